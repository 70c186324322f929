"""The declaration as Table Schemas, the field lists of `datapackage.json` (Data Package standard, version 2)."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from schemas.tables import Column, Table

_TYPES: Mapping[pl.DataType, str] = {
    pl.String(): "string",
    pl.Int64(): "integer",
    pl.Float64(): "number",
    pl.Boolean(): "boolean",
    pl.Date(): "date",
    pl.Datetime("us"): "datetime",
}


def table_schema(table: Table) -> dict[str, Any]:
    """Fields, primary key and foreign keys of a table."""
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns.values()],
        "primaryKey": list(table.primary_key),
    }
    foreign = [_foreign_key(column) for column in table.columns.values() if column.references]
    return schema | ({"foreignKeys": foreign} if foreign else {})


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": not column.nullable}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    if column.pattern is not None:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    field = {"name": column.name, "type": _TYPES[column.dtype], "description": column.description}
    # `format` means something else to the standard, so the notation goes by a name of its own.
    own = {"unit": column.unit, "notation": column.format}
    return field | {key: value for key, value in own.items() if value} | {"constraints": constraints}


def _foreign_key(column: Column) -> dict[str, Any]:
    target, key = column.references or ("", "")
    return {"fields": [column.name], "reference": {"resource": target, "fields": [key]}}
