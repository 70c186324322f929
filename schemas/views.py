"""The views of the DuckDB file, for people: each with its description and that of its columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).with_name("sql")


@dataclass(frozen=True, slots=True)
class View:
    """A view: its SQL is `sql/<name>.sql`; `columns` describes every column, in order."""

    name: str
    description: str
    columns: Mapping[str, str]

    @property
    def sql(self) -> str:
        """The query, which DuckDB 1.4 and later understand."""
        return (_FOLDER / f"{self.name}.sql").read_text(encoding="utf-8")


_SOURCE = {
    "title": "Title of the document.",
    "publisher": "Publisher of the document.",
    "published_on": "Day of publication of the document.",
    "url": "Address of the document.",
}
_STANCE = {
    "polarity": "Whether the sentence says that it is so or that it is not.",
    "certainty": "Whether the sentence states it or hedges it.",
    "attributed_to": "Who the sentence says says so, as worded.",
    "confidence": "Calibrated chance that the row is right.",
}
_PAIR = {
    "organisation_a": "Identifier of the first organisation.",
    "name_a": "Its name.",
    "relation": "How the first sides with the second.",
    "organisation_b": "Identifier of the second organisation.",
    "name_b": "Its name.",
}

VIEWS = (
    View(
        "organisation_profiles",
        "Every organisation with its names, the people, allies and opponents that the claims give it, and how "
        "often it is mentioned. Denied claims are left out.",
        {
            "organisation_id": "Stable identifier.",
            "name": "The name it is best known by.",
            "kind": "What sort of body it is.",
            "founded": "When it was founded, in EDTF.",
            "dissolved": "When it ceased to exist, in EDTF.",
            "other_names": "Its other names, most used first.",
            "leaders": "People and the positions that they hold or held, most often said first.",
            "allies": "Organisations of an alliance with it, either way, most often said first.",
            "rivals": "Organisations of a rivalry with it, either way, most often said first.",
            "casualty_claim_count": "Casualty claims that name it, as the victims' or the perpetrator.",
            "mention_count": "Times it is mentioned.",
            "document_count": "Documents that mention it.",
            "publisher_count": "Different known publishers whose documents mention it.",
            "wikidata_id": "Its item in Wikidata.",
        },
    ),
    View(
        "alliance_network",
        "One row for each pair and relation of the alliances: how many claims say so, how many deny it, how many "
        "say that the two are rivals, in whose documents, and when it was first and last said.",
        {
            **_PAIR,
            "for_count": "Claims that it is so.",
            "against_count": "Claims that it is not so.",
            "hedged_count": "Claims, of those that it is so, that are hedged.",
            "rivalry_count": "Claims that the two fight, oppose or split from each other.",
            "document_count": "Documents with such a claim of alliance, for or against.",
            "publisher_count": "Different known publishers of these documents.",
            "publishers": "Their names.",
            "first_said": "Earliest day of publication of these documents.",
            "last_said": "Latest day of publication of these documents.",
            "confidence": "Highest confidence of a claim that it is so; null where all deny it.",
        },
    ),
    View(
        "casualty_reports",
        "Every casualty claim with the names of the organisations, its sentence and its source.",
        {
            "claim_id": "Identifier of the claim.",
            "outcome": "What happened to the people counted.",
            "count_low": "Least number said.",
            "count_high": "Greatest number said.",
            "is_approximate": "Whether the count is worded as about, some or nearly.",
            "count_text": "The count as worded.",
            "victims": "The people as worded.",
            "victim_kind": "Who they are, in the terms of the laws of war.",
            "victim_organisation": "Identifier of the organisation that they belong to.",
            "victim_organisation_name": "Its name.",
            "perpetrator_organisation": "Identifier of the organisation that is said to have done it.",
            "perpetrator_organisation_name": "Its name.",
            "place": "Place as worded.",
            "date": "When it happened, in EDTF.",
            **_STANCE,
            "sentence": "The sentence that says it; null where its document's licence keeps it back.",
            **_SOURCE,
        },
    ),
    View(
        "disagreements",
        "Pairs of casualty claims of the same outcome, victim kind, place and date whose figures do not overlap. "
        "Two counts of one sentence are a pair only where it gives them to different sources; denied claims are "
        "left out.",
        {
            "outcome": "What happened to the people counted.",
            "victim_kind": "Who they are.",
            "place": "Place, as worded in the lower claim.",
            "date": "When it happened, in EDTF.",
            "lower_claim_id": "Claim with the lower figures.",
            "lower_count_low": "Its least number.",
            "lower_count_high": "Its greatest number.",
            "lower_attributed_to": "Who it says says so.",
            "lower_publisher": "Publisher of its document.",
            "lower_sentence": "Its sentence.",
            "higher_claim_id": "Claim with the higher figures.",
            "higher_count_low": "Its least number.",
            "higher_count_high": "Its greatest number; null where open.",
            "higher_attributed_to": "Who it says says so.",
            "higher_publisher": "Publisher of its document.",
            "higher_sentence": "Its sentence.",
        },
    ),
    View(
        "evidence",
        "Every claim of every table: what it says in words, the sentence that says it and its source.",
        {
            "claim_id": "Identifier of the claim.",
            "table_name": "Table that the claim is in.",
            "statement": "What is claimed, in words; whether it is denied is in polarity.",
            **_STANCE,
            "extractor": "Rule that read the claim.",
            "words": "The words that carry the claim; null where the document's licence keeps them back.",
            "sentence": "The sentence that says it; null where the document's licence keeps it back.",
            **_SOURCE,
            "source_path": "File that the document came from.",
            "document_id": "Identifier of the document.",
            "sentence_id": "Identifier of the sentence.",
            "char_start": "First character of the words in the document's text.",
            "char_end": "One past the last character of the words in the document's text.",
        },
    ),
)
