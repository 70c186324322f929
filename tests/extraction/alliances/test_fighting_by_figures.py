"""Who kills fighters of another body fights it, and the release does not contradict itself."""

import pytest

from flows.extraction.alliances.casualties import fighting
from flows.extraction.extract import extract
from flows.extraction.pages import page_of
from flows.extraction.records import CasualtyClaim, RivalryClaim
from flows.reading.document import Document
from schemas.vocabulary import Outcome, VictimKind


def read(nlp, text):
    document = Document.of(text, "case.txt")
    page = page_of(document, nlp(text))
    return page, extract(page).claims


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Boko Haram killed 12 soldiers of the Nigerian Army in Borno on 4 May 2016.", 1),
        ("Boko Haram killed 12 farmers in Borno on 4 May 2016.", 0),
    ],
)
def test_fighters_killed_are_fighting(nlp, text, pairs):
    _, claims = read(nlp, text)
    fights = [claim for claim in claims if isinstance(claim, RivalryClaim)]
    assert len({(claim.a, claim.b) for claim in fights}) == pairs
    assert len(fights) == pairs


def with_parties(nlp, **changes):
    page, claims = read(nlp, "Boko Haram killed 12 soldiers of the Nigerian Army in Borno.")
    (figure,) = (claim for claim in claims if isinstance(claim, CasualtyClaim))
    assert figure.victim_organisation is not None
    assert figure.perpetrator_organisation is not None
    values = {slot: getattr(figure, slot) for slot in CasualtyClaim.__dataclass_fields__}
    return page, CasualtyClaim(**(values | changes))


def test_a_pair_that_no_rule_found(nlp):
    page, figure = with_parties(nlp)
    (claim,) = fighting(page, [figure, figure], [])
    assert {claim.a, claim.b} == {figure.victim_organisation, figure.perpetrator_organisation}
    assert claim.a < claim.b
    assert claim.evidence.extractor == "rivalries.casualties"
    assert claim.evidence.text == figure.evidence.text


@pytest.mark.parametrize(
    "changes",
    [
        {"outcome": Outcome.CAPTURED},
        {"victim_kind": VictimKind.CIVILIAN},
        {"count_low": 0, "count_high": 0},
        {"perpetrator_organisation": None},
        {"victim_organisation": None},
    ],
)
def test_no_fighting(nlp, changes):
    page, figure = with_parties(nlp, **changes)
    assert fighting(page, [figure], []) == []
