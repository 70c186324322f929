import io

import pytest
from rich.console import Console

from flows.terminal import Bar, printable, show


def shown(columns: list[str], rows: list[list[object]], width: int, is_terminal: bool = True) -> list[str]:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=is_terminal, color_system=None, legacy_windows=False)
    show(console, columns, rows)
    return out.getvalue().splitlines()


@pytest.mark.parametrize("acting", ["\x1b[2J", "\x07", "\x9b31m", "\u202e", "\r"])
def test_what_a_terminal_would_act_on_is_shown_as_its_code(acting: str) -> None:
    text = printable(f"a{acting}b")
    assert text.startswith("a<U+")
    assert text.endswith("b")
    assert acting[0] not in text


@pytest.mark.parametrize("text", ["Öcalan", "حزب الله", "two\nlines\tand a tab", "[bold]"])
def test_other_text_stays(text: str) -> None:
    assert printable(text) == text


def test_rows_that_fit_are_a_table() -> None:
    lines = shown(["name", "count"], [["Front", 12], [None, 3]], 40)
    assert [line for line in lines if "Front" in line] == ["│ Front │    12 │"]
    assert [line for line in lines if " 3 " in line] == ["│       │     3 │"]


def test_rows_too_wide_for_a_terminal_are_lists() -> None:
    columns = [f"column_{i}" for i in range(12)]
    lines = shown(columns, [list(range(12)), list(range(12))], 60)
    assert sum("row 1" in line for line in lines) == sum("row 2" in line for line in lines) == 1
    assert max(map(len, lines)) <= 60


def test_a_pipe_gets_the_table_whole() -> None:
    columns = [f"column_{i}" for i in range(12)]
    lines = shown(columns, [["x" * 30] * 12], 60, is_terminal=False)
    assert any("x" * 30 in line and line.count("x" * 30) == 12 for line in lines)


def test_no_rows_and_no_columns() -> None:
    assert any("name" in line for line in shown(["name"], [], 40))
    assert shown([], [], 40) == ["done"]


def test_a_bar_counts_its_stage() -> None:
    out = io.StringIO()
    with Bar(Console(file=out, force_terminal=True, width=80)) as bar:
        bar.advance(1)
        bar.stage("Reading")
        bar.stage("Extracting", 3)
        bar.advance(2)
    assert "Extracting" in out.getvalue()
    silent = io.StringIO()
    with Bar(Console(file=silent, force_terminal=False)) as bar:
        bar.stage("Extracting", 3)
        bar.advance(3)
    assert silent.getvalue() == ""
