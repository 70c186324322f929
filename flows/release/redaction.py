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
TITLE_WORDS = 4
"""Words up to which a title that is a sentence of the text stays: a name and little more."""
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
    """Documents without the titles that share a sentence, or more, with a closed text, unless short."""
    few = pl.lit(FEW_WORDS)
    texts = sentences.drop_nulls("text").select("document_id", sentence="text")
    wholes = texts.group_by("document_id").agg(_folded(pl.col("sentence").str.join(" ")).alias("whole"))
    long = texts.filter(~_is_few_words(pl.col("sentence"), few)).with_columns(_folded(pl.col("sentence")))
    titles = documents.select("document_id", _folded(pl.col("title")).alias("headline"))
    quoting = (
        long.join(titles.drop_nulls("headline"), on="document_id")
        .filter(pl.col("headline").str.contains(pl.col("sentence"), literal=True))
        .get_column("document_id")
        .unique()
    )
    within = (
        titles.join(wholes, on="document_id", how="left", maintain_order="left")
        .select(pl.col("whole").str.contains(pl.col("headline"), literal=True).fill_null(False))
        .to_series()
    )
    is_text = within | documents["document_id"].is_in(quoting.implode())
    title = pl.col("title")
    stays = pl.col("text_is_open") | ~pl.lit(is_text) | _is_few_words(title, pl.lit(TITLE_WORDS))
    return documents.with_columns(pl.when(stays).then(title).alias("title"))


def _folded(text: pl.Expr) -> pl.Expr:
    """Letters and digits alone, so that a missing space or another dash makes no difference."""
    return text.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", "")


def _is_short(table: Table, name: str) -> pl.Expr:
    limit: pl.Expr = pl.lit(FEW_WORDS)
    if "form" in table.columns:
        limit = pl.when(pl.col("form") == MentionForm.NAME.value).then(NAME_WORDS).otherwise(FEW_WORDS)
    return _is_few_words(pl.col(name), limit)


def _is_few_words(text: pl.Expr, limit: pl.Expr) -> pl.Expr:
    words = text.str.count_matches(r"\S+")
    return (words <= limit) & (text.str.len_chars() <= limit * WORD_LENGTH)
