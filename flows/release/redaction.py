"""A public release leaves out the text of documents that have no open licence.

What stays of such a document: its publisher, address and day (they name the source), its title unless that
is a sentence of the text, offsets and hashes, names of organisations and people, and wording so short that it
is a fact and no text.
"""

import polars as pl

from schemas.problem import Tables
from schemas.tables import TABLES, Table
from schemas.vocabulary import MentionForm

FEW_WORDS = 6
"""Words up to which wording (a source, victims, a title, a place, a date) stays."""
NAME_WORDS = 16
"""Words up to which a mention by name stays: long enough for the longest names of agencies of the UN."""
WORD_LENGTH = 12
"""Code points that a word has at most on average: a limit too for scripts that put no space between words."""


def redacted(tables: Tables) -> dict[str, pl.DataFrame]:
    """The tables as a public release may hold them."""
    closed = tables["documents"].filter(~pl.col("text_is_open"))["document_id"]
    kept = {name: _redacted(TABLES[name], frame, closed) for name, frame in tables.items()}
    return kept | {"documents": _without_headlines(tables["documents"], tables["sentences"])}


def _redacted(table: Table, frame: pl.DataFrame, closed: pl.Series) -> pl.DataFrame:
    wording = [column.name for column in table.columns.values() if column.wording]
    if not wording or "document_id" not in table.columns:
        return frame
    is_closed = pl.col("document_id").is_in(closed.implode())
    if table.name == "sentences":
        stays = ~is_closed
        return frame.with_columns(pl.when(stays).then(pl.col(name)).alias(name) for name in wording)
    return frame.with_columns(
        pl.when(~is_closed | _is_short(table, name)).then(pl.col(name)).alias(name) for name in wording
    )


def _without_headlines(documents: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """Documents without the titles that are words of a closed text, unless short."""
    texts = sentences.group_by("document_id").agg(
        _folded(pl.col("text").drop_nulls().str.join(" ")).alias("whole")
    )
    joined = documents.join(texts, on="document_id", how="left", maintain_order="left")
    title = pl.col("title")
    is_text = pl.col("whole").fill_null("").str.contains(_folded(title), literal=True)
    stays = pl.col("text_is_open") | ~is_text | _is_few_words(title, pl.lit(FEW_WORDS))
    return joined.with_columns(pl.when(stays).then(title).alias("title")).select(documents.columns)


def _folded(text: pl.Expr) -> pl.Expr:
    return text.str.to_lowercase().str.replace_all(r"\s+", " ").str.strip_chars()


def _is_short(table: Table, name: str) -> pl.Expr:
    limit: pl.Expr = pl.lit(FEW_WORDS)
    if "form" in table.columns:
        limit = pl.when(pl.col("form") == MentionForm.NAME.value).then(NAME_WORDS).otherwise(FEW_WORDS)
    return _is_few_words(pl.col(name), limit)


def _is_few_words(text: pl.Expr, limit: pl.Expr) -> pl.Expr:
    words = text.str.count_matches(r"\S+")
    return (words <= limit) & (text.str.len_chars() <= limit * WORD_LENGTH)
