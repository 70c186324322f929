"""Who fights in what a noun names, where its own phrase names nobody: the clause round it says so.

"A is locked in a war with B", "A was behind the attack on B", "the attack on B was blamed on A",
"the peace deal that A signed with B", "an ambush on B troopers by A".
"""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.parties.cue_sets import ACTING, DENIALS, SUPPORTING, TALK
from flows.extraction.parties.parties import CLASSES, Parties

_ENGAGED = cues.words("relation_light_verbs", effect="engaged")
_BLAMED = cues.words("relation_light_verbs", effect="blamed")
_CREDITED = cues.words("relation_light_verbs", effect="credited")
_CAPTURES = cues.words("relation_nouns", rule="capture")
_LOSING = frozenset({"lose", "suffer", "sustain"})
_INTO = cues.words("relation_light_verbs", effect="into")
_YIELDS = cues.words("relation_light_verbs", effect="yield")
_KILLINGS = cues.words("relation_nouns", rule="kill") | {"death", "loss", "injury"}
_STRUCK = cues.words("relation_light_verbs", effect="struck")
_SPOKESMEN = cues.words("relation_light_verbs", effect="spokesman")
_SHARE = cues.words("relation_light_verbs", effect="share")
_BACKING = cues.words("relation_nouns", frame="support") | SUPPORTING
# Prepositions by which a body is in what a noun names: "is in a truce", "is at war", "was behind the raid".
_STATES = frozenset({"in", "at", "behind", "on"})
_TARGETS = ("on", "upon", "against", "at", "for", "of", "from")
_OCCASIONS = frozenset({"in", "during", "after", "following", "amid"})
_SAYING = cues.words("attribution") | TALK
_THEIR = frozenset({"its", "their"})
_REACH = 14  # words between who is helped and the fight


def doers(noun: Token, parties: Parties) -> list[int]:
    """The bodies that a clause makes the subject of what a noun of fighting or truce names."""
    return _as_predicate(noun, parties) or _through_verb(noun, parties) or _in_clause(noun, parties)


def agents_below(noun: Token, parties: Parties) -> list[int]:
    """Of "an ambush on B troopers by A", A, where the tree hangs "by A" on the troopers."""
    return parties.all_of(
        [t for target in trees.complements(noun, *_TARGETS) for t in trees.complements(target, "by")]
    )


def _as_predicate(noun: Token, parties: Parties) -> list[int]:
    """Of "A is in a ceasefire", "A is under a truce" and "A is at war", A."""
    head = trees.first_conjunct(noun)
    if head.dep_ == "nmod" and trees.preposition(head) == "of":
        # "is under a suspension of operations pact"
        head = trees.first_conjunct(head.head)
    prepositions = _STATES if CLASSES.get(trees.lemma(noun)) == "action" else _STATES | {"under"}
    for spoken_of in (head, *trees.children(head, "compound")):
        if (
            any(c.dep_ in trees.SUBJECTS for c in spoken_of.children)
            and trees.preposition(spoken_of) in prepositions
        ):
            return parties.all_of(trees.subjects_of(spoken_of))
    return []


def _through_verb(noun: Token, parties: Parties) -> list[int]:
    """Of "A is locked in a war", "A was blamed for the attack" and "the attack was blamed on A", A."""
    head = trees.first_conjunct(noun)
    if head.dep_ == "nmod" and trees.lemma(head.head) in _SHARE:
        # "A denied involvement in the attack"
        head = trees.first_conjunct(head.head)
        if not trees.is_root(head) and trees.lemma(head.head) in ACTING | DENIALS | _SHARE | {"have", "play"}:
            agents = trees.arguments(head.head).agents
            return parties.all_of(agents) or _spoken_for(agents, parties)
    if trees.is_root(head):
        return []
    verb = head.head
    arguments = trees.arguments(verb)
    case, lemma = trees.preposition(head), trees.lemma(verb)
    if head.dep_ in {"obl", "nmod"} and lemma in _ENGAGED and case in {"in", "into"}:
        return parties.all_of([t for t in arguments.patients + arguments.agents if t.i != head.i])
    if head.dep_ == "obl" and lemma in _INTO and case == "into":
        return parties.all_of(arguments.agents)
    if head.dep_ in {"obl", "nmod"} and lemma in _BLAMED and case in {"for", "of", "with", "over", "in", "on"}:
        return parties.all_of(arguments.patients or (arguments.agents if verb.pos_ == "ADJ" else []))
    if lemma in _KILLINGS and case in _OCCASIONS:
        # "the killing of two A cadres in an encounter with B"
        return parties.all_of(trees.complements(verb, "of"), acted_on=True)
    if case in {"in", "during"} and lemma in _LOSING and not trees.is_passive(verb):
        # "A lost forty men in an attack on B"
        return parties.all_of(arguments.agents)
    if case == "by" and lemma in _STRUCK and trees.is_passive(verb):
        return parties.all_of(arguments.patients)
    if head.dep_ in {"nsubj:pass", "obj"} and lemma in _BLAMED | _CREDITED:
        return parties.all_of(arguments.oblique("on", "upon", "to"))
    return []


def _spoken_for(tokens: list[Token], parties: Parties) -> list[int]:
    """Of "A's spokesman claimed responsibility" and "the spokesman of A took credit", A."""
    found: list[int] = []
    for t in tokens:
        person = parties.page.person_at(t)
        if person is not None:
            found += [
                k for k in [parties.bodies.get((parties.page.sentence_of(t).ordinal, person))] if k is not None
            ]
        elif trees.lemma(t) in _SPOKESMEN:
            found += parties.modifiers(t) or parties.all_of(trees.complements(t, "of", "for"))
    return found


def _in_clause(noun: Token, parties: Parties) -> list[int]:
    """Of "the war that A waged" and "the peace deal A signed with B", A."""
    for clause in trees.children(noun, "acl:relcl", "acl", "nsubj"):
        verb = clause if clause.pos_ == "VERB" else None
        if verb is None or trees.lemma(verb) not in ACTING:
            continue
        arguments = trees.arguments(verb)
        if not trees.is_passive(verb):
            return parties.all_of([t for t in arguments.agents if t.i != noun.i])
    return []


def partners(noun: Token, parties: Parties) -> list[int]:
    """Of "the peace deal A signed with B", B."""
    found: list[Token] = []
    for clause in trees.children(noun, "acl:relcl", "acl"):
        if clause.pos_ == "VERB" and trees.lemma(clause) in ACTING:
            found += trees.arguments(clause).oblique("with", "between")
    return parties.all_of(found)


def is_occasion(noun: Token) -> bool:
    """Whether a clause tells what its subject did in or after a fight: "after clashes with B, A withdrew"."""
    if noun.dep_ != "obl" or trees.preposition(noun) not in _OCCASIONS:
        return False
    verb = noun.head
    return verb.pos_ == "VERB" and not trees.is_passive(verb) and trees.lemma(verb) not in _SAYING


def attacked(noun: Token) -> list[Token]:
    """Of "A evacuated the fort after an attack by B", A."""
    if not is_occasion(noun) or trees.lemma(noun.head) not in _YIELDS or not trees.complements(noun, "by"):
        return []
    return trees.arguments(noun.head).agents


def is_pronouns(noun: Token) -> bool:
    """Whether what a noun names belongs to a pronoun: "its efforts"."""
    return any(c.lower_ in _THEIR for c in trees.children(noun, "nmod:poss"))


def targets_below(noun: Token) -> list[Token]:
    """Of "an offensive by A against B", B, where the tree hangs "against B" on A."""
    below = [
        t for by in trees.complements(noun, "by", "of") for t in trees.complements(by, "against", "on", "over")
    ]
    for clause in trees.children(noun, "acl"):
        if trees.is_passive(clause) and trees.lemma(clause) in ACTING:
            # "the ambush laid against A"
            below += trees.arguments(clause).oblique("against", "on", "upon", "at")
    if trees.lemma(noun) in _CAPTURES:
        # "the capture of the town from A", where the tree hangs "from A" on the town
        below += [t for place in trees.complements(noun, "of") for t in trees.complements(place, "from")]
    return below


def backed(noun: Token, parties: Parties) -> list[int]:
    """Of "support for A in its fight", A, where the fight names nobody itself."""
    if is_pronouns(noun) or not parties.modifiers(noun, acting=True):
        return helped(noun, parties)
    return []


def helped(noun: Token, parties: Parties) -> list[int]:
    """Of "support for A at this moment in the fight against B", A: the last body before, where it is backed."""
    doc, start = noun.doc, max(noun.sent.start, noun.i - _REACH)
    body: int | None = None
    for i in range(noun.i - 1, start - 1, -1):
        token = doc[i]
        if body is None and token.lower_ not in _THEIR:
            body = parties.named(token)
        if trees.lemma(token) in _BACKING and token.pos_ in {"VERB", "NOUN"}:
            return [] if body is None else [body]
        if token.pos_ == "VERB" or token.lower_ in {"that", "which", "who", ";"}:
            return []
    return []
