"""A good row of every table passes; a bad one fails with table, column and row."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from schemas.check import Problem, problems
from schemas.tables import CLAIM_TABLES, TABLES
from tests.schemas.rows import DOCUMENT_ID, SENTENCE_ID, TEXT, rows, tables

COLUMNS = [(table.name, column.name) for table in TABLES.values() for column in table.columns.values()]
WITH_VALUES = [(t.name, c.name) for t in TABLES.values() for c in t.columns.values() if c.allowed]
REFERENCES = [(t.name, c.name) for t in TABLES.values() for c in t.columns.values() if c.references]
EDTF = [(t.name, c.name) for t in TABLES.values() for c in t.columns.values() if c.format == "EDTF"]
PATTERNS = [(t.name, c.name) for t in TABLES.values() for c in t.columns.values() if c.pattern]
SPANS = ["mentions", *CLAIM_TABLES]


def alone(table: str, **values: Any) -> dict[str, pl.DataFrame]:
    """One good table with values of its first row changed; what it refers to is not given."""
    good = rows()[table]
    good[0].update(values)
    return {table: TABLES[table].frame(good)}


def changed(table: str, **values: Any) -> dict[str, pl.DataFrame]:
    """The good tables with values of one row changed."""
    return tables() | alone(table, **values)


def at(found: list[Problem], table: str, column: str | None, row: int | None) -> list[str]:
    return [
        problem.message
        for problem in found
        if (problem.table, problem.column, problem.row) == (table, column, row)
    ]


def test_good_rows_pass():
    assert problems(tables()) == []


@pytest.mark.parametrize("name", TABLES)
def test_good_rows_exist_for_every_table(name):
    assert rows()[name]


def test_tables_not_given_count_as_empty():
    found = problems({"people": tables()["people"], "leaders": tables()["leaders"]})
    assert at(found, "leaders", "organisation_id", 0) == [
        "dangling reference: 'coral-front' is not in organisations.organisation_id"
    ]
    assert at(found, "leaders", "person_id", 0) == []


def test_unknown_table():
    found = problems(tables() | {"weapons": pl.DataFrame()})
    assert [str(problem) for problem in found] == ["weapons: no such table"]


@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_wrong_type(name, column):
    good = tables()[name]
    wrong = pl.lit(b"\x00") if TABLES[name].columns[column].dtype != pl.Binary else pl.lit(1)
    found = problems({name: good.with_columns(wrong.alias(column))})
    assert [message for problem in found if problem.column == column for message in [str(problem)]] == [
        f"{name}.{column}: the type is Binary, not {TABLES[name].columns[column].dtype}"
    ]


@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_missing_column(name, column):
    found = problems({name: tables()[name].drop(column)})
    assert f"{name}.{column}: the column is missing" in map(str, found)


@pytest.mark.parametrize("name", TABLES)
def test_unknown_column(name):
    found = problems({name: tables()[name].with_columns(extra=1)})
    assert [str(problem) for problem in found] == [f"{name}.extra: the table has no such column"]


@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_null(name, column):
    found = problems(alone(name, **{column: None}))
    messages = at(found, name, column, 0)
    assert ("must not be null" in messages) is not TABLES[name].columns[column].nullable


@pytest.mark.parametrize(("name", "column"), WITH_VALUES)
def test_unknown_category(name, column):
    found = problems(alone(name, **{column: "boss"}))
    (message,) = [message for message in at(found, name, column, 0) if "one of" in message]
    assert message.startswith("'boss' is not one of ")
    assert all(value in message for value in TABLES[name].columns[column].allowed)


@pytest.mark.parametrize(("name", "column"), PATTERNS)
def test_malformed_text(name, column):
    found = problems(alone(name, **{column: "No Such\nForm"}))
    assert any("is not written as" in message for message in at(found, name, column, 0))


@pytest.mark.parametrize("name", TABLES)
def test_duplicate_key(name):
    good = rows()
    table = TABLES[name]
    frame = table.frame([*good[name], good[name][0]])
    found = problems({name: frame})
    key = " ".join(str(good[name][0][column]) for column in table.primary_key)
    (problem,) = [problem for problem in found if "duplicate key" in problem.message]
    row = frame.height - 1
    assert str(problem).startswith(f"{name}.{table.primary_key[-1]}, row {row} ({key}): duplicate key")


@pytest.mark.parametrize(("name", "column"), REFERENCES)
def test_dangling_reference(name, column):
    pattern = TABLES[name].columns[column].pattern or ""
    missing = "f" * 16 + ":7" if ":" in pattern else "f" * 16
    found = problems(alone(name, **{column: missing}))
    assert any(message.startswith(f"dangling reference: '{missing}'") for message in at(found, name, column, 0))


@pytest.mark.parametrize(("name", "column"), EDTF)
@pytest.mark.parametrize("value", ["May 2011", "2011-13", "2011-02-30", "2012/2011", "2011-05-1"])
def test_malformed_edtf(name, column, value):
    found = problems(alone(name, **{column: value}))
    assert at(found, name, column, 0) == [f"{value!r} is not EDTF level 1"]


@pytest.mark.parametrize("name", SPANS)
@pytest.mark.parametrize(("start", "end"), [(0, len(TEXT) + 1), (5, 5), (7, 3), (len(TEXT), len(TEXT) + 4)])
def test_span_outside_its_sentence(name, start, end):
    found = problems(changed(name, char_start=start, char_end=end))
    assert at(found, name, "char_start", 0) == ["the span is outside its sentence"]
    assert str(found[0]).startswith(f"{name}.char_start, row 0 (")


@pytest.mark.parametrize("name", SPANS)
def test_span_of_another_document(name):
    found = problems(changed(name, document_id="0" * 16))
    assert "is not the document of the sentence" in at(found, name, "document_id", 0)


@pytest.mark.parametrize("name", ["mentions", "dates"])
def test_words_are_the_words_there(name):
    found = problems(changed(name, text="Reef Front"))
    assert at(found, name, "text", 0) == ["is not the text at these offsets"]


def test_offsets_count_code_points():
    text = "𝔗he Córal 🐚 Front won."
    start = text.index("Front")
    good = rows()
    good["sentences"][0].update(char_end=len(text), text=text)
    good["mentions"] = [good["mentions"][0] | {"char_start": start, "char_end": start + 5, "text": "Front"}]
    given = {name: TABLES[name].frame(good[name]) for name in ("sentences", "mentions")}
    assert at(problems(given), "mentions", "text", 0) == []


@pytest.mark.parametrize(
    ("table", "column", "values", "message"),
    [
        ("documents", "document_id", {"document_id": "0" * 16}, "is not the start of sha256"),
        ("documents", "char_count", {"char_count": -1}, "-1 is out of range"),
        ("documents", "title", {"title": "  "}, "is blank: what is not known is null"),
        ("documents", "language", {"language": "English, mostly"}, "'English, mostly' is not written as BCP 47"),
        ("sentences", "sentence_id", {"ordinal": 1}, "is not document_id:ordinal"),
        ("sentences", "text", {"text": TEXT[:-1]}, "is not as long as char_start and char_end say"),
        ("sentences", "sha256", {"text": TEXT.upper()}, "is not that of text"),
        ("sentences", "char_end", {"char_end": 1000}, "1000 is beyond the end of the document"),
        ("sentences", "char_end", {"char_end": 0}, "the sentence is empty"),
        (
            "mentions",
            "organisation_id",
            {"person_id": "jo-mar"},
            "a mention means an organisation or a person: exactly one of organisation_id and person_id",
        ),
        ("mentions", "confidence", {"confidence": 1.01}, "1.01 is out of range"),
        ("leaders", "confidence", {"confidence": float("nan")}, "nan is out of range"),
        ("leaders", "ended", {"started": "2012", "ended": "2011-05"}, "'2011-05' is before started"),
        ("alliances", "organisation_b", {"organisation_b": "ostland"}, "is organisation_a itself"),
        (
            "alliances",
            "organisation_a",
            {"relation": "allied_with"},
            "'allied_with' has no direction: a must sort before b",
        ),
        (
            "dates",
            "earliest",
            {"earliest": date(2011, 5, 2)},
            "datetime.date(2011, 5, 2) is not the bound of edtf",
        ),
        ("dates", "latest", {"edtf": "2011-05/.."}, "datetime.date(2011, 5, 31) is not the bound of edtf"),
        ("dates", "latest", {"edtf": None}, "datetime.date(2011, 5, 31) is not the bound of edtf"),
        ("casualties", "count_low", {"count_low": 6}, "6 is more than count_high"),
        ("release", "person_count", {"person_count": 7}, "7 is not the number of rows of people, 1"),
    ],
)
def test_rule(table, column, values, message):
    assert at(problems(changed(table, **values)), table, column, 0) == [message]


@pytest.mark.parametrize("values", [{"count_low": None}, {"count_high": None}, {"date": None}, {"victims": None}])
def test_open_counts_are_no_fault(values):
    assert problems(changed("casualties", **values)) == []


def test_sentences_do_not_overlap():
    good = rows()
    second = good["sentences"][0] | {
        "sentence_id": f"{DOCUMENT_ID}:1", "ordinal": 1, "char_start": len(TEXT) - 5, "text": None,
    }  # fmt: skip
    found = problems(
        {
            "documents": tables()["documents"],
            "sentences": TABLES["sentences"].frame([second, good["sentences"][0]]),
        }
    )
    assert at(found, "sentences", "char_start", 0) == [f"{len(TEXT) - 5} is inside the sentence before"]


def test_a_release_has_one_row():
    good = rows()["release"][0]
    frame = TABLES["release"].frame([good, good | {"version": "2011.06.02.2"}])
    assert "release: has more than one row" in map(str, problems(tables() | {"release": frame}))


def test_every_row_at_fault_is_named():
    good = rows()
    good["mentions"][0]["sentence_id"] = good["mentions"][2]["sentence_id"] = f"{DOCUMENT_ID}:9"
    found = problems(tables() | {"mentions": TABLES["mentions"].frame(good["mentions"])})
    assert [(problem.column, problem.row, problem.key) for problem in found] == [
        ("sentence_id", 0, good["mentions"][0]["mention_id"]),
        ("sentence_id", 2, good["mentions"][2]["mention_id"]),
    ]
    assert SENTENCE_ID not in found[0].message
