"""Fights and backing said by two clauses, the second pointing back: "A was hurt when B attacked a post".

The order of the words tells the sides; long sentences of reports have trees that join the clauses wrongly.
"""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances import lists
from flows.extraction.alliances.relations import Relations
from flows.extraction.page import Sentence
from flows.extraction.parties.cue_sets import FIRE, SUFFERING
from flows.extraction.parties.parties import CLASSES, Parties
from schemas.vocabulary import OrganisationKind

_RAIDS = frozenset({"attack", "ambush", "raid", "storm", "assault"})
_OCCASION = frozenset({"when", "after", "as"})
_HARM = SUFFERING - {"arrest"}
_FIGHTS = cues.words("relation_verbs", relation="fights")
_STAND = frozenset({"stand", "support", "back", "help"})
_CAUSES = frozenset({"effort", "fight", "struggle", "campaign"})
_REACH = 5  # words from a shot to whom it was fired at


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add what a clause says of those whom the clause before it names."""
    for token, lemma in parties.page.with_lemmas(sentence):
        if token.pos_ == "VERB":
            if lemma in _RAIDS and not trees.is_passive(token):
                _hurt(token, sentence, parties, relations)
            if lemma in {"open", "fire"}:
                _fired_on_them(token, sentence, parties, relations)
            if lemma in _FIGHTS and token.dep_ == "advcl":
                _as_they_fight(token, parties, relations)
        if token.lower_ in {"committed", "commitment"}:
            _committed(token, parties, relations)


def _hurt(raid: Token, sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Of "two A men and three B personnel were killed when C militants attacked a post", that C fights A and B."""
    doc, kinds = raid.doc, parties.page.entities
    when = next((i for i in range(raid.i - 1, sentence.start, -1) if doc[i].lower_ in _OCCASION), None)
    if when is None:
        return
    raiders = dict.fromkeys(k for t in doc[when + 1 : raid.i] if (k := parties.named(t)) is not None)
    before = doc[sentence.start : when]
    if len(raiders) != 1 or any(kinds[k].kind is not OrganisationKind.ARMED_GROUP for k in raiders):
        return
    if not any(t.pos_ == "VERB" and trees.lemma(t) in _HARM and t.tag_ == "VBN" for t in before):
        return
    hurt: dict[int, None] = {}
    for noun in before:
        is_subject = noun.dep_ in trees.SUBJECTS or noun.dep_ == "conj"
        if is_subject and CLASSES.get(trees.lemma(noun)) == "people" and parties.mention(noun) is None:
            hurt |= dict.fromkeys(lists.bodies_before(noun, parties))
    forces = [k for k in hurt if kinds[k].kind is OrganisationKind.STATE_FORCE]
    relations.add_pairs(list(raiders), "fights", forces, "occasion", raid, raid)


def _fired_on_them(act: Token, sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Of "A was on patrol when B cadres opened fire on them", that B fights A."""
    doc, kinds = act.doc, parties.page.entities
    after = doc[act.i + 1 : min(act.i + 1 + _REACH, sentence.end)]
    is_shot = trees.lemma(act) == "fire" or any(t.lower_ in FIRE | {"firing"} for t in after)
    at_them = any(t.lower_ == "them" and t.nbor(-1).lower_ in {"on", "upon", "at"} for t in after)
    if not is_shot or not at_them:
        return
    groups = parties.all_of(trees.arguments(act).agents)
    if len(groups) != 1 or any(kinds[k].kind is not OrganisationKind.ARMED_GROUP for k in groups):
        return
    for t in reversed(doc[sentence.start : act.i]):
        if t.dep_ in trees.SUBJECTS and (forces := [k for k in parties.all_of([t]) if k not in groups]):
            forces = [k for k in forces if kinds[k].kind is OrganisationKind.STATE_FORCE]
            relations.add_pairs(groups, "fights", forces, "occasion", act, act)
            return


def _as_they_fight(fight: Token, parties: Parties, relations: Relations) -> None:
    """Of "we stand with A as they confront B", that A fights B."""
    subject = trees.child(fight, "nsubj")
    if subject is None or subject.lower_ not in {"they", "it"} or subject.i < fight.sent.start + 2:
        return
    mark = subject.nbor(-1)
    if mark.lower_ not in {"as", "while"} or not any(
        trees.lemma(t) in _STAND for t in fight.doc[fight.sent.start : mark.i]
    ):
        return
    backed = parties.all_of([mark.nbor(-1)]) or parties.modifiers(mark.nbor(-1), acting=True)
    enemies = parties.all_of(trees.arguments(fight).patients, acted_on=True)
    relations.add_pairs(backed, "fights", [k for k in enemies if k not in backed], "occasion", fight, fight)


def _committed(word: Token, parties: Parties, relations: Relations) -> None:
    """Of "A is committed to B's efforts to defeat C", that A supports B."""
    efforts = [t for t in trees.complements(word, "to") if trees.lemma(t) in _CAUSES]
    efforts += [t for t in trees.arguments(word).oblique("to") if trees.lemma(t) in _CAUSES and t not in efforts]
    helped = [k for t in efforts for k in parties.modifiers(t, acting=True)]
    backers = parties.modifiers(word) if word.pos_ == "NOUN" else parties.all_of(trees.subjects_of(word))
    if not backers:
        backers = parties.all_of(trees.subjects_of(trees.clause_head(word)))
    backers = [k for k in backers if k not in helped]
    relations.add_pairs(backers, "supports", helped, "support", word, word)
