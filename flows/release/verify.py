"""A finished folder is read back before it appears."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from flows.release.checksums import wrong_files
from flows.release.database import FILE
from flows.release.errors import ReleaseError
from schemas.arrow import arrow_schema
from schemas.ddl import identifier
from schemas.tables import TABLES
from schemas.views import VIEWS


def verify(folder: Path, heights: Mapping[str, int]) -> None:
    """Every file is whole, of the declared shape, and has the rows it should; every view answers.

    Raises:
        ReleaseError: naming the file and the fault.
    """
    for name in wrong_files(folder):
        raise ReleaseError(f"{name}: is not as {folder.name}/SHA256SUMS says")
    for name, table in TABLES.items():
        file = pq.ParquetFile(folder / f"{name}.parquet")
        if not file.schema_arrow.equals(arrow_schema(table), check_metadata=False):
            raise ReleaseError(f"{name}.parquet: is not of the declared shape")
        if file.metadata.num_rows != heights[name]:
            raise ReleaseError(f"{name}.parquet: has {file.metadata.num_rows} rows, not {heights[name]}")
    with duckdb.connect(str(folder / FILE), read_only=True) as db:
        for name, height in heights.items():
            (found,) = db.execute(f"SELECT count(*) FROM {identifier(name)}").fetchone() or (None,)  # noqa: S608
            if found != height:
                raise ReleaseError(f"{FILE}: {name} has {found} rows, not {height}")
        for view in VIEWS:
            answer = db.execute(f"FROM {identifier(view.name)} LIMIT 1")
            columns = [column[0] for column in answer.description or ()]
            answer.fetchall()
            if columns != list(view.columns):
                raise ReleaseError(f"{FILE}: the columns of {view.name} are not the described ones")
