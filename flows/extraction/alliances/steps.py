"""The words beside a word, past white space that is a token: doubled blanks, indents, hard spaces."""

from spacy.tokens import Doc, Span, Token


def after(doc: Doc, i: int) -> int:
    """The first index from an index on that is no white space; the length of the Doc where there is none."""
    while i < len(doc) and doc[i].is_space:
        i += 1
    return i


def before(doc: Doc, i: int) -> int:
    """The last index up to an index that is no white space; -1 where there is none."""
    while i >= 0 and doc[i].is_space:
        i -= 1
    return i


def next_of(token: Token) -> Token | None:
    """The word after a word."""
    i = after(token.doc, token.i + 1)
    return token.doc[i] if i < len(token.doc) else None


def words(span: Span) -> list[Token]:
    """The words of a span, white space left out."""
    return [t for t in span if not t.is_space]
