"""Tables in, a release out: sifted, ordered, written aside, read back, and only then put in place."""

from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from flows.release import place
from flows.release.changes import write_changes
from flows.release.checksums import write_checksums
from flows.release.clock import release_time
from flows.release.croissant import write_croissant
from flows.release.database import write_database
from flows.release.errors import EmptyRelease, InvalidTables
from flows.release.metadata import load_metadata
from flows.release.order import in_order
from flows.release.package import write_package
from flows.release.parquet import write_parquet
from flows.release.quarantine import identified, without_wording
from flows.release.readme import write_readme
from flows.release.recount import recounted, row_counts
from flows.release.redaction import redacted
from flows.release.sift import MAX_SHARE, sift
from flows.release.verify import verify
from schemas.check import problems
from schemas.problem import Tables
from schemas.tables import TABLES


def publish(
    tables: Tables,
    quarantine: pl.DataFrame,
    output: Path,
    *,
    is_public: bool,
    input_sha256: str,
    code_version: str,
    model_version: str | None,
    created_at: datetime | None = None,
    max_share: float = MAX_SHARE,
) -> Path:
    """Publish a release and return its folder, `output/<version>`; `output/latest` then leads to it.

    Rows that break a rule go to quarantine with the reason. Same tables, same moment: same bytes in every
    Parquet file, whatever the order of the rows given.

    Args:
        tables: the released tables but `release` and `quarantine`; one that is absent is empty.
        quarantine: what was kept out before, as `document_rows` makes it.
        output: folder of the releases; made where it is absent.
        is_public: whether to leave out texts that may not be passed on.
        input_sha256: SHA-256 of the inventory of the documents.
        code_version: version of the code.
        model_version: version of the language model, if any.
        created_at: moment of the release in UTC, without a zone; by default `release_time()`.
        max_share: share of rejected rows above which there is no release.

    Raises:
        EmptyRelease: when there is no document.
        InvalidTables: when a table is not of the declared shape.
        TooManyRejected: when more than `max_share` of the rows break a rule.
        PublicationError: when the output folder cannot be written to.
    """
    made = created_at if created_at is not None else release_time()
    given = {name: _empty(name) for name in TABLES} | dict(tables)
    kept, rejected = sift(in_order({name: frame for name, frame in given.items() if name not in _OWN}), max_share)
    if kept["documents"].is_empty():
        raise EmptyRelease("there is no document to release")
    kept = recounted(kept)
    quarantined = identified(
        in_order({"quarantine": pl.concat([quarantine.select(rejected.columns), rejected])})["quarantine"]
    )
    if is_public:
        kept, quarantined = redacted(kept), without_wording(quarantined)
    kept["quarantine"] = quarantined
    metadata = load_metadata()
    with place.staging(output, made.date()) as (version, folder):
        row: dict[str, Any] = {
            "version": version,
            "created_at": made,
            "code_version": code_version,
            "model_version": model_version,
            "input_sha256": input_sha256,
            "is_public": is_public,
            **row_counts(kept),
        }
        kept["release"] = TABLES["release"].frame([row])
        released = in_order(kept)
        if left := problems(released):
            raise InvalidTables(left)
        for name, table in TABLES.items():
            write_parquet(table, released[name], folder)
        write_database(folder)
        write_changes(folder, place.releases(output))
        write_readme(folder, row, metadata)
        write_package(folder, row, metadata)
        write_croissant(folder, row, metadata)
        write_checksums(folder)
        verify(folder, {name: frame.height for name, frame in released.items()})
        return place.appear(folder, output, version)


_OWN = ("release", "quarantine")


def _empty(name: str) -> pl.DataFrame:
    return pl.DataFrame(schema=TABLES[name].polars_schema)
