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


def width(lines: list[Line]) -> int | None:
    """The column at which a text is wrapped, None where its lines are not filled to one width."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.block == b.block]
    if not pairs:
        return None
    column = max(line.indent + len(line.text) for line in lines)
    if not _SMALLEST_WIDTH <= column <= _LARGEST_WIDTH:
        return None
    filled = sum(is_filled(a, b, column) for a, b in pairs)
    unclosed = sum(not a.is_closed for a, _ in pairs)
    return column if filled >= 0.6 * len(pairs) and unclosed >= 0.5 * len(pairs) else None


def is_filled(line: Line, following: Line, column: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    word = following.text.split(maxsplit=1)[0]
    return line.indent + len(line.text) + 1 + len(word) > column - _SLACK


def paragraphs(lines: list[Line]) -> list[list[Line]]:
    """Group lines into the paragraphs they were broken from."""
    column = width(lines)
    groups: list[list[Line]] = []
    listed = -1  # the block in which an announcement ("as follows:") has opened a list of lines
    for line in lines:
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
