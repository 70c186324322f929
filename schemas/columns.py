"""How a column is declared: one call gives pandera, Arrow, DuckDB and the dictionary all they need."""

from enum import StrEnum
from typing import Any

import pandera.polars as pa

DOCUMENT_ID = r"^[0-9a-f]{16}$"
HASH_ID = r"^[0-9a-f]{16}$"
SENTENCE_ID = r"^[0-9a-f]{16}:[0-9]+$"
SHA256 = r"^[0-9a-f]{64}$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
WIKIDATA_ID = r"^Q[1-9][0-9]*$"
VERSION = r"^[0-9]{4}\.[0-9]{2}\.[0-9]{2}\.[1-9][0-9]*$"
LANGUAGE = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
EXTRACTOR = r"^[a-z_]+(\.[a-z0-9_]+)+$"


def column(
    description: str,
    *,
    nullable: bool = False,
    values: type[StrEnum] | None = None,
    pattern: str | None = None,
    unit: str | None = None,
    format: str | None = None,
    references: str | None = None,
    wording: bool = False,
    minimum: float | None = None,
    maximum: float | None = None,
    counts: str | None = None,
) -> Any:
    """A column of a released table.

    Args:
        description: what a value means; what null means, where it may be null.
        nullable: whether a value may be missing.
        values: the allowed values.
        pattern: a regular expression that the whole value matches.
        unit: what is counted or measured.
        format: the notation of the value, such as `EDTF`.
        references: `table.column` whose values this column's values are among.
        wording: whether it copies words of the document, which a public release may have to leave out.
        minimum: least value allowed.
        maximum: greatest value allowed.
        counts: table whose rows the value counts.
    """
    return pa.Field(
        description=description,
        nullable=nullable,
        isin=[value.value for value in values] if values is not None else None,
        str_matches=pattern,
        ge=minimum,
        le=maximum,
        metadata={
            "unit": unit,
            "format": format,
            "references": references,
            "wording": wording,
            "values": values,
            "pattern": pattern,
            "counts": counts,
            "minimum": minimum,
            "maximum": maximum,
        },
    )


def edtf(description: str) -> Any:
    """A column of dates in EDTF, null where nothing is said."""
    return column(description, nullable=True, format="EDTF")


def count(description: str, unit: str, nullable: bool = False) -> Any:
    """A column of whole numbers from zero."""
    return column(description, nullable=nullable, unit=unit, minimum=0)


def row_count(table: str) -> Any:
    """A column of `release` that counts the rows of a table."""
    return column(f"Rows of {table}.", unit="rows", minimum=0, counts=table)
