"""Fights and alliances whose sides stand in two clauses: sentences with the rows expected of them."""

import pytest
from spacy.language import Language

from flows.extraction.extract import extract
from flows.extraction.pages import page_of
from flows.extraction.records import AllianceClaim
from flows.reading.document import Document
from tests.extraction import marked
from tests.extraction.alliances import cases, rival_cases
from tests.extraction.alliances.cases import KARLAND, LIONS, NORLAND, POLICE
from tests.extraction.alliances.rival_cases import ARMY, FALCONS, FIGHT, HAWKS, TURKEY, Row

FIGHTS: list[tuple[str, set[Row]]] = [
    (f"Two {ARMY} soldiers were killed when {HAWKS} militants attacked a post near Dab.", FIGHT),
    (f"Six {ARMY} men were wounded and a clerk died when {HAWKS} gunmen raided a depot in Karn.", FIGHT),
    (f"Six farmers were killed by {ARMY} men when {HAWKS} gunmen raided a depot in Karn.", set()),
    (f"The {ARMY} were on patrol when {HAWKS} cadres opened fire on them.", FIGHT),
    (f"The {ARMY} was returning to base when a group of {HAWKS} fighters fired at them.", FIGHT),
    (f"The farmers were resting when {HAWKS} cadres opened fire on them.", set()),
    (
        f"{HAWKS} spokesman Omar Dar in a phone call from an unknown place claimed responsibility for the raid, "
        f"saying nine {ARMY} soldiers were killed.",
        FIGHT,
    ),
    (
        f"{HAWKS} spokesman Omar Dar in a call from Karn claimed the ambush, saying two {ARMY} men were wounded.",
        FIGHT,
    ),
    (f"We stand shoulder to shoulder with the {ARMY} as it confronts the {HAWKS}.", FIGHT),
    (f"Karland stands with the {ARMY} people as they confront the {HAWKS}.", FIGHT),
    (f"{TURKEY} will support the {ARMY} in defeating the {HAWKS}.", {("Hawks", "opposes", "Turkey")}),
    (f"The talks went on with the {ARMY} as they met.", set()),
]
ALLIES: list[tuple[str, set[Row]]] = [
    (
        f"The trader was abducted by militants of the {FALCONS} and {LIONS} and held in a camp.",
        {cases.allied("Falcons", "Lions")},
    ),
    (
        f"{KARLAND} reaffirmed [its|state=Karland] commitment to {NORLAND}'s efforts to defeat the {LIONS}.",
        {cases.backs("Karland", "Norland")},
    ),
    (f"{KARLAND} is committed to {NORLAND}'s fight against the {LIONS}.", {cases.backs("Karland", "Norland")}),
    (f"{KARLAND} is committed to the talks in {NORLAND}.", set()),
    (f"Two clerks were kidnapped by cadres of the {FALCONS}.", set()),
    (f"The trader was arrested by officers of the {POLICE} and agents of {KARLAND}.", set()),
]


@pytest.mark.parametrize(("text", "expected"), FIGHTS)
def test_fights(nlp: Language, text: str, expected: set[Row]) -> None:
    assert rival_cases.rows(marked.page(nlp, text)) == expected


@pytest.mark.parametrize(("text", "expected"), ALLIES)
def test_allies(nlp: Language, text: str, expected: set[Row]) -> None:
    assert cases.rows(marked.page(nlp, text)) == expected


# In plain text: a state after a word for a partner, and one whose government and people are helped.
PLAIN: list[tuple[str, set[Row]]] = [
    ("Boko Haram and its backers, notably Libya, refused to talk.", {("Libya", "supports", "Boko Haram")}),
    (
        "The Assad regime and its backers, especially Iran, are shelling Homs.",
        {("Iran", "supports", "Assad regime")},
    ),
    ("The company and its backers, notably Norway, refused to talk.", set()),
    (
        "The United States supports the government and people of Nigeria.",
        {("United States", "supports", "Nigeria")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_plain_text(nlp: Language, text: str, expected: set[Row]) -> None:
    document = Document.of(text, "case.txt")
    page = page_of(document, nlp(text))
    claims = [c for c in extract(page).claims if isinstance(c, AllianceClaim)]
    assert {(page.entities[c.a].name, c.relation.value, page.entities[c.b].name) for c in claims} == expected
