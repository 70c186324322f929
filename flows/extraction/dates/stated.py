"""Grammar of stated dates: points on the calendar by number and name, their lists and ranges.

A reader function takes a position and returns what it read with the position after it, or None.
"""

import re
from dataclasses import replace
from datetime import date

from flows.extraction.dates.eras import century, decade, era_year
from flows.extraction.dates.lexemes import (
    APOSTROPHES,
    DASHES,
    ORDINAL_ENDINGS,
    YEARS,
    Lexemes,
    cue_values,
)
from flows.extraction.dates.values import Point, Read

# In lower case these are other words, unless a day or year stands beside them.
_LOWER_WORDS = frozenset({"may", "march"})
_TWO_DIGIT_PIVOT = 30  # '30 is 1930, '29 is 2029: texts on living conflicts


def day_number(lx: Lexemes, i: int) -> tuple[int, int] | None:
    """A day of the month: "3", "3rd", "third"."""
    lexeme = lx.at(i)
    if lexeme.kind == "num" and 1 <= lexeme.value <= 31 and len(lexeme.text) <= 2:
        after = lx.at(i + 1)
        if after.glued and after.low in ORDINAL_ENDINGS:
            return lexeme.value, i + 2
        if after.glued and after.kind == "word":
            return None
        return lexeme.value, i + 1
    if lexeme.kind == "ordinal" and lexeme.value > 0:
        return lexeme.value, i + 1
    return None


def month_name(lx: Lexemes, i: int) -> tuple[int, int] | None:
    """A month's name or abbreviation, with its full stop."""
    lexeme = lx.at(i)
    if lexeme.kind == "month":
        modal = lexeme.text in _LOWER_WORDS and not (lx.at(i + 1).kind == "num" and len(lx.at(i + 1).text) == 4)
        if modal and lx.at(i - 1).kind != "num":
            return None
        return lexeme.value, i + 1 + (lexeme.low == "may" and lx.sign(i + 1, ".") and lx.at(i + 2).kind == "num")
    if lexeme.kind == "month_short" and not lexeme.text.islower():
        j = i + 1
        if lx.sign(j, ".") and lx.at(j).glued and lx.at(j + 1).kind != "end":
            return lexeme.value, j + 1
        return lexeme.value, j
    return None


def year_number(lx: Lexemes, i: int) -> tuple[int, int] | None:
    """A year of four digits that stands alone (a decade "1990s" is none)."""
    lexeme = lx.at(i)
    if lexeme.kind != "num" or len(lexeme.text) != 4 or lexeme.value not in YEARS:
        return None
    after = lx.at(i + 1)
    if after.glued and after.kind not in ("sign", "end"):
        return None
    if (lx.cue(i + 1, "no_unit") or lx.sign(i + 1, "%")) and lexeme.value % 50 == 0:
        return None
    return lexeme.value, i + 1


def short_year(lx: Lexemes, i: int) -> tuple[int, int] | None:
    """A year of two digits after a day and month: "26 JUN 90", "12 May '90"."""
    marked = lx.sign(i, APOSTROPHES)
    lexeme = lx.at(i + marked)
    if lexeme.kind != "num" or len(lexeme.text) != 2:
        return None
    after = lx.at(i + marked + 1)
    if not marked and after.kind not in ("sign", "end"):
        return None
    return full_year(lexeme.text), i + marked + 1


def full_year(digits: str) -> int:
    """The year that four or two digits mean."""
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= _TWO_DIGIT_PIVOT else 2000)


def _marked_year(lx: Lexemes, i: int) -> Read | None:
    """As "in '97", "the class of '97"."""
    if not lx.sign(i, APOSTROPHES) or not lx.at(i + 1).glued or not lx.cue(i - 1, "year_lead"):
        return None
    year = short_year(lx, i)
    return (Point(year=year[0]), year[1]) if year and not lx.word(year[1], "s") else None


def numeric(lx: Lexemes, i: int) -> Read | None:
    """As "2015-04-01", "26/06/1990", "10/26/89", "26.06.1990"; ambiguous digits keep the year only."""
    lexeme = lx.at(i)
    if lexeme.kind == "iso":
        year, month, day = (int(part) for part in lexeme.text.split("-"))
        return _valid(year, month, day, i + 1)
    if lexeme.kind != "slash":
        return None
    a, b, year = (int(part) for part in re.split(r"[/.-]", lexeme.text))
    if len(lexeme.text) - max(map(lexeme.text.rfind, "/.-")) == 3:
        year += 1900 if year >= _TWO_DIGIT_PIVOT else 2000
    if a > 12 or "." in lexeme.text:
        return _valid(year, b, a, i + 1)
    if b > 12 or a == b:
        return _valid(year, a, b, i + 1)
    return (Point(year=year), i + 1) if a and b and year in YEARS else None


def _valid(year: int, month: int, day: int, j: int) -> Read | None:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return (Point(year=year, month=month, day=day), j) if year in YEARS else None


def year_after(lx: Lexemes, point: Point, i: int, two_digits: bool = False) -> Read:
    """A point with the year that follows it, if one does: "1990", ", 1990", "of 1990", "last year"."""
    j = i
    if lx.sign(j, ",") or lx.word(j, "of", "in"):
        j += 1
    year = year_number(lx, j) or (short_year(lx, j) if two_digits and j == i else None)
    if year:
        # "October 2, 2015": the year is closed by a comma as often as not; it stays outside.
        return replace(point, year=year[0]), year[1]
    j = i + 1 if lx.word(i, "of", "in") or lx.sign(i, ",") else i
    if lx.word(j + 1, "year"):
        if lx.cue(j, "side"):
            return replace(point, year_shift=cue_values("side")[lx.at(j).low]), j + 2
        if lx.word(j, "that") and j > i:
            return replace(point, text_year=True), j + 2
    if lx.word(j, "the") and lx.cue(j + 1, "text_side") | lx.word(j + 1, "next") and lx.word(j + 2, "year"):
        shift = cue_values("text_side").get(lx.at(j + 1).low, 1)
        return replace(point, text_year=True, text_year_shift=shift), j + 3
    if (
        lx.word(i, "last")
        and point.day is not None
        and (lx.at(i + 1).kind in ("sign", "end") or lx.word(i + 1, "by"))
    ):
        return point, i + 1
    return point, i


def weekday_name(lx: Lexemes, i: int) -> tuple[int, int] | None:
    """A weekday; an abbreviation only with what makes it one: a full stop or a date after it."""
    lexeme = lx.at(i)
    if lexeme.kind == "weekday":
        return lexeme.value, i + 1
    if lexeme.kind == "weekday_short" and not lexeme.text.islower():
        j = i + 1 + lx.sign(i + 1, ".")
        k = j + lx.sign(j, ",")
        if month_name(lx, k) or (lx.at(k).kind == "num" and month_name(lx, k + 1)):
            return lexeme.value, j
    return None


def point(lx: Lexemes, i: int) -> Read | None:
    """One stated date, the longest that can be read at a position."""
    weekday = weekday_name(lx, i)
    if weekday:
        j = weekday[1] + lx.sign(weekday[1], ",(")
        j = lx.skip(lx.skip(j, "on"), "the")
        read = day_and_month(lx, j)
        if read is None:
            return None
        k = read[1] + (lx.sign(read[1], ")") and lx.sign(weekday[1], "("))
        return replace(read[0], weekday=weekday[0]), k
    return numeric(lx, i) or day_and_month(lx, i) or month_or_season(lx, i) or year_or_decade(lx, i)


def day_and_month(lx: Lexemes, i: int) -> Read | None:
    """As "26 June 1990", "the 3rd of May", "June 26, 1990", "Dec.14th"."""
    day = day_number(lx, i)
    if day:
        j = lx.skip(day[1], "of")
        month = month_name(lx, j)
        spelled = lx.at(i).kind == "ordinal"
        if month and (j > day[1] or not spelled) and not lx.sign(i - 1, "$€£#"):
            return _closed(lx, *year_after(lx, Point(month=month[0], day=day[0]), month[1], two_digits=True))
    month = month_name(lx, i)
    if month:
        j = lx.skip(month[1], "the")
        if lx.word(i - 1, "on") and lx.sign(j, ","):
            j += 1
        day = day_number(lx, j)
        if day and not _is_amount(lx, day[1]):
            return _closed(lx, *year_after(lx, Point(month=month[0], day=day[0]), day[1]))
    return None


def _is_amount(lx: Lexemes, i: int) -> bool:
    """Whether what follows a number makes it a time of day, a share or a count of units: "May 4:30"."""
    clock = lx.sign(i, ":") and lx.at(i + 1).glued and lx.at(i + 1).kind == "num"
    return clock or lx.sign(i, "%") or lx.cue(i, "unit")


def _closed(lx: Lexemes, found: Point, j: int) -> Read | None:
    """The point if its day exists, with "(Tuesday)" or "(today)" after it taken in."""
    try:
        date(found.year or 2000, found.month or 1, found.day or 1)
    except ValueError:
        return None
    if lx.sign(j, "(") and lx.at(j + 1).kind in ("weekday", "deictic") and lx.sign(j + 2, ")"):
        if lx.at(j + 1).kind == "weekday":
            found = replace(found, weekday=lx.at(j + 1).value)
        j += 3
    return found, j


def month_or_season(lx: Lexemes, i: int) -> Read | None:
    """As "June 1990", "May of last year", "July", "summer of 2012", "spring"."""
    month = month_name(lx, i)
    if month:
        return year_after(lx, Point(month=month[0]), month[1])
    lexeme = lx.at(i)
    if lexeme.kind == "season":
        found, j = year_after(lx, Point(season=lexeme.value), i + 1)
        # "the winter of 2011-12" is told by the year that it begins in
        over = lx.sign(j, DASHES | {"/"}) and found.year is not None and lx.at(j + 1).kind == "num"
        if over and found.year is not None and lx.at(j + 1).value in ((found.year + 1) % 100, found.year + 1):
            j += 2
        return found, j
    return None


def year_or_decade(lx: Lexemes, i: int) -> Read | None:
    """As "1990", "year 2000", "fiscal 1989", "FY2016", "the 1990s", "575 B.C.", "21st century"."""
    era = era_year(lx, i) or century(lx, i) or _marked_year(lx, i)
    if era:
        return era
    j = i
    j = lx.skip(j + 1 if lx.cue(j, "fiscal") else j, "year")
    year = decade(lx, i) is None and year_number(lx, j)
    return (Point(year=year[0]), year[1]) if year else decade(lx, i)


def range_sign(lx: Lexemes, i: int) -> int | None:
    """The position after a dash or a word that joins the ends of a range."""
    if lx.sign(i, DASHES):
        j = i + 1
        while lx.sign(j, DASHES):
            j += 1
        if lx.word(j, "to", "through") and lx.sign(j + 1, DASHES):
            j += 2  # "the July-to-September quarter"
        return j
    if lx.cue(i, "range"):
        return i + 1
    return None
