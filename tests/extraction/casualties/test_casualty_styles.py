"""Casualties as wire copy, old telegrams, encyclopedias and statements tell them."""

import pytest
from spacy.language import Language

from tests.extraction.casualties.cases import Row, captured, killed, read, rows, wounded


def casualties(low: int | None, high: int | None, kind: str = "unknown") -> Row:
    return ("casualties", low, high, kind)


def missing(low: int | None, high: int | None, kind: str = "unknown") -> Row:
    return ("missing", low, high, kind)


def displaced(low: int | None, high: int | None, kind: str = "unknown") -> Row:
    return ("displaced", low, high, kind)


WIRE: list[tuple[str, list[Row]]] = [
    (
        "Archbishop Ramon Castellanos was murdered by gunmen while he was saying mass.",
        [killed(1, 1, "civilian")],
    ),
    (
        "Two Jesuit priests and their cook were killed in the raid.",
        [killed(2, 2, "civilian"), killed(1, 1, "civilian")],
    ),
    (
        "The body of union leader Felipe Ayala was found today on the road to the coast.",
        [killed(1, 1, "civilian")],
    ),
    (
        "A powerful car bomb exploded near the bank, leaving 3 dead and 20 injured.",
        [killed(3, 3), wounded(20, 20)],
    ),
    (
        "Colonel Roberto Vides was gunned down along with his wife and 3 children.",
        [killed(1, 1, "combatant"), killed(1, 1, "civilian"), killed(3, 3, "civilian")],
    ),
    (
        "Twelve soldiers were hurt, as were some pedestrians.",
        [wounded(12, 12, "combatant"), wounded(3, None, "civilian")],
    ),
    (
        "One hostage, two soldiers and all 14 rebels were killed.",
        [killed(1, 1), killed(2, 2, "combatant"), killed(14, 14, "combatant")],
    ),
    (
        "The raid, in which Solano, five other priests, a cook and her daughter were murdered, took place today.",
        [killed(1, 1), killed(5, 5, "civilian"), killed(1, 1, "civilian"), killed(1, 1, "civilian")],
    ),
    ("The two engineers, a Briton and a German, are being held captive by rebels.", [captured(2, 2, "civilian")]),
    (
        "The blast caused the death of one person and injuries to 4 others.",
        [killed(1, 1), wounded(4, 4)],
    ),
    ("The killers of Judge Arturo Soto have not been found.", [killed(1, 1, "civilian")]),
    ("The assassination last week of senator Pedro Arias shocked the city.", [killed(1, 1, "civilian")]),
    (
        "The attack resulted in the death of a guard and the wounding of two others.",
        [killed(1, 1, "combatant"), wounded(2, 2, "combatant")],
    ),
    (
        "Attorney General Roberto Garcia was assassinated by drug traffickers.",
        [killed(1, 1, "civilian")],
    ),
    (
        "Guerrillas took away 12 peasants who have not been seen since.",
        [captured(12, 12, "civilian"), missing(12, 12, "civilian")],
    ),
    ("A lieutenant of the border patrol is also listed as missing.", [missing(1, 1, "combatant")]),
    ("Six guerrillas fell in a clash with the troops.", [killed(6, 6, "combatant")]),
    (
        "The shelling killed five villagers and sent 22 to hospital.",
        [killed(5, 5, "civilian"), wounded(22, 22, "civilian")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WIRE, ids=[text for text, _ in WIRE])
def test_wire(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(read(nlp, text)[1]) == expected


TELEGRAMS: list[tuple[str, list[Row]]] = [
    ("OUR LOSS 40 KILLED AND 200 WOUNDED.", [killed(40, 40, "combatant"), wounded(200, 200, "combatant")]),
    ("OUR LOSS IS ABOUT 150 KILLED, WOUNDED AND MISSING.", [casualties(150, 150, "combatant")]),
    ("THE UNION LOSS WAS 1,200 IN KILLED, WOUNDED AND MISSING.", [casualties(1200, 1200, "combatant")]),
    ("THE TOTAL LOSS OF THE CORPS AMOUNTED TO 2,300 MEN.", [casualties(2300, 2300, "combatant")]),
    ("WE TOOK 300 PRISONERS AND TWO GUNS.", [captured(300, 300, "combatant")]),
    ("LOST TWO OFFICERS AND 14 MEN KILLED.", [killed(2, 2, "combatant"), killed(14, 14, "combatant")]),
    (
        "OUR CASUALTIES: KILLED, 2 OFFICERS AND 17 MEN; WOUNDED, 4 OFFICERS AND 61 MEN.",
        [
            killed(2, 2, "combatant"),
            killed(17, 17, "combatant"),
            wounded(4, 4, "combatant"),
            wounded(61, 61, "combatant"),
        ],
    ),
    (
        "I REGRET TO REPORT THAT LIEUTENANT HALL WAS KILLED AND FOUR TROOPERS WOUNDED.",
        [killed(1, 1, "combatant"), wounded(4, 4, "combatant")],
    ),
    (
        "THE REGIMENT LOST 12 KILLED, 43 WOUNDED AND 8 MISSING.",
        [killed(12, 12, "combatant"), wounded(43, 43, "combatant"), missing(8, 8, "combatant")],
    ),
    ("COLONEL PEABODY, TWENTY-FIFTH MISSOURI, KILLED.", [killed(1, 1, "combatant")]),
    (
        "THE DIVISION LOST 15 KILLED, 25 WOUNDED, AND SOME 50 PRISONERS.",
        [killed(15, 15, "combatant"), wounded(25, 25, "combatant"), captured(50, 50, "combatant")],
    ),
    ("Killed: 4. Wounded: 17. Missing: 2.", [killed(4, 4), wounded(17, 17), missing(2, 2)]),
    ("THE COLUMN ADMITTED THE LOSS OF FOUR OF ITS OWN.", [killed(4, 4, "combatant")]),
]


@pytest.mark.parametrize(("text", "expected"), TELEGRAMS, ids=[text for text, _ in TELEGRAMS])
def test_telegrams(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(read(nlp, text)[1]) == expected


PAGES: list[tuple[str, list[Row]]] = [
    ("The officer wrote that a killer kills because he is paid for it.", []),
    ("An average of two children die each day.", []),
    (
        "Arif Baig (26) was hurt; gunmen later shot and injured Karim Khan (26) and Tahir Shah (28).",
        [wounded(1, 1), wounded(2, 2)],
    ),
    ("Casualties totalled 1,250 on the government side.", [casualties(1250, 1250)]),
    ("Total casualties were estimated at 3,400.", [casualties(3400, 3400)]),
    ("The kingdom had lost 1,155 soldiers on the island by then.", []),
    ("The army lost 1,155 soldiers on the island.", [killed(1155, 1155, "combatant")]),
    (
        "By June 9,000 refugees had crossed into the valley.",
        [displaced(9000, 9000, "civilian")],
    ),
    ("The Karra massacre took place in May.", []),
    ("He was a senator from 2006 until his death.", []),
    ("The party expelled him in 2010.", []),
    ("The state with the highest number of murders is one of the poorest.", []),
    ("Last May saw the discovery of 49 headless and dismembered bodies near the border.", [killed(49, 49)]),
    ("Ten officers, four of them women, were killed.", [killed(10, 10, "combatant"), killed(4, 4, "combatant")]),
    (
        "A farmer was running for mayor prior to his arrest in March 2012.",
        [captured(1, 1, "unknown")],
    ),
    (
        "The police homicides, of which there were 83 in the capital, are on the rise.",
        [killed(83, 83, "unknown")],
    ),
    (
        "The state saw 145 kidnappings in 2014, compared to 124 over the same period this year.",
        [captured(145, 145), captured(124, 124)],
    ),
    ("Some 2,500 civilians have managed to escape the camp.", [displaced(2500, 2500, "civilian")]),
    ("Mendoza's arrest could raise further questions.", [captured(1, 1)]),
]


@pytest.mark.parametrize(("text", "expected"), PAGES, ids=[text for text, _ in PAGES])
def test_pages_and_statements(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(read(nlp, text)[1]) == expected


INCIDENTS: list[tuple[str, list[Row]]] = [
    (
        "Two persons, who were burnt in an attack in the old town on January 3, died at a hospital on January 8, "
        "reports The Daily Mirror.",
        [killed(2, 2)],
    ),
    (
        "Our troops returned fire, which killed one and injured at least four of them.",
        [killed(1, 1), wounded(4, None)],
    ),
    (
        "Police constable Rehman Gul and two women were killed.",
        [killed(1, 1, "combatant"), killed(2, 2, "civilian")],
    ),
    (
        "The two Italians, Roberto Roasi of Milan and Mario Corso of Rome, together with Spaniard Juan Puja, "
        "were taken hostage.",
        [captured(2, 2, "civilian"), captured(1, 1, "civilian")],
    ),
    (
        "Two Shia lawyers identified as Atif Zaidi and Ali Khan were shot dead.",
        [killed(2, 2, "civilian")],
    ),
    (
        "A blast went off leaving two constables Babur Khan belonging to the area force and Dinesh Oram injured.",
        [wounded(2, 2, "combatant")],
    ),
    (
        "A policeman was killed and eight others, including two boys were wounded.",
        [killed(1, 1, "combatant"), wounded(8, 8, "combatant"), wounded(2, 2, "civilian")],
    ),
    (
        "Unidentified persons kidnapped and subsequently killed union leader Carlos Lemos.",
        [captured(1, 1, "civilian"), killed(1, 1, "civilian")],
    ),
    ("The journalists, Jose Benitez and Linda Frazier, died of their wounds.", [killed(2, 2, "civilian")]),
    (
        "Gen Alfredo Infante, 3 officers, and 15 soldiers were taken prisoner.",
        [captured(1, 1, "combatant"), captured(3, 3, "combatant"), captured(15, 15, "combatant")],
    ),
    (
        "The rebels abducted Karim Shah and subsequently killed him.",
        [captured(1, 1), killed(1, 1)],
    ),
    (
        "The blast, which killed over 40 people and left many more injured, shook the city.",
        [killed(40, None), wounded(3, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), INCIDENTS, ids=[text for text, _ in INCIDENTS])
def test_incidents(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(read(nlp, text)[1]) == expected


@pytest.mark.parametrize("text", [text for text, _ in WIRE[:8]])
def test_capitals_read_as_small_letters(nlp: Language, text: str) -> None:
    assert rows(read(nlp, text.upper())[1]) == rows(read(nlp, text)[1])
