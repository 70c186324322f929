"""From the rows of shards to the released tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from flows.reading.document import Document
from flows.resolution import claims, entities, organisations, people, sources
from flows.resolution.clusters import Local
from flows.resolution.registry import Registry
from schemas.vocabulary import MentionForm


@dataclass(frozen=True, slots=True)
class Resolved:
    """The released tables by name (all but `release` and `quarantine`), and the registry to keep for next time."""

    tables: dict[str, pl.DataFrame]
    registry: Registry


def resolve(
    rows: Mapping[str, pl.DataFrame], documents: Sequence[Document], registry: Registry | None = None
) -> Resolved:
    """The released tables of extracted documents.

    `rows` are the frames of `flows.extraction.shard.tables`. `registry` is that of the release before, if any;
    it is not changed. The result depends on neither the order of documents nor that of rows.

    Raises:
        KeyError: when a row names a document or an entity that is not there.
    """
    kept = registry.copy() if registry is not None else Registry()
    locals_ = local_organisations(rows)
    found = organisations.identify(locals_, kept)
    persons = people.identify(
        rows["entities"].filter(pl.col("type") == "person").select("document_id", "key", "name").iter_rows(), kept
    )
    of_organisation = {member: one.organisation_id for one in found for member in one.members}
    of_person = {member: one.person_id for one in persons for member in one.members}
    mentions = claims.mentions(rows["mentions"], of_organisation, of_person)
    sentences = sources.sentences(rows["sentences"], documents)
    tables = {
        "documents": sources.documents(documents, sentences),
        "sentences": sentences,
        "organisations": entities.organisations(found, mentions, documents),
        "organisation_names": entities.organisation_names(found, mentions),
        "people": entities.people(persons, mentions),
        "mentions": mentions,
        **claims.claims(rows, of_organisation, of_person),
    }
    return Resolved(tables, kept)


def local_organisations(rows: Mapping[str, pl.DataFrame]) -> list[Local]:
    """The organisations of each document with their wordings, pronouns left out."""
    wordings: dict[tuple[str, int], dict[str, int]] = {}
    named = rows["mentions"].filter(pl.col("form") != MentionForm.PRONOUN.value)
    for document_id, entity, text in named.select("document_id", "entity", "text").iter_rows():
        counts = wordings.setdefault((document_id, entity), {})
        plain = " ".join(text.split())
        counts[plain] = counts.get(plain, 0) + 1
    bodies = rows["entities"].filter(pl.col("type") == "organisation")
    return [
        Local(
            row["document_id"],
            row["key"],
            row["name"],
            row["kind"],
            row["seed_id"],
            tuple(sorted(wordings.get((row["document_id"], row["key"]), {}).items())),
        )
        for row in bodies.iter_rows(named=True)
    ]
