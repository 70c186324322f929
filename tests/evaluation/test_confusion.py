"""What kind of error a missed fact or a wrong row is."""

from typing import Any

import pytest

from flows.evaluation import confusion
from flows.evaluation.claims import Read
from flows.evaluation.gold import KINDS, Coded

BODIES = {"red": "red band", "blue": "blue army", "grey": "grey front"}
HERE, THERE = (0, 40), (50, 90)
LEADER = {"organisation": "red", "person": "Ali Haddad", "role": "leader", "polarity": "asserted", "span": HERE}
FIGHT = {"a": "red", "relation": "fights", "b": "blue", "polarity": "asserted", "span": HERE}
KILLED = {
    "outcome": "killed",
    "count_low": 2,
    "count_high": 2,
    "victim_kind": "civilian",
    "victim_organisation": "blue",
    "perpetrator_organisation": "red",
    "polarity": "asserted",
    "span": HERE,
}
DAY = {"text": "3 May", "edtf": "2014-05-03", "span": HERE}


def errors(
    coded: dict[str, list[Any]], read: dict[str, list[Any]], read_bodies: dict[str, str] = BODIES
) -> dict[tuple[str, str, str], int]:
    """The errors of one document with the same three bodies on both sides, if not said otherwise."""
    empty: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    one = Coded("d", {k: frozenset({v}) for k, v in BODIES.items()}, {**empty, **coded})
    two = Read("d", {k: frozenset({v}) for k, v in read_bodies.items()}, {**empty, **read})
    return dict(confusion.count([one], {"d": two}))


@pytest.mark.parametrize(
    ("kind", "coded", "read", "missed", "wrong"),
    [
        ("leaders", [LEADER], [LEADER], None, None),
        ("leaders", [LEADER], [], "person has no row", None),
        ("leaders", [LEADER], [LEADER | {"role": "founder"}], "other role", "other role"),
        ("leaders", [LEADER], [LEADER | {"organisation": "blue"}], "other body", "other body"),
        ("leaders", [LEADER], [LEADER | {"polarity": "denied"}], "other polarity", "other polarity"),
        ("rivalries", [FIGHT], [FIGHT | {"a": "blue", "b": "red"}], None, None),
        ("rivalries", [FIGHT], [], "pair has no row", None),
        ("rivalries", [FIGHT], [FIGHT | {"relation": "opposes"}], "other relation", "other relation"),
        ("rivalries", [], [FIGHT | {"b": "grey"}], None, "pair has no row"),
        ("dates", [DAY], [DAY | {"text": "on 3 May", "edtf": None}], "other value", "other value"),
        ("dates", [DAY], [DAY | {"span": THERE}], "words not taken for a date", "words not taken for a date"),
        ("casualties", [KILLED], [KILLED | {"span": THERE}], "sentence has no figure", "sentence has no figure"),
        (
            "casualties",
            [KILLED],
            [KILLED | {"outcome": "wounded"}],
            "other outcome or polarity",
            "other outcome or polarity",
        ),
        (
            "casualties",
            [KILLED],
            [KILLED | {"count_high": None}],
            "other bounds, or a further figure",
            "other bounds, or a further figure",
        ),
    ],
)
def test_classes(kind: str, coded: list[Any], read: list[Any], missed: str | None, wrong: str | None) -> None:
    sides = ((confusion.MISSED, missed), (confusion.WRONG, wrong))
    expected = {(kind, name, side): 1 for side, name in sides if name}
    assert errors({kind: coded}, {kind: read}) == expected


def test_a_relation_in_the_other_table() -> None:
    found = errors({"rivalries": [FIGHT]}, {"alliances": [FIGHT | {"relation": "supports"}]})
    assert found == {
        ("rivalries", "other relation", confusion.MISSED): 1,
        ("alliances", "other relation", confusion.WRONG): 1,
    }


def test_parties_left_open_and_named_otherwise() -> None:
    row = KILLED | {"victim_kind": "unknown", "victim_organisation": "grey", "perpetrator_organisation": None}
    assert errors({"casualties": [KILLED]}, {"casualties": [row]}) == {
        ("casualty parties", "victim kind", confusion.MISSED): 1,
        ("casualty parties", "victim organisation", confusion.WRONG): 1,
        ("casualty parties", "perpetrator organisation", confusion.MISSED): 1,
    }


def test_bodies() -> None:
    found = errors({"rivalries": [FIGHT]}, {}, {"red": "red band", "two": "red band", "x": "brown league"})
    assert found == {
        ("organisations", "no name of it read", confusion.MISSED): 2,
        ("organisations", "second row of one body", confusion.WRONG): 1,
        ("organisations", "no body by the coders", confusion.WRONG): 1,
        ("rivalries", "the other side lacks a body", confusion.MISSED): 1,
    }
