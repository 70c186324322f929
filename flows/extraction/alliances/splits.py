"""Splits said by how a body came to be: "formed by dissidents of A", "A suffered a split when B broke away"."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances import nouns, steps
from flows.extraction.alliances.relations import Relations
from flows.extraction.kinds import ARMED_OR_PARTY
from flows.extraction.page import Sentence
from flows.extraction.parties.cue_sets import SPLINTERS
from flows.extraction.parties.parties import Parties

_FOUNDING = cues.words("relation_light_verbs", effect="founding")
_SPLINTERS = frozenset(cue.split()[-1] for cue in SPLINTERS)
_DISSENT = cues.words("relation_light_verbs", effect="dissent")
_SPLITS = cues.words("relation_nouns", rule="split") | {"split", "schism", "rift", "breakup"}
_PARTING = frozenset(row["cue"] for row in cues.load("relation_verbs") if row["rule"] == "split")
_DEPARTURES = cues.words("relation_words", use="departure")
_OFFSHOOTS = frozenset({"splinter", "offshoot"})
_AWAY = frozenset({"away", "off", "out", "up"})


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the splits of a sentence that no verb with "from" says."""
    for token, lemma in parties.page.with_lemmas(sentence):
        if lemma in _FOUNDING and token.pos_ == "VERB":
            _founded(token, parties, relations)
        elif lemma in _PARTING and token.pos_ == "VERB":
            _broke_away(token, parties, relations)
        elif lemma in _DEPARTURES and token.pos_ == "NOUN":
            _departed(token, parties, relations)
        elif lemma in _SPLINTERS and token.pos_ in {"NOUN", "PROPN"} and _is_splinter(token):
            _bare_splinter(token, sentence, parties, relations)


def _founded(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A was formed by dissidents of B" and "A was formed after a split in B", that A split from B."""
    arguments = trees.arguments(verb)
    founded = _divided(parties.all_of(arguments.patients), parties)
    wholes: list[int] = []
    founders = [*arguments.agents, *arguments.oblique("by", "from", "out of")]
    founders += [t for p in arguments.patients for t in trees.complements(p, "by")]
    for t in founders:
        words = {c.lower_ for c in t.subtree if c.i <= t.i} | {trees.lemma(t)}
        if words & _DISSENT or (trees.lemma(t) in _SPLINTERS and words & _DISSENT):
            wholes += parties.all_of(trees.complements(t, "of", "from", "within")) or parties.modifiers(t)
    for t in arguments.oblique("after", "following", "in", "from", "of", "out of"):
        if trees.lemma(t) in _SPLITS:
            wholes += parties.all_of(
                trees.complements(t, "in", "within", "of", "from", "with")
            ) or parties.modifiers(t)
    wholes = [k for k in _divided(wholes, parties) if k not in founded]
    relations.add_pairs(founded, "split_from", wholes, "founded_by_split", verb, verb)


def _broke_away(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A split when its wing B broke off", that B split from A: "away" from whom the clause above is about."""
    if not any(c.lower_ in _AWAY for c in trees.children(verb, "compound:prt", "advmod")):
        return
    arguments = trees.arguments(verb)
    if arguments.patients or arguments.oblique("from", "with", "into"):
        return
    parting = _divided(parties.all_of(arguments.agents), parties)
    if not parting or trees.is_root(verb):
        return
    owners = [k for t in arguments.agents for k in _owners(t, parties)]
    above = trees.clause_head(verb.head)
    is_split = trees.lemma(above) in _PARTING or any(trees.lemma(t) in _SPLITS for t in above.children)
    wholes = owners or (parties.all_of(trees.arguments(above).agents) if is_split else [])
    wholes = [k for k in _divided(wholes, parties) if k not in parting]
    relations.add_pairs(parting, "split_from", wholes, "split", verb, verb)


def _departed(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "the departure of A from B" and "A's exit from B", that A split from B."""
    leaving = trees.complements(noun, "of")
    parting = _divided(parties.all_of(leaving) or parties.modifiers(noun), parties)
    left = [t for head in [noun, *leaving] for t in trees.complements(head, "from")]
    named = [k for t in left if (k := parties.named(t)) is not None]
    wholes = [k for k in _divided(named, parties) if k not in parting]
    relations.add_pairs(parting, "split_from", wholes, "split", noun, noun)


def _is_splinter(noun: Token) -> bool:
    return trees.lemma(noun) in _OFFSHOOTS or any(f["rule"] == "splinter" for f in nouns.frames_of(noun))


def _bare_splinter(noun: Token, sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Of "A ruled there, where a splinter group, B, holds sway", that B split from A, the only one before."""
    following = steps.words(noun.doc[noun.i + 1 : noun.i + 4])
    if following and following[0].lower_ in {"of", "from"}:
        return
    named = [k for t in following if t.i < sentence.end and (k := parties.named(t)) is not None]
    if not named or any(t.lower_ not in {",", "the", "-", "–"} for t in following if parties.mention(t) is None):
        return
    if parties.modifiers(noun) or trees.children(noun, "nmod:poss"):
        return
    before = [k for t in noun.doc[sentence.start : noun.i] if (k := parties.named(t)) is not None]
    wholes = [k for k in _divided(before, parties) if k not in named]
    if len(wholes) == 1:
        relations.add_pairs(named[:1], "split_from", wholes, "splinter", noun, noun, taken_for_granted=True)


def _owners(subject: Token, parties: Parties) -> list[int]:
    """Of "its armed wing, B", whom "its" means."""
    return [k for t in trees.children(subject, "nmod:poss") if (k := parties.named(t)) is not None]


def _divided(bodies: list[int], parties: Parties) -> list[int]:
    return [k for k in dict.fromkeys(bodies) if parties.page.entities[k].kind in ARMED_OR_PARTY]
