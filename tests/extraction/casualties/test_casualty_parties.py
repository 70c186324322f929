"""Casualties: who the victims are, of which body, and who harmed them."""

import pytest
from spacy.language import Language

from tests.extraction.casualties.cases import Party, Row, captured, killed, parties, read, rows, wounded

PARTIES: list[tuple[str, list[Party]]] = [
    # Who attacks in a clause of time did the harm; what came long before it did not
    (
        "At least four villagers were killed when suspected Green Front militants opened fire at a market.",
        [("civilian", None, "Green Front")],
    ),
    (
        "Three soldiers were injured after Green Front rebels attacked a post near the river.",
        [("combatant", None, "Green Front")],
    ),
    (
        "Two traders were shot dead on Sunday, days after Green Front militants attacked a camp.",
        [("civilian", None, None)],
    ),
    # A death that only tells when is nobody's deed
    (
        "The Green Front killed 30 villagers, most of them after the death of Omar Said in 1975.",
        [("civilian", None, "Green Front"), ("unknown", None, None)],
    ),
    # Arrests are not made by who ran the attack they are about
    (
        "Five people were arrested over the attack, which officials say was carried out by the Green Front.",
        [("unknown", None, None)],
    ),
    # No force of a state is taken to harm soldiers in its own operation
    (
        "A militant was killed and two soldiers were injured in an operation by the Border Guard Corps (BGC).",
        [("combatant", None, "Border Guard Corps"), ("combatant", None, None)],
    ),
    # Who attacked, not who spoke of it
    (
        "A committee of the Green Front formed after unidentified assailants fired at a school, injuring six "
        "teachers, has called a strike.",
        [("civilian", None, None)],
    ),
    # A number in a name
    (
        "Italian police arrested 15 suspected Barrio 18 members in Milan.",
        [("combatant", "Barrio 18", "Italian police")],
    ),
    # "Others" after people of two sorts, or beside people of one
    (
        "A student and a policeman were killed while two others were injured.",
        [("civilian", None, None), ("combatant", None, None), ("unknown", None, None)],
    ),
    (
        "Eight policemen and 11 others were injured by the bomb.",
        [("combatant", None, None), ("unknown", None, None)],
    ),
    # The one already spoken of
    (
        "A farmer was abducted by rebels on Friday. The victim was murdered on Sunday.",
        [("civilian", None, None), ("civilian", None, None)],
    ),
    (
        "A jawan of the Special Task Force (STF), identified as constable Ravi Kumar, was killed.",
        [("combatant", "Special Task Force", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_the_parties_are_those_that_the_sentence_names(nlp: Language, text: str, expected: list[Party]) -> None:
    assert parties(*read(nlp, text)) == expected


VICTIMS: list[tuple[str, list[Row]]] = [
    ("The capture of alleged Barrio 18 gang members surprised the mayor.", [captured(3, None, "combatant")]),
    (
        "Rebels had picked up Dewa, a teacher, on Sunday and beaten him to death.",
        [captured(1, 1, "civilian"), killed(1, 1, "civilian")],
    ),
    ("Gunmen shot the guard dead near the gate.", [killed(1, 1, "combatant")]),
    ("The rebels shot a trader dead on Sunday. They killed him at home.", [killed(1, 1, "civilian")]),
    ("The group asked for an inquiry into the killing of its cadre.", [killed(1, 1, "combatant")]),
    (
        "Two policemen were killed and three persons, including a passerby, were injured in the blast.",
        [killed(2, 2, "combatant"), wounded(3, 3), wounded(1, 1, "civilian")],
    ),
    ("Karim Shah, Umar Khan and Bilal Dar were killed.", [killed(3, 3)]),
    ("Karim Shah, the injured son of club president Nadir Shah, died on Monday.", [killed(1, 1, "civilian")]),
]


@pytest.mark.parametrize(("text", "expected"), VICTIMS)
def test_names_and_pronouns_count_each_person_once(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(read(nlp, text)[1]) == expected


BEHIND: list[tuple[str, list[Party]]] = [
    # What is said behind the people of the body that they are of
    ("Two peacekeepers serving with MINUSMA were killed.", [("combatant", "MINUSMA", None)]),
    (
        "Soldiers killed eight men, five of whom belonged to the Green Front.",
        [("unknown", None, None), ("combatant", "Green Front", None)],
    ),
    ("Those killed were members of the Green Front.", [("combatant", "Green Front", None)]),
    ("An officer in the Syrian Army has been arrested.", [("combatant", "Syrian Army", None)]),
    ("Three militants in Syrian Army custody were killed.", [("combatant", None, None)]),
    (
        "Five guards died in an attack on Monday, which is believed to have been carried out by the Green Front.",
        [("combatant", None, "Green Front")],
    ),
    # Whose loss it is
    (
        "The Red Regiment lost 15 killed and some 50 prisoners.",
        [("combatant", "Red Regiment", None), ("combatant", "Red Regiment", None)],
    ),
    ("The Green Front inflicted 48 casualties on the Syrian Army.", [("combatant", "Syrian Army", "Green Front")]),
    # At whose hands they died
    ("Fourteen villagers died at the hands of the Green Front.", [("civilian", None, "Green Front")]),
    # A bare count long after other people is not of them
    (
        "Rebels killed three soldiers on Monday. The town was shelled. An aid society counted 234 killed there.",
        [("combatant", None, None), ("unknown", None, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BEHIND, ids=[text for text, _ in BEHIND])
def test_said_behind(nlp: Language, text: str, expected: list[Party]) -> None:
    page, claims = read(nlp, text)
    name = {entity.key: entity.name for entity in page.entities}
    got = [
        (
            c.victim_kind.value,
            name[c.victim_organisation] if c.victim_organisation is not None else None,
            name[c.perpetrator_organisation] if c.perpetrator_organisation is not None else None,
        )
        for c in claims
    ]
    assert got == expected
