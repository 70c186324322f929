"""The annotated document that every extractor reads."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc, Span, Token

from flows.extraction.records import DateClaim, Evidence
from flows.extraction.tree_shapes import lemma
from flows.reading.document import Document
from schemas.vocabulary import Certainty, MentionForm, OrganisationKind, Polarity

# Sentences with these roles carry no claims (codebook: captions, reference lists, navigation).
SILENT_ROLES = frozenset({"boilerplate", "reference", "caption", "byline", "label", "heading"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text` is `document.text[char_start:char_end]`; `start:end` are its tokens in the Doc.

    `role` and `label` come from the layout (`flows.language.layout`): `label` is the text of the
    infobox label that a `value` line belongs to. `paragraph` is the ordinal of its paragraph.
    """

    sentence_id: str
    ordinal: int
    char_start: int
    char_end: int
    text: str
    start: int
    end: int
    role: str = "prose"
    label: str | None = None
    paragraph: int = 0

    @property
    def is_silent(self) -> bool:
        """Whether the sentence can carry no claim."""
        return self.role in SILENT_ROLES


@dataclass(slots=True)
class Entity:
    """An organisation or a person as one document knows it.

    `name` is the fullest proper name used. `seed_id` is the `organisation_id` of the row of
    `seeds/organisations.csv` that the names match, if any.
    """

    key: int
    type: Literal["organisation", "person"]
    name: str
    kind: OrganisationKind | None = None
    seed_id: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an entity: tokens `start:end` of the Doc, without a leading article."""

    start: int
    end: int
    form: MentionForm
    entity: int
    confidence: float = 0.5


@dataclass(slots=True)
class Page:
    """A document with its Doc, sentences and what has been found in it so far."""

    document: Document
    doc: Doc
    sentences: list[Sentence]
    mentions: list[Mention] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    dates: list[DateClaim] = field(default_factory=list)
    _sentence_of: list[int] = field(default_factory=list, repr=False)
    _mention_of: dict[int, Mention] = field(default_factory=dict, repr=False)
    _tokens: dict[int, list[Token]] = field(default_factory=dict, repr=False)
    _lemmas: dict[int, list[tuple[Token, str]]] = field(default_factory=dict, repr=False)
    _lowers: dict[int, list[tuple[Token, str]]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._sentence_of = [-1] * len(self.doc)
        for sentence in self.sentences:
            self._sentence_of[sentence.start : sentence.end] = [sentence.ordinal] * (sentence.end - sentence.start)

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that a token lies in."""
        return self.sentences[self._sentence_of[token.i]]

    def span(self, sentence: Sentence) -> Span:
        """The tokens of a sentence."""
        return self.doc[sentence.start : sentence.end]

    def tokens(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence, made once: spaCy makes a new object for every look at a token."""
        found = self._tokens.get(sentence.ordinal)
        if found is None:
            found = self._tokens[sentence.ordinal] = list(self.span(sentence))
        return found

    def with_lemmas(self, sentence: Sentence) -> list[tuple[Token, str]]:
        """The tokens of a sentence, each with its lemma: most rules look at every one of them."""
        found = self._lemmas.get(sentence.ordinal)
        if found is None:
            found = self._lemmas[sentence.ordinal] = [(t, lemma(t)) for t in self.tokens(sentence)]
        return found

    def with_lowers(self, sentence: Sentence) -> list[tuple[Token, str]]:
        """The tokens of a sentence, each with its word in small letters."""
        found = self._lowers.get(sentence.ordinal)
        if found is None:
            found = self._lowers[sentence.ordinal] = [(t, t.lower_) for t in self.tokens(sentence)]
        return found

    def claimable(self) -> Iterable[Sentence]:
        """The sentences that can carry claims, in order."""
        return (sentence for sentence in self.sentences if not sentence.is_silent)

    def new_entity(
        self, type_: Literal["organisation", "person"], name: str, kind: OrganisationKind | None = None
    ) -> Entity:
        """Append an entity and return it."""
        entity = Entity(key=len(self.entities), type=type_, name=name, kind=kind)
        self.entities.append(entity)
        return entity

    def index_mentions(self) -> None:
        """Make `mention_at` answer for the present mentions: a shorter (inner) mention wins a token."""
        self._mention_of = {}
        for mention in sorted(self.mentions, key=lambda m: (m.start - m.end, m.start)):
            for i in range(mention.start, mention.end):
                self._mention_of[i] = mention

    def mention_at(self, token: Token) -> Mention | None:
        """The innermost mention that covers a token."""
        return self._mention_of.get(token.i)

    def _entity_at(self, token: Token, type_: str) -> int | None:
        mention = self.mention_at(token)
        if mention is None or self.entities[mention.entity].type != type_:
            return None
        return mention.entity

    def organisation_at(self, token: Token) -> int | None:
        """The key of the organisation that a token's mention means."""
        return self._entity_at(token, "organisation")

    def person_at(self, token: Token) -> int | None:
        """The key of the person that a token's mention means."""
        return self._entity_at(token, "person")

    def evidence(
        self,
        tokens: Span | Token,
        extractor: str,
        polarity: Polarity = Polarity.ASSERTED,
        certainty: Certainty = Certainty.STATED,
        attributed_to: str | None = None,
    ) -> Evidence:
        """Evidence from tokens of one sentence.

        Raises:
            EvidenceError: when the tokens do not lie in one sentence.
        """
        first = tokens[0] if isinstance(tokens, Span) else tokens
        start = first.idx
        end = tokens.end_char if isinstance(tokens, Span) else tokens.idx + len(tokens)
        sentence = self.sentence_of(first)
        return Evidence(
            sentence_ordinal=sentence.ordinal,
            char_start=start,
            char_end=end,
            text=self.document.text[start:end],
            sentence_start=sentence.char_start,
            sentence_text=sentence.text,
            extractor=extractor,
            polarity=polarity,
            certainty=certainty,
            attributed_to=attributed_to,
        )
