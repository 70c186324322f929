"""The grammar of dates: every calendar expression of a sentence, with what it says.

Rules are here and in `date_stated`, `date_ranges` and `date_relative`; their words are in
`seeds/date_words.csv`. What the codebook calls no date is turned away in `date_filters`.
"""

from dataclasses import dataclass

from flows.extraction.dates.feasts import feast
from flows.extraction.dates.filters import is_in_name, is_no_date, is_yearly
from flows.extraction.dates.lexemes import APOSTROPHES, DASHES, Lexemes, cue_set, lex, may_have_date, starters
from flows.extraction.dates.parts import relative, whole
from flows.extraction.dates.ranges import Reading, stated
from flows.extraction.dates.stated import day_and_month
from flows.extraction.dates.values import About, Between, Deictic, Distance, Expression, Point, Weekday
from flows.extraction.dates.wire import same_part, wire


@dataclass(frozen=True, slots=True)
class Found:
    """A date expression of a sentence; offsets are code points from the sentence's first."""

    expression: Expression
    start: int
    end: int


def find(text: str, begin: int = 0) -> list[Found]:
    """The date expressions of a sentence, in order of their ends. What stands before `begin` is not read."""
    if not may_have_date(text):
        return []
    lx = Lexemes(lex(text, begin))
    found: list[Found] = []
    i = 0
    can_start = starters()
    while i < len(lx.items):
        lexeme = lx.items[i]
        if (lexeme.kind == "word" and lexeme.low not in can_start) or (
            lexeme.kind == "sign" and lexeme.text not in APOSTROPHES
        ):
            i += 1
            continue
        readings = _expression(lx, i)
        dates = [r for r in readings if not is_no_date(lx, *r)]
        for expression, first, after in dates:
            found.append(Found(expression, lx.at(first).start, lx.at(after - 1).end))
        # A name with a date in it is passed as a whole: its month alone is no date either.
        passed = [after for _, first, after in readings if is_in_name(lx, first, after) or is_yearly(lx, first)]
        i = max([i + 1, *passed, *(after for _, _, after in dates)])
    return found


def _expression(lx: Lexemes, i: int) -> list[Reading]:
    """Dates that begin at a position, with the words before them that change their value."""
    return _since(lx, i) or _until(lx, i) or _between(lx, i) or _from(lx, i) or _core(lx, i)


def _core(lx: Lexemes, i: int) -> list[Reading]:
    told = feast(lx, i) or wire(lx, i) or same_part(lx, i) or relative(lx, i)
    if told:
        return [_explained(lx, i, told[1]) or (told[0], i, told[1])]
    approximate = _about(lx, i)
    if approximate:
        return approximate
    portion = _portion(lx, i)
    if portion:
        return portion
    return [] if lx.word(i, "the") else stated(lx, i)


def _explained(lx: Lexemes, i: int, after: int) -> Reading | None:
    """As "this morning (October 17)", "yesterday, May 3": one day, told twice; the date says which."""
    if lx.at(after - 1).kind not in ("deictic", "daypart"):
        return None
    closed = lx.sign(after, "(") or lx.sign(after, ",")
    read = day_and_month(lx, after + closed)
    if read is None:
        return None
    bracket = lx.sign(after, "(")
    if bracket and not lx.sign(read[1], ")"):
        return None
    return read[0], i, read[1] + bracket


def _about(lx: Lexemes, i: int) -> list[Reading]:
    """As "c. 2012", "around 1990", "nearly two weeks ago", "more than a year earlier"."""
    if lx.word(i, "c", "ca") and lx.sign(i + 1, "."):
        j = i + 2
    elif lx.cue(i, "about"):
        j = i + 1 + lx.sign(i + 1, ".")
    elif lx.cue(i, "beyond"):
        j = i + 1
        while lx.cue(j, "beyond") or lx.word(j, "than", "at"):
            j += 1
        told = relative(lx, j)
        if told and j == i + 1 and lx.word(i, "just", "barely"):
            return [(told[0], i, told[1])] if isinstance(told[0], Distance) else []  # "just a month later"
        return [(About(told[0]), i, told[1])] if told and isinstance(told[0], Distance) else []
    else:
        return []
    told = relative(lx, j)
    if told and isinstance(told[0], Distance):
        return [(About(told[0]), i, told[1])]
    if told or lx.word(i, "some", "nearly", "almost") or lx.word(j, "the"):
        return []
    if lx.word(i, "about") and not (lx.at(i - 1).kind in ("end", "sign") or lx.cue(i - 1, "month_lead")):
        return []  # "a report about 2014"
    return [
        (_approximate(lx, e, after), i if n == 0 else first, after)
        for n, (e, first, after) in enumerate(stated(lx, j))
        if isinstance(e, Point | Between)
    ]


def _approximate(lx: Lexemes, expression: Point | Between, after: int) -> Expression:
    """As "c. 2012/13" is about both years, "c. 1818 – 1880" about the first."""
    if isinstance(expression, Between) and not lx.sign(after - 2, "/") and expression.start is not None:
        return Between(About(expression.start), expression.end)
    return About(expression)


def _portion(lx: Lexemes, i: int) -> list[Reading]:
    """As "early 2015", "mid-March", "the beginning of this year", "late in 2014"."""
    j = lx.skip(i, "the")
    if not lx.cue(j, "portion"):
        return []
    j += 1
    if lx.word(i, "the") or lx.word(j, "of", "in"):
        if not lx.word(j, "of", "in"):
            # "the early 1990s", "the late summer of 2014": the article is left outside.
            return []
        told = whole(lx, j + 1)
        return [(told[0], i, told[1])] if told else []
    j += lx.sign(j, DASHES)
    if not lx.word(i, "early", "mid", "late", "end"):
        return []
    told = relative(lx, j)
    if told:
        return [(told[0], i, told[1])]
    readings = stated(lx, j)
    return [(e, i if n == 0 else first, after) for n, (e, first, after) in enumerate(readings)]


def _since(lx: Lexemes, i: int) -> list[Reading]:
    """As "since 2012", "ever since early last year", "since at least June": open from there on."""
    if not lx.cue(i, "since"):
        return []
    j = i + 1
    if lx.word(j, "at") and lx.word(j + 1, "least"):
        j += 2
    j = _act_of_beginning(lx, j) or j
    part = lx.skip(j, "the")
    if lx.at(part).kind == "daypart" and lx.word(part + 1, "of"):
        j = part + 2  # "since the morning of the 4th"
    readings = _core(lx, j) or _core(lx, lx.skip(j, "the"))
    if not readings:
        return []
    first = readings[0]
    start = first[0].start if isinstance(first[0], Between) else first[0]
    return [(Between(start, None), i, first[2]), *readings[1:]]


def _act_of_beginning(lx: Lexemes, i: int) -> int | None:
    """The position of the date in "since it opened in 2007", "since they were founded in May 1990"."""
    if not lx.word(i, "it", "he", "she", "they"):
        return None
    j = lx.skip(i + 1, "was", "were")
    j = lx.skip(j, "first")
    return j + 2 if lx.cue(j, "beginning") and lx.word(j + 1, "in", "on") else None


def _until(lx: Lexemes, i: int) -> list[Reading]:
    """As "until 2011", "till late May", "up to June 2014": open before."""
    if lx.cue(i, "until"):
        j = i + 1 + 2 * (lx.word(i + 1, "at") and lx.word(i + 2, "least"))
    elif lx.word(i, "up") and lx.word(i + 1, "to", "until", "till") and not lx.sign(i - 1, DASHES):
        j = i + 2
    else:
        return []
    readings = _core(lx, j) or _core(lx, lx.skip(j, "the"))
    if not readings or isinstance(readings[0][0], Between | Distance) or readings[0][0] == Deictic("day", 0):
        return readings
    first = readings[0]
    return [(Between(None, first[0]), i, first[2]), *readings[1:]]


def _between(lx: Lexemes, i: int) -> list[Reading]:
    if not lx.word(i, "between"):
        return []
    readings = stated(lx, lx.skip(i + 1, "the"), between=True)
    if not readings or not isinstance(readings[0][0], Between):
        return []
    return [(readings[0][0], i, readings[0][2]), *readings[1:]]


def _from(lx: Lexemes, i: int) -> list[Reading]:
    """As "from 2005 to 2011" is a range; "from April 2018" alone is open, if it tells of a beginning."""
    if not lx.word(i, "from"):
        return []
    bounded = stated(lx, i + 1) if lx.cue(lx.skip(i + 1, "the"), "portion") else []
    if len(bounded) == 1 and isinstance(bounded[0][0], Between):
        return [(bounded[0][0], i, bounded[0][2])]  # "from the start of May to the end of June 2013"
    readings = _core(lx, i + 1) or _core(lx, lx.skip(i + 1, "the"))
    if len(readings) != 1:
        return []
    expression, _, after = readings[0]
    if isinstance(expression, Between):
        return [(expression, i, after)]
    if isinstance(expression, Deictic | Distance | Weekday) or not isinstance(expression, Point):
        return []
    if lx.word(i + 1, "the") and expression.year is not None and not expression.is_decade:
        return []  # "from the 1961 convention": the year belongs to a name
    if lx.at(after).text[:1].isupper() and expression == Point(year=expression.year) and not lx.is_capitals:
        return []
    nearby = [lx.at(k).low for k in range(max(0, i - 3), i)]
    if any(word in cue_set("not_open") for word in nearby):
        return []
    if lx.word(after, "until", "till"):
        return [(Between(expression, None), i, after)]  # "from 2006 until his death"
    if lx.word(after, "to", "through") or lx.sign(after, DASHES):
        return []
    return [(Between(expression, None), i, after)]
