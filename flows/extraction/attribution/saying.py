"""One saying of a sentence: a source, the word that makes it one, and what it vouches for."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from flows.extraction import cues, trees

_FACT = frozenset({"acl:relcl", "advcl:relcl"})
_FACT_MARKS = frozenset(
    {"when", "after", "since", "as", "before", "where", "while", "because", "although", "though"}
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A source and the tokens that it vouches for.

    `source` is None where nobody is named ("it was reported that"). `kind` is that of the cue in
    `seeds/attribution.csv`, or `according`, `colon`, `rumour`.
    """

    source: Span | None
    cue: Token
    scope: frozenset[int]
    kind: str
    is_passive: bool = False


def is_presupposed(token: Token, above: Token) -> bool:
    """Whether a token lies in a clause that is told as a fact whatever is said of the clause above it.

    In "they denied that the man who killed two had fled" the killing is not denied.
    """
    while token.i != above.i and not trees.is_root(token):
        if token.dep_ in _FACT:
            return True
        if token.dep_ == "advcl" and any(
            c.lower_ in _FACT_MARKS for c in token.children if c.dep_ in {"mark", "advmod"}
        ):
            return True
        token = token.head
    return False


def is_given(noun: Token) -> bool:
    """Whether a noun tells of something that is there whatever its clause says."""
    if noun.dep_ in {"appos", "compound", "flat", "nmod:poss"} or noun.pos_ == "PROPN":
        return True
    if noun.ent_type_ == "PERSON" or any(
        c.ent_type_ == "PERSON" for c in noun.children if c.dep_ in {"appos", "flat"}
    ):
        return True
    return any(
        c.lower_ in cues.words("hypothetical", kind="definite") or c.dep_ == "nmod:poss"
        for c in noun.children
        if c.i < noun.i
    )
