"""Names as keys: folding, acronyms, and when two names of persons are one."""

import re
import unicodedata
from functools import lru_cache

ARTICLES = frozenset({"the", "a", "an"})
# Words that an acronym may pass over ("FARC": Fuerzas Armadas Revolucionarias *de* Colombia).
SMALL_WORDS = frozenset(
    {"of", "the", "and", "for", "in", "on", "at", "to", "by", "a", "an", "de", "del", "la", "las", "los", "el"}
    | {"le", "les", "du", "des", "da", "do", "dos", "das", "y", "e", "o", "al", "und", "der", "fur"}
)
# Arabic article, written apart or joined by a hyphen, in the spellings of its assimilated forms.
_ARABIC_ARTICLE = re.compile(r"\b(?:al|el|ul|ad|an|ar|as|ash|at|az|us|ur)[-‑–](?=\w)|\b(?:al|el) (?=\w)")
_JOINED_ARTICLE = re.compile(r"\b(ad|an|ar|as|ash|at|az)\s?[-‑–]\s?(?=\w)")
_APOSTROPHES = "’'`´ʾʿ‘ʼ"
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s\b")
_QUOTES = re.compile(f"[{_APOSTROPHES}]")
# Marks of direction and joiners, which take no room.
_UNSEEN = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF, 0xAD])
_OTHER = re.compile(r"[^\w]+|_")


def strip_accents(text: str) -> str:
    """The text without combining marks and unseen ones ("Jaysh aṭ-Ṭā'ifa" → "Jaysh at-Ta'ifa")."""
    if text.isascii():
        return text
    text = text.translate(_UNSEEN)
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case words without accents, possessives, punctuation and leading articles."""
    words = _OTHER.sub(" ", _QUOTES.sub("", _POSSESSIVE.sub("", strip_accents(text).lower()))).split()
    while len(words) > 1 and words[0] in ARTICLES:
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """A folded name without Arabic articles and doubled letters: spellings of one name meet here.

    Not an identity by itself: it brings candidates together that share kind and document.
    """
    lowered = strip_accents(text).lower().strip()
    plain = fold(_ARABIC_ARTICLE.sub("", lowered))
    plain = re.sub(r"([a-z])\1+", r"\1", plain)
    return plain.replace("ou", "u").replace("ee", "i").replace("dh", "d").replace("kh", "k").replace("y", "i")


def pieces(text: str) -> list[str]:
    """The alphanumeric words of a token or name, folded ("al-Qaeda" → ["al", "qaeda"])."""
    return list(folded_pieces(text))


@lru_cache(maxsize=65536)
def folded_pieces(text: str) -> tuple[str, ...]:
    """`pieces`, kept for words that come again."""
    return tuple(_OTHER.sub(" ", _QUOTES.sub("", strip_accents(text).lower())).split())


@lru_cache(maxsize=65536)
def is_acronym(text: str) -> bool:
    """Whether a text is written as an acronym: "PKK", "MS-13", "PFLP-GC", "CPI-M", "SFs", "DoD"."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(text) <= 14 and capitals >= 2 and capitals * 2 > len(letters) and " " not in text.strip()


def initials(name: str) -> tuple[str, str]:
    """The initials of a name's words, without and with its small words, in upper case."""
    words = pieces(name)
    every = "".join(w[0] for w in words)
    main = "".join(w[0] for w in words if w not in SMALL_WORDS)
    return main.upper(), every.upper()


def abbreviates(short: str, long: str) -> bool:
    """Whether an acronym can stand for a name.

    Every letter of the acronym is found in the name, in order; the first begins the first word
    (Schwartz and Hearst, 2003), and at least half of the letters begin words.
    """
    letters = [c for c in strip_accents(short).lower() if c.isalnum()]
    if letters[-1:] == ["s"] and short[-1:] == "s":
        letters.pop()
    words = [w for w in pieces(long) if w not in ARTICLES]
    if len(letters) < 2 or not words:
        return False
    main, every = initials(" ".join(words))
    if "".join(letters).upper() in (main, every):
        return True
    return words[0][0] == letters[0] and _walk(letters, words)


def _walk(letters: list[str], words: list[str]) -> bool:
    """Whether the letters run through the words in order, half of them or more at a word's start."""
    starts = 0
    word = position = 0
    for letter in letters:
        ahead = next((k for k in range(word + (position > 0), len(words)) if words[k][0] == letter), None)
        inside = words[word].find(letter, position) if position else -1
        if ahead is not None and not (inside >= 0 and words[ahead] in SMALL_WORDS):
            word, position, starts = ahead, 1, starts + 1
        elif inside >= 0:
            position = inside + 1
        else:
            return False
    return starts * 2 >= len(letters) and starts >= 2 and word >= len(words) - 2


def person_words(name: str) -> list[str]:
    """The folded words of a person's name, hyphens opened and Arabic articles dropped."""
    folded = fold(name).split()
    joined = set(_JOINED_ARTICLE.findall(strip_accents(name).lower()))
    words = [w for w in folded if w not in {"al", "el"} and w not in joined]
    return words or folded


def same_person(short: str, long: str) -> bool:
    """Whether a shorter name of a person can be the longer one: its last words, or words of it in order."""
    a, b = person_words(short), person_words(long)
    if len(a) > len(b):
        a, b = b, a
    if not a:
        return False
    if b[-len(a) :] == a:
        return True
    rest = iter(b)
    in_order = all(any(_same_word(word, other) for other in rest) for word in a)
    # An initial alone is nobody's name: "Carter" is not "Scott C. Dayton".
    return in_order and (len(a) > 1 or a[0] in b) and (len(a) > 1 or len(b) > 2 or len(a[0]) > 3)


def _same_word(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def visible(text: str) -> str:
    """The words of a text with one blank between them, without marks that take no room."""
    return " ".join(text.translate(_UNSEEN).split())
