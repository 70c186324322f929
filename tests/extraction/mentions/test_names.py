"""Names as keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extraction.mentions import gazetteer, names


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("FARC", "Fuerzas Armadas Revolucionarias de Colombia", True),
        ("SOHR", "Syrian Observatory for Human Rights", True),
        ("SFs", "Security Forces", True),
        ("UNRWA", "United Nations Relief and Works Agency", True),
        ("PKK", "Kurdistan Workers' Party", False),
        ("FATA", "Front of the South", False),
    ],
)
def test_abbreviates(short: str, long: str, fits: bool) -> None:
    assert names.abbreviates(short, long) is fits


@pytest.mark.parametrize(
    ("text", "folded"),
    [("The Syrian’s Army", "syrian army"), ("Ejército del Pueblo", "ejercito del pueblo"), ("The", "the")],
)
def test_fold(text: str, folded: str) -> None:
    assert names.fold(text) == folded


@pytest.mark.parametrize("pair", [("Liwaa Al-Quds", "Liwa al-Quds"), ("Al-Nusra Front", "Nusra Front")])
def test_spellings_meet(pair: tuple[str, str]) -> None:
    assert names.skeleton(pair[0]) == names.skeleton(pair[1])


@given(st.text(max_size=60))
def test_folding_is_done_once(text: str) -> None:
    assert names.fold(names.fold(text)) == names.fold(text)


def test_no_two_states_share_a_name() -> None:
    seen: dict[str, str] = {}
    for name in gazetteer.known_names():
        if name.body.organisation_id in gazetteer.state_ids() and name.use == "name":
            key = name.text.lower()
            assert seen.setdefault(key, name.body.organisation_id) == name.body.organisation_id, key


def test_marks_that_take_no_room_part_no_name() -> None:
    assert names.fold("Ganda\u200b Front\u200e") == "ganda front"
    assert names.visible("Ganda\u200e  Front\u200b") == "Ganda Front"
