"""Grammar of parts of a longer date ("the first half of 2011", "Q1 2014") and of what is told from another."""

from flows.extraction.dates.lexemes import DASHES, Lexemes, units
from flows.extraction.dates.relative import Told, count, deictic, distance, unit_at, window
from flows.extraction.dates.stated import point, year_number
from flows.extraction.dates.values import Base, Deictic, Distance, Part, Point, SamePeriod


def relative(lx: Lexemes, i: int) -> Told | None:
    """The date at a position that is told from another, the longest first."""
    return _part(lx, i) or _same_period(lx, i) or window(lx, i) or distance(lx, i) or deictic(lx, i)


def whole(lx: Lexemes, i: int) -> Told | None:
    """A year, month, decade or season that can have parts: "2014", "last year", "the year", "May"."""
    i_the = lx.skip(i, "the")
    if i_the > i and lx.word(i_the, "year", "month", "decade", "week") and lx.at(i_the + 1).kind != "num":
        after = lx.at(i_the + 1)
        if after.kind == "word" and lx.word(i_the + 1, "of", "that", "the"):
            return None
        told = deictic(lx, i)
        return told or (Deictic(units()[lx.at(i_the).low], 0, "near"), i_the + 1)  # type: ignore[arg-type]
    base: Base = "now"
    told = deictic(lx, i_the) or deictic(lx, i)
    if told and isinstance(told[0], Deictic) and (told[0].unit != "day" or told[0].base != base):
        return told
    read = point(lx, i_the)
    return read if read and read[0].day is None else None


# Words of other languages' news for a part of a year.
_SAME_LENGTH = {"trimester": "quarter", "semester": "half"}


def _part(lx: Lexemes, i: int) -> Told | None:
    """As "the first half of 2011", "the last two months of the year", "third quarter", "Q1 2014"."""
    start = i
    if lx.word(i, "through", "during", "in", "over", "for") and lx.word(i + 1, "the"):
        i += 1
    i = lx.skip(i, "the")
    if lx.word(i, "q") and lx.at(i + 1).glued and 1 <= lx.at(i + 1).value <= 4:
        of = whole(lx, lx.skip(i + 2, "of"))
        return (
            (Part(of[0], "quarter", lx.at(i + 1).value), of[1])
            if of
            else _quarter(lx, i, lx.at(i + 1).value, i + 2)
        )
    if lx.at(i).kind == "ordinal" or lx.word(i, "last", "opening", "closing", "initial", "latter"):
        index = (
            lx.at(i).value if lx.at(i).kind == "ordinal" else -1 if lx.word(i, "last", "closing", "latter") else 1
        )
    else:
        return _part_after_year(lx, i)
    hyphen = lx.sign(i + 1, DASHES)
    j = i + 1 + hyphen
    number = 1
    if lx.cue(j, "part_unit"):
        name = _SAME_LENGTH.get(lx.at(j).low, lx.at(j).low)
        j += 1
    else:
        counted = count(lx, j)
        if counted:
            number, j = counted[0] + counted[2], counted[3]
        unit = unit_at(lx, j)
        if unit is None or unit[0] not in ("day", "week", "month", "year", "quarter"):
            return None
        name, j = unit
        if counted is None and lx.at(j - 1).low.endswith("s"):
            # "the first days of March", "the opening months of 2013": somewhere in them
            return whole(lx, j + 1) if lx.word(j, "of", "in") else None
    direct = name == "quarter" and (lx.at(j).kind == "num" or lx.cue(j, "fiscal"))
    if lx.word(j, "of", "in") or direct:
        of = whole(lx, j if direct else j + 1)
        if of:
            return Part(of[0], name, index, number), of[1]  # type: ignore[arg-type]
        return None
    if name == "quarter" and number == 1 and (start < i or hyphen):
        return _quarter(lx, i, index, j)
    return None


def _quarter(lx: Lexemes, i: int, index: int, j: int) -> Told | None:
    """A quarter without its year: the last that is over. Whose fiscal year it is of is not said: then none."""
    if not 1 <= index <= 4 or lx.word(j, "century") or lx.cue(i - 1, "fiscal"):
        return None
    return Part(Point(), "quarter", index), j


def _part_after_year(lx: Lexemes, i: int) -> Told | None:
    """As "the 2012 fourth quarter", "2012 first-half profit"."""
    year = year_number(lx, i)
    if year is None or lx.at(year[1]).kind != "ordinal":
        return None
    j = year[1] + 1 + lx.sign(year[1] + 1, DASHES)
    if not lx.word(j, "quarter", "half"):
        return None
    return Part(Point(year=year[0]), lx.at(j).low, lx.at(year[1]).value), j + 1  # type: ignore[arg-type]


def _same_period(lx: Lexemes, i: int) -> Told | None:
    """As "the same period last year", "the corresponding period a year earlier"."""
    i = lx.skip(i, "the")
    if not (lx.word(i, "same", "corresponding") and lx.word(i + 1, "period", "time", "months", "quarter")):
        return None
    j = lx.skip(i + 2, "of", "in")
    told = distance(lx, j) or deictic(lx, j)
    if told and isinstance(told[0], Deictic | Distance) and told[0].unit == "year":
        return SamePeriod(told[0]), told[1]
    return None
