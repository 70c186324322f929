"""Relations said by names: "the Galikonda committee of the A" is part of A; "A's B" likewise."""

from flows.extraction import cues, trees
from flows.extraction.alliances.relations import Relations
from flows.extraction.kinds import ARMED_OR_PARTY
from flows.extraction.mentions import gazetteer
from flows.extraction.page import Mention, Page, Sentence
from flows.extraction.parties.cue_sets import PARTS, SPLINTERS
from flows.extraction.signs import BRACKETS
from schemas.vocabulary import AllianceRelation, MentionForm, OrganisationKind, RivalryRelation

# Kinds of bodies that have units, and of the units.
_WHOLES = ARMED_OR_PARTY | {OrganisationKind.INTERGOVERNMENTAL}
_SPLIT = SPLINTERS | {"dissident", "dissidents"}
# Kinds of units: only what is called one is a part of whatever its name is followed by "of".
_UNITS = PARTS | SPLINTERS | cues.words("relation_words", use="unit")
# Nouns that say something else than a part of the body whose they are: its rival, its ally.
_OTHERS = frozenset(row["cue"] for row in cues.load("relation_nouns") if row["relation"] != "part_of")
# What commands the whole of a body is no part of it: "the Joint Command of the Armed Forces".
_OVER = frozenset({"joint", "high", "supreme"})
_FRONTS = frozenset({"front", "command", "column"})
_PLACED = cues.words("relation_words", use="placed")
# A state is the whole of its ministries and offices only where it is named as a government.
_GOVERNMENT = cues.words("relation_words", use="government")


def read(page: Page, sentence: Sentence, relations: Relations) -> None:
    """Add the relations of names that contain, own or follow by "of" another body's name."""
    names = [
        m
        for m in page.mentions
        if sentence.start <= m.start < sentence.end
        and m.form is not MentionForm.PRONOUN
        and page.entities[m.entity].type == "organisation"
    ]
    for outer in names:
        owner = None
        if outer.form is MentionForm.NAME and page.entities[outer.entity].kind in _WHOLES:
            owner = _owner_in_name(page, outer)
        if owner is not None:
            span = page.doc[outer.start : outer.end]
            part_of = AllianceRelation.PART_OF.value
            relations.add(outer.entity, part_of, owner, "name", span, span.root, taken_for_granted=True)
        for inner in names:
            if outer.entity != inner.entity and _is_whole(page, outer, inner) and _is_part(page, outer, inner):
                relation = AllianceRelation.PART_OF.value
                if any(t.lower_ in _SPLIT for t in page.doc[outer.start : inner.start]):
                    relation = RivalryRelation.SPLIT_FROM.value
                head = page.doc[outer.start : outer.end].root
                relations.add(
                    outer.entity,
                    relation,
                    inner.entity,
                    "name",
                    page.doc[outer.start : outer.end],
                    head,
                    taken_for_granted=True,
                )


def _owner_in_name(page: Page, outer: Mention) -> int | None:
    """Of "A's Seventh Brigade" and "the Small Group of the A", one name, the body A that other places name."""
    words = page.doc[outer.start : outer.end]
    for t in words[1:-1]:
        if t.lower_ in {"'s", "’s"}:
            named, unit = page.doc[outer.start : t.i], page.doc[t.i + 1 : outer.end]
        elif t.lower_ == "of":
            named, unit = page.doc[t.i + 1 : outer.end], page.doc[outer.start : t.i]
        else:
            continue
        name = named.text.lower().removeprefix("the ")
        if any(w.lower_ in _OVER | _SPLIT for w in unit) or not any(trees.lemma(w) in _UNITS for w in unit):
            return None
        for m in page.mentions:
            if m.form is MentionForm.NAME and m.entity != outer.entity:
                entity = page.entities[m.entity]
                text = page.doc[m.start : m.end].text.lower()
                if entity.kind in _WHOLES and name in {text, entity.name.lower()}:
                    return m.entity
        return None
    return None


def _is_whole(page: Page, outer: Mention, inner: Mention) -> bool:
    """Whether a body can be the whole that another's name puts it in."""
    kind = page.entities[inner.entity].kind
    is_office = not {t.lower_ for t in page.doc[inner.start : inner.end]}.isdisjoint(_GOVERNMENT)
    if page.entities[outer.entity].kind is OrganisationKind.STATE and kind is not OrganisationKind.STATE:
        return kind is OrganisationKind.CIVIL and is_office
    if kind is OrganisationKind.STATE:
        return is_office or page.entities[inner.entity].seed_id not in gazetteer.state_ids()
    if kind is OrganisationKind.CIVIL and page.entities[outer.entity].kind is OrganisationKind.ARMED_GROUP:
        # "the X faction of the Y Organization", whose own words tell no kind
        return page.doc[outer.end - 1].lower_ in PARTS | _FRONTS
    return kind is not OrganisationKind.CIVIL or is_office


def _is_part(page: Page, outer: Mention, inner: Mention) -> bool:
    """Whether the outer name is that of a part of the inner name's body."""
    doc = page.doc
    if outer.form is not MentionForm.NAME:
        return False
    if outer.start <= inner.start and inner.end <= outer.end:
        if inner.form is not MentionForm.NAME:
            return False
        before = doc[inner.start - 1].lower_ if inner.start > outer.start else ""
        before = doc[inner.start - 2].lower_ if before == "the" else before
        same = page.entities[inner.entity].kind is page.entities[outer.entity].kind
        if any(t.lower_ in _OVER for t in doc[outer.start : inner.start]):
            return False
        leads = inner.start == outer.start and same and doc[inner.end].lower_ not in {"'s", "’s", "-", "–"}
        # "44 Assam Rifles": a numbered unit of the regiment
        numbered = inner.end == outer.end and all(t.like_num for t in doc[outer.start : inner.start])
        return (
            before in {"of", ","}
            or (numbered and same)
            or (leads and page.entities[inner.entity].kind in ARMED_OR_PARTY)
        )
    if page.entities[outer.entity].kind is OrganisationKind.CIVIL and not _is_unit(page, outer, _PLACED):
        return False
    i = outer.end
    if i < len(doc) and doc[i].text in BRACKETS:
        while i < len(doc) and doc[i].text not in BRACKETS.values() and i < outer.end + 6:
            i += 1
        i += 1
    between = [t.lower_ for t in doc[i : inner.start] if not t.is_space] if inner.start > i else []
    if between and between[0] in {"of", "at", "within"} and between[1:] in ([], ["the"]):
        return _is_unit(page, outer, _PLACED if between[0] == "at" else _UNITS)
    return _is_owned(page, inner, outer)


def _is_unit(page: Page, mention: Mention, units: frozenset[str]) -> bool:
    """Whether a name calls its body a kind of unit, or is the short name of an armed one: "the SOG of A"."""
    words = page.doc[mention.start : mention.end]
    named = {w.lower() for w in page.entities[mention.entity].name.split()}
    if named & units or any(trees.lemma(t) in units or t.lower_ in units for t in words):
        return True
    armed = page.entities[mention.entity].kind in ARMED_OR_PARTY
    return (
        armed
        and units is _UNITS
        and words.root.head.i != words.root.i
        and len(words) == 1
        and sum(c.isupper() for c in words[0].text) > 1
    )


def _is_owned(page: Page, owner: Mention, owned: Mention) -> bool:
    """Whether a name is owned by the one before it: "the A's B", "the A's newly created B"."""
    if owned.start < owner.end:
        return False
    doc = page.doc
    between = [t for t in doc[owner.end : owned.start] if not t.is_space]
    if between and between[0].lower_ in {"'s", "’s", "'", "’", "s"}:
        between = between[1:]
        if between and between[0].text in BRACKETS and any(t.text in BRACKETS.values() for t in between):
            # The short name of the owner stands between: "the A's (AB) B".
            between = between[next(i for i, t in enumerate(between) if t.text in BRACKETS.values()) + 1 :]
    elif doc[owner.end - 1].lower_ not in {"'s", "’s"}:
        return False
    if not between:
        return True
    if any(trees.lemma(t) in _OTHERS for t in between):
        # "A's rival B"
        return False
    described = all(t.pos_ in {"ADJ", "ADV", "VERB", "NOUN"} and t.head.i >= owned.start - 3 for t in between)
    return len(between) < 5 and described and _is_unit(page, owned, _UNITS)
