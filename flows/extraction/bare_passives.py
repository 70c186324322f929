"""Passives without "be", as telegrams and headlines have them: "COLONEL X KILLED", "six deputies arrested".

The tree takes such a verb for an active one. It is a passive where it needs an object and has none, in the form of
a past participle. Verbs and the words that some of them need behind them are in `seeds/bare_passives.csv`.
"""

from functools import cache

from spacy.tokens import Token

from flows.extraction import cues

_OBJECTS = frozenset({"obj", "iobj", "ccomp", "cop", "aux", "aux:pass", "csubj", "expl"})
# Of these a missing object is likelier than a missing "be".
_ACTORS = frozenset(
    {"i", "he", "she", "we", "they", "who", "which", "that", "it", "you", "bomb", "blast", "attack"}
)


def is_bare_passive(predicate: Token) -> bool:
    """Whether a verb with a subject and no object is a passive that lacks its "be"."""
    after = _verbs().get(predicate.lower_)
    if after is None or predicate.pos_ != "VERB":
        return False
    subjects = [c for c in predicate.children if c.dep_ == "nsubj"]
    if not subjects and predicate.dep_ == "conj" and not any(c.dep_ in _OBJECTS for c in predicate.children):
        return predicate.head.lower_ in _verbs() and is_bare_passive(predicate.head)
    if not subjects or any(t.i > predicate.i or t.lower_ in _ACTORS for t in subjects):
        return False
    if any(c.dep_ in _OBJECTS or (c.dep_ == "xcomp" and c.lower_ != "dead") for c in predicate.children):
        return False
    if any(c.dep_ == "conj" and any(t.dep_ == "obj" for t in c.children) for c in predicate.children):
        return False
    if predicate.dep_ in {"acl:relcl", "acl"}:
        return False
    following = predicate.nbor(1).lower_ if predicate.i + 1 < len(predicate.doc) else ""
    return not after or following in after


@cache
def _verbs() -> dict[str, frozenset[str]]:
    """Form → the words of which one must stand right behind it; none where any may."""
    return {row["cue"]: frozenset(filter(None, row["after"].split("|"))) for row in cues.load("bare_passives")}
