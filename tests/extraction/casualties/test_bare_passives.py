"""Harm told without "be": telegrams and headlines."""

import pytest
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

from flows.extraction import trees
from flows.extraction.bare_passives import is_bare_passive
from flows.extraction.extract import extract
from flows.extraction.pages import page_of
from flows.extraction.records import CasualtyClaim
from flows.reading.document import Document

VOCAB = English().vocab
CASES = [
    ("Two tribal elders and a guide killed in Zarmal valley on May 3.", {("killed", 2), ("killed", 1)}),
    ("Seven other members of the gang apprehended three months ago.", {("captured", 7)}),
    ("Pedro Ruales killed months later in front of his house.", {("killed", 1)}),
    ("Another man, identified as Karim, injured in an incident near the bridge.", {("wounded", 1)}),
    ("At least 14 persons, including a candidate, killed in separate incidents.", {("killed", 14), ("killed", 1)}),
    ("Six of them killed while four others fled.", {("killed", 6)}),
    ("Colonel Harding killed; Major Prewitt badly wounded.", {("killed", 1), ("wounded", 1)}),
    (
        "A clerk and his driver killed and two others injured when a mob attacked them.",
        {("killed", 1), ("wounded", 2)},
    ),
    ("Consul taken prisoner by insurgents.", {("captured", 1)}),
    ("Captain Moss, Fourth Dragoons, wounded.", {("wounded", 1)}),
    ("General Bates supposed mortally wounded.", {("killed", 1)}),
    ("Six deputies arrested last night.", {("captured", 6)}),
    ("Two settlers found dead near the farm.", {("killed", 2)}),
    ("SIX POLICEMEN KILLED IN AMBUSH NEAR THE RIVER.", {("killed", 6)}),
    ("The rebels killed two farmers and wounded a third.", {("killed", 2), ("wounded", 1)}),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_harm_without_be(nlp: Language, text: str, wanted: set[tuple[str, int]]) -> None:
    claims = extract(page_of(Document.of(text, "telegram.txt"), nlp(text))).claims
    found = {(c.outcome.value, c.count_low) for c in claims if isinstance(c, CasualtyClaim)}
    assert found == wanted


def _tree(words: str, heads: list[int], deps: list[str], pos: list[str]) -> Doc:
    return Doc(VOCAB, words=words.split(), heads=heads, deps=deps, pos=pos)


def test_an_object_makes_it_active() -> None:
    doc = _tree("Rebels killed farmers", [1, 1, 1], ["nsubj", "root", "obj"], ["NOUN", "VERB", "NOUN"])
    assert not is_bare_passive(doc[1])


def test_a_pronoun_acts() -> None:
    doc = _tree("they killed often", [1, 1, 1], ["nsubj", "root", "advmod"], ["PRON", "VERB", "ADV"])
    assert not is_bare_passive(doc[1])


def test_the_subject_is_acted_on() -> None:
    doc = _tree("Farmers killed yesterday", [1, 1, 1], ["nsubj", "root", "advmod"], ["NOUN", "VERB", "ADV"])
    assert trees.is_passive(doc[1])
    assert [t.text for t in trees.arguments(doc[1]).patients] == ["Farmers"]


def test_some_verbs_need_a_word_behind_them() -> None:
    labels, pos = ["nsubj", "root", "advmod"], ["NOUN", "VERB", "ADV"]
    assert is_bare_passive(_tree("Bates shot dead", [1, 1, 1], labels, pos)[1])
    assert not is_bare_passive(_tree("Bates shot back", [1, 1, 1], labels, pos)[1])


@pytest.mark.parametrize(
    "text",
    [
        "Our loss 40 killed and 200 wounded.",
        "The enemy lost 300 killed in the attack on the works.",
        "Major Prewitt badly wounded.",
    ],
)
def test_losses_of_a_side_are_combatants(nlp: Language, text: str) -> None:
    claims = extract(page_of(Document.of(text, "telegram.txt"), nlp(text))).claims
    kinds = {c.victim_kind.value for c in claims if isinstance(c, CasualtyClaim)}
    assert kinds == {"combatant"}
