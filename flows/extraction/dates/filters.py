"""What looks like a date and is none: counts, labels, names with a date in them, modal "may"."""

from flows.extraction.dates.lexemes import DASHES, Lexemes, cue_set
from flows.extraction.dates.values import About, Between, Expression, Point, Weekday

# Month names that are also other words, or people: alone they need a sign that a month is meant.
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "april", "june", "august"})
_ALSO_VERBS = frozenset({"may", "march"})
_CURRENCY = frozenset("$€£#")
# A four-digit number as year is likely from here on without any word that says so.
_LIKELY_YEARS = range(1900, 2100)
# Years between the ends of a range of bare numbers, beyond which they are prices or counts.
_LONGEST_SPAN = 600


def is_no_date(lx: Lexemes, expression: Expression, first: int, after: int) -> bool:
    """Whether the lexemes `first:after`, read as `expression`, are no date by what stands around them."""
    if is_in_name(lx, first, after) or lx.word(after, "bc", "bce", "ah", "°"):
        return True
    if isinstance(expression, About) and expression.of == Point(year=getattr(expression.of, "year", None)):
        return lx.at(after - 1).kind == "num" and _is_no_year(lx, after - 1, after)
    if isinstance(expression, Between) and expression.start is None and expression.end:
        return lx.at(after - 1).kind == "num" and is_no_date(lx, expression.end, after - 1, after)
    if isinstance(expression, Between):
        start = expression.start
        is_alone = isinstance(start, Point) and _is_alone(start)
        if lx.at(after - 1).kind == "season" and expression.end is None and is_alone:
            return _is_no_season(lx, after - 1, after)
        return _is_no_span(expression)
    if is_yearly(lx, first):
        return True
    if isinstance(expression, Weekday):
        return _is_repeated(lx, first, after)
    if isinstance(expression, Point) and after - first <= 2:
        if expression.month is not None and expression.day is None and expression.year is None:
            return _is_alone(expression) and _is_other_word(lx, first)
        if expression.season is not None and expression.year is None and expression.year_shift is None:
            return _is_alone(expression) and _is_no_season(lx, first, after)
        if expression == Point(year=expression.year) and lx.at(first).kind == lx.at(after - 1).kind == "num":
            return _is_no_year(lx, first, after)
    return False


def _is_alone(point: Point) -> bool:
    """Whether nothing beside a month or season shows it as a time: neither "last" nor "the following"."""
    return point.side is None and point.text_side is None


def is_in_name(lx: Lexemes, first: int, after: int) -> bool:
    """As "17 November group", "April 19 Movement", "October Revolution", "Bloody Sunday"."""
    before, head, beyond = lx.at(first - 1), lx.at(after), lx.at(after + 1)
    has_day = after - first > 1 and any(lx.at(k).kind in ("num", "ordinal") for k in range(first, after))
    is_title = head.text[:1].isupper() and not lx.is_capitals
    if lx.cue(after, "name_head"):
        return has_day or is_title
    if lx.cue(after, "place_head") or (lx.cue(after, "event_head") and not has_day):
        return is_title and (has_day or lx.at(first).kind == "month")
    if (
        is_title
        and beyond.text[:1].isupper()
        and (lx.cue(after + 1, "name_head") or lx.cue(after + 1, "place_head"))
    ):
        return has_day
    return lx.cue(first - 1, "name_before") and before.text[0].isupper() and lx.at(first).kind != "num"


def is_yearly(lx: Lexemes, first: int) -> bool:
    """As "every year on 9 February"."""
    return lx.word(first - 1, "on") and lx.word(first - 2, "year") and lx.cue(first - 3, "every")


def _is_repeated(lx: Lexemes, first: int, after: int) -> bool:
    """As "every Friday", "Friday prayers", "Fridays"."""
    return (
        lx.cue(first - 1, "every")
        or (lx.at(first - 2).kind == "weekday" and lx.cue(first - 3, "every"))
        or lx.word(first - 1, "a", "one", "some")
        or lx.word(after, "prayers", "prayer", "sermon", "sermons")
        or lx.cue(after, "habit")
    )


def _is_no_span(between: Between) -> bool:
    """Whether years are too far apart, or too far ahead, for a span that anybody lived: prices, labels, counts."""
    start, end = between.start, between.end
    if not isinstance(start, Point) or not isinstance(end, Point) or start.year is None or end.year is None:
        return False
    is_bare = start == Point(year=start.year) and end == Point(year=end.year)
    return is_bare and start.year > 0 and end.year - start.year > _LONGEST_SPAN


def _is_other_word(lx: Lexemes, i: int) -> bool:
    """Whether a month name alone is a modal, a verb, or part of a person's or event's name."""
    lexeme = lx.at(i)
    if lexeme.kind == "month_short" and not lx.is_capitals:
        return _is_no_abbreviation(lx, i)
    if lexeme.kind == "month_short" and lexeme.low not in _AMBIGUOUS_MONTHS:
        return lx.at(i - 1).low not in cue_set("month_lead")  # "IN LA MAR PROVINCE"
    if lexeme.low not in _AMBIGUOUS_MONTHS:
        return lexeme.text.islower() and len(lexeme.text) <= 4
    if lexeme.text.islower():
        return True
    before, after = lx.at(i - 1), lx.at(i + 1)
    if lx.word(i + 1, "and", "or") and lx.at(i + 2).kind in ("month", "month_short"):
        return False
    unsure = lexeme.low in _ALSO_VERBS
    if before.low in cue_set("month_lead") and not (unsure and before.low in ("and", "or", "on")):
        return False
    if before.low in cue_set("nominal_year") and not lx.is_capitals and not lx.word(i + 1, "of", "for", "on"):
        return False
    if unsure:
        listed = lx.word(i - 1, "and", "or") and lx.at(i - 2).kind == "month"
        return not (listed or before.kind == "month" or lx.sign(i - 1, DASHES) or before.low == "(")
    named = before.text[:1].isupper() and before.kind == "word" and lx.at(i - 2).kind != "end"
    surnamed = after.text[:1].isupper() and after.kind == "word"
    return not lx.is_capitals and (named or surnamed)


def _is_no_abbreviation(lx: Lexemes, i: int) -> bool:
    """Whether "Mar", "Jan" alone are part of a name: a month shows by its full stop, or by one beside it.

    A full stop that ends the sentence is none; "in Aug" is a month where no name follows.
    """
    if lx.sign(i - 1, DASHES) and lx.at(i - 1).glued and lx.at(i - 2).low not in ("mid", "early", "late", "end"):
        return lx.at(i - 2).kind not in ("month", "month_short", "num")
    after = lx.at(i + 1)
    if lx.sign(i + 1, ".") and after.glued:
        return not lx.cue(i - 1, "month_lead") and lx.at(i + 2).kind == "end"
    beside = lx.skip(i + 1, "and", "or", "to") if not lx.sign(i + 1, DASHES | {"/"}) else i + 2
    if lx.at(beside).kind in ("month", "month_short") or lx.at(i - 2).kind in ("month", "month_short"):
        return False
    return not lx.cue(i - 1, "month_lead") or after.text[:1].isupper() or len(lx.at(i).low) < 3


def _is_no_season(lx: Lexemes, first: int, after: int) -> bool:
    """A season needs a word that shows it as a time ("in the spring"), and no noun of its own after it."""
    j = first - 1
    if lx.cue(j, "text_side") or lx.word(j, "that"):
        return True  # told from another season, which the text would have to give
    if lx.word(j, "the"):
        j -= 1
    if lx.word(first, "fall") and not lx.word(first - 1, "the", "this", "last", "next"):
        return True
    return not lx.cue(j, "season_lead") or (lx.at(after).kind == "word" and not _closes(lx, after))


def _closes(lx: Lexemes, i: int) -> bool:
    return lx.word(
        i, "and", "or", "but", "when", "while", "after", "before", "because", "as", "by", "the", "a", "he", "she",
        "it", "they", "we", "with", "for", "which", "who", "that", "in", "at", "was", "were", "is", "has", "had",
        "his", "its", "this",
    )  # fmt: skip


def _is_no_year(lx: Lexemes, first: int, after: int) -> bool:
    """Whether a bare number of four digits is a count, a label, a time or part of a code."""
    lexeme, before, follow = lx.at(first), lx.at(first - 1), lx.at(after)
    if (
        before.glued
        and before.kind == "sign"
        and before.text in "-‐‑/.:"
        and lx.at(first - 2).kind not in ("sign", "end")
    ):
        if lexeme.glued and lx.at(first - 2).low not in ("mid", "early", "late", "pre", "post", "end"):
            return True
    elif lexeme.glued and before.kind in ("word", "num", "big", "month_short"):
        return True
    if (
        before.low in cue_set("no_year_before")
        or before.text in _CURRENCY
        or (lx.cue(first - 2, "no_year_before") and before.text == ".")
    ):
        return True
    if (follow.kind == "sign" and follow.glued and follow.text in "%°/_@") or follow.text in _CURRENCY:
        return True
    if follow.text == ":" and lx.at(after + 1).kind == "num" and before.text not in ("(", "[", ";"):
        return True  # "(Author, 2000: 103)"
    if follow.glued and follow.text in DASHES and lx.at(after + 1).glued and lx.at(after + 1).kind != "end":
        # "2000-strong", "1200-kilometre"
        return lx.at(after + 1).kind in ("word", "unit", "num")
    if (follow.kind == "unit" and lx.word(after + 1, "old")) or (
        follow.glued and follow.text in DASHES and lx.at(after + 1).kind == "unit"
    ):
        return True
    counted = lx.cue(first + 1, "range") or lx.word(first + 1, "and") or lx.sign(first + 1, DASHES)
    if counted and lexeme.value % 50 == 0 and lx.at(first + 2).kind == "num" and lx.cue(first + 3, "no_unit"):
        return True  # "from 1500 to 2000 troops"
    if follow.low in cue_set("no_unit"):
        return not (before.low in ("in", "since", "during", "until") and lexeme.value % 100)
    if lexeme.value < _LIKELY_YEARS.start and _is_counted(lx, first, after):
        return True
    if lexeme.value in _LIKELY_YEARS:
        return lexeme.value % 100 == 0 and follow.kind == "word" and not lx.cue(first - 1, "year_lead")
    listed = lx.word(first - 1, "and", "or") and lx.at(first - 2).kind == "num" and len(lx.at(first - 2).text) == 4
    bracketed = before.text == "(" and follow.text == ")"
    if not (lx.cue(first - 1, "year_lead") or listed or bracketed):
        return True
    return not listed and follow.kind == "word" and lexeme.value % 100 == 0 and follow.low.endswith("s")


def _is_counted(lx: Lexemes, first: int, after: int) -> bool:
    """As "a sample of 1709 schoolchildren": a plural right after a number that seldom is a year."""
    follow = lx.at(after)
    is_plural = follow.low.endswith(("s", "children", "men")) and not _closes(lx, after)
    return follow.kind == "word" and follow.text.islower() and is_plural and not lx.word(first - 1, "in", "since")
