"""Armed groups in lists: sentences with the groups that a careful reader finds in them."""

import pytest
from spacy.language import Language

from tests.extraction import pages

CASES = [
    pytest.param(
        "Two gangs, Los Calvos and Los Tuertos, have fought over the port since last year.",
        {"Los Calvos", "Los Tuertos"},
        id="after the noun",
    ),
    pytest.param(
        "Members of the Chatos and the Moscas, two street gangs, were arrested on Friday.",
        {"Chatos", "Moscas"},
        id="before the noun",
    ),
    pytest.param(
        "The Zetas, the Rojos and the Tuertos fight over the port in the south of the state.",
        {"Zetas", "Rojos", "Tuertos"},
        id="beside a known one",
    ),
    pytest.param(
        "The Tepito Cartel and the Ramones are now allegedly battling it out for control of the market.",
        {"Tepito Cartel", "Ramones"},
        id="beside a cartel",
    ),
    pytest.param(
        "The Lobitos and Bravos factions of the Barrio 18 signed a truce in the prison.",
        {"Lobitos", "Bravos", "Barrio 18"},
        id="one noun for both",
    ),
    pytest.param(
        "The gang split into two groups, Los Tuertos and Los Mancos, after the death of its leader.",
        {"Los Tuertos", "Los Mancos"},
        id="two groups",
    ),
    pytest.param(
        "Gangs such as the Lobitos and Los Duros run the prison in the port city, officials said.",
        {"Lobitos", "Los Duros"},
        id="such as",
    ),
    pytest.param(
        "Cartels like the Zetas, the police and the Americans are at war in the port city, officials said.",
        {"Zetas"},
        id="others in the list",
    ),
    pytest.param(
        "Drug gangs in Colombia and Peru sell cocaine to groups in Brazil and the Netherlands, officials said.",
        set(),
        id="places",
    ),
    pytest.param(
        "Criminal groups, including Colombians and Mexicans, attacked the convoy, officials said.",
        set(),
        id="people",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_groups_in_lists(nlp: Language, text: str, expected: set[str]) -> None:
    page = pages.read(nlp, text)
    assert {e.name for e in page.entities if e.kind == "armed_group"} == expected
