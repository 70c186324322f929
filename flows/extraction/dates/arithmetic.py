"""Counting on the calendar with moments whose year may be unknown."""

import calendar
from datetime import date, timedelta

from flows.extraction.dates.values import Interval, Moment, Resolved, Unit

# Stands for an unknown year; days are counted in it only where no 29 February can lie between.
_ANY_YEAR = 2001


def of_date(day: date) -> Moment:
    """A day as a moment."""
    return Moment(day.year, day.month, day.day)


def to_date(moment: Moment) -> date | None:
    """The day of a moment, None where it is no day of a known year."""
    if moment.year is None or moment.month is None or moment.day is None:
        return None
    return date(moment.year, moment.month, moment.day)


def exists(value: Resolved) -> bool:
    """Whether the days of a value are days of the calendar: 29 February is in leap years only."""
    ends = (value,) if isinstance(value, Moment) else (value.start, value.end)
    return all(
        m is None or m.day is None or (m.month is not None and day_of(Moment(m.year, m.month), m.day) is not None)
        for m in ends
    )


def add_days(moment: Moment, days: int) -> Moment | None:
    """A day so many days on; None where the moment is no day, or a leap day may lie between."""
    if moment.month is None or moment.day is None:
        return None
    try:
        if moment.year is not None:
            return of_date(date(moment.year, moment.month, moment.day) + timedelta(days=days))
        start = date(_ANY_YEAR, moment.month, moment.day)
    except (ValueError, OverflowError):
        return None
    end = start + timedelta(days=days)
    first, last = sorted((start, end))
    leap = any(first < date(year, 3, 1) <= last for year in range(first.year, last.year + 1))
    return None if leap or abs(days) > 300 else Moment(None, end.month, end.day)


def day_of(month: Moment, day: int) -> Moment | None:
    """A day of a month; None where the month is not known or has no such day."""
    if month.month is None:
        return None
    length = calendar.monthrange(month.year if month.year is not None else 2000, month.month)[1]
    return Moment(month.year, month.month, day) if 1 <= day <= length else None


def add_months(moment: Moment, months: int) -> Moment | None:
    """The month so many months on."""
    if moment.month is None:
        return None
    year, month = divmod(
        (moment.year if moment.year is not None else _ANY_YEAR) * 12 + moment.month - 1 + months, 12
    )
    if moment.year is None:
        return Moment(None, month + 1)
    return Moment(year, month + 1) if 1 <= year <= 9999 else None


def add_years(moment: Moment, years: int) -> Moment | None:
    """The year so many years on."""
    if moment.year is None or moment.is_era or not 1 <= moment.year + years <= 9999:
        return None
    return Moment(moment.year + years)


def week_of(day: date, shift: int) -> Interval:
    """The ISO week (Monday to Sunday) so many weeks from a day's."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    return Interval(of_date(monday), of_date(monday + timedelta(days=6)))


def weekend_of(day: date, shift: int | None) -> Interval:
    """A weekend: of the day's week (0), or of those before and after; None: the last that has begun."""
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
    if shift is None:
        shift = -1 if day.weekday() < 5 else 0
    saturday += timedelta(weeks=shift)
    return Interval(of_date(saturday), of_date(saturday + timedelta(days=1)))


def shift(moment: Moment, unit: Unit, number: int) -> Resolved | None:
    """The unit that lies `number` units from a moment; None where the moment is too coarse for it."""
    day = to_date(moment)
    match unit:
        case "day":
            return add_days(moment, number)
        case "week" | "fortnight":
            return week_of(day, number) if day else None
        case "weekend":
            return weekend_of(day, number) if day else None
        case "month":
            return add_months(moment, number)
        case "season":
            return None
        case "quarter":
            if moment.year is None or moment.month is None:
                return None
            year, index = divmod(moment.year * 4 + (moment.month - 1) // 3 + number, 4)
            return quarter(year, index + 1)
        case "year":
            return add_years(moment, number)
        case "decade":
            if moment.year is None or not 10 <= moment.year + 10 * number < 9990:
                return None
            return Moment((moment.year // 10 + number) * 10, is_decade=True)
        case "century":
            if moment.year is None or not 100 <= moment.year + 100 * number < 9900:
                return None
            return Moment((moment.year // 100 + number) * 100, is_century=True)


def quarter(year: int | None, index: int) -> Interval:
    """The months of a calendar quarter, from 1."""
    return Interval(Moment(year, 3 * index - 2), Moment(year, 3 * index))


def _days_of_year(year: Moment, index: int, count: int) -> Resolved | None:
    """The first or last day of a year, or so many days at its beginning."""
    if index == -1 and count == 1:
        return Moment(year.year, 12, 31)
    if index != 1 or year.year is None:
        return Moment(None, 1, 1) if index == count == 1 else None
    first = Moment(year.year, 1, 1)
    return first if count == 1 else Interval(first, add_days(first, count - 1))


def run_of(whole: Resolved, unit: str, index: int, count: int) -> Resolved | None:
    """The `index`-th (from 1, -1 the last) half, quarter or run of `count` units of a year or month."""
    if not isinstance(whole, Moment) or whole.season is not None or whole.day is not None or whole.is_era:
        return None
    if whole.month is None:
        if unit in ("day", "week"):
            return _days_of_year(whole, index, count * (7 if unit == "week" else 1))
        length = {"half": 6, "quarter": 3, "third": 4, "month": 1}.get(unit)
        if length is None:
            return None
        length *= count
        first = 13 - length if index == -1 else length * (index - 1) + 1
        if not 1 <= first <= 13 - length:
            return None
        if length == 1:
            return Moment(whole.year, first)
        return Interval(Moment(whole.year, first), Moment(whole.year, first + length - 1))
    days = calendar.monthrange(whole.year if whole.year is not None else _ANY_YEAR, whole.month)[1]
    if unit == "half":
        first, last = (1, 15) if index == 1 else (16, days)
    elif unit in ("week", "day"):
        length = count * (7 if unit == "week" else 1)
        first = days - length + 1 if index == -1 else length * (index - 1) + 1
        last = first + length - 1
    else:
        return None
    if not (1 <= first <= last <= days) or (whole.year is None and whole.month == 2 and last > 28):
        return None
    if first == last:
        return Moment(whole.year, whole.month, first)
    return Interval(Moment(whole.year, whole.month, first), Moment(whole.year, whole.month, last))
