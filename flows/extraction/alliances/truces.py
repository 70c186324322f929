"""Truces that end a war told in the same sentence: "war between A and B raged until a truce was signed"."""

from itertools import combinations

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances.relations import Relations
from flows.extraction.page import Sentence
from flows.extraction.parties.cue_sets import TRUCES
from flows.extraction.parties.parties import Parties

_MADE = cues.words("verb_conditions", condition="concluded")
_FIGHTS = frozenset({"fights"})


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the truce of the only two bodies whose fighting the sentence tells, where it names no others."""
    truces = [t for t, lemma in parties.page.with_lemmas(sentence) if lemma in TRUCES and _is_made(t, parties)]
    if len(truces) != 1 or relations.says(sentence.ordinal, "truce_with"):
        return
    named = dict.fromkeys(k for t in parties.page.tokens(sentence) if (k := parties.named(t)) is not None)
    pairs = [p for p in combinations(named, 2) if relations.has(sentence.ordinal, *p, _FIGHTS)]
    if len(pairs) == 1:
        relations.add(pairs[0][0], "truce_with", pairs[0][1], "truce_ends", truces[0], truces[0].head)


def _is_made(noun: Token, parties: Parties) -> bool:
    """Whether a clause after the fight says that a truce was made, with nobody named as a party to it."""
    if noun.dep_ != "nsubj:pass" or trees.lemma(noun.head) not in _MADE:
        return False
    if any(c.lower_ == "to" for c in noun.head.children):
        # "was to be signed"
        return False
    sides = trees.complements(noun, "with", "between") + trees.arguments(noun.head).oblique("with", "between")
    return not sides and not parties.modifiers(noun) and noun.head.dep_ in {"advcl", "conj", "parataxis", "ccomp"}
