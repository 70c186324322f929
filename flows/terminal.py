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


def printable(text: str) -> str:
    """Text with every character that a terminal would act on shown as its code."""
    return _ACTING.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str | None = None) -> Table:
    """Rows as a table; numbers to the right, null as nothing. No value is read as markup."""
    shown = [["" if value is None else printable(str(value)) for value in row] for row in rows]
    made = Table(title=title, title_justify="left", title_style="bold", header_style="bold")
    for index, name in enumerate(columns):
        is_number = bool(shown) and all(re.fullmatch(r"-?[\d,.]*", row[index]) for row in shown)
        made.add_column(Text(printable(name)), justify="right" if is_number else "left", overflow="fold")
    for row in shown:
        made.add_row(*map(Text, row))
    return made


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
