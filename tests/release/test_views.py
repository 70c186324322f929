"""What the views answer, on rows made for the purpose."""

from datetime import date

import duckdb
import pytest

from schemas.ids import text_sha256
from schemas.tables import TABLES
from tests.release.conftest import given, published
from tests.schemas.rows import claim, rows

TEXT = "Coral Front did not aid Ostland. Nine soldiers died in Port Sal, or 20, Jo Mar said."


def second_document():
    """A document of another publisher, with claims that disagree with the first's."""
    sha256 = text_sha256(TEXT)
    document_id = sha256[:16]
    sentence = {
        "sentence_id": f"{document_id}:0", "document_id": document_id, "ordinal": 0,
        "char_start": 0, "char_end": len(TEXT), "text": TEXT, "sha256": sha256,
    }  # fmt: skip
    document = {
        "document_id": document_id, "source_path": "two.txt", "publisher": "The Tide", "title": "Denied",
        "published_on": date(2012, 1, 2), "text_is_open": False, "sha256": sha256,
        "char_count": len(TEXT), "sentence_count": 1,
    }  # fmt: skip
    where = {"document_id": document_id, "sentence_id": sentence["sentence_id"]}
    return document, sentence, where


def here(row, words, where, **values):
    start = TEXT.index(words)
    return row | where | {"char_start": start, "char_end": start + len(words)} | values


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    good = rows()
    document, sentence, where = second_document()
    good["documents"].append(document)
    good["sentences"].append(sentence)
    denied = good["alliances"][0]
    good["alliances"].append(here(denied, "aid", where, claim_id="a" * 16, polarity="denied"))
    first = good["casualties"][0] | {"place": "Port Sal"}
    harm = {"place": "port sal ", "count_text": None, "victims": None, "perpetrator_organisation": None}
    good["casualties"] = [
        first,
        here(
            first, "Nine soldiers", where, claim_id="b" * 16, count_low=9, count_high=9, attributed_to=None, **harm
        ),
        here(first, "20", where, claim_id="c" * 16, count_low=20, count_high=None, **harm),
        # The same sentence and source, another part of the same count: no disagreement.
        here(first, "soldiers", where, claim_id="d" * 16, count_low=30, count_high=30, **harm),
        # A range that holds the first figure, another outcome, another day: no disagreement.
        here(first, "died", where, claim_id="e" * 16, count_low=3, count_high=40, **harm),
        here(first, "died", where, claim_id="f" * 16, outcome="wounded", count_low=90, count_high=90, **harm),
        here(first, "died", where, claim_id="1" * 16, date="2011-06", count_low=90, count_high=90, **harm),
        here(first, "died", where, claim_id="2" * 16, polarity="denied", count_low=90, count_high=90, **harm),
    ]
    good["organisation_names"].append(
        {"organisation_id": "coral-front", "name": "CF", "mention_count": 0, "sentence_id": None}
    )
    tables = {name: TABLES[name].frame(good[name]) for name in given()}
    release = published(tmp_path_factory.mktemp("datasets"), tables)
    with duckdb.connect(str(release / "orbat.duckdb"), read_only=True) as connection:
        yield connection


def test_organisation_profiles(db):
    row = db.sql("FROM organisation_profiles WHERE organisation_id = 'coral-front'").to_arrow_table().to_pylist()
    assert row == [
        {
            "organisation_id": "coral-front",
            "name": "Coral Front",
            "kind": "armed_group",
            "founded": "2001",
            "dissolved": None,
            "other_names": ["CF"],
            "leaders": ["Jo Mar (spokesperson)"],
            "allies": ["Ostland"],
            "rivals": ["Ostland"],
            "casualty_claim_count": 1,
            "mention_count": 1,
            "document_count": 1,
            "publisher_count": 1,
            "wikidata_id": "Q42",
        }
    ]


def test_an_organisation_without_claims_has_empty_lists(db):
    found = db.execute(
        "SELECT other_names, leaders, casualty_claim_count FROM organisation_profiles WHERE kind = 'state'"
    )
    assert found.fetchall() == [([], [], 0)]


def test_alliance_network(db):
    (row,) = db.sql("FROM alliance_network").to_arrow_table().to_pylist()
    assert row == {
        "organisation_a": "ostland",
        "name_a": "Ostland",
        "relation": "supports",
        "organisation_b": "coral-front",
        "name_b": "Coral Front",
        "for_count": 1,
        "against_count": 1,
        "hedged_count": 0,
        "rivalry_count": 1,
        "document_count": 2,
        "publisher_count": 2,
        "publishers": ["The Shore", "The Tide"],
        "first_said": date(2011, 6, 1),
        "last_said": date(2012, 1, 2),
        "confidence": 0.8,
    }


def test_casualty_reports(db):
    row = db.execute(
        "SELECT outcome, count_low, perpetrator_organisation_name, victim_organisation_name, sentence, publisher "
        "FROM casualty_reports WHERE publisher = 'The Shore'"
    ).fetchall()
    assert row == [
        ("killed", 5, "Coral Front", None, rows()["sentences"][0]["text"], "The Shore"),
    ]
    assert db.execute("SELECT count(*) FROM casualty_reports").fetchone() == (8,)


def test_disagreements(db):
    first = rows()["casualties"][0]["claim_id"]
    found = db.execute(
        "SELECT lower_claim_id, lower_count_high, higher_claim_id, higher_count_low FROM disagreements"
    ).fetchall()
    assert sorted(found) == sorted(
        [
            (first, 5, "b" * 16, 9),
            (first, 5, "c" * 16, 20),
            (first, 5, "d" * 16, 30),
            ("b" * 16, 9, "c" * 16, 20),
            ("b" * 16, 9, "d" * 16, 30),
        ]
    )


def test_evidence_has_every_claim(db):
    claims = sum(len(rows()[name]) for name in ("leaders", "rivalries", "dates")) + 2 + 8
    assert db.execute("SELECT count(*), count(DISTINCT claim_id) FROM evidence").fetchone() == (claims, claims)


@pytest.mark.parametrize(
    ("table", "statement", "words"),
    [
        ("leaders", "Jo Mar: spokesperson of Coral Front", "Jo Mar"),
        ("rivalries", "Coral Front fights Ostland", "killed"),
        ("dates", "2011-05 (May 2011): kill", "May 2011"),
        ("alliances", "Ostland supports Coral Front", "backed by"),
        ("casualties", "5 soldiers: killed, by Coral Front, in Port Sal, 2011-05", "killed five soldiers"),
    ],
)
def test_evidence_says_what_is_claimed(db, table, statement, words):
    found = db.execute(
        "SELECT statement, words FROM evidence WHERE table_name = ? AND publisher = 'The Shore'", [table]
    ).fetchall()
    assert found == [(statement, words)]


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (None, None, "an unknown number of people"),
        (7, None, "at least 7 people"),
        (None, 7, "up to 7 people"),
        (3, 7, "3 to 7 people"),
        (0, 0, "0 people"),
    ],
)
def test_evidence_words_counts(tmp_path, low, high, said):
    row = claim(
        "casualties", "killed five soldiers",
        outcome="killed", count_low=low, count_high=high, is_approximate=False, victim_kind="unknown",
        victims=None,
    )  # fmt: skip
    release = published(tmp_path, given() | {"casualties": TABLES["casualties"].frame([row])})
    with duckdb.connect(str(release / "orbat.duckdb"), read_only=True) as db:
        (found,) = db.execute("SELECT statement FROM evidence WHERE table_name = 'casualties'").fetchone()
    assert found == f"{said}: killed"
