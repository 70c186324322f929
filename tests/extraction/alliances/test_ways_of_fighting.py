"""Fights, splits and truces as incident reports, histories and wires say them: by places, defeats and losses."""

import pytest
from spacy.language import Language

from tests.extraction import marked
from tests.extraction.alliances.rival_cases import (
    ARMY,
    FALCONS,
    FIGHT,
    GUARD,
    HAWKS,
    LIONS,
    RIVALS,
    TURKEY,
    Row,
    rows,
)

DAR = "[Omar Dar|person]"

PLACES: list[tuple[str, set[Row]]] = [
    (f"The {ARMY} liberated the town of Dab from {HAWKS} control.", FIGHT),
    (f"The {ARMY} freed ten villages from the grip of the {HAWKS}.", FIGHT),
    (f"The {ARMY} have retaken half of the territory held by the {HAWKS}.", FIGHT),
    (f"The {ARMY} recaptured the {HAWKS}-held town of Karn.", FIGHT),
    (f"The {ARMY} recaptured the town of Karn, which was held by the {HAWKS}.", FIGHT),
    (f"Within a year the {FALCONS} had swept the {HAWKS} over the border.", RIVALS),
    (f"The {ARMY} pushed the {HAWKS} across the river.", FIGHT),
    (f"{TURKEY} pushed the {ARMY} across the line on reform.", set()),
    (f"The {ARMY} took prisoners from the {HAWKS}.", FIGHT),
    (f"The {ARMY} received prisoners from the {HAWKS}.", set()),
]
DEFEATS: list[tuple[str, set[Row]]] = [
    (f"The {HAWKS}, whose defeat at the hands of the {ARMY} came in May, fled.", FIGHT),
    (
        f"The {HAWKS}, whose defeat in the hills at the hands of the {ARMY} and of the {GUARD} drives it on, met.",
        FIGHT | {("Hawks", "fights", "National Guard")},
    ),
    (f"The defeat of the {HAWKS} by the {ARMY} came in May.", FIGHT),
    (f"The {HAWKS}' defeat by the {ARMY} came in May.", FIGHT),
    (f"The {ARMY}'s defeat of the {HAWKS} came in May.", FIGHT),
    ("The vote brought the defeat of the [Unity Party|party] by the [Sun Party|party].", set()),
    (f"The {ARMY} lost forty men in an attack on the {HAWKS}.", FIGHT),
    (f"The {ARMY} lost forty men in an attack by the {HAWKS}.", FIGHT),
]
ACTS: list[tuple[str, set[Row]]] = [
    (f"The {ARMY} beat back the {HAWKS}' thrust at the capital.", FIGHT),
    (f"The {ARMY} put down a {HAWKS} rebellion.", FIGHT),
    (f"The {ARMY} put the {HAWKS} on alert.", set()),
    (f"The {ARMY} foiled a {HAWKS} attack.", FIGHT),
    (f"The {ARMY} wiped out a {HAWKS} unit.", FIGHT),
    (f"The {ARMY} marched on the {HAWKS}.", FIGHT),
    (f"The {ARMY} marched with the {HAWKS}.", set()),
    (f"The {HAWKS} turned on the {FALCONS} in 1990.", RIVALS),
    (f"The {HAWKS} turned their guns on the {FALCONS} in 1990.", RIVALS),
    (f"The {HAWKS} turned their backs on the {FALCONS}.", set()),
    (f"The {HAWKS} turned to the {FALCONS} for help.", set()),
    (f"The {HAWKS} went to war with the {ARMY} in 1990.", FIGHT),
    (f"A unit of the {ARMY} was surprised at dawn by the {HAWKS}.", FIGHT),
]
BLAME: list[tuple[str, set[Row]]] = [
    (f"Six {ARMY} soldiers were killed in the course of a raid by the {HAWKS}.", FIGHT),
    (
        f"Its members, the {HAWKS} and the {LIONS}, attacked the {ARMY}.",
        FIGHT | {("Lions", "fights", "Third Army")},
    ),
    (f"Six {ARMY} soldiers were killed in a raid blamed on the {HAWKS}.", FIGHT),
    (f"Six {ARMY} soldiers were killed in an attack attributed to the {HAWKS}.", FIGHT),
    (f"Six {ARMY} soldiers died in an attack that officials blamed on the {HAWKS}.", FIGHT),
    (f"{DAR}, emir of the {HAWKS}, was killed on Monday by the {ARMY}.", FIGHT),
    (f"{DAR}, emir of the {HAWKS}, was received on Monday by the {ARMY}.", set()),
]
SPLITS: list[tuple[str, set[Row]]] = [
    (
        f"Two of its members - the {HAWKS} and the {LIONS} - are splinters of the {FALCONS}.",
        {("Hawks", "split_from", "Falcons"), ("Lions", "split_from", "Falcons")},
    ),
    (f"The {HAWKS} pulled out of the {FALCONS} in April.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} pulled out of talks with the {FALCONS}.", set()),
    (f"The {HAWKS} withdrew from the {FALCONS} in April.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} withdrew from {FALCONS} territory.", set()),
    (f"The {HAWKS} withdrew its support from the {FALCONS}.", set()),
    (f"The {HAWKS} hived off from the {FALCONS}.", {("Hawks", "split_from", "Falcons")}),
    (f"The departure of the {HAWKS} from the {FALCONS} was announced.", {("Hawks", "split_from", "Falcons")}),
    (f"The departure of the {HAWKS} from the city was announced.", set()),
]
TRUCES: list[tuple[str, set[Row]]] = [
    (
        f"War between the {HAWKS} and the {FALCONS} raged until a truce was signed in 1974.",
        RIVALS | {("Falcons", "truce_with", "Hawks")},
    ),
    (
        f"The {HAWKS} fought the {FALCONS} until a ceasefire was brokered by {TURKEY} in 1974.",
        RIVALS | {("Falcons", "truce_with", "Hawks")},
    ),
    (f"The {HAWKS} fought the {FALCONS} after a truce was broken.", RIVALS),
    (f"The {HAWKS} and the {FALCONS} clashed hours before a truce was to be signed.", RIVALS),
]


@pytest.mark.parametrize(("text", "expected"), [*PLACES, *DEFEATS, *ACTS, *BLAME, *SPLITS, *TRUCES])
def test_rows(nlp: Language, text: str, expected: set[Row]) -> None:
    assert rows(marked.page(nlp, text)) == expected
