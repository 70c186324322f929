"""Grammar of dates told from another day: the day of writing ("last month") or one in the text ("a year earlier").

Codebook: units below a week in a stretch ("the past 24 hours", "the past few days") are durations, and
"recent years" or "years ago" without a number are vague; neither is read.
"""

from dataclasses import replace
from typing import Literal, cast

from flows.extraction.dates.lexemes import DASHES, Lexemes, cue_values, small_numbers, units
from flows.extraction.dates.stated import month_name, point, weekday_name
from flows.extraction.dates.values import (
    VAGUE_COUNT,
    Deictic,
    Distance,
    Expression,
    Point,
    Unit,
    Weekday,
    Window,
)

Told = tuple[Expression, int]
_STRETCHES = frozenset({"week", "fortnight", "month", "year", "decade", "century"})
# "to-day", "to-morrow", as they were spelled once.
_HYPHENED = {"day": 0, "night": 0, "morrow": 1}
_ONE = frozenset({"a", "an", "one"})


def unit_at(lx: Lexemes, i: int) -> tuple[Unit, int] | None:
    """A word for a calendar unit."""
    lexeme = lx.at(i)
    if lexeme.kind != "unit":
        return None
    return cast(Unit, units()[lexeme.low]), i + 1


def deictic(lx: Lexemes, i: int) -> Told | None:
    """As "yesterday", "this morning", "last month", "next Tuesday", "the previous year", "the year before"."""
    start = i
    i = lx.skip(i, "earlier", "later", "early", "late", "mid")
    if i > start and lx.word(i, "in") and lx.word(i + 1, "the") and lx.word(i + 2, "week", "month", "year"):
        # "later in the year": of the year that the text tells of, or of the present one
        return (
            (Deictic(cast(Unit, lx.at(i + 2).low), 0, "near"), i + 3) if not lx.word(i + 3, "of", "that") else None
        )
    i += lx.sign(i, DASHES) and i > start
    lexeme = lx.at(i)
    if lx.word(i, "to") and lx.sign(i + 1, DASHES) and lx.at(i + 2).low in _HYPHENED:
        return Deictic("day", _HYPHENED[lx.at(i + 2).low]), i + 3
    if lexeme.kind == "deictic":
        if lx.sign(i + 1, "'’") and lx.at(i + 2).low == "s" and lexeme.low == "today" and lx.word(i + 3, "world"):
            return None
        return Deictic("day", lexeme.value), i + 1
    if (
        lx.word(i, "over", "during", "at", "on", "throughout")
        and lx.word(i + 1, "the")
        and lx.word(i + 2, "weekend")
    ):
        return Deictic("weekend", 0), i + 3
    all_of = lx.word(i, "throughout")
    if all_of or lx.word(i - 1, "for"):
        the = i + all_of  # "throughout the year", "$900 for the year"
        if lx.word(the, "the") and lx.word(the + 1, "year") and _is_closed(lx, the + 2):
            return Deictic("year", 0, "told"), the + 2
    day = lx.skip(i, "the")
    if lx.word(day, "day") and lx.word(day + 1, "before") and lx.word(day + 2, "yesterday"):
        return Deictic("day", -2), day + 3
    if lx.word(day, "day") and lx.word(day + 1, "after") and lx.word(day + 2, "tomorrow"):
        return Deictic("day", 2), day + 3
    return _sided(lx, i) or _from_text(lx, i)


def _sided(lx: Lexemes, i: int) -> Told | None:
    """As "last|this|next" before a unit, month, season, weekday or part of the day."""
    if not lx.cue(i, "side"):
        return None
    value, j = cue_values("side")[lx.at(i).low], i + 1
    if lx.word(i, "this") and lx.word(j, "past") and lx.cue(j + 1, "unit") and not lx.word(j + 1, "weekend"):
        return None  # "this past year" is a stretch
    if lx.word(i, "this") and lx.word(j, "past", "last", "coming", "upcoming", "next"):
        value, j = cue_values("side")[lx.at(j).low], j + 1
    j = lx.skip(j, "same") if value == 0 else j
    j = lx.skip(j, "early", "late", "mid")
    j += lx.sign(j, DASHES)
    after_the = lx.word(i - 1, "the", "these", "those")
    lexeme = lx.at(j)
    if lexeme.kind == "daypart" and not after_the:
        last_night = value == -1 and lx.word(j, "night", "evening") and lx.word(i, "last")
        if (value == 0 and lx.word(i, "this")) or last_night:
            return Deictic("day", value), j + 1
        return None
    weekday = weekday_name(lx, j)
    if weekday and lexeme.kind == "weekday":
        dated = point(lx, j)  # "next Friday, March 29"
        return dated if dated and dated[0].day is not None else (Weekday(weekday[0], side=value), weekday[1])
    if lexeme.kind == "season" and not (after_the and value == 1):
        return Point(season=lexeme.value, side=value), j + 1
    month = month_name(lx, j)
    read = point(lx, j) if month and not lexeme.text.islower() else None
    if read and read[0].year is None and read[0].year_shift is None:
        return replace(read[0], side=value), read[1]
    if lx.cue(j, "fiscal"):
        j += 1
    unit = unit_at(lx, j)
    if unit is None or unit[0] == "day" or (lx.at(j).low.endswith("s") and not lx.word(j, "days")):
        return None
    if after_the and value == 1:
        return (Deictic(unit[0], 1, "text"), unit[1]) if unit[0] in ("week", "month", "year") else None
    if (after_the and not lx.word(i, "current")) or (unit[0] == "decade" and value == 0) or lx.word(i, "past"):
        return None
    return Deictic(unit[0], value), unit[1]


def _from_text(lx: Lexemes, i: int) -> Told | None:
    """As "the previous day", "the same year", "that month", "the year before", "the next day"."""
    j = lx.skip(i, "the", "that", "this")
    if lx.cue(j, "text_side") or (
        lx.word(j, "next") and (lx.word(j + 1, "day") or lx.at(j + 1).kind in ("daypart", "season"))
    ):
        shift = cue_values("text_side").get(lx.at(j).low, 1)
        unit = unit_at(lx, j + 1)
        if lx.at(j + 1).kind == "weekday" and shift and not lx.word(j, "next"):
            return Weekday(lx.at(j + 1).value, side=shift, base="text"), j + 2
        if lx.at(j + 1).kind in ("month", "season") and (j > i or not lx.word(j, "next")):
            read = point(lx, j + 1)
            bare = read is not None and read[0].year is None and read[0].year_shift is None
            return (replace(read[0], text_side=shift), read[1]) if read and bare else None
        if lx.at(j + 1).kind == "daypart" and shift:
            return Deictic("day", shift, "text"), j + 2
        if unit and not lx.at(j + 1).low.endswith("s") and unit[0] in ("day", "week", "month", "year"):
            return Deictic(unit[0], shift, "text"), unit[1]
        return None
    if lx.word(i, "that") and (lx.at(i + 1).kind == "season" or _is_month(lx, i + 1)):
        read = point(lx, i + 1)
        bare = read is not None and read[0].year is None and read[0].year_shift is None
        return (replace(read[0], text_side=0), read[1]) if read and bare else None
    if lx.word(i, "that"):
        unit = unit_at(lx, i + 1)
        if unit and unit[0] in ("day", "month", "year") and not lx.at(i + 1).low.endswith("s"):
            return Deictic(unit[0], 0, "text"), unit[1]
        return None
    unit = unit_at(lx, j) if lx.word(i, "the") else None
    if unit and unit[0] in ("day", "week", "month", "year") and not lx.at(j).low.endswith("s"):
        sign = cue_values("text_distance").get(lx.at(unit[1]).low)
        if sign and _is_closed(lx, unit[1] + 1) and not lx.word(unit[1], "later"):
            return Deictic(unit[0], sign, "text"), unit[1] + 1
    return None


def _is_month(lx: Lexemes, i: int) -> bool:
    return lx.at(i).kind == "month" and not lx.at(i).text.islower()


def _is_closed(lx: Lexemes, i: int) -> bool:
    """Whether a phrase ends here: "the year before, …" but not "the year before the war"."""
    return lx.at(i).kind in ("end", "sign") or lx.word(i, "which", "when", "and", "but", "that", "in", "at", "as")


def count(lx: Lexemes, i: int) -> tuple[int, bool, bool, int] | None:
    """How many units: (number, whether it is vague, whether a half is added, the position after)."""
    lexeme = lx.at(i)
    if lexeme.low in _ONE and lx.cue(i + 1, "vague_count"):
        j = lx.skip(i + 2, "of")
        return VAGUE_COUNT if not lx.word(i + 1, "couple") else 2, True, False, j
    if lx.cue(i, "vague_count"):
        return (VAGUE_COUNT if not lx.word(i, "couple") else 2), True, False, lx.skip(i + 1, "of")
    if lexeme.kind == "num" and 0 < lexeme.value < 1000:
        number, j = lexeme.value, i + 1
    elif lexeme.low in _ONE:
        number, j = 1, i + 1
    elif lexeme.low in small_numbers() and small_numbers()[lexeme.low]:
        number, j = small_numbers()[lexeme.low], i + 1
        k = j + lx.sign(j, DASHES)
        if number >= 20 and 0 < small_numbers().get(lx.at(k).low, 0) < 10:
            number, j = number + small_numbers()[lx.at(k).low], k + 1
    else:
        return None
    if (lx.sign(j, DASHES) and lx.word(j + 1, "plus")) or lx.sign(j, "+"):
        return number, True, False, lx.skip(j + 1, "plus")
    k = j + lx.sign(j, DASHES)
    if lx.word(k, "and"):
        words = [lx.at(m).low for m in range(k + 1, k + 5) if not lx.sign(m, DASHES)][:2]
        if words == ["a", "half"]:
            while not lx.word(k, "half"):
                k += 1
            return number, False, True, k + 1
    return number, False, False, j


def window(lx: Lexemes, i: int) -> Told | None:
    """As "over the past three months", "in recent weeks", "the next two years"."""
    start = i
    if lx.word(i - 1, "for"):
        return None  # "for the past two weeks" says how long
    if lx.cue(i, "window"):
        i += 1
    the = lx.word(i, "the", "these", "its", "this")
    i += the
    recent = lx.word(i, "recent")
    if (not recent and not lx.cue(i, "side")) or lx.word(i, "this", "current"):
        return None
    if not the and (i == start or not recent):
        return None
    sign: Literal[-1, 1] = 1 if not recent and cue_values("side")[lx.at(i).low] > 0 else -1
    i += 1
    counted = None if recent else count(lx, i)
    j = counted[3] if counted else i
    unit = unit_at(lx, j)
    if unit is None or unit[0] not in _STRETCHES:
        return None
    plural = lx.at(j).low.endswith("s")
    if lx.word(unit[1], "of") or (counted is None and not plural and (recent or sign > 0)):
        return None
    if recent and unit[0] not in ("week", "month"):
        return None
    if counted is None and plural and unit[0] not in ("week", "month"):
        return None  # "over the past years" is as vague as "for years"
    if unit[0] == "century" and counted is None:
        return (Deictic("century", -1), unit[1]) if lx.at(i - 1).low == "last" else None
    number, vague = (counted[0], counted[1]) if counted else (VAGUE_COUNT if plural else 1, plural)
    if sign > 0 and vague:
        return None
    return Window(number, unit[0], sign, vague), unit[1]


def distance(lx: Lexemes, i: int) -> Told | None:
    """As "two weeks ago", "a decade earlier", "three days later", "two-and-a-half years ago"."""
    halved = _HALVES.get(lx.at(i + 2).low) if lx.word(i, "half") and lx.word(i + 1, "a") else None
    if halved and lx.cue(i + 3, "ago"):
        return Distance(halved[0], halved[1], -1, "now"), i + 4
    if lx.word(i, "in"):
        return _ahead(lx, i)
    counted = count(lx, i)
    if counted is None or (lx.at(i - 1).kind == "num" and counted[0] > 99):
        return None
    number, vague, half, j = counted
    if lx.word(j, "or", "to") and not half:
        more = count(lx, j + 1)
        if more and more[0] > number and lx.at(more[3]).kind == "unit":
            number, vague, j = more[0], True, more[3]  # "two or three days ago"
    if lx.word(i, "many", "some", "number") or lx.word(i + 1, "number"):
        return None
    unit = unit_at(lx, j)
    if unit is None or unit[0] not in (*_STRETCHES, "day") or (number == 1 and lx.word(j, "days")):
        return None
    name, j = unit
    if half and name in ("month", "year", "decade"):
        number, name, vague = number * {"month": 4, "year": 12, "decade": 10}[name], _FINER[name], True
        number += {"week": 2, "month": 6, "year": 5}[name]
        if name == "month":
            number, name = number // 12, "year"
    if name in _YEARS:
        number, name = number * _YEARS[name], "year"
    if name == "fortnight":
        number, name = number * 2, "week"
    if lx.cue(j, "ago") or (
        lx.word(j, "back") and (lx.at(j + 1).kind in ("end", "sign") or _ends_back(lx, j + 1))
    ):
        if lx.at(j + 1).kind == "weekday" and name == "week":
            return Weekday(lx.at(j + 1).value, side=-1 - number), j + 2  # "a week ago Thursday"
        told = lx.word(j + 1, "this") and lx.word(j + 2, "week", "month", "year")
        end = j + 3 if told else lx.skip(j + 1, "today", "tonight")
        keeps: Keeps = "day" if end == j + 2 else "month" if told and lx.word(j + 2, "month") else ""
        return Distance(number, name, -1, "now", vague, keeps), end
    if lx.word(j, "from") and lx.at(j + 1).kind == "weekday" and name == "week":
        return Weekday(lx.at(j + 1).value, side=1 + number), j + 2
    if lx.word(j, "from") and lx.word(j + 1, "now", "today"):
        return Distance(number, name, 1, "now", vague), j + 2
    sign = cue_values("text_distance").get(lx.at(j).low)
    if vague and not half:
        return None  # "several years later" fixes nothing
    if (
        sign is None
        or (lx.word(j, "before", "after", "prior") and not _is_closed(lx, j + 1))
        or lx.word(j + 1, "than")
    ):
        return None
    return Distance(number, name, sign, "text", vague), j + 1


def _ends_back(lx: Lexemes, i: int) -> bool:
    """Whether "two years back" ends here; "two years back in office" does not say when."""
    return lx.word(i, "and", "but", "when", "by", "while", "after", "had", "was", "were")


def _ahead(lx: Lexemes, i: int) -> Told | None:
    """As "in three days", "in two weeks' time": so long from now. "The worst in two years" looks back."""
    counted = count(lx, i + 1)
    unit = unit_at(lx, counted[3]) if counted and not counted[1] and not counted[2] else None
    if counted is None or unit is None or unit[0] not in (*_STRETCHES, "day"):
        return None
    number, name, j = counted[0], unit[0], unit[1]
    if name in _YEARS:
        number, name = number * _YEARS[name], "year"
    if name == "fortnight":
        number, name = number * 2, "week"
    k = j
    while lx.sign(k, "'’") or lx.word(k, "s"):
        k += 1
    if lx.word(k, "time"):
        return Distance(number, name, 1, "now"), k + 1
    ranked = any(lx.at(m).kind == "ordinal" or _is_superlative(lx.at(m).low) for m in range(max(0, i - 6), i))
    if k > j or ranked or not _is_closed(lx, j):
        return None
    return Distance(number, name, 1, "now", if_ahead=True), j


def _is_superlative(word: str) -> bool:
    return word in ("only", "time", "most", "least", "worst", "once", "twice") or (
        word.endswith("est") and len(word) > 4
    )


Keeps = Literal["", "day", "month"]
_YEARS: dict[Unit, int] = {"decade": 10, "century": 100}
_HALVES: dict[str, tuple[int, Unit]] = {"year": (6, "month"), "decade": (5, "year"), "century": (50, "year")}
_FINER: dict[Unit, Unit] = {"month": "week", "year": "month", "decade": "year"}
