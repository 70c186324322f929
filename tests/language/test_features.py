"""Shapes of letters, and pieces of words."""

import pytest

from flows.language import features
from flows.language.features import Pieces


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("army", features.LOWER),
        ("Army", features.TITLE),
        ("Al-shabaab", features.TITLE),
        ("al-Assad", features.MIXED),
        ("McCain", features.MIXED),
        ("FARC", features.UPPER),
        ("A", features.INITIAL),
        ("1999", features.DIGITS),
        ("1,500", features.DIGITS),
        ("3rd", features.CODE),
        ("T-72", features.CODE),
        (";", features.SYMBOL),
        ("الجيش", features.NONE),
    ],
)
def test_word_shape(word: str, shape: int) -> None:
    assert features.word_shape(word) == shape


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["REBELS", "SEIZE", "TOWN", "IN", "NORTH"], True),
        (["Rebels", "seize", "town"], False),
        (["UN"], False),
        (["THE", "FARC", "said"], False),
        (["3", "-", "4"], False),
    ],
)
def test_is_all_capitals(words: list[str], expected: bool) -> None:
    assert features.is_all_capitals(words) is expected


def test_capitals_throughout_say_nothing() -> None:
    shapes = features.sentence_shapes(["GUNMEN", "KILLED", "5", "SOLDIERS", "."])
    assert shapes == [features.NONE, features.NONE, features.DIGITS, features.NONE, features.SYMBOL]


@pytest.fixture
def pieces() -> Pieces:
    return Pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "rebel", "##s", "a", "##a"])


def test_pieces(pieces: Pieces) -> None:
    assert pieces(["Rebels", "REBEL", "tank"]) == [(4, 5), (4,), (1,)]


def test_pieces_of_a_long_word_are_bounded(pieces: Pieces) -> None:
    assert len(pieces(["a" * 50])[0]) == features.MAX_WORD_PIECES


def test_a_word_of_nothing_readable_has_a_piece(pieces: Pieces) -> None:
    assert pieces(["\u200b"]) == [(1,)]


def test_missing_special_piece_is_named() -> None:
    with pytest.raises(ValueError, match=r"\[SEP\]"):
        Pieces(["[PAD]", "[UNK]", "[CLS]"])
