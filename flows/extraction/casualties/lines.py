"""People found by reading along the words, where a tree is wrong or says nothing of them."""

from spacy.tokens import Token

from flows.extraction import trees
from flows.extraction.casualties import victims
from flows.extraction.casualties.context import Context, Reading, verbs
from flows.extraction.casualties.outcomes import Trigger
from flows.extraction.casualties.people_phrases import OWNERS
from flows.extraction.casualties.quantities import Quantity
from flows.extraction.page import Page

_SKIPPED = frozenset({"-", "–", '"', "“", "”", "'", "``", "''"})
_MODIFIERS = frozenset({"DET", "ADJ", "ADV"})
_NOMINALS = frozenset({"NOUN", "PROPN", "NUM"})
_OTHER_ROLES = frozenset({"by", "in", "at", "from", "with", "near", "to", "on", "for", "against", "between", "of"})
_SHORT = 8


def passive_auxiliary(context: Context) -> bool:
    """Whether a form of "be" stands close before the cue."""
    if context.trigger.head.lower_.endswith("ing"):
        return False
    first = max(context.trigger.start - 4, context.sentence.start)
    for token in reversed(context.doc[first : context.trigger.start]):
        if token.lower_ in verbs("passive"):
            return True
        if token.pos_ not in {"ADV", "AUX", "PART"} and token.lower_ not in {"reported", "critically"}:
            return False
    return False


def phrase_head(context: Context, at: int, end: int) -> Token | None:
    """The head of the phrase that starts at token `at`: the last noun of its run."""
    last: Token | None = None
    while at < end:
        token = context.doc[at]
        quantity = next((q for q in context.quantities if q.start == at), None)
        if quantity is not None:
            if last is not None and quantity.form != "article":
                break
            ending = context.doc[quantity.end - 1]
            counts = quantity.form not in {"article", "none"} or ending.lower_ in {
                "another",
                "none",
                "nobody",
                "one",
            }
            last = ending if counts else last
            at = quantity.end
            continue
        if token.is_digit and last is not None and last.ent_type_ == "PERSON":
            break
        if token.pos_ in _NOMINALS:
            last = token
        elif last is None and token.lower_ in OWNERS:
            at += 1
            continue
        elif token.text == "(" and (closing := _closing(context.page, at, end)) is not None:
            at = closing
        elif token.pos_ == "VERB" and token.head.i > token.i and token.dep_ in {"amod", "compound"}:
            at += 1
            continue
        elif token.pos_ not in _MODIFIERS and token.text not in _SKIPPED and not token.is_space:
            break
        at += 1
    return last


def _closing(page: Page, at: int, end: int) -> int | None:
    """The bracket that closes a short bracket before a noun: "a Development Front (DF) official"."""
    closing = next((i for i in range(at, min(at + _SHORT, end)) if page.doc[i].text == ")"), None)
    inside = closing is not None and closing + 1 < end and page.doc[closing + 1].pos_ in {"NOUN", "PROPN"}
    return closing if inside else None


def nearby(context: Context, left_only: bool = False) -> list[Reading]:
    """People beside the cue: "12 soldiers killed", "killing seven"."""
    trigger = context.trigger
    before = _left_of(context)
    after = None if left_only else phrase_head(context, trigger.end, context.sentence.end)
    gerund = trigger.head.lower_.endswith("ing")
    active = gerund or (trigger.head.i == trigger.start and not passive_auxiliary(context))
    if after is not None and starts_clause(context, after):
        after = None
    page = context.page
    if before is not None and (gerund or _has_object(trigger.head) or _is_active(trigger, before)):
        before = None
    people = before is not None and (victims.is_people(page, before) or context.quantity_at(before) is not None)
    counted = before is not None and people and context.counted_by(before) is not None
    if after is not None and active and not counted:
        return [Reading("beside", [after])]
    return [Reading("beside", [before])] if before is not None else []


def _is_active(trigger: Trigger, before: Token) -> bool:
    """Whether who stands before a verb can only do the harm: "he kills", "where he had killed"."""
    if trigger.cue.frame != "patient":
        return False
    base = trigger.end - trigger.start == 1 and trigger.head.morph.get("VerbForm", []) == ["Fin"]
    present = base and trigger.head.morph.get("Tense", []) == ["Pres"]
    return present or victims.is_pronoun(before) or victims.is_plural_pronoun(before)


def people_of_body(context: Context, head: Token) -> Token:
    """The person where a wrong tree has their body: the militant of "a Green Front (GF) militant, A, was"."""
    mention = context.page.mention_at(head)
    if mention is None or context.page.organisation_at(head) is None or head.i >= context.trigger.start:
        return head
    at, end = mention.end, context.trigger.start
    while at < end and (
        context.doc[at].text in {"(", ")"} or context.page.organisation_at(context.doc[at]) is not None
    ):
        at += 1
    word = context.doc[at]
    follows = at < end and word.pos_ in {"NOUN", "PROPN", "ADJ"} and victims.lexical_kind(word) is not None
    return word if follows else head


def labelled(context: Context) -> list[Reading]:
    """The people after a cue that stands as a label: "Killed: 4", "WOUNDED, 4 OFFICERS AND 61 MEN"."""
    trigger, doc = context.trigger, context.doc
    last = context.after.start if context.after is not None else context.sentence.end
    before = doc[trigger.start - 1].text if trigger.start > context.sentence.start else ";"
    if trigger.end + 1 >= last or before not in {":", ";", "(", "-", "--", ","}:
        return []
    colon, counts = doc[trigger.end].text == ":", [q.start for q in context.quantities if q.form == "number"]
    comma = doc[trigger.end].text == "," and before in {";", ":"} and trigger.end + 1 in counts
    if not colon and not comma:
        return []
    line = [t for t in listed(context, trigger.end + 1) if t.i < last]
    named = line and victims.is_name(context.page, line[0])
    return [Reading("labelled", line)] if trigger.end + 1 in counts or named else []


def left_behind(context: Context) -> list[Reading]:
    """People between "left" and a state far behind it: "leaving two men, A and B, hurt", "left A and B hurt"."""
    floor = context.before.end if context.before is not None else context.sentence.start
    for at in range(context.trigger.start - 1, floor - 1, -1):
        if context.doc[at].lower_ in {"left", "leaving", "leaves", "leave"}:
            heads = [t for t in listed(context, at + 1) if t.i < context.trigger.start]
            if not heads or not victims.is_people(context.page, heads[0]):
                return []
            if context.counted_by(heads[0]) is not None:
                return [Reading("left", heads[:1])]
            return [Reading("left", heads)] if all(victims.is_name(context.page, t) for t in heads) else []
    return []


def counted_object(context: Context) -> list[Reading]:
    """Counted people right behind an active cue that the tree has not made its object."""
    end = context.trigger.end
    if passive_auxiliary(context) or not any(q.start == end and q.form == "number" for q in context.quantities):
        return []
    head = phrase_head(context, end, context.sentence.end)
    if head is None or starts_clause(context, head):
        return []
    people = victims.is_people(context.page, head) or context.quantity_at(head) is not None
    return [Reading("beside", [head])] if people else []


def _has_object(verb: Token) -> bool:
    """Whether a verb has an object, so that what stands before it did the harm."""
    return any(c.dep_ == "obj" and c.i > verb.i for c in verb.children)


def starts_clause(context: Context, head: Token) -> bool:
    """Whether a phrase is the subject of what follows: "killed a man and two women were hurt"."""
    at = head.i + 1
    if at >= context.sentence.end:
        return False
    follows = context.doc[at]
    return follows.lower_ in verbs("be") or (context.after is not None and context.after.start == at)


def _left_of(context: Context) -> Token | None:
    doc, floor = context.doc, context.sentence.start
    at = context.trigger.start - 1
    supposed = {"supposed", "believed", "reported"}
    while at >= floor and (
        doc[at].pos_ in {"AUX", "ADV", "PART"} or doc[at].lower_ in verbs("be") | supposed or doc[at].is_space
    ):
        at -= 1
    if at > floor and doc[at].text == "," and at == context.trigger.start - 1:
        at = _before_aside(context, at)
    if at > floor and doc[at].lower_ in {"more", "others"} and context.quantity_at(doc[at - 1]) is not None:
        # "34 more wounded"
        at -= 1
    if at < floor:
        return None
    token = doc[at]
    while token.lower_ in trees.RELATIVE and at > floor + 1:
        at -= 2 if doc[at - 1].text == "," else 1
        token = doc[at]
    if context.quantity_at(token) is not None:
        return token
    nominal = token.pos_ in {"NOUN", "PROPN", "NUM", "PRON", "ADJ"}
    return token if nominal and (token.is_alpha or token.is_digit) else None


def _before_aside(context: Context, comma: int) -> int:
    """The position of a name before an aside in commas, "Colonel A, First Missouri, killed"; else the comma."""
    doc, floor = context.doc, max(context.sentence.start, comma - _SHORT)
    for at in range(comma - 1, floor, -1):
        if doc[at].pos_ in {"VERB", "AUX"}:
            return comma
        if doc[at].text == ",":
            return at - 1 if victims.is_name(context.page, doc[at - 1]) else comma
    return comma


def between(context: Context, end: int | None = None) -> list[Reading]:
    """People counted between the cue before and this one or its verb: "five died and another was hurt"."""
    before, trigger = context.before, context.trigger
    end = trigger.start if end is None else end
    if before is None or (trigger.head.lower_.endswith("ing") and trigger.cue.frame != "state"):
        return []
    ends = passive_auxiliary(context) or not _opens_phrase(context)
    if not ends:
        return []
    heads: list[Token] = []
    for quantity in context.quantities:
        if not before.end <= quantity.start < end or quantity.form == "none":
            continue
        previous = context.doc[quantity.start - 1]
        if (
            _is_one_of_them(context, quantity)
            or previous.lower_ in _OTHER_ROLES
            or previous.lower_ in {"including", "include"}
        ):
            continue
        head = phrase_head(context, quantity.start, end)
        if head is not None and (victims.is_people(context.page, head) or _is_bare_count(context, head, end)):
            heads.append(head)
    heads = _own(context, before, heads, end)
    if heads and any(
        t.lower_ in {"when", "after", "as", "before", "where"} for t in context.doc[heads[-1].i : end]
    ):
        return []
    return [Reading("between", heads)] if heads else []


def _is_one_of_them(context: Context, quantity: Quantity) -> bool:
    """Whether a count only says more of people before it: "two bombers, one of them masked, blew up"."""
    doc, at = context.doc, quantity.start
    return doc[at - 1].text == "," and doc[quantity.end : quantity.end + 2].text.lower() in {"of them", "of whom"}


def _own(context: Context, before: Trigger, heads: list[Token], end: int) -> list[Token]:
    """Without the people of the cue before: "killed 40 and left many injured"."""
    if len(heads) < 2:
        return heads
    first, last = context.quantity_at(heads[-1]), context.counted_by(heads[0])
    has_object = last is not None and last.start == before.end and _has_object(before.head)
    if has_object and any(t.pos_ in {"VERB", "AUX"} for t in context.doc[heads[0].i : heads[1].i]):
        return heads[1:]
    if first is None or not _is_bare_count(context, heads[-1], end):
        return heads
    apart = context.doc[max(first.start - 2, 0) : first.start].text.lower() in {", and", "; and"}
    return heads[-1:] if apart else heads


def _is_bare_count(context: Context, head: Token, end: int) -> bool:
    """Whether a count without a noun stands right before the cue: "five killed", "another critically wounded"."""
    if context.quantity_at(head) is None:
        return False
    return all(
        t.pos_ in {"ADV", "AUX", "PART"} or t.lower_ in verbs("be") or t.lower_ in {"more", "others"}
        for t in context.doc[head.i + 1 : end]
    )


def _opens_phrase(context: Context) -> bool:
    """Whether what follows the cue is its object: a count, an article, a noun."""
    end = context.trigger.end
    if end >= context.sentence.end:
        return False
    token = context.doc[end]
    if any(q.start == end for q in context.quantities):
        return True
    return token.pos_ in {"DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON"}


def listed(context: Context, at: int) -> list[Token]:
    """The heads of a list that starts at token `at`: "A, B and C", "three men, a woman and two boys"."""
    doc, end, heads = context.doc, context.sentence.end, list[Token]()
    while at < end:
        head = phrase_head(context, at, end)
        if head is None:
            break
        heads.append(head)
        count = context.counted_by(head)
        if count is not None and (count.low or 0) > 1 and _identified_at(context, head.i + 1, end) is not None:
            # What follows in "two men, identified as A, a farmer, and B" tells who the two are.
            break
        at = _after_phrase(context, head.i + 1, end)
        joined = False
        while at < end and (doc[at].text in {",", "&"} or doc[at].lower_ == "and"):
            joined, at = True, at + 1
        if not joined:
            break
    return heads


def _is_age(context: Context, at: int, end: int) -> bool:
    """Whether a comma and an age follow a name: "A, 47, and B", not "A, 3 officers and"."""
    doc = context.doc
    if at + 2 >= end or doc[at].text != "," or not doc[at + 1].is_digit:
        return False
    return not doc[at + 2].is_alpha or doc[at + 2].lower_ == "and"


def _identified_at(context: Context, at: int, end: int) -> int | None:
    """The position after "identified as A", with or without a comma, where it explains the phrase before it."""
    doc = context.doc
    verb = at + (at < end and doc[at].text == ",")
    if verb + 2 >= end or doc[verb].lower_ not in verbs("identify") or doc[verb + 1].lower_ != "as":
        return None
    name = phrase_head(context, verb + 2, end)
    return name.i + 1 if name is not None and victims.is_name(context.page, name) else None


def _after_phrase(context: Context, at: int, end: int) -> int:
    """The position after ages, brackets and "of" phrases that follow a head."""
    doc = context.doc
    while at < end:
        if doc[at].text == "(":
            closing = next((i for i in range(at, min(at + 2 * _SHORT, end)) if doc[i].text == ")"), None)
            if closing is None:
                return at
            at = closing + 1
        elif _is_age(context, at, end):
            at += 2
        elif (named := _identified_at(context, at, end)) is not None:
            at = named
        elif doc[at].lower_ in {"of", "under", "from", "in", "at", "near"}:
            inner = phrase_head(context, at + 1, end)
            if inner is None:
                return at
            at = inner.i + 1
        else:
            return at
    return at
