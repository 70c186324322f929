"""Whole numbers as English text writes them: "1,200", "twenty-three", "2.5 million", "one lakh".

Text is first split into atoms (lower-cased runs of digits, of letters, or single signs), so that
"twenty-three" and "15-20" read alike whatever a tokenizer made of them.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from flows.extraction import cues

ATOM = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_")
DASHES = frozenset("-‐‑–—")
# Counts of people stay far below this; longer digit runs are telephone numbers, sums or noise.
LIMIT = 10_000_000_000
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}")
_DECIMAL = re.compile(r"\d+\.\d{1,2}")


@cache
def vocabulary(kind: str) -> dict[str, int]:
    """The number words of one kind in `seeds/number_words.csv`, with their values."""
    return {row["cue"]: int(row["value"]) for row in cues.load("number_words") if row["kind"] == kind}


def atoms(text: str) -> list[tuple[str, int, int]]:
    """Atoms of a text as (lower-cased atom, start, end); offsets in code points."""
    return [(match.group().lower(), match.start(), match.end()) for match in ATOM.finditer(text)]


def digits(atom: str) -> Fraction | None:
    """The value of an atom of digits: "627", "1,200", "1,00,000", "2.5"; None where it is no such number."""
    if not atom[:1].isdigit() or not atom.isascii():
        return None
    if atom.isdigit():
        value = Fraction(int(atom)) if len(atom) <= 10 else None
    elif _GROUPED.fullmatch(atom):
        value = Fraction(int(atom.replace(",", "")))
    elif _DECIMAL.fullmatch(atom):
        value = Fraction(atom)
    else:
        value = None
    return value if value is not None and value < LIMIT else None


@cache
def _scales() -> dict[str, int]:
    return vocabulary("scale") | vocabulary("hundred") | vocabulary("dozen")


@cache
def _openers() -> frozenset[str]:
    """The words that a number can start with."""
    kinds = ("unit", "ten", "hundred", "scale", "dozen")
    return frozenset({"a", "an", "half"}.union(*(vocabulary(kind) for kind in kinds)))


def scale(words: Sequence[str], at: int) -> tuple[int, int]:
    """The product of the multipliers that stand at `at` ("hundred thousand") and the position after them."""
    multiplier, scales = 1, _scales()
    while at < len(words) and words[at] in scales:
        multiplier *= scales[words[at]]
        at += 1
    return multiplier, at


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int] | None:
    units, tens = vocabulary("unit"), vocabulary("ten")
    if at >= len(words):
        return None
    if words[at] in units:
        return units[words[at]], at + 1
    if words[at] not in tens:
        return None
    value, at = tens[words[at]], at + 1
    follow = at + 1 if at < len(words) and words[at] in DASHES else at
    if follow < len(words) and 1 <= units.get(words[follow], 0) <= 9:
        return value + units[words[follow]], follow + 1
    return value, at


def _spelled(words: Sequence[str], at: int) -> tuple[Fraction, int] | None:
    """A number in words: groups below a thousand, each with its multiplier, in falling order."""
    hundreds, scales = vocabulary("hundred"), vocabulary("scale")
    total, ceiling, end = 0, LIMIT, at
    while True:
        begin = end
        if total and begin < len(words) and words[begin] == "and":
            begin += 1
        group = _below_hundred(words, begin)
        if group is None:
            bare = not total and begin < len(words) and words[begin] in hundreds
            if not bare:
                break
            group = (1, begin)
        value, after = group
        if after < len(words) and words[after] in hundreds and value:
            value, after = value * 100, after + 1
            joined = after + 1 if after < len(words) and words[after] == "and" else after
            rest = _below_hundred(words, joined)
            if rest is not None and rest[0]:
                value, after = value + rest[0], rest[1]
        if after < len(words) and words[after] in scales and value:
            factor = scales[words[after]]
            value, after = value * factor, after + 1
        else:
            factor = 1
        if factor >= ceiling:
            break
        total, ceiling, end = total + value, factor, after
        if factor == 1:
            break
    if end == at:
        return None
    return Fraction(total), end


def _half(words: Sequence[str], at: int) -> int | None:
    """The position after "and a half" at `at`, hyphenated or not, where a multiplier follows it."""
    for word in ("and", "a", "half"):
        at += at < len(words) and words[at] in DASHES
        if at >= len(words) or words[at] != word:
            return None
        at += 1
    return at if scale(words, at)[1] > at else None


def read(words: Sequence[str], at: int = 0) -> tuple[int, int] | None:
    """The longest number that starts at atom `at`, as (value, position after it).

    Args:
        words: atoms, lower-cased (`atoms`).
        at: where the number starts.

    Returns:
        None where no number starts, where it is not whole, or where it is beyond `LIMIT`.
    """
    if at >= len(words) or not (words[at] in _openers() or words[at][0].isdigit()):
        return None
    start, score = at, vocabulary("score")
    value: Fraction | None
    if words[at] == "half" and words[at + 1 : at + 2] in (["a"], ["an"]) and words[at + 2 : at + 3]:
        multiplier, end = scale(words, at + 2)
        value = Fraction(multiplier, 2) if end > at + 2 else None
    elif words[at] in ("a", "an"):
        multiplier, end = scale(words, at + 1)
        value = Fraction(multiplier) if end > at + 1 else None
        if value is not None and words[at + 1] in vocabulary("hundred"):
            longer = _spelled(words, at + 1)
            value, end = longer if longer is not None and longer[1] > end else (value, end)
    else:
        value = digits(words[at])
        end = at + 1
        if value is None:
            spelled = _spelled(words, at)
            value, end = spelled if spelled is not None else (None, at)
        if value is not None:
            half = _half(words, end)
            if half is not None:
                value, end = value + Fraction(1, 2), half
            multiplier, end = scale(words, end)
            value *= multiplier
            if end < len(words) and words[end] in score:
                value, end = value * score[words[end]], end + 1
        elif words[at] in vocabulary("dozen") or words[at] in vocabulary("scale"):
            multiplier, end = scale(words, at)
            value = Fraction(multiplier)
    if value is None or value.denominator != 1 or value >= LIMIT or end == start:
        return None
    return int(value), end
