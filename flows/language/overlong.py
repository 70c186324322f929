"""No sentence without end: a run of words that no reader would take in at once is cut.

Text without stops or breaks (tables run together, lists of words) would otherwise make one sentence of a whole
document, and what reads trees takes time and room by the square of a sentence's length.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from flows.language.layout import Layout

Range = tuple[int, int, Layout]

MAX_TOKENS = 250
"""Tokens in a sentence. The longest sentences of UD English-EWT and GUM have about 160."""
# A cut is put after one of these where one stands in the last third of the run.
_STOPS = frozenset(',;:)]}"”')


def cut(ranges: Iterable[Range], starts: Sequence[int], words: Sequence[str]) -> Iterator[Range]:
    """Sentences (first character, end, layout) of at most `MAX_TOKENS` tokens, covering the same characters.

    `starts` are the first characters of the text's tokens, `words` the tokens themselves.
    """
    for start, end, place in ranges:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        while last - first > MAX_TOKENS:
            here = first + MAX_TOKENS
            stops = (i for i in range(here, here - MAX_TOKENS // 3, -1) if words[i - 1] in _STOPS)
            here = next(stops, here)
            yield start, starts[here], place
            start, first, place = starts[here], here, replace(place, value_start=None)
        yield start, end, place
