"""One army by its many wordings, and what a bare "the army" means."""

import pytest
from spacy.language import Language

from tests.extraction import pages

TROOPS = "The Senegalese army was ambushed on Monday. Senegalese troops withdrew."
FOREIGN = "Kenya was hit by rebels. The army killed forty. In Kenya, Kenyan troops fought beside the Ugandan army."
MAIN = "The Ethiopian Army lost Keren. The French Army was no better. In Ethiopia the army's dead were 3,500."
BOTH = "Peru Army general Dar was held. The Peruvian army said that he was ill."
LATER = "Government troops took the town in Chad. They found a map of the South African army."
OTHERS = "The Iraqi Army took the town. Iraqi security forces held the bridge."


@pytest.mark.parametrize(
    ("text", "first", "second", "is_one"),
    [
        pytest.param(TROOPS, "Senegalese army", "Senegalese troops", True, id="troops"),
        pytest.param(FOREIGN, "army", "Kenyan troops", True, id="own"),
        pytest.param(FOREIGN, "army", "Ugandan army", False, id="foreign"),
        pytest.param(MAIN, "Ethiopian Army", "army", True, id="main"),
        pytest.param(BOTH, "Peru Army", "Peruvian army", True, id="alike"),
        pytest.param(LATER, "Government troops", "South African army", False, id="another state's"),
        pytest.param(OTHERS, "Iraqi Army", "Iraqi security forces", False, id="security forces"),
    ],
)
def test_army(nlp: Language, text: str, first: str, second: str, is_one: bool) -> None:
    page = pages.read(nlp, text)
    keys = {page.doc[m.start : m.end].text: m.entity for m in page.mentions}
    assert (keys[first] == keys[second]) is is_one
