"""Numbers as text writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extraction import numbers

SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen"""
UNITS = SMALL.split()
LARGE = "_ _ twenty thirty forty fifty sixty seventy eighty ninety"
TENS = LARGE.split()


def parse(text: str) -> int | None:
    """The value of a text that is a number and nothing else, else None."""
    words = [atom for atom, _, _ in numbers.atoms(text)]
    number = numbers.read(words)
    return number[0] if number is not None and number[1] == len(words) else None


def spell(value: int, hyphen: str, joiner: str) -> str:
    """An English spelling of a number below a billion."""
    for size, word in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size:
            head = f"{spell(value // size, hyphen, joiner)} {word}"
            rest = value % size
            if not rest:
                return head
            return f"{head}{joiner if size == 100 else ' '}{spell(rest, hyphen, joiner)}"
    if value < 20:
        return UNITS[value]
    return TENS[value // 10] + (hyphen + UNITS[value % 10] if value % 10 else "")


@given(st.integers(0, 999_999_999), st.sampled_from(["-", " ", "‑"]), st.sampled_from([" ", " and "]))
def test_spelled_numbers_are_read_back(value: int, hyphen: str, joiner: str) -> None:
    assert parse(spell(value, hyphen, joiner)) == value


@given(st.integers(0, 999_999_999))
def test_digits_are_read_back(value: int) -> None:
    assert parse(str(value)) == value
    assert parse(f"{value:,}") == value


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    value = parse(text)
    assert value is None or 0 <= value < numbers.LIMIT


@given(st.text())
def test_atoms_lie_in_the_text(text: str) -> None:
    for atom, start, end in numbers.atoms(text):
        assert text[start:end].lower() == atom


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.5 million", 2_500_000),
        ("one lakh", 100_000),
        ("1,00,000", 100_000),
        ("3 crore", 30_000_000),
        ("a hundred and five", 105),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("two dozen", 24),
        ("three score", 60),
        ("two and a half thousand", 2500),
        ("two-and-a-half thousand", 2500),
        ("hundred", 100),
        ("nineteen hundred", 1900),
        ("Twenty-Three", 23),
        ("one million two hundred thousand and six", 1_200_006),
    ],
)
def test_numbers(text: str, value: int) -> None:
    assert parse(text) == value


@pytest.mark.parametrize("text", ["", "2.5", "1.2.3", "12,34", "and", "a", "dozens", "five apples", "9" * 12])
def test_no_numbers(text: str) -> None:
    assert parse(text) is None
