"""What a verb of `seeds/relation_verbs.csv` asks of its sentence before it says a relation."""

from collections.abc import Iterator

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.attribution import attribution
from flows.extraction.kinds import ARMED, ARMED_OR_PARTY, ARMED_OR_STATE, MOVEMENTS
from flows.extraction.page import Page
from flows.extraction.parties.cue_sets import AIMS, FIRE, SUPPORT, TERRORIST, WEAPONS
from flows.extraction.parties.parties import CLASSES
from schemas.vocabulary import OrganisationKind

# What the object of a verb must be: "exchanged *fire* with", "sent *weapons* to", "joined *forces* with".
_OBJECTS = {
    "fire": FIRE,
    "weapons": SUPPORT | WEAPONS,
    "forces": cues.words("verb_conditions", condition="forces"),
    "peace": cues.words("verb_conditions", condition="peace"),
} | {
    condition: cues.words("verb_conditions", condition=condition)
    for condition in (
        "arms",
        "captives",
        "contest",
        "device",
        "losses",
        "sanctions",
        "shared",
        "siege",
        "stronghold",
        "ties",
        "ways",
    )
}
_AWAY = cues.words("verb_conditions", condition="away")
_BOUNDS = cues.words("verb_conditions", condition="bound")
_SELF = cues.words("verb_conditions", condition="self")
_HARM = cues.words("verb_conditions", condition="harm")
_UP = cues.words("verb_conditions", condition="up")
_GAINS = cues.words("relation_verbs", relation="fights") | cues.words("verb_conditions", condition="fight")
_WARS = cues.words("verb_conditions", condition="war")
# "put A down", "turned on A", "fell out with A"
_PARTICLES = frozenset({"down", "on", "out"})
_PLACES = cues.words("party_nouns", state="place") | cues.words("verb_conditions", condition="place")
_TARGETS = frozenset(row["cue"] for row in cues.load("victims"))
_BENT = cues.words("relation_light_verbs", effect="bent")
_ATTEMPTED = cues.words("relation_light_verbs", effect="attempted")
_COMMITTED = cues.words("relation_light_verbs", effect="committed")
# Kinds of bodies that a verb is not said of: none joins a state, killed civilians are no side.
_REFUSED = {
    "join": frozenset({OrganisationKind.STATE, OrganisationKind.CIVIL}),
    "merge": frozenset({OrganisationKind.STATE}),
    "kill": frozenset({OrganisationKind.CIVIL}),
    "support": frozenset({OrganisationKind.CIVIL}),
    "help": frozenset({OrganisationKind.CIVIL, OrganisationKind.INTERGOVERNMENTAL}),
}
# Hosting and banning are said of armed groups and parties: a state hosts talks, games and peacekeepers, too.
_OBJECTS_ONLY = {
    "protect": frozenset({OrganisationKind.ARMED_GROUP}),
    "host": frozenset({OrganisationKind.ARMED_GROUP}),
    "participate": frozenset({OrganisationKind.INTERGOVERNMENTAL}),
    "aid": ARMED_OR_PARTY,
    "ban": MOVEMENTS,
}
_THIS = frozenset({"this", "our", "these"})
# A body leaves a body: states, monitors and companies leave talks and countries, too.
_DIVIDED = MOVEMENTS
# Who leaves may leave a coalition, too.
_LEFT = MOVEMENTS | {OrganisationKind.INTERGOVERNMENTAL}
_GOVERNMENT = frozenset({OrganisationKind.STATE})
_GANGS = frozenset({OrganisationKind.ARMED_GROUP})
# What a group hands over to a force, it gives up.
_DONORS = frozenset({OrganisationKind.STATE, OrganisationKind.INTERGOVERNMENTAL})
_PARTING = frozenset({"leave", "cut_ties"})


def fits(condition: str, token: Token, arguments: trees.Arguments) -> bool:
    """Whether a condition holds: "designated as *terrorist*", "sent *weapons* to", "exchanged *fire* with"."""
    if condition == "terrorist":
        return any(t.lower_ in TERRORIST for t in _below(token))
    if condition in _OBJECTS:
        return any(trees.lemma(t) in _OBJECTS[condition] for t in arguments.patients)
    if condition == "place":
        return any(is_place(t) for t in arguments.patients)
    if condition == "away":
        return is_away(token, arguments)
    if condition == "up":
        return any(c.lower_ in _UP for c in trees.children(token, "compound:prt", "advmod"))
    if condition == "harm":
        outcomes = trees.children(token, "xcomp", "acl", "amod", "ccomp", "obj")
        outcomes += [c for t in arguments.patients for c in trees.children(t, "acl", "amod", "xcomp") if c.i > t.i]
        return any(c.lower_ in _HARM for c in outcomes)
    if condition in _PARTICLES:
        return any(c.lower_ == condition for c in trees.children(token, "compound:prt", "advmod"))
    if condition == "passive":
        return trees.is_passive(token)
    if condition == "alone":
        return not arguments.patients
    if condition == "self":
        return any(t.lower_ in _SELF for t in arguments.patients)
    if condition == "fight":
        acts = [c for c in trees.children(token, "xcomp", "ccomp", "advcl") if trees.lemma(c) in _GAINS]
        helped = token.dep_ in {"acl", "advcl"} and trees.lemma(trees.clause_head(token.head)) in _GAINS
        return bool(acts) or helped or any(CLASSES.get(trees.lemma(t)) == "action" for t in arguments.agents)
    return condition == ""


def is_away(token: Token, arguments: trees.Arguments) -> bool:
    """Whether one is driven off: "pushed A back", "drove A out of the city", "forced A from the hills"."""
    if any(c.lower_ in _AWAY for c in trees.children(token, "compound:prt", "advmod")):
        return True
    bounds = arguments.oblique("over", "across", "beyond", "into", "to")
    return bool(arguments.oblique("from", "out of", "out")) or any(trees.lemma(t) in _BOUNDS for t in bounds)


def _below(token: Token) -> Iterator[Token]:
    for c in trees.children(token, "obl", "xcomp", "obj", "advcl", "nmod", "acl", "advmod", "ccomp"):
        yield from c.subtree


def fitting(rule: str, page: Page, actors: list[int], others: list[int]) -> tuple[list[int], list[int]]:
    """The bodies, on either side, of a kind that the verb can be said of."""
    kinds = page.entities
    if rule == "join":
        others = [k for k in others if kinds[k].kind not in _REFUSED["join"]]
        is_coalition = all(kinds[k].kind is OrganisationKind.INTERGOVERNMENTAL for k in others)
        return [k for k in actors if is_coalition or kinds[k].kind not in _REFUSED["join"]], others
    if rule == "lead":
        is_coalition = len(others) == 1 and kinds[others[0]].kind is OrganisationKind.INTERGOVERNMENTAL
        leads = len(actors) == 1 and kinds[actors[0]].kind in ARMED_OR_STATE
        return (actors, others) if is_coalition and leads else ([], [])
    if rule in _OBJECTS_ONLY:
        return actors, [k for k in others if kinds[k].kind in _OBJECTS_ONLY[rule]]
    if rule in _PARTING:
        return [k for k in actors if kinds[k].kind in _DIVIDED], [k for k in others if kinds[k].kind in _LEFT]
    if rule == "linked" and {kinds[k].kind for k in (*actors, *others)} <= _DONORS:
        # "exports to A, linked to B's efforts"
        return [], []
    if rule == "deal":
        # An agreement of a group and a state is a peace; others are of all sorts.
        sides = [{kinds[k].kind for k in side} for side in (actors, others)]
        is_peace = sides in ([_GANGS, _GOVERNMENT], [_GOVERNMENT, _GANGS])
        return (actors, others) if is_peace else ([], [])
    if rule == "halt":
        is_fight = {kinds[k].kind for k in (*actors, *others)} <= ARMED
        return (actors, others) if is_fight else ([], [])
    if rule == "vie":
        # Parties and states compete with anybody.
        actors, others = ([k for k in side if kinds[k].kind in _GANGS] for side in (actors, others))
        return actors, others
    if rule == "hand_over":
        return [k for k in actors if kinds[k].kind in _DONORS], others
    refused = _REFUSED.get(rule, frozenset())
    return [k for k in actors if kinds[k].kind not in refused], [k for k in others if kinds[k].kind not in refused]


def are_armed(bodies: list[int], page: Page) -> bool:
    """Whether bodies can fight each other by arms: a party alone cannot."""
    kinds = {page.entities[k].kind for k in bodies}
    civil = {OrganisationKind.PARTY, OrganisationKind.CIVIL}
    return not kinds & civil or OrganisationKind.ARMED_GROUP in kinds or OrganisationKind.STATE_FORCE in kinds


def governor(token: Token) -> str:
    """The lemma of the word that a non-finite clause hangs on; empty where it hangs on none."""
    head = trees.first_conjunct(token)
    return "" if trees.is_root(head) or head.dep_ not in {"xcomp", "acl", "advcl"} else trees.lemma(head.head)


def is_only_aim(rule: str, token: Token, page: Page) -> bool:
    """Whether the defeat of a group is only what somebody is bent on: enmity, no fighting said (codebook)."""
    if rule != "attack" or trees.lemma(token) not in AIMS:
        return False
    if CLASSES.get(governor(token)) == "action":
        return False
    # "A supports B in defeating C" is said of A, who need not fight.
    if governor(token) in {"support", "assist"} and token.lower_.endswith("ing") and token.nbor(-1).lower_ == "in":
        return True
    return governor(token) in _BENT or attribution.is_hypothetical(page, token)


def is_in_campaign(token: Token) -> bool:
    """Whether the defeat of a group is aimed at in a fight that is on: "since the outset of this campaign"."""
    before = token.doc[token.sent.start : token.i]
    return any(CLASSES.get(trees.lemma(t)) == "action" and t.nbor(-1).lower_ in _THIS for t in before if t.i)


def is_committed(rule: str, token: Token) -> bool:
    """Whether somebody is committed to a backing, which is backing: "its commitment to support A"."""
    return rule in {"support", "stand_by"} and governor(token) in _COMMITTED


def is_attempted(rule: str, relation: str, token: Token, page: Page) -> bool:
    """Whether a fight is told as an attempt, which is a fight: "A tried to retake the town from B"."""
    is_aim = rule == "attack" and trees.lemma(token) in AIMS
    if relation != "fights" or governor(token) not in _ATTEMPTED or is_aim:
        return False
    tried = trees.first_conjunct(token).head
    denied = any(c.lower_ in {"not", "never", "n't", "no"} for c in tried.children)
    return not denied and not attribution.is_hypothetical(page, tried)


def is_stronghold(token: Token) -> bool:
    """Whether a nominal is a place that its body holds by arms."""
    return trees.lemma(token) in _OBJECTS["stronghold"]


def is_place(token: Token) -> bool:
    """Whether a nominal is what may be taken from the body that holds it."""
    return token.ent_type_ == "PLACE" or trees.lemma(token) in _PLACES or is_stronghold(token)


def is_target(token: Token) -> bool:
    """Whether the object of an attack is somebody or something that can be attacked, no policy or aim."""
    lemma = trees.lemma(token)
    return (
        bool(token.ent_type_) or lemma in _TARGETS or CLASSES.get(lemma) in {"people", "asset", "place", "device"}
    )


def is_own_war(arguments: trees.Arguments) -> bool:
    """Whether the object of a clause is a war: "A and B have been fighting a war" is a war of the two."""
    return any(trees.lemma(t) in _WARS for t in arguments.patients)
