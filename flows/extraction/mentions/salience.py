"""What a text has spoken of lately: the nominals that words may refer back to, weighed by salience.

After Lappin and Leass, "An algorithm for pronominal anaphora resolution" (1994): a referent weighs by the
grammar of its mentions, and half as much with every sentence that passes. All nominals are weighed, not
bodies alone, so that a pronoun of something else is not taken for a body's.
"""

from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.kinds import ARMED_OR_PARTY
from flows.extraction.page import Mention, Page, Sentence
from schemas.vocabulary import OrganisationKind

REACH = 3  # sentences, that of the pronoun among them
SUBJECT, OBJECT, OBLIQUE, EMBEDDED = 100.0, 60.0, 45.0, 25.0
_TITLE = 0.7  # of a title's referents, against those of a sentence
_PLAIN = frozenset({"NOUN", "PROPN"})
_PARTS = frozenset({"compound", "flat", "fixed", "goeswith", "amod", "nummod", "nmod:unmarked", "case"})
_PRONOUNS = frozenset({"those", "these", "others", "many", "some", "few", "both", "all", "everyone", "most"})
# Words for many without a plural's form.
_PLURAL = _PRONOUNS | {"police", "people", "personnel", "forces", "troops", "military", "staff", "cadre", "cadres"}
_BODY_NOUNS = cues.words("body_nouns")
_NO_REFERENT = frozenset({"TIME", "DATE", "NUMBER"})


@dataclass(frozen=True, slots=True)
class Referent:
    """A nominal that was spoken of: its head token, what body or person it is (if any) and how it stood.

    `weight` is that of its place in the grammar of its sentence. `is_of_members`: it names a body's people.
    """

    token: int
    sentence: int
    entity: int | None
    weight: float
    is_plural: bool
    is_subject: bool
    is_of_members: bool = False


@dataclass(slots=True)
class Discourse:
    """The referents of a page, sentence by sentence, with what pronouns have been found to mean so far."""

    page: Page
    meant: dict[int, int] = field(default_factory=dict)
    _read: dict[int, list[Referent]] = field(default_factory=dict)

    def note(self, start: int, end: int, entity: int) -> None:
        """Remember that tokens refer back to a body or a person."""
        for i in range(start, end):
            self.meant[i] = entity
        ordinal = self.page.sentence_of(self.page.doc[start]).ordinal
        self._read.pop(ordinal, None)

    def referents(self, sentence: Sentence) -> list[Referent]:
        """The referents of a sentence, in order."""
        if sentence.ordinal not in self._read:
            found = (self._referent(token, sentence) for token in self.page.tokens(sentence))
            self._read[sentence.ordinal] = [r for r in found if r is not None]
        return self._read[sentence.ordinal]

    def near(self, token: Token, sentence: Sentence, reach: int = REACH) -> list[tuple[Referent, float]]:
        """The referents before a token, in its sentence and those before, with their weights now."""
        found = [(r, r.weight) for r in self.referents(sentence) if r.token < token.i]
        share, passed = 1.0, 1
        for earlier in reversed(self.page.sentences[: sentence.ordinal]):
            if passed == reach:
                break
            if earlier.is_silent or ((earlier.role == "title") != (sentence.role == "title") and passed > 1):
                continue
            share /= 2
            passed += 1
            by_role = _TITLE if earlier.role == "title" else 1.0
            found += [(r, r.weight * share * by_role) for r in self.referents(earlier)]
        return found

    def entity_at(self, token: Token) -> int | None:
        """The body or person that a token's mention, or a word that refers back, means."""
        if token.i in self.meant:
            return self.meant[token.i]
        mention = self.page.mention_at(token)
        return mention.entity if mention is not None else None

    def is_body(self, entity: int | None) -> bool:
        """Whether an entity is an organisation."""
        return entity is not None and self.page.entities[entity].type == "organisation"

    def kind(self, entity: int) -> OrganisationKind | None:
        """The kind of an organisation."""
        return self.page.entities[entity].kind

    def _referent(self, token: Token, sentence: Sentence) -> Referent | None:
        if token.i not in self.meant and not _heads_nominal(token):
            return self._inner(token, sentence)
        entity, of_members = self._entity(token)
        is_bare = token.ent_type_ in _NO_REFERENT and not trees.children(token, "nmod")
        if entity is None and (is_bare or _is_predicate(token) or token.dep_ == "appos"):
            return None
        head = trees.first_conjunct(token)
        is_subject = head.dep_ in trees.SUBJECTS
        return Referent(token.i, sentence.ordinal, entity, _weight(head), is_plural(token), is_subject, of_members)

    def _inner(self, token: Token, sentence: Sentence) -> Referent | None:
        """A body or person named inside another nominal: "Hamas" in "Hamas leader X"."""
        mention = self.page.mention_at(token)
        if mention is None or self._head_of(mention).i != token.i:
            return None
        return Referent(token.i, sentence.ordinal, mention.entity, EMBEDDED, is_plural(token), False)

    def _head_of(self, mention: Mention) -> Token:
        return self.page.doc[mention.start : mention.end].root

    def _entity(self, token: Token) -> tuple[int | None, bool]:
        """What a nominal is by its own mention, by a name beside it, or as the members of a body."""
        own = self.entity_at(token)
        if own is not None:
            return own, False
        for c in token.children:
            if c.i > token.i and c.dep_ in {"appos", "flat", "compound"} and self.is_body(self.entity_at(c)):
                return self.entity_at(c), False
        if not any(c.dep_ == "nummod" or c.lower_ in {"some", "several", "a", "an"} for c in token.children):
            owners = self.owners(token)
            if len(owners) == 1:
                return owners.pop(), True
        return None, False

    def owners(self, token: Token) -> set[int]:
        """The armed bodies whose people a noun names: "IS fighters", "four cadres of the front"."""
        members = cues.words("body_signs", use="members")
        if trees.lemma(token) not in members and token.lower_ not in members:
            return set()
        before = {"compound", "nmod", "nmod:poss", "amod", "nmod:unmarked"}
        names = [c for c in token.children if c.i < token.i and c.dep_ in before]
        names += trees.complements(token, "of", "from")
        found = {key for c in names if (key := self.entity_at(c)) is not None and self.is_body(key)}
        return {key for key in found if self.kind(key) in ARMED_OR_PARTY}


def _heads_nominal(token: Token) -> bool:
    if token.lower_ in _PRONOUNS:
        return token.dep_ not in {"det", "amod", "advmod"}
    is_share = token.pos_ == "NUM" and token.dep_ in trees.SUBJECTS
    return (token.pos_ in _PLAIN or is_share) and token.dep_ not in _PARTS


def _is_predicate(token: Token) -> bool:
    """Whether a noun only says what something is: "is a movement"."""
    return trees.has_child(token, "cop")


def _weight(head: Token) -> float:
    if head.dep_ in trees.SUBJECTS or trees.is_root(head):
        return SUBJECT
    if head.dep_ in {"obj", "iobj"}:
        return OBJECT
    if head.dep_ in {"obl", "obl:agent", "vocative", "dislocated"}:
        return OBLIQUE
    return EMBEDDED


def is_plural(token: Token) -> bool:
    """Whether a nominal can be taken up by "they": a plural, or a word for many."""
    return (
        token.lower_ in _PLURAL
        or trees.lemma(token) in _BODY_NOUNS
        or token.ent_type_ == "NUMBER"
        or "Number=Plur" in str(token.morph)
        or trees.has_child(token, "conj")
    )


@cache
def people_nouns() -> frozenset[str]:
    """Nouns for one person or several."""
    rows = cues.load("victims")
    return frozenset({row["cue"] for row in rows} | {row["plural"] for row in rows}) | cues.words("person_titles")
