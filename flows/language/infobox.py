"""Infoboxes: blocks of label and value lines, as encyclopedias have.

A label may stand on its own line, before its value on the same line, or run into it
("Founded2011"); further values follow on lines of their own. `seeds/infobox_labels.csv`
says which labels there are and what they mean.
"""

import re
from dataclasses import dataclass

from flows.language import words
from flows.language.lines import Line

_LABELS = {row["cue"]: row["meaning"] for row in words.rows("infobox_labels")}
_CUES = (re.escape(cue).replace(r"\ ", r"\s") for cue in sorted(_LABELS, key=len, reverse=True))
_LABEL = re.compile("(?:" + "|".join(_CUES) + r")(?P<gap>\s*:\s*|\t+|\s+|)")
_LABELS_NEEDED = 2
_VALUE_WORDS = 25
_PROSE_WORDS = 14


@dataclass(frozen=True, slots=True)
class Row:
    """A line of an infobox: its role (`label` or `value`), its label, what that means, where the value begins."""

    role: str
    label: str | None = None
    meaning: str | None = None
    value_start: int | None = None


def find(page: list[Line]) -> dict[int, Row]:
    """The infobox lines among the lines of a text, by the first code point of the line."""
    labelled = {i: row for i, line in enumerate(page) if (row := _labelled(line)) is not None}
    rows: dict[int, Row] = {}
    for run in _runs(page, sorted(labelled)):
        if len({labelled[i].label for i in run}) < _LABELS_NEEDED or not _is_box(page, labelled, run):
            continue
        current: Row | None = None
        for i in range(run[0], _last(page, run) + 1):
            row = labelled.get(i) if i in run else None
            if row is not None:
                current = row
            elif current is not None:
                row = Row("value", current.label, current.meaning, page[i].start)
            if row is not None:
                rows[page[i].start] = row
    return rows


def _labelled(line: Line) -> Row | None:
    match = _LABEL.match(line.text)
    if match is None or len(line.text.split()) > _VALUE_WORDS:
        return None
    gap, rest = match["gap"], line.text[match.end() :]
    label = " ".join(match[0][: len(match[0]) - len(gap)].split())
    if not rest:
        return Row("label", label, _LABELS[label])
    starts = rest[0].isupper() or rest[0].isdigit() or not rest[0].isascii() or rest[0] in '"“(•~'
    circa = re.match(r"c(?:irca|a)?\.? ?\d|al-|[a-z]+ \d{4}", rest) is not None
    if not (starts or circa) or (_is_sentence(line.text) and ":" not in gap):
        return None
    return Row("value", label, _LABELS[label], line.start + match.end())


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and len(text.split()) > 6


def _runs(page: list[Line], indices: list[int]) -> list[list[int]]:
    """Labelled lines with nothing but short lines between them."""
    runs: list[list[int]] = []
    for i in indices:
        if runs and all(_is_short(page[k]) for k in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _is_short(line: Line) -> bool:
    return len(line.text.split()) < _PROSE_WORDS and not _is_sentence(line.text)


def _is_box(page: list[Line], labelled: dict[int, Row], run: list[int]) -> bool:
    """Whether labelled lines are dense enough for a box, and not the headings of an article."""
    span = run[-1] - run[0] + 1
    with_value = sum(labelled[i].role == "value" for i in run)
    return len(run) >= 0.08 * span and (with_value > 0 or len(run) >= 3)


def _last(page: list[Line], run: list[int]) -> int:
    """The last line of the box: the values of the last label end at a blank line or at prose."""
    last = run[-1]
    while last + 1 < len(page) and page[last + 1].block == page[run[-1]].block and _is_short(page[last + 1]):
        last += 1
    return last
