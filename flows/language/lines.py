"""Lines of a text, and which of them one paragraph was broken into.

Wire copy and old documents are wrapped at a fixed width: there a single line break is a space.
In web text each line is a paragraph. A block (lines between blank lines) is wrapped when its
lines are filled: the first word of the next line would not have fitted.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from flows.language.sentences import INVISIBLE

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_EDGE = re.compile(rf"[\s{INVISIBLE}]*")
_BULLET = re.compile(r"(?:[•▪●◦*·–—-]|\.?\s*[\xa0 ]{3,}|\d{1,3}[.)]|\(\d{1,3}\)|\([a-z]\))\s")
_ENDS = re.compile(r"[.!?:;…。؟][\"”’»'\)\]\d\[]*$")
_OPEN_END = re.compile(r"(?:[,–—-]|\b(?i:the|a|an|of|in|on|at|to|by|for|from|with|and|or|as|its|his|their|that))$")
_SMALLEST_WIDTH, _LARGEST_WIDTH = 40, 132
_SLACK = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it: `text[start:end]`, without white space at its ends.

    `indent` is the number of white-space characters before it; `block` the ordinal of its block.
    """

    start: int
    end: int
    indent: int
    block: int
    text: str

    @property
    def is_item(self) -> bool:
        """Whether the line opens with a bullet or a number."""
        return _BULLET.match(self.text) is not None

    @property
    def is_closed(self) -> bool:
        """Whether the line ends as a sentence or an announcement does."""
        return _ENDS.search(self.text) is not None


def read(text: str) -> list[Line]:
    """The lines of a text that carry something."""
    found: list[Line] = []
    block, last = -1, 0
    for match in _LINE.finditer(text):
        raw = match[0]
        stripped = raw.strip()
        if _EDGE.fullmatch(stripped):
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        between = text[last : match.start()] if found else ""
        if not found or _breaks(between) > 1:
            block += 1
        found.append(Line(start, start + len(stripped), start - match.start(), block, stripped))
        last = match.end()
    return found


def _breaks(between: str) -> int:
    return len(between.replace("\r\n", "\n").splitlines())


def widths(lines: list[Line]) -> dict[int, int]:
    """The column at which each block is wrapped, for the blocks whose lines are filled to one width."""
    blocks: dict[int, list[Line]] = {}
    for line in lines:
        blocks.setdefault(line.block, []).append(line)
    plain = [rows for rows in blocks.values() if len(rows) > 1 and not any(row.is_item for row in rows)]
    whole = _width(plain)
    if whole is not None:
        return {rows[0].block: whole for rows in blocks.values()}
    found = {rows[0].block: column for rows in plain if len(rows) > 2 and (column := _width([rows])) is not None}
    usual = max(found.values(), default=None)
    for rows in plain:
        if len(rows) == 2 and _is_cut(rows[0], rows[1], usual):
            found[rows[0].block] = usual or rows[0].indent + len(rows[0].text)
    return found


def _width(blocks: list[list[Line]]) -> int | None:
    """The column at which all of some blocks are wrapped."""
    column = max((row.indent + len(row.text) for rows in blocks for row in rows), default=0)
    if not _SMALLEST_WIDTH <= column <= _LARGEST_WIDTH:
        return None
    inner = [pair for rows in blocks for pair in pairwise(rows)]
    if len(inner) < 2:
        return None
    filled = sum(is_filled(a, b, column) for a, b in inner)
    unclosed = sum(not a.is_closed for a, _ in inner)
    return column if filled >= 0.6 * len(inner) and unclosed >= 0.5 * len(inner) else None


def _is_cut(first: Line, last: Line, usual: int | None) -> bool:
    """Whether two lines alone are one broken line: by the width of other blocks, or by how the second starts."""
    size = first.indent + len(first.text)
    if first.is_closed or size > _LARGEST_WIDTH or len(last.text) > size + _SLACK:
        return False
    if usual is not None:
        return size <= usual + _SLACK and is_filled(first, last, usual)
    return size >= _SMALLEST_WIDTH and (last.text[0].islower() or (first.text.isupper() and last.text.isupper()))


def is_filled(line: Line, following: Line, column: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    word = following.text.split(maxsplit=1)[0]
    return line.indent + len(line.text) + 1 + len(word) > column - _SLACK


def paragraphs(lines: list[Line]) -> list[list[Line]]:
    """Group lines into the paragraphs they were broken from."""
    columns = widths(lines)
    groups: list[list[Line]] = []
    listed = -1  # the block in which an announcement ("as follows:") has opened a list of lines
    for line in lines:
        column = columns.get(line.block)
        if groups and listed != line.block and _continues(groups[-1], line, column):
            groups[-1].append(line)
            continue
        if column is None and groups and groups[-1][-1].text.endswith(":") and line.text[0].islower():
            listed = line.block
        groups.append([line])
    return groups


def _continues(group: list[Line], line: Line, column: int | None) -> bool:
    last = group[-1]
    if last.block != line.block or line.is_item:
        return False
    if column is None:
        if last.is_closed:
            return False
        opener = line.text[0]
        return opener.islower() or opener in ",;.)%" or _OPEN_END.search(last.text) is not None
    if is_filled(last, line, column):
        return line.indent <= last.indent or not last.is_closed or len(group) == 1
    # A short line at the top of a filled block: a dateline was cut away before it.
    return not last.is_closed and line.indent <= last.indent + 1
