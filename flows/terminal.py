"""What a person sees in a terminal: text made safe to print, tables, the progress bar."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

# Control characters and the marks that turn the direction of writing: in a terminal they act, they do not show.
_ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# Values longer than this are folded rather than the table given up.
_FOLDED = 24


def printable(text: str) -> str:
    """Text with every character that a terminal would act on shown as its code."""
    return _ACTING.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)


def _cell(value: Any) -> str:
    return "" if value is None else printable(str(value))


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str | None = None) -> Table:
    """Rows as a table; numbers to the right, null as nothing. No value is read as markup."""
    shown = [[_cell(value) for value in row] for row in rows]
    made = Table(title=title, title_justify="left", title_style="bold", header_style="bold")
    for index, name in enumerate(columns):
        is_number = bool(shown) and all(re.fullmatch(r"-?[\d,.]*", row[index]) for row in shown)
        made.add_column(Text(printable(name)), justify="right" if is_number else "left", overflow="fold")
    for row in shown:
        made.add_row(*map(Text, row))
    return made


def show(console: Console, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows: as a table where that fits the terminal, else each row as a list of its values.

    What is not a terminal gets a table as wide as it needs.
    """
    if not columns:
        console.print("done")
        return
    cells = [[len(_cell(value)) for value in row] for row in (columns, *rows)]
    widths = [max(column) for column in zip(*cells, strict=True)]
    if not console.is_terminal:
        console.width = sum(width + 3 for width in widths) + 1
    elif sum(min(width, _FOLDED) + 3 for width in widths) >= console.width:
        for number, row in enumerate(rows, start=1):
            console.print(table((f"row {number}", ""), list(zip(columns, row, strict=True))))
        return
    console.print(table(columns, rows))


class Bar:
    """A progress bar of one stage after the other, gone at the end; nothing where no terminal listens."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> "Bar":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a stage of so many documents."""
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._task = self._progress.add_task(name, total=total)

    def advance(self, count: int) -> None:
        """Count documents of the stage as done."""
        if self._task is not None:
            self._progress.advance(self._task, count)
