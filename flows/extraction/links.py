"""The words that tie two mentions of a sentence: on the path of the tree between them, beside it, or between."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from flows.extraction import trees
from flows.extraction.attribution import speech
from flows.extraction.page import Mention, Page
from flows.extraction.proposals import Proposal
from flows.extraction.signs import POSSESSIVES, QUOTES
from schemas.vocabulary import MentionForm

_BESIDE = ("obj", "obl", "nsubj", "nsubj:pass", "xcomp", "amod", "compound")
_APART = frozenset({"parataxis", "discourse", "vocative"})
_CLOSE = 6  # words between two mentions up to which what stands there is taken for what ties them
_SCARE = 1  # words in quotation marks up to which they only mark a word


@dataclass(frozen=True, slots=True)
class Link:
    """The path between the heads of two mentions, both ends included; `top` is its highest word.

    `is_joined`: the two stand in one list ("A and B"), so that the path holds no word of its own.
    """

    page: Page
    proposal: Proposal
    path: list[Token]
    top: Token
    is_joined: bool

    def ends(self) -> tuple[tuple[Mention, Token], tuple[Mention, Token]]:
        """The two mentions with their heads, as proposed."""
        p = self.proposal
        return (p.first, p.first_head), (p.second, p.second_head)

    def on_path(self) -> list[Token]:
        """The words of the path that are part of no name, the highest first."""
        found = {t.i: t for t in self._on_path()}
        return [t for t in found.values() if not self._is_named(t) and not self._is_quoted_apart(t)]

    def words(self) -> list[Token]:
        """The words that may say what ties the two, best first: on the path, beside it, between the two."""
        found = {t.i: t for t in (*self._on_path(), *self._beside(), *self._between())}
        return [t for t in found.values() if not self._is_named(t) and not self._is_quoted_apart(t)]

    def _on_path(self) -> Iterator[Token]:
        if self.is_joined:
            above = trees.first_conjunct(self.top)
            if not trees.is_root(above):
                yield above.head
            return
        yield self.top
        at = next(k for k, t in enumerate(self.path) if t.i == self.top.i)
        yield from sorted(self.path, key=lambda t: abs(self._index(t) - at))

    def _index(self, token: Token) -> int:
        return next(k for k, t in enumerate(self.path) if t.i == token.i)

    def _beside(self) -> Iterator[Token]:
        for token in self._on_path():
            if not self._is_named(token):
                yield from trees.children(token, *_BESIDE)

    def _between(self) -> Iterator[Token]:
        """The words between two mentions close to each other, where the tree may have joined them wrongly."""
        a, b = sorted((self.proposal.first, self.proposal.second), key=lambda m: m.start)
        words = self.page.doc[a.end : b.start]
        if self.is_joined or len(words) > _CLOSE or any(self._is_named(t) or t.is_punct for t in words):
            return
        yield from (t for t in words if t.pos_ in {"NOUN", "VERB", "ADJ"})

    def _is_named(self, token: Token) -> bool:
        """Whether a word is part of one of the two mentions, or of any other name."""
        if _covers(self.proposal.first, token) or _covers(self.proposal.second, token):
            return True
        mention = self.page.mention_at(token)
        return mention is not None and mention.form is MentionForm.NAME

    def _is_quoted_apart(self, token: Token) -> bool:
        """Whether a word lies in a quotation that does not hold both mentions."""
        start, end = _quotation(self.page, token, self.proposal)
        heads = (self.proposal.first_head.i, self.proposal.second_head.i)
        return end - start > _SCARE and not all(start <= i < end for i in heads)


def of(page: Page, proposal: Proposal) -> Link | None:
    """The link of two mentions; None where they stand in different clauses: a speaker and what is said."""
    first, second = proposal.first_head, proposal.second_head
    up = [first, *trees.ancestors(first)]
    down = [second, *trees.ancestors(second)]
    above = {t.i for t in down}
    top = next((t for t in up if t.i in above), None)
    if top is None:
        return None
    left = up[: next(k for k, t in enumerate(up) if t.i == top.i) + 1]
    right = down[: next(k for k, t in enumerate(down) if t.i == top.i)]
    if any(_parts(t) for t in (*left[:-1], *right)):
        return None
    inside = (proposal.first, proposal.second)
    joined = all(any(_covers(m, t) for m in inside) or t.dep_ == "conj" for t in (*left[:-1], *right))
    joined = joined and any(_covers(m, top) for m in inside) and any(t.dep_ == "conj" for t in (*left, *right))
    return Link(page, proposal, [*left, *reversed(right)], top, joined)


def _parts(token: Token) -> bool:
    """Whether the edge above a word parts two clauses that are said apart from each other."""
    if token.dep_ in _APART:
        return True
    if token.dep_ == "ccomp" and token.head.lower_ in speech.cue_kinds():
        return True
    if trees.preposition(token).startswith("according") or token.lower_ == "according":
        return True
    # "A attacked the town, and C fled to B"
    return token.dep_ == "conj" and token.pos_ in trees.VERBAL and trees.has_child(token, *trees.SUBJECTS)


def _covers(mention: Mention, token: Token) -> bool:
    return mention.start <= token.i < mention.end


def _quotation(page: Page, token: Token, proposal: Proposal) -> tuple[int, int]:
    """The words in quotation marks round a word, within its sentence; an empty range where there are none."""
    sentence, doc = proposal.sentence, page.doc
    # An apostrophe is no mark that one can pair.
    marks = [i for i in range(sentence.start, sentence.end) if doc[i].text in QUOTES - POSSESSIVES]
    before = sum(i < token.i for i in marks)
    if before % 2 == 0:
        return token.i, token.i
    start = marks[before - 1] + 1
    return start, marks[before] if before < len(marks) else sentence.end
