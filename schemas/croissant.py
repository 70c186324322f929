"""The declaration as Croissant record sets, for machine-learning users of `croissant.json` (MLCommons, 1.0)."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from schemas.tables import Column, Table

_TYPES: Mapping[pl.DataType, str] = {
    pl.String(): "sc:Text",
    pl.Int64(): "sc:Integer",
    pl.Float64(): "sc:Float",
    pl.Boolean(): "sc:Boolean",
    pl.Date(): "sc:Date",
    pl.Datetime("us"): "sc:DateTime",
}


def record_set(table: Table, file_object: str) -> dict[str, Any]:
    """A record set whose fields are the columns of a table's file."""
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": [{"@id": f"{table.name}/{name}"} for name in table.primary_key],
        "field": [_field(table, column, file_object) for column in table.columns.values()],
    }


def _field(table: Table, column: Column, file_object: str) -> dict[str, Any]:
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": _TYPES[column.dtype],
        "source": {"fileObject": {"@id": file_object}, "extract": {"column": column.name}},
    }
    if column.references is not None:
        field["references"] = {"field": {"@id": "/".join(column.references)}}
    return field
