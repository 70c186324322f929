"""What two subjects do to each other: "A and B exchanged fire", "A and B are rivals", "A and B agreed a truce"."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances import lists
from flows.extraction.alliances.relations import Relations
from flows.extraction.page import Sentence
from flows.extraction.parties.cue_sets import CLASHES, CONTEST, ENEMIES, FIRE
from flows.extraction.parties.parties import Parties
from schemas.vocabulary import OrganisationKind

_EXCHANGES = {row["cue"]: FIRE for row in cues.load("relation_verbs") if row["rule"] == "exchange_fire"}
_FIGHTS = frozenset(row["cue"] for row in cues.load("relation_verbs") if row["rule"] in {"clash", "clash_mutual"})
_RECIPROCAL = frozenset({"each", "one"})
_TRUCES = frozenset(cue.replace("-", " ").split()[-1] for cue in cues.words("relation_nouns", rule="truce"))
_TRUCE_CUES = cues.words("relation_nouns", rule="truce")
_VIE = frozenset(row["cue"] for row in cues.load("relation_verbs") if row["rule"] == "vie")
_STOP = frozenset({"stop", "end", "cease", "halt", "suspend"})
_FIGHTING = CLASHES | frozenset({"fight", "fire", "attack", "hostility", "shoot", "war"})
_AGREED = frozenset({"agreed"})


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add what the subjects of a clause are said to do to each other."""
    for token, lemma in parties.page.with_lemmas(sentence):
        if token.pos_ == "VERB":
            if lemma in _EXCHANGES or lemma in _FIGHTS:
                _fight(token, lemma, parties, relations)
            elif lemma in _VIE:
                _vie(token, parties, relations)
            elif token.lower_ in _AGREED:
                _agreed_truce(token, parties, relations)
                _agreed_to_stop(token, parties, relations)
        elif lemma in CLASHES and token.pos_ in {"NOUN", "PROPN"}:
            _named_for_both(token, parties, relations)
        elif lemma in ENEMIES and trees.child(token, "cop") is not None:
            _enemies(token, parties, relations)


def _fight(verb: Token, lemma: str, parties: Parties, relations: Relations) -> None:
    arguments = trees.arguments(verb)
    if arguments.oblique("with", "against", "alongside"):
        return
    exchanges = any(trees.lemma(t) in _EXCHANGES.get(lemma, ()) for t in arguments.patients)
    contests = lemma in _FIGHTS and (
        any(t.lower_ in _RECIPROCAL for t in trees.children(verb, "obj"))
        or any(trees.lemma(t) in CONTEST for t in arguments.oblique("for", "over"))
    )
    if exchanges or contests:
        sides = parties.all_of(arguments.agents) or _included(arguments.agents, parties)
        relations.add_mutual(sides, "fights", "clash_mutual", verb, verb)


def _vie(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "gangs such as A and B are vying for control", that they are rivals."""
    arguments = trees.arguments(verb)
    if arguments.oblique("with") or not any(trees.lemma(t) in CONTEST for t in arguments.oblique("for", "over")):
        return
    kinds = parties.page.entities
    sides = parties.all_of(arguments.agents) or _included(arguments.agents, parties)
    gangs = [k for k in sides if kinds[k].kind is OrganisationKind.ARMED_GROUP]
    relations.add_mutual(gangs, "opposes", "vie", verb, verb)


def _named_for_both(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "the A-B war", that A and B fight."""
    named = lists.bodies_before(noun, parties)
    if len(named) == 2 and any(t.lower_ in {"-", "–", "/"} for t in noun.doc[max(noun.i - 8, 0) : noun.i]):
        relations.add_mutual(named, "fights", "clash_mutual", noun, noun)


def _included(agents: list[Token], parties: Parties) -> list[int]:
    """Of "gangs including A and B fought for control", A and B."""
    return [k for t in agents for k in parties.included(t)]


def _enemies(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "A and B are bitter rivals", that they oppose each other; rivals of a third are another rule's."""
    if trees.complements(noun, "of", "to", "with", "in") or trees.children(noun, "nmod:poss"):
        return
    if parties.modifiers(noun):
        return
    relations.add_mutual(parties.all_of(trees.subjects_of(noun)), "opposes", "enemy", noun, noun)


def _agreed_truce(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A and B agreed a truce", that there is one: an agreed truce is no plan."""
    arguments = trees.arguments(verb)
    if any(c.lower_ in {"not", "never", "n't"} for c in verb.children):
        return
    for noun in trees.children(verb, "obj", "nsubj:pass", "obl"):
        if trees.lemma(noun) not in _TRUCES or not _is_truce(noun):
            continue
        agents = [t for t in arguments.agents if t.i != noun.i]
        between = parties.all_of(arguments.oblique("between")) or parties.all_of(agents)
        partners = parties.all_of([*arguments.oblique("with"), *trees.complements(noun, "with", "between")])
        sides = list(dict.fromkeys([*between, *partners]))
        if partners and between:
            relations.add_pairs(
                between,
                "truce_with",
                [k for k in partners if k not in between],
                "truce",
                noun,
                verb,
                taken_for_granted=True,
            )
        elif len(sides) > 1:
            for i, a in enumerate(sides):
                relations.add_pairs([a], "truce_with", sides[i + 1 :], "truce", noun, verb, taken_for_granted=True)


def _agreed_to_stop(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A and B agreed to stop fighting", that there is a truce between them."""
    arguments = trees.arguments(verb)
    for clause in trees.children(verb, "xcomp"):
        ended = trees.children(clause, "obj", "xcomp")
        if trees.lemma(clause) in _STOP and any(trees.lemma(t) in _FIGHTING for t in ended):
            both = parties.all_of([*arguments.agents, *arguments.oblique("with")])
            for i, a in enumerate(both):
                relations.add_pairs(
                    [a], "truce_with", both[i + 1 :], "truce", clause, verb, taken_for_granted=True
                )


def _is_truce(noun: Token) -> bool:
    """Whether a noun names a truce by itself or with the word before it: "peace deal", not any "deal"."""
    lemma = trees.lemma(noun)
    before = [t.lower_ for t in noun.doc[max(noun.sent.start, noun.i - 2) : noun.i]]
    hyphened = "".join(before) + lemma if before[-1:] == ["-"] else ""
    return lemma in _TRUCE_CUES or " ".join([*before[-1:], lemma]) in _TRUCE_CUES or hyphened in _TRUCE_CUES
