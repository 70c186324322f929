"""Fighting whose sides the clause names elsewhere, or that the tree hides: one sentence for each way."""

import pytest
from spacy.language import Language

from tests.extraction import marked
from tests.extraction.alliances.test_rivalries import Row, rows

ARMY = "[Third Army|state_force]"
HAWKS = "[Hawks|armed_group]"

CASES: list[tuple[str, set[Row]]] = [
    (
        f"IT WAS LEARNED THAT {HAWKS} GUERRILLAS AMBUSHED A {ARMY} PATROL ON 3 MAY.",
        {("Hawks", "fights", "Third Army")},
    ),
    (f"{HAWKS} FORCES ATTACKED {ARMY} POSITIONS STOP TWO KILLED STOP", {("Hawks", "fights", "Third Army")}),
    (f"FIGHTING BETWEEN {ARMY} AND {HAWKS} CONTINUES.", {("Hawks", "fights", "Third Army")}),
    (f"HEAVY FIRING REPORTED BETWEEN {ARMY} TROOPS AND {HAWKS} REBELS.", {("Hawks", "fights", "Third Army")}),
    (f"{ARMY} TROOPS DROVE {HAWKS} FROM VILLAGE.", {("Hawks", "fights", "Third Army")}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rows(nlp: Language, text: str, expected: set[Row]) -> None:
    assert rows(marked.page(nlp, text)) == expected
