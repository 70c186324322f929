"""Quotations that run over several sentences keep their speaker.

A quotation is what lies between an opening and a closing mark; an opening mark at the head of a
paragraph goes on with the quotation before it. Its speaker is the one named in a sentence that it
touches, or in the announcement right before it ("He said:").
"""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Span, Token

from flows.extraction.attribution import sources
from flows.extraction.page import Page, Sentence

_OPEN, _CLOSE, _EITHER = "“", "”", '"'


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `start:end` between quotation marks."""

    start: int
    end: int


def speaker_of(page: Page, token: Token) -> Span | None:
    """The speaker of the quotation that a token lies in, None where there is none or it is a few words only."""
    found = _quotations(page)
    i = bisect_right([q.start for q in found], token.i) - 1
    if i < 0 or token.i >= found[i].end:
        return None
    quotation = found[i]
    first, last = page.sentence_of(page.doc[quotation.start]), page.sentence_of(page.doc[quotation.end - 1])
    if first.ordinal == last.ordinal:
        return None
    for ordinal in range(first.ordinal, last.ordinal + 1):
        for saying in sources.sayings(page, page.sentences[ordinal]):
            if saying.source is not None and not quotation.start <= saying.cue.i < quotation.end:
                return saying.source
    return _announced(page, first)


def _announced(page: Page, first: Sentence) -> Span | None:
    if first.ordinal == 0:
        return None
    before = page.sentences[first.ordinal - 1]
    if not before.text.rstrip('"”').endswith((":", "said.", "said")):
        return None
    return next((s.source for s in sources.sayings(page, before) if s.source is not None), None)


def _quotations(page: Page) -> list[Quotation]:
    store = page.doc.user_data
    if "quotations" not in store:
        store["quotations"] = list(_find(page))
    found: list[Quotation] = store["quotations"]
    return found


def _find(page: Page) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    paragraph = -1
    for sentence in page.sentences:
        fresh = sentence.paragraph != paragraph
        # A paragraph that does not open with a mark ends a quotation that was left open.
        if fresh and opened is not None and not sentence.text.startswith((_OPEN, _EITHER)):
            found.append(Quotation(opened, sentence.start))
            opened = None
        paragraph = sentence.paragraph
        if not any(mark in sentence.text for mark in (_OPEN, _CLOSE, _EITHER)):
            continue
        for token in page.doc[sentence.start : sentence.end]:
            mark = token.text
            if mark == _OPEN or (mark == _EITHER and opened is None):
                opened = token.i if opened is None else opened
            elif mark in {_CLOSE, _EITHER} and opened is not None and not (fresh and token.i == sentence.start):
                found.append(Quotation(opened, token.i + 1))
                opened = None
    if opened is not None:
        found.append(Quotation(opened, len(page.doc)))
    return found
