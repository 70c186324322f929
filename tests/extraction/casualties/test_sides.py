"""Which side those who are harmed in a fight are of, and whose people harmed them."""

import pytest
from spacy.language import Language

from tests.extraction.casualties.cases import Party, parties, read

_SIDES: list[tuple[str, list[Party]]] = [
    (
        "The Dorania Liberation Front overran a post of the Ghanaian Army near Elstow, killing nine soldiers.",
        [("combatant", "Ghanaian Army", "Dorania Liberation Front")],
    ),
    (
        "A unit of the 3rd Infantry Brigade clashed with the 36th Front of the Dorania Liberation Army on Monday "
        "and killed four guerrillas.",
        [("combatant", "36th Front of the Dorania Liberation Army", "3rd Infantry Brigade")],
    ),
    (
        "Two members of the New Dorania People's Army were killed in a clash with the 3rd Infantry Brigade.",
        [("combatant", "New Dorania People's Army", "3rd Infantry Brigade")],
    ),
    (
        "The Ghanaian Army fled. The Dorania Liberation Front said that 30 Ghanaian soldiers were killed.",
        [("combatant", "Ghanaian Army", None)],
    ),
    (
        "He spoke about the Dorania Liberation Front after the rebels stormed a school, killing two girls.",
        [("civilian", None, "Dorania Liberation Front")],
    ),
    (
        "Colonel Petro Lunov, commander of the Dorania Liberation Front, broke the truce, and in May his men "
        "killed three farmers.",
        [("civilian", None, "Dorania Liberation Front")],
    ),
    (
        "The Dorania Liberation Front attacked a camp of the Ghanaian Army; the police lost two men killed.",
        [("combatant", "police", None)],
    ),
    (
        "At least 60 villagers were killed when the Dorania Liberation Front entered the town.",
        [("civilian", None, "Dorania Liberation Front")],
    ),
    (
        "Rebels of the Dorania Liberation Front killed Petro Lunov (40) from Elstow village.",
        [("civilian", None, "Dorania Liberation Front")],
    ),
    (
        "Nine traders have been killed since 2010, when the Dorania Liberation Front killed a baker.",
        [("civilian", None, None), ("civilian", None, "Dorania Liberation Front")],
    ),
    (
        "The Seventh Brigade lost at least 140 men in an attack on the Dorania Liberation Front.",
        [("combatant", "Seventh Brigade", "Dorania Liberation Front")],
    ),
    (
        "Two constables were injured. The Assam Police said that it was a mine.",
        [("combatant", "Assam Police", None)],
    ),
    ("Three security guards and six basket weavers were killed.", [("civilian", None, None)] * 2),
]


@pytest.mark.parametrize(("text", "expected"), _SIDES)
def test_sides(nlp: Language, text: str, expected: list[Party]) -> None:
    """Fighters are of the body that the act is against; a leader's people act for his body."""
    page, claims = read(nlp, text)
    assert parties(page, claims) == expected
