"""Relations said by verbs and by adjectives that take arguments as verbs do.

Each row of `seeds/relation_verbs.csv` is a frame: the slots `a` and `b` are `agent`, `patient`, `subject`
(whatever the voice) or prepositions, several parted by `|`; after `:` stands a condition (`verb_conditions`).
"""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances import (
    assistance,
    backing,
    holdings,
    lists,
    nations,
    participles,
    roles,
    sides,
    steps,
    verb_conditions,
)
from flows.extraction.alliances.relations import Relations
from flows.extraction.page import Sentence
from flows.extraction.parties.cue_sets import DENIALS, FORMING
from flows.extraction.parties.parties import CLASSES, Parties
from flows.extraction.signs import POSSESSIVES
from schemas.vocabulary import OrganisationKind

_FRAMES: dict[str, list[dict[str, str]]] = {}
for _row in cues.load("relation_verbs"):
    _FRAMES.setdefault(_row["cue"], []).append(_row)
_FORMS: dict[str, list[dict[str, str]]] = {}
for _cue, _frames_of in _FRAMES.items():
    # Where the tagger's lemma of a rare verb is none: "rebelled" → "rebell".
    for _form in (
        f"{_cue}ed",
        f"{_cue}d",
        f"{_cue}{_cue[-1]}ed",
        f"{_cue}{_cue[-1]}ing",
        f"{_cue}ing",
        f"{_cue[:-1]}ing",
    ):
        if _form not in _FRAMES:
            _FORMS[_form] = _frames_of
# Verbs that say something of a body, not of what it does: "joined the offensive" is no merger.
_TEACHING = frozenset(
    row["cue"] for row in cues.load("relation_verbs") if row["rule"] in {"supply_to", "supply_for"}
) | {"train", "arm", "equip", "fund", "finance", "recruit", "hire"}
# What parties do to each other at the polls and in parliament, too.
_AT_POLLS = frozenset(
    {"defeat", "beat", "oust", "topple", "overwhelm", "crush", "target", "counter", "rout", "thrash"}
    | {"suppress", "foil", "thwart", "best", "worst", "outfight", "trounce", "smash", "put", "surprise"}
)
_RELATIVE = frozenset({"which", "who"})
_NOT_ACTS = frozenset({"kill", "join", "oppose"})
# Relations of which a state is a side wherever it is named in them (codebook: "said to be backed").
_WITH_STATES = frozenset({"supports", "allied_with"})
# Rules of verbs beside which a bare country is no place: "backs Iraq", not "ships arms to Brazil".
_OF_STATES = frozenset({"support", "stand_by", "loyal", "ally", "allied_adjective"})
_ASSAULTS = frozenset({"attack", "fire_at", "open_fire"})
_ON_BODIES = frozenset({"fights", "opposes", "supports"})
_REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself"})
# Relations of a body with a whole: what a few of its people do says nothing of it.
_WHOLLY = frozenset({"part_of", "merged_into"})
_OTHER_ROLES = frozenset(
    row["cue"] for row in cues.load("relation_nouns") if row["frame"] == "role" and row["relation"] != "part_of"
)
# To join a coalition is to become a part of it, not to go over into it.
_COALITION = OrganisationKind.INTERGOVERNMENTAL
_JOINT_FORCES = cues.words("joint_words", use="joint_force")
# Verbs whose counterpart may hang on their object: "exchanged fire with A", "cleared the area of A".
_THROUGH_OBJECT = frozenset(
    {"capture_from", "exchange_fire", "open_fire", "supply_to", "supply_for", "make_peace", "join_forces"}
)


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the relations that the verbs of a sentence say."""
    for token, lemma in parties.page.with_lemmas(sentence):
        frames = _FRAMES.get(lemma) or _FRAMES.get(token.lower_) or _FORMS.get(token.lower_)
        if frames is None or token.pos_ not in {"VERB", "ADJ", "AUX"}:
            continue
        arguments = _arguments(token, parties)
        for frame in frames:
            if frame["a"] == frame["b"] or _is_war_of_two(frame, arguments):
                _mutual(token, frame, arguments, parties, relations)
            else:
                _apply(token, frame, arguments, parties, relations)


def _arguments(token: Token, parties: Parties) -> trees.Arguments:
    """The arguments of a verb; what stands right before a clause is what it says something of."""
    arguments = trees.arguments(token)
    if not arguments.agents and not arguments.patients and token.dep_ in {"amod", "acl"}:
        target = arguments.patients if trees.is_passive(token) else arguments.agents
        target.append(token.head)
    if not arguments.agents and not trees.is_passive(token) and not token.dep_.startswith("acl"):
        # English puts no bare object before its verb where another follows: it is the subject.
        ahead = [t for t in arguments.patients if t.i < token.i]
        if 0 < len(ahead) < len(arguments.patients):
            arguments.agents = ahead
            arguments.patients = [t for t in arguments.patients if t.i > token.i]
    if trees.is_passive(token) and not arguments.agents:
        arguments.agents = participles.doers(token)
    if not arguments.agents and not trees.is_passive(token) and token.dep_ in {"parataxis", "conj", "root"}:
        row = participles.subject_of_row(token, parties)
        arguments.agents = [] if row is None else [row]
    if not arguments.agents and token.dep_ in {"ccomp", "advcl"} and trees.lemma(token.head) in DENIALS:
        # "A denied having armed B"
        arguments.agents = trees.arguments(token.head).agents
    by = [t for t in arguments.patients if trees.preposition(t) == "by" and t.i > token.i]
    if by and token.lower_.endswith("ed"):
        # "that was armed by A", where the tree takes the passive for an adjective
        arguments.agents, arguments.patients = by, arguments.agents
    if not arguments.patients and token.dep_ == "conj" and trees.is_passive(token):
        # Of "A, armed and funded by B", A.
        first = trees.first_conjunct(token)
        arguments.patients = [first.head] if first.dep_ in {"amod", "acl"} else []
    pronoun = next((c for c in trees.children(token, "nsubj") if c.lower_ in {"which", "who"}), None)
    comma = -1 if pronoun is None else steps.before(token.doc, pronoun.i - 1)
    if comma > 0 and token.doc[comma].lower_ == ",":
        # Of "the A, which includes B", A is the subject, whatever the tree joins the clause to.
        before = token.doc[parties.before_bracket(steps.before(token.doc, comma - 1))]
        if parties.named(before) is not None:
            arguments.agents = [before]
    if comma > 0 and token.doc[comma].lower_ in {"and", "but"}:
        # Of "the A, which did so and which fought B", A.
        earlier = next((t for t in reversed(token.doc[token.sent.start : comma]) if t.lower_ in _RELATIVE), None)
        left = -1 if earlier is None else steps.before(token.doc, earlier.i - 1)
        if left > 0 and token.doc[left].lower_ == ",":
            before = token.doc[parties.before_bracket(steps.before(token.doc, left - 1))]
            arguments.agents = [before] if parties.named(before) is not None else arguments.agents
    if not arguments.patients and not trees.is_passive(token):
        # Of "A have armed and trained B", B, where the tree hangs it on the auxiliary.
        auxiliaries = [*trees.children(token, "aux"), *trees.children(trees.first_conjunct(token), "aux")]
        arguments.patients = [t for aux in auxiliaries for t in trees.children(aux, "obj") if t.i > token.i]
    if not arguments.patients:
        # Of "A considers B a terrorist group", B, the subject of what it is considered to be.
        for said in trees.children(token, "xcomp", "ccomp"):
            if said.pos_ in trees.NOMINAL:
                arguments.patients += [t for t in trees.children(said, "nsubj") if t.i > token.i]
    if not arguments.agents and token.lower_.endswith("ing") and token.i > token.sent.start:
        # Of "a statement from A blacklisting B", A, where the tree hangs it on what it does.
        before = token.nbor(-1)
        arguments.agents = [before] if parties.named(before) is not None and before.head.i == token.i else []
    if not arguments.patients and not trees.is_passive(token):
        arguments.patients = _right_after(token, parties)
    if trees.is_passive(token) and (beside := participles.beside(token, parties)) is not None:
        arguments.patients = [beside]
    return arguments


def _right_after(token: Token, parties: Parties) -> list[Token]:
    """The name right after an active verb, where the tree takes it for something else: "degrade and defeat A"."""
    i = token.i + 1
    while i < token.sent.end and token.doc[i].lower_ in {"the", "both"}:
        i += 1
    if i >= token.sent.end or token.pos_ != "VERB":
        return []
    mention = parties.mention(token.doc[i])
    if mention is None or parties.named(token.doc[i]) is None:
        return []
    last = token.doc[mention.end - 1]
    head = token.doc[mention.start : mention.end].root
    owns = mention.end < token.sent.end and last.nbor().lower_ in POSSESSIVES
    return [] if owns or head.dep_ in trees.SUBJECTS or head.head.i > mention.end else [last]


def _is_war_of_two(frame: dict[str, str], arguments: trees.Arguments) -> bool:
    return frame["rule"] == "clash" and verb_conditions.is_own_war(arguments)


def _mutual(
    token: Token, frame: dict[str, str], arguments: trees.Arguments, parties: Parties, relations: Relations
) -> None:
    """Read "A and B clashed" and "A and B fight a war"; one with a counterpart named is another frame's."""
    if arguments.oblique("with", "against") or (arguments.patients and not verb_conditions.is_own_war(arguments)):
        if frame["rule"] != "ally_mutual" or arguments.agents or arguments.oblique("with"):
            return
        # "A and B have been aligned against C"
        arguments.agents = arguments.patients
    relations.add_mutual(parties.all_of(arguments.agents), frame["relation"], frame["rule"], token, token)


def _apply(
    token: Token, frame: dict[str, str], arguments: trees.Arguments, parties: Parties, relations: Relations
) -> None:
    relation, rule = frame["relation"], frame["rule"]
    slots, _, condition = frame["b"].partition(":")
    first = _slots(frame["a"], arguments)
    second = _slots(slots, arguments)
    if rule in _THROUGH_OBJECT:
        second += _through_object(rule, slots.split("|"), arguments)
    if rule == "help" and assistance.fought_in(token) is not None:
        # "helped A retake the town": allies in a fight
        return
    if rule == "leave" and token.text.istitle():
        # "Left Wing" is a name.
        return
    if rule == "split" and arguments.patients:
        # "broke the truce with A"
        return
    if condition == "stronghold":
        second = [t for t in second if verb_conditions.is_stronghold(t)]
    if relation in _WHOLLY:
        # Officers who belong to a force, and fighters who join a group, are no bodies.
        first = [t for t in first if parties.named(t) is not None or not roles.is_people(t)]
    if rule == "designate":
        # Who lists two members of a body has not listed the body.
        second = [t for t in second if parties.named(t) is not None or not roles.is_people(t)]
    if rule == "support":
        # "aided by strong support from A"
        first = [o for t in first for o in backing.givers_of(t)]
    if rule == "merge" and any(trees.lemma(c) in FORMING for c in trees.children(token, "advcl", "xcomp")):
        # "A merged with B to form C": both went over into C.
        return
    if rule == "include":
        # "A's allies include B" makes no part of B.
        second = [t for t in second if trees.lemma(t) not in _OTHER_ROLES]
        # A coalition is made up of bodies, not of their officials.
        first = [t for t in first if parties.named(t) is not None or not parties.modifiers(t)]
    if rule in _NOT_ACTS:
        second = [t for t in second if CLASSES.get(trees.lemma(t)) != "action"]
    is_loose = not first and relation == "fights" and frame["a"] == "agent"
    held = holdings.of_all(second, arguments.patients, parties) if rule == "capture_from" else []
    if not (first or is_loose) or not (second or held) or not verb_conditions.fits(condition, token, arguments):
        return
    is_fight = relation == "fights"
    a = parties.all_of(first, acted_on=frame["a"] != "agent")
    b = parties.all_of(second, acted_on=is_fight) or held
    if relation == "part_of" and rule != "include":
        # "A belongs to B together with C": C does, too
        wholes = [k for t in second for k in parties.of(t)]
        beside = parties.all_of(arguments.oblique("together with", "along with"))
        a, b = a + [k for k in b + beside if k not in wholes], wholes or b
    if rule == "ally" and token.i > 1 and token.nbor(-1).text == ",":
        # "fighters of A and B, allied with C": both
        a = lists.bodies_before(token.nbor(-1), parties) or a
    if is_fight or relation == "split_from":
        a = a or _predicated(first, parties)
    if is_fight and trees.lemma(token) in _AT_POLLS and not verb_conditions.are_armed([*a, *b], parties.page):
        return
    if is_fight:
        a, b = _with_teams(first, a, parties), _with_teams(second, b, parties)
        a = _helped(token, parties) or a
        if not first and b:
            first = participles.troops_before(token)
            a = parties.all_of(first)
        if _is_taught(token):
            return
    if relation in _WITH_STATES:
        bare = rule in _OF_STATES
        a, b = a or nations.all_of(first, parties, bare), b or nations.all_of(second, parties, bare)
    if a and not b and relation in _ON_BODIES:
        # "A attacked them", "A calls it a terrorist group", where nothing explains the pronoun
        meant = [t for t in second if t.lower_ in {"it", "them"} and parties.mention(t) is None]
        gangs = parties.gangs_before(token, a) if meant else []
        b = gangs if len(gangs) == 1 else []
    if is_fight and a and set(b) <= set(a):
        b = _other_owners(second, a, parties) or b
    a, b = verb_conditions.fitting(rule, parties.page, a, b)
    if verb_conditions.is_only_aim(rule, token, parties.page):
        relation = "fights" if verb_conditions.is_in_campaign(token) else "opposes"
        relations.add_pairs(a, relation, b, "aim", token, token, taken_for_granted=True)
        return
    if rule == "involve":
        parties.join_operation(b)
    if rule == "join":
        relation = _joined(a, b, parties)
    granted = verb_conditions.is_committed(rule, token) or verb_conditions.is_attempted(
        rule, relation, token, parties.page
    )
    relations.add_pairs(a, relation, b, rule, token, token, taken_for_granted=granted)
    if is_fight and frame["a"] == "agent":
        _fight_together(token, rule, first, a, b, arguments, parties, relations)


def _joined(a: list[int], b: list[int], parties: Parties) -> str:
    """What joining makes of a body: part of a task force, the ally of a fellow force, else one of the other."""
    kinds = parties.page.entities
    words = [set(kinds[k].name.lower().split()) for k in b]
    if b and all(kinds[k].kind is _COALITION or w & _JOINT_FORCES for k, w in zip(b, words, strict=True)):
        return "part_of"
    own = {kinds[k].kind for k in (*a, *b)}
    return "allied_with" if own == {OrganisationKind.STATE_FORCE} else "merged_into"


def _other_owners(tokens: list[Token], actors: list[int], parties: Parties) -> list[int]:
    """Of "in a blow to A, B killed its leader", A: nobody kills his own, whatever the pronoun is taken for."""
    for token in tokens:
        if any(c.lower_ in {"its", "their"} for c in trees.children(token, "nmod:poss")):
            named = dict.fromkeys(
                k for t in token.doc[token.sent.start : token.i] if (k := parties.named(t)) is not None
            )
            others = [k for k in named if k not in actors]
            if len(others) == 1 and parties.page.entities[others[0]].kind is OrganisationKind.ARMED_GROUP:
                return others
    return []


def _with_teams(tokens: list[Token], bodies: list[int], parties: Parties) -> list[int]:
    """Of "a joint team of A, B and C", all three, whatever the tree makes of the list."""
    found = list(bodies)
    for token in tokens:
        if CLASSES.get(trees.lemma(token)) == "people" and parties.named(token) is None:
            cases = [c for part in trees.children(token, "nmod") for c in trees.children(part, "case")]
            found += [k for c in cases if c.lower_ in {"of", "comprising"} for k in lists.bodies_after(c, parties)]
    return list(dict.fromkeys(found))


def _predicated(tokens: list[Token], parties: Parties) -> list[int]:
    """Of "A is a faction that fights B", A."""
    subjects = [s for t in tokens if trees.child(t, "cop") is not None for s in trees.subjects_of(t)]
    return parties.all_of(subjects)


def _is_taught(token: Token) -> bool:
    """Whether a fight is only what others are armed or trained for: "trains B to fight C"."""
    head = trees.first_conjunct(token)
    infinitive = any(c.lower_ == "to" for c in trees.children(head, "mark"))
    return infinitive and head.dep_ in {"advcl", "xcomp"} and trees.lemma(head.head) in _TEACHING


def _helped(token: Token, parties: Parties) -> list[int]:
    """Of "support A in their campaign to defeat B", A: whom the pronoun means."""
    noun = trees.first_conjunct(token).head
    if trees.first_conjunct(token).dep_ != "acl" or CLASSES.get(trees.lemma(noun)) != "action":
        return []
    return sides.helped(noun, parties) if sides.is_pronouns(noun) else []


def _fight_together(
    token: Token,
    rule: str,
    first: list[Token],
    a: list[int],
    b: list[int],
    arguments: trees.Arguments,
    parties: Parties,
    relations: Relations,
) -> None:
    """Of "A and B fought D alongside C", A, B and C are allies, and C fights D too."""
    allies = parties.allies_in(token)
    lead = trees.first_conjunct(token)
    if lead.dep_ in {"xcomp", "advcl", "acl"} and trees.lemma(lead.head) == "lead":
        # "A leads the coalition to defeat B"
        allies += parties.all_of(trees.arguments(lead.head).agents)
    # Of "A with B fought C", B fights C, too (codebook).
    allies += [k for k in _with_them(first, token, parties) if k not in a]
    relations.add_pairs([k for k in allies if k not in b], "fights", b, rule, token, token)
    aimed = arguments.patients if rule == "attack" else arguments.oblique("on", "at", "upon", "against")
    aimed += [t for p in arguments.patients for t in trees.complements(p, "on", "at", "upon")]
    targets = [t for t in aimed if verb_conditions.is_target(t)]
    has_target = b or (rule in _ASSAULTS and targets and not verb_conditions.is_own_war(arguments))
    if has_target and len({trees.first_conjunct(t).i for t in first}) == 1:
        if len(first) == 1:
            # "A aircraft from B" are not two bodies.
            a = [] if parties.named(first[0]) is not None else lists.beside(first[0], parties)
        a += [k for k in _with_them(first, token, parties) if k not in a]
        relations.add_mutual([k for k in a if k not in b], "allied_with", "joint_action", token, token)


def _with_them(first: list[Token], verb: Token, parties: Parties) -> list[int]:
    """Of "A with B opened fire on C" and "A, with B, attacked C", B and, where it is one body, A."""
    joined = [t for head in first for t in trees.complements(head, "with")]
    joined += [t for t in trees.arguments(verb).oblique("with") if t.i < verb.i]
    bodies = [k for t in joined if (k := parties.named(t)) is not None]
    own = [k for t in first if (k := parties.named(t)) is not None]
    return own + bodies if bodies else []


def _through_object(rule: str, prepositions: list[str], arguments: trees.Arguments) -> list[Token]:
    objects = [t for t in arguments.patients if rule != "capture_from" or verb_conditions.is_place(t)]
    return [t for patient in objects for t in trees.complements(patient, *prepositions)]


def _slots(slots: str, arguments: trees.Arguments) -> list[Token]:
    found: list[Token] = []
    for slot in slots.split("|"):
        if slot == "subject":
            # "A allied itself with B"
            found += [t for t in arguments.patients if t.lower_ not in _REFLEXIVE] or arguments.agents
        elif slot == "agent":
            found += arguments.agents
        elif slot == "patient":
            found += arguments.patients
        elif slot == "at the hands of":
            hands = [t for t in arguments.oblique("at") if trees.lemma(t) == "hand"]
            found += [t for hand in hands for t in trees.complements(hand, "of")]
        else:
            found += arguments.oblique(slot)
            found += [t for t in arguments.patients if slot and trees.preposition(t) == slot]
    return found
