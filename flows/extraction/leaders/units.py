"""Parts of bodies: who heads a brigade commands it (codebook: `commander` commands a part, unit or operation)."""

import re
from itertools import pairwise

from spacy.tokens import Token

from flows.extraction import cues
from flows.extraction.mentions import names
from flows.extraction.page import Entity, Page
from flows.extraction.signs import POSSESSIVES
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


def is_unit(entity: Entity) -> bool:
    """Whether an organisation is a unit of a force or a numbered or named part of an armed group."""
    if entity.kind not in _NOUNS:
        return False
    nouns, numbered = _NOUNS[entity.kind], _NUMBERED[entity.kind]
    words = names.fold(entity.name).split()
    if any(_NUMBER.fullmatch(w) for w in words):
        return any(w in nouns for w in words) or any(f"{a} {b}" in nouns for a, b in pairwise(words))
    ends = {" ".join(words[-n:]) for n in (1, 2)} | {" ".join(words[:n]) for n in (1, 2)}
    return len(words) > 1 and bool(ends & (nouns - numbered))


def is_local(page: Page, noun: Token, body: int) -> bool:
    """Whether a commander is one of a place only: "commander of A in the east", "A commander for Salta"."""
    if noun.lower_ != "commander":
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
    for token in page.doc[i + 1 : i + 5]:
        if token.ent_type_ == "PLACE" or token.lower_ in _PLACES:
            return True
        if token.pos_ not in {"DET", "ADJ", "NOUN", "PROPN"}:
            return False
    return False


def of_part(page: Page, noun: Token, body: int) -> bool:
    """Whether a head is that of an unnamed part of a body: "head of A's northern front", "A head on aid"."""
    after = page.doc[noun.i + 1 : noun.i + 3]
    if noun.i + 3 < len(page.doc) and after[0].lower_ in {"of", "on", "for"} and after[1].pos_ in {"NOUN", "ADJ"}:
        before = page.mention_at(page.doc[noun.i - 1]) if noun.i else None
        closed = noun.i > 0 and page.doc[noun.i - 1].text == ")"
        owned = closed or before is not None or page.doc[noun.i + 3].lower_ in {"for", "of", "in", "at"}
        if owned and after[1].text.islower() and page.mention_at(after[1]) is None:
            return True
    for token in page.doc[noun.i + 1 : noun.i + 7]:
        mention = page.mention_at(token)
        if mention is not None and mention.entity == body:
            rest = page.doc[mention.end : mention.end + 4]
            owned = len(rest) > 1 and rest[0].text in POSSESSIVES
            return owned and any(t.lower_ in _UNITS for t in rest[1:])
        if token.pos_ not in {"ADP", "DET", "ADJ"}:
            return False
    return False


def commands_all(page: Page, start: int, body: int) -> bool:
    """Whether who commands a body, by words that begin at a token, commands the whole of a state's forces."""
    if not is_whole_force(page.entities[body]):
        return False
    before = [t.lower_ for t in page.doc[max(0, start - 6) : start]]
    return not {"a", "an", "new"} & set(before[-6:])


def is_whole_force(entity: Entity) -> bool:
    """Whether a body is the whole of a state's army, navy or other armed service."""
    words = names.fold(entity.name).split()
    is_whole = (
        " ".join(words[-2:]) in _WHOLE or words[-1:] in (["army"], ["navy"]) or words[:2] == ["armed", "forces"]
    )
    return entity.kind is OrganisationKind.STATE_FORCE and is_whole and not is_unit(entity)


_UNITS = cues.words("unit_nouns")
_WHOLE = cues.words("leader_words", use="whole")


def role_in(role: Role, entity: Entity) -> Role:
    """The role of who leads a body: of a unit the commander."""
    return Role.COMMANDER if role is Role.LEADER and is_unit(entity) else role
