"""Who else is counted beside people: parts of a total, and those who share its fate."""

from dataclasses import replace

from spacy.tokens import Token

from flows.extraction import trees
from flows.extraction.casualties import counting, outcomes, victims
from flows.extraction.casualties.context import Context
from flows.extraction.casualties.counting import Group
from flows.extraction.casualties.lines import listed, phrase_head
from flows.extraction.casualties.people_phrases import OWNERS
from flows.extraction.casualties.quantities import Quantity
from schemas.vocabulary import Outcome

_TOGETHER = ("along with", "together with", "as well as", "besides")
_NEAR = 25
_TOLD = frozenset({"number", "article", "vague", "name"})


def parts(context: Context, group: Group) -> list[Group]:
    """Parts of a total with a count of their own: "including three children", "among them a woman"."""
    page, sentence, counts = context.page, context.sentence, context.quantities
    found: list[Group] = []
    for word in {t.i: t for t in (group.head, group.noun)}.values():
        for c in trees.children(word, "nmod", "obl", "acl", "dep", "appos"):
            if trees.preposition(c) in {"including", "among", "include", *_TOGETHER} or c.lower_ == "including":
                heads = trees.nominal_conjuncts(c) if c.lower_ != "including" else trees.arguments(c).patients
                heads = _longer(context, c, heads)
                found += counting.groups(page, heads, counts, sentence.start)
    told = [part for part in found if part.form in {"number", "article", "vague"}]
    told += [part for part in _of_them(context, group) if all(part.count != other.count for other in told)]
    # Of "95 casualties, including 30 dead" the 30 have a fate of their own.
    fates = {trigger.start for trigger in outcomes.triggers(page.span(sentence))}
    told = [
        part
        for part in told
        if not (part.head.i + 1 in fates and part.noun.i == part.head.i)
        and not (part.count is not None and part.count[1] + 2 in fates and _is_of_them(context, part.count[1]))
    ]
    # "One of whom had a map on him" tells of one of the total, and counts no others.
    told = [part for part in told if not _is_told_of(context, part)]
    # Of "several kidnappings, including a case in A" the case is no person.
    return [
        part for part in told if part.form != "article" or victims.may_be_people(page, part.noun, counted=False)
    ]


def _is_told_of(context: Context, part: Group) -> bool:
    """Whether a part is the subject of a deed of its own: "one of whom had a map"."""
    doc, at = context.doc, part.count[1] if part.count is not None else part.end
    if doc[at : at + 2].text.lower() != "of whom" or at + 3 >= context.sentence.end:
        return False
    verb = doc[at + 2]
    return verb.lower_ in {"had", "has", "have", "carried", "wore"} and doc[at + 3].tag_ not in {"VBN", "VBD"}


def _is_of_them(context: Context, at: int) -> bool:
    """Whether a count ends in "of them", "of whom" or "of these" at token `at`."""
    return context.doc[at : at + 2].text.lower() in {"of them", "of whom", "of these"}


def _of_them(context: Context, group: Group) -> list[Group]:
    """Parts right behind the total: "28 men, five of them boys", "eight others, including two boys, were"."""
    doc, at = context.doc, group.end
    if group.form not in {"number", "vague"} or at + 3 >= context.sentence.end:
        return []
    if doc[at].text in {",", "--", "("}:
        at += 1
    if doc[at].lower_ == "including" and at < context.trigger.start:
        line = [t for t in listed(context, at + 1) if t.i < context.trigger.start]
        found = counting.groups(context.page, line, context.quantities, at + 1)
        return [part for part in found if part.form in {"number", "article"}]
    quantity = next((q for q in context.quantities if q.start == at and q.form == "number"), None)
    if quantity is None or doc[quantity.end : quantity.end + 2].text.lower() not in {"of them", "of whom"}:
        return []
    number = counting.groups(context.page, [doc[quantity.end - 1]], context.quantities, context.sentence.start)
    return [replace(part, noun=group.noun) for part in number]


def _longer(context: Context, part: Token, heads: list[Token]) -> list[Token]:
    """The members of a list of parts, by the tree or along the words, whichever has more that have a count."""
    case = next((t for t in part.lefts if t.dep_ == "case"), part if part.lower_ == "including" else None)
    line = listed(context, case.i + 1) if case is not None else []
    line = [t for t in line if context.counted_by(t) is not None and victims.is_people(context.page, t)]
    return line if len(line) > len(heads) else heads


def parts_behind(context: Context, group: Group) -> list[Group]:
    """Parts of a total further on in the clause: "nine men were killed in the town, including a boy"."""
    doc = context.doc
    if group.form not in {"number", "vague"} or (group.high is not None and group.high < 2):
        return []
    first = max(group.end, context.trigger.end)
    last = context.after.start if context.after is not None else context.sentence.end
    for at in range(first, min(first + _NEAR, last)):
        if any(q.start == at and _opens_people(context, q) for q in context.quantities):
            return []
        among = doc[at].lower_ == "among" and at + 1 < last and doc[at + 1].lower_ in {"them", "whom"}
        if doc[at].lower_ == "including" or among:
            line = listed(context, at + 1 + among)
            # Of "including a boy, 14 hurt" the 14 have a fate of their own.
            heads = [t for t in line if t.i < last - (context.quantity_at(t) is not None)]
            heads = heads[:1] + [t for t in heads[1:] if t.lower_ not in {"prisoner", "prisoners"}]
            found = counting.groups(context.page, heads, context.quantities, at + 1)
            told = [part for part in found if part.form in {"number", "article", "vague"}]
            return [part for part in told if victims.is_people(context.page, part.noun)]
    return []


def _opens_people(context: Context, quantity: Quantity) -> bool:
    """Whether further people are counted here, of whom what follows may be a part."""
    head = phrase_head(context, quantity.start, context.sentence.end)
    return quantity.form == "number" and head is not None and victims.is_people(context.page, head)


def companions(context: Context) -> list[Group]:
    """Those who share the fate: "two soldiers were hurt along with a driver"."""
    predicate = context.trigger.head
    heads = trees.arguments(predicate).oblique(*_TOGETHER) if predicate.pos_ == "VERB" else []
    heads = [*(heads or _together(context)), *_likewise(context)]
    found = counting.groups(context.page, heads, context.quantities, context.sentence.start)
    people = [group for group in found if victims.is_people(context.page, group.noun)]
    return [group for group in people if group.form in _TOLD or group.head.doc[group.start].lower_ in OWNERS]


def _together(context: Context) -> list[Token]:
    """Those behind a "together with" that stands before the cue, where the tree has them elsewhere."""
    doc, first = context.doc, context.before.end if context.before is not None else context.sentence.start
    for at in range(first, context.trigger.start - 2):
        if doc[at : at + 2].text.lower() in {"together with", "along with"}:
            return [t for t in listed(context, at + 2) if t.i < context.trigger.start]
    end = context.trigger.end
    if end < context.sentence.end and doc[end].lower_ == "with" and context.trigger.cue.outcome == Outcome.KILLED:
        line = listed(context, end + 1)
        people = [
            t for t in line if victims.is_known_person(context.page, t) or context.quantity_at(t) is not None
        ]
        return [t for t in people if not t.like_num or doc[t.i + 1].lower_ == "of"]
    return []


def _likewise(context: Context) -> list[Token]:
    """Further people in "12 soldiers were hurt, as were some pedestrians"."""
    doc, last = context.doc, context.after.start if context.after is not None else context.sentence.end
    for at in range(context.trigger.end, last - 2):
        if doc[at].lower_ in {"as", "so"} and doc[at + 1].lower_ in {"was", "were", "did"}:
            return listed(context, at + 2)
    return []


def compared(context: Context, group: Group) -> list[Group]:
    """The figure that one is set beside: "145 kidnappings in 2014, compared to 124 this year"."""
    doc, first = context.doc, max(group.end, context.trigger.end)
    if group.form != "number":
        return []
    for at in range(first, min(first + _NEAR, context.sentence.end - 1)):
        if doc[at : at + 2].text.lower() not in {"compared to", "compared with", "up from", "down from"}:
            continue
        quantity = next((q for q in context.quantities if q.start == at + 2 and q.form == "number"), None)
        alone = quantity is not None and (
            quantity.end >= len(doc) or doc[quantity.end].pos_ not in {"NOUN", "SYM"}
        )
        if quantity is None or not alone or doc[quantity.end - 1].text == "%":
            return []
        number = counting.groups(context.page, [doc[quantity.end - 1]], context.quantities, context.sentence.start)
        return [replace(other, noun=group.noun) for other in number]
    return []
