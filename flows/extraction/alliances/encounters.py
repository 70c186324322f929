"""Fights whose sides a sentence names apart from them: "A men were resting when B came, leading to a gunfight".

Source: codebook, "Alliances and rivalries": `fights` holds between those who clash. Only the one armed group and
the state forces that a sentence names are its sides, and no force that merely tells of it: "the police said".
"""

from collections.abc import Iterable

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances import lists, nouns, steps
from flows.extraction.alliances.relations import Relations
from flows.extraction.page import Sentence
from flows.extraction.parties.cue_sets import FIRE
from flows.extraction.parties.parties import Parties
from schemas.vocabulary import OrganisationKind

_ENCOUNTERS = cues.words("order_words", use="encounter")
_SAYING = cues.words("attribution", kind="say") | {"report", "state", "inform", "tell", "say"}
_REPORTING = cues.words("order_words", use="reporting")
_OPEN = frozenset({"open", "return", "begin", "start", "exchange", "trade"})
_TOLD = ("with", "between", "against", "among")
_HARM = cues.words("relation_light_verbs", effect="victim")
_AT = ("at", "on", "upon", "against", "towards")
_JOINED = frozenset({"coalition", "alliance", "force", "forces", "mission"})
_REACH = 12  # words over which a fight and its sides belong together
_MOST = 3  # forces that one fight is likely to be with


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the fight of the one group and the forces of a sentence that no other rule has found."""
    if relations.says(sentence.ordinal, "fights") or not _names_group(sentence, parties):
        return
    tokens = parties.page.tokens(sentence)
    cue = next((t for t in tokens if _is_fight(t, parties)), None)
    if cue is not None:
        groups, forces = _sides(tokens, cue, parties)
        if len(groups) == 1 and len(forces) <= _MOST:
            relations.add_pairs(groups, "fights", forces, "encounter", cue, cue)
        return
    for token in tokens:
        _lost(token, parties, relations)
        targets = _targets(token, parties)
        if targets:
            groups, forces = _sides(tokens, token, parties)
            others = [k for k in [*groups, *forces] if k not in targets]
            if len(others) == 1:
                relations.add_pairs(others, "fights", targets, "campaign", token, token)
            return


def _lost(token: Token, parties: Parties, relations: Relations) -> None:
    """Of "an A cadre was on May 4 killed in a gunfight with B men", A and B, whatever the tree says."""
    if token.pos_ != "NOUN" or parties.mention(token) is not None or not _is_exchange(token):
        return
    following = next(
        (t for t in steps.words(token.doc[token.i + 1 : token.i + 5])[:3] if t.lower_ == "with"), None
    )
    if following is None:
        return
    kinds = parties.page.entities
    near = token.doc[max(token.sent.start, token.i - _REACH) : token.i]
    groups = dict.fromkeys(
        k for t in near if (k := parties.named(t)) is not None and kinds[k].kind is OrganisationKind.ARMED_GROUP
    )
    forces = [k for k in lists.bodies_after(following, parties) if kinds[k].kind is OrganisationKind.STATE_FORCE]
    if len(groups) == 1 and any(trees.lemma(t) in _HARM for t in near):
        relations.add_pairs(groups, "fights", forces, "encounter", token, token)


def _is_exchange(noun: Token) -> bool:
    cued = {row["cue"] for row in nouns.frames_of(noun)}
    return bool(cued & _ENCOUNTERS) or (trees.lemma(noun) == "exchange" and _of_fire(noun))


def _names_group(sentence: Sentence, parties: Parties) -> bool:
    """Whether a sentence speaks of an armed group: most do not, and are not looked through."""
    page = parties.page
    groups = (m for m in page.mentions if page.entities[m.entity].kind is OrganisationKind.ARMED_GROUP)
    return any(sentence.start <= m.start < sentence.end for m in groups)


def _sides(tokens: Iterable[Token], cue: Token, parties: Parties) -> tuple[list[int], list[int]]:
    """The armed groups that some words name, and the forces and coalitions that do more than tell of a fight."""
    kinds = parties.page.entities
    groups: dict[int, None] = {}
    forces: dict[int, None] = {}
    for token in tokens:
        mention = parties.mention(token)
        if mention is None or mention.start != token.i or parties.named(token) is None:
            continue
        entity = kinds[mention.entity]
        is_force = entity.kind is OrganisationKind.STATE_FORCE or (
            entity.kind is OrganisationKind.INTERGOVERNMENTAL
            and not _JOINED.isdisjoint(entity.name.lower().split())
        )
        if entity.kind is OrganisationKind.ARMED_GROUP:
            groups[mention.entity] = None
        elif is_force and not _only_tells(mention.start, mention.end, cue):
            forces[mention.entity] = None
    return list(groups), list(forces)


def _targets(noun: Token, parties: Parties) -> list[int]:
    """Of "ways to speed up the campaign against A", A, an armed group."""
    if noun.pos_ != "NOUN" or not any(row["rule"] == "action" for row in nouns.frames_of(noun)):
        return []
    against = parties.all_of(parties.complements(noun, "against"))
    return [k for k in against if parties.page.entities[k].kind is OrganisationKind.ARMED_GROUP]


def _is_fight(token: Token, parties: Parties) -> bool:
    """Whether a word names an exchange of shots, or says that somebody opened fire at nobody named."""
    if token.pos_ == "NOUN" and parties.mention(token) is None:
        if not _is_exchange(token):
            return False
        ahead = token.doc[token.i + 1 : min(token.i + _REACH, token.sent.end)]
        following = steps.next_of(token)
        is_told = following is not None and following.lower_ in _TOLD
        return not is_told and not trees.complements(token, *_TOLD) and all(t.lower_ != "between" for t in ahead)
    if token.pos_ != "VERB":
        return False
    arguments = trees.arguments(token)
    opens = trees.lemma(token) in _OPEN and any(trees.lemma(t) in FIRE for t in arguments.patients)
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
