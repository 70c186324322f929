"""Sentence boundaries in prose. `‖` marks where one sentence ends and the next begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.language import sentences

CASES = [
    "Two men were killed on Monday. ‖Police gave no details.",
    "Dr. Karim and Lt. Gen. Omar Hadi met Maj. Ruiz. ‖They spoke for an hour.",
    "The envoy, Gen. J. R. Castellanos, left the U.S. Embassy at 5 p.m. Monday.",
    "The convoy left at 5 p.m. ‖The soldiers followed.",
    "He moved to the U.S. ‖He never came back.",
    "Article No. 12 and No. 14 of the accord were dropped. ‖The answer was no. ‖Nobody objected.",
    "The front was founded c. 2011 in Tilpa, vs. the wishes of its patrons, e.g. the League.",
    "On Jan. 4 the army shelled Dorra. ‖Shelling stopped in Feb. ‖The truce held.",
    "The unit had 3.5 million dollars and 1.200 men.",
    "“We will not leave.” ‖“We will fight,” the colonel said.",
    "“Who gave the order?” he asked. ‖Nobody answered.",
    "“Who gave the order?” Hadi asked reporters. ‖Nobody answered.",
    "“Stop the war!” ‖The crowd marched on.",
    '"The road is closed." ‖A second convoy turned back.',
    "The brigade was formed in 2012.[3][12] ‖It left in 2014.[citation needed] ‖It never returned.",
    "The group fought the army[4] in Dorra, and lost.[5]",
    "The clashes ended.The army withdrew.‖ The rebels stayed.",
    "The key points… and the road are open. ‖They hold the hill.",
    "We waited... and waited. ‖Nothing came.",
    "The League (est. 1990. Later banned) is small. ‖It has ten members.",
    "The rebels were routed. ‖(They had been warned.) ‖Two fled.",
    "Inc. is a magazine. ‖Oil Corp. Ltd. owns it.",
    "George W. Tanner leads Section B. ‖The section is small.",
    "“The strike hit us,” said Col. John “J.D.” Marsh of the wing.",
    "al-Nahda denied it. ‖al-Shams Brigade did not.",
    "The film Alarm! (1965) shows the war. ‖It won a prize.",
    "THE U.S. ARMY LEFT.  ‖THE REBELS CAME BACK ON 3 DEC. AND TOOK THE TOWN.",
    "1. The parties stop firing. ‖2. They meet in Vela.",
    "Read www.example.Com for more. ‖It is free.",
    "قُتل الجنود. ‖The soldiers were killed.",
    "PORTVILLE, La. -- The sheriff arrested a man.",
    "The men, identified as Sr. Ortiz and Ing. Paz, were freed. ‖Both are well.",
]


def marked(case: str) -> tuple[str, list[str]]:
    text = case.replace("‖", "")
    return text, [part.strip() for part in case.split("‖")]


@pytest.mark.parametrize("case", [case for case in CASES if "ended.The" not in case])
def test_boundaries(case: str) -> None:
    text, expected = marked(case)
    assert [text[a:b] for a, b in sentences.split(text)] == expected


def test_a_missing_space_after_the_period_still_ends_the_sentence() -> None:
    text = "The clashes ended.The army withdrew.[4]The rebels stayed."
    assert [text[a:b] for a, b in sentences.split(text)] == [
        "The clashes ended.",
        "The army withdrew.[4]",
        "The rebels stayed.",
    ]


def test_text_without_punctuation_is_cut_before_function_words() -> None:
    text = (
        "Three Border Guard BG troopers were injured in a blast near the market of Sanlo in the eastern district"
        " on March 4 reports The Daily Courier The troopers were on patrol when the blast went off He said that no"
        " group had claimed the attack so far"
    )
    assert [text[a:b] for a, b in sentences.split(text)] == [
        "Three Border Guard BG troopers were injured in a blast near the market of Sanlo in the eastern district"
        " on March 4 reports The Daily Courier",
        "The troopers were on patrol when the blast went off",
        "He said that no group had claimed the attack so far",
    ]


@given(st.text(st.sampled_from("aB.?!\"”'’()[]12 \n\t\u200b…-–،؟é") | st.characters(), max_size=120))
def test_sentences_are_disjoint_ordered_and_hold_everything_visible(text: str) -> None:
    last = 0
    for start, end in sentences.split(text):
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()
