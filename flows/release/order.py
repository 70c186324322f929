"""Rows in one order, whatever order they came in: same rows, same bytes."""

import polars as pl

from schemas.problem import Tables
from schemas.tables import TABLES, Table


def in_order(tables: Tables) -> dict[str, pl.DataFrame]:
    """The tables with their columns and rows in the declared order; one that is not declared as it is."""
    return {name: _in_order(TABLES[name], frame) if name in TABLES else frame for name, frame in tables.items()}


def _in_order(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    columns = [name for name in table.columns if name in frame.columns]
    # The other columns follow the declared order, so that rows that share a key have an order too.
    by = list(dict.fromkeys(name for name in (*table.sort_by, *columns) if name in frame.columns))
    return frame.sort(by, nulls_last=False) if by else frame
