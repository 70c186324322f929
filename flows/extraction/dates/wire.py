"""Grammar of dates as news agencies write them: "the year-ago period", "the week of Oct. 16", "by year-end".

Also days of a month that the text or the day of writing gives ("on the 15th", "the 21st of last month",
"10th inst.") and parts of a year that owns them ("1989's third quarter").
"""

from typing import cast

from flows.extraction.dates.lexemes import APOSTROPHES, DASHES, ORDINAL_ENDINGS, Lexemes, cue_values
from flows.extraction.dates.relative import Told, count, deictic
from flows.extraction.dates.stated import day_and_month, year_number
from flows.extraction.dates.values import (
    Base,
    Between,
    DayOfMonth,
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

_WEEK_HEADS = {"of": 0, "beginning": 0, "starting": 0, "ended": -1, "ending": -1}
# Before "the 15th" a word that makes it a day, not a rank or a floor.
_BEFORE_DAY = ("on", "by", "until", "till", "since", "before", "after", "from")
# After "the 15th" a word that cannot be the noun it counts.
_CLOSES_DAY = frozenset(
    {"and", "or", "but", "when", "while", "as", "at", "in", "near", "with", "for", "to", "by", "a", "an", "the",
     "he", "she", "it", "they", "we", "his", "its", "their", "after", "that", "which"}
)  # fmt: skip
# Up to the third, "on first reading", "on second thoughts" are no days.
_LIKELY_RANKS = 3
_AT_YEAR_END = ("by", "at", "before", "until", "till", "through", "since", "after", "from", "to", "of")


def wire(lx: Lexemes, i: int) -> Told | None:
    """The date at a position in a news agency's manner."""
    return (
        _day_of_month(lx, i) or _before_last(lx, i) or _week_of(lx, i) or _year_ago(lx, i) or _year_end(lx, i)
        or _owned_part(lx, i)
    )  # fmt: skip


def _day_of_month(lx: Lexemes, i: int) -> Told | None:
    """As "the 15th", "the first of next month", "the 3rd of the same month", "10th inst."."""
    j = lx.skip(i, "the")
    lexeme = lx.at(j)
    spelled = lexeme.kind == "ordinal" and lexeme.value > 0
    if spelled:
        k = j + 1
    elif lexeme.kind == "num" and 1 <= lexeme.value <= 31 and lx.at(j + 1).low in ORDINAL_ENDINGS:
        if not lx.at(j + 1).glued:
            return None
        k = j + 2
    else:
        return None
    if lx.cue(k, "this_month"):
        return DayOfMonth(lexeme.value, cue_values("this_month")[lx.at(k).low]), k + 1
    if lx.word(k, "of"):
        told = deictic(lx, k + 1)
        if told and isinstance(told[0], Deictic) and told[0].unit == "month":
            return DayOfMonth(lexeme.value, told[0].shift, told[0].base), told[1]
        return None
    night = _night(lx, lexeme.value, k) if j > i and not spelled else None
    if night is not None:
        return night
    led = lx.word(i - 1, *_BEFORE_DAY) or (lx.word(i - 1, "of") and lx.at(i - 2).kind == "daypart")
    after = lx.at(k)
    closed = after.kind == "end" or (after.kind == "sign" and after.text in ",.;)") or after.low in _CLOSES_DAY
    # In telegrams the article may go, and the day be a word: "struck again on eighth".
    is_named = spelled and lexeme.value > _LIKELY_RANKS and lx.word(i - 1, "on")
    if not (is_named or (not spelled and j > i)) or not led or not closed or _counts_on(lx, k):
        return None
    return DayOfMonth(lexeme.value), k


def _night(lx: Lexemes, first: int, i: int) -> Told | None:
    """As "the night of the 12th-13th", "the 12th/13th": from one day into the next."""
    last = lx.at(i + 1)
    if not lx.sign(i, DASHES | {"/"}) or last.kind != "num" or lx.at(i + 2).low not in ORDINAL_ENDINGS:
        return None
    if last.value != first + 1 or lx.at(i + 3).low in ("century", "centuries", "floor", "floors"):
        return None
    return Between(DayOfMonth(first), DayOfMonth(last.value)), i + 3


def _counts_on(lx: Lexemes, i: int) -> bool:
    """As "from the 6th to the 12th week", "the 15th and 16th centuries": what is counted follows."""
    j = lx.skip(i + 1, "the")
    return lx.word(i, "to", "and", "or") and lx.at(j + 1).low in ORDINAL_ENDINGS


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
    closed = after.kind in ("end", "sign") or after.low in _CLOSES_DAY
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
