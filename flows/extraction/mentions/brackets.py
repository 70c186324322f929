"""Second names in brackets and after commas: "Front X (FX)", "FX (Front X)", "Group Y, also known as Z"."""

from dataclasses import dataclass
from functools import lru_cache

from flows.extraction import cues
from flows.extraction.mentions import gazetteer, names, originals
from flows.extraction.mentions.heads import name_kind
from flows.extraction.mentions.originals import is_language
from flows.extraction.mentions.reading import Reading
from flows.extraction.signs import BRACKETS, QUOTES

_LONGEST = 16
_DASHES = frozenset({"-", "–", "—", "--"})
_LINKS = names.SMALL_WORDS | names.ARTICLES
# Small words of names in Spanish, Portuguese and French.
_FOREIGN = frozenset(
    {"para", "por", "contra", "con", "en", "una", "un", "mas", "más", "sobre", "em", "pela", "pelo"}
)
_FOREIGN_LINKS = _LINKS | _FOREIGN | {"à", "pour", "contre", "sur", "dans"}
_PARTS = frozenset({"wing", "arm", "branch", "faction", "cell", "section"})
_OFFICES = frozenset({"bureau", "office", "department", "ministry", "agency", "directorate", "institute"})

# "Members of the Front X (MFX)" are no part of its name.
_PEOPLE = cues.words("body_followers", use="people")


@dataclass(frozen=True, slots=True)
class Alias:
    """Tokens `start:end` that give another name for what ends just before token `anchor`."""

    anchor: int
    start: int
    end: int
    is_acronym: bool


def find(reading: Reading) -> list[Alias]:
    """The second names of a text, in order."""
    found: list[Alias] = []
    doc = reading.doc
    for i, text in enumerate(gazetteer.scan(doc).texts):
        if text in BRACKETS and i > 0:
            found.extend(_in_brackets(reading, i))
        elif text == ",":
            found.extend(_after_comma(reading, i))
        elif text[0].isupper() and names.is_acronym(text):
            found.extend(_unmarked(reading, i))
    return found


def _in_brackets(reading: Reading, opening: int) -> list[Alias]:
    doc = reading.doc
    if opening + 2 < len(doc) and doc[opening + 2].text == ":" and is_language(doc[opening + 1].text):
        return [Alias(opening, start, end, False) for start, end in originals.parts(doc, opening + 3)]
    closing = next((t.i for t in doc[opening + 1 : opening + _LONGEST] if t.text in {")", "]"}), None)
    if closing is None or any(t.is_sent_start for t in doc[opening + 1 : closing]):
        return []
    start, is_cued = _skip_cue(reading, opening + 1, closing)
    parts: list[tuple[int, int]] = []
    for i in range(start, closing + 1):
        is_dash = doc[i].text in _DASHES and (doc[i - 1].whitespace_ or doc[i].text == "--")
        if i == closing or is_dash or doc[i].text in {",", ";"}:
            if i > start:
                parts.append((start, i))
            start = i + 1
    anchor = opening
    found: list[Alias] = []
    if doc[opening].text == "[" and not all(_is_short(doc[b:e].text) for b, e in parts):
        return []  # "[passage omitted]": what an editor adds
    for begin, end in parts:
        begin, end = _trim(reading, begin, end)
        if begin < end and _is_name(reading, begin, end, is_cued or bool(found)):
            found.append(Alias(anchor, begin, end, _is_short(doc[begin:end].text)))
    return found


@lru_cache(maxsize=65_536)
def _may_begin_cue(word: str) -> bool:
    return any(cue.startswith(word) for cue in cues.words("alias_cues"))


def _skip_cue(reading: Reading, start: int, end: int) -> tuple[int, bool]:
    doc = reading.doc
    if start >= end or not _may_begin_cue(reading.lower[start]):
        return start, False
    for length in (4, 3, 2, 1):
        text = doc[start : min(start + length, end)].text.lower()
        if text in cues.words("alias_cues"):
            return start + length, True
    return start, False


def _trim(reading: Reading, start: int, end: int) -> tuple[int, int]:
    while start < end and (reading.doc[start].text in QUOTES or reading.doc[start].lower_ in names.ARTICLES):
        start += 1
    while start < end and (reading.doc[end - 1].text in QUOTES or reading.doc[end - 1].is_space):
        end -= 1
    return start, end


def _is_short(text: str) -> bool:
    words = text.replace("-", " ").split()
    return bool(words) and names.is_acronym(words[0]) and len(words) <= 3


def _is_name(reading: Reading, start: int, end: int, is_cued: bool) -> bool:
    """Whether the words in a bracket are a name: an acronym, or two or more words with capitals."""
    span = reading.doc[start:end]
    words = [t for t in span if any(c.isalpha() for c in t.text)]
    if not words or any(t.like_num and t.text.isdigit() and len(t.text) == 4 for t in span):
        return False
    is_long_name = len(words) > 2 and name_kind(span.text) is not None
    if any(t.ent_type_ in {"PLACE", "TIME", "PERSON"} for t in words) and not (
        _is_short(span.text) or is_long_name
    ):
        return False
    state = reading.known.get(start)
    if state is not None and state.end >= end and all(n.body.kind.value == "state" for n in state.names):
        return False
    if _is_short(span.text):
        return True
    capitals = all(t.text[0].isupper() or t.lower_ in _FOREIGN_LINKS or "-" in t.text for t in words)
    if len(words) == 1 and not is_cued and _is_short_form(reading, start, end):
        return True
    return capitals and words[0].text[0].isupper() and (len(words) >= 2 or is_cued)


def _is_short_form(reading: Reading, start: int, end: int) -> bool:
    """Whether one word in brackets is a short form, as "Office for X (Profex)" has: no word of the language."""
    doc = reading.doc
    text = doc[start:end].text
    if doc[start - 1].text != "(" or doc[end].text != ")" or not text.isalpha() or not text.istitle():
        return False
    before = doc[start - 2]
    words = doc[max(0, start - 9) : start - 1].text
    is_named = before.text[0].isupper() and (before.ent_type_ == "ORG" or name_kind(words) is not None)
    is_free = text.lower() not in reading.small and start not in reading.known
    return is_named and is_free and len(text) > 4 and doc[start].ent_type_ in {"", "ORG"}


def _after_comma(reading: Reading, comma: int) -> list[Alias]:
    """A name after "also known as", or an acronym between commas in copy that is all capitals."""
    doc = reading.doc
    if comma + 2 >= len(doc):
        return []
    start, is_cued = _skip_cue(reading, comma + 1, len(doc))
    if is_cued and _is_of_part(reading, comma):
        return []
    start, _ = _trim(reading, start, min(start + 2, len(doc)))
    if is_cued and start < len(doc):
        end = start
        while end < len(doc) and (
            doc[end].text[0].isupper() or doc[end].lower_ in _LINKS - {"and", "in", "at", "by"}
        ):
            end += 1
        while end > start and doc[end - 1].lower_ in _LINKS:
            end -= 1
        return [Alias(comma, start, end, _is_short(doc[start:end].text))] if end > start else []
    token = doc[comma + 1]
    closes = doc[comma + 2].text in {",", "."}
    if closes and names.is_acronym(token.text) and token.text.isalpha() and len(token.text) >= 3:
        return [Alias(comma, token.i, token.i + 1, True)]
    return []


def _is_of_part(reading: Reading, comma: int) -> bool:
    """Whether what ends at a comma is a part: "the armed wing of the X, known as Y" gives X no other name."""
    first = max(0, comma - 9)
    i = next((k for k in range(comma - 1, first, -1) if reading.lower[k] == "of"), first)
    return i > first and reading.lower[i - 1] in _PARTS


def _unmarked(reading: Reading, i: int) -> list[Alias]:
    """An acronym right after the name whose initials it is, where a text has lost its brackets."""
    doc = reading.doc
    if reading.upper[i] or i < 2 or doc[i].is_sent_start or not doc[i - 1].text[0].isupper():
        return []
    short = doc[i].text
    letters = "".join(c for c in short if c.isalnum()).removesuffix("s").upper()
    start = i - len(letters)
    for begin in range(i - 2, max(start - 5, -1), -1):
        text = doc[begin:i].text
        if doc[begin].text[0].isupper() and (letters in names.initials(text) or names.abbreviates(letters, text)):
            return [Alias(i, i, i + 1, True)]
        if doc[begin].is_sent_start:
            break
    return []


def long_form(reading: Reading, anchor: int, short: str) -> int | None:
    """The first token of the capitalised words before `anchor` that an acronym stands for, or None."""
    doc = reading.doc
    best = None
    i = anchor
    while i > 0 and not doc[i].is_sent_start and anchor - i < _LONGEST:
        token = doc[i - 1]
        is_word = any(c.isalpha() for c in token.text)
        if is_word and not (token.text[0].isupper() or token.lower_ in _LINKS):
            break
        if not is_word and token.text not in {"-", "'", "’", ","}:
            break
        if token.text == "," and not any(t.lower_ in {"and", "y", "e", "&"} for t in doc[i:anchor]):
            break  # "said the Group X, Front Y (FY)": a list in a name has an "and"
        i -= 1
        if (
            is_word
            and token.text[0].isupper()
            and token.lower_ not in _LINKS | _PEOPLE
            and names.abbreviates(short, doc[i:anchor].text)
        ):
            best = i
            if names.initials(doc[i:anchor].text)[0] == "".join(c for c in short.upper() if c.isalnum()):
                break
    return _with_office(reading, best)


def _with_office(reading: Reading, begin: int | None) -> int | None:
    """The first token of a name whose acronym leaves its office out: "Bureau of Alcohol and Fuel (AF)"."""
    doc = reading.doc
    if begin is None or begin < 2 or doc[begin - 1].lower_ != "of" or doc[begin - 2].lower_ not in _OFFICES:
        return begin
    return begin - 2 if doc[begin - 2].text[0].isupper() else begin


def is_thing(name: str) -> bool:
    """Whether a name's head is a document, a device, an area or an event, and so no body."""
    words = names.pieces(name)
    stop = next((i for i, w in enumerate(words) if w in {"of", "for", "in", "on"} and i > 0), len(words))
    ends = {words[stop - 1], words[-1]} if words else set()
    things = cues.words("no_body_heads")
    return bool(ends & things) and words[stop - 1] not in {"army", "front", "ministry", "party", "force", "forces"}
