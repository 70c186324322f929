"""Whose deed a spokesman tells: "we killed nine soldiers, a Front spokesman said"."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.casualties.context import Context, verbs
from flows.extraction.kinds import ARMED
from flows.extraction.page import Page, Sentence
from schemas.vocabulary import OrganisationKind

_WE = frozenset({"we"})
_CLAIMING = frozenset({"claimed", "claims", "claim", "claiming", "responsibility", "boasted"})
_OWN = frozenset({"own", "its", "our", "their", "his"})
_BACK = 3
_BEFORE = 4
_AFTER = 5


def doer(context: Context, serves_state: bool) -> int | None:
    """The armed body that a speaker says did the harm: its "we", or what an armed group claims of soldiers.

    Args:
        context: the cue in its sentence.
        serves_state: whether the victims are soldiers or police: others may be the claimant's own people.
    """
    head = context.trigger.head
    if any(t.lower_ in _WE for t in trees.arguments(head).agents):
        return speaker(context)
    before = context.doc[context.sentence.start : context.trigger.start]
    claiming = next((t.i for t in before if t.lower_ in _CLAIMING), None)
    if claiming is None:
        return None
    told = context.doc[claiming : context.trigger.start]
    if not serves_state and not any(t.lower_ in cues.words("state_victims") for t in told):
        return None
    if any(t.lower_ in _OWN for t in told):
        return None
    key = _in(context.page, context.sentence, context.trigger.start)
    group = key is not None and context.page.entities[key].kind == OrganisationKind.ARMED_GROUP
    return key if group else None


def speaker(context: Context) -> int | None:
    """The armed body whose spokesman says the sentence, as it names him or goes on about him."""
    page, sentence = context.page, context.sentence
    here = _in(page, sentence, sentence.end)
    if here is not None:
        return here
    saying = [t for t in page.span(sentence) if t.lower_ in verbs("report")]
    tellers = {t.lower_ for verb in saying for t in trees.children(verb, "nsubj")}
    if not tellers:
        return None
    for earlier in reversed(page.sentences[max(sentence.ordinal - _BACK, 0) : sentence.ordinal]):
        words = {t.lower_ for t in page.span(earlier)}
        key = _in(page, earlier, earlier.end) if tellers & ({"he", "she"} | words) else None
        if key is not None:
            return key
    return None


def _in(page: Page, sentence: Sentence, end: int) -> int | None:
    """The armed body of the first spokesman that a sentence names before token `end`."""
    spokesmen = cues.words("relation_light_verbs", effect="spokesman")
    for word in page.doc[sentence.start : end]:
        if word.lower_ in spokesmen and (key := _body_beside(page, sentence, word)) is not None:
            return key
    return None


def _body_beside(page: Page, sentence: Sentence, spokesman: Token) -> int | None:
    before = range(spokesman.i - 1, max(spokesman.i - _BEFORE, sentence.start) - 1, -1)
    after = range(spokesman.i + 1, min(spokesman.i + _AFTER, sentence.end))
    behind = after if after and page.doc[after[0]].lower_ in {"of", "for"} else range(0)
    for at in (*before, *behind):
        key = page.organisation_at(page.doc[at])
        if key is not None:
            return key if page.entities[key].kind in ARMED else None
    return None
