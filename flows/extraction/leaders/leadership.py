"""Positions said by a noun of leadership: "took command of B", "under A's leadership", "control passed to A"."""

from collections.abc import Iterator

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.kinds import ARMED_OR_PARTY
from flows.extraction.leaders.claims import Collector, is_dead
from flows.extraction.leaders.units import is_unit
from flows.extraction.page import Mention, Page, Sentence
from flows.extraction.signs import POSSESSIVES
from schemas.vocabulary import MentionForm, OrganisationKind, Role

_NOUNS = cues.words("leader_verbs", effect="noun")
_CONTROL = cues.words("leader_verbs", effect="control")
_LEAVE = cues.words("leader_verbs", effect="leave")
_PASS = cues.words("leader_verbs", effect="pass")
# Of these, only the command of people is a position: control of a town is none.


def read(page: Page, sentence: Sentence, collector: Collector) -> None:
    """Add the positions that the nouns of leadership in a sentence say."""
    for token, lower in page.with_lowers(sentence):
        if lower not in _NOUNS or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        said = (*_left(page, token), *_under(page, sentence, token), *_held(page, token), *_passed(page, token))
        for person, body in said or _at_its(page, sentence, token):
            entity = page.entities[body]
            if token.lower_ in {"control", "charge", "rule", "direction"} and entity.kind not in ARMED_OR_PARTY:
                continue
            commands = token.lower_ == "command" and entity.kind is not OrganisationKind.ARMED_GROUP
            role = Role.COMMANDER if commands or is_unit(entity) else Role.LEADER
            if any(page.doc[i].lower_ == "deputy" for i in range(max(0, token.i - 2), token.i)):
                continue
            former = is_dead(page.doc[person.end - 1]) or trees.lemma(token.head) in _LEAVE
            span = page.doc[token.i : token.i + 1]
            collector.add(span, token, person, body, role, "leaders.leadership", token.text, former)


def _under(page: Page, sentence: Sentence, noun: Token) -> Iterator[tuple[Mention, int]]:
    """Who a body is under: "Under A's leadership, B grew", "B, under the command of A, withdrew"."""
    reach = range(noun.i - 1, max(sentence.start - 1, noun.i - 10), -1)
    start = next((i for i in reach if _is_under(page, i)), -1)
    if start < 0:
        return
    person = _person_between(page, start, noun)
    if person is None:
        return
    beside = _beside(page, sentence, start)
    body = beside if page.doc[start - 1].lower_ == "," else None
    if body is None:
        # "B is under the command of A"
        is_said = trees.child(noun, "cop") is not None
        verb = noun if is_said else next((a for a in trees.ancestors(noun) if a.pos_ in {"VERB", "AUX"}), None)
        subjects = trees.subjects_of(verb) or trees.arguments(verb).agents if verb is not None else []
        named = (t for s in subjects for t in (s, *(trees.children(s, "compound") if is_said else ())))
        body = next((k for t in named if (k := _body(page, t)) is not None), None)
        if beside is not None and body is not None and beside != body:
            # "A fought the 5th Brigade under B's command": a unit is commanded, of two whole bodies either may be.
            body = beside if is_unit(page.entities[beside]) else None
        body = body if body is not None or verb is None or subjects else beside
    if body is not None:
        yield person, body


def _at_its(page: Page, sentence: Sentence, noun: Token) -> Iterator[tuple[Mention, int]]:
    """Whom a body has at its head: "B, with A at its head, withdrew"."""
    i = noun.i - 2
    if i < sentence.start + 2 or page.doc[i].lower_ != "at" or noun.lower_ not in {"head", "helm"}:
        return
    person, body = _person(page, page.doc[i - 1]), page.organisation_at(page.doc[noun.i - 1])
    if person is not None and body is not None and page.doc[person.start - 1].lower_ in {"with", "and", "has"}:
        yield person, body


def _is_under(page: Page, i: int) -> bool:
    return page.doc[i].lower_ == "under" or (page.doc[i].lower_ == "with" and page.doc[i + 1].lower_ != "the")


def _person_between(page: Page, start: int, noun: Token) -> Mention | None:
    """The owner of a leadership: named before the noun with an apostrophe, or after it with "of"."""
    for i in range(start + 1, noun.i):
        mention = _person(page, page.doc[i])
        if mention is not None and page.doc[mention.end].text in POSSESSIVES:
            return mention
    i = noun.i + 1
    if i < len(page.doc) and page.doc[i].lower_ in {"of", "by"}:
        for k in range(i + 1, min(i + 7, len(page.doc))):
            mention = _person(page, page.doc[k])
            if mention is not None:
                return mention
            if page.doc[k].pos_ not in {"NOUN", "PROPN", "ADJ", "DET", "PUNCT"}:
                return None
    return None


def _beside(page: Page, sentence: Sentence, under: int) -> int | None:
    """The body right before "under": "the 5th Brigade, under the command of A"."""
    i = under - 1
    while i > sentence.start and page.doc[i].lower_ in {",", "(", ")", "troops", "forces", "fighters", "units"}:
        i -= 1
    return None if i < sentence.start else _body(page, page.doc[i])


def _held(page: Page, noun: Token) -> Iterator[tuple[Mention, int]]:
    """Who takes or holds the leadership: "A took command of B", "A assumed control of B alongside C"."""
    verb = noun.head
    if trees.lemma(verb) not in _CONTROL or noun.dep_ not in {"obj", "compound", "obl", "nsubj:pass"}:
        return
    found = trees.arguments(verb)
    companions = found.oblique("alongside", "with")
    for person in _persons(page, [*found.agents, *companions]):
        for body in _owners(page, noun):
            yield person, body


def _left(page: Page, noun: Token) -> Iterator[tuple[Mention, int]]:
    """Who gives the leadership up: "A resigned from the leadership of B"."""
    verb = noun.head
    if trees.lemma(verb) not in _LEAVE or trees.preposition(noun) not in {"from", "as"}:
        return
    for person in _persons(page, trees.arguments(verb).patients or trees.arguments(verb).agents):
        for body in _owners(page, noun):
            yield person, body


def _passed(page: Page, noun: Token) -> Iterator[tuple[Mention, int]]:
    """Who is given the leadership: "command of B passed to A", "C handed the leadership of B to A"."""
    verb = noun.head
    if trees.lemma(verb) not in _PASS or noun.dep_ not in {"nsubj", "obj", "nsubj:pass"}:
        return
    for person in _persons(page, trees.arguments(verb).oblique("to")):
        for body in _owners(page, noun):
            yield person, body


def _owners(page: Page, noun: Token) -> list[int]:
    """The body whose leadership it is: "leadership of B", "B's leadership"."""
    tokens = [t for t in trees.children(noun, "nmod", "nmod:poss", "compound") if _is_owner(t)]
    verb = [t for t in trees.children(noun.head, "obl", "nmod") if trees.preposition(t) == "of"]
    return [k for t in (*tokens, *verb) if (k := _body(page, t)) is not None][:1]


def _is_owner(token: Token) -> bool:
    return token.dep_ != "nmod" or trees.preposition(token) in {"of", "over", "in"}


def _persons(page: Page, tokens: list[Token]) -> list[Mention]:
    found = []
    for token in tokens:
        for t in (token, *trees.children(token, "flat", "appos", "compound")):
            mention = _person(page, t)
            if mention is not None:
                found.append(mention)
                break
    return found


def _person(page: Page, token: Token) -> Mention | None:
    mention = page.mention_at(token)
    return mention if mention is not None and page.entities[mention.entity].type == "person" else None


def _body(page: Page, token: Token) -> int | None:
    """The body that a token means; a country that only a pronoun refers to is left out."""
    mention = page.mention_at(token)
    key = page.organisation_at(token)
    if key is None or mention is None:
        return None
    is_state = page.entities[key].kind is OrganisationKind.STATE
    return None if is_state and mention.form is MentionForm.PRONOUN else key
