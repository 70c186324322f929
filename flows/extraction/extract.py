"""A page to its extraction: every extractor in order."""

from flows.extraction.extraction import Extraction, mention_records
from flows.extraction.page import Page
from flows.extraction.records import Claim


def extract(page: Page, key: str = "") -> Extraction:
    """All claims of a page, in the order of the text.

    `key` is the content key under which the result is kept.
    """
    page.index_mentions()
    claims: list[Claim] = []
    return Extraction(
        key=key,
        document_id=page.document.document_id,
        sentences=tuple(page.sentences),
        entities=tuple(page.entities),
        mentions=mention_records(page),
        claims=tuple(claims),
    )
