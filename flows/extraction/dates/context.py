"""The dates that a text has given so far, and what is told from them."""

from dataclasses import dataclass, replace
from datetime import date

from flows.extraction.dates.nearest import is_ahead
from flows.extraction.dates.values import Moment, Resolved

# How many sentences back a date still belongs to the same chain of events.
REACH = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands: its sentence and paragraph, and the tense of its clause.

    `later`: a date with year and month that follows in the same sentence. `is_background`: the clause tells of
    something besides, whose year is not that of what follows; `is_origin`: of how somebody began.
    """

    ordinal: int
    paragraph: int
    is_future: bool = False
    is_pluperfect: bool = False
    is_background: bool = False
    is_origin: bool = False
    later: Moment | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A date that the text has given.

    `is_stated`: with its own year, in the text's words; `is_the_year`: told as "the year" of the text.
    """

    place: Place
    value: Resolved
    weekday: int | None = None
    is_reckoned: bool = False
    is_stated: bool = False
    is_the_year: bool = False

    @property
    def moment(self) -> Moment | None:
        """Its moment; of an interval the start, if the end lies in the same year or is open."""
        if isinstance(self.value, Moment):
            return self.value
        start, end = self.value.start, self.value.end
        if start is None:
            return None
        return start if end is None or end.year == start.year else None


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


def year_told(said: list[Said], place: Place) -> Moment | None:
    """What "the year" is: the year stated a sentence or two before, or that which the paragraph has called so."""
    for earlier in reversed(said):
        distance = place.ordinal - earlier.place.ordinal
        if earlier.place.paragraph != place.paragraph and distance > 1:
            return None
        if earlier.is_the_year and isinstance(earlier.value, Moment):
            return Moment(earlier.value.year)
        is_year = isinstance(earlier.value, Moment) and earlier.value == Moment(earlier.value.year)
        if is_year and earlier.is_stated and distance <= REACH and not earlier.place.is_background:
            return earlier.value  # type: ignore[return-value]
    return None


def present_of(said: list[Said], unit: str, place: Place) -> Moment | None:
    """What a text of no known day calls present, by the days it tells.

    As "earlier this month two died, on January 9", or "this morning" in the sentence after that of the day.
    """
    if unit == "month" and place.later is not None and place.later.day is not None:
        return replace(place.later, day=None)
    last = said[-1] if said else None
    # The day that the same sentence tells is another: "on 3 May three died, the army said today".
    if unit != "day" or last is None or place.ordinal - last.place.ordinal != 1:
        return None
    # A day whose year is open may be any year's: the text does not say that it is that of writing.
    is_day = isinstance(last.value, Moment) and last.value.day is not None and last.value.year is not None
    return last.value if is_day and last.place.paragraph == place.paragraph else None  # type: ignore[return-value]


def is_ahead_here(said: list[Said], place: Place, today: date) -> bool:
    """Whether the sentence has told a date that lies ahead: what it tells next may lie there too."""
    last = said[-1] if said else None
    if last is None or last.place.ordinal != place.ordinal or last.moment is None:
        return False
    return is_ahead(last.moment, today)
