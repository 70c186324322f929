"""Defeats said by a noun: "the defeat of A by B", "A, whose rout at the hands of B", "A's overthrow by B"."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances.relations import Relations
from flows.extraction.kinds import SIDES
from flows.extraction.page import Sentence
from flows.extraction.parties.parties import Parties

_DEFEATS = cues.words("verb_conditions", condition="undoing")
_REACH = 12  # words up to "at the hands of"


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add who fought whom where a noun names the defeat of the one by the other."""
    for token, lemma in parties.page.with_lemmas(sentence):
        if lemma in _DEFEATS and token.pos_ == "NOUN":
            winners = _sides(_winners(token), parties)
            losers = _sides(trees.complements(token, "of"), parties, acted_on=True)
            if losers and not winners:
                winners = [k for t in trees.children(token, "nmod:poss") for k in _sides([t], parties)]
            losers = losers or parties.modifiers(token)
            losers = [k for k in losers if k not in winners]
            relations.add_pairs(winners, "fights", losers, "defeat", token, token)


def _winners(noun: Token) -> list[Token]:
    found = trees.complements(noun, "by")
    for hand in noun.doc[noun.i + 1 : min(noun.i + _REACH, noun.sent.end)]:
        # The tree may hang "at the hands of" on what the clause goes on to say.
        if hand.pos_ in trees.VERBAL:
            break
        if hand.lower_ == "hands" and trees.preposition(hand) == "at":
            found += trees.complements(hand, "of")
    return [t for head in found for t in trees.nominal_conjuncts(head)]


def _sides(tokens: list[Token], parties: Parties, acted_on: bool = False) -> list[int]:
    return [k for k in parties.all_of(tokens, acted_on) if parties.page.entities[k].kind in SIDES]
