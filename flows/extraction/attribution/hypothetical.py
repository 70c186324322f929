"""Whether a clause or event is told as something that happens: plans, wishes, conditions and calls are not.

Codebook: "Plans, wishes, calls and conditions are not claims that the thing happened." To aim to
defeat a group while operating against it does count (`effort`, `effort_goal`). Cues are in
`seeds/hypothetical.csv`.
"""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.attribution import forms
from flows.extraction.attribution.saying import is_given

_SEED = "hypothetical"
_WORDS = cues.by_kind(_SEED)
_STEPS = 8
_EVENT = frozenset({"NOUN", "PROPN"})


def _verbs(kind: str) -> frozenset[str]:
    return forms.expanded(_SEED, kind)


def is_hypothetical(token: Token) -> bool:
    """Whether what a token tells of is only planned, wished, feared, asked for, asked about or conditional.

    Args:
        token: a predicate, or the noun of an event, relation or position.
    """
    if _is_question(token):
        return True
    if not trees.is_predicate(token) and not trees.is_root(token):
        if _is_unreal_event(token):
            return True
        if is_given(token) or _is_refused(token):
            return False
    if _is_refused(token):
        return False
    predicate = trees.clause_head(token)
    for _ in range(_STEPS):
        if predicate.lower_ in _WORDS["durative"]:
            return False
        if _is_modal(predicate) or _is_condition(predicate) or _is_wished(predicate):
            return True
        if predicate.dep_ == "acl" and _is_under_way(predicate, predicate.head) and is_given(predicate.head):
            # "Iraq's campaign to defeat A" is on, whatever is wished of it.
            return False
        if trees.is_root(predicate) or predicate.dep_ in {"acl:relcl", "parataxis", "advcl:relcl"}:
            return False
        if predicate.dep_ in {"advcl", "csubj"} and not _is_infinitive(predicate):
            return False
        if predicate.dep_ == "acl" and not trees.children(predicate, "mark"):
            return False
        if predicate.dep_ == "conj" and _is_finite(predicate) and _is_infinitive(predicate.head):
            return False
        above = trees.clause_head(predicate.head)
        if above.i == predicate.i:
            return False
        if predicate.dep_ == "ccomp":
            return _is_wish(above)
        predicate = above
    return False


def _is_question(token: Token) -> bool:
    last = next((t for t in reversed(token.sent) if not t.is_space and t.text not in "\"”’'"), None)
    return last is not None and last.text[-1:] == "?"


def _auxiliaries(predicate: Token) -> set[str]:
    own = {c.lower_ for c in predicate.children if c.dep_ in {"aux", "aux:pass", "cop"}}
    if predicate.dep_ == "conj" and not own and not any(c.dep_ in trees.SUBJECTS for c in predicate.children):
        return _auxiliaries(predicate.head) if predicate.head.pos_ in trees.VERBAL else own
    return own


def _is_modal(predicate: Token) -> bool:
    found = _auxiliaries(predicate)
    if not found & _WORDS["modal"]:
        return False
    if "have" in found and found & _WORDS["ability"]:
        return False
    if found & _WORDS["future_past"]:
        near = {t.lower_ for t in predicate.children} | {predicate.lower_}
        return not near & _WORDS["later"]
    return not (found & _WORDS["ability"] and predicate.lower_ in _WORDS["perception"])


def _is_condition(predicate: Token) -> bool:
    marks = {c.lower_ for c in predicate.children if c.dep_ in {"mark", "advmod"}}
    return bool(marks & _WORDS["condition"])


def _is_finite(predicate: Token) -> bool:
    return "VerbForm=Fin" in str(predicate.morph)


def _is_infinitive(predicate: Token) -> bool:
    if _is_finite(predicate):
        return False
    head = trees.first_conjunct(predicate)
    own = {c.lower_ for p in (predicate, head) for c in p.children if c.dep_ in {"mark", "aux"}}
    if predicate.i and predicate.nbor(-1).lower_ == "to":
        own.add("to")
    finite = any(
        c.dep_ in {"aux", "aux:pass", "cop"} and c.lower_ not in {"be", "have", "to"} for c in predicate.children
    )
    return "to" in own and "have" not in own and not finite and not predicate.lower_.endswith("ing")


def _is_wish(token: Token) -> bool:
    return token.lower_ in (_verbs("wish") if token.pos_ not in _EVENT else _WORDS["wish_noun"])


def _is_wished(predicate: Token) -> bool:
    """Whether an infinitive or gerund hangs on a word that says it is only meant."""
    head = trees.first_conjunct(predicate)
    governor = head.head
    if _is_infinitive(predicate):
        if trees.is_root(head):
            return True
        if _is_under_way(predicate, governor):
            return False
        around = {
            governor.lower_,
            *(c.lower_ for c in governor.children if c.dep_ in {"amod", "xcomp"} and c.i < head.i),
        }
        return not around & _verbs("implicative")
    if trees.is_root(head) or not predicate.lower_.endswith("ing"):
        return False
    if predicate.dep_ in {"xcomp", "ccomp", "advcl", "obl", "acl", "conj"}:
        marked = trees.preposition_of_clause(head)
        return _is_wish(governor) and (
            predicate.dep_ == "xcomp" or marked in {"from", "of", "about", "for", "against"}
        )
    return False


def _is_under_way(predicate: Token, governor: Token) -> bool:
    """Whether an infinitive names what is already being fought for: "the campaign to defeat A"."""
    if _is_wish(governor):
        return False
    if predicate.lower_ in _WORDS["aim"]:
        return True
    above = {
        governor.lower_,
        governor.head.lower_,
        *(c.lower_ for c in governor.children if c.dep_ in {"obj", "xcomp"}),
    }
    return predicate.lower_ in _WORDS["effort_goal"] and bool(above & _WORDS["effort"])


def _is_unreal_event(noun: Token) -> bool:
    """Whether an event noun is what someone wants, orders, offers or prevents."""
    if any(c.lower_ in _WORDS["wish_adjective"] for c in noun.children if c.dep_ in {"amod", "compound"}):
        return True
    noun = trees.first_conjunct(noun)
    governor = noun.head
    if noun.dep_ in {"obj", "nsubj:pass"} and governor.lower_ in _verbs("wish"):
        return not _is_refused(noun) and not _is_past_perfective(governor)
    if noun.dep_ in {"nmod", "obl"} and trees.preposition(noun) in {"for", "of", "against", "from", "on"}:
        if governor.pos_ in _EVENT:
            return governor.lower_ in _WORDS["wish_noun"] and not _is_refused(governor)
        return governor.lower_ in _verbs("wish") and trees.preposition(noun) in {"for", "against", "from"}
    return False


def _is_past_perfective(governor: Token) -> bool:
    """Verbs whose object is there already: "suspended the truce", "demanded the attack's end"."""
    return governor.lower_ in _WORDS["object_exists"]


def _is_refused(token: Token) -> bool:
    """Whether an event is refused or denied: that is a claim, denied."""
    refusals = cues.words("denials", kind="refusal")
    deniers = forms.of_kind("attribution", "deny")
    steps = 0
    while not trees.is_root(token) and steps < 4:
        if token.dep_ not in {"obj", "nmod", "obl", "conj", "acl", "nsubj:pass", "xcomp"}:
            return False
        token = token.head
        if token.lower_ in deniers or token.lower_ in refusals:
            return True
        steps += 1
    return False
