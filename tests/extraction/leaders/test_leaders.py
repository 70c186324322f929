"""Leaders: sentences with the rows expected of them. Mentions are marked, trees are the encoder's."""

import pytest
from spacy.language import Language

from flows.extraction.leaders import leaders
from flows.extraction.records import LeaderClaim
from tests.extraction import marked

Row = tuple[str, str, str]


def rows(found: list[LeaderClaim], page: marked.Page) -> set[Row]:
    return {(page.entities[c.person].name, c.role.value, page.entities[c.organisation].name) for c in found}


CASES = [
    (
        "Director General [Valley Rangers|state_force] Major General [Omar Dar|person] said so.",
        {("Omar Dar", "leader", "Valley Rangers")},
    ),
    ("The road is long, reports [The Daily|civil] Salta Superintendent of Police [Omar Dar|person] said.", set()),
    (
        "The pact between the [Coast Government|state], led by Prime Minister [Omar Dar|person], and the "
        "[Hill Council|state], represented by Prime Minister [Ali Sen|person], pleased Kenya.",
        {("Omar Dar", "leader", "Coast Government"), ("Ali Sen", "leader", "Hill Council")},
    ),
    ("The tower was built under King [Omar Dar|person] in Kenya.", set()),
    (
        "The [North Cartel|armed_group]'s military wing, led by brothers "
        "[Omar Dar|person] and [Ali Sen|person], left.",
        {("Omar Dar", "commander", "North Cartel"), ("Ali Sen", "commander", "North Cartel")},
    ),
    (
        "The [Red Hawks|armed_group]' top men in Peru are believed to be [Omar Dar|person], who was arrested "
        "in May, and [Ali Sen|person].",
        {("Omar Dar", "commander", "Red Hawks"), ("Ali Sen", "commander", "Red Hawks")},
    ),
    (
        "[Omar Dar|person] is accused of leading the [Red Hawks|armed_group].",
        {("Omar Dar", "leader", "Red Hawks")},
    ),
    (
        "[Omar Dar|person] is accused of leading the [Red Hawks|armed_group] in the northern province of Salta.",
        {("Omar Dar", "commander", "Red Hawks")},
    ),
    (
        "The [Hill Council|state] Chargé d’Affaires, a.i., [Omar Dar|person] opened the school.",
        {("Omar Dar", "representative", "Hill Council")},
    ),
    (
        "[Hill Council|state] president-elect [Omar Dar|person] thanked his voters.",
        {("Omar Dar", "leader", "Hill Council")},
    ),
    (
        "[Hill Council|state] President\u200e [Omar Dar|person] thanked his voters.",
        {("Omar Dar", "leader", "Hill Council")},
    ),
    ("Kenyan opposition leader [Omar Dar|person] thanked his voters.", set()),
    (
        "[Red Hawks|armed_group] zonal leader [Omar Dar|person] gave himself up.",
        {("Omar Dar", "commander", "Red Hawks")},
    ),
    (
        "[Red Hawks|armed_group] leader [Omar Dar|person] rejected the offer.",
        {("Omar Dar", "leader", "Red Hawks")},
    ),
    (
        "[Omar Dar|person], the deputy commander of the [Red Hawks|armed_group], was arrested on Monday.",
        {("Omar Dar", "deputy", "Red Hawks")},
    ),
    (
        '[Omar Dar|person] (41), alias "Stone", a former spokesman for the [Red Hawks|armed_group], lives abroad.',
        {("Omar Dar", "spokesperson", "Red Hawks")},
    ),
    (
        "The [Red Hawks|armed_group] spokesman, Col. [Omar Dar|person], said that the road was open.",
        {("Omar Dar", "spokesperson", "Red Hawks")},
    ),
    ("[Omar Dar|person] is the head of the [Red Hawks|armed_group].", {("Omar Dar", "leader", "Red Hawks")}),
    (
        "[Omar Dar|person], who served as chief of the [Valley Police|state_force], retired last year.",
        {("Omar Dar", "leader", "Valley Police")},
    ),
    (
        "[Omar Dar|person] was appointed commander of the [Third Brigade|state_force] in May.",
        {("Omar Dar", "commander", "Third Brigade")},
    ),
    (
        "The [Red Hawks|armed_group] were founded by [Omar Dar|person] in 1998.",
        {("Omar Dar", "founder", "Red Hawks")},
    ),
    (
        "[Omar Dar|person], who heads the [Red Hawks|armed_group], was not there.",
        {("Omar Dar", "leader", "Red Hawks")},
    ),
    (
        "The [Red Hawks|armed_group], led by [Omar Dar|person], hold the northern valley.",
        {("Omar Dar", "leader", "Red Hawks")},
    ),
    (
        "[Omar Dar|person] and [Ali Sen|person] met. The [Red Hawks|armed_group]' leaders, [Omar Dar|person] "
        "and [Ali Sen|person], agreed on nothing.",
        {("Omar Dar", "leader", "Red Hawks"), ("Ali Sen", "leader", "Red Hawks")},
    ),
    (
        "One of the [Red Hawks|armed_group] militants, identified as [Omar Dar|person], was injured.",
        {("Omar Dar", "member", "Red Hawks")},
    ),
    (
        "The [Valley Police|state_force] chief, Gen. [Omar Dar|person], told reporters that two men fled.",
        {("Omar Dar", "leader", "Valley Police")},
    ),
    (
        "A senior [Red Hawks|armed_group] leader, [Omar Dar|person], was seen.",
        {("Omar Dar", "member", "Red Hawks")},
    ),
    (
        "[Navy|state_force] Capt. [Omar Dar|person] briefed the press.",
        {("Omar Dar", "member", "Navy")},
    ),
    ("General [Omar Dar|person] briefed the press about the [Red Hawks|armed_group].", set()),
    ("Police chief [Omar Dar|person] briefed the press.", set()),
    (
        "[Omar Dar|person] praised the [Red Hawks|armed_group], and the president of the sugar growers left.",
        set(),
    ),
    (
        "[Omar Dar|person], a researcher at the [Delta Institute|civil], doubts it.",
        {("Omar Dar", "member", "Delta Institute")},
    ),
    (
        "The killing of [Red Hawks|armed_group] commander [Omar Dar|person] was not confirmed.",
        {("Omar Dar", "commander", "Red Hawks")},
    ),
    (
        "A spokesman for the [Red Hawks|armed_group] told [Omar Dar|person] nothing.",
        set(),
    ),
    (
        "[RED HAWKS|armed_group] SPOKESMAN [OMAR DAR|person] SAID TODAY THAT THE ROAD WAS OPEN.",
        {("OMAR DAR", "spokesperson", "RED HAWKS")},
    ),
    (
        "[Omar Dar|person], founder and leader of the [Red Hawks|armed_group], spoke first.",
        {("Omar Dar", "founder", "Red Hawks"), ("Omar Dar", "leader", "Red Hawks")},
    ),
    (
        "[Omar Dar|person] belonged to the [Red Hawks|armed_group] for years.",
        {("Omar Dar", "member", "Red Hawks")},
    ),
    (
        "Gen. [Omar Dar|person], commander, [Fifth Brigade|state_force], thanked them.",
        {("Omar Dar", "commander", "Fifth Brigade")},
    ),
    (
        "[Omar Dar|person], an analyst at the [Delta Institute|civil], met Kenyan researcher [Ali Sen|person].",
        {("Omar Dar", "member", "Delta Institute")},
    ),
    (
        "The teacher of the [Hill School|civil] was freed. The teacher, identified as [Omar Dar|person], is well.",
        {("Omar Dar", "member", "Hill School")},
    ),
    (
        "Two [Red Hawks|armed_group] militants, [Omar Dar|person] alias [Stone|person] and [Ali Sen|person] fled.",
        {("Omar Dar", "member", "Red Hawks"), ("Ali Sen", "member", "Red Hawks")},
    ),
    (
        "[Omar Dar|person] wants to become leader of the [Red Hawks|armed_group].",
        set(),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rows(nlp: Language, text: str, expected: set[Row]) -> None:
    page = marked.page(nlp, text)
    assert rows(leaders.extract(page), page) == expected


@pytest.mark.parametrize(
    ("text", "is_current"),
    [
        ("Former [Red Hawks|armed_group] leader [Omar Dar|person] returned.", False),
        ("[Red Hawks|armed_group] leader [Omar Dar|person] returned.", True),
        ("[Omar Dar|person], the late leader of the [Red Hawks|armed_group], wrote poems.", False),
        ("[Red Hawks|armed_group] leader [Omar Dar|person] was killed in a raid.", False),
        ("The [Red Hawks|armed_group] were founded by [Omar Dar|person].", None),
    ],
)
def test_whether_current(nlp: Language, text: str, is_current: bool | None) -> None:
    (claim,) = leaders.extract(marked.page(nlp, text))
    assert claim.is_current is is_current


def test_state_of_a_bare_office_is_the_documents(nlp: Language) -> None:
    page = marked.page(
        nlp,
        "Prices rose in Kenya again. President [Omar Dar|person] blamed traders from outside Kenya.",
    )
    assert rows(leaders.extract(page), page) == {("Omar Dar", "leader", "Kenya")}


def test_no_state_for_a_bare_office_between_two(nlp: Language) -> None:
    page = marked.page(nlp, "Kenya and Uganda disagree. President [Omar Dar|person] blamed traders.")
    assert leaders.extract(page) == []


def test_office_said_elsewhere_in_the_page(nlp: Language) -> None:
    page = marked.page(
        nlp,
        "Uganda grows, Uganda hopes. President [Omar Dar|person] spoke. Kenyan President [Omar Dar|person] left.",
    )
    found = rows(leaders.extract(page), page)
    assert found == {("Omar Dar", "leader", "Kenya")}


def test_state_that_publishes(nlp: Language) -> None:
    page = marked.page(
        nlp,
        "Foreign Secretary [Omar Dar|person] said: The UK stands firm in Iraq. Iraq knows.",
        publisher="UK Government",
    )
    assert rows(leaders.extract(page), page) == {("Omar Dar", "representative", "United Kingdom")}


def test_governor_of_a_place_leads_its_government(nlp: Language) -> None:
    page = marked.page(nlp, "[Maria Lopez|person], governor of Michoacan, thanked the police.")
    (claim,) = leaders.extract(page)
    assert page.entities[claim.organisation].name == "Michoacan"
    assert page.entities[claim.organisation].kind == "state"


def test_two_of_a_headline_are_two(nlp: Language) -> None:
    page = marked.page(
        nlp, "[Omar Dar|person], Kenyan President Discuss Plan\n\nTalks in Kenya went on for two days this week.\n"
    )
    assert leaders.extract(page) == []


def test_evidence_is_the_title(nlp: Language) -> None:
    page = marked.page(nlp, "[Red Hawks|armed_group] leader [Omar Dar|person] rejected the offer.")
    (claim,) = leaders.extract(page)
    evidence = claim.evidence
    assert page.document.text[evidence.char_start : evidence.char_end] == "leader" == evidence.text
    assert evidence.extractor == "leaders.title_before_name"


def test_infobox(nlp: Language) -> None:
    page = marked.page(
        nlp,
        "[Red Hawks|armed_group]\n\nThe [Red Hawks|armed_group] are an armed group in the north.\n\n"
        "Leaders\n• [Omar Dar|person]\n• [Ali Sen|person]\nFounded 1998\nActive regions Northern valley\n",
    )
    assert rows(leaders.extract(page), page) == {
        ("Omar Dar", "leader", "Red Hawks"),
        ("Ali Sen", "leader", "Red Hawks"),
    }


def test_an_office_holder_in_another_states_statement(nlp: Language) -> None:
    page = marked.page(
        nlp,
        "The UK stands by Iraq. I spoke to Prime Minister [Haider Abadi|person] in Iraq.",
        publisher="UK Government",
    )
    assert rows(leaders.extract(page), page) == {("Haider Abadi", "leader", "Iraq")}


def test_the_prime_minister_and_a_president_are_two(nlp: Language) -> None:
    page = marked.page(nlp, "The Prime Minister and President [Omar Dar|person] met in Kenya. Kenya hoped.")
    assert [c.title for c in leaders.extract(page)] == ["President"]


def test_a_place_is_no_body_until_a_claim_is_made_of_it(nlp: Language) -> None:
    page = marked.page(nlp, "The governor of Michoacan spoke. [Omar Dar|person] heard it in Mexico.")
    assert leaders.extract(page) == []
    assert [page.entities[m.entity].name for m in page.mentions] == ["Omar Dar"]
