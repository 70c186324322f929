"""Enmity without fighting: one sentence for each way of saying it."""

import pytest
from spacy.language import Language

from tests.extraction import marked
from tests.extraction.alliances.rival_cases import (
    ARMY,
    FALCONS,
    GUARD,
    HAWKS,
    LIONS,
    PARTY,
    SYRIA,
    TURKEY,
    Row,
    rows,
)

CASES: list[tuple[str, set[Row]]] = [
    (f"The {HAWKS} are sworn enemies of the {FALCONS}.", {("Falcons", "opposes", "Hawks")}),
    (f"The {HAWKS} and the {FALCONS} are bitter rivals.", {("Falcons", "opposes", "Hawks")}),
    (f"The {HAWKS} and the {FALCONS} are rivals.", {("Falcons", "opposes", "Hawks")}),
    (f"The {HAWKS} and [its|armed_group=Hawks] rivals, the {FALCONS}, met.", {("Falcons", "opposes", "Hawks")}),
    (
        f"The town of the {HAWKS} fell to [their|armed_group=Hawks] fierce rivals, the {FALCONS}.",
        {("Falcons", "opposes", "Hawks")},
    ),
    (f"The {FALCONS}, the main rival of the {HAWKS}, left.", {("Falcons", "opposes", "Hawks")}),
    (f"The {FALCONS}, fierce rivals of the {HAWKS}, left.", {("Falcons", "opposes", "Hawks")}),
    (f"The {HAWKS}' rivals, the {FALCONS}, left.", {("Falcons", "opposes", "Hawks")}),
    (f"The {HAWKS}' rival {FALCONS} left.", {("Falcons", "opposes", "Hawks")}),
    (f"The rivalry between the {HAWKS} and the {FALCONS} is old.", {("Falcons", "opposes", "Hawks")}),
    (f"The {HAWKS} regard the {FALCONS} as enemies.", {("Falcons", "opposes", "Hawks")}),
    (f"The {HAWKS} see the {FALCONS} as their enemy.", {("Falcons", "opposes", "Hawks")}),
    (f"{TURKEY} regards the {HAWKS} as a terrorist organization.", {("Hawks", "opposes", "Turkey")}),
    (f"{TURKEY} designated the {HAWKS} as a terrorist organization in 1997.", {("Hawks", "opposes", "Turkey")}),
    (f"The {HAWKS} have been designated a terrorist organization by {TURKEY}.", {("Hawks", "opposes", "Turkey")}),
    (
        f"The {HAWKS} are considered a terrorist organization by {TURKEY} and {SYRIA}.",
        {("Hawks", "opposes", "Syria"), ("Hawks", "opposes", "Turkey")},
    ),
    (f"The {HAWKS} are on {TURKEY}'s list of terrorist organizations.", {("Hawks", "opposes", "Turkey")}),
    (f"The {HAWKS} appear on {TURKEY}'s blacklist.", {("Hawks", "opposes", "Turkey")}),
    (f"The {HAWKS}, a {TURKEY}-designated terrorist organization, met.", {("Hawks", "opposes", "Turkey")}),
    (f"{TURKEY}'s designation of the {HAWKS} as terrorists was welcomed.", {("Hawks", "opposes", "Turkey")}),
    (f"{TURKEY} banned the {HAWKS} in 2002.", {("Hawks", "opposes", "Turkey")}),
    (f"{TURKEY} imposed sanctions on the {HAWKS}.", {("Hawks", "opposes", "Turkey")}),
    (f"{TURKEY} sanctioned the {HAWKS}.", {("Hawks", "opposes", "Turkey")}),
    (f"The {HAWKS} are opposed to the {FALCONS}.", {("Falcons", "opposes", "Hawks")}),
    (f"The {HAWKS}, which is opposed to {TURKEY}, met.", {("Hawks", "opposes", "Turkey")}),
    (f"The {HAWKS} are hostile to {TURKEY}.", {("Hawks", "opposes", "Turkey")}),
    (f"The {HAWKS} are against {TURKEY}.", {("Hawks", "opposes", "Turkey")}),
    (f"The {PARTY} is an opponent of {TURKEY}.", {("Turkey", "opposes", "Unity Party")}),
    (f"The {PARTY} stands against the {HAWKS}.", {("Hawks", "opposes", "Unity Party")}),
    (
        f"{TURKEY} stands by {SYRIA} to defeat the {HAWKS}.",
        {("Hawks", "opposes", "Syria"), ("Hawks", "opposes", "Turkey")},
    ),
    (f"The defeat of the {HAWKS} is {TURKEY}'s goal.", {("Hawks", "opposes", "Turkey")}),
    (f"{TURKEY}'s goal is to defeat the {HAWKS}.", {("Hawks", "opposes", "Turkey")}),
    (f"The {HAWKS} aim to overthrow the government of {TURKEY}.", {("Hawks", "opposes", "Turkey")}),
    (f"The {HAWKS} want to destroy {TURKEY}.", {("Hawks", "opposes", "Turkey")}),
    (f"{TURKEY} condemned the attack.", set()),
    (f"The {HAWKS} rejected {TURKEY}'s proposal.", set()),
    (f"The {HAWKS} and rival gang the {FALCONS} met.", {("Falcons", "opposes", "Hawks")}),
    (
        f"Members of rival groups the {HAWKS} and the {FALCONS} were put in one jail.",
        {("Falcons", "opposes", "Hawks")},
    ),
    (f"The {HAWKS} and the rival {FALCONS} both hold land there.", {("Falcons", "opposes", "Hawks")}),
    (f"The {HAWKS} and the {FALCONS} have been locked in a power struggle.", {("Falcons", "opposes", "Hawks")}),
    (
        f"The {HAWKS} designated as a terrorist group by {TURKEY} fought the {LIONS}.",
        {("Hawks", "fights", "Lions"), ("Hawks", "opposes", "Turkey")},
    ),
    (
        f"The {HAWKS} is designated as a terrorist organization by {TURKEY}, {SYRIA} and others.",
        {("Hawks", "opposes", "Syria"), ("Hawks", "opposes", "Turkey")},
    ),
    (f"{TURKEY} remains committed to the defeat of the {HAWKS}.", {("Hawks", "opposes", "Turkey")}),
    (f"{TURKEY} is determined to defeat the {HAWKS}.", {("Hawks", "opposes", "Turkey")}),
    (f"A spokesman of the {GUARD} condemned the attack on the {ARMY}.", set()),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rows(nlp: Language, text: str, expected: set[Row]) -> None:
    assert rows(marked.page(nlp, text)) == expected
