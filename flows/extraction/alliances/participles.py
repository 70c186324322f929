"""Participles in a row: of "A, led by X and armed and paid by B", who was armed and who did it.

Trees join such a participle to the first of its row, or to the main verb; the text says what it stands beside.
"""

from spacy.tokens import Token

from flows.extraction import trees
from flows.extraction.alliances import steps
from flows.extraction.parties.parties import CLASSES, Parties

_LOOSE = frozenset({"acl", "acl:relcl", "advcl", "conj", "parataxis", "amod"})
_SKIPPED = frozenset({",", "(", ")", "-", "which", "who", "that", "since", "now", "later", "then", "long", "once"})
_RELATIVE = frozenset({"which", "who", "that"})


def beside(token: Token, parties: Parties) -> Token | None:
    """The body that a participle, or the first of its row, comes right after: of "A fought B, backed by C", B."""
    found = _before(token, parties)
    first = trees.first_conjunct(token)
    if found is None and token.dep_ == "conj" and trees.is_passive(first):
        found = _before(first, parties)
    return found


def _before(token: Token, parties: Parties) -> Token | None:
    if token.dep_ not in _LOOSE:
        return None
    i = token.i - 1
    while i > token.sent.start and (token.doc[i].lower_ in _SKIPPED or token.doc[i].is_space):
        i -= 1
    before = token.doc[i]
    if before.i == token.i - 1 and token.dep_ == "amod":
        return None
    if parties.named(before) is not None:
        return before
    # "the A movement, backed by B"
    is_named = any(parties.named(t) is not None for t in trees.children(before, "compound"))
    return before if is_named and before.i < token.i - 1 and len(parties.all_of([before])) == 1 else None


def doers(token: Token) -> list[Token]:
    """The "by" phrase of a participle that its row says once: "created and armed by B", "armed and paid by B"."""
    following = steps.next_of(token)
    if following is not None and following.lower_ == "by" and following.head.i > token.i:
        return trees.nominal_conjuncts(following.head)
    row = sorted(t.i for t in trees.expand_conjuncts(trees.first_conjunct(token)))
    later = [token.doc[i] for i in row if i > token.i]
    if not later or not trees.is_passive(later[0]):
        return []
    between = token.doc[token.i + 1 : later[0].i]
    if not all(t.lower_ in {",", "and", "&", "or"} for t in steps.words(between)):
        return []
    return trees.arguments(later[0]).oblique("by") or doers(later[0])


def troops_before(token: Token) -> list[Token]:
    """Of "troops of A, (…), took the town from B", the troops, where the tree makes them no subject.

    Only people at the head of a sentence, with no other finite verb up to the one that has no subject.
    """
    if token.dep_ not in {"root", "ROOT", "parataxis"} or trees.is_passive(token) or token.lower_.endswith("ing"):
        return []
    words = steps.words(token.doc[token.sent.start : token.i])
    if any(t.pos_ in trees.VERBAL and t.dep_ not in {"acl", "amod", "case", "aux"} for t in words):
        return []
    loose = [t for t in words if t.dep_ in {"appos", "root", "ROOT", "parataxis", "dislocated"}]
    return [t for t in loose if CLASSES.get(trees.lemma(t)) == "people"][:1]


def subject_of_row(token: Token, parties: Parties) -> Token | None:
    """Of "A, which, backed by B, now fights C", A: the relative pronoun's body is the verb's subject too."""
    words = steps.words(token.doc[token.sent.start : token.i])
    for comma, t, then in zip(words, words[1:], words[2:], strict=False):
        if t.lower_ in _RELATIVE and comma.text == then.text == ",":
            before = token.doc[parties.before_bracket(steps.before(token.doc, comma.i - 1))]
            return before if parties.named(before) is not None else None
    return None
