"""Whose an office without a state is, and who heads the whole of a body."""

import pytest
from spacy.language import Language

from flows.extraction.leaders import leaders
from tests.extraction import marked
from tests.extraction.leaders.test_leaders import Row, rows

DAR, SEN, HAWKS = "[Omar Dar|person]", "[Ali Sen|person]", "[Red Hawks|armed_group]"
GOVERNMENT, ARMY = "[government|state]", "[National Army|state_force]"

CASES: list[tuple[str, set[Row]]] = [
    (
        f"Two men were shot in Nairobi, Kenya, the {GOVERNMENT} said. Interior Minister {DAR} blamed the {HAWKS}.",
        {("Omar Dar", "representative", "government")},
    ),
    (
        f"[Kenya|state] closed its border and Kenya is calm. Interior Minister {DAR} blamed the {HAWKS}.",
        {("Omar Dar", "representative", "Kenya")},
    ),
    (
        f"The Minister in Kenya to the Secretary of State. Peru and Peru again. The {GOVERNMENT} is calm. "
        f"Prime Minister {DAR} blamed the {HAWKS}.",
        {("Omar Dar", "leader", "government")},
    ),
    (f"The Minister in Kenya, {DAR}, wrote that Kenya and the {GOVERNMENT} are calm.", set()),
    (f"[Kenya|state] Attorney General {DAR} resigned.", {("Omar Dar", "representative", "Kenya")}),
    (f"Colonel {DAR}, commander of the {ARMY}, resigned.", {("Omar Dar", "leader", "National Army")}),
    (f"{DAR}, commander of the {HAWKS}, resigned.", {("Omar Dar", "leader", "Red Hawks")}),
    (f"{DAR}, the former {HAWKS} commander, resigned.", {("Omar Dar", "leader", "Red Hawks")}),
    (f"{DAR}, a commander of the {HAWKS}, resigned.", {("Omar Dar", "commander", "Red Hawks")}),
    (f"{HAWKS} commander {DAR} resigned.", {("Omar Dar", "commander", "Red Hawks")}),
    (
        f"The [Kenya Defence Force|state_force] is commanded by General {DAR}.",
        {("Omar Dar", "leader", "Kenya Defence Force")},
    ),
    (f"[Green Party|party] deputy {DAR} was killed.", {("Omar Dar", "member", "Green Party")}),
    (
        f"The [Green Party|party] under {DAR} and {SEN} left the town.",
        {("Omar Dar", "leader", "Green Party"), ("Ali Sen", "leader", "Green Party")},
    ),
    (f"The {HAWKS} under self-styled General {DAR} took the town.", {("Omar Dar", "leader", "Red Hawks")}),
    (f"Three {HAWKS} columns under {DAR} took the town.", {("Omar Dar", "commander", "Red Hawks")}),
    (
        f"[Police|state_force] said that two {HAWKS} gunmen, including [their|state_force=Police] area commander, "
        f"{DAR}, were killed.",
        {("Omar Dar", "commander", "Red Hawks")},
    ),
    (
        f"Superintendent of [Police|state_force] (SP), [Salta|person], {DAR} said that two men were killed.",
        {("Omar Dar", "commander", "Police")},
    ),
    (
        f"{DAR} and {SEN}, two commanders of the {HAWKS}, fled.",
        {("Omar Dar", "commander", "Red Hawks"), ("Ali Sen", "commander", "Red Hawks")},
    ),
    (
        f"The [government of Kenya|state] under Prime Minister {DAR} met Peru, and Peru said that Peru was calm.",
        {("Omar Dar", "leader", "government of Kenya")},
    ),
    (
        f"[Kenya|state]'s friends left. The [Hill government|state] of President {DAR} fell.",
        {("Omar Dar", "leader", "Hill government")},
    ),
    (
        f"The {HAWKS}, which was set up in May and whose coordinator is {DAR}, fled.",
        {("Omar Dar", "leader", "Red Hawks")},
    ),
    (
        f"Peru and Uganda were calm, and [Kenyan|state=Kenya] Interior and Justice Minister {DAR} met.",
        {("Omar Dar", "representative", "Kenya")},
    ),
    (f"The {HAWKS} militia of General {DAR} fled.", {("Omar Dar", "leader", "Red Hawks")}),
    (f"The {HAWKS} attacked {DAR}'s [Blue Front|armed_group].", {("Omar Dar", "leader", "Blue Front")}),
    (f"The {HAWKS} attacked supporters of {DAR}.", set()),
    (f"The armed wing of the {HAWKS} was founded in 1985 by {DAR}.", set()),
    (
        f"The {HAWKS} held the town. It was the seat of the [Eastern Command|state_force] of the {ARMY}. "
        f"Its commander, General {DAR}, was shot.",
        {("Omar Dar", "commander", "Eastern Command")},
    ),
    (
        f"General {DAR}, a [Karen|person] who was leader of the {HAWKS}, was shot.",
        {("Omar Dar", "leader", "Red Hawks")},
    ),
    (
        f"General {DAR} of Nigeria, commander of the {HAWKS}, met the commanders of the Sudan Army.",
        {("Omar Dar", "leader", "Red Hawks")},
    ),
    (
        f"The [Union Mission in Kenya|intergovernmental] is calm. The Force Commander, General {DAR}, said so.",
        {("Omar Dar", "commander", "Union Mission in Kenya")},
    ),
    (f"The [UN|intergovernmental] met ABC Secretary General {DAR} there.", set()),
    (f"The [Red Hawks|armed_group] (RH) of {DAR} fled.", {("Omar Dar", "leader", "Red Hawks")}),
    (
        f"{DAR} and {SEN}, two commanders of the [Hill Liberation Army|armed_group], fled.",
        {("Omar Dar", "commander", "Hill Liberation Army"), ("Ali Sen", "commander", "Hill Liberation Army")},
    ),
    (
        f"The [Blue Front|armed_group], a splinter of the {HAWKS} run by {DAR}, fled.",
        {("Omar Dar", "leader", "Blue Front")},
    ),
    (
        f"Peru is calm, Peru is dry. The [Kenyan government|state] accused two men. Interior Minister {DAR} fled.",
        {("Omar Dar", "representative", "Peru")},
    ),
    (
        f"[Its|armed_group=Red Hawks] southern front was commanded by {DAR}.",
        {("Omar Dar", "commander", "Red Hawks")},
    ),
    (f"{DAR}, commander of the {HAWKS} garrison, fled.", {("Omar Dar", "commander", "Red Hawks")}),
    ("Peru is calm and Peru is dry. The Prime Minister spoke to President [Obama|person].", set()),
    (
        f"The {GOVERNMENT} waited for President [Vinicio Cerezo|person].",
        {("Vinicio Cerezo", "leader", "government")},
    ),
    (f"[Police|state_force] commander {DAR} told villagers to stay.", set()),
    (f"{DAR}, commander of the [King's troops|state_force], fled.", {("Omar Dar", "commander", "King's troops")}),
    (
        f"The armed wing of the {HAWKS}, known as the [Night Guard|armed_group], was formed in 1985 by {DAR}.",
        {("Omar Dar", "founder", "Night Guard")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rows(nlp: Language, text: str, expected: set[Row]) -> None:
    page = marked.page(nlp, text)
    assert rows(leaders.extract(page), page) == expected
