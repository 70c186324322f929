"""Grammar of days told by their number alone: "on the 15th", "the 21st of last month", "3rd and 4th instant"."""

from flows.extraction.dates.lexemes import DASHES, ORDINAL_ENDINGS, Lexemes, cue_values
from flows.extraction.dates.relative import Told, deictic
from flows.extraction.dates.values import Between, DayOfMonth, Deictic

# Before "the 15th" a word that makes it a day, not a rank or a floor.
_BEFORE_DAY = ("on", "by", "until", "till", "since", "before", "after", "from", "late", "early", "hours")
# After it, a word that cannot be the noun it counts.
CLOSES = frozenset(
    {"and", "or", "but", "when", "while", "as", "at", "in", "near", "with", "for", "to", "by", "a", "an", "the",
     "he", "she", "it", "they", "we", "his", "its", "their", "after", "that", "which"}
)  # fmt: skip
# Up to the third, "on first reading", "on second thoughts" are no days.
_LIKELY_RANKS = 3
# Words within which "centuries" still counts what stands before it: "the late 19th and early 20th centuries".
_FAR = 7


def day_of_month(lx: Lexemes, i: int) -> Told | None:
    """As "the 15th", "the first of next month", "the 3rd of the same month", "10th inst.", "night of 4th/5th"."""
    j = lx.skip(i, "the")
    spelled = lx.at(j).kind == "ordinal" and lx.at(j).value > 0
    first = (lx.at(j).value, j + 1) if spelled else _numbered(lx, j)
    if first is None:
        return None
    day, k = first
    if any(lx.word(m, "century", "centuries") for m in range(k, k + _FAR)):
        return None
    if lx.cue(k, "this_month"):
        return DayOfMonth(day, cue_values("this_month")[lx.at(k).low]), k + 1
    if lx.word(k, "of"):
        told = deictic(lx, k + 1)
        if told and isinstance(told[0], Deictic) and told[0].unit == "month":
            return DayOfMonth(day, told[0].shift, told[0].base), told[1]
        return None
    is_led = (
        lx.word(i - 1, *_BEFORE_DAY)
        or lx.at(i - 1).kind == "daypart"
        or (lx.word(i - 1, "of") and lx.at(i - 2).kind == "daypart")
    )
    pair = None if spelled else _pair(lx, day, k, is_led)
    if pair is not None:
        return pair
    # In telegrams the article may go, and the day be a word: "struck again on eighth".
    is_day = not spelled or (day > _LIKELY_RANKS and lx.word(i - 1, "on"))
    return (DayOfMonth(day), k) if is_day and is_led and _is_closed(lx, k) and not _counts_on(lx, k) else None


def _numbered(lx: Lexemes, i: int) -> tuple[int, int] | None:
    """A day by its number with an ending: "15th"."""
    lexeme, ending = lx.at(i), lx.at(i + 1)
    if lexeme.kind != "num" or not 1 <= lexeme.value <= 31 or len(lexeme.text) > 2:
        return None
    return (lexeme.value, i + 2) if ending.glued and ending.low in ORDINAL_ENDINGS else None


def _pair(lx: Lexemes, first: int, i: int, is_led: bool) -> Told | None:
    """The first of "3rd and 4th instant", or the stretch of "1st to 5th instant", "the night of the 12th-13th"."""
    is_range = lx.word(i, "to", "through") or lx.sign(i, DASHES | {"/"})
    last = _numbered(lx, lx.skip(i + 1, "the")) if is_range or lx.word(i, "and") else None
    if last is None or last[0] <= first:
        return None
    day, j = last
    shift = cue_values("this_month").get(lx.at(j).low)
    if not is_range:
        return (DayOfMonth(first, shift), i) if shift is not None else None
    if shift is not None:
        return Between(DayOfMonth(first, shift), DayOfMonth(day, shift)), j + 1
    return (Between(DayOfMonth(first), DayOfMonth(day)), j) if is_led and _is_closed(lx, j) else None


def _is_closed(lx: Lexemes, i: int) -> bool:
    after = lx.at(i)
    return after.kind == "end" or (after.kind == "sign" and after.text in ",.;)") or after.low in CLOSES


def _counts_on(lx: Lexemes, i: int) -> bool:
    """As "from the 6th to the 12th week", "the 15th and 16th centuries": what is counted follows."""
    j = lx.skip(i + 1, "the")
    return lx.word(i, "to", "and", "or") and lx.at(j + 1).low in ORDINAL_ENDINGS
