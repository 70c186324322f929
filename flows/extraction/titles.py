"""Title phrases: words of a position ("deputy foreign minister", "spokesmen") where they stand in a text."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from flows.extraction import cues
from flows.extraction.page import Page, Sentence
from schemas.vocabulary import Role

# Words before a title that do not make it another title, and those that say the position is past.
FORMER = cues.words("role_modifiers", effect="former")
DEPUTY = cues.words("role_modifiers", effect="deputy")
ORDINARY = cues.words("role_modifiers", effect="member")


@dataclass(frozen=True, slots=True)
class Title:
    """A title at tokens `start:end` of the Doc, its modifiers included; `noun` is the index of its last word.

    `scope` is the kind of body that it belongs to (`seeds/roles.csv`): `state`, `place` (of a province or city),
    `rank` (a military rank) or `any`.
    """

    cue: str
    start: int
    end: int
    noun: int
    role: Role
    scope: str
    is_former: bool
    is_plural: bool


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], Role, str]]]:
    """Titles by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Role, str]]] = {}
    for row in cues.load("roles"):
        words = tuple(row["cue"].replace("-", " - ").split())
        table.setdefault(words[0], []).append((words, Role(row["role"]), row["scope"]))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def _singular(word: str) -> str | None:
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("women"):
        return word[:-5] + "woman"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and len(word) > 3 else None


def _matches(words: tuple[str, ...], tokens: list[Token]) -> bool | None:
    """Whether tokens are these words; True also says plural, None is no match."""
    if len(tokens) < len(words):
        return None
    for word, token in zip(words[:-1], tokens, strict=False):
        if token.lower_.removeprefix("ex-") != word:
            return None
    last = tokens[len(words) - 1].lower_.removeprefix("ex-")
    if last in (words[-1], words[-1] + "."):
        return False
    return True if _singular(last) == words[-1] else None


def find(page: Page, sentence: Sentence) -> list[Title]:
    """The titles of a sentence in order, longest match first, none overlapping another."""
    tokens = [t for t in page.span(sentence) if not t.is_space]
    found: list[Title] = []
    i = 0
    while i < len(tokens):
        title = _at(page, tokens, i)
        if title is None:
            i += 1
        else:
            found.append(title)
            i = next((k for k, t in enumerate(tokens) if t.i >= title.end), len(tokens))
    return found


def _at(page: Page, tokens: list[Token], i: int) -> Title | None:
    first = tokens[i]
    keys = {
        first.lower_,
        first.lower_.removeprefix("ex-"),
        first.lower_.removesuffix(".") + ".",
        _singular(first.lower_) or first.lower_,
    }
    for key in keys:
        for words, role, scope in _table().get(key, ()):
            plural = _matches(words, tokens[i:])
            if plural is None or not _is_noun_use(tokens[i + len(words) - 1], scope):
                continue
            if _is_inside_name(page, tokens[i : i + len(words)]):
                continue
            return _with_modifiers(tokens, i, i + len(words), role, scope, plural, " ".join(words))
    return None


def _is_noun_use(token: Token, scope: str) -> bool:
    """Whether a word that may also be a verb ("head", "chair") is a noun here."""
    return token.pos_ not in {"VERB", "AUX", "ADV", "ADP"} or scope == "rank" or token.is_title


def _is_inside_name(page: Page, tokens: list[Token]) -> bool:
    """Whether all the words are part of a body's longer name ("Office of the Special Prosecutor")."""
    mention = page.mention_at(tokens[-1])
    if mention is None or page.entities[mention.entity].type != "organisation":
        return False
    return mention.start <= tokens[0].i and mention.end > tokens[-1].i


def _with_modifiers(
    tokens: list[Token], i: int, end: int, role: Role, scope: str, plural: bool, cue: str
) -> Title:
    start, former = i, tokens[i].lower_.startswith("ex-")
    while start > 0:
        word = tokens[start - 1].lower_
        if word in FORMER or (word == "-" and start > 1 and tokens[start - 2].lower_ in FORMER):
            former = True
        elif word in DEPUTY:
            role = role if scope == "state" and role is Role.REPRESENTATIVE else Role.DEPUTY
        elif word in ORDINARY:
            role = Role.MEMBER if role in (Role.LEADER, Role.COMMANDER) and scope == "any" else role
        elif word not in _PLAIN and word not in HEDGED:
            break
        start -= 1
    former = former or any(t.lower_.removesuffix("-") in FORMER for t in tokens[max(0, start - 3) : start])
    return Title(cue, tokens[start].i, tokens[end - 1].i + 1, tokens[end - 1].i, role, scope, former, plural)


HEDGED = cues.words("role_modifiers", effect="hedge")
_PLAIN = cues.words("role_modifiers", effect="none")
