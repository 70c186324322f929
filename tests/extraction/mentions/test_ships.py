"""Ships of navies by their prefix."""

import pytest
from spacy.language import Language

from tests.extraction import pages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The destroyer USS Barlow (DDG 44) and HMS Tern sailed on Sunday. USS Barlow fired two missiles.",
            [{"USS Barlow (DDG 44)", "USS Barlow"}, {"HMS Tern"}],
            id="with and without a hull number",
        ),
        pytest.param("The frigate FS Pointe de Marra turned back.", [{"FS Pointe de Marra"}], id="several words"),
        pytest.param("An officer of the INS said that he had left.", [], id="no name after the letters"),
    ],
)
def test_ships(nlp: Language, text: str, expected: list[set[str]]) -> None:
    page = pages.read(nlp, text)
    assert [names for key, names in pages.bodies(page).items() if "(state_force)" in key] == expected
