"""Every table and every column is declared in full."""

import re

import pytest

from schemas.tables import CLAIM_TABLES, TABLES

COLUMNS = [pytest.param(t, c, id=f"{t.name}.{c.name}") for t in TABLES.values() for c in t.columns.values()]
PROVENANCE = (
    "document_id", "sentence_id", "char_start", "char_end",
    "polarity", "certainty", "attributed_to", "extractor", "confidence",
)  # fmt: skip


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_table_is_described(table):
    assert table.description.endswith(".")
    assert len(table.description) > 20
    assert len(table.name) <= 63
    assert table.primary_key
    assert set(table.primary_key) | set(table.sort_by) | set(table.identity) <= set(table.columns)
    assert not any(table.columns[name].nullable for name in table.primary_key)


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_column_is_described(table, column):
    assert column.description.endswith((".", ")."))
    assert "`" not in column.name
    if column.nullable:
        assert re.search(r"\bnull\b", column.description), "says what null means"
    if column.dtype.is_float():
        assert column.unit
    if column.references is not None:
        target, key = column.references
        assert key in TABLES[target].columns
        assert TABLES[target].primary_key == (key,)


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_column_grammar(table, column):
    """The endings of architecture.md mean one thing each."""
    kind = str(column.dtype).split("(")[0]
    if column.name.endswith("_on"):
        assert kind == "Date"
    if column.name.endswith("_at"):
        assert kind == "Datetime"
    if column.name.endswith("_count") or column.name.startswith("char_"):
        assert kind == "Int64"
    assert (kind == "Boolean") == (column.name.startswith("is_") or "_is_" in column.name)


def test_same_name_same_type():
    types: dict[str, set[str]] = {}
    for table in TABLES.values():
        for column in table.columns.values():
            types.setdefault(column.name, set()).add(str(column.dtype))
    assert {name: kinds for name, kinds in types.items() if len(kinds) > 1} == {}


@pytest.mark.parametrize("name", CLAIM_TABLES)
def test_claims_begin_with_their_provenance(name):
    table = TABLES[name]
    assert tuple(table.columns)[:10] == ("claim_id", *PROVENANCE)
    assert table.is_claim
    # A claim and its denial are two claims; the rest of the provenance does not make another claim.
    assert set(table.identity).isdisjoint(set(PROVENANCE) - {"polarity"})


def test_only_claim_tables_have_claims():
    assert tuple(name for name, table in TABLES.items() if table.is_claim) == CLAIM_TABLES


def test_frame_has_the_declared_types():
    frame = TABLES["people"].frame([{"person_id": "jo-mar", "name": "Jo Mar"}])
    assert frame.schema == TABLES["people"].polars_schema
    assert frame["mention_count"].null_count() == 1


@pytest.mark.parametrize(("row", "error"), [({"weight": 3}, ValueError), ({"person_id": 3}, TypeError)])
def test_frame_refuses(row, error):
    with pytest.raises(error, match=r"weight|person_id"):
        TABLES["people"].frame([row])


def test_release_counts_every_other_table():
    assert sorted(TABLES["release"].counted.values()) == sorted(set(TABLES) - {"release"})
