"""Types, nulls, allowed values, patterns, ranges and keys: what one table's declaration says by itself."""

import pandera.polars as pa
import polars as pl
from pandera.errors import SchemaErrorReason

from schemas.problem import Problem, quoted
from schemas.tables import Column, Table

_WHOLE_TABLE = {
    SchemaErrorReason.COLUMN_NOT_IN_DATAFRAME: "the column is missing",
    SchemaErrorReason.COLUMN_NOT_IN_SCHEMA: "the table has no such column",
}


def column_problems(table: Table, frame: pl.DataFrame) -> list[Problem]:
    """What pandera finds, all at once, repeated keys and blank texts.

    Where columns or types are wrong, only that: the rows cannot be judged.
    """
    of_table = [
        problem for error in _errors(table, frame.head(0)) for problem in _table_problems(table, frame, error)
    ]
    if of_table:
        return of_table
    found = [problem for error in _errors(table, frame) for problem in _row_problems(table, frame, error)]
    return found + _blank_texts(table, frame)


def row_problems(
    table: Table, frame: pl.DataFrame, bad: pl.Series, column: str | None, message: str, shown: str | None = None
) -> list[Problem]:
    """One problem for each row where `bad` is true; `{}` in the message is the value of `shown` there."""
    rows = bad.arg_true().to_list()
    if not rows:
        return []
    keys = frame.select(table.primary_key)[rows].rows()
    values = frame[shown][rows].to_list() if shown is not None else [None] * len(rows)
    return [
        Problem(
            table=table.name,
            column=column,
            row=row,
            key=" ".join(str(part) for part in key),
            message=message.format(quoted(value)) if shown is not None else message,
        )
        for row, key, value in zip(rows, keys, values, strict=True)
    ]


def _errors(table: Table, frame: pl.DataFrame) -> list[pa.errors.SchemaError]:
    try:
        table.schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as failure:
        return list(failure.schema_errors)
    return []


def _table_problems(table: Table, frame: pl.DataFrame, error: pa.errors.SchemaError) -> list[Problem]:
    reason = error.reason_code
    if reason in _WHOLE_TABLE:
        return [
            Problem(table=table.name, column=name, row=None, key=None, message=_WHOLE_TABLE[reason])
            for name in _failed_names(error)
        ]
    if reason is SchemaErrorReason.WRONG_DATATYPE:
        name = str(error.column_name)
        message = f"the type is {frame.schema[name]}, not {table.columns[name].dtype}"
        return [Problem(table=table.name, column=name, row=None, key=None, message=message)]
    if reason is SchemaErrorReason.CHECK_ERROR:
        return []  # a check that cannot run on a column of the wrong type, which is reported
    raise error


def _row_problems(table: Table, frame: pl.DataFrame, error: pa.errors.SchemaError) -> list[Problem]:
    reason = error.reason_code
    if reason is SchemaErrorReason.DUPLICATES:
        key = list(table.primary_key)
        repeated = ~frame.select(pl.struct(key).is_first_distinct()).to_series()
        return row_problems(table, frame, repeated, key[-1], "duplicate key: an earlier row has it")
    name = str(error.column_name)
    if reason is SchemaErrorReason.SERIES_CONTAINS_NULLS:
        return row_problems(table, frame, frame[name].is_null(), name, "must not be null")
    if reason is SchemaErrorReason.DATAFRAME_CHECK:
        bad = error.check_output.to_series().not_().fill_null(False)
        return row_problems(table, frame, bad, name, _rule(table.columns[name]), shown=name)
    raise error


def _failed_names(error: pa.errors.SchemaError) -> list[str]:
    cases = error.failure_cases
    return [str(name) for name in cases.to_series()] if isinstance(cases, pl.DataFrame) else [str(cases)]


def _rule(column: Column) -> str:
    if column.allowed:
        return "{} is not one of " + ", ".join(column.allowed)
    if column.pattern is not None:
        return "{} is not written as " + (column.format or column.pattern).replace("{", "{{").replace("}", "}}")
    return "{} is out of range"


def _blank_texts(table: Table, frame: pl.DataFrame) -> list[Problem]:
    """A text that says nothing: what is unknown is null."""
    found = []
    for name, column in table.columns.items():
        if column.dtype == pl.String:
            blank = (frame[name].str.strip_chars() == "").fill_null(False)
            found += row_problems(table, frame, blank, name, "is blank: what is not known is null")
    return found
