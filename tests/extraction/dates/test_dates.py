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
    ("They left over the weekend.", "over the weekend", "2016-10-08/2016-10-09"),
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


# A Thursday.
NOVEMBER = date(1989, 11, 2)
WIRE = [
    ("Output was below the year-ago period.", ["1988"]),
    ("In September output fell from the year-earlier month.", ["1989-09", "1988-09"]),
    ("In the third quarter output fell from the year-ago quarter.", ["1989-07/1989-09", "1988-07/1988-09"]),
    ("Raids in July 1988 were fewer than in the same month in 1986.", ["1988-07", "1986-07"]),
    ("Raids in 1989's third quarter were few.", ["1989-07/1989-09"]),
    ("Raids in last year's first half were few.", ["1988-01/1988-06"]),
    ("Raids in this year's first nine months were few.", ["1989-01/1989-09"]),
    ("The memo of 10/26/89 was leaked.", ["1989-10-26"]),
    ("The memo of 26-10-1989 was leaked.", ["1989-10-26"]),
    ("The memo of 3/4/89 was leaked.", ["1989"]),
    ("In the week of Oct. 18 a post fell.", ["1989-10-16/1989-10-22"]),
    ("In the week ended Oct. 21 a post fell.", ["1989-10-15/1989-10-21"]),
    ("By year-end the force will leave.", ["1989"]),
    ("A year-end report named him.", []),
    ("The truce held until New Year's Day.", ["../1989-01-01"]),
    ("Guns fell silent on Christmas Eve 1987.", ["1987-12-24"]),
    ("The 1986 New Year's Eve raid failed.", ["1986-12-31"]),
    ("The troops will be home by Christmas.", ["1989-12-25"]),
    ("The Christmas truce held.", []),
    ("The regime fell 10 years ago today.", ["1979-11-02"]),
    ("The regime fell 10 years ago this week.", ["1979"]),
    ("The cadre gave up two years back and went home.", ["1987"]),
    ("He was two years back in office.", []),
    ("The army took the town on Oct. 5; the following Tuesday it withdrew.", ["1989-10-05", "1989-10-10"]),
    ("The army took the town on Oct. 5; the previous Tuesday it had withdrawn.", ["1989-10-05", "1989-10-03"]),
    ("The following Tuesday it withdrew.", []),
    ("On Oct. 3 troops crossed the river. On the 15th they went back.", ["1989-10-03", "1989-10-15"]),
    ("On the 28th the guards went home.", ["1989-10-28"]),
    ("On the 15th floor of the 2nd block the 3rd Brigade hid.", []),
    ("He ruled from 1977 until this month.", ["1977/1989-11"]),
    ("Between 1984 and last year 12 died.", ["1984/1988"]),
    ("Gas was used in the spring and summer of 1988.", ["1988-21", "1988-22"]),
    ("He was freed the year before last.", ["1987"]),
    ("He was freed the week before last.", ["1989-10-16/1989-10-22"]),
    ("He will be freed the week after next.", ["1989-11-13/1989-11-19"]),
    ("He was freed the Friday before last.", ["1989-10-20"]),
    ("The budget is balanced by year end.", ["1989"]),
    ("Banditry of the 20s and 30s.", ["192X", "193X"]),
    ("The fair will run from October 20 through November 9.", ["1989-10-20/1989-11-09"]),
    # a text that tells by years alone: a day belongs to the year before it, not to the day of writing
    ("He was born in 1811. He went to town in 1827. In 1831 he was held. In 1832 he was freed. On 2 June he died.",
     ["1811", "1827", "1831", "1832", "1832-06-02"]),
    ("He went to town in 1827. In 1831 he was held. In 1832 he was freed. On Monday he died. On 2 June he rose.",
     ["1827", "1831", "1832", "1989-10-30", "1989-06-02"]),
    ("He fled two or three days ago.", ["1989-10-30~"]),
    ("He fled five to six weeks ago.", ["1989-09-21~"]),
    ("Texts from the 15th to the 19th century.", []),
    ("As of Aug. 24 there were 40, more than in the same period in 1987.", ["1989-08-24", "1987"]),
    ("The letter of the 21st of last month was lost.", ["1989-10-21"]),
    ("The first of next month is the day.", ["1989-12-01"]),
    ("Your telegram of the 28th ult. came.", ["1989-10-28"]),
    ("Last fall the rebels split.", ["1988-23"]),
    ("The trial opens Monday, Nov. 6.", ["1989-11-06"]),
    ("It was hit in the night of September 13 and 14.", ["1989-09-13/1989-09-14"]),
    ("It was hit on September 13 and 14.", ["1989-09-13", "1989-09-14"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WIRE)
def test_the_manner_of_news_agencies(text: str, expected: list[str]) -> None:
    assert [claim.edtf for claim in read(text, NOVEMBER)] == expected


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


CONTEXT = [
    # the year of the sentence before, for the same chain of events
    ("Several chiefs died in 2014. One was shot in March.", ["2014", "2014-03"]),
    ("An assault began in April 2018. They gave in in May.", ["2018-04", "2018-05"]),
    # an open "since" tells no year of what follows
    ("They have held it since 2012. A truce ended on 19 September.", ["2012/..", "XXXX-09-19"]),
    # reckoned from a date in the text
    ("It fell on May 3, 2014. The following day it was retaken.", ["2014-05-03", "2014-05-04"]),
    ("It fell on May 3, 2014. Two days later they left.", ["2014-05-03", "2014-05-05"]),
    ("It fell on 31 December. The next day they left.", ["XXXX-12-31", "XXXX-01-01"]),
    ("Two were shot on July 27. Two more were shot a month earlier.", ["XXXX-07-27", "XXXX-06"]),
    ("There were 5 raids in 2013, fewer than the year before.", ["2013", "2012"]),
    ("There were 5 raids in 2013, fewer than the year before and a decade earlier.", ["2013", "2012", "2003"]),
    ("In the first half of 2011 there were 5 raids, up from the same period a year earlier.",
     ["2011-01/2011-06", "2010-01/2010-06"]),
    # no date of the event before: no date
    ("The following day it was retaken.", []),
    ("Two days later they left.", []),
    # a weekday that was given its date
    ("On Thursday, Dec. 15, they struck. More raids came on Thursday.", ["XXXX-12-15", "XXXX-12-15"]),
    # the text says which year is "this year"
    ("Raids in 2015 were many. So far this year 20 died, against 30 last year.", ["2015", "2015", "2014"]),
    ("So far this year 20 died, against 30 last year.", [None, None]),
    # the day of writing: a dateline, a dated heading
    ("QUITO, 26 JUN 90 (EFE) -- REBELS STRUCK YESTERDAY.", ["1990-06-26", "1990-06-25"]),
    ("QUITO, 26 JUN 90 (EFE) -- REBELS STRUCK ON MONDAY.", ["1990-06-26", "1990-06-25"]),
    ("May 4: The command's statement\n\nThe command said today that a sailor died yesterday.",
     ["XXXX-05-04", "XXXX-05-04", "XXXX-05-03"]),
    # a title's year is "this year", unless a later year has passed; what lies ahead does not count
    ("Record year for landslides in 2014. Engineers saw 40 slides so far this year, and 30 last year. "
     "The target for 2016 is ten.", ["2014", "2014", "2013", "2016"]),
    ("Record year for landslides in 2014. On May 9 engineers closed a pass. 40 fell this year.",
     ["2014", "2014-05-09", "2014"]),
    # the one year of the first sentences holds for a day told later, not for a month, nor beside another year
    ("Troops came for Exercise Lantern 2018. They dug in. They ate. Three left on June 4.",
     ["2018", "2018-06-04"]),
    ("Troops came in 2018. They dug in. They ate. Three left in June.", ["2018", "XXXX-06"]),
    ("Troops came in 2018, others in 2017. They dug in. They ate. Three left on June 4.",
     ["2018", "2017", "XXXX-06-04"]),
    # the month with its year, named a few sentences before
    ("July 2018 was calm. Few were hurt. Fewer died. Shops opened. It ended on July 31.",
     ["2018-07", "2018-07-31"]),
    ("July 2018 was calm. Few were hurt. Fewer died. Shops opened. It ended on June 2.",
     ["2018-07", "XXXX-06-02"]),
    # what lies ahead is not told by a date of the past
    ("Planes struck on March 1, 2008. The files are to be released on May 10.", ["2008-03-01", "XXXX-05-10"]),
    # a year of which there is more to come is the present one
    ("It was the worst raid seen so far in 2019. Guards died on July 29, and ten last year.",
     ["2019", "2019-07-29", "2018"]),
    # a day told twice
    ("Two cars burned this morning (October 17).", ["XXXX-10-17"]),
    ("Police on October 17 (today) found two cars.", ["XXXX-10-17"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CONTEXT)
def test_the_text_before_anchors(text: str, expected: list[str | None]) -> None:
    assert [claim.edtf for claim in read(text, None)] == expected


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
of and to - – / , since until from between ago later earlier early mid first half quarter spring in on over"""
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
