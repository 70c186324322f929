"""Plain text cut into sentences and words; relations between mentions, as pairs of words."""

import pytest

pytest.importorskip("torch", reason="training needs the environment of `make training`")

from flows.training import re3d
from flows.training.conllu import Pair
from flows.training.predict import Prediction
from flows.training.re3d import Raw


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lt. Gen. Poe left. He won.", ["Lt. Gen. Poe left.", "He won."]),
        ("A list:\nfirst\nsecond", ["A list:", "first", "second"]),
        ("The U.S. Army moved. “Stop!” she said.", ["The U.S. Army moved.", "“Stop!” she said."]),
    ],
)
def test_split_sentences(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in re3d.split_sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Col. Poe's U.S.-led unit", ["Col.", "Poe", "'s", "U.S.", "-", "led", "unit"]),
        ("1,500 men (est.)", ["1,500", "men", "(", "est", ".", ")"]),
    ],
)
def test_split_words(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in re3d.split_words(text)] == expected


def test_pairs_take_both_directions_of_a_symmetric_relation() -> None:
    words = ["Alpha", "fights", "Beta"]
    raw = Raw(words, [(0, 1, "ORG"), (2, 3, "ORG")], [], [((0, 1, ""), (2, 3, ""), "fighting", 0.8)])
    prediction = Prediction({"upos": ["PROPN", "VERB", "PROPN"]}, [2, 0, 2], ["nsubj", "root", "obj"], {})
    (sentence,) = re3d.sentences([raw], [prediction])
    assert sentence.pairs == [Pair(0, 2, "fighting", 0.8), Pair(2, 0, "fighting", 0.8)]
    assert sentence.heads == []
