"""States that back or are backed, where the text names them as places: "support for the Iraqi people".

Source: codebook, "Organisations": a country is an organisation where it "is said to be backed or opposed".
"""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.parties.parties import Parties

# Nouns that stand for the state whose name or adjective modifies them.
_OF_STATE = cues.words("backing_words", use="of_state")


def all_of(tokens: list[Token], parties: Parties, bare: bool = True) -> list[int]:
    """The bodies that heads stand for; of those that name none, the states that they name.

    Without `bare`, a country's name alone is a place.
    """
    found: list[int] = []
    for token in tokens:
        found += parties.all_of([token]) or _state(token, parties, bare)
    return list(dict.fromkeys(found))


def _state(token: Token, parties: Parties, bare: bool) -> list[int]:
    """The state of "Iraq", "Iraq's people" or "the government of Iraq"."""
    if parties.mention(token) is not None or parties.page.person_at(token) is not None:
        return []
    if parties.states.is_country(token) and token.pos_ in {"PROPN", "NOUN"}:
        return _one(parties.states.acting(token)) if bare else []
    if trees.lemma(token) not in _OF_STATE:
        return []
    named = [t for t in trees.noun_modifiers(token) if parties.states.is_country(t)]
    named += [t for t in trees.complements(token, "of") if parties.states.is_country(t)]
    return _one(parties.states.acting(named[0])) if named else []


def _one(key: int | None) -> list[int]:
    return [] if key is None else [key]
