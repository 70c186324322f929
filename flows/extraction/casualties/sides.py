"""The side of fighters who are harmed in a fight: the armed body that the act is against, or that they are of."""

from collections.abc import Iterable

from spacy.tokens import Span, Token

from flows.extraction import cues, trees
from flows.extraction.casualties.context import Context, verbs
from flows.extraction.kinds import ARMED
from flows.extraction.page import Mention, Page
from schemas.vocabulary import MentionForm, OrganisationKind

_UP = 6
# Ways from a name up to the noun that stands for it: "the Front camp", "a column of the Front's army".
_INSIDE = frozenset({"nmod", "nmod:poss", "compound", "flat", "appos", "conj", "amod", "nmod:desc"})
_GOING_ON = frozenset(
    """militants rebels insurgents guerrillas terrorists extremists jihadists fighters subversives separatists
    raiders""".split()  # noqa: SIM905
)
_HIS = frozenset({"his", "her"})
_LED = frozenset(
    """men fighters forces troops soldiers guerrillas gunmen rebels militiamen officers followers
    warriors""".split()  # noqa: SIM905
)
_LEADERS = frozenset("leader commander chief head boss founder warlord commandant chieftain".split())  # noqa: SIM905
_LEADS = frozenset("commands commanded leads led heads headed commanding leading heading".split())  # noqa: SIM905
_UNSURE = frozenset({"guard", "guards", "officer", "officers", "personnel", "police", "cop", "cops"})


def of_the_opponent(context: Context, noun: Token, perpetrator: int | None) -> int | None:
    """The body of fighters whom a sentence names by their sort: "A overran a post of B, killing six soldiers".

    It is the one armed body that takes part in the act beside the perpetrator, a force of a state for soldiers and
    an armed group for guerrillas. None where several could be meant or it only tells of the act.

    Args:
        context: the cue in its sentence.
        noun: the word for the fighters.
        perpetrator: the body that harmed them, if known.
    """
    page = context.page
    if noun.lower_ in _UNSURE:
        return None
    of_state = noun.lower_ in cues.words("state_victims")
    kind = OrganisationKind.STATE_FORCE if of_state else OrganisationKind.ARMED_GROUP
    heads: dict[int, Token] = {}
    for mention in _mentions(context):
        entity = page.entities[mention.entity]
        if entity.type != "organisation" or entity.kind != kind or entity.key == perpetrator:
            continue
        head = page.doc[mention.start : mention.end].root
        if _takes_part(context, head):
            heads.setdefault(entity.key, head)
    for key, head in list(heads.items()):
        # Of "the 5th Column of the Front" the smaller body is meant.
        if any(other != key and _is_within(head, whole) for other, whole in heads.items()):
            del heads[key]
    return next(iter(heads)) if len(heads) == 1 else None


def part_of(context: Context) -> Span:
    """The part of a sentence between semicolons that the cue stands in: what is told beside it is apart."""
    doc, at = context.doc, context.trigger.start
    first = next((i for i in range(at, context.sentence.start, -1) if doc[i].text == ";"), context.sentence.start)
    last = next((i for i in range(at, context.sentence.end) if doc[i].text == ";"), context.sentence.end)
    return doc[first:last]


def _mentions(context: Context) -> list[Mention]:
    """The names of bodies in the cue's part of its sentence, without pronouns."""
    part = part_of(context)
    return [
        m
        for m in context.page.mentions
        if part.start <= m.start and m.end <= part.end and m.form != MentionForm.PRONOUN
    ]


def _is_within(head: Token, whole: Token) -> bool:
    """Whether a name is inside the phrase of another: the Front of "the 5th Column of the Front"."""
    return head.i != whole.i and whole.is_ancestor(head) and all(t.dep_ in _INSIDE for t in _path(head, whole))


def _path(low: Token, high: Token) -> list[Token]:
    found = []
    while low.i != high.i:
        found.append(low)
        low = low.head
    return found


def _takes_part(context: Context, head: Token) -> bool:
    """Whether a named body is in the act that harms: in its attack or fight, or in the clause that it closes."""
    acts = (
        cues.words("harm_events", role="harm")
        | cues.words("harm_events", role="fight")
        | cues.words("harm_events", role="attack")
    )
    trigger = context.trigger.head
    token = head
    for _ in range(_UP):
        if trees.preposition(token) == "by":
            return False
        if token.i != head.i and token.lower_ in acts and token.pos_ == "NOUN":
            return True
        if token.dep_ not in _INSIDE:
            break
        token = token.head
    if token.head.i == token.i or token.dep_ not in {"obj", "obl", "nsubj", "nsubj:pass"}:
        return False
    if token.dep_ == "obl" and trees.preposition(token) not in {"with", "on", "of", "against", "to", "from", "at"}:
        return False
    verb = token.head
    if verb.lower_ in verbs("report") or (token.dep_ == "nsubj" and verb.lower_ not in acts):
        return False
    return verb.lower_ in acts or verb.is_ancestor(trigger)


def nation_force(page: Page, noun: Token) -> int | None:
    """The army of a nation, for its soldiers: "18 Utopian soldiers" in a text that speaks of the Utopian Army."""
    before = page.doc[noun.i - 1] if noun.i else noun
    if noun.lower_ not in {"soldier", "soldiers", "troops", "troop"} or not before.text[:1].isupper():
        return None
    keys = {
        m.entity
        for m in page.mentions
        if page.entities[m.entity].kind == OrganisationKind.STATE_FORCE
        and m.end == m.start + 2
        and page.doc[m.start].text == before.text
        and page.doc[m.start + 1].lower_ in {"army", "military", "troops", "forces"}
    }
    return keys.pop() if len(keys) == 1 else None


def spoken_of(context: Context, head: Token) -> int | None:
    """The armed group that a definite plural goes on about: "A took the town after the rebels stormed it".

    It is the one named before in the sentence, else the one of the sentence before.
    """
    page, doc = context.page, context.doc
    start = head.i - 1
    if head.lower_ not in _GOING_ON or start < 0 or doc[start].lower_ != "the":
        return None
    if any(t.dep_ in {"acl", "acl:relcl", "nmod"} for t in head.children):
        return None
    ordinal = context.sentence.ordinal
    for sentence in (context.sentence, *page.sentences[max(ordinal - 1, 0) : ordinal]):
        keys = {
            m.entity
            for m in page.mentions
            if sentence.start <= m.start < min(start, sentence.end)
            and page.entities[m.entity].kind == OrganisationKind.ARMED_GROUP
        }
        if keys:
            return keys.pop() if len(keys) == 1 else None
    return None


def of_leader(page: Page, people: Token) -> int | None:
    """The armed body of a leader's people: "his men" after "A, the commander of B", "A's fighters".

    A leader is who the document says leads or commands the body, beside his name.
    """
    if people.lower_ not in _LED:
        return None
    for owner in people.children:
        if owner.dep_ != "nmod:poss":
            continue
        person = page.person_at(owner)
        if person is None and owner.lower_ in _HIS:
            person = _last_named(page, owner)
        if person is not None:
            return _led_by(page, person)
    return None


def _last_named(page: Page, pronoun: Token) -> int | None:
    """The one person that the pronoun's sentence, before it, or the sentence before names."""
    ordinal = page.sentence_of(pronoun).ordinal
    for sentence in (page.sentences[ordinal], *page.sentences[max(ordinal - 1, 0) : ordinal]):
        people = {
            m.entity
            for m in page.mentions
            if sentence.start <= m.start < min(pronoun.i, sentence.end)
            and page.entities[m.entity].type == "person"
            and page.doc[m.start : m.end].root.dep_ in {"nsubj", "nsubj:pass", "conj", "flat"}
        }
        if people:
            return people.pop() if len(people) == 1 else None
    return None


def _led_by(page: Page, person: int) -> int | None:
    led: set[int] = set()
    for mention in page.mentions:
        if mention.entity != person or mention.form == MentionForm.PRONOUN:
            continue
        name = page.doc[mention.start : mention.end].root
        offices = [*trees.appositives(name), *trees.noun_modifiers(name)]
        for office in offices:
            if office.lower_ in _LEADERS:
                led |= _armed(page, [*trees.complements(office, "of"), *trees.noun_phrase(office)])
        clauses = trees.children(name, "acl:relcl", "acl")
        clauses += [name.head] if name.dep_ == "nsubj" else []
        for verb in clauses:
            if verb.lower_ in _LEADS:
                led |= _armed(page, trees.children(verb, "obj"))
    return led.pop() if len(led) == 1 else None


def _armed(page: Page, tokens: Iterable[Token]) -> set[int]:
    keys = {key for t in tokens if (key := page.organisation_at(t)) is not None}
    return {key for key in keys if page.entities[key].kind in ARMED}


def are_guerrillas(words: Span) -> bool:
    """Whether a word among these means irregular fighters: "militants", "rebels"."""
    return any(t.lower_ in _GOING_ON for t in words)


def is_of_date(before: Span) -> bool:
    """Whether a "when" goes on about a date: "31 have been killed since 2001, when A shot the mayor"."""
    return len(before) == 2 and before[1].text == "," and (before[0].like_num or before[0].ent_type_ == "TIME")


def goes_on_passive(context: Context, verb: Token) -> bool:
    """Whether a participle behind a count goes on with a passive: "40 had been killed and six captured"."""
    counted = any(q.end == context.trigger.start and q.form != "article" for q in context.quantities)
    return (
        counted
        and verb.dep_ == "conj"
        and not trees.is_passive(verb)
        and trees.is_passive(trees.first_conjunct(verb))
    )
