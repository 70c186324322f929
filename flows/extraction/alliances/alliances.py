"""Alliances and rivalries: how two organisations stand to each other, by verbs, nouns, prepositions and names."""

from flows.extraction.alliances import (
    assistance,
    backing,
    composition,
    defeats,
    encounters,
    enmity,
    joint,
    mutual,
    named_role,
    occasions,
    order,
    pointed,
    proposed,
    rivals,
    splits,
    truces,
)
from flows.extraction.alliances import events as relation_events
from flows.extraction.alliances import infobox as relation_infobox
from flows.extraction.alliances import names as relation_names
from flows.extraction.alliances import nouns as relation_nouns
from flows.extraction.alliances import prepositions as relation_prepositions
from flows.extraction.alliances import verbs as relation_verbs
from flows.extraction.alliances.relations import Relations
from flows.extraction.leaders import infobox as leader_infobox
from flows.extraction.mentions.office_states import States
from flows.extraction.page import Page, Sentence
from flows.extraction.parties.parties import Parties
from flows.extraction.records import AllianceClaim, RivalryClaim


def extract(page: Page) -> list[AllianceClaim | RivalryClaim]:
    """The alliance and rivalry claims of a page, in the order of the text."""
    relations = Relations(page)
    states = States.of(page)
    parties = Parties(page, states)
    subject = leader_infobox.subject_of(page)
    spoken_of = {page.sentence_of(page.doc[m.start]).ordinal for m in page.mentions}
    for sentence in page.claimable():
        if sentence.ordinal not in spoken_of and not _means_two(page, sentence):
            continue
        if sentence.role == "value" and sentence.label is not None:
            if subject is not None:
                relation_infobox.read(page, sentence, subject, relations)
            composition.units(sentence, parties, relations)
            relation_nouns.read(sentence, parties, relations)
            continue
        parties.note_operators(sentence)
        relation_verbs.read(sentence, parties, relations)
        assistance.read(sentence, parties, relations)
        relation_nouns.read(sentence, parties, relations)
        relation_events.read(sentence, parties, relations)
        relation_prepositions.read(sentence, parties, relations)
        relation_names.read(page, sentence, relations)
        mutual.read(sentence, parties, relations)
        splits.read(sentence, parties, relations)
        defeats.read(sentence, parties, relations)
        enmity.read(sentence, parties, relations)
        rivals.read(sentence, parties, relations)
        occasions.read(sentence, parties, relations)
        truces.read(sentence, parties, relations)
        order.read(sentence, parties, relations)
        joint.read(sentence, parties, relations)
        composition.read(sentence, parties, relations)
        backing.read(sentence, parties, relations)
        named_role.read(sentence, parties, relations)
        pointed.read(sentence, parties, relations)
        encounters.read(sentence, parties, relations)
    proposed.read(parties, relations)
    claims = relations.claims()
    states.settle(key for claim in claims for key in (claim.a, claim.b))
    return claims


def _means_two(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence that names nobody may mean two bodies named before it: "the two militias"."""
    return any(
        lower == "two" and t.i and t.nbor(-1).lower_ in {"the", "these"} for t, lower in page.with_lowers(sentence)
    )
