"""Shards to released tables, on documents written here."""

import random
from pathlib import Path

import polars as pl
import pytest

from flows.extraction import shard
from flows.extraction.extraction import Extraction, MentionRecord
from flows.extraction.page import Entity, Sentence
from flows.extraction.records import Evidence, LeaderClaim, RivalryClaim
from flows.reading.document import Document
from flows.resolution import Registry, Resolved, resolve
from schemas.tables import TABLES
from schemas.vocabulary import MentionForm, OrganisationKind, RivalryRelation, Role

TEXTS = {
    "one.txt": "The Zuhra Front, led by Amina Rahal, fought Hezbollah.",
    "two.txt": "Hezbollah attacked the Zuhra Front. Rahal is its leader.",
}


def extraction(document: Document) -> Extraction:
    """A reading of one of the texts: the names found by search, one rivalry and one leader."""
    text = document.text
    entities = (
        Entity(0, "organisation", "Zuhra Front", OrganisationKind.ARMED_GROUP),
        Entity(1, "organisation", "Hezbollah", OrganisationKind.ARMED_GROUP, "hezbollah"),
        Entity(2, "person", "Amina Rahal" if "Amina" in text else "Rahal"),
    )
    sentences, start = [], 0
    for ordinal, part in enumerate(text.split(". ")):
        end = start + len(part) + (0 if part.endswith(".") else 1)
        sentences.append(Sentence(f"{document.document_id}:{ordinal}", ordinal, start, end, text[start:end], 0, 0))
        start = end + 1
    mentions = []
    for entity in entities:
        at = text.index(entity.name)
        ordinal = next(s.ordinal for s in sentences if s.char_start <= at < s.char_end)
        mentions.append(
            MentionRecord(
                sentence_ordinal=ordinal,
                char_start=at,
                char_end=at + len(entity.name),
                text=entity.name,
                form=MentionForm.NAME,
                entity=entity.key,
                confidence=0.9,
            )
        )
    verb = "fought" if "fought" in text else "attacked"

    def evidence(words: str, rule: str) -> Evidence:
        at = text.index(words)
        sentence = next(s for s in sentences if s.char_start <= at < s.char_end)
        return Evidence(
            sentence_ordinal=sentence.ordinal,
            char_start=at,
            char_end=at + len(words),
            text=words,
            sentence_start=sentence.char_start,
            sentence_text=sentence.text,
            extractor=rule,
        )

    claims = (
        RivalryClaim(evidence=evidence(verb, "alliances.fights"), a=0, relation=RivalryRelation.FIGHTS, b=1),
        LeaderClaim(
            evidence=evidence("led" if "led" in text else "leader", "leaders.led"),
            organisation=0,
            person=2,
            role=Role.LEADER,
            title="leader",
        ),
    )
    return Extraction(
        key=document.document_id,
        document_id=document.document_id,
        sentences=tuple(sentences),
        entities=entities,
        mentions=tuple(mentions),
        claims=claims,
    )


def documents() -> list[Document]:
    return [Document.of(text, path, publisher="Example Wire") for path, text in TEXTS.items()]


def resolved(tmp_path: Path, seed: int = 0, registry: Registry | None = None) -> Resolved:
    found = documents()
    random.Random(seed).shuffle(found)
    paths = [
        shard.write(tmp_path / str(seed), [shard.row_of(extraction(document), lambda _: 0.8)])
        for document in found
    ]
    return resolve(shard.tables(paths), found, registry)


def test_one_body_across_documents(tmp_path: Path) -> None:
    tables = resolved(tmp_path).tables
    found = tables["organisations"].select("organisation_id", "mention_count", "document_count", "publisher_count")
    assert found.rows() == [("hezbollah", 2, 2, 1), ("zuhra-front", 2, 2, 1)]


def test_a_pair_without_direction_is_in_order_of_ids(tmp_path: Path) -> None:
    rivalries = resolved(tmp_path).tables["rivalries"]
    assert set(rivalries.select("organisation_a", "relation", "organisation_b").rows()) == {
        ("hezbollah", "fights", "zuhra-front")
    }
    assert len(rivalries) == 2


def test_a_surname_alone_is_a_person_of_its_document(tmp_path: Path) -> None:
    people = resolved(tmp_path).tables["people"]["person_id"].to_list()
    single = Document.of(TEXTS["two.txt"], "two.txt").document_id[:8]
    assert people == ["amina-rahal", f"rahal-{single}"]


def test_known_names_without_a_use_are_listed(tmp_path: Path) -> None:
    names = resolved(tmp_path).tables["organisation_names"].filter(pl.col("organisation_id") == "hezbollah")
    unused = names.filter(pl.col("mention_count") == 0)
    assert len(unused) > 0
    assert unused["sentence_id"].null_count() == len(unused)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_makes_no_difference(tmp_path: Path, seed: int) -> None:
    first, other = resolved(tmp_path), resolved(tmp_path, seed)
    assert first.registry.to_csv() == other.registry.to_csv()
    for name, frame in first.tables.items():
        assert frame.equals(other.tables[name]), name


def test_the_registry_that_is_given_is_left_alone(tmp_path: Path) -> None:
    registry = Registry()
    result = resolved(tmp_path, registry=registry)
    assert registry.to_csv() == Registry().to_csv()
    again = resolved(tmp_path, 5, result.registry)
    assert again.tables["organisations"].equals(result.tables["organisations"])


def test_every_table_has_its_declared_columns(tmp_path: Path) -> None:
    for name, frame in resolved(tmp_path).tables.items():
        assert frame.schema == TABLES[name].polars_schema
        TABLES[name].model.validate(frame)
