"""From marks to confidence: how often each rule is right, and whether the numbers can be trusted.

A rule's confidence is the mean of a Beta posterior: its right and wrong rows, with the share of right
rows of its kind as a prior worth `PRIOR` rows (Gelman et al., Bayesian Data Analysis, section 2.4), so
that a rule seen twice does not claim certainty.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from flows.evaluation.gold import KINDS
from flows.evaluation.marking import Mark

PRIOR = 8.0
"""Rows that the prior is worth. With 2, 4, 8 and 16 the Brier score on held-out documents was 0.064, 0.062,
0.061 and 0.060: the smallest that is about as good, so that rules still differ."""
CEILING = 0.99
"""No rule is certain: coders themselves agree on no kind in every case."""
BINS = 10


@dataclass(frozen=True, slots=True)
class Rule:
    """How often a rule was right."""

    name: str
    kind: str
    right: int
    count: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows of about one confidence: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    count: int
    said: float
    right: float


def estimate(right: int, count: int, prior: float) -> float:
    """The posterior mean of a share, with a prior mean worth `PRIOR` rows; at most `CEILING`."""
    return min((right + PRIOR * prior) / (count + PRIOR), CEILING)


def rules(marks: Sequence[Mark]) -> list[Rule]:
    """Every rule that made a marked row, by name."""
    counts, priors = _counts(marks), _priors(marks)
    return [
        Rule(name, kind, right, count, estimate(right, count, priors[kind]))
        for (kind, name), (right, count) in sorted(counts.items(), key=lambda item: item[0][1])
    ]


def held_out(marks: Sequence[Mark]) -> list[tuple[Mark, float]]:
    """Each row with the confidence that its rule has by the other documents alone."""
    everything, priors = _counts(marks), _priors(marks)
    own: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        own[mark.document].append(mark)
    found = []
    for document in sorted(own):
        here = _counts(own[document])
        for mark in own[document]:
            key = (mark.kind, mark.rule)
            right, count = (a - b for a, b in zip(everything[key], here[key], strict=True))
            found.append((mark, estimate(right, count, priors[mark.kind])))
    return found


def bins(rows: Sequence[tuple[Mark, float]], number: int = BINS) -> list[Bin]:
    """The reliability table: rows by tenths of confidence, those without rows left out."""
    by_bin: dict[int, list[tuple[bool, float]]] = defaultdict(list)
    for mark, said in rows:
        by_bin[min(int(said * number), number - 1)].append((mark.is_right, said))
    table = []
    for index, members in sorted(by_bin.items()):
        count = len(members)
        said, right = sum(s for _, s in members) / count, sum(r for r, _ in members) / count
        table.append(Bin(index / number, (index + 1) / number, count, said, right))
    return table


def calibration_error(table: Sequence[Bin]) -> float:
    """Expected calibration error: the mean gap between said and right, weighed by rows (Naeini et al. 2015)."""
    rows = sum(b.count for b in table)
    return sum(b.count * abs(b.said - b.right) for b in table) / rows if rows else 0.0


def brier(rows: Sequence[tuple[Mark, float]]) -> float:
    """Mean squared gap between a row's confidence and its being right (Brier 1950)."""
    return sum((said - mark.is_right) ** 2 for mark, said in rows) / len(rows) if rows else 0.0


def _counts(marks: Sequence[Mark]) -> dict[tuple[str, str], tuple[int, int]]:
    right: Counter[tuple[str, str]] = Counter()
    count: Counter[tuple[str, str]] = Counter()
    for mark in marks:
        right[mark.kind, mark.rule] += mark.is_right
        count[mark.kind, mark.rule] += 1
    return {key: (right[key], count[key]) for key in count}


def _priors(marks: Sequence[Mark]) -> dict[str, float]:
    """The share of right rows of each kind; a half for a kind without rows."""
    shares = {}
    for kind in KINDS:
        own = [mark.is_right for mark in marks if mark.kind == kind]
        shares[kind] = (sum(own) + 1) / (len(own) + 2)
    return shares
