"""Proposals of the network set by hand, so that no test depends on weights."""

from tests.extraction import marked

Proposed = tuple[str, str, str] | tuple[str, str, str, float]


def propose(page: marked.Page, *pairs: Proposed) -> None:
    """Set the proposals of a page: `(words, label, words)`, with a probability of 0.95 unless one is given."""
    page.doc.user_data["relations"] = [
        (*_bounds(page, pair[0]), pair[1], *_bounds(page, pair[2]), pair[3] if len(pair) > 3 else 0.95)
        for pair in pairs
    ]


def _bounds(page: marked.Page, words: str) -> tuple[int, int]:
    start = page.document.text.index(words)
    span = page.doc.char_span(start, start + len(words))
    assert span is not None, f"{words!r} are not whole tokens"
    return span.start, span.end
