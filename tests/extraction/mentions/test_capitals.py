"""Capitals that stand for their governments, and capitals that are places."""

import pytest
from spacy.language import Language

from tests.extraction import pages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Khartoum refused to sign.", {"Khartoum"}, id="a government refuses"),
        pytest.param("The militia was armed by Tehran.", {"Tehran"}, id="armed by it"),
        pytest.param("The general appealed to Moscow for guns.", {"Moscow"}, id="appealed to it"),
        pytest.param("The minister urged Ankara to withdraw.", {"Ankara"}, id="urged"),
        pytest.param("Ties between Cairo and Tripoli have cooled.", {"Cairo", "Tripoli"}, id="ties between two"),
        pytest.param("Troops loyal to Kabul held the pass.", {"Kabul"}, id="loyal to it"),
        pytest.param("Moscow's support for the miners mattered.", {"Moscow"}, id="its support"),
        pytest.param("Rome's ambassador was recalled.", {"Rome"}, id="its ambassador"),
        pytest.param("The cabinet asked for aid from Beijing.", {"cabinet", "Beijing"}, id="aid from it"),
        pytest.param("The rebels took Tripoli and shelled Beirut.", set(), id="places taken and shelled"),
        pytest.param(
            "Two thousand people fled to Tunis by the road from Damascus.", set(), id="places fled to and from"
        ),
        pytest.param("Rain fell in Kabul. Kabul is a city of hills.", set(), id="a city that is"),
        pytest.param(
            "Captain Juan Lima ran the prison. Lima said that he was ill.", set(), id="the surname of a person"
        ),
        pytest.param("Kabul's airport and Tehran's mayor were in the news.", set(), id="what a city has"),
    ],
)
def test_capitals(nlp: Language, text: str, expected: set[str]) -> None:
    assert {name.rsplit(" (", 1)[0] for name in pages.bodies(pages.read(nlp, text))} == expected
