"""Names in their own script and in translation: "X (Arabic: ..., romanized: ..., lit. "...")"."""

import unicodedata
from collections.abc import Iterator

from spacy.tokens import Doc

from flows.extraction import cues

_LONGEST = 60
_STOPS = frozenset({",", ";", ":", '"', "“", "”", "''", "``", "'", "‘", "/", "|"})


def is_language(text: str) -> bool:
    """Whether a word names a language that a name may be given in."""
    return text.lower() in cues.words("language_cues", use="language")


def parts(doc: Doc, start: int) -> Iterator[tuple[int, int]]:
    """The token ranges of the names given from `start` to the closing bracket, a script each."""
    begin, script = start, ""
    for i in range(start, min(len(doc), start + _LONGEST)):
        text = doc[i].text
        if text == ")":
            yield from _name(doc, begin, i)
            return
        now = script_of(text)
        is_cue = text.lower() in cues.words("language_cues") or text.lower().rstrip(".") in cues.words(
            "language_cues"
        )
        if text in _STOPS or is_cue or (now and script and now != script):
            yield from _name(doc, begin, i)
            begin = i if now and text not in _STOPS and not is_cue else i + 1
            script = ""
        script = now or script


def script_of(text: str) -> str:
    """`LATIN`, `ARABIC` …: the script of the first letter of a word, empty where it has none."""
    letter = next((c for c in text if c.isalpha() and unicodedata.category(c) != "Lm"), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def _name(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and not script_of(doc[start].text):
        start += 1
    while end > start and not script_of(doc[end - 1].text):
        end -= 1
    if start == end:
        return
    first = next(c for c in doc[start].text if c.isalpha() and unicodedata.category(c) != "Lm")
    if script_of(doc[start].text) != "LATIN" or first.isupper():
        yield start, end
