"""Small letters restored to text in capitals, and claims that keep the letters of the document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from flows.extraction.extract import extract
from flows.extraction.pages import page_of
from flows.extraction.records import CasualtyClaim
from flows.language import casing, structure
from flows.reading.document import Document

BLANK = structure.blank()
CASES = [
    (
        "GUERRILLAS OF THE FARABUNDO MARTI NATIONAL LIBERATION FRONT (FMLN) ATTACKED USULUTAN.",
        "Guerrillas of the Farabundo Marti National Liberation Front (FMLN) attacked Usulutan.",
    ),
    (
        "A SPOKESMAN SAID ON 18 MAY THAT PERU MAY ASK FOR HELP FROM THE UNITED STATES.",
        "A spokesman said on 18 May that Peru may ask for help from the United States.",
    ),
    (
        "POPE JOHN PAUL II TOLD REPORTERS THAT NO ONE HAD WRITTEN TO US, AND I AM SURE OF IT.",
        "Pope John Paul II told reporters that no one had written to us, and I am sure of it.",
    ),
    (
        "COLONEL ROBERTO D'AUBUISSON MET J. C. O'NEILL AND GHAZI KAN'AN IN DAMASCUS.",
        "Colonel Roberto D'Aubuisson met J. C. O'Neill and Ghazi Kan'an in Damascus.",
    ),
    (
        "THE 25TH BATTALION RETURNED TO THE VILLAGE OF SANTA ROSA DE LIMA ON JAN. 10 AND FOUND IT BURNT.",
        "The 25th Battalion returned to the village of Santa Rosa de Lima on Jan. 10 and found it burnt.",
    ),
    (
        "[TEXT] TROOPS OF THE POPULAR HILL ARMY [EPM] FLED. TWO MEN OF THE EPM WERE KILLED ON SUNDAY.",
        "[Text] troops of the Popular Hill Army [EPM] fled. Two men of the EPM were killed on Sunday.",
    ),
]


@pytest.mark.parametrize(("written", "wanted"), CASES)
def test_restored(nlp: Language, written: str, wanted: str) -> None:
    doc = nlp(written)
    assert doc.text == wanted
    assert casing.text_of(doc) == written


def test_text_with_small_letters_is_left_alone(nlp: Language) -> None:
    text = "The FARC and the ELN met in Havana. OFAC was not told of it."
    doc = nlp(text)
    assert doc.text == text
    assert casing.WRITTEN not in doc.user_data


def test_only_sentences_in_capitals_change(nlp: Language) -> None:
    text = "ARMY KILLS FIVE REBELS IN CAUCA\n\nThe army killed five rebels in Cauca on Monday, officials said."
    doc = nlp(text)
    assert doc.text.endswith(text[len("ARMY KILLS FIVE REBELS IN CAUCA") :])
    assert doc.text.startswith("Army kills five rebels in Cauca")


def test_claims_keep_the_letters_of_the_document(nlp: Language) -> None:
    text = "POLICE SAID THAT SHINING PATH REBELS KILLED AT LEAST 12\nPEASANTS IN THE VILLAGE OF SOCOS ON FRIDAY."
    found = extract(page_of(Document.of(text, "wire.txt"), nlp(text)))
    claims = [claim for claim in found.claims if isinstance(claim, CasualtyClaim)]
    assert [claim.count_text for claim in claims] == ["AT LEAST 12"]
    assert all(claim.victims is None or claim.victims.isupper() for claim in claims)
    assert all(claim.evidence.attributed_to in {None, "POLICE"} for claim in claims)
    assert found.entities
    assert all(entity.name.isupper() for entity in found.entities)


@given(st.text(alphabet="ABCDEFIJLNOPRSTU .,-'()0123456789\nÀÉÑİSS", max_size=120))
def test_lengths_are_kept(text: str) -> None:
    restored = casing.restored(BLANK(text))
    assert restored is None or (len(restored) == len(text) and restored.upper() == text.upper())


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("KAN'AN", "Kan'an"),
        ("O'NEILL", "O'Neill"),
        ("25TH", "25th"),
        ("AL-SHIYYAH", "Al-Shiyyah"),
        ("USULUTAN", "Usulutan"),
    ],
)
def test_title(word: str, wanted: str) -> None:
    assert casing.title(word) == wanted
