"""Plain text cut into sentences and words, near enough to the treebanks' conventions for entity training."""

import re
from collections.abc import Iterator

_SHORT = (
    "Lt|Gen|Col|Maj|Capt|Sgt|Spc|Cpl|Brig|Mr|Mrs|Ms|Dr|Sen|Rep|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|St|No|vs|Jr|Sr|"
    "Gov|Adm|Pfc|Pvt"
)
_WORD = re.compile(rf"(?:[A-Za-z]\.)+(?<=[A-Z]\.)|\b(?:{_SHORT})\.|\d+(?:[.,:]\d+)*|[^\W_]+|[’']s\b|[^\w\s]|_")
_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]*[A-Z])|\n+")
_ABBREVIATION = re.compile(rf"\b(?:{_SHORT}|[A-Z](?:\.[A-Z])*)\.$")


def split_words(text: str) -> list[tuple[int, int]]:
    """Offsets of the words of a plain text, near enough to the treebanks'."""
    return [match.span() for match in _WORD.finditer(text)]


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of a plain text."""
    start = 0
    for match in _END.finditer(text):
        if "\n" not in match[0] and _ABBREVIATION.search(text[start : match.start()]):
            continue
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)
