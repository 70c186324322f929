"""Grammar of lists and ranges of stated dates, with the parts that their members share.

"3-5 May 2014" and "May 3-5" are one interval, "May 2 and 4" two days, "in 2009 and 2010" two years.
"""

from dataclasses import replace

from flows.extraction.dates import arithmetic
from flows.extraction.dates.lexemes import DASHES, Lexemes, cue_values
from flows.extraction.dates.relative import deictic
from flows.extraction.dates.stated import (
    day_and_month,
    day_number,
    month_name,
    point,
    range_sign,
    weekday_name,
    year_after,
    year_number,
)
from flows.extraction.dates.values import Between, Expression, Moment, Point, Weekday

# Years that a range with a short end ("1980-88") may last: beyond that, digits after a dash are no year.
LONGEST = 60
# From how many years on two days with a dash between them are a life.
_SHORTEST_LIFE = 12
# An expression with the lexemes that say it, end exclusive.
Reading = tuple[Expression, int, int]
# After "May 2 and 4" a word that lets 4 be a day, not a count of something.
_AFTER_DAY = frozenset(
    {"in", "at", "near", "on", "by", "when", "after", "during", "the", "of", "from", "with", "for", "as", "and",
     "to", "while", "against", "they", "he", "she", "it", "we", *",;.:)([]-–"}
)  # fmt: skip


def stated(lx: Lexemes, i: int, between: bool = False) -> list[Reading]:
    """The dates stated at a position, ranges and shared parts resolved. `between`: "and" joins a range."""
    run = _days_before_month(lx, i, between) or _days_after_month(lx, i, between)
    if run:
        return run
    first = _side(lx, i)
    if first is None:
        return []
    value, j = first
    return (
        _year_range(lx, i, value, j)
        or _open_range(lx, i, value, j)
        or _range(lx, i, value, j, between)
        or _shared_list(lx, i, value, j)
        or [(value, i, j)]
    )


def _side(lx: Lexemes, i: int) -> tuple[Expression, int] | None:
    i = lx.skip(i, "the")
    if lx.cue(i, "portion") and lx.word(i + 1, "of"):
        bound = point(lx, lx.skip(i + 2, "the"))  # "to the end of October 2012"
        return bound if bound and bound[0].day is None else None
    portion = i + 1 + lx.sign(i + 1, DASHES) if lx.word(i, "early", "mid", "late") else i
    read = point(lx, portion)
    if read:
        return read
    weekday = weekday_name(lx, portion)
    if weekday is None:
        return None
    j = lx.skip(weekday[1], "of")
    if lx.cue(j, "side") and lx.word(j + 1, "week"):
        return Weekday(weekday[0], week=cue_values("side")[lx.at(j).low]), j + 2
    if portion == i and lx.word(j, "next", "last") and not lx.at(j + 1).text[:1].isalnum():
        return Weekday(weekday[0], side=cue_values("side")[lx.at(j).low]), j + 1  # "on Monday next"
    return Weekday(weekday[0]), weekday[1]


def _separator(lx: Lexemes, i: int, between: bool) -> tuple[bool, int] | None:
    """Whether a range follows (else a list), and the position after the separator."""
    if lx.sign(i, ","):
        return False, lx.skip(i + 1, "and")
    if lx.word(i, "and", "&", "or"):
        return between, i + 1
    if lx.sign(i, "/&"):
        return lx.sign(i, "/"), i + 1
    joined = range_sign(lx, i)
    return None if joined is None else (True, joined)


def _days_before_month(lx: Lexemes, i: int, between: bool) -> list[Reading]:
    """As "3-5 May", "3, 5 and 7 May 2014", "the 3rd and 4th of May"."""
    days: list[tuple[int, int]] = []
    is_range = False
    j = i
    while day := day_number(lx, lx.skip(j, "the")):
        days.append((day[0], j))
        separator = _separator(lx, day[1], between)
        if separator is None:
            j = lx.skip(day[1], "of")
            break
        is_range, j = separator
    else:
        return []
    month = month_name(lx, j)
    if month is None or len(days) < 2:
        return []
    last, end = year_after(lx, Point(month=month[0], day=days[-1][0]), month[1], two_digits=True)
    return _spread(days, last, end, is_range or _is_one_night(lx, i, days))


def _is_one_night(lx: Lexemes, i: int, days: list[tuple[int, int]]) -> bool:
    """As "the night of 13 and 14 May": from one day into the next."""
    following = len(days) == 2 and days[1][0] == days[0][0] + 1
    return following and lx.word(i - 1, "of") and lx.word(i - 2, "night")


def _days_after_month(lx: Lexemes, i: int, between: bool) -> list[Reading]:
    """As "June 3-4", "May 2 and 4, 2014", "Tuesday, May 3 to 5"."""
    read = day_and_month(lx, i)
    month = month_name(lx, i)
    if read is None or month is None or read[0].year is not None or read[0].day is None:
        return []
    days, j, is_range = [(read[0].day, i)], read[1], False
    while separator := _separator(lx, j, between):
        day = day_number(lx, lx.skip(separator[1], "the"))
        if day is None or lx.at(separator[1]).kind == "ordinal" or month_name(lx, lx.skip(day[1], "of")):
            break
        after = lx.at(day[1])
        closed = after.kind == "end" or after.low in _AFTER_DAY or year_number(lx, day[1]) is not None
        if not closed and not lx.sign(separator[1] - 1, DASHES):
            break
        is_range = separator[0]
        days.append((day[0], separator[1]))
        j = day[1]
    if len(days) < 2:
        return []
    last, end = year_after(lx, replace(read[0], day=days[-1][0]), j)
    return _spread(days, last, end, is_range or _is_one_night(lx, i, days))


def _spread(days: list[tuple[int, int]], last: Point, end: int, is_range: bool) -> list[Reading]:
    if any(arithmetic.day_of(Moment(last.year, last.month), day) is None for day, _ in days):
        return []  # "the first and 31 June"
    first, start = days[0]
    if is_range and len(days) == 2:
        return (
            [(Between(replace(last, day=first, weekday=None), last), start, end)]
            if first < (last.day or 0)
            else []
        )
    # Each day is told by its own number and the month that all share: the words of all.
    return [(replace(last, day=day, weekday=None), start, end) for day, _ in days]


def _year_range(lx: Lexemes, i: int, value: Expression, j: int) -> list[Reading]:
    """As "1980-88", "2012/13", "2005 to 2011", "1871 – 72"."""
    if not isinstance(value, Point) or value.year is None:
        return []
    if value.is_decade:
        return _decade_range(lx, i, value, j)
    if value != Point(year=value.year):
        return []
    beside = year_number(lx, j)
    if beside and beside[0] == value.year + 1:
        # "in 2009 2010": feeds that lose their dashes
        return [(Between(value, Point(year=beside[0])), i, beside[1])]
    if lx.sign(j, "/") and lx.at(j).glued:
        after: int | None = j + 1
    else:
        after = range_sign(lx, j)
    if after is None:
        return []
    short = lx.at(after)
    closed = lx.sign(after - 1, DASHES) and lx.at(after + 1).kind in ("sign", "end")
    if short.kind != "num" or len(short.text) != 2 or not (closed or (short.glued and lx.at(j).glued)):
        return []
    if lx.at(after + 1).glued and (lx.sign(after + 1, "/-") or lx.word(after + 1, "s")):
        return []
    year = value.year // 100 * 100 + short.value
    year += 100 if year < value.year else 0
    return [(Between(value, Point(year=year)), i, after + 1)] if 0 < year - value.year <= LONGEST else []


def _decade_range(lx: Lexemes, i: int, value: Point, j: int) -> list[Reading]:
    """As "the 1960s-70s"."""
    after = range_sign(lx, j) if lx.sign(j, DASHES) else None
    if after is None or value.year is None:
        return []
    short = lx.at(after)
    year = value.year // 100 * 100 + short.value
    if (
        short.kind == "num"
        and len(short.text) == 2
        and not year % 10
        and lx.word(after + 1, "s")
        and year > value.year
    ):
        return [(Between(value, Point(year=year, is_decade=True)), i, after + 2)]
    return []


def _open_range(lx: Lexemes, i: int, value: Expression, j: int) -> list[Reading]:
    """As "2015 – present", "from June 2014 to date", "2012 onwards"."""
    if lx.word(j, "onward", "onwards"):
        return [(Between(value, None), i, j + 1)]
    after = range_sign(lx, j)
    if after is None:
        return []
    after = lx.skip(after, "the")
    if lx.cue(after, "present") and (lx.at(j).kind == "sign" or not lx.word(after, "date") or lx.word(j, "to")):
        return [(Between(value, None), i, after + 1)]
    return []


def _range(lx: Lexemes, i: int, value: Expression, j: int, between: bool) -> list[Reading]:
    # "from May 3, 2011, to July 4, 2012"
    closed = lx.sign(j, ",") and lx.word(i - 1, "from") and lx.word(j + 1, "to", "through", "until")
    after = range_sign(lx, j + closed)
    if after is None and between and lx.word(j, "and"):
        after = j + 1
    if after is None:
        return []
    if lx.sign(j, DASHES) and not isinstance(value, Weekday) and lx.at(j - 1).kind == "weekday":
        return []
    second = _side(lx, after)
    if second is None:
        led = between or lx.word(i - 1, "from")
        told = deictic(lx, after) if led and isinstance(value, Point) and value.year is not None else None
        return [(Between(value, told[0]), i, told[1])] if told else []
    end, k = second
    if _is_life(value, end):
        return [(value, i, j), (end, after, k)]
    pair = _share(value, end)
    return [(Between(*pair), i, k)] if pair else []


def _is_life(first: Expression, last: Expression) -> bool:
    """As "(4 May 1901 – 2 June 1975)": two days so far apart are those of a birth and a death, no stretch."""
    if not isinstance(first, Point) or not isinstance(last, Point) or first.day is None or last.day is None:
        return False
    return first.year is not None and last.year is not None and last.year - first.year >= _SHORTEST_LIFE


def _share(first: Expression, last: Expression) -> tuple[Expression, Expression] | None:
    """The ends of a range with the year that one of them lends the other; None if they are no range."""
    if isinstance(first, Weekday) and isinstance(last, Weekday):
        return first, last
    if not isinstance(first, Point) or not isinstance(last, Point):
        return None
    if (first.day is None) != (last.day is None) and last.month is None:
        return None
    # "from May to the end of 2014": a month lies before the end of a year
    final = 13 if first.month and not last.month and not last.season else last.month or 0
    a, b = (first.month or 0, first.day or 0), (final, last.day or 0)
    if first.year is None and last.year is not None and not last.is_decade:
        if first.season is None or last.season is not None:
            first = replace(first, year=last.year - (a > b and bool(first.month)))
    elif first.year is None and last.year_shift is not None:
        first = replace(first, year_shift=last.year_shift)
    elif last.year is None and first.year is not None and (last.month or last.season):
        last = replace(last, year=first.year + (a > b and bool(last.month)))
    if first.year is not None and last.year is not None:
        if (first.year, a) > (last.year, b) and not (first.year == last.year and (first.season or last.season)):
            return None
    elif (first.year is None) != (last.year is None):
        return None
    return first, last


def _shared_list(lx: Lexemes, i: int, value: Expression, j: int) -> list[Reading]:
    """As "January and March 2014": a list of months that share a year."""
    if not isinstance(value, Point) or value.year is not None or value.year_shift is not None:
        return []
    if value.month is None and value.season is None:
        return []
    members: list[tuple[Point, int, int]] = [(value, i, j)]
    while lx.sign(j, ",") or lx.word(j, "and", "or", "&"):
        read = point(lx, lx.skip(j + 1, "and") if lx.sign(j, ",") else j + 1)
        if read is None or (read[0].month is None) != (value.month is None):
            return []
        if (read[0].season is None) != (value.season is None) or (read[0].day is None) != (value.day is None):
            return []
        start = j + 1
        members.append((read[0], start, read[1]))
        j = read[1]
        if read[0].year is not None:
            year = read[0].year
            months = [m.month or m.season or 0 for m, _, _ in members]
            if months != sorted(months):
                return []
            return [(replace(m, year=year), s, e) for m, s, e in members]
    return []
