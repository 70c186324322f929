"""Relations said by events: harm in another's attack, acts "against" somebody, rivals."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances import sides
from flows.extraction.alliances.relations import Relations
from flows.extraction.kinds import ARMED, SIDES
from flows.extraction.page import Sentence
from flows.extraction.parties.cue_sets import SUFFERING, TALK
from flows.extraction.parties.parties import CLASSES, Parties
from schemas.vocabulary import OrganisationKind

_VICTIMS = SUFFERING | {"sustain", "suffer"}
_SEARCHES = cues.words("relation_words", use="search")
_FIGHTS = cues.words("relation_words", use="fight")
_BLASTS = frozenset({"explode", "detonate", "blow"})
_RIVAL = cues.words("relation_words", use="rival")
# Whose people an attack harms: those of a party are a side of it, too.
_HARMED = SIDES | {OrganisationKind.PARTY}


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the relations that the events of a sentence say."""
    for token, lemma in parties.page.with_lemmas(sentence):
        if lemma in _VICTIMS and token.pos_ in trees.VERBAL:
            _harmed(token, parties, relations)
        elif token.lower_ == "against":
            _against(token, parties, relations)
        elif token.lower_ in _RIVAL and token.dep_ in {"amod", "compound"}:
            _rivals(token, parties, relations)


def _harmed(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "three A soldiers were killed in an ambush by B", B fights A."""
    arguments = trees.arguments(verb)
    harmed = arguments.patients if trees.is_passive(verb) else arguments.agents
    hurt = parties.all_of(harmed, acted_on=True) or [k for t in harmed for k in parties.included(t)]
    victims = [k for k in hurt if parties.page.entities[k].kind in _HARMED]
    if not victims:
        return
    events = arguments.oblique("in", "by", "during")
    events += [t for p in arguments.patients for t in trees.complements(p, "in")]
    # "in the course of a raid"
    events += [t for c in events if trees.lemma(c) == "course" for t in trees.complements(c, "of")]
    # "when a mine planted by A exploded"
    events += [
        t
        for clause in trees.children(verb, "advcl")
        if trees.lemma(clause) in _BLASTS
        for t in trees.arguments(clause).agents
    ]
    for event in events:
        if CLASSES.get(trees.lemma(event)) in {"action", "device"}:
            doers = [k for k in parties.owners(event) if k not in victims]
            if trees.lemma(event) in _SEARCHES and _are_forces([*doers, *victims], parties):
                # Who is hurt in the other force's search is on its side.
                continue
            relations.add_pairs(doers, "fights", victims, "harmed_in", verb, verb)
            relations.add_mutual(doers, "allied_with", "joint_action", event, verb)


def _are_forces(bodies: list[int], parties: Parties) -> bool:
    return all(parties.page.entities[k].kind is OrganisationKind.STATE_FORCE for k in bodies)


def _against(token: Token, parties: Parties, relations: Relations) -> None:
    """Any act of one armed body "against" another, whatever its verb: "A held its positions against B"."""
    target = token.head
    if token.dep_ not in {"case", "mark"} or target.i < token.i:
        return
    first = trees.first_conjunct(target)
    governor = first.head
    if parties.named(governor) is not None and CLASSES.get(trees.lemma(governor.head)) == "action":
        # "an offensive by A against B", where the tree hangs B on A
        governor = governor.head
    targets = [k for t in trees.nominal_conjuncts(first) for k in parties.of(t, acted_on=True)]
    is_fight = trees.lemma(trees.clause_head(governor)) in _FIGHTS
    targets = [k for k in targets if parties.page.entities[k].kind in (SIDES if is_fight else ARMED)]
    if not targets or trees.lemma(governor) in TALK or governor.i == first.i:
        return
    actors = []
    if governor.pos_ in {"NOUN", "PROPN"}:
        actors = sides.backed(governor, parties) or parties.owners(governor)
    if not actors and governor.pos_ in {"NOUN", "PROPN"} and governor.dep_ == "nmod":
        # "a resolution on the fight against A": the subject is not said to fight.
        return
    if not actors:
        clause = trees.clause_head(governor)
        if trees.lemma(clause) in TALK or (governor.pos_ == "NOUN" and clause.dep_ == "acl"):
            # Of "a way to shift the battle against A" nobody is said to fight.
            return
        arguments = trees.arguments(clause)
        subjects = arguments.agents or arguments.patients
        for t in subjects:
            # Strikes stand here for those who are said to run these ones, not for who ran others before.
            actors += parties.owners(t) if CLASSES.get(trees.lemma(t)) == "action" else parties.of(t)
    actors = [k for k in actors if k not in targets and parties.page.entities[k].kind in SIDES]
    sentence = parties.page.sentence_of(token).ordinal
    for a in actors:
        for b in targets:
            if not relations.has(sentence, a, b, frozenset({"fights", "opposes"})):
                relations.add(a, "fights", b, "against", token, clause_of(governor))


def clause_of(token: Token) -> Token:
    """The word whose clause says a relation: a noun itself, else the predicate."""
    return token if token.pos_ in {"NOUN", "PROPN"} else trees.clause_head(token)


def _rivals(adjective: Token, parties: Parties, relations: Relations) -> None:
    """Of "the rival A and B gangs", A and B oppose each other."""
    noun = adjective.head
    bodies = parties.modifiers(noun)
    bodies += [k for t in trees.nominal_conjuncts(noun) for k in parties.of(t) if k not in bodies]
    if len(bodies) > 1:
        relations.add_mutual(bodies, "opposes", "rival", adjective, noun)
