"""The rows of shards under released ids: mentions and claims."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import polars as pl

from schemas import ids
from schemas.tables import CLAIM_TABLES, TABLES
from schemas.vocabulary import SYMMETRIC

Keys = Mapping[tuple[str, int], str]
# Shard column → released column, where they differ, for columns that hold entity keys.
_ORGANISATIONS = {
    "organisation": "organisation_id",
    "a": "organisation_a",
    "b": "organisation_b",
    "victim_organisation": "victim_organisation",
    "perpetrator_organisation": "perpetrator_organisation",
}
_PEOPLE = {"person": "person_id"}


def mentions(rows: pl.DataFrame, organisations: Keys, people: Keys) -> pl.DataFrame:
    """The released mentions. Words that a longer rule and a shorter one both found are there once."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows.iter_rows(named=True):
        key = (row["document_id"], row["entity"])
        identifier = ids.mention_id(row["document_id"], row["char_start"], row["char_end"])
        released = {
            "mention_id": identifier,
            "document_id": row["document_id"],
            "sentence_id": ids.sentence_id(row["document_id"], row["sentence_ordinal"]),
            "char_start": row["char_start"],
            "char_end": row["char_end"],
            "text": row["text"],
            "form": row["form"],
            "organisation_id": organisations.get(key),
            "person_id": people.get(key),
            "confidence": row["confidence"],
        }
        if identifier not in found or found[identifier]["confidence"] < row["confidence"]:
            found[identifier] = released
    return _frame("mentions", found.values())


def claims(tables: Mapping[str, pl.DataFrame], organisations: Keys, people: Keys) -> dict[str, pl.DataFrame]:
    """The released claim tables. A claim that two rules made in the same words is there once, the likelier."""
    return {name: _claims(name, tables[name], organisations, people) for name in CLAIM_TABLES}


def _claims(name: str, rows: pl.DataFrame, organisations: Keys, people: Keys) -> pl.DataFrame:
    columns = TABLES[name].columns
    release = _released(organisations, people)
    found: dict[str, dict[str, Any]] = {}
    for row in rows.iter_rows(named=True):
        released = release(row)
        if released.get("relation") and released["organisation_a"] == released["organisation_b"]:
            continue
        if released.get("relation") in SYMMETRIC and released["organisation_b"] < released["organisation_a"]:
            released |= {
                "organisation_a": released["organisation_b"],
                "organisation_b": released["organisation_a"],
            }
        identifier = ids.claim_id(name, released)
        released = {"claim_id": identifier} | {k: v for k, v in released.items() if k in columns}
        kept = found.get(identifier)
        if kept is None or (kept["confidence"], kept["extractor"]) < (
            released["confidence"],
            released["extractor"],
        ):
            found[identifier] = released
    return _frame(name, found.values())


def _released(organisations: Keys, people: Keys) -> Callable[[dict[str, Any]], dict[str, Any]]:
    def release(row: dict[str, Any]) -> dict[str, Any]:
        document = row["document_id"]
        released = dict(row)
        for columns, keys in ((_ORGANISATIONS, organisations), (_PEOPLE, people)):
            for column, name in columns.items():
                if column in row:
                    local = released.pop(column)
                    released[name] = None if local is None else keys[(document, local)]
        released["sentence_id"] = ids.sentence_id(document, released["sentence_ordinal"])
        return released

    return release


def _frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    table = TABLES[name]
    return table.frame(rows).sort(table.sort_by)
