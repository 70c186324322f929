"""One good row for every released table: a small release that breaks no rule."""

from datetime import date, datetime
from typing import Any

import polars as pl

from schemas.ids import claim_id, mention_id, text_sha256
from schemas.tables import TABLES

TEXT = "The Coral Front, backed by Ostland, killed five soldiers in May 2011, Jo Mar said."
SHA256 = text_sha256(TEXT)
DOCUMENT_ID = SHA256[:16]
SENTENCE_ID = f"{DOCUMENT_ID}:0"


def span(words: str) -> dict[str, Any]:
    """The provenance of words of the text."""
    start = TEXT.index(words)
    return {
        "document_id": DOCUMENT_ID,
        "sentence_id": SENTENCE_ID,
        "char_start": start,
        "char_end": start + len(words),
    }


def mention(words: str, **values: Any) -> dict[str, Any]:
    row = {**span(words), "text": words, "form": "name", "confidence": 0.9, **values}
    return {"mention_id": mention_id(DOCUMENT_ID, row["char_start"], row["char_end"]), **row}


def claim(table: str, words: str, **values: Any) -> dict[str, Any]:
    row = {
        **span(words),
        "polarity": "asserted",
        "certainty": "stated",
        "attributed_to": "Jo Mar",
        "extractor": f"{table}.rule",
        "confidence": 0.8,
        **values,
    }
    return {"claim_id": claim_id(table, row), **row}


def rows() -> dict[str, list[dict[str, Any]]]:
    counted = {"mention_count": 1, "document_count": 1}
    tables: dict[str, list[dict[str, Any]]] = {
        "documents": [
            {
                "document_id": DOCUMENT_ID,
                "source_path": "coral.txt",
                "title": "Coral Front",
                "publisher": "The Shore",
                "published_on": date(2011, 6, 1),
                "language": "en",
                "licence": "CC0-1.0",
                "text_is_open": True,
                "sha256": SHA256,
                "char_count": len(TEXT),
                "sentence_count": 1,
            }
        ],
        "sentences": [
            {
                "sentence_id": SENTENCE_ID,
                "document_id": DOCUMENT_ID,
                "ordinal": 0,
                "char_start": 0,
                "char_end": len(TEXT),
                "text": TEXT,
                "sha256": SHA256,
            }
        ],
        "organisations": [
            {
                "organisation_id": "coral-front",
                "name": "Coral Front",
                "kind": "armed_group",
                "founded": "2001",
                "wikidata_id": "Q42",
                "publisher_count": 1,
                **counted,
            },
            {
                "organisation_id": "ostland",
                "name": "Ostland",
                "kind": "state",
                "publisher_count": 1,
                **counted,
            },
        ],
        "organisation_names": [
            {
                "organisation_id": "coral-front",
                "name": "Coral Front",
                "sentence_id": SENTENCE_ID,
                "mention_count": 1,
            }
        ],
        "people": [{"person_id": "jo-mar", "name": "Jo Mar", **counted}],
        "mentions": [
            mention("Coral Front", organisation_id="coral-front"),
            mention("Ostland", organisation_id="ostland"),
            mention("Jo Mar", person_id="jo-mar"),
        ],
        "leaders": [
            claim(
                "leaders",
                "Jo Mar",
                organisation_id="coral-front",
                person_id="jo-mar",
                role="spokesperson",
                is_current=True,
            )
        ],
        "alliances": [
            claim(
                "alliances",
                "backed by",
                organisation_a="ostland",
                relation="supports",
                organisation_b="coral-front",
                started="2011-05",
                ended="2011-05",
            )
        ],
        "rivalries": [
            claim(
                "rivalries",
                "killed",
                organisation_a="coral-front",
                relation="fights",
                organisation_b="ostland",
                started="2011-05",
            )
        ],
        "dates": [
            claim(
                "dates",
                "May 2011",
                text="May 2011",
                edtf="2011-05",
                earliest=date(2011, 5, 1),
                latest=date(2011, 5, 31),
                precision="month",
                anchor="explicit",
                event="kill",
            )
        ],
        "casualties": [
            claim(
                "casualties",
                "killed five soldiers",
                outcome="killed",
                count_text="five",
                count_low=5,
                count_high=5,
                is_approximate=False,
                victims="soldiers",
                victim_kind="combatant",
                perpetrator_organisation="coral-front",
                date="2011-05",
            )
        ],
        "quarantine": [
            {
                "quarantine_id": "0123456789abcdef",
                "kind": "document",
                "source_path": "broken.txt",
                "reason": "not UTF-8",
            }
        ],
    }
    tables["release"] = [
        {
            "version": "2011.06.02.1",
            "created_at": datetime(2011, 6, 2, 12, 0),
            "code_version": "0.1.0",
            "model_version": "1",
            "input_sha256": SHA256,
            "is_public": True,
            "document_count": 1,
            "sentence_count": 1,
            "organisation_count": 2,
            "organisation_name_count": 1,
            "person_count": 1,
            "mention_count": 3,
            "leader_count": 1,
            "alliance_count": 1,
            "rivalry_count": 1,
            "date_count": 1,
            "casualty_count": 1,
            "quarantine_count": 1,
        }
    ]
    return tables


def tables() -> dict[str, pl.DataFrame]:
    """The rows as frames, in the order of the declaration."""
    good = rows()
    return {name: TABLES[name].frame(good[name]) for name in TABLES}
