"""Lemmas by rule and by table."""

import pytest

from flows.language import lemmas
from flows.language.encoder import WEIGHTS

PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
THIRD = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
PARTICIPLE = "Tense=Past|VerbForm=Part|Voice=Pass"
GERUND = "VerbForm=Ger"


@pytest.mark.parametrize(
    ("form", "upos", "feats", "expected"),
    [
        ("killed", "VERB", PAST, "kill"),
        ("Clashed", "VERB", PAST, "clash"),
        ("shelled", "VERB", PARTICIPLE, "shell"),
        ("stopped", "VERB", PAST, "stop"),
        ("seized", "VERB", PARTICIPLE, "seize"),
        ("allied", "VERB", PARTICIPLE, "ally"),
        ("attacks", "VERB", THIRD, "attack"),
        ("fighting", "VERB", GERUND, "fight"),
        ("forces", "NOUN", "Number=Plur", "force"),
        ("armies", "NOUN", "Number=Plur", "army"),
        ("ISIS", "PROPN", "Number=Sing", "ISIS"),
        ("bombers", "NOUN", "Number=Plur", "bomber"),
    ],
)
def test_by_rule(form: str, upos: str, feats: str, expected: str) -> None:
    assert lemmas.lemma(form, upos, feats, {}) == expected


@pytest.mark.parametrize(
    ("form", "upos", "feats", "expected"),
    [
        ("withdrew", "VERB", PAST, "withdraw"),
        ("fought", "VERB", PARTICIPLE, "fight"),
        ("men", "NOUN", "Number=Plur", "man"),
        ("were", "AUX", PAST, "be"),
        ("underwent", "VERB", PAST, "undergo"),
    ],
)
def test_by_table(form: str, upos: str, feats: str, expected: str) -> None:
    table = lemmas.read(WEIGHTS / "lemmas.tsv")
    assert lemmas.lemma(form, upos, feats, table) == expected
