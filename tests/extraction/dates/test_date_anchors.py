"""Dates that hang on the day of writing or on the text before: one case a row, sentences of our own."""

from datetime import date

import pytest
from spacy.language import Language

from flows.extraction.dates import dates
from flows.extraction.pages import page_of
from flows.reading.document import Document
from tests.extraction.dates.test_dates import read

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
    ("Texts from the 15th to the 19th century.", ["14XX/18XX"]),
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


TELEGRAMS = [
    ("Enemy attacked at 0400 hours 5th.", "1919-06-05"),
    ("Enemy attacked night 4/5 June.", "1919-06-04/1919-06-05"),
    ("Enemy attacked on night of 4th/5th.", "1919-06-04/1919-06-05"),
    ("Enemy attacked on the night of the 4th-5th.", "1919-06-04/1919-06-05"),
    ("Enemy attacked on 3rd and 4th instant.", "1919-06-03 1919-06-04"),
    ("Fighting lasted from 1st to 5th instant.", "1919-06-01/1919-06-05"),
    ("Fighting since morning of 4th.", "1919-06-04/.."),
    ("Post attacked evening 3rd.", "1919-06-03"),
    ("Post attacked on the 2d.", "1919-06-02"),
    ("Post attacked day before yesterday.", "1919-06-10"),
    ("Column leaves to-night, rest to-morrow.", "1919-06-12 1919-06-13"),
    ("Truce ends on the 20th proximo.", "1919-07-20"),
    ("Post burned on Sunday last.", "1919-06-08"),
    ("Two died in the late 19th and early 20th centuries.", "18XX 19XX"),
]


@pytest.mark.parametrize(("text", "expected"), TELEGRAMS)
def test_the_manner_of_telegrams(text: str, expected: str) -> None:
    # A Thursday.
    assert " ".join(str(claim.edtf) for claim in read(text, date(1919, 6, 12))) == expected


HEADERS = [
    "Tangra, June 12, 1919.",
    "TANGRA, TENN., June 12, 1919--8.30 p. m.",
    "Tangra, 12th June, 1919, 11.40 a.m.",
    "Tangra, June 12, 1919, 0845Z.",
    "Dated Simba, the 12th June, 1919.",
    "From Viceroy, Foreign Department, to Secretary of State for Osra, 12th June, 1919.",
    "Telegram No. 512, dated 12th June 1919.",
    "TANGRA, 12 JUN 1919 (ACAN) --",
    "[EXCERPT] TANGRA, JUNE 12 1919, AP --",
    "JUNE 12 1919, TANGRA --",
    "R 121245Z JUN 1919",
]


@pytest.mark.parametrize("header", HEADERS)
def test_the_day_of_writing_over_a_text(nlp: Language, header: str) -> None:
    separator = " " if header.endswith("--") else "\n\n"
    text = f"{header}{separator}Rebels struck the town yesterday."
    page = page_of(Document.of(text, "text.txt"), nlp(text))
    assert dates.extract(page)[-1].edtf == "1919-06-11"


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
    # a telegram's header: a place without a comma with the time of day, a date-time group
    ("PORTVILLE 6 MAY 1961 1430Z\n\nFOR DAY FROM HALL\n\nCOMPANY HOLDS THIS MORNING STOP TWO HURT SINCE "
     "WEDNESDAY STOP", ["1961-05-06", "1961-05-06", "1961-05-03/.."]),
    ("Sent 171245Z JUL 79 by the embassy. Troops landed yesterday.", ["1979-07-17", "1979-07-16"]),
    # a title with a day is no header
    ("Battle of Dor 6 May 1961\n\nTroops landed yesterday.", ["1961-05-06", None]),
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
