"""Dates of news, read by the real pipeline: tense, mood and the words beside a date. Sentences of our own."""

from datetime import date

import pytest
from spacy.language import Language

from flows.extraction.dates import dates
from flows.extraction.pages import page_of
from flows.reading.document import Document

# A Friday.
MARCH = date(2013, 3, 22)


def values(nlp: Language, text: str, published_on: date | None = MARCH) -> list[str | None]:
    page = page_of(Document.of(text, "test.txt", published_on=published_on), nlp(text))
    return [claim.edtf for claim in dates.extract(page)]


AHEAD = [
    ("The minister spoke on Thursday in Berlin.", "2013-03-21"),
    ("The minister will speak on Thursday in Berlin.", "2013-03-28"),
    ("He must leave by April 1.", "2013-04-01"),
    ("He should leave by Monday.", "2013-03-25"),
    ("He may leave on Monday.", "2013-03-25"),
    ("He may have left on Monday.", "2013-03-18"),
    ("He could leave on Monday.", "2013-03-25"),
    ("He is flying to Paris on Sunday.", "2013-03-24"),
    ("He was flying to Paris on Sunday.", "2013-03-17"),
    ("He flies to Paris on Sunday.", "2013-03-24"),
    ("He leaves in May.", "2013-05"),
    ("He left in May.", "2012-05"),
    ("He is expected in Cairo on Sunday.", "2013-03-24"),
    ("He was due to meet him on Saturday.", "2013-03-23"),
    ("The law takes effect on April 1.", "2013-04-01"),
    ("The law took effect on Jan. 1.", "2013-01-01"),
    ("The vote is set for April 14.", "2013-04-14"),
    ("The vote, set for April 14, is close.", "2013-04-14"),
    ("Ahead of the April 14 vote, tension rose.", "2013-04-14"),
    ("Ahead of Sunday's vote, tension rose.", "2013-03-24"),
    ("The deadline of April 1 looms.", "2013-04-01"),
    ("The deadline is April 1.", "2013-04-01"),
    ("A court will look into Monday's attack.", "2013-03-18"),
    ("He has been held since Sunday.", "2013-03-17/.."),
    ("He is being held since Sunday.", "2013-03-17/.."),
    ("He will remain until Sunday.", "../2013-03-24"),
    ("He will return in three days.", "2013-03-25"),
    ("He will return in two weeks.", "2013-04-05"),
    ("He will be tried in two months.", "2013-05"),
    ("In two years' time he will leave.", "2015"),
    ("The report for February will be bad.", "2013-02"),
]


@pytest.mark.parametrize(("text", "value"), AHEAD)
def test_what_lies_ahead(nlp: Language, text: str, value: str) -> None:
    assert values(nlp, text) == [value]


NO_DATE = [
    "They built it in three days.",
    "It will be the worst raid in two years.",
    "He has slept for the past two weeks.",
    "Within three days he will be tried.",
]


@pytest.mark.parametrize("text", NO_DATE)
def test_how_long_is_no_date(nlp: Language, text: str) -> None:
    assert values(nlp, text) == []


TOLD = [
    ("It will be published next Friday, March 29.", ["2013-03-29"]),
    ("Over the weekend, shops closed.", ["2013-03-16/2013-03-17"]),
    ("Output in January fell from December.", ["2013-01", "2012-12"]),
    ("Earlier in the week he spoke.", ["2013-03-18/2013-03-24"]),
    ("Later in the year he will speak.", ["2013"]),
    ("In 2009 he spoke often. By the end of the year he fell silent.", ["2009", "2009"]),
    ("He will speak by the end of the year.", ["2013"]),
    ("It was 40 years ago this month.", ["1973-03"]),
    ("Half a century ago he left.", ["1963"]),
    ("A century ago he left.", ["1913"]),
    ("A week ago Thursday he left.", ["2013-03-14"]),
    ("A week from Monday he will leave.", ["2013-04-01"]),
    ("Third-quarter profit rose.", ["2012-07/2012-09"]),
    ("Sales in Q3 fell.", ["2012-07/2012-09"]),
    ("In the 2012 fourth quarter sales fell.", ["2012-10/2012-12"]),
    ("The July-to-September quarter was bad.", ["2012-07/2012-09"]),
    ("Sales fell in the fiscal first quarter.", []),
    ("It froze in the winter of 2011-12.", ["2011-24"]),
    ("This winter it froze.", ["2012-24"]),
    ("It is a tale of the 21st century.", ["20XX"]),
    ("It is a tale of the twenty-first century.", ["20XX"]),
    ("It grew in the last century.", ["19XX"]),
    ("It grew in the 1800s.", ["18XX"]),
    ("It grew in the 18th and 19th centuries.", ["17XX", "18XX"]),
    ("It grew from the 15th to the 19th century.", ["14XX/18XX"]),
    ("It was sold to the 20th Century Trust.", []),
    ("The walls are of the 7th century BC.", []),
    ("He met her in 2010. The following February they wed.", ["2010", "2011-02"]),
    ("He met her in May 2010. The previous March they had quarrelled.", ["2010-05", "2010-03"]),
    ("He met her in 2010. That summer they wed.", ["2010", "2010-22"]),
    ("He was in office from 2006 until his death.", ["2006/.."]),
    ("The company said in January it would close.", ["2013-01"]),
    ("He won it in '97.", ["1997"]),
    ("On the first day of 2013 it fell.", ["2013-01-01"]),
    ("It ran from May 3, 2011, to July 4, 2012.", ["2011-05-03/2012-07-04"]),
    ("On Jan. 16 and 17 they fought.", ["2013-01-16", "2013-01-17"]),
    ("Last year's fourth-quarter profit fell.", ["2012-10/2012-12"]),
    ("Since last summer prices rose.", ["2012-22/.."]),
    ("In the run-up to the 2014 cup it grew.", ["2014"]),
    ("The first round is on April 14, with a run-off, if needed, on April 28.", ["2013-04-14", "2013-04-28"]),
    ("After 2009, sales grew. They fell in the June slump.", ["2009", "2012-06"]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_told_from_another_date(nlp: Language, text: str, expected: list[str]) -> None:
    assert values(nlp, text) == expected


FEASTS = [
    ("It happened on Thanksgiving.", ["2012-11-22"]),
    ("It happened on Thanksgiving Day 2009.", ["2009-11-26"]),
    ("It happened last Thanksgiving.", ["2012-11-22"]),
    ("It happened at Christmas.", ["2012-12-25"]),
    ("It happened on Easter Sunday.", ["2012-04-08"]),
    ("It will happen on Good Friday.", ["2013-03-29"]),
    ("It will happen on Easter Monday.", ["2013-04-01"]),
    ("It happened on Labor Day.", ["2012-09-03"]),
    ("It happened on Memorial Day 2011.", ["2011-05-30"]),
    ("It happened on Halloween.", ["2012-10-31"]),
    ("It happened on Valentine's Day.", ["2013-02-14"]),
    ("It happened on Martin Luther King Day.", ["2013-01-21"]),
    ("The Good Friday accord held.", []),
    ("The Christmas truce held.", []),
    ("The Easter Rising failed.", []),
]


@pytest.mark.parametrize(("text", "expected"), FEASTS)
def test_days_with_a_name(nlp: Language, text: str, expected: list[str]) -> None:
    assert values(nlp, text) == expected


UNDATED = [
    ("Earlier this month, a guard was shot on January 9.", ["XXXX-01", "XXXX-01-09"]),
    ("A guard died on May 3, 2014. It happened this morning, a clerk said.", ["2014-05-03", "2014-05-03"]),
    ("A guard died on May 3. It happened early this morning when he left, a clerk said.", ["XXXX-05-03", None]),
    # ranges with an end that is told by its part of a month or year
    ("From the vote in May 2004 to the end of March 2009, 90 died.", ["2004-05/2009-03"]),
    ("Between May 2004 and the end of March 2009, 90 died.", ["2004-05/2009-03"]),
    ("The siege ran from the start of May 2012 to the end of June 2013.", ["2012-05/2013-06"]),
    ("They held the fort from June 2011 until mid-2013.", ["2011-06/2013"]),
    ("They held the fort from June to the end of 2013.", ["2013-06/2013"]),
    # the stretch that the text reports on
    (
        "From the vote in May 2004 to the end of March 2009, 90 died. Most were clerks. The rest were guards. "
        "In February, a judge spoke of raids between 2003 and 2006. Few spoke. He ate. He fled. He hid. "
        "A successor, who took over on April first, was a judge.",
        ["2004-05/2009-03", "2009-02", "2003/2006", "2009-04-01"],
    ),
    (
        "From May 2004 to March 2009, 90 died. Most were clerks. In 2011 a judge spoke. He ate. He fled. "
        "A successor came in June.",
        ["2004-05/2009-03", "2011", "XXXX-06"],
    ),
    # open from what somebody began with
    ("No guard has died there since it opened in 2007.", ["2007/.."]),
    ("It has grown since it was founded in May 1990.", ["1990-05/.."]),
    ("It has grown since its founding in 1990.", ["1990"]),
    # "this year" is not the year that names something beside it; "last summer" is of no known year
    ("Guards were shot. Nurses fled. Six died this year. A 2011 inquiry blamed the owner.", [None, "2011"]),
    ("There were 63 raids in 2012 so far, up from 42 last year.", ["2012", "2011"]),
    ("Six died last summer.", [None]),
    # a day told again is the same day
    (
        "On August 7 he spoke. In August 2016 he had fled. He was poor. He was ill. He wrote an August 7 letter.",
        ["XXXX-08-07", "2016-08", "XXXX-08-07"],
    ),
    # the year of the text
    (
        "Raids fell from 60 in 2013 to 40 in 2014. (See the map.) Throughout the year, guards dug in. Ten left "
        "by the end of the year. Most were young. Many were ill. A guard cost $90 for the year, down from 2012.",
        ["2013", "2014", "2014", "2014", "2014", "2012"],
    ),
    ("Guards dig in throughout the year.", []),
    ("Raids fell in 2014. The pictures are taken on the last two days of the year.", ["2014"]),
    ("Raids fell in 2014. The pictures were taken in the last month of the year.", ["2014", "2014-12"]),
    ("Two guards died in 2014 alone. So far this year, one has died.", ["2014", None]),
    ("A guard died on June 16. His death is the sixth on that road in 2015.", ["2015-06-16", "2015"]),
    ("It happened on Thanksgiving.", [None]),
    (
        "Tanta, June 12, 1963, 5 p.m.\n\nPlanes struck the camp yesterday and again on eighth. "
        "The envoy left in April.",
        ["1963-06-12", "1963-06-11", "1963-06-08", "1963-04"],
    ),
    (
        "CEDAR LANDING, TENN., April 8, 1862,\n\nThe enemy struck Sunday and fled 7th instant.",
        ["1862-04-08", "1862-04-06", "1862-04-07"],
    ),
    ("Camp near Oldford, Va., May 3d, 1863.\n\nThe attack of yesterday failed.", ["1863-05-03", "1863-05-02"]),
    ("On 30 December 2013 it joined. On 2 January it left.", ["2013-12-30", "2014-01-02"]),
    ("On 3 March 2014 it joined, leaving on 5 January the next year.", ["2014-03-03", "2015-01-05"]),
    ("It held the town until at least mid-2015.", ["../2015"]),
    ("Ada Bell (6 July 1952 – 28 November 2014) was a nurse.", ["1952-07-06", "2014-11-28"]),
    # The title of a list of incidents gives the year of all of them.
    (
        "Dorania: weekly incidents, 3-9 June 2015\n\nA guard died in Oldford on June 4.\n\n"
        "Shots were fired in Tanta on June 8, a clerk said.",
        ["2015-06-03/2015-06-09", "2015-06-04", "2015-06-08"],
    ),
    (
        "Battle of Oldford\n\nThe Battle of Oldford was fought from 3 to 9 June 1915 between two armies.\n\n"
        "Course\n\nAt dawn on 4 June the guns opened fire.",
        ["1915-06-03/1915-06-09", "1915-06-04"],
    ),
    ("THREE GUARDS DIED ON 3 MAY, THE ARMY SAID TODAY.", ["XXXX-05-03", None]),
    ("The town has been quiet since the 2009 coup against the king.", ["2009"]),
    ("TWO WERE SHOT IN LA MAR PROVINCE.", []),
]


@pytest.mark.parametrize(("text", "expected"), UNDATED)
def test_texts_without_a_day_of_publication(nlp: Language, text: str, expected: list[str | None]) -> None:
    assert values(nlp, text, None) == expected


def test_a_chronicle_goes_on_over_its_paragraphs(nlp: Language) -> None:
    text = (
        "In 2009 the two met. In 2012 they fell out. In July 2014 they made peace. By August 2016 it was over.\n\n"
        "On 29 November shots were fired; on 2 December one of them was dead."
    )
    assert values(nlp, text, date(2019, 2, 11))[-2:] == ["2016-11-29", "2016-12-02"]


def test_an_infobox_dates_its_page(nlp: Language) -> None:
    text = (
        "Second Siege of Oldford\n\nDate 22–23 April 2000\nLocation Oldford, Northshire\nResult Town retaken\n\n"
        "The siege followed a raid of December 1999. The troops landed on the night of 26 March and fled in May."
    )
    assert values(nlp, text, None)[-2:] == ["2000-03-26", "2000-05"]
