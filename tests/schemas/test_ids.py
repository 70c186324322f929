"""Ids come from content, and change only with it."""

import pytest

from schemas.ids import claim_id, digest, mention_id, quarantine_id, sentence_id
from schemas.tables import CLAIM_TABLES, TABLES
from tests.schemas.rows import rows


def test_ids_do_not_change_between_releases():
    assert digest("a", 1, None) == "0ae764bffd3a17b6"
    assert mention_id("0123456789abcdef", 3, 9) == digest("0123456789abcdef", "mentions", 3, 9)
    assert sentence_id("0123456789abcdef", 4) == "0123456789abcdef:4"


def test_parts_do_not_run_together():
    assert digest("ab", "c") != digest("a", "bc") != digest("a", "b", "c")
    assert digest("1") != digest(1)


@pytest.mark.parametrize("name", CLAIM_TABLES)
def test_claim_id(name):
    row = rows()[name][0]
    assert claim_id(name, row) == row["claim_id"]
    assert (
        claim_id(name, row | {"confidence": 0.1, "extractor": "other.rule", "certainty": "hedged"})
        == row["claim_id"]
    )
    moved = [row | {"char_start": 1}, row | {"char_end": 99}, row | {"document_id": "f" * 16}]
    other = [row | {column: "other"} for column in TABLES[name].identity]
    assert row["claim_id"] not in [claim_id(name, changed) for changed in [*moved, *other]]


def test_claim_id_needs_the_identity():
    row = dict(rows()["leaders"][0])
    del row["role"]
    with pytest.raises(KeyError):
        claim_id("leaders", row)


def test_same_fault_twice_has_two_ids():
    row = {"table_name": None, "row_key": None, "content": None} | rows()["quarantine"][0]
    assert quarantine_id(row, 0) != quarantine_id(row, 1)
