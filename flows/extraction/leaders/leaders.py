"""Leaders: a named person and a position in an organisation.

Titles (`titles`) are tied to the persons that bear them (`title_bearers`) and to the body that they
belong to (`title_bodies`); verbs that say a position without a title ("founded by") are in `verbs`, nouns
of leadership ("took command of") in `leadership`, infobox lines in `infobox`.
"""

from collections.abc import Mapping
from itertools import groupby

from flows.extraction.leaders import (
    belonging,
    changes,
    counterparts,
    governments,
    leadership,
    proposed,
    title_bearers,
    title_bodies,
    titles,
)
from flows.extraction.leaders import infobox as leader_infobox
from flows.extraction.leaders import verbs as leader_verbs
from flows.extraction.leaders.claims import BODIES, Bearer, Collector
from flows.extraction.leaders.titles import Title
from flows.extraction.mentions.office_states import States
from flows.extraction.page import Page, Sentence
from flows.extraction.records import LeaderClaim
from schemas.vocabulary import Role


def extract(page: Page) -> list[LeaderClaim]:
    """The leader claims of a page, in the order of the text: one for each person, body and role of a sentence."""
    page.doc.user_data[BODIES] = {}
    collector, states = Collector(page), States.of(page)
    subject = leader_infobox.subject_of(page)
    for sentence in page.claimable():
        if sentence.role == "value" and sentence.label is not None:
            leader_infobox.read(page, sentence, subject, collector)
    found = {sentence.ordinal: titles.find(page, sentence) for sentence in page.claimable()}
    borne = _borne(page, found)
    for sentence, title, bearer in borne:
        body = title_bodies.named(page, sentence, title, collector, states)
        if body is not None and bearer is not None and states.is_known(page.entities[body.key]):
            collector.note_office(bearer.person, body.key)
    by_sentence = groupby(borne, key=lambda b: b[0].ordinal)
    in_sentence = {ordinal: list(group) for ordinal, group in by_sentence}
    for sentence in page.claimable():
        said = in_sentence.get(sentence.ordinal, [])
        unsaid = [b for b in said if not _add_titles(page, *b, collector, states)]
        persons = title_bearers.persons_of(page, sentence)
        for title, holder, state in counterparts.read(page, sentence, found[sentence.ordinal], persons, states):
            collector.add_title(title, holder, state)
            states.name(state.key)
        leader_verbs.read(page, sentence, collector)
        leadership.read(page, sentence, collector)
        governments.read(page, sentence, collector, states)
        belonging.read(page, sentence, found[sentence.ordinal], collector)
        changes.read(page, sentence, collector)
        for late in unsaid:
            if late[1].role is Role.DEPUTY:
                # "A heads B, and C is his deputy": the verb says whose.
                _add_titles(page, *late, collector, states)
    proposed.read(page, collector, states)
    claims = collector.claims()
    states.settle(claim.organisation for claim in claims)
    return claims


def _add_titles(
    page: Page, sentence: Sentence, title: Title, bearer: Bearer | None, collector: Collector, states: States
) -> bool:
    """Add the position that a title says of its bearer; False where no body is found for it."""
    title_bodies.remember(page, sentence, title, collector, states)
    if bearer is None:
        return True
    body = title_bodies.named(page, sentence, title, collector, states)
    body = body or title_bodies.after_name(page, bearer.mention, title, collector, states)
    if body is None or title.scope in {"rank", "police"}:
        body = title_bodies.body_of(page, sentence, title, bearer.person, collector, states)
    if body is None and bearer.rule == "title_before_name":
        body = title_bodies.beside_name(page, bearer.mention, title, collector, states)
    if body is not None:
        collector.add_title(title, bearer, body)
        states.name(body.key)
    place = title_bodies.place_of(page, sentence, title, body, collector, states)
    if place is not None:
        collector.add_title(title, bearer, place)
    return body is not None


def _borne(page: Page, found: Mapping[int, list[Title]]) -> list[tuple[Sentence, Title, Bearer | None]]:
    """Every title that was found in the sentences of a page with each person that bears it, or with nobody."""
    borne: list[tuple[Sentence, Title, Bearer | None]] = []
    named = {page.sentence_of(page.doc[m.start]).ordinal for m in page.mentions}
    for sentence in page.claimable():
        if sentence.ordinal not in named:
            continue
        pairs = list(title_bearers.pairs(page, sentence, found[sentence.ordinal]))
        starts = {title.start for title, _ in pairs}
        borne += [(sentence, title, bearer) for title, bearer in pairs]
        borne += [(sentence, title, None) for title in found[sentence.ordinal] if title.start not in starts]
    return sorted(borne, key=lambda f: f[1].start)
