"""A page to its extraction: every extractor in order."""

from flows.extraction.alliances import alliances
from flows.extraction.alliances import casualties as relation_casualties
from flows.extraction.as_written import as_written
from flows.extraction.casualties import casualties
from flows.extraction.dates import dates
from flows.extraction.extraction import Extraction, mention_records
from flows.extraction.leaders import leaders
from flows.extraction.mentions import mentions
from flows.extraction.page import Page
from flows.extraction.records import Claim


def extract(page: Page, key: str = "") -> Extraction:
    """All claims of a page, in the order of the text.

    Who is mentioned comes first, then dates, which the other claims carry. `key` is the content key
    under which the result is kept.
    """
    mentions.annotate(page)
    dated = dates.extract(page)
    positions = leaders.extract(page)
    relations = alliances.extract(page)
    harmed = casualties.extract(page)
    fighting = relation_casualties.fighting(page, harmed, relations)
    claims: list[Claim] = [*dated, *positions, *relations, *fighting, *harmed]
    # A state that an office was looked for in, and no claim made of, is only a place.
    mentioned = {mention.entity for mention in page.mentions}
    claims.sort(key=lambda claim: (claim.evidence.char_start, claim.evidence.char_end))
    found = Extraction(
        key=key,
        document_id=page.document.document_id,
        sentences=tuple(page.sentences),
        entities=tuple(entity for entity in page.entities if entity.key in mentioned),
        mentions=mention_records(page),
        claims=tuple(claims),
    )
    return as_written(page, found)
