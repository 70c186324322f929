"""Relations that the network proposes: proposals set by hand, the cue and the tree say which row, or none."""

import pytest
from spacy.language import Language

from flows.extraction import proposals
from flows.extraction.alliances import alliances
from tests.extraction import marked
from tests.extraction.alliances.cases import FALCONS, HAWKS, KARLAND, LIONS, F, H, L
from tests.extraction.proposed import Proposed, propose

K = "Karland"
Row = tuple[str, str, str, str]

ROWS: list[tuple[str, Proposed, Row]] = [
    (
        f"The {FALCONS} lost three trucks and their crews to an ambush that the {HAWKS} had laid.",
        (F, "fights", H),
        (F, "fights", H, "ambush"),
    ),
    (
        f"It was {KARLAND} whose money and arms kept the {FALCONS} going.",
        (K, "supports", F),
        (K, "supports", F, "arms"),
    ),
    (
        f"Between the {FALCONS} and, on the other bank, the {HAWKS} there has been a truce since 2015.",
        (F, "truce", H),
        (F, "truce_with", H, "truce"),
    ),
    (
        f"The {HAWKS} began life in 2014 as what was left of the {FALCONS} after a split.",
        (H, "split", F),
        (H, "split_from", F, "split"),
    ),
    (
        f"The {FALCONS} made no secret of their loyalty, which lay with {KARLAND}.",
        (F, "supports", K),
        (F, "supports", K, "loyalty"),
    ),
    # The label of the class is enough: the cue says which relation, and the tree which way round.
    (
        f"Help by {KARLAND} reached, after a long wait, the {FALCONS}.",
        (F, "allied", K),
        (K, "supports", F, "Help"),
    ),
    (
        f"In May 2014 the {FALCONS} in the valley and with them, their foes of old, the {HAWKS}, began a war.",
        (F, "opposes", H),
        (F, "fights", H, "war"),
    ),
    # Labels of older weights.
    (
        f"The {FALCONS} lost three trucks and their crews to an ambush that the {HAWKS} had laid.",
        (H, "fighting", F),
        (F, "fights", H, "ambush"),
    ),
]

NONE: list[tuple[str, Proposed]] = [
    # no cue
    (f"The {FALCONS} met the {HAWKS} in the town.", (F, "fights", H)),
    (f"{KARLAND} sent food to the {FALCONS}.", (K, "supports", F)),
    # a cue of another class
    (f"The {FALCONS} lost trucks to an ambush that the {HAWKS} had laid.", (F, "allied", H)),
    # plans, wishes and questions
    (f"The {FALCONS} plan to open a front against the {HAWKS}.", (F, "fights", H)),
    (f"The {FALCONS} called on {KARLAND} to arm the {HAWKS}.", (K, "supports", H)),
    (f"The {FALCONS} and {KARLAND} want an alliance.", (F, "allied", K)),
    # who only says so
    (f"The {FALCONS} said that the {HAWKS} had attacked a village.", (F, "fights", H)),
    (f"According to the {FALCONS}, the {HAWKS} were attacked.", (F, "fights", H)),
    (f"The {FALCONS} called it “an attack that none had planned” by the {HAWKS}.", (F, "fights", H)),
    # the cue is said of others
    (f"Rebels attacked the {FALCONS} base near the {HAWKS} camp.", (F, "fights", H)),
    (f"The {FALCONS}, who attacked a village, met the {HAWKS}.", (F, "fights", H)),
    (f"The {FALCONS} spoke of a raid by rebels on the {HAWKS}.", (F, "fights", H)),
    (f"The {LIONS} fled as war raged in the south between the {FALCONS} and the {HAWKS}.", (L, "fights", H)),
    # less likely than is asked for, and labels that propose no row
    (f"The {FALCONS} lost trucks to an ambush that the {HAWKS} had laid.", (F, "fights", H, 0.7)),
    (f"The {FALCONS} lost trucks to an ambush that the {HAWKS} had laid.", (F, "same_as", H)),
    (f"The {FALCONS} lost trucks to an ambush that the {HAWKS} had laid.", (F, "a label of later weights", H)),
    # parties beat each other at the polls
    (
        "The [Unity Party|party] won the battle for votes by a mile from the [Green Party|party].",
        ("Unity Party", "fights", "Green Party"),
    ),
]


def _rows(page: marked.Page) -> list[Row]:
    """The rows that proposals have given, each with its cue."""
    names = [entity.name for entity in page.entities]
    return [
        (*sorted((names[c.a], names[c.b])), c.relation.value, c.evidence.text)
        if c.relation.value in {"fights", "opposes", "allied_with", "truce_with"}
        else (names[c.a], names[c.b], c.relation.value, c.evidence.text)
        for c in alliances.extract(page)
        if c.evidence.extractor.endswith(".proposed")
    ]


@pytest.mark.parametrize(("text", "pair", "row"), ROWS)
def test_a_cue_makes_a_row_of_a_proposal(nlp: Language, text: str, pair: Proposed, row: Row) -> None:
    page = marked.page(nlp, text)
    propose(page)
    assert _rows(page) == []
    page = marked.page(nlp, text)
    propose(page, pair)
    a, relation, b, cue = row
    assert _rows(page) == [(a, b, relation, cue)]


@pytest.mark.parametrize(("text", "pair"), NONE)
def test_no_row(nlp: Language, text: str, pair: Proposed) -> None:
    page = marked.page(nlp, text)
    propose(page, pair)
    assert _rows(page) == []


def test_a_pair_that_a_rule_has_told_of_is_left_alone(nlp: Language) -> None:
    page = marked.page(nlp, f"The {FALCONS} attacked the {HAWKS} and the {LIONS}.")
    propose(page, (F, "fights", H), (F, "opposes", L), (L, "fights", F))
    assert _rows(page) == []
    assert len(alliances.extract(page)) == 2


def test_one_body_under_two_names_is_no_pair(nlp: Language) -> None:
    page = marked.page(nlp, f"The {FALCONS} lost trucks to an ambush of the [Birds|armed_group=Falcons].")
    propose(page, (F, "fights", "Birds"))
    assert _rows(page) == []


def test_words_of_a_proposal_may_be_more_than_the_name(nlp: Language) -> None:
    page = marked.page(nlp, f"It was {KARLAND} whose money and arms kept the {FALCONS} going.")
    propose(page, (K, "supports", "the Falcons"))
    assert _rows(page) == [(K, F, "supports", "arms")]


def test_every_label_has_a_least_probability() -> None:
    assert set(proposals.LEAST) == set(proposals.RELATIONS) | proposals.POSITIONS
    assert all(0.5 <= least <= 1 for least in proposals.LEAST.values())
