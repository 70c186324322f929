"""The declaration as Arrow schemas: descriptions travel inside every Parquet file."""

from collections.abc import Mapping

import polars as pl
import pyarrow as pa

from schemas.tables import Column, Table

_TYPES: Mapping[pl.DataType, pa.DataType] = {
    pl.String(): pa.string(),
    pl.Int64(): pa.int64(),
    pl.Float64(): pa.float64(),
    pl.Boolean(): pa.bool_(),
    pl.Date(): pa.date32(),
    pl.Datetime("us"): pa.timestamp("us"),
}


def arrow_type(column: Column) -> pa.DataType:
    """The Arrow type of a column.

    Raises:
        KeyError: when the declaration uses a type that has no Arrow type here.
    """
    return _TYPES[column.dtype]


def field_metadata(column: Column) -> dict[str, str]:
    """What is said of a column beside name, type and null: only what it has."""
    said = {
        "description": column.description,
        "unit": column.unit,
        "format": column.format,
        "values": " ".join(column.allowed),
        "references": ".".join(column.references or ()),
    }
    return {key: value for key, value in said.items() if value}


def arrow_schema(table: Table) -> pa.Schema:
    """Fields with their descriptions; the table's name, description and keys as file key-values."""
    fields = [
        pa.field(column.name, arrow_type(column), nullable=column.nullable, metadata=field_metadata(column))
        for column in table.columns.values()
    ]
    metadata = {
        "table": table.name,
        "description": table.description,
        "primary_key": " ".join(table.primary_key),
        "sorted_by": " ".join(table.sort_by),
    }
    return pa.schema(fields, metadata=metadata)


def arrow_table(table: Table, frame: pl.DataFrame) -> pa.Table:
    """A frame with the declared columns, in the declared order and types.

    Raises:
        pyarrow.ArrowInvalid: when a value does not fit its type.
    """
    return frame.select(list(table.columns)).to_arrow().cast(arrow_schema(table))
