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
        pytest.param(
            "Prince alias Fox and Harin alias Uday fled.", {"Prince", "Harin"}, id="names before aliases"
        ),
        pytest.param("A man identified as Wahid alias Sadar Bush fled.", {"Wahid"}, id="an alias is no new name"),
        pytest.param("Superintendent of Police SP Noor Elahi fell.", {"Noor Elahi"}, id="initials of an office"),
        pytest.param("Commissioner of Police A R Sharma fell.", {"A R Sharma"}, id="initial that is an article"),
        pytest.param(
            "The brothers Javier and Luis Calle lead the gang.", {"Javier", "Luis Calle"}, id="given names"
        ),
        pytest.param('The chief, known only as "Diego", fled.', {"Diego"}, id="known by an alias only"),
        pytest.param("The envoy went to El Salvador.", set(), id="a state of two words"),
        pytest.param(
            "Hector Beltran Leyva heads the Beltran Leyva Organization.", {"Hector Beltran Leyva"}, id="family"
        ),
        pytest.param("SS Kaplan, the president of the front, spoke.", {"SS Kaplan"}, id="initials"),
        pytest.param("The envoy for Kenya Omar Dar spoke.", {"Omar Dar"}, id="office for a place"),
        pytest.param("Former Salta Gov. Javier Lugo fled.", {"Javier Lugo"}, id="office inside"),
        pytest.param("Foreign Minister Julia Bishop spoke.", {"Julia Bishop"}, id="surname that is a title"),
        pytest.param("The envoy met HE Dr Ibrahim Al-Hadi there.", {"Ibrahim Al-Hadi"}, id="excellency"),
        pytest.param(
            "Officer M. P. Singh spoke; S. P. Tamil left.", {"M. P. Singh", "S. P. Tamil"}, id="initials"
        ),
        pytest.param("The Governor of Salta Angel Lugo spoke.", {"Angel Lugo"}, id="place of an office"),
        pytest.param("President Omar Dar's brother Maher spoke.", {"Omar Dar", "Maher"}, id="kin"),
        pytest.param(
            "They killed SSP Rao Anwar and DSP Noor Elahi.", {"Rao Anwar", "Noor Elahi"}, id="ranks' initials"
        ),
        pytest.param("The UN Special Envoy de Lara left.", {"de Lara"}, id="particle after a title"),
        pytest.param("The area commander Munda fled.", {"Munda"}, id="single name after a position"),
        pytest.param(
            "Sailor Scott C. Dorton died. Secretary Ash Carver grieved.",
            {"Scott C. Dorton", "Ash Carver"},
            id="an initial is nobody",
        ),
        pytest.param(
            "Envoy Anton Blink Travel to Salta\n\nThe envoy Anton Blink will travel to Salta on Monday.\n",
            {"Anton Blink"},
            id="verb of a headline",
        ),
        pytest.param(
            "The force is led by Sultan ibn Bashir, a chief of the hills.", {"Sultan ibn Bashir"}, id="ibn"
        ),
        pytest.param("Field Marshal Omar Dar resigned on Monday.", {"Omar Dar"}, id="field marshal"),
        pytest.param("COLONEL JORGE RIVAS SAID THAT RIVAS WAS ABSENT.", {"Jorge Rivas"}, id="capitals"),
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
