"""Phrases for people, and how many each stands for (codebook, "Casualties": words for counts)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.casualties import victims
from flows.extraction.casualties.people_phrases import (
    DEFINITE,
    OWNERS,
    REACH,
    end_of,
    noun_of,
    premodifiers,
    quantity_over,
)
from flows.extraction.casualties.quantities import Quantity
from flows.extraction.page import Page

GroupForm = Literal[
    "number", "vague", "article", "none", "unknown", "both", "any", "name", "bare", "definite", "one", "pronoun"
]


_COLLECTIVE = frozenset({"family", "crew", "team", "group", "party", "band", "gang", "batch"})
_AND = frozenset({"and", "&", "or"})


@dataclass(frozen=True, slots=True)
class Group:
    """People of one count: `start:end` are the tokens that word them, `head` is their noun, name or number.

    `low` and `high` are persons, None where open. `count` holds the tokens of the count, None where the count
    follows from the form (a name, a bare plural). `noun` is the word that says what sort of people; `others`
    are those of further members, where one count covers a list.
    """

    head: Token
    noun: Token
    start: int
    end: int
    low: int | None
    high: int | None
    is_approximate: bool
    form: GroupForm
    count: tuple[int, int] | None = None
    others: tuple[Token, ...] = ()

    @property
    def is_single_named(self) -> bool:
        """Whether a name or a personal pronoun gives the count."""
        return self.form in {"name", "pronoun"}


def group_of(page: Page, head: Token, quantities: Sequence[Quantity], floor: int) -> Group | None:
    """The people that a nominal means and their number; None where it means no one in particular.

    Args:
        page: the annotated document.
        head: the head of the phrase.
        quantities: those of the sentence.
        floor: first token of the sentence.
    """
    own = quantity_over(head, quantities)
    start, quantity = (own.start, own) if own is not None else (0, None)
    if quantity is None:
        start, quantity = premodifiers(head, quantities, floor)
    noun = noun_of(page, head, quantity)
    body = _collective(page, head, quantities, start)
    if body is not None:
        return body
    end = end_of(head, noun)
    base = Group(head, noun, start, end, None, None, False, "bare")
    if victims.is_plural_pronoun(noun) and quantity is not None and quantity.form == "article":
        return None
    first = quantity.start if quantity is not None else 0
    if head.lower_ == "average" or (first > 1 and page.doc[first - 2 : first].text.lower() == "average of"):
        return None
    if victims.names_someone(page, head) and (quantity is None or quantity.form == "article"):
        return replace(base, low=1, high=1, form="name", start=min(start, head.i))
    if quantity is not None and quantity.form == "any":
        return (
            replace(base, low=0, high=0, form="none", count=(quantity.start, quantity.end))
            if _denied(head)
            else None
        )
    if quantity is not None and page.doc[quantity.start].lower_ in DEFINITE:
        return replace(
            base, low=quantity.low, high=quantity.high, form="definite", count=(quantity.start, quantity.end)
        )
    if quantity is not None:
        return replace(
            base,
            low=quantity.low,
            high=quantity.high,
            is_approximate=quantity.is_approximate,
            form=quantity.form,
            count=(quantity.start, quantity.end),
        )
    if victims.is_pronoun(head):
        return replace(base, start=head.i, low=1, high=1, form="pronoun")
    if victims.is_plural_pronoun(head):
        return None
    return _uncounted(page, base, head)


def _collective(page: Page, head: Token, quantities: Sequence[Quantity], start: int) -> Group | None:
    """The members of "a family of five", "a group of 12 workers", "a group of workers"."""
    doc, at = page.doc, head.i + 2
    if head.lower_ not in _COLLECTIVE or at >= len(doc) or doc[at - 1].lower_ != "of":
        return None
    members = trees.complements(head, "of")
    number = next((q for q in quantities if q.start == at and q.form == "number"), None)
    if number is not None:
        alone = not members or number.start <= members[0].i < number.end
        noun = head if alone else members[0]
        count = (number.start, number.end)
        end = max(number.end, noun.i + 1)
        return Group(head, noun, start, end, number.low, number.high, number.is_approximate, "number", count)
    if not members or not victims.is_plural(members[0]) or not victims.is_people(page, members[0]):
        return None
    return Group(head, members[0], start, members[0].i + 1, 3, None, False, "vague", (start, at))


def _denied(head: Token) -> bool:
    """Whether a "not" or "without" before "any casualties" makes it none."""
    before = head.doc[max(head.i - REACH, head.sent.start) : head.i]
    return any(t.lower_ in {"not", "n't", "n’t", "without", "never", "nor", "neither", "no"} for t in before)


def _uncounted(page: Page, base: Group, head: Token) -> Group:
    first = page.doc[base.start]
    names = _names_beside(page, head) if victims.is_plural(head) else 0
    if names > 1:
        return replace(base, low=names, high=names, form="name")
    definite = first.lower_ in DEFINITE or first.tag_ == "PRP$" or first.dep_ == "nmod:poss"
    if victims.is_plural(head) or head.lower_ in {"those", "ones"}:
        refers_back = definite or head.lower_ == "those"
        return replace(base, low=3, high=None, form="definite" if refers_back else "bare")
    return replace(base, low=1, high=1, form="one")


def _names_beside(page: Page, head: Token) -> int:
    """How many persons are named right behind a plural: "the journalists, A and B", "the priests A and B"."""
    beside = [c for c in head.children if c.dep_ in {"appos", "flat"} and c.i > head.i]
    return sum(victims.names_someone(page, t) for c in beside[:1] for t in trees.nominal_conjuncts(c))


def groups(page: Page, heads: Sequence[Token], quantities: Sequence[Quantity], floor: int) -> list[Group]:
    """The groups that coordinated heads make: names in a list are one, and what has a count of its own is its own.

    "a soldier and two civilians" is two; "A, B and C" is one of three; "12 soldiers and policemen" is one of 12.
    """
    found: list[Group] = []
    heads = [*heads, *(low for head in heads for low in _joined_low(page, head, quantities))]
    described = {t.i: t for t in (_described(head, floor) for head in heads)}
    for head in sorted(described.values(), key=lambda t: t.i):
        if found and found[-1].head.i < head.i and _is_one_phrase(found[-1], head):
            found[-1] = replace(found[-1], head=head, noun=head, end=max(found[-1].end, end_of(head, head)))
            continue
        group = group_of(page, head, quantities, floor)
        if group is None:
            continue
        same = next((g for g in found if group.count is not None and g.count == group.count), None)
        if same is not None:
            if not victims.is_people(page, same.noun) and victims.is_people(page, group.noun):
                found[found.index(same)] = group
            continue
        last = found[-1] if found else None
        if last is not None and last.form == "one" and group.form == "name" and group.start <= last.head.i:
            found[-1] = group
            continue
        if last is not None and _is_apposition(last, group):
            continue
        joined = _joined(page, last, group) if last is not None else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(group)
    return _without_explained(found)


def _joined_low(page: Page, head: Token, quantities: Sequence[Quantity]) -> list[Token]:
    """Counted people whom a tree joins to the body in a phrase: "two men of the 3rd Brigade and a clerk"."""
    found: list[Token] = []
    for body in trees.complements(head, "of", "from"):
        if page.organisation_at(body) is None or victims.lexical_kind(body) is not None:
            continue
        for member in trees.nominal_conjuncts(body)[1:]:
            counted = premodifiers(member, quantities, body.i + 1)[1]
            people = victims.lexical_kind(member) is not None and page.organisation_at(member) is None
            if people and counted is not None and head.i < body.i < counted.start:
                found.append(member)
    return found


def _without_explained(found: list[Group]) -> list[Group]:
    """Without what only says who the counted are: "the two engineers, a Briton and a German, were held"."""
    if len(found) < 2 or found[0].count is None or found[0].low != found[0].high:
        return found
    first, rest, doc = found[0], found[1:], found[0].head.doc
    total = sum(group.low or 0 for group in rest)
    opened = first.end < len(doc) and doc[first.end].text == ","
    closed = rest[-1].end < len(doc) and doc[rest[-1].end].text in {",", "--", ")"}
    ones = all(group.form in {"article", "one"} for group in rest) and len(rest) > 1
    named = all(group.form == "name" for group in rest) and total <= (first.low or 0)
    return [first] if opened and (named or (first.low == total and closed and ones)) else found


def _is_one_phrase(last: Group, head: Token) -> bool:
    """Whether a head only goes on with the phrase before it: "Spc. A", "the chief (of the village) A"."""
    between = head.doc[last.head.i + 1 : head.i]
    text = " ".join(t.text for t in between)
    named = last.form == "name" and (head.i <= last.end or not text or (text[0], text[-1]) == ("(", ")"))
    return named and not any(t.lower_ in {"and", ","} for t in between)


def _described(name: Token, floor: int) -> Token:
    """The noun that a name only explains: "a shopkeeper identified as A was shot" is about a shopkeeper."""
    at = min([name.i, *(c.i for c in name.children if c.dep_ in {"compound", "flat"})]) - 1
    first = at
    at = _before_list(name, at, floor)
    at = _before_title(name, at, floor)
    titled = at != first
    if at > floor and name.doc[at].lower_ == "as":
        at -= 1
    identify = cues.words("casualty_verbs", frame="identify") | {"alias"}
    if at <= floor or name.doc[at].lower_ not in identify:
        return name
    at -= 1
    while at > floor and (name.doc[at].text == "," or name.doc[at].pos_ in {"ADV", "AUX"}):
        at -= 1
    described = name.doc[at]
    if titled and victims.lexical_kind(described) is None:
        return name
    return described if described.pos_ in {"NOUN", "PROPN"} else name


def _before_list(name: Token, at: int, floor: int) -> int:
    """The position before all names of "two lawyers identified as A and B", for B, else `at`."""
    doc, here = name.doc, at
    while here > floor and (
        doc[here].pos_ == "PROPN" or doc[here].is_digit or doc[here].text in {",", "and", "(", ")"}
    ):
        here -= 1
    told = here - 1 > floor and doc[here].lower_ == "as" and doc[here - 1].pos_ == "VERB"
    passive = told and any(t.pos_ == "AUX" for t in doc[max(here - 4, floor) : here - 1])
    return here if told and not passive else at


def _before_title(name: Token, at: int, floor: int) -> int:
    """The position before the title and first names of "a man identified as Constable A B", else `at`."""
    doc, here = name.doc, at
    while here > floor and (doc[here].pos_ == "PROPN" or victims.lexical_kind(doc[here]) is not None):
        here -= 1
    told = here - 1 > floor and doc[here].lower_ == "as" and doc[here - 1].pos_ == "VERB"
    passive = told and any(t.pos_ == "AUX" for t in doc[max(here - 4, floor) : here - 1])
    return here if told and not passive else at


def _is_apposition(last: Group, group: Group) -> bool:
    """Whether a description after a name only says who it is: "A, a teacher, and ..." read as a list."""
    described = group.form in {"article", "definite", "one"} and group.head.doc[group.start].lower_ not in OWNERS
    if last.form == "name" and _ends_list(last, group):
        return True
    if last.form != "name" or not described or group.head.dep_ == "nsubj":
        return False
    between = last.head.doc[last.end : group.start]
    return any(t.text == "," for t in between) and not any(t.lower_ == "and" for t in between)


def _ends_list(last: Group, group: Group) -> bool:
    """Whether a name after a name and a comma is no member of a list, as no "and" goes before or behind it."""
    doc = last.head.doc
    if {t.text for t in doc[last.end : group.start]} != {","} or any(t.lower_ in _AND for t in last.head.subtree):
        return False
    for token in doc[group.start : min(group.end + REACH, group.head.sent.end)]:
        if token.lower_ in _AND:
            return False
        if token.pos_ in {"VERB", "AUX"}:
            return True
    return True


def _joined(page: Page, last: Group, group: Group) -> Group | None:
    named = last.is_single_named or last.form == "name"
    if named and group.form == "pronoun":
        return last
    if named and (group.is_single_named or _holds_name(page, group)):
        low = (last.low or 0) + (group.low or 0)
        others = (*last.others, group.noun)
        return replace(
            last, end=max(last.end, group.end), low=low, high=low, form="name", count=None, others=others
        )
    if group.form == "bare" and last.form in {"number", "vague", "bare"} and group.start - last.end <= 3:
        return replace(last, end=max(last.end, group.end), others=(*last.others, group.noun))
    return None


def _holds_name(page: Page, group: Group) -> bool:
    """Whether a phrase like "his daughter Rabia" names one person."""
    if group.form not in {"one", "name"}:
        return False
    beside = [t for t in trees.appositives(group.head) if t.i > group.head.i]
    named = [*beside, *(page.doc[i] for i in range(group.start, group.end))]
    return any(victims.names_someone(page, token) for token in named)
