"""Where a person's name begins and ends: without titles, offices and places round it."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from flows.extraction import cues
from flows.extraction.mentions import names
from flows.extraction.mentions.reading import Reading

PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "abu", "umm", "abd", "abdul", "de", "del", "la", "las", "los", "da", "dos", "van"}
    | {"von", "der", "ben", "bint", "ould", "y", "e", "al-", "el-", "ul", "ur", "du", "le", "di"}
)
# Particles that a name can begin with.
_FIRST = PARTICLES - {"de", "la", "e", "y", "del", "las", "los", "da", "dos", "du"}
_OFFICES = cues.words("person_titles") | cues.words("person_prefixes", kind="office")
# Offices that a name alone follows, no branch or place.
_HEADS = frozenset({"president", "premier", "minister", "general", "colonel", "major", "captain", "commander"})
# Titles that are surnames or given names too: "Julie Bishop", "Ahmed Haji Omar".
_NAMES = cues.words("person_prefixes", kind="name")
ACRONYMS = cues.words("person_prefixes", kind="acronym")
_LOCAL = frozenset({"governor", "mayor", "prefect", "gov.", "deputy", "minister"})
_AFFIXES = frozenset(
    {"led", "era", "born", "run", "like", "held", "style", "owned", "ruled", "aided", "tied", "based"}
)
_RANKS_OF_TWO = frozenset({"head constable", "field marshal"})


def is_acronym(token: Token) -> bool:
    """Whether a word is an office by its initials ("SP", "DGP")."""
    return token.text in ACRONYMS


def is_prefix(token: Token) -> bool:
    """Whether a word is a title, rank, office or its initials, as it stands before a name."""
    return token.lower_ in _OFFICES or token.lower_ in _NAMES or is_acronym(token)


def trim(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """A range without titles, places and nationalities before the name, and possessives after it."""
    doc = reading.doc
    others = cues.words("not_person_words")
    while start < end and (
        (is_prefix(doc[start]) and not _is_whole(doc, start, end))
        or (doc[start].lower_ in names.ARTICLES and not _is_initial(doc, start))
        or doc[start].lower_ in others
        or doc[start : start + 2].text.lower() in _RANKS_OF_TWO
        or not doc[start].text[0].isalpha()
        or not (doc[start].text[0].isupper() or doc[start].lower_ in _FIRST)
        or (end - start > 2 and _is_state(reading, doc[start]))
    ):
        start += 1
    end = next((t.i for t in doc[start:end] if t.lower_ in {"of", "from"}), end)
    start = _past_inner_title(doc, start, end)
    if end - start > 2 and doc[start].lower_ == "for":
        # "Special Envoy for Kenya Omar Dar"
        start += 2
    if end - start > 2 and start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in _LOCAL:
        # "Governor of Salta Omar Dar"
        start += 1
    if end - start == 2 and _is_state(reading, doc[start]) and is_prefix(doc[start + 1]):
        # "Turkish Chief"
        return start, start
    while end > start and (
        doc[end - 1].text in {"'s", "’s", "'"}
        or not any(c.isalpha() for c in doc[end - 1].text)
        or doc[end - 1].lower_ in PARTICLES
        or (is_prefix(doc[end - 1]) and not _is_surname(doc, start, end) and not _is_whole(doc, start, end))
    ):
        end -= 1
    is_place = end - start == 1 and end < len(doc) and is_prefix(doc[end])
    # "Gulshan e Iqbal", "Ahl e Sunnat": a quarter or a body, in South Asian spelling.
    is_place = is_place or any(t.text == "e" for t in doc[start:end])
    if is_place or any(t.lower_ in others for t in doc[start:end]):
        return start, start
    return start, end


def _is_initial(doc: Doc, i: int) -> bool:
    """Whether an "A" is the first letter of a given name, with another initial after it: "A R Sharma"."""
    return doc[i].text == "A" and i + 1 < len(doc) and len(doc[i + 1]) == 1 and doc[i + 1].text.isupper()


def _is_whole(doc: Doc, start: int, end: int) -> bool:
    """Whether a title is all that is left of a name, and may be one ("Prince alias Jitender")."""
    following = doc[end].lower_ if end < len(doc) else ""
    return end - start == 1 and doc[start].lower_ in _NAMES and following in {"alias", "aka", "a.k.a."}


def _is_surname(doc: Doc, start: int, end: int) -> bool:
    """Whether a title at the end of a range is the surname: "Julie Bishop", not "Omar Dar, Mayor Ali"."""
    if doc[end - 1].lower_ not in _NAMES or end - start < 2 or not doc[end - 1].text[0].isupper():
        return False
    following = doc[end] if end < len(doc) else None
    return following is None or not (following.text[0].isupper() and following.pos_ == "PROPN")


def _past_inner_title(doc: Doc, start: int, end: int) -> int:
    """The start after an office inside a range: of "Salta Gov. Omar Dar" the governor's name alone."""
    for i in range(end - 2, start, -1):
        if is_prefix(doc[i]) and doc[i].lower_ not in _NAMES:
            return i + 1
    return start


def _is_state(reading: Reading, token: Token) -> bool:
    return reading.state_ending(token.i) is not None


def parts(doc: Doc, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The names of a range that "and" joins ("Amir and Bilal"), but for a Spanish "y" or "e"."""
    begin = start
    for token in doc[start:end]:
        if token.lower_ in {"and", "&"}:
            yield begin, token.i
            begin = token.i + 1
    yield begin, end


def past_hyphen(doc: Doc, start: int, end: int) -> int:
    """The end of a name with the small second half of its last part: "Ban Ki-moon"."""
    if not end - start >= 2 or end + 1 >= len(doc) or doc[end].text != "-":
        return end
    is_close = not doc[end - 1].whitespace_ and not doc[end].whitespace_
    is_half = doc[end + 1].text.islower() and len(doc[end + 1]) <= 5 and doc[end + 1].lower_ not in _AFFIXES
    return end + 2 if is_close and is_half and len(doc[end - 1]) <= 5 else end


def with_particle(doc: Doc, start: int) -> int:
    """The start of a name with the small word between a title and it: "Envoy de Lara"."""
    if start < 2 or not doc[start - 1].text.islower() or doc[start - 1].lower_ not in PARTICLES - {"y", "e"}:
        return start
    return start - 1 if is_prefix(doc[start - 2]) else start


def with_given(reading: Reading, start: int, end: int) -> int:
    """The start of a short name with the word between an office and it: "Premier Kwame Nkosi", of which "Nkosi".

    A name that begins with "ibn" or "bin" has the word before, though it may be a title: "Sultan ibn Omar".
    """
    doc = reading.doc
    if (
        start < 1
        or doc[start].is_sent_start
        or not is_name_word(doc, start - 1)
        or _is_state(reading, doc[start - 1])
    ):
        return start
    if doc[start].lower_ in {"ibn", "bin", "bint", "ould"} and doc[start - 1].text[0].isupper():
        return start - 1
    is_word = doc[start - 1].ent_type_ in {"", "PERSON"} and doc[start - 1].pos_ == "PROPN"
    is_word = is_word and not is_prefix(doc[start - 1]) and len(doc[start - 1]) > 2
    is_after_office = start > 1 and doc[start - 2].lower_ in _HEADS
    return start - 1 if end - start == 1 and is_word and is_after_office else start


def is_name_word(doc: Doc, i: int) -> bool:
    """Whether a word can be part of a person's name."""
    text, word = doc[i].text, doc[i].lower_
    if text == "-":
        return i > 0 and not doc[i - 1].whitespace_ and not doc[i].whitespace_
    if not text[0].isalpha() or word in cues.words("not_name_words") or word in cues.words("not_person_words"):
        return False
    if text.isupper() and len(text) > 1 and doc[i].pos_ != "PROPN" and word not in PARTICLES:
        return False
    return text[0].isupper() or word in PARTICLES


def run(doc: Doc, start: int, limit: int | None = None) -> int:
    """The end of the name words that begin at a token, before a limit."""
    end, limit = start, len(doc) if limit is None else limit
    while end < limit and not doc[end].is_sent_start and is_name_word(doc, end):
        end += 1
    while end > start and doc[end - 1].lower_ in PARTICLES:
        end -= 1
    return end
