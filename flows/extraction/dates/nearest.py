"""Comparing and reckoning moments: the nearest to a day, the order of two, so many units on."""

from dataclasses import replace
from datetime import date

from flows.extraction.dates import arithmetic
from flows.extraction.dates.values import Distance, Moment, Resolved, Weekday

# Months from which on "this winter", said in spring, is the one that has passed.
_WINTER_IS_OVER = 6


def ends(value: Resolved | None) -> tuple[Moment | None, Moment | None]:
    """The moments that a value starts and ends with."""
    if value is None:
        return None, None
    return (value, value) if isinstance(value, Moment) else (value.start, value.end)


def first_month(moment: Moment) -> int:
    """The month that a moment begins with; January where it has none."""
    if moment.season is not None:
        return 3 * (moment.season - 20)
    return moment.month or 1


def is_after(first: Moment, last: Moment) -> bool:
    """Whether a range would end before it starts."""
    if first.year is None or last.year is None:
        return first.year is None and last.year is None and first_month(first) > first_month(last)
    a = (first.year, first_month(first) if first.month or first.season else 0, first.day or 0)
    b = (last.year, first_month(last) if last.month or last.season else 13, last.day or 32)
    return a > b


def nearest(moment: Moment, today: date, is_future: bool) -> Moment:
    """The moment in the year that puts it nearest before a day (or after it); the day itself counts as both."""
    this = (today.month, today.day)
    own = (first_month(moment), moment.day if moment.day is not None else today.day)
    year = today.year
    if own != this and moment.day is None and own[0] == today.month:
        own = this
    if is_future and own < this:
        year += 1
    elif not is_future and own > this:
        year -= 1
    step = 1 if is_future else -1
    while moment.month == 2 and moment.day == 29 and not _is_leap(year):
        year += step
    return replace(moment, year=year)


def is_ahead(moment: Moment, today: date) -> bool:
    """Whether a moment begins after the month of a day: what a text of that day tells as past is not there."""
    return moment.year is not None and (moment.year, first_month(moment)) > (today.year, today.month)


def sided(moment: Moment, side: int, today: date) -> Moment:
    """A month, season or day told as "last" (-1), "this" (0) or "next" (1)."""
    month = first_month(moment)
    if side == 0:
        over = moment.season is not None and month - today.month > _WINTER_IS_OVER
        return replace(moment, year=today.year - over)
    found = nearest(moment, today, is_future=side > 0)
    if moment.season is not None and side < 0 and (today.month - month) % 12 < 3 and found.year is not None:
        return replace(found, year=found.year - 1)  # "last fall" in the fall is that of the year before
    if month == today.month and moment.day is None:
        return replace(found, year=today.year + side)
    return found


def beside(moment: Moment, base: Moment, side: int) -> Moment | None:
    """A month or season told from a moment: "the following May" (1), "the previous May" (-1), "that June" (0)."""
    if base.year is None:
        return moment
    month, start = first_month(moment), first_month(base) if base.month or base.season else None
    year = base.year
    if side > 0:
        year += start is None or month <= start
    elif side < 0:
        year -= start is None or month >= start
    return replace(moment, year=year)


def days_to_weekday(weekday: Weekday, today: date, is_future: bool) -> int:
    """How many days lie between a day and the weekday that is told from it."""
    days = (weekday.weekday - today.weekday()) % 7  # until the weekday, 0 today
    if weekday.week is not None:
        return weekday.weekday - today.weekday() + 7 * weekday.week
    if weekday.side == 0:
        # "this Monday" is of this week, unless it is past and looks ahead
        return days if is_future else weekday.weekday - today.weekday()
    if weekday.side is not None and weekday.side > 0:
        return (days or 7) + 7 * (weekday.side - 1)
    if weekday.side is not None:
        return days + 7 * weekday.side
    return days if is_future or not days else days - 7


def with_weekday(moment: Moment, weekday: int, today: date) -> Moment | None:
    """The day of month in the year, this or one beside it, in which it falls on a weekday (Monday is 0)."""
    if moment.month is None or moment.day is None:
        return None
    for year in (today.year, today.year - 1, today.year + 1):
        if moment.day == 29 and moment.month == 2 and not _is_leap(year):
            continue
        if date(year, moment.month, moment.day).weekday() == weekday:
            return replace(moment, year=year)
    return None


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def reckon(distance: Distance, base: Moment) -> Moment | None:
    """A number of units before or after a moment, at the unit's own precision; a week's is the day."""
    number = distance.count * distance.sign
    if distance.keeps == "month" and distance.unit == "year":
        return arithmetic.add_months(base, 12 * number)
    if distance.keeps == "day" and distance.unit in ("month", "year") and base.day is not None:
        months = number * (12 if distance.unit == "year" else 1)
        month = arithmetic.add_months(base, months)
        return arithmetic.day_of(month, base.day) if month else None
    match distance.unit:
        case "day":
            return arithmetic.add_days(base, number)
        case "week":
            return arithmetic.add_days(base, 7 * number)
        case "month":
            return arithmetic.add_months(base, number)
        case "year":
            return arithmetic.add_years(base, number)
        case "decade":
            return arithmetic.add_years(base, 10 * number)
        case _:
            return None
