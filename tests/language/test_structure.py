"""Words, sentence starts and layout on the Doc."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from flows.language import structure


@pytest.fixture(scope="module")
def plain() -> Language:
    return structure.blank()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ISIL's anti-PKK war", "ISIL 's anti - PKK war"),
        ("anti-ship and pro-government", "anti-ship and pro-government"),
        ("US-led and U.S.-led", "US - led and U.S. - led"),
        ("al-Nusra’s men", "al - Nusra ’s men"),
        ("Sa'eed, Da’esh and Hay'at", "Sa'eed , Da’esh and Hay'at"),
        ("$5,000 in 2012/13", "$ 5,000 in 2012/13"),
        ("fighters.[23][4] In", "fighters . [23] [4] In"),
        ("opposition,[15] however", "opposition , [15] however"),
        ("35-40 km", "35 - 40 km"),
        ("a 28-year-old", "a 28 - year - old"),
        ("don't, can’t", "do n't , ca n’t"),
        ("Lt. Gen. J. R. Hadi", "Lt. Gen. J. R. Hadi"),
        ("--who led it--", "-- who led it --"),
        ("the 1980's", "the 1980's"),
        ("FMLN'S MEN", "FMLN 'S MEN"),
        ("and/or", "and / or"),
        ("ended.The army", "ended . The army"),
    ],
)
def test_words(plain: Language, text: str, words: str) -> None:
    assert [token.text for token in plain(text)] == words.split()


def test_sentences_and_layout_are_aligned(plain: Language) -> None:
    doc = plain("Army retakes hill\n\nThe army retook a hill.The rebels fled.\n\nBack to top")
    found = [
        (place.role, sent.text.strip()) for sent, place in zip(doc.sents, doc.user_data["layout"], strict=True)
    ]
    assert found == [
        ("title", "Army retakes hill"),
        ("prose", "The army retook a hill."),
        ("prose", "The rebels fled."),
        ("boilerplate", "Back to top"),
    ]


def test_an_infobox_value_starts_a_word_though_it_runs_into_its_label(plain: Language) -> None:
    doc = plain("Hill Brigade\n\nFounded2011\nLeaderOmar Hadi\n")
    words = [token.text for token in doc if not token.is_space]
    assert words == ["Hill", "Brigade", "Founded", "2011", "Leader", "Omar", "Hadi"]


def test_pipe_keeps_sentences(plain: Language) -> None:
    (doc,) = plain.pipe(["One left. Two stayed."])
    assert len(list(doc.sents)) == 2


@settings(deadline=None)
@given(
    text=st.text(
        st.sampled_from("aB.'-’ \n\t12[]()/$%\u200b") | st.characters(exclude_categories=["Cs"]), max_size=150
    )
)
def test_any_text_survives(plain: Language, text: str) -> None:
    doc = plain(text)
    assert structure.text_of(doc) == text
    assert len(doc.text) == len(text)
    assert len(list(doc.sents)) == len(doc.user_data["layout"])


def test_line_breaks_within_a_sentence_are_blanks(plain: Language) -> None:
    text = (
        "THE GOVERNMENT OF TILPA ANNOUNCED TONIGHT THAT MEN OF THE TREASURY\n"
        "POLICE HAVE TAKEN THE TOWN OF DORRA FROM THE HILL FRONT AFTER TWO\n"
        "DAYS OF FIGHTING.\n\n"
        "   IN A COMMUNIQUE READ OVER THE PHONE TO THE RADIO, THE FRONT SAID\n"
        "ITS MEN STILL HOLD THE BRIDGE.\n"
    )
    doc = plain(text)
    assert [token.text for token in doc if token.is_space] == ["\n\n   ", "\n"]
    assert structure.text_of(doc) == text
