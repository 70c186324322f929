"""Persons of a page: names grouped by surname, other names joined to them."""

from collections.abc import Iterator

from flows.extraction import cues
from flows.extraction.mentions import names, person_bounds, person_names
from flows.extraction.mentions.reading import Reading
from flows.extraction.page import Mention, Page
from schemas.vocabulary import MentionForm, Role

# Labels of an infobox whose values are persons.
_LEADERS = {r["cue"].lower() for r in cues.load("infobox_labels") if r["meaning"] in set(Role)}
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''", ",", "(", "the"})


def annotate(page: Page, reading: Reading, taken: set[int]) -> None:
    """Add persons and their mentions, at tokens that no organisation has taken."""
    found = [(start, end) for start, end in person_names.find(reading, taken) if is_open(page, start)]
    spans = _again(page, reading, _without_verbs(page, found), taken)
    known: list[tuple[str, int]] = []
    for index, (start, end) in enumerate(spans):
        text = " ".join(page.doc[start:end].text.split())
        entity = _alias_of(page, spans[index - 1] if index else None, start)
        is_alias = entity is not None
        if entity is None:
            entity = next((key for name, key in reversed(known) if _is_one(page, text, name, key)), None)
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


def _again(page: Page, reading: Reading, found: list[tuple[int, int]], taken: set[int]) -> list[tuple[int, int]]:
    """The ranges, and every other place where the full names stand, and the names of an infobox's leaders."""
    spans = dict(found)
    covered = {i for start, end in found for i in range(start, end)} | taken
    doc = page.doc
    names_by_first: dict[str, set[tuple[str, ...]]] = {}
    for start, end in found:
        if end - start > 1:
            words = tuple(t.text for t in doc[start:end])
            names_by_first.setdefault(words[0], set()).add(words)
    for token in reading.where({first.lower() for first in names_by_first}):
        for words in sorted(names_by_first.get(token.text, ()), key=len, reverse=True):
            end = token.i + len(words)
            is_free = not any(i in covered for i in range(token.i, end))
            if is_free and tuple(t.text for t in doc[token.i : end]) == words and is_open(page, token.i):
                spans[token.i] = end
                covered.update(range(token.i, end))
    for start, end in _of_infobox(page):
        if not any(i in covered for i in range(start, end)):
            spans[start] = end
    return sorted(spans.items())


def _of_infobox(page: Page) -> Iterator[tuple[int, int]]:
    """Names that are a whole line of an infobox's leaders."""
    for sentence in page.sentences:
        if sentence.role != "value" or (sentence.label or "").lower() not in _LEADERS:
            continue
        start = sentence.start
        while start < sentence.end and not page.doc[start].text[0].isalpha():
            start += 1
        label = len((sentence.label or "").split())
        if page.doc[start : start + label].text == sentence.label:
            start += label
        end = person_bounds.run(page.doc, start, sentence.end)
        if end - start > 1 and (end == sentence.end or page.doc[end].text in {"(", "[", "†", ","}):
            yield start, end


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


def _is_one(page: Page, text: str, name: str, entity: int) -> bool:
    """Whether a name is that of a person met before, by the words met and by the fullest name."""
    if names.fold(text) == names.fold(name):
        return True
    full = page.entities[entity].name
    return names.same_person(text, name) and (len(text.split()) < 2 or names.same_person(text, full))
