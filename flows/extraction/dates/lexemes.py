"""A sentence as the date grammar sees it: numbers, calendar words, signs, each with its offsets.

The grammar reads its own lexemes, not the pipeline's tokens: "1980-88", "Dec.14th", "2012/13" and
"26JUN90" come apart the same way whatever a tokenizer makes of them.
"""

import re
from functools import cache
from typing import NamedTuple

from flows.extraction import cues, numbers

_LEXEME = re.compile(
    r"(?P<url>(?:https?://|www\.)\S+)"
    r"|(?P<iso>(?<![\w-])\d{4}-\d{2}-\d{2}(?!\d))"
    r"|(?P<slash>(?<![\w./-])\d{1,2}(?:/\d{1,2}/\d{2}(?:\d{2})?|(?:\.\d{1,2}\.|-\d{1,2}-)\d{4})(?![\w/]))"
    r"|(?P<big>\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d+\.\d+)"
    r"|(?P<num>\d+)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>[^\s\w]|_)"
)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(
    r"(?<!\d)\d{4}(?!\d)|\d0['’]?[sS]\b|\d[/.-]\d{1,2}[/.-]\d|\d(?:st|nd|rd|th|d)\b"
    r"|\b[AB]\.[CD]\b|\bQ[1-4]\b|\s['’‘]\d\d\b|\b[Tt][Oo]-(?:day|night|morrow)\b"
)
# One kind for a word; of several, the first in this order. Other kinds are asked for by `is_cue`.
_KINDS = (
    "month",
    "month_short",
    "weekday",
    "weekday_short",
    "season",
    "unit",
    "deictic",
    "daypart",
    "decade_word",
    "ordinal",
)
_TRIGGERS = (
    "month",
    "month_short",
    "weekday",
    "season",
    "unit",
    "deictic",
    "daypart",
    "decade_word",
    "era",
)
DASHES = frozenset("-‐‑–—")
APOSTROPHES = frozenset("'’‘`")
# "2d", "3d" as in old letters.
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th", "d"})
YEARS = range(1000, 2100)


class Lexeme(NamedTuple):
    """A piece of a sentence. `start` and `end` are code points from the sentence's first.

    `kind` is `num` (value: the number), `iso`, `slash`, `big` (1,200 or 3.5), `url`, `sign`, `word`, or for a
    calendar word its kind in `seeds/date_words.csv` (value: that row's). `glued`: no white space before it.
    """

    text: str
    low: str
    kind: str
    value: int
    start: int
    end: int
    glued: bool


END = Lexeme("", "", "end", 0, 0, 0, False)


@cache
def cue_set(kind: str) -> frozenset[str]:
    """The words of one kind in `seeds/date_words.csv`."""
    return cues.words("date_words", kind=kind)


@cache
def cue_values(kind: str) -> dict[str, int]:
    """The words of one kind with their values."""
    return {row["cue"]: int(row["value"]) for row in cues.load("date_words") if row["kind"] == kind}


@cache
def units() -> dict[str, str]:
    """Words for calendar units ("months") and the unit ("month")."""
    return {row["cue"]: row["value"] for row in cues.load("date_words") if row["kind"] == "unit"}


@cache
def feast_words() -> frozenset[str]:
    """The first words of days with a name of their own."""
    return frozenset(_WORD.findall(row["cue"])[0] for row in cues.load("feasts"))


@cache
def small_numbers() -> dict[str, int]:
    """Number words below a hundred that stand as one word."""
    return numbers.vocabulary("unit") | numbers.vocabulary("ten")


@cache
def starters() -> frozenset[str]:
    """The words that a date expression can begin with, calendar words aside."""
    kinds = ("side", "text_side", "portion", "clock_portion", "about", "beyond", "vague_count", "since", "until")
    more = ("window", "fiscal", "every", "era")
    articles = {"the", "that", "this", "these", "a", "an", "one", "half"}
    prepositions = {"from", "between", "up", "at", "on", "to"}
    own = articles | prepositions | {"year", "q", "c", "corresponding", "initial", "opening", "closing"}
    cued = (cue_set(kind) for kind in (*kinds, *more))
    return frozenset().union(own, small_numbers(), feast_words(), *cued)


@cache
def _vocabulary() -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for kind in _KINDS:
        values = dict.fromkeys(units(), 0) if kind == "unit" else cue_values(kind)
        for word, value in values.items():
            found.setdefault(word, (kind, value))
    return found


@cache
def _triggers() -> frozenset[str]:
    return frozenset().union(feast_words(), *(cue_set(kind) for kind in _TRIGGERS))


def may_have_date(text: str) -> bool:
    """Whether a sentence has a word or number without which there is no date. Cheap."""
    return not _triggers().isdisjoint(_WORD.findall(text.lower())) or _NUMBER.search(text) is not None


def lex(text: str, begin: int = 0) -> list[Lexeme]:
    """The lexemes of a sentence from an offset on, in order."""
    vocabulary = _vocabulary()
    found = []
    end = -1
    for match in _LEXEME.finditer(text, begin):
        kind, piece, start = match.lastgroup or "sign", match.group(), match.start()
        low, value = piece.lower(), 0
        if kind == "word":
            kind, value = vocabulary.get(low, ("word", 0))
        elif kind == "num":
            value = int(piece) if len(piece) < 10 and piece.isascii() else -1
        found.append(Lexeme(piece, low, kind, value, start, match.end(), start == end))
        end = match.end()
    return found


class Lexemes:
    """The lexemes of one sentence with questions that both grammars ask."""

    def __init__(self, lexemes: list[Lexeme]) -> None:
        self.items = lexemes
        self.size = len(lexemes)
        self.is_capitals = not any(c.islower() for lexeme in lexemes for c in lexeme.text)

    def at(self, i: int) -> Lexeme:
        """The lexeme at a position, `END` outside."""
        return self.items[i] if 0 <= i < self.size else END

    def sign(self, i: int, signs: str | frozenset[str]) -> bool:
        """Whether one of these signs stands at a position."""
        lexeme = self.at(i)
        return lexeme.kind == "sign" and lexeme.text in signs

    def word(self, i: int, *words: str) -> bool:
        """Whether one of these words stands at a position."""
        return 0 <= i < self.size and self.items[i].low in words

    def cue(self, i: int, kind: str) -> bool:
        """Whether a word of this kind (`seeds/date_words.csv`) stands at a position."""
        return 0 <= i < self.size and self.items[i].low in cue_set(kind)

    def skip(self, i: int, *words: str) -> int:
        """The position after one of these words, or the position itself."""
        return i + 1 if 0 <= i < self.size and self.items[i].low in words else i
