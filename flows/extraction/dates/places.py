"""Where in a tree the date of what a predicate tells can stand.

A walk from the predicate through its own clause and no further: a date that another act owns ("condemned on Monday
the killing of three") is not reached.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span, Token

from flows.extraction import cues, trees
from flows.extraction.dates.lexemes import cue_set
from flows.extraction.dates.tense import governor

# Clauses whose date is also that of what they say of their head: "fired, killing two".
_OPEN_CLAUSES = frozenset({"conj", "xcomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "ccomp"})
_NOUNS = ("obl", "obl:agent", "obj", "nmod", "nsubj:pass")
_TELLS_OF_TIME = frozenset({"which", "when"})
_OBLIQUE = frozenset({"obl", "obl:agent", "nmod", "obl:unmarked", "nmod:unmarked"})


def places(token: Token) -> Iterator[Token]:
    """Tokens whose date is the predicate's, nearest first: itself, its event nouns, the clauses above it."""
    yield token
    if token.pos_ in trees.NOMINAL:
        yield from trees.children(token, "acl", "acl:relcl")
    yield from _below(token)
    below = token
    for above in trees.ancestors(token):
        if trees.lemma(above) in cue_set("report_verb"):
            # "692 kidnappings were reported in June": the report counts, it does not speak
            if below.pos_ in trees.NOMINAL and below.dep_ in ("nsubj:pass", "nsubj", "obj"):
                yield above
            return
        if not _is_one_act(below, above):
            break
        yield above
        if below.dep_ in ("acl", "acl:relcl"):
            yield from (noun for noun in trees.children(above, "nmod") if noun.i < below.i)
            yield from (clause for clause in trees.children(above, "acl", "acl:relcl") if clause.i > below.i)
        elif above.pos_ in trees.VERBAL:
            yield from trees.children(above, *_NOUNS)
        if above.pos_ in trees.VERBAL and above.dep_ not in _OPEN_CLAUSES:
            break
        below = above
    yield from _shared_after(token)


def is_in_reach(tokens: Span, reached: set[int]) -> bool:
    """Whether a date that nothing on the way has as its own still belongs to a clause that was passed.

    So "near Amri on May 3", where a tree hangs the day on a place, and "killed when rebels opened fire on May 3".
    A year before its noun is that noun's alone ("the 2016 accords"), unless this happened ("a May 3 raid").
    """
    node = governor(tokens)
    if node is None:
        return True
    if describes(tokens, node) and not is_event(node):
        return False
    if trees.lemma(node) in cue_set("report_verb"):
        return True  # "…, on May 3, reports the Star": the tree gave the date to the wrong verb
    while node.i not in reached:
        if trees.is_root(node) or _is_apart(node, tokens):
            return False
        node = node.head
    return True


def describes(tokens: Span, head: Token) -> bool:
    """Whether a date stands before the noun that it says more of: "the 2012 accords", not "on May 3 six men"."""
    if tokens.end > head.i or head.pos_ not in trees.NOMINAL or head.lower_ in cue_set("daypart"):
        return False
    has_preposition = tokens.start > 0 and tokens.doc[tokens.start - 1].pos_ == "ADP"
    return tokens.root.dep_ in ("compound", "nummod", "amod", "nmod", "nmod:unmarked") and not has_preposition


def _is_apart(node: Token, tokens: Span) -> bool:
    """Whether a clause below the act tells of another one, so that its date is not the act's."""
    if node.dep_ in ("acl:relcl", "ccomp", "csubj", "parataxis", "advcl:relcl") and node.pos_ in trees.VERBAL:
        return True
    if node.dep_ == "advcl":
        mark = trees.child(node, "mark")
        return mark is not None and mark.lower_ in cue_set("not_meanwhile")
    if node.dep_ == "conj" and node.pos_ in trees.VERBAL:
        joint = trees.child(node, "cc")
        return tokens.start < node.i or (joint is not None and joint.lower_ == "but")
    return False


def follows(tokens: Span, token: Token) -> bool:
    """Whether a date comes after an event noun with no verb between: "the murder of two in Amri on May 3"."""
    if token.pos_ not in trees.NOMINAL or tokens.start <= token.i:
        return False
    return not any(t.pos_ in trees.VERBAL for t in tokens.doc[token.i + 1 : tokens.start])


def _below(token: Token) -> Iterator[Token]:
    """Nouns that hang on a predicate ("killed in clashes"), and the clauses that tell when those were."""
    for noun in trees.children(token, *_NOUNS):
        if noun.pos_ in ("NOUN", "PROPN") and not _is_of_saying(token, noun):
            yield noun
            yield from trees.children(noun, "nmod")
            if is_event(noun):
                yield from trees.children(noun, "acl", "acl:relcl")


def _is_of_saying(token: Token, noun: Token) -> bool:
    """As "were killed, he said in a statement on May 3", where a tree hangs the statement on the killing."""
    between = token.doc[token.i + 1 : noun.i]
    return any(t.pos_ == "VERB" and trees.lemma(t) in cue_set("report_verb") for t in between)


def is_event(noun: Token) -> bool:
    """Whether a noun names what happens at a time: a clash, a raid."""
    return trees.lemma(noun) in cue_set("happened") or noun.lower_ in _harm_events()


@cache
def _harm_events() -> frozenset[str]:
    return cues.words("harm_events")


def clause_after(token: Token) -> int | None:
    """Where the relative or "when" clause begins that an act stands in, if it tells of what is just before it.

    As "on 25 June, when two were killed", "the year before, which saw three arrests".
    """
    for clause in (token, *trees.ancestors(token)):
        if clause.dep_ in ("acl:relcl", "advcl", "advcl:relcl"):
            first = clause.left_edge
            words = {first.lower_, token.doc[first.i + 1].lower_ if first.i + 1 < len(token.doc) else ""}
            return first.i if words & _TELLS_OF_TIME else None
        if clause.pos_ in trees.VERBAL and clause.dep_ != "conj":
            return None
    return None


def _is_one_act(below: Token, above: Token) -> bool:
    """Whether what is above in the tree happens with what is below, so that one date is both's."""
    if above.pos_ in trees.NOMINAL and below.dep_ in ("acl", "acl:relcl"):
        return not _is_patient(below)
    if below.pos_ in trees.NOMINAL:
        if below.dep_ in _OBLIQUE:
            return (trees.preposition(below) or "") not in cue_set("aside")
        reacts = trees.lemma(above) in cue_set("reaction") and trees.lemma(below) != "life"
        return not (reacts and below.dep_ in ("obj", "nsubj:pass"))
    if below.dep_ in ("advcl", "advcl:relcl"):
        mark = trees.child(below, "mark")
        having = trees.child(below, "aux")
        is_over = having is not None and having.lower_ == "having"
        return not is_over and (mark is None or mark.lower_ not in cue_set("aside"))
    return True


def _is_patient(clause: Token) -> bool:
    """Whether a clause tells what was done to its head ("a guard wounded in the raid"): it was done before.

    "The blast that killed two", "the raids in which two were killed" tell of their head's own time.
    """
    if any(c.lower_ in trees.RELATIVE for c in trees.children(clause, "obj", "dobj")):
        return True
    if not trees.is_passive(clause):
        return False
    return not any(
        c.lower_ in ("which", "where", "when", "whom")
        for o in trees.children(clause, "obl", "advmod")
        for c in (o, *o.children)
    )


def _shared_after(token: Token) -> Iterator[Token]:
    """As "two were killed and three wounded on Monday": the date after the last of the acts is that of all."""
    for other in trees.children(token, "conj"):
        if other.pos_ not in trees.VERBAL or trees.child(other, "nsubj") is None:
            yield other
