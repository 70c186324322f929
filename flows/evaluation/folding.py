"""When two wordings count as the same: case, accents, articles and signs aside."""

import re
import unicodedata

Span = tuple[int, int]

_POSSESSIVE = re.compile(r"[’'`ʾʿ]s\b")
_SIGNS = re.compile(r"[^\w ]+")
_ARTICLES = frozenset({"the", "a", "an"})


def fold(text: str | None) -> str:
    """A wording without case, accents, signs, possessive endings and leading articles."""
    folded = unicodedata.normalize("NFKD", text or "").lower()
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    words = _SIGNS.sub(" ", _POSSESSIVE.sub("", folded)).split()
    while words and words[0] in _ARTICLES:
        words.pop(0)
    return " ".join(words)


def same_person(a: str, b: str) -> bool:
    """Whether one name ends with the other, or has all its words."""
    short, long = sorted((fold(a).split(), fold(b).split()), key=len)
    return bool(short) and (short == long[-len(short) :] or set(short) <= set(long))


def locate(quote: str, text: str) -> Span | None:
    """Characters of a quote in a text, white space folded; None where it is not there."""
    found = re.search(r"\s+".join(re.escape(word) for word in quote.split()), text)
    return (found.start(), found.end()) if found and quote.strip() else None


def overlap(a: Span | None, b: Span | None) -> bool:
    """Whether two spans share a character."""
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]
