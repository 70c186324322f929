"""Which date of a sentence tells when a claim holds or happened."""

from spacy.tokens import Span, Token

from flows.extraction import trees
from flows.extraction.dates.datelines import is_dateline
from flows.extraction.dates.lexemes import cue_set
from flows.extraction.dates.places import clause_after, describes, follows, is_event, is_in_reach, places
from flows.extraction.dates.tense import clause_verb, governor, has_tree
from flows.extraction.page import Page, Sentence
from flows.extraction.records import DateClaim

Bounds = tuple[str | None, str | None]
# Years: what is longer in brackets after a name are the years of a life.
LONGEST_TERM = 20


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
    if values[0].endswith("/..") and _just_before(page, found, token) is not None:
        return values[0][:-3]  # "since May 2010, when two were killed": they were killed in May
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
    told = _just_before(page, here, token)
    if told is not None:
        return [told]
    reached: set[int] = set()
    for place in places(token):
        reached.add(place.i)
        own = [claim for claim, above in governors if _is_own(page, claim, above, place, token)]
        if own:
            return _nearest(own, token)
    spans = [(claim, page.doc[claim.start : claim.end]) for claim in here]
    after = [claim for claim, tokens in spans if follows(tokens, token)]
    if after:
        return after[:1]
    loose = [claim for claim, tokens in spans if not _is_of_report(tokens, token) and is_in_reach(tokens, reached)]
    return loose if len(loose) == 1 else []


def _is_own(page: Page, claim: DateClaim, above: Token | None, place: Token, token: Token) -> bool:
    """Whether a date hangs on a place, or holds it. "The 2012 accords" date no act: they do not happen."""
    if claim.start <= place.i < claim.end:
        return True
    if above is None or above.i != place.i:
        return False
    is_told = describes(page.doc[claim.start : claim.end], place) and place.i != token.i
    return not is_told or is_event(place)


def _just_before(page: Page, claims: list[DateClaim], token: Token) -> DateClaim | None:
    """The date that a relative clause with the act follows: "since May 2010, when two were killed"."""
    first = clause_after(token)
    if first is None:
        return None
    for claim in claims:
        if claim.end <= first and all(t.is_punct or t.is_space for t in page.doc[claim.end : first]):
            return claim
    return None


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


def _is_of_report(tokens: Span, token: Token) -> bool:
    """Whether a date tells when an act was spoken of: "said on May 3", but not "on May 3, reports the Star"."""
    verb = clause_verb(tokens)
    if verb is None or trees.lemma(verb) not in cue_set("report_verb"):
        return False
    if tokens.end <= verb.i < token.i and trees.child(verb, "nsubj") is not None:
        had = [c.lower_ for c in trees.children(token, "aux")]
        if "had" in had:
            return True  # "on May 3, police said that two had been seized"
    return verb.i < tokens.start or not any(t.text == "," for t in tokens.doc[tokens.end : verb.i])
