"""Bodies that bear arms by what is told of them, and parts known by another name than their whole."""

import pytest
from spacy.language import Language

from tests.extraction import pages


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("Combatants of the XKU and the MPD burned the bridge.", "MPD (armed_group)", id="combatants"),
        pytest.param(
            "The Karva Organization overran the post.", "Karva Organization (armed_group)", id="overran a post"
        ),
        pytest.param(
            "Two men died in a clash with the Dawlah Brenva Group.",
            "Dawlah Brenva Group (armed_group)",
            id="clash",
        ),
        pytest.param(
            "Six members of the Karva Organization ambushed a bus.",
            "Karva Organization (armed_group)",
            id="members",
        ),
        pytest.param("The Karva Organization lost two fighters.", "Karva Organization (armed_group)", id="lost"),
        pytest.param("The Karva Organization opened a clinic.", "Karva Organization (civil)", id="civil"),
    ],
)
def test_kind_by_what_is_told(nlp: Language, text: str, body: str) -> None:
    assert body in pages.bodies(pages.read(nlp, text))


def test_the_name_of_a_wing_is_not_its_partys(nlp: Language) -> None:
    text = "The military wing of the FARC, known as the Brenva Brigade, attacked the town."
    assert len(pages.bodies(pages.read(nlp, text))) == 2


def test_nothing_is_its_own_wing(nlp: Language) -> None:
    found = pages.read(nlp, "The National Revolution Council claims that the SPLA is its military wing.")
    assert pages.meant(found, "its") == "National Revolution Council"
