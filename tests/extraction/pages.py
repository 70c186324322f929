"""Pages of sentences written for a test, read by the real pipeline."""

from spacy.language import Language

from flows.extraction.mentions import mentions
from flows.extraction.page import Page
from flows.extraction.pages import page_of
from flows.reading.document import Document


def read(nlp: Language, text: str) -> Page:
    """The page of a text with its mentions."""
    page = page_of(Document.of(text, "test.txt"), nlp(text))
    mentions.annotate(page)
    return page


def bodies(page: Page) -> dict[str, set[str]]:
    """Each organisation's kind and folded wordings, pronouns left out: `{"kind": {"wording", …}}` by name."""
    found: dict[str, set[str]] = {}
    for entity in page.entities:
        if entity.type == "organisation":
            words = {
                " ".join(page.doc[m.start : m.end].text.split())
                for m in page.mentions
                if m.entity == entity.key and m.form.value != "pronoun"
            }
            found[f"{entity.name} ({entity.kind})"] = words
    return found


def people(page: Page) -> set[str]:
    """The names of the persons of a page."""
    return {e.name for e in page.entities if e.type == "person"}


def meant(page: Page, words: str) -> str | None:
    """The name of the entity that words of the text mean: their last token's innermost mention."""
    start = page.document.text.index(words)
    span = page.doc.char_span(start, start + len(words))
    assert span is not None, f"{words!r} are not whole tokens"
    mention = page.mention_at(span[-1])
    return page.entities[mention.entity].name if mention else None
