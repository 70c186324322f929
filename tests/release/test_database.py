"""The DuckDB file: same rows as the Parquet files, comments on everything, keys."""

import duckdb
import pytest

from schemas.ddl import column_comment
from schemas.tables import TABLES
from schemas.views import VIEWS


@pytest.fixture(scope="module")
def db(release):
    with duckdb.connect(str(release / "orbat.duckdb"), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_those_of_the_parquet_file(db, release, name):
    in_file = db.execute("FROM read_parquet(?)", [str(release / f"{name}.parquet")]).fetchall()
    assert db.execute(f"FROM {name}").fetchall() == in_file
    assert in_file


def test_every_table_and_column_has_its_comment(db):
    found = dict(db.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    assert found == {name: table.description for name, table in TABLES.items()}
    for name, table in TABLES.items():
        columns = db.execute(
            "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ?", [name]
        ).fetchall()
        assert columns == [(column.name, column_comment(column)) for column in table.columns.values()]


def test_every_view_and_its_columns_have_comments(db):
    found = dict(db.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall())
    assert found == {view.name: view.description for view in VIEWS}
    for view in VIEWS:
        columns = db.execute(
            "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ?", [view.name]
        ).fetchall()
        assert columns == list(view.columns.items())


def test_primary_keys(db):
    found = db.execute(
        "SELECT table_name, constraint_column_names FROM duckdb_constraints() "
        "WHERE constraint_type = 'PRIMARY KEY'"
    ).fetchall()
    assert dict(found) == {name: list(table.primary_key) for name, table in TABLES.items()}


def test_references_hold(db):
    for name, table in TABLES.items():
        for column in table.columns.values():
            if column.references is not None:
                target, key = column.references
                referring, referred = db.table(name).to_arrow_table(), db.table(target).to_arrow_table()
                dangling = set(referring[column.name].drop_null().to_pylist()) - set(referred[key].to_pylist())
                assert not dangling, f"{name}.{column.name}"


def test_the_release_has_no_zoned_time(db):
    """TIMESTAMPTZ asks readers for an extension."""
    assert db.execute("SELECT data_type FROM duckdb_columns() WHERE column_name = 'created_at'").fetchall() == [
        ("TIMESTAMP",)
    ]
