"""What each stretch of a text is: title, prose, infobox value, caption, navigation; and its sentences.

Sentence boundaries inside prose are found in `flows.language.sentences`, lines and paragraphs in
`flows.language.lines`, infoboxes in `flows.language.infobox`, bylines and the like in
`flows.language.marks`.
"""

import re
from dataclasses import dataclass

from flows.language import infobox, lines, marks, sentences, words
from flows.language.lines import Line

_TITLE_WORDS = 30
_SUBTITLE_WORDS = 6
_HEADING_WORDS = 10
_SPLIT_ROLES = frozenset({"prose", "title"})
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Layout:
    """What a sentence is on its page.

    Attributes:
        role: `title | prose | dateline | byline | label | value | caption | boilerplate | reference |
            heading`.
        label: of a `label` or `value`, the text of the infobox label.
        paragraph: ordinal of the paragraph.
        meaning: of a `label` or `value`, what the label means (`seeds/infobox_labels.csv`).
        value_start: of a `value`, the first code point after the label that stands on the same line.
    """

    role: str
    label: str | None = None
    paragraph: int = 0
    meaning: str | None = None
    value_start: int | None = None


def analyse(text: str) -> list[tuple[int, int, Layout]]:
    """The sentences of a text: first code point, one past the last, layout.

    They are disjoint, in order, and hold every character that is not white space, save marks that
    take no room where a line has nothing else.
    """
    page = lines.read(text)
    rows = infobox.find(page)
    units = lines.paragraphs([line for line in page if line.start not in rows])
    units = sorted(units + [[line] for line in page if line.start in rows], key=lambda unit: unit[0].start)
    found: list[tuple[int, int, Layout]] = []
    section: str | None = None
    title: str | None = None
    for ordinal, unit in enumerate(units):
        start, end = unit[0].start, unit[-1].end
        row = rows.get(start)
        if row is not None:
            found.append((start, end, Layout(row.role, row.label, ordinal, row.meaning, row.value_start)))
            continue
        content = text[start:end]
        opened = marks.section(content)
        if opened is not None:
            section = opened
            found.append((start, end, Layout("heading", paragraph=ordinal)))
            continue
        role = marks.role(content) or _role(units, ordinal, content, title)
        if role == "heading" and not _is_list(units, ordinal) and _opens_prose(units, ordinal):
            section = None
        if section is not None and role != "boilerplate":
            role = section
        if role == "title" and title is None:
            title = content
        spans = sentences.split(text, start, end) if role in _SPLIT_ROLES else [(start, end)]
        for a, b in spans:
            is_first = not found and role == "prose" and len(spans) > 1
            found.append((a, b, Layout(_sentence_role(text[a:b], role, is_first), paragraph=ordinal)))
    return found


def _is_list(units: list[list[Line]], ordinal: int) -> bool:
    return any(line.is_item for unit in units[ordinal : ordinal + 2] for line in unit)


def _opens_prose(units: list[list[Line]], ordinal: int) -> bool:
    """Whether a paragraph follows a heading: the entries of "See also" look like headings one after another."""
    following = units[ordinal + 1] if ordinal + 1 < len(units) else []
    size = sum(len(line.text.split()) for line in following)
    return bool(following) and (following[-1].is_closed or size > _HEADING_WORDS)


def _role(units: list[list[Line]], ordinal: int, content: str, title: str | None) -> str:
    """The role of a paragraph by its place, length and end: `title`, `heading` or `prose`."""
    unit = units[ordinal]
    size = len(content.split())
    is_last = ordinal + 1 == len(units)
    if len(unit) > 2 or size > _TITLE_WORDS or (len(unit) > 1 and unit[0].is_closed):
        return "prose"
    if ordinal == 0:
        return "title" if not is_last and not content.endswith((".", "!", ":", ".”", '."', ";", ",")) else "prose"
    if title is not None and (content == title or (title.startswith(content) and size > 2)):
        return "heading"
    if is_last or unit[-1].is_closed or unit[0].is_item:
        return "prose"
    if ordinal <= 2 and title is not None and size > _SUBTITLE_WORDS:
        return "title"
    return "heading" if size <= _HEADING_WORDS and not content[0].islower() else "prose"


def _sentence_role(content: str, role: str, is_first: bool) -> str:
    if marks.is_remark(content):
        return "boilerplate"
    if is_first and is_title_case(content):
        return "title"
    return role


def is_title_case(content: str) -> bool:
    """Whether the words of a short stretch of text start with capitals, function words aside."""
    small = words.cues("title_words")
    found = [match[0] for match in _WORD.finditer(content) if match[0].lower() not in small]
    if not 3 <= len(found) <= _TITLE_WORDS or content.isupper():
        return False
    return sum(word[0].isupper() for word in found) >= 0.85 * len(found)
