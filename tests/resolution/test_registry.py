"""Ids outlive releases."""

import pytest

from flows.resolution import organisations, people
from flows.resolution.clusters import Local
from flows.resolution.registry import Registry, RegistryError


def body(document: str, key: int, name: str, *others: str, seed: str | None = None) -> Local:
    return Local(document * 16, key, name, "armed_group", seed, tuple((text, 1) for text in (name, *others)))


def ids(locals_: list[Local], registry: Registry) -> dict[tuple[str, int], str]:
    found = organisations.identify(locals_, registry)
    return {(document[0], key): one.organisation_id for one in found for document, key in one.members}


def test_an_id_stays_when_a_better_known_name_comes() -> None:
    registry = Registry()
    assert ids([body("a", 0, "Falcon Front")], registry) == {("a", 0): "falcon-front"}
    later = [body("a", 0, "Falcon Front"), *(body(d, 0, "Sky Falcons", "Falcon Front") for d in "bcd")]
    assert set(ids(later, registry).values()) == {"falcon-front"}


def test_a_merge_leaves_a_redirect() -> None:
    registry = Registry()
    before = ids([body("a", 0, "Falcon Front"), body("b", 0, "Sky Falcons")], registry)
    assert sorted(before.values()) == ["falcon-front", "sky-falcons"]
    after = ids([body("a", 0, "Falcon Front"), body("b", 0, "Sky Falcons", "Falcon Front")], registry)
    assert len(set(after.values())) == 1
    kept = set(after.values()).pop()
    gone = ({"falcon-front", "sky-falcons"} - {kept}).pop()
    assert registry.resolve("organisation", gone) == kept


def test_a_body_that_is_reviewed_later_leaves_a_redirect() -> None:
    registry = Registry()
    ids([body("a", 0, "Hezbollah of Old")], registry)
    assert ids([body("a", 0, "Hezbollah of Old", seed="hezbollah")], registry) == {("a", 0): "hezbollah"}
    assert registry.resolve("organisation", "hezbollah-of-old") == "hezbollah"


def test_a_second_run_with_the_registry_changes_nothing() -> None:
    registry = Registry()
    locals_ = [body("a", 0, "Falcon Front", "FF"), body("a", 1, "army"), body("b", 0, "army"), body("c", 0, "FFX")]
    first = ids(locals_, registry)
    text = registry.to_csv()
    again = Registry.from_csv(text)
    assert ids(list(reversed(locals_)), again) == first
    assert again.to_csv() == text
    assert len({first[("a", 1)], first[("b", 0)]}) == 2


def test_a_full_name_is_one_person_and_a_single_word_is_not() -> None:
    rows = [
        ("a" * 16, 0, "Amina Rahal"),
        ("b" * 16, 0, "Amina RAHAL"),
        ("a" * 16, 1, "Rahal"),
        ("c" * 16, 0, "Rahal"),
    ]
    found = people.identify(rows, Registry())
    assert {p.person_id: len(p.members) for p in found} == {
        "amina-rahal": 2,
        "rahal-aaaaaaaa": 1,
        "rahal-cccccccc": 1,
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "line 1"), ("a,b\n", "line 1"), ("type,entity,key,id\nother,organisation,x,y\n", "line 2")],
)
def test_a_broken_registry_is_named(text: str, message: str) -> None:
    with pytest.raises(RegistryError, match=message):
        Registry.from_csv(text)
