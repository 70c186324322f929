"""The one reader of `seeds/*.csv`: words and labels that rules read."""

import csv
from functools import cache
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


class SeedError(ValueError):
    """A seed file that cannot be used; the message names the file and the row."""


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `seeds/<name>.csv`, values stripped.

    Raises:
        SeedError: when the file is absent, or a row has more or fewer fields than the header.
    """
    path = SEEDS / f"{name}.csv"
    if not path.is_file():
        raise SeedError(f"seeds/{name}.csv: no such file")
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        read = []
        for row in reader:
            if None in row or None in row.values():
                raise SeedError(f"seeds/{name}.csv: line {reader.line_num} has not the header's number of fields")
            read.append({key: value.strip() for key, value in row.items()})
    return tuple(read)


@cache
def cues(name: str, column: str = "cue", **where: str) -> frozenset[str]:
    """The values of one column, of the rows whose other columns equal `where`."""
    return frozenset(row[column] for row in rows(name) if all(row[key] == value for key, value in where.items()))
