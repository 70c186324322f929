"""Rivalries: sentences with the rows expected of them. Mentions are marked, trees are the encoder's."""

import pytest
from spacy.language import Language

from flows.extraction import alliances
from flows.extraction.records import RivalryClaim
from tests.extraction import marked

Row = tuple[str, str, str]
_DIRECTED = "split_from"


def rows(page: marked.Page) -> set[Row]:
    """The rivalry rows of a page; of a relation without direction the names are in order."""
    found = set()
    for claim in alliances.extract(page):
        if isinstance(claim, RivalryClaim):
            a, b = page.entities[claim.a].name, page.entities[claim.b].name
            if claim.relation != _DIRECTED:
                a, b = sorted((a, b))
            found.add((a, claim.relation.value, b))
    return found


ARMY, FALCONS, HAWKS = "[Third Army|state_force]", "[Falcons|armed_group]", "[Hawks|armed_group]"
CASES = [
    (f"The {ARMY} attacked the {HAWKS}.", {("Hawks", "fights", "Third Army")}),
    (f"{HAWKS} militants were killed by {ARMY} soldiers.", {("Hawks", "fights", "Third Army")}),
    (f"Cadres of the {HAWKS} ambushed a {ARMY} patrol.", {("Hawks", "fights", "Third Army")}),
    (f"The {HAWKS} clashed with the {ARMY} on Sunday.", {("Hawks", "fights", "Third Army")}),
    (f"The {HAWKS} and the {ARMY} clashed on Sunday.", {("Hawks", "fights", "Third Army")}),
    (f"The {ARMY} launched an offensive against the {HAWKS}.", {("Hawks", "fights", "Third Army")}),
    (f"Clashes between the {HAWKS} and the {ARMY} went on.", {("Hawks", "fights", "Third Army")}),
    (f"Three {ARMY} soldiers were killed in an ambush by the {HAWKS}.", {("Hawks", "fights", "Third Army")}),
    (f"The {ARMY} captured the town from the {HAWKS}.", {("Hawks", "fights", "Third Army")}),
    (f"{HAWKS} cadres exchanged fire with {ARMY} personnel.", {("Hawks", "fights", "Third Army")}),
    (f"{HAWKS} cadres opened fire on a {ARMY} patrol.", {("Hawks", "fights", "Third Army")}),
    (f"Two {HAWKS} militants were killed in an encounter with the {ARMY}.", {("Hawks", "fights", "Third Army")}),
    (
        f"Two {HAWKS} militants and a {ARMY} soldier were killed in an exchange of fire.",
        {("Hawks", "fights", "Third Army")},
    ),
    (f"The {ARMY} held its positions against the {HAWKS}.", {("Hawks", "fights", "Third Army")}),
    (f"An anti-{HAWKS} operation by the {ARMY} began.", {("Hawks", "fights", "Third Army")}),
    (
        f"The {ARMY} carried out ten strikes. One strike engaged a {HAWKS} tactical unit.",
        {("Hawks", "fights", "Third Army")},
    ),
    (f"The anti-{HAWKS} {FALCONS} hold the bridge.", {("Falcons", "opposes", "Hawks")}),
    (f"The {FALCONS} oppose the {HAWKS}.", {("Falcons", "opposes", "Hawks")}),
    (f"The {HAWKS} are a rival of the {FALCONS}.", {("Falcons", "opposes", "Hawks")}),
    (
        f"The {HAWKS}, listed as a terrorist group by [Turkey|state], met in secret.",
        {("Hawks", "opposes", "Turkey")},
    ),
    (f"We know that the {FALCONS} are committed to destroying the {HAWKS}.", {("Falcons", "opposes", "Hawks")}),
    (f"The {HAWKS} split from the {FALCONS} in 2014.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS}, a splinter group of the {FALCONS}, met in secret.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} signed a ceasefire with the {ARMY}.", {("Hawks", "truce_with", "Third Army")}),
    (f"A truce between the {HAWKS} and the {ARMY} holds.", {("Hawks", "truce_with", "Third Army")}),
    (f"Accusations against the {HAWKS} by the {ARMY} are old.", set()),
    (f"The {ARMY} killed three militants near the {HAWKS} stronghold.", set()),
    (f"The {ARMY} plans to attack the {HAWKS}.", set()),
    (f"If the {ARMY} attacks the {HAWKS}, people will flee.", set()),
    (f"The {ARMY} attacked militants while the {HAWKS} slept.", set()),
    (f"The {FALCONS} condemned the attack on the market and met the {HAWKS}.", set()),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rows(nlp: Language, text: str, expected: set[Row]) -> None:
    assert rows(marked.page(nlp, text)) == expected


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        (f"The {ARMY} attacked the {HAWKS}.", "asserted"),
        (f"The {ARMY} did not attack the {HAWKS}.", "denied"),
        (f"The {HAWKS} refused a truce with the {ARMY}.", "denied"),
    ],
)
def test_polarity(nlp: Language, text: str, polarity: str) -> None:
    (claim,) = alliances.extract(marked.page(nlp, text))
    assert claim.evidence.polarity == polarity


def test_each_pair_of_lists(nlp: Language) -> None:
    page = marked.page(nlp, f"The {ARMY} and the {FALCONS} attacked the {HAWKS} and the [Lions|armed_group].")
    fights = {row for row in rows(page) if row[1] == "fights"}
    assert fights == {
        ("Hawks", "fights", "Third Army"),
        ("Lions", "fights", "Third Army"),
        ("Falcons", "fights", "Hawks"),
        ("Falcons", "fights", "Lions"),
    }


def test_those_beside_whom_one_fights(nlp: Language) -> None:
    page = marked.page(nlp, f"The {FALCONS} fought the {HAWKS} alongside the {ARMY}.")
    assert ("Hawks", "fights", "Third Army") in rows(page)


def test_infobox(nlp: Language) -> None:
    page = marked.page(
        nlp,
        f"{FALCONS}\n\nThe {FALCONS} are an armed group in the north.\n\n"
        f"Founded 1998\nOpponents {HAWKS}\n{ARMY}\nActive regions Northern valley\n",
    )
    assert rows(page) == {("Falcons", "opposes", "Hawks"), ("Falcons", "opposes", "Third Army")}
