"""Sentences written for training: whole spans, in our types, and every one of them filled."""

import random

import pytest

from flows.language import words
from flows.language.decoding import ENTITY_TYPES

pytest.importorskip("torch", reason="training needs the environment of `make training`")

from flows.training import written
from flows.training.conllu import Sentence
from flows.training.measure import tag_spans
from flows.training.tags import allowed_tags

TEMPLATES = [row["cue"] for row in words.rows("training_sentences")]


@pytest.mark.parametrize("text", TEMPLATES)
def test_every_sentence_fills(text: str) -> None:
    sentence = written.fill(text, random.Random(1))
    whole = " ".join(sentence.words)
    assert not set(whole) & set("<>{}|")
    assert len(sentence.names) == len(sentence.nominals) == len(sentence.words)
    slots = text.count("<")
    assert len(tag_spans(sentence.names)) == slots
    assert {kind for *_, kind in tag_spans(sentence.names)} <= set(ENTITY_TYPES)


def test_a_name_inside_a_nominal_is_both() -> None:
    sentence = written.fill("{a <NAT> colonel|PERSON} spoke", random.Random(1))
    assert [(a, b) for a, b, _ in tag_spans(sentence.nominals)] == [(0, 3)]
    assert [(a, b, k) for a, b, k in tag_spans(sentence.names)] == [(1, 2, "NATIONALITY")]


def test_the_same_seed_writes_the_same() -> None:
    assert [s.words for s in written.written(3)[:50]] == [s.words for s in written.written(3)[:50]]


def test_renamed_keeps_what_it_does_not_name() -> None:
    source = Sentence("own", ["Alpha", "Front", "took", "Beta", "on", "Monday"])
    source.names = allowed_tags(6, [(0, 2, "ORG"), (3, 4, "PLACE"), (5, 6, "TIME")], ENTITY_TYPES)
    (copy,) = written.renamed([source], seed=1)
    kinds = [kind for *_, kind in tag_spans(copy.names)]
    assert kinds == ["ORG", "PLACE", "TIME"]
    assert "took" in copy.words
    assert copy.words[-1] == "Monday"
    assert copy.heads == []


def test_a_sentence_with_open_names_has_no_copy() -> None:
    source = Sentence("own", ["Alpha", "fell"], names=[frozenset({"S-PLACE"}), None])
    assert written.renamed([source]) == []
