"""Casualties: sentences with the rows that a coder makes of them, as (outcome, low, high, victim kind)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from flows.extraction.casualties import casualties
from flows.extraction.pages import page_of
from flows.language import structure
from flows.reading.document import Document
from tests.extraction.casualties.cases import Row, captured, killed, parties, read, rows, wounded

CASES: list[tuple[str, list[Row]]] = [
    # Verbs, active and passive
    ("Gunmen killed three soldiers near the bridge.", [killed(3, 3, "combatant")]),
    ("Three soldiers were killed near the bridge.", [killed(3, 3, "combatant")]),
    ("At least 15 civilians were killed on Friday.", [killed(15, None, "civilian")]),
    ("More than two dozen militants have been killed since May.", [killed(24, None, "combatant")]),
    ("Up to 40 fighters died in the siege.", [killed(None, 40, "combatant")]),
    ("Dozens of villagers died in the flood of shells.", [killed(12, None, "civilian")]),
    ("Rebels shot dead a policeman outside the court.", [killed(1, 1, "combatant")]),
    ("A policeman was shot dead outside the court.", [killed(1, 1, "combatant")]),
    ("A nurse was stabbed to death at home.", [killed(1, 1, "civilian")]),
    ("Several farmers were wounded.", [wounded(3, None, "civilian")]),
    ("Some 200 students were abducted from the school.", [captured(200, 200, "civilian")]),
    ("Police arrested between three and five suspects.", [captured(3, 5)]),
    ("Nine insurgents surrendered to the army on Monday.", [captured(9, 9, "combatant")]),
    ("Two teachers have disappeared since Sunday.", [("missing", 2, 2, "civilian")]),
    (
        "Two soldiers of the Third Brigade and a clerk were killed.",
        [killed(2, 2, "combatant"), killed(1, 1, "civilian")],
    ),
    ("A teacher was fatally wounded near the town.", [killed(1, 1, "civilian")]),
    ("Some 300 Zambians were evacuated to the coast.", [("displaced", 300, 300, "civilian")]),
    ("Four hikers are still missing.", [("missing", 4, 4, "civilian")]),
    ("About 30,000 people fled their homes.", [("displaced", 30000, 30000, "civilian")]),
    ("The fighting displaced 4,000 families.", [("displaced", 4000, 4000, "civilian")]),
    ("A grenade injured a child.", [wounded(1, 1, "civilian")]),
    # Two counts, gaps
    ("The blast killed 12 people and wounded 30 others.", [killed(12, 12), wounded(30, 30)]),
    ("Five soldiers were killed and 11 injured.", [killed(5, 5, "combatant"), wounded(11, 11, "combatant")]),
    ("One rebel was killed and another was wounded.", [killed(1, 1, "combatant"), wounded(1, 1, "combatant")]),
    (
        "Two guards were killed while six pedestrians sustained injuries in the explosion.",
        [killed(2, 2, "combatant"), wounded(6, 6, "civilian")],
    ),
    ("A car bomb exploded, killing seven people.", [killed(7, 7)]),
    ("The raid left 18 people dead.", [killed(18, 18)]),
    ("Rebels kidnapped and killed a priest.", [captured(1, 1, "civilian"), killed(1, 1, "civilian")]),
    ("Over 60 people were killed or wounded in the shelling.", [("casualties", 60, None, "unknown")]),
    # Coordination: what has a count of its own is a row of its own
    (
        "Four soldiers and a driver were killed.",
        [killed(4, 4, "combatant"), killed(1, 1, "civilian")],
    ),
    ("Ten people, including two children, were killed.", [killed(10, 10), killed(2, 2, "civilian")]),
    ("Ahmed Karim and Yusuf Haddad were killed on the road.", [killed(2, 2)]),
    ("Twenty soldiers and policemen were killed.", [killed(20, 20, "combatant")]),
    (
        "Of those killed, nine were soldiers and two were civilians.",
        [killed(9, 9, "combatant"), killed(2, 2, "civilian")],
    ),
    # Nouns
    ("The death of a soldier was announced on Sunday.", [killed(1, 1, "combatant")]),
    ("The murder of four journalists shocked the town.", [killed(4, 4, "civilian")]),
    ("The ministry counted 120 homicides in March.", [killed(120, 120)]),
    ("Murders fell from 80 to 60.", [killed(80, 80), killed(60, 60)]),
    ("The attack claimed the lives of five worshippers.", [killed(5, 5, "civilian")]),
    ("The death toll rose to 34.", [killed(34, 34)]),
    ("The number of soldiers killed has risen to 16.", [killed(16, 16, "combatant")]),
    ("Villagers found the bodies of six men.", [killed(6, 6)]),
    ("The army reported no casualties.", [("casualties", 0, 0, "combatant")]),
    ("No one was hurt in the blast.", [wounded(0, 0)]),
    # Who is meant
    ("Colonel Hassan Jaber was killed in the ambush.", [killed(1, 1, "combatant")]),
    ("Armed men attacked a bus. They killed three of them.", [killed(3, 3)]),
    ("Nine militants attacked. Two of them were killed.", [killed(2, 2)]),
    ("The dead were identified as Omar Saleh and Tariq Aziz.", [killed(2, 2)]),
    ("A shopkeeper identified as Imran Khan was shot dead.", [killed(1, 1, "civilian")]),
    ("FIVE GUERRILLAS WERE KILLED IN THE CLASH.", [killed(5, 5, "combatant")]),
    ("3 killed, 12 injured in market blast", [killed(3, 3), wounded(12, 12)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_rows(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(read(nlp, text)[1]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The group has about 3,000 fighters.",
        "They threatened to kill hostages.",
        "The general ordered the arrest of five officers.",
        "If the siege goes on, thousands will die.",
        "The court sentenced four men to twenty years.",
        "The army captured three villages and two tanks.",
        "The state has the highest murder rate in the country.",
        "A woman of 46 lives in the camp with six children.",
        "Police foiled a plot to assassinate the president.",
        "The militants fled under cover of darkness.",
        "The protest died down after two days.",
        "He faces the death penalty.",
        "The stadium, holding 30,000 people, was built in 1990.",
        "A reward was offered for information leading to his capture.",
        "The party lost 12 seats and three deputies in the election.",
        "The company reported losses of 3 million in 2010.",
        "Rebels shot down a helicopter near the border.",
        "The soldiers crossed into the valley on Monday.",
    ],
)
def test_no_rows(nlp: Language, text: str) -> None:
    assert rows(read(nlp, text)[1]) == []


def test_people_counted_before_are_not_counted_again(nlp: Language) -> None:
    _, claims = read(nlp, "Six soldiers were killed on Monday. The soldiers were killed by a mine.")
    assert rows(claims) == [killed(6, 6, "combatant")]


def test_a_known_person_keeps_what_is_said_of_him(nlp: Language) -> None:
    _, claims = read(nlp, "Karim Haddad, a journalist, lived in Homs. Haddad was killed in June.")
    assert rows(claims) == [killed(1, 1, "civilian")]


PARTIES = [
    ("Hezbollah fighters killed nine soldiers.", None, "Hezbollah"),
    ("Nine soldiers were killed by the Taliban.", None, "Taliban"),
    ("Two Hamas members were arrested.", "Hamas", None),
    ("Four civilians were killed in an attack carried out by the Taliban.", None, "Taliban"),
    ("Three militants of Hamas were killed in clashes with Fatah.", "Hamas", "Fatah"),
    ("Unidentified gunmen killed two members of Hamas.", "Hamas", None),
    ("Five people were killed in a bombing in Beirut.", None, None),
]


@pytest.mark.parametrize(("text", "victim", "perpetrator"), PARTIES, ids=[text for text, _, _ in PARTIES])
def test_parties(nlp: Language, text: str, victim: str | None, perpetrator: str | None) -> None:
    page, claims = read(nlp, text)
    ((_, *found),) = parties(page, claims)
    assert found == [victim, perpetrator]


def test_place_date_and_wording(nlp: Language) -> None:
    _, (claim,) = read(nlp, "Nearly 50 refugees were killed in the town of Qamishli on 3 May 2014.")
    assert claim.count_text == "Nearly 50"
    assert claim.is_approximate
    assert claim.victims == "refugees"
    assert claim.place is not None
    assert "Qamishli" in claim.place
    assert claim.date == "2014-05-03"


def test_evidence_lies_in_its_sentence_and_holds_count_and_outcome(nlp: Language) -> None:
    page, claims = read(nlp, "It rained. The raid killed eleven men. No one was hurt in the town.")
    assert [c.evidence.text for c in claims] == ["killed eleven", "No one was hurt"]
    for claim in claims:
        evidence = claim.evidence
        assert page.document.text[evidence.char_start : evidence.char_end] == evidence.text
        assert evidence.extractor.startswith("casualties.")


VOCABULARY = """killed wounded at least 12 soldiers and three civilians were was a policeman died the bodies of
men including children said , . ( ) - dead left injured 2.5 million between 3 5 no one casualties arrested by
Taliban in Kabul of those identified as death toll rose to 34 among murder Ahmed Khan who hostage took"""
BLANK = structure.blank()


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(VOCABULARY.split()) | st.text(max_size=5), max_size=24).map(" ".join))
def test_any_text_is_read_without_a_tree(text: str) -> None:
    page = page_of(Document.of(text, "test.txt"), BLANK(text))
    page.index_mentions()
    for claim in casualties.extract(page):
        evidence = claim.evidence
        assert text[evidence.char_start : evidence.char_end] == evidence.text
        if claim.count_low is not None and claim.count_high is not None:
            assert 0 <= claim.count_low <= claim.count_high


def test_infobox_figures_take_their_outcome_from_the_label(nlp: Language) -> None:
    box = "Date: 4 May 2014\nLocation: Karra\nDeaths: 120 soldiers\nInjured: about 300"
    _, claims = read(nlp, f"Battle of Karra\n\n{box}\n\nIt was short.")
    assert rows(claims) == [killed(120, 120, "combatant"), wounded(300, 300)]
    assert [c.evidence.text for c in claims] == ["120", "about 300"]


def test_the_same_text_gives_the_same_claims(nlp: Language) -> None:
    text = "Four soldiers and a driver were killed. Ten people, including two children and a woman, were wounded."
    assert read(nlp, text)[1] == read(nlp, text)[1]
