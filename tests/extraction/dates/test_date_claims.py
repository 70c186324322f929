"""Which date of a sentence is an act's own. The act is marked with asterisks; sentences of our own."""

from datetime import date

import pytest
from spacy.language import Language

from flows.extraction.dates import dates
from flows.extraction.pages import page_of
from flows.reading.document import Document

CASES = [
    ("Gunmen *killed* two guards in Amri on May 3.", "2013-05-03"),
    ("Two guards were *killed* and three wounded in a clash in Amri on May 3.", "2013-05-03"),
    (
        "Two guards were *killed* when gunmen opened fire at a post on May 3, reports the Star.",
        "2013-05-03",
    ),
    ("The council on May 3 condemned the *murder* of two guards.", None),
    ("The council condemns the *murder* of two guards on May 3.", "2013-05-03"),
    ("The front on June 2 claimed responsibility for an *ambush* on guards on June 1.", "2013-06-01"),
    ("In a May 3 interview, the mayor said that guards had *killed* his son.", None),
    ("On May 3, police said that two guards had been *arrested*.", None),
    ("He was arrested in August 2012 on charges that he planned the *murder* of a guard.", None),
    ("He was arrested on May 3 after he *killed* two guards.", None),
    ("A guard who was *wounded* in a raid died on May 3.", None),
    ("A blast that *killed* two guards shook Amri on May 3.", "2013-05-03"),
    ("It began with the raid of 3 May 2012, in which two guards were *killed*.", "2012-05-03"),
    ("They have been foes since May 2010, when the front *killed* two guards.", "2010-05"),
    ("The *arrest* of two guards may hurt the 2012 peace accords.", None),
    ("He was *arrested* and jailed, but in May 2012 a judge freed the others.", None),
    ("Two guards were *killed* near the post which the army had taken on May 3.", None),
    ("Two guards were *killed* during the raid, the ministry said in a statement on May 3.", None),
    ("Two guards were *arrested* and charged after a May 3 police raid.", "2013-05-03"),
]


@pytest.mark.parametrize(("case", "value"), CASES)
def test_the_date_of_an_act_is_of_its_own_clause(nlp: Language, case: str, value: str | None) -> None:
    before, act, after = case.split("*")
    text = before + act + after
    page = page_of(Document.of(text, "test.txt", published_on=date(2013, 7, 5)), nlp(text))
    dates.extract(page)
    token = next(t for t in page.doc if t.idx == len(before))
    assert dates.date_of_event(page, token) == value
