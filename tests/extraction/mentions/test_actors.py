"""Names without a telling word that are bodies by what is said of them; tags and acronyms of others."""

import pytest
from spacy.language import Language

from tests.extraction import pages


def _names(nlp: Language, text: str) -> set[str]:
    return {name.rsplit(" (", 1)[0].lower() for name in pages.bodies(pages.read(nlp, text))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Police arrested four executives of Brenvor on Monday.", "Brenvor", id="its executives"),
        pytest.param("Congress approved the bill on Monday, they said.", "Congress", id="a chamber by itself"),
        pytest.param("BRVX has completed its review of the aid, it was said.", "BRVX", id="what it has completed"),
        pytest.param(
            "The country is ranked by Rights International as the third most corrupt of the south.",
            "Rights International",
            id="a source",
        ),
        pytest.param(
            "Ana Duarte, a professor at Marra University, said that the law had failed.",
            "Marra University",
            id="where somebody has a post",
        ),
    ],
)
def test_bodies_by_what_is_said_of_them(nlp: Language, text: str, name: str) -> None:
    assert name.lower() in _names(nlp, text)


def test_a_wires_tag_is_no_body(nlp: Language) -> None:
    text = "QUITO, MAY 3 (AFP) -- REBELS OF THE FARC ATTACKED A POLICE POST NEAR THE BORDER ON SUNDAY."
    assert not any("afp" in name for name in _names(nlp, text))


def test_a_longer_name_with_its_own_acronym_is_another_body(nlp: Language) -> None:
    text = (
        "The Independent National Patriotic Front of Liberia (INPFL) took the port. "
        "The National Patriotic Front of Liberia (NPFL) attacked the INPFL in October."
    )
    found = pages.bodies(pages.read(nlp, text))
    assert sum("Patriotic Front" in name for name in found) == 2


def test_brackets_after_a_unit_name_the_whole(nlp: Language) -> None:
    found = _names(nlp, "The Charles Dar Brigade (LTTE) held the pass. The LTTE claimed victory.")
    assert any(name.endswith("brigade") for name in found)
    assert any("brigade" not in name for name in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Members of the Omar Ruiz crime clan were held in May.", id="a clan by a person's name"),
        pytest.param(
            "A shell hit a house in South Dara Agency (SDA) on May 3.", id="an agency that is a district"
        ),
        pytest.param("The meeting was held at Marra University on Friday.", id="a building"),
        pytest.param("They told the Judicial Magistrate that they had lied.", id="an office"),
        pytest.param("The Cali-based gang moved cocaine.", id="a place with a hyphen"),
        pytest.param(
            "Drug Cartel Ties Of Mayor Emerge\n\nThe mayor met a drug cartel in May.", id="a headline's noun"
        ),
    ],
)
def test_guesses_that_are_no_body(nlp: Language, text: str) -> None:
    assert _names(nlp, text) == set()


def test_an_acronym_of_the_whole_name_with_its_place(nlp: Language) -> None:
    text = "The Support Mission Against Graft in Honduras (Mision de Apoyo en Honduras - MAGH) left. MAGH had ten."
    found = pages.bodies(pages.read(nlp, text))
    assert any({"MAGH", "Support Mission Against Graft in Honduras"} <= names for names in found.values())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("The NGO Vida Clara said so, reports El Norte.", "Vida Clara", id="without NGO"),
        pytest.param(
            "FIVE GUARDS DIED WHEN A BOMB HIT A NATIONAL GUARD JEEP ON SUNDAY.", "NATIONAL GUARD", id="jeep"
        ),
        pytest.param(
            "The Treasury froze his assets, the US Treasury Department said.", "US Treasury Department", id="t"
        ),
    ],
)
def test_names_without_what_stands_beside_them(nlp: Language, text: str, name: str) -> None:
    assert name.lower() in _names(nlp, text)


def test_a_unit_of_an_armed_group(nlp: Language) -> None:
    found = pages.bodies(
        pages.read(nlp, "The letters were left by the Gola Division of the Maoists near the road.")
    )
    assert any(name.startswith("Gola Division") and name.endswith("(armed_group)") for name in found)


def test_an_acronym_without_its_brackets(nlp: Language) -> None:
    found = pages.bodies(pages.read(nlp, "Nine Lashkar i Dara LD militants were killed in air strikes on Monday."))
    assert {"Lashkar i Dara", "LD"} in found.values()


def test_a_force_of_another_country_is_not_the_reviewed_one(nlp: Language) -> None:
    page = pages.read(nlp, "Mexico's Federal Police arrested two men. The Federal Police said so on Monday.")
    forces = [e for e in page.entities if "Federal Police" in e.name]
    assert [(e.kind.value if e.kind else None, e.seed_id) for e in forces] == [("state_force", None)]


def test_the_outlet_at_a_headlines_end_is_no_state(nlp: Language) -> None:
    text = "Farmers march on the capital of the province - Daily Echo Turkey\n\nThe farmers met on Monday."
    assert not any("turkey" in name for name in _names(nlp, text))
