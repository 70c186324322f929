"""Trees and spans from scores: always whole, and the best there are."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from flows.language import decoding


def brute_force(scores: np.ndarray) -> float:
    n = scores.shape[0]
    best = -np.inf
    for heads in itertools.product(range(n + 1), repeat=n):
        if decoding.is_tree(np.array(heads)):
            best = max(best, sum(scores[i, h] for i, h in enumerate(heads)))
    return best


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([0], True),
        ([1], False),
        ([2, 0], True),
        ([0, 0], False),
        ([2, 1], False),
        ([2, 3, 0], True),
        ([2, 3, 2], False),
        ([0, 3, 4, 2], False),
        ([5, 1, 2, 3, 0], True),
    ],
)
def test_is_tree(heads: list[int], expected: bool) -> None:
    assert decoding.is_tree(np.array(heads)) is expected


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4).flatmap(lambda n: hnp.arrays(np.float32, (n, n + 1), elements=st.integers(-9, 9))))
def test_tree_is_the_best_one(scores: np.ndarray) -> None:
    heads = decoding.tree(scores)
    assert decoding.is_tree(heads)
    assert sum(scores[i, h] for i, h in enumerate(heads)) == pytest.approx(brute_force(scores))


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 25).flatmap(lambda n: hnp.arrays(np.float32, (n, n + 1), elements=st.floats(-5, 5, width=32)))
)
def test_tree_is_a_tree(scores: np.ndarray) -> None:
    assert decoding.is_tree(decoding.tree(scores))


def whole(spans: list[tuple[int, int, int]], bounds: np.ndarray) -> bool:
    ends = 0
    for start, end, _ in spans:
        if start < ends or end <= start:
            return False
        if np.searchsorted(bounds, start, side="right") != np.searchsorted(bounds, end - 1, side="right"):
            return False
        ends = end
    return True


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_document_spans_equal_the_search(data: st.DataObject) -> None:
    lengths = data.draw(st.lists(st.integers(1, 6), min_size=1, max_size=5))
    bounds = np.concatenate(([0], np.cumsum(lengths)))
    seed = data.draw(st.integers(0, 10_000))
    scores = np.random.default_rng(seed).normal(size=(int(bounds[-1]), 9)).astype(np.float32)
    found = decoding.document_spans(scores, bounds)
    assert whole(found, bounds)
    for s, (a, b) in enumerate(itertools.pairwise(bounds.tolist())):
        expected = decoding.spans(scores[None, a:b], np.array([b - a]))[0]
        inside = [(x - a, y - a, k) for x, y, k in found if a <= x < b]
        assert inside == expected, s


def test_spans_read_a_clear_sequence() -> None:
    tags = decoding.entity_tags(decoding.ENTITY_TYPES)
    wanted = ["O", "B-ORG", "I-ORG", "E-ORG", "S-PLACE", "O"]
    scores = np.full((1, len(wanted), len(tags)), -5, dtype=np.float32)
    for i, tag in enumerate(wanted):
        scores[0, i, tags.index(tag)] = 5
    assert decoding.spans(scores, np.array([6])) == [[(1, 4, 0), (4, 5, 2)]]
