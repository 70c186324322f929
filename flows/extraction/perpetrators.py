"""Which named organisation a sentence says did the harm."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from flows.extraction import cues, trees, victims
from flows.extraction.casualty_context import Context
from flows.extraction.casualty_lines import phrase_head
from flows.extraction.page import Page
from flows.extraction.people_phrases import premodifiers
from schemas.vocabulary import Outcome

# What attacks and fights do to people; they are arrested or driven out by someone in particular.
VIOLENT = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.CASUALTIES})
_OF = frozenset({"of", "from"})
_REACH = 25


@dataclass(frozen=True, slots=True)
class Agent:
    """Who did it. `is_said`: the sentence names an agent, if only as "unidentified gunmen"."""

    organisation: int | None
    is_said: bool


_NOBODY = Agent(None, False)


def _words(role: str) -> frozenset[str]:
    return cues.words("harm_events", role=role)


def _acts() -> frozenset[str]:
    return _words("harm") | _words("fight")


def _body_in(page: Page, start: int, end: int) -> int | None:
    """The last organisation among tokens `start:end`."""
    for i in range(end - 1, start - 1, -1):
        if (key := page.organisation_at(page.doc[i])) is not None:
            return key
    return None


def _body_of(context: Context, head: Token) -> int | None:
    """The organisation that a phrase names or whose people it means: "Front rebels", "cadres of the Front"."""
    page, doc = context.page, context.doc
    own = page.organisation_at(head)
    if own is not None:
        return own
    start, _ = premodifiers(head, (), context.sentence.start)
    before = _body_in(page, start, head.i)
    if before is not None:
        return before
    after = head.i + 1
    if after < context.sentence.end and doc[after].lower_ in _OF:
        whole = phrase_head(context, after + 1, context.sentence.end)
        if whole is not None:
            return _body_in(page, after + 1, whole.i + 1)
    for token in trees.appositives(head):
        if (key := page.organisation_at(token)) is not None:
            return key
    return None


def _first(context: Context, heads: Iterable[Token], victim: int | None) -> Agent:
    """The organisation of the first agent that has one; an attack as the agent stands for who ran it."""
    said = False
    for head in heads:
        if head.lower_ in _acts():
            agent = _runner(context, head, victim)
        else:
            agent = Agent(_body_of(context, head), victims.is_people(context.page, head))
        said = said or agent.is_said
        if agent.organisation is not None and agent.organisation != victim:
            return agent
    return Agent(None, said)


def _runner(context: Context, event: Token, victim: int | None) -> Agent:
    """Who ran an attack, or stood on the other side of a fight."""
    by = _after_by(context, event)
    if by is not None:
        return _first(context, [by], victim)
    doers = trees.complements(event, "by")
    for clause in trees.children(event, "acl", "acl:relcl"):
        if clause.lower_ in _words("carry"):
            doers += [token for token in trees.arguments(clause).agents if token.i != event.i]
    if event.dep_ in {"obj", "nsubj:pass"} and event.head.lower_ in _words("carry"):
        doers += trees.arguments(event.head).agents
    agent = _first(context, doers, victim) if doers else _NOBODY
    if agent.organisation is None and event.lower_ in _words("fight"):
        sides = trees.complements(event, "with", "between", "against")
        with_ = [t for t in trees.arguments(trees.clause_head(event)).oblique("with", "between") if t.i > event.i]
        agent = _first(context, sides + with_, victim)
    if agent.organisation is None and not agent.is_said and event.lower_ in _words("harm"):
        start, _ = premodifiers(event, (), context.sentence.start)
        against = any(t.lower_ in {"anti", "counter"} for t in context.doc[start : event.i])
        key = _body_in(context.page, start, event.i) if not against else None
        agent = Agent(key, key is not None) if key != victim else agent
    return agent


def _after_by(context: Context, event: Token) -> Token | None:
    """The head of the phrase after "by" that follows an event: "an ambush by", "bombs planted by"."""
    doc, end = context.doc, context.sentence.end
    at = event.i + 1
    while at < end and (doc[at].lower_ in _words("carry") | {"out", ",", "also"} or doc[at].is_space):
        at += 1
    if at >= end or doc[at].lower_ != "by":
        return None
    return phrase_head(context, at + 1, end)


def perpetrator_of(context: Context, victim: int | None) -> Agent:
    """The organisation that did the harm, from the agent, the attack or fight it happened in, or a claim of it.

    Args:
        context: the cue in its sentence.
        victim: the victims' organisation, which is not its own perpetrator.
    """
    agent = _direct(context, victim)
    if agent.organisation is not None or agent.is_said:
        return agent
    for event in _events(context):
        agent = _runner(context, event, victim)
        if agent.organisation is not None or agent.is_said:
            return agent
    return _responsible(context, victim)


def _direct(context: Context, victim: int | None) -> Agent:
    """The agent of the cue itself: "A killed", "killed by A", "the killing by A"."""
    head, frame = context.trigger.head, context.trigger.cue.frame
    if any(word.endswith(("self", "selves")) for word in context.trigger.cue.words):
        return Agent(None, True)
    if frame in {"patient", "both", "hold", "held"}:
        verb = head if frame in {"patient", "both"} else head.head
        arguments = trees.arguments(verb)
        by = arguments.oblique("by") or _soon_by(context)
        agents = by if trees.is_passive(verb) else arguments.agents + by
        return _first(context, [t for t in agents if t.i not in {p.i for p in arguments.patients}], victim)
    if frame == "event":
        after = _after_by(context, head)
        return _first(context, [after] if after is not None else trees.complements(head, "by"), victim)
    if frame in {"life", "state"}:
        governor = trees.clause_head(head.head)
        subjects = [t for t in trees.arguments(governor).agents if t.lower_ in _acts()]
        return _first(context, subjects, victim)
    return _NOBODY


def _soon_by(context: Context) -> list[Token]:
    """The phrase after a "by" or "at the hands of" close behind the cue: "was murdered, allegedly by A gunmen"."""
    doc, end = context.doc, context.sentence.end
    for at in range(context.trigger.end, min(context.trigger.end + 4, end - 4)):
        if doc[at : at + 4].text.lower() == "at the hands of":
            head = phrase_head(context, at + 4, end)
            return [head, *trees.children(head, "conj")] if head is not None else []
    for at in range(context.trigger.end, min(context.trigger.end + 4, end)):
        if doc[at].lower_ == "by" and (head := phrase_head(context, at + 1, end)) is not None:
            return [head]
    return []


def _events(context: Context) -> list[Token]:
    """Attacks and fights in the sentence, the nearest to the cue first."""
    acts, trigger = _acts(), context.trigger
    found = [
        t
        for t in context.page.span(context.sentence)
        if t.lower_ in acts
        and t.pos_ in {"NOUN", "PROPN"}
        and not trigger.start <= t.i < trigger.end
        and context.page.organisation_at(t) is None
    ]
    near = [t for t in found if abs(t.i - trigger.head.i) <= _REACH]
    if trigger.cue.outcome not in VIOLENT:
        near = [t for t in near if trees.clause_head(t).i == trigger.head.i]
    return sorted(near, key=lambda t: (abs(t.i - trigger.head.i), t.i))


def _before_verb(context: Context, verb: Token) -> list[Token]:
    """The word before a verb and its auxiliaries, where the tree has it as no subject."""
    at = verb.i - 1
    while at > context.sentence.start and context.doc[at].pos_ in {"AUX", "ADV"}:
        at -= 1
    return [context.doc[at]] if at >= context.sentence.start else []


def _responsible(context: Context, victim: int | None) -> Agent:
    """From "A claimed responsibility for the attack" and "A is responsible for killing B"."""
    for word in context.page.span(context.sentence):
        if word.lower_ not in {"responsibility", "responsible"}:
            continue
        verb = word.head if word.lower_ == "responsibility" else word
        if verb is word and trees.child(word, "cop") is None:
            continue
        agent = _first(context, [*trees.arguments(verb).agents, *_before_verb(context, verb)], victim)
        if agent.organisation is not None:
            return agent
    return _NOBODY
