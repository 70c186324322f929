"""Extractions as Parquet: a shard holds one row a document, with nested rows of offsets.

A shard is written aside and renamed, so that a reader never meets half of one. Its name is made
from the content keys of its documents: who extracts the same documents writes the same file.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.extraction.extraction import Extraction
from flows.extraction.records import AllianceClaim, CasualtyClaim, Claim, DateClaim, LeaderClaim, RivalryClaim
from flows.extraction.shard_layout import KINDS, PROVENANCE, SCHEMA


class ShardError(ValueError):
    """A file that is not a shard of this layout; the message names it."""


_CLAIM_KINDS: dict[type[Claim], str] = {
    LeaderClaim: "leaders",
    AllianceClaim: "alliances",
    RivalryClaim: "rivalries",
    DateClaim: "dates",
    CasualtyClaim: "casualties",
}


def _record(item: Any, columns: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(item, name) for name in columns}


def _claim_row(claim: Claim, kind: str, confidence: Callable[[str], float]) -> dict[str, Any]:
    evidence = claim.evidence
    own = [name for name in KINDS[kind] if name not in PROVENANCE]
    provenance = {name: getattr(evidence, name) for name in PROVENANCE if name not in {"evidence", "confidence"}}
    measured = {"evidence": evidence.text, "confidence": confidence(evidence.extractor)}
    return provenance | measured | _record(claim, own)


def row_of(extraction: Extraction, confidence: Callable[[str], float]) -> dict[str, Any]:
    """One document's row. `confidence` gives the probability that a claim of a rule is right.

    Raises:
        ShardError: for a claim of a type that has no table.
    """
    row: dict[str, Any] = {name: [] for name in KINDS}
    row |= {"key": extraction.key, "document_id": extraction.document_id}
    for name in ("sentences", "entities", "mentions"):
        row[name] = [_record(item, KINDS[name]) for item in getattr(extraction, name)]
    for claim in extraction.claims:
        kind = _CLAIM_KINDS.get(type(claim))
        if kind is None:
            raise ShardError(f"{extraction.document_id}: no table for a {type(claim).__name__}")
        row[kind].append(_claim_row(claim, kind, confidence))
    return row


def write(folder: Path, rows: Sequence[dict[str, Any]]) -> Path:
    """Write rows as one shard in a folder and return its path. Rows are sorted by key first."""
    ordered = sorted(rows, key=lambda row: str(row["key"]))
    digest = hashlib.sha256("\n".join(row["key"] for row in ordered).encode()).hexdigest()[:24]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{digest}.parquet"
    aside = folder / f".{digest}.{os.getpid()}.tmp"
    try:
        pq.write_table(pa.Table.from_pylist(ordered, schema=SCHEMA), aside, compression="zstd")
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return path


def _read(path: Path, columns: list[str] | None = None) -> pa.Table:
    try:
        table = pq.read_table(path, columns=columns, partitioning=None)
    except (pa.ArrowException, OSError) as error:
        raise ShardError(f"{path}: not a readable shard ({error})") from error
    wanted = SCHEMA if columns is None else pa.schema([SCHEMA.field(name) for name in columns])
    if not table.schema.equals(wanted):
        raise ShardError(f"{path}: not the columns of a shard of this version")
    return table


def keys(path: Path) -> list[str]:
    """The content keys of a shard's documents.

    Raises:
        ShardError: when the file cannot be read or has other columns.
    """
    return [str(key) for key in _read(path, ["key"])["key"].to_pylist()]


def tables(paths: Iterable[Path], wanted: Iterable[str] | None = None) -> dict[str, pl.DataFrame]:
    """The rows of some shards, one frame for each kind, with `document_id` first.

    Frames are sorted by `document_id`, rows of a document in the order of extraction, so that how documents
    were dealt out to shards leaves no trace. `wanted` keeps only documents with these content keys; a key
    that several shards hold counts once.

    Raises:
        ShardError: when a file is no shard, or a wanted key is in none.
    """
    parts = [_read(path) for path in sorted(set(paths))]
    whole = pa.concat_tables(parts) if parts else SCHEMA.empty_table()
    present = whole["key"].to_pylist()
    chosen: dict[str, int] = {}
    for index, key in enumerate(present):
        chosen.setdefault(key, index)
    if wanted is not None:
        missing = sorted(set(wanted) - chosen.keys())
        if missing:
            raise ShardError(f"{len(missing)} documents are in no shard, {missing[0]} among them")
        chosen = {key: chosen[key] for key in set(wanted)}
    whole = whole.take(pa.array(sorted(chosen.values()), pa.int64())).sort_by("document_id").combine_chunks()
    return {name: _flat(whole, name) for name in KINDS}


def _flat(whole: pa.Table, name: str) -> pl.DataFrame:
    nested = whole[name].combine_chunks()
    if isinstance(nested, pa.ChunkedArray):
        nested = nested.chunk(0) if nested.num_chunks else pa.array([], nested.type)
    ids = whole["document_id"].combine_chunks().take(pc.list_parent_indices(nested))
    rows = pc.list_flatten(nested)
    columns = [ids, *(pc.struct_field(rows, [i]) for i in range(len(KINDS[name])))]
    frame = pl.from_arrow(pa.table(columns, names=["document_id", *KINDS[name]]))
    if not isinstance(frame, pl.DataFrame):
        raise TypeError(f"{name}: a table became a {type(frame).__name__}")
    return frame
