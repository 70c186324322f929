"""Tables as Parquet files: the same rows give the same bytes."""

from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from schemas.arrow import arrow_table
from schemas.tables import Table

ROW_GROUP = 100_000


def write_parquet(table: Table, frame: pl.DataFrame, folder: Path) -> Path:
    """Write `<table>.parquet`: sorted as declared, zstd, with a page index and field descriptions."""
    rows = arrow_table(table, frame)
    order = [(name, "ascending") for name in table.sort_by]
    path = folder / f"{table.name}.parquet"
    pq.write_table(
        rows,
        path,
        row_group_size=ROW_GROUP,
        compression="zstd",
        write_page_index=True,
        sorting_columns=pq.SortingColumn.from_ordering(rows.schema, order, null_placement="at_start"),
    )
    return path
