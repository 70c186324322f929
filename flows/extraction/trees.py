"""Shared questions to Universal Dependencies trees: what every rule imports.

Labels are those of UD version 2 as in English-EWT and GUM
(https://universaldependencies.org/en/dep/). Nothing here knows what a claim is. Every function
accepts a tree that is wrong: it may answer with nothing, it does not raise.
"""

from flows.extraction.tree_arguments import Arguments, arguments, subjects_of
from flows.extraction.tree_shapes import (
    NOMINAL,
    RELATIVE,
    SUBJECTS,
    VERBAL,
    ancestors,
    antecedent,
    appositives,
    child,
    children,
    clause_head,
    complements,
    expand_conjuncts,
    first_conjunct,
    has_child,
    is_passive,
    is_predicate,
    is_root,
    lemma,
    nominal_conjuncts,
    noun_modifiers,
    noun_phrase,
    preposition,
    preposition_of_clause,
    subtree,
)

__all__ = [
    "NOMINAL",
    "RELATIVE",
    "SUBJECTS",
    "VERBAL",
    "Arguments",
    "ancestors",
    "antecedent",
    "appositives",
    "arguments",
    "child",
    "children",
    "clause_head",
    "complements",
    "expand_conjuncts",
    "first_conjunct",
    "has_child",
    "is_passive",
    "is_predicate",
    "is_root",
    "lemma",
    "nominal_conjuncts",
    "noun_modifiers",
    "noun_phrase",
    "preposition",
    "preposition_of_clause",
    "subjects_of",
    "subtree",
]
