"""Shared questions to Universal Dependencies trees: phrases, conjuncts, clauses, arguments.

Labels are those of UD version 2 as in English-EWT and GUM
(https://universaldependencies.org/en/dep/). Nothing here knows what a claim is. Every function
accepts a tree that is wrong: it may answer with nothing, it does not raise.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

CLAUSES = frozenset(
    {"ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "csubj:pass", "parataxis"}
)
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
VERBAL = frozenset({"VERB", "AUX"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_GAP_FILLERS = RELATIVE | {"where", "when", "whereby"}
# Dependents that belong to the name or description itself, not to what is said of it.
INNER = frozenset({"amod", "compound", "flat", "nummod", "goeswith", "fixed", "det", "nmod:poss", "dep"})
_NEVER_UP = 100  # more steps than any tree has levels: stops at a cycle of a hand-made Doc


def children(token: Token, *labels: str) -> list[Token]:
    """The dependents of a token with one of these labels (all of them if none is given), in text order."""
    return [child for child in token.children if not labels or child.dep_ in labels]


def child(token: Token, *labels: str) -> Token | None:
    """The first dependent with one of these labels."""
    marks = (m for m in children(predicate, "mark") if m.pos_ in {"ADP", "SCONJ"})
    return next((m.lower_ for m in marks if m.lower_ != "to"), "")
