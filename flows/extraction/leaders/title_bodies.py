"""The body that a title belongs to: named before it, after it, or understood."""

from itertools import pairwise

from spacy.tokens import Token

from flows.extraction.kinds import ARMED_OR_PARTY
from flows.extraction.leaders import guards, preceding, understood
from flows.extraction.leaders.claims import Body, Collector
from flows.extraction.leaders.titles import DEPUTY, FORMER, ORDINARY, Title
from flows.extraction.mentions.office_states import States
from flows.extraction.page import Mention, Page, Sentence
from flows.extraction.signs import POSSESSIVES
from schemas.vocabulary import MentionForm, OrganisationKind, Role

_OWNED = frozenset({"of", "for", "in", "at", "from", "with", "within"})
_LEFT = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PART", "SYM", "X", "PRON", "ADV"})
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PART", "DET", "SYM", "X", "ADP", "CCONJ", "PRON"})
# Words between an office and its body's name: "head of a force calling itself the B".
_NAMING = frozenset({"of", "the", "calling", "called", "itself", "known", "as", "named", "dubbed"})
_QUOTES = frozenset({'"', "'", "“", "”", "‘", "’", "-"})
_REACH = 10
# Bodies that have ranks; a party's are those of its fighters ("a B colonel").
_RANKED = ARMED_OR_PARTY


def remember(page: Page, sentence: Sentence, title: Title, collector: Collector, states: States) -> None:
    """Note the body that a position is said of, whoever holds it."""
    body = _left(page, sentence, title, collector, states) or _right(page, sentence, title, collector, states)
    if body is not None and title.scope != "rank":
        collector.describe(page.doc[title.noun], body.key)


def body_of(
    page: Page, sentence: Sentence, title: Title, person: int, collector: Collector, states: States
) -> Body | None:
    """The organisation that a title belongs to; None where no body is said."""
    body = named(page, sentence, title, collector, states)
    if title.scope == "rank":
        return body if body is not None and page.entities[body.key].kind in _RANKED else None
    if body is not None and not (title.scope == "police" and _is_civil(page, body)):
        return body
    key: int | None = None
    if title.scope == "state" and understood.is_bare(page, sentence, title):
        key = understood.seat(page, sentence, title, states) if collector.state_of(person) is None else None
        key = understood.state_of(page, person, title, collector, states) if key is None else key
    elif title.scope == "police":
        key = understood.police(page)
    elif title.scope in {"any", "private"}:
        key = collector.described(page.doc[title.noun]) if understood.refers_back(page, title) else None
        key = understood.owner(page, sentence, title) if key is None else key
        key = understood.implied(page, sentence, title) if key is None else key
        key = understood.shared(page, title) if key is None else key
        key = understood.subject(page, sentence, title) if key is None and title.scope == "any" else key
    return None if key is None else Body(key, is_implied=True)


def place_of(
    page: Page, sentence: Sentence, title: Title, body: Body | None, collector: Collector, states: States
) -> Body | None:
    """The place of a local office that a party stands before: "the A mayor of Salta" is Salta's mayor too."""
    if title.scope != "place" or body is None or page.entities[body.key].kind is not OrganisationKind.PARTY:
        return None
    found = _right(page, sentence, title, collector, states)
    return found if found is not None and found.key != body.key else None


def named(page: Page, sentence: Sentence, title: Title, collector: Collector, states: States) -> Body | None:
    """The organisation that is named with a title: before it, after it, or in it."""
    left = _left(page, sentence, title, collector, states)
    right = _right(page, sentence, title, collector, states)
    if left is not None and _is_state(page, left):
        if right is not None and not _is_state(page, right):
            # "the Iraqi commander for the B": the nationality says where from, the complement of what.
            return Body(right.key, left.is_ordinary, left.is_former)
        if right is None and title.scope in {"any", "private"} and understood.has_complement(page, title):
            return None
    body = left or right or _inside(page, title, collector)
    if body is not None and title.scope == "private" and _is_country(page, body, states):
        return None
    return body


def _is_civil(page: Page, body: Body) -> bool:
    """Whether a body has no police: "reports The Daily Sukma Superintendent A" names whose words it is."""
    return page.entities[body.key].kind is OrganisationKind.CIVIL


def _is_country(page: Page, body: Body, states: States) -> bool:
    """Whether a body is a country: it has officials, but "the Brazilian researcher A" is not its own."""
    return _is_state(page, body) and states.is_known(page.entities[body.key])


def _is_state(page: Page, body: Body) -> bool:
    return page.entities[body.key].kind is OrganisationKind.STATE


def _inside(page: Page, title: Title, collector: Collector) -> Body | None:
    """The body that the title itself names: "superintendent of police", but not "police officer A"."""
    if page.doc[title.start].lower_ == "police" and page.doc[title.start].text.islower():
        return None
    found = (collector.body_at(page.doc[i]) for i in range(title.start, title.end))
    key = next((k for k in found if k is not None), None)
    return None if key is None else Body(key)


def _left(page: Page, sentence: Sentence, title: Title, collector: Collector, states: States) -> Body | None:
    """The nearest body before the title in its phrase: "PLO envoy", "the group's military commander"."""
    i, steps = title.start - 1, 0
    while i >= sentence.start and steps < _REACH:
        token = page.doc[i]
        if token.lower_ in {"their", "its"} and (some := preceding.of_some(page, sentence, i)) is not None:
            return Body(some)
        key = _body(page, token, title, collector, states)
        if key is not None and (
            guards.is_apart(page, sentence, token) or guards.is_complement(page, sentence, token, title)
        ):
            return None
        if key is not None and guards.is_of_no_body(page, token, key, title):
            return None
        if key is not None:
            owner = _owner(page, sentence, token, key, title, collector)
            return _qualified(
                page,
                sentence,
                owner or token,
                key if owner is None else collector.body_at(owner) or key,
                collector,
            )
        if token.is_space:
            i -= 1
            continue
        if token.lower_ in {"under", "of"} and (governed := preceding.governed(page, i, title)) is not None:
            return Body(governed)
        if token.lower_ == "by" and title.scope == "rank":
            return None
        if token.lower_ == "by":
            return preceding.led(page, sentence, i, collector)
        if token.lower_ == "whose":
            return preceding.antecedent(page, sentence, i, collector)
        if title.scope == "rank":
            return None
        if token.lower_ == ")":
            i = preceding.opening(page, i, sentence.start)
            continue
        is_joined = token.lower_ == "and" and title.scope == "state" and i > sentence.start
        if is_joined and {page.doc[i - 1].pos_, page.doc[i + 1].pos_} <= {"NOUN", "PROPN"}:
            # "the Kenyan Interior and Justice Minister"
            i -= 1
            continue
        is_participle = token.pos_ == "VERB" and token.dep_ in {"amod", "compound", "acl"}
        if not (token.pos_ in _LEFT or token.lower_ in _QUOTES or is_participle):
            return None
        person = page.person_at(token)
        if person is not None and token.pos_ != "PRON":
            owned = title.role is Role.DEPUTY and page.doc[token.i + 1].lower_ in {"'s", "’s"}
            own = collector.body_of(person) if owned else None
            return None if own is None else Body(own)
        i -= 1
        steps += 1
    return None


def after_name(page: Page, mention: Mention, title: Title, collector: Collector, states: States) -> Body | None:
    """The country behind the name of its head: "King A of Kenya", "President A of the Republic of Kenya"."""
    i = mention.end
    if title.scope not in {"state", "place"} or i + 1 >= len(page.doc) or page.doc[i].lower_ != "of":
        return None
    i += 2 if page.doc[i + 1].lower_ == "the" else 1
    key = _body(page, page.doc[i], title, collector, states) if i < len(page.doc) else None
    return None if key is None else Body(key)


def beside_name(page: Page, mention: Mention, title: Title, collector: Collector, states: States) -> Body | None:
    """The body behind a name that a title has before it: "Senator A of the B Party", "Judge A of B", "A (B)"."""
    doc, i = page.doc, mention.end
    if i + 2 >= len(doc) or title.scope == "state" or doc[i].lower_ not in {"of", "("}:
        return None
    in_brackets = doc[i].text == "("
    i += 2 if doc[i + 1].lower_ == "the" else 1
    body = collector.outer_at(doc[i])
    if body is None or body.start > i or body.form is MentionForm.PRONOUN:
        return None
    closing = doc[body.end].text if body.end < len(doc) else ""
    kind = page.entities[body.entity].kind
    if in_brackets:
        return Body(body.entity) if closing == ")" and kind is OrganisationKind.PARTY else None
    if closing in POSSESSIVES:
        return None
    if title.scope == "rank":
        return Body(body.entity) if kind in _RANKED else None
    return None if states.is_known(page.entities[body.entity]) else Body(body.entity)


def _owner(
    page: Page, sentence: Sentence, token: Token, key: int, title: Title, collector: Collector
) -> Token | None:
    """The body that owns a title with a country before it: "A's Colombia analyst"."""
    if title.scope not in {"any", "private"} or page.entities[key].kind is not OrganisationKind.STATE:
        return None
    for i in range(token.i - 1, max(sentence.start - 1, token.i - 5), -1):
        if page.doc[i].pos_ not in {"PROPN", "PART", "ADJ", "NOUN"}:
            return None
        body = collector.body_at(page.doc[i])
        if body is not None and body != key:
            return page.doc[i]
    return None


def _qualified(page: Page, sentence: Sentence, token: Token, key: int, collector: Collector) -> Body:
    """The body with what the words before its name say: "senior", "former"."""
    mention = collector.outer_at(token) or page.mention_at(token)
    start = mention.start if mention is not None else token.i
    before = [t.lower_ for t in page.doc[max(sentence.start, start - 3) : start]]
    return Body(
        key,
        is_ordinary=bool(ORDINARY & set(before[-2:])),
        is_former=bool(FORMER & set(before)),
        is_deputy=bool(DEPUTY & set(before[-1:])),
    )


def _right(page: Page, sentence: Sentence, title: Title, collector: Collector, states: States) -> Body | None:
    """The first body of the complement: "spokesman for the provincial police chief"."""
    i, steps, opened = title.end, 0, False
    if title.cue in understood.ENVOYS and i < sentence.end and page.doc[i].lower_ in {"in", "at"}:
        # "The ambassador in A" is another state's.
        return None
    while i < sentence.end and steps < _REACH:
        token = page.doc[i]
        if token.is_space:
            i += 1
            continue
        if token.lower_ == "(" and not opened:
            while i < sentence.end and page.doc[i].lower_ != ")":
                i += 1
        elif not opened and token.lower_ == "," and (own := _after_comma(page, i + 1, collector)) is not None:
            return Body(own)
        elif not opened and title.cue.startswith("special "):
            # "the special representative and head of B" is another body's.
            if token.lower_ not in _OWNED:
                return None
            opened = True
        elif not opened and (token.lower_ == "and" or token.lower_ == ","):
            i = _past_title(page, i, sentence)
            if i == 0:
                return None
            continue
        elif token.lower_ in _OWNED or (opened and token.lower_ in _NAMING):
            opened = True
        elif not opened:
            own = _after_comma(page, i, collector) if i == title.end else None
            return None if own is None else Body(own)
        else:
            key = _body(page, token, title, collector, states)
            if key is not None and not guards.owns_more(page, token, key):
                is_party = title.scope == "place" and page.entities[key].kind is OrganisationKind.PARTY
                return None if is_party or guards.is_only_part(page, token, key) else Body(key)
            inner = token.pos_ in _INSIDE or token.lower_ in _QUOTES or page.doc[token.i - 1].text == "-"
            inner = inner or (token.text == "," and page.doc[token.i - 1].lower_ in guards.WINGS)
            inner = inner or token.text in {"'", "’"} or token.lower_ in FORMER | {"now"}
            if not inner or page.person_at(token) is not None or token.lower_ == "to":
                return None
        i += 1
        steps += 1
    return None


def _after_comma(page: Page, i: int, collector: Collector) -> int | None:
    """The unit that a comma puts after a title: "commander, 5th Brigade"."""
    mention = collector.outer_at(page.doc[i]) if i < len(page.doc) else None
    if mention is None or mention.start != i or mention.form is not MentionForm.NAME:
        return None
    units = (OrganisationKind.STATE_FORCE, OrganisationKind.INTERGOVERNMENTAL)
    return mention.entity if page.entities[mention.entity].kind in units else None


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
    key = collector.body_at(token)
    if title.scope == "place" and states.at(token) is not None and states.acting(token) is None:
        # The mayor of a capital is not the state's.
        return _place(page, token, title, states)
    if key is not None:
        return key
    if token.pos_ == "PRON":
        person = page.person_at(token)
        return collector.body_of(person) if person is not None else None
    near = (
        page.doc[token.i - 1].pos_ == "ADP" and page.doc[token.i - 1].lower_ != "of"
        if token.i < title.start and token.i
        else False
    )
    if title.scope in {"state", "any", "place"} and not near and title.role is not Role.COMMANDER:
        state = states.at(token)
        if state is not None and (title.scope != "any" or title.role is Role.REPRESENTATIVE):
            return state
    before = token.ent_type_ == "PLACE" and token.i < title.start
    speaks = title.role is Role.SPOKESPERSON and before
    # "Salta Home Minister A": a minister of the province that stands right before the office.
    # Of "Mines Minister" the first word may be an office's, of "Sindh Home Minister" it is not.
    is_place = before or (" " in title.cue and token.ent_type_ in {"", "NATIONALITY"} and _may_be_place(token))
    own = title.scope == "state" and is_place and not near and token.i == title.start - 1 and token.pos_ == "PROPN"
    return _place(page, token, title, states) if title.scope == "place" or speaks or own else None


def _may_be_place(token: Token) -> bool:
    """Whether a word that the model does not know may be a province: "Sindh Home Minister", not "Union"."""
    is_name = token.text[0].isupper() and len(token) > 3 and not token.is_sent_start
    is_name = is_name and not token.nbor(-1).text[0].isupper() and token.nbor(-1).lower_ != "and"
    return is_name and token.lower_ not in understood.LEVELS


def _place(page: Page, token: Token, title: Title, states: States) -> int | None:
    """The government of a province or city, named by its place: a body of its own from here on."""
    start, end = token.i, token.i + 1
    if token.pos_ != "PROPN":
        return None
    while start > token.sent.start and token.ent_type_ == "PLACE" and page.doc[start].ent_iob_ == "I":
        start -= 1
    while page.doc[start - 1].pos_ == "PROPN" and start - 1 >= max(title.end, token.sent.start):
        start -= 1
    while token.i < title.start and start > token.sent.start and page.doc[start - 1].pos_ == "PROPN":
        start -= 1
    while end < len(page.doc) and end != title.start and page.person_at(page.doc[end]) is None:
        if page.doc[end].pos_ != "PROPN" or not page.doc[end].ent_type_:
            break
        end += 1
    ahead = [t.lower_ for t in page.doc[token.i : token.i + 4]]
    if any(a in _DIVISIONS and b == "of" for a, b in pairwise(ahead)):
        # "the border state of A": the name comes after.
        return None
    return states.of_place(page.doc[start:end])


_DIVISIONS = frozenset({"state", "province", "department", "district", "municipality", "city", "region", "town"})
