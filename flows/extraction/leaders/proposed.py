"""Positions that the network proposes and a title or verb of the sentence says, where no other rule has a row.

The network says which person and which body (`flows.extraction.proposals`); the title, noun of leadership or verb
on or beside the path between them (`flows.extraction.links`) says which role.
"""

from spacy.tokens import Token

from flows.extraction import cues, links, proposals, trees
from flows.extraction.attribution import attribution
from flows.extraction.kinds import ARMED_OR_PARTY, OF_STATE
from flows.extraction.leaders import title_bearers, title_bodies, titles
from flows.extraction.leaders.claims import Bearer, Body, Collector, is_dead
from flows.extraction.leaders.titles import Title
from flows.extraction.leaders.units import is_unit, role_in
from flows.extraction.links import Link
from flows.extraction.mentions.office_states import States
from flows.extraction.page import Mention, Page
from schemas.vocabulary import OrganisationKind, Role

RULE = "proposed"
_VERBS = {row["cue"]: Role(row["effect"]) for row in cues.load("leader_verbs") if row["effect"] in set(Role)}
_NOUNS = cues.words("leader_verbs", effect="noun")
# To control a town or to serve in a council says no position; the command of people does.
_LOOSE = frozenset({"control", "direct", "charge", "rule", "direction", "serve", "affiliate", "associate", "form"})
_PHRASAL = frozenset({"set"})
_HAVING = cues.words("leader_verbs", effect="term") | cues.words("leader_verbs", effect="as") | {"have"}
# Kinds of bodies whose offices a scope of `seeds/roles.csv` names.
_SCOPES = {
    "state": OF_STATE,
    "place": frozenset({OrganisationKind.STATE, OrganisationKind.PARTY}),
    "police": frozenset({OrganisationKind.STATE_FORCE}),
    "rank": ARMED_OR_PARTY,
}


def read(page: Page, collector: Collector, states: States) -> None:
    """Add what the network proposes of a person and a body that no rule has told of in that sentence."""
    found = proposals.read(page, proposals.POSITIONS)
    if not found:
        return
    claims = collector.claims()
    told = {(c.evidence.sentence_ordinal, c.person, c.organisation) for c in claims}
    taken = {c.evidence.char_start for c in claims}
    for proposal in found:
        ends = {page.entities[m.entity].type: m for m in (proposal.first, proposal.second)}
        if len(ends) != 2:
            continue
        person, body = ends["person"], ends["organisation"]
        link = links.of(page, proposal)
        if link is None or (proposal.sentence.ordinal, person.entity, body.entity) in told:
            continue
        free = [t for t in _titles(link, person, body, collector, states) if not _is_taken(page, t, taken)]
        if free:
            _add_title(free[0], person, body, collector, states)
        else:
            _add_word(link, person, body, collector)


def _titles(link: Link, person: Mention, body: Mention, collector: Collector, states: States) -> list[Title]:
    """The titles of a link that nobody else bears and that are of no other body, the best first."""
    page, sentence = link.page, link.proposal.sentence
    rank = {t.i: k for k, t in enumerate(link.words()) if _is_said(link, t)}
    if not rank:
        return []
    in_sentence = titles.find(page, sentence)
    found = [t for t in in_sentence if t.noun in rank]
    others = {t.start for t, b in title_bearers.pairs(page, sentence, in_sentence) if b.person != person.entity}
    fitting = []
    for title in found:
        named = title_bodies.named(page, sentence, title, collector, states)
        is_other = named is not None and named.key != body.entity
        kinds = _SCOPES.get(title.scope)
        is_kind = kinds is None or page.entities[body.entity].kind in kinds
        is_kind = is_kind and not (title.scope == "private" and states.is_known(page.entities[body.entity]))
        if is_kind and not is_other and not title.is_plural and title.start not in others:
            fitting.append(title)
    return sorted(fitting, key=lambda t: rank[t.noun])


def _is_said(link: Link, noun: Token) -> bool:
    """Whether a noun can be said of one end of a link as what it is to the other.

    In one phrase it can ("the chief of B, A"); over a verb only where the verb says a position or the noun is
    predicated: "B have a new chief, A", "called A their leader", not "the driver A condemned B", "A met a chief".
    """
    if not any(t.pos_ == "VERB" for t in link.path) or noun.dep_ == "xcomp" or trees.has_child(noun, "cop"):
        return True
    return noun.dep_ in {"obj", "obl", "nsubj:pass"} and trees.lemma(noun.head) in _HAVING


def _is_taken(page: Page, title: Title, taken: set[int]) -> bool:
    """Whether another rule has read a title already: of another person, or of another body."""
    return bool({page.doc[i].idx for i in range(title.start, title.end)} & taken)


def _add_title(title: Title, person: Mention, body: Mention, collector: Collector, states: States) -> None:
    page = collector.page
    if attribution.is_hypothetical(page, page.doc[title.noun]):
        return
    collector.add_title(title, Bearer(person, RULE), Body(body.entity))
    states.name(body.entity)


def _add_word(link: Link, person: Mention, body: Mention, collector: Collector) -> None:
    """Add the position that a verb or a noun of leadership on the path says."""
    page = link.page
    entity = page.entities[body.entity]
    for word in link.on_path():
        lemma = trees.lemma(word)
        if lemma in _LOOSE and entity.kind not in ARMED_OR_PARTY:
            continue
        if word.pos_ == "VERB" and lemma in _VERBS and _is_object(word, body):
            role = role_in(_VERBS[lemma], entity)
        elif word.pos_ == "NOUN" and word.lower_ in _NOUNS and _is_object(word, body):
            commands = word.lower_ == "command" and entity.kind is not OrganisationKind.ARMED_GROUP
            role = Role.COMMANDER if commands or is_unit(entity) else Role.LEADER
        else:
            continue
        if not attribution.is_hypothetical(page, word):
            former = is_dead(page.doc[person.end - 1])
            span = page.doc[word.i : word.i + 1]
            collector.add(span, word, person, body.entity, role, f"leaders.{RULE}", word.text, former)
        return


def _is_object(word: Token, body: Mention) -> bool:
    """Whether what is led is the body, and not a raid or a town that the body is only named with."""
    if trees.lemma(word) in _PHRASAL and not any(c.lower_ == "up" for c in trees.children(word, "compound:prt")):
        return False
    if word.pos_ == "VERB":
        found = trees.arguments(word)
        led = found.patients or found.oblique("to", "with")
        if not led and word.dep_ in {"acl", "amod"}:
            led = [word.head]
    else:
        led = trees.children(word, "nmod", "nmod:poss", "compound")
    return any(body.start <= t.i < body.end for t in led)
