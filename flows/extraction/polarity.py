"""Denial: "not", "never", "no links", "denied that", "rejected claims of", "there is no evidence that"."""

from collections.abc import Iterator

from spacy.tokens import Token

from flows.extraction import cues, forms, trees
from flows.extraction.saying import Saying, is_presupposed

_SEED = "denials"
_GOVERNED = frozenset({"xcomp", "ccomp", "acl", "obj", "nmod", "obl", "csubj", "nsubj:pass", "conj"})
_STEPS = 5


def _words(kind: str) -> frozenset[str]:
    return cues.words(_SEED, kind=kind)


def is_denied(token: Token, saying: Saying | None = None) -> bool:
    """Whether the sentence says that what a token tells of is not so.

    A subject without members ("no one was hurt") is a count of nothing, not a denial.
    """
    if saying is not None and saying.kind == "deny" and not is_presupposed(token, saying.cue):
        return not _is_negated(saying.cue)
    if token.pos_ == "NOUN" and _has_no(token) and token.lower_ in _words("evidence"):
        return True
    if _is_negated(token) or _is_without(token):
        return True
    return any(_denies(above) for above in _governors(token))


def _has_no(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in _words("determiner") for c in noun.children)


def _is_negated(predicate: Token) -> bool:
    """Whether "not" or "never" stands in the predicate's own clause."""
    for c in predicate.children:
        if c.lower_ in _words("adverb") and c.dep_ in {"advmod", "aux", "cc", "cc:preconj", "neg", "dep", "det"}:
            after = c.nbor(1).lower_ if c.i + 1 < len(c.doc) else ""
            if after not in _words("focus"):
                return True
    return False


def _is_without(predicate: Token) -> bool:
    return any(c.lower_ in _words("mark") for c in predicate.children if c.dep_ in {"mark", "case"})


def _governors(token: Token) -> Iterator[Token]:
    """The words above a token that its truth depends on, nearest first."""
    for _ in range(_STEPS):
        if trees.is_root(token) or token.dep_ not in _GOVERNED:
            return
        if token.dep_ == "conj" and any(c.dep_ in trees.SUBJECTS for c in token.children):
            return
        token = token.head
        yield token


def _denies(word: Token) -> bool:
    if word.pos_ in trees.VERBAL and (
        word.lower_ in forms.of_kind("attribution", "deny") or word.lower_ in _words("refusal")
    ):
        return not _is_negated(word)
    if word.pos_ == "NOUN":
        return (_has_no(word) and word.lower_ in _words("evidence")) or word.lower_ in _words("noun")
    return word.pos_ in trees.VERBAL and _is_negated(word)
