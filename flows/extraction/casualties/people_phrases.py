"""Phrases for people along the words: where they start and end, their count, the noun that is counted."""

from collections.abc import Sequence

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.casualties import victims
from flows.extraction.casualties.quantities import Quantity
from flows.extraction.page import Page

_PREMODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET", "X", "SYM"})
_INSIDE = frozenset({"-", "–", "—", "'s", "’s", "'", "’", '"', "“", "”", "/", "''", "``", "."})
DEFINITE = frozenset({"the", "these", "those", "this", "that", "its", "his", "her", "their", "our", "my", "your"})
OWNERS = frozenset({"its", "his", "her", "their", "our", "my", "your"})
_PARTITIVE = frozenset({"of", "from", "among"})
REACH = 14


def quantity_over(token: Token, quantities: Sequence[Quantity]) -> Quantity | None:
    """The quantity that a token is part of."""
    return next((q for q in quantities if q.start <= token.i < q.end), None)


def premodifiers(head: Token, quantities: Sequence[Quantity], floor: int) -> tuple[int, Quantity | None]:
    """The first token of a phrase whose head is given, and the quantity before the head, if any.

    Reads the words to the left, so that a wrong tree loses no count; stops at what cannot stand inside a phrase.
    """
    start = head.i
    for i in range(head.i - 1, max(floor, head.i - REACH) - 1, -1):
        token = head.doc[i]
        quantity = quantity_over(token, quantities)
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
        participle = token.pos_ == "VERB" and (
            (token.head.i > token.i and token.dep_ in {"amod", "compound"})
            or (token.dep_ == "conj" and token.head.dep_ == "amod" and token.head.i < token.i < token.head.head.i)
        )
        adverb = (
            token.pos_ == "ADV" and token.i < token.head.i < head.i and token.head.pos_ in {"ADJ", "NUM", "VERB"}
        )
        if (
            (token.lower_ in DEFINITE and token.pos_ not in {"SCONJ", "PRON"})
            or possessive
            or token.lower_ in OWNERS
        ):
            return _before_definite(token, quantities, floor, i)
        if token.is_digit and not _ends_name(token) and head.doc[i + 1].text not in {"-", "year"}:
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
        if token.lower_ == "of" and i > floor and (partitive := quantity_over(head.doc[i - 1], quantities)):
            return partitive.start, partitive
        if token.ent_iob_ == "I" and token.ent_type_ == "ORG":
            start = i
            continue
        comma = token.text == "," and head.doc[i - 1].pos_ == "ADJ" and head.doc[i + 1].pos_ == "ADJ"
        if not comma:
            break
    return start, None


def _ends_name(token: Token) -> bool:
    """Whether a number belongs to a name before it: the 18 of "15 suspected Barrio 18 members", no day or year."""
    if token.ent_type_ == "ORG":
        return True
    before = token.nbor(-1) if token.i else token
    timed = "TIME" in {token.ent_type_, before.ent_type_} or before.lower_ in cues.words(
        "quantity_units", place="month"
    )
    return before.pos_ == "PROPN" and before.is_alpha and not timed


def _joins_modifiers(token: Token, floor: int) -> bool:
    """Whether an "and" joins two words before a noun: "police and army personnel"."""
    if token.lower_ not in {"and", "&"} or token.i <= floor or token.i + 1 >= len(token.doc):
        return False
    before, after = token.nbor(-1), token.nbor(1)
    modifies = before.dep_ in {"compound", "amod"} and before.head.i > token.i
    return modifies and after.dep_ in {"compound", "amod", "conj"} and after.pos_ in _PREMODIFIERS | {"VERB"}


def _before_definite(
    token: Token, quantities: Sequence[Quantity], floor: int, at: int
) -> tuple[int, Quantity | None]:
    """A definite phrase may be the whole of a part: "two of the soldiers", "half of the men"."""
    if at - 1 > floor and token.doc[at - 1].lower_ in _PARTITIVE:
        quantity = quantity_over(token.doc[at - 2], quantities)
        if quantity is not None and quantity.form != "article":
            return quantity.start, quantity
    return at, None


def noun_of(page: Page, head: Token, quantity: Quantity | None) -> Token:
    """What is counted: the head, or where the head is the number itself, what follows "of"."""
    inside = quantity is not None and quantity.start <= head.i < quantity.end
    if not inside:
        return _after_modifier(page, head)
    whole = trees.complements(head, *_PARTITIVE)
    while whole and quantity is not None and whole[0].i < quantity.end:
        whole = trees.complements(whole[0], *_PARTITIVE)
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
    if page.organisation_at(following) is not None:
        return head
    return (
        following if following.pos_ in {"NOUN", "PROPN"} and victims.lexical_kind(following) is not None else head
    )


def end_of(head: Token, noun: Token) -> int:
    """Where the wording of a phrase ends: after name parts and what belongs to the noun by "of", "from"."""
    end = max(head.i, noun.i) + 1
    for word in (noun, head):
        for c in word.children:
            if c.dep_ in {"flat", "compound", "goeswith"} and c.i > word.i:
                joint = next((t.i for t in c.subtree if t.dep_ == "cc" and t.i > c.i), c.right_edge.i + 1)
                end = max(end, joint)
            if c.dep_ == "nmod" and c.i > word.i and trees.preposition(c) in {"of", "from"}:
                clause = next((d.left_edge.i for d in c.subtree if d.dep_ in {"acl:relcl", "acl", "conj"}), None)
                end = max(end, clause if clause is not None and clause > c.i else c.right_edge.i + 1)
    return end
