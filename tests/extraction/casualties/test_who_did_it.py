"""Casualties: blame, announcements, bodies of the attacked and of the losers, kinds by what befell people."""

import pytest
from spacy.language import Language

from tests.extraction.casualties.cases import Party, parties, read

CASES: list[tuple[str, list[Party]]] = [
    # Blame
    ("The president accused the Green Front of killing the mayor.", [("civilian", None, "Green Front")]),
    ("The government blamed Hamas for the murder of two mayors.", [("civilian", None, "Hamas")]),
    ("The killings of 12 farmers were attributed to the Taliban.", [("civilian", None, "Taliban")]),
    ("The attack, blamed on the Taliban, killed nine people.", [("unknown", None, "Taliban")]),
    ("The murder of three teachers was claimed by the Taliban.", [("civilian", None, "Taliban")]),
    ("The Taliban claimed credit for the murder of the governor.", [("civilian", None, "Taliban")]),
    # Agents
    ("Dozens of armed cadres of the Green Front (GF) killed a farmer.", [("civilian", None, "Green Front")]),
    (
        "Fighters of the Green Front stormed the village. They shot dead three elders.",
        [("civilian", None, "Green Front")],
    ),
    ("A farmer was hurt when his truck was fired upon by Taliban militants.", [("civilian", None, "Taliban")]),
    ("Two civilians died in a blast triggered by a mine laid by the Taliban.", [("civilian", None, "Taliban")]),
    ("The Mexican Navy announced the arrest of two traffickers.", [("unknown", None, "Mexican Navy")]),
    # Bodies of the victims
    ("Five guards were killed in the attack on a National Guard patrol.", [("combatant", "National Guard", None)]),
    (
        "An inspector of the Border Guard Corps (BGC) was killed and a head constable injured.",
        [("combatant", "Border Guard Corps", None), ("combatant", "Border Guard Corps", None)],
    ),
    (
        "A group of employees of Suvam Oil Company were shot at and one of the employees was injured.",
        [("civilian", "Suvam Oil Company", None)],
    ),
    ("Hezbollah lost 60 fighters in the siege.", [("combatant", "Hezbollah", None)]),
    ("Two Hezbollah fighters, including a woman, were killed.", [("combatant", "Hezbollah", None)] * 2),
    # Neither relatives nor those who left belong to a body
    ("The brother of a founder of the Gulf Cartel was killed.", [("civilian", None, None)]),
    ("A Hamas dissident was killed.", [("combatant", None, None)]),
    # Kinds
    ("Mayor Juan Perez was arrested on corruption charges.", [("unknown", None, None)]),
    ("Three journalists were arrested during the protest.", [("civilian", None, None)]),
    ("Two police officers were murdered at home.", [("unknown", None, None)]),
    ("Staff Sgt. John T. Miller, 29, of Ohio, died in Mosul.", [("combatant", None, None)]),
    (
        "Karim Shah, a teacher, was shot dead and two others were injured.",
        [("civilian", None, None), ("unknown", None, None)],
    ),
    ("Sixteen people were killed. No one was arrested.", [("unknown", None, None), ("unknown", None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_parties(nlp: Language, text: str, expected: list[Party]) -> None:
    assert parties(*read(nlp, text)) == expected


def test_the_name_behind_a_title_is_of_its_kind(nlp: Language) -> None:
    text = "Gunmen shot dead a journalist in the city on Sunday. Karim Shah, 45, was killed outside his home."
    _, claims = read(nlp, text)
    assert [c.victim_kind.value for c in claims] == ["civilian", "civilian"]


def test_a_namesake_with_another_first_name_is_somebody_else(nlp: Language) -> None:
    _, claims = read(nlp, "Bashir Ahmed, a teacher, was killed. Nadir Ahmed and Umar Gul were injured.")
    assert [c.victim_kind.value for c in claims] == ["civilian", "unknown"]
