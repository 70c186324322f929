"""Casualties: who the victims were and who did it, by posts, roles, admissions, blame and what was left behind."""

import pytest
from spacy.language import Language

from tests.extraction.casualties.cases import Party, Row, captured, killed, parties, read, rows, wounded

PARTIES: list[tuple[str, list[Party]]] = [
    # Posts behind a name
    ("Cpl. Adam Hall, attached to the 2nd Battalion, was killed.", [("combatant", "2nd Battalion", None)]),
    ("Karim Shah, commanding the Reserve Brigade, was killed.", [("combatant", "Reserve Brigade", None)]),
    ("General Juan Lopez, who led the 3rd Brigade, was arrested.", [("combatant", "3rd Brigade", None)]),
    ("Colonel Hall, Sixth Corps, was killed.", [("combatant", "Sixth Corps", None)]),
    ("Adam Hall, assigned to the Ministry of Health, was killed.", [("unknown", None, None)]),
    # Roles
    ("Karim Shah, emir of Hezbollah, was killed in a raid.", [("combatant", "Hezbollah", None)]),
    ("Gunmen shot dead Karim Shah, secretary-general of Hezbollah.", [("combatant", "Hezbollah", None)]),
    ("Karim Shah was one of the leaders of Hezbollah and was killed.", [("combatant", "Hezbollah", None)]),
    (
        "The founder of Hezbollah, Karim Shah, did not live long: an air strike killed him on 2 May.",
        [("combatant", "Hezbollah", None)],
    ),
    # Losses that a side admits, and prisoners that it takes
    ("Hezbollah admitted nine killed in the sortie.", [("combatant", "Hezbollah", None)]),
    ("Hezbollah took away 294 prisoners.", [("combatant", None, "Hezbollah")]),
    ("Hezbollah took 12 political prisoners away.", [("civilian", None, "Hezbollah")]),
    ("There are no losses among personnel of the Colombian Army.", [("combatant", "Colombian Army", None)]),
    # Whoever "its" means, it is not the killer
    ("The Colombian Army killed several of its commanders.", [("combatant", None, "Colombian Army")]),
    ("The Colombian Army said that 18 of its soldiers were killed.", [("combatant", "Colombian Army", None)]),
    # Who left them dead, who is blamed
    ("Hezbollah plundered two villages and left 14 peasants dead.", [("civilian", None, "Hezbollah")]),
    (
        "Six soldiers were killed in a raid that the government blames on Hezbollah.",
        [("combatant", None, "Hezbollah")],
    ),
    (
        "The number of members of the Green Union murdered since 1985 rises to 471, among them four congressmen.",
        [("civilian", "Green Union", None)] * 2,
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES, ids=[text for text, _ in PARTIES])
def test_parties(nlp: Language, text: str, expected: list[Party]) -> None:
    assert parties(*read(nlp, text)) == expected


FATES: list[tuple[str, list[Row]]] = [
    ("Fourteen persons were hit by pellets in the protest.", [wounded(14, 14)]),
    ("By dusk 35 soldiers lay dead.", [killed(35, 35, "combatant")]),
    ("The patients were bayoneted to death in their beds.", [killed(3, None, "civilian")]),
    ("Some 300 people were marched off into captivity.", [captured(300, 300)]),
    ("Three farmers were dragged from their homes by hooded men.", [captured(3, 3, "civilian")]),
    ("The mayor was taken into preventive custody on Monday.", [captured(1, 1)]),
    ("He is being held in isolation in the capital.", [captured(1, 1)]),
    ("Elections are being held in the capital.", []),
    ("The police have arrested 42 opposition figures.", [captured(42, 42)]),
    ("The army released figures on Monday.", []),
    (
        "The death toll of the bombing that was perpetrated in the port, the largest of the whole country, on "
        "14 October has risen to 276.",
        [killed(276, 276)],
    ),
    ("Hezbollah's Second Brigade lost at least 140 in the attack.", [("casualties", 140, None, "combatant")]),
    ("Hezbollah lost 140 in the election of 2009.", []),
    # A deed of one of those counted is no count of its own
    ("Troops shot dead five bandits, one of whom had a map on him.", [killed(5, 5, "combatant")]),
]


@pytest.mark.parametrize(("text", "expected"), FATES, ids=[text for text, _ in FATES])
def test_fates(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(read(nlp, text)[1]) == expected
