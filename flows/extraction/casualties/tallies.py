"""Counts told without a verb, as in telegrams: "3 killed 12 wounded", "dead six, wounded twenty", "losses nil"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from flows.extraction import trees
from flows.extraction.casualties import outcomes, victims
from flows.extraction.casualties.context import Context, Reading, verbs
from flows.extraction.casualties.outcomes import Trigger
from flows.extraction.casualties.people_phrases import premodifiers
from flows.extraction.casualties.quantities import Quantity
from flows.extraction.page import Page, Sentence

_FATES = frozenset(
    """killed wounded dead injured hurt missing captured arrested detained kia wia prisoners captives""".split()  # noqa: SIM905
)
_JOINTS = frozenset({",", ";", "and", "&", "-", "--", "/"})
_LEADS = frozenset({":", ",", "-", "--", "number", "numbered", "numbering", "numbers", "total", "totals"})
_FIGURES = frozenset(
    """numbered numbering number total totals totalled totaled totalling estimated put placed given reported
    reached exceed exceeds exceeded""".split()  # noqa: SIM905
)
_PUTTING = frozenset({"estimate", "estimates", "estimating", "puts", "putting", "placed", "places", "reports"})
_BY = frozenset({"at", "by", "to", "now", "thus", "so", "far", "brought", "taken", "in"})
_COUNTING = frozenset({"number", "total", "tally"})
_NONE = frozenset({"nil", "none", "zero"})
_TO_NONE = frozenset({":", "-", "--", "were", "was", "are", "is", "reported", "as", "=", "so", "far"})
_SIDES = frozenset({"on", "our", "their", "both", "side", "sides", "of", "the", "left", "in", "field", "ground"})
_REACH = 7
_PART = 5


def tally(context: Context) -> list[Reading]:
    """The count beside a bare word for a fate, where a row of such counts tells which is whose; none else."""
    if context.trigger.span[0].lower_ not in _FATES or context.trigger.end - context.trigger.start > 1:
        return []
    before = _before(context, context.trigger)
    if before is not None:
        end = context.trigger.end
        modifies = end < context.sentence.end and victims.lexical_kind(context.doc[end]) is not None
        none = context.quantity_at(before)
        in_row = _goes_on(context) or (_follows(context, before) and not modifies)
        in_row |= none is not None and none.form == "none" and not modifies
        return [Reading("tally", [before])] if in_row else []
    after = _after(context, context.trigger)
    if after is None or not _opens(context):
        return []
    return [Reading("tally", [context.doc[after.end - 1]])]


def none_of(context: Context) -> list[Reading]:
    """The "nil" of "our casualties nil", "losses: none"."""
    doc, at, end = context.doc, context.trigger.end, context.sentence.end
    while at < end and doc[at].lower_ in _TO_NONE:
        at += 1
    if at >= end or doc[at].lower_ not in _NONE or (at + 1 < end and not doc[at + 1].is_punct):
        return []
    return [Reading("event_count", [doc[at]], counts_event=True)] if context.quantity_at(doc[at]) else []


def numbered(context: Context) -> list[Reading]:
    """The figure of "the dead numbered 63", "put the dead at 150", "the total of wounded is 38", "our dead 9"."""
    doc, first, start = context.doc, context.sentence.start, context.trigger.start
    if context.trigger.end - start > 1 or doc[start].lower_ not in _FATES or _before(context, context.trigger):
        return []
    if start > first and doc[start - 1].lower_ in verbs("be") | verbs("leave"):
        return []
    quantity, lead = _figure(context)
    if quantity is None or _counts_noun(context, quantity):
        return []
    counting = any(t.lower_ in _COUNTING for t in doc[max(first, start - 3) : start])
    told = any(t.lower_ in _FIGURES | _PUTTING for t in doc[first : quantity.start])
    led = doc[quantity.start - 1].lower_ in _FIGURES | {"at", "to"} and told
    owner = _owner(context)
    before = doc[start - 1] if start > first else None
    # "Albanian dead officially 60": a side by the name of its people.
    side = before is not None and (
        before.lower_ in verbs("side") or (before.pos_ in {"ADJ", "PROPN"} and before.text[:1].isupper())
    )
    whose = (owner is not None and owner.i == start - 1) or side
    bare = whose and not lead and (quantity.end >= context.sentence.end or doc[quantity.end].is_punct)
    if not led and not counting and not bare:
        return []
    return [Reading("tally", [doc[quantity.end - 1]], counts_event=True, people=owner)]


def _figure(context: Context) -> tuple[Quantity | None, list[Token]]:
    """The first number behind a fate with what leads to it: verbs of counting, who counted, when; not adverbs."""
    doc, start, end = context.doc, context.trigger.start, context.sentence.end
    before = doc[max(context.sentence.start, start - 4) : start]
    put = any(t.lower_ in _PUTTING | {"put"} for t in before)
    lead: list[Token] = []
    for at in range(start + 1, min(start + 1 + (2 * _REACH if put else _REACH), end)):
        token = doc[at]
        quantity = next((q for q in context.quantities if q.start == at), None)
        if quantity is not None and quantity.form in {"number", "vague"}:
            return quantity, lead
        by = (
            lead
            and lead[0].i < at
            and any(t.lower_ == "by" for t in lead)
            and token.pos_ in {"NOUN", "PROPN", "DET", "ADJ"}
        )
        passes = by or token.pos_ == "ADV" or token.lower_ in _FIGURES | _SIDES | verbs("be") | _BY
        if not passes and not (
            put and (token.pos_ not in trees.VERBAL or token.lower_ == "fighting") and not token.is_punct
        ):
            return None, lead
        if token.pos_ != "ADV":
            lead.append(token)
    return None, lead


def with_shared_bounds(
    page: Page, sentence: Sentence, triggers: Sequence[Trigger], counts: Sequence[Quantity]
) -> Sequence[Quantity]:
    """The counts, where two bare ones share the lower bound of the first: "at least 9 killed and 20 wounded"."""
    if not any(q.high is None and q.form == "number" for q in counts):
        return counts
    found = list(counts)
    for first, last in pairwise(triggers):
        one = next((q for q in found if q.end == first.start and q.form == "number"), None)
        two = next((i for i, q in enumerate(found) if q.end == last.start and q.form == "number"), None)
        if one is None or two is None or one.low is None or one.high is not None:
            continue
        joint = page.doc[first.end : found[two].start].text.lower()
        fates = {first.span[0].lower_, last.span[0].lower_} <= _FATES
        if joint in {"and", "&"} and fates and found[two].low == found[two].high:
            found[two] = replace(found[two], high=None)
    return found


def takes_prisoners(context: Context) -> bool:
    """Whether counted prisoners stand in a row of dead and wounded, "52 killed, 14 prisoners", or "number 600"."""
    before = _before(context, context.trigger)
    if before is None:
        return context.trigger.span[0].lower_ == "prisoners" and bool(numbered(context))
    return context.before is not None and (_follows(context, before) or _goes_on(context))


def _before(context: Context, trigger: Trigger) -> Token | None:
    """The head of a counted phrase right before a fate: the 3 of "3 killed", the man of "one man hit"."""
    doc, floor = context.doc, context.sentence.start
    at = trigger.start - 1
    while at > floor and doc[at].pos_ == "ADV" and context.quantity_at(doc[at]) is None:
        at -= 1
    if at < floor:
        return None
    token = doc[at]
    quantity = context.quantity_at(token)
    if quantity is not None:
        return token if quantity.form in {"number", "vague", "none"} else None
    if token.pos_ not in {"NOUN", "PROPN"} or not victims.may_be_people(context.page, token):
        return None
    own = premodifiers(token, context.quantities, floor)[1]
    return token if own is not None and own.form in {"number", "vague"} and token.i - own.end < 4 else None


def _start(context: Context, head: Token) -> int:
    """Where a counted phrase starts."""
    quantity = context.quantity_at(head)
    return quantity.start if quantity is not None else premodifiers(head, context.quantities, 0)[0]


def _past_joint(context: Context, at: int, step: int) -> int:
    """The position past one comma or "and", or past both."""
    doc = context.doc
    while context.sentence.start <= at < context.sentence.end and doc[at].lower_ in _JOINTS:
        at += step
    return at


def _goes_on(context: Context) -> bool:
    """Whether a counted phrase and its fate follow right behind: the "12 wounded" of "3 killed 12 wounded"."""
    trigger, doc = context.trigger, context.doc
    at = _past_joint(context, trigger.end, 1)
    counts = {"number", "vague", "none"}
    quantity = next((q for q in context.quantities if q.start == at and q.form in counts), None)
    following = _fate_from(context, quantity.end) if quantity is not None else None
    if following is None:
        return False
    head = _before(context, following)
    behind = doc[following.end] if following.end < context.sentence.end else None
    ends = behind is None or behind.pos_ not in {"NOUN", "PROPN"} or behind.lower_ == "stop"
    return head is not None and _start(context, head) == at and ends


def _fate_from(context: Context, at: int) -> Trigger | None:
    """The fate that stands right behind a count, or behind its noun."""
    line = context.page.doc[at : min(at + 4, context.sentence.end)]
    return next((t for t in outcomes.triggers(line) if t.span[0].lower_ in _FATES), None) if len(line) else None


def _follows(context: Context, head: Token) -> bool:
    """Whether a fate with a count of its own stands right before the phrase."""
    last, doc = context.before, context.doc
    end = _past_joint(context, _start(context, head) - 1, -1) + 1
    # "52 killed including one officer, 14 prisoners": the officer is a part of the first item.
    part = doc[max(end - _PART, context.sentence.start) : end]
    end = next((t.i for t in reversed(part) if t.lower_ == "including"), end)
    if last is None or end <= context.sentence.start:
        return False
    told = last.end == end and last.span[0].lower_ in _FATES and doc[end - 1].lower_ in _FATES
    return told and _before(context, last) is not None


def _after(context: Context, trigger: Trigger) -> Quantity | None:
    """The number behind a fate that ends its item: "wounded twenty", "dead number six"."""
    doc, at, end = context.doc, trigger.end, context.sentence.end
    while at < end and at < trigger.end + 2 and doc[at].lower_ in _LEADS:
        at += 1
    quantity = next((q for q in context.quantities if q.start == at and q.form == "number"), None)
    if quantity is None or (trigger.end == at and doc[trigger.start].lower_ == "missing"):
        return None
    closes = quantity.end >= end or doc[quantity.end].is_punct or doc[quantity.end].lower_ == "and"
    after = context.after
    ends = quantity.end if closes or after is None else after.start
    return quantity if closes or ends == quantity.end else None


def _opens(context: Context) -> bool:
    """Whether a fate opens an item of a row of labels, so that nobody before it did or suffered the deed."""
    doc, start = context.doc, context.trigger.start
    if start == context.sentence.start:
        return context.after is not None and _after(context, context.after) is not None
    previous = doc[_past_joint(context, start - 1, -1)]
    last = context.before
    if last is None or last.span[0].lower_ not in _FATES or _before(context, last) is not None:
        return False
    figure = _after(context, last)
    return figure is not None and previous.i == figure.end - 1


def _counts_noun(context: Context, quantity: Quantity) -> bool:
    """Whether a number counts a noun of its own: "at 150 places"."""
    doc, at = context.doc, quantity.end
    return at < context.sentence.end and (doc[at].pos_ in {"NOUN", "PROPN", "ADJ"} or doc[at].text == "%")


def _owner(context: Context) -> Token | None:
    """Whose the dead are: the enemy of "the enemy's dead", the civilian of "civilian dead"."""
    doc, first = context.doc, context.trigger.start
    for token in reversed(doc[max(context.sentence.start, first - 3) : first]):
        known = victims.lexical_kind(token) is not None or victims.modifier_kind(token) is not None
        if known or context.page.organisation_at(token) is not None:
            return token
    return None
