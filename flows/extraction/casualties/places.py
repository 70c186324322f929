"""Where a sentence says that people were harmed, as worded."""

from collections.abc import Iterable

from spacy.tokens import Span, Token

from flows.extraction import cues, trees
from flows.extraction.page import Page, Sentence

# Prepositions of place; those of nearness belong to the wording.
_AT = frozenset({"in", "at", "on", "from", "inside", "within"})
_NEAR = frozenset({"near", "outside", "around", "along", "close to", "north of", "south of", "east of", "west of"})
_STOPS = frozenset(
    {"when", "while", "after", "as", "who", "which", "where", "that", "reports", "reported", "said"}
)
_STEPS = 3


def _is_place(head: Token) -> bool:
    """Whether a phrase is a place by its head: a name of one, or a word for one."""
    inner = [c for c in head.children if c.dep_ in {"compound", "flat", "nmod:poss", "amod", "appos"}]
    named = any(t.ent_type_ == "PLACE" for t in (head, *inner))
    return (named and head.lower_ not in cues.words("harm_events")) or head.lower_ in cues.words("place_nouns")


def _places(head: Token) -> Iterable[Token]:
    """The place of a phrase: itself, or that of its own place within ("an attack in a village")."""
    if _is_place(head):
        yield head
        return
    for c, _ in _candidates(head):
        yield from _places(c)


def _wording(page: Page, head: Token, near: Token | None, sentence: Sentence) -> Span:
    """The phrase from its article to the last word that still says where."""
    start = near.i if near is not None else head.left_edge.i
    doc = page.doc
    while start < head.i and doc[start].dep_ in {"case", "punct"} and (near is None or start != near.i):
        start += 1
    end = head.i + 1
    inside = {t.i for t in head.subtree}
    for i in range(head.i + 1, sentence.end):
        token = doc[i]
        if i not in inside or token.ent_type_ == "TIME" or token.lower_ in _STOPS:
            break
        if token.dep_ in {"conj", "cc"} and token.ent_type_ != "PLACE":
            break
        if token.pos_ in {"NOUN", "PROPN", "NUM"} or token.text == ")":
            end = i + 1
    return doc[start:end]


def _candidates(token: Token) -> Iterable[tuple[Token, str]]:
    for c in trees.children(token, "obl", "nmod", "advmod"):
        case = trees.preposition(c)
        if case in _AT or case in _NEAR:
            yield c, case


def place_of(page: Page, sentence: Sentence, token: Token) -> str | None:
    """The wording of the place of a predicate or event noun, from its clause, else from the one it hangs on."""
    for _ in range(_STEPS):
        found = [p for c, _ in _candidates(token) for p in _places(c) if p.ent_type_ != "TIME"]
        if found:
            head = found[0]
            near = trees.child(head, "case") if trees.preposition(head) in _NEAR else None
            return _wording(page, head, near, sentence).text
        if trees.is_root(token) or not sentence.start <= token.head.i < sentence.end:
            return None
        token = token.head
    return None
