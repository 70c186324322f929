"""Hedges: "reportedly", "may", "is believed to", "an alleged leader", "reports that", "claimed"."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.attribution.saying import Saying, is_presupposed

_WORDS = cues.by_kind("hedges")
_STEPS = 4
_THROUGH = frozenset({"xcomp", "ccomp", "conj", "appos"})
# "claimed responsibility" vouches for the deed.
_VOUCHED = frozenset({"responsibility"})


def is_hedged(token: Token, saying: Saying | None = None) -> bool:
    """Whether the sentence does not vouch for what a token tells of."""
    if saying is not None and _saying_hedges(saying) and not is_presupposed(token, saying.cue):
        return True
    if any(c.lower_ in _WORDS["adjective"] for c in token.children if c.dep_ in {"amod", "compound"}):
        return True
    if not trees.is_predicate(token) and not trees.is_root(token):
        above = trees.clause_head(token)
        if token.dep_ in {"appos", "nmod:poss", "compound", "flat"}:
            return False
        return _clause_hedges(above) or _is_suspected_deed(token, above)
    predicate = token
    for _ in range(_STEPS):
        if _clause_hedges(predicate):
            return True
        if trees.is_root(predicate) or predicate.dep_ not in _THROUGH:
            return False
        if predicate.dep_ == "conj" and any(c.dep_ in trees.SUBJECTS for c in predicate.children):
            return False
        if predicate.dep_ in {"xcomp", "ccomp"} and _governor_hedges(predicate.head):
            return True
        predicate = predicate.head
    return False


def _is_suspected_deed(noun: Token, predicate: Token) -> bool:
    """Whether somebody is only suspected of what a noun tells: "is suspected of two murders"."""
    if predicate.lower_ not in _WORDS["crime"]:
        return False
    return any(trees.preposition(c) == "of" and noun in trees.subtree(c) for c in predicate.children)


def _clause_hedges(predicate: Token) -> bool:
    for c in predicate.children:
        if c.lower_ in _WORDS["adverb"] and c.dep_ in {"advmod", "dep", "discourse", "parataxis"}:
            return True
        if c.dep_ == "aux" and c.lower_ in _WORDS["modal"]:
            return True
        if trees.preposition(c) == "by" and any(g.lower_ in _WORDS["adverb"] for g in c.children):
            return True
    return False


def _governor_hedges(word: Token) -> bool:
    """A verb that tells what nobody vouches for: "is believed to", "is suspected of", "appears to"."""
    if word.lower_ in _WORDS["raising"]:
        return True
    return word.lower_ in _WORDS["passive"] and any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in word.children)


def _saying_hedges(saying: Saying) -> bool:
    if saying.kind == "rumour":
        return True
    if saying.is_passive and saying.source is None:
        return saying.cue.lower_ in _WORDS["passive"]
    if saying.cue.lower_ in _WORDS["estimate"]:
        return True
    told = [saying.cue.head, *trees.children(saying.cue, "obj")]
    return saying.kind == "claim" and not any(thing.lower_ in _VOUCHED for thing in told)
