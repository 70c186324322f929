"""Parts of bodies: who heads a brigade commands it (codebook: `commander` commands a part, unit or operation)."""

import re

from spacy.tokens import Token

from flows.extraction import cues
from flows.extraction.mentions import names
from flows.extraction.page import Entity, Page
from schemas.vocabulary import OrganisationKind, Role

_KINDS = (OrganisationKind.STATE_FORCE, OrganisationKind.ARMED_GROUP)
# Nouns of units by the kind of body, and those of them that a number must go with ("34th Front").
_NOUNS = {k: cues.words("unit_nouns", kind=k.value) for k in _KINDS}
_NUMBERED = {k: cues.words("unit_nouns", kind=k.value, number="yes") for k in _KINDS}
_NUMBER = re.compile(r"\b(\d+(st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b")
_PLACES = cues.words("place_nouns") | {
    "east", "west", "north", "south", "northeast", "northwest", "southeast", "southwest", "northern", "southern",
    "eastern", "western", "sector", "zone", "field", "mountains",
}  # fmt: skip
# Positions of a head that are a commander's in a part of the body.
_HEADS = frozenset({"leader", "head", "chief", "boss", "emir", "amir", "commander", "ringleader", "kingpin"})


def is_unit(entity: Entity) -> bool:
    """Whether an organisation is a unit of a force or a numbered or named part of an armed group."""
    if entity.kind not in _NOUNS:
        return False
    nouns, numbered = _NOUNS[entity.kind], _NUMBERED[entity.kind]
    words = names.fold(entity.name).split()
    if any(_NUMBER.fullmatch(w) for w in words):
        return any(w in nouns for w in words)
    ends = {" ".join(words[-n:]) for n in (1, 2)} | {" ".join(words[:n]) for n in (1, 2)}
    return len(words) > 1 and bool(ends & (nouns - numbered))


def is_local(page: Page, noun: Token, body: int) -> bool:
    """Whether a position is said of one place only: "leader of A in Salta", "A's chief for the north"."""
    if noun.lower_ not in _HEADS:
        return False
    i = noun.i + 1
    if i < len(page.doc) and page.doc[i].lower_ == "of":
        i += 1
        while i < len(page.doc) and page.doc[i].pos_ in {"DET", "ADJ"} and page.mention_at(page.doc[i]) is None:
            i += 1
        mention = page.mention_at(page.doc[i]) if i < len(page.doc) else None
        if mention is None or mention.entity != body:
            return False
        i = mention.end
        if i + 2 < len(page.doc) and page.doc[i].text == "(" and page.doc[i + 2].text == ")":
            i += 3
    if i >= len(page.doc) - 1 or page.doc[i].lower_ not in {"in", "for"}:
        return False
    is_commander = noun.lower_ == "commander"
    for token in page.doc[i + 1 : i + 5]:
        if token.ent_type_ == "PLACE" or (is_commander and token.lower_ in _PLACES):
            return True
        if token.pos_ not in {"DET", "ADJ", "NOUN", "PROPN"}:
            return False
    return False


def role_in(role: Role, entity: Entity) -> Role:
    """The role of who leads a body: of a unit the commander."""
    return Role.COMMANDER if role is Role.LEADER and is_unit(entity) else role
