"""Relations said by verbs and by adjectives that take arguments as verbs do."""

from collections.abc import Iterator

from spacy.tokens import Token

from flows.extraction import attribution, cues, trees
from flows.extraction.page import Sentence
from flows.extraction.parties import CLASSES, Parties
from flows.extraction.relations import Relations
from schemas.vocabulary import OrganisationKind

_FRAMES: dict[str, list[dict[str, str]]] = {}
for _row in cues.load("relation_verbs"):
    _FRAMES.setdefault(_row["cue"], []).append(_row)
_TERRORIST = frozenset({"terrorist", "terror", "illegal", "banned", "outlawed", "extremist", "criminal"})
_MATERIAL = cues.words("relation_nouns", rule="support") | {"arms", "weaponry", "ammunition", "money", "missile"}


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the relations that the verbs of a sentence say."""
    for token in parties.page.span(sentence):
        frames = _FRAMES.get(trees.lemma(token)) or _FRAMES.get(token.lower_)
        if frames is None or token.pos_ not in {"VERB", "ADJ", "AUX"}:
            continue
        arguments = trees.arguments(token)
        if not arguments.agents and not arguments.patients and token.dep_ in {"amod", "acl"}:
            target = arguments.patients if trees.is_passive(token) else arguments.agents
            target.extend(trees.nominal_conjuncts(token.head))
        for frame in frames:
            _apply(token, frame, arguments, parties, relations)


def _apply(
    token: Token, frame: dict[str, str], arguments: trees.Arguments, parties: Parties, relations: Relations
) -> None:
    relation, rule = frame["relation"], frame["rule"]
    if frame["a"] == frame["b"]:
        if not arguments.patients and not arguments.oblique("with", "against"):
            relations.add_mutual(parties.all_of(arguments.agents), relation, rule, token, token)
        return
    if rule == "clash" and not arguments.oblique("with", "against") and _is_own_war(arguments):
        # "A and B have been fighting a war" is a war of the two.
        relations.add_mutual(parties.all_of(arguments.agents), relation, rule, token, token)
        return
    first = [t for slot in frame["a"].split("|") for t in _slot(slot, arguments)]
    slots = frame["b"].split("|")
    second = [t for slot in slots for t in _slot(slot.partition(":")[0], arguments)]
    beside = _beside(token, parties) if frame["b"] == "patient" and trees.is_passive(token) else None
    if beside is not None:
        second = [beside]
    if rule in _THROUGH_OBJECT:
        prepositions = [slot.partition(":")[0] for slot in slots]
        second += [t for patient in arguments.patients for t in trees.complements(patient, *prepositions)]
    if not first or not second or not _fits(token, frame["b"], arguments):
        return
    against = relation in {"fights"}
    a = parties.all_of(first, acted_on=frame["a"] != "agent")
    b = parties.all_of(second, acted_on=against)
    if rule == "kill":
        second = [t for t in second if CLASSES.get(trees.lemma(t)) != "action"]
        b = parties.all_of(second, acted_on=True)
    if relation == "fights" and frame["a"] == "agent":
        # Of "A fights B alongside C", C fights B too.
        a += [k for k in parties.allies_in(arguments) if k not in a and k not in b]
    a, b = _fitting(rule, a, parties, True), _fitting(rule, b, parties, False)
    if rule == "attack" and trees.lemma(token) in _AIMS and _is_bent_on(token, parties):
        # To be bent on a group's defeat is enmity; the fighting is not said (codebook).
        relations.add_pairs(a, "opposes", b, "aim", token, token, taken_for_granted=True)
        return
    committed = rule in {"support", "stand_by"} and _governor(token) in _COMMITTED
    relations.add_pairs(a, relation, b, rule, token, token, taken_for_granted=committed)
    joint = b or (rule == "attack" and arguments.patients and not _is_own_war(arguments))
    if relation == "fights" and joint and len(a) > 1 and frame["a"] == "agent" and _are_coordinated(first):
        relations.add_mutual([k for k in a if k not in b], "allied_with", "joint_action", token, token)


def _beside(token: Token, parties: Parties) -> Token | None:
    """The body that a participle comes right after: of "A fought B, backed by C", C backs B."""
    if token.dep_ not in {"acl", "advcl", "conj", "parataxis"} and not token.dep_.startswith("acl"):
        return None
    i = token.i - 1
    while i > token.sent.start and token.doc[i].lower_ in {",", "(", ")", "-"}:
        i -= 1
    return token.doc[i] if i < token.i and parties.named(token.doc[i]) is not None else None


_LEADING = frozenset({OrganisationKind.STATE, OrganisationKind.STATE_FORCE, OrganisationKind.ARMED_GROUP})
_LED = frozenset({OrganisationKind.INTERGOVERNMENTAL})


def _fitting(rule: str, bodies: list[int], parties: Parties, is_first: bool) -> list[int]:
    """The bodies of a kind that the verb can be said of: none joins a state, killed civilians are no side."""
    if rule == "lead":
        kinds = parties.page.entities
        return [k for k in bodies if len(bodies) == 1 and kinds[k].kind in (_LEADING if is_first else _LED)]
    refused = _REFUSED.get(rule, frozenset())
    return [k for k in bodies if parties.page.entities[k].kind not in refused]


# Verbs whose counterpart may hang on their object: "exchanged fire with A", "cleared the area of A".
_THROUGH_OBJECT = frozenset({"capture_from", "exchange_fire", "open_fire", "supply_to", "supply_for"})
_AIMS = frozenset({"defeat", "destroy", "eliminate", "degrade", "crush", "eradicate", "counter"})
_BENT = cues.words("relation_light_verbs", effect="bent")
_COMMITTED = cues.words("relation_light_verbs", effect="committed")
_REFUSED = {
    "join": frozenset({OrganisationKind.STATE, OrganisationKind.CIVIL}),
    "merge": frozenset({OrganisationKind.STATE}),
    "kill": frozenset({OrganisationKind.CIVIL}),
    "support": frozenset({OrganisationKind.CIVIL}),
}


def _governor(token: Token) -> str:
    """The lemma of the word that a non-finite clause hangs on; empty where it hangs on none."""
    head = trees.first_conjunct(token)
    return "" if trees.is_root(head) or head.dep_ not in {"xcomp", "acl", "advcl"} else trees.lemma(head.head)


def _is_bent_on(token: Token, parties: Parties) -> bool:
    """Whether the defeat of a group is only what somebody is bent on."""
    return _governor(token) in _BENT or attribution.is_hypothetical(parties.page, token)


def _is_own_war(arguments: trees.Arguments) -> bool:
    return any(trees.lemma(t) in {"war", "battle", "feud", "conflict"} for t in arguments.patients)


def _slot(slot: str, arguments: trees.Arguments) -> list[Token]:
    if slot == "subject":
        return arguments.patients or arguments.agents
    if slot == "agent":
        return arguments.agents
    if slot == "patient":
        return arguments.patients
    return arguments.oblique(slot)


def _fits(token: Token, slot: str, arguments: trees.Arguments) -> bool:
    """Whether the condition of a slot holds: "designated as terrorist", "sent weapons", "exchanged fire"."""
    _, _, condition = slot.partition(":")
    if condition == "terrorist":
        return any(t.lower_ in _TERRORIST for t in _below(token))
    if condition == "fire":
        return any(trees.lemma(t) in {"fire", "gunfire", "shot"} for t in arguments.patients)
    if condition == "weapons":
        return any(trees.lemma(t) in _MATERIAL for t in arguments.patients)
    return True


def _below(token: Token) -> Iterator[Token]:
    for c in trees.children(token, "obl", "xcomp", "obj", "advcl", "nmod", "acl", "advmod", "ccomp"):
        yield from c.subtree


def _are_coordinated(tokens: list[Token]) -> bool:
    return len({trees.first_conjunct(t).i for t in tokens}) == 1
