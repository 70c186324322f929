"""Units and wings that the body they are of marks: "the X's Ramon Tejo Command", "the Orun Front of the X".

Source: codebook, "Organisations": a wing or branch with a name of its own is its own organisation, and is of the
kind of the body it is part of.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from flows.extraction import cues
from flows.extraction.kinds import MOVEMENTS
from flows.extraction.mentions import names
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.heads import heads, name_kind
from flows.extraction.mentions.reading import Reading
from flows.extraction.signs import POSSESSIVES
from schemas.vocabulary import MentionForm, OrganisationKind

_NOUNS = cues.words("unit_words", use="owned")
# Parts that are named together with the whole, and what leads a whole army.
_TOGETHER = frozenset({"faction", "wing"})
_LEADING = frozenset({"joint", "high", "supreme", "unified", "general"})
# Parts that only an armed group has.
_OF_GROUPS = frozenset({"front", "command", "column", "battalion", "squad"})
_LONGEST = 4  # words of a name before the unit's noun
_WHOLES = MOVEMENTS | {OrganisationKind.STATE_FORCE}


def find(reading: Reading, found: list[Candidate]) -> Iterator[Candidate]:
    """The names that a unit's noun ends, beside the body that they are of."""
    doc = reading.doc
    for token in reading.where(_NOUNS):
        start = token.i
        while start > 0 and token.i - start < _LONGEST and _is_name_word(reading, doc[start - 1]):
            start -= 1
        if start == token.i or reading.lower[token.i - 1] in _LEADING:
            continue
        if all(t.ent_type_ == "NATIONALITY" for t in doc[start : token.i]):
            continue  # "the Palestinian wing of the X" has no name of its own
        kind = _owner_before(reading, start) or _owner_after(reading, token.i + 1)
        if kind is None and token.lower_ in _OF_GROUPS:
            kind = _bracketed_owner(reading, token.i + 1, found)
        if kind is not None:
            own = OrganisationKind.ARMED_GROUP if kind in MOVEMENTS else kind
            yield Candidate(start, token.i + 1, MentionForm.NAME, own, (), 2, False, 0.8)


def _is_name_word(reading: Reading, token: Token) -> bool:
    if token.is_sent_start and token.lower_ in names.ARTICLES:
        return False
    if token.lower_ in names.ARTICLES | names.SMALL_WORDS or reading.body_at(token.i) is not None:
        return False
    return token.text[0].isupper() and token.text.replace("-", "").isalpha()


def _owner_before(reading: Reading, start: int) -> OrganisationKind | None:
    """The kind of the body whose the unit is by a possessive: "the army's", "the X's"."""
    doc = reading.doc
    if start < 2 or doc[start - 1].text not in POSSESSIVES:
        return None
    return _kind_at(reading, start - 2)


def _owner_after(reading: Reading, end: int) -> OrganisationKind | None:
    """The kind of the body after "of": "of the X", "of the Ethiopian Army"."""
    doc = reading.doc
    if end + 1 >= len(doc) or doc[end].lower_ != "of":
        return None
    i = end + 1 + (doc[end + 1].lower_ == "the")
    for k in range(i, min(i + 3, len(doc))):
        kind = _kind_at(reading, k)
        if kind is not None:
            return kind
        if reading.state_ending(k) is None and not (k == i and reading.known.get(k) is not None):
            return None
    return None


def _bracketed_owner(reading: Reading, end: int, found: list[Candidate]) -> OrganisationKind | None:
    """An armed group, where "of" a name with its acronym in brackets follows: "the Orun front of the X Y (XY)"."""
    if end + 2 >= len(reading.doc) or reading.lower[end] != "of":
        return None
    begin = end + 1 + (reading.lower[end + 1] == "the")
    wholes = (c for c in found if c.start == begin and c.rank == 2 and c.form is MentionForm.NAME)
    kinds = {c.kind for c in wholes}
    return OrganisationKind.ARMED_GROUP if kinds & {OrganisationKind.CIVIL, *MOVEMENTS} else None


def _kind_at(reading: Reading, i: int) -> OrganisationKind | None:
    """The kind of the body that a token names or describes by itself, where it can have units."""
    body = reading.body_at(i)
    if body is not None:
        kind = body.names[0].body.kind
        return kind if kind in _WHOLES else None
    head = heads().get(tuple(names.pieces(reading.doc[i].text)))
    if head is not None and head.is_alone and head.kind is OrganisationKind.STATE_FORCE:
        return head.kind
    return None


def without_owner(reading: Reading, candidate: Candidate) -> Candidate:
    """A unit's name without the body whose it is: "the ABC's 31st Battalion"."""
    doc = reading.doc
    if candidate.seeds or candidate.form is not MentionForm.NAME or candidate.end - candidate.start < 3:
        return candidate
    first = doc[candidate.start]
    start = candidate.start + 1
    is_owner = _kind_at(reading, candidate.start) is not None
    if doc[start].text not in POSSESSIVES or not (is_owner or names.is_acronym(first.text)):
        return candidate
    start += 1
    if start >= candidate.end or not (doc[start].text[0].isupper() or doc[start].text[0].isdigit()):
        return candidate
    kind = name_kind(doc[start : candidate.end].text)
    return candidate if kind is None else replace(candidate, start=start, kind=kind)


def apart(reading: Reading, found: list[Candidate]) -> list[Candidate]:
    """The candidates, each unit without the body that it is of: "Orun Front of the Hill Army".

    Whose front or faction it is bears arms, where its own words do not tell.
    """
    armed: set[tuple[int, int]] = set()
    parted = []
    for candidate in found:
        whole = _whole_in(reading, candidate, found)
        if whole is None:
            parted.append(candidate)
            continue
        is_group = whole.kind is not OrganisationKind.STATE_FORCE
        if whole.kind is OrganisationKind.CIVIL:
            armed.add((whole.start, whole.end))
        kind = OrganisationKind.ARMED_GROUP if is_group else whole.kind
        end = whole.start - 1 - (reading.lower[whole.start - 1] == "the")
        parted.append(replace(candidate, end=end, kind=kind))
    return [replace(c, kind=OrganisationKind.ARMED_GROUP) if (c.start, c.end) in armed else c for c in parted]


def _whole_in(reading: Reading, candidate: Candidate, found: list[Candidate]) -> Candidate | None:
    """The body that ends a unit's name, by a name of its own."""
    if candidate.rank < 2 or candidate.seeds or candidate.form is not MentionForm.NAME:
        return None
    if not reading.doc[candidate.start].text[0].isupper():
        return None
    for i in range(candidate.start + 2, candidate.end - 1):
        is_led = reading.lower[i - 2] in _LEADING
        if reading.lower[i] == "of" and reading.lower[i - 1] in _NOUNS - _TOGETHER and not is_led:
            begin = i + 1 + (reading.lower[i + 1] == "the")
            wholes = [c for c in found if c.start == begin and c.end >= candidate.end]
            if reading.lower[begin] == "special":
                return None  # "a brigade of special forces": what sort it is
            fits = (c for c in wholes if c.kind in _WHOLES or (c.kind is OrganisationKind.CIVIL and c.rank == 2))
            return next(fits, None)
    return None
