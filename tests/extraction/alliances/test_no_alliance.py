"""Sentences that name bodies side by side and say no alliance of them, or only one."""

import pytest
from spacy.language import Language

from tests.extraction import marked
from tests.extraction.alliances.cases import (
    ARMY,
    COALITION,
    FALCONS,
    HAWKS,
    KARLAND,
    LIONS,
    NORLAND,
    POLICE,
    F,
    H,
    Row,
    backs,
    rows,
)

CASES: list[tuple[str, set[Row]]] = [
    (f"The {FALCONS} met alongside the {HAWKS}.", set()),
    (f"The {FALCONS} came beside the {HAWKS}.", set()),
    (f"{KARLAND} reported that the {FALCONS} fled.", set()),
    (f"The {FALCONS} rival {HAWKS} fled.", set()),
    (f"The {HAWKS}' rival {FALCONS} fled.", set()),
    (f"Five {FALCONS} members were arrested by {POLICE}.", set()),
    (
        f"They sought {FALCONS} members Omar Dar, Ali Khan and Zahir Shah, said the [Interior Ministry|state].",
        set(),
    ),
    (f"Omar Dar, a leader of the {FALCONS}, is on the payroll of Gas Ltd, a subsidiary of {HAWKS}.", set()),
    (f"Police from {KARLAND} and {NORLAND} met.", set()),
    (f"With the help of the {FALCONS}, the {HAWKS} took the man into custody.", {backs(F, H)}),
    (f"{KARLAND} and {NORLAND} pursued a policy of growth.", set()),
    (f"{COALITION} aircraft from the [Air Task Force|state_force] destroyed tanks of the {FALCONS}.", set()),
    (f"The {FALCONS} attacked a {ARMY} and {POLICE} post.", set()),
    (f"The {FALCONS} killed two {ARMY} soldiers and a {POLICE} officer.", set()),
    (f"Work goes on to rid {KARLAND} of the {FALCONS}.", set()),
    (f"{KARLAND} and the {FALCONS} held talks in {NORLAND}.", set()),
    (f"{KARLAND} and {NORLAND} condemned the {FALCONS}.", set()),
    (f"The chief of the {FALCONS} told the {HAWKS} to leave.", set()),
    (f"The {FALCONS}, {HAWKS} and {LIONS} are the largest groups.", set()),
    (f"Members of the {FALCONS} fled to {KARLAND}.", set()),
    (f"Members of the {FALCONS}, the {HAWKS} and {POLICE} were killed.", set()),
    (f"Officers belonging to the {FALCONS} and the {HAWKS} were held.", set()),
    (f"Five {FALCONS} commandos belonging to the {HAWKS} were killed.", set()),
    (f"The {FALCONS} cadres took a rifle belonging to the {HAWKS}.", set()),
    (f"An encounter between a joint squad of {POLICE} and the {FALCONS} went on.", set()),
    (f"The strike was carried out by forces of either the {FALCONS} or the {HAWKS}.", set()),
    (f"The {FALCONS} took in dissidents of the {HAWKS}, absorbing them.", set()),
    (f"{KARLAND} and {NORLAND} pursued growth and the {HAWKS} left.", set()),
    (f"The {FALCONS} handed their last weapons to {KARLAND}.", set()),
    (f"The {FALCONS} surrendered their arms to the {COALITION}.", set()),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rows(nlp: Language, text: str, expected: set[Row]) -> None:
    assert rows(marked.page(nlp, text)) == expected
