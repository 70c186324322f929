"""Losses of a side: "the enemy's loss is estimated at 500", "the corps lost 300 men", "casualties totalled 1,250".

Who lost men has killed, wounded and perhaps prisoners among them, so that the outcome is `casualties`; where the
sentence goes on with "killed" or "wounded", those cues give the rows.
"""

from spacy.tokens import Token

from flows.extraction import trees
from flows.extraction.casualties import tallies, victims
from flows.extraction.casualties.context import Context, Reading, verbs
from flows.extraction.casualties.lines import listed, phrase_head
from flows.extraction.casualties.people_phrases import premodifiers
from flows.extraction.casualties.quantities import Quantity
from flows.extraction.kinds import ARMED, ARMED_OR_STATE
from schemas.vocabulary import VictimKind

_REACH = 12
_MEN = frozenset({"men", "man", "hands", "souls"})
_WHERE = frozenset({"in", "at", "during", "near", "on", "when", "while", ".", ";"})
# What is lost in these are seats and votes.
_POLLS = frozenset({"election", "elections", "poll", "polls", "vote", "votes", "seats", "parliament"})
_FATES = frozenset({"killed", "wounded", "missing", "dead", "injured", "captured"})


def loss(context: Context) -> list[Reading]:
    """Men lost: object of the verb, or the figure that the noun comes to."""
    word = context.trigger.head
    of = context.trigger.end - context.trigger.start > 1
    if word.lower_ in verbs("loss") and not of:
        none = tallies.none_of(context)
        return [Reading("loss", r.heads, counts_event=True) for r in none] or _of_noun(context, word)
    line = [t for t in listed(context, context.trigger.end) if _are_men(context, t)]
    counted = [t for t in line if (q := context.counted_by(t)) is not None and q.form in {"number", "vague"}]
    if of and not counted:
        return _of_noun(context, word)
    if not counted and not of:
        return _bare(context, word)
    if not counted or _has_fate(context, counted[-1].i + 1):
        return []
    if of:
        several = [t for t in counted if (q := context.counted_by(t)) is not None and (q.low or 0) > 1]
        return [Reading("loss_of", several)]
    losers = [t for t in trees.subjects_of(word) if victims.is_people(context.page, t) or _is_side(context, t)]
    return [Reading("lost", counted)] if losers or context.trigger.start == context.sentence.start else []


def _bare(context: Context, verb: Token) -> list[Reading]:
    """A bare number that an armed body lost: "the brigade lost at least 140 in the attack", not "lost 3 tanks"."""
    at, doc, page = context.trigger.end, context.doc, context.page
    quantity = next((q for q in context.quantities if q.start == at and q.form == "number"), None)
    if quantity is None or (quantity.end < context.sentence.end and doc[quantity.end].lower_ not in _WHERE):
        return []
    if any(t.lower_ in _POLLS for t in page.span(context.sentence)):
        return []
    keys = [(t, page.organisation_at(t)) for t in trees.subjects_of(verb)]
    loser = next((t for t, key in keys if key is not None and page.entities[key].kind in ARMED), None)
    figure = doc[quantity.end - 1]
    return [Reading("loss", [figure], counts_event=True, people=loser)] if loser is not None else []


def figure_of(context: Context, noun: Token) -> list[Token]:
    """The figure that a noun of harm is said to come to: "casualties were estimated at 3,400"; none else."""
    quantity = _figure_after(context, noun)
    amounts = verbs("amount") | verbs("amounting")
    if quantity is None or not any(t.lower_ in amounts for t in context.doc[noun.i + 1 : quantity.start]):
        return []
    head = _counted(context, quantity)
    people = head is None or victims.is_people(context.page, head)
    return [context.doc[quantity.end - 1]] if people and not _has_fate(context, quantity.end) else []


def _of_noun(context: Context, noun: Token) -> list[Reading]:
    start, own = premodifiers(noun, context.quantities, context.sentence.start)
    quantity = _figure_after(context, noun)
    head = _counted(context, quantity) if quantity is not None else None
    if own is not None or quantity is None or _has_fate(context, head.i + 1 if head is not None else quantity.end):
        return []
    between = context.doc[noun.i + 1 : quantity.start]
    behind = context.doc[quantity.end : min(quantity.end + 4, context.sentence.end)]
    human = head is not None and _are_men(context, head)
    human |= any(t.lower_ in _FATES for t in (*between, *behind))
    human |= head is None and any(_is_side(context, t) for t in context.doc[start : noun.i])
    if not human:
        return []
    owner = next((t for t in context.doc[start : noun.i] if _is_side(context, t)), None)
    return [Reading("loss", [context.doc[quantity.end - 1]], counts_event=True, people=owner)]


def _figure_after(context: Context, noun: Token) -> Quantity | None:
    """The first number after a noun, with nothing between them but its verb and words that lead to a figure."""
    amounts = verbs("amount") | verbs("amounting")
    for token in context.doc[noun.i + 1 : min(noun.i + 1 + _REACH, context.sentence.end)]:
        quantity = context.quantity_at(token)
        if quantity is not None:
            after = context.doc[quantity.end].lower_ if quantity.end < len(context.doc) else ""
            return quantity if quantity.form == "number" and after != "of" else None
        leads = token.lower_ in verbs("to_loss") | _FATES or token.lower_ in amounts or token.pos_ == "ADV"
        if not leads and context.page.organisation_at(token) is None and not _is_side(context, token):
            return None
    return None


def _counted(context: Context, quantity: Quantity) -> Token | None:
    """The noun that a number counts, None where it stands alone."""
    head = phrase_head(context, quantity.start, context.sentence.end)
    return head if head is not None and head.i >= quantity.end else None


def _has_fate(context: Context, at: int) -> bool:
    """Whether what was counted is said to be killed, wounded or taken right behind: another cue counts them."""
    words = [t.lower_ for t in context.doc[at : min(at + 4, context.sentence.end)] if not t.is_punct]
    words = [w for w in words if w not in {"officers", "men", "soldiers", "of", "other", "ranks", "have", "been"}]
    return bool(words) and words[0] in _FATES | {"prisoners", "taken"}


def _are_men(context: Context, token: Token) -> bool:
    """Whether a noun means men of a side; so does the number of "four of its own"."""
    own = context.quantity_at(token) is not None
    if own and context.doc[token.i + 1 : token.i + 4].text.lower() in {"of its own", "of their own", "of our own"}:
        return True
    return token.lower_ in _MEN or victims.lexical_kind(token) == VictimKind.COMBATANT


def _is_side(context: Context, token: Token) -> bool:
    """Whether a word means a side of a fight: fighters, an armed body, "our", "we", "the enemy", "the Union"."""
    key = context.page.organisation_at(token)
    armed = key is not None and context.page.entities[key].kind in ARMED_OR_STATE
    sided = token.lower_ in verbs("side")
    return armed or sided or victims.lexical_kind(token) == VictimKind.COMBATANT
