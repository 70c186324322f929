"""Relations said by nouns: "an offensive against A", "the armed wing of A", "a truce between A and B"."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances import backing, nations, roles, sides, verb_conditions
from flows.extraction.alliances.relations import Relations
from flows.extraction.kinds import ARMED
from flows.extraction.page import Sentence
from flows.extraction.parties.cue_sets import ACTING, DENIALS, SUFFERING, SUPPORTING, TRUCES
from flows.extraction.parties.parties import Parties
from flows.extraction.signs import BRACKETS
from schemas.vocabulary import OrganisationKind

_FRAMES: dict[str, list[dict[str, str]]] = {}
for _row in cues.load("relation_nouns"):
    _FRAMES.setdefault(_row["cue"], []).append(_row)
# Cues of several words by their last: "splinter group" under "group", the words before it longest first.
_PHRASES: dict[str, list[tuple[list[str], list[dict[str, str]]]]] = {}
for _cue in sorted(_FRAMES, key=lambda cue: (-len(cue.split()), cue)):
    # The tokenizer parts words at hyphens: "cease-fire" is three tokens.
    *_before, _last = _cue.replace("-", " - ").split()
    if _before:
        _PHRASES.setdefault(_last, []).append((_before, _FRAMES[_cue]))
    # … and keeps some: "non-aggression".
    if "-" in _cue and len(_whole := _cue.split()) > 1:
        _PHRASES.setdefault(_whole[-1], []).append((_whole[:-1], _FRAMES[_cue]))
_ACTOR = ACTING | DENIALS
_RECEIVER = cues.words("relation_light_verbs", effect="receiver")
_OATHS = frozenset({"allegiance", "loyalty", "fealty", "obedience", "bay'ah", "bayah"})
_WORDS = frozenset({"pledge", "oath", "vow", "declaration", "promise", "expression", "statement", "show"})
# To pledge it is to give it, politically.
_WARRANTED = frozenset({"support", "backing", "endorsement", "solidarity"})
_SWEAR = frozenset({"pledge", "swear", "vow", "declare", "give", "renew"})
_PACTS = TRUCES | {
    "alliance",
    "coalition",
    "pact",
    "partnership",
    "common cause",
}
_ENDED = frozenset({"cut", "sever", "break"})
_SIGN = frozenset({"sign", "ink", "conclude", "seal", "reach"})
_YIELD = cues.words("backing_words", use="yield")
_PAPERS = frozenset({"pact", "treaty"})
# What is kept of another's backing is had: "A kept the patronage of B", not "A kept its support for B".
_HOLD = frozenset({"keep", "retain", "maintain", "win"})


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the relations that the nouns of a sentence say."""
    for token, lemma in parties.page.with_lemmas(sentence):
        if lemma not in _FRAMES and lemma not in _PHRASES:
            continue
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "VERB"} or (token.pos_ == "VERB" and token.dep_ != "obj"):
            continue
        for frame in frames_of(token):
            if frame["frame"] in {"action", "bond"} and parties.mention(token) is not None:
                continue
            _READERS[frame["frame"]](token, frame, parties, relations)


def frames_of(token: Token) -> list[dict[str, str]]:
    """The rows of `seeds/relation_nouns.csv` for a noun and the words before it, the longest cue first."""
    lemma = trees.lemma(token)
    phrases = _PHRASES.get(lemma, ())
    before = _words_before(token) if phrases else []
    for words, frames in phrases:
        if before[-len(words) :] == words:
            return frames
    return _FRAMES.get(lemma, [])


def _words_before(token: Token) -> list[str]:
    """The words of a sentence right before a token, without those in brackets: "ceasefire (SC) pact"."""
    words: list[str] = []
    depth = 0
    for t in token.doc[max(token.sent.start, token.i - 9) : token.i]:
        depth += t.text in BRACKETS
        if not depth and not t.is_space:
            words.append(t.lower_)
        depth -= t.text in BRACKETS.values() and depth > 0
    return words


def _prepositions(frame: dict[str, str]) -> list[str]:
    return frame["prepositions"].split("|")


def _complements(noun: Token, frame: dict[str, str], parties: Parties) -> list[Token]:
    """What hangs on a noun, or on the verb that it is the object of, by the prepositions of a frame."""
    found = parties.complements(noun, *_prepositions(frame))
    if found:
        return found
    head = trees.first_conjunct(noun)
    if head.dep_ in {"obj", "nsubj:pass", "nsubj"} and not trees.is_root(head) and head.head.pos_ == "VERB":
        refused = {"of", "between"} if frame["frame"] == "support" else {"of", "between", "to"}
        wanted = [p for p in _prepositions(frame) if p not in refused]
        relative = [t for t in trees.complements(head.head, *wanted) if t.lower_ in {"whom", "which"}]
        after = [t for t in trees.complements(head.head, *wanted) if t.i > noun.i]
        return after or [trees.antecedent(t) for t in relative]
    return []


def _action(noun: Token, frame: dict[str, str], parties: Parties, relations: Relations) -> None:
    """One side acts against the other."""
    targets = _complements(noun, frame, parties) or sides.targets_below(noun)
    targets = targets + (parties.targets_of(noun) or sides.attacked(noun))
    b = parties.all_of(targets, acted_on=True)
    if not b:
        return
    a = (
        sides.backed(noun, parties)
        or parties.owners(noun)
        or sides.agents_below(noun, parties)
        or sides.doers(noun, parties)
    )
    a = [k for k in a or _helped(noun, parties) or sides.helped(noun, parties) if k not in b]
    a, b = verb_conditions.fitting(frame["rule"], parties.page, a, b)
    relations.add_pairs(a, frame["relation"], b, frame["rule"], noun, noun)
    if len(a) > 1 and frame["relation"] == "fights":
        relations.add_mutual(a, "allied_with", "joint_action", noun, noun)


def _helped(noun: Token, parties: Parties) -> list[int]:
    """Of "C backs A in the fight against B", A: whom a clause says to be helped in what a noun names."""
    verb = trees.clause_head(noun)
    if verb.i == noun.i or trees.lemma(verb) not in SUPPORTING:
        return []
    return parties.all_of(trees.arguments(verb).patients)


def _bond(noun: Token, frame: dict[str, str], parties: Parties, relations: Relations) -> None:
    """Two sides share something: a clash, an alliance, a truce."""
    if frame["rule"] == "deal":
        _deal(noun, frame, parties, relations)
        return
    head = trees.first_conjunct(noun)
    if frame["relation"] == "allied_with" and head.dep_ == "obj" and trees.lemma(head.head) in _ENDED:
        # "A cut ties with B"
        return
    between = parties.between(noun) or _between_of_verb(noun, parties)
    if len(between) > 1:
        relations.add_mutual(between, frame["relation"], frame["rule"], noun, noun)
        return
    b = parties.all_of(_complements(noun, frame, parties), acted_on=True)
    b = b or ([] if frame["relation"] == "allied_with" else sides.partners(noun, parties))
    if not b:
        if frame["relation"] in {"fights", "opposes"}:
            if frame["relation"] == "fights":
                _both_sides(noun, frame, parties, relations)
                victims, owners = _sides(noun, frame, parties), parties.modifiers(noun)
                relations.add_pairs(
                    owners, "fights", [k for k in victims if k not in owners], "harmed_in", noun, noun
                )
            relations.add_mutual(sides.doers(noun, parties), frame["relation"], frame["rule"], noun, noun)
        elif frame["cue"] in _PACTS or frame["cue"].split()[-1] in _PAPERS:
            # "A and B signed a truce."
            between = _sides(noun, frame, parties) or sides.doers(noun, parties)
            own = parties.modifiers(noun)
            if not between and len(own) == 1 and frame["relation"] == "truce_with":
                # "wait for K to keep the A peace deal"
                between = own + _other_side(noun, frame, own, parties)
            relations.add_mutual(between, frame["relation"], frame["rule"], noun, noun)
        if any(t.lower_ == "their" for t in trees.children(noun, "nmod:poss")):
            # "A and B are weakened by their rivalry"
            both = parties.gangs_before(noun, [])
            relations.add_mutual(both if len(both) == 2 else [], frame["relation"], frame["rule"], noun, noun)
        return
    a = (
        (sides.backed(noun, parties) if frame["relation"] == "fights" else [])
        or parties.owners(noun)
        or _of(noun, parties)
        or _sides(noun, frame, parties)
        or _bearer(noun, frame, parties)
    )
    a = [k for k in a or sides.doers(noun, parties) if k not in b]
    a = a or parties.whose(noun, b) or _other_side(noun, frame, b, parties)
    relations.add_pairs(a, frame["relation"], b, frame["rule"], noun, noun)


def _deal(noun: Token, frame: dict[str, str], parties: Parties, relations: Relations) -> None:
    """Of "A signed the Karn agreement with K", that the group A and the state K made peace."""
    head = trees.first_conjunct(noun)
    verb = noun if trees.is_root(head) else head.head
    if trees.lemma(verb) not in _SIGN or head.dep_ not in {"obj", "nsubj:pass"}:
        return
    arguments = trees.arguments(verb)
    sides = parties.between(noun) or nations.all_of(arguments.agents, parties)
    sides += nations.all_of(_complements(noun, frame, parties) + arguments.oblique("with"), parties)
    kinds = parties.page.entities
    groups = [k for k in dict.fromkeys(sides) if kinds[k].kind is OrganisationKind.ARMED_GROUP]
    others = [k for k in dict.fromkeys(sides) if k not in groups]
    a, b = verb_conditions.fitting("deal", parties.page, groups, others)
    relations.add_pairs(a, "truce_with", b, "truce", noun, noun)


def _other_side(noun: Token, frame: dict[str, str], others: list[int], parties: Parties) -> list[int]:
    """Of "A's grip has hardened despite the battle with B", A: the only other gang, or state for a truce."""
    kinds = parties.page.entities
    wanted = {OrganisationKind.ARMED_GROUP}
    is_truce = frame["relation"] == "truce_with"
    if any(kinds[k].kind is not OrganisationKind.ARMED_GROUP for k in others):
        if not is_truce or any(kinds[k].kind is not OrganisationKind.STATE for k in others):
            return []
    elif is_truce:
        wanted = {OrganisationKind.STATE}
    elif frame["relation"] != "fights":
        return []
    named = dict.fromkeys(k for t in noun.doc[noun.sent.start : noun.i] if (k := parties.named(t)) is not None)
    found = [k for k in named if k not in others and kinds[k].kind in wanted]
    return found if len(found) == 1 else []


def _between_of_verb(noun: Token, parties: Parties) -> list[int]:
    """Of "a gunfight took place in the hills between A and B", A and B."""
    head = trees.first_conjunct(noun)
    clauses = [c for c in trees.children(noun, "acl", "acl:relcl") if c.pos_ == "VERB"]
    if not trees.is_root(head) and head.dep_ in trees.SUBJECTS and head.head.pos_ == "VERB":
        clauses.append(head.head)
    return parties.all_of([t for c in clauses for t in trees.arguments(c).oblique("between")], acted_on=True)


def _both_sides(noun: Token, frame: dict[str, str], parties: Parties, relations: Relations) -> None:
    """Of "two A militants and a B policeman were killed in a clash", A and B fought."""
    kinds = parties.page.entities
    victims = _sides(noun, frame, parties)
    armed = [k for k in victims if kinds[k].kind is OrganisationKind.ARMED_GROUP]
    forces = [k for k in victims if kinds[k].kind in (OrganisationKind.STATE_FORCE, OrganisationKind.STATE)]
    relations.add_pairs(armed, frame["relation"], forces, "both_sides", noun, noun)


def _of(noun: Token, parties: Parties) -> list[int]:
    return parties.all_of(trees.complements(noun, "of"))


def _bearer(noun: Token, frame: dict[str, str], parties: Parties) -> list[int]:
    """Of "A, a gang with links to B", A."""
    if frame["relation"] != "allied_with" or noun.dep_ != "nmod" or trees.preposition(noun) != "with":
        return []
    near = parties.before(noun.head)
    return [near] if near is not None else parties.of(noun.head)


def _sides(noun: Token, frame: dict[str, str], parties: Parties) -> list[int]:
    """The subject of the verb over a bond noun: "A signed a truce with B", "A was killed in a clash with B"."""
    head = trees.first_conjunct(noun)
    if trees.is_root(head):
        return []
    verb = head.head
    if trees.lemma(verb) in _ACTOR and head.dep_ in {"obj", "nsubj:pass", "obl"}:
        return parties.actors(trees.arguments(verb))
    if (
        frame["relation"] == "fights"
        and trees.lemma(verb) in SUFFERING
        and (trees.preposition(head) or _word_before(head)) in {"in", "during", "following", "after"}
    ):
        return parties.all_of(trees.arguments(verb).patients or trees.arguments(verb).agents, acted_on=True)
    if frame["relation"] == "truce_with" and head.dep_ == "obl" and trees.preposition(head) in {"under", "after"}:
        # "A withdrew under a truce with B"
        return parties.actors(trees.arguments(verb))
    if frame["relation"] == "fights" and sides.is_occasion(head):
        kinds = parties.page.entities
        return [k for k in parties.all_of(trees.arguments(verb).agents) if kinds[k].kind in ARMED]
    return []


def _word_before(noun: Token) -> str:
    """The word before a noun's phrase: "following", where the tree takes it for a verb."""
    start = trees.noun_phrase(noun).start
    return noun.doc[start - 1].lower_ if start > noun.sent.start else ""


def _support(noun: Token, frame: dict[str, str], parties: Parties, relations: Relations) -> None:
    """One side gives backing to the other, or has it from the other."""
    head = trees.first_conjunct(noun)
    verb = None if trees.is_root(head) else head.head
    if backing.is_with(head):
        return
    if verb is not None and _is_received(noun, head, verb):
        arguments = trees.arguments(verb)
        givers = trees.complements(noun, "from", "of", "by") + arguments.oblique("from")
        b = nations.all_of(arguments.agents, parties)
        a = nations.all_of(givers, parties) or [k for k in parties.modifiers(noun) if k not in b]
    else:
        a = parties.owners(noun) or parties.owners(_said_by(noun))
        b = [k for k in nations.all_of(_complements(noun, frame, parties), parties) if k not in a]
        if (
            verb is not None
            and trees.lemma(verb) in _YIELD
            and any(owner.pos_ == "PRON" for owner in trees.children(noun, "nmod:poss"))
        ):
            return  # who hands over his own weapons lays them down
    a, b = verb_conditions.fitting(frame["rule"], parties.page, a, b)
    # An oath is no plan: who pledges allegiance backs the other from then on.
    sworn = verb is not None and trees.lemma(verb) in _SWEAR and frame["cue"] in _OATHS | _WARRANTED
    sworn = sworn and verb is not None and not any(c.lower_ in {"not", "never", "n't"} for c in verb.children)
    sworn = sworn and not any(c.lower_ == "no" for c in noun.children)
    relations.add_pairs(a, frame["relation"], b, frame["rule"], noun, noun, taken_for_granted=sworn)


def _is_received(noun: Token, head: Token, verb: Token) -> bool:
    """Whether the subject of a verb has the backing: "A gets help from B", "A has the support of B"."""
    if head.dep_ not in {"obj", "nsubj:pass"}:
        return False
    given = trees.complements(noun, "of", "from") + trees.children(noun, "nmod:poss")
    has = trees.lemma(verb) == "have" and bool(given)
    has = has or (trees.lemma(verb) in _HOLD and bool(trees.complements(noun, "of", "from")))
    return has or trees.lemma(verb) in _RECEIVER


def _said_by(noun: Token) -> Token:
    """Of "A's pledge of allegiance to B", the pledge."""
    return noun.head if noun.dep_ == "nmod" and trees.lemma(noun.head) in _WORDS else noun


_READERS = {"action": _action, "bond": _bond, "role": roles.read, "role_reversed": roles.read, "support": _support}
