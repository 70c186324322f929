"""Persons: their names without titles, surnames linked to full names."""

import pytest
from spacy.language import Language

from flows.extraction.mentions.names import same_person
from tests.extraction import pages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Lt. Gen. Martin Okello visited the base.", {"Martin Okello"}, id="rank"),
        pytest.param("Sheikh Abu Karim al-Hadidi spoke to tribes.", {"Abu Karim al-Hadidi"}, id="Arabic"),
        pytest.param("President Luis Alberto Ferrer met Ferrer's son.", {"Luis Alberto Ferrer"}, id="surname"),
        pytest.param("Maulana Yusuf Noorani was detained.", {"Yusuf Noorani"}, id="South Asian title"),
        pytest.param("Gen. Min Thura Kyaw denied it.", {"Min Thura Kyaw"}, id="Burmese"),
        pytest.param(
            "Deputy Minister of Defense Ivan Horak resigned.", {"Ivan Horak"}, id="office with its ministry"
        ),
        pytest.param("Two men, Tahir (28) and Bilal (31), were hurt.", {"Tahir", "Bilal"}, id="ages"),
        pytest.param('Pedro Rivas, alias "El Zorro", fled; El Zorro is wanted.', {"Pedro Rivas"}, id="alias"),
        pytest.param("COLONEL JORGE RIVAS SAID THAT RIVAS WAS ABSENT.", {"JORGE RIVAS"}, id="capitals"),
    ],
)
def test_people(nlp: Language, text: str, expected: set[str]) -> None:
    assert pages.people(pages.read(nlp, text)) == expected


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("Okello", "Martin Okello", True),
        ("al-Hadidi", "Abu Karim al-Hadidi", True),
        ("M. Okello", "Martin Okello", True),
        ("Karim", "Abu Karim al-Hadidi", True),
        ("Rivas", "Jorge Luis Castro", False),
        ("Jorge Rivas", "Jorge Castro", False),
    ],
)
def test_same_person(short: str, long: str, same: bool) -> None:
    assert same_person(short, long) is same
