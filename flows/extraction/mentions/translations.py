"""Names given twice, in translation and in the original: "Forum X (Foro X)", "Agency Y (Agencia Y - AY)".

One of the two often tells what the other does not: that they name a body, and of what kind. So does a short
form that abbreviates the original alone: "Office for Z (Profeza)".
"""

from flows.extraction import cues
from flows.extraction.mentions import brackets, names
from flows.extraction.mentions.brackets import Alias
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.heads import heads, is_office, is_office_name, name_kind
from flows.extraction.mentions.reading import Reading
from flows.extraction.signs import POSSESSIVES
from flows.language import casing
from schemas.vocabulary import MentionForm

_LONGEST = 18  # tokens of a name
_LINKS = frozenset({"of", "for", "against", "on", "in"})
_OTHER = frozenset({"PERSON", "TIME", "WEAPON"})
_MEMBERS = frozenset({"member", "members", "part", "capital"})
# What begins a sentence with a capital and is no part of a name.
_STARTERS = frozenset({"VERB", "ADV", "PRON", "ADP", "SCONJ", "CCONJ", "AUX", "NUM", "DET"})


def find(reading: Reading, aliases: list[Alias]) -> list[Candidate]:
    """Both names of each pair that a bracket makes, where either says that they are a body's."""
    doc = reading.doc
    found: list[Candidate] = []
    for alias in aliases:
        end = alias.anchor
        if doc[end].text != "(" or reading.upper[end]:
            continue
        end -= doc[end - 1].text in POSSESSIVES
        start = name_start(reading, end)
        while reading.titled[end] and start < end and not _may_start(reading, start):
            start += 1
        second = doc[alias.start : alias.end].text
        if end - start < 2 or not _is_name(reading, start, end):
            continue
        kind = name_kind(doc[start:end].text)
        if not alias.is_acronym and kind is None and not _is_thing(second):
            kind = name_kind(second)
        is_person = is_office_name(second) or names.pieces(second)[0] in _MEMBERS
        if kind is None or is_person or any(t.lower_ in {"member", "members"} for t in doc[start:end]):
            continue
        found.append(Candidate(start, end, MentionForm.NAME, kind, (), 6, False, 0.8))
        if not alias.is_acronym and not any(t.ent_type_ in _OTHER for t in doc[alias.start : alias.end]):
            found.append(Candidate(alias.start, alias.end, MentionForm.NAME, kind, (), 6, False, 0.8))
    return found


def _may_start(reading: Reading, i: int) -> bool:
    """Whether a name can start at a token of a headline, where every word has a capital."""
    return reading.doc[i].ent_type_ == "ORG" or reading.lower[i] in {
        "attorney",
        "prosecutor",
        "ombudsman",
        "comptroller",
    }


def _is_thing(name: str) -> bool:
    """Whether a foreign name's first word is a plan, a law or the like."""
    return names.pieces(name)[:1] != [] and names.pieces(name)[0] in cues.words("foreign_things")


def _is_name(reading: Reading, start: int, end: int) -> bool:
    span = reading.doc[start:end]
    offices = cues.words("person_titles") | {"attorney", "prosecutor"}
    if any(t.ent_type_ in _OTHER and t.lower_ not in offices for t in span) or any(
        reading.body_at(i) for i in range(start, end)
    ):
        return False
    return not is_office_name(span.text) and not brackets.is_thing(span.text)


def name_start(reading: Reading, end: int) -> int:
    """The first token of the capitalised name that ends before a bracket, its lists within it included."""
    doc = reading.doc
    i, commas = end, 0
    is_restored = casing.WRITTEN in doc.user_data
    while i > 0 and end - i < _LONGEST and not (i < end and doc[i].is_sent_start):
        token = doc[i - 1]
        if token.text in POSSESSIVES:
            if i < 2 or reading.state_ending(i - 2) is not None or doc[i - 2].ent_type_ == "PLACE":
                break
        elif token.text == ",":
            if not _goes_on(reading, i, end):
                break
            commas += 1
        elif token.lower_ == "the":
            if i < 2 or doc[i - 2].lower_ not in _LINKS:
                break
        elif token.lower_ == "and":
            if i < 2 or names.folded_pieces(doc[i - 2].text) in heads():
                break
        elif not (
            token.text[0].isupper()
            or token.lower_ in _LINKS
            or token.text in {"-", "&"}
            or (is_restored and token.pos_ in {"NOUN", "ADJ"} and _is_listed(reading, i - 1))
        ):
            break
        i -= 1
    people = cues.words("body_followers", use="people")
    while i < end and (
        not doc[i].text[0].isupper()
        or doc[i].lower_ in names.ARTICLES | _LINKS
        or (doc[i].is_sent_start and doc[i].pos_ in _STARTERS)
        or ((doc[i].lower_ in people or is_office(doc[i].lower_)) and doc[i + 1].lower_ == "of")
    ):
        i += 1
    first = next((t.i for t in doc[i:end] if t.text == ","), None) if commas else None
    if first is not None and not any(t.lower_ in _LINKS for t in doc[i:first]):
        i = max(t.i for t in doc[i:end] if t.text == ",") + 1  # two things that a comma parts
        while i < end and (not doc[i].text[0].isupper() or doc[i].lower_ in names.ARTICLES):
            i += 1
    return i


def _goes_on(reading: Reading, i: int, end: int) -> bool:
    """Whether a comma before token i stands in a list of capitalised words that "and" ends."""
    doc = reading.doc
    is_joined = any(t.lower_ == "and" for t in doc[i:end])
    is_whole = any(t.lower_ in {"of", "for"} for t in doc[i:end])  # two bodies: "the Office of X, Board of Y"
    is_restored = casing.WRITTEN in doc.user_data
    is_listed = is_restored or doc[i].text[0].isupper() or doc[i].lower_ == "and"
    return is_joined and is_listed and not is_whole and (is_restored or doc[i - 2].text[0].isupper())


def _is_listed(reading: Reading, i: int) -> bool:
    """Whether a word stands between commas or "and" in a list, where restored small letters tell nothing."""
    lower = reading.lower
    is_open = lower[i - 1 : i] in ([","], ["and"]) or lower[i - 2 : i - 1] in ([","], ["and"])
    return i > 1 and is_open and lower[i + 1 : i + 2] != ["the"]
