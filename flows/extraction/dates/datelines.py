"""The date that a text is dated with: in a dateline, over a letter, in a telegram's header."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from flows.extraction import trees
from flows.extraction.dates.grammar import Found
from flows.extraction.dates.lexemes import cue_values
from flows.extraction.dates.stated import full_year
from flows.extraction.dates.tense import has_tree
from flows.extraction.dates.values import Moment, Point
from flows.extraction.page import Page, Sentence

# A dateline stands in the first sentences; what follows its date: "(AP)", "--", ":".
_DATELINE_SENTENCES = 3
_DATELINE_CHARACTERS = 90
# A date that ends its line, with the time of day after it: "Taiz, June 12, 1963, 5 p.m.".
_END_OF_LINE = re.compile(
    r",?\s*(?:\d{1,2}(?:[.:]\d{2})?\s*(?:[ap]\.?\s?m\b\.?|hours\b)?|\d{4}\s?(?:z|hours|hrs|gmt)\.?|noon|midnight)?[.,;)]*[^\S\n]*(?:\n|$)",
    re.IGNORECASE,
)
# A time of day that ends the line: no heading of a page has one.
_TIMED = re.compile(
    r",?\s*(?:-+\s*)?(?:\d{4}\s?(?:z|hours|hrs|gmt)|\d{1,2}(?:[.:]\d{2})?\s*[ap]\.?\s?m\b|noon\b|midnight\b)\.?\W*(?:\n|$)",
    re.IGNORECASE,
)
_END_OF_LINE_SENTENCES = 6
_AFTER_DATELINE = re.compile(r"\s*(?:[:\]]|\(|--|[-‐‑–—]\s|/|,\s*[A-Z][\w/]{1,15}\s*(?:--|[–—]))")
# "JULY 23 1989, SAN PEDRO --"
_PLACE_AFTER = re.compile(r",\s*[A-Z][\w .'’()-]{2,40}?\s*(?:--|[–—]|-\s)")
# What agencies put before the place: "[EXCERPT]".
_TAGS = re.compile(r"^\s*(?:\[[A-Z ]+\]\s*)+")
# A date-time group of messages: day, hour and minute, zone, month, year.
_TIME_GROUP = re.compile(r"\b(?P<day>[0-3]\d)[0-2]\d[0-5]\dZ\s+(?P<month>[A-Z]{3,9})\s+(?P<year>\d{4}|\d{2})\b")
_PLACE_LENGTH = 4
_HEADER_CHARACTERS = 600
_BEFORE_DATELINE = re.compile(r"(?:[\w'’.()/ -]+,\s*)*[\[(]?\s*", re.UNICODE)
# What a telegram has before the day it came: "(Received March 8, 1904)".
_SENT = re.compile(r"[\[(]?(?:Received|Rec'd|Dated|Filed|Sent):?\s+", re.IGNORECASE)
# Words in lower case in the name of a place that a letter is dated from.
_PLACE_WORDS = frozenset({"near", "from", "before", "opposite", "above", "below"})


def dateline(page: Page, read: Sequence[tuple[Sentence, list[Found]]]) -> Moment | None:
    """The date of a dateline: "BOGOTA, 26 JUN 90 (EFE)", "KABUL, May 3 (Agency) --", "May 4: …" over the text."""
    for sentence, found in read[:_END_OF_LINE_SENTENCES]:
        for item in found[:1]:
            value = item.expression
            if not isinstance(value, Point) or value.day is None or value.month is None or value.side is not None:
                continue
            if is_dateline(sentence, item.start, item.end) or (value.year and _is_header(page, sentence)):
                return Moment(value.year, value.month, value.day)
    return _time_group(page.document.text[:_HEADER_CHARACTERS])


def _is_header(page: Page, sentence: Sentence) -> bool:
    """Whether a line over a text says nothing but whence and when it comes: "Dated Simla, the 4th July, 1921"."""
    if sentence.role != "prose" or len(sentence.text) > _DATELINE_CHARACTERS or not has_tree(page.doc):
        return False
    after = page.document.text[sentence.char_end :].lstrip(" \t")
    return after[:1] in ("", "\n") and not any(_tells(token) for token in page.span(sentence))


def _tells(token: Token) -> bool:
    if token.pos_ not in trees.VERBAL or token.lower_ in ("dated", "received", "sent", "filed"):
        return False
    return trees.child(token, "nsubj", "nsubj:pass", "aux", "aux:pass", "obj") is not None


def _time_group(text: str) -> Moment | None:
    """The date-time group of a military or diplomatic message: "R 171245Z JUL 79"."""
    match = _TIME_GROUP.search(text)
    months = cue_values("month_short") | cue_values("month")
    if match is None or match["month"].lower() not in months:
        return None
    return Moment(full_year(match["year"]), months[match["month"].lower()], int(match["day"]))


def is_dateline(sentence: Sentence, start: int, end: int) -> bool:
    """Whether characters `start:end` of a sentence are the date of a dateline or of a dated heading."""
    if sentence.role == "dateline":
        return True
    if sentence.ordinal >= _END_OF_LINE_SENTENCES or end > _DATELINE_CHARACTERS:
        return False
    if _TIMED.match(sentence.text, end) and _is_bare_place(sentence.text[:start]):
        return True
    if (
        (sentence.role == "prose" or (sentence.role == "title" and sentence.ordinal))
        and sentence.text[end - 4 : end].isdigit()
        and _END_OF_LINE.match(sentence.text, end)
    ):
        before = sentence.text[:start]
        return ("," in before or _SENT.fullmatch(before) is not None) and _is_place(before)
    if sentence.ordinal >= _DATELINE_SENTENCES:
        return False
    if not start and _PLACE_AFTER.match(sentence.text, end):
        return True
    return _AFTER_DATELINE.match(sentence.text, end) is not None and _is_place(sentence.text[:start])


def _is_bare_place(text: str) -> bool:
    """Whether a few capitalised words without a comma stand before a date: "DORVILLE 6 May 1951 0905Z"."""
    words = text.split()
    return 0 < len(words) <= _PLACE_LENGTH and all(w.strip(".,()").isalpha() and w[0].isupper() for w in words)


def _is_place(text: str) -> bool:
    """Whether what stands before a dateline's date is nothing, or a place: capitalised words and a comma."""
    text = _TAGS.sub("", text)
    if not text.strip(" [(") or _SENT.fullmatch(text):
        return True
    if _BEFORE_DATELINE.fullmatch(text) is None or not text.rstrip(" [(").endswith(","):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) <= 8 and all(w[0].isupper() or len(w) <= 3 or w in _PLACE_WORDS for w in words)
