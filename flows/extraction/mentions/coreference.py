"""Pronouns and words such as "the group", "the brigade": the body or person that they refer back to.

Simple salience: the subject before, in this sentence or the last, then what the document is about, then
the only one near that fits. Kind and number must agree. Where two fit alike, the words mean nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.mentions import gazetteer, names
from flows.extraction.page import Entity, Mention, Page, Sentence
from schemas.vocabulary import MentionForm, OrganisationKind

_ITS = frozenset({"it", "its"})
_THEY = frozenset({"they", "their", "them"})
_PERSONAL = frozenset({"he", "she", "his", "her", "him"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_MODIFIERS = frozenset(
    {"militant", "rebel", "terrorist", "armed", "criminal", "insurgent", "islamist", "jihadist", "same"}
)
# Descriptions of so many sorts of body that a civil one is meant only where the document is about it.
_ANY_BODY = frozenset({"group", "organisation", "organization", "outfit", "body"})
_FORCES = frozenset({"army", "forces", "military", "troops"})
_REACH = 2  # sentences back
_CONFIDENCE = 0.6
_CROWDS = frozenset({OrganisationKind.ARMED_GROUP, OrganisationKind.PARTY, OrganisationKind.STATE_FORCE})


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entity was mentioned: sentence, token, and whether as a subject."""

    entity: int
    sentence: int
    token: int
    is_subject: bool


def annotate(page: Page) -> None:
    """Add the mentions that only refer back, sentence by sentence, each open to the ones before it.

    `page.index_mentions()` must have been called.
    """
    if not page.doc.has_annotation("DEP"):
        return
    by_sentence: dict[int, list[Mention]] = {}
    for mention in page.mentions:
        by_sentence.setdefault(page.sentence_of(page.doc[mention.start]).ordinal, []).append(mention)
    past: list[Place] = []
    topic = topic_of(page)
    for sentence in page.claimable():
        own = [_place(page, m, sentence) for m in by_sentence.get(sentence.ordinal, [])]
        for start, end, entity in _anaphors(page, sentence, past, own, topic):
            page.mentions.append(Mention(start, end, MentionForm.PRONOUN, entity, _CONFIDENCE))
            own.append(_place(page, page.mentions[-1], sentence))
        past = [p for p in past if p.sentence > sentence.ordinal - _REACH] + sorted(own, key=lambda p: p.token)


def topic_of(page: Page) -> int | None:
    """The organisation that the document is about: named by its title alone, or subject of its first sentence."""
    for sentence in page.sentences[:4]:
        found = [m for m in page.mentions if sentence.start <= m.start < sentence.end]
        if sentence.role == "title" and found:
            whole = found[0]
            if (
                page.entities[whole.entity].type == "organisation"
                and whole.end - whole.start >= sentence.end - sentence.start - 1
            ):
                return whole.entity
        if sentence.role == "prose" and not sentence.is_silent:
            root = next((t for t in page.span(sentence) if trees.is_root(t)), None)
            for mention in found:
                head = page.doc[mention.start : mention.end].root
                is_copula = root is not None and any(c.dep_ == "cop" for c in root.children)
                if head.dep_ == "nsubj" and head.head is root and is_copula:
                    return mention.entity if page.entities[mention.entity].type == "organisation" else None
            return None
    return None


def _place(page: Page, mention: Mention, sentence: Sentence) -> Place:
    head = trees.first_conjunct(page.doc[mention.start : mention.end].root)
    return Place(mention.entity, sentence.ordinal, mention.start, head.dep_ in trees.SUBJECTS)


def _anaphors(
    page: Page, sentence: Sentence, past: list[Place], own: list[Place], topic: int | None
) -> Iterator[tuple[int, int, int]]:
    for token in page.span(sentence):
        if token.lower_ not in _starters() or page.mention_at(token) is not None:
            continue
        before = past + sorted((p for p in own if p.token < token.i), key=lambda p: p.token)
        word = token.lower_
        if word in _PERSONAL and token.pos_ == "PRON":
            entity = _person(page, token, sentence, before)
            start = token.i
        elif word in _ITS | _THEY and token.pos_ == "PRON":
            entity = _pronoun(page, token, sentence, before, topic)
            start = token.i
        elif word in _FORCES:
            start, entity = _own_force(page, token, own)
        else:
            start, entity = _nominal(page, token, sentence, before, topic)
        if entity is not None:
            yield start, token.i + 1, entity


def _person(page: Page, token: Token, sentence: Sentence, before: list[Place]) -> int | None:
    people = [p for p in before if page.entities[p.entity].type == "person"]
    return _pick(people, sentence)


def _pick(places: list[Place], sentence: Sentence) -> int | None:
    """The last subject of this sentence, else of the last one with any, else the only one there."""
    for ordinal in range(sentence.ordinal, sentence.ordinal - _REACH - 1, -1):
        here = [p for p in places if p.sentence == ordinal]
        if not here:
            continue
        subjects = [p for p in here if p.is_subject]
        if subjects:
            entities = {p.entity for p in subjects}
            return subjects[-1].entity if len(entities) == 1 or ordinal == sentence.ordinal else subjects[0].entity
        return here[0].entity if len({p.entity for p in here}) == 1 else None
    return None


def _pronoun(page: Page, token: Token, sentence: Sentence, before: list[Place], topic: int | None) -> int | None:
    if token.dep_ == "expl" or not _suits_a_body(token):
        return None
    is_crowd = token.lower_ in _THEY
    bodies = [p for p in before if _is_body(page, p.entity)]
    if is_crowd:
        bodies = [p for p in bodies if page.entities[p.entity].kind in _CROWDS]
        if _has_crowd_before(page, token, sentence):
            return None
    if token.dep_ == "nmod:poss":
        owner = _nearest_subject(page, token, sentence)
        if owner is not None and owner.pos_ != "PRON":
            key = page.organisation_at(owner)
            if any(p.entity == key for p in bodies):
                return key
            if not _is_sure(token) or owner.lower_ in {"country", "nation", "republic", "kingdom", "people"}:
                return None
        clause = [p for p in bodies if p.sentence == sentence.ordinal and p.is_subject]
        if clause:
            return clause[-1].entity
    nearest = _nearest_subject(page, token, sentence)
    if nearest is not None and nearest.pos_ in {"NOUN", "PROPN"} and page.organisation_at(nearest) is None:
        return None
    found = _subject_before(page, token, sentence, bodies)
    if found is not None:
        return found
    if topic is not None and not is_crowd and not _is_owned_by_other(page, token, sentence):
        return topic
    return _only(bodies, sentence) if _is_sure(token) else None


def _nearest_subject(page: Page, token: Token, sentence: Sentence) -> Token | None:
    """The last subject before a token in its sentence that the token is no part of."""
    above = {token.i, *(t.i for t in trees.ancestors(token))}
    before = [t for t in page.doc[sentence.start : token.i] if t.dep_ in trees.SUBJECTS and t.i not in above]
    return before[-1] if before else None


def _is_body(page: Page, entity: int) -> bool:
    return page.entities[entity].type == "organisation"


def _subject_before(page: Page, token: Token, sentence: Sentence, bodies: list[Place]) -> int | None:
    """The subject of the clause before, in this sentence or the last, where it is a body."""
    same = [p for p in bodies if p.sentence == sentence.ordinal and p.is_subject]
    if same:
        return same[-1].entity
    if token.dep_ not in trees.SUBJECTS and token.dep_ != "nmod:poss":
        return None
    if any(t.dep_ in trees.SUBJECTS and t.i < token.i and t.pos_ != "PRON" for t in page.span(sentence)):
        return None
    last = next((s for s in reversed(page.sentences[: sentence.ordinal]) if not s.is_silent), None)
    if last is None or (last.role == "title" and sentence.role != "prose"):
        return None
    root = next((t for t in page.span(last) if trees.is_root(t)), None)
    main = next((t for t in page.span(last) if t.dep_ in trees.SUBJECTS and t.head is root), None)
    if main is None:
        return None
    mention = page.mention_at(main)
    if mention is not None and any(p.entity == mention.entity for p in bodies):
        return mention.entity
    subject = next((p for p in bodies if p.sentence == last.ordinal and p.token == main.i), None)
    return subject.entity if subject is not None else None


def _only(bodies: list[Place], sentence: Sentence) -> int | None:
    near = {p.entity for p in bodies if p.sentence >= sentence.ordinal - 1}
    return near.pop() if len(near) == 1 else None


def _suits_a_body(token: Token) -> bool:
    """Whether a body can be what the pronoun means, by what is done or owned."""
    if token.dep_ == "nmod:poss":
        return True
    lemma = trees.lemma(token.head)
    if token.dep_ not in trees.SUBJECTS:
        return lemma in cues.words("body_signs", use="suffered")
    if token.dep_ == "nsubj:pass" and lemma in cues.words("body_signs", use="told"):
        return False
    return token.lower_ in _THEY or lemma in cues.words("body_signs", use="done")


def _is_sure(token: Token) -> bool:
    if token.dep_ == "nmod:poss":
        return token.head.lower_ in cues.words("body_signs", use="owned")
    lemma = trees.lemma(token.head)
    return lemma in cues.words("body_signs", use="done") and lemma not in {
        "be",
        "have",
        "take",
        "begin",
        "continue",
        "reach",
    }


def _has_crowd_before(page: Page, token: Token, sentence: Sentence) -> bool:
    """Whether people who are no body stand nearer as a plural subject: "militants … they"."""
    last = next((s for s in reversed(page.sentences[: sentence.ordinal]) if not s.is_silent), None)
    for part in (sentence, last):
        if part is None:
            continue
        subjects = [
            t
            for t in page.span(part)
            if t.dep_ in trees.SUBJECTS
            and t.i < token.i
            and t.pos_ != "PRON"
            and "Plur" in t.morph.get("Number", [])
        ]
        if subjects:
            return page.organisation_at(subjects[-1]) is None
    return False


def _is_owned_by_other(page: Page, token: Token, sentence: Sentence) -> bool:
    """Whether something else is the subject before the pronoun in its sentence."""
    return any(
        t.dep_ in trees.SUBJECTS and t.i < token.i and t.pos_ in {"NOUN", "PROPN"} and page.mention_at(t) is None
        for t in page.span(sentence)
    )


def _own_force(page: Page, token: Token, own: list[Place]) -> tuple[int, int | None]:
    """The one force of a state that "its army" can mean, where the state is known by the pronoun."""
    owner = next((c for c in token.children if c.dep_ == "nmod:poss" and c.lower_ == "its"), None)
    place = next((p for p in own if owner is not None and p.token == owner.i), None)
    if owner is None or place is None or page.entities[place.entity].kind is not OrganisationKind.STATE:
        return token.i, None
    state = page.entities[place.entity].seed_id
    forces = [e.key for e in page.entities if e.kind is OrganisationKind.STATE_FORCE and _is_of(e, state)]
    return owner.i + 1, forces[0] if len(forces) == 1 else None


def _is_of(force: Entity, state: str | None) -> bool:
    """Whether a force is a state's, by its reviewed country or by the state's name in its own."""
    known = gazetteer.bodies()
    if state is None or state not in known:
        return False
    if force.seed_id in known:
        return known[force.seed_id].country == known[state].country
    return bool(set(names.fold(force.name).split()) & gazetteer.words_of(state))


def _nominal(
    page: Page, token: Token, sentence: Sentence, before: list[Place], topic: int | None
) -> tuple[int, int | None]:
    """The first token and the body of "the group", "this militia", "the guerrillas"."""
    start, row = _description(page, token, sentence)
    if row is None or (token.lower_ == "body" and not _acts(token)):
        return token.i, None
    kinds = {OrganisationKind(kind) for kind in row["kinds"].split("|")}
    fitting = [p for p in before if _is_body(page, p.entity) and page.entities[p.entity].kind in kinds]
    head = names.fold(row["cue"]).split()[-1]
    if head in {"ministry", "department", "council", "university", "school", "tribe", "clan", "front"}:
        fitting = [p for p in fitting if head in names.fold(page.entities[p.entity].name)]
    if row["use"] == "members":
        armed = {m.entity for m in _outer(page) if m.start < token.i and page.entities[m.entity].kind in kinds}
        return start, armed.pop() if len(armed) == 1 else None
    if row["cue"] in _ANY_BODY:
        close = [p for p in fitting if page.entities[p.entity].kind is not OrganisationKind.CIVIL]
        fitting = close or [p for p in fitting if p.entity == topic]
    here = [p for p in fitting if p.sentence == sentence.ordinal and p.is_subject]
    if topic is not None and page.entities[topic].kind in kinds and not here:
        return start, topic
    found = _pick(fitting, sentence)
    if found is None or (topic is not None and not any(p.is_subject and p.entity == found for p in fitting)):
        is_topic = topic is not None and page.entities[topic].kind in kinds
        found = topic if is_topic else found
    if found is None:
        kinds = kinds - {OrganisationKind.CIVIL}
        earlier = {m.entity for m in page.mentions if m.start < token.i and page.entities[m.entity].kind in kinds}
        found = earlier.pop() if len(earlier) == 1 else None
    return start, found


def _acts(token: Token) -> bool:
    """Whether a body does something that only an organisation does: the other sort "was dumped"."""
    return token.dep_ == "nsubj" and trees.lemma(token.head) in cues.words("body_signs", use="done") - {
        "be",
        "have",
    }


def _outer(page: Page) -> Iterator[Mention]:
    """The mentions that are not only the end of a longer name: the front in "faction of the front"."""
    reach = 0
    for mention in sorted(page.mentions, key=lambda m: (m.start, -m.end)):
        if mention.end > reach:
            reach = mention.end
            yield mention


def _description(page: Page, token: Token, sentence: Sentence) -> tuple[int, dict[str, str] | None]:
    """Where a bare definite description that ends at a token begins, after its determiner, and its row."""
    doc = page.doc
    rows = _rows()
    if token.lower_ not in _last_words():
        return token.i, None
    start = token.i
    row = rows.get(token.lower_)
    if token.i > sentence.start and f"{doc[token.i - 1].lower_} {token.lower_}" in rows:
        start -= 1
        row = rows[f"{doc[start].lower_} {token.lower_}"]
    while start > sentence.start and doc[start - 1].lower_ in _MODIFIERS:
        start -= 1
    if row is None or start == sentence.start or doc[start - 1].lower_ not in _DEFINITE:
        return token.i, None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is not None and (
        after.lower_ in {"of", "that", "which", "who", "called", "named"} or _joined(token, after)
    ):
        return token.i, None
    return start, row


def _joined(token: Token, after: Token) -> bool:
    """Whether the description is only the first part of a longer name or noun: "the party leader"."""
    return token.dep_ == "compound" and (after.pos_ == "PROPN" or token.head.i > after.i)


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["cue"]: row for row in cues.load("anaphors")}


@cache
def _starters() -> frozenset[str]:
    """Every word that a mention which refers back can end in."""
    return frozenset(_PERSONAL | _ITS | _THEY | _FORCES | _last_words())


@cache
def _last_words() -> set[str]:
    return {row["cue"].split()[-1] for row in cues.load("anaphors")}
