"""What a date expression says, before and after it is put on the calendar.

Expressions (`Point`, `Weekday`, `Deictic` …) are what the grammar reads; a `Moment` or an
`Interval` of moments is what they come to, and renders as EDTF.
"""

from dataclasses import dataclass, replace
from typing import Literal

Unit = Literal["day", "week", "fortnight", "weekend", "month", "season", "quarter", "year", "decade", "century"]
# "near": a date with its year just before, else the day of writing ("later in the year").
Base = Literal["now", "text", "near", "told"]

# Where neither the sentence nor a cue says how many: codebook, "several, some, a few, many" are 3.
VAGUE_COUNT = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, season, year, decade or century (its first year); `year` None where nothing gives it."""

    year: int | None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    is_decade: bool = False
    is_century: bool = False
    circa: bool = False

    def edtf(self) -> str:
        """EDTF, level 1 (with an open year where the codebook has one)."""
        year = "XXXX" if self.year is None else f"{'-' if self.year < 0 else ''}{abs(self.year):04d}"
        if self.is_decade:
            year = year[:3] + "X"
        if self.is_century:
            year = year[:2] + "XX"
        parts = [year]
        if self.season is not None:
            parts.append(f"{self.season:02d}")
        elif self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        return "-".join(parts) + ("~" if self.circa else "")

    @property
    def is_era(self) -> bool:
        """Whether it is longer than a year: it gives no year to what is told from it."""
        return self.is_decade or self.is_century

    @property
    def unit(self) -> Unit:
        """The finest calendar unit that is known."""
        if self.is_century:
            return "century"
        if self.is_decade:
            return "decade"
        if self.season is not None:
            return "season"
        if self.day is not None:
            return "day"
        return "month" if self.month is not None else "year"


@dataclass(frozen=True, slots=True)
class Interval:
    """From a moment to a moment, both included; None is an open end."""

    start: Moment | None
    end: Moment | None

    def edtf(self) -> str:
        """EDTF interval, `..` for an open end."""
        first = ".." if self.start is None else self.start.edtf()
        last = ".." if self.end is None else self.end.edtf()
        return f"{first}/{last}"


Resolved = Moment | Interval


def about(value: Resolved) -> Resolved:
    """The value made approximate."""
    if isinstance(value, Moment):
        return replace(value, circa=True)
    return Interval(value.start and replace(value.start, circa=True), value.end and replace(value.end, circa=True))


@dataclass(frozen=True, slots=True)
class Point:
    """Calendar parts as stated. `year_shift`: the year told as "last year" (-1), "this year" (0), "next year" (1).

    `side`: "last July" (-1), "this July" (0), "next July" (1). `weekday`: Monday is 0. From a date said before:
    `text_year` is "that year", with `text_year_shift` "of the following year" (1); `text_side` is "the following
    May" (1), "that May" (0).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    is_decade: bool = False
    is_century: bool = False
    weekday: int | None = None
    year_shift: int | None = None
    side: int | None = None
    text_year: bool = False
    text_year_shift: int = 0
    text_side: int | None = None


# A stated date with the position after its words.
Read = tuple[Point, int]


@dataclass(frozen=True, slots=True)
class Weekday:
    """A bare weekday, Monday is 0. `side`: "before last" (-2), "last" (-1), "this" (0), "next" (1).

    `week`: "of last week" (-1). `base` "text": "the following Tuesday", reckoned from a date said before.
    """

    weekday: int
    side: int | None = None
    week: int | None = None
    base: Base = "now"


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day whose month is told elsewhere: "the 15th" (`shift` None), "the 21st of last month" (-1)."""

    day: int
    shift: int | None = None
    base: Base = "now"


@dataclass(frozen=True, slots=True)
class Feast:
    """A day with a name, which moves from year to year; `rule` and `value` as in `seeds/feasts.csv`.

    `year_shift` and `side` as in `Point`.
    """

    rule: str
    value: str
    year: int | None = None
    year_shift: int | None = None
    side: int | None = None


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that a day lies in (`is_iso`), or the seven days that begin (`side` 0) or end (-1) with it."""

    of: Point
    is_iso: bool = True
    side: int = 0


@dataclass(frozen=True, slots=True)
class Deictic:
    """A unit counted from the time of writing or from a date in the text: "last month", "the following day"."""

    unit: Unit
    shift: int
    base: Base = "now"


@dataclass(frozen=True, slots=True)
class Distance:
    """A number of units before (sign -1) or after (1): "two weeks ago", "three days later".

    `keeps`: the part of the day of writing that is kept: "ten years ago today", "ten years ago this month".
    `if_ahead`: told only where the clause looks ahead: "will leave in three days".
    """

    count: int
    unit: Unit
    sign: int
    base: Base
    circa: bool = False
    keeps: Literal["", "day", "month"] = ""
    if_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch that ends (sign -1) or begins (1) with the day of writing: "over the past three months"."""

    count: int
    unit: Unit
    sign: int
    circa: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """The n-th (from 1; -1: the last) half, quarter, or run of `count` units of another value."""

    of: "Expression"
    unit: Literal["half", "quarter", "third", "day", "week", "month", "year"]
    index: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Between:
    """From one expression to another; None is an open end."""

    start: "Expression | None"
    end: "Expression | None"


@dataclass(frozen=True, slots=True)
class About:
    """An approximate date: "c. 2012"."""

    of: "Expression"


@dataclass(frozen=True, slots=True)
class SamePeriod:
    """The stretch named before, in another year: "the same period last year"; `unit`: as "the same month"."""

    year: "Expression"
    unit: Unit | None = None


Expression = (
    Point
    | Weekday
    | DayOfMonth
    | Feast
    | WeekOf
    | Deictic
    | Distance
    | Window
    | Part
    | Between
    | About
    | SamePeriod
)


def unit_of(expression: Expression) -> Unit:
    """The calendar unit that an expression states."""
    match expression:
        case Point():
            known = Moment(
                expression.year or 1,
                expression.month,
                expression.day,
                expression.season,
                expression.is_decade,
                expression.is_century,
            )
            return known.unit
        case Weekday() | DayOfMonth() | Feast() | WeekOf():
            return "day"
        case Deictic() | Distance() | Window():
            return expression.unit
        case Part():
            return "month" if expression.unit in ("half", "quarter", "third", "month") else "day"
        case Between():
            side = expression.start or expression.end
            return "year" if side is None else unit_of(side)
        case About():
            return unit_of(expression.of)
        case SamePeriod():
            return "year"
