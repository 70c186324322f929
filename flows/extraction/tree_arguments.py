"""Who does what to whom: the arguments of a predicate, understood ones included."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from flows.extraction import cues
from flows.extraction.tree_shapes import (
    GAP_FILLERS,
    NOMINAL,
    RELATIVE,
    SUBJECTS,
    VERBAL,
    ancestors,
    antecedent,
    children,
    complements,
    is_passive,
    is_predicate,
    is_root,
    lemma,
    nominal_conjuncts,
    noun_modifiers,
    preposition,
    preposition_of_clause,
)


@dataclass(slots=True)
class Arguments:
    """Who does what to whom: heads of nominals, lists expanded, relative pronouns resolved.

    `agents` act (the subject of an active verb, the "by" phrase of a passive), `patients` are acted on (the
    object, the subject of a passive), `obliques` hang on by a preposition. The subject of a predicate
    that has no voice (a noun or an adjective) is among the agents.
    """

    agents: list[Token] = field(default_factory=list)
    patients: list[Token] = field(default_factory=list)
    obliques: dict[str, list[Token]] = field(default_factory=dict)

    def oblique(self, *prepositions: str) -> list[Token]:
        """The obliques of these prepositions."""
        return [token for p in prepositions for token in self.obliques.get(p, ())]


def arguments(predicate: Token) -> Arguments:
    """The arguments of a predicate, through passives, conjunctions, relative clauses, control and participles."""
    found = Arguments()
    passive = is_passive(predicate)
    subjects = _resolved(children(predicate, "nsubj", "nsubj:pass", "nsubj:outer"))
    objects = _resolved(children(predicate, "obj", "iobj"))
    for c in children(predicate, "obl", "obl:agent", "nmod", "obl:unmarked", "advmod"):
        if case := preposition(c):
            found.obliques.setdefault(case, []).extend(_resolved([c]))
    for adverb in children(predicate, "advmod"):
        # "broke away from A", where the tree hangs A on "away"
        for c in children(adverb, "obl", "nmod"):
            if adverb.i > predicate.i and (case := preposition(c)):
                found.obliques.setdefault(case, []).extend(_resolved([c]))
    _relative_gap(predicate, subjects, objects, found, passive)
    if not subjects:
        subjects = [t for t in _inherited(predicate, 0) if t not in objects]
    _shared_objects(predicate, objects)
    if passive:
        subjects = _of_this_part(predicate, subjects)
        found.patients = subjects + objects
        found.agents = found.oblique("by") or _deep_agents(predicate)
    else:
        found.agents, found.patients = subjects, objects
    return found


def _of_this_part(predicate: Token, subjects: list[Token]) -> list[Token]:
    """The subjects of one part of "two men killed and three hurt", which a tree may give to its first verb."""
    if predicate.dep_ == "conj" and predicate.head.pos_ in VERBAL and predicate.head.i < predicate.i:
        here = [t for t in subjects if predicate.head.i < t.i < predicate.i]
        return here or [t for t in subjects if t.i < predicate.head.i] or subjects
    return [t for t in subjects if t.i < predicate.i] or subjects


def _deep_agents(predicate: Token) -> list[Token]:
    """The "by" phrase of a passive that hangs on one of its complements: "listed as terrorist by A"."""
    for c in children(predicate, "obl", "obj", "xcomp", "nmod"):
        if c.i > predicate.i and (found := [t for t in children(c, "nmod", "obl") if preposition(t) == "by"]):
            return _resolved(found)
    return []


def subjects_of(predicate: Token) -> list[Token]:
    """The subjects of a predicate, understood ones included, whatever its voice."""
    subjects = _resolved(children(predicate, "nsubj", "nsubj:pass", "nsubj:outer"))
    return subjects or _inherited(predicate, 0)


def _resolved(heads: list[Token]) -> list[Token]:
    found: list[Token] = []
    for token in (t for head in heads for t in nominal_conjuncts(head) if not t.text.startswith("[")):
        noun = antecedent(token)
        found += [token] if noun.i == token.i else nominal_conjuncts(noun)
    return found


def _relative_gap(
    predicate: Token, subjects: list[Token], objects: list[Token], found: Arguments, passive: bool
) -> None:
    """Fill the gap of a relative clause without a pronoun for it: "the town (that) A took"."""
    if predicate.dep_ != "acl:relcl" or predicate.head.pos_ not in NOMINAL:
        return
    pronoun = any(t.lower_ in GAP_FILLERS and t.i < predicate.i for t in predicate.children)
    in_oblique = any(t.lower_ in RELATIVE for c in children(predicate, "obl", "nmod") for t in (c, *c.children))
    whose = any(t.lower_ == "whose" for c in predicate.children for t in c.children)
    if pronoun or in_oblique or whose or passive:
        return
    if subjects and not objects and predicate.pos_ == "VERB":
        objects.extend(nominal_conjuncts(predicate.head))


def _shared_objects(predicate: Token, objects: list[Token]) -> None:
    """Of "A attacked and captured B", B is what was attacked, too."""
    if objects or predicate.pos_ != "VERB" or is_passive(predicate):
        return
    for c in children(predicate, "conj"):
        between = any(t.i > predicate.i for t in children(predicate, "obl"))
        after = c.pos_ == "VERB" and c.i - predicate.i <= 3 and not between
        if after and not any(t.dep_ in SUBJECTS for t in c.children):
            objects.extend(_resolved(children(c, "obj")))


def _inherited(predicate: Token, depth: int) -> list[Token]:
    """The understood subjects of a predicate that has none of its own."""
    if depth > 8 or is_root(predicate):
        return []
    head = predicate.head
    if predicate.dep_ == "conj":
        return _of(head, depth) if head.pos_ in VERBAL or is_predicate(head) else []
    if predicate.dep_ == "xcomp":
        controllers = _resolved(children(head, "obj", "iobj"))
        return controllers if controllers and not is_passive(head) else _of(head, depth)
    if predicate.dep_ in {"advcl", "parataxis", "ccomp", "dep"}:
        marks = children(predicate, "mark")
        if lemma(head) in _OBJECT_DOES and any(m.lower_ in {"for", "of", "on", "with"} for m in marks):
            # Of "praised A for driving off B" and "accused A of attacking B", A.
            objects = _resolved(children(head, "nsubj:pass" if is_passive(head) else "obj"))
            if objects:
                return objects
        if predicate.dep_ == "advcl" and any(m.lower_ == "of" for m in marks):
            # "A accused B of arming C": B arms it; "B was accused by A of arming C", likewise.
            return _resolved(children(head, "nsubj:pass" if is_passive(head) else "obj", "iobj"))
        free = not marks or any(m.lower_ in _CONTROLLED for m in marks)
        shared = predicate.dep_ in {"advcl", "dep"} or (predicate.dep_ == "ccomp" and _is_gerund(predicate))
        shared = free and shared and _is_non_finite(predicate)
        return _of(head, depth) if shared else []
    if predicate.dep_ in {"acl", "acl:relcl"}:
        return _of_noun(predicate, head, depth)
    return []


_OBJECT_DOES = cues.words("relation_words", use="object_does")
_CONTROLLED = frozenset({"to", "by", "while", "after", "before", "in", "for", "without", "when", "since", "from"})


def _is_gerund(predicate: Token) -> bool:
    """Whether a clause is one of "denied arming A" and "denied having armed A"."""
    return predicate.lower_.endswith("ing") or any(c.lower_ == "having" for c in children(predicate, "aux"))


def _is_non_finite(predicate: Token) -> bool:
    return not any(c.dep_ in {"aux", "cop", "aux:pass"} and c.lower_ in _FINITE for c in predicate.children)


_FINITE = frozenset(
    {"is", "are", "was", "were", "has", "had", "have", "will", "would", "did", "does", "do", "can"}
)


def _of(head: Token, depth: int) -> list[Token]:
    own = _resolved(children(head, "nsubj", "nsubj:pass", "nsubj:outer"))
    return own or _inherited(head, depth + 1)


def _of_noun(predicate: Token, noun: Token, depth: int) -> list[Token]:
    """A participle says something of its noun; an infinitive's actor is the noun's owner or actor."""
    infinitive = any(m.lower_ == "to" for m in children(predicate, "mark"))
    if predicate.dep_ == "acl" and (infinitive or preposition_of_clause(predicate)):
        owners = _resolved(children(noun, "nmod:poss")) or complements(noun, "by")
        owners = owners or [t for t in noun_modifiers(noun) if t.pos_ in NOMINAL or t.text[:1].isupper()]
        owners = owners or complements(noun, "of")
        if owners:
            return owners
        verb = next((a for a in ancestors(noun) if is_predicate(a)), None)
        if verb is None or noun.dep_ not in {"obj", "obl", "conj", "nmod"}:
            return []
        return arguments(verb).agents if depth < 8 else []
    if predicate.dep_ == "acl:relcl" and any(t.dep_ in SUBJECTS for t in predicate.children):
        return []
    return [] if infinitive else nominal_conjuncts(noun)
