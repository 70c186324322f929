"""Quantities of people: numbers with ranges, bounds and approximations, and words that stand for a number.

The values of the words are the codebook's ("Casualties"): several, some, a few, many = 3 and more; dozens,
scores = 12 and more; hundreds = 100 and more; "at least N" = N and more; "up to N" = N and fewer; "about N" = N,
approximate; "an unknown number" = open on both sides; "no one" = 0.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Literal

from spacy.tokens import Span

from flows.extraction import cues, numbers

Form = Literal["number", "vague", "article", "none", "unknown", "both", "any"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as worded: tokens `start:end` of the Doc (atoms, where read from words alone).

    `low` and `high` are persons, None where that side is open; low <= high where both are known.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    is_approximate: bool = False
    form: Form = "number"


@cache
def _cues(place: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Cues of one place by their first word, longest first: (words, effect)."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in cues.load("quantity_cues"):
        if row["place"] == place:
            words = tuple(atom for atom, _, _ in numbers.atoms(row["cue"]))
            found.setdefault(words[0], []).append((words, row["effect"]))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


def _cue(words: Sequence[str], at: int, place: str) -> tuple[str, int] | None:
    """The longest cue of a place that starts at `at`, as (effect, position after it)."""
    if at >= len(words):
        return None
    for cue, effect in _cues(place).get(words[at], ()):
        if tuple(words[at : at + len(cue)]) == cue:
            return effect, at + len(cue)
    return None


def _is_measure(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the number at `start:end` counts something else than people: time, money, length, a day, a year."""
    units = {place: cues.words("quantity_units", place=place) for place in ("after", "before", "month", "year")}
    before = words[start - 1] if start else ""
    after = words[end + 1 : end + 2] if end < len(words) and words[end] in numbers.DASHES else words[end : end + 1]
    follows = after[0] if after else ""
    if before in units["before"] or follows in units["after"]:
        return True
    day = words[start].isdigit() and end == start + 1 and int(words[start]) <= 31
    if follows in units["month"] and (follows != "may" or words[end + 1 : end + 2] not in (["have"], ["be"])):
        return True
    if day and before in units["month"] and words[max(start - 2, 0) : start - 1] != ["in"]:
        return True
    if (before, follows) in {("(", ")"), ("[", "]"), (",", ",")}:
        return True
    figure = words[start] if end == start + 1 and words[start].isdigit() else ""
    return (
        len(figure) == 4
        and 1900 <= int(figure) < 2100
        and (before in units["year"] or before in units["month"] or before in {"", ",", "("})
    )


def _rescaled(low: int, high: int, words: Sequence[str], at: int, end: int) -> int:
    """The low end of a range whose unit is said once: "2-3 million", "6-700,000"."""
    multiplier, _ = numbers.scale(words, at + 1)
    if multiplier > 1 and at + 1 < end and low < high:
        return low * multiplier
    if "," in words[at] and low < 1000 <= high:
        factor = int("1" + "0" * (len(str(high)) - len(str(low))))
        return low * factor if low * factor < high else low * factor // 10
    return low


def _range(words: Sequence[str], at: int) -> tuple[int, int, int] | None:
    """A range, "15 to 20", "15-20", "two or three", "between 3 and 5" as (low, high, position after it)."""
    between = words[at] == "between"
    first = numbers.read(words, at + between)
    if first is None or first[1] >= len(words):
        return None
    low, link = first
    joins = {"and"} if between else {"or", "to", *numbers.DASHES}
    if words[link] not in joins or (words[link] == "to" and at and words[at - 1] in {"from", "rose", "fell"}):
        return None
    second = numbers.read(words, link + 1)
    if second is None:
        return None
    high, end = second
    low = _rescaled(low, high, words, link + 1, end)
    if low >= high or (1900 <= low < high < 2100 and words[at + between].isdigit()):
        return None
    return low, high, end


def _fraction(words: Sequence[str], at: int) -> Quantity | None:
    """A share, "half of its 600,000": the share, where the whole is said within the phrase."""
    cue = _cue(words, at, "fraction")
    if cue is None:
        return None
    for whole in range(cue[1], min(cue[1] + 3, len(words))):
        number = numbers.read(words, whole)
        if number is not None and not _is_measure(words, whole, number[1]):
            share = number[0] * Fraction(cue[0])
            return Quantity(at, number[1], int(share), int(share), share.denominator != 1) if share >= 1 else None
        if not words[whole].isalpha():
            return None
    return None


def _plural(words: Sequence[str], at: int) -> Quantity | None:
    """A plural of a number, "dozens", "tens of thousands", "hundreds of thousands"."""
    many = numbers.vocabulary("many")
    if words[at] not in many:
        return None
    value, end = many[words[at]], at + 1
    while end + 1 < len(words) and words[end] == "of" and words[end + 1] in many:
        value, end = value * many[words[end + 1]], end + 2
    while end + 1 < len(words) and words[end] in {"and", "or", "to"} and words[end + 1] in many:
        end += 2
    return Quantity(at, end, value, None, form="vague")


def _word(words: Sequence[str], at: int) -> Quantity | None:
    """A word for a number, "several", "a few hundred", "a couple", "an unknown number of", "no", "a"."""
    article = words[at] in {"a", "an", "the"}
    groups, many = numbers.vocabulary("group"), numbers.vocabulary("many")
    head = at + article
    if head < len(words) and words[head] in groups and (article or words[head] in {"couple", "twins"}):
        value, end = groups[words[head]], head + 1
        multiplier, after = numbers.scale(words, end + (words[end : end + 1] == ["of"]))
        end = after if multiplier > 1 else end
        return Quantity(at, end, value * multiplier, value * multiplier, multiplier > 1)
    if words[at] in numbers.vocabulary("both"):
        return Quantity(at, at + 1, 2, 2, form="both")
    cue = _cue(words, at, "alone") or _cue(words, at, "scaled")
    if cue is None:
        return None
    effect, end = cue
    if effect == "article":
        return Quantity(at, end, 1, 1, form="article")
    if effect == "none":
        return Quantity(at, end, 0, 0, form="none")
    if effect == "any":
        return Quantity(at, end, None, None, form="any")
    if effect == "unknown":
        return Quantity(at, end, None, None, form="unknown")
    multiplier, after = numbers.scale(words, end)
    if multiplier > 1:
        return Quantity(at, after, 3 * multiplier, None, form="vague")
    if end < len(words) and words[end] in many:
        return replace(_plural(words, end) or Quantity(end, end, None, None), start=at)
    return Quantity(at, end, 3, None, form="vague") if words[at] != "few" else None


def _core(words: Sequence[str], at: int) -> Quantity | None:
    fraction = _fraction(words, at)
    if fraction is not None:
        return fraction
    span = _range(words, at)
    if span is not None:
        low, high, end = span
        return None if _is_measure(words, at, end) else Quantity(at, end, low, high)
    number = numbers.read(words, at)
    if number is not None:
        value, end = number
        return None if _is_measure(words, at, end) else Quantity(at, end, value, value)
    return _plural(words, at) or _word(words, at)


def _bounded(quantity: Quantity, effects: set[str]) -> Quantity:
    low, high = quantity.low, quantity.high
    if quantity.form in {"none", "unknown", "article", "any"}:
        return quantity
    if "lower" in effects:
        low, high = (low if low is not None else high), None
    elif "upper" in effects and high is not None:
        low = None
    approximate = quantity.is_approximate or ("approximate" in effects and quantity.form == "number")
    return replace(quantity, low=low, high=high, is_approximate=approximate)


def read(words: Sequence[str], at: int) -> Quantity | None:
    """The longest quantity that starts at atom `at` (`numbers.atoms`); its offsets count atoms."""
    core, effects, here = None, set[str](), at
    while core is None or core.form == "vague":
        cue = _cue(words, here, "before")
        if cue is None or cue[1] >= len(words):
            break
        inner = _core(words, cue[1])
        following = _cue(words, cue[1], "before")
        if following is None and (inner is None or inner.form not in {"number", "vague"}):
            break
        if following is None and inner is not None and inner.form == "vague" and words[here] == "some":
            break
        effects.add(cue[0])
        here, core = cue[1], inner if following is None else None
    if core is None:
        effects.clear()
        core = _core(words, at)
    if core is None:
        return None
    end = core.end
    suffix = _cue(words, end, "after") if core.form == "number" else None
    while suffix is not None:
        effects.add(suffix[0])
        end = suffix[1]
        suffix = _cue(words, end, "after")
    return replace(_bounded(core, effects), start=at, end=end)


@cache
def _openers() -> frozenset[str]:
    """The words that a quantity can start with, beside digits."""
    kinds = ("unit", "ten", "hundred", "dozen", "scale", "many", "group", "both")
    words = {word for kind in kinds for word in numbers.vocabulary(kind)}
    places = ("before", "alone", "scaled", "fraction")
    return frozenset(words.union(*(_cues(place) for place in places), {"between", "half", "the"}))


def quantities(span: Span) -> list[Quantity]:
    """The quantities in a span of tokens, left to right, without overlap; offsets are tokens of the Doc.

    A number that is part of a longer token ("M16") is no quantity.
    """
    if not len(span):
        return []
    found, text, base = numbers.atoms(span.text), span.text, span.start_char
    words = [atom for atom, _, _ in found]
    offsets = [token.idx - base for token in span]
    result: list[Quantity] = []
    at, openers = 0, _openers()
    while at < len(words):
        may_open = words[at] in openers or words[at][0].isdigit()
        quantity = read(words, at) if may_open else None
        if quantity is None or _is_glued(text, found[at][1], found[quantity.end - 1][2]):
            at += 1
            continue
        start, end = found[at][1], found[quantity.end - 1][2]
        first, last = (span.start + bisect_right(offsets, place) - 1 for place in (start, end - 1))
        if result and first < result[-1].end:
            at += 1
            continue
        result.append(replace(quantity, start=first, end=last + 1))
        at = quantity.end
    return result


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether text at `start:end` continues a word or a code: "15th", "M16", "AK-47", "3.30"."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if before.isalnum() or after.isalnum() or before == "#":
        return True
    if before in numbers.DASHES and text[max(start - 2, 0) : start - 1].isalnum():
        return True
    return text[start].isdigit() and after in {":", "/"} and text[end + 1 : end + 2].isdigit()
