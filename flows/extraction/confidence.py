"""How often a rule is right, from `seeds/rule_confidence.csv`."""

from functools import cache

from flows.extraction import cues

UNMEASURED = 0.5
"""The confidence of a rule that has not been measured: as likely right as wrong."""


@cache
def _table() -> dict[str, float]:
    table = {}
    for row in cues.load("rule_confidence"):
        value = float(row["confidence"])
        if not 0.0 <= value <= 1.0:
            raise cues.SeedError(f"seeds/rule_confidence.csv: {row['rule']}: {value} is not between 0 and 1")
        table[row["rule"]] = value
    return table


def confidence(extractor: str) -> float:
    """The share of a rule's claims that are right, as measured; of a rule without a row, `UNMEASURED`.

    Raises:
        SeedError: when the table holds a value that is no probability.
    """
    return _table().get(extractor, UNMEASURED)
