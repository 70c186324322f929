"""What is wrong with a row of a table, so that a reader can find it."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

LONGEST_VALUE = 60

Tables = Mapping[str, pl.DataFrame]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A rule that a table breaks.

    Attributes:
        table: name of the table.
        column: name of the column at fault; None where no one column is.
        row: index of the row in the frame that was checked, from 0; None where the table as a whole is at fault.
        key: primary key of that row, as text.
        message: what is wrong.
    """

    table: str
    column: str | None
    row: int | None
    key: str | None
    message: str

    def __str__(self) -> str:
        """`table.column, row 3 (key): message`."""
        place = self.table if self.column is None else f"{self.table}.{self.column}"
        if self.row is not None:
            place += f", row {self.row} ({self.key})"
        return f"{place}: {self.message}"


def quoted(value: object) -> str:
    """A value as a message shows it: short, on one line."""
    text = repr(value)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
