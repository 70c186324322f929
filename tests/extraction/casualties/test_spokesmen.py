"""Casualties: what spokesmen say of deeds, attacks told across clauses, both sides of a clash."""

import pytest
from spacy.language import Language

from tests.extraction.casualties.cases import Party, parties, read

CASES: list[tuple[str, list[Party]]] = [
    # Spokesmen
    (
        "We have killed nine Border Guard soldiers and seized two others, Taliban spokesman Karim Shah said.",
        [("combatant", "Border Guard", "Taliban")] * 2,
    ),
    (
        "Taliban spokesman Karim Shah called reporters. We killed nine soldiers and captured three, he said.",
        [("combatant", None, "Taliban")] * 2,
    ),
    (
        "Taliban spokesman Karim Shah claimed that nine soldiers were killed and three captured.",
        [("combatant", None, "Taliban")] * 2,
    ),
    (
        "Taliban spokesman Karim Shah claimed it, saying 14 soldiers were killed and two captured by rebels.",
        [("combatant", None, "Taliban")] * 2,
    ),
    (
        "A Taliban spokesman claimed that three of its own soldiers were killed.",
        [("combatant", "Taliban", None)],
    ),
    (
        "They avenged the killing of our commander Umar Gul, said Taliban spokesman Karim Shah.",
        [("combatant", "Taliban", None)],
    ),
    ("We killed nine soldiers, a witness said.", [("combatant", None, None)]),
    # Attacks across clauses
    (
        "Six Border Guard men, including Major (MAJ) Karim Shah, were killed when Taliban militants attacked.",
        [("combatant", "Border Guard", "Taliban")],
    ),
    (
        "Two soldiers were killed while seven Border Guard men were hurt when Taliban militants attacked a post.",
        [("combatant", None, "Taliban"), ("combatant", "Border Guard", "Taliban")],
    ),
    (
        "One civilian was killed as Utopia Rangers violated the ceasefire with heavy firing.",
        [("civilian", None, "Utopia Rangers")],
    ),
    (
        "Six farmers were killed in an attack on a Border Guard post by the Taliban.",
        [("civilian", None, "Taliban")],
    ),
    (
        "Five farmers were injured in an attack when militants belonging to the Taliban attacked the village.",
        [("civilian", None, "Taliban")],
    ),
    (
        "A group of armed Taliban men opened indiscriminate firing on them leaving three constables injured.",
        [("combatant", None, "Taliban")],
    ),
    # Both sides of a clash
    (
        "Twelve militants and five soldiers were killed and two others hurt in a clash that broke out when "
        "a group of Taliban militants attacked a Border Guard post.",
        [("combatant", "Taliban", None), ("combatant", "Border Guard", None), ("combatant", None, None)],
    ),
    (
        "Twelve militants were killed when Taliban fighters attacked an Afghan National Army base.",
        [("combatant", "Taliban", None)],
    ),
    # Trades, and who two are
    ("Drivers Karim Shah and Nadir Ahmed were murdered by gunmen.", [("civilian", None, None)]),
    ("A tea grower was shot dead.", [("civilian", None, None)]),
    (
        "A blast hurt two men, identified as Nadir Ahmed, a resident of Kunduz and Umar Gul, a resident of Balkh.",
        [("unknown", None, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_parties(nlp: Language, text: str, expected: list[Party]) -> None:
    assert parties(*read(nlp, text)) == expected
