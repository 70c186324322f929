"""Phrases for people, and how many each stands for (codebook, "Casualties": words for counts)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Token

from flows.extraction import cues, trees, victims
from flows.extraction.page import Page
from flows.extraction.quantities import Quantity

GroupForm = Literal[
    "number", "vague", "article", "none", "unknown", "both", "any", "name", "bare", "definite", "one", "pronoun"
]
_PREMODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET", "X", "SYM"})
_INSIDE = frozenset({"-", "–", "—", "'s", "’s", "'", "’", '"', "“", "”", "/", "''", "``", "."})
DEFINITE = frozenset({"the", "these", "those", "this", "that", "its", "his", "her", "their", "our", "my", "your"})
OWNERS = frozenset({"its", "his", "her", "their", "our", "my", "your"})
_PARTITIVE = frozenset({"of", "from", "among"})
_REACH = 14


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


def _quantity_over(token: Token, quantities: Sequence[Quantity]) -> Quantity | None:
    return next((q for q in quantities if q.start <= token.i < q.end), None)


def premodifiers(head: Token, quantities: Sequence[Quantity], floor: int) -> tuple[int, Quantity | None]:
    """The first token of a phrase whose head is given, and the quantity before the head, if any.

    Reads the words to the left, so that a wrong tree loses no count; stops at what cannot stand inside a phrase.
    """
    start = head.i
    for i in range(head.i - 1, max(floor, head.i - _REACH) - 1, -1):
        token = head.doc[i]
        quantity = _quantity_over(token, quantities)
        if quantity is not None:
            return quantity.start, quantity
        if token.is_space:
            continue
        if token.text == ")":
            opening = next((j for j in range(i - 1, max(floor, i - 8) - 1, -1) if head.doc[j].text == "("), None)
            if opening is None:
                break
            start = opening
            continue
        if start <= i < head.i and head.doc[start].text == "(":
            continue
        possessive = token.tag_ == "PRP$" or token.dep_ == "nmod:poss"
        participle = token.pos_ == "VERB" and token.head.i > token.i and token.dep_ in {"amod", "compound"}
        adverb = (
            token.pos_ == "ADV" and token.i < token.head.i < head.i and token.head.pos_ in {"ADJ", "NUM", "VERB"}
        )
        if (
            (token.lower_ in DEFINITE and token.pos_ not in {"SCONJ", "PRON"})
            or possessive
            or token.lower_ in OWNERS
        ):
            return _before_definite(token, quantities, floor, i)
        if token.is_digit:
            break
        if (
            token.pos_ in _PREMODIFIERS
            or token.text in _INSIDE
            or participle
            or adverb
            or _joins_modifiers(token, floor)
        ):
            start = i
            continue
        if token.lower_ == "of" and i > floor and (partitive := _quantity_over(head.doc[i - 1], quantities)):
            return partitive.start, partitive
        if token.ent_iob_ == "I" and token.ent_type_ == "ORG":
            start = i
            continue
        comma = token.text == "," and head.doc[i - 1].pos_ == "ADJ" and head.doc[i + 1].pos_ == "ADJ"
        if not comma:
            break
    return start, None


def _joins_modifiers(token: Token, floor: int) -> bool:
    """Whether an "and" joins two words before a noun: "police and army personnel"."""
    if token.lower_ not in {"and", "&"} or token.i <= floor or token.i + 1 >= len(token.doc):
        return False
    before, after = token.nbor(-1), token.nbor(1)
    modifies = before.dep_ in {"compound", "amod"} and before.head.i > token.i
    return modifies and after.dep_ in {"compound", "amod", "conj"} and after.pos_ in _PREMODIFIERS


def _before_definite(
    token: Token, quantities: Sequence[Quantity], floor: int, at: int
) -> tuple[int, Quantity | None]:
    """A definite phrase may be the whole of a part: "two of the soldiers", "half of the men"."""
    if at - 1 > floor and token.doc[at - 1].lower_ in _PARTITIVE:
        quantity = _quantity_over(token.doc[at - 2], quantities)
        if quantity is not None and quantity.form != "article":
            return quantity.start, quantity
    return at, None


def _noun_of(page: Page, head: Token, quantity: Quantity | None) -> Token:
    """What is counted: the head, or where the head is the number itself, what follows "of"."""
    inside = quantity is not None and quantity.start <= head.i < quantity.end
    if not inside:
        return _after_modifier(page, head)
    whole = trees.complements(head, *_PARTITIVE)
    if whole:
        return whole[0]
    doc, end = page.doc, quantity.end if quantity is not None else head.i + 1
    if end < len(doc) and doc[end].pos_ in {"NOUN", "PROPN"} and victims.is_people(page, doc[end]):
        return doc[end]
    if end < len(doc) and doc[end].lower_ in {"of", "other", "others", "more"}:
        nouns = [doc[j] for j in range(end, min(end + 7, len(doc)))]
        for word in nouns:
            if victims.lexical_kind(word) is not None:
                return word
            if word.pos_ in {"VERB", "AUX"} or word.text in {",", ";", "."}:
                break
    return head


def _after_modifier(page: Page, head: Token) -> Token:
    """The noun right after one that only says more of it: "women cadres", "army soldiers"."""
    if head.i + 1 >= len(page.doc) or victims.lexical_kind(head) is None or head.pos_ != "NOUN":
        return head
    following = page.doc[head.i + 1]
    return following if following.pos_ == "NOUN" and victims.lexical_kind(following) is not None else head


def _end_of(head: Token, noun: Token) -> int:
    """Where the wording of a phrase ends: after the parts of a name and what belongs to the noun by "of", "from"."""
    end = max(head.i, noun.i) + 1
    for word in (noun, head):
        for c in word.children:
            if c.dep_ in {"flat", "compound", "goeswith"} and c.i > word.i:
                end = max(end, c.right_edge.i + 1)
            if c.dep_ == "nmod" and c.i > word.i and trees.preposition(c) in {"of", "from"}:
                clause = next((d.left_edge.i for d in c.subtree if d.dep_ in {"acl:relcl", "acl", "conj"}), None)
                end = max(end, clause if clause is not None and clause > c.i else c.right_edge.i + 1)
    return end


def group_of(page: Page, head: Token, quantities: Sequence[Quantity], floor: int) -> Group | None:
    """The people that a nominal means and their number; None where it means no one in particular.

    Args:
        page: the annotated document.
        head: the head of the phrase.
        quantities: those of the sentence.
        floor: first token of the sentence.
    """
    own = _quantity_over(head, quantities)
    start, quantity = (own.start, own) if own is not None else (0, None)
    if quantity is None:
        start, quantity = premodifiers(head, quantities, floor)
    noun = _noun_of(page, head, quantity)
    end = _end_of(head, noun)
    base = Group(head, noun, start, end, None, None, False, "bare")
    if victims.is_plural_pronoun(noun) and quantity is not None and quantity.form == "article":
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
        return replace(base, low=1, high=1, form="pronoun")
    if victims.is_plural_pronoun(head):
        return None
    return _uncounted(page, base, head)


def _denied(head: Token) -> bool:
    """Whether a "not" or "without" before "any casualties" makes it none."""
    before = head.doc[max(head.i - _REACH, head.sent.start) : head.i]
    return any(t.lower_ in {"not", "n't", "n’t", "without", "never", "nor", "neither", "no"} for t in before)


def _uncounted(page: Page, base: Group, head: Token) -> Group:
    first = page.doc[base.start]
    definite = first.lower_ in DEFINITE or first.tag_ == "PRP$" or first.dep_ == "nmod:poss"
    if victims.is_plural(head) or head.lower_ in {"those", "ones"}:
        refers_back = definite and head.lower_ != "those"
        return replace(base, low=3, high=None, form="definite" if refers_back else "bare")
    return replace(base, low=1, high=1, form="one")


def groups(page: Page, heads: Sequence[Token], quantities: Sequence[Quantity], floor: int) -> list[Group]:
    """The groups that coordinated heads make: names in a list are one, and what has a count of its own is its own.

    "a soldier and two civilians" is two; "A, B and C" is one of three; "12 soldiers and policemen" is one of 12.
    """
    found: list[Group] = []
    described = {t.i: t for t in (_described(head, floor) for head in heads)}
    for head in sorted(described.values(), key=lambda t: t.i):
        if found and found[-1].head.i < head.i and _is_one_phrase(found[-1], head):
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
        if last is not None and _is_apposition(last, group):
            continue
        joined = _joined(page, last, group) if last is not None else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(group)
    return found


def _is_one_phrase(last: Group, head: Token) -> bool:
    """Whether a head only goes on with the phrase before it: "Spc. A", "the chief (of the village) A"."""
    between = head.doc[last.head.i + 1 : head.i]
    text = " ".join(t.text for t in between)
    named = last.form == "name" and (head.i <= last.end or not text or (text[0], text[-1]) == ("(", ")"))
    return named and not any(t.lower_ in {"and", ","} for t in between)


def _described(name: Token, floor: int) -> Token:
    """The noun that a name only explains: "a shopkeeper identified as A was shot" is about a shopkeeper."""
    at = min([name.i, *(c.i for c in name.children if c.dep_ in {"compound", "flat"})]) - 1
    if at > floor and name.doc[at].lower_ == "as":
        at -= 1
    identify = cues.words("casualty_verbs", frame="identify") | {"alias"}
    if at <= floor or name.doc[at].lower_ not in identify:
        return name
    at -= 1
    while at > floor and (name.doc[at].text == "," or name.doc[at].pos_ in {"ADV", "AUX"}):
        at -= 1
    described = name.doc[at]
    return described if described.pos_ in {"NOUN", "PROPN"} else name


def _is_apposition(last: Group, group: Group) -> bool:
    """Whether a description after a name only says who it is: "A, a teacher, and ..." read as a list."""
    described = group.form in {"article", "definite", "one"} and group.head.doc[group.start].lower_ not in OWNERS
    if last.form != "name" or not described or group.head.dep_ == "nsubj":
        return False
    between = last.head.doc[last.end : group.start]
    return any(t.text == "," for t in between) and not any(t.lower_ == "and" for t in between)


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
    named = [*trees.appositives(group.head), *(page.doc[i] for i in range(group.start, group.end))]
    return any(victims.names_someone(page, token) for token in named)
