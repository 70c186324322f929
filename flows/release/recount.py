"""Counts that follow from the rows of other tables: made here, so that they are true after rejections."""

import polars as pl

from schemas.problem import Tables
from schemas.tables import TABLES


def recounted(tables: Tables) -> dict[str, pl.DataFrame]:
    """The tables with every derived count column made from the rows there are."""
    mentions = tables["mentions"].join(
        tables["documents"].select("document_id", "publisher"), on="document_id", how="left"
    )
    counted = {
        "documents": _counts(tables["sentences"], "document_id", sentence_count=pl.len()),
        "organisations": _counts(
            mentions,
            "organisation_id",
            mention_count=pl.len(),
            document_count=pl.col("document_id").n_unique(),
            publisher_count=pl.col("publisher").drop_nulls().n_unique(),
        ),
        "people": _counts(
            mentions, "person_id", mention_count=pl.len(), document_count=pl.col("document_id").n_unique()
        ),
    }
    return {**tables, **{name: _with(tables[name], counts) for name, counts in counted.items()}}


def row_counts(tables: Tables) -> dict[str, int]:
    """The count columns of `release`."""
    return {name: tables[table].height for name, table in TABLES["release"].counted.items()}


def _counts(rows: pl.DataFrame, key: str, **counts: pl.Expr) -> pl.DataFrame:
    return rows.drop_nulls(key).group_by(key).agg(**counts)


def _with(frame: pl.DataFrame, counts: pl.DataFrame) -> pl.DataFrame:
    key, *names = counts.columns
    joined = frame.drop(names).join(counts, on=key, how="left", maintain_order="left")
    return joined.with_columns(pl.col(names).fill_null(0).cast(pl.Int64)).select(frame.columns)
