"""The released tables by name, read off their pandera models: what everything else derives from."""

import inspect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import pandera.polars as pa
import polars as pl

from schemas.claims import Alliances, Casualties, Dates, Leaders, Rivalries
from schemas.entities import Mentions, OrganisationNames, Organisations, People
from schemas.publication import Quarantine, Release
from schemas.sources import Documents, Sentences


@dataclass(frozen=True)
class Column:
    """A column of a released table, as declared."""

    name: str
    dtype: pl.DataType
    nullable: bool
    description: str
    unit: str | None
    format: str | None
    pattern: str | None
    values: type[StrEnum] | None
    references: tuple[str, str] | None
    wording: bool
    counts: str | None
    minimum: float | None
    maximum: float | None

    @property
    def allowed(self) -> tuple[str, ...]:
        """The allowed values, in the codebook's order; empty where any value is."""
        return () if self.values is None else tuple(value.value for value in self.values)


@dataclass(frozen=True)
class Table:
    """A released table, as declared by its pandera model."""

    name: str
    model: type[pa.DataFrameModel]

    @cached_property
    def description(self) -> str:
        """What one row is: the model's docstring on one line."""
        return " ".join((inspect.getdoc(self.model) or "").split())

    @cached_property
    def columns(self) -> dict[str, Column]:
        """The columns in released order."""
        return {name: _column(name, declared) for name, declared in self.schema.columns.items()}

    @cached_property
    def schema(self) -> pa.DataFrameSchema:
        """The pandera schema."""
        return self.model.to_schema()

    @cached_property
    def polars_schema(self) -> pl.Schema:
        """Names and Polars types, in released order."""
        return pl.Schema({column.name: column.dtype for column in self.columns.values()})

    @property
    def primary_key(self) -> tuple[str, ...]:
        """The columns whose values together occur once."""
        return tuple(self.schema.unique or ())

    @property
    def sort_by(self) -> tuple[str, ...]:
        """The columns that rows are sorted by, ascending, nulls first."""
        return tuple(self._setting("sort_by"))

    @property
    def identity(self) -> tuple[str, ...]:
        """Of a claim table, the own columns that tell two claims of the same words apart."""
        return tuple(self._setting("identity"))

    @property
    def counted(self) -> dict[str, str]:
        """Of `release`, the table that each count column counts."""
        return {column.name: column.counts for column in self.columns.values() if column.counts is not None}

    @property
    def is_claim(self) -> bool:
        """Whether a row is a claim: it then has the provenance columns."""
        return "claim_id" in self.columns

    def frame(self, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
        """Rows as a frame with the declared columns and types; a column that a row lacks is null.

        Raises:
            ValueError: when a row has a column that the table has not.
            TypeError: when a value is not of its column's type.
        """
        rows = list(rows)
        unknown = sorted({key for row in rows for key in row} - set(self.columns))
        if unknown:
            raise ValueError(f"{self.name}: no such column: {', '.join(unknown)}")
        data = {name: [row.get(name) for row in rows] for name in self.columns}
        return pl.DataFrame(data, schema=self.polars_schema, strict=True)

    def _setting(self, key: str) -> list[str]:
        metadata = self.model.Config.metadata or {}
        value: list[str] = metadata.get(key, [])
        return value


def _column(name: str, declared: pa.Column) -> Column:
    metadata = declared.metadata or {}
    table, _, column = (metadata["references"] or "").partition(".")
    return Column(
        name=name,
        dtype=declared.dtype.type,
        nullable=declared.nullable,
        description=declared.description or "",
        unit=metadata["unit"],
        format=metadata["format"],
        pattern=metadata["pattern"],
        values=metadata["values"],
        references=(table, column) if table else None,
        wording=metadata["wording"],
        counts=metadata["counts"],
        minimum=metadata["minimum"],
        maximum=metadata["maximum"],
    )


TABLES: Mapping[str, Table] = {
    name: Table(name, model)
    for name, model in {
        "documents": Documents,
        "sentences": Sentences,
        "organisations": Organisations,
        "organisation_names": OrganisationNames,
        "people": People,
        "mentions": Mentions,
        "leaders": Leaders,
        "alliances": Alliances,
        "rivalries": Rivalries,
        "dates": Dates,
        "casualties": Casualties,
        "release": Release,
        "quarantine": Quarantine,
    }.items()
}

CLAIM_TABLES = ("leaders", "alliances", "rivalries", "dates", "casualties")
