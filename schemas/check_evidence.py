"""Rules that tie rows to the text: a span lies in its sentence, and its words are the words there."""

import polars as pl

from schemas.check_columns import row_problems
from schemas.problem import Problem, Tables
from schemas.tables import Table


def evidence_problems(table: Table, tables: Tables) -> list[Problem]:
    """The spans of one table that are not where they are said to be.

    A row whose sentence does not exist is left to the check of references. Words are compared
    where both the sentence's text and the row's words are given.
    """
    if table.name == "sentences":
        return _sentence_problems(table, tables)
    if table.columns.keys() >= {"sentence_id", "document_id", "char_start", "char_end"}:
        return _span_problems(table, tables)
    return []


def _sentence_problems(table: Table, tables: Tables) -> list[Problem]:
    """Sentences lie in their document, in order and without overlap."""
    frame = tables["sentences"]
    lengths = tables["documents"].select("document_id", "char_count").unique("document_id")
    joined = frame.join(lengths, on="document_id", how="left", maintain_order="left")
    beyond = (joined["char_end"] > joined["char_count"]).fill_null(False)
    previous_end = pl.col("char_end").shift(1).over("document_id", order_by="ordinal")
    overlapping = frame.select((pl.col("char_start") < previous_end).fill_null(False)).to_series()
    return [
        *row_problems(table, frame, beyond, "char_end", "{} is beyond the end of the document", shown="char_end"),
        *row_problems(
            table, frame, overlapping, "char_start", "{} is inside the sentence before", shown="char_start"
        ),
    ]


def _span_problems(table: Table, tables: Tables) -> list[Problem]:
    frame = tables[table.name]
    sentences = tables["sentences"].select(
        "sentence_id",
        pl.col("document_id").alias("sentence_document"),
        pl.col("char_start").alias("sentence_start"),
        pl.col("char_end").alias("sentence_end"),
        pl.col("text").alias("sentence_text"),
    )
    joined = frame.join(sentences.unique("sentence_id"), on="sentence_id", how="left", maintain_order="left")
    known = joined["sentence_start"].is_not_null()
    elsewhere = known & (joined["document_id"] != joined["sentence_document"])
    outside = (
        known
        & joined.select(
            (pl.col("char_start") < pl.col("sentence_start"))
            | (pl.col("char_end") > pl.col("sentence_end"))
            | (pl.col("char_start") >= pl.col("char_end"))
        ).to_series()
    )
    found = [
        *row_problems(table, frame, elsewhere, "document_id", "is not the document of the sentence"),
        *row_problems(table, frame, outside.fill_null(False), "char_start", "the span is outside its sentence"),
    ]
    if "text" in table.columns:
        there = joined.select(
            pl.col("sentence_text").str.slice(
                (pl.col("char_start") - pl.col("sentence_start")).clip(0),
                (pl.col("char_end") - pl.col("char_start")).clip(0),
            )
        ).to_series()
        wrong = (there != frame["text"]).fill_null(False) & ~outside
        found += row_problems(table, frame, wrong.fill_null(False), "text", "is not the text at these offsets")
    return found
