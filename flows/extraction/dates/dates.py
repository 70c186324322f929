"""Dates: every calendar expression that can carry a claim, with its value in EDTF.

The grammar (`date_grammar`) reads each sentence, the calendar (`date_anchor`) puts what it read on
the day of writing or on dates said before. `dates_of` and `date_of_event` hand them to other claims.
"""

from bisect import bisect_left, bisect_right

from spacy.tokens import Span

from flows.extraction.dates.anchor import Answer, Calendar
from flows.extraction.dates.clauses import date_of_event, dates_of, term_in_brackets
from flows.extraction.dates.context import Place
from flows.extraction.dates.future import is_future
from flows.extraction.dates.grammar import Found, find
from flows.extraction.dates.tense import (
    event_of,
    is_background,
    is_habitual,
    is_of_noun,
    is_origin,
    is_pluperfect,
    is_timeless,
)
from flows.extraction.dates.values import (
    About,
    Between,
    DayOfMonth,
    Deictic,
    Distance,
    Expression,
    Feast,
    Interval,
    Moment,
    Part,
    Point,
    SamePeriod,
    Unit,
    Weekday,
    WeekOf,
    Window,
    unit_of,
)
from flows.extraction.dates.writing import writing
from flows.extraction.page import Page, Sentence
from flows.extraction.records import DateClaim, Evidence
from schemas import edtf
from schemas.vocabulary import Precision

__all__ = ["date_of_event", "dates_of", "extract", "term_in_brackets"]

_PRECISION: dict[Unit, Precision] = {
    "day": Precision.DAY,
    "weekend": Precision.DAY,
    "fortnight": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.MONTH,
    "season": Precision.SEASON,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    # The contract knows no longer unit.
    "century": Precision.DECADE,
}


# Words between two dates of a sentence, beyond which the second says nothing of the first.
_FAR = 20
# "the year" of which a part is told: with a habit, any year.
_THE_YEAR = Deictic("year", 0, "near")


def extract(page: Page) -> list[DateClaim]:
    """The date claims of a page, in the order of the text; they are also put into `page.dates`."""
    read = [(sentence, find(sentence.text, _value_start(sentence))) for sentence in page.claimable()]
    calendar = writing(page, read)
    starts = [token.idx for token in page.doc]
    claims: list[DateClaim] = []
    for sentence, found in read:
        for item in found:
            claim = _claim(page, sentence, found, item, calendar, starts)
            if claim is not None:
                claims.append(claim)
    page.dates = claims
    return claims


def _value_start(sentence: Sentence) -> int:
    """Where the value of an infobox line begins: its label may be written against it ("Founded1989")."""
    label = sentence.label
    if sentence.role == "value" and label and sentence.text.startswith(label):
        return len(label)
    return 0


def _claim(
    page: Page, sentence: Sentence, found: list[Found], item: Found, calendar: Calendar, starts: list[int]
) -> DateClaim | None:
    char_start, char_end = sentence.char_start + item.start, sentence.char_start + item.end
    start, end = bisect_right(starts, char_start) - 1, bisect_left(starts, char_end)
    tokens = page.doc[start:end]
    item = _plain(sentence, item, tokens)
    char_start = sentence.char_start + item.start
    start = bisect_right(starts, char_start) - 1
    tokens = page.doc[start:end]
    if (
        item.expression == Deictic("day", 0)
        and sentence.text[item.start : item.end].lower() == "today"
        and is_timeless(tokens)
    ):
        return None
    ahead = is_future(page, sentence, tokens)
    if isinstance(item.expression, Part) and item.expression.of == _THE_YEAR and not ahead and is_habitual(tokens):
        return None
    place = Place(
        ordinal=sentence.ordinal,
        paragraph=sentence.paragraph,
        is_future=ahead,
        is_pluperfect=is_pluperfect(tokens),
        is_background=is_background(tokens) or _is_margin_of_stretch(sentence, item),
        is_origin=is_origin(tokens),
        later=_later(page, sentence, found, item),
    )
    answer = calendar.resolve(item.expression, place)
    if answer is None:
        return None
    value = answer.value.edtf() if answer.value is not None else None
    earliest, latest = edtf.bounds(value) if value is not None else (None, None)
    text = sentence.text[item.start : item.end]
    return DateClaim(
        evidence=Evidence(
            sentence_ordinal=sentence.ordinal,
            char_start=char_start,
            char_end=char_end,
            text=text,
            sentence_start=sentence.char_start,
            sentence_text=sentence.text,
            extractor=f"dates.{rule_of(item.expression)}",
        ),
        text=text,
        edtf=value,
        earliest=earliest,
        latest=latest,
        precision=precision_of(item.expression, answer),
        anchor=answer.anchor,
        event=event_of(tokens),
        start=start,
        end=end,
    )


def _plain(sentence: Sentence, item: Found, tokens: Span) -> Found:
    """A date after "from" that hangs on a noun ("a partnership from 2009") is the date alone, no open range."""
    expression = item.expression
    if not isinstance(expression, Between) or expression.end is not None or expression.start is None:
        return item
    wording = sentence.text[item.start : item.end].lower()
    if wording.startswith("since the ") and isinstance(expression.start, Point) and len(tokens):
        # "since the 2009 coup": a year that only names an event opens nothing
        year, event = tokens[-1], tokens[-1].head
        is_name = expression.start == Point(year=expression.start.year) and event.i > year.i
        return Found(expression.start, item.end - len(year), item.end) if is_name else item
    if not wording.startswith("from ") or not is_of_noun(tokens):
        return item
    return Found(expression.start, item.start + 5, item.end)


def _is_margin_of_stretch(sentence: Sentence, item: Found) -> bool:
    """Whether a date only bounds what is told ("after 2013"): what follows need not lie in it."""
    return sentence.text[: item.start].lower().endswith(("after ", "before ", "during ", "throughout "))


def _later(page: Page, sentence: Sentence, found: list[Found], item: Found) -> Moment | None:
    """A date with its month that follows in the sentence, unless it looks back ("had") or dates another thing.

    As "seized on 26 January over raids in December 2015": that year is the raids'.
    """
    for other in found:
        value = other.expression
        between = sentence.text[item.end : other.start].lower().split()
        if other.start <= item.start or len(between) > _FAR or not isinstance(value, Point) or not value.month:
            continue
        if "had" in between:
            return None
        start, end = sentence.char_start + other.start, sentence.char_start + other.end
        tokens = page.doc.char_span(start, end, alignment_mode="expand")
        if tokens is not None and is_of_noun(tokens):
            return None
        return Moment(value.year, value.month, value.day)
    return None


def precision_of(expression: Expression, answer: Answer) -> Precision:
    """The calendar unit that a date states: that of its value; of a week, the week."""
    stated = unit_of(expression.of if isinstance(expression, About) else expression)
    if isinstance(expression, WeekOf) or (isinstance(expression, Deictic) and stated == "week"):
        return Precision.WEEK
    value = answer.value
    if isinstance(value, Interval):
        value = value.start or value.end
    return _PRECISION[value.unit if value is not None else stated]


def rule_of(expression: Expression) -> str:
    """The name of the rule that read an expression: with it goes the confidence."""
    match expression:
        case Point():
            return f"stated_{unit_of(expression)}" + ("" if expression.year is not None else "_without_year")
        case Weekday():
            return "weekday"
        case DayOfMonth():
            return "day_of_month"
        case Feast():
            return "feast"
        case WeekOf():
            return "week_of_day"
        case Deictic():
            return f"{expression.unit}_from_{expression.base}"
        case Distance():
            return f"distance_from_{expression.base}"
        case Window():
            return "stretch_from_now"
        case Part():
            return "part"
        case Between():
            return "open_range" if expression.start is None or expression.end is None else "range"
        case About():
            return f"about_{rule_of(expression.of)}"
        case SamePeriod():
            return "same_period"
