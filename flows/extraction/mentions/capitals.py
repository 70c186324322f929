"""When a capital stands for its government: "Damascus refused", "armed by Tehran", "appealed to Moscow".

Codebook: a capital that acts is the state; as a place it is not. A capital is a place unless the verb or noun
that governs it is said of governments alone (`seeds/capital_cues.csv`).
"""

from spacy.tokens import Token

from flows.extraction import cues, trees

_PREPOSITIONS = frozenset({"to", "with", "between", "from", "on", "against"})
_DATELINE = frozenset({":", "(", "-", "–", "—", "--"})


def acts(head: Token) -> bool:
    """Whether a capital's place in the sentence is that of a government; `head` is the first of a list."""
    governor = head.head
    verb = trees.lemma(governor)
    if head.dep_ == "nsubj":
        return governor.pos_ == "VERB" and not _is_dateline(head) and _does(verb)
    if head.dep_ in {"obj", "iobj", "nsubj:pass"}:
        return governor.pos_ == "VERB" and _says(verb, "object")
    if head.dep_ == "nmod:poss":
        return _says(verb, "own") or _says(governor.lower_, "own")
    if head.dep_ in {"obl", "obl:agent", "nmod"}:
        return _is_dealt_with(head, governor, verb)
    return False


def _does(verb: str) -> bool:
    return verb in cues.words("state_cues", use="human") or _says(verb, "subject")


def _says(word: str, use: str) -> bool:
    return word in cues.words("capital_cues", use=use)


def _is_dateline(head: Token) -> bool:
    """Whether a capital before its verb is only the place of a dateline: "KABUL: ..."."""
    following = head.nbor(1).text if head.i + 1 < len(head.doc) else ""
    return following in _DATELINE


def _is_dealt_with(head: Token, governor: Token, verb: str) -> bool:
    """Whether a capital follows a preposition that ties it to what is done by or with governments."""
    case = trees.preposition(head)
    if case == "by":
        return head.dep_ != "nmod" and governor.pos_ == "VERB" and (_does(verb) or _says(verb, "agent"))
    if case not in _PREPOSITIONS:
        return False
    return _says(verb, case) or _says(governor.lower_, case)
