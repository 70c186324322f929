"""Scores of the model, read into trees and entity spans.

Trees are maximum spanning trees with one root (Chu and Liu 1965, Edmonds 1967): the best head of every word where
these make a tree, which is nearly always, and the algorithm only where they do not. Entity tags are read by
Viterbi search over the sequences that make whole spans.
"""

import numpy as np
from numpy.typing import NDArray

ENTITY_TYPES = ("ORG", "PERSON", "PLACE", "TIME", "NUMBER", "WEAPON", "NATIONALITY")

SPAN_HEADS = ("names", "nominals")
"""Heads whose word tags are read as spans: the last of the tags."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_IMPOSSIBLE = np.float32(-1e9)


def entity_tags(types: tuple[str, ...]) -> tuple[str, ...]:
    """The tags of these types: ``O``, then begin, inside, end and single of each type."""
    return ("O", *(f"{place}-{kind}" for kind in types for place in "BIES"))


def is_tree(heads: Ints) -> bool:
    """Whether heads (1-based, 0 for the root, one for each word) make one tree with one root."""
    count = len(heads)
    if np.count_nonzero(heads == 0) != 1:
        return False
    # Pointer doubling: after enough jumps every word of a tree stands at the root.
    above = np.concatenate(([0], heads))
    jumps = 1
    while jumps < count:
        above = above[above]
        jumps *= 2
    return not above[above].any()


def tree(scores: Floats) -> Ints:
    """Heads of the best tree with one root.

    ``scores[i, j]`` is the score of word ``i`` (0-based) hanging on word ``j`` (1-based; 0 is the root above all).
    """
    scores = scores.astype(np.float64)
    count = scores.shape[0]
    scores[np.arange(count), np.arange(1, count + 1)] = -np.inf
    heads: Ints = scores.argmax(axis=1).astype(np.int64)
    if is_tree(heads):
        return heads
    # One root: a root arc costs more than all else could win back, so the best tree uses it once.
    finite = scores[np.isfinite(scores)]
    cost = (finite.max() - finite.min() + 1.0) * (count + 1)
    square = np.full((count + 1, count + 1), -np.inf)
    square[1:] = scores
    square[1:, 0] -= cost
    found: Ints = _spanning_tree(square)[1:]
    return found


def _cycle(heads: Ints) -> list[int]:
    """The nodes of one cycle among heads (node 0 has none), or nothing."""
    state = np.zeros(len(heads), dtype=np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        state[path] = 2
    return []


def _spanning_tree(scores: NDArray[np.float64]) -> Ints:
    """Heads of the maximum spanning tree over ``scores[dependent, head]``, rooted at node 0, by contraction."""
    heads: Ints = scores.argmax(axis=1).astype(np.int64)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([i for i in range(len(heads)) if i not in set(cycle)])
    held = scores[inside, heads[inside]]
    # The contracted node is last: entering it breaks one arc of the cycle, leaving it is any word's arc out.
    entering = scores[np.ix_(inside, outside)] - held[:, None]
    leaving = scores[np.ix_(outside, inside)]
    size = len(outside) + 1
    contracted = np.full((size, size), -np.inf)
    contracted[:-1, :-1] = scores[np.ix_(outside, outside)]
    contracted[-1, :-1] = entering.max(axis=0)
    contracted[:-1, -1] = leaving.max(axis=1)
    found = _spanning_tree(contracted)
    for i in range(1, size - 1):
        node = outside[i]
        heads[node] = inside[leaving[i].argmax()] if found[i] == size - 1 else outside[found[i]]
    broken = int(entering[:, found[-1]].argmax())
    heads[inside[broken]] = outside[found[-1]]
    return heads


def moves(types: int) -> tuple[Floats, Floats, Floats]:
    """Scores (0 or impossible) of a tag at the start, of tag after tag, and of a tag at the end."""
    count = 1 + 4 * types
    opens = np.zeros(count, dtype=bool)  # may follow a closed span or nothing
    closes = np.zeros(count, dtype=bool)  # leaves no span open
    opens[0] = closes[0] = True
    opens[1::4] = opens[4::4] = True
    closes[3::4] = closes[4::4] = True
    step = np.full((count, count), _IMPOSSIBLE, dtype=np.float32)
    step[np.ix_(closes, opens)] = 0
    for kind in range(types):
        begin, inside, end = 1 + 4 * kind, 2 + 4 * kind, 3 + 4 * kind
        step[begin, [inside, end]] = 0
        step[inside, [inside, end]] = 0
    start = np.where(opens, np.float32(0), _IMPOSSIBLE).astype(np.float32)
    stop = np.where(closes, np.float32(0), _IMPOSSIBLE).astype(np.float32)
    return start, step, stop


def spans(scores: Floats, lengths: Ints) -> list[list[tuple[int, int, int]]]:
    """The best spans of each sentence: first word, word after the last, type index.

    ``scores`` has shape (sentences, words, tags), tags in the order of ``entity_tags``; ``lengths`` counts the
    words of each sentence.
    """
    sentences, words, count = scores.shape
    start, step, stop = moves((count - 1) // 4)
    best = scores[:, 0] + start
    back = np.zeros((sentences, words, count), dtype=np.int16)
    last = np.where((lengths == 1)[:, None], best, _IMPOSSIBLE)
    for i in range(1, words):
        options = best[:, :, None] + step
        back[:, i] = options.argmax(axis=1)
        best = options.max(axis=1) + scores[:, i]
        last = np.where((lengths == i + 1)[:, None], best, last)
    tag = (last + stop).argmax(axis=1)
    found: list[list[tuple[int, int, int]]] = []
    for s in range(sentences):
        found.append(_trace(back[s], int(tag[s]), int(lengths[s])))
    return found


def _trace(back: NDArray[np.int16], tag: int, length: int) -> list[tuple[int, int, int]]:
    """Spans of one sentence from its back pointers and its last tag."""
    found: list[tuple[int, int, int]] = []
    end = 0
    for i in range(length - 1, -1, -1):
        if tag:
            kind, place = divmod(tag - 1, 4)
            if place in (2, 3):
                end = i + 1
            if place in (0, 3):
                found.append((i, end, kind))
        tag = int(back[i, tag])
    return found[::-1]


def document_spans(scores: Floats, bounds: Ints) -> list[tuple[int, int, int]]:
    """The best spans of a document's words, none across a sentence border.

    ``scores`` has shape (words, tags); sentence ``i`` has the words ``bounds[i]`` to ``bounds[i + 1]``. The best
    tag of each word is the answer wherever these make whole spans; only other sentences need the search.
    """
    _, step, _ = moves((scores.shape[1] - 1) // 4)
    best = scores.argmax(axis=1)
    first = np.zeros(len(best) + 1, dtype=bool)
    first[bounds] = True
    # A border stands as an outside word between the last tag of one sentence and the first of the next.
    fits = np.where(
        first[1:-1], (step[best[:-1], 0] == 0) & (step[0, best[1:]] == 0), step[best[:-1], best[1:]] == 0
    )
    wrong = np.zeros(len(best), dtype=bool)
    wrong[1:] = ~fits
    wrong[:-1] |= ~fits
    wrong[0] |= step[0, best[0]] != 0
    wrong[-1] |= step[best[-1], 0] != 0
    broken = np.unique(np.searchsorted(bounds, np.flatnonzero(wrong), side="right") - 1)
    for s in broken.tolist():
        start, end = int(bounds[s]), int(bounds[s + 1])
        found = spans(scores[None, start:end], np.array([end - start]))[0]
        best[start:end] = 0
        for a, b, kind in found:
            tags = np.full(b - a, 2 + 4 * kind)
            tags[0], tags[-1] = 1 + 4 * kind, 3 + 4 * kind
            best[start + a : start + b] = tags if b - a > 1 else 4 + 4 * kind
    inside = np.flatnonzero(best)
    opened = [i for i in inside.tolist() if (best[i] - 1) % 4 in (0, 3)]
    closed = [i for i in inside.tolist() if (best[i] - 1) % 4 in (2, 3)]
    return [(a, b + 1, int(best[a] - 1) // 4) for a, b in zip(opened, closed, strict=True)]
