"""Relations between the mentions of a sentence, as the network proposes them. Rules decide; these are hints."""

import numpy as np

from flows.language import decoding
from flows.language.decoding import Ints
from flows.language.network import Analysis, Network

LEAST = 0.5
"""Probability from which a relation is proposed."""

SYMMETRIC = frozenset({"allied", "fighting", "same_as"})

_TYPES = frozenset(decoding.ENTITY_TYPES.index(kind) for kind in ("ORG", "PERSON", "PLACE"))

Relation = tuple[int, int, str, int, int, float]
"""First word and word after the last of the one mention, label, the same of the other mention, probability."""


def head_of(start: int, end: int, heads: Ints) -> int:
    """The word of a span whose head lies outside of it, the first where several do."""
    inside = heads[start:end]
    outside = np.flatnonzero((inside < start) | (inside >= end) | (inside == np.arange(start, end)))
    return start + int(outside[0]) if len(outside) else end - 1


def propose(network: Network, analysis: Analysis, bounds: Ints) -> list[Relation]:
    """Relations between mentions of one sentence, in order of the text; a symmetric one once."""
    mentions = sorted(
        {(start, end) for found in analysis.spans.values() for start, end, kind in found if kind in _TYPES}
    )
    heads = [head_of(start, end, analysis.heads) for start, end in mentions]
    sentence = np.searchsorted(bounds, [start for start, _ in mentions], side="right").tolist()
    pairs = [
        (i, j)
        for i in range(len(mentions))
        for j in _same_sentence(sentence, i)
        if i != j and heads[i] != heads[j]
    ]
    if not pairs:
        return []
    starts, ends = (np.array([heads[pair[side]] for pair in pairs]) for side in (0, 1))
    chance = network.relations(analysis.vectors, starts, ends)
    labels = network.classes["relations"]
    best = chance.argmax(axis=1)
    found: list[Relation] = []
    for k in np.flatnonzero((best > 0) & (chance.max(axis=1) >= LEAST)).tolist():
        i, j = pairs[k]
        label = labels[int(best[k])]
        if label not in SYMMETRIC or i < j:
            found.append((*mentions[i], label, *mentions[j], round(float(chance[k, best[k]]), 4)))
    return found


def _same_sentence(sentence: list[int], i: int) -> range:
    """Indices of the mentions of the sentence of mention ``i``; mentions are in order of the text."""
    first = last = i
    while first > 0 and sentence[first - 1] == sentence[i]:
        first -= 1
    while last + 1 < len(sentence) and sentence[last + 1] == sentence[i]:
        last += 1
    return range(first, last + 1)
