"""Enmity without fighting: lists of terrorists, aims, and plain "A is against B"."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances import roles
from flows.extraction.alliances.relations import Relations
from flows.extraction.page import Sentence
from flows.extraction.parties.cue_sets import AIMS, TERRORIST
from flows.extraction.parties.parties import Parties
from schemas.vocabulary import OrganisationKind

_LISTS = cues.words("verb_conditions", condition="list")
_SANCTIONS = frozenset({"blacklist", "sanction", "sanctions"})
_GOALS = cues.words("verb_conditions", condition="goal")
_DEFEATS = cues.words("verb_conditions", condition="defeat")
_DEVOTED = cues.words("relation_light_verbs", effect="devoted")
_STANDING = frozenset(row["cue"] for row in cues.load("relation_verbs") if row["rule"] == "stand_by")
_LISTING = frozenset({OrganisationKind.STATE, OrganisationKind.INTERGOVERNMENTAL, OrganisationKind.STATE_FORCE})
_ENMITIES = frozenset({"fights", "opposes"})


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the enmities of a sentence that neither a verb nor a noun of its own says."""
    for token, lemma in parties.page.with_lemmas(sentence):
        if lemma in _LISTS and token.pos_ in {"NOUN", "PROPN"}:
            _listed(token, parties, relations)
        elif lemma in _GOALS and token.pos_ == "NOUN":
            _goal(token, parties, relations)
        elif lemma in _DEFEATS and token.pos_ == "NOUN":
            _devoted(token, parties, relations)
        elif token.lower_ == "against" and token.dep_ == "case":
            _against(token.head, parties, relations)
        elif lemma in AIMS and token.pos_ == "VERB":
            _stands_by(token, parties, relations)


def _listed(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "A is on B's list of terrorist groups", that B opposes A."""
    words = {t.lower_ for t in noun.subtree} | {trees.lemma(noun)}
    if not words & _SANCTIONS and not words & TERRORIST:
        return
    listing = [k for k in parties.modifiers(noun, acting=True) if parties.page.entities[k].kind in _LISTING]
    if not listing:
        return
    tokens = trees.subjects_of(noun)
    listed = parties.all_of(tokens)
    head = trees.first_conjunct(noun)
    if not listed and head.dep_ in {"obl", "nmod"} and trees.preposition(head) in {"on", "in", "from"}:
        arguments = trees.arguments(head.head)
        tokens = arguments.patients or arguments.agents
        listed = parties.all_of(tokens) or parties.of(head.head)
    if any(roles.is_people(t) and parties.named(t) is None for t in tokens):
        # Who lists two members of a body has not listed the body.
        return
    for target in listed:
        for body in listing:
            if target not in listing and not _is_known(noun, body, target, parties, relations):
                relations.add(body, "opposes", target, "designate", noun, noun)


def _goal(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "A's goal is to defeat B" and "our aim is the defeat of B", that A opposes B."""
    holders = parties.modifiers(noun, acting=True)
    if not holders:
        return
    enemies: list[int] = []
    head = noun.head
    clauses = [head] if noun.dep_ in trees.SUBJECTS else []
    clauses += trees.children(noun, "acl", "acl:relcl", "nsubj", "csubj", "xcomp", "ccomp", "advcl")
    for clause in clauses:
        if trees.lemma(clause) in AIMS and clause.pos_ == "VERB":
            enemies += parties.all_of(trees.arguments(clause).patients, acted_on=True)
        elif trees.lemma(clause) in _DEFEATS and clause.pos_ == "NOUN":
            enemies += parties.all_of(trees.complements(clause, "of"), acted_on=True)
    for a in holders:
        for b in dict.fromkeys(enemies):
            if a != b and not _is_known(noun, a, b, parties, relations):
                relations.add(a, "opposes", b, "aim", noun, noun, taken_for_granted=True)


def _devoted(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "A is committed to the defeat of B", that A opposes B."""
    head = noun.head
    if trees.lemma(head) not in _DEVOTED or trees.preposition(noun) != "to":
        return
    arguments = trees.arguments(head)
    holders = parties.modifiers(head, acting=True) if head.pos_ == "NOUN" else []
    holders = holders or parties.all_of(arguments.patients or arguments.agents)
    for a in holders:
        for b in parties.all_of(trees.complements(noun, "of"), acted_on=True):
            if a != b and not _is_known(noun, a, b, parties, relations):
                relations.add(a, "opposes", b, "aim", noun, noun, taken_for_granted=True)


def _against(target: Token, parties: Parties, relations: Relations) -> None:
    """Of "A is against B", that A opposes B."""
    if trees.child(target, "cop") is None:
        return
    for a in parties.all_of(trees.subjects_of(target)):
        for b in parties.of(target):
            if not _is_known(target, a, b, parties, relations):
                relations.add(a, "opposes", b, "opposed", target, target)


def _stands_by(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A stands by B to defeat C", that B opposes C, too."""
    stand = trees.first_conjunct(verb).head
    if trees.lemma(stand) not in _STANDING or verb.dep_ not in {"advcl", "xcomp"}:
        return
    stood_by = trees.arguments(stand)
    backed = parties.all_of([*stood_by.oblique("by", "with", "behind", "alongside"), *stood_by.patients])
    enemies = parties.all_of(trees.arguments(verb).patients, acted_on=True)
    relations.add_pairs(
        [k for k in backed if k not in enemies], "opposes", enemies, "aim", verb, verb, taken_for_granted=True
    )


def _is_known(token: Token, a: int, b: int, parties: Parties, relations: Relations) -> bool:
    return relations.has(parties.page.sentence_of(token).ordinal, a, b, _ENMITIES)
