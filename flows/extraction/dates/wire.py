"""Grammar of dates as news agencies write them: "the year-ago period", "the week of Oct. 16", "by year-end".

Also days of a month that the text or the day of writing gives ("on the 15th", "the 21st of last month",
"10th inst.") and parts of a year that owns them ("1989's third quarter").
"""

from typing import cast

from flows.extraction.dates.days import CLOSES, day_of_month
from flows.extraction.dates.lexemes import APOSTROPHES, DASHES, Lexemes
from flows.extraction.dates.relative import Told, count, deictic
from flows.extraction.dates.stated import day_and_month, full_year, month_name, year_number
from flows.extraction.dates.values import (
    Base,
    Deictic,
    Distance,
    Expression,
    Part,
    Point,
    SamePeriod,
    Unit,
    Weekday,
    WeekOf,
)

_GROUP_DIGITS = 6  # day, hour, minute
_WEEK_HEADS = {"of": 0, "beginning": 0, "starting": 0, "ended": -1, "ending": -1}
_AT_YEAR_END = ("by", "at", "before", "until", "till", "through", "since", "after", "from", "to", "of")


def wire(lx: Lexemes, i: int) -> Told | None:
    """The date at a position in a news agency's manner."""
    return (
        _time_group(lx, i) or day_of_month(lx, i) or _before_last(lx, i) or _week_of(lx, i) or _year_ago(lx, i)
        or _year_end(lx, i) or _owned_part(lx, i)
    )  # fmt: skip


def _time_group(lx: Lexemes, i: int) -> Told | None:
    """The date-time group of a message: "171245Z JUL 79"."""
    group = lx.at(i)
    if (
        group.kind != "num"
        or len(group.text) != _GROUP_DIGITS
        or not lx.word(i + 1, "z")
        or not lx.at(i + 1).glued
    ):
        return None
    month, day = month_name(lx, i + 2), int(group.text[:2])
    year = lx.at(month[1]) if month is not None else group
    if month is None or year.kind != "num" or len(year.text) not in (2, 4) or not 1 <= day <= 31:
        return None
    return Point(year=full_year(year.text), month=month[0], day=day), month[1] + 1


def _week_of(lx: Lexemes, i: int) -> Told | None:
    """As "the week of Oct. 16", "the week ended 21 October"."""
    j = lx.skip(i, "the")
    if not lx.word(j, "week") or lx.at(j + 1).low not in _WEEK_HEADS:
        return None
    read = day_and_month(lx, j + 2)
    if read is None:
        return None
    head = lx.at(j + 1).low
    return WeekOf(read[0], is_iso=head == "of", side=_WEEK_HEADS[head]), read[1]


def _before_last(lx: Lexemes, i: int) -> Told | None:
    """As "the year before last", "the week after next", "the Friday before last"."""
    j = lx.skip(i, "the")
    if lx.word(j + 1, "before") and lx.word(j + 2, "last"):
        shift = -2
    elif lx.word(j + 1, "after") and lx.word(j + 2, "next"):
        shift = 2
    else:
        return None
    if lx.at(j).kind == "weekday":
        return Weekday(lx.at(j).value, side=shift), j + 3
    if lx.word(j, "week", "weekend", "month", "year"):
        return Deictic(cast(Unit, lx.at(j).low), shift), j + 3
    return None


def _year_ago(lx: Lexemes, i: int) -> Told | None:
    """As "the year-ago period", "a year-earlier loss": the stretch named before, a year back."""
    j = lx.skip(i, "the", "a")
    if not lx.word(j, "year") or not lx.sign(j + 1, DASHES) or not lx.word(j + 2, "ago", "earlier"):
        return None
    named = lx.word(j + 3, "period", "quarter", "month", "months", "week", "nine")
    return SamePeriod(Distance(1, "year", -1, "text")), j + 3 + named


def _year_end(lx: Lexemes, i: int) -> Told | None:
    """As "by year-end", "at year-end 1989"; not "a year-end report"."""
    owned = 2 * (lx.sign(i + 1, APOSTROPHES) and lx.word(i + 2, "s"))  # "by year's end"
    j = i + 1 + (owned or lx.sign(i + 1, DASHES))
    if not lx.word(i, "year") or not lx.word(j, "end"):
        return None
    year = year_number(lx, j + 1)
    if year:
        return Point(year=year[0]), year[1]
    after = lx.at(j + 1)
    closed = after.kind in ("end", "sign") or after.low in CLOSES
    return (
        (Deictic("year", 0), j + 1)
        if closed and (lx.word(i - 1, *_AT_YEAR_END) or lx.word(i - 2, *_AT_YEAR_END))
        else None
    )


def _owned_part(lx: Lexemes, i: int) -> Told | None:
    """As "1989's third quarter", "last year's first half", "this year's first nine months"."""
    year = year_number(lx, i)
    told: tuple[Expression, int] | None = (Point(year=year[0]), year[1]) if year else deictic(lx, i)
    if told is None or not lx.sign(told[1], APOSTROPHES) or not lx.word(told[1] + 1, "s"):
        return None
    if not isinstance(told[0], Point) and not (isinstance(told[0], Deictic) and told[0].unit == "year"):
        return None
    j = told[1] + 2
    if lx.at(j).kind != "ordinal" and not lx.word(j, "last"):
        return None
    index = lx.at(j).value or -1
    j += 1 + lx.sign(j + 1, DASHES)
    if lx.cue(j, "part_unit"):
        return Part(told[0], lx.at(j).low, index), j + 1  # type: ignore[arg-type]
    counted = count(lx, j)
    if counted and lx.word(counted[3], "months"):
        return Part(told[0], "month", index, counted[0]), counted[3] + 1
    return None


def same_part(lx: Lexemes, i: int) -> tuple[Expression, int] | None:
    """As "the same month in 2017", "the same period of 2010": what was named before, in another year."""
    i = lx.skip(i, "the")
    if not lx.word(i, "same", "corresponding") or not lx.word(i + 2, "in", "of", "a"):
        return None
    if not lx.word(i + 1, "period", "time", "month", "months", "quarter", "week", "day"):
        return None
    unit = cast(Unit, lx.at(i + 1).low) if lx.word(i + 1, "month", "day") else None
    base: Base = "text"
    if lx.word(i + 2, "a") and lx.word(i + 3, "year") and lx.word(i + 4, "ago", "earlier", "before"):
        return SamePeriod(Distance(1, "year", -1, "now" if lx.word(i + 4, "ago") else base), unit), i + 5
    year = year_number(lx, i + 3)
    return (SamePeriod(Point(year=year[0]), unit), year[1]) if year else None
