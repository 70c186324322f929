"""Scores of predictions on annotated sentences, on the corpora's own words."""

from collections.abc import Sequence

import numpy as np

from flows.language import decoding
from flows.language.features import Pieces
from flows.training.batches import UNCHANGED, Cases
from flows.training.conllu import Sentence
from flows.training.labels import Inventory
from flows.training.model import Model
from flows.training.predict import Prediction, predict
from flows.training.tags import Span

NAME_TYPES = ("ORG", "PERSON", "PLACE")


def tag_spans(tags: Sequence[frozenset[str] | None]) -> list[Span]:
    """The spans of words that have one allowed tag each."""
    found: list[Span] = []
    start = 0
    for i, allowed in enumerate(tags):
        tag = next(iter(allowed)) if allowed and len(allowed) == 1 else "O"
        if tag[0] in "BS":
            start = i
        if tag[0] in "ES":
            found.append((start, i + 1, tag[2:]))
    return found


def f1(right: int, found: int, gold: int) -> float:
    """F1 in percent from counts."""
    return 200 * right / (found + gold) if found + gold else 0.0


def scores(
    sentences: Sequence[Sentence], predictions: Sequence[Prediction | None], types: Sequence[str] = NAME_TYPES
) -> dict[str, float]:
    """UPOS, features, UAS, LAS (full labels; ``las_main`` without subtypes) and span F1, in percent.

    A sentence without a prediction counts as all wrong.
    """
    right = dict.fromkeys(("upos", "feats", "uas", "las", "las_main"), 0)
    words = 0
    spans = {"names": [0, 0, 0], "nominals": [0, 0, 0]}
    for sentence, found in zip(sentences, predictions, strict=True):
        if sentence.heads:
            words += len(sentence.words)
        for name, counts in spans.items():
            tags = getattr(sentence, name)
            if any(t is not None for t in tags):
                gold = {s for s in tag_spans(tags) if s[2] in types}
                got = read_spans(found.tags[name], types) if found else set()
                for i, count in enumerate((len(gold & got), len(got), len(gold))):
                    counts[i] += count
        if found is None or not sentence.heads:
            continue
        right["upos"] += sum(map(str.__eq__, found.classes["upos"], sentence.upos))
        right["feats"] += sum(map(str.__eq__, found.classes["feats"], sentence.feats))
        for head, label, gold_head, gold_label in zip(
            found.heads, found.deprels, sentence.heads, sentence.deprels, strict=True
        ):
            arc = head == gold_head
            right["uas"] += arc
            right["las"] += arc and label == gold_label
            right["las_main"] += arc and label.split(":")[0] == gold_label.split(":")[0]
    result = {key: round(100 * value / words, 2) for key, value in right.items()} if words else {}
    return result | {name: round(f1(*counts), 2) for name, counts in spans.items() if counts[2]}


def read_spans(tags: np.ndarray, types: Sequence[str]) -> set[Span]:
    """The best spans of some types of one sentence's tag scores."""
    found = decoding.spans(np.asarray(tags, dtype=np.float32)[None], np.array([len(tags)]))[0]
    return {(a, b, decoding.ENTITY_TYPES[k]) for a, b, k in found if decoding.ENTITY_TYPES[k] in types}


def measure(
    model: Model,
    sentences: Sequence[Sentence],
    pieces: Pieces,
    inventory: Inventory,
    cases: Cases = UNCHANGED,
) -> dict[str, float]:
    """``scores`` of a network on some sentences."""
    return scores(sentences, predict(model, sentences, pieces, inventory, cases))
