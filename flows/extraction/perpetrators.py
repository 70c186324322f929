"""Which named organisation a sentence says did the harm."""

from collections.abc import Iterable

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.outcomes import Trigger
from flows.extraction.page import Page, Sentence

_MEMBERSHIP = ("of", "from", "belonging to", "affiliated with", "loyal to")
_STEPS = 4


def _words(role: str) -> frozenset[str]:
    return cues.words("harm_events", role=role)


def body_of(page: Page, head: Token) -> int | None:
    """The organisation that a phrase names or whose people it names: "ELN rebels", "cadres of the MPA"."""
    if (key := page.organisation_at(head)) is not None:
        return key
    candidates = [c for c in trees.noun_modifiers(head) if c.i < head.i]
    for token in [*reversed(candidates), *trees.complements(head, *_MEMBERSHIP), *trees.appositives(head)]:
        if (key := page.organisation_at(token)) is not None:
            return key
    return None


def _first(page: Page, heads: Iterable[Token], victim: int | None) -> int | None:
    for head in heads:
        key = body_of(page, head)
        if key is None and head.lower_ in _words("harm") | _words("fight"):
            key = _runner(page, head, victim)
        if key is not None and key != victim:
            return key
    return None


def _runner(page: Page, event: Token, victim: int | None) -> int | None:
    """Who ran an attack, or stood on the other side of a fight."""
    doers = trees.complements(event, "by")
    for clause in trees.children(event, "acl", "acl:relcl"):
        if clause.lower_ in _words("carry"):
            doers += trees.arguments(clause).agents
    sides = trees.complements(event, "with", "between", "against") if event.lower_ in _words("fight") else []
    for head in [*doers, *sides]:
        key = body_of(page, head)
        if key is not None and key != victim:
            return key
    for nested in trees.complements(event, "of"):
        if (
            nested.lower_ in _words("harm") | _words("fight")
            and (key := _runner(page, nested, victim)) is not None
        ):
            return key
    if event.lower_ in _words("harm"):
        for modifier in trees.noun_modifiers(event):
            key = page.organisation_at(modifier)
            if key is not None and key != victim:
                return key
    return None


def perpetrator_of(page: Page, sentence: Sentence, trigger: Trigger, victim: int | None) -> int | None:
    """The organisation that did the harm, from the agent, the attack or fight it happened in, or a claim of it.

    Args:
        page: the annotated document.
        sentence: where the cue stands.
        trigger: the cue.
        victim: the victims' organisation, which is not its own perpetrator.
    """
    head = trigger.head
    if trigger.cue.frame in {"patient", "both"}:
        arguments = trees.arguments(head)
        agents = arguments.agents if arguments.patients or not trees.is_passive(head) else []
        if (key := _first(page, agents or arguments.oblique("by"), victim)) is not None:
            return key
    if trigger.cue.frame == "event":
        if (key := _first(page, trees.complements(head, "by"), victim)) is not None:
            return key
    if (key := _surroundings(page, head, victim)) is not None:
        return key
    return _responsible(page, sentence, head, victim)


def _surroundings(page: Page, head: Token, victim: int | None) -> int | None:
    """From "in an ambush by A", "in clashes with A", "the attack in which they died": nearest clause first."""
    acts = _words("harm") | _words("fight")
    token = head
    for _ in range(_STEPS):
        arguments = trees.arguments(token)
        places = arguments.oblique("in", "during", "by", "from", "after", "as a result of", "with", "at", "due to")
        for event in places:
            if event.lower_ in acts and (key := _runner(page, event, victim)) is not None:
                return key
        if token.dep_ == "acl:relcl" and token.head.lower_ in acts:
            return _runner(page, token.head, victim)
        if trees.is_root(token) or token.dep_ not in {"conj", "acl", "advcl", "xcomp", "obj", "nmod"}:
            return None
        if token.i != head.i and token.pos_ == "VERB":
            subjects = [t for t in trees.arguments(token).agents if t.lower_ in acts]
            if subjects and (key := _first(page, subjects, victim)) is not None:
                return key
        token = token.head
    return None


def _responsible(page: Page, sentence: Sentence, head: Token, victim: int | None) -> int | None:
    """From "A claimed responsibility for the attack" and "A is responsible for killing B"."""
    for word in page.span(sentence):
        if word.lower_ not in {"responsibility", "responsible"}:
            continue
        verb = word.head if word.lower_ == "responsibility" else word
        key = _first(page, trees.arguments(verb).agents or trees.subjects_of(verb), victim)
        if key is not None:
            return key
    return None
