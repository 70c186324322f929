"""Whose a place is that is taken: "from A's control", "half the land that A held", "the A-held town"."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances import steps
from flows.extraction.parties.cue_sets import HELD
from flows.extraction.parties.parties import Parties

_GRIPS = cues.words("verb_conditions", condition="grip")


def of_all(sources: list[Token], places: list[Token], parties: Parties) -> list[int]:
    """Whose the places are that are taken, by what they are taken from or else by what is said of them."""
    return of_grip(sources, parties) or of_places(places, parties)


def of_grip(tokens: list[Token], parties: Parties) -> list[int]:
    """Of "from A's control" and "from the hands of A", A."""
    found: list[int] = []
    for t in tokens:
        if trees.lemma(t) in _GRIPS and parties.mention(t) is None:
            found += parties.modifiers(t) or parties.all_of(trees.complements(t, "of"))
    return list(dict.fromkeys(found))


def of_places(places: list[Token], parties: Parties) -> list[int]:
    """Of "retook the land that A held", "the town, held by A," and "the A-held town", A."""
    found: list[int] = []
    for place in places:
        for clause in trees.children(place, "acl", "acl:relcl"):
            if trees.lemma(clause) not in HELD:
                continue
            arguments = trees.arguments(clause)
            # "the land the A held": trees take the one that holds for what is held where "that" is left out.
            found += parties.all_of([t for t in arguments.agents or arguments.patients if t.i != place.i])
        for adjective in trees.children(place, "amod"):
            dash = steps.before(place.doc, adjective.i - 1)
            if trees.lemma(adjective) in HELD and dash > 0 and place.doc[dash].text in {"-", "–"}:
                body = parties.named(place.doc[steps.before(place.doc, dash - 1)])
                found += [] if body is None else [body]
    return list(dict.fromkeys(found))
