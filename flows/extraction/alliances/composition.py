"""Wholes and their parts: what a coalition is made of, who forms it, a unit beside the larger one it belongs to.

Source: codebook, "Alliances and rivalries": `part_of` is a "wing, branch, member, affiliate, faction, unit of".
"""

from itertools import pairwise

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances import lists, steps
from flows.extraction.alliances.relations import Relations
from flows.extraction.kinds import ARMED, ARMED_OR_PARTY
from flows.extraction.page import Mention, Sentence
from flows.extraction.parties.cue_sets import FORMING, PARTS
from flows.extraction.parties.parties import Parties
from schemas.vocabulary import MentionForm, OrganisationKind

_MADE_OF = cues.words("joint_words", use="made_of")
_BELONGING = cues.words("joint_words", use="belonging")
_FELLOWS = _BELONGING | {"troop", "unit", "force", "element", "battalion", "brigade", "division", "regiment"}
_WHOLES = cues.words("joint_words", use="whole")
_UNITE = cues.words("joint_words", use="unite")
_MERGE = cues.words("joint_words", use="merge")
_MERGERS = cues.words("joint_words", use="merger")
_UNDER = cues.words("joint_words", use="under")
_ROLES = {
    row["cue"]: row
    for row in cues.load("relation_nouns")
    if row["frame"] == "role" and row["rule"] in {"ally", "enemy", "backer", "member"}
}
_GROUPS = PARTS | cues.words("relation_words", use="group")
_WINGS = cues.words("joint_words", use="wing_noun")
_WING_KINDS = cues.words("joint_words", use="wing")
_SIZES = {row["cue"]: int(row["size"]) for row in cues.load("unit_sizes")}
# Verbs by which bodies come together and stay what they were.
_LOOSELY = frozenset({"join", "unite", "combine"})
_INCLUDE = frozenset({"include", "comprise"})
_OWN = frozenset({"its", "their"})
_JOINED = frozenset({OrganisationKind.INTERGOVERNMENTAL, OrganisationKind.STATE_FORCE})
_COMPOSED = frozenset({OrganisationKind.ARMED_GROUP, OrganisationKind.PARTY, OrganisationKind.INTERGOVERNMENTAL})


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the memberships that a sentence says by composition."""
    for token, lemma in parties.page.with_lemmas(sentence):
        if token.pos_ == "VERB":
            if lemma in _INCLUDE:
                _members_include(token, parties, relations)
            elif lemma in FORMING:
                _formed(token, parties, relations)
            elif lemma in _UNITE:
                _united(token, parties, relations)
            elif lemma == "make" and trees.child(token, "compound:prt") is not None:
                _made_up(token, parties, relations)
            if lemma in _MERGE:
                _merged(token, parties, relations)
        elif lemma in _MADE_OF and token.pos_ == "NOUN" and parties.mention(token) is None:
            _made_of(token, parties, relations)
        elif (
            lemma in _FELLOWS
            and token.pos_ == "NOUN"
            and token.lower_ != lemma
            and _fellows(token, parties, relations)
        ):
            continue
        elif lemma in _ROLES and token.pos_ == "NOUN" and "Plur" in token.morph.get("Number", []):
            _named_as(token, _ROLES[lemma], parties, relations)
        elif lemma in _UNDER and trees.preposition(token) == "under":
            _under(token, parties, relations)
        elif lemma in _MERGERS:
            _formed_by_merger(token, parties, relations)
        elif lemma in _WINGS and token.pos_ == "NOUN":
            _bare_wing(token, parties, relations)
        elif token.lower_ == "one" and (near := _one(token, parties)) is not None:
            _one_of(token, near, parties, relations)
        elif token.lower_ == "which" and token.i > sentence.start and token.nbor(-1).lower_ == "to":
            _belonging_to(token, parties, relations)
        elif token.lower_ in _OWN and token.dep_ == "nmod:poss":
            _own_part(token, parties, relations)
    units(sentence, parties, relations)


def _made_up(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A, B and C make up the D Coalition", each is part of D."""
    arguments = trees.arguments(verb)
    wholes = [k for t in arguments.patients if (k := parties.named(t)) is not None and _is_whole(k, parties)]
    relations.add_pairs(lists.coordinated(arguments.agents, parties), "part_of", wholes, "include", verb, verb)


def _named_as(noun: Token, row: dict[str, str], parties: Parties, relations: Relations) -> None:
    """Of "A's backers include B and C", "A's members are B and C" and "A has two allies: B and C"."""
    owners = parties.modifiers(noun) or parties.all_of(trees.complements(noun, "of", "to"))
    following = steps.next_of(noun)
    verb = noun.head
    if following is not None and following.lower_ == ":":
        owners = owners or parties.all_of(trees.arguments(verb).agents)
        named = lists.bodies_after(following, parties)
    elif noun.dep_ == "nsubj" and trees.lemma(verb) in _INCLUDE:
        named = lists.bodies_after(verb, parties) or parties.all_of(trees.arguments(verb).patients)
    elif noun.dep_ == "nsubj" and trees.child(verb, "cop") is not None and parties.named(verb) is not None:
        named = parties.all_of(trees.nominal_conjuncts(verb))
    else:
        return
    named = [k for k in named if k not in owners]
    relations.add_pairs(named, row["relation"], owners[:1], row["rule"], noun, noun)


def _fellows(noun: Token, parties: Parties, relations: Relations) -> bool:
    """Of "C members A and B" and "A, B and other members of C", that A and B are part of C."""
    following = steps.next_of(noun)
    mention = None if following is None else parties.mention(following)
    wholes = [
        k
        for k in parties.modifiers(noun) or parties.all_of(trees.complements(noun, "of"))
        if _is_joined(k, parties)
    ]
    if mention is not None and mention.start == noun.i + 1 and trees.lemma(noun) in _BELONGING:
        named = lists.bodies_after(noun, parties)
    elif any(c.lower_ in {"other", "fellow"} for c in noun.children) and noun.dep_ == "conj":
        named = [
            k for t in trees.expand_conjuncts(trees.first_conjunct(noun)) if (k := parties.named(t)) is not None
        ]
    else:
        return False
    named = [k for k in named if k not in wholes]
    relations.add_pairs(named, "part_of", wholes[:1], "member", noun, noun, taken_for_granted=True)
    return bool(named and wholes)


def _is_joined(key: int, parties: Parties) -> bool:
    """Whether a body is one that others join."""
    kind = parties.page.entities[key].kind
    return kind in _JOINED or _is_whole(key, parties)


def _members_include(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A nations which have flown there include B and C", B and C are part of A."""
    arguments = trees.arguments(verb)
    for subject in arguments.agents:
        if trees.lemma(subject) not in _BELONGING or parties.mention(subject) is not None:
            continue
        wholes = parties.modifiers(subject) or parties.all_of(trees.complements(subject, "of", "in", "within"))
        wholes = [k for k in wholes if parties.page.entities[k].kind is not OrganisationKind.STATE]
        members = lists.bodies_after(verb, parties) or parties.all_of(arguments.patients)
        relations.add_pairs(members, "part_of", wholes, "include", verb, verb)


def _formed(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A and B formed the C Front", A and B are part of C."""
    arguments = trees.arguments(verb)
    if trees.is_passive(verb):
        _formed_when(verb, arguments.patients, parties, relations)
        return
    makers = parties.all_of(arguments.agents)
    made = [k for t in arguments.patients if (k := parties.named(t)) is not None and _is_whole(k, parties)]
    if len(makers) > 1 and len(made) == 1 and made[0] not in makers:
        relations.add_pairs(makers, "part_of", made, "formed", verb, verb)


def _united(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "the A Coalition groups B and C", both are part of A."""
    arguments = trees.arguments(verb)
    wholes = [k for t in arguments.agents if (k := parties.named(t)) is not None and _is_whole(k, parties)]
    members = [
        k for k in lists.bodies_after(verb, parties) or parties.all_of(arguments.patients) if k not in wholes
    ]
    if len(members) > 1:
        relations.add_pairs(members, "part_of", wholes, "include", verb, verb)


def _is_whole(key: int, parties: Parties) -> bool:
    entity = parties.page.entities[key]
    return entity.kind in _COMPOSED and bool({w.lower() for w in entity.name.split()} & _WHOLES)


def _merged(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A and B merged to form C" and "A and B merged as C", both went over into C.

    Those that only join or unite stay what they were, where C is a front or coalition: parts of it, and allies.
    """
    merging = trees.arguments(verb)
    is_loose = trees.lemma(verb) in _LOOSELY
    makers = parties.all_of([*(merging.agents or merging.patients), *merging.oblique("with")])
    if len(makers) == 1 and verb.dep_ == "acl:relcl" and verb.head.dep_ == "conj":
        # Of "A and B, which merged as C", both: one alone does not merge.
        makers = parties.all_of(trees.expand_conjuncts(trees.first_conjunct(verb.head)))
    made = [] if is_loose else [t for t in merging.oblique("as", "under") if parties.named(t) is not None]
    if not is_loose:
        named = [t for t in merging.oblique("under") if trees.lemma(t) == "name"]
        made += [c for t in named for c in trees.children(t, "appos", "flat", "compound", "nmod")]
    formed = [c for c in trees.children(verb, "advcl", "xcomp") if trees.lemma(c) in FORMING | {"become"}]
    for clause in formed:
        made += trees.arguments(clause).patients + trees.children(clause, "xcomp")
    into = [k for k in parties.all_of(made) if k not in makers]
    if not is_loose or (into and not all(_is_whole(k, parties) for k in into)):
        relations.add_pairs(makers, "merged_into", into, "merge", verb, verb)
    elif into or any(trees.lemma(t) in _WHOLES for t in made):
        relations.add_pairs(makers, "part_of", into, "formed", verb, verb)
        relations.add_mutual(makers, "allied_with", "join_forces", verb, verb)


def _under(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "A fights under B's banner", A is part of B."""
    wholes = [k for t in trees.children(noun, "nmod:poss", "compound") if (k := parties.named(t)) is not None]
    verb = trees.clause_head(noun)
    kinds = parties.page.entities
    a = [k for k in parties.all_of(trees.arguments(verb).agents) if k not in wholes and kinds[k].kind in ARMED]
    wholes = [k for k in wholes if kinds[k].kind is not OrganisationKind.STATE]
    relations.add_pairs(a, "part_of", wholes, "as_part_of", noun, verb)


def _formed_when(verb: Token, made: list[Token], parties: Parties, relations: Relations) -> None:
    """Of "A was formed when B and C merged", B and C went over into A."""
    for clause in trees.children(verb, "advcl", "advcl:relcl"):
        if trees.lemma(clause) in _MERGE:
            merged = trees.arguments(clause)
            both = lists.coordinated(merged.agents or merged.patients, parties)
            into = [k for k in parties.all_of(made) if k not in both]
            if len(both) > 1:
                relations.add_pairs(both, "merged_into", into, "merge", verb, verb)


def _formed_by_merger(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "A, formed by the merger of B and C", B and C went over into A."""
    following = steps.next_of(noun)
    verb = noun.head
    if following is None or following.lower_ not in {"of", "between"} or verb.pos_ != "VERB":
        return
    merged = lists.bodies_after(following, parties)
    if trees.lemma(verb) in FORMING | {"result", "emerge", "arise", "bear"} and len(merged) > 1:
        arguments = trees.arguments(verb)
        made = [k for k in parties.all_of(arguments.patients or arguments.agents) if k not in merged]
        relations.add_pairs(merged, "merged_into", made, "merge", noun, verb)


def _made_of(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "A, an alliance of B and C" and "A is an umbrella of groups including B and C", both are part of A."""
    doc, i = noun.doc, steps.after(noun.doc, noun.i + 1)
    if i >= len(doc) or doc[i].lower_ not in {"of", "between", "comprising", "including", "uniting", "grouping"}:
        return
    near = parties.before(noun)
    wholes = [near] if near is not None else parties.all_of(_said_of(noun))
    members = lists.bodies_after(doc[i], parties)
    if not members:
        groups = trees.complements(noun, "of")
        members = [k for t in groups for k in parties.included(t)]
    members = [k for k in members if k not in wholes]
    if len(wholes) == 1 and len(members) > 1:
        relations.add_pairs(members, "part_of", wholes, "made_of", noun, noun, taken_for_granted=near is not None)


def _said_of(noun: Token) -> list[Token]:
    found = trees.appositives(noun)
    if trees.child(noun, "cop") is not None:
        found += trees.subjects_of(noun)
    return found


def _bare_wing(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "A split when armed wing the B left", B, whose wing is not said, is one of the clause's own body."""
    described = trees.children(noun, "amod", "compound")
    if not any(t.lower_ in _WING_KINDS for t in described) or trees.children(noun, "nmod:poss", "nmod", "det"):
        return
    named = next(
        (k for t in steps.words(noun.doc[noun.i + 1 : noun.i + 5])[:2] if (k := parties.named(t)) is not None),
        None,
    )
    before = [
        k
        for t in noun.doc[noun.sent.start : noun.i]
        if t.dep_ in trees.SUBJECTS and (k := parties.named(t)) is not None
    ]
    if named is None or parties.modifiers(noun):
        return
    wholes = before[-1:] or parties.all_of(trees.arguments(trees.clause_head(noun)).oblique("from"))
    relations.add_pairs([named], "part_of", wholes, "bare_wing", noun, noun, taken_for_granted=True)


def _belonging_to(which: Token, parties: Parties, relations: Relations) -> None:
    """Of "A, the coalition to which B and C belong", B and C are part of A, whatever the tree says."""
    doc = which.doc
    verb = next((t for t in doc[which.i + 1 : which.sent.end] if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None or trees.lemma(verb) != "belong":
        return
    noun = doc[steps.before(doc, which.i - 2)]
    noun = doc[steps.before(doc, noun.i - 1)] if noun.text == "," else noun
    own = parties.named(doc[parties.before_bracket(noun.i)])
    whole = own if own is not None else parties.before(noun)
    if whole is not None and parties.page.entities[whole].kind in _COMPOSED:
        members = [k for k in _listed_between(which, verb, parties) if k != whole]
        relations.add_pairs(members, "part_of", [whole], "belong", verb, verb, taken_for_granted=True)


def _listed_between(first: Token, last: Token, parties: Parties) -> list[int]:
    """The bodies named in a list between two words, whatever else it names: "A, the unknown and B"."""
    doc, found = first.doc, list[int]()
    for m in parties.page.mentions:
        if not first.i < m.start < m.end <= last.i or m.form is not MentionForm.NAME:
            continue
        i = steps.before(doc, m.start - 1)
        ahead = doc[steps.before(doc, i - 1)] if doc[i].lower_ == "the" else doc[i]
        behind = doc[steps.after(doc, parties.past_bracket(steps.after(doc, m.end)))]
        if ahead.lower_ in {",", "and", "&", "which"} and (
            behind.lower_ in {",", "and", "&"} or behind.i == last.i
        ):
            found.append(m.entity)
    return list(dict.fromkeys(found))


def _one(token: Token, parties: Parties) -> int | None:
    """Of "A, one of the groups in B" and "A is one of the groups in B", A."""
    near = parties.before(token)
    if near is not None or trees.child(token, "cop") is None:
        return near
    return next((k for t in trees.subjects_of(token) if (k := parties.named(t)) is not None), None)


def _one_of(one: Token, near: int, parties: Parties, relations: Relations) -> None:
    """Of "A, one of three groups in B" and "A, one of the factions that make up B", A is part of B."""
    for groups in trees.complements(one, "of"):
        if trees.lemma(groups) not in _GROUPS or parties.mention(groups) is not None:
            continue
        inside = trees.complements(groups, "in", "within", "inside", "under", "of")
        for clause in trees.children(groups, "acl:relcl", "acl"):
            arguments = trees.arguments(clause)
            if trees.lemma(clause) in FORMING | {"make", "comprise", "constitute", "compose"}:
                inside += arguments.patients
            elif trees.lemma(clause) in {"belong", "unite", "ally", "group", "gather"}:
                inside += arguments.oblique("to", "in", "within", "under")
        kinds = parties.page.entities
        wholes = [k for t in inside if (k := parties.named(t)) is not None and k != near]
        wholes = [k for k in wholes if kinds[k].kind in _COMPOSED]
        relations.add_pairs([near], "part_of", wholes, "member", one, one, taken_for_granted=True)


def _own_part(pronoun: Token, parties: Parties, relations: Relations) -> None:
    """Of "A founded it as a unit of its B", B is part of A, the subject of the clause."""
    doc, i = pronoun.doc, steps.after(pronoun.doc, pronoun.i + 1)
    mention = parties.mention(doc[i]) if i < pronoun.sent.end else None
    if mention is None or mention.start != i or mention.form is not MentionForm.NAME:
        return
    if doc[mention.end - 1].dep_ == "compound" or (mention.end < len(doc) and doc[mention.end].pos_ == "NOUN"):
        return
    kinds = parties.page.entities
    clause = trees.clause_head(pronoun)
    before = doc[parties.before_bracket(steps.before(doc, clause.i - 1))]
    subjects = [k for t in trees.subjects_of(trees.clause_head(pronoun)) if (k := parties.named(t)) is not None]
    # "a squad which A set up as a unit of its B": A, right before the verb
    owner = parties.named(before) if clause.dep_.startswith("acl") else None
    owner = owner if owner is not None else subjects[0] if subjects else parties.named(pronoun)
    if owner is not None and {kinds[owner].kind, kinds[mention.entity].kind} <= ARMED_OR_PARTY:
        span = doc[pronoun.i : mention.end]
        relations.add(mention.entity, "part_of", owner, "own", span, span.root, taken_for_granted=True)


def units(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Of "A Battery, 3rd Battalion, 5th Regiment" and "54 Division (A Army)", each is part of the one after it."""
    names = [
        m
        for m in parties.page.mentions
        if sentence.start <= m.start < sentence.end
        and m.form is not MentionForm.PRONOUN
        and parties.page.entities[m.entity].kind in ARMED
    ]
    names.sort(key=lambda m: (m.start, -m.end))
    for smaller, larger in pairwise(names):
        if smaller.entity != larger.entity and _is_beside(smaller, larger, parties):
            span = parties.page.doc[smaller.start : larger.end]
            relations.add(smaller.entity, "part_of", larger.entity, "unit", span, span[0], taken_for_granted=True)


def _is_beside(smaller: Mention, larger: Mention, parties: Parties) -> bool:
    doc = parties.page.doc
    if (
        smaller.end < len(doc)
        and doc[smaller.end].text == "("
        and larger.start == smaller.end + 1
        and larger.end < len(doc)
    ):
        return doc[larger.end].text == ")" and _size(smaller, parties) > 0
    if not {parties.page.entities[m.entity].kind for m in (smaller, larger)} <= {OrganisationKind.STATE_FORCE}:
        return False
    i = parties.past_bracket(smaller.end)
    between = [t.lower_ for t in steps.words(doc[i : larger.start])]
    if between != [","]:
        return False
    end = parties.past_bracket(larger.end)
    after = [t.lower_ for t in doc[end : end + 2]]
    if after[:1] in (["and"], ["or"], ["&"]):
        return False
    return 0 < _size(smaller, parties) < _size(larger, parties)


def _size(mention: Mention, parties: Parties) -> int:
    """How large a unit is by its name, by `seeds/unit_sizes.csv`; 0 where the name does not say."""
    words = [t.lower_ for t in parties.page.doc[mention.start : mention.end]]
    return max((_SIZES[w] for w in words if w in _SIZES), default=0)
