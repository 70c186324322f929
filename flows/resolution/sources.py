"""The tables of documents and their sentences."""

from collections.abc import Sequence

import polars as pl

from flows.reading.document import Document
from schemas import ids
from schemas.tables import TABLES


def documents(found: Sequence[Document], sentences: pl.DataFrame) -> pl.DataFrame:
    """One row a document."""
    counts = dict(sentences.group_by("document_id").len().iter_rows())
    table = TABLES["documents"]
    rows = [
        {
            "document_id": d.document_id,
            "source_path": d.source_path,
            "title": d.title,
            "publisher": d.publisher,
            "url": d.url,
            "published_on": d.published_on,
            "language": d.language,
            "licence": d.licence,
            "text_is_open": d.text_is_open,
            "sha256": d.sha256,
            "char_count": len(d.text),
            "sentence_count": counts.get(d.document_id, 0),
        }
        for d in found
    ]
    return table.frame(rows).sort(table.sort_by)


def sentences(rows: pl.DataFrame, found: Sequence[Document]) -> pl.DataFrame:
    """One row a sentence, its text cut from its document.

    Raises:
        KeyError: when a sentence is of a document that is not given.
    """
    texts = {d.document_id: d.text for d in found}
    table = TABLES["sentences"]
    made = []
    for row in rows.select("document_id", "ordinal", "char_start", "char_end").iter_rows(named=True):
        text = texts[row["document_id"]][row["char_start"] : row["char_end"]]
        made.append(
            row
            | {
                "sentence_id": ids.sentence_id(row["document_id"], row["ordinal"]),
                "text": text,
                "sha256": ids.text_sha256(text),
            }
        )
    return table.frame(made).sort(table.sort_by)
