"""Titles of several persons, several titles of one, and offices whose body is understood."""

import pytest
from spacy.language import Language

from flows.extraction.leaders import leaders
from tests.extraction import marked, pages

Row = tuple[str, str, str]

HAWKS, BRIGADE = "[Red Hawks|armed_group]", "[5th Brigade|state_force]"
DAR, SEN = "[Omar Dar|person]", "[Ali Sen|person]"
FOUNDER = ("Omar Dar", "founder", "Red Hawks")
LEADS = ("Omar Dar", "leader", "Red Hawks")

CASES = [
    (
        f"{DAR} and {SEN}, two commanders of the {HAWKS}, fled.",
        {("Omar Dar", "commander", "Red Hawks"), ("Ali Sen", "commander", "Red Hawks")},
    ),
    (f"{DAR} and {SEN}, commander of the {HAWKS}, fled.", {("Ali Sen", "leader", "Red Hawks")}),
    (
        f"Sgt. {DAR} and Sgt. {SEN}, both assigned to the {BRIGADE}, were hurt.",
        {("Omar Dar", "member", "5th Brigade"), ("Ali Sen", "member", "5th Brigade")},
    ),
    (
        f"{DAR}, former president of the [Stone Union|party] and a leader of the {HAWKS}, fled.",
        {("Omar Dar", "leader", "Stone Union"), LEADS},
    ),
    (
        f"{DAR}, president of the [Stone Union|party], and the leader of the {HAWKS} met.",
        {("Omar Dar", "leader", "Stone Union")},
    ),
    (f"{DAR} helped found the {HAWKS} in 1996.", {FOUNDER}),
    (f"{DAR} helped to create the {HAWKS} in 1996.", {FOUNDER}),
    (f"{DAR} found the {HAWKS} in the hills.", set()),
    (f"The {HAWKS} are now run by a little-known general called {DAR}.", {LEADS}),
    (f"{DAR} led the {HAWKS} gang for years.", {LEADS}),
    (f"A {HAWKS} battalion under {DAR} withdrew.", {("Omar Dar", "commander", "Red Hawks")}),
    (f"{HAWKS} volunteers under Colonel {DAR} withdrew.", {("Omar Dar", "commander", "Red Hawks")}),
    (f"{HAWKS} volunteers under {DAR}'s protection withdrew.", set()),
    (f"{DAR} ran from the {HAWKS}.", set()),
    (
        f"The commanders of the {HAWKS} said that they had removed its chairman, {DAR}.",
        {LEADS},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_shared_titles(nlp: Language, text: str, expected: set[Row]) -> None:
    page = marked.page(nlp, text)
    found = {
        (page.entities[c.person].name, c.role.value, page.entities[c.organisation].name)
        for c in leaders.extract(page)
    }
    assert found == expected


UNDERSTOOD = [
    (
        "In Nairobi, Foreign Minister Omar Dar expressed shock. Uganda, said Uganda's radio, was calm.",
        {("Omar Dar", "representative", "Kenya")},
    ),
    (
        "During the administration of Juan Ledi, Peru signed the contracts. Peru paid for them in May.",
        {("Juan Ledi", "leader", "Peru")},
    ),
    ("Rebels fought the government of Juan Ledi. Peru is calm; Peru has won.", set()),
    ("The government of Peru met Juan Ledi.", set()),
    (
        "Our Embassy in Nairobi is open. Minister of Health Omar Dar has arrived in Kenya. Kenya is calm.",
        set(),
    ),
    (
        "Salta Liberation Front\n\nThe Salta Liberation Front was founded in 1960.\n\n"
        "Omar Dar, chairman since 1975, was removed in a coup.\n",
        {("Omar Dar", "leader", "Salta Liberation Front")},
    ),
    (
        "Bus crash near Tura\n\nThe Salta Liberation Front was founded in 1960.\n\n"
        "Omar Dar, chairman since 1975, was removed in a coup.\n",
        set(),
    ),
    (
        "Police closed the road. Deputy Superintendent Police (DSP) Omar Malik said that two men had fled.",
        {("Omar Malik", "member", "Police")},
    ),
    (
        "The Hill Liberation Front (HLF) fled. They were led by HLF area commander of North Hills Tarun Marak.",
        {("Tarun Marak", "commander", "Hill Liberation Front")},
    ),
    ("He had been warned by United States Consul Barlow.", {("Barlow", "representative", "United States")}),
    ("Lowell, commanding Reserve Brigade, fell.", {("Lowell", "commander", "Reserve Brigade")}),
]


@pytest.mark.parametrize(("text", "expected"), UNDERSTOOD, ids=[text for text, _ in UNDERSTOOD])
def test_understood_bodies(nlp: Language, text: str, expected: set[Row]) -> None:
    page = pages.read(nlp, text)
    found = {
        (page.entities[c.person].name, c.role.value, page.entities[c.organisation].name)
        for c in leaders.extract(page)
    }
    assert found == expected
