import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.resolution.slugs import slug
from schemas.columns import SLUG


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jaysh aṭ-Ṭā’ifa", "jaysh-at-taifa"),
        ("Ejército del Pueblo", "ejercito-del-pueblo"),
        ("People's Front (GC)", "peoples-front-gc"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name, "organisation") == expected


@given(st.text(min_size=1, max_size=200))
def test_every_slug_is_one(name: str) -> None:
    assert re.match(SLUG, slug(name, "person"))
