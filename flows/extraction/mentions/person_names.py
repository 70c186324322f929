"""Where names of persons stand: what the model finds, what a title, an age or "identified as" announces."""

from collections import Counter
from collections.abc import Iterable, Iterator

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
_ANNOUNCERS = (("identified", "as"), ("named", "as"), ("year", "old"), ("years", "old"))
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``"})
_OFFICE_LINKS = frozenset({"of", "for", "the", "and"})


def find(reading: Reading, taken: set[int]) -> list[tuple[int, int]]:
    """The token ranges of persons' names, in order, none at tokens that a body has taken."""
    doc = reading.doc
    found: dict[int, int] = {}
    labels = _labels(doc)
    for span in [
        *_model(reading, labels),
        *_titled(doc),
        *_announced(doc),
        *_other_names(doc),
        *_aged(doc),
        *_nicknamed(doc),
    ]:
        for start, stop in _parts(doc, *_trim(reading, *span)):
            end = _past_hyphen(doc, start, stop)
            if start < end and not any(i in taken for i in range(start, end)):
                _keep(found, start, end)
    return sorted(found.items())


def _keep(found: dict[int, int], start: int, end: int) -> None:
    """Keep a range, and of overlapping ones the longest, the first of equals."""
    rivals = [s for s, e in found.items() if s < end and start < e]
    if any(found[s] - s >= end - start for s in rivals):
        return
    for rival in rivals:
        del found[rival]
    found[start] = end


def _labels(doc: Doc) -> dict[str, Counter[str]]:
    """How often the model holds each single word for what."""
    counts: dict[str, Counter[str]] = {}
    for entity in doc.ents:
        if len(entity) == 1:
            counts.setdefault(entity.text, Counter())[entity.label_] += 1
    return counts


def _model(reading: Reading, labels: dict[str, Counter[str]]) -> Iterator[tuple[int, int]]:
    """The model's persons, without what a single word is more often held for, or acronyms and verbs."""
    doc = reading.doc
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        if len(entity) == 1:
            count = labels[entity.text]
            is_known = reading.known.get(entity.start) is not None
            if is_known or count["PLACE"] >= count["PERSON"] or names.is_acronym(entity.text):
                continue
            if reading.titled[entity.start] and count["PERSON"] == 1:
                continue
        if all(t.pos_ not in {"VERB", "AUX", "PRON", "NUM"} for t in entity) and any(
            t.pos_ == "PROPN" for t in entity
        ):
            yield entity.start, entity.end


def _trim(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """A range without titles, places and nationalities before the name, and possessives after it."""
    doc = reading.doc
    titles, others = cues.words("person_titles"), cues.words("not_person_words")
    while start < end and (
        doc[start].lower_ in titles
        or doc[start].lower_ in names.ARTICLES
        or doc[start].lower_ in others
        or not doc[start].text[0].isalpha()
        or not (doc[start].text[0].isupper() or doc[start].lower_ in _FIRST)
        or (end - start > 2 and _is_state(reading, doc[start]))
    ):
        start += 1
    stop = next((t.i for t in doc[start:end] if t.lower_ in {"of", "from"}), end)
    end = stop
    while end > start and (
        doc[end - 1].text in {"'s", "’s", "'"}
        or not any(c.isalpha() for c in doc[end - 1].text)
        or doc[end - 1].lower_ in titles
        or doc[end - 1].lower_ in PARTICLES
    ):
        end -= 1
    is_place = end - start == 1 and end < len(doc) and doc[end].lower_ in titles
    if is_place or any(t.lower_ in others for t in doc[start:end]):
        return start, start
    return start, end


def _is_state(reading: Reading, token: Token) -> bool:
    return reading.state_ending(token.i) is not None


def _parts(doc: Doc, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The names of a range that "and" joins ("Amir and Bilal"), but for a Spanish "y" or "e"."""
    begin = start
    for token in doc[start:end]:
        if token.lower_ in {"and", "&"}:
            yield begin, token.i
            begin = token.i + 1
    yield begin, end


def _titled(doc: Doc) -> Iterator[tuple[int, int]]:
    """Capitalised words after a title: "Sheikh Abu Omar al-Ansari"."""
    titles = cues.words("person_titles")
    after = 0
    for i, token in enumerate(doc):
        if i < after or token.lower_ not in titles or not token.text[0].isupper():
            continue
        start = i
        while start < len(doc) and (doc[start].lower_ in titles or doc[start].text == "."):
            start += 1
        start = _past_office(doc, start)
        end = _run(doc, start)
        if end > start and not _is_headline_verb(doc, start, end):
            yield start, end
        after = max(end, i + 1)


def _is_headline_verb(doc: Doc, start: int, end: int) -> bool:
    """Whether the word after a title is the verb of a headline: "Minister Sticks to Plan"."""
    following = doc[end] if end < len(doc) else None
    is_followed = following is not None and following.text.islower() and following.pos_ in {"ADP", "PART"}
    return doc[start].pos_ == "VERB" or (end == start + 1 and doc[start].lower_.endswith("s") and is_followed)


def _past_office(doc: Doc, start: int) -> int:
    """Past the rest of an office: "(Minister) for the Middle East", "(Superintendent) of Police (SP)"."""
    i = start
    others = cues.words("not_person_words")
    while i < len(doc) and ((doc[i].lower_ in _OFFICE_LINKS and i + 1 < len(doc)) or doc[i].lower_ in others):
        i += 1
    if i > start and doc[i - 1].lower_ in _OFFICE_LINKS:
        return start
    is_short = i + 2 < len(doc) and doc[i].text == "(" and doc[i + 2].text == ")"
    return i + 3 if is_short and doc[i + 1].text.isupper() else i


def _announced(doc: Doc) -> Iterator[tuple[int, int]]:
    """Capitalised words after "identified as"."""
    for first, second in _ANNOUNCERS:
        for token in doc[:-2]:
            if token.lower_ == first and doc[token.i + 1].lower_ == second:
                start, end = token.i + 2, _run(doc, token.i + 2)
                while end > start:
                    yield start, end
                    start = _next_listed(doc, end)
                    end = _run(doc, start)
                    if end - start < 2:
                        break


def _next_listed(doc: Doc, end: int) -> int:
    """The token after "alias Y" and "and" behind a name that was announced; the end of the text if none."""
    if end < len(doc) and doc[end].lower_ in {"alias", "aka", "@"}:
        end = _run(doc, end + 1)
    return end + 1 if end < len(doc) and doc[end].lower_ == "and" else len(doc)


def _other_names(doc: Doc) -> Iterator[tuple[int, int]]:
    """Capitalised words after "alias", in quotation marks or not."""
    for token in doc[:-2]:
        if token.lower_ in {"alias", "aka", "a.k.a."}:
            start = token.i + 1
            while start < len(doc) - 1 and doc[start].text in _QUOTES:
                start += 1
            end = _run(doc, start)
            if end > start:
                yield start, end


def _aged(doc: Doc) -> Iterator[tuple[int, int]]:
    """Capitalised words before an age in brackets: "Tahir (28)"."""
    for token in doc[1:-2]:
        is_age = token.text == "(" and doc[token.i + 1].text.isdigit() and len(doc[token.i + 1]) == 2
        if is_age and doc[token.i + 2].text == ")":
            start = token.i
            while start > 0 and not doc[start].is_sent_start and _is_name_word(doc, start - 1):
                start -= 1
            if start < token.i:
                yield start, token.i


def _nicknamed(doc: Doc) -> Iterator[tuple[int, int]]:
    """A name with a nickname in quotation marks inside it: 'Omar "The Fox" Dar'."""
    for token in doc[1:-3]:
        if token.text not in _QUOTES or not _is_name_word(doc, token.i - 1) or token.is_sent_start:
            continue
        close = next((k for k in range(token.i + 1, min(token.i + 6, len(doc) - 1)) if doc[k].text in _QUOTES), 0)
        inner = doc[token.i + 1 : close]
        if (
            not close
            or not all(t.text[0].isupper() or t.text == "-" or t.is_digit for t in inner)
            or not inner.text
        ):
            continue
        start, end = token.i - 1, _run(doc, close + 1)
        while start > 0 and not doc[start].is_sent_start and _is_personal(doc, start - 1):
            start -= 1
        if end > close + 1 and doc[start].pos_ == "PROPN" and doc[start].ent_type_ in {"PERSON", ""}:
            yield start, end


def _is_personal(doc: Doc, i: int) -> bool:
    """Whether a word belongs to the name on its right: no title or body stands there."""
    titles = cues.words("person_titles")
    return _is_name_word(doc, i) and doc[i].lower_ not in titles and doc[i].ent_type_ == "PERSON"


def _past_hyphen(doc: Doc, start: int, end: int) -> int:
    """The end of a name with the small second half of its last part: "Ban Ki-moon"."""
    if not end - start >= 2 or end + 1 >= len(doc) or doc[end].text != "-":
        return end
    is_close = not doc[end - 1].whitespace_ and not doc[end].whitespace_
    is_half = doc[end + 1].text.islower() and len(doc[end + 1]) <= 5 and doc[end + 1].lower_ not in _AFFIXES
    return end + 2 if is_close and is_half and len(doc[end - 1]) <= 5 else end


_AFFIXES = frozenset(
    {"led", "era", "born", "run", "like", "held", "style", "owned", "ruled", "aided", "tied", "based"}
)


def _run(doc: Doc, start: int) -> int:
    end = start
    while end < len(doc) and not doc[end].is_sent_start and _is_name_word(doc, end):
        end += 1
    while end > start and doc[end - 1].lower_ in PARTICLES:
        end -= 1
    return end


def _is_name_word(doc: Doc, i: int) -> bool:
    text, word = doc[i].text, doc[i].lower_
    if text == "-":
        return i > 0 and not doc[i - 1].whitespace_ and not doc[i].whitespace_
    if not text[0].isalpha() or word in cues.words("not_name_words") or word in cues.words("not_person_words"):
        return False
    if text.isupper() and len(text) > 1 and doc[i].pos_ != "PROPN" and word not in PARTICLES:
        return False
    return text[0].isupper() or word in PARTICLES
