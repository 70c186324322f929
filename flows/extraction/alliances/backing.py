"""Support said round a noun of backing: who gives whom arms, who acts with whose help, who thanks whom for it."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances import participles
from flows.extraction.alliances.relations import Relations
from flows.extraction.kinds import ARMED_OR_PARTY
from flows.extraction.page import Sentence
from flows.extraction.parties.cue_sets import GIFTS, SENT, SUPPORT, SUPPORTING, WEAPONS
from flows.extraction.parties.parties import Parties
from schemas.vocabulary import OrganisationKind

_BACKING = SUPPORT | WEAPONS
_GIVE = cues.words("backing_words", use="give")
_SEND = cues.words("backing_words", use="send")
_RELY = cues.words("backing_words", use="rely")
_THANK = cues.words("backing_words", use="thank")
_REACH = cues.words("backing_words", use="reach")
_GIFTS = WEAPONS | GIFTS
_CLAUSES = frozenset({"acl:relcl", "acl", "parataxis"})
_TAKE = frozenset({"take", "choose", "pick"})
_LET = cues.words("backing_words", use="let")
_GROUND = cues.words("backing_words", use="ground")
_MEANS = cues.words("backing_words", use="means")
_WITH = frozenset({"with", "under", "through", "thanks to", "despite", "amid"})


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the support that a sentence says round nouns of backing."""
    for token, lemma in parties.page.with_lemmas(sentence):
        if lemma in _MEANS and token.pos_ == "NOUN" and parties.mention(token) is None:
            _with_help(token, parties, relations)
            _thanked(token, parties, relations)
        elif lemma in _GIFTS | SENT and trees.preposition(token) == "with":
            _with_gifts(token, parties, relations)
        if token.pos_ in {"VERB", "ADJ"}:
            if lemma in _GIVE:
                _given(token, parties, relations)
            if lemma in _SEND:
                _sent(token, parties, relations)
            elif lemma in _RELY:
                _relied_on(token, parties, relations)
            elif lemma in _REACH:
                _reached(token, parties, relations)
            elif lemma in _LET:
                _let(token, parties, relations)
        elif lemma == "side" and trees.lemma(token.head) in _TAKE and token.dep_ == "obj":
            _sided(token, parties, relations)
        elif lemma == "role" and any(c.lower_ in {"supporting", "support"} for c in token.children):
            _role(token, parties, relations)


def is_with(noun: Token) -> bool:
    """Whether a noun of backing says what another has: "with the support of A"."""
    return trees.preposition(noun) in _WITH


def givers_of(token: Token) -> list[Token]:
    """Of "support from A", A; any other word itself."""
    if trees.lemma(token) not in _MEANS or token.pos_ != "NOUN":
        return [token]
    return trees.complements(token, "from", "of", "by") + trees.children(token, "nmod:poss") or [token]


def _with_help(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "A took it with B's help" and "A, with air cover from B, advanced", B supports A."""
    if not is_with(noun) or trees.is_root(noun):
        return
    givers = parties.modifiers(noun, acting=True) + parties.all_of(parties.complements(noun, "from", "of", "by"))
    own = parties.named(noun.head)
    receivers = [own] if own is not None else []
    if not receivers:
        clause = trees.clause_head(noun)
        arguments = trees.arguments(clause)
        receivers = parties.all_of(arguments.agents)
    receivers = [k for k in receivers if k not in givers]
    if trees.lemma(noun) == "protection":
        # Convoys and offices have it, too.
        receivers = [k for k in receivers if parties.page.entities[k].kind is OrganisationKind.ARMED_GROUP]
    relations.add_pairs(givers, "supports", receivers, "with_support_of", noun, noun)


def _with_gifts(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "A, with arms supplied by B, took the town", B supports A."""
    givers = [
        k
        for clause in trees.children(noun, "acl", "acl:relcl")
        if trees.lemma(clause) in _GIVE
        for k in parties.all_of(trees.arguments(clause).oblique("by", "from") or participles.doers(clause))
    ]
    own = parties.named(noun.head)
    receivers = [own] if own is not None else parties.all_of(trees.arguments(trees.clause_head(noun)).agents)
    receivers = [k for k in receivers if k not in givers and parties.page.entities[k].kind in ARMED_OR_PARTY]
    relations.add_pairs(givers, "supports", receivers, "with_support_of", noun, noun, taken_for_granted=True)


def _thanked(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "A thanked B for its support" and "A is grateful for the support given by B", B supports A."""
    head = noun.head
    if trees.preposition(noun) != "for" and trees.lemma(head) not in {"appreciate", "acknowledge"}:
        return
    if trees.lemma(head) not in _THANK:
        return
    arguments = trees.arguments(head)
    lent = next(
        (
            t
            for t in noun.doc[noun.i + 1 : noun.i + 5]
            if trees.lemma(t) in _GIVE and (t.dep_ in _CLAUSES or trees.child(t, "nsubj") is not None)
        ),
        None,
    )
    # "thanked B for the support it lent C"
    to = [] if lent is None else [t for t in trees.children(lent, "obj", "iobj") if t.i > lent.i]
    # "thanked B for its support to C"
    to += trees.complements(noun, "to", "for")
    receivers = parties.all_of(to) or parties.all_of(arguments.agents)
    givers = parties.modifiers(noun) + parties.all_of(trees.complements(noun, "from", "of", "by"))
    for clause in trees.children(noun, "acl", "acl:relcl"):
        givers += parties.all_of(trees.arguments(clause).agents)
    givers += parties.all_of([t for t in arguments.patients if t.i != noun.i])
    givers = [k for k in dict.fromkeys(givers) if k not in receivers]
    relations.add_pairs(givers, "supports", receivers, "thanks", noun, head, taken_for_granted=True)


def _given(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A gave B arms" and "A provides B with arms", A supports B."""
    arguments = trees.arguments(verb)
    if trees.is_passive(verb):
        _worth(verb, arguments, parties, relations)
        _given_passive(verb, arguments, parties, relations)
        return
    gifts = [t for t in arguments.patients if trees.lemma(t) in _BACKING and parties.named(t) is None]
    receivers = [t for t in arguments.patients if parties.named(t) is not None or t not in gifts]
    if not gifts and any(trees.lemma(t) in _BACKING for t in arguments.oblique("with")):
        b = parties.all_of(receivers)
    else:
        b = parties.all_of([t for t in receivers if t.dep_ == "iobj" or (gifts and t.i < gifts[0].i)])
        # "A gave the B military support", where the tree joins B to what is given
        b = b or [k for t in gifts for k in parties.modifiers(t) if not _is_giver(k, arguments, parties)]
        b = b if gifts else []
    relations.add_pairs(parties.all_of(arguments.agents), "supports", b, "give", verb, verb)


def _worth(verb: Token, arguments: trees.Arguments, parties: Parties, relations: Relations) -> None:
    """Of "intelligence provided by A has been invaluable to B", A supports B."""
    gift = verb.head
    if verb.dep_ not in {"acl", "acl:relcl"} or trees.lemma(gift) not in _BACKING | _GIFTS:
        return
    said = gift.head if gift.dep_ in trees.SUBJECTS else gift
    to = trees.arguments(said).oblique("to", "for") + trees.complements(said, "to", "for")
    b = parties.all_of(arguments.oblique("to", "for") + to)
    a = parties.all_of(arguments.agents)
    relations.add_pairs(a, "supports", [k for k in b if k not in a], "give", verb, said)


def _given_passive(verb: Token, arguments: trees.Arguments, parties: Parties, relations: Relations) -> None:
    """Of "A was provided with arms by B" and "A was given arms by B", B supports A."""
    gifts = [*arguments.oblique("with"), *(t for t in trees.children(verb, "obj"))]
    if any(trees.lemma(t) in _BACKING for t in gifts):
        b = [t for t in arguments.patients if t.i < verb.i]
        relations.add_pairs(parties.all_of(arguments.agents), "supports", parties.all_of(b), "give", verb, verb)


def _is_giver(key: int, arguments: trees.Arguments, parties: Parties) -> bool:
    return key in parties.all_of(arguments.agents)


def _sent(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A sent troops to help B" and "A sent advisers to the B", A supports B."""
    arguments = trees.arguments(verb)
    if not any(trees.lemma(t) in SENT for t in arguments.patients):
        return
    a = parties.all_of(arguments.oblique("by") if trees.is_passive(verb) else arguments.agents)
    clauses = trees.children(verb, "advcl", "xcomp", "acl")
    clauses += [c for t in arguments.patients for c in trees.children(t, "acl", "advcl")]
    for clause in clauses:
        if trees.lemma(clause) in SUPPORTING | {"help", "fight", "defend", "protect"}:
            helped = trees.arguments(clause)
            tokens = helped.oblique("alongside") if trees.lemma(clause) == "fight" else helped.patients
            relations.add_pairs(a, "supports", parties.all_of(tokens), "send_help", verb, verb)
    to = arguments.oblique("to") + [t for p in arguments.patients for t in trees.complements(p, "to")]
    b = [k for k in parties.all_of(to) if parties.page.entities[k].kind in ARMED_OR_PARTY]
    relations.add_pairs(a, "supports", b, "send_help", verb, verb)


def _relied_on(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A relies on B for weapons", B supports A."""
    arguments = trees.arguments(verb)
    gifts = arguments.oblique("for")
    on = arguments.oblique("on", "upon")
    gifts += [t for o in on for t in trees.complements(o, "for")]
    givers = parties.all_of(on)
    if not givers:
        # "relies on B's support"
        gifts += on
        givers = [k for t in on for k in parties.modifiers(t) + parties.all_of(trees.complements(t, "from", "of"))]
    if any(trees.lemma(t) in _BACKING for t in gifts):
        relations.add_pairs(givers, "supports", parties.all_of(arguments.agents), "rely_on", verb, verb)


def _reached(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A's rifles still reach B" and "weapons from A flow to B", A supports B."""
    arguments = trees.arguments(verb)
    gifts = [t for t in arguments.agents if trees.lemma(t) in _GIFTS and parties.mention(t) is None]
    givers = [k for t in gifts for k in parties.modifiers(t, acting=True)]
    givers += parties.all_of([o for t in gifts for o in trees.complements(t, "from")] + arguments.oblique("from"))
    to = [*arguments.patients, *arguments.oblique("to", "into")]
    b = [k for k in parties.all_of(to) if parties.page.entities[k].kind in ARMED_OR_PARTY and k not in givers]
    relations.add_pairs(givers, "supports", b, "supply", verb, verb)


def _sided(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "A took sides with B" and "A takes the side of B", A supports B."""
    arguments = trees.arguments(noun.head)
    b = parties.modifiers(noun) + parties.all_of(trees.complements(noun, "of", "with") + arguments.oblique("with"))
    relations.add_pairs(parties.all_of(arguments.agents), "supports", b, "stand_by", noun, noun.head)


def _let(verb: Token, parties: Parties, relations: Relations) -> None:
    """Of "A lets B use its territory", A supports B (codebook: hosts as a base)."""
    arguments = trees.arguments(verb)
    for clause in trees.children(verb, "xcomp", "ccomp"):
        if any(trees.lemma(t) in _GROUND for t in clause.subtree):
            tokens = trees.arguments(clause).agents or arguments.patients
            b = [k for k in parties.all_of(tokens) if parties.page.entities[k].kind in ARMED_OR_PARTY]
            relations.add_pairs(parties.all_of(arguments.agents), "supports", b, "host", verb, verb)


def _role(noun: Token, parties: Parties, relations: Relations) -> None:
    """Of "the supporting role that A plays in B's efforts", A supports B."""
    a = parties.modifiers(noun) + parties.all_of(trees.complements(noun, "of"))
    a += parties.all_of([t for c in trees.children(noun, "appos") for t in trees.nominal_conjuncts(c)])
    places = trees.complements(noun, "in")
    if noun.dep_ in trees.SUBJECTS:
        places += trees.arguments(noun.head).oblique("in")
    for clause in trees.children(noun, "acl:relcl", "acl"):
        arguments = trees.arguments(clause)
        a += parties.all_of(arguments.agents)
        places += arguments.oblique("in")
    b = [k for t in places for k in parties.modifiers(t)]
    relations.add_pairs(
        dict.fromkeys(a),
        "supports",
        [k for k in b if k not in a],
        "supporting_role",
        noun,
        noun,
        taken_for_granted=True,
    )
