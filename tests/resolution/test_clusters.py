"""Which entities of different documents become one organisation."""

import itertools

import pytest

from flows.resolution.clusters import Local, cluster


def body(document: str, name: str, kind: str = "armed_group", seed: str | None = None, *others: str) -> Local:
    return Local(document * 16, 0, name, kind, seed, tuple((text, 1) for text in (name, *others)))


def together(*locals_: Local) -> list[set[str]]:
    return sorted(({m.document_id[0] for m in members} for members in cluster(locals_)), key=sorted)


@pytest.mark.parametrize(
    ("locals_", "expected"),
    [
        pytest.param(
            [body("a", "Tigers of the North"), body("b", "TIGERS OF THE NORTH")], [{"a", "b"}], id="capitals"
        ),
        pytest.param([body("a", "Liwa al-Fajr"), body("b", "Liwá al-Fajr")], [{"a", "b"}], id="accents fold"),
        pytest.param(
            [body("a", "Black Falcons"), body("b", "Black Falcons", "civil")], [{"a"}, {"b"}], id="kinds differ"
        ),
        pytest.param(
            [body("a", "Black Falcons"), body("b", "Black Falcons Dissidents")], [{"a"}, {"b"}], id="no likeness"
        ),
        pytest.param(
            [
                body("a", "ISIL", "armed_group", "islamic-state"),
                body("b", "Daesh", "armed_group", "islamic-state"),
            ],
            [{"a", "b"}],
            id="one reviewed body",
        ),
        pytest.param(
            [body("a", "security forces", "state_force"), body("b", "security forces", "state_force")],
            [{"a"}, {"b"}],
            id="words that fit many",
        ),
        pytest.param(
            [body("a", "Falcon Action Front", "armed_group", None, "FAF"), body("b", "FAF")],
            [{"a", "b"}],
            id="acronym of one",
        ),
        pytest.param(
            [
                body("a", "Falcon Action Front", "armed_group", None, "FAF"),
                body("b", "Free Archers Force", "armed_group", None, "FAF"),
                body("c", "FAF"),
            ],
            [{"a"}, {"b"}, {"c"}],
            id="acronym of two",
        ),
    ],
)
def test_cluster(locals_: list[Local], expected: list[set[str]]) -> None:
    for order in itertools.permutations(locals_):
        assert together(*order) == expected


def test_two_bodies_of_one_document_stay_two() -> None:
    first = Local("a" * 16, 0, "Northern Front", "armed_group", None, (("Northern Front", 1),))
    second = Local("a" * 16, 1, "Northern Front", "armed_group", None, (("Northern Front", 1),))
    assert len(cluster([first, second])) == 2


def test_reviewed_bodies_are_never_joined_by_a_shared_name() -> None:
    one = body("a", "Liberation Army", "armed_group", "eln", "People's Army of Liberation")
    other = body("b", "Liberation Army", "armed_group", "epl", "People's Army of Liberation")
    assert len(cluster([one, other])) == 2
