"""Who pronouns and bare descriptions mean, and when they mean nobody."""

import pytest
from spacy.language import Language

from tests.extraction import pages


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param(
            "The Red Falcon Brigade was formed in 2011. It was founded by two brothers.",
            "It",
            "Red Falcon Brigade",
            id="it, subject after subject",
        ),
        pytest.param(
            "The Red Falcon Brigade was formed in 2011. The group is led by two brothers.",
            "The group",
            "Red Falcon Brigade",
            id="the group",
        ),
        pytest.param(
            "Hezbollah rejected the truce. Its spokesman blamed Israel.", "Its", "Hezbollah", id="its spokesman"
        ),
        pytest.param(
            "Boko Haram raided a village. The militants burnt forty houses.",
            "The militants",
            "Boko Haram",
            id="the only militants named",
        ),
        pytest.param(
            "Boko Haram fought al-Shabaab. The militants burnt forty houses.",
            "The militants",
            None,
            id="militants of two groups",
        ),
        pytest.param("Hamas spoke. It was reported that rain fell.", "It", None, id="it of a report"),
        pytest.param("Hamas denied it. Rain fell, and it was cold.", "it was"[:2], None, id="weather"),
        pytest.param("General Martin Okello arrived on Monday. He met elders.", "He", "Martin Okello", id="he"),
        pytest.param(
            "The Syrian army withdrew. Damascus said that raids had killed ten of its army forces.",
            "army forces",
            "Syrian army",
            id="its army, where its is a state",
        ),
        pytest.param(
            "Dozens of villagers fled from Boko Haram. They slept in the forest.",
            "They",
            None,
            id="they of a crowd",
        ),
    ],
)
def test_meant(nlp: Language, text: str, words: str, expected: str | None) -> None:
    assert pages.meant(pages.read(nlp, text), words) == expected


def test_a_topic_outlasts_other_names(nlp: Language) -> None:
    text = (
        "Red Falcon Brigade\n\n"
        "The Red Falcon Brigade is a rebel group. It fights the Syrian army. "
        "Hamas denied any links. The militia had 300 members."
    )
    assert pages.meant(pages.read(nlp, text), "The militia") == "Red Falcon Brigade"


def test_a_corpse_is_no_body(nlp: Language) -> None:
    page = pages.read(nlp, "Hezbollah abducted a teacher and later shot him. The body was dumped near the river.")
    assert pages.meant(page, "body") is None
