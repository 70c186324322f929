"""The bounds of a candidate, without the body, acronym or person beside it that a guess has taken in."""

from dataclasses import replace

from flows.extraction import cues
from flows.extraction.mentions import names
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.heads import name_kind
from flows.extraction.mentions.reading import Reading
from flows.extraction.signs import POSSESSIVES
from schemas.vocabulary import MentionForm

_DASHES = frozenset({"-", "--", "–", "—"})
_JOINING = frozenset({"and", "y", "e"})


def fitted(reading: Reading, candidate: Candidate) -> Candidate:
    """The candidate with the bounds of the one name that it holds."""
    one = _first_of_two(reading, _without_person(reading, _without_acronym(reading, candidate)))
    return _whole_acronym(reading, _whose(reading, _after_plural(reading, one)))


def _after_plural(reading: Reading, candidate: Candidate) -> Candidate:
    """A unit without the force that it is of, whose apostrophe is lost: "ABCs 92 Battalion"."""
    doc, first = reading.doc, candidate.start
    if candidate.rank < 2 or candidate.seeds or candidate.end - first < 3 or not doc[first + 1].text.isdigit():
        return candidate
    is_plural = doc[first].text[-1] == "s" and names.is_acronym(doc[first].text[:-1])
    kind = name_kind(doc[first + 1 : candidate.end].text) if is_plural else None
    return candidate if kind is None else replace(candidate, start=first + 1, kind=kind)


def _first_of_two(reading: Reading, candidate: Candidate) -> Candidate:
    """The first of two names that a guess has taken for one: "the Ministry X and the Front Y"."""
    doc = reading.doc
    joint = next((t.i for t in doc[candidate.start : candidate.end] if t.lower_ in _JOINING), None)
    if joint is None or candidate.rank <= 2 or joint == candidate.start:
        return candidate
    if any(t.text == "," for t in doc[candidate.start : joint]) and doc[
        candidate.end : candidate.end + 1
    ].text in {"(", "["}:
        return candidate  # a list within one name, which brackets mark off
    left, right = doc[candidate.start : joint].text, doc[joint + 1 : candidate.end].text
    if name_kind(left) is None and reading.known.get(joint - 1) is None:
        return candidate
    is_two = name_kind(right) is not None or any(reading.body_at(i) for i in range(joint + 1, candidate.end))
    return replace(candidate, end=joint) if is_two else candidate


def _without_acronym(reading: Reading, candidate: Candidate) -> Candidate:
    """A name without the acronym that follows it where a text has lost its brackets: "Assam Rifles AR"."""
    doc, last = reading.doc, candidate.end - 1
    if last - candidate.start < 2 or not names.is_acronym(doc[last].text):
        return candidate
    letters = "".join(c for c in doc[last].text if c.isalnum()).removesuffix("s").upper()
    name = doc[candidate.start : last].text
    is_apart = doc[last - 1].text in _DASHES and doc[candidate.end : candidate.end + 1].text == ")"
    if is_apart or letters in names.initials(name) or names.abbreviates(letters, name):
        while last > candidate.start + 1 and not any(c.isalnum() for c in doc[last - 1].text):
            last -= 1
        return replace(candidate, end=last)
    return candidate


def _whose(reading: Reading, candidate: Candidate) -> Candidate:
    """A name without the state or body whose it is ("Peru's Supreme Court"), with the people whose it says it is.

    "Women's Aid Abroad" is one name, and so is "the Farmers' Union".
    """
    doc = reading.doc
    if candidate.rank < 2 or candidate.form is not MentionForm.NAME or candidate.seeds:
        return candidate
    first = candidate.start
    if first > 1 and doc[first - 1].text in POSSESSIVES and doc[first].text[0].isupper():
        people = doc[first - 2]
        if people.text[0].isupper() and people.lower_ in cues.words("name_people") and not reading.upper[first]:
            return replace(candidate, start=first - 2)
    if doc[first].lower_ in {"headquarters", "hq"} and candidate.end - first > 2:
        return replace(candidate, start=first + 1)  # who telegraphs, before his unit
    owner = reading.known.get(candidate.start)
    if owner is None or owner.start != candidate.start or owner.end + 1 >= candidate.end:
        return candidate
    is_owned = doc[owner.end].text in POSSESSIVES and doc[owner.end + 1].text[0].isupper()
    return replace(candidate, start=owner.end + 1) if is_owned else candidate


def _whole_acronym(reading: Reading, candidate: Candidate) -> Candidate:
    """An acronym with the part after its hyphen, which makes it another body: "ABC-MM", "USFOR-A"."""
    doc, end = reading.doc, candidate.end
    if candidate.form is not MentionForm.NAME or not names.is_acronym(doc[end - 1].text):
        return candidate
    stop = reading.word_end(end - 1)
    parts = [t.text for t in doc[end:stop] if t.is_alpha]
    if stop == end or not all(p.isupper() and len(p) < 4 for p in parts) or reading.upper[end - 1]:
        return candidate
    return replace(candidate, end=stop, seeds=(), rank=max(2, candidate.rank))


def _without_person(reading: Reading, candidate: Candidate) -> Candidate:
    """A name without the person before its "and": "under Omar Dar and Green faction"."""
    doc, first = reading.doc, candidate.start
    if candidate.rank <= 2 or doc[first].ent_type_ != "PERSON":
        return candidate
    joint = first
    while joint < candidate.end and doc[joint].ent_type_ == "PERSON":
        joint += 1
    is_two = joint + 1 < candidate.end and doc[joint].lower_ in _JOINING and doc[joint + 1].text[0].isupper()
    if not is_two or name_kind(doc[joint + 1 : candidate.end].text) is None:
        return candidate
    return replace(candidate, start=joint + 1)
