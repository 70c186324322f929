"""Splits and truces: one sentence for each way of saying it."""

import pytest
from spacy.language import Language

from tests.extraction import marked
from tests.extraction.alliances.rival_cases import (
    ARMY,
    DIVISION,
    FALCONS,
    FMLN,
    FORCES,
    HAWKS,
    LIONS,
    RIVALS,
    ROYALISTS,
    SYRIA,
    TURKEY,
    Row,
    rows,
)

CASES: list[tuple[str, set[Row]]] = [
    (f"The {HAWKS}, whose war with the {FALCONS} left dozens dead, split in two.", RIVALS),
    (f"The {HAWKS} broke off from the {FALCONS} in 2007.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS}, who broke away from the {FALCONS}, met.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS}, which had split from the {FALCONS}, met.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} are a breakaway faction of the {FALCONS}.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} were formed by dissidents of the {FALCONS}.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} were formed by a breakaway faction of the {FALCONS}.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} were formed in 2010 after a split in the {FALCONS}.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} are an offshoot of the {FALCONS}.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} emerged as a splinter of the {FALCONS}.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} defected from the {FALCONS}.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} left the {FALCONS} to fight on their own.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} seceded from the {FALCONS}.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} parted ways with the {FALCONS}.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} cut ties with the {FALCONS}.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} severed ties with the {FALCONS}.", {("Hawks", "split_from", "Falcons")}),
    (f"The {FALCONS} suffered a split when the {HAWKS} broke away.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} is a {FALCONS} splinter group.", {("Hawks", "split_from", "Falcons")}),
    (f"The {FALCONS} splinter group {HAWKS} met.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} and the {ARMY} agreed a truce.", {("Hawks", "truce_with", "Third Army")}),
    (f"The {HAWKS} reached a ceasefire deal with {TURKEY}.", {("Hawks", "truce_with", "Turkey")}),
    (f"The {HAWKS} signed a peace accord with {TURKEY} in 2016.", {("Hawks", "truce_with", "Turkey")}),
    (f"The 2016 peace accord between {TURKEY} and the {HAWKS} holds.", {("Hawks", "truce_with", "Turkey")}),
    (f"The peace deal that {TURKEY} signed with the {HAWKS} holds.", {("Hawks", "truce_with", "Turkey")}),
    (f"{TURKEY}'s peace deal with the {HAWKS} holds.", {("Hawks", "truce_with", "Turkey")}),
    (f"{TURKEY}'s ceasefire with the {HAWKS} holds.", {("Hawks", "truce_with", "Turkey")}),
    (f"The {HAWKS} are under a suspension of operations pact with {TURKEY}.", {("Hawks", "truce_with", "Turkey")}),
    (f"The {HAWKS} declared a unilateral ceasefire.", set()),
    (f"The {HAWKS} broke the truce with {TURKEY}.", {("Hawks", "truce_with", "Turkey")}),
    (f"The {HAWKS} violated the ceasefire agreement with {TURKEY}.", {("Hawks", "truce_with", "Turkey")}),
    (f"The {HAWKS} are in a ceasefire with {TURKEY}.", {("Hawks", "truce_with", "Turkey")}),
    (f"A ceasefire between {TURKEY} and the {HAWKS} came into force.", {("Hawks", "truce_with", "Turkey")}),
    (f"A ceasefire was agreed between {TURKEY} and the {HAWKS}.", {("Hawks", "truce_with", "Turkey")}),
    (f"A truce was signed by {TURKEY} and the {HAWKS}.", {("Hawks", "truce_with", "Turkey")}),
    (f"The {HAWKS} made peace with the {FALCONS}.", {("Falcons", "truce_with", "Hawks")}),
    (f"The {HAWKS}, who signed a ceasefire with {TURKEY}, met.", {("Hawks", "truce_with", "Turkey")}),
    (
        f"The {HAWKS}, along with the {FALCONS}, signed a ceasefire with {TURKEY}.",
        {("Falcons", "truce_with", "Turkey"), ("Hawks", "truce_with", "Turkey")},
    ),
    (f"The {HAWKS} and {TURKEY} are in peace talks.", set()),
    (f"The {HAWKS} want a ceasefire with {TURKEY}.", set()),
    (f"THE {FMLN} AND THE {FORCES} AGREED TO A CEASE-FIRE.", {("Armed Forces", "truce_with", "FMLN")}),
    (f"CEASE-FIRE BETWEEN {FMLN} AND {FORCES} SIGNED TODAY", {("Armed Forces", "truce_with", "FMLN")}),
    (
        f"A reconciliation agreement between {TURKEY} and the {HAWKS} was reached.",
        {("Hawks", "truce_with", "Turkey")},
    ),
    (f"The {HAWKS} reached an evacuation deal with {TURKEY}.", {("Hawks", "truce_with", "Turkey")}),
    (
        f"Armistice between {DIVISION} and {ROYALISTS} signed yesterday.",
        {("Royalists", "truce_with", "Second Division")},
    ),
    (
        f"Armistice was concluded yesterday between {DIVISION} and {ROYALISTS}.",
        {("Royalists", "truce_with", "Second Division")},
    ),
    (
        f"Truce concluded between {DIVISION} and {ROYALISTS} expires at noon.",
        {("Royalists", "truce_with", "Second Division")},
    ),
    (f"{TURKEY} and {SYRIA} have signed an armistice.", {("Syria", "truce_with", "Turkey")}),
    (f"The {HAWKS} walked out of the {FALCONS} in 1995.", {("Hawks", "split_from", "Falcons")}),
    (
        f"The {HAWKS}, led by [Omar Dar|person], broke with the {FALCONS} in 1995.",
        {("Hawks", "split_from", "Falcons")},
    ),
    (f"The {HAWKS} split off from the {FALCONS}.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} is a faction that broke away from the {FALCONS}.", {("Hawks", "split_from", "Falcons")}),
    (
        f"The {FALCONS} split into the {HAWKS} and the {LIONS} in 1990.",
        {("Hawks", "split_from", "Falcons"), ("Lions", "split_from", "Falcons")},
    ),
    (f"Killings rose after the split between the {HAWKS} and the {FALCONS}.", set()),
    (f"Violence rose after the split between the {HAWKS} and the {FALCONS}.", set()),
    (
        (
            f"The {HAWKS} and the {FALCONS} fight each other. The "
            "fifth cease-fire to be concluded between the two militias held."
        ),
        {("Falcons", "fights", "Hawks"), ("Falcons", "truce_with", "Hawks")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rows(nlp: Language, text: str, expected: set[Row]) -> None:
    assert rows(marked.page(nlp, text)) == expected
