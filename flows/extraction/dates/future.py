"""Whether a date lies ahead of the text: by the tense and mood of its clause, or by a word that says so.

Without a tree it works on words alone, and then says less.
"""

import re

from spacy.tokens import Span, Token

from flows.extraction import trees
from flows.extraction.dates.lexemes import cue_set
from flows.extraction.dates.tense import clause_verb, governor, has_tree, is_present
from flows.extraction.page import Page, Sentence

_WILL = re.compile(
    r"\b(?:will|shall|'ll|’ll|to be|(?:is|are|was|were) (?:due|scheduled|set|slated|expected|planned) to)\b",
    re.IGNORECASE,
)
# Words that open a date before which all is over ("held since Sunday").
_LOOKS_BACK = frozenset({"since"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "would"})
# Of these a perfect makes the past: "may have left on Monday".
_MODALS = frozenset({"must", "should", "may", "might", "can", "could", "ca"})
# How many words before a date "due" still speaks of it.
_SHORTLY = 6
_BE = frozenset({"is", "are", "was", "were", "am"})
_IS = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "advcl"})
# Prepositions of the place or the office that an act is tied to: its date is the act's ("due in court on Monday").
_OF_PLACE = frozenset({"in", "at", "to", "into", "before"})


def is_future(page: Page, sentence: Sentence, tokens: Span) -> bool:
    """Whether the clause of a date speaks of what lies ahead."""
    if tokens and tokens[0].lower_ in _LOOKS_BACK:
        return False
    if not has_tree(page.doc):
        return _is_future_by_words(sentence, tokens)
    head = governor(tokens)
    if head is not None and _is_ahead_of(head):
        return True
    if _is_past_noun(head, tokens):
        return False
    verb = clause_verb(tokens)
    if verb is None:
        copula = trees.child(tokens.root, "cop")
        return copula is not None and is_present(copula)  # "the deadline is Friday"
    if _is_of_a_deadline(head, verb):
        return True
    return _is_future_verb(verb, head, tokens)


def _is_future_by_words(sentence: Sentence, tokens: Span) -> bool:
    start = tokens.start_char - sentence.char_start
    after = sentence.text[tokens.end_char - sentence.char_start :][:25]
    clause = re.split(r"[,;:]", sentence.text[max(0, start - 80) : start])[-1]
    return _WILL.search(clause) is not None or _WILL.match(after.strip()) is not None


def _is_future_verb(verb: Token, head: Token | None, tokens: Span) -> bool:
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass")}
    if helpers & _FUTURE or _is_due(tokens) or _is_put_off(verb, tokens):
        return True
    if helpers & _MODALS and helpers.isdisjoint({"have", "of"}):
        return True
    if any(c.lower_ == "to" for c in verb.children if c.dep_ in ("mark", "aux")):
        if any(c.lower_ in _BE for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop")):
            return True
        if verb.dep_ in _COMPLEMENTS:
            return trees.lemma(verb.head) in cue_set("plan") or trees.lemma(verb.head) in ("be", "go")
    if trees.lemma(verb) in cue_set("scheduled") and _is_of_the_act(verb, head):
        is_progressive = helpers & _IS and verb.lower_.endswith("ing")
        return bool(is_progressive) or (not helpers and is_present(verb))
    if verb.lower_ in ("scheduled", "slated", "due", "planned", "expected"):
        return True
    return verb.lower_ == "set" and _has_case(tokens, "for") and trees.child(verb, "obj") is None


def _is_of_the_act(verb: Token, head: Token | None) -> bool:
    """Whether a date is that of the verb itself, or of the place it names: not of a noun in its clause."""
    if head is None or head.i == verb.i:
        return True
    case = trees.child(head, "case")
    if head.pos_ not in trees.NOMINAL or head.head.i != verb.i:
        return False
    return case.lower_ in _OF_PLACE if case is not None else head.lower_ in cue_set("force")


def _has_case(tokens: Span, word: str) -> bool:
    case = trees.child(tokens.root, "case")
    return case is not None and case.lower_ == word


def _is_ahead_of(head: Token) -> bool:
    """As "ahead of Sunday's vote", "in the run-up to the April 14 poll": the event has not come."""
    words = [t.lower_ for t in head.doc[max(0, head.i - 7) : head.i]]
    if head.pos_ not in trees.NOMINAL:
        return False
    text = " ".join(words)
    return any(f"{cue} " in f"{text} " for cue in cue_set("ahead_of"))


def _is_past_noun(head: Token | None, tokens: Span) -> bool:
    """As "will investigate Monday's attack": what has happened has its day behind it, whatever its clause says.

    So have figures for a month: "the data for February, due on Friday, will show".
    """
    if head is None or head.pos_ != "NOUN":
        return False
    if trees.lemma(head) in cue_set("happened"):
        return True
    return trees.lemma(head) in cue_set("measured") and _has_case(tokens, "for")


def _is_of_a_deadline(head: Token | None, verb: Token) -> bool:
    """As "the deadline of April 1 looms"."""
    if head is None or trees.lemma(head) not in cue_set("deadline"):
        return False
    finite = trees.child(verb, "cop", "aux") or verb
    return is_present(finite)


def _is_due(tokens: Span) -> bool:
    """Whether "due", "scheduled" stand shortly before, whatever the tree makes of it; "due to fog" is a cause."""
    before = list(tokens.doc[max(0, tokens.start - _SHORTLY) : tokens.start])
    for token in reversed(before):
        if token.lower_ in (",", ";") or token.is_sent_end:
            return False
        if token.lower_ in ("due", "scheduled", "slated"):
            after = [t for t in before if t.i > token.i][:2]
            if not after or after[0].lower_ != "to":
                return True
            return len(after) > 1 and (after[1].pos_ == "VERB" or after[1].lower_ in cue_set("scheduled"))
    return False


def _is_put_off(verb: Token, tokens: Span) -> bool:
    """As "postponed until Monday"."""
    words = {t.lower_ for t in tokens.doc[max(0, tokens.start - 2) : tokens.end]}
    return trees.lemma(verb) in cue_set("put_off") and not words.isdisjoint({"until", "till", "to"})
