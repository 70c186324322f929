"""Cue words of the seeds for a pair of bodies: which relation a word says of them, and which way round.

Unlike the rules of verbs and nouns, which find the bodies by the word, this starts from two bodies and asks
whether the word can be said of them: the tree must give its places to nobody else.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from flows.extraction import cues, trees
from flows.extraction.alliances import nouns, steps, verb_conditions
from flows.extraction.attribution import speech
from flows.extraction.links import Link
from flows.extraction.page import Mention
from flows.extraction.parties.cue_sets import ACTING, TALK
from flows.extraction.parties.parties import CLASSES, Parties


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of a seed of relations: `a` and `b` are the places of its bodies, several parted by `|`.

    Of a noun, `b` holds its prepositions and `a` is `owner`; of a phrase they are `actor` and `object`.
    `condition` is that of a verb; `is_mutual`: both bodies in one place ("A and B clashed").
    """

    relation: str
    rule: str
    a: str
    b: str
    condition: str = ""
    is_mutual: bool = False
    kind: str = "verb"


_VERBS: dict[str, list[Frame]] = {}
for _row in cues.load("relation_verbs"):
    _b, _, _condition = _row["b"].partition(":")
    _frame = Frame(_row["relation"], _row["rule"], _row["a"], _b, _condition, _row["a"] == _row["b"])
    _VERBS.setdefault(_row["cue"], []).append(_frame)
_PHRASES: dict[str, list[tuple[list[str], Frame]]] = {}
for _row in cues.load("relation_prepositions"):
    _places = ("object", "actor") if _row["direction"] == "to" else ("actor", "object")
    _frame = Frame(_row["relation"], _row["rule"], *_places, _row["direction"], kind="phrase")
    _PHRASES.setdefault(_row["cue"].split()[0], []).append((_row["cue"].split(), _frame))
_FIGHTS = cues.words("relation_verbs", relation="fights") | cues.words("relation_verbs", relation="allied_with")
_WHOSE = frozenset({"its", "their"})
_REACH = 6  # words before the first of two mentions in which a phrase may open the sentence: "With help from A, B"


def of(word: Token) -> list[Frame]:
    """The frames of a verb, adjective or noun."""
    if word.pos_ in {"VERB", "AUX", "ADJ"}:
        found = _VERBS.get(trees.lemma(word), [])
        if found or word.pos_ != "ADJ":
            return found
    if word.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return []
    return [
        Frame(f["relation"], f["rule"], "owner", f["prepositions"], kind=f["frame"]) for f in nouns.frames_of(word)
    ]


def phrases(link: Link, parties: Parties) -> Iterator[tuple[Span, Token, Frame, tuple[int, int]]]:
    """Phrases of `seeds/relation_prepositions.csv` whose object is one of two bodies, of what the other does.

    With each the word that it hangs on, its frame and the two bodies, `a` first.
    """
    if link.is_joined:
        return
    first, second = sorted((link.proposal.first, link.proposal.second), key=lambda m: m.start)
    doc = link.page.doc
    for i in range(max(link.proposal.sentence.start, first.start - _REACH), second.start):
        for words, frame in _PHRASES.get(doc[i].lower_, ()):
            tokens = [t for t in doc[i : i + 2 * len(words)] if not t.is_space][: len(words)]
            if [t.lower_ for t in tokens] != words:
                continue
            phrase = doc[i : tokens[-1].i + 1]
            start = steps.after(doc, phrase.end)
            start += start < len(doc) and doc[start].pos_ == "DET"
            for target, actor in ((first, second), (second, first)):
                head = _hangs_on(phrase, link, target) if target.start <= start < target.end else None
                if head is None or not _is_about(head, actor, link, parties):
                    continue
                if frame.condition != "with" or _is_armed_act(head):
                    sides = (target.entity, actor.entity)
                    yield phrase, head, frame, sides if frame.a == "object" else (sides[1], sides[0])


def _hangs_on(phrase: Span, link: Link, target: Mention) -> Token | None:
    """The word of the path that a phrase and its object hang on."""
    inside = set(range(phrase.start, phrase.end)) | set(range(target.start, target.end))
    is_first = target is link.proposal.first
    head = link.proposal.first_head if is_first else link.proposal.second_head
    return next((t for t in trees.ancestors(head) if t.i not in inside), None)


def _is_about(head: Token, actor: Mention, link: Link, parties: Parties) -> bool:
    """Whether what a phrase hangs on is said of a body: it acts there, or is there itself."""
    if actor.start <= head.i < actor.end:
        return True
    arguments = trees.arguments(trees.clause_head(head))
    doers = arguments.agents or arguments.patients
    heads = {m.entity: h for m, h in link.ends()}
    return not doers or actor.entity in _fill(head, doers, heads, parties)


def _is_armed_act(head: Token) -> bool:
    """Whether a clause tells of fighting: any act may be done "together with" another."""
    clause = trees.clause_head(head)
    told = (clause, *trees.children(clause, "obj", "obl", "nsubj:pass"))
    return trees.lemma(clause) in _FIGHTS or any(CLASSES.get(trees.lemma(t)) == "action" for t in told)


def sides(cue: Token, frame: Frame, link: Link, parties: Parties) -> tuple[int, int] | None:
    """The two bodies of a link in the places of a frame, `a` first; None where the word is said of others."""
    first, second = link.proposal.first.entity, link.proposal.second.entity
    if link.is_joined:
        return (first, second) if _is_mutual(cue, frame, link) else None
    if frame.is_mutual:
        return None
    if frame.kind == "verb":
        if frame.rule == "leave" and trees.is_passive(cue):
            # "what was left of A"
            return None
        if not verb_conditions.fits(frame.condition, cue, trees.arguments(cue)):
            return None
        places = [_verb_places(cue, slots) for slots in (frame.a, frame.b)]
    else:
        if _is_talked_of(cue):
            return None
        between = _between(cue, parties)
        if len(between) > 1:
            return (first, second) if {first, second} <= set(between) else None
        if frame.kind.startswith("role") and _is_of_person(cue, link):
            return None
        places = [_owners(cue, frame), parties.complements(cue, *frame.b.split("|"))]
        if frame.kind == "role_reversed":
            places.reverse()
    return _placed(cue, places, link, parties)


def _between(noun: Token, parties: Parties) -> list[int]:
    """Of "a war between A and B" and "war raged between A and B", A and B."""
    is_subject = noun.dep_ in trees.SUBJECTS and noun.head.pos_ == "VERB"
    of_verb = trees.arguments(noun.head).oblique("between") if is_subject else []
    return parties.between(noun) or parties.all_of(of_verb, acted_on=True)


def _is_talked_of(noun: Token) -> bool:
    """Whether a noun names what somebody only talks of: "A spoke of a raid on B", "A said of the war"."""
    head = trees.first_conjunct(noun)
    if head.dep_ not in {"obj", "obl", "nmod"} or trees.is_root(head) or trees.lemma(head.head) in ACTING:
        return False
    return trees.lemma(head.head) in TALK or (
        head.dep_ == "obl" and head.head.lower_ in speech.cue_kinds() and trees.preposition(head) != "by"
    )


def _placed(cue: Token, places: list[list[Token]], link: Link, parties: Parties) -> tuple[int, int] | None:
    """Which of two bodies fills which of two places; as the network says where neither does."""
    pair = {mention.entity: head for mention, head in link.ends()}
    # Whom "their" means, the mentions tell; where they do not, it may be either.
    places = [[t for t in tokens if t.lower_ not in _WHOSE or parties.named(t) is not None] for tokens in places]
    filled = [_fill(cue, tokens, pair, parties) for tokens in places]
    if any(tokens and not bodies for tokens, bodies in zip(places, filled, strict=True)):
        return None
    first, second = pair
    a, b = filled
    if len(a) == 1 and not (len(b) == 1 and a == b):
        return (first, second) if first in a else (second, first)
    if len(b) == 1 and a != b:
        return (first, second) if second in b else (second, first)
    return None if a and a == b else (first, second)


def _fill(cue: Token, tokens: list[Token], pair: dict[int, Token], parties: Parties) -> set[int]:
    """Those of a pair of bodies that fill a place of a cue: meant by it, or standing below it."""
    meant = parties.all_of(tokens, acted_on=True)
    if meant:
        return {k for k in meant if k in pair}
    heads = {t.i for t in tokens}
    return {k for k, head in pair.items() if heads & _up_to(cue, head)}


def _up_to(cue: Token, token: Token) -> set[int]:
    """The words from a token up to, and without, a cue above it."""
    found = {token.i}
    for above in trees.ancestors(token):
        if above.i == cue.i:
            break
        found.add(above.i)
    return found


def _verb_places(verb: Token, slots: str) -> list[Token]:
    arguments = trees.arguments(verb)
    if verb.dep_ in {"amod", "acl"} and not arguments.agents and not arguments.patients:
        (arguments.patients if trees.is_passive(verb) else arguments.agents).append(verb.head)
    found: list[Token] = []
    for slot in slots.split("|"):
        if slot == "agent":
            found += arguments.agents
        elif slot == "patient":
            found += arguments.patients
        elif slot == "subject":
            found += arguments.patients or arguments.agents
        else:
            found += arguments.oblique(slot)
    return found


def _owners(noun: Token, frame: Frame) -> list[Token]:
    """Who does what a noun names, or is what it says: its owner, "by" phrase, or the subject of its clause."""
    described = [t for t in trees.appositives(noun) if t.i != noun.i]
    if trees.child(noun, "cop") is not None:
        described += trees.subjects_of(noun)
    if frame.kind.startswith("role"):
        return described
    own = trees.children(noun, "nmod:poss", "compound") + trees.complements(noun, "by")
    above = trees.first_conjunct(noun)
    if not own and above.dep_ in {"obj", "obl"} and above.head.pos_ == "VERB":
        own = trees.arguments(above.head).agents
    return own


def _is_of_person(noun: Token, link: Link) -> bool:
    """Whether a role is that of a person: "A's commander, a member of B"."""
    beside = [*trees.appositives(noun), *trees.subjects_of(noun)] if trees.has_child(noun, "cop") else []
    return any(link.page.person_at(t) is not None for t in [*link.path, *beside, *trees.appositives(noun)])


def _is_mutual(cue: Token, frame: Frame, link: Link) -> bool:
    """Whether what is said of a list holds between its members: "A and B clashed", "war between A and B"."""
    lead = trees.first_conjunct(link.top)
    if frame.kind == "verb":
        arguments = trees.arguments(cue)
        return frame.is_mutual and not arguments.patients and not arguments.oblique("with", "against")
    return trees.preposition(lead) == "between" and "between" in frame.b.split("|") and lead.head.i == cue.i
