"""Which licences let a text be passed on, from `seeds/licences.csv`."""

import csv
from functools import cache
from pathlib import Path

from flows.reading.faults import Fault

_PATH = Path(__file__).resolve().parents[2] / "seeds" / "licences.csv"


@cache
def _known() -> dict[str, tuple[str, bool]]:
    with _PATH.open(encoding="utf-8", newline="") as file:
        return {row["licence"].lower(): (row["licence"], row["is_open"] == "true") for row in csv.DictReader(file)}


def licence_of(value: str) -> tuple[str, bool]:
    """The licence as the seeds spell it, and whether it lets anyone pass the text on.

    Raises:
        Fault: for a licence that the seeds do not know.
    """
    found = _known().get(value.strip().lower())
    if found is None:
        raise Fault(f"licence {value!r} is not one that seeds/licences.csv knows")
    return found
