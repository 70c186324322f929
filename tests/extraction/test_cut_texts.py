"""A text may end anywhere: headlines and telegrams have no full stop, and a copy may be cut off."""

import pytest
from spacy.language import Language

from flows.extraction.extract import extract
from flows.extraction.pages import page_of
from flows.reading.document import Document

TEXTS = (
    "Head Constable Omar Dar and Field Marshal Ali Haddad, identified as A, joined the Maoists of Kalu District.",
    "Armed Maoists abducted four drivers, identified as Dev Rao, Anil Rao and two others, on 4 May",
    "Off the road, two militants of the Ana Ruiz faction of the National Front of Kalu (NFK) fought the Kalu Army",
    "Three people, including Mufti Ali Dar, the Secretary of the Council, and the Minister in Kenya were killed",
    "Maoists, the police said, killed 12 soldiers and wounded 150, among them the commander of the 3rd Brigade",
    "The teacher was abducted by suspected militants of a breakaway faction of the Hill Volunteers Council",
)
CASES = [
    (" ".join(words[first:last]))
    for words in map(str.split, TEXTS)
    for first in (0, 1, 3)
    for last in range(first + 1, len(words) + 1)
]


@pytest.mark.parametrize("is_upper", [False, True], ids=["as written", "in capitals"])
@pytest.mark.parametrize("number", range(6))
def test_a_text_that_is_cut_anywhere_is_read(nlp: Language, number: int, is_upper: bool) -> None:
    for text in CASES[number::6]:
        text = text.upper() if is_upper else text
        extract(page_of(Document.of(text, "cut.txt"), nlp(text)))
