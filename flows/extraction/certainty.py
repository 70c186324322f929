"""Hedges: "reportedly", "may", "is believed to", "an alleged leader", "reports that", "claimed"."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.sources import Saying

_SEED = "hedges"
_STEPS = 4
_INSIDE = frozenset({"obl", "obl:agent", "obj", "nsubj", "nsubj:pass", "nmod", "advmod", "amod", "nummod", "xcomp", "appos"})
_NOT_SUSPECT = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent"})


def _words(kind: str) -> frozenset[str]:
    return cues.words(_SEED, kind=kind)


def is_hedged(token: Token, saying: Saying | None = None) -> bool:
    """Whether the sentence does not vouch for what a token tells of."""
    if saying is not None and _saying_hedges(saying):
        return True
    if any(c.lower_ in _words("adjective") for c in token.children if c.dep_ in {"amod", "compound"}):
        return True
    predicate = token
    for _ in range(_STEPS):
        if _clause_hedges(predicate):
            return True
        above = predicate.head
        if trees.is_root(predicate) or predicate.dep_ not in {"xcomp", "ccomp", "conj", "appos", "cop"}:
            nominal = not trees.is_predicate(predicate) and not trees.is_root(predicate)
            if not nominal:
                return _noun_hedges(predicate)
            above = trees.clause_head(predicate)
            return above.i != predicate.i and _clause_hedges(above)
        if _governor_hedges(above) and predicate.dep_ in {"xcomp", "ccomp"}:
            return True
        predicate = above
    return False


def _clause_hedges(predicate: Token) -> bool:
    for c in predicate.children:
        if c.lower_ in _words("adverb") or (c.dep_ == "aux" and c.lower_ in _words("modal")):
            return True
        if c.dep_ in _INSIDE and any(g.lower_ in _words("adverb") for g in c.children):
            return True
    return False


def _governor_hedges(word: Token) -> bool:
    """A verb that reports without a source: "is believed to", "appears to"."""
    if word.lower_ in _words("raising"):
        return True
    if word.lower_ not in _words("passive"):
        return False
    return any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in word.children)


def _noun_hedges(predicate: Token) -> bool:
    """Whether a clause hangs on a noun like "reports", and nobody confirms them."""
    noun = predicate.head
    if predicate.dep_ not in {"acl", "ccomp", "acl:relcl"} or noun.lower_ not in _words("noun"):
        return False
    if not any(c.lower_ == "that" for c in predicate.children):
        return False
    return noun.head.lower_ not in {"confirm", "confirmed", "confirms", "verified", "have confirmed"}


def _saying_hedges(saying: Saying) -> bool:
    if saying.is_passive and saying.source is None:
        return saying.cue.lower_ in _words("passive")
    if saying.cue.lower_ == "estimate" or saying.cue.lower_ == "estimates":
        return True
    if saying.kind != "claim":
        return False
    # "claimed responsibility" and "claimed the lives of" vouch for what happened.
    return not any(c.dep_ == "obj" and c.lower_ in {"responsibility", "lives", "life"} for c in saying.cue.children)
