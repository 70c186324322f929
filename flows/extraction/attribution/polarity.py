"""Denial: "not", "never", "no links", "denied that", "rejected claims of", "there is no evidence that"."""

from collections.abc import Iterator

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.attribution import forms
from flows.extraction.attribution.saying import Saying, is_given, is_presupposed

_WORDS = cues.by_kind("denials")
_GOVERNED = frozenset({"xcomp", "ccomp", "acl", "obj", "nmod", "obl", "csubj", "nsubj:pass", "conj"})
_SHARED = frozenset({"xcomp", "obj", "conj", "csubj"})
_SAYING = "attribution"
_STEPS = 5


def is_denied(token: Token, saying: Saying | None = None) -> bool:
    """Whether the sentence says that what a token tells of is not so.

    A subject without members ("no one was hurt") is a count of nothing, not a denial. What is known to
    be there ("did not help in the fight") stays so, unless it is itself denied ("denied its links").
    """
    if saying is not None and saying.kind == "deny" and not is_presupposed(token, saying.cue):
        return not _is_negated(saying.cue)
    if token.pos_ == "NOUN" and _has_no(token) and token.lower_ in _WORDS["evidence"]:
        return True
    if _is_negated(token) or _is_without(token):
        return True
    given = not trees.is_predicate(token) and is_given(token)
    return any(_denies(above) or (not given and _negates(above, link)) for above, link in _governors(token))


def _has_no(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in _WORDS["determiner"] for c in noun.children)


def _is_negated(predicate: Token) -> bool:
    """Whether "not" or "never" stands in the predicate's own clause."""
    for c in predicate.children:
        if c.lower_ in _WORDS["adverb"] and c.dep_ in {"advmod", "aux", "cc", "cc:preconj", "neg", "dep", "det"}:
            after = c.nbor(1).lower_ if c.i + 1 < len(c.doc) else ""
            if after not in _WORDS["focus"]:
                return True
    return False


def _is_without(predicate: Token) -> bool:
    return any(c.lower_ in _WORDS["mark"] for c in predicate.children if c.dep_ in {"mark", "case"})


def _governors(token: Token) -> Iterator[tuple[Token, str]]:
    """The words above a token that its truth depends on, nearest first, each with the relation to it."""
    for _ in range(_STEPS):
        if any(c.dep_ == "case" and c.lower_ in _WORDS["time"] for c in token.children):
            # Of "refused to extend it after the raids" the raids stand.
            return
        link = token.dep_
        if trees.is_root(token) or link not in _GOVERNED:
            return
        if link == "conj" and any(c.dep_ in trees.SUBJECTS for c in token.children):
            return
        # Of "did not attack and burned" the second stands; of "did not attack or burn" neither does.
        shares = link != "conj" or any(c.lower_ in {"or", "nor"} for c in trees.children(token, "cc"))
        token = token.head
        if shares:
            yield token, link


def _denies(word: Token) -> bool:
    """Whether a word says of what hangs on it that it is not so: "denied", "no evidence"."""
    if word.pos_ in trees.VERBAL:
        deniers = forms.of_kind(_SAYING, "deny") | _WORDS["refusal"]
        return word.lower_ in deniers and not _is_negated(word)
    if word.pos_ != "NOUN":
        return False
    return (_has_no(word) and word.lower_ in _WORDS["evidence"]) or word.lower_ in _WORDS["noun"]


def _negates(word: Token, link: str) -> bool:
    """Whether a negated verb takes with it what hangs on it: "did not manage to", "gave no support"."""
    if word.pos_ not in trees.VERBAL or not _is_negated(word):
        return False
    # Who does not say that a thing is so does not deny it; who does not believe it, does.
    return link in _SHARED or (link == "ccomp" and word.lower_ in forms.of_kind(_SAYING, "believe"))
