"""Which body a pronoun or a description means among several nominals, and when it means none of them."""

import pytest
from spacy.language import Language

from tests.extraction import pages

_MOUNTAIN_FRONT = "Mountain Liberation Front"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param(
            "The Mountain Liberation Front and its allies attacked the town.",
            "its",
            _MOUNTAIN_FRONT,
            id="its, coordinated with the owner",
        ),
        pytest.param(
            "In its statement, the Mountain Liberation Front denied the attack.",
            "its",
            _MOUNTAIN_FRONT,
            id="its, before the owner",
        ),
        pytest.param(
            "The Defence Ministry's announcement that it had recruited guards surprised nobody.",
            "it",
            "Defence Ministry",
            id="it, of whose announcement",
        ),
        pytest.param(
            "The truck hit a mine near a camp of the Mountain Liberation Front. Its driver was killed.",
            "Its",
            None,
            id="its of a thing",
        ),
        pytest.param(
            "Hezbollah and Hamas said that their fighters had left.", "their", None, id="their, of two together"
        ),
        pytest.param(
            "Hezbollah fighters left the hill that they had seized in May.",
            "they",
            "Hezbollah",
            id="they, of a body's people",
        ),
        pytest.param("The Maoists burnt a truck and beat its driver.", "its", None, id="its driver"),
        pytest.param(
            "The police arrested four smugglers, and they were charged in May.",
            "they",
            None,
            id="they, the arrested",
        ),
        pytest.param(
            "Los Lobos lost a leader. Bandits shot a mayor and let them use their truck.",
            "their",
            None,
            id="their, beside a pronoun of nobody",
        ),
        pytest.param(
            "Hamas and Fatah shared power. By May the alliance had broken up. It collapsed in June.",
            "the alliance",
            None,
            id="an alliance without a name",
        ),
        pytest.param(
            "Two Hezbollah fighters fled. They were arrested near the border.",
            "They",
            None,
            id="they, counted people",
        ),
        pytest.param(
            "Boko Haram burnt the market and threw their bodies into the river.",
            "their",
            None,
            id="their, what people have",
        ),
        pytest.param(
            "Most of those questioned about Boko Haram said they had lost relatives.",
            "they",
            None,
            id="they, those questioned",
        ),
        pytest.param(
            "The Assad regime survives. Those who back it are few.",
            "it",
            "Assad regime",
            id="it, the object of another subject",
        ),
        pytest.param(
            "Al-Shabaab shelled the base. The brutal Islamist group has lost men.",
            "The brutal Islamist group",
            "Al-Shabaab",
            id="adjectives that judge",
        ),
        pytest.param(
            "Al-Shabaab shelled the base. The other group denied a role.",
            "The other group",
            None,
            id="the other group",
        ),
        pytest.param(
            "Al-Shabaab shelled the base. A group of bandits robbed a bank. The group fled on foot.",
            "The group",
            None,
            id="a group brought in since",
        ),
        pytest.param(
            "Hezbollah met Boko Haram envoys. The Lebanese group promised help.",
            "The Lebanese group",
            "Hezbollah",
            id="the group of a country",
        ),
        pytest.param(
            "Four Boko Haram militants died in the clash. The militants had used grenades.",
            "The militants",
            "Boko Haram",
            id="members counted before",
        ),
        pytest.param(
            "Boko Haram holds the hills. Unidentified militants shot a teacher. The militants escaped.",
            "The militants",
            None,
            id="unidentified members since",
        ),
        pytest.param(
            "THE FARC BURNED A BUS. THE REBELS LEFT LEAFLETS.",
            "REBELS",
            "FARC",
            id="capitals throughout",
        ),
        pytest.param(
            "The Mountain Liberation Front split in May. The Front is led by two brothers.",
            "The Front",
            _MOUNTAIN_FRONT,
            id="a name's head alone",
        ),
    ],
)
def test_meant(nlp: Language, text: str, words: str, expected: str | None) -> None:
    assert pages.meant(pages.read(nlp, text), words) == expected


def test_what_only_armed_bodies_have(nlp: Language) -> None:
    text = "The Treasury blacklisted Los Lobos. Banks froze the accounts of its gunmen."
    assert pages.meant(pages.read(nlp, text), "its") == "Los Lobos"
