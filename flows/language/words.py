"""Words and labels that the structure rules read, from `seeds/`."""

import csv
from functools import cache
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `seeds/<name>.csv`, values stripped.

    Raises:
        ValueError: when a row has more or fewer fields than the header; names file and line.
    """
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        read = []
        for row in reader:
            if None in row or None in row.values():
                raise ValueError(f"seeds/{name}.csv: line {reader.line_num} has not the header's number of fields")
            read.append({key: value.strip() for key, value in row.items()})
    return tuple(read)


@cache
def cues(name: str, **where: str) -> frozenset[str]:
    """The column `cue` of the rows of `seeds/<name>.csv` whose other columns equal `where`."""
    return frozenset(row["cue"] for row in rows(name) if all(row[key] == value for key, value in where.items()))
