"""Ships of navies by their prefix: "USS Barlow", "HMS Tern". Each is a named unit of a state's force."""

import re
from collections.abc import Iterator

from flows.extraction import cues
from flows.extraction.mentions import phrases
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.reading import Reading
from schemas.vocabulary import MentionForm, OrganisationKind

_LONGEST = 4  # words of a ship's name
_HULL = re.compile(r"[A-Z]{1,4}[ -]?\d{1,4}")
_PARTICLES = frozenset({"de", "of"})


def find(reading: Reading) -> Iterator[Candidate]:
    """The names of ships in text with small letters."""
    doc = reading.doc
    prefixes = cues.words("ship_prefixes")
    for token in reading.where({prefix.lower() for prefix in prefixes}):
        if not token.text.isupper() or reading.upper[token.i]:
            continue
        end = token.i + 1
        while end < len(doc) and end - token.i <= _LONGEST and _is_part(reading, end):
            end += 1
        while doc[end - 1].lower_ in _PARTICLES:
            end -= 1
        if end > token.i + 1:
            end = _past_hull(reading, end)
            kind = OrganisationKind.STATE_FORCE
            yield Candidate(token.i, end, MentionForm.NAME, kind, (), 2, False, 0.8)


def _past_hull(reading: Reading, end: int) -> int:
    """One past a hull number in brackets: "(DDG 44)", "(L 12)"."""
    doc = reading.doc
    hull = doc[end + 1 : end + 4].text.partition(")")[0]
    if end < len(doc) and doc[end].text == "(" and _HULL.fullmatch(hull):
        return next(t.i for t in doc[end:] if t.text == ")") + 1
    return end


def _is_part(reading: Reading, i: int) -> bool:
    """Whether a word goes on with a ship's name: "Charles", "de", "Gaulle"; no title or acronym."""
    token = reading.doc[i]
    if token.is_sent_start or phrases.is_title(token):
        return False
    if token.lower_ in _PARTICLES:
        return i + 1 < len(reading.doc) and reading.doc[i + 1].text.istitle()
    return token.text.istitle() and token.is_alpha
