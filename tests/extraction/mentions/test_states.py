"""When the name of a state, its adjective or its capital is a body that acts, and when it is a place."""

import pytest
from spacy.language import Language

from tests.extraction import pages


def _names(nlp: Language, text: str) -> set[str]:
    return {name.rsplit(" (", 1)[0] for name in pages.bodies(pages.read(nlp, text))}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        pytest.param("The gang ships cocaine to Latin America.", "America", id="part of a longer place"),
        pytest.param("A convoy was hit in Homs, Syria, on Monday.", "Syria", id="where a town is"),
        pytest.param("Smugglers work on the border with Peru.", "Peru", id="beyond a border"),
        pytest.param("Eight suspects were sent to Guatemala for trial.", "Guatemala", id="people are sent there"),
        pytest.param("Brazil emerged as a market in the 1980s.", "Brazil", id="a subject that does nothing"),
        pytest.param("Traffickers used Argentina as a safe haven.", "Argentina", id="a place that is used"),
        pytest.param("Peru has seen a rise in robberies.", "Peru", id="a place that sees a rise"),
        pytest.param(
            "SAN SALVADOR, 3 MAY 91 (ABC) -- Farm leader Omar Dar said that the coffee crop was small.",
            "San Salvador",
            id="a dateline",
        ),
        pytest.param("Chinese-run gangs smuggle migrants.", "China", id="people of a nation run it"),
    ],
)
def test_a_place_is_no_body(nlp: Language, text: str, state: str) -> None:
    assert state not in _names(nlp, text)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        pytest.param("Iran sent missiles to Syria in May.", "Syria", id="arms are sent to it"),
        pytest.param("Ethiopia sees Eritrea as its enemy.", "Ethiopia", id="sees as"),
        pytest.param("Brazil attacked Paraguay in 1864.", "Brazil", id="attacks"),
        pytest.param(
            "The United States supports Turkey's democratically elected government.", "Turkey", id="its government"
        ),
    ],
)
def test_a_state_that_acts(nlp: Language, text: str, state: str) -> None:
    assert state in _names(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("His brother was an aide to a government minister.", id="a minister of some government"),
        pytest.param("He is quoted in the government press release.", id="a press release"),
        pytest.param("Troops crossed the Andean department of Huaraz.", id="a department that is a place"),
        pytest.param("Mexico created a new police force in May.", id="a new force"),
    ],
)
def test_words_that_name_no_body(nlp: Language, text: str) -> None:
    assert _names(nlp, text) <= {"Mexico"}
