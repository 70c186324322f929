"""A public release leaves out the text of documents that have no open licence.

What stays of such a document: its title, publisher and address (they name the source), offsets and
hashes, names of organisations and people, and wording so short that it is a fact and no text.
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
    return {name: _redacted(TABLES[name], frame, closed) for name, frame in tables.items()}


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


def _is_short(table: Table, name: str) -> pl.Expr:
    limit = pl.lit(FEW_WORDS)
    if "form" in table.columns:
        limit = pl.when(pl.col("form") == MentionForm.NAME.value).then(NAME_WORDS).otherwise(FEW_WORDS)
    words = pl.col(name).str.count_matches(r"\S+")
    return (words <= limit) & (pl.col(name).str.len_chars() <= limit * WORD_LENGTH)
