"""The day of writing: from the source, from a dateline, or as far as the text itself tells it."""

import re

from flows.extraction.dates import arithmetic as date_arithmetic
from flows.extraction.dates.anchor import Calendar
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
# A dateline stands in the first sentences; what follows its date: "(AP)", "--", ":".
_DATELINE_SENTENCES = 3
_DATELINE_CHARACTERS = 90
# How many dates with a year make a chronicle.
_YEARS_OF_CHRONICLE = 4
# A date that ends its line, with the time of day after it: "Taiz, June 12, 1963, 5 p.m.".
_END_OF_LINE = re.compile(
    r",?\s*(?:\d{1,2}(?:[.:]\d{2})?\s*(?:[ap]\.?\s?m\b\.?|hours\b)?|\d{4}\s?(?:z|hours|hrs|gmt)\.?|noon|midnight)?[.,;)]*[^\S\n]*(?:\n|$)",
    re.IGNORECASE,
)
_END_OF_LINE_SENTENCES = 6
_AFTER_DATELINE = re.compile(r"\s*(?:[:\]]|\(|--|[-‐‑–—]\s|/)")
_BEFORE_DATELINE = re.compile(r"(?:[\w'’.()/ -]+,\s*)*[\[(]?\s*", re.UNICODE)
# What a telegram has before the day it came: "(Received March 8, 1904)".
_SENT = re.compile(r"[\[(]?(?:Received|Rec'd|Dated|Filed|Sent):?\s+", re.IGNORECASE)
# Words in lower case in the name of a place that a letter is dated from.
_PLACE_WORDS = frozenset({"near", "from", "before", "opposite", "above", "below"})
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
    told = _dateline(read)
    if told is not None and told.year is not None:
        return Calendar(now=told)
    return Calendar(now=told, year=_year_so_far(read) or _present_year(read), span=span)


def _span(read: Read) -> Interval | None:
    """The stretch of the event that a page is about: by its infobox, or first in its title ("2015 Oran raid")."""
    lead = next((sentence for sentence, _ in read if sentence.role == "prose"), None)
    for sentence, found in read:
        if sentence is lead and sentence.ordinal and _IS_AN_EVENT.search(sentence.text):
            told = [span for span in (_stretch(item.expression) for item in found) if span is not None]
            if len(told) == 1 and told[0].start == told[0].end and told[0].start and told[0].start.month:
                return told[0]
        for item in found[:1]:
            is_dated = sentence.role == "value" and (sentence.label or "").lower() in ("date", "dates")
            if is_dated or (sentence.role == "title" and item.start == 0):
                span = _stretch(item.expression)
                if span is not None:
                    return span
    return None


def _stretch(expression: Expression) -> Interval | None:
    match expression:
        case Point(year=int(), is_decade=False, is_century=False):
            moment = Moment(expression.year, expression.month, expression.day)
            return Interval(moment, moment)
        case Between(start=Point() as start, end=Point() as end):
            first, last = _stretch(start), _stretch(end)
            return Interval(first.start, last.end) if first and last else None
        case _:
            return None


def _is_chronicle(read: Read) -> bool:
    """Whether a text tells of the past by its years alone, as encyclopedias do: no "Monday", no "last week"."""
    items = [item.expression for _, found in read for item in found if not isinstance(item.expression, DayOfMonth)]
    if any(isinstance(e, Weekday | Window) or getattr(e, "base", None) == "now" for e in items):
        return False
    return sum(bool(_years(e)) for e in items) >= _YEARS_OF_CHRONICLE


def _dateline(read: Read) -> Moment | None:
    """The date of a dateline: "BOGOTA, 26 JUN 90 (EFE)", "KABUL, May 3 (Agency) --", "May 4: …" over the text."""
    for sentence, found in read[:_END_OF_LINE_SENTENCES]:
        for item in found[:1]:
            value = item.expression
            if not isinstance(value, Point) or value.day is None or value.month is None or value.side is not None:
                continue
            if is_dateline(sentence, item.start, item.end):
                return Moment(value.year, value.month, value.day)
    return None


def is_dateline(sentence: Sentence, start: int, end: int) -> bool:
    """Whether characters `start:end` of a sentence are the date of a dateline or of a dated heading."""
    if sentence.role == "dateline":
        return True
    if sentence.ordinal >= _END_OF_LINE_SENTENCES or end > _DATELINE_CHARACTERS:
        return False
    if (
        (sentence.role == "prose" or (sentence.role == "title" and sentence.ordinal))
        and sentence.text[end - 4 : end].isdigit()
        and _END_OF_LINE.match(sentence.text, end)
    ):
        before = sentence.text[:start]
        return ("," in before or _SENT.fullmatch(before) is not None) and _is_place(before)
    if sentence.ordinal >= _DATELINE_SENTENCES:
        return False
    return _AFTER_DATELINE.match(sentence.text, end) is not None and _is_place(sentence.text[:start])


def _is_place(text: str) -> bool:
    """Whether what stands before a dateline's date is nothing, or a place: capitalised words and a comma."""
    if not text.strip(" [(") or _SENT.fullmatch(text):
        return True
    if _BEFORE_DATELINE.fullmatch(text) is None or not text.rstrip(" [(").endswith(","):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) <= 8 and all(w[0].isupper() or len(w) <= 3 or w in _PLACE_WORDS for w in words)


def _year_so_far(read: Read) -> int | None:
    """The latest year that is not over where the text is written: "so far in 2019"."""
    years = [
        year
        for sentence, found in read
        for item in found
        if _SO_FAR.search(sentence.text[: item.start])
        for year in _years(item.expression)
    ]
    return max(years, default=None)


def _present_year(read: Read) -> int | None:
    """What "this year" is in an undated text: its latest year, if that opens it or stands next to the words.

    A year that only lies ahead or is open ("since 2012") does not tell it.
    """
    years = [
        (year, sentence.ordinal)
        for sentence, found in read
        for item in found
        if _AHEAD.search(sentence.text[: item.start]) is None and _OVER.match(sentence.text, item.end) is None
        for year in _years(item.expression)
    ]
    if not years:
        return None
    latest = max(year for year, _ in years)
    lead = read[0][0].ordinal
    for sentence, found in read:
        if not any(_is_this_year(item.expression) for item in found):
            continue
        if any(
            year == latest and (ordinal <= lead + 1 or abs(ordinal - sentence.ordinal) <= 1)
            for year, ordinal in years
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
