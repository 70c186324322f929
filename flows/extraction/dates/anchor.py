"""Putting date expressions on the calendar: by the day of writing, or by dates said in the text before.

Nothing is guessed: where neither gives the year, the year stays open; where neither gives a day,
there is no value; a date reckoned from another event without a date in the text is no date at all.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from flows.extraction.dates import arithmetic
from flows.extraction.dates.context import REACH, Place, Said, base_of, is_ahead_here, present_of, year_told
from flows.extraction.dates.feasts import day_of, nearest_day
from flows.extraction.dates.nearest import (
    beside,
    days_to_weekday,
    ends,
    first_month,
    is_after,
    is_ahead,
    nearest,
    reckon,
    sided,
    with_weekday,
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
    Resolved,
    SamePeriod,
    Weekday,
    WeekOf,
    Window,
    about,
)
from flows.extraction.dates.years import year_in_chronicle, year_in_span, year_in_text
from schemas.vocabulary import Anchor

# "by the end of the year", "throughout the year"
_THE_YEAR = (Deictic("year", 0, "near"), Deictic("year", 0, "told"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What an expression comes to: `value` None where nothing fixes it."""

    value: Resolved | None
    anchor: Anchor


@dataclass(slots=True)
class Calendar:
    """The day of writing and the dates said so far.

    `now` may lack its year ("May 4:" over an undated text). `year`: what "this year" is, where the text says so.
    `span`: the stretch of the one event that a page tells of, by its infobox or its name. `is_chronicle`:
    nothing in the text speaks from its day of writing, so that its own years weigh more.
    """

    now: Moment | None = None
    year: int | None = None
    span: Interval | None = None
    is_chronicle: bool = False
    said: list[Said] = field(default_factory=list)

    @property
    def today(self) -> date | None:
        """The day of writing, if all of it is known."""
        return arithmetic.to_date(self.now) if self.now else None

    def resolve(self, expression: Expression, place: Place) -> Answer | None:
        """The value of an expression, remembered for what follows; None if it is no date here."""
        answer = self._answer(expression, place)
        if answer is not None and answer.value is not None and not arithmetic.exists(answer.value):
            return Answer(None, answer.anchor)  # "29 February last year"
        if answer is not None and answer.value is not None:
            weekday = expression.weekday if isinstance(expression, Point) else None
            is_stated = answer.anchor is Anchor.EXPLICIT and any(m and m.year for m in ends(answer.value))
            is_the_year = answer.anchor is Anchor.CONTEXT and expression in _THE_YEAR
            reckoned = _is_reckoned(expression)
            self.said.append(Said(place, answer.value, weekday, reckoned, is_stated, is_the_year))
        return answer

    def _answer(self, expression: Expression, place: Place) -> Answer | None:
        match expression:
            case Point():
                return self._point(expression, place)
            case Weekday(base="text"):
                return self._weekday_from_text(expression, place)
            case Weekday():
                return self._weekday(expression, place)
            case DayOfMonth():
                return self._day_of_month(expression, place)
            case Feast():
                return self._feast(expression, place)
            case WeekOf():
                return self._week_of(expression, place)
            case Deictic(base="text") | Distance(base="text"):
                return self._from_text(expression, place)
            case Deictic(base="told"):
                told = year_told(self.said, place)
                return Answer(told, Anchor.CONTEXT) if told else None  # "all through the year": any
            case Deictic(base="near"):
                return self._near(expression, place)
            case Distance(if_ahead=True) if not place.is_future:
                return None  # "they built it in three days"
            case Deictic(unit="weekend", shift=0) if (
                self.today and self.today.weekday() < 5 and not place.is_future
            ):
                return Answer(arithmetic.weekend_of(self.today, -1), Anchor.PUBLICATION)
            case Deictic(shift=0) if self.now is None and (known := present_of(self.said, expression.unit, place)):
                return Answer(known, Anchor.CONTEXT)
            case Deictic():
                anchor = self._present if expression.unit == "year" else Anchor.PUBLICATION
                return Answer(self._deictic(expression), anchor)
            case Distance():
                return Answer(self._distance(expression), Anchor.PUBLICATION)
            case Window(sign=1) if not place.is_future:
                return None  # "over the next years" of a tale in the past
            case Window():
                return Answer(self._window(expression), Anchor.PUBLICATION)
            case Part():
                return self._part(expression, place)
            case Between():
                return self._between(expression, place)
            case About():
                inner = self._answer(expression.of, place)
                return inner and Answer(inner.value and about(inner.value), inner.anchor)
            case SamePeriod():
                return self._same_period(expression, place)

    @property
    def _present(self) -> Anchor:
        return Anchor.PUBLICATION if self.year is None else Anchor.CONTEXT

    # Stated dates --------------------------------------------------------------------------------------

    def _point(self, point: Point, place: Place) -> Answer | None:
        moment = Moment(point.year, point.month, point.day, point.season, point.is_decade, point.is_century)
        if point.year is not None:
            return Answer(moment, Anchor.EXPLICIT)
        if point.year_shift is not None:
            present = self.now.year if self.now and self.now.year else self.year
            year = present + point.year_shift if present is not None else None
            return Answer(replace(moment, year=year), self._present if year is not None else Anchor.EXPLICIT)
        if point.text_year:
            base = base_of(self.said, "year", place)
            year = base.year + point.text_year_shift if base and base.year is not None else None
            return Answer(replace(moment, year=year), Anchor.CONTEXT)
        if point.text_side is not None:
            base = base_of(self.said, "month", place) or base_of(self.said, "year", place)
            return Answer(beside(moment, base, point.text_side), Anchor.CONTEXT) if base else None
        if point.side is not None:
            return self._sided(moment, point.side)
        today = self.today
        year = year_in_text(self.said, moment, place, today is not None and not self.is_chronicle)
        if year is None and self.is_chronicle:
            year = year_in_chronicle(self.said, moment, place)
        if year is None and today is None and moment.day is not None and not place.is_future:
            year = self.year  # the text says which year is "this year"
        if year is None and self.span and (today is None or self.is_chronicle) and not place.is_future:
            year = year_in_span(self.span, self.said, moment)
        told_by_now = today if not self.is_chronicle else None
        is_wrong = told_by_now is not None and is_ahead(replace(moment, year=year), told_by_now)
        if year is not None and (not is_wrong or (told_by_now and is_ahead_here(self.said, place, told_by_now))):
            return Answer(replace(moment, year=year), Anchor.CONTEXT)
        if today is None:
            return Answer(moment, Anchor.EXPLICIT)
        if point.weekday is not None and moment.day is not None:
            fitting = with_weekday(moment, point.weekday, today)
            if fitting is not None:
                return Answer(fitting, Anchor.PUBLICATION)
        return Answer(nearest(moment, today, place.is_future), Anchor.PUBLICATION)

    def _sided(self, moment: Moment, side: int) -> Answer:
        if self.today is None:
            known = self.year if side == 0 else None
            if known is None and moment.season is not None:
                return Answer(None, Anchor.PUBLICATION)  # "last summer" of an undated text
            return Answer(replace(moment, year=known), Anchor.EXPLICIT if known is None else Anchor.CONTEXT)
        return Answer(sided(moment, side, self.today), Anchor.PUBLICATION)

    # Weekdays --------------------------------------------------------------------------------------------

    def _weekday(self, weekday: Weekday, place: Place) -> Answer:
        today = self.today
        if today is None:
            for said in reversed(self.said):
                if said.weekday == weekday.weekday and isinstance(said.value, Moment):
                    return Answer(said.value, Anchor.CONTEXT)
            return Answer(None, Anchor.PUBLICATION)
        days = days_to_weekday(weekday, today, place.is_future)
        return Answer(arithmetic.add_days(arithmetic.of_date(today), days), Anchor.PUBLICATION)

    def _weekday_from_text(self, weekday: Weekday, place: Place) -> Answer | None:
        base = base_of(self.said, "day", place)
        day = arithmetic.to_date(base) if base else None
        if base is None or day is None:
            return None
        days = (weekday.weekday - day.weekday()) % 7
        days = (days or 7) if weekday.side == 1 else days - 7
        return Answer(arithmetic.add_days(base, days), Anchor.CONTEXT)

    def _day_of_month(self, told: DayOfMonth, place: Place) -> Answer | None:
        """A day of the month said before or of the month of writing; None where neither is known."""
        base = base_of(self.said, "month", place) if told.base == "text" or told.shift is None else self.now
        if told.shift is not None:
            month = arithmetic.add_months(base, told.shift) if base else None
            day = month and arithmetic.day_of(month, told.day)
            anchor = Anchor.CONTEXT if told.base == "text" else Anchor.PUBLICATION
            return Answer(day, anchor) if day else None
        if base is not None and base.month is not None:
            is_back = base.day is not None and told.day < base.day and not place.is_pluperfect
            if is_back:
                # "on Oct. 28 …, on the 3rd": back, or into the next month, if that is the month of writing
                months = (base, arithmetic.add_months(base, 1))
                present = self.now and arithmetic.add_months(self.now, 0)
                if present is None or present not in [m and arithmetic.add_months(m, 0) for m in months]:
                    return None
                base = present
                if self.today is not None and told.day > self.today.day:
                    return None
            day = arithmetic.day_of(base, told.day)
            return Answer(day, Anchor.CONTEXT) if day else None
        if self.now is None or self.today is None:
            return None
        step = 1 if place.is_future else -1
        is_near = told.day >= self.today.day if place.is_future else told.day <= self.today.day
        month = arithmetic.add_months(self.now, 0 if is_near else step)
        day = month and arithmetic.day_of(month, told.day)
        return Answer(day, Anchor.PUBLICATION) if day else None

    def _feast(self, feast: Feast, place: Place) -> Answer:
        """A moving feast: in its year, else the nearest to the day of writing; without either it has no value."""
        if feast.year is not None:
            return Answer(arithmetic.of_date(day_of(feast.rule, feast.value, feast.year)), Anchor.EXPLICIT)
        present = self.now.year if self.now and self.now.year else self.year
        if feast.year_shift is not None and present is not None:
            day = day_of(feast.rule, feast.value, present + feast.year_shift)
            return Answer(arithmetic.of_date(day), self._present)
        if self.today is None:
            return Answer(None, Anchor.PUBLICATION)
        return Answer(arithmetic.of_date(nearest_day(feast, self.today, place.is_future)), Anchor.PUBLICATION)

    def _week_of(self, week: WeekOf, place: Place) -> Answer | None:
        named = self._point(week.of, place)
        if named is None or not isinstance(named.value, Moment):
            return named
        day = arithmetic.to_date(named.value)
        if week.is_iso and day is not None:
            return Answer(arithmetic.week_of(day, 0), named.anchor)
        other = arithmetic.add_days(named.value, 6 if week.side == 0 else -6)
        if other is None:
            return named
        return Answer(
            Interval(named.value, other) if week.side == 0 else Interval(other, named.value), named.anchor
        )

    # Relative to the day of writing ------------------------------------------------------------------------

    def _deictic(self, deictic: Deictic) -> Resolved | None:
        if deictic.unit == "year" and self.year is not None:
            return arithmetic.add_years(Moment(self.year), deictic.shift)
        return arithmetic.shift(self.now, deictic.unit, deictic.shift) if self.now else None

    def _distance(self, distance: Distance) -> Resolved | None:
        found = reckon(distance, self.now) if self.now else None
        return about(found) if found and distance.circa else found

    def _window(self, window: Window) -> Resolved | None:
        if self.now is None or self.today is None:
            return None
        far = reckon(Distance(window.count, window.unit, window.sign, "now"), self.now)
        if far is None:
            return None
        near = {"month": Moment(self.now.year, self.now.month), "year": Moment(self.now.year)}.get(
            far.unit, self.now
        )
        if window.circa:
            far = replace(far, circa=True)
        return Interval(far, near) if window.sign < 0 else Interval(near, far)

    # Relative to the text ----------------------------------------------------------------------------------

    def _from_text(self, expression: Deictic | Distance, place: Place) -> Answer | None:
        base = base_of(self.said, expression.unit, place)
        if base is None:
            return None
        if isinstance(expression, Deictic):
            value = arithmetic.shift(base, expression.unit, expression.shift)
        else:
            found = reckon(expression, base)
            value = about(found) if found and expression.circa else found
        return Answer(value, Anchor.CONTEXT) if value else None

    def _near(self, deictic: Deictic, place: Place) -> Answer:
        """The unit that the text just gave ("In 2009 … by the end of the year"), else the present one."""
        if deictic.unit == "year" and self.now is None and not place.is_future:
            told = year_told(self.said, place)
            if told is not None:
                return Answer(told, Anchor.CONTEXT)
        base = None if place.is_future else base_of(self.said, deictic.unit, place)
        last = self.said[-1] if self.said else None
        if base is None or last is None or not last.is_stated or place.ordinal - last.place.ordinal > 1:
            return Answer(self._deictic(deictic), self._present if deictic.unit == "year" else Anchor.PUBLICATION)
        return Answer(arithmetic.shift(base, deictic.unit, deictic.shift), Anchor.CONTEXT)

    def _same_period(self, period: SamePeriod, place: Place) -> Answer | None:
        year = self._answer(period.year, place)
        if year is None and isinstance(period.year, Distance) and self.now is not None:
            year = self._answer(replace(period.year, base="now"), place)
        if year is None or not isinstance(year.value, Moment):
            return year
        for said in reversed(self.said):
            start, end = ends(said.value)
            if period.unit is None and isinstance(said.value, Moment) and said.value.day is not None:
                continue  # a day is no period
            if start and end and start.month and end.month and place.ordinal - said.place.ordinal <= REACH:
                if start.year != end.year:
                    break
                if period.unit == "month":
                    start, end = replace(start, day=None), replace(end, day=None)
                shifted = Interval(replace(start, year=year.value.year), replace(end, year=year.value.year))
                return Answer(shifted.start if start == end else shifted, Anchor.CONTEXT)
        return year

    # Compounds -----------------------------------------------------------------------------------------------

    def _part(self, part: Part, place: Place) -> Answer | None:
        if part.of == Point():
            return self._quarter(part.index, place)
        whole = self._answer(part.of, place)
        if whole is None or whole.value is None:
            return whole
        value = arithmetic.run_of(whole.value, part.unit, part.index, part.count)
        return Answer(value or whole.value, whole.anchor)

    def _quarter(self, index: int, place: Place) -> Answer | None:
        today = self.today
        if today is None:
            return None
        first = Moment(None, 3 * index - 2)
        return Answer(arithmetic.quarter(nearest(first, today, place.is_future).year, index), Anchor.PUBLICATION)

    def _between(self, between: Between, place: Place) -> Answer | None:
        if place.is_future and self.today is not None and isinstance(between.start, Point):
            # "is to run from January 23 through March 9" may have begun
            begun = self._between(between, replace(place, is_future=False))
            last = ends(begun.value)[1] if begun else None
            if begun and last and last.year is not None and not is_after(arithmetic.of_date(self.today), last):
                return begun
        start = self._answer(between.start, place) if between.start is not None else None
        if between.start is not None and (start is None or start.value is None):
            return start
        first = ends(start.value)[0] if start and start.value else None
        end = self._end(between.end, first, place) if between.end is not None else None
        if between.end is not None and (end is None or end.value is None):
            return end
        last = ends(end.value)[1] if end and end.value else None
        anchors = [answer.anchor for answer in (start, end) if answer]
        anchor = next((a for a in anchors if a is not Anchor.EXPLICIT), Anchor.EXPLICIT)
        if first and last and isinstance(between.start, Weekday) and is_after(first, last):
            first = arithmetic.add_days(first, -7)
        if (first is None and last is None) or (first and last and is_after(first, last)):
            return None
        return Answer(Interval(first, last), anchor)

    def _end(self, expression: Expression, first: Moment | None, place: Place) -> Answer | None:
        """The end of a range; one without a year takes that of the start, or the next."""
        if not isinstance(expression, Point) or first is None or expression.year is not None or expression.side:
            return self._answer(expression, place)
        end = Moment(first.year, expression.month, expression.day, expression.season)
        if first.year is not None and first_month(end) < first_month(first):
            end = replace(end, year=first.year + 1)
        return Answer(end, Anchor.EXPLICIT)


def _is_reckoned(expression: Expression) -> bool:
    match expression:
        case Deictic(base="text") | Distance(base="text"):
            return True
        case About(of=of):
            return _is_reckoned(of)
        case _:
            return False
