"""The declaration as DuckDB statements: tables with their primary keys, comments on tables and columns."""

from collections.abc import Mapping

import polars as pl

from schemas.tables import Column, Table

_TYPES: Mapping[pl.DataType, str] = {
    pl.String(): "VARCHAR",
    pl.Int64(): "BIGINT",
    pl.Float64(): "DOUBLE",
    pl.Boolean(): "BOOLEAN",
    pl.Date(): "DATE",
    # Without a zone: TIMESTAMPTZ asks readers for an extension.
    pl.Datetime("us"): "TIMESTAMP",
}


def duckdb_type(column: Column) -> str:
    """The DuckDB type of a column.

    Raises:
        KeyError: when the declaration uses a type that has no DuckDB type here.
    """
    return _TYPES[column.dtype]


def create_table(table: Table) -> str:
    """`CREATE TABLE` with its primary key; foreign keys are checked before, as they slow loading."""
    lines = [
        f"{identifier(column.name)} {duckdb_type(column)}{'' if column.nullable else ' NOT NULL'}"
        for column in table.columns.values()
    ]
    lines.append(f"PRIMARY KEY ({', '.join(identifier(name) for name in table.primary_key)})")
    return f"CREATE TABLE {identifier(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def comments(table: Table) -> list[str]:
    """`COMMENT ON` for the table and each of its columns."""
    return [
        comment("TABLE", (table.name,), table.description),
        *(
            comment("COLUMN", (table.name, column.name), column_comment(column))
            for column in table.columns.values()
        ),
    ]


def column_comment(column: Column) -> str:
    """The description of a column with its values, notation, unit and reference."""
    parts = [
        column.description,
        f"One of: {', '.join(column.allowed)}." if column.allowed else "",
        f"Format: {column.format}." if column.format else "",
        f"Unit: {column.unit}." if column.unit else "",
        f"References {'.'.join(column.references)}." if column.references else "",
    ]
    return " ".join(part for part in parts if part)


def comment(kind: str, name: tuple[str, ...], text: str) -> str:
    """`COMMENT ON` a thing of some kind, `TABLE`, `VIEW` or `COLUMN`."""
    return f"COMMENT ON {kind} {'.'.join(identifier(part) for part in name)} IS {literal(text)}"


def identifier(name: str) -> str:
    """A name in double quotes."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text in single quotes."""
    return "'" + text.replace("'", "''") + "'"
