"""The tables of what is said: one row is one claim of one sentence."""

from datetime import date as calendar_date

import pandera.polars as pa

from schemas.columns import DOCUMENT_ID, EXTRACTOR, HASH_ID, SENTENCE_ID, SLUG, column, count, edtf
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

ORDER = ["document_id", "char_start", "char_end", "claim_id"]


class Claim(pa.DataFrameModel):
    """The columns that every claim has: where it is said, how, and which rule read it."""

    claim_id: str = column("Hash of the table, the document, the offsets and what is claimed.", pattern=HASH_ID)
    document_id: str = column("Document that says it.", pattern=DOCUMENT_ID, references="documents.document_id")
    sentence_id: str = column("Sentence that says it.", pattern=SENTENCE_ID, references="sentences.sentence_id")
    char_start: int = count(
        "First character, in the document's text, of the words that carry the claim.", "code points"
    )
    char_end: int = count("One past the last character of the words that carry the claim.", "code points")
    polarity: str = column("Whether the sentence says that it is so or that it is not.", values=Polarity)
    certainty: str = column("Whether the sentence states it or hedges it.", values=Certainty)
    attributed_to: str = column(
        "Who the sentence says says so, as worded; null where it names no source, or where a public release "
        "leaves the wording out.",
        nullable=True,
        wording=True,
    )
    extractor: str = column("Rule that read the claim.", pattern=EXTRACTOR, format="module.rule")
    confidence: float = column(
        "Calibrated chance that the row is right: of the rows at 0.8, 80 % are.",
        unit="probability",
        minimum=0,
        maximum=1,
    )


class Leaders(Claim):
    """A named person and a position in an organisation."""

    organisation_id: str = column(
        "Organisation that the position is in.", pattern=SLUG, references="organisations.organisation_id"
    )
    person_id: str = column("Person who has the position.", pattern=SLUG, references="people.person_id")
    role: str = column("Position, in the terms of the codebook.", values=Role)
    title: str = column("Position as worded; null where no words name it.", nullable=True, wording=True)
    started: str = edtf("When the person took the position; null where the sentence does not say.")
    ended: str = edtf("When the person left the position; null where the sentence does not say.")
    is_current: bool = column(
        "False where the text says former, late or gives an end, else true; null for a founder.", nullable=True
    )

    class Config:
        """Keys and order; `identity` is what makes a claim another claim."""

        strict = True
        unique = ["claim_id"]
        metadata = {"sort_by": ORDER, "identity": ["organisation_id", "person_id", "role", "polarity"]}


class Relation(Claim):
    """The columns of a claim about two organisations; the tables say which relations there are."""

    organisation_a: str = column(
        "First organisation; of a pair without direction, the one whose identifier sorts first.",
        pattern=SLUG,
        references="organisations.organisation_id",
    )
    relation: str
    organisation_b: str = column("Second organisation.", pattern=SLUG, references="organisations.organisation_id")
    started: str = edtf("When it began or happened; null where the sentence does not say.")
    ended: str = edtf("When it ended or happened; null where the sentence does not say.")

    class Config:
        """Keys and order; `identity` is what makes a claim another claim."""

        strict = True
        unique = ["claim_id"]
        metadata = {"sort_by": ORDER, "identity": ["organisation_a", "relation", "organisation_b", "polarity"]}


class Alliances(Relation):
    """Two organisations of which one sides with the other."""

    relation: str = column("How a sides with b.", values=AllianceRelation)


class Rivalries(Relation):
    """Two organisations that stand against each other, or made peace."""

    relation: str = column("How a stands against b.", values=RivalryRelation)


class Dates(Claim):
    """Expressions that name a calendar date, or that resolve to one."""

    text: str = column(
        "The expression exactly as in the document; null where a public release leaves it out.",
        nullable=True,
        wording=True,
    )
    edtf: str = edtf("The date; null where neither the text nor the day of publication fixes it.")
    earliest: calendar_date = column(
        "First day that `edtf` covers; null where it is open or has no year.", nullable=True
    )
    latest: calendar_date = column(
        "Last day that `edtf` covers; null where it is open or has no year.", nullable=True
    )
    precision: str = column("Calendar unit that the expression states.", values=Precision)
    anchor: str = column("What fixes the date.", values=Anchor)
    event: str = column(
        "Lemma of the verb or noun that the expression dates; null where there is none.", nullable=True
    )

    class Config:
        """Keys and order; `identity` is what makes a claim another claim."""

        strict = True
        unique = ["claim_id"]
        metadata = {"sort_by": ORDER, "identity": []}


class Casualties(Claim):
    """A count of people harmed, with one outcome."""

    outcome: str = column("What happened to them.", values=Outcome)
    count_text: str = column("The count as worded; null where no words give it.", nullable=True, wording=True)
    count_low: int = count("Least number said; null where only a greatest is.", "people", nullable=True)
    count_high: int = count("Greatest number said; null where only a least is.", "people", nullable=True)
    is_approximate: bool = column("Whether the count is worded as about, some or nearly.")
    victims: str = column(
        "The people as worded; null where no words name them, or where a public release leaves them out.",
        nullable=True,
        wording=True,
    )
    victim_kind: str = column("Who they are, in the terms of the laws of war.", values=VictimKind)
    victim_organisation: str = column(
        "Organisation that they belong to; null where none is named.",
        nullable=True,
        pattern=SLUG,
        references="organisations.organisation_id",
    )
    perpetrator_organisation: str = column(
        "Organisation that is said to have done it; null where none is named.",
        nullable=True,
        pattern=SLUG,
        references="organisations.organisation_id",
    )
    place: str = column("Place as worded; null where none is said.", nullable=True, wording=True)
    date: str = edtf("When it happened; null where the sentence does not say.")

    class Config:
        """Keys and order; `identity` is what makes a claim another claim."""

        strict = True
        unique = ["claim_id"]
        metadata = {
            "sort_by": ORDER,
            "identity": ["outcome", "count_low", "count_high", "victims", "polarity"],
        }
