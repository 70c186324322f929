"""Positions that go from one person to the next: "A succeeded him", "his predecessor A", "A took over B"."""

from collections.abc import Iterator

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.leaders.claims import Collector, is_dead
from flows.extraction.leaders.units import role_in
from flows.extraction.mentions.person_bounds import is_prefix
from flows.extraction.page import Mention, Page, Sentence
from flows.extraction.signs import POSSESSIVES, QUOTES
from schemas.vocabulary import MentionForm, OrganisationKind, Role

# Who has an office of his own named with him needs none of another's: "his predecessor, President A".
_OFFICES = cues.words("roles", scope="state")
_FOLLOW = cues.words("leader_verbs", effect="follow")
_TERM = cues.words("leader_verbs", effect="term")
# "In his stead", "in her place".
_STEAD = cues.words("leader_words", use="stead")
_OTHERS = {"predecessor": True, "successor": False}
# What a person takes over as its head; of a state or town it would be power.
_TAKEN = frozenset(
    {OrganisationKind.ARMED_GROUP, OrganisationKind.PARTY, OrganisationKind.STATE_FORCE, OrganisationKind.CIVIL}
)


def read(page: Page, sentence: Sentence, collector: Collector) -> None:
    """Add the positions of a sentence that somebody else is known to have held, or that are taken over."""
    for token, lemma in page.with_lemmas(sentence):
        if lemma in _FOLLOW and token.pos_ == "VERB":
            found = trees.arguments(token)
            if not found.oblique("as"):
                _hand_on(page, token, _persons(page, found.patients), _persons(page, found.agents), collector)
        elif lemma == "take" and any(c.lower_ == "over" for c in token.children):
            _take_over(page, token, collector)
        elif token.lower_ in _STEAD:
            _in_stead(page, token, collector)
        elif token.lower_ in _SEATS:
            _seated(page, token, collector)
        elif token.lower_ in _OTHERS:
            beside = _beside(page, sentence, token)
            named = [beside] if beside is not None else []
            owner = _likened(page, token, beside) or _owner(page, token)
            _hand_on(page, token, [owner] if owner else [], named, collector, _OTHERS[token.lower_])


def _hand_on(
    page: Page, token: Token, held: list[Mention], named: list[Mention], collector: Collector, former: bool = False
) -> None:
    """Give the position of the one who held it to those who are named with it."""
    for holder in held[:1]:
        position = collector.position_of(holder.entity)
        for person in named if position is not None else []:
            if position is None or person.entity == holder.entity:
                continue
            body, role = position
            is_former = former or is_dead(page.doc[person.end - 1])
            span = page.doc[token.i : token.i + 1]
            collector.add(span, token, person, body, role, "leaders.succession", token.text, is_former)


def _take_over(page: Page, verb: Token, collector: Collector) -> None:
    """The body that a person takes over: "A, who took over B in May"."""
    found = trees.arguments(verb)
    agents = _persons(page, found.agents)
    if found.oblique("as"):
        return
    before = _persons(page, found.oblique("from"))
    if before:
        _hand_on(page, verb, before, agents, collector)
        return
    objects = trees.children(verb, "obl", "obj")
    for noun in [*found.patients, *(t for t in objects if trees.preposition(t) in {"", None, "over"})]:
        body = page.organisation_at(noun)
        if body is None or page.entities[body].kind not in _TAKEN or noun.i < verb.i:
            continue
        for person in agents:
            role = role_in(Role.LEADER, page.entities[body])
            span = page.doc[verb.i : verb.i + 1]
            collector.add(
                span, verb, person, body, role, "leaders.verb", verb.text, is_dead(page.doc[person.end - 1])
            )


def _in_stead(page: Page, noun: Token, collector: Collector) -> None:
    """Who is made somebody's heir: "A was chosen in his stead", "A took his place"."""
    verb = noun.head
    found = trees.arguments(verb)
    if trees.lemma(verb) == "take" and noun.dep_ == "obj":
        heirs = _persons(page, found.agents)
    elif noun.i > 1 and page.doc[noun.i - 2].lower_ == "in" and trees.lemma(verb) in _TERM:
        heirs = _persons(page, found.patients or found.agents)
    else:
        return
    owner = _owner(page, noun)
    if owner is None or owner.entity in {m.entity for m in heirs}:
        owner = _last_holder(page, noun, heirs, collector)
    _hand_on(page, verb, [owner] if owner is not None else [], heirs, collector)


def _last_holder(page: Page, noun: Token, heirs: list[Mention], collector: Collector) -> Mention | None:
    """The last person of a sentence before "his" or "her", left without a meaning, who has had a position."""
    if page.doc[noun.i - 1].lower_ not in {"his", "her"}:
        return None
    first, others = noun.sent.start, {m.entity for m in heirs}
    held = [
        m
        for m in page.mentions
        if first <= m.start < noun.i and m.entity not in others and collector.position_of(m.entity) is not None
    ]
    return max(held, key=lambda m: m.start) if held else None


def _seated(page: Page, noun: Token, collector: Collector) -> None:
    """Who sits in a body: "A has held a seat in B since May"."""
    verb = noun.head
    if trees.lemma(verb) not in _SITTING or noun.dep_ != "obj":
        return
    places = [t for t in trees.children(noun, "nmod") if trees.preposition(t) in {"in", "on"}]
    places += trees.arguments(verb).oblique("in", "on")
    body = next((k for t in places if (k := page.organisation_at(t)) is not None), None)
    for person in _persons(page, trees.arguments(verb).agents) if body is not None else []:
        if body is not None:
            span = page.doc[noun.i : noun.i + 1]
            collector.add(span, verb, person, body, Role.MEMBER, "leaders.verb", noun.text)


_SEATS = frozenset({"seat", "seats"})
_SITTING = cues.words("leader_words", use="sitting")


def _owner(page: Page, noun: Token) -> Mention | None:
    """The person before a noun, by a pronoun or a name: "his predecessor", "Dar's successor"."""
    i = noun.i - 1
    while i > 0 and (page.doc[i].pos_ == "ADJ" or page.doc[i].text in POSSESSIVES):
        i -= 1
    mention = page.mention_at(page.doc[i]) if i >= 0 else None
    return mention if mention is not None and page.entities[mention.entity].type == "person" else None


def _likened(page: Page, noun: Token, beside: Mention | None) -> Mention | None:
    """The person who comes after: "Like his predecessor A, B fought on" is said of B."""
    before = page.doc[noun.i - 2].lower_ if noun.i > 1 else ""
    if before not in {"like", "unlike"} or beside is None:
        return None
    commas = [t.i for t in page.doc[beside.end : noun.sent.end] if t.text == ","]
    mention = page.mention_at(page.doc[commas[-1] + 1]) if commas and commas[-1] + 1 < len(page.doc) else None
    return mention if mention is not None and page.entities[mention.entity].type == "person" else None


def _beside(page: Page, sentence: Sentence, noun: Token) -> Mention | None:
    """The name right after a noun: "his predecessor, Gen. A", "his successor A"."""
    i = noun.i + 1
    while (
        i < sentence.end
        and page.doc[i].lower_ not in _OFFICES
        and (is_prefix(page.doc[i]) or page.doc[i].text in {",", ".", "-", "as"} | QUOTES)
    ):
        i += 1
    mention = page.mention_at(page.doc[i]) if i < sentence.end else None
    is_name = mention is not None and mention.start == i and mention.form is MentionForm.NAME
    return mention if is_name and mention is not None and page.entities[mention.entity].type == "person" else None


def _persons(page: Page, tokens: list[Token]) -> list[Mention]:
    return list(_found(page, tokens))


def _found(page: Page, tokens: list[Token]) -> Iterator[Mention]:
    """The persons that tokens, or what stands beside them, name."""
    for token in tokens:
        for t in (token, *trees.children(token, "flat", "appos", "compound")):
            mention = page.mention_at(t)
            if mention is not None and page.entities[mention.entity].type == "person":
                yield mention
                break
