"""Universal Dependencies trees: dependents, conjuncts, phrases and clauses.

Labels are those of UD version 2 as in English-EWT and GUM
(https://universaldependencies.org/en/dep/). Nothing here knows what a claim is. Every function
accepts a tree that is wrong: it may answer with nothing, it does not raise.
"""

from collections.abc import Iterator, Sequence

from spacy.attrs import DEP, HEAD
from spacy.tokens import Doc, Span, Token

from flows.extraction.bare_passives import is_bare_passive
from flows.extraction.signs import POSSESSIVES

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
VERBAL = frozenset({"VERB", "AUX"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
GAP_FILLERS = RELATIVE | {"where", "when", "whereby"}
# Dependents that belong to the name or description itself, not to what is said of it.
INNER = frozenset({"amod", "compound", "flat", "nummod", "goeswith", "fixed", "det", "nmod:poss", "dep"})
_NEVER_UP = 100  # more steps than any tree has levels: stops at a cycle of a hand-made Doc

_BELOW = "orbat.children"
"""Key of `Doc.user_data` that holds what `_below` has read."""

_LEMMAS: dict[int, str] = {}
"""Lower-case lemmas by spaCy's hash of the lemma, which depends on its letters alone: asked for very often."""


def children(token: Token, *labels: str) -> list[Token]:
    """The dependents of a token with one of these labels (all of them if none is given), in text order."""
    doc, below = token.doc, _below(token)
    return [doc[i] for i, label in below if label in labels] if labels else [doc[i] for i, _ in below]


def child(token: Token, *labels: str) -> Token | None:
    """The first dependent with one of these labels."""
    return next((token.doc[i] for i, label in _below(token) if label in labels), None)


def has_child(token: Token, *labels: str) -> bool:
    """Whether a token has a dependent with one of these labels."""
    return any(label in labels for _, label in _below(token))


def _below(token: Token) -> Sequence[tuple[int, str]]:
    """The dependents of a token, each with its label, in text order.

    Read once for a Doc, whose tree does not change from then on: spaCy makes a new object for every look at one.
    """
    store = token.doc.user_data
    found: dict[int, list[tuple[int, str]]] | None = store.get(_BELOW)
    if found is None:
        found = store[_BELOW] = _all_below(token.doc)
    return found.get(token.i, ())


def _all_below(doc: Doc) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = {}
    strings, labels = doc.vocab.strings, doc.to_array(DEP).tolist()
    for i, (offset, label) in enumerate(zip(doc.to_array(HEAD).astype("int64").tolist(), labels, strict=True)):
        if offset:
            found.setdefault(i + offset, []).append((i, strings[label]))
    return found


def is_root(token: Token) -> bool:
    """Whether a token heads its sentence."""
    return token.head.i == token.i


def ancestors(token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    for _ in range(_NEVER_UP):
        if is_root(token):
            return
        token = token.head
        yield token


def lemma(token: Token) -> str:
    """The lemma in lower case; the word in lower case where the Doc has no lemmas."""
    key = token.lemma or token.orth
    found = _LEMMAS.get(key)
    if found is None:
        found = _LEMMAS[key] = (token.lemma_ or token.text).lower()
    return found


def preposition(token: Token) -> str:
    """The preposition of a nominal in lower case, its fixed parts joined: "along with"; empty if none."""
    cases = children(token, "case")
    if not cases:
        # Of a name whose parts are joined wrongly, the preposition may hang on its first word.
        first = next((c for c in children(token, "compound", "flat", "amod") if c.i < token.i), None)
        cases = children(first, "case") if first is not None else []
    words = [part for case in cases if case.lower_ not in POSSESSIVES for part in (case, *children(case, "fixed"))]
    if words and words[0].i and words[0].nbor(-1).lower_ in {"together", "along"} and words[0].lower_ == "with":
        words.insert(0, words[0].nbor(-1))
    return " ".join(word.lower_ for word in words)


# Conjuncts ------------------------------------------------------------------------------------------------


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that a token belongs to (itself where there is none)."""
    while token.dep_ == "conj" and not is_root(token):
        token = token.head
    return token


def expand_conjuncts(token: Token) -> list[Token]:
    """A token and all that is coordinated below it, in text order: "A, B and C" from A.

    To have the whole list from any of its members, start from `first_conjunct`.
    """
    found, queue = [], [token]
    while queue:
        head = queue.pop(0)
        found.append(head)
        queue.extend(children(head, "conj"))
    return sorted(found, key=lambda t: t.i)


def nominal_conjuncts(token: Token) -> list[Token]:
    """`expand_conjuncts`, nominals only: a verb wrongly coordinated with a noun is left out."""
    return [t for t in expand_conjuncts(token) if t.i == token.i or t.pos_ not in VERBAL]


# Phrases --------------------------------------------------------------------------------------------------


def noun_phrase(token: Token) -> Span:
    """The phrase of a nominal head with its modifiers to the left and its name parts to the right.

    Prepositional phrases, clauses, appositions and conjuncts of the head are left out.
    """
    start, end = token.i, token.i + 1
    queue = [token]
    while queue:
        head = queue.pop()
        for c in head.children:
            inner = c.dep_ in INNER or (head.i != token.i and c.dep_ in {"conj", "cc", "punct", "case"})
            if inner and (
                c.i < head.i or c.dep_ in {"flat", "goeswith", "fixed", "compound", "nummod"} or head.i != token.i
            ):
                start, end = min(start, c.i), max(end, c.i + 1)
                queue.append(c)
    return token.doc[start:end]


def subtree(token: Token) -> Span:
    """All that hangs on a token, as one span."""
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def appositives(token: Token) -> list[Token]:
    """What is put beside a nominal, either way round: "A, the head of B" gives each to the other."""
    found = [t for c in children(token, "appos") for t in expand_conjuncts(c)]
    if token.dep_ == "appos":
        found.append(token.head)
    return found


def noun_modifiers(token: Token) -> list[Token]:
    """Adjectives, compounds and possessors before a noun with what is coordinated to them."""
    found = [
        t
        for c in children(token, "amod", "compound", "nmod:poss", "flat", "nmod:unmarked", "nmod")
        if c.i < token.i
        for t in expand_conjuncts(c)
    ]
    inner = [t for c in found if c.dep_ != "nmod:poss" for t in children(c, "compound", "amod") if t.i < c.i]
    return sorted({t.i: t for t in [*found, *inner]}.values(), key=lambda t: t.i)


def complements(token: Token, *prepositions: str) -> list[Token]:
    """Nominals that hang on a token by one of these prepositions, lists expanded.

    A conjunct without a preposition of its own shares that of the first.
    """
    found = []
    for c in children(token, "nmod", "obl", "obl:agent", "nmod:desc", "obl:unmarked", "advmod"):
        if preposition(c) in prepositions:
            found += [t for t in nominal_conjuncts(c) if preposition(t) in {"", *prepositions}]
    return found


# Clauses --------------------------------------------------------------------------------------------------


def is_predicate(token: Token) -> bool:
    """Whether a token heads a clause: a verb, or a nominal or adjective with a copula or a subject."""
    if token.pos_ == "VERB":
        return token.dep_ not in {"amod", "compound", "case", "cop", "aux", "fixed"}
    return has_child(token, "cop", *SUBJECTS)


def clause_head(token: Token) -> Token:
    """The predicate of the innermost clause that a token lies in: itself if it is one, else the nearest above.

    The head of the sentence where there is none.
    """
    if is_predicate(token):
        return token
    above = token
    for above in ancestors(token):
        if is_predicate(above):
            return above
    return above


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if token.lower_ not in RELATIVE or token.pos_ not in {"PRON", "DET", "SCONJ"}:
        return token
    for above in ancestors(token):
        if above.dep_ == "acl:relcl":
            return above.head
        if above.dep_ in {"ccomp", "advcl", "parataxis"} or is_root(above):
            break
    return token


def is_passive(predicate: Token) -> bool:
    """Whether a verb is passive, finite or as a participle ("militias backed by A")."""
    if predicate.pos_ not in {"VERB", "ADJ", "AUX"}:
        return False
    labels = {label for _, label in _below(predicate)}
    if "obj" in labels and not labels & {"aux:pass", "obl:agent"}:
        # Without "be", a subject beside an object acts, whatever the tree calls it.
        return False
    if labels & {"nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"}:
        return True
    if is_bare_passive(predicate):
        return True
    if labels & {"nsubj", "obj", "aux", "cop"}:
        return False
    if predicate.dep_ == "xcomp" and _is_past_participle(predicate) and is_bare_passive(predicate.head):
        return True
    if predicate.dep_ == "conj" and _is_past_participle(predicate):
        return is_passive(predicate.head)
    if predicate.dep_ in {"acl", "advcl", "acl:relcl", "amod", "dep", "parataxis"} or is_root(predicate):
        by = any(preposition(c) == "by" for c in children(predicate, "obl"))
        return _is_past_participle(predicate) and (by or predicate.dep_ in {"acl", "amod", "advcl"})
    return False


def _is_past_participle(token: Token) -> bool:
    if token.tag_:
        return token.tag_ == "VBN"
    if "VerbForm=" in (morph := str(token.morph)):
        return "VerbForm=Part" in morph and "Tense=Past" in morph
    return not token.lower_.endswith("ing") and child(token, "mark") is None


def preposition_of_clause(predicate: Token) -> str:
    """The preposition that marks a clause ("accused of attacking"), in lower case; empty if none."""
    marks = (m for m in children(predicate, "mark") if m.pos_ in {"ADP", "SCONJ"})
    return next((m.lower_ for m in marks if m.lower_ != "to"), "")
