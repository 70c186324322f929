"""The tables of organisations, their names, and people, with their counts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from flows.extraction.mentions import gazetteer
from flows.reading.document import Document
from flows.resolution.organisations import Organisation
from flows.resolution.people import Person
from schemas.tables import TABLES
from schemas.vocabulary import MentionForm


def organisations(
    found: Sequence[Organisation], mentions: pl.DataFrame, documents: Sequence[Document]
) -> pl.DataFrame:
    """One row an organisation. `publisher_count` counts known publishers, each once."""
    publishers = {d.document_id: d.publisher for d in documents}
    count, where = _counts(mentions, "organisation_id")
    rows: list[dict[str, Any]] = []
    for one in found:
        present = where.get(one.organisation_id, set())
        rows.append(
            {
                "organisation_id": one.organisation_id,
                "name": one.name,
                "kind": one.kind,
                "wikidata_id": one.wikidata_id,
                "mention_count": count.get(one.organisation_id, 0),
                "document_count": len(present),
                "publisher_count": len({publishers.get(d) for d in present} - {None, ""}),
            }
        )
    table = TABLES["organisations"]
    return table.frame(rows).sort(table.sort_by)


def _counts(mentions: pl.DataFrame, column: str) -> tuple[dict[str, int], dict[str, set[str]]]:
    count: dict[str, int] = defaultdict(int)
    where: dict[str, set[str]] = defaultdict(set)
    for identifier, document in mentions.select(column, "document_id").iter_rows():
        if identifier is not None:
            count[identifier] += 1
            where[identifier].add(document)
    return count, where


def organisation_names(found: Sequence[Organisation], mentions: pl.DataFrame) -> pl.DataFrame:
    """The names used, with the sentence of the first use, and the reviewed names that no document uses.

    First is by document id and place in it.
    """
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    used = mentions.filter(
        pl.col("organisation_id").is_not_null() & (pl.col("form") != MentionForm.PRONOUN.value)
    ).sort("document_id", "char_start", "char_end")
    for identifier, text, sentence_id in used.select("organisation_id", "text", "sentence_id").iter_rows():
        name = " ".join(text.split())
        row = rows.setdefault(
            (identifier, name),
            {"organisation_id": identifier, "name": name, "sentence_id": sentence_id, "mention_count": 0},
        )
        row["mention_count"] += 1
    reviewed = gazetteer.names_by_body()
    for one in found:
        for name in [one.name, *reviewed.get(one.organisation_id, ())]:
            rows.setdefault(
                (one.organisation_id, name),
                {"organisation_id": one.organisation_id, "name": name, "sentence_id": None, "mention_count": 0},
            )
    table = TABLES["organisation_names"]
    return table.frame(rows.values()).sort(table.sort_by)


def people(found: Sequence[Person], mentions: pl.DataFrame) -> pl.DataFrame:
    """One row a person."""
    count, where = _counts(mentions, "person_id")
    table = TABLES["people"]
    rows: list[Mapping[str, Any]] = [
        {
            "person_id": one.person_id,
            "name": one.name,
            "mention_count": count.get(one.person_id, 0),
            "document_count": len(where.get(one.person_id, ())),
        }
        for one in found
    ]
    return table.frame(rows).sort(table.sort_by)
