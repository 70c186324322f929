"""Dates of whole texts: one case a row, sentences of our own."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extraction.dates import dates
from flows.extraction.page import Page
from flows.extraction.pages import page_of
from flows.extraction.records import DateClaim
from flows.language import structure
from flows.reading.document import Document
from schemas import edtf
from schemas.vocabulary import Anchor, Precision

NLP = structure.blank()
FRIDAY = date(2016, 10, 7)


def page(text: str, published_on: date | None = FRIDAY) -> Page:
    return page_of(Document.of(text, "text.txt", published_on=published_on), NLP(text))


def read(text: str, published_on: date | None = FRIDAY) -> list[DateClaim]:
    return dates.extract(page(text, published_on))


def values(text: str, published_on: date | None = FRIDAY) -> list[tuple[str, str | None]]:
    return [(claim.text, claim.edtf) for claim in read(text, published_on)]


STATED = [
    ("The army attacked on 26 June 1990.", "26 June 1990", "1990-06-26"),
    ("The army attacked on June 26, 1990, near the border.", "June 26, 1990", "1990-06-26"),
    ("The pact was signed on 2015-04-01 in the capital.", "2015-04-01", "2015-04-01"),
    ("It began on 26/06/1990.", "26/06/1990", "1990-06-26"),
    ("It began on 06/26/1990.", "06/26/1990", "1990-06-26"),
    ("It began on 03/04/1991.", "03/04/1991", "1991"),
    ("It began on 26.06.1990.", "26.06.1990", "1990-06-26"),
    ("On the third of March 2003 the bridge fell.", "third of March 2003", "2003-03-03"),
    ("The camp was shelled on Dec.14th, 2016.", "Dec.14th, 2016", "2016-12-14"),
    ("On Thursday, Dec. 15, 2016, aircraft struck.", "Thursday, Dec. 15, 2016", "2016-12-15"),
    ("Aircraft struck on Tuesday (May 3).", "Tuesday (May 3)", "2016-05-03"),
    ("In May 2014 the town fell.", "May 2014", "2014-05"),
    ("May of 2014 was quiet.", "May of 2014", "2014-05"),
    ("In spring 2015 the front moved.", "spring 2015", "2015-21"),
    ("The summer of 2014 was bloody.", "summer of 2014", "2014-22"),
    ("It was set up in autumn 2012.", "autumn 2012", "2012-23"),
    ("It was set up in the winter of 1999.", "winter of 1999", "1999-24"),
    ("He founded it in 1985.", "1985", "1985"),
    ("The year 2000 was the worst.", "year 2000", "2000"),
    ("Spending rose in fiscal 1989.", "fiscal 1989", "1989"),
    ("The 1991 uprising failed.", "1991", "1991"),
    ("The 2003 Club Mirador bombing killed ten.", "2003", "2003"),
    ("He said so in a June 19 column.", "June 19", "2016-06-19"),
    ("Gangs 2015: who they are", "2015", "2015"),
    ("It grew in the 1990s.", "1990s", "199X"),
    ("It grew in the '90s.", "'90s", "199X"),
    ("It grew in the nineties.", "nineties", "199X"),
    ("It grew in the mid-2000's.", "mid-2000's", "200X"),
    ("In early 2015 it split.", "early 2015", "2015"),
    ("It split at the end of 2014.", "the end of 2014", "2014"),
    ("It split in late May 2014.", "late May 2014", "2014-05"),
    ("It was founded c. 1985 by monks.", "c. 1985", "1985~"),
    ("The gate was built in 575 B.C. by a king.", "575 B.C.", "-0574"),
    ("The gate was built in c. 1230 BCE by a king.", "c. 1230 BCE", "-1229~"),
    ("The gate was sacked in A.D. 70 and left.", "A.D. 70", "0070"),
    ("The gate stood from 776 BC to 394 AD.", "from 776 BC to 394 AD", "-0775/0394"),
    ("The gate has stood since approximately 575 B.C. on its hill.", "since approximately 575 B.C.", "-0574~/.."),
    ("It was founded around 1985 by monks.", "around 1985", "1985~"),
]

RANGES = [
    ("He governed from 2005 to 2011.", "from 2005 to 2011", "2005/2011"),
    ("He governed between 2005 and 2011.", "between 2005 and 2011", "2005/2011"),
    ("The war of 1980-88 ruined them.", "1980-88", "1980/1988"),
    ("The war of 1999-2000 ruined them.", "1999-2000", "1999/2000"),
    ("Active c. 2012/13 in the south.", "c. 2012/13", "2012~/2013~"),
    ("Ruler (c. 1818 – 1880) of the north.", "c. 1818 – 1880", "1818~/1880"),
    ("Commander (2015 – present).", "2015 – present", "2015/.."),
    ("It has ruled since 2012.", "since 2012", "2012/.."),
    ("It has ruled since at least 2012.", "since at least 2012", "2012/.."),
    ("It has ruled since the 1970s.", "since the 1970s", "197X/.."),
    ("It ruled until June 2015.", "until June 2015", "../2015-06"),
    ("Raids continued from April 2018.", "from April 2018", "2018-04/.."),
    ("Attacks fell 10 percent from 2013.", "2013", "2013"),
    ("It withdrew from the 1958 Lagos Accord.", "1958", "1958"),
    ("It withdrew from the 1958 accord.", "1958", "1958"),
    ("Raids rose in Aug and fell.", "Aug", "2016-08"),
    ("Fighting in March–April 2014 was heavy.", "March–April 2014", "2014-03/2014-04"),
    ("From November to February 2015 roads were shut.", "From November to February 2015", "2014-11/2015-02"),
    ("They met between 3 and 5 May 2014.", "between 3 and 5 May 2014", "2014-05-03/2014-05-05"),
    ("They met from May 3-5, 2014.", "from May 3-5, 2014", "2014-05-03/2014-05-05"),
    ("It was hit on the night of June 3-4, 2014.", "June 3-4, 2014", "2014-06-03/2014-06-04"),
    ("From January 1, 2016 to September 8, 2019 it rained.", "From January 1, 2016 to September 8, 2019",
     "2016-01-01/2019-09-08"),
    ("The first half of 2011 was calm.", "The first half of 2011", "2011-01/2011-06"),
    ("The last three months of 2014 were calm.", "The last three months of 2014", "2014-10/2014-12"),
    ("The third quarter of 1989 was calm.", "The third quarter of 1989", "1989-07/1989-09"),
    ("The first week of May 2015 was calm.", "The first week of May 2015", "2015-05-01/2015-05-07"),
    ("The 1960s-70s were calm.", "1960s-70s", "196X/197X"),
]  # fmt: skip

RELATIVE = [
    ("Rebels attacked yesterday.", "yesterday", "2016-10-06"),
    ("The day before yesterday it rained.", "The day before yesterday", "2016-10-05"),
    ("Rebels attacked this morning.", "this morning", "2016-10-07"),
    ("Rebels attacked last night.", "last night", "2016-10-06"),
    ("They left two weeks ago.", "two weeks ago", "2016-09-23"),
    ("They left nearly two weeks ago.", "nearly two weeks ago", "2016-09-23~"),
    ("They left three months ago.", "three months ago", "2016-07"),
    ("They left five years ago.", "five years ago", "2011"),
    ("They left a decade ago.", "a decade ago", "2006"),
    ("They left half a year ago.", "half a year ago", "2016-04"),
    ("They left last month.", "last month", "2016-09"),
    ("They left early last month.", "early last month", "2016-09"),
    ("They left last week.", "last week", "2016-09-26/2016-10-02"),
    ("They left earlier this week.", "earlier this week", "2016-10-03/2016-10-09"),
    ("They left earlier this year.", "earlier this year", "2016"),
    ("They left last weekend.", "last weekend", "2016-10-01/2016-10-02"),
    ("They left last year.", "last year", "2015"),
    ("They left on Sunday.", "Sunday", "2016-10-02"),
    ("They left on Friday.", "Friday", "2016-10-07"),
    ("They left last Friday.", "last Friday", "2016-09-30"),
    ("They will meet on Monday.", "Monday", "2016-10-10"),
    ("They left on Tuesday of last week.", "Tuesday of last week", "2016-09-27"),
    ("They will leave on Monday next week.", "Monday next week", "2016-10-10"),
    ("They left last Dec. 31.", "last Dec. 31", "2015-12-31"),
    ("It ruled until last year.", "until last year", "../2015"),
    ("They left over the weekend.", "over the weekend", "2016-10-01/2016-10-02"),
    ("They left in July.", "July", "2016-07"),
    ("They left in November.", "November", "2015-11"),
    ("They will vote in March.", "March", "2017-03"),
    ("They left on Dec. 28.", "Dec. 28", "2015-12-28"),
    ("They left in July last year.", "July last year", "2015-07"),
    ("They left last December.", "last December", "2015-12"),
    ("They left last summer.", "last summer", "2016-22"),
    ("It has lost ground since last week.", "since last week", "2016-09-26/.."),
    ("Since the beginning of this year it has lost ground.", "Since the beginning of this year", "2016/.."),
    ("It has lost ground over the past three weeks.", "over the past three weeks", "2016-09-16/2016-10-07"),
    ("It has lost ground over the past few months.", "over the past few months", "2016-07~/2016-10"),
    ("It has lost ground over the past two years.", "over the past two years", "2014/2016"),
    ("Raids ran from Monday to Thursday.", "from Monday to Thursday", "2016-10-03/2016-10-06"),
    ("Raids ran from May 15-24.", "from May 15-24", "2016-05-15/2016-05-24"),
]


@pytest.mark.parametrize(("text", "words", "value"), STATED + RANGES + RELATIVE, ids=lambda v: str(v)[:40])
def test_reads_one_date(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


LISTS = [
    ("It was hit on May 2 and 4.", ["2016-05-02", "2016-05-04"]),
    ("It was hit on 2, 3 and 4 May 2014.", ["2014-05-02", "2014-05-03", "2014-05-04"]),
    ("It was hit in 2009 and 2010.", ["2009", "2010"]),
    ("It was hit in January and March 2014.", ["2014-01", "2014-03"]),
    ("May and June 2014 were quiet.", ["2014-05", "2014-06"]),
    ("It was hit in the late 1980s and early 1990s.", ["198X", "199X"]),
    ("Leaders 2012/13 – 2015 (main group)", ["2012/2013", "2015"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_give_a_date_each(text: str, expected: list[str]) -> None:
    assert [claim.edtf for claim in read(text)] == expected


WITHOUT_YEAR = [
    ("He was seized on September 25.", "XXXX-09-25"),
    ("He was seized in July.", "XXXX-07"),
    ("He was seized in early August.", "XXXX-08"),
    ("Raids have gone on since 11 November.", "XXXX-11-11/.."),
    ("The drill ran from May 15-24.", "XXXX-05-15/XXXX-05-24"),
    ("He was seized on 9 July last year.", "XXXX-07-09"),
    ("He was seized on Thursday.", None),
    ("He was seized last week.", None),
    ("He was seized today.", None),
    ("He was seized three months ago.", None),
    ("In recent months raids have grown.", None),
    ("Raids have grown over the past eight years.", None),
]


@pytest.mark.parametrize(("text", "value"), WITHOUT_YEAR)
def test_without_a_publication_date_nothing_is_guessed(text: str, value: str | None) -> None:
    assert [claim.edtf for claim in read(text, None)] == [value]


NO_DATES = [
    "The 17 November group claimed it.",
    "The April 19 Movement claimed it.",
    "The 8 March coalition and the October Revolution and 3 May Street.",
    "M-19 and a T-72 were there.",
    "They may 5 times have tried; they may go.",
    "The march on the city failed.",
    "Saturn and the sun; the fall of the city.",
    "Some 2000 people fled and 1500 soldiers died.",
    "From 1500 to 2000 troops and about 2015 people came.",
    "At 1800 hours the guns fell silent; the post closed at 2030 local time.",
    "Resolution 2254 and flight 1999 and $2000 were named.",
    "The 1,200 fighters and the 1999 metres.",
    "A 10-day truce, a three-month siege, a 15-year-old boy, 24 hours.",
    "For two years, for decades, years ago, recently, now.",
    "In recent years and over the past 24 hours and in the past few days nothing moved.",
    "Every Friday after Friday prayers they march.",
    "Bloody Sunday and the Good Friday accord.",
    "See http://example.org/2015/04/01/report for more.",
    "He was in his twenties.",
    "The singer Praia-Mar met a Jan Milisya in the hall of Ana Beira-Mar.",
    "They come on Saturday mornings and Sunday nights.",
    "A sample of 1709 schoolchildren and of 1312 farms.",
    "Rooms cost 1200-2080 a night.",
    "Since the fall of the regime nothing moved.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert values(text) == []


UPPER_CASE = [
    ("HE MAY GO; THE FIGHT BEGAN ON 1 MAY.", ["1 MAY"]),
    ("THE POLLS OPEN ON SUNDAY, 19 MARCH.", ["SUNDAY, 19 MARCH"]),
    ("REBELS STRUCK IN MAY AND ON 5 DEC.", ["MAY", "5 DEC"]),
]


@pytest.mark.parametrize(("text", "expected"), UPPER_CASE)
def test_upper_case_wire_copy(text: str, expected: list[str]) -> None:
    assert [claim.text for claim in read(text, None)] == expected


def test_bounds_precision_and_anchor() -> None:
    week, since, year = read("They left last week. It has ruled since 2012. It fell in 1990.")
    assert (week.precision, week.anchor) == (Precision.WEEK, Anchor.PUBLICATION)
    assert (week.earliest, week.latest) == (date(2016, 9, 26), date(2016, 10, 2))
    assert (since.earliest, since.latest, since.precision) == (date(2012, 1, 1), None, Precision.YEAR)
    assert (year.anchor, year.latest) == (Anchor.EXPLICIT, date(1990, 12, 31))
    assert year.evidence.extractor == "dates.stated_year"


def test_a_date_without_year_has_no_bounds() -> None:
    (claim,) = read("He was seized on September 25.", None)
    assert (claim.earliest, claim.latest, claim.anchor) == (None, None, Anchor.EXPLICIT)


def test_silent_sentences_carry_no_dates() -> None:
    whole = page("It fell in 1990.")
    whole.sentences = [
        type(s)(**{f: getattr(s, f) for f in s.__slots__} | {"role": "caption"}) for s in whole.sentences
    ]
    assert dates.extract(whole) == []


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_dates_that_are_edtf_and_lie_in_it(text: str) -> None:
    for claim in read(text):
        assert text[claim.evidence.char_start : claim.evidence.char_end] == claim.text
        assert claim.edtf is None or edtf.is_edtf(claim.edtf)


CALENDAR = """the last this next two 3 31 1990 2015 '90s 1970s May March June Dec. Monday week month year weekend
of and to – - / , since until from between ago later earlier early mid first half quarter spring in on over
February 29 4th 31st instant proximo century centuries following that Easter Thanksgiving at Q3 fiscal day"""
WORDS = st.sampled_from(CALENDAR.split())


@given(st.lists(WORDS, max_size=14), st.none() | st.dates(date(1900, 1, 1), date(2090, 12, 31)))
@settings(max_examples=600, deadline=None)
def test_any_run_of_calendar_words_gives_edtf(words: list[str], published_on: date | None) -> None:
    text = " ".join(words)
    for claim in read(text, published_on):
        assert text[claim.evidence.char_start : claim.evidence.char_end] == claim.text
        assert claim.edtf is None or edtf.is_edtf(claim.edtf)


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
FORMATS = ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%A, %d %B %Y", "%d %b %Y", "%b %d, %Y")


@given(DAYS, st.sampled_from(FORMATS))
@settings(deadline=None)
def test_a_day_written_out_reads_back(day: date, form: str) -> None:
    written = day.strftime(form)
    assert [claim.edtf for claim in read(f"They left on {written}.", None)] == [day.isoformat()]


@given(DAYS)
@settings(deadline=None)
def test_a_month_written_out_reads_back(day: date) -> None:
    assert [c.edtf for c in read(f"They left in {day:%B %Y}.", None)] == [f"{day:%Y-%m}"]
