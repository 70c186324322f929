"""Fights whose sides a sentence names apart from them: "A men were resting when B came, leading to a gunfight".

Source: codebook, "Alliances and rivalries": `fights` holds between those who clash. Only the one armed group and
the state forces that a sentence names are its sides, and no force that merely tells of it: "the police said".
"""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances import nouns, steps
from flows.extraction.alliances.relations import Relations
from flows.extraction.page import Sentence
from flows.extraction.parties.parties import Parties
from schemas.vocabulary import OrganisationKind

_ENCOUNTERS = cues.words("order_words", use="encounter")
_SAYING = cues.words("attribution", kind="say") | {"report", "state", "inform", "tell", "say"}
_REPORTING = cues.words("order_words", use="reporting")
_FIRE = cues.words("verb_conditions", condition="fire")
_OPEN = frozenset({"open", "return", "begin", "start", "exchange", "trade"})
_AT = ("at", "on", "upon", "against", "towards")
_MOST = 3  # forces that one fight is likely to be with


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the fight of the one group and the forces of a sentence that no other rule has found."""
    if relations.says(sentence.ordinal, "fights"):
        return
    cue = next((t for t in parties.page.tokens(sentence) if _is_fight(t, parties)), None)
    if cue is None:
        return
    kinds = parties.page.entities
    groups: dict[int, None] = {}
    forces: dict[int, None] = {}
    for mention in parties.page.mentions:
        if sentence.start <= mention.start < sentence.end:
            key = parties.named(parties.page.doc[mention.start])
            if key is None or key != mention.entity:
                continue
            if kinds[key].kind is OrganisationKind.ARMED_GROUP:
                groups[key] = None
            elif kinds[key].kind is OrganisationKind.STATE_FORCE and not _only_tells(
                mention.start, mention.end, cue
            ):
                forces[key] = None
    if len(groups) == 1 and len(forces) <= _MOST:
        relations.add_pairs(groups, "fights", forces, "encounter", cue, cue)


def _is_fight(token: Token, parties: Parties) -> bool:
    """Whether a word names an exchange of shots, or says that somebody opened fire at nobody named."""
    if token.pos_ == "NOUN" and parties.mention(token) is None:
        cued = {row["cue"] for row in nouns.frames_of(token)}
        if not cued & _ENCOUNTERS and not (trees.lemma(token) == "exchange" and _of_fire(token)):
            return False
        following = steps.next_of(token)
        return following is None or following.lower_ not in {"with", "between"}
    if token.pos_ != "VERB":
        return False
    arguments = trees.arguments(token)
    opens = trees.lemma(token) in _OPEN and any(trees.lemma(t) in _FIRE for t in arguments.patients)
    fires = token.lower_ in {"firing", "fired"} and not arguments.patients and not trees.is_passive(token)
    if not opens and not fires:
        return False
    at = arguments.oblique(*_AT)
    if trees.lemma(token) in {"exchange", "trade"}:
        return not arguments.oblique("with")
    return all(t.lower_ in {"them", "it"} for t in at) and bool(parties.all_of(arguments.agents))


def _of_fire(noun: Token) -> bool:
    following = steps.words(noun.doc[noun.i + 1 : noun.i + 3])
    return [t.lower_ for t in following] in (["of", "fire"], ["of", "gunfire"])


def _only_tells(start: int, end: int, cue: Token) -> bool:
    """Whether a force is only the source of a report, or a place: "the Police said", "A Police Station"."""
    doc = cue.doc
    after = doc[end].lower_ if end < len(doc) else ""
    before = [t.lower_ for t in steps.words(doc[max(cue.sent.start, start - 3) : start])]
    if (
        after in _REPORTING
        or (before[-1:] == ["of"] and set(before) & _REPORTING)
        or before[-2:] == ["according", "to"]
    ):
        return True
    head = doc[start:end].root
    for _ in range(4):
        if head.dep_ in trees.SUBJECTS:
            return trees.lemma(head.head) in _SAYING
        if head.dep_ not in {"compound", "nmod", "nmod:poss", "flat", "appos", "conj", "amod"}:
            return False
        head = head.head
    return False
