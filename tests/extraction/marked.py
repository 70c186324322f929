"""Sentences with inline marks: "[Red Hawks|armed_group] leader [Omar Dar|person] said so"."""

import re

from spacy.language import Language

from flows.extraction.page import Mention, Page
from flows.extraction.pages import page_of
from flows.reading.document import Document
from schemas.vocabulary import MentionForm, OrganisationKind

_MARK = re.compile(r"\[([^\]|]+)\|([^\]|=]+)(?:=([^\]]+))?\]")


def page(nlp: Language, marked: str, **metadata: object) -> Page:
    """A page whose mentions are those marked, and no others.

    `[words|kind]` names a body of a kind, or a `person`; `[words|kind=name]` is a further mention of the
    body or person of that name.
    """
    text, marks, end = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        marks.append((len(text), len(text) + len(match[1]), match[1], match[2], match[3] or match[1]))
        text += match[1]
        end = match.end()
    text += marked[end:]
    document = Document.of(text, "marked.txt", **metadata)
    made = page_of(document, nlp(text))
    keys: dict[str, int] = {}
    for start, stop, words, kind, name in marks:
        if name not in keys:
            is_person = kind == "person"
            entity = made.new_entity(
                "person" if is_person else "organisation", name, None if is_person else OrganisationKind(kind)
            )
            keys[name] = entity.key
        span = made.doc.char_span(start, stop, alignment_mode="expand")
        assert span is not None, words
        pronoun = words.lower() in {"it", "its", "he", "his", "they", "their", "she", "her"}
        form = MentionForm.PRONOUN if pronoun else MentionForm.NAME
        made.mentions.append(Mention(span.start, span.end, form, keys[name]))
    made.index_mentions()
    return made
