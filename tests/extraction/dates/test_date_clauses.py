"""Dates of claims and the tense round a date, on trees written by hand."""

from datetime import date

import pytest
from spacy.tokens import Doc

from flows.extraction.dates import dates
from flows.extraction.page import Page
from flows.extraction.pages import page_of
from flows.language import structure
from flows.reading.document import Document

VOCAB = structure.blank().vocab

# word:lemma/tag/label/head; heads count from 1, 0 is the root; no lemma: the word in lower case.
KILLED_ON = (
    "Rebels/NOUN/nsubj/2 killed:kill/VERB/root/0 three/NUM/nummod/4 soldiers:soldier/NOUN/obj/2 "
    "on/ADP/case/6 May/PROPN/obl/2 3/NUM/nummod/6 2014/NUM/nummod/6 ./PUNCT/punct/2"
)
SAID_ON = (
    "Police/NOUN/nsubj/2 said:say/VERB/root/0 on/ADP/case/4 Monday/PROPN/obl/2 that/SCONJ/mark/7 "
    "rebels:rebel/NOUN/nsubj/7 fled:flee/VERB/ccomp/2 ./PUNCT/punct/2"
)
REPORTS_AFTER_COMMA = (
    "Rebels/NOUN/nsubj/2 fled:flee/VERB/root/0 ,/PUNCT/punct/7 on/ADP/case/5 June/PROPN/obl/8 30/NUM/nummod/5 "
    ",/PUNCT/punct/8 reports:report/VERB/parataxis/2 Dawn/PROPN/nsubj/8 ./PUNCT/punct/2"
)
TWO_CLAUSES = (
    "He/PRON/nsubj:pass/3 was:be/AUX/aux:pass/3 seized:seize/VERB/root/0 on/ADP/case/5 April/PROPN/obl/3 "
    "28/NUM/nummod/5 and/CCONJ/cc/8 freed:free/VERB/conj/3 on/ADP/case/10 May/PROPN/obl/8 6/NUM/nummod/10 "
    "./PUNCT/punct/3"
)
SINCE = "It/PRON/nsubj/3 has:have/AUX/aux/3 ruled:rule/VERB/root/0 since/ADP/case/5 2012/NUM/obl/3 ./PUNCT/punct/3"
UNTIL = "It/PRON/nsubj/2 ruled:rule/VERB/root/0 until/ADP/case/4 2011/NUM/obl/2 ./PUNCT/punct/2"
RANGE = (
    "It/PRON/nsubj/2 ruled:rule/VERB/root/0 from/ADP/case/4 2005/NUM/obl/2 to/ADP/case/6 2011/NUM/nmod/4 "
    "./PUNCT/punct/2"
)
IN_CLASHES = (
    "Two/NUM/nsubj:pass/3 were:be/AUX/aux:pass/3 killed:kill/VERB/root/0 in/ADP/case/5 clashes:clash/NOUN/obl/3 "
    "that/PRON/nsubj/7 began:begin/VERB/acl:relcl/5 on/ADP/case/10 14/NUM/nummod/10 November/PROPN/obl/7 "
    "./PUNCT/punct/3"
)
AS_OF = (
    "As/ADP/case/3 of/ADP/fixed/1 August/PROPN/obl/8 24/NUM/nummod/3 ,/PUNCT/punct/3 20/NUM/nsubj:pass/8 "
    "were:be/AUX/aux:pass/8 killed:kill/VERB/root/0 this/DET/det/10 year/NOUN/obl:unmarked/8 ./PUNCT/punct/8"
)
WILL_MEET = "They/PRON/nsubj/3 will/AUX/aux/3 meet/VERB/root/0 on/ADP/case/5 Monday/PROPN/obl/3 ./PUNCT/punct/3"
ARE_TO_MEET = (
    "They/PRON/nsubj/4 are:be/AUX/aux/4 to/PART/mark/4 meet/VERB/root/0 on/ADP/case/6 Monday/PROPN/obl/4 "
    "./PUNCT/punct/4"
)
PLAN_TO_MEET = (
    "They/PRON/nsubj/2 plan/VERB/root/0 to/PART/mark/4 meet/VERB/xcomp/2 on/ADP/case/6 Monday/PROPN/obl/4 "
    "./PUNCT/punct/2"
)
DEADLINE = "The/DET/det/2 deadline/NOUN/nsubj/4 is:be/AUX+Tense=Pres|VerbForm=Fin/cop/4 Monday/PROPN/root/0"
PUT_OFF = (
    "Talks/NOUN/nsubj:pass/3 were:be/AUX/aux:pass/3 postponed:postpone/VERB/root/0 until/ADP/case/5 "
    "Monday/PROPN/obl/3"
)
DUE_IN_COURT = (
    "He/PRON/nsubj/3 is:be/AUX/cop/3 due/ADJ/root/0 in/ADP/case/5 court/NOUN/obl/3 on/ADP/case/7 "
    "Monday/PROPN/nmod/5"
)
DUE_TO_FOG = (
    "It/PRON/nsubj/2 closed:close/VERB/root/0 due/ADP/case/5 to/ADP/fixed/3 fog/NOUN/obl/2 on/ADP/case/7 "
    "Monday/PROPN/obl/2"
)
OPENS = "It/PRON/nsubj/2 opens:open/VERB+Tense=Pres|VerbForm=Fin/root/0 on/ADP/case/4 Monday/PROPN/obl/2"
MET = "They/PRON/nsubj/2 met:meet/VERB/root/0 on/ADP/case/4 Monday/PROPN/obl/2 ./PUNCT/punct/2"
AGES = "The/DET/det/2 rite/NOUN/nsubj/3 exists:exist/VERB+Tense=Pres|VerbForm=Fin/root/0 today/NOUN/obl:unmarked/3"

PRESENT_AGE = (
    "Today/NOUN/obl:unmarked/4 the/DET/det/3 area/NOUN/nsubj/4 forms:form/VERB+Tense=Pres|VerbForm=Fin/root/0 "
    "a/DET/det/6 border/NOUN/obj/4"
)
WE_FACE = "Today/NOUN/obl:unmarked/3 we/PRON/nsubj/3 face/VERB+Tense=Pres|VerbForm=Fin/root/0 it/PRON/obj/3"
NOUN_FROM = "A/DET/det/2 pact/NOUN/nsubj/5 from/ADP/case/4 2009/NUM/nmod/2 failed:fail/VERB/root/0 ./PUNCT/punct/5"
VERB_FROM = "Raids:raid/NOUN/nsubj/2 grew:grow/VERB/root/0 from/ADP/case/4 2009/NUM/obl/2 ./PUNCT/punct/2"
RAIDS_FROM = "Raids:raid/NOUN/nsubj/2 continued:continue/VERB/root/0 from/ADP/case/4 2009/NUM/obl/2"
FOUNDED = (
    "The/DET/det/2 front/NOUN/nsubj/7 ,/PUNCT/punct/4 formed:form/VERB/acl/2 in/ADP/case/6 1985/NUM/obl/4 "
    "struck:strike/VERB/root/0 on/ADP/case/9 May/PROPN/obl/7 3/NUM/nummod/9"
)


def build(tree: str, published_on: date | None = date(2016, 10, 7)) -> Page:
    words, lemmas, tags, morphs, labels, heads = [], [], [], [], [], []
    for i, part in enumerate(tree.split()):
        form, tag, label, head = part.rsplit("/", 3)
        word, _, lemma = form.partition(":") if len(form) > 1 else (form, "", "")
        tag, _, morph = tag.partition("+")
        words.append(word)
        lemmas.append(lemma or word.lower())
        tags.append(tag)
        morphs.append(morph)
        labels.append(label)
        heads.append(i if head == "0" else int(head) - 1)
    doc = Doc(VOCAB, words=words, lemmas=lemmas, pos=tags, morphs=morphs, deps=labels, heads=heads)
    page = page_of(Document.of(doc.text, "tree.txt", published_on=published_on), doc)
    dates.extract(page)
    return page


PERIODS = [
    (KILLED_ON, "killed", ("2014-05-03", "2014-05-03")),
    (SAID_ON, "fled", (None, None)),
    (SAID_ON, "said", ("2016-10-03", "2016-10-03")),
    (REPORTS_AFTER_COMMA, "fled", ("2016-06-30", "2016-06-30")),
    (TWO_CLAUSES, "seized", ("2016-04-28", "2016-04-28")),
    (TWO_CLAUSES, "freed", ("2016-05-06", "2016-05-06")),
    (SINCE, "ruled", ("2012", None)),
    (UNTIL, "ruled", (None, "2011")),
    (RANGE, "ruled", ("2005", "2011")),
    (IN_CLASHES, "killed", ("2015-11-14", "2015-11-14")),
    (AS_OF, "killed", ("2016", "2016")),
]


@pytest.mark.parametrize(("tree", "predicate", "period"), PERIODS)
def test_period_of_a_predicate(tree: str, predicate: str, period: tuple[str | None, str | None]) -> None:
    page = build(tree)
    token = next(t for t in page.doc if t.text == predicate)
    assert dates.dates_of(page, token) == period


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("President Vel ( 2012 - 2015 ) spoke .", ("2012", "2015")),
        ("President Vel ( since 2012 ) spoke .", ("2012", None)),
        ("President Vel ( 1921 - 1987 ) spoke .", (None, None)),
        ("President Vel ( 2012 ) spoke .", (None, None)),
        ("President Vel ( in 2012 - 2015 there ) spoke .", (None, None)),
        ("President Vel spoke in 2012 - 2015 .", (None, None)),
    ],
)
def test_term_in_brackets(text: str, term: tuple[str | None, str | None]) -> None:
    doc = structure.blank()(text)
    page = page_of(Document.of(text, "text.txt"), doc)
    dates.extract(page)
    assert dates.term_in_brackets(page, 2) == term


def test_date_of_an_event() -> None:
    page = build(TWO_CLAUSES, None)
    assert [dates.date_of_event(page, t) for t in page.doc if t.text in ("seized", "freed")] == [
        "XXXX-04-28",
        "XXXX-05-06",
    ]


@pytest.mark.parametrize(
    ("tree", "value"),
    [
        (WILL_MEET, "2016-10-10"),
        (ARE_TO_MEET, "2016-10-10"),
        (PLAN_TO_MEET, "2016-10-10"),
        (DEADLINE, "2016-10-10"),
        (PUT_OFF, "../2016-10-10"),
        (DUE_IN_COURT, "2016-10-10"),
        (OPENS, "2016-10-10"),
        (DUE_TO_FOG, "2016-10-03"),
        (MET, "2016-10-03"),
    ],
)
def test_tense_decides_which_monday(tree: str, value: str) -> None:
    assert [claim.edtf for claim in build(tree).dates] == [value]


def test_today_of_the_present_age_is_no_day() -> None:
    assert build(AGES).dates == []


@pytest.mark.parametrize(
    ("tree", "values"),
    [
        (PRESENT_AGE, []),
        (WE_FACE, [None]),
        (NOUN_FROM, ["2009"]),
        (VERB_FROM, ["2009"]),
        (RAIDS_FROM, ["2009/.."]),
        (FOUNDED, ["1985", "XXXX-05-03"]),
    ],
)
def test_what_a_date_hangs_on_tells_what_it_says(tree: str, values: list[str | None]) -> None:
    assert [claim.edtf for claim in build(tree, None).dates] == values


def test_the_event_is_what_a_date_hangs_on() -> None:
    assert [claim.event for claim in build(TWO_CLAUSES).dates] == ["seize", "free"]
