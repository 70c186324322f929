"""A document and its Doc become a page: sentences with ids, roles and trimmed offsets."""

from spacy.tokens import Doc, Token

from flows.extraction.page import Page, Sentence
from flows.language import casing
from flows.reading.document import Document

# The byte order mark and other characters that take no room: a sentence neither begins nor ends with one.
_NO_ROOM = "\ufeff\u200b\u2060"


class PageError(ValueError):
    """A Doc that is not a reading of the document."""


def _is_margin(token: Token) -> bool:
    return token.is_space or not token.text.strip(_NO_ROOM)


def page_of(document: Document, doc: Doc) -> Page:
    """The page of a document that the language pipeline has read.

    White space round a sentence is left out of it, so that `text` is `document.text[char_start:char_end]`
    without margins; a sentence of nothing but white space is no sentence. Ordinals count from 0.

    Raises:
        PageError: when the Doc's text is not the document's, or its layout does not match its sentences.
    """
    if casing.text_of(doc) != document.text:
        raise PageError(f"{document.source_path}: the tokens do not make up the text as read")
    layouts = doc.user_data.get("layout")
    spans = list(doc.sents)
    if layouts is not None and len(layouts) != len(spans):
        raise PageError(f"{document.source_path}: {len(layouts)} layout rows for {len(spans)} sentences")
    sentences: list[Sentence] = []
    for i, span in enumerate(spans):
        start, end = span.start, span.end
        while start < end and _is_margin(doc[start]):
            start += 1
        while end > start and _is_margin(doc[end - 1]):
            end -= 1
        if start == end:
            continue
        char_start, char_end = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        layout = layouts[i] if layouts is not None else None
        ordinal = len(sentences)
        sentences.append(
            Sentence(
                sentence_id=f"{document.document_id}:{ordinal}",
                ordinal=ordinal,
                char_start=char_start,
                char_end=char_end,
                text=document.text[char_start:char_end],
                start=start,
                end=end,
                role=layout.role if layout is not None else "prose",
                label=layout.label if layout is not None else None,
                paragraph=layout.paragraph if layout is not None else 0,
            )
        )
    return Page(document=document, doc=doc, sentences=sentences)
