"""Names for treebank sentences that have none: the treebank's proper nouns, with the types that people gave them.

UD-EWT's train part says which words are proper nouns and how they hang together, and not what they name.
``seeds/training_names.csv`` types its chunks (``flows.training.name_chunks``) as Universal NER types names: a
network typed them, people read the list and mended it; what has several types, or is part of a name, is open.
Chunks that are not in the list, and expressions of time, are typed by a first network where it is sure, and else
left open.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from flows.language import decoding, words
from flows.language.decoding import ENTITY_TYPES
from flows.training.conllu import Sentence
from flows.training.mentions import affiliations, numbers
from flows.training.name_chunks import chunks
from flows.training.predict import Prediction
from flows.training.tags import Span, allowed_tags, spans_without_overlap

SURE = 0.75
"""Probability from which the first network is believed."""

NO_NAME = "NONE"
OPEN = "OPEN"


@cache
def types() -> dict[str, str]:
    """Type of each chunk that was read by hand: of a name, ``NO_NAME`` of ours, or ``OPEN``."""
    return {row["name"]: row["type"] for row in words.rows("training_names")}


def mark(sentence: Sentence, prediction: Prediction) -> None:
    """Set the sentence's names."""
    chance = np.exp(prediction.tags["names"])
    by_type = np.stack([chance[:, 1 + 4 * k : 5 + 4 * k].sum(axis=1) for k in range(len(ENTITY_TYPES))], axis=1)
    names: list[Span] = []
    open_words: set[int] = set()
    for start, end in chunks(sentence):
        kind = types().get(" ".join(sentence.words[start:end])) or _guessed(by_type[start:end, :3].mean(axis=0))
        if kind == OPEN:
            open_words.update(range(start, end))
        elif kind != NO_NAME:
            names.append((start, end, kind))
    times, doubtful = _times(prediction)
    open_words |= doubtful
    names = spans_without_overlap(names + times + numbers(sentence))
    names = spans_without_overlap(names + affiliations(sentence, names))
    sentence.names = allowed_tags(len(sentence.words), names, ENTITY_TYPES)
    taken = {i for start, end, _ in names for i in range(start, end)}
    for i in open_words - taken:
        sentence.names[i] = None


def _guessed(chance: np.ndarray) -> str:
    """The type of a chunk that nobody read, from its chance to be each of the first three types."""
    best = int(chance.argmax())
    if chance[best] > SURE:
        return ENTITY_TYPES[best]
    return OPEN if chance.sum() > 1 - SURE else NO_NAME


def _times(prediction: Prediction) -> tuple[list[Span], set[int]]:
    """Expressions of time that the first network is sure of, and the words of those that it is not."""
    scores = prediction.tags["names"]
    kind = ENTITY_TYPES.index("TIME")
    mass = np.exp(scores[:, 1 + 4 * kind : 5 + 4 * kind]).sum(axis=1)
    found = decoding.spans(scores[None], np.array([len(scores)]))[0]
    sure = [(a, b, "TIME") for a, b, k in found if k == kind and mass[a:b].min() > SURE]
    inside = {i for a, b, _ in sure for i in range(a, b)}
    return sure, {i for i in np.flatnonzero(mass > 1 - SURE).tolist() if i not in inside}


def mark_all(sentences: Sequence[Sentence], predictions: Sequence[Prediction | None]) -> None:
    """``mark`` every sentence that has a prediction."""
    for sentence, prediction in zip(sentences, predictions, strict=True):
        if prediction is not None:
            mark(sentence, prediction)
