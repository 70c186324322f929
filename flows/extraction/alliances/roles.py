"""Relations said by what one body is called of the other: its wing, ally, enemy, backer."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances import lists, sides, steps
from flows.extraction.alliances.relations import Relations
from flows.extraction.mentions import gazetteer
from flows.extraction.parties.cue_sets import PARTS, SPLINTERS
from flows.extraction.parties.parties import CLASSES, Parties
from schemas.vocabulary import OrganisationKind

# Verbs whose subject is what "as" says: "A serves as the armed wing of B".
_SERVING = frozenset({"serve", "act", "work", "function", "operate", "fight", "join", "begin", "start", "emerge"})
_OF_ONLY = cues.words("joint_words", use="of_only")
# Nouns of what can itself be a part: "the A brigade, an outfit of B".
_GROUPS = PARTS | SPLINTERS | {"group", "party", "cartel"}


def read(noun: Token, frame: dict[str, str], parties: Parties, relations: Relations) -> None:
    """One body is called something of the other: its wing, ally, enemy."""
    own = parties.named(noun)
    if frame["rule"] == "enemy" and sides.is_pronouns(noun):
        return
    if _is_in_name(noun, parties):
        return
    if own is not None or any(c.lower_ in {"joint", "combined"} for c in trees.children(noun, "amod", "compound")):
        return
    # "A and B, both part of C" is said of more than the one before.
    near = None if _is_of_all(noun) or _is_of_people(noun) else parties.before(noun)
    follows = list[int]()
    beside = [t for t in _described(noun, parties) if _is_said_of(noun, t, parties)]
    a = _listed_before(noun, near, parties) if near is not None else parties.all_of(beside)
    if frame["rule"] == "member" and _is_plural(noun) and not _is_predicate(noun):
        return
    wholes = [trees.antecedent(t) for t in parties.complements(noun, *frame["prepositions"].split("|"))]
    b = parties.all_of([t for t in wholes if CLASSES.get(trees.lemma(t)) != "action"]) or _bond_of(wholes, parties)
    owners = [k for t in trees.children(noun, "nmod:poss") if (k := parties.named(t)) is not None]
    if not owners and frame["rule"] in {"ally", "backer"}:
        owners = parties.whose(noun, parties.modifiers(noun))
    if owners and frame["rule"] == "ally":
        # "A is B's partner in the C": B, not C
        b = []
    if owners and not a and frame["rule"] in {"ally", "backer"}:
        # "A and its B allies"
        a = [k for k in parties.modifiers(noun, acting=True) if k not in owners]
        b = owners if a else b
    if b and not a and frame["rule"] == "part":
        kinds = parties.page.entities
        a = [k for k in parties.modifiers(noun) if kinds[k].kind is not OrganisationKind.STATE]
    elif not b:
        b = parties.modifiers(noun)[:1] or lists.owner_before(noun, parties)
        b = [] if trees.lemma(noun) in _OF_ONLY else b
        follows = [] if a else _following(noun, parties)
        a = a or follows
    if b and not a and frame["rule"] != "enemy":
        a = _after_whole(noun, b, parties)
    if a and not b and frame["rule"] == "ally" and trees.preposition(noun) == "as":
        # "A regards B as an ally"
        b = parties.all_of(trees.arguments(noun.head).agents)
    if b and not a:
        # "their allies, including A and B"
        a = [k for k in parties.included(noun) if k not in b]
    if frame["rule"] == "enemy" and b and not a:
        # "their rivals in A"
        a = parties.all_of(trees.complements(noun, "in"))
    if b and not a and frame["rule"] == "part":
        # "a cell of that group, known as A"
        clauses = [c for t in [noun, *wholes] for c in trees.children(t, "acl")]
        a = parties.all_of([t for c in clauses for t in _named_as(c)])
    b = [k for k in b if k not in a]
    if frame["frame"] == "role_reversed":
        a, b = b, a
    said = trees.child(noun, "cop") is not None or noun.dep_ in {"xcomp", "obj", "obl"}
    granted = (near is not None or bool(follows)) and not said
    relations.add_pairs(a, frame["relation"], b, frame["rule"], noun, noun, taken_for_granted=granted)


def _named_as(clause: Token) -> list[Token]:
    arguments = trees.arguments(clause)
    if trees.lemma(clause) == "know":
        return arguments.oblique("as")
    return trees.children(clause, "xcomp", "obj") if trees.lemma(clause) in {"call", "name", "dub"} else []


def _listed_before(noun: Token, near: int, parties: Parties) -> list[int]:
    """Of "A and B, members of C", both; of "A, a member of C", A."""
    if not _is_plural(noun):
        return [near]
    start = trees.noun_phrase(noun).start
    return lists.bodies_before(noun.doc[start - 1], parties) or [near]


def _after_whole(noun: Token, wholes: list[int], parties: Parties) -> list[int]:
    """Of "a battalion of the A, the B, left" and "A's ally in the north, B, left", B, whatever the tree."""
    doc = noun.doc
    i = next((t.i for t in doc[noun.i + 1 : noun.i + 9] if t.lower_ in {",", "--"}), len(doc))
    if i + 2 >= len(doc) or any(t.pos_ in {"VERB", "AUX"} or t.is_sent_start for t in doc[noun.i + 1 : i]):
        return []
    mention = parties.mention(doc[i + 2 if doc[i + 1].lower_ == "the" else i + 1])
    if mention is None or mention.entity in wholes:
        return []
    end = parties.past_bracket(mention.end)
    closed = end + 1 < len(doc) and doc[end].lower_ in {",", "--", "."} and parties.mention(doc[end + 1]) is None
    return [mention.entity] if closed and doc[end + 1].lower_ not in {"and", "the", "or"} else []


def _bond_of(wholes: list[Token], parties: Parties) -> list[int]:
    """Of "a member of the A coalition" and "a branch of the A (B) agency", A."""
    bonds = [t for t in wholes if CLASSES.get(trees.lemma(t)) == "bond" or trees.lemma(t) in _GROUPS]
    kinds = parties.page.entities
    found = [k for t in bonds for k in parties.modifiers(t) or lists.bodies_before(t, parties)]
    known = gazetteer.state_ids()
    return [k for k in found if kinds[k].kind is not OrganisationKind.STATE or kinds[k].seed_id not in known]


def _following(noun: Token, parties: Parties) -> list[int]:
    """The body named right after a description: "the UN agency A", "B's ruling body, the A"."""
    for t in steps.words(noun.doc[noun.i + 1 : noun.i + 8]):
        body = parties.named(t)
        if body is not None:
            ahead = noun.doc[steps.before(noun.doc, t.i - 1)]
            return lists.bodies_after(ahead, parties) or [body] if _is_plural(noun) else [body]
        if t.lower_ not in {",", "(", "-"} and t.pos_ not in {"DET", "ADJ", "NUM", "NOUN"}:
            break
    return []


def _described(noun: Token, parties: Parties) -> list[Token]:
    """What a noun is said of: what it stands beside, or the subject of which it is the predicate."""
    found = trees.appositives(noun)
    if found and _is_of_all(noun):
        found = trees.nominal_conjuncts(trees.first_conjunct(found[-1]))
    found += [t for t in trees.children(noun, "flat", "compound") if t.i > noun.i]
    head = noun
    for _ in range(2):
        if trees.child(head, "cop") is not None or any(c.dep_ in trees.SUBJECTS for c in head.children):
            found += trees.subjects_of(head)
        if head.dep_ == "nmod" and trees.lemma(head.head) in {"one", "part", "some", "many", "two"}:
            head = head.head
            continue
        if trees.preposition(head) == "as" and not trees.is_root(head):
            arguments = trees.arguments(head.head)
            is_part = trees.lemma(noun) == "part" or trees.lemma(head.head) in _SERVING
            # "B can count on A as an ally"
            found += arguments.patients or arguments.oblique("on", "upon")
            # "A flies missions as part of B"
            found += arguments.agents if is_part and not any(t.ent_type_ for t in arguments.patients) else []
            found += arguments.oblique("along with", "together with", "as well as")
        if head.dep_ in {"xcomp", "obj"} and trees.lemma(head.head) in {
            "become",
            "remain",
            "make",
            "call",
            "consider",
            "form",
            "constitute",
        }:
            arguments = trees.arguments(head.head)
            found += [t for t in (arguments.patients or arguments.agents) if t.i != head.i] or arguments.agents
        if head.dep_ == "xcomp" and trees.is_passive(head.head):
            # "A, thought to be a faction of B"
            found += trees.arguments(head.head).patients
        break
    return [t for t in found if t.i < noun.i or (t.i > noun.i and trees.preposition(t) in {"", "as"})]


def _is_group(token: Token) -> bool:
    return trees.lemma(token) in _GROUPS


def is_people(token: Token) -> bool:
    """Whether a nominal names people of a body, and no part of it: "A cadres", not "A's northern branch"."""
    return CLASSES.get(trees.lemma(token)) == "people" and not _is_group(token)


def _is_of_people(noun: Token) -> bool:
    """Whether members are persons, not bodies: "A, dissident members of B and C" is a list."""
    return trees.lemma(noun) == "member" and _is_plural(noun) and bool(trees.children(noun, "amod"))


def _is_said_of(noun: Token, token: Token, parties: Parties) -> bool:
    """Whether the tree can be right that a description is of a phrase: it ends where the description begins."""
    if _is_of_people(noun):
        return False
    if noun.dep_ == "appos" and token.i < noun.i and parties.named(token) is None and not _is_group(token):
        # "leaders of A, members of B" are no bodies
        return False
    if token.dep_ == "appos" and token.i > noun.i:
        return parties.named(token) is not None or token.pos_ == "PRON"
    if noun.dep_ != "appos" or token.i > noun.i or trees.first_conjunct(token).i != noun.head.i:
        return True
    last = token.doc[max(trees.noun_phrase(noun).start - 2, 0)]
    return last.i == token.i or any(above.i == token.i for above in trees.ancestors(last))


def _is_predicate(noun: Token) -> bool:
    """Whether a noun is said of a name, by a verb or beside it: members that only act are persons."""
    beside = noun.dep_ in {"appos", "nmod:desc", "xcomp", "parataxis", "compound", "nmod", "obl", "conj"}
    return beside or trees.child(noun, "cop") is not None or trees.is_root(noun)


def _is_in_name(noun: Token, parties: Parties) -> bool:
    """Whether a noun ends a name that its short form follows: "Coastal Intelligence Agency (CIA)"."""
    following = steps.next_of(noun)
    capital = noun.text[:1].isupper() and not noun.text.isupper()
    ahead = noun.i > 0 and parties.mention(noun.nbor(-1)) is not None
    return capital and ahead and following is not None and following.text == "("


def _is_plural(noun: Token) -> bool:
    return "Plur" in noun.morph.get("Number", [])


def _is_of_all(noun: Token) -> bool:
    return any(c.lower_ in {"both", "all"} for c in trees.children(noun, "det", "det:predet"))
