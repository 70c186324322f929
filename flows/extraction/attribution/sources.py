"""Who a sentence says says so.

Where several sayings cover a token, the one with the smallest scope is meant: in "X said Y fled,
reported Z" the flight is X's word, X's office Z's.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from flows.extraction import cues, trees
from flows.extraction.attribution import source_phrases, speech
from flows.extraction.attribution.saying import Saying
from flows.extraction.page import Page, Sentence

_STORE = "sayings"
_NOBODY = frozenset({"we", "i", "us", "you", "who", "which", "that", "one", "there"})
_HEADLINE_SOURCE = 4


def sayings(page: Page, sentence: Sentence) -> list[Saying]:
    """The sayings of a sentence."""
    store: dict[int, list[Saying]] = page.doc.user_data.setdefault(_STORE, {})
    if sentence.ordinal not in store:
        store[sentence.ordinal] = _apart(list(_find(page.span(sentence), sentence.role)))
    return store[sentence.ordinal]


def saying_of(page: Page, token: Token) -> Saying | None:
    """The innermost saying that a token lies in."""
    found = [s for s in sayings(page, page.sentence_of(token)) if token.i in s.scope or _is_own(s, token)]
    return min(found, key=lambda s: (len(s.scope), abs(s.cue.i - token.i)), default=None)


def _apart(found: list[Saying]) -> list[Saying]:
    """The sayings, none covering another's speaker and verb that come after what is said."""
    trailing = [
        frozenset({*range(s.source.start, s.source.end), s.cue.i})
        for s in found
        if s.source is not None and s.source.start > s.cue.i and s.cue.i > min(s.scope, default=s.cue.i)
    ]
    return [
        replace(s, scope=s.scope - frozenset().union(*(t for t in trailing if s.cue.i not in t))) for s in found
    ]


def _is_own(saying: Saying, token: Token) -> bool:
    return saying.cue.i == token.i and saying.kind == "deny"


def _find(span: Span, role: str) -> Iterator[Saying]:
    kinds = speech.cue_kinds()
    rumours = cues.words("hedges", kind="noun")
    for token in span:
        lower = token.lower_
        if lower in rumours and token.pos_ == "NOUN" and _heads_clause(span, token):
            yield from _rumour(span, token, kinds)
        elif lower in kinds:
            saying = _in_brackets(span, token, kinds[lower]) or speech.of_verb(span, token, kinds[lower])
            if saying is not None:
                yield _without_nobody(saying)
        elif lower == "according" and token.i + 2 < span.end and token.nbor(1).lower_ == "to":
            yield _according(span, token)
    if role in {"title", "heading"}:
        yield from _after_colon(span)


def _without_nobody(saying: Saying) -> Saying:
    """The saying without a source where that is "we", "I" or another word that names nobody."""
    if saying.source is None or saying.source.text.lower() not in _NOBODY:
        return saying
    return Saying(None, saying.cue, saying.scope, saying.kind, saying.is_passive)


def _heads_clause(span: Span, noun: Token) -> bool:
    return noun.i + 1 < span.end and noun.nbor(1).lower_ == "that"


def _rumour(span: Span, noun: Token, kinds: dict[str, str]) -> Iterator[Saying]:
    """A saying of "reports that …", unless somebody confirms or denies them."""
    if kinds.get(noun.head.lower_) in {"confirm", "deny"}:
        return
    clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp", "acl:relcl"} and c.i > noun.i), None)
    end = clause.right_edge.i + 1 if clause is not None else span.end
    yield Saying(source_phrases.of_head(noun, noun.nbor(1)), noun, frozenset(range(noun.i + 1, end)), "rumour")


def _in_brackets(span: Span, cue: Token, kind: str) -> Saying | None:
    """A remark on what stands before it: "Allegiance A (denied by A)"."""
    if cue.i == span.start or span.doc[cue.i - 1].text not in {"(", "["} or not cue.lower_.endswith("ed"):
        return None
    source = None
    if cue.i + 2 < span.end and cue.nbor(1).lower_ == "by":
        source = source_phrases.after(span.doc, cue.i + 2, _closing(span, cue.i))
    return Saying(source, cue, frozenset(range(span.start, cue.i - 1)), kind, is_passive=True)


def _closing(span: Span, start: int) -> int:
    return next((t.i for t in span.doc[start : span.end] if t.text in {")", "]"}), span.end)


def _according(span: Span, token: Token) -> Saying:
    """The saying of "according to X": it vouches for the clause it hangs on, for all if that is the main one."""
    first = token.i + 2
    head = token.head if token.dep_ == "case" and token.head.i >= first else None
    linear = source_phrases.after(span.doc, first, span.end) or span.doc[first : first + 1]
    source = linear
    if head is not None and head.i < linear.end:
        tree = source_phrases.of_head(head, token)
        source = tree if tree.end <= linear.end and not _names_follow(tree, linear) else linear
    clause = head.head if head is not None else linear.root.head
    own = frozenset(range(token.i, max(linear.end, source.end)))
    nested = clause.i not in own and clause.dep_ in {"acl:relcl", "advcl", "ccomp"} and trees.is_predicate(clause)
    scope = range(clause.left_edge.i, clause.right_edge.i + 1) if nested else range(span.start, span.end)
    return Saying(source, token, frozenset(scope) - own, "according")


def _names_follow(tree: Span, linear: Span) -> bool:
    """Whether the tree leaves out names that the phrase goes on with: an office without its bearer."""
    if tree.end < linear.end and linear.doc[tree.end].pos_ == "DET":
        return False
    return any(t.pos_ == "PROPN" for t in linear.doc[tree.end : linear.end] if t.dep_ not in {"obl", "nmod"})


def _after_colon(span: Span) -> Iterator[Saying]:
    """A headline's speaker after a colon: "Army retakes hill: officials"."""
    colon = next((t.i for t in reversed(span.doc[span.start : span.end]) if t.text == ":"), None)
    if colon is None or colon < span.start + 3:
        return
    rest = [t for t in span.doc[colon + 1 : span.end] if not t.is_space]
    end = next((k for k, t in enumerate(rest) if t.text in {"-", "–", "—", "|", "."}), len(rest))
    if 0 < end <= _HEADLINE_SOURCE and any(t.lower_ in cues.words("source_nouns") for t in rest[:end]):
        yield Saying(
            span.doc[rest[0].i : rest[end - 1].i + 1], rest[0], frozenset(range(span.start, colon)), "colon"
        )


wording = source_phrases.wording
