"""Whether a predicate or event noun is said to have happened: plans, wishes, fears and conditions are not."""

from spacy.tokens import Token

from flows.extraction import cues, trees

_SEED = "casualty_irrealis"
_EPISTEMIC = frozenset({"may", "might", "could"})
_STEPS = 6


def _words(place: str) -> frozenset[str]:
    return cues.words(_SEED, place=place)


def _auxiliaries(predicate: Token) -> list[Token]:
    own = [c for c in predicate.children if c.dep_ in {"aux", "aux:pass", "cop"}]
    if not own and predicate.dep_ == "conj" and predicate.head.pos_ in trees.VERBAL:
        shared = not any(c.dep_ in trees.SUBJECTS for c in predicate.children)
        return _auxiliaries(predicate.head) if shared else own
    return own


def _is_infinitive(predicate: Token) -> bool:
    """Whether a predicate is a bare infinitive: "to kill", not "to have killed"."""
    if any(c.lower_ == "have" for c in predicate.children if c.dep_ == "aux"):
        return False
    head = predicate.head if predicate.dep_ == "conj" else predicate
    markers = {c.lower_ for p in (predicate, head) for c in p.children if c.dep_ in {"mark", "aux"}}
    before = {t.lower_ for t in predicate.doc[max(predicate.i - 1, 0) : predicate.i]}
    return ("to" in markers or "to" in before) and not _own_finite(predicate)


def _own_finite(predicate: Token) -> bool:
    return any(c.dep_ in {"aux", "aux:pass", "cop"} and c.lower_ != "be" for c in predicate.children)


def _is_modal(predicate: Token) -> bool:
    auxiliaries = {c.lower_ for c in _auxiliaries(predicate)}
    perfect = "have" in auxiliaries
    return bool((auxiliaries - (_EPISTEMIC if perfect else frozenset())) & _words("aux"))


def _is_habit(predicate: Token) -> bool:
    """Whether a predicate tells what often happens, not what happened."""
    return any(c.dep_ == "advmod" and c.lower_ in _words("habit") for c in predicate.children)


def _is_conditional(predicate: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in _words("mark") for c in predicate.children)


def _is_wished(predicate: Token) -> bool:
    """Whether an infinitive or gerund hangs on a word that says it was only meant."""
    head = predicate.head
    if trees.is_root(predicate):
        return _is_infinitive(predicate)
    if predicate.dep_ == "conj":
        own = predicate.i > 0 and predicate.nbor(-1).lower_ == "to"
        return own if head.pos_ not in trees.VERBAL or (own and not _is_infinitive(head)) else _is_wished(head)
    if _is_infinitive(predicate):
        governors = {head.lower_, *(c.lower_ for c in head.children if c.dep_ in {"amod", "advmod", "xcomp"})}
        return not governors & _words("implicative")
    gerund = predicate.lower_.endswith("ing")
    if predicate.dep_ in {"xcomp", "ccomp"} and gerund:
        return head.lower_ in _words("verb")
    if predicate.dep_ == "acl" and gerund and trees.preposition_of_clause(predicate):
        return head.lower_ in _words("noun")
    if predicate.dep_ in {"advcl", "obl"} and gerund:
        return trees.preposition_of_clause(predicate) in {"from", "without"} and head.lower_ in _words("verb")
    return False


def _event_is_unreal(noun: Token) -> bool:
    """Whether an event noun is what someone wants, orders or prevents, or only names a sort of thing."""
    if any(c.lower_ in _words("modifier") for c in noun.children if c.dep_ in {"amod", "compound"}):
        return True
    if noun.dep_ in {"compound", "amod"} and noun.head.i > noun.i and noun.head.lower_ in _words("compound"):
        return True
    if noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in _words("compound"):
        return True
    governor = noun.head
    if governor.dep_ == "acl" and governor.lower_ == "leading" and governor.head.lower_ in _words("clue"):
        return True
    if noun.dep_ == "obj":
        return governor.lower_ in _words("verb")
    if noun.dep_ in {"nmod", "obl"} and governor.pos_ in {"NOUN", "PROPN"}:
        return governor.lower_ in _words("noun")
    return noun.dep_ in {"nmod", "obl"} and trees.preposition(noun) == "for" and governor.lower_ in _words("verb")


def happened(token: Token) -> bool:
    """Whether the clause or event that a token heads is told as something that happened.

    Args:
        token: a verb, an adjective that is a predicate, or an event noun.
    """
    if token.pos_ in {"NOUN", "PROPN"} and _event_is_unreal(token):
        return False
    if token.pos_ == "NOUN" and _is_presupposed(token):
        return True
    predicate: Token | None = token
    for _ in range(_STEPS):
        if predicate is None:
            return True
        if _is_habit(predicate) or _is_modal(predicate) or _is_conditional(predicate) or _is_wished(predicate):
            return False
        if trees.is_root(predicate) or predicate.dep_ in {"acl:relcl", "ccomp", "parataxis"}:
            return True
        if predicate.dep_ in {"acl", "advcl"} and not _depends(predicate):
            return True
        above = predicate.head
        predicate = (
            above if trees.is_predicate(above) or predicate.dep_ in {"conj", "xcomp"} else _clause_of(predicate)
        )
    return True


def _is_presupposed(noun: Token) -> bool:
    """Whether a named person's fate is taken as known, not what may follow: "A's arrest could raise questions"."""
    if noun.dep_ != "nsubj" or not {c.lower_ for c in _auxiliaries(noun.head)} & {*_EPISTEMIC, "will"}:
        return False
    return any(c.dep_ == "nmod:poss" and c.pos_ == "PROPN" for c in noun.children)


def _depends(predicate: Token) -> bool:
    """Whether a clause without a finite verb is as real as the one it hangs on: "to kill", "in detaining A"."""
    subject = any(c.dep_ in trees.SUBJECTS for c in predicate.children)
    return not subject and (_is_infinitive(predicate) or bool(trees.preposition_of_clause(predicate)))


def _clause_of(token: Token) -> Token | None:
    """The clause that a nominal is part of, where what is said of it may be unreal as a whole."""
    head = trees.clause_head(token.head)
    return head if trees.is_predicate(head) and head.i != token.i else None
