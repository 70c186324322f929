"""Questions to trees, on trees built by hand."""

import pytest
import spacy
from spacy.tokens import Doc, Token

from flows.extraction import trees

VOCAB = spacy.blank("en").vocab


def doc(*rows: str) -> Doc:
    """A Doc from "word/POS/dep/head" rows, the head given as a word (its first occurrence) or ROOT."""
    parts = [row.split("/") for row in rows]
    words = [p[0] for p in parts]
    heads = [i if p[3] == "ROOT" else words.index(p[3]) for i, p in enumerate(parts)]
    return Doc(
        VOCAB,
        words=words,
        pos=[p[1] for p in parts],
        deps=[p[2] for p in parts],
        heads=heads,
        lemmas=[p[0].lower() for p in parts],
    )


def texts(tokens: list[Token]) -> list[str]:
    return [t.text for t in tokens]


ACTIVE = doc(
    "Falcons/PROPN/nsubj/attacked",
    "and/CCONJ/cc/Hawks",
    "Hawks/PROPN/conj/Falcons",
    "attacked/VERB/root/ROOT",
    "soldiers/NOUN/obj/attacked",
    "with/ADP/case/mortars",
    "mortars/NOUN/obl/attacked",
)
PASSIVE = doc(
    "Soldiers/NOUN/nsubj:pass/attacked",
    "were/AUX/aux:pass/attacked",
    "attacked/VERB/root/ROOT",
    "by/ADP/case/Hawks",
    "Hawks/PROPN/obl:agent/attacked",
    "and/CCONJ/cc/wounded",
    "wounded/VERB/conj/attacked",
)
RELATIVE = doc(
    "Hawks/PROPN/root/ROOT",
    "who/PRON/nsubj/attacked",
    "attacked/VERB/acl:relcl/Hawks",
    "soldiers/NOUN/obj/attacked",
)
GAP = doc(
    "town/NOUN/root/ROOT",
    "Hawks/PROPN/nsubj/captured",
    "captured/VERB/acl:relcl/town",
)
CONTROL = doc(
    "Hawks/PROPN/nsubj/vowed",
    "vowed/VERB/root/ROOT",
    "to/PART/mark/fight",
    "fight/VERB/xcomp/vowed",
    "soldiers/NOUN/obj/fight",
)
OBJECT_CONTROL = doc(
    "Hawks/PROPN/nsubj/ordered",
    "ordered/VERB/root/ROOT",
    "cadres/NOUN/obj/ordered",
    "to/PART/mark/fight",
    "fight/VERB/xcomp/ordered",
)
PARTICIPLE = doc(
    "Militia/NOUN/nsubj/advanced",
    "backed/VERB/acl/Militia",
    "by/ADP/case/Falcons",
    "Falcons/PROPN/obl:agent/backed",
    "advanced/VERB/root/ROOT",
)
OFFENSIVE = doc(
    "Falcons/PROPN/nsubj/launched",
    "launched/VERB/root/ROOT",
    "offensive/NOUN/obj/launched",
    "to/PART/mark/expel",
    "expel/VERB/acl/offensive",
    "Hawks/PROPN/obj/expel",
)
SHARED_OBJECT = doc(
    "Hawks/PROPN/nsubj/attacked",
    "attacked/VERB/root/ROOT",
    "and/CCONJ/cc/burned",
    "burned/VERB/conj/attacked",
    "barracks/NOUN/obj/burned",
)


@pytest.mark.parametrize(
    ("tree", "verb", "agents", "patients"),
    [
        (ACTIVE, "attacked", ["Falcons", "Hawks"], ["soldiers"]),
        (PASSIVE, "attacked", ["Hawks"], ["Soldiers"]),
        (PASSIVE, "wounded", [], ["Soldiers"]),
        (RELATIVE, "attacked", ["Hawks"], ["soldiers"]),
        (GAP, "captured", ["Hawks"], ["town"]),
        (CONTROL, "fight", ["Hawks"], ["soldiers"]),
        (OBJECT_CONTROL, "fight", ["cadres"], []),
        (PARTICIPLE, "backed", ["Falcons"], ["Militia"]),
        (OFFENSIVE, "expel", ["Falcons"], ["Hawks"]),
        (SHARED_OBJECT, "burned", ["Hawks"], ["barracks"]),
        (SHARED_OBJECT, "attacked", ["Hawks"], ["barracks"]),
    ],
)
def test_arguments(tree: Doc, verb: str, agents: list[str], patients: list[str]) -> None:
    found = trees.arguments(next(t for t in tree if t.text == verb))
    assert texts(found.agents) == agents
    assert texts(found.patients) == patients


def test_obliques_by_preposition() -> None:
    found = trees.arguments(ACTIVE[3])
    assert texts(found.oblique("with")) == ["mortars"]
    assert found.oblique("against") == []


def test_preposition_joins_its_parts() -> None:
    tree = doc(
        "attack/NOUN/root/ROOT",
        "along/ADP/case/Hawks",
        "with/ADP/fixed/along",
        "Hawks/PROPN/nmod/attack",
    )
    assert trees.preposition(tree[3]) == "along with"


def test_conjuncts_from_first_and_from_any() -> None:
    assert texts(trees.expand_conjuncts(ACTIVE[0])) == ["Falcons", "Hawks"]
    assert trees.first_conjunct(ACTIVE[2]).text == "Falcons"


def test_a_verb_is_no_conjunct_of_a_noun() -> None:
    tree = doc("Hawks/PROPN/root/ROOT", "and/CCONJ/cc/fled", "fled/VERB/conj/Hawks")
    assert texts(trees.nominal_conjuncts(tree[0])) == ["Hawks"]


def test_noun_phrase_stops_at_its_complement() -> None:
    tree = doc(
        "the/DET/det/wing",
        "armed/ADJ/amod/wing",
        "wing/NOUN/root/ROOT",
        "of/ADP/case/Hawks",
        "Hawks/PROPN/nmod/wing",
    )
    assert trees.noun_phrase(tree[2]).text == "the armed wing"
    assert texts(trees.complements(tree[2], "of")) == ["Hawks"]
    assert trees.complements(tree[2], "against") == []


def test_clause_head_and_passive() -> None:
    assert trees.clause_head(ACTIVE[6]).text == "attacked"
    assert trees.is_passive(PASSIVE[2]) and not trees.is_passive(ACTIVE[3])
    assert trees.is_passive(PASSIVE[6])


def test_appositives_go_both_ways() -> None:
    tree = doc("Dar/PROPN/root/ROOT", ",/PUNCT/punct/head", "head/NOUN/appos/Dar")
    assert texts(trees.appositives(tree[0])) == ["head"]
    assert texts(trees.appositives(tree[2])) == ["Dar"]


def test_antecedent_of_a_relative_pronoun() -> None:
    assert trees.antecedent(RELATIVE[1]).text == "Hawks"
    assert trees.antecedent(ACTIVE[0]).text == "Falcons"


@pytest.mark.parametrize("tree", [ACTIVE, PASSIVE, RELATIVE, GAP, CONTROL, PARTICIPLE, OFFENSIVE])
def test_every_question_answers_on_every_token(tree: Doc) -> None:
    for token in tree:
        found = trees.arguments(token)
        assert all(t.doc is tree for t in [*found.agents, *found.patients])
        assert token in trees.noun_phrase(token)
        assert trees.is_predicate(trees.clause_head(token)) or trees.is_root(trees.clause_head(token))
