"""Who bears a title: a name after it ("Hamas leader A"), beside it ("A, the head of B"), or said to be it."""

from collections.abc import Iterator

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.attribution import attribution
from flows.extraction.leaders import title_after, title_before
from flows.extraction.leaders.claims import Bearer
from flows.extraction.leaders.titles import Title
from flows.extraction.page import Mention, Page, Sentence

_APPOINT = cues.words("leader_verbs", effect="term")
# Verbs that say a position with "as" only.
_AS = cues.words("leader_verbs", effect="as")
_FOLLOW = cues.words("leader_verbs", effect="follow")
_ARGUMENTS = frozenset({"obj", "obl", "obl:agent", "nsubj", "nsubj:pass"})
_LEAVE = cues.words("leader_verbs", effect="leave")
# A name that the title runs into bears it, whoever is named before.
_CLOSE = frozenset({"title_before_name", "identified_as"})


def pairs(page: Page, sentence: Sentence, found: list[Title]) -> Iterator[tuple[Title, Bearer]]:
    """Each title of a sentence with each person that bears it."""
    persons = persons_of(page, sentence)
    if not persons:
        return
    last: tuple[Title, list[Bearer]] | None = None
    for title in found:
        if any(other is not title and title_after.is_served(page, other, title) for other in found):
            continue
        following = title_after.bearers(page, sentence, title, found, persons)
        bearers = following if following and following[0].rule in _CLOSE else []
        if not bearers:
            before = title_before.bearers(page, title, persons, sentence)
            bearers = following if _is_place(title, before, following) else before or following
        if not bearers:
            bearers = _predicated(page, title, persons)
        if not bearers and last is not None and _is_joined(page, last[0], title):
            bearers = last[1]
        last = (title, bearers) if bearers else last
        for bearer in bearers:
            yield title, bearer


def _is_joined(page: Page, first: Title, title: Title) -> bool:
    """Whether "and" joins a title to another of the same person: "A, president of B and a leader of C"."""
    i = title.start - 1
    while i > first.end and (page.doc[i].lower_ in {"a", "an", "also", "later"} or page.doc[i].pos_ == "ADJ"):
        i -= 1
    between = page.doc[first.end : i]
    if page.doc[i].lower_ != "and" or first.is_plural or title.is_plural or "rank" in {first.scope, title.scope}:
        return False
    has_own = title.end < len(page.doc) and page.doc[title.end].lower_ in {"of", "for"}
    return has_own and not any(
        t.pos_ in {"VERB", "AUX", "PRON"} or t.text in {";", ":", "."} or page.person_at(t) is not None
        for t in between
    )


def persons_of(page: Page, sentence: Sentence) -> dict[int, Mention]:
    """The mentions of persons in a sentence by their first token."""
    return {
        m.start: m
        for m in page.mentions
        if sentence.start <= m.start < sentence.end and page.entities[m.entity].type == "person"
    }


def _is_place(title: Title, before: list[Bearer], following: list[Bearer]) -> bool:
    """Whether the word before a local office is its place: "Salta, Superintendent of Police (SP), Omar Dar"."""
    if title.scope not in {"police", "place"} or not before or not following:
        return False
    first, second = before[0].mention, following[0].mention
    return first.end - first.start == 1 and second.end - second.start > 1


def _predicated(page: Page, title: Title, persons: dict[int, Mention]) -> list[Bearer]:
    """The subject of which the title is said: "A is the head of B", "A was appointed chief of B"."""
    noun = page.doc[title.noun]
    is_one_of = noun.dep_ == "nmod" and noun.head.lower_ in {"one", "two", "some"}
    if title.start <= noun.head.i < title.end and noun.dep_ == "nmod" and title.scope != "state":
        # "A is the head of security for B"
        noun = noun.head
    heads = [noun, *([noun.head] if is_one_of or noun.dep_ in {"appos", "conj", "compound", "flat"} else [])]
    for head in heads:
        if trees.child(head, "cop") is not None:
            return _bearers(page, trees.subjects_of(head), "copula")
        verb, is_as = head.head, trees.preposition(head) == "as"
        if trees.preposition(head) == "at" and verb.pos_ == "VERB":
            # "A, coming back at the head of B"
            return _bearers(page, trees.subjects_of(verb), "at_the_head")
        if is_as and verb.pos_ in {"PROPN", "NOUN"} and verb.dep_ in _ARGUMENTS:
            # "A succeeded B as head" may be read with the position hung on the name.
            verb = verb.head
        if verb.i == head.i:
            continue
        if trees.lemma(verb) in _FOLLOW:
            return _successors(page, verb, head) if is_as else []
        if trees.lemma(verb) not in _APPOINT and not (is_as and trees.lemma(verb) in _AS):
            continue
        if trees.lemma(verb) == "take":
            return _took_over(page, verb)
        found = trees.arguments(verb)
        others = [t for t in found.patients if t.i != head.i]
        if is_as or head.dep_ in {"xcomp", "ccomp"} or (head.dep_ in {"obj", "obl"} and others):
            left = trees.lemma(verb) in _LEAVE
            if left and attribution.is_hypothetical(page, verb):
                # Who "should be removed as head" is its head.
                return _bearers(page, others, "removed")
            return _bearers(page, others or [t for t in found.agents if t.i != head.i], "appointed", left)
    return []


def _successors(page: Page, verb: Token, title: Token) -> list[Bearer]:
    """Who holds a position after whom: "A succeeded B as head", "B was replaced by A as head"."""
    found = trees.arguments(verb)
    followed = [t for t in found.patients if t.i != title.i]
    return [*_bearers(page, found.agents, "appointed"), *_bearers(page, followed, "appointed", True)]


def _took_over(page: Page, verb: Token) -> list[Bearer]:
    """Who holds a position by "A took over (from B) as head"."""
    if not any(c.lower_ == "over" for c in verb.children):
        return []
    found = trees.arguments(verb)
    before = _bearers(page, found.oblique("from"), "appointed", True)
    return [*_bearers(page, found.agents, "appointed"), *before]


def _bearers(page: Page, tokens: list[Token], rule: str, is_former: bool = False) -> list[Bearer]:
    found = []
    for token in tokens:
        described = trees.subjects_of(token) if trees.child(token, "cop") is not None else []
        for t in (token, *trees.children(token, "flat", "appos"), *described):
            mention = page.mention_at(t)
            if mention is not None and page.entities[mention.entity].type == "person":
                found.append(Bearer(mention, rule, is_former))
                break
    return found
