"""Sentence boundaries in text that lost its punctuation, as some scraped incident reports did.

There a capital on a function word ("The", "However", "In") is the only trace of a boundary,
unless the word before calls for a name ("reports The Hindu").
"""

import re

from flows.language import words

_MARK = re.compile(r"[.,;:!?]")
_WORD = re.compile(r"\S+")
STRONG_STARTERS = words.cues("sentence_starters", strength="strong")
STARTERS = STRONG_STARTERS | words.cues("sentence_starters", strength="weak")
_CALLS_FOR_NAME = words.cues("name_introducers")
_SMALLEST, _WORDS_A_MARK = 30, 60


def is_unpunctuated(content: str) -> bool:
    """Whether a stretch of text is too long for the few marks in it. Capitals say nothing in upper-case text."""
    size = content.count(" ") + 1
    return size >= _SMALLEST and not content.isupper() and len(_MARK.findall(content[:-1])) * _WORDS_A_MARK < size


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of unpunctuated `text[start:end]` as character ranges."""
    found: list[tuple[int, int]] = []
    begin, previous, last_end = start, "", start
    count = 0
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        if count >= 4 and _opens(word, previous):
            found.append((begin, last_end))
            begin, count = match.start(), 0
        previous, last_end = word, match.end()
        count += 1
    found.append((begin, last_end))
    return found


def _opens(word: str, previous: str) -> bool:
    if not word[0].isupper() or (word.isupper() and len(word) > 1) or word.lower() not in STARTERS:
        return False
    return previous.lower() not in _CALLS_FOR_NAME
