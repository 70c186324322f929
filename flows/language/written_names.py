"""How the reviewed names of `seeds/` are written, found in text whatever its case."""

import re
from collections.abc import Iterator
from functools import cache

from flows.language import words

_PIECE = re.compile(r"\w+|[^\w\s]")
_NAME_COLUMNS = {
    "states": ("name", "official_names", "adjectives", "demonyms", "capitals", "aliases", "rulers"),
    "organisations": ("name", "aliases"),
    "outlets": ("name", "aliases"),
}


@cache
def _names() -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...], bool], ...]]:
    """First word → the reviewed names that begin with it, longest first: words in small letters, as written, sure.

    A name of several words is sure, and so is what a state's people are called; one word may be another word too.
    """
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], bool]]] = {}
    for table, columns in _NAME_COLUMNS.items():
        for row in words.rows(table):
            for column in columns:
                for name in filter(None, row[column].split("|")):
                    spelled = tuple(_PIECE.findall(name))
                    key = tuple(word.lower() for word in spelled)
                    is_sure = len(spelled) > 1 and key[0] not in {"the", "la", "el"}
                    is_people = table == "states" and column in {"name", "adjectives", "demonyms"}
                    is_sure = is_sure or (is_people and not name.isupper())
                    found.setdefault(key[0], []).append((key, spelled, is_sure))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def find(text: str) -> Iterator[tuple[int, tuple[str, bool]]]:
    """First code point of each word of a reviewed name → the word as the name has it, and whether that is sure."""
    pieces = [(match[0].lower(), match.start()) for match in _PIECE.finditer(text)]
    low = [piece for piece, _ in pieces]
    i = 0
    while i < len(pieces):
        for key, spelled, is_sure in _names().get(low[i], ()):
            if tuple(low[i : i + len(key)]) == key:
                for (_, start), word in zip(pieces[i : i + len(key)], spelled, strict=True):
                    yield start, (word, is_sure)
                i += len(key)
                break
        else:
            i += 1
