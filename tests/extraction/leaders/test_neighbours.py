"""Positions by what stands beside a name: sentences with the rows expected of them."""

import pytest
from spacy.language import Language

from flows.extraction.leaders import leaders
from tests.extraction import marked

Row = tuple[str, str, str]

HAWKS, BRIGADE = "[Red Hawks|armed_group]", "[5th Brigade|state_force]"
DAR, SEN, LEDI = "[Omar Dar|person]", "[Ali Sen|person]", "[Juan Ledi|person]"
LEADS, COMMANDS = ("Omar Dar", "leader", "Red Hawks"), ("Omar Dar", "commander", "5th Brigade")
LEADS_A_PART, BELONGS = ("Omar Dar", "commander", "Red Hawks"), ("Omar Dar", "member", "Red Hawks")
SERVES = ("Omar Dar", "member", "5th Brigade")

CASES = [
    (f"Troops of the {BRIGADE} under Brigadier {DAR} took the pass.", {COMMANDS}),
    (f"The {HAWKS} under {DAR} took the pass.", {LEADS}),
    (f"The {HAWKS}, under {DAR}'s brother, took the pass.", set()),
    (f"[Kenya|state] under {DAR} prospered.", set()),
    (f"He served in the {BRIGADE} under former President {DAR}. Kenya and Uganda agreed.", set()),
    (f"Colonel {DAR}, {BRIGADE}, was killed.", {SERVES}),
    (f"Last night {DAR}, of the {HAWKS}, demanded talks.", {BELONGS}),
    (f"The dead include {SEN} and {DAR}, both of the {HAWKS}.", {BELONGS}),
    (f"{DAR}, of [Kenya|state], demanded talks.", set()),
    (f"The {BRIGADE}, whose commander {DAR} was shot, withdrew.", {COMMANDS}),
    (f"The {HAWKS}, led by {DAR} and armed by [Kenya|state], fought on.", {LEADS}),
    (f"Fighting between the {HAWKS}, led by {DAR}, and the [Army|state_force] began.", {LEADS}),
    (f"The {HAWKS}, commanded by the late president's nephew {DAR}, fought on.", {LEADS}),
    (f"The {HAWKS} are a militia in the north led by {DAR}.", {LEADS}),
    (f"The men joined the {HAWKS}, a northern body led by {DAR}.", {LEADS}),
    (f"The [Hawks|armed_group=Red Hawks] led by {DAR} fled. {HAWKS} won.", {LEADS_A_PART}),
    (f"{DAR} led the {HAWKS} push into Salta.", set()),
    (f"The {HAWKS} were founded by the {DAR} brothers.", set()),
    (f"{DAR}, an officer serving with the {BRIGADE}, was shot.", {SERVES}),
    (f"In 1971 {DAR} enlisted in the {BRIGADE}.", {SERVES}),
    (f"{DAR}, commanding {BRIGADE}, reports the enemy in retreat.", {COMMANDS}),
    (f"{DAR}, coming back at the head of a force calling itself the {HAWKS}, was killed.", {LEADS}),
    (f"{DAR}, until March the head of the {HAWKS}, was killed.", {LEADS}),
    (f"{DAR}, styling himself leader of the {HAWKS}, was killed.", {LEADS}),
    (f"Nine {HAWKS} fighters, among them a sector commander known only as {DAR}, fell.", {LEADS_A_PART}),
    (f"{DAR} is the chief of finances for the {HAWKS}.", {LEADS_A_PART}),
    (f"{HAWKS} head on research and training, {DAR}, was hurt.", {LEADS_A_PART}),
    (
        f"{DAR}, commander of the [Kenyan Army|state_force], resigned.",
        {("Omar Dar", "leader", "Kenyan Army")},
    ),
    (
        f"{DAR}, a commander in the [Kenyan Army|state_force], resigned.",
        {("Omar Dar", "commander", "Kenyan Army")},
    ),
    (
        f"{DAR}, the [Unity Party|party] mayor of Salta, was arrested.",
        {("Omar Dar", "member", "Unity Party"), ("Omar Dar", "leader", "Salta")},
    ),
    (
        f"{DAR}, spokesman of the {HAWKS}' armed wing, the [Stone Lions|armed_group], agreed.",
        {("Omar Dar", "spokesperson", "Stone Lions")},
    ),
    (
        f"{DAR}, head of the Britain-based [Salta Observatory|civil], counted the dead.",
        {("Omar Dar", "leader", "Salta Observatory")},
    ),
    (
        f"The spokesman for the Secretary-General, {DAR}, said that the [UN|intergovernmental] was concerned.",
        {("Omar Dar", "spokesperson", "UN")},
    ),
    (
        f"Kenyan President {DAR} and his Ugandan counterpart, {SEN}, met.",
        {("Omar Dar", "leader", "Kenya"), ("Ali Sen", "leader", "Uganda")},
    ),
    (
        f"The deceased were identified as {DAR}, {SEN} and {LEDI}, who belonged to the {HAWKS}.",
        {BELONGS, ("Ali Sen", "member", "Red Hawks"), ("Juan Ledi", "member", "Red Hawks")},
    ),
    (f"{DAR} works as an assistant constable with the [Salta Police|state_force].", "constable"),
    (f"A counsel for several activists of the {HAWKS}, identified as {DAR}, was shot.", set()),
    (f"The self-styled defence secretary of the {HAWKS}, {DAR}, was shot.", {BELONGS}),
    (f"Three {HAWKS} cadres led by area commander {DAR} fled.", {LEADS_A_PART}),
    (f"The {HAWKS} blamed the killing of Stone Union (SU) leader {DAR}.", set()),
    (f"The deputy [Kenyan Army|state_force] chief {DAR} resigned.", {("Omar Dar", "deputy", "Kenyan Army")}),
    (f"{DAR} is one of the founder members of the {HAWKS}.", {("Omar Dar", "founder", "Red Hawks")}),
    (f"[Salta military|state_force] chief {DAR} spoke.", {("Omar Dar", "leader", "Salta military")}),
    (f"{HAWKS} sub-leader {DAR} was killed.", {LEADS_A_PART}),
    (f"Nairobi's mayor, {DAR}, spoke to Kenya.", {("Omar Dar", "leader", "Nairobi")}),
    (f"Kenyan President Ali Sen's brother {DAR} commands the {BRIGADE}.", {COMMANDS}),
    (f"The {BRIGADE}, Major-General {DAR} commanding, holds the town.", {COMMANDS}),
    (f"Kenyan resistance leader {DAR} rejected the plan.", set()),
    (f"[Police|state_force] chief {DAR} denied it.", set()),
    (f"[Salta Police|state_force] chief {DAR} denied it.", {("Omar Dar", "leader", "Salta Police")}),
    (f"King {DAR} of [Kenya|state] sent a telegram to Uganda. Uganda agreed.", {("Omar Dar", "leader", "Kenya")}),
    (f"General {DAR}, General-in-Chief of the {HAWKS}, arrived.", {LEADS}),
    (f"A man called by {HAWKS} militants Major {DAR} fled.", set()),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_neighbours(nlp: Language, text: str, expected: set[Row] | str) -> None:
    page = marked.page(nlp, text)
    rows = {("Omar Dar", "member", "Salta Police")} if expected == "constable" else expected
    found = {
        (page.entities[c.person].name, c.role.value, page.entities[c.organisation].name)
        for c in leaders.extract(page)
    }
    assert found == rows
