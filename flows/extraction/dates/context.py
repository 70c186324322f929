"""The dates that a text has given so far, and the year that they lend to what follows.

Codebook: "a year said in the same paragraph for the same chain of events counts as given"; else it stays open.
"""

from dataclasses import dataclass, replace
from datetime import date

from flows.extraction.dates.nearest import first_month, is_ahead
from flows.extraction.dates.values import Interval, Moment, Resolved

# How many sentences back a date still belongs to the same chain of events: a bare year fades sooner than a
# month; the same month named with its year holds longest.
REACH = 2
REACH_OF_YEAR = 1
REACH_OF_MONTH = 6
# Months back from which on what is told next lies over the turn of the year: "in December 1999 …, on 26 March".
TURN_OF_YEAR = 9
# A year said in one of the first sentences, and no other before a day: the year of what the text reports.
LEAD = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands: its sentence and paragraph, and the tense of its clause.

    `later`: a date with year and month that follows in the same sentence. `is_background`: the clause tells of
    something besides, whose year is not that of what follows.
    """

    ordinal: int
    paragraph: int
    is_future: bool = False
    is_pluperfect: bool = False
    is_background: bool = False
    later: Moment | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A date that the text has given. `is_stated`: with its own year, in the text's words."""

    place: Place
    value: Resolved
    weekday: int | None = None
    is_reckoned: bool = False
    is_stated: bool = False

    @property
    def moment(self) -> Moment | None:
        """Its moment; of an interval the start, if the end lies in the same year or is open."""
        if isinstance(self.value, Moment):
            return self.value
        start, end = self.value.start, self.value.end
        if start is None:
            return None
        return start if end is None or end.year == start.year else None


def year_in_text(said: list[Said], moment: Moment, place: Place, is_dated: bool) -> int | None:
    """The year that the text gives to a month or day. `is_dated`: the day of writing is known, and weighs more."""
    if is_dated and place.is_future:
        return None
    year = _year_nearby(said, moment, place, is_dated)
    if year is None and not is_dated and place.later is not None:
        year = place.later.year
    if year is None and not is_dated and not place.is_future and moment.day is not None:
        year = _year_of_lead(said, first_month(moment), place)
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
        if base.month is None:
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
        if month >= base.month:
            return base.year
        if distance <= reach and place.is_pluperfect:
            return base.year
        if distance <= reach:
            goes_on = base.month - month >= TURN_OF_YEAR and not earlier.place.is_background
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


def base_of(said: list[Said], unit: str, place: Place) -> Moment | None:
    """The last date said before that is known to the unit; None if it is out of reach."""
    for earlier in reversed(said):
        distance = place.ordinal - earlier.place.ordinal
        if distance > REACH or (distance > 1 and earlier.place.paragraph != place.paragraph):
            return None
        if earlier.is_reckoned and not distance and unit == "year":
            continue  # "down on the year before, and on a decade earlier": both from the date that is stated
        base = earlier.moment if isinstance(earlier.value, Moment) else earlier.value.end or earlier.value.start
        if base is None or base.is_era:
            continue
        if unit in ("day", "week") and base.day is None:
            if base.month is None:
                continue
            return None
        if (unit == "month" and base.month is None) or (unit == "year" and base.year is None):
            continue
        return base
    return None


def present_of(said: list[Said], unit: str, place: Place) -> Moment | None:
    """What a text of no known day calls present, by the days it tells.

    As "earlier this month two died, on January 9", or "this morning" in the sentence after that of the day.
    """
    if unit == "month" and place.later is not None and place.later.day is not None:
        return replace(place.later, day=None)
    last = said[-1] if said else None
    if unit != "day" or last is None or place.ordinal - last.place.ordinal > 1:
        return None
    is_day = isinstance(last.value, Moment) and last.value.day is not None
    return last.value if is_day and last.place.paragraph == place.paragraph else None  # type: ignore[return-value]


def is_ahead_here(said: list[Said], place: Place, today: date) -> bool:
    """Whether the sentence has told a date that lies ahead: what it tells next may lie there too."""
    last = said[-1] if said else None
    if last is None or last.place.ordinal != place.ordinal or last.moment is None:
        return False
    return is_ahead(last.moment, today)


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
