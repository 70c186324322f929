"""Title phrases: words of a position ("deputy foreign minister", "spokesmen") where they stand in a text."""

from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Token

from flows.extraction import cues
from flows.extraction.mentions.person_bounds import ACRONYMS
from flows.extraction.page import Page, Sentence
from schemas.vocabulary import MentionForm, Role

# Words before a title that do not make it another title, and those that say the position is past.
FORMER = cues.words("role_modifiers", effect="former")
DEPUTY = cues.words("role_modifiers", effect="deputy")
ORDINARY = cues.words("role_modifiers", effect="member")
# Marks of writing direction and joining that take no room.
MARKS = "\u200b\u200c\u200d\u200e\u200f\ufeff"


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


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of `seeds/roles.csv`: the words as they stand, in the singular or plural."""

    words: list[str]
    cue: str
    role: Role
    scope: str
    is_plural: bool


@cache
def _table() -> dict[str, list[_Entry]]:
    """Titles by their first word, longest first."""
    table: dict[str, list[_Entry]] = {}
    for row in cues.load("roles"):
        # A hyphen may be a word of its own or not ("co - founder", "sub-leader").
        for cue in dict.fromkeys((row["cue"].replace("-", " - "), row["cue"])):
            *before, last = cue.split()
            bare = last.removesuffix(".")
            for form in dict.fromkeys((last, f"{bare}.", *_plurals(last))):
                words = [*before, form]
                is_plural = form not in (last, f"{bare}.") or last == "personnel"
                entry = _Entry(words, row["cue"], Role(row["role"]), row["scope"], is_plural)
                table.setdefault(words[0], []).append(entry)
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry.words), entry.is_plural, entry.scope, entry.role))
    return table


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith("man") and word not in {"human", "german"}:
        return (word[:-3] + "men",)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    return (word + "s",) if len(word) > 3 else ()


@lru_cache(maxsize=65_536)
def _bare(lower: str) -> str:
    """A word without marks around it; empty where it is only marks and blanks."""
    return lower.strip(MARKS).replace("’", "'") if lower.strip(MARKS + " \t\n\r\xa0") else ""


def find(page: Page, sentence: Sentence) -> list[Title]:
    """The titles of a sentence in order, longest match first, none overlapping another."""
    read = [(t, word) for t, lower in page.with_lowers(sentence) if (word := _bare(lower))]
    tokens, words = [t for t, _ in read], [word for _, word in read]
    table = _table()
    found: list[Title] = []
    i = 0
    while i < len(tokens):
        entries = table.get(words[i].removeprefix("ex-"))
        title = _at(page, tokens, words, i, entries) if entries is not None else None
        if title is None:
            i += 1
        else:
            found.append(title)
            i += 1
            while i < len(tokens) and tokens[i].i < title.end:
                i += 1
    return found


def _at(page: Page, tokens: list[Token], words: list[str], i: int, entries: list[_Entry]) -> Title | None:
    for entry in entries:
        end = i + len(entry.words)
        if (
            words[i + 1 : end] != entry.words[1:]
            or end > len(words)
            or not _is_noun_use(tokens[end - 1], entry.scope)
        ):
            continue
        if entry.scope == "police" and entry.cue.upper() in ACRONYMS and not tokens[i].text.isupper():
            # "dig" is a verb, DIG an office
            continue
        is_head = entry.role in (Role.LEADER, Role.COMMANDER) or words[end - 1] == "officer"
        if is_head and _begins_in_name(page, tokens[i:end]):
            continue
        if entry.cue in _NAMESAKES or not _is_inside_name(page, tokens[i:end]):
            return _with_modifiers(tokens, i, end, entry)
    return None


# Offices that a body is named for: "the UN High Commissioner for Refugees, A" heads it.
_NAMESAKES = frozenset({"high commissioner"})


def _is_noun_use(token: Token, scope: str) -> bool:
    """Whether a word that may also be a verb ("head", "chair") is a noun here."""
    return token.pos_ not in {"VERB", "AUX", "ADV", "ADP"} or scope == "rank" or not token.text.islower()


def _is_inside_name(page: Page, tokens: list[Token]) -> bool:
    """Whether all the words are part of a person's or a body's name ("Office of the Special Prosecutor")."""
    mention = page.mention_at(tokens[-1])
    if mention is None or mention.form is not MentionForm.NAME:
        return False
    if page.entities[mention.entity].type == "person":
        # "Jan Wali" is nobody's governor: what stands in a name is part of it.
        return mention.start <= tokens[0].i
    return mention.start <= tokens[0].i and mention.end > tokens[-1].i


def _begins_in_name(page: Page, tokens: list[Token]) -> bool:
    """Whether the first word ends a body's name: of "Salta military chief" the title is "chief"."""
    mention = page.mention_at(tokens[0])
    if len(tokens) < 2 or mention is None or page.entities[mention.entity].type == "person":
        return False
    return mention.start < tokens[0].i and mention.end <= tokens[-1].i


def _with_modifiers(tokens: list[Token], i: int, end: int, entry: _Entry) -> Title:
    start, former, role, scope = i, tokens[i].lower_.startswith("ex-"), entry.role, entry.scope
    while start > 0:
        word = tokens[start - 1].lower_
        if word in FORMER or (word == "-" and start > 1 and tokens[start - 2].lower_ in FORMER):
            former = True
        elif word in DEPUTY:
            is_own = role is Role.MEMBER or (scope == "state" and role is Role.REPRESENTATIVE)
            role = role if is_own else Role.DEPUTY
        elif word in ORDINARY:
            role = Role.MEMBER if role in (Role.LEADER, Role.COMMANDER) and scope == "any" else role
        elif word not in _PLAIN and word not in HEDGED:
            break
        start -= 1
    before = "".join(t.text_with_ws.lower() for t in tokens[max(0, start - 4) : start]).split()
    former = former or any(word.removesuffix("-") in FORMER for word in before[-3:])
    noun = tokens[end - 1].i
    return Title(entry.cue, tokens[start].i, _past_elect(tokens, end), noun, role, scope, former, entry.is_plural)


def _past_elect(tokens: list[Token], end: int) -> int:
    """The end in the Doc of a title that ends before `tokens[end]`, with "-elect" or "-designate" behind it."""
    following = [t.lower_ for t in tokens[end : end + 2]]
    if len(following) == 2 and following[0] == "-" and following[1] in _ELECT:
        return tokens[end + 1].i + 1
    return tokens[end].i + 1 if following and following[0] in _ELECT else tokens[end - 1].i + 1


_ELECT = frozenset({"elect", "designate"})
HEDGED = cues.words("role_modifiers", effect="hedge")
_PLAIN = cues.words("role_modifiers", effect="none")
