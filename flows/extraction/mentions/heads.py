"""Head nouns that make words the name or description of a body, from `seeds/organisation_heads.csv`."""

from dataclasses import dataclass
from functools import cache, lru_cache

from flows.extraction import cues
from flows.extraction.mentions import names
from schemas.vocabulary import OrganisationKind


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun (one word or more, folded).

    `is_alone`: it is a body without more ("police"). `is_described`: with a modifier that says whose
    ("Iraqi forces"). `is_named`: as part of a name ("Tirah Scouts"). `refers_back`: to a body named before.
    """

    words: tuple[str, ...]
    kind: OrganisationKind | None
    is_alone: bool
    is_described: bool
    is_named: bool
    refers_back: bool


@cache
def heads() -> dict[tuple[str, ...], Head]:
    """Every head by its folded words."""
    found = {}
    for row in cues.load("organisation_heads"):
        words = tuple(names.pieces(row["cue"]))
        bare = tuple(names.pieces(row["cue"].replace("'s ", " ")))
        found[words] = found[bare] = Head(
            words,
            OrganisationKind(row["kind"]) if row["kind"] else None,
            row["alone"] == "yes",
            row["described"] == "yes",
            row["named"] == "yes",
            row["refers_back"] == "yes",
        )
    return found


@cache
def longest() -> int:
    """The number of words of the longest head."""
    return max(len(words) for words in heads())


@cache
def kind_modifiers() -> dict[str, OrganisationKind]:
    """Words in a name that decide its kind whatever its head ("liberation")."""
    return {
        row["cue"]: OrganisationKind(row["kind"])
        for row in cues.load("organisation_modifiers")
        if row["use"] == "kind" and row["kind"]
    }


@cache
def plain_modifiers() -> dict[str, OrganisationKind | None]:
    """Words that may stand before a head in a description, with the kind that they give it, if any."""
    return {
        row["cue"]: OrganisationKind(row["kind"]) if row["kind"] else None
        for row in cues.load("organisation_modifiers")
        if row["use"] == "modifier"
    }


# Heads whose kind gives way to a modifier ("army" but "liberation army").
_OPEN = frozenset(
    {"army", "forces", "force", "front", "guard", "guards", "command", "corps", "council", "military", "unit"}
    | {"group", "department", "team", "bureau", "directorate", "battalion", "brigade"}
)


# Organs of a state where "National" begins their name.
_NATIONAL = frozenset({"commission", "institute", "authority"})
_NUMBERED = frozenset({"brigade", "battalion"})


# A body whose name begins so is an organ of several states.
_STATES_TOGETHER = frozenset({"un", "eu", "nato", "oas", "asean", "ecowas"})


def head_at(words: list[str], end: int) -> Head | None:
    """The longest head that ends before index `end` of a list of folded words."""
    table = heads()
    for length in range(min(longest(), end), 0, -1):
        head = table.get(tuple(words[end - length : end]))
        if head is not None:
            return head
    return None


def is_office(word: str) -> bool:
    """Whether a word is an office or a title of a person ("superintendent"), and so heads no body's name."""
    forms = {word, word.removesuffix("s")}
    return bool(forms & (cues.words("state_cues", use="position") | cues.words("person_titles")))


def is_office_name(name: str) -> bool:
    """Whether a name's head is an office: "Director General of Police", "Block Medical Officer"."""
    words = names.pieces(name)
    stop = next((i for i, w in enumerate(words) if w in {"of", "for"} and i > 0), len(words))
    if words[1:] and words[-1] == "police" and (is_office(words[-2]) or "commissioner" in words):
        # "Superintendent Police", short for "of Police"; "Deputy Commissioner of Police"
        return True
    return bool(words) and is_office(words[stop - 1])


def name_kind(name: str) -> OrganisationKind | None:
    """The kind that a name tells by its words, None where it tells nothing.

    A number makes a brigade one of a state: "4th Infantry Brigade Command".
    """
    kind = _kind_of(name)
    words = names.pieces(name)
    is_numbered = len(words) > 1 and words[0][0].isdigit()
    is_unit = (is_numbered or "special forces" in " ".join(words)) and bool(_NUMBERED & set(words))
    return OrganisationKind.STATE_FORCE if is_unit and kind is OrganisationKind.ARMED_GROUP else kind


def _kind_of(name: str) -> OrganisationKind | None:
    """The kind by the head.

    An English name has its head before the first "of", "for" or "in"; other names at the start.
    """
    words = names.pieces(name)
    stops = [
        i for i, w in enumerate(words) if w in {"of", "for", "in", "de", "del", "at", "on", "against"} and i > 0
    ]
    modifiers = kind_modifiers()
    if words[: (stops or [0])[0]][-1:] and is_office(words[stops[0] - 1]):
        return None
    if not stops and words and is_office(words[-1]):
        return None
    if words and (words[0] in _STATES_TOGETHER or words[:2] == ["united", "nations"]) and len(words) > 1:
        return OrganisationKind.INTERGOVERNMENTAL
    opening = next((heads()[tuple(words[:n])] for n in (4, 3) if tuple(words[:n]) in heads()), None)
    if opening is not None and opening.kind is not None and "of" in opening.words and opening.is_named:
        return opening.kind  # "Council of State of the Republic"
    whole = head_at(words, len(words))
    if whole is not None and whole.kind is not None and "of" in whole.words:
        return whole.kind
    for end in [*stops[:1], len(words)]:
        head = head_at(words, end)
        if (head is not None and head.is_named) or (head is not None and head.kind is not None):
            if words[0] == "national" and head.kind is OrganisationKind.CIVIL and head.words[-1] in _NATIONAL:
                return OrganisationKind.STATE
            if head.words[-1] == "council" and "security" in words:
                return OrganisationKind.STATE
            if head.words[-1] in _OPEN or head.kind is OrganisationKind.STATE_FORCE:
                told = [modifiers[w] for w in words if w in modifiers]
                return next((k for k in told if k is OrganisationKind.ARMED_GROUP), told[0] if told else head.kind)
            return head.kind
    for start in range(len(words)):
        for length in (2, 1):
            head = heads().get(tuple(words[start : start + length]))
            if head is not None and head.is_named and head.kind is not None:
                return head.kind
    return None


@cache
def _common_words() -> frozenset[str]:
    alone = {w for words, head in heads().items() if head.is_alone or head.is_described for w in words}
    return frozenset(alone | plain_modifiers().keys() | names.SMALL_WORDS | names.ARTICLES | {"sfs", "sf"})


@lru_cache(maxsize=65536)
def is_common(name: str) -> bool:
    """Whether a name fits many bodies, so that it means one only within its document ("the armed forces")."""
    return all(word in _common_words() for word in names.pieces(name))
