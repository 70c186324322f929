"""When a position was held: "from 2011 to 2015", "since May", "until his death in 2013"."""

from dataclasses import dataclass

from spacy.tokens import Token

from flows.extraction import cues
from flows.extraction.page import Page

_REACH = 22
_OPENING = frozenset({"from", "since", "beginning", "starting"})
_CLOSING = frozenset({"until", "till", "til"})
# Words that begin what is told of something else.
_STOPS = frozenset({"who", "which", "when", "where", "while", "whose", "but", ";", "after", "before", "during"})
# "A, head of B, would go on until May" says how long something else lasts.
_MODALS = frozenset({"will", "would", "may", "might", "could", "should", "must", "shall"})
_END = cues.words("leader_words", use="end")


@dataclass(frozen=True, slots=True)
class Term:
    """When a position was held: EDTF, None where unsaid; `is_over` where the text says that it ended."""

    started: str | None = None
    ended: str | None = None
    is_over: bool = False


def term_after(page: Page, token: Token) -> Term:
    """The term that the words after a position say; of "in 2013" alone nothing, for it dates the clause."""
    started = ended = None
    is_over = closing = False
    limit = min(page.sentence_of(token).end, token.i + _REACH)
    dates = {claim.start: claim for claim in page.dates}
    i = token.i + 1
    while i < limit:
        word = page.doc[i].lower_
        claim = dates.get(i)
        if claim is not None:
            first = page.doc[claim.start].lower_
            before = page.doc[i - 1].lower_
            is_span = claim.edtf is not None and "/" in claim.edtf
            if closing or first in _CLOSING or before in _CLOSING:
                ended, is_over = _last(claim.edtf), True
                break
            is_opened = first in _OPENING or before in _OPENING
            if is_span and not is_opened and before not in {"(", ","} and first != "between":
                break
            if not is_span and not is_opened and started is None:
                break
            if started is None:
                started = _first(claim.edtf)
            if is_span and _last(claim.edtf) is not None:
                ended, is_over = _last(claim.edtf), True
                break
            i = claim.end
            continue
        if word in _CLOSING:
            closing = is_over = True
        elif (word in _STOPS | _MODALS and not closing) or (
            word in {"and", ","} and closing and page.doc[i - 1].lower_ in _END
        ):
            break
        i += 1
    return Term(started, ended, is_over)


def _first(edtf: str | None) -> str | None:
    side = (edtf or "").split("/")[0]
    return side if side not in ("", "..") else None


def _last(edtf: str | None) -> str | None:
    side = (edtf or "").split("/")[-1]
    return side if side not in ("", "..") else None
