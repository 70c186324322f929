"""The DuckDB file of a release: its tables with keys and comments, and the views."""

from pathlib import Path

import duckdb

from schemas.ddl import comment, comments, create_table, identifier, literal
from schemas.tables import TABLES
from schemas.views import VIEWS

FILE = "orbat.duckdb"
STORAGE_VERSION = "v1.4.0"
"""The oldest file format that is still to be read: DuckDB 1.4, 1.5 and 2.0 open it."""


def write_database(folder: Path) -> Path:
    """Write `orbat.duckdb` from the Parquet files of a folder."""
    path = folder / FILE
    with duckdb.connect() as db:
        db.execute(f"ATTACH {literal(str(path))} AS released (STORAGE_VERSION '{STORAGE_VERSION}')")
        db.execute("USE released")
        db.execute("BEGIN")  # one transaction: each of some hundred statements would sync the disk
        for table in TABLES.values():
            db.execute(create_table(table))
            columns = ", ".join(identifier(name) for name in table.columns)
            # The names are the declared ones; the file is a value.
            db.execute(
                f"INSERT INTO {identifier(table.name)} SELECT {columns} FROM read_parquet(?)",  # noqa: S608
                [str(folder / f"{table.name}.parquet")],
            )
            for statement in comments(table):
                db.execute(statement)
        for view in VIEWS:
            db.execute(f"CREATE VIEW {identifier(view.name)} AS\n{view.sql}")
            db.execute(comment("VIEW", (view.name,), view.description))
            for name, description in view.columns.items():
                db.execute(comment("COLUMN", (view.name, name), description))
        db.execute("COMMIT")
        db.execute("USE memory")
        db.execute("DETACH released")
    return path
