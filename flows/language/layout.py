"""What each stretch of a text is: title, prose, infobox value, caption, navigation; and its sentences.

Sentence boundaries inside prose are found in `flows.language.sentences`; lines and paragraphs in
`flows.language.lines`; infoboxes in `flows.language.infobox`.
"""

import re
from dataclasses import dataclass

from flows.language import infobox, lines, sentences, words
from flows.language.lines import Line

_TITLE_WORDS = 30
_HEADING_WORDS = 10
_SMALL_WORDS = frozenset(
    "a an the of in on at to by for from with and or as is are be its his their that into over after under amid vs"
    " between against near up out off not".split()
)
_BYLINE = re.compile(
    r"(?:By|BY|by) (?:[A-Z][\w.’'-]+|the|and|of|in|&|,|\||/|–|-|@\w+)(?:[ ,|/]+(?:[A-Z][\w.’'-]*|al-\w+|and|of|the|"
    r"in|de|&|–|-|\d+))*\.?$|-+ ?[A-Z][\w ]{1,30}$"
)
_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?i:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?i:day)?\.?"
_DATELINE = re.compile(
    rf"(?:[\w.’' -]{{2,40}}, )?(?:{_WEEKDAY},? )?(?:{_MONTH} \d{{1,2}}(?:,? \d{{2,4}})?|\d{{1,2}} {_MONTH},?(?: \d{{2,4}})?)"
    r"(?:,? \d{1,2}[:.]\d\d ?(?i:[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?(?: \([\w ]+\))?(?: ?[-–—]+)?(?: \[TEXT\])?$|"
    r"\d{4}-\d\d-\d\d$|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$"
)
_IMAGE = re.compile(r"\S+\.(?:jpe?g|png|gif|svg|webp)$|[\w’'-]*[A-Za-z]-[\w’'-]*\d+$", re.IGNORECASE)
_TELEGRAM = re.compile(
    r"(?:FM|TO|INFO|RUEH\w*|R \d{6}Z|O \d{6}Z|P \d{6}Z|Z \d{6}Z|E\.?O\.? ?\d+|TAGS?|REFS?|UNCLAS\w*|CONFIDENTIAL|SECRET|"
    r"LIMITED OFFICIAL USE|BT|PAGE \d+|DE RUE\w*|CLASSIFIED BY|DECL|DRAFTED BY|INFO OCT-\d+)\b[ :]?"
)
_SUBJECT = re.compile(r"(?:SUBJECT|SUBJ|Subject)\s*:")
_OMITTED = re.compile(r"[(\[](?:PASSAGE OMITTED|WORDS? INDISTINCT|AS HEARD|CONTINUED|MORE|END)[)\]]\.?", re.IGNORECASE)
_REFERENCE_LINE = re.compile(r"(?:\^|↑|\[?\d{1,3}[\].]\s).*(?:Retrieved|Archived|ISBN|doi|https?://|\bp\. ?\d)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Layout:
    """What a sentence is on its page.

    Attributes:
        role: `title | prose | dateline | byline | label | value | caption | boilerplate | reference |
            heading`.
        label: of a `value`, the text of the infobox label that it belongs to.
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

    They are disjoint, in order, and hold every character that is not white space.
    """
    page = lines.read(text)
    if not page:
        return []
    rows = infobox.find(page)
    found: list[tuple[int, int, Layout]] = []
    section: str | None = None
    title: str | None = None
    groups = lines.paragraphs([line for line in page if line.start not in rows])
    units = sorted(groups + [[line] for line in page if line.start in rows], key=lambda group: group[0].start)
    for ordinal, group in enumerate(units):
        start, end = group[0].start, group[-1].end
        row = rows.get(start)
        if row is not None:
            found.append((start, end, Layout(row.role, row.label, ordinal, row.meaning, row.value_start)))
            continue
        content = text[start:end]
        opened = _section(content) if len(group) == 1 else None
        if opened is not None:
            section = opened
            found.append((start, end, Layout("heading", paragraph=ordinal)))
            continue
        role = _role(group, content, ordinal, title, units)
        if role == "heading" and section is not None and ordinal and not _is_list(units, ordinal):
            section = None
        if section is not None and role in {"prose", "heading", "title"}:
            role = section
        if role == "title" and title is None:
            title = content
        found += [
            (a, b, Layout(_sentence_role(text[a:b], role, title is None and ordinal == 0 and a == start), None, ordinal))
            for a, b in sentences.split(text, start, end)
        ] if role in {"prose", "title"} else [(start, end, Layout(role, paragraph=ordinal))]
    return found


def _section(content: str) -> str | None:
    """The role of what follows, where a line heads a list of references or links."""
    folded = content.lower().removesuffix("[edit]").rstrip(": ")
    for row in words.rows("page_furniture"):
        if row["where"] == "heading" and row["cue"] == folded:
            return row["role"]
    return None


def _is_list(units: list[list[Line]], ordinal: int) -> bool:
    return any(line.is_item for group in units[ordinal : ordinal + 2] for line in group)


def _role(group: list[Line], content: str, ordinal: int, title: str | None, units: list[list[Line]]) -> str:
    marked = _marked_role(content)
    if marked is not None:
        return marked
    size = len(content.split())
    if len(group) > 2 or (len(group) > 1 and group[0].is_closed):
        return "prose"
    if ordinal == 0 and size <= _TITLE_WORDS and not _ends_as_sentence(content) and len(units) > 1:
        return "title"
    if title is not None and (content == title or title.startswith(content) and size > 2):
        return "heading"
    if group[-1].is_closed or group[0].is_item or size > _TITLE_WORDS:
        return "prose"
    if ordinal <= 2 and title is not None and size > 6:
        return "title"
    return "heading" if size <= _HEADING_WORDS and _is_headed(content) else "prose"


def _marked_role(content: str) -> str | None:
    folded = content.lower()
    for row in words.rows("page_furniture"):
        cue, where = row["cue"], row["where"]
        if (
            (where == "line" and folded == cue)
            or (where == "start" and folded.startswith(cue))
            or (where == "anywhere" and cue in folded and len(folded) < 400)
        ):
            return row["role"]
    if len(content) < 120:
        if _BYLINE.fullmatch(content):
            return "byline"
        if _DATELINE.fullmatch(content):
            return "dateline"
        if _IMAGE.fullmatch(content):
            return "caption"
        if _TELEGRAM.match(content) and "\n" not in content and not content.endswith("."):
            return "byline"
        if _SUBJECT.match(content):
            return "title"
    return "reference" if _REFERENCE_LINE.match(content) else None


def _ends_as_sentence(content: str) -> bool:
    return content.endswith((".", "!", ":", ".”", '."', ";", ","))


def _is_headed(content: str) -> bool:
    return content[0].isupper() or content[0].isdigit() or not content[0].isalpha()


def _sentence_role(content: str, role: str, is_first: bool) -> str:
    if _OMITTED.fullmatch(content):
        return "boilerplate"
    if is_first and role == "prose" and is_title_case(content):
        return "title"
    return role


def is_title_case(content: str) -> bool:
    """Whether the longer words of a short stretch of text all start with a capital, but it is not all capitals."""
    found = [word for word in _WORD.findall(content) if word.lower() not in _SMALL_WORDS]
    if not 3 <= len(found) <= _TITLE_WORDS or content.isupper():
        return False
    return sum(word[0].isupper() for word in found) >= 0.85 * len(found)
