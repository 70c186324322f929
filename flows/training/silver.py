"""Names for treebank sentences that have none: the treebank's proper nouns, typed by a first network.

UD-EWT's train part says which words are proper nouns and how they hang together, and not what they name. Where the
first network is sure of the type of such a chunk the chunk becomes a name of that type; where it is sure that the
chunk names nothing of ours, or that a word is in no name, the word is outside; everything else is left open.
"""

from collections.abc import Sequence

import numpy as np

from flows.language import decoding
from flows.language.decoding import ENTITY_TYPES
from flows.training.conllu import Mention, Sentence
from flows.training.mentions import affiliations, name_span, numbers
from flows.training.predict import Prediction
from flows.training.tags import Span, allowed_tags, spans_without_overlap

SURE = 0.75
"""Probability from which the first network is believed."""


def chunks(sentence: Sentence) -> list[tuple[int, int]]:
    """The proper-noun chunks of a treebank sentence, longest first where they overlap."""
    count = len(sentence.words)
    whole = Mention(0, count, "")
    tops = [
        i
        for i, upos in enumerate(sentence.upos)
        if upos == "PROPN" and sentence.deprels[i] not in ("flat", "compound", "goeswith")
    ]
    found: list[Span] = [(*name_span(sentence, whole, i), "") for i in tops]
    return [(start, end) for start, end, _ in spans_without_overlap(found)]


def mark(sentence: Sentence, prediction: Prediction) -> None:
    """Set the sentence's names."""
    chance = np.exp(prediction.tags["names"])
    by_type = np.stack([chance[:, 1 + 4 * k : 5 + 4 * k].sum(axis=1) for k in range(len(ENTITY_TYPES))], axis=1)
    names: list[Span] = []
    open_words = {i for i in range(len(sentence.words)) if by_type[i, :3].sum() > 1 - SURE}
    for start, end in chunks(sentence):
        mean = by_type[start:end, :3].mean(axis=0)
        best = int(mean.argmax())
        if mean[best] > SURE:
            names.append((start, end, ENTITY_TYPES[best]))
        elif mean.sum() > 1 - SURE:
            open_words.update(range(start, end))
    times, doubtful = _times(prediction)
    open_words |= doubtful
    names = spans_without_overlap(names + times + numbers(sentence))
    names = spans_without_overlap(names + affiliations(sentence, names))
    sentence.names = allowed_tags(len(sentence.words), names, ENTITY_TYPES)
    taken = {i for start, end, _ in names for i in range(start, end)}
    for i in open_words - taken:
        sentence.names[i] = None


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
