"""The clause that a date stands in: what it dates, and the tense round it.

Everything here works without a tree too, on words alone, and then says less.
"""

from spacy.tokens import Doc, Span, Token

from flows.extraction import trees
from flows.extraction.dates.lexemes import cue_set

_OWNS = frozenset({"'s", "’s"})
_SPEAKERS = frozenset({"i", "we", "you"})


def has_tree(doc: Doc) -> bool:
    """Whether the pipeline has parsed the text."""
    return bool(doc.has_annotation("DEP"))


def governor(tokens: Span) -> Token | None:
    """The verb or noun that a date modifies; None at the root of a sentence or without a tree."""
    if not has_tree(tokens.doc):
        return None
    said = _verb_of_saying_before(tokens)
    if said is not None:
        return said
    head = tokens.root
    while not trees.is_root(head):
        above = head.head
        if (
            tokens.start <= above.i < tokens.end
            or above.pos_ in ("NUM", "ADP", "DET", "PUNCT", "ADV", "SCONJ")
            or (head.dep_ == "conj" and above.ent_type_ == "TIME")
        ):
            head = above
        else:
            return above
    return None


def _verb_of_saying_before(tokens: Span) -> Token | None:
    """As "said in May it would close", where trees give the date to what is said: it stands right after "said"."""
    i = tokens.start - 1
    if i >= 0 and tokens.doc[i].pos_ == "ADP":
        i -= 1
    if i < 0 or tokens.doc[i].pos_ != "VERB" or trees.lemma(tokens.doc[i]) not in cue_set("report_verb"):
        return None
    verb = tokens.doc[i]
    after = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    is_clause = after is not None and any(
        c.dep_ in ("ccomp", "parataxis") and c.i >= after.i for c in verb.children
    )
    return verb if is_clause else None


def event_of(tokens: Span) -> str | None:
    """Lemma of the verb or noun that a date dates."""
    token = governor(tokens)
    if token is None or token.pos_ not in ("VERB", "NOUN", "AUX", "PROPN", "ADJ"):
        return None
    copula = trees.child(token, "cop")
    if token.pos_ in ("ADJ", "PROPN") and copula is None:
        return None
    return trees.lemma(token)


def is_pluperfect(tokens: Span) -> bool:
    """Whether the clause of a date has "had" before its verb: it looks back from the text's own time."""
    if not has_tree(tokens.doc):
        return any(token.lower_ == "had" for token in tokens.doc[max(0, tokens.start - 12) : tokens.start])
    verb = clause_verb(tokens)
    while verb is not None:
        if any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children):
            return True
        verb = verb.head if verb.dep_ == "xcomp" and not trees.is_root(verb) else None
    return False


def is_timeless(tokens: Span) -> bool:
    """Whether "today" stands in a clause in the simple present: it then means the present age."""
    verb = clause_verb(tokens)
    after = tokens.doc[tokens.end].lower_ if tokens.end < len(tokens.doc) else ""
    if verb is None or trees.lemma(verb) in cue_set("report_verb") or after in _OWNS:
        return False
    if any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in verb.children):
        return False  # "the office today is to begin"
    helpers = trees.children(verb, "aux", "aux:pass", "cop")
    if any(h.dep_ == "aux" for h in helpers):
        return False
    is_copula = any(h.dep_ == "cop" for h in helpers)
    if not is_copula and any(subject.lower_ in _SPEAKERS for subject in trees.children(verb, "nsubj")):
        return False  # "today we face": a statement of its day
    if trees.lemma(verb) not in cue_set("stative") and not is_copula:
        return False
    finite = helpers[0] if helpers else verb
    return is_present(finite)


def is_habitual(tokens: Span) -> bool:
    """Whether the clause of a date is in the simple present: "counts are taken on the last day of the year"."""
    verb = clause_verb(tokens)
    if verb is None or trees.child(verb, "aux") is not None:
        return False
    helper = trees.child(verb, "aux:pass", "cop")
    return is_present(helper if helper is not None else verb)


def is_present(verb: Token) -> bool:
    """Whether a verb is finite and in the present tense."""
    return "Tense=Pres" in str(verb.morph) and "VerbForm=Fin" in str(verb.morph)


def is_of_noun(tokens: Span) -> bool:
    """Whether a date hangs on a noun before it, as in "a partnership from 2009": no act is said to begin then."""
    head = governor(tokens)
    return head is not None and head.pos_ == "NOUN" and head.i < tokens.start and trees.child(head, "cop") is None


def is_background(tokens: Span) -> bool:
    """Whether a year only tells of something besides: in a relative clause, in a name, of a founding.

    As in "the 1961 convention", "the front, formed in 1985": what follows does not happen in that year.
    """
    head = governor(tokens)
    if head is None:
        return False
    if head.pos_ in trees.NOMINAL and head.i >= tokens.end and tokens.start > head.left_edge.i:
        return True
    verb = clause_verb(tokens)
    if verb is None:
        return False
    return verb.dep_ in ("acl", "acl:relcl", "advcl:relcl") or is_origin(tokens)


def is_origin(tokens: Span) -> bool:
    """Whether a date tells when somebody was born or a body founded: "the front, formed in May 1985"."""
    verb = clause_verb(tokens)
    return verb is not None and trees.lemma(verb) in cue_set("founding")


def clause_verb(tokens: Span) -> Token | None:
    """The predicate of the clause that a date stands in; None without a tree, or in a fragment."""
    token = governor(tokens)
    if token is None:
        return None
    for above in (token, *trees.ancestors(token)):
        if above.pos_ == "VERB" or trees.child(above, "cop", "aux", "aux:pass") is not None:
            return above
        if trees.is_root(above):
            return None
    return None
