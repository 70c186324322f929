"""The dates that Orbat writes: EDTF (ISO 8601-2:2019), level 1, the one definition of the house.

A value is a date or an interval. A date is a year, a decade (`201X`) or century (`20XX`), a
month, a season (`2015-21` spring, `-22` summer, `-23` autumn, `-24` winter) or a day; a digit or
part that is not known is `X` (`2015-XX`, `2015-04-XX`); the whole may end in `~` (about), `?`
(doubtful) or `%` (both). An interval has a date, `..` (open) or nothing (unknown) on each side of
`/`. Beyond level 1, as the codebook asks, a year that nothing gives is `XXXX` before a month, a
season or a day (`XXXX-09-25`). A year before the common era is negative (`-0574` is 575 B.C., by ISO 8601)
and has no bounds. Times of day and five-digit years are not used.
"""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

_DATE = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX|XXXX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?P<qualifier>[~?%])?",
    re.ASCII,
)

Bounds = tuple[date | None, date | None]


class EdtfError(ValueError):
    """A value that is not EDTF as Orbat writes it; the message says which and why."""


@lru_cache(maxsize=65536)
def bounds(value: str) -> Bounds:
    """The first and the last day that an EDTF value covers, None where it is open or has no year.

    A qualifier does not widen them. Seasons are the meteorological ones of the northern
    hemisphere, a winter from December of its year to February of the next.

    Raises:
        EdtfError: when the value is not well formed, names a day that does not exist, or ends
            before it starts.
    """
    if "/" not in value:
        return _date_bounds(value, value)
    sides = value.split("/")
    if len(sides) != 2:
        raise EdtfError(f"{value!r}: an interval has two sides")
    start, end = sides
    if start in ("", "..") and end in ("", ".."):
        raise EdtfError(f"{value!r}: an interval without a date")
    first = (None, None) if start in ("", "..") else _date_bounds(start, value)
    last = (None, None) if end in ("", "..") else _date_bounds(end, value)
    if first[0] is not None and last[1] is not None and (first[0] > last[1]):
        raise EdtfError(f"{value!r}: ends before it starts")
    return first[0], last[1]


def is_edtf(value: str) -> bool:
    """Whether a value is EDTF as Orbat writes it."""
    try:
        bounds(value)
    except EdtfError:
        return False
    return True


def _date_bounds(text: str, value: str) -> Bounds:
    match = _DATE.fullmatch(text)
    if match is None:
        raise EdtfError(f"{value!r}: not EDTF level 1")
    year, month, day = match["year"], match["month"], match["day"]
    if year == "XXXX":
        if month is None or "XX" in (month, day):
            raise EdtfError(f"{value!r}: a date with an open year needs its month or season")
        _part_bounds(2000, month, day, value)  # a leap year: 29 February may exist
        return None, None
    if year.startswith("-"):
        if month is not None:
            raise EdtfError(f"{value!r}: a year before the common era has no month")
        return None, None
    if "X" in year:
        if month is not None:
            raise EdtfError(f"{value!r}: a decade or century has no month")
        return _year(year.replace("X", "0"), value), _last_of(year.replace("X", "9"))
    first = _year(year, value)
    return (first, _last_of(year)) if month is None else _part_bounds(first.year, month, day, value)


def _part_bounds(year: int, month: str, day: str | None, value: str) -> Bounds:
    if month == "XX":
        if day not in (None, "XX"):
            raise EdtfError(f"{value!r}: a day without its month")
        return date(year, 1, 1), date(year, 12, 31)
    number = int(month)
    if number in SEASONS:
        if day is not None:
            raise EdtfError(f"{value!r}: a season has no day")
        return _season(year, number)
    if not 1 <= number <= 12:
        raise EdtfError(f"{value!r}: {month} is neither a month nor a season")
    length = calendar.monthrange(year, number)[1]
    if day in (None, "XX"):
        return date(year, number, 1), date(year, number, length)
    if not 1 <= int(day or 0) <= length:
        raise EdtfError(f"{value!r}: no such day")
    return date(year, number, int(day or 0)), date(year, number, int(day or 0))


def _season(year: int, number: int) -> Bounds:
    month = 3 * (number - 20)
    after = date(year, month + 3, 1) if month < 12 else date(year + 1, 3, 1) if year < 9999 else None
    return date(year, month, 1), date.max if after is None else after - timedelta(days=1)


def _year(digits: str, value: str) -> date:
    if digits == "0000":
        raise EdtfError(f"{value!r}: there is no year zero")
    return date(int(digits), 1, 1)


def _last_of(digits: str) -> date:
    return date(int(digits), 12, 31)
