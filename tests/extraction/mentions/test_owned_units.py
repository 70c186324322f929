"""Units by the body that they are of, and acronyms in the square brackets of wire copy."""

import pytest
from spacy.language import Language

from tests.extraction import pages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The NPA's Ramon Tejo Command said it had burned two trucks.",
            {"Ramon Tejo Command (armed_group)"},
            id="its command",
        ),
        pytest.param(
            "The town had been the base of the Orun Command of the Ethiopian Army since 1983.",
            {"Orun Command (state_force)", "Ethiopian Army (state_force)"},
            id="command of an army",
        ),
        pytest.param(
            "Men of the Kabar Front of the Revolutionary Organization of the People (ROP) ambushed a convoy.",
            {"Kabar Front (armed_group)", "Revolutionary Organization of the People (armed_group)"},
            id="front of an organisation",
        ),
        pytest.param(
            "Two of the Army's 31st Infantry Battalion were hurt near the town.",
            {"31st Infantry Battalion (state_force)"},
            id="the army's battalion",
        ),
    ],
)
def test_units_beside_their_whole(nlp: Language, text: str, expected: set[str]) -> None:
    assert expected <= set(pages.bodies(pages.read(nlp, text)))


def test_square_brackets_hold_an_acronym(nlp: Language) -> None:
    text = "THE KARVAN NATIONAL LIBERATION FRONT [FKLN] ATTACKED THE TOWN ON SUNDAY. THE FKLN TOOK THE BRIDGE."
    assert len(pages.bodies(pages.read(nlp, text))) == 1


def test_a_long_name_that_names_its_state_outweighs_an_acronym_of_elsewhere(nlp: Language) -> None:
    found = pages.bodies(pages.read(nlp, "The Nicaraguan Democratic Force (FDN) attacked. The FDN fled."))
    assert len(found) == 1
