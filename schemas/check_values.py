"""Rules on the values of one table: EDTF, counts, pairs, ids made from content."""

from collections.abc import Callable

import polars as pl

from schemas.check_columns import row_problems
from schemas.edtf import bounds, is_edtf
from schemas.ids import text_sha256
from schemas.problem import Problem
from schemas.tables import Table
from schemas.vocabulary import SYMMETRIC

NOT_EDTF = "{} is not EDTF level 1"


def value_problems(table: Table, frame: pl.DataFrame) -> list[Problem]:
    """The rows of one table whose values cannot be right."""
    found = _edtf_problems(table, frame)
    rule = _RULES.get(table.name)
    return found if rule is None else found + rule(table, frame)


def _edtf_problems(table: Table, frame: pl.DataFrame) -> list[Problem]:
    found = []
    for name, column in table.columns.items():
        if column.format == "EDTF":
            values = frame[name]
            wrong = [value for value in values.drop_nulls().unique() if not is_edtf(value)]
            found += row_problems(
                table, frame, values.is_in(wrong) & values.is_not_null(), name, NOT_EDTF, shown=name
            )
    return found


def _bounds_of(values: pl.Series) -> pl.DataFrame:
    """Columns `value`, `earliest`, `latest` for each value that is EDTF."""
    known = [value for value in values.drop_nulls().unique() if is_edtf(value)]
    ends = [bounds(value) for value in known]
    return pl.DataFrame(
        {"value": known, "earliest": [first for first, _ in ends], "latest": [last for _, last in ends]},
        schema={"value": pl.String, "earliest": pl.Date, "latest": pl.Date},
    )


def _documents(table: Table, frame: pl.DataFrame) -> list[Problem]:
    bad = frame["document_id"] != frame["sha256"].str.slice(0, 16)
    return row_problems(table, frame, bad, "document_id", "is not the start of sha256")


def _sentences(table: Table, frame: pl.DataFrame) -> list[Problem]:
    identifier = frame.select(pl.format("{}:{}", "document_id", "ordinal") != pl.col("sentence_id")).to_series()
    length = (frame["char_end"] - frame["char_start"] != frame["text"].str.len_chars()).fill_null(False)
    hashes = frame["text"].map_elements(text_sha256, return_dtype=pl.String)
    return [
        *row_problems(table, frame, identifier, "sentence_id", "is not document_id:ordinal"),
        *row_problems(table, frame, frame["char_start"] >= frame["char_end"], "char_end", "the sentence is empty"),
        *row_problems(table, frame, length, "text", "is not as long as char_start and char_end say"),
        *row_problems(table, frame, (hashes != frame["sha256"]).fill_null(False), "sha256", "is not that of text"),
    ]


def _mentions(table: Table, frame: pl.DataFrame) -> list[Problem]:
    bad = frame["organisation_id"].is_null() == frame["person_id"].is_null()
    message = "a mention means an organisation or a person: exactly one of organisation_id and person_id"
    return row_problems(table, frame, bad, "organisation_id", message)


def _tenures(table: Table, frame: pl.DataFrame) -> list[Problem]:
    """`ended` is not before `started`."""
    ends = _bounds_of(pl.concat([frame["started"], frame["ended"]]))
    starts = frame.select(pl.col("started").alias("value")).join(
        ends, on="value", how="left", maintain_order="left"
    )
    stops = frame.select(pl.col("ended").alias("value")).join(ends, on="value", how="left", maintain_order="left")
    bad = (stops["latest"] < starts["earliest"]).fill_null(False)
    return row_problems(table, frame, bad, "ended", "{} is before started", shown="ended")


def _relations(table: Table, frame: pl.DataFrame) -> list[Problem]:
    a, b = frame["organisation_a"], frame["organisation_b"]
    unordered = (a > b) & frame["relation"].is_in(sorted(SYMMETRIC))
    return [
        *row_problems(table, frame, a == b, "organisation_b", "is organisation_a itself"),
        *row_problems(
            table,
            frame,
            unordered,
            "organisation_a",
            "{} has no direction: a must sort before b",
            shown="relation",
        ),
        *_tenures(table, frame),
    ]


def _dates(table: Table, frame: pl.DataFrame) -> list[Problem]:
    ends = _bounds_of(frame["edtf"])
    said = frame.select(pl.col("edtf").alias("value")).join(ends, on="value", how="left", maintain_order="left")
    found = []
    for name in ("earliest", "latest"):
        bad = frame[name].ne_missing(said[name])
        found += row_problems(table, frame, bad, name, "{} is not the bound of edtf", shown=name)
    return found


def _casualties(table: Table, frame: pl.DataFrame) -> list[Problem]:
    bad = (frame["count_low"] > frame["count_high"]).fill_null(False)
    return row_problems(table, frame, bad, "count_low", "{} is more than count_high", shown="count_low")


_RULES: dict[str, Callable[[Table, pl.DataFrame], list[Problem]]] = {
    "documents": _documents,
    "sentences": _sentences,
    "mentions": _mentions,
    "leaders": _tenures,
    "alliances": _relations,
    "rivalries": _relations,
    "dates": _dates,
    "casualties": _casualties,
}
