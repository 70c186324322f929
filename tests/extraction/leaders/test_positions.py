"""Positions by verbs, nouns and successions: sentences with the rows expected of them."""

import pytest
from spacy.language import Language

from flows.extraction.dates import dates
from flows.extraction.leaders import leaders
from tests.extraction import marked

Row = tuple[str, str, str]

HAWKS, BRIGADE = "[Red Hawks|armed_group]", "[5th Brigade|state_force]"
DAR, SEN, LEDI = "[Omar Dar|person]", "[Ali Sen|person]", "[Juan Ledi|person]"
LEADS, COMMANDS = ("Omar Dar", "leader", "Red Hawks"), ("Omar Dar", "commander", "5th Brigade")
BOTH = {LEADS, ("Ali Sen", "leader", "Red Hawks")}

CASES = [
    (f"{DAR} succeeded {SEN} as leader of the {HAWKS} in May.", BOTH),
    (f"{SEN} was succeeded by {DAR} as leader of the {HAWKS}.", BOTH),
    (f"{DAR} replaced {SEN} as head of the {HAWKS}.", BOTH),
    (f"{SEN} was replaced by {DAR} as head of the {HAWKS}.", BOTH),
    (f"{DAR} took over from {SEN} as head of the {HAWKS}.", BOTH),
    (f"{DAR} took over as head of the {HAWKS}.", {LEADS}),
    (f"{DAR} took over the leadership of the {HAWKS} in 2015.", {LEADS}),
    (f"{DAR} assumed command of the {HAWKS}.", {LEADS}),
    (f"{DAR} assumed command of the {BRIGADE}.", {COMMANDS}),
    (f"{DAR} took control of the {HAWKS} alongside {SEN}.", BOTH),
    (f"Command of the {BRIGADE} passed to {DAR}.", {COMMANDS}),
    (f"He handed leadership of the {HAWKS} to {DAR}.", {LEADS}),
    (f"Under {DAR}'s leadership, the {HAWKS} grew quickly.", {LEADS}),
    (f"Under the leadership of {DAR}, the {HAWKS} grew quickly.", {LEADS}),
    (f"The {HAWKS}, under the command of {DAR}, withdrew.", {LEADS}),
    (f"The {HAWKS} fought the [Green Front|armed_group] under the command of {DAR}.", set()),
    (f"{DAR} took control of [Kenya|state].", set()),
    (f"{DAR} resigned as chairman of the {HAWKS}.", {LEADS}),
    (f"{DAR} was removed as leader of the {HAWKS}.", {LEADS}),
    (f"{DAR} was elected chairman of the {HAWKS} in 2009.", {LEADS}),
    (f"{DAR} was sworn in as president of [Kenya|state].", {("Omar Dar", "leader", "Kenya")}),
    (f"The council appointed {DAR} as commander of the {BRIGADE}.", {COMMANDS}),
    (f"The council named {DAR} leader of the {HAWKS}.", {LEADS}),
    (f"{DAR} ousted the president of [Kenya|state].", set()),
    (f"{DAR} leads the {BRIGADE}.", {COMMANDS}),
    (f"The {BRIGADE} is led by {DAR}.", {COMMANDS}),
    (f"The [34th Front|armed_group], headed by {DAR}, fled.", {("Omar Dar", "commander", "34th Front")}),
    (f"The [National Front|armed_group], headed by {DAR}, fled.", {("Omar Dar", "leader", "National Front")}),
    (f"{DAR}, commander of the {HAWKS} in the east, fled.", {("Omar Dar", "commander", "Red Hawks")}),
    (f"{DAR}, head of the {HAWKS}' northern front, fled.", {("Omar Dar", "commander", "Red Hawks")}),
    (f"The {HAWKS}, with {DAR} as their leader, fled.", {LEADS}),
    (f"{DAR}, as leader of the {HAWKS}, fled.", {LEADS}),
    (f"As leader of the {HAWKS}, {DAR} fled.", {LEADS}),
    (f"The former leader of the {HAWKS}, Kenyan-born militant {DAR}, lived there.", {LEADS}),
    (f"The police arrested {DAR} the chief of the {HAWKS}.", {LEADS}),
    (f"We did it said {DAR} a spokesman of the {HAWKS}.", {("Omar Dar", "spokesperson", "Red Hawks")}),
    (
        f"{DAR} (born 1971; also known as the Fox) is a militant who serves as leader of the {HAWKS}.",
        {LEADS},
    ),
    (
        f"Commander of the [Army|state_force]'s [7th Division|state_force] General {DAR} said so.",
        {("Omar Dar", "commander", "7th Division")},
    ),
    (f"A pro-[Government|state] militant, {DAR}, was hurt.", set()),
    (f"Two {HAWKS} fighters from the northern valley identified as {DAR} and {SEN} fell.", None),
    (f"Two {HAWKS} personnel Corporal {DAR} and Lance Corporal {SEN} were hurt.", None),
    (f"{HAWKS} publicity secretary {DAR} denied it.", {("Omar Dar", "member", "Red Hawks")}),
    (f"{HAWKS} area commander {DAR} and the area commander {SEN} met.", "commanders"),
    (
        f"The [UN|intergovernmental] was told by Secretary-General {DAR} that it must act.",
        {("Omar Dar", "leader", "UN")},
    ),
    (f"The ambassador in [France|state], {DAR}, sent a telegram.", set()),
    (f"The American ambassador in Paris ({DAR}) sent a telegram.", "representative"),
    (f"{DAR}'s deputy, {SEN}, denied it. {HAWKS} leader {DAR} too.", {LEADS}),
]

MEMBERS = {("Omar Dar", "member", "Red Hawks"), ("Ali Sen", "member", "Red Hawks")}
COMMANDERS = {("Omar Dar", "commander", "Red Hawks"), ("Ali Sen", "commander", "Red Hawks")}
ENVOY = {("Omar Dar", "representative", "United States")}


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_positions(nlp: Language, text: str, expected: set[Row] | str | None) -> None:
    page = marked.page(nlp, text)
    named = {None: MEMBERS, "commanders": COMMANDERS, "representative": ENVOY}
    rows = expected if isinstance(expected, set) else named[expected]
    found = {
        (page.entities[c.person].name, c.role.value, page.entities[c.organisation].name)
        for c in leaders.extract(page)
    }
    assert found == rows


TERMS = [
    (f"{DAR} served as leader of the {HAWKS} from 1990 to 1995.", ("1990", "1995", False)),
    (f"{DAR} has been the leader of the {HAWKS} since 1998.", ("1998", None, True)),
    (f"{DAR} was the leader of the {HAWKS} until his death in 2013.", (None, "2013", False)),
    (f"{DAR} led the {HAWKS} until he was killed.", (None, None, False)),
    (f"{DAR}, the leader of the {HAWKS}, would stay until May 2013.", (None, None, True)),
    (f"{DAR} resigned as leader of the {HAWKS} in 2011.", (None, "2011", False)),
    (f"{DAR}, the one-time leader of the {HAWKS}, fled.", (None, None, False)),
    (f"{DAR}, the leader of the {HAWKS}, will visit Kenya on 4 May 2013.", (None, None, True)),
    (f"The founder of the {HAWKS}, {DAR}, was arrested in 1999.", (None, None, None)),
]


@pytest.mark.parametrize(("text", "expected"), TERMS, ids=[text for text, _ in TERMS])
def test_terms(nlp: Language, text: str, expected: tuple[str | None, str | None, bool | None]) -> None:
    page = marked.page(nlp, text)
    dates.extract(page)
    (claim,) = leaders.extract(page)
    assert (claim.started, claim.ended, claim.is_current) == expected


def test_who_came_before_left_on_the_date(nlp: Language) -> None:
    page = marked.page(nlp, f"{DAR} succeeded {SEN} as leader of the {HAWKS} in December 2015.")
    dates.extract(page)
    by_name = {page.entities[c.person].name: c for c in leaders.extract(page)}
    assert (by_name["Omar Dar"].started, by_name["Omar Dar"].is_current) == ("2015-12", True)
    assert (by_name["Ali Sen"].ended, by_name["Ali Sen"].is_current) == ("2015-12", False)


def test_state_of_the_title(nlp: Language) -> None:
    page = marked.page(
        nlp,
        "Venezuela to Send Soldiers\n\nDefense Minister [Omar Dar|person] said that they go to the border with "
        "Colombia. In Colombia nobody answered.\n",
    )
    found = {(page.entities[c.person].name, page.entities[c.organisation].name) for c in leaders.extract(page)}
    assert found == {("Omar Dar", "Venezuela")}


def test_no_state_of_where_somebody_travels_to(nlp: Language) -> None:
    page = marked.page(nlp, "Foreign Minister [Omar Dar|person] will travel to Iraq and to Kenya, to Iraq first.")
    assert leaders.extract(page) == []
