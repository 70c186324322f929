"""Pronouns and words such as "the group", "the brigade": the body or person that they refer back to.

What pronouns mean is weighed in `pronouns`, what descriptions mean in `back_references`. Kind and number
must agree. Where two fit alike, the words mean nobody.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from flows.extraction import trees
from flows.extraction.mentions import back_references, gazetteer, names, pronouns
from flows.extraction.mentions.salience import Discourse
from flows.extraction.page import Entity, Mention, Page, Sentence
from schemas.vocabulary import MentionForm, OrganisationKind

_PERSONAL = frozenset({"he", "she", "his", "her", "him"})
_FORCES = frozenset({"army", "forces", "military", "troops"})
_REACH = 2  # sentences back
_CONFIDENCE = 0.6


def annotate(page: Page) -> None:
    """Add the mentions that only refer back, sentence by sentence, each open to the ones before it.

    `page.index_mentions()` must have been called.
    """
    if not page.doc.has_annotation("DEP"):
        return
    topic = topic_of(page)
    discourse = Discourse(page)
    starters = _starters()
    for sentence in page.claimable():
        tokens = [token for token, lower in page.with_lowers(sentence) if lower in starters]
        for start, end, entity in _anaphors(discourse, tokens, sentence, topic):
            page.mentions.append(Mention(start, end, MentionForm.PRONOUN, entity, _CONFIDENCE))
            discourse.note(start, end, entity)


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
            root = next((t for t in page.tokens(sentence) if trees.is_root(t)), None)
            for mention in found:
                head = page.doc[mention.start : mention.end].root
                is_copula = root is not None and any(c.dep_ == "cop" for c in root.children)
                if head.dep_ == "nsubj" and head.head is root and is_copula:
                    return mention.entity if page.entities[mention.entity].type == "organisation" else None
            return None
    return None


def _anaphors(
    discourse: Discourse, tokens: list[Token], sentence: Sentence, topic: int | None
) -> Iterator[tuple[int, int, int]]:
    page = discourse.page
    for token in tokens:
        word = token.lower_
        if page.mention_at(token) is not None:
            continue
        start: int = token.i
        entity: int | None
        if word in _PERSONAL:
            entity = _person(discourse, token, sentence) if token.pos_ == "PRON" else None
        elif word in pronouns.ITS | pronouns.THEY:
            entity = pronouns.meant(discourse, token, sentence, topic) if token.pos_ == "PRON" else None
        else:
            start, entity = _own_force(discourse, token) if word in _FORCES else (token.i, None)
            if entity is None and word in back_references.last_words():
                start, entity = back_references.meant(discourse, token, sentence, topic)
        if entity is not None:
            yield start, token.i + 1, entity


def _person(discourse: Discourse, token: Token, sentence: Sentence) -> int | None:
    """The last person who is a subject of this sentence, else of the last one with any, else the only one."""
    page = discourse.page
    for ordinal in range(sentence.ordinal, sentence.ordinal - _REACH - 1, -1):
        if ordinal < 0:
            break
        here = [
            r
            for r in discourse.referents(page.sentences[ordinal])
            if r.token < token.i and r.entity is not None and page.entities[r.entity].type == "person"
        ]
        subjects = [r.entity for r in here if r.is_subject]
        if subjects:
            return subjects[-1] if len(set(subjects)) == 1 or ordinal == sentence.ordinal else subjects[0]
        if here:
            return here[0].entity if len({r.entity for r in here}) == 1 else None
    return None


def _own_force(discourse: Discourse, token: Token) -> tuple[int, int | None]:
    """The one force of a state that "its army" can mean, where the state is known by the pronoun."""
    page = discourse.page
    owner = next((c for c in token.children if c.dep_ == "nmod:poss" and c.lower_ == "its"), None)
    key = discourse.meant.get(owner.i) if owner is not None else None
    if owner is None or key is None or page.entities[key].kind is not OrganisationKind.STATE:
        return token.i, None
    state = page.entities[key].seed_id
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


@cache
def _starters() -> frozenset[str]:
    """Every word that a mention which refers back can end in."""
    return _PERSONAL | pronouns.ITS | pronouns.THEY | _FORCES | back_references.last_words()
