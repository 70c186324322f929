"""Which organisation victims belong to: the body named in their phrase, spoken of before, or that was attacked."""

from collections.abc import Iterable

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.casualties import victims
from flows.extraction.casualties.context import Context, verbs
from flows.extraction.casualties.lines import phrase_head
from flows.extraction.casualties.people_phrases import premodifiers
from flows.extraction.kinds import ARMED
from flows.extraction.page import Page
from schemas.vocabulary import OrganisationKind, VictimKind

POLICE = frozenset({"police", "policeman", "policemen", "policewoman", "policewomen"})
_BODIES = frozenset({"police", "army", "navy"})
_RANKS = frozenset(
    {"constable", "constables", "jawan", "jawans", "trooper", "troopers", "havildar", "naik", "sepoy"}
)
_LOST = 14
_REACH = 25
# Between a name and the unit that somebody serves in: "A, who was assigned to the 2nd Battalion".
_SERVING = frozenset(
    """assigned attached serving served belonging commanding deployed commanded commands led leads headed heads
    leading heading founded""".split()  # noqa: SIM905
)
_BETWEEN = frozenset({",", "both", "all", "each", "who", "whom", "was", "were", "had", "been", "also", "then"})
_UNIT = 6
_OF_THEM = frozenset(
    {"of", "them", "these", "those", "all", "suspected", "alleged", "believed", "to", "reportedly"}
)
_BELONGING = frozenset({"belonged", "belonging", "belongs", "belong", "serving", "served", "attached", "assigned"})
_BARE = frozenset({"about", "only", "some", "at", "least", "more", "than", "its", "own", "losses", "of", "to"})
_ONES = frozenset({"one", "two", "three", "some", "several", "many", "most", "all", "four", "five"})


def organisation_of(page: Page, start: int, end: int, head: Token) -> int | None:
    """The organisation that the people in tokens `start:end` belong to: nearest before the head, else after.

    A policeman belongs to "the police", an army man to "the army", where the document speaks of one such body.
    Nobody belongs to the body of a relative, nor to one that he has left or stands against.
    """
    ties = cues.words("victim_ties", **{"class": "kin"}) | cues.words("victim_ties", **{"class": "apart"})
    if any(t.lower_ in ties for t in page.doc[start : head.i + 1]):
        return None
    for i in (head.i, *range(head.i - 1, start - 1, -1), *range(head.i + 1, end)):
        token, key = page.doc[i], page.organisation_at(page.doc[i])
        if key is None or _is_origin(page, token, key) or _is_seat(page, token, head, key):
            continue
        if not (token.pos_ == "PRON" and victims.lexical_kind(head) == VictimKind.CIVILIAN):
            return key
    words = page.doc[start : head.i + 1]
    if any(_body_word(word) in _BODIES for word in words):
        return force_of(page, words)
    known = _by_name(page, head)
    return known if known is not None else _spoken_of(page, start, head)


def _body_word(word: Token) -> str:
    return "police" if word.lower_ in POLICE else word.lower_


def force_of(page: Page, words: Iterable[Token]) -> int | None:
    """The body that a word for a force means where the document has one: "police", "army troops", "policemen".

    It is "the police" of the document, else the one body with a longer name for its police.
    """
    body = next((_body_word(word) for word in words if _body_word(word) in _BODIES), None)
    if body is None:
        return None
    bodies = [e for e in page.entities if e.type == "organisation"]
    forces = [e.key for e in bodies if e.name.lower() in {body, f"the {body}"}]
    if not forces:
        # "The army" of a text is often its only name for a body with a longer one.
        bare = (m for m in page.mentions if m.end == m.start + 1 and page.doc[m.start].lower_ == body)
        forces = list({m.entity for m in bare if page.entities[m.entity].type == "organisation"})
    if not forces:
        forces = [
            e.key
            for e in bodies
            if e.kind == OrganisationKind.STATE_FORCE and e.name.lower().split()[-1:] == [body] != ["army"]
        ]
    return forces[0] if len(forces) == 1 else None


def _by_name(page: Page, head: Token) -> int | None:
    """The armed group whose name in the document a plural repeats: "two Maoists" after "the Maoists"."""
    if not head.text[:1].isupper() or page.mention_at(head) is not None or head.is_sent_start:
        return None
    for mention in page.mentions:
        entity = page.entities[mention.entity]
        named = entity.type == "organisation" and entity.kind == OrganisationKind.ARMED_GROUP
        if named and page.doc[mention.start : mention.end].text == head.text:
            return entity.key
    return None


def _is_origin(page: Page, token: Token, key: int) -> bool:
    """Whether an adjective only says where people come from: "Venezuelan soldiers"."""
    return token.pos_ == "ADJ" and page.entities[key].kind == OrganisationKind.STATE


def _is_seat(page: Page, token: Token, head: Token, key: int) -> bool:
    """Whether a place behind an office only says where it is held: "the mayor of Sulaco"."""
    civil = victims.lexical_kind(head) == VictimKind.CIVILIAN
    return token.i > head.i and civil and page.entities[key].kind == OrganisationKind.STATE


def _spoken_of(page: Page, start: int, head: Token) -> int | None:
    """The body of "one of the employees" where "employees of A" were spoken of before in the sentence."""
    doc = page.doc
    first = head.i - 1
    if first < 2 or doc[first].lower_ not in {"the", "its", "his", "their"} or doc[first - 1].lower_ != "of":
        return None
    if start > first - 2 or doc[first - 2].lower_ not in _ONES:
        return None
    for token in reversed(doc[page.sentence_of(head).start : start]):
        if token.lower_ == head.lower_:
            phrase = trees.noun_phrase(token)
            ends = [c.right_edge.i + 1 for c in trees.children(token, "nmod")]
            return organisation_of(page, phrase.start, max([phrase.end, *ends]), token)
    return None


def of_the_loser(context: Context) -> int | None:
    """The body that lost or suffered what is counted: "the division lost 15 killed", "A, which lost 60 men"."""
    doc, first = context.doc, context.sentence.start
    for at in range(context.trigger.end - 1, max(first, context.trigger.end - _LOST) - 1, -1):
        admits = doc[at].lower_ in verbs("admit") and _opens_count(context, at + 1)
        if doc[at].text == ";":
            return None
        if doc[at].lower_ not in verbs("losing") and not admits:
            continue
        for subject in trees.subjects_of(doc[at]):
            whole = trees.antecedent(subject) if subject.lower_ in trees.RELATIVE else subject
            keys = [context.page.organisation_at(t) for t in (whole, *trees.noun_phrase(whole))]
            key = next((k for k in keys if k is not None), None)
            if key is not None:
                return key
    return None


def _opens_count(context: Context, at: int) -> bool:
    """Whether a bare count of dead or hurt follows: "admitted about nine killed", not "admitted killing nine"."""
    doc, end = context.doc, context.sentence.end
    while at < end and doc[at].lower_ in _BARE:
        at += 1
    return at < end and doc[at].like_num


def of_the_post(context: Context, at: int) -> int | None:
    """The armed body that those named right before token `at` serve in: "A, who was assigned to the Second Corps".

    Only units and forces count: who is assigned to a ministry or a firm is none of its fighters.
    """
    page, doc, end = context.page, context.doc, context.sentence.end
    while at < end and doc[at].lower_ in _BETWEEN:
        at += 1
    if at >= end:
        return None
    if doc[at].lower_ not in _SERVING:
        return _of_the_unit(context, at) if doc[at - 1].text == "," else None
    for token in doc[at + 1 : min(at + 1 + _UNIT, end)]:
        key = page.organisation_at(token)
        if key is not None:
            return key if page.entities[key].kind in ARMED else None
        if token.is_punct or token.pos_ in {"VERB", "AUX"}:
            return None
    return None


def _in_body(context: Context, noun: Token, at: int) -> int | None:
    """The armed body of "an officer in the Syrian army", "a guard with the police"; not "in army custody"."""
    page, doc, end = context.page, context.doc, context.sentence.end
    if doc[at].lower_ not in {"in", "with"} or victims.lexical_kind(noun) != VictimKind.COMBATANT:
        return None
    for token in doc[at + 1 : min(at + 1 + _UNIT, end)]:
        key = page.organisation_at(token)
        mention = page.mention_at(token)
        if key is not None and mention is not None and page.entities[key].kind in ARMED:
            behind = doc[mention.end] if mention.end < end else None
            return key if behind is None or behind.pos_ not in {"NOUN", "PROPN", "PART"} else None
        if token.pos_ not in {"DET", "ADJ", "PROPN", "PART"}:
            return None
    return None


def of_belonging(context: Context, noun: Token, places: tuple[int, ...]) -> int | None:
    """The body that people are said to belong to behind them: "five of whom belonged to A", "were members of A".

    Who serves with a mission of many states is its soldier only as a "peacekeeper".
    """
    page, doc, end = context.page, context.doc, context.sentence.end
    for at in places:
        while at < end and doc[at].lower_ in _BETWEEN | _OF_THEM | verbs("be"):
            at += 1
        if at + 2 >= end:
            continue
        if at == places[0] and (key := _in_body(context, noun, at)) is not None:
            return key
        word = doc[at]
        belongs = word.lower_ in _BELONGING and doc[at + 1].lower_ in {"to", "with", "in"}
        members = doc[at + 1].lower_ == "of" and victims.lexical_kind(word) == VictimKind.COMBATANT
        members |= doc[at + 1].lower_ == "of" and word.lower_ in {"member", "members"}
        if not (belongs or members):
            continue
        for token in doc[at + 2 : min(at + 2 + _UNIT, end)]:
            key = page.organisation_at(token)
            if key is not None:
                kind = page.entities[key].kind
                keeper = kind == OrganisationKind.INTERGOVERNMENTAL and "peace" in noun.lower_
                return key if kind in ARMED or keeper or kind == OrganisationKind.PARTY else None
            if token.is_punct or token.pos_ in {"VERB", "AUX"}:
                break
    return None


def _of_the_unit(context: Context, at: int) -> int | None:
    """The unit between commas behind a name, as in lists of the fallen: "Colonel Hall, Sixth Corps, killed"."""
    page, doc, end = context.page, context.doc, context.sentence.end
    key = page.organisation_at(doc[at])
    if key is None or page.entities[key].kind not in ARMED:
        return None
    while at < end and page.organisation_at(doc[at]) == key:
        at += 1
    return key if at < end and doc[at].text in {",", ";", "."} else None


def of_the_attacked(context: Context, noun: Token) -> int | None:
    """The force of a state whose post, patrol or vehicle is attacked where soldiers or police are harmed.

    "Five guards were killed in an attack on a National Guard patrol": the guards are its.
    """
    page, harm = context.page, cues.words("harm_events", role="harm") | cues.words("harm_events", role="attack")
    if noun.lower_ not in cues.words("state_victims") and noun.lower_ not in {
        "guard",
        "guards",
        "officers",
        "officer",
    }:
        return None
    for word in page.span(context.sentence):
        if word.lower_ not in harm:
            continue
        targets = trees.complements(word, "on", "against", "at", "targeting")
        targets += [t for c in trees.children(word, "acl") if c.lower_ in harm for t in trees.children(c, "obj")]
        if word.pos_ == "VERB":
            targets += trees.children(word, "obj")
        for target in [*targets, *_against(context, word)]:
            start, _ = premodifiers(target, (), context.sentence.start)
            words = page.doc[min(start, target.left_edge.i) : target.i + 1]
            keys = [page.organisation_at(t) for t in words]
            force = next((k for k in keys if victims.is_state_force(page, k)), None)
            if force is not None:
                return force
    return None


def _against(context: Context, act: Token) -> list[Token]:
    """What an act is against, along the words: "an attack on a patrol", "made in the state against a patrol"."""
    doc, end = context.doc, context.sentence.end
    for at in range(act.i + 1, min(act.i + _REACH, end - 1)):
        near = at == act.i + 1 and doc[at].lower_ in {"on", "targeting"}
        if near or doc[at].lower_ == "against":
            head = phrase_head(context, at + 1, end)
            return [head] if head is not None else []
    return []


def of_the_others(noun: Token, told: list[int]) -> int | None:
    """The one force of the sentence, for a rank that is meant in it: "a CRPF inspector and a constable"."""
    return told[0] if noun.lower_ in _RANKS and len(set(told)) == 1 else None


def of_the_only_police(page: Page, noun: Token) -> int | None:
    """The police of a document that speaks of no other force, for its constables."""
    if noun.lower_ not in {"constable", "constables"}:
        return None
    forces = [e for e in page.entities if e.kind == OrganisationKind.STATE_FORCE]
    return forces[0].key if len(forces) == 1 and "police" in forces[0].name.lower() else None
