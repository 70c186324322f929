"""Everything else derives from the declaration: Arrow, DuckDB, Frictionless, Croissant, the dictionary."""

import duckdb
import pyarrow as pa
import pytest

from schemas.arrow import arrow_schema, arrow_table
from schemas.croissant import record_set
from schemas.ddl import column_comment, comments, create_table
from schemas.dictionary import FILE, dictionary
from schemas.frictionless import table_schema
from schemas.tables import TABLES
from schemas.views import VIEWS
from tests.schemas.rows import tables

ALL = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)


@ALL
def test_arrow_schema(table):
    schema = arrow_schema(table)
    assert schema.names == list(table.columns)
    assert schema.metadata[b"description"].decode() == table.description
    assert schema.metadata[b"primary_key"].decode().split() == list(table.primary_key)
    for field in schema:
        column = table.columns[field.name]
        assert field.nullable is column.nullable
        assert field.metadata[b"description"].decode() == column.description
        assert field.metadata.get(b"values", b"").decode().split() == list(column.allowed)


@ALL
def test_arrow_table_keeps_rows_and_descriptions(table):
    frame = tables()[table.name]
    rows = arrow_table(table, frame)
    assert rows.schema.equals(arrow_schema(table), check_metadata=True)
    assert rows.to_pylist() == frame.to_dicts()


def test_arrow_table_refuses_null_in_a_required_column():
    frame = TABLES["people"].frame([{"person_id": "jo-mar"}])
    with pytest.raises((pa.ArrowInvalid, ValueError), match="null"):
        arrow_table(TABLES["people"], frame)


@ALL
def test_duckdb_table(table):
    with duckdb.connect() as db:
        db.execute(create_table(table))
        for statement in comments(table):
            db.execute(statement)
        described = db.execute(
            "SELECT column_name, is_nullable, comment FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
        assert described == [(c.name, c.nullable, column_comment(c)) for c in table.columns.values()]
        assert db.execute("SELECT comment FROM duckdb_tables()").fetchall() == [(table.description,)]
        keys = db.execute(
            "SELECT constraint_column_names FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
        ).fetchall()
        assert keys == [(list(table.primary_key),)]
        assert db.table(table.name).to_arrow_table().schema.types == arrow_schema(table).types


def test_comments_say_it_all():
    comment = column_comment(TABLES["leaders"].columns["role"])
    assert "One of: founder, leader, commander" in comment
    assert "References people.person_id." in column_comment(TABLES["leaders"].columns["person_id"])
    assert "Format: EDTF." in column_comment(TABLES["leaders"].columns["started"])
    assert "Unit: people." in column_comment(TABLES["casualties"].columns["count_low"])


def test_comments_are_quoted():
    """A quote in a description ends no literal."""
    assert any("''" in statement for table in TABLES.values() for statement in comments(table))


@ALL
def test_table_schema(table):
    schema = table_schema(table)
    assert [field["name"] for field in schema["fields"]] == list(table.columns)
    assert all(field["description"] for field in schema["fields"])
    assert schema["primaryKey"] == list(table.primary_key)
    references = {c.name: c.references for c in table.columns.values() if c.references}
    assert {
        key["fields"][0]: (key["reference"]["resource"], key["reference"]["fields"][0])
        for key in schema.get("foreignKeys", [])
    } == references


def test_table_schema_has_the_constraints():
    fields = {field["name"]: field for field in table_schema(TABLES["leaders"])["fields"]}
    assert fields["role"]["constraints"]["enum"][0] == "founder"
    assert fields["confidence"]["constraints"] == {"required": True, "minimum": 0, "maximum": 1}
    assert fields["started"]["notation"] == "EDTF"
    assert fields["title"]["constraints"]["required"] is False


@ALL
def test_record_set(table):
    made = record_set(table, "some.parquet")
    assert [field["source"]["extract"]["column"] for field in made["field"]] == list(table.columns)
    assert {field["source"]["fileObject"]["@id"] for field in made["field"]} == {"some.parquet"}
    assert {key["@id"] for key in made["key"]} <= {field["@id"] for field in made["field"]}


def test_the_data_dictionary_is_current():
    assert FILE.read_text(encoding="utf-8") == dictionary(), "run: python -m schemas.dictionary"


def test_the_data_dictionary_has_every_column():
    page = dictionary()
    for thing in [*TABLES.values(), *VIEWS]:
        section = page.split(f"# {thing.name}\n", 1)[1].split("\n#", 1)[0]
        assert all(f"| `{name}` |" in section for name in thing.columns)
