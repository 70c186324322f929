import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.language import overlong, structure
from flows.language.layout import Layout

NLP = structure.blank()


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("word " * 249, [249]),
        ("word " * 251, [250, 1]),
        ("word " * 6000, [250] * 24),
        ("word " * 200 + ", " + "word " * 100, [201, 100]),
    ],
)
def test_a_run_without_end_is_cut(text: str, sizes: list[int]) -> None:
    doc = NLP(text)
    assert structure.text_of(doc) == text
    assert [sum(not token.is_space for token in span) for span in doc.sents] == sizes
    assert len(doc.user_data["layout"]) == len(sizes)


def test_a_value_line_keeps_its_place() -> None:
    place = Layout("value", "Allies", 2, "allies", 8)
    starts = [0, *range(8, 8 + 300 * 2, 2)]
    found = list(overlong.cut([(0, 608, place)], starts, ["Allies:"] + ["x"] * 300))
    assert [(a, b, p.role, p.value_start) for a, b, p in found] == [
        (0, starts[250], "value", 8),
        (starts[250], 608, "value", None),
    ]


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["word", ",", "x;", "A", "\n", "\n\n", "end."]), max_size=900))
def test_no_sentence_is_longer_and_no_character_is_lost(parts: list[str]) -> None:
    text = " ".join(parts)
    doc = NLP(text)
    assert structure.text_of(doc) == text
    assert all(len([t for t in span if not t.is_space]) <= overlong.MAX_TOKENS for span in doc.sents)
    assert len(doc.user_data["layout"]) == len(list(doc.sents))
