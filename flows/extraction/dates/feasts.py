"""Days with a name of their own: "New Year's Eve", "Thanksgiving", "Good Friday 2015".

Names and what fixes their days are in `seeds/feasts.csv`; Western Easter is reckoned by `dateutil`. Feasts of
calendars that go by a sighted moon are not read: no rule tells their day.
"""

from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta, weekday

from flows.extraction import cues
from flows.extraction.dates.lexemes import Lexemes, cue_values, lex
from flows.extraction.dates.stated import year_after, year_number
from flows.extraction.dates.values import Expression, Feast, Point

# Before a feast of one word ("Easter", "Halloween"), that it is meant as a day.
_LEADS = frozenset({"at", "on", "by", "before", "after", "since", "until", "till", "over", "around", "from"})
# After it, a word that cannot be a noun which it only describes ("the Christmas truce").
_FOLLOWS = frozenset(
    {"and", "or", "but", "when", "while", "as", "at", "in", "near", "with", "for", "to", "by", "a", "an", "the",
     "he", "she", "it", "they", "we", "his", "its", "their", "after", "that", "which", "was", "were", "is", "last",
     "this", "next"}
)  # fmt: skip


@cache
def _feasts() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """By its first word, the words of each name, its rule and that rule's value, the longest name first."""
    rows = [(tuple(x.low for x in lex(row["cue"])), row["rule"], row["value"]) for row in cues.load("feasts")]
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in sorted(rows, key=lambda row: -len(row[0])):
        found.setdefault(row[0][0], []).append(row)
    return found


def feast(lx: Lexemes, i: int) -> tuple[Expression, int] | None:
    """As "New Year's Eve", "Christmas Day 2014", "the 2017 New Year's Day raid", "last Thanksgiving"."""
    year = year_number(lx, i)
    side = cue_values("side")[lx.at(i).low] if lx.cue(i, "side") else None
    j = year[1] if year else i + (side is not None)
    if not lx.at(j).text[:1].isupper():
        return None
    for words, rule, value in _feasts().get(lx.at(j).low, ()):
        if any(lx.at(j + k).low != word for k, word in enumerate(words)):
            continue
        after = j + len(words)
        if _is_of_a_name(lx, after) or (len(words) == 1 and not _is_day(lx, i, after, year or side is not None)):
            return None
        stated, end = (Point(year=year[0]), after) if year else year_after(lx, Point(), after)
        if rule == "fixed":
            month, day = (int(part) for part in value.split("-"))
            return Point(stated.year, month, day, year_shift=stated.year_shift, side=side), end
        return Feast(rule, value, stated.year, stated.year_shift, side), end
    return None


def _is_of_a_name(lx: Lexemes, after: int) -> bool:
    """As "the Good Friday Agreement", "the Christmas Day Parade"."""
    head = lx.at(after)
    if lx.word(after, "accord", "accords", "agreement", "deal", "pact"):
        return True
    return head.text[:1].isupper() and head.kind == "word" and not lx.is_capitals


def _is_day(lx: Lexemes, first: int, after: int, told: object) -> bool:
    """Whether a feast of one word is its day: it is as often a season, or says what kind of thing follows."""
    closed = lx.at(after).kind in ("sign", "end", "num") or lx.at(after).low in _FOLLOWS
    return closed and (bool(told) or lx.at(first - 1).low in _LEADS)


def day_of(rule: str, value: str, year: int) -> date:
    """The day of a feast in a year.

    Rule `weekday`: month, weekday (Monday is 0) and which of that month ("11 3 4"; "5 0 -1" is the last);
    `easter`: days from Easter Sunday.

    Raises:
        ValueError: when the rule is unknown.
    """
    if rule == "weekday":
        month, day, number = (int(part) for part in value.split())
        start = date(year, month, 1) if number > 0 else date(year, month, 1) + relativedelta(day=31)
        found: date = start + relativedelta(weekday=weekday(day, number))
        return found
    if rule == "easter":
        sunday: date = easter(year)
        return sunday + timedelta(days=int(value))
    raise ValueError(f"seeds/feasts.csv: unknown rule {rule!r}")


def nearest_day(told: Feast, today: date, is_future: bool) -> date:
    """The day of a feast that lies nearest before a day (after it, where the text looks ahead)."""
    ahead = told.side > 0 if told.side else is_future
    days = [day_of(told.rule, told.value, today.year + step) for step in (-1, 0, 1)]
    if told.side == 0:
        return days[1]
    return min(d for d in days if d >= today) if ahead else max(d for d in days if d <= today)
