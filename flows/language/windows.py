"""Sentences as windows of pieces: what is read at once, and how a long sentence's windows become one again."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from flows.language.decoding import Floats, Ints

MAX_PIECES = 256
"""Longest window of a sentence, in pieces, that the encoder reads at once."""

BATCH_PIECES = 1024
"""Pieces, padding included, about which a batch holds."""

_NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Scores:
    """What the encoder says of one sentence or window.

    ``tags`` is (words, classes), ``arcs`` (words, 1 + words) with the root in column 0; ``vectors`` holds by
    name what pairs of words are scored with: (1 + words, width), row 0 the root's.
    """

    tags: Floats
    arcs: Floats
    vectors: dict[str, Floats]


def windows(start: int, end: int, total: Ints) -> Iterator[tuple[int, int]]:
    """Windows of words ``start`` to ``end`` of at most ``MAX_PIECES`` pieces, each half over the one before.

    ``total[i]`` counts the pieces before word ``i``.
    """
    while True:
        stop = int(np.searchsorted(total, total[start] + MAX_PIECES, side="right")) - 1
        if stop >= end:
            yield start, end
            return
        yield start, stop
        start = max(int(np.searchsorted(total, total[start] + MAX_PIECES // 2)), start + 1)


def groups(sizes: Ints) -> Iterator[list[int]]:
    """Windows in order of their size in pieces, in groups of about ``BATCH_PIECES``."""
    group: list[int] = []
    for at in np.argsort(sizes, kind="stable").tolist():
        if group and (len(group) + 1) * (int(sizes[at]) + 2) > BATCH_PIECES:
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def joined(parts: list[tuple[int, Scores]], words: int) -> Scores:
    """One sentence's scores from those of its windows, each with the word that it starts at.

    Every word is taken from the window in which it stands deepest. An arc between words that no window holds
    together cannot be; one that the dependent's own window lacks keeps the other window's score.
    """
    if len(parts) == 1:
        return parts[0][1]
    deepest = np.full(words, -1)
    arcs = np.full((words, 1 + words), _NEVER, dtype=np.float32)
    first = parts[0][1]
    tags = np.empty((words, first.tags.shape[1]), dtype=np.float32)
    vectors = {name: np.empty((1 + words, v.shape[1]), dtype=np.float32) for name, v in first.vectors.items()}
    for name, rows in vectors.items():
        rows[0] = first.vectors[name][0]
    for offset, scores in parts:
        count = len(scores.tags)
        place = np.arange(count)
        before = place if offset else place + words
        after = count - 1 - place if offset + count < words else count - 1 - place + words
        depth = np.minimum(before, after)
        better = depth > deepest[offset : offset + count]
        block = arcs[offset : offset + count]
        inside = slice(offset + 1, offset + count + 1)
        for columns, values in ((slice(0, 1), scores.arcs[:, :1]), (inside, scores.arcs[:, 1:])):
            old = block[:, columns]
            block[:, columns] = np.where(better[:, None] | (old <= _NEVER), values, old)
        chosen = offset + np.flatnonzero(better)
        tags[chosen] = scores.tags[better]
        for name, rows in vectors.items():
            rows[1 + chosen] = scores.vectors[name][1:][better]
        deepest[chosen] = depth[better]
    return Scores(tags, arcs, vectors)
