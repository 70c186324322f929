"""The year that a text lends to a month or a day without one.

Codebook: "a year said in the same paragraph for the same chain of events counts as given"; else it stays open.
"""

from flows.extraction.dates.context import REACH, Place, Said
from flows.extraction.dates.nearest import first_month
from flows.extraction.dates.values import Interval, Moment

# How many sentences back: a bare year fades sooner than a month; the same month named with its year holds longest.
REACH_OF_YEAR = 1
REACH_OF_MONTH = 6
# A year said in one of the first sentences, and no other before a day: the year of what the text reports.
LEAD = 3
# Months back from which on what is told next lies over the turn of the year: "in December 1999 …, on 26 March".
TURN_OF_YEAR = 9


def year_in_text(said: list[Said], moment: Moment, place: Place, is_dated: bool) -> int | None:
    """The year that the text gives to a month or day. `is_dated`: the day of writing is known, and weighs more."""
    if is_dated and place.is_future:
        return None
    if not is_dated and moment.day is not None and any(s.value == moment for s in said):
        return None  # the day has been told, its year open: "on August 7 …", and later "the August 7 letter"
    year = _year_nearby(said, moment, place, is_dated)
    if year is None and not is_dated and place.later is not None and place.later.year is not None:
        # "a truce of 24 December broke down on 2 January 1995"
        year = place.later.year - (first_month(moment) > first_month(place.later) and not place.is_future)
    if year is None and not is_dated and not place.is_future and moment.day is not None:
        year = _year_of_lead(said, first_month(moment), place)
    if year is None and not is_dated and not place.is_future:
        year = _year_of_stretch(said, place)
    return year


def _year_nearby(said: list[Said], moment: Moment, place: Place, is_dated: bool) -> int | None:
    month = first_month(moment)
    reach = 1 if is_dated else REACH
    for earlier in reversed(said):
        distance = place.ordinal - earlier.place.ordinal
        if distance > (reach if is_dated else REACH_OF_MONTH):
            break
        if distance and earlier.place.paragraph != place.paragraph:
            break
        if distance and place.is_future:
            break  # "in March 2008 they seized … It is to be released on May 10"
        base = earlier.moment
        if base is None or base.year is None or base.is_era:
            continue
        if distance > reach and (base.month != month or base.day is not None or moment.day is None):
            continue  # far back only the month of the day counts: "July 2019 … on July 31"
        if base.month is None and base.season is None:
            if distance > REACH_OF_YEAR:
                break
            looks_back = earlier.place.is_pluperfect and not place.is_pluperfect
            is_aside = earlier.place.is_background or looks_back
            if isinstance(earlier.value, Interval) or is_aside or (is_dated and distance):
                # "since 2012" tells no year of what follows; in dated news neither does a year in passing.
                continue
            return _year_of_month(said, month, place) or base.year
        if isinstance(earlier.value, Interval) and earlier.value.end is None:
            named = _year_of_month(said, month, place)
            if named is not None:
                return named
        if earlier.place.is_origin and distance:
            continue  # "the front, founded in March 1991, … After talks in August"
        start = first_month(base)
        if month >= start:
            # "It fell on 2 January 1995. … had got through on 20 December"
            return base.year - (place.is_pluperfect and month - start >= TURN_OF_YEAR)
        if distance <= reach and place.is_pluperfect:
            return base.year
        if distance <= reach:
            goes_on = start - month >= TURN_OF_YEAR and not earlier.place.is_background
            return base.year + 1 if goes_on else None
    return None


def _year_of_month(said: list[Said], month: int, place: Place) -> int | None:
    """The year of the same month, where the paragraph has named it with its year a few sentences before."""
    for earlier in reversed(said):
        base = earlier.value
        if place.ordinal - earlier.place.ordinal > REACH_OF_MONTH or earlier.place.paragraph != place.paragraph:
            return None
        if isinstance(base, Moment) and base.month == month and base.day is None and base.year is not None:
            return base.year
    return None


def _year_of_lead(said: list[Said], month: int, place: Place) -> int | None:
    """The one year that a text has said so far, where it stands in its first sentences: "Operation Dawn 2019"."""
    years = set()
    for earlier in said:
        if not earlier.is_stated:
            continue
        if earlier.place.paragraph != place.paragraph or earlier.place.ordinal >= LEAD:
            return None
        if not isinstance(earlier.value, Moment) or earlier.place.is_background or earlier.value.is_era:
            return None
        if first_month(earlier.value) > month:
            return None
        years.add(earlier.value.year)
    return years.pop() if len(years) == 1 else None


def _year_of_stretch(said: list[Said], place: Place) -> int | None:
    """The last year of the stretch of months that a text reports on in its first sentences; None if it goes on.

    As "from May 2004 to March 2009 … In January": what it tells next is of its time.
    """
    for earlier in said:
        value = earlier.value
        last = value.end if isinstance(value, Interval) and value.start is not None else None
        if earlier.place.paragraph != place.paragraph or earlier.place.ordinal >= LEAD:
            return None
        if last is None or not last.month or not last.year or not earlier.is_stated:
            continue
        others = (s for s in said if s is not earlier and s.is_stated)
        return None if any(_last_year(s) > last.year for s in others) else last.year
    return None


def _last_year(said: Said) -> int:
    value = said.value
    return _year(value) if isinstance(value, Moment) else max(_year(value.start), _year(value.end))


def year_in_chronicle(said: list[Said], moment: Moment, place: Place) -> int | None:
    """The year of the month said just before, even a paragraph earlier: what a chronicle tells goes on from it."""
    for earlier in reversed(said):
        if place.ordinal - earlier.place.ordinal > REACH:
            return None
        base = earlier.moment
        if base is None or base.year is None or base.month is None or earlier.place.is_background:
            continue
        return base.year if first_month(moment) >= base.month else None
    return None


def _year(moment: Moment | None) -> int:
    return 0 if moment is None or moment.year is None or moment.is_era else moment.year


def year_in_span(span: Interval, said: list[Said], moment: Moment) -> int | None:
    """The year of a month or day in the stretch of the one event that a page tells of.

    None where it has none, and once the text has gone on to later years.
    """
    first, last = span.start, span.end
    if last is not None and last.year is not None and any(_year(s.moment) > last.year for s in said):
        return None
    if first is None or last is None or first.year is None or last.year is None:
        return None
    if first.year == last.year:
        return first.year
    month = first_month(moment)
    if last.year - first.year > 1 or first.month is None or last.month is None:
        return None
    return first.year if month >= first.month else last.year if month <= last.month else None
