"""What extraction hands on for one document: offsets and claims, free of spaCy."""

from dataclasses import dataclass

from flows.extraction.page import Entity, Page, Sentence
from flows.extraction.records import Claim
from schemas.vocabulary import MentionForm


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRecord:
    """A mention by code points of the document's text, in the sentence at `sentence_ordinal`."""

    sentence_ordinal: int
    char_start: int
    char_end: int
    text: str
    form: MentionForm
    entity: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was found in one document.

    `key` is the content key of the document and the extractor (`flows.extraction.version`).
    The claims' `organisation`, `person`, `a`, `b` … are keys of `entities`.
    """

    key: str
    document_id: str
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[MentionRecord, ...]
    claims: tuple[Claim, ...]


def mention_records(page: Page) -> tuple[MentionRecord, ...]:
    """The page's mentions as character offsets, in the order of the text.

    Raises:
        ValueError: when a mention is empty or crosses the end of its sentence.
    """
    records = []
    for mention in page.mentions:
        span = page.doc[mention.start : mention.end]
        if not len(span):
            raise ValueError(f"mention {mention.start}-{mention.end} has no tokens")
        sentence = page.sentence_of(span[0])
        if not sentence.char_start <= span.start_char < span.end_char <= sentence.char_end:
            raise ValueError(f"mention {span.text!r} does not lie in sentence {sentence.ordinal}")
        records.append(
            MentionRecord(
                sentence_ordinal=sentence.ordinal,
                char_start=span.start_char,
                char_end=span.end_char,
                text=page.document.text[span.start_char : span.end_char],
                form=mention.form,
                entity=mention.entity,
                confidence=mention.confidence,
            )
        )
    return tuple(sorted(records, key=lambda r: (r.char_start, r.char_end, r.entity)))
