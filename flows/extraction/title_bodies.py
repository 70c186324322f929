"""The body that a title belongs to: named before it, after it, or understood."""

from spacy.tokens import Token

from flows.extraction import cues
from flows.extraction.leader_claims import Collector
from flows.extraction.page import Mention, Page, Sentence
from flows.extraction.office_states import States
from flows.extraction.titles import Title
from schemas.vocabulary import MentionForm, OrganisationKind, Role

_OWNED = frozenset({"of", "for", "in", "at", "from", "with", "within"})
_LEFT = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PART", "SYM", "X", "PRON", "ADV"})
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PART", "DET", "SYM", "X", "ADP", "CCONJ", "PRON"})
_QUOTES = frozenset({'"', "'", "“", "”", "‘", "’", "-", "--"})
_REACH = 10
_IMPLIED = cues.words("implied_bodies")


def bodies_of(
    page: Page, sentence: Sentence, title: Title, person: int, collector: Collector, states: States
) -> list[int]:
    """The organisations that a title belongs to, mostly one; none where no body is said."""
    body = _left(page, sentence, title, collector, states)
    if body is None:
        body = _right(page, sentence, title, collector, states)
    if body is not None and title.scope == "rank" and page.entities[body].kind is not OrganisationKind.STATE_FORCE:
        return []
    if body is None and title.scope == "state":
        body = _state(page, person, collector, states)
    if body is None and title.scope == "any":
        body = _implied(page, sentence, title)
    return [] if body is None else [body]


def _left(page: Page, sentence: Sentence, title: Title, collector: Collector, states: States) -> int | None:
    """The nearest body before the title in its phrase: "PLO envoy", "the group's military commander"."""
    i, steps = title.start - 1, 0
    while i >= sentence.start and steps < _REACH:
        token = page.doc[i]
        body = _body(page, token, title, collector, states)
        if body is not None:
            return body
        if token.lower_ == ")":
            i = _opening(page, i, sentence.start)
            continue
        is_hyphen = token.lower_ == "-" and i > sentence.start
        participle = token.pos_ == "VERB" and page.doc[i - 1].lower_ == "-" if i else False
        if not (token.pos_ in _LEFT or token.lower_ in _QUOTES or is_hyphen or participle):
            return None
        if page.person_at(token) is not None and token.pos_ != "PRON":
            return None
        i -= 1
        steps += 1
    return None


def _opening(page: Page, i: int, first: int) -> int:
    for k in range(i - 1, max(first - 1, i - 12), -1):
        if page.doc[k].lower_ == "(":
            return k - 1
    return i - 1


def _right(page: Page, sentence: Sentence, title: Title, collector: Collector, states: States) -> int | None:
    """The first body of the complement: "spokesman for the provincial police chief"."""
    i, steps, opened = title.end, 0, False
    while i < sentence.end and steps < _REACH:
        token = page.doc[i]
        if token.lower_ == "(" and not opened:
            while i < sentence.end and page.doc[i].lower_ != ")":
                i += 1
        elif not opened and (token.lower_ == "and" or token.lower_ == ","):
            i = _past_title(page, i, sentence)
            if i == 0:
                return None
            continue
        elif token.lower_ in _OWNED or (opened and token.lower_ in {"of", "the"}):
            opened = True
        elif not opened:
            return None
        else:
            body = _body(page, token, title, collector, states)
            if body is not None:
                return body
            inner = token.pos_ in _INSIDE or token.lower_ in _QUOTES
            if not inner or page.person_at(token) is not None or token.lower_ == "to":
                return None
        i += 1
        steps += 1
    return None


def _past_title(page: Page, i: int, sentence: Sentence) -> int:
    """Of "founder and first leader of B": the index of "of"; 0 where what follows is no coordinated title."""
    for k in range(i + 1, min(i + 6, sentence.end)):
        token = page.doc[k]
        if token.lower_ == "of":
            return k
        if token.pos_ not in {"NOUN", "ADJ", "PROPN", "CCONJ"} or page.mention_at(token) is not None:
            return 0
    return 0


def _body(page: Page, token: Token, title: Title, collector: Collector, states: States) -> int | None:
    """The body that a token of the title's phrase names."""
    body = page.organisation_at(token)
    if body is not None:
        return body
    if token.pos_ == "PRON":
        person = page.person_at(token)
        return collector.body_of(person) if person is not None else None
    if title.scope in {"state", "any", "place"} and title.role is not Role.COMMANDER:
        state = states.at(token)
        if state is not None and (title.scope != "any" or _speaks_for_state(title)):
            return state
    return _place(page, token) if title.scope == "place" else None


def _speaks_for_state(title: Title) -> bool:
    return title.role in (Role.REPRESENTATIVE, Role.LEADER)


def _place(page: Page, token: Token) -> int | None:
    """The government of a province or city, named by its place: a body of its own from here on."""
    span = next((e for e in page.doc.ents if e.start <= token.i < e.end and e.label_ == "PLACE"), None)
    if span is None:
        return None
    name = span.text.removeprefix("the ").removesuffix("'s").removesuffix("’s")
    entity = next(
        (e for e in page.entities if e.type == "organisation" and e.name.casefold() == name.casefold()), None
    )
    if entity is None:
        entity = page.new_entity("organisation", name, OrganisationKind.STATE)
    page.mentions.append(Mention(span.start, span.end, MentionForm.NAME, entity.key))
    page.index_mentions()
    return entity.key


def _state(page: Page, person: int, collector: Collector, states: States) -> int | None:
    """The state of a bare office ("President A"): the person's by another sentence, else the document's."""
    known = collector.states_of(person)
    if known:
        return known[-1]
    ruled = states.of_ruler(page.entities[person].name)
    return ruled if ruled is not None else states.main()


def _implied(page: Page, sentence: Sentence, title: Title) -> int | None:
    """The armed group last named, for a title that only such a group gives ("area commander A")."""
    if page.doc[title.noun].lower_ not in _IMPLIED:
        return None
    armed = [
        m for m in page.mentions
        if m.start < title.start
        and page.entities[m.entity].kind is OrganisationKind.ARMED_GROUP
        and sentence.paragraph - 1 <= page.sentence_of(page.doc[m.start]).paragraph
        and sentence.ordinal - 3 <= page.sentence_of(page.doc[m.start]).ordinal
    ]
    keys = {m.entity for m in armed}
    return keys.pop() if len(keys) == 1 else None
