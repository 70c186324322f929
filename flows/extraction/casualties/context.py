"""What the rules for casualties look at: a sentence, its quantities and its outcome cues."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Token

from flows.extraction import cues
from flows.extraction.casualties.outcomes import Trigger
from flows.extraction.casualties.people_phrases import premodifiers
from flows.extraction.casualties.quantities import Quantity
from flows.extraction.page import Page, Sentence


@dataclass(slots=True)
class Reading:
    """Heads of the phrases for the people of one cue, by one rule.

    `counts_event`: the heads are no people but the event or the figure that stands for them ("12 deaths").
    `is_reference`: the cue is an attribute of people already spoken of ("the slain men"), so that only a count
    or names make a claim. `people`: who they are, where the heads are figures; `nouns`: the same for each head,
    by its position, where they differ ("nine were soldiers").
    """

    rule: str
    heads: list[Token] = field(default_factory=list)
    counts_event: bool = False
    is_reference: bool = False
    people: Token | None = None
    nouns: dict[int, Token] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """One cue in its sentence; `before` and `after` are the cues beside it, None where there is none."""

    page: Page
    sentence: Sentence
    quantities: Sequence[Quantity]
    trigger: Trigger
    before: Trigger | None = None
    after: Trigger | None = None

    @property
    def doc(self) -> Doc:
        """The Doc of the page."""
        return self.page.doc

    def quantity_at(self, token: Token) -> Quantity | None:
        """The quantity that a token is part of."""
        return next((q for q in self.quantities if q.start <= token.i < q.end), None)

    def counted_by(self, token: Token) -> Quantity | None:
        """The quantity before a noun, or that a token is."""
        return self.quantity_at(token) or premodifiers(token, self.quantities, self.sentence.start)[1]


@cache
def verbs(frame: str) -> frozenset[str]:
    """Words that bring a frame about, from `seeds/casualty_verbs.csv`."""
    return cues.words("casualty_verbs", frame=frame)
