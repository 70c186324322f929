"""Casualties of a text in short: what tests of their rules share."""

from spacy.language import Language

from flows.extraction.casualties import casualties
from flows.extraction.dates import dates
from flows.extraction.mentions import mentions
from flows.extraction.page import Page
from flows.extraction.pages import page_of
from flows.extraction.records import CasualtyClaim
from flows.reading.document import Document

Row = tuple[str, int | None, int | None, str]
Party = tuple[str, str | None, str | None]


def read(nlp: Language, text: str) -> tuple[Page, list[CasualtyClaim]]:
    """A text's page and its casualty claims."""
    page = page_of(Document.of(text, "test.txt"), nlp(text))
    mentions.annotate(page)
    page.index_mentions()
    dates.extract(page)
    return page, casualties.extract(page)


def rows(claims: list[CasualtyClaim]) -> list[Row]:
    """The outcome, lowest and highest count and kind of each claim."""
    return [(c.outcome.value, c.count_low, c.count_high, c.victim_kind.value) for c in claims]


def killed(low: int | None, high: int | None, kind: str = "unknown") -> Row:
    """A count of people killed."""
    return ("killed", low, high, kind)


def wounded(low: int | None, high: int | None, kind: str = "unknown") -> Row:
    """A count of people wounded."""
    return ("wounded", low, high, kind)


def captured(low: int | None, high: int | None, kind: str = "unknown") -> Row:
    """A count of people captured."""
    return ("captured", low, high, kind)


def parties(page: Page, claims: list[CasualtyClaim]) -> list[Party]:
    """The kind of victims of each claim, and the names of their body and of who harmed them."""
    names: dict[int | None, str | None] = {None: None} | {entity.key: entity.name for entity in page.entities}
    return [(c.victim_kind.value, names[c.victim_organisation], names[c.perpetrator_organisation]) for c in claims]
