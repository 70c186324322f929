"""Chunks of proper nouns, and the types that people gave them; sentences are of our own writing."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the environment of `make training`")

from flows.language import words
from flows.language.decoding import ENTITY_TYPES
from flows.training import silver
from flows.training.affiliations import is_affiliation
from flows.training.conllu import Sentence
from flows.training.measure import tag_spans
from flows.training.name_chunks import chunks
from flows.training.predict import Prediction
from flows.training.tags import ALL_TAGS


def tree(rows: str) -> Sentence:
    """A sentence from rows of word, tag, head, relation."""
    cells = [row.split() for row in rows.strip().splitlines()]
    sentence = Sentence("own", [c[0] for c in cells])
    sentence.upos = [c[1] for c in cells]
    sentence.xpos = sentence.feats = ["_"] * len(cells)
    sentence.heads = [int(c[2]) for c in cells]
    sentence.deprels = [c[3] for c in cells]
    return sentence


OF = """
The DET 2 det
Bank PROPN 5 nsubj
of ADP 4 case
America PROPN 2 nmod
paid VERB 0 root
Dr. PROPN 7 nmod:desc
Ana PROPN 5 obj
Ruiz PROPN 7 flat
"""

LIST = """
Google PROPN 4 nsubj
and CCONJ 3 cc
Sony PROPN 1 conj
met VERB 0 root
Smith PROPN 8 compound
& CCONJ 7 cc
Sons PROPN 5 conj
lawyers NOUN 4 obj
"""

CAPITALS = """
In ADP 4 case
the DET 4 det
Supreme ADJ 4 amod
Court PROPN 5 obl
spoke VERB 0 root
Dear ADJ 7 amod
Nina PROPN 5 vocative
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (OF, ["Bank of America", "Ana Ruiz"]),
        (LIST, ["Google", "Sony", "Smith & Sons"]),
        (CAPITALS, ["Supreme Court", "Nina"]),
        ("left VERB 0 root", []),
    ],
)
def test_chunks(rows: str, expected: list[str]) -> None:
    sentence = tree(rows)
    assert [" ".join(sentence.words[a:b]) for a, b in chunks(sentence)] == expected


def prediction(length: int, tag: str, chance: float) -> Prediction:
    """Every word has one tag with a chance, and is outside else."""
    scores = np.full((length, len(ALL_TAGS)), 1e-6, dtype=np.float32)
    scores[:, ALL_TAGS.index("O")] = 1 - chance
    scores[:, ALL_TAGS.index(tag)] = max(chance, 1e-6)
    return Prediction({}, [], [], {"names": np.log(scores), "nominals": np.log(scores)})


@pytest.mark.parametrize(
    ("tag", "chance", "expected", "open_words"),
    [
        ("S-PERSON", 0.9, {"Google": "ORG", "Sony": "ORG", "Smith & Sons": "PERSON"}, set()),
        ("S-PERSON", 0.5, {"Google": "ORG", "Sony": "ORG"}, {"Smith", "&", "Sons"}),
        ("S-PERSON", 0.0, {"Google": "ORG", "Sony": "ORG"}, set()),
    ],
)
def test_hand_types_come_first(
    monkeypatch: pytest.MonkeyPatch, tag: str, chance: float, expected: dict[str, str], open_words: set[str]
) -> None:
    monkeypatch.setattr(silver, "types", lambda: {"Google": "ORG", "Sony": "ORG"})
    sentence = tree(LIST)
    silver.mark(sentence, prediction(len(sentence.words), tag, chance))
    found = {" ".join(sentence.words[a:b]): kind for a, b, kind in tag_spans(sentence.names)}
    assert found == expected
    assert {w for w, t in zip(sentence.words, sentence.names, strict=True) if t is None} == open_words


def test_none_and_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(silver, "types", lambda: {"Google": silver.NO_NAME, "Sony": silver.OPEN})
    sentence = tree(LIST)
    silver.mark(sentence, prediction(len(sentence.words), "S-ORG", 0.99))
    assert sentence.names[0] == frozenset({"O"})
    assert sentence.names[2] is None


def test_seed_types_are_known() -> None:
    rows = words.rows("training_names")
    assert len(rows) > 3000
    assert {row["type"] for row in rows} == {*ENTITY_TYPES[:3], silver.NO_NAME, silver.OPEN}
    assert len({row["name"] for row in rows}) == len(rows)


@pytest.mark.parametrize(("word", "expected"), [("Pakistani", True), ("Pakistan", False), ("Nepal", False)])
def test_states_are_no_affiliations(word: str, expected: bool) -> None:
    assert is_affiliation(word) is expected
