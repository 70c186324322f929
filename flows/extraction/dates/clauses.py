"""Which date of a sentence tells when a claim holds or happened."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from flows.extraction import trees
from flows.extraction.dates.lexemes import cue_set
from flows.extraction.dates.tense import clause_verb, governor, has_tree
from flows.extraction.dates.writing import is_dateline
from flows.extraction.page import Page, Sentence
from flows.extraction.records import DateClaim

Bounds = tuple[str | None, str | None]
# Years: what is longer in brackets after a name are the years of a life.
LONGEST_TERM = 20
# Clauses whose date is also that of what they say of their head: "fired, killing two".
_OPEN_CLAUSES = frozenset({"conj", "xcomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "ccomp"})


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


def term_in_brackets(page: Page, after: int) -> Bounds:
    """The term of office in brackets after a name that ends before token `after`: "(2012 – 2015)", "(since 2012)".

    More years than a term lasts are those of a life, and a single year says too little: then None, None.
    """
    if after >= len(page.doc) or page.doc[after].text != "(":
        return None, None
    for claim in page.dates:
        if claim.start != after + 1 or claim.edtf is None or "/" not in claim.edtf:
            continue
        if claim.end >= len(page.doc) or page.doc[claim.end].text != ")":
            return None, None
        start, end = (None if side == ".." else side for side in claim.edtf.split("/"))
        first, last = ((side or "")[:4] for side in (start, end))
        if first.isdigit() and last.isdigit() and int(last) - int(first) > LONGEST_TERM:
            return None, None
        return start, end
    return None, None


def date_of_event(page: Page, token: Token) -> str | None:
    """When an event happened: EDTF, as far as its sentence says; two years of a list become an interval."""
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
    here = [
        c for c in page.dates if c.evidence.sentence_ordinal == sentence.ordinal and not _is_margin(sentence, c)
    ]
    here = [c for c in here if not _is_as_of(page, c)] or here
    if not here:
        return []
    if not has_tree(page.doc):
        return here if len(here) == 1 else []
    governors = [(claim, governor(page.doc[claim.start : claim.end])) for claim in here]
    for place in _places(token):
        own = [
            claim
            for claim, above in governors
            if (above is not None and above.i == place.i) or claim.start <= place.i < claim.end
        ]
        if own:
            return _nearest(own, token)
    loose = [claim for claim in here if not _is_of_report(page.doc[claim.start : claim.end])]
    return loose if len(loose) == 1 else []


def _nearest(claims: list[DateClaim], token: Token) -> list[DateClaim]:
    """The date nearest to a predicate, with those in a list with it; one that stands apart is another's."""
    first = min(claims, key=lambda claim: min(abs(claim.start - token.i), abs(claim.end - 1 - token.i)))
    return [first, *(c for c in claims if c is not first and 0 <= c.start - first.end <= 2)]


def _is_margin(sentence: Sentence, claim: DateClaim) -> bool:
    """Whether a date is that of the text itself, not of what its first sentence tells."""
    start = claim.evidence.char_start - sentence.char_start
    return is_dateline(sentence, start, start + len(claim.text))


def _is_as_of(page: Page, claim: DateClaim) -> bool:
    """As "as of August 24": until when it was counted, not when it happened."""
    before = page.doc[max(0, claim.start - 2) : claim.start].text.lower()
    return before == "as of"


def _is_of_report(tokens: Span) -> bool:
    """Whether a date tells when something was said: "said on May 3", but not "on May 3, reports the Star"."""
    verb = clause_verb(tokens)
    if verb is None or trees.lemma(verb) not in cue_set("report_verb"):
        return False
    return verb.i < tokens.start or not any(t.text == "," for t in tokens.doc[tokens.end : verb.i])


def _places(token: Token) -> Iterator[Token]:
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
        yield above
        if above.pos_ in trees.VERBAL and above.dep_ not in _OPEN_CLAUSES:
            break
        below = above
    yield from trees.children(token, "conj")


def _below(token: Token) -> Iterator[Token]:
    """Nouns that hang on a predicate ("killed in clashes"), and the clauses that tell when those were."""
    for noun in trees.children(token, "obl", "obl:agent", "obj", "nmod", "nsubj:pass"):
        if noun.pos_ == "NOUN":
            yield noun
            yield from trees.children(noun, "acl", "acl:relcl", "nmod")
