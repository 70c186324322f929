"""Persons of a page: names grouped by surname, other names joined to them."""

from flows.extraction import cues
from flows.extraction.mentions import names, person_names
from flows.extraction.mentions.reading import Reading
from flows.extraction.page import Mention, Page
from schemas.vocabulary import MentionForm

_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''", ",", "(", "the"})


def annotate(page: Page, reading: Reading, taken: set[int]) -> None:
    """Add persons and their mentions, at tokens that no organisation has taken."""
    found = [(start, end) for start, end in person_names.find(reading, taken) if is_open(page, start)]
    spans = _without_verbs(page, found)
    known: list[tuple[str, int]] = []
    for index, (start, end) in enumerate(spans):
        text = " ".join(page.doc[start:end].text.split())
        entity = _alias_of(page, spans[index - 1] if index else None, start)
        is_alias = entity is not None
        if entity is None:
            entity = next((key for name, key in reversed(known) if _is_one(text, name)), None)
        if entity is None:
            entity = page.new_entity("person", text).key
        elif not is_alias and len(text.split()) > len(page.entities[entity].name.split()):
            page.entities[entity].name = text
        known.append((text, entity))
        page.mentions.append(Mention(start, end, MentionForm.NAME, entity, 0.7))


def _without_verbs(page: Page, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges, those of headlines without a last word that the text has not: "Omar Dar Returns to Salta"."""
    known = {page.doc[start:end].text for start, end in found}
    spans = []
    for start, end in found:
        in_headline = page.sentences[page._sentence_of[start]].role == "title" and end - start > 2
        spans.append((start, end - 1 if in_headline and page.doc[start : end - 1].text in known else end))
    return spans


def is_open(page: Page, token: int) -> bool:
    """Whether a token lies in a sentence that can carry claims."""
    ordinal = page._sentence_of[token]
    return ordinal >= 0 and not page.sentences[ordinal].is_silent


def _alias_of(page: Page, last: tuple[int, int] | None, start: int) -> int | None:
    """The person whose other name begins at a token: "X, alias "Y"", "X, also known as Y"."""
    if last is None or not last[1] < start <= last[1] + 7:
        return None
    between = [t.lower_ for t in page.doc[last[1] : start] if t.lower_ not in _QUOTES]
    if " ".join(between) not in cues.words("person_alias_cues"):
        return None
    return next((m.entity for m in page.mentions if m.start == last[0]), None)


def _is_one(a: str, b: str) -> bool:
    return names.fold(a) == names.fold(b) or names.same_person(a, b)
