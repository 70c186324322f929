"""Fights told by two clauses: "a team of A had a narrow escape when B triggered a blast", "the town fell to B"."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances.relations import Relations
from flows.extraction.page import Sentence
from flows.extraction.parties.cue_sets import FIRE, SUFFERING
from flows.extraction.parties.parties import CLASSES, Parties
from schemas.vocabulary import OrganisationKind

_ACTS = frozenset(
    row["cue"]
    for row in cues.load("relation_verbs")
    if row["rule"] in {"attack", "fire_at", "open_fire", "blast_at", "attack_on", "blow_up"}
)
_NEEDS_ARMS = frozenset(
    row["cue"] for row in cues.load("relation_verbs") if row["rule"] in {"open_fire", "blast_at", "blow_up"}
)
_ARMS = cues.words("verb_conditions", condition="device") | FIRE | {"attack", "ambush", "fire"}
_OCCASION = frozenset({"when", "after", "as"})
_ANSWERS = cues.words("relation_light_verbs", effect="answer")
_BLASTS = frozenset({"explode", "detonate", "blow", "burst"})
_ARRIVALS = cues.words("verb_conditions", condition="arrival")
_SUFFERED = cues.words("relation_light_verbs", effect="suffered")
_HOLD = cues.words("relation_light_verbs", effect="hold")
_HARM = SUFFERING - {"arrest"}
_CLAIMED = frozenset(
    {"responsibility", "credit", "attack", "raid", "ambush", "bombing", "blast", "killing", "strike"}
)
_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_FALL = frozenset({"fall", "pass", "go"})
_RULE = frozenset({"rule", "control", "hand", "sway", "power"})
_FORCES = frozenset(
    {OrganisationKind.STATE_FORCE, OrganisationKind.ARMED_GROUP, OrganisationKind.INTERGOVERNMENTAL}
)


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the fights whose sides stand in two clauses of a sentence."""
    for token, lemma in parties.page.with_lemmas(sentence):
        if token.pos_ != "VERB":
            continue
        if lemma in _ANSWERS and token.dep_ in {"conj", "parataxis", "root", "ROOT", "ccomp"}:
            _answered(token, lemma, parties, relations)
        if lemma in _ACTS or lemma in _NEEDS_ARMS:
            _on_occasion(token, lemma, parties, relations)
        elif lemma in _FALL:
            _fell(token, sentence, parties, relations)
        elif lemma == "claim":
            _claimed(token, sentence, parties, relations)


def _on_occasion(act: Token, lemma: str, parties: Parties, relations: Relations) -> None:
    """Of "A had a narrow escape when B opened fire", that B fights A."""
    _when_came(act, lemma, parties, relations)
    if act.dep_ not in {"advcl", "advcl:relcl", "acl"} or trees.is_passive(act) or trees.is_root(act):
        return
    marks = {c.lower_ for c in act.children if c.dep_ in {"mark", "advmod", "case"}}
    if not marks & _OCCASION:
        return
    arguments = trees.arguments(act)
    objects = [trees.lemma(t) for t in arguments.patients]
    devices = [t for t in arguments.agents if CLASSES.get(trees.lemma(t)) == "device"]
    if lemma in _BLASTS and devices:
        # "when a bomb planted by A exploded"
        objects = [trees.lemma(t) for t in devices]
    if (lemma in _NEEDS_ARMS or not objects) and not any(o in _ARMS for o in objects):
        return
    doers = parties.all_of(arguments.agents)
    if any(k not in doers for k in parties.all_of(arguments.patients, acted_on=True)):
        return
    above = trees.clause_head(act.head)
    said = trees.lemma(above) in _SUFFERED or any(
        trees.lemma(t) in _SUFFERED for t in trees.children(above, "obj", "obl")
    )
    if not said:
        return
    main = trees.arguments(above)
    hurt = main.patients if trees.is_passive(above) else main.agents
    kinds = parties.page.entities
    harmed = [k for t in hurt for k in parties.of(t, acted_on=True)[:1] if kinds[k].kind in _FORCES]
    doers = [k for k in doers if k not in harmed and kinds[k].kind in _FORCES]
    if OrganisationKind.ARMED_GROUP in {kinds[k].kind for k in doers + harmed}:
        relations.add_pairs(doers, "fights", harmed, "occasion", act, act)


def _when_came(act: Token, lemma: str, parties: Parties, relations: Relations) -> None:
    """Of "A cadres detonated a mine when a B patrol passed", that A fights B."""
    if lemma not in _NEEDS_ARMS or trees.is_passive(act):
        return
    arguments = trees.arguments(act)
    if not any(trees.lemma(t) in _ARMS for t in arguments.patients):
        return
    kinds = parties.page.entities
    doers = [k for k in parties.all_of(arguments.agents) if kinds[k].kind is OrganisationKind.ARMED_GROUP]
    if any(t.lower_ == "they" for t in trees.children(act, "nsubj")):
        _they_fired(act, parties, relations)
    for clause in trees.children(act, "advcl"):
        marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"}}
        if not doers or not marks & {"when", "as", "while"} or trees.lemma(clause) not in _ARRIVALS:
            continue
        came = [k for k in parties.all_of(trees.subjects_of(clause), acted_on=True) if k not in doers]
        came = [k for k in came if kinds[k].kind is OrganisationKind.STATE_FORCE]
        relations.add_pairs(doers, "fights", came, "occasion", act, act)


def _they_fired(act: Token, parties: Parties, relations: Relations) -> None:
    """Of "when A and B personnel asked C cadres to surrender they opened fire", that C fights A and B."""
    kinds, doc = parties.page.entities, act.doc
    start = next((i for i in range(act.i - 1, act.sent.start - 1, -1) if doc[i].lower_ == "when"), None)
    if start is None:
        return
    named = dict.fromkeys(k for t in doc[start : act.i] if (k := parties.named(t)) is not None)
    groups = [k for k in named if kinds[k].kind is OrganisationKind.ARMED_GROUP]
    forces = [k for k in named if kinds[k].kind is OrganisationKind.STATE_FORCE]
    if len(groups) == 1:
        relations.add_pairs(groups, "fights", forces, "occasion", act, act)


def _answered(answer: Token, lemma: str, parties: Parties, relations: Relations) -> None:
    """Of "A opened fire and B retaliated", that A and B fight."""
    arguments = trees.arguments(answer)
    if lemma in {"return", "respond", "counter", "reply", "fire"}:
        near = [t.lower_ for t in answer.doc[answer.i + 1 : answer.i + 4]]
        if not {"fire", "back"} & set(near) and lemma != "retaliate":
            return
    kinds = parties.page.entities
    answering = [k for k in parties.all_of(arguments.agents) if kinds[k].kind in _FORCES]
    clauses = [answer.head, *trees.children(answer, "advcl", "parataxis", "conj")]
    for clause in clauses:
        if clause.i == answer.i or clause.pos_ != "VERB":
            continue
        act = trees.arguments(clause)
        fired = trees.lemma(clause) in _ACTS and any(trees.lemma(t) in _ARMS for t in act.patients)
        if not fired and trees.lemma(clause) not in {"attack", "ambush", "fire"}:
            continue
        first = [k for k in parties.all_of(act.agents) if k not in answering and kinds[k].kind in _FORCES]
        if OrganisationKind.ARMED_GROUP in {kinds[k].kind for k in first + answering}:
            relations.add_pairs(first, "fights", answering, "occasion", answer, clause)


def _claimed(verb: Token, sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Of "A claimed responsibility for the raid, saying ten B soldiers were killed", that A fights B."""
    arguments = trees.arguments(verb)
    if not any(trees.lemma(t) in _CLAIMED for t in arguments.patients) and not _tells_of_attack(verb, sentence):
        return
    kinds = parties.page.entities
    claiming = [k for k in parties.all_of(arguments.agents) if kinds[k].kind is OrganisationKind.ARMED_GROUP]
    claiming = claiming or _spoken_for(sentence, parties)
    for harm in parties.page.doc[verb.i + 1 : sentence.end]:
        if claiming and harm.pos_ == "VERB" and trees.lemma(harm) in _HARM:
            told = trees.arguments(harm)
            by_whom = parties.all_of(told.agents)
            if trees.is_passive(harm) and all(k in claiming for k in by_whom):
                hurt = parties.all_of(told.patients, acted_on=True)
                forces = [k for k in hurt if kinds[k].kind is OrganisationKind.STATE_FORCE]
                relations.add_pairs(claiming, "fights", forces, "claimed", harm, harm, taken_for_granted=True)


def _spoken_for(sentence: Sentence, parties: Parties) -> list[int]:
    """Of "A (AX) spokesman X in a call from Y claimed it", A, an armed group, whatever the tree makes of it."""
    doc = parties.page.doc
    mention = parties.mention(doc[sentence.start]) or parties.mention(doc[sentence.start + 1])
    if mention is None or parties.page.entities[mention.entity].kind is not OrganisationKind.ARMED_GROUP:
        return []
    noun = parties.past_bracket(mention.end)
    return [mention.entity] if noun < sentence.end and doc[noun].lower_ in _SPEAKERS else []


def _tells_of_attack(verb: Token, sentence: Sentence) -> bool:
    """Of "A claimed that two B men were killed in the ambush", that it is an attack which is claimed."""
    is_that = any(c.dep_ == "ccomp" and trees.lemma(c) in _HARM for c in verb.children)
    return is_that and any(trees.lemma(t) in _CLAIMED for t in verb.doc[verb.i + 1 : sentence.end])


def _fell(verb: Token, sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Of "A had held the town, but it fell to B", that B fights A."""
    arguments = trees.arguments(verb)
    takers = arguments.oblique("to")
    for t in arguments.oblique("under", "into"):
        if trees.lemma(t) in _RULE:
            takers += trees.complements(t, "of")
    kinds = parties.page.entities
    taking = [k for k in parties.all_of(takers) if kinds[k].kind in _FORCES]
    if not taking or (verb.lower_ not in {"fell", "fallen", "falls", "passed", "passing"}):
        return
    for token in parties.page.doc[sentence.start : sentence.end]:
        # "The town fell to B after A withdrew": what hangs on another verb is another matter.
        if token.i > verb.i and token.head.i != verb.i:
            continue
        if token.pos_ == "VERB" and trees.lemma(token) in _HOLD:
            held = trees.arguments(token)
            holders = [k for k in parties.all_of(held.agents) if kinds[k].kind in _FORCES and k not in taking]
            relations.add_pairs(holders, "fights", taking, "fell", verb, verb)
