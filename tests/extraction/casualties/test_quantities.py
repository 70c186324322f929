"""Quantities: the first one in a phrase, as (words, low, high, approximate)."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from flows.extraction import numbers
from flows.extraction.casualties import quantities


@pytest.fixture(scope="module")
def blank() -> Language:
    """A tokenizer: quantities need no weights."""
    return spacy.blank("en")


CASES = [
    ("at least 12 people", ("at least 12", 12, None, False)),
    ("more than a dozen", ("more than a dozen", 12, None, False)),
    ("over 90,000 left", ("over 90,000", 90_000, None, False)),
    ("no fewer than five", ("no fewer than five", 5, None, False)),
    ("20+ people", ("20+", 20, None, False)),
    ("5 or more fighters", ("5 or more", 5, None, False)),
    ("up to 600,000 refugees", ("up to 600,000", None, 600_000, False)),
    ("as many as twelve", ("as many as twelve", None, 12, False)),
    ("fewer than 30 men", ("fewer than 30", None, 30, False)),
    ("some 100 others", ("some 100", 100, 100, True)),
    ("nearly two dozen", ("nearly two dozen", 24, 24, True)),
    ("an estimated 2-3 million people", ("an estimated 2-3 million", 2_000_000, 3_000_000, True)),
    ("30 or so", ("30 or so", 30, 30, True)),
    ("20-odd men", ("20-odd", 20, 20, True)),
    ("at least some 30", ("at least some 30", 30, None, True)),
    ("15 to 20 men", ("15 to 20", 15, 20, False)),
    ("15-20 men", ("15-20", 15, 20, False)),
    ("between three and five soldiers", ("between three and five", 3, 5, False)),
    ("two or three men", ("two or three", 2, 3, False)),
    ("two to three dozen", ("two to three dozen", 24, 36, False)),
    ("the 6-700,000 people", ("6-700,000", 600_000, 700_000, False)),
    ("dozens of people", ("dozens", 12, None, False)),
    ("scores", ("scores", 12, None, False)),
    ("tens of thousands of people", ("tens of thousands", 10_000, None, False)),
    ("hundreds of thousands", ("hundreds of thousands", 100_000, None, False)),
    ("many thousands", ("many thousands", 1000, None, False)),
    ("several hundred thousand", ("several hundred thousand", 300_000, None, False)),
    ("a few dozen", ("a few dozen", 36, None, False)),
    ("several soldiers", ("several", 3, None, False)),
    ("some soldiers", ("some", 3, None, False)),
    ("a spate of murders", ("a spate of", 3, None, False)),
    ("a couple of soldiers", ("a couple", 2, 2, False)),
    ("both men", ("both", 2, 2, False)),
    ("all three men", ("all three", 3, 3, False)),
    ("half a dozen men", ("half a dozen", 6, 6, False)),
    ("half of its 600,000 people", ("half of its 600,000", 300_000, 300_000, False)),
    ("an unknown number of fighters", ("an unknown number of", None, None, False)),
    ("no casualties", ("no", 0, 0, False)),
    ("No one was hurt", ("No one", 0, 0, False)),
    ("a policeman", ("a", 1, 1, False)),
    ("another soldier", ("another", 1, 1, False)),
    ("another 13 soldiers", ("another 13", 13, 13, False)),
    ("a second worker", ("a second", 1, 1, False)),
    ("two more boys", ("two", 2, 2, False)),
    ("a 17-year-old boy", ("a", 1, 1, False)),
    ("At 3:30 pm 4 men fell", ("4", 4, 4, False)),
    ("on July 12 six people fell", ("six", 6, 6, False)),
    ("FIVE SOLDIERS", ("FIVE", 5, 5, False)),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quantities(blank: Language, text: str, expected: tuple[str, int | None, int | None, bool]) -> None:
    doc = blank(text)
    first = quantities.quantities(doc[:])[0]
    assert (doc[first.start : first.end].text, first.low, first.high, first.is_approximate) == expected


@pytest.mark.parametrize(
    "text",
    [
        "on 26 March",
        "on March 26, 2014",
        "since 2012",
        "AK-47",
        "M16",
        "the 15th brigade",
        "Reza (26)",
        "40 percent",
        "$500",
        "20 km",
        "6 years",
        "aged 20",
        "few dared",
    ],
)
def test_no_quantities(blank: Language, text: str) -> None:
    assert quantities.quantities(blank(text)[:]) == []


def test_a_change_is_no_range(blank: Language) -> None:
    found = quantities.quantities(blank("murders fell from 80 to 60")[:])
    assert [(q.low, q.high) for q in found] == [(80, 80), (60, 60)]


ENGLISH = spacy.blank("en")
VOCABULARY = """at least more than up to as many about some no fewer between and or 3 15 - 2,000 dozens of
hundreds a an another few several half million two twenty both the an unknown number from + so ("""
WORDS = st.sampled_from(VOCABULARY.split())


@settings(deadline=None)
@given(st.lists(WORDS | st.text(max_size=4), max_size=12).map(" ".join))
def test_bounds_are_ordered_and_spans_lie_in_the_text(text: str) -> None:
    doc = ENGLISH(text)
    end = 0
    for quantity in quantities.quantities(doc[:]):
        assert end <= quantity.start < quantity.end <= len(doc)
        end = quantity.end
        if quantity.low is not None and quantity.high is not None:
            assert 0 <= quantity.low <= quantity.high


@given(st.integers(3, 1000), st.integers(1, 1000))
def test_a_range_reads_back(low: int, more: int) -> None:
    words = [atom for atom, _, _ in numbers.atoms(f"between {low} and {low + more} men")]
    found = quantities.read(words, 0)
    assert found is not None
    assert (found.low, found.high) == (low, low + more)
