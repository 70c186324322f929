"""Positions that the network proposes: set by hand, a title or verb says which role, or there is none."""

import pytest
from spacy.language import Language

from flows.extraction.leaders import leaders
from tests.extraction import marked
from tests.extraction.proposed import Proposed, propose

HAWKS, DAR, SEN = "[Red Hawks|armed_group]", "[Omar Dar|person]", "[Ali Sen|person]"
PAIR: Proposed = ("Omar Dar", "position", "Red Hawks")
Row = tuple[str, str, str, str]

ROWS: list[tuple[str, str, str]] = [
    (f"{DAR} had, for ten years, been the man whom the {HAWKS} called their leader.", "leader", "leader"),
    (f"The {HAWKS} have a new chief, a smith by trade: {DAR}.", "leader", "new chief"),
    (f"For the {HAWKS} it was their spokesman, as ever {DAR}, who denied it.", "spokesperson", "spokesman"),
]

NONE = [
    f"{DAR} spoke about the {HAWKS} in the town.",
    f"{DAR} wants to become leader of the {HAWKS}.",
    f"{DAR} led a raid on the {HAWKS}.",
    f"The driver {DAR} condemned, as did others, the {HAWKS}.",
    f"{DAR} said that the {HAWKS} had a leader.",
    f"{DAR} met a commander in a camp of the {HAWKS}.",
    f"Some members of the {HAWKS} know {DAR}.",
]


def _rows(page: marked.Page) -> list[Row]:
    names = [entity.name for entity in page.entities]
    return [
        (names[c.person], c.role.value, names[c.organisation], c.evidence.text)
        for c in leaders.extract(page)
        if c.evidence.extractor == "leaders.proposed"
    ]


@pytest.mark.parametrize(("text", "role", "cue"), ROWS)
@pytest.mark.parametrize("label", ["position", "in_charge_of"])
def test_a_title_makes_a_row_of_a_proposal(nlp: Language, text: str, role: str, cue: str, label: str) -> None:
    page = marked.page(nlp, text)
    propose(page)
    assert _rows(page) == []
    page = marked.page(nlp, text)
    propose(page, ("Omar Dar", label, "Red Hawks"))
    assert _rows(page) == [("Omar Dar", role, "Red Hawks", cue)]


@pytest.mark.parametrize("text", NONE)
def test_no_row(nlp: Language, text: str) -> None:
    page = marked.page(nlp, text)
    propose(page, PAIR)
    assert _rows(page) == []


def test_the_title_of_another_is_left_to_him(nlp: Language) -> None:
    page = marked.page(nlp, f"{DAR} met {SEN}, a commander of the {HAWKS}.")
    propose(page, PAIR, ("Ali Sen", "position", "Red Hawks"))
    assert _rows(page) == []
    assert len(leaders.extract(page)) == 1
