"""The frozen records that extraction makes: evidence, and one claim type for each claim table.

An organisation or a person is named here by its entity key, an integer that is local to
the document (`Page.entities[key]`); resolution turns it into an id.
"""

from dataclasses import dataclass, field
from datetime import date

from schemas.vocabulary import (
    AllianceRelation,
    Anchor,
    Certainty,
    Outcome,
    Polarity,
    Precision,
    RivalryRelation,
    Role,
    VictimKind,
)


class EvidenceError(ValueError):
    """A claim whose words do not lie in its sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that carry a claim, and what their sentence makes of it.

    Attributes:
        sentence_ordinal: index of the sentence in the document, from 0.
        char_start: first code point of the words, in the document's text.
        char_end: one past their last code point.
        text: the words; must be `document.text[char_start:char_end]`.
        sentence_start: first code point of the sentence.
        sentence_text: the sentence; the words must lie in it.
        extractor: the rule that made the claim, as `module.rule`.
        attributed_to: who the sentence says says so, as worded.

    Raises:
        EvidenceError: when the words are empty, or are not the sentence's text at those offsets.
    """

    sentence_ordinal: int
    char_start: int
    char_end: int
    text: str
    sentence_start: int
    sentence_text: str = field(repr=False)
    extractor: str
    polarity: Polarity = Polarity.ASSERTED
    certainty: Certainty = Certainty.STATED
    attributed_to: str | None = None

    def __post_init__(self) -> None:
        begin, end = self.char_start - self.sentence_start, self.char_end - self.sentence_start
        if not 0 <= begin < end <= len(self.sentence_text):
            raise EvidenceError(
                f"{self.extractor}: characters {self.char_start}-{self.char_end} are outside sentence "
                f"{self.sentence_ordinal} ({self.sentence_start}-{self.sentence_start + len(self.sentence_text)})"
            )
        if self.sentence_text[begin:end] != self.text:
            raise EvidenceError(
                f"{self.extractor}: the text at {self.char_start}-{self.char_end} is not {self.text!r}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of one sentence."""

    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderClaim(Claim):
    """A person holds, held or founded a position. `started` and `ended` are EDTF."""

    organisation: int
    person: int
    role: Role
    title: str | None = None
    started: str | None = None
    ended: str | None = None
    is_current: bool | None = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationClaim(Claim):
    """Two organisations, `a` and `b`, and how they stand. `started` and `ended` are EDTF."""

    a: int
    relation: AllianceRelation | RivalryRelation
    b: int
    started: str | None = None
    ended: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllianceClaim(RelationClaim):
    """One organisation sides with another."""

    relation: AllianceRelation


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalryClaim(RelationClaim):
    """One organisation stands against another, or made peace with it."""

    relation: RivalryRelation


@dataclass(frozen=True, slots=True, kw_only=True)
class DateClaim(Claim):
    """A calendar expression. `edtf` is EDTF level 1, None where nothing fixes the value.

    `start` and `end` are the token range in the Doc, end exclusive.
    """

    text: str
    edtf: str | None
    earliest: date | None
    latest: date | None
    precision: Precision
    anchor: Anchor
    event: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyClaim(Claim):
    """A count of people harmed. `count_low` and `count_high` are persons, None where open."""

    outcome: Outcome
    count_text: str | None
    count_low: int | None
    count_high: int | None
    is_approximate: bool
    victims: str | None
    victim_kind: VictimKind
    victim_organisation: int | None = None
    perpetrator_organisation: int | None = None
    place: str | None = None
    date: str | None = None
