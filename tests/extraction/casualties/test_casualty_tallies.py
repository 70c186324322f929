"""Counts without a verb: telegrams, returns of losses, infobox lines."""

import pytest
from spacy.language import Language

from tests.extraction.casualties.test_casualties import Row, captured, killed, read, rows, wounded
from tests.extraction.casualties.test_casualty_styles import casualties, displaced, missing

TALLIES: list[tuple[str, list[Row]]] = [
    ("LOSSES TWO KILLED SEVEN WOUNDED.", [killed(2, 2), wounded(7, 7)]),
    (
        "Our casualties 3 killed 12 wounded, enemy 40 killed.",
        [killed(3, 3, "combatant"), wounded(12, 12, "combatant"), killed(40, 40, "combatant")],
    ),
    ("Rebels lost 25 dead.", [killed(25, 25, "combatant")]),
    (
        "Our loss was 2 killed and 7 wounded; that of the enemy 15 killed and 30 prisoners.",
        [
            killed(2, 2, "combatant"),
            wounded(7, 7, "combatant"),
            killed(15, 15, "combatant"),
            captured(30, 30, "combatant"),
        ],
    ),
    (
        "ENEMY LOSSES 52 KILLED INCLUDING ONE OFFICER, 14 PRISONERS, 3 MACHINE GUNS.",
        [killed(52, 52, "combatant"), killed(1, 1, "combatant"), captured(14, 14, "combatant")],
    ),
    ("OUR CASUALTIES NIL.", [casualties(0, 0, "combatant")]),
    ("DEAD NUMBER SIX, WOUNDED TWENTY.", [killed(6, 6), wounded(20, 20)]),
    ("TEN DEAD THIRTY WOUNDED IN EXPLOSION AT HOTEL.", [killed(10, 10), wounded(30, 30)]),
    ("FIVE HURT NO DEAD BUT WATER LOW.", [wounded(5, 5), killed(0, 0)]),
    ("The regiment had one man killed and six wounded.", [killed(1, 1), wounded(6, 6)]),
    ("The battalion took 12 KIA and 31 WIA.", [killed(12, 12), wounded(31, 31)]),
    (
        "COLUMN HALTED AT BRIDGE WITH LOSS THREE FUSILIERS KILLED EIGHT WOUNDED STOP",
        [killed(3, 3, "combatant"), wounded(8, 8, "combatant")],
    ),
    ("Rebel loss 200 killed, wounded and prisoners.", [casualties(200, 200, "combatant")]),
    ("A patrol of the regiment was ambushed near the pass; two missing.", [missing(2, 2, "combatant")]),
]

FIGURES: list[tuple[str, list[Row]]] = [
    ("Enemy's dead left on ground numbered 63.", [killed(63, 63, "combatant")]),
    ("Enemy dead 43, our own six.", [killed(43, 43, "combatant")]),
    ("He put rebel dead in fighting since May at 100.", [killed(100, 100, "combatant")]),
    (
        "Our killed are put by the surgeon at 588, wounded at 3,500, the missing at 1,429.",
        [killed(588, 588, "combatant"), wounded(3500, 3500), missing(1429, 1429)],
    ),
    ("Prisoners so far brought in number 1,200.", [captured(1200, 1200)]),
    ("The total of wounded is 38.", [wounded(38, 38)]),
    ("Albanian dead officially 60, though a colleague doubts the figure.", [killed(60, 60, "combatant")]),
    ("He put rebel dead in Dor and Bera fighting since May 20 at 100.", [killed(100, 100, "combatant")]),
    ("The aid society counted at least 234 killed and 400 wounded.", [killed(234, None), wounded(400, None)]),
    ("At least 12 people were killed and 30 injured in the blast.", [killed(12, None), wounded(30, 30)]),
    ("There were no victims.", [casualties(0, 0)]),
    ("The dead were buried at 12 places.", []),
]

OTHERS: list[tuple[str, list[Row]]] = [
    (
        "The raid ended in the deaths of 14 fighters and the capture of three others.",
        [killed(14, 14, "combatant"), captured(3, 3, "combatant")],
    ),
    (
        "The army suffered 35 casualties, 12 of them dead.",
        [casualties(35, 35, "combatant"), killed(12, 12, "combatant")],
    ),
    (
        "The raid forced some 3,000 villagers from their homes.",
        [displaced(3000, 3000, "civilian")],
    ),
    (
        "At least 500 people were killed, and 20,000 made homeless.",
        [killed(500, None), displaced(20000, 20000, "civilian")],
    ),
    (
        "Rebels killed 25 soldiers in the ambush and took six prisoner.",
        [killed(25, 25, "combatant"), captured(6, 6, "combatant")],
    ),
    ("The column lost 300+ killed.", [killed(300, None, "combatant")]),
    ("THERE WERE 9 DEAD AND AN UNDETERMINED NUMBER OF WOUNDED.", [killed(9, 9), wounded(None, None)]),
    (
        "Confederate casualties totaled 1,100, of which 210 were killed.",
        [casualties(1100, 1100, "combatant"), killed(210, 210, "combatant")],
    ),
    ("The feud has claimed dozens of lives.", [killed(12, None)]),
    ("The war cost hundreds of people their lives.", [killed(100, None)]),
    ("A 20-year-old was shot dead near the mosque.", [killed(1, 1)]),
    ("A 35 year old, Gul Khan, was killed by gunmen.", [killed(1, 1)]),
    ("A family of five was killed when a shell hit their home.", [killed(5, 5, "civilian")]),
    ("Police detained a group of 12 students.", [captured(12, 12, "civilian")]),
    ("He said five of the injured were soldiers.", [wounded(5, 5, "combatant")]),
    ("One of the injured people died later.", [killed(1, 1)]),
    (
        "One militant was killed and three of his accomplices arrested.",
        [killed(1, 1, "combatant"), captured(3, 3, "combatant")],
    ),
    (
        "The operation led to the elimination of 11 terrorists and the arrest of 4 others.",
        [killed(11, 11, "combatant"), captured(4, 4, "combatant")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*TALLIES, *FIGURES, *OTHERS])
def test_tallies(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(read(nlp, text)[1]) == expected


def test_the_lines_of_a_box_are_of_different_sides(nlp: Language) -> None:
    text = "Siege of Dor\nDate\n4 March 2013\nLocation\nDor\nCasualties and losses\n6 villagers killed\n15+ killed"
    assert rows(read(nlp, text)[1]) == [killed(6, 6, "civilian"), killed(15, None)]
