"""Help in a fight makes allies (codebook: "assisted in a fight"), who then fight the same enemy.

"A and B helped C retake the town from D": A, B and C are allies, and each of them fights D.
"""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances import lists
from flows.extraction.alliances.relations import Relations
from flows.extraction.kinds import SIDES
from flows.extraction.page import Sentence
from flows.extraction.parties.parties import CLASSES, Parties

_HELP = frozenset({"help", "assist", "aid"})
_FIGHTS = cues.words("relation_verbs", relation="fights") - {"make", "guard", "protect"}
_FROM = ("from", "against", "with")


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the alliances and fights of those who help others in a fight."""
    for token, lemma in parties.page.with_lemmas(sentence):
        if lemma in _HELP and token.pos_ == "VERB" and not trees.is_passive(token):
            fight = fought_in(token)
            if fight is not None:
                _helped(token, fight, parties, relations)


def fought_in(verb: Token) -> Token | None:
    """The fight that somebody is helped in, "helped them retake it"; what strikes help is support from the air."""
    if any(CLASSES.get(trees.lemma(t)) == "action" for t in trees.arguments(verb).agents):
        return None
    return next((c for c in trees.children(verb, "xcomp", "ccomp") if trees.lemma(c) in _FIGHTS), None)


def _helped(verb: Token, fight: Token, parties: Parties, relations: Relations) -> None:
    arguments, fought = trees.arguments(verb), trees.arguments(fight)
    kinds = parties.page.entities
    agents = lists.coordinated(arguments.agents, parties) or parties.all_of(arguments.agents)
    helpers = [k for k in agents if kinds[k].kind in SIDES]
    helped = [k for k in parties.all_of(arguments.patients or fought.agents) if k not in helpers]
    enemies = parties.all_of([*fought.patients, *fought.oblique(*_FROM)], acted_on=True)
    enemies = [k for k in enemies if k not in helpers and k not in helped]
    if helpers and helped:
        relations.add_mutual([*helpers, *helped], "allied_with", "help_in_fight", verb, verb)
        relations.add_pairs([*helpers, *helped], "fights", enemies, "help_in_fight", fight, fight)
