"""Dates and the clauses they stand in: what a date dates, the tense round it, the dates of a claim.

Everything here works without a tree too, on words alone, and then says less.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from flows.extraction import trees
from flows.extraction.date_lexemes import cue_set
from flows.extraction.page import Page, Sentence
from flows.extraction.records import DateClaim

_WILL = re.compile(
    r"\b(?:will|shall|'ll|’ll|to be|(?:is|are|was|were) (?:due|scheduled|set|slated|expected|planned) to)\b",
    re.IGNORECASE,
)
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "would"})
_BE = frozenset({"is", "are", "was", "were", "am"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "advcl"})
Bounds = tuple[str | None, str | None]


def has_tree(doc: Doc) -> bool:
    """Whether the pipeline has parsed the text."""
    return bool(doc.has_annotation("DEP"))


def head_of(tokens: Span) -> Token:
    """The token of a span that its other tokens hang on."""
    return tokens.root


def governor(tokens: Span) -> Token | None:
    """The verb or noun that a date modifies; None at the root of a sentence or without a tree."""
    if not has_tree(tokens.doc):
        return None
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


def event_of(tokens: Span) -> str | None:
    """Lemma of the verb or noun that a date dates."""
    token = governor(tokens)
    if token is None or token.pos_ not in ("VERB", "NOUN", "AUX", "PROPN", "ADJ"):
        return None
    copula = trees.child(token, "cop")
    if token.pos_ in ("ADJ", "PROPN") and copula is None:
        return None
    return trees.lemma(token)


def is_future(page: Page, sentence: Sentence, tokens: Span) -> bool:
    """Whether the clause of a date speaks of what lies ahead."""
    verb = _clause_verb(tokens)
    if verb is None:
        if has_tree(page.doc):
            return False
        before = sentence.text[
            max(0, tokens.start_char - sentence.char_start - 80) : tokens.start_char - sentence.char_start
        ]
        after = sentence.text[tokens.end_char - sentence.char_start :][:25]
        clause = re.split(r"[,;:]", before)[-1]
        return _WILL.search(clause) is not None or _WILL.match(after.strip()) is not None
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass")}
    if helpers & _FUTURE:
        return True
    if any(c.lower_ == "to" for c in verb.children if c.dep_ in ("mark", "aux")):
        if any(c.lower_ in _BE for c in verb.children if c.dep_ in ("aux", "cop")):
            return True
        if verb.dep_ in _COMPLEMENTS:
            return trees.lemma(verb.head) in cue_set("plan") or trees.lemma(verb.head) in ("be", "go")
    return verb.lower_ in ("scheduled", "slated", "due", "planned")


def is_pluperfect(tokens: Span) -> bool:
    """Whether the clause of a date has "had" before its verb: it looks back from the text's own time."""
    if not has_tree(tokens.doc):
        return any(token.lower_ == "had" for token in tokens.doc[max(0, tokens.start - 12) : tokens.start])
    verb = _clause_verb(tokens)
    return verb is not None and any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)


def is_timeless(tokens: Span) -> bool:
    """Whether "today" stands in a clause in the simple present: it then means the present age."""
    verb = _clause_verb(tokens)
    if verb is None or trees.lemma(verb) in cue_set("report_verb"):
        return False
    helpers = trees.children(verb, "aux", "aux:pass", "cop")
    if any(h.dep_ == "aux" for h in helpers):
        return False
    if trees.lemma(verb) not in cue_set("stative") and not any(h.dep_ == "cop" for h in helpers):
        return False
    finite = helpers[0] if helpers else verb
    return "Tense=Pres" in str(finite.morph) and "VerbForm=Fin" in str(finite.morph)


def _clause_verb(tokens: Span) -> Token | None:
    token = governor(tokens)
    if token is None:
        return None
    for above in (token, *trees.ancestors(token)):
        if above.pos_ == "VERB" or trees.child(above, "cop", "aux", "aux:pass") is not None:
            return above
        if trees.is_root(above):
            return None
    return None


# Dates of a claim -------------------------------------------------------------------------------------------


def dates_of(page: Page, token: Token) -> Bounds:
    """When what a predicate tells of began and ended: EDTF, as far as its sentence says.

    A plain date gives both ("in 2015" is 2015, 2015), "since 2012" only the beginning, "until 2011"
    only the end, "from 2005 to 2011" one each.
    """
    claim = claim_date(page, token)
    if claim is None or claim.edtf is None:
        return None, None
    if "/" not in claim.edtf:
        return claim.edtf, claim.edtf
    start, end = claim.edtf.split("/")
    return (None if start in ("", "..") else start), (None if end in ("", "..") else end)


def date_of_event(page: Page, token: Token) -> str | None:
    """When an event happened: EDTF, as far as its sentence says; two dates of one list become an interval."""
    found = _dates_for(page, token)
    values = [claim.edtf for claim in found if claim.edtf]
    if not values:
        return None
    if len(values) == 2 and len(found) == 2 and all(len(v) == 4 and v.isdigit() for v in values):
        return "/".join(sorted(values))
    return values[0]


def claim_date(page: Page, token: Token) -> DateClaim | None:
    """The date expression that dates what a predicate tells of; None if its sentence has none for it."""
    found = _dates_for(page, token)
    return found[0] if found else None


def _dates_for(page: Page, token: Token) -> list[DateClaim]:
    sentence = page.sentence_of(token)
    here = [claim for claim in page.dates if claim.evidence.sentence_ordinal == sentence.ordinal]
    if not here:
        return []
    if not has_tree(page.doc):
        return here[:1] if len(here) == 1 else []
    governors = [(claim, governor(page.doc[claim.start : claim.end])) for claim in here]
    for place in _places(token):
        own = [claim for claim, above in governors if above is not None and above.i == place.i]
        if own:
            return _listed(own)
    loose = [
        claim for claim, above in governors if above is None or trees.lemma(above) not in cue_set("report_verb")
    ]
    return loose if len(loose) == 1 else []


def _listed(claims: list[DateClaim]) -> list[DateClaim]:
    """The first date and those in a list with it; a later one that stands alone is another's."""
    first = claims[0]
    return [first, *(c for c in claims[1:] if c.start - first.end <= 2)]


def _places(token: Token) -> Iterator[Token]:
    """Tokens whose date is the predicate's, nearest first: itself, its event nouns, the clauses above it."""
    yield token
    yield from _below(token)
    for above in trees.ancestors(token):
        if trees.lemma(above) in cue_set("report_verb"):
            return
        yield above
        if above.pos_ in trees.VERBAL and above.dep_ not in (
            "conj",
            "xcomp",
            "advcl",
            "acl",
            "acl:relcl",
            "ccomp",
        ):
            break
    yield from trees.children(token, "conj")


def _below(token: Token) -> Iterator[Token]:
    """Nouns that hang on a predicate ("killed in clashes"), and the clauses that tell when those were."""
    for noun in trees.children(token, "obl", "obl:agent", "obj", "nmod", "nsubj:pass"):
        if noun.pos_ == "NOUN":
            yield noun
            yield from trees.children(noun, "acl", "acl:relcl", "nmod")
