"""Lines that say what they are: bylines, datelines, captions, navigation, telegram headers.

Phrases are in `seeds/page_furniture.csv`; here are the shapes that no phrase can give.
"""

import re
from functools import cache

from flows.language import words

_SHORT, _NOTICE = 120, 400

_CREDIT = r"[A-Z][\w.’'-]*|al-\w+|@\w+|and|of|the|in|de|with|&|,|\||/|–|-|\d+"
_BYLINE = re.compile(rf"(?:By|BY|by) (?:{_CREDIT})(?:[ ,|/]+(?:{_CREDIT}))*\.?|-+ ?[A-Z][\w ]{{1,30}}")

_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?i:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?i:day)?\.?,? )?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{2,4}})?|\d{{1,2}} {_MONTH},?(?: \d{{2,4}})?)"
_HOUR = r"(?:(?:,? |,? ?[—–-]+ ?)\d{1,2}(?:[:.]\d\d)? ?(?i:[ap]\. ?m\.?|[ap]m|hours)?(?: [A-Z]{2,4})?)?"
_DATELINE = re.compile(
    rf"(?:[^\W\d_][\w.’' -]{{1,40}}, )?{_WEEKDAY}{_DAY}{_HOUR}(?: \([\w ]+\))?(?: ?[-–—]+)?(?: \[TEXT\])?\.?|"
    r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
)

_IMAGE = re.compile(r"\S+\.(?:jpe?g|png|gif|svg|webp)|[\w’'-]*[A-Za-z]-[\w’'-]*\d+", re.IGNORECASE)

# Headers of diplomatic telegrams and agency copy.
_HEADER = re.compile(
    r"(?:FM|TO|INFO|DE RUE\w*|RUEH\w*|[ROPZ] \d{6}Z|E\.?O\.? ?\d+|TAGS?|REFS?|UNCLAS\w*|CONFIDENTIAL|SECRET|"
    r"LIMITED OFFICIAL USE|BT|PAGE \d+|CLASSIFIED BY|DECL|DRAFTED BY)\b[ :]?.*[^.]"
)
_SUBJECT = re.compile(r"(?:SUBJECT|SUBJ|Subject)\s*:.*")
_REMARK = re.compile(
    r"[(\[](?:PASSAGES? OMITTED|(?:\w+ )*INDISTINCT|(?:\w+ )?AS (?:HEARD|RECEIVED)|CONTINUED|MORE|END|TEXT|VIDEO|"
    r"APPLAUSE)[)\]]\.?",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:\^|↑|\[?\d{1,3}[\].]\s).*(?:Retrieved|Archived|ISBN|\bdoi\b|https?://|\bp\. ?\d)")


@cache
def _phrases(where: str) -> dict[str, str]:
    return {row["cue"]: row["role"] for row in words.rows("page_furniture") if row["where"] == where}


def section(line: str) -> str | None:
    """The role of all that follows, where a line heads references, links or navigation."""
    return _phrases("heading").get(line.lower().removesuffix("[edit]").rstrip(": "))


def role(content: str) -> str | None:
    """The role that a paragraph's own words give it, None where they give none."""
    folded = content.lower()
    if folded in _phrases("line"):
        return _phrases("line")[folded]
    for cue, found in _phrases("start").items():
        if folded.startswith(cue):
            return found
    if len(content) < _NOTICE:
        for cue, found in _phrases("anywhere").items():
            if cue in folded:
                return found
    if len(content) < _SHORT:
        for pattern, found in _SHAPES:
            if pattern.fullmatch(content):
                return found
    return "reference" if _SOURCE.match(content) else None


_SHAPES = (
    (_BYLINE, "byline"),
    (_DATELINE, "dateline"),
    (_IMAGE, "caption"),
    (_HEADER, "byline"),
    (_SUBJECT, "title"),
)


def is_remark(sentence: str) -> bool:
    """Whether a sentence is a remark of a monitoring service: "(PASSAGE OMITTED)"."""
    return _REMARK.fullmatch(" ".join(sentence.split())) is not None
