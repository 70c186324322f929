"""Readable identifiers."""

import re

from flows.extraction.mentions.names import strip_accents
from schemas.ids import digest

_LONGEST = 80
# Letters that have no decomposition into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "ß": "ss", "æ": "ae"}
)


def slug(name: str, otherwise: str) -> str:
    """A name in lower case with hyphens; `otherwise` and a hash where it has no Latin letters or digits."""
    text = re.sub(r"[’'`ʾʿ‘ʼ]", "", strip_accents(name).translate(_LETTERS)).lower()
    words = re.sub(r"[^a-z0-9]+", "-", text).strip("-")
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit("-", 1)[0] + "-" + digest(name)[:8]
    return words or f"{otherwise}-{digest(name)[:8]}"
