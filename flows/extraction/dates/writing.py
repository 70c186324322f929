"""The day of writing: from the source, from a dateline, or as far as the text itself tells it."""

import re
from dataclasses import replace

from flows.extraction.dates import arithmetic as date_arithmetic
from flows.extraction.dates.anchor import Calendar
from flows.extraction.dates.datelines import dateline
from flows.extraction.dates.grammar import Found
from flows.extraction.dates.values import (
    Between,
    DayOfMonth,
    Deictic,
    Expression,
    Interval,
    Moment,
    Part,
    Point,
    Weekday,
    Window,
)
from flows.extraction.page import Page, Sentence

Read = list[tuple[Sentence, list[Found]]]
# How many dates with a year make a chronicle.
_YEARS_OF_CHRONICLE = 4
# Before a year, that it lies ahead of the text: "the goal for 2013", "by 2020".
_AHEAD = re.compile(
    r"(?:\b(?:by|until|till)|\b(?:goals?|targets?|plans?|planned|scheduled|set|slated|budget(?:ed)?|forecasts?|projected"
    r"|projections?|expected|due) (?:for|in))(?: the end of)? $",
    re.IGNORECASE,
)

# After a year, that it is over: "in 2014 alone".
_OVER = re.compile(r"\s+alone\b", re.IGNORECASE)
# The first sentence of a page about what happened once: "The Oran raid was the killing of two on 3 May 1985".
_IS_AN_EVENT = re.compile(
    r"^(?:The|On|In) .{3,80}?\b(?:(?:was|were) (?:the|an?|part|carried|fought|one)\b|took place|occurred|happened)"
)
_SO_FAR_BEHIND = re.compile(r",? (?:so|thus) far\b", re.IGNORECASE)
# A year that only names a thing: "a 2011 inquiry".
_NAMING = re.compile(r"\b(?:an?|the|his|her|its|their) $", re.IGNORECASE)
_SO_FAR = re.compile(
    r"\b(?:so|thus) far (?:in|during|this year,? in) $"
    r"|\bis the (?:latest|first|second|third|\w+th|\d+(?:st|nd|rd|th))(?: [^\W\d]+){1,16} in $",
    re.IGNORECASE,
)


def writing(page: Page, read: Read) -> Calendar:
    """The calendar of a page: with its day of writing, or with what the text calls "this year"."""
    span = _span(read)
    if page.document.published_on is not None:
        now = date_arithmetic.of_date(page.document.published_on)
        return Calendar(now=now, span=span, is_chronicle=_is_chronicle(read))
    told = dateline(page, read)
    if told is not None and told.year is not None:
        return Calendar(now=told)
    return Calendar(now=told, year=_year_so_far(read) or _present_year(read), span=span)


def _span(read: Read) -> Interval | None:
    """The stretch of the event that a page is about: by its infobox, or first in its title ("2015 Oran raid")."""
    lead = next((sentence for sentence, _ in read if sentence.role == "prose"), None)
    for sentence, found in read:
        if sentence is lead and sentence.ordinal and _IS_AN_EVENT.search(sentence.text):
            told = [span for span in (_stretch(item.expression) for item in found) if span is not None]
            if len(told) == 1 and _is_of_one_month(told[0]):
                return told[0]
        for item in found[:1]:
            is_dated = sentence.role == "value" and (sentence.label or "").lower() in ("date", "dates")
            in_title = sentence.role == "title" and not sentence.ordinal
            if is_dated or in_title or (sentence.role == "title" and item.start == 0):
                span = _stretch(item.expression)
                # "Incidents of 3-9 June 2015" tells the year of all; "The coup of 1960" may look back.
                if span is not None and (is_dated or item.start == 0 or _is_of_one_month(span)):
                    return span
    return None


def _is_of_one_month(span: Interval) -> bool:
    first, last = span.start, span.end
    if first is None or last is None or not first.month:
        return False
    return (first.year, first.month) == (last.year, last.month)


def _stretch(expression: Expression) -> Interval | None:
    match expression:
        case Point(year=int(), is_decade=False, is_century=False):
            moment = Moment(expression.year, expression.month, expression.day)
            return Interval(moment, moment)
        case Between(start=Point() as start, end=Point() as end):
            last = _stretch(end)
            if start.year is None and last is not None and last.start is not None and last.start.month:
                # "from 3 to 9 June 2015": its start has the year of its end
                start = replace(start, year=last.start.year, month=start.month or last.start.month)
            first = _stretch(start)
            return Interval(first.start, last.end) if first and last else None
        case _:
            return None


def _is_chronicle(read: Read) -> bool:
    """Whether a text tells of the past by its years alone, as encyclopedias do: no "Monday", no "last week"."""
    items = [item.expression for _, found in read for item in found if not isinstance(item.expression, DayOfMonth)]
    if any(isinstance(e, Weekday | Window) or getattr(e, "base", None) == "now" for e in items):
        return False
    return sum(bool(_years(e)) for e in items) >= _YEARS_OF_CHRONICLE


def _year_so_far(read: Read) -> int | None:
    """The latest year that is not over where the text is written: "so far in 2019", "in 2019 so far"."""
    years = [
        year
        for sentence, found in read
        for item in found
        if _SO_FAR.search(sentence.text[: item.start]) or _SO_FAR_BEHIND.match(sentence.text, item.end)
        for year in _years(item.expression)
    ]
    return max(years, default=None)


def _present_year(read: Read) -> int | None:
    """What "this year" is in an undated text: its latest year, if that opens it or stands next to the words.

    A year that only lies ahead or is open ("since 2012") does not tell it.
    """
    years = [
        (year, sentence.ordinal, _NAMING.search(sentence.text[: item.start]) is None)
        for sentence, found in read
        for item in found
        if _AHEAD.search(sentence.text[: item.start]) is None and _OVER.match(sentence.text, item.end) is None
        for year in _years(item.expression)
    ]
    if not years:
        return None
    latest = max(year for year, _, _ in years)
    lead = read[0][0].ordinal
    for sentence, found in read:
        if not any(_is_this_year(item.expression) for item in found):
            continue
        if any(
            year == latest and (ordinal <= lead + 1 or (dates_act and abs(ordinal - sentence.ordinal) <= 1))
            for year, ordinal, dates_act in years
        ):
            return latest
    return None


def _years(expression: Expression) -> list[int]:
    match expression:
        case Point(year=int(year), is_decade=False):
            return [year]
        case Between(start=Point() as start, end=Point() as end):
            return [*_years(start), *_years(end)]
        case Part(of=of):
            return _years(of)
        case _:
            return []


def _is_this_year(expression: Expression) -> bool:
    match expression:
        case Deictic(unit="year", shift=0, base="now"):
            return True
        case Point(year_shift=0):
            return True
        case Part(of=of):
            return _is_this_year(of)
        case _:
            return False
