"""Grammar of years outside the common count, of decades and of centuries."""

from flows.extraction.dates.lexemes import APOSTROPHES, DASHES, ORDINAL_ENDINGS, YEARS, Lexemes, cue_values
from flows.extraction.dates.values import Point, Read


def decade(lx: Lexemes, i: int) -> Read | None:
    """As "1990s", "1990's" (after "the"), "'90s", "nineties"; "the 1800s" are a century."""
    lexeme = lx.at(i)
    if lexeme.kind == "decade_word":
        led = lx.word(i - 1, "the", "early", "mid", "late", "-")
        return (Point(year=lexeme.value, is_decade=True), i + 1) if led else None
    marked = lx.sign(i, APOSTROPHES)
    lexeme, j = lx.at(i + marked), i + marked + 1
    if lexeme.kind != "num" or lexeme.value % 10:
        return None
    apostrophe = lx.sign(j, APOSTROPHES) and lx.word(i - 1, "the", "early", "mid", "late", "-")
    j += apostrophe
    if not (lx.at(j).low == "s" and lx.at(j).glued):
        return None
    if len(lexeme.text) == 4 and lexeme.value in YEARS and (lexeme.value % 100 or lexeme.value >= 1900):
        return Point(year=lexeme.value, is_decade=True), j + 1
    if len(lexeme.text) == 4 and lexeme.value in YEARS and not lexeme.value % 100:
        return Point(year=lexeme.value, is_century=True), j + 1
    led = marked or lx.word(i - 1, "the", "early", "mid", "late")
    led = led or (lx.word(i - 1, "and", "or") and lx.word(i - 2, "s"))
    if len(lexeme.text) == 2 and led and lexeme.value >= 10:
        return Point(year=1900 + lexeme.value, is_decade=True), j + 1
    return None


def century(lx: Lexemes, i: int) -> Read | None:
    """As "the 21st century", "19th-century", "the twenty-first century", "the 18th and 19th centuries" (each)."""
    number, j = lx.at(i).value, i + 1
    if lx.at(i).kind == "num" and lx.at(j).glued and lx.at(j).low in ORDINAL_ENDINGS:
        j += 1
    elif lx.word(i, "twenty") and lx.at(j + lx.sign(j, DASHES)).value == 1:
        number, j = 21, j + 1 + lx.sign(j, DASHES)
    elif lx.at(i).kind != "ordinal":
        return None
    if not _OLDEST <= number <= _NEWEST:
        return None
    k = j + lx.sign(j, DASHES)
    if lx.word(j, "and", "or", "to") or lx.sign(j, DASHES | {"/"}):
        other = _last_of_pair(lx, lx.skip(lx.skip(j + 1, "the"), "early", "late", "mid"))
        if other and other[0] > number and lx.word(i - 1, "the", "early", "late", "mid"):
            return Point(year=100 * number - 100, is_century=True), j
    named = lx.at(k).text[:1].isupper() and (lx.at(k + 1).text[:1].isupper() or not lx.word(i - 1, "the"))
    if not lx.word(k, "century", "centuries") or (named and not lx.is_capitals) or _era(lx, k + 1):
        return None
    return Point(year=100 * number - 100, is_century=True), k + 1


def _last_of_pair(lx: Lexemes, i: int) -> tuple[int, int] | None:
    glued = lx.at(i).kind == "num" and lx.at(i + 1).low in ORDINAL_ENDINGS
    j = i + 1 + glued
    is_number = glued or lx.at(i).kind == "ordinal"
    return (lx.at(i).value, j + 1) if is_number and lx.word(j, "century", "centuries") else None


def era_year(lx: Lexemes, i: int) -> Read | None:
    """As "575 B.C.", "1230 BCE", "AD 70", "394 A.D."; by ISO 8601 the year 1 B.C. is 0, which is left out."""
    before = _era(lx, i)
    j = before[1] if before else i
    lexeme = lx.at(j)
    if lexeme.kind != "num" or not 0 < lexeme.value < 10_000 or len(lexeme.text) > 4:
        return None
    if before:
        return (Point(year=lexeme.value), j + 1) if before[0] > 0 and lexeme.value in range(1, 2100) else None
    after = _era(lx, j + 1)
    if after is None or lexeme.value == 1 or (after[0] > 0 and lexeme.value >= YEARS.stop):
        return None
    return Point(year=lexeme.value if after[0] > 0 else 1 - lexeme.value), after[1]


def _era(lx: Lexemes, i: int) -> tuple[int, int] | None:
    """A word for the years after (1) or before (-1) the common era's first: its sign and the position after."""
    low = lx.at(i).low
    if low in cue_values("era") and lx.at(i).text.isupper():
        return cue_values("era")[low], i + 1
    if not lx.word(i, "a", "b", "c"):
        return None
    for letters in ("bce", "bc", "ad", "ce"):
        width = 2 * len(letters)
        dotted = all(
            lx.at(i + 2 * k).low == letter and lx.sign(i + 2 * k + 1, ".") for k, letter in enumerate(letters)
        )
        if dotted:
            return cue_values("era")[letters], i + width
    return None


# Centuries that a living text tells of by number: an older one is archaeology, and mostly of the other era.
_OLDEST, _NEWEST = 11, 22
