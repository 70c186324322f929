"""Persons: names that the language model finds or a title announces, grouped by surname."""

from collections.abc import Iterable

from spacy.tokens import Doc

from flows.extraction import cues, names
from flows.extraction.page import Mention, Page
from schemas.vocabulary import MentionForm

_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "abu", "umm", "abd", "abdul", "de", "del", "la", "las", "los", "da", "dos", "van"}
    | {"von", "der", "ben", "bint", "ould", "y", "e", "al-", "el-", "ul", "ur", "du", "le", "di"}
)


def annotate(page: Page, taken: set[int]) -> None:
    """Add persons and their mentions, at tokens that no organisation has taken."""
    spans = [(start, end) for start, end in _spans(page.doc, taken) if _is_open(page, start)]
    known: list[tuple[str, int]] = []
    for start, end in spans:
        text = _plain(page.doc, start, end)
        entity = next((key for name, key in reversed(known) if _is_one(text, name)), None)
        if entity is None:
            entity = page.new_entity("person", text).key
            known.append((text, entity))
        elif len(text.split()) > len(page.entities[entity].name.split()):
            page.entities[entity].name = text
            known.append((text, entity))
        page.mentions.append(Mention(start, end, MentionForm.NAME, entity, 0.7))


def _is_open(page: Page, token: int) -> bool:
    """Whether a token lies in a sentence that can carry claims."""
    ordinal = page._sentence_of[token]
    return ordinal >= 0 and not page.sentences[ordinal].is_silent


def _is_one(a: str, b: str) -> bool:
    return names.fold(a) == names.fold(b) or names.same_person(a, b)


def _plain(doc: Doc, start: int, end: int) -> str:
    return " ".join(doc[start:end].text.split())


def _spans(doc: Doc, taken: set[int]) -> list[tuple[int, int]]:
    found: dict[int, int] = {}
    for entity in doc.ents:
        if entity.label_ == "PERSON":
            start, end = _trim(doc, entity.start, entity.end)
            is_free = start < end and not any(i in taken for i in range(start, end))
            if is_free and _may_be_person(doc, start, end):
                found[start] = end
    for start, end in _titled(doc):
        if not any(i in taken for i in range(start, end)):
            for other in [s for s, e in found.items() if s < end and start < e]:
                if end - start >= found[other] - other:
                    del found[other]
            if not any(s < end and start < e for s, e in found.items()):
                found[start] = end
    return sorted(found.items())


def _may_be_person(doc: Doc, start: int, end: int) -> bool:
    """Whether words that the model holds for a person can be a name: proper nouns, no acronym, no verb."""
    span = doc[start:end]
    if end - start == 1 and names.is_acronym(span.text):
        return False
    return any(t.pos_ == "PROPN" for t in span) and all(t.pos_ not in {"VERB", "AUX", "PRON", "NUM"} for t in span)


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    titles = cues.words("person_titles")
    while start < end and (
        (not doc[start].text[0].isupper() and doc[start].lower_ not in _PARTICLES - {"de", "la", "e", "y"})
        or doc[start].lower_ in titles
        or doc[start].lower_ in names.ARTICLES
        or not doc[start].text[0].isalpha()
    ):
        start += 1
    while end > start and (
        doc[end - 1].text in {"'s", "’s", "'"} or not any(c.isalpha() for c in doc[end - 1].text)
    ):
        end -= 1
    return start, end


def _titled(doc: Doc) -> Iterable[tuple[int, int]]:
    """Capitalised words after a title: "Sheikh Abu Omar al-Ansari"."""
    titles = cues.words("person_titles")
    after = 0
    for i, token in enumerate(doc):
        if i < after or token.lower_ not in titles or not token.text[0].isupper():
            continue
        start = i
        while start < len(doc) and (doc[start].lower_ in titles or doc[start].text == "."):
            start += 1
        end = start
        while end < len(doc) and not doc[end].is_sent_start and _is_name_word(doc, end, end == start):
            end += 1
        while end > start and doc[end - 1].lower_ in _PARTICLES:
            end -= 1
        if end > start:
            yield start, end
        after = max(end, i + 1)


def _is_name_word(doc: Doc, i: int, is_first: bool) -> bool:
    text = doc[i].text
    if not text[0].isalpha() or doc[i].lower_ in cues.words("not_name_words"):
        return text in {"-", "."} and not is_first and text == "-"
    if text.isupper() and len(text) > 1 and doc[i].pos_ != "PROPN" and doc[i].lower_ not in _PARTICLES:
        return False
    return text[0].isupper() or doc[i].lower_ in _PARTICLES or text[:3].lower() in {"al-", "el-"}
