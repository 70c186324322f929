"""Known names, of `seeds/organisations.csv`, `outlets.csv` and `states.csv`, matched in one pass over a Doc."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from spacy.attrs import SENT_START
from spacy.tokens import Doc

from flows.extraction import cues
from flows.extraction.mentions import names
from flows.extraction.signs import POSSESSIVE_S
from schemas.vocabulary import OrganisationKind

# How a name stands for its body. A state has all five; other bodies have names only.
Use = Literal["name", "adjective", "demonym", "capital", "ruler"]
# Tokens that a name runs over without notice, and those that end it.
_OPEN = frozenset({"-", "–", "‑", "(", ")", "'s", "’s", "'", "’", "&", "/", "S", "“", "”"})

_SCAN = "orbat.known_names"
"""Key of a Doc's `Scan` in its user data."""


@dataclass(frozen=True, slots=True)
class Body:
    """A reviewed organisation. `country` holds ISO 3166 codes of its states, parted by `|`."""

    organisation_id: str
    name: str
    kind: OrganisationKind
    country: str = ""
    wikidata_id: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a body, and how it stands for it."""

    text: str
    body: Body
    use: Use = "name"


@dataclass(frozen=True, slots=True)
class Match:
    """A name found at tokens `start:end`: one `Name` for each body that bears it."""

    start: int
    end: int
    names: tuple[Name, ...]


class Node:
    """A node of the trie over folded words."""

    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.ends: list[Name] = []


class Piece(NamedTuple):
    """A folded word of the text. `word` is empty where no name may pass."""

    word: str
    token: int
    is_first: bool
    is_last: bool


def split(cell: str) -> list[str]:
    """The values of a cell that holds a list."""
    return [value for value in (part.strip() for part in cell.split("|")) if value]


@cache
def bodies() -> dict[str, Body]:
    """Every reviewed organisation by its id: states, then `organisations.csv`, then `outlets.csv`.

    Raises:
        SeedError: when an id is there twice.
    """
    found = {
        row["organisation_id"]: Body(row["organisation_id"], row["name"], OrganisationKind.STATE, row["country"])
        for row in cues.load("states")
    }
    for row in cues.load("organisations"):
        key = row["organisation_id"]
        if key in found and found[key].kind is not OrganisationKind.STATE:
            raise cues.SeedError(f"seeds/organisations.csv: {key} is there twice")
        found[key] = Body(
            key, row["name"], OrganisationKind(row["kind"]), row["country"], row["wikidata_id"] or None
        )
    for row in cues.load("outlets"):
        key = row["organisation_id"]
        if key in found:
            raise cues.SeedError(f"seeds/outlets.csv: {key} is known already")
        found[key] = Body(key, row["name"], OrganisationKind.CIVIL, row["country"])
    return found


def known_names() -> Iterator[Name]:
    """Every name of every reviewed organisation."""
    by_id = bodies()
    for row in cues.load("states"):
        body = by_id[row["organisation_id"]]
        for text in [row["name"], *split(row["official_names"]), *split(row["aliases"])]:
            yield Name(text, body)
        uses: tuple[tuple[Use, str], ...] = (
            ("adjective", "adjectives"),
            ("demonym", "demonyms"),
            ("capital", "capitals"),
        )
        for use, column in uses:
            for text in split(row[column]):
                yield Name(text, body, use)
        # Headlines lose the apostrophe of "Mexico's".
        if " " not in row["name"] and not row["name"].endswith("s"):
            yield Name(row["name"] + "s", body, "adjective")
    for row in (*cues.load("organisations"), *cues.load("outlets")):
        for text in [row["name"], *split(row["aliases"])]:
            yield Name(text, by_id[row["organisation_id"]])


@cache
def names_by_body() -> dict[str, tuple[str, ...]]:
    """The reviewed names of each organisation: no adjectives, capitals or people of a state."""
    found: dict[str, list[str]] = {}
    for name in known_names():
        if name.use == "name":
            found.setdefault(name.body.organisation_id, []).append(name.text)
    return {key: tuple(dict.fromkeys(texts)) for key, texts in found.items()}


@cache
def state_ids() -> frozenset[str]:
    """The ids of the states of `seeds/states.csv`."""
    return frozenset(row["organisation_id"] for row in cues.load("states"))


@cache
def _words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in known_names():
        text = names.fold(name.text)
        if name.use != "capital" and " " not in text:
            found.setdefault(name.body.organisation_id, set()).add(text)
    return {key: frozenset(texts) for key, texts in found.items()}


def words_of(state: str) -> frozenset[str]:
    """The folded one-word names and adjectives of a state."""
    return _words().get(state, frozenset())


@cache
def rulers() -> dict[str, str]:
    """Folded name of a ruler → id of the state whose government bears that name ("the Assad regime")."""
    found: dict[str, str] = {}
    for row in cues.load("states"):
        for ruler in split(row["rulers"]):
            found.setdefault(names.fold(ruler), row["organisation_id"])
    return found


@cache
def trie() -> Node:
    """All names, keyed by their folded words, with and without the s of a possessive."""
    root = Node()
    for name in known_names():
        bare = name.text.replace("’", "'").replace("'s ", " ").replace("s' ", "s ")
        for words in {tuple(names.pieces(name.text)), tuple(names.pieces(bare))}:
            node = root
            for word in words:
                node = node.next.setdefault(word, Node())
            if name not in node.ends:
                node.ends.append(name)
    return root


def stream(doc: Doc, texts: list[str]) -> list[Piece]:
    """The folded words of a Doc, in order, with stops where no name may pass. `texts` are its tokens' texts."""
    found: list[Piece] = []
    starts = sentence_starts(doc)
    for i, text in enumerate(texts):
        if i in starts and found:
            found.append(Piece("", i, True, True))
        if text in POSSESSIVE_S:
            continue
        words = names.folded_pieces(text)
        if len(words) == 1:
            found.append(Piece(words[0], i, True, True))
            continue
        last = len(words) - 1
        found.extend(Piece(word, i, k == 0, k == last) for k, word in enumerate(words))
        if not words and text not in _OPEN and (not text.isspace() or text.count("\n") > 1):
            found.append(Piece("", i, True, True))
    return found


class Scan(NamedTuple):
    """The texts of a Doc's tokens, and what `stream`, `upper_sentences` and `find` give for it."""

    texts: list[str]
    pieces: list[Piece]
    upper: list[bool]
    matches: list[Match]


def scan(doc: Doc) -> Scan:
    """The known names of a Doc with what they are found in, read once."""
    found: Scan | None = doc.user_data.get(_SCAN)
    if found is None:
        texts = [token.text for token in doc]
        pieces, upper = stream(doc, texts), upper_sentences(doc, texts)
        found = doc.user_data[_SCAN] = Scan(texts, pieces, upper, find(doc, pieces, upper))
    return found


def sentence_starts(doc: Doc) -> set[int]:
    """The first tokens of the sentences of a Doc."""
    return {int(i) for i in (doc.to_array(SENT_START) == 1).nonzero()[0]}


def find(doc: Doc, text: list[Piece], upper: list[bool]) -> list[Match]:
    """The longest known names in a Doc, in order, none overlapping another.

    `text` is what `stream` gives, `upper` what `upper_sentences` gives. The case of the text decides too: a name's
    capitals must be there, unless the sentence is all capitals.
    """
    root = trie()
    found: list[Match] = []
    i = 0
    while i < len(text):
        if text[i].word not in root.next:
            i += 1
            continue
        match, after = _longest(doc, root, text, i, upper)
        if match is not None:
            found.append(match)
        i = after
    return found


def _longest(doc: Doc, root: Node, text: list[Piece], i: int, upper: list[bool]) -> tuple[Match | None, int]:
    if not text[i].is_first or not text[i].word:
        return None, i + 1
    node, best, after = root, None, i + 1
    for j in range(i, len(text)):
        following = node.next.get(text[j].word)
        if following is None:
            break
        node = following
        if node.ends and text[j].is_last:
            start, end = text[i].token, _close(doc, text[i].token, text[j].token + 1)
            fitting = tuple(n for n in node.ends if end and is_written_as(doc, start, end, n.text, upper[start]))
            if fitting:
                best, after = Match(start, end, fitting), j + 1
    return best, after


def _close(doc: Doc, start: int, end: int) -> int:
    """The end of a name with its closing bracket; 0 where a bracket is only an acronym after a whole name."""
    opened = next((t for t in doc[start:end] if t.text == "("), None)
    if opened is None or any(t.text == ")" for t in doc[start:end]):
        return end
    if end == len(doc) or doc[end].text != ")" or names.is_acronym(doc[opened.i + 1 : end].text.strip()):
        return 0
    return end + 1


def upper_sentences(doc: Doc, texts: list[str]) -> list[bool]:
    """For each token, whether its sentence is written in capitals (old wire copy, some headlines)."""
    flags = [False] * len(texts)
    bounds = [*sorted(sentence_starts(doc) | {0}), len(texts)]
    for start, end in pairwise(bounds):
        words = [w for w in texts[start:end] if len(w) > 1 and w.isalpha()]
        capitals = sum(w.isupper() for w in words)
        if len(words) >= 3 and capitals >= 0.8 * len(words):
            flags[start:end] = [True] * (end - start)
    return flags


def is_written_as(doc: Doc, start: int, end: int, name: str, is_upper: bool) -> bool:
    """Whether the capitals of the text allow it to be this name."""
    written = [t.text for t in doc[start:end] if any(c.isalnum() for c in t.text)]
    if names.is_acronym(name) or (name.isupper() and " " not in name):
        core = written[0].rstrip("s") if written else ""
        if is_upper and name.lower() in cues.words("ambiguous_acronyms"):
            return False
        return "".join(written) == name or (core.isupper() and len(core) > 1) or "".join(written).isupper()
    if is_upper:
        return True
    capital = [w for w in name.replace("-", " ").split() if w[0].isupper()]
    needed = len(capital)
    has = sum(part[:1].isupper() for w in written for part in w.replace("-", " ").split())
    return has >= needed and (written[0][:1].isupper() or not name[0].isupper() or name[:3] in ("al-", "el-"))
