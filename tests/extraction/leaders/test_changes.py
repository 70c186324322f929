"""Positions that pass from one to the next, and those said by a name behind a name: sentences and their rows."""

import pytest
from spacy.language import Language

from flows.extraction.extract import extract
from flows.extraction.leaders import leaders
from flows.extraction.pages import page_of
from flows.extraction.records import LeaderClaim
from flows.reading.document import Document
from tests.extraction import marked

Row = tuple[str, str, str]

HAWKS, BRIGADE = "[Red Hawks|armed_group]", "[5th Brigade|state_force]"
PARTY, COURT = "[National Party|party]", "[Supreme Court|state]"
DAR, SEN, LEDI = "[Omar Dar|person]", "[Ali Sen|person]", "[Juan Ledi|person]"
LEADS, BELONGS = ("Omar Dar", "leader", "Red Hawks"), ("Omar Dar", "member", "National Party")
BOTH = {LEADS, ("Ali Sen", "leader", "Red Hawks")}

CASES: list[tuple[str, set[Row]]] = [
    (f"{SEN}, the leader of the {HAWKS}, was replaced by {DAR} in 2003.", BOTH),
    (f"{SEN} led the {HAWKS} until 2003, when {DAR} succeeded {SEN}.", BOTH),
    (f"{SEN}, the leader of the {HAWKS}, was shot. {SEN}'s successor, {DAR}, fled.", BOTH),
    (f"{DAR}, the leader of the {HAWKS}, and {DAR}'s predecessor, {SEN}, were friends.", BOTH),
    (f"The {HAWKS} were replaced by the {BRIGADE}.", set()),
    (f"{SEN} was replaced by {DAR} on the team.", set()),
    (f"{DAR}, who took over the {HAWKS} in 2005, was shot.", {LEADS}),
    (f"{DAR} took over the {BRIGADE} in 2005.", {("Omar Dar", "commander", "5th Brigade")}),
    (f"The {HAWKS} took over [Salta|state].", set()),
    (f"{DAR} was appointed to lead the {HAWKS}.", {LEADS}),
    (f"The council picked {DAR} to lead the {HAWKS}.", {LEADS}),
    (f"{DAR} hopes to lead the {HAWKS}.", set()),
    (f"The {HAWKS}, with {DAR} at [its|armed_group=Red Hawks] head, crossed the river.", {LEADS}),
    (f"The {BRIGADE} is under the command of {DAR}.", {("Omar Dar", "commander", "5th Brigade")}),
    (
        f"{DAR}, who led the forensic division of the {COURT}, resigned.",
        {("Omar Dar", "commander", "Supreme Court")},
    ),
    (f"Police arrested {DAR}, associated with the {HAWKS}.", {("Omar Dar", "member", "Red Hawks")}),
    (f"{DAR} controls the {HAWKS} from prison.", {LEADS}),
    (f"{DAR} controls [Kenya|state] from abroad.", set()),
    (f"Senator {DAR} of the {PARTY} denied it.", {BELONGS}),
    (f"Senator {DAR} ({PARTY}) denied it.", {BELONGS}),
    (f"Judge {DAR} of the {COURT} ordered it.", {("Omar Dar", "member", "Supreme Court")}),
    (f"Major {DAR} of the {BRIGADE} ordered it.", {("Omar Dar", "member", "5th Brigade")}),
    (f"Major {DAR} of [Kenya|state] ordered it.", set()),
    (f"{DAR}, also of the {PARTY}, was held in July.", {BELONGS}),
    (f"Leaders of the {HAWKS}, including {DAR} and {SEN}, were held.", BOTH),
    (f"{HAWKS} leaders such as {DAR} were held.", {LEADS}),
    (f"The {HAWKS}' leaders include {DAR} and {SEN}.", BOTH),
    (f'{DAR}, better known as "Stone," the leader of the {HAWKS}, was shot.', {LEADS}),
    (f"{DAR} of the {HAWKS} signed the pact.", {("Omar Dar", "member", "Red Hawks")}),
    (f"{DAR} of [Kenya|state] signed the pact.", set()),
    (
        f"{DAR} has held a seat in the [Sovereignty Council|state].",
        {("Omar Dar", "member", "Sovereignty Council")},
    ),
    (f"{DAR} resigned from the leadership of the {HAWKS}.", {LEADS}),
    (f"An indictment named {DAR} as a member of the now defunct {HAWKS}.", {("Omar Dar", "member", "Red Hawks")}),
    (f"Secretary of State {DAR} met the president of [Kenya|state].", set()),
    (f"{SEN}, the chief of the {HAWKS}, was shot, and {DAR} took his place.", BOTH),
    (f"{DAR}, the chief of the {HAWKS}, took his place at the table.", {LEADS}),
    (
        f"The {HAWKS} were founded in 1960 by {DAR}, together with {SEN}.",
        {("Omar Dar", "founder", "Red Hawks"), ("Ali Sen", "founder", "Red Hawks")},
    ),
    (f"{SEN}, the chief of the {HAWKS}, was shot, and in May {DAR} was chosen in his stead.", BOTH),
    (
        f"Police held two {HAWKS} cadres ({DAR} and {SEN}).",
        {(n, "member", "Red Hawks") for n in ("Omar Dar", "Ali Sen")},
    ),
    (f"The {HAWKS} worked for {DAR}, until their leader, {SEN}, was shot.", {("Ali Sen", "leader", "Red Hawks")}),
    (f"{DAR} is the head of security for the {HAWKS}.", {("Omar Dar", "commander", "Red Hawks")}),
    (f"The council was asked to remove {DAR} as head of the {HAWKS}.", {LEADS}),
    (f"The council was asked to name {DAR} as head of the {HAWKS}.", set()),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_positions(nlp: Language, text: str, expected: set[Row]) -> None:
    page = marked.page(nlp, text)
    found = {
        (page.entities[c.person].name, c.role.value, page.entities[c.organisation].name)
        for c in leaders.extract(page)
    }
    assert found == expected


def test_who_takes_over_from_the_dead_lives(nlp: Language) -> None:
    page = marked.page(nlp, f"{SEN}, the chief of the {HAWKS}, was killed, and {DAR} took his place.")
    found = {page.entities[c.person].name: c.is_current for c in leaders.extract(page)}
    assert found == {"Ali Sen": False, "Omar Dar": True}


def test_the_deputy_of_whom_a_verb_makes_a_head(nlp: Language) -> None:
    page = marked.page(nlp, f"{DAR} heads the {HAWKS}. [His|person=Omar Dar] deputy, {SEN}, lives abroad.")
    found = {(page.entities[c.person].name, c.role.value) for c in leaders.extract(page)}
    assert found == {("Omar Dar", "leader"), ("Ali Sen", "deputy")}


POLICE = [
    ("Kolpur Superintendent of Police SP Ravi Menon said that the search went on.", "commander"),
    ("Superintendent of Police (Rural) Ravi Menon said so.", "commander"),
    ("Senior Superintendent of Police (SSP) Operations Ravi Menon said so.", "commander"),
    ("Deputy Inspector General of Police (DIG) Ravi Menon said so.", "commander"),
    ("Kolpur Deputy Commissioner of Police (DCP) A R Menon said so.", "member"),
    ("Inspector General of Police DIG Kolpur range R Menon said so.", "commander"),
    ("DIG Ravi Menon said that the police found two rifles.", "commander"),
]


@pytest.mark.parametrize(("text", "role"), POLICE, ids=[text for text, _ in POLICE])
def test_offices_of_the_police(nlp: Language, text: str, role: str) -> None:
    page = page_of(Document.of(text, "a.txt"), nlp(text))
    claims = [c for c in extract(page).claims if isinstance(c, LeaderClaim)]
    assert [(c.role.value, page.entities[c.organisation].name.lower()) for c in claims] == [(role, "police")]
