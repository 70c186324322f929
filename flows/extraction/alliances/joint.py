"""Alliances said by what two bodies do together: joint operations and teams, "together", "joined forces"."""

from spacy.tokens import Doc, Token

from flows.extraction import cues, trees
from flows.extraction.alliances import lists, steps
from flows.extraction.alliances.relations import Relations
from flows.extraction.attribution import attribution
from flows.extraction.kinds import ARMED, SIDES
from flows.extraction.page import Sentence
from flows.extraction.parties.cue_sets import BONDS, TOGETHER, TURNED
from flows.extraction.parties.parties import CLASSES, Parties
from schemas.vocabulary import OrganisationKind, Polarity

_JOINT = cues.words("joint_words", use="joint")
_ACTS = cues.words("joint_words", use="act")
_GROUPS = cues.words("joint_words", use="group")
_FORCES = cues.words("joint_words", use="forces")
_JOIN = cues.words("joint_words", use="join")
_CALLED = {
    row["cue"]: row for row in cues.load("relation_nouns") if row["rule"] == "ally" and row["frame"] == "role"
}
_OF = frozenset({"by", "of", "from", "between", "with", "involving", "comprising", "including", "among"})
_RANKS = frozenset({"rank", "ranks"})
# Acts that those named together do together even where they are several.
_SHARED = frozenset({"search", "operation", "patrol", "exercise"})
_SEIZE = frozenset({"abduct", "kidnap"})
_ADVERBS = frozenset({"together", "jointly"})
_PHRASES = (
    ("side", "by", "side"),
    ("hand", "in", "hand"),
    ("in", "tandem"),
    ("on", "the", "same", "side"),
    ("as", "one"),
)
_FIRST_WORDS = frozenset(phrase[0] for phrase in _PHRASES)
# After "side by side with" the other is a preposition's; "as one of" and "as one man" are no company.
_GOES_ON = (["with"], ["as"], ["of"], ["man"])
_FACTIONS = cues.words("relation_words", use="faction")
_DEALINGS = frozenset({"nothing", "anything"})
_WORK = frozenset({"work", "act", "operate"})


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the alliances of a sentence that joint acts say."""
    for token, lemma in parties.page.with_lemmas(sentence):
        if token.lower_ in _JOINT and token.dep_ in {"amod", "compound", "nmod"}:
            _joint(token, parties, relations)
        elif lemma in _JOIN and token.pos_ == "VERB":
            _join_forces(token, parties, relations)
        elif (lemma in _RANKS and trees.preposition(token) == "in") or (
            lemma == "side" and trees.preposition(token) == "on"
        ):
            _in_ranks(token, parties, relations)
        elif lemma in _WORK and token.pos_ == "VERB":
            _works_with(token, parties, relations)
        elif lemma == "do" and token.i > sentence.start + 1 and token.nbor(-2).lower_ in _DEALINGS:
            _no_dealings(token, parties, relations)
        elif lemma == "defend" and token.pos_ == "VERB":
            _defended(token, parties, relations)
        elif lemma in BONDS and token.pos_ in {"NOUN", "PROPN"} and parties.mention(token) is None:
            _paired(token, parties, relations)
        elif lemma in _CALLED and trees.child(token, "cop") is not None:
            _called(token, _CALLED[lemma], parties, relations)
        elif lemma in _SEIZE and trees.is_passive(token):
            _by_both(token, parties, relations)
        elif CLASSES.get(lemma) == "action" and token.pos_ == "NOUN" and lemma not in TURNED:
            _one_act(token, parties, relations)
        elif token.lower_ in _ADVERBS or _is_phrase(token):
            _together(token, parties, relations)


def _joint(adjective: Token, parties: Parties, relations: Relations) -> None:
    """Of "a joint operation by A and B", "a joint A-B patrol", A and B are allies."""
    noun = _noun_of(adjective, parties)
    if noun is None or trees.preposition(noun) == "between":
        return
    is_group = trees.lemma(noun) in _GROUPS
    bodies = lists.bodies_before(noun, parties)
    after = steps.after(noun.doc, parties.past_bracket(steps.after(noun.doc, noun.i + 1)))
    if after < len(noun.doc) and noun.doc[after].lower_ in _OF:
        bodies += lists.bodies_after(noun.doc[after], parties)
    bodies += parties.all_of(trees.complements(noun, *_OF))
    # "a joint operation carried out by A and B"
    bodies += [k for c in trees.children(noun, "acl") for k in parties.all_of(trees.arguments(c).oblique("by"))]
    bodies = list(dict.fromkeys(bodies))
    if len(bodies) < 2:
        bodies += [k for k in _doers(noun, parties) if k not in bodies]
    rule = "joint_team" if is_group else "joint_operation"
    relations.add_mutual(bodies, "allied_with", rule, adjective, noun)


def _noun_of(adjective: Token, parties: Parties) -> Token | None:
    """The act or group that "joint" is said of; of "a joint A and B patrol" it stands behind the names."""
    doc: Doc = adjective.doc
    for i in range(adjective.i + 1, min(adjective.i + 16, adjective.sent.end)):
        token = doc[i]
        if token.is_space:
            continue
        if token.pos_ in {"ADP", "VERB", "AUX", "PRON"} and parties.mention(token) is None:
            return None
        following = steps.next_of(token)
        goes_on = (
            following is not None
            and following.pos_ in {"NOUN", "PROPN"}
            and parties.mention(following) is None
            and not following.is_sent_start
        )
        if parties.mention(token) is None and token.pos_ in {"NOUN", "PROPN"} and not goes_on:
            return token if trees.lemma(token) in _ACTS | _GROUPS else None
    return None


def _doers(noun: Token, parties: Parties) -> list[int]:
    """Who does a joint act by a verb: "A and B launched it", "in it A and B held two", "A men involved in it"."""
    head = trees.first_conjunct(noun)
    if trees.is_root(head) or head.dep_ not in {"obl", "obj", "nsubj:pass", "nmod"}:
        return []
    verb = head.head
    if verb.pos_ != "VERB":
        # "A and B in a joint operation held two"
        return (
            lists.coordinated(trees.expand_conjuncts(trees.first_conjunct(verb)), parties)
            if head.i > verb.i
            else []
        )
    arguments = trees.arguments(verb)
    found = lists.coordinated(arguments.agents, parties)
    found += parties.all_of(arguments.oblique("with", "along with", "together with"))
    if verb.dep_ in {"amod", "acl"}:
        people = verb.head
        found += lists.bodies_before(people, parties)
        found += parties.all_of(trees.nominal_conjuncts(trees.first_conjunct(people)))
    return list(dict.fromkeys(found))


def _one_act(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "an operation by A and B" or "an A and B raid", one act of both, A and B are allies."""
    is_many = "Plur" in noun.morph.get("Number", []) and trees.lemma(noun) not in _SHARED
    if is_many or parties.mention(noun) is not None:
        return
    bodies = lists.bodies_before(noun, parties)
    after = steps.after(noun.doc, parties.past_bracket(steps.after(noun.doc, noun.i + 1)))
    if len(bodies) < 2 and after < len(noun.doc) and noun.doc[after].lower_ == "by":
        bodies = lists.bodies_after(noun.doc[after], parties)
    if len(bodies) < 2 and noun.dep_ == "nsubj:pass" and trees.lemma(noun.head) in TOGETHER:
        # "the attack was carried out by A and B"
        agents = trees.arguments(noun.head).agents
        is_choice = any(below.lower_ in {"or", "nor", "either"} for t in agents for below in t.subtree)
        bodies = [] if is_choice else parties.all_of(agents)
    if {parties.page.entities[k].kind for k in bodies} <= SIDES:
        relations.add_mutual(bodies, "allied_with", "joint_action", noun, noun)


def _by_both(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "he was abducted by militants of A and B", one act of two armed groups, A and B are allies."""
    for people in trees.arguments(verb).oblique("by"):
        following = steps.next_of(people)
        if CLASSES.get(trees.lemma(people)) == "people" and following is not None and following.lower_ == "of":
            bodies = lists.bodies_after(following, parties)
            if {parties.page.entities[k].kind for k in bodies} == {OrganisationKind.ARMED_GROUP}:
                relations.add_mutual(bodies, "allied_with", "joint_operation", verb, verb)


def _paired(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "A-B cooperation" and "an alliance of A, B and C", those named are allies."""
    before = lists.bodies_before(noun, parties)
    if len(before) > 1:
        relations.add_mutual(before, "allied_with", "alliance", noun, noun)
    following = steps.next_of(noun)
    if (
        following is None
        or following.lower_ != "of"
        or parties.before(noun) is not None
        or trees.appositives(noun)
    ):
        return
    relations.add_mutual(lists.bodies_after(following, parties), "allied_with", "alliance", noun, noun)


def _called(noun: Token, row: dict[str, str], parties: Parties, relations: Relations) -> None:
    """Of "A and B are allies", each is the other's."""
    owned = trees.children(noun, "nmod:poss", "nmod", "compound", "obl")
    if owned or "Plur" not in noun.morph.get("Number", []):
        return
    relations.add_mutual(parties.all_of(trees.subjects_of(noun)), row["relation"], row["rule"], noun, noun)


def _join_forces(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A and B joined forces", both are allies; with "with", it is a frame's."""
    arguments = trees.arguments(verb)
    if arguments.oblique("with") or not any(trees.lemma(t) in _FORCES for t in arguments.patients):
        return
    # "Two factions of A joined forces" is said of the factions, not of A.
    agents = [t for t in arguments.agents if trees.lemma(t) not in _FACTIONS or parties.named(t) is not None]
    relations.add_mutual(lists.coordinated(agents, parties), "allied_with", "join_forces", verb, verb)


def _in_ranks(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "A fights in the ranks of B" and "on B's side", A and B are allies."""
    verb = trees.clause_head(noun)
    if trees.lemma(verb) in TOGETHER:
        others = parties.modifiers(noun) + parties.all_of(trees.complements(noun, "of"))
        a = [k for k in parties.all_of(trees.arguments(verb).agents) if k not in others]
        relations.add_pairs(a, "allied_with", others, "in_ranks", noun, verb)


def _works_with(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A is working with B", A and B are allies where both bear arms; others work with anybody."""
    arguments = trees.arguments(verb)
    kinds = parties.page.entities
    a = [k for k in parties.all_of(arguments.agents) if kinds[k].kind in ARMED]
    b = [k for k in parties.all_of(arguments.oblique("with")) if kinds[k].kind in ARMED]
    relations.add_pairs(a, "allied_with", b, "work_with", verb, verb)


def _no_dealings(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A has nothing to do with B" and "denied that A had anything to do with B", that they are no allies."""
    object_ = verb.nbor(-2)
    has = object_.head
    if trees.lemma(has) != "have":
        return
    is_denied = object_.lower_ == "nothing"
    if is_denied or attribution.stance(parties.page, has).polarity is Polarity.DENIED:
        arguments = trees.arguments(has)
        others = trees.arguments(verb).oblique("with") + arguments.oblique("with")
        for a in parties.all_of(arguments.agents):
            for b in parties.all_of(others):
                relations.add(a, "allied_with", b, "no_dealings", verb, has, is_denied=is_denied)


def _defended(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A and B defend the town", A and B are allies (codebook: defended a place together)."""
    arguments = trees.arguments(verb)
    if any(
        t.ent_type_ == "PLACE" or CLASSES.get(trees.lemma(t)) in {"place", "asset"} for t in arguments.patients
    ):
        relations.add_mutual(
            lists.coordinated(arguments.agents, parties), "allied_with", "joint_action", verb, verb
        )


def _is_phrase(token: Token) -> bool:
    if token.lower_ not in _FIRST_WORDS:
        return False
    words = [t.lower_ for t in steps.words(token.doc[token.i : token.i + 6])]
    return any(tuple(words[: len(p)]) == p and words[len(p) : len(p) + 1] not in _GOES_ON for p in _PHRASES)


def _together(adverb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A and B fought together" and "A and B jointly raided it", A and B are allies."""
    following = steps.next_of(adverb)
    if following is not None and following.lower_ in {"with", "to"} and adverb.lower_ in _ADVERBS:
        return
    verb = trees.clause_head(adverb)
    if verb.pos_ == "VERB" and (trees.lemma(verb) in TOGETHER or adverb.lower_ == "jointly"):
        agents = lists.coordinated(trees.arguments(verb).agents, parties)
        if len(agents) < 2 and verb.dep_ == "acl:relcl" and verb.head.dep_ == "conj":
            # "A and B forces, which fought together": both, though the tree joins the clause to B's
            agents = lists.coordinated(trees.expand_conjuncts(trees.first_conjunct(verb.head)), parties)
        if trees.lemma(verb) not in TOGETHER and not {parties.page.entities[k].kind for k in agents} <= ARMED:
            return  # "the two parties jointly own it"
        relations.add_mutual(agents, "allied_with", "together", adverb, verb)
