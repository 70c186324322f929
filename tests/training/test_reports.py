"""Marked sentences are read with their names, and nothing that is not marked is taught."""

import re

import pytest

pytest.importorskip("torch", reason="training needs the environment of `make training`")

from flows.language.words import rows as seeds
from flows.training.measure import tag_spans
from flows.training.reports import read


def spans(tags: list[frozenset[str] | None], of: list[str]) -> list[tuple[str, str]]:
    return [(" ".join(of[a:b]), kind) for a, b, kind in tag_spans(tags)]


def test_names_and_descriptions() -> None:
    text = "Near [Dar|PLACE], {the [Chadian|NATIONALITY] army|ORG} fought the [33rd Front|ORG] for 3 days."
    found = read(text)
    assert found.words[:4] == ["Near", "Dar", ",", "the"]
    assert spans(found.names, found.words) == [("Dar", "PLACE"), ("Chadian", "NATIONALITY"), ("33rd Front", "ORG")]
    assert spans(found.nominals, found.words) == [("the Chadian army", "ORG")]


def test_what_is_not_marked_stays_open() -> None:
    found = read("It fell on Monday.")
    monday = found.names[found.words.index("Monday")]
    assert monday is not None
    assert {"O", "S-TIME", "S-NUMBER"} <= monday
    assert not any(tag.endswith(("ORG", "PLACE", "PERSON")) for tag in monday)
    assert found.nominals[0] is not None
    assert "S-PERSON" in found.nominals[0]


@pytest.mark.parametrize(
    "text",
    ["[Dar|PLACE", "Dar|PLACE]", "[Dar|TOWN]", "{the mayor|PERSON}", "[Dar|PLACE}", "a | b", "[[Dar|PLACE]"],
)
def test_a_wrong_mark_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        read(text)


@pytest.mark.parametrize("name", ["training_reports", "training_relations"])
def test_every_sentence_of_the_seeds_is_marked_well(name: str) -> None:
    rows = seeds(name)
    assert len({row["cue"] for row in rows}) == len(rows) > 500
    for row in rows:
        assert row["reason"]
        assert read(row["cue"]).words


def test_every_relation_is_of_two_mentions() -> None:
    known = {"allied", "supports", "part_of", "merged", "fights", "opposes", "split", "truce", "position"}
    for row in seeds("training_relations"):
        letters = re.findall(r"\|\w+=(\w)[\]}]", row["cue"])
        assert len(set(letters)) == len(letters), row["cue"]
        for told in filter(None, row["relations"].split(";")):
            a, relation, b = told.split()
            assert relation in known, row["cue"]
            assert a != b, row["cue"]
            assert {a, b} <= set(letters), row["cue"]
