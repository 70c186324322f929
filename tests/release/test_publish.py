"""What a release is, and when there is none."""

import re
from datetime import datetime

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest

from flows.release import EmptyRelease, InvalidTables, ReleaseError, TooManyRejected
from flows.release.checksums import sha256, wrong_files
from schemas.arrow import arrow_schema
from schemas.tables import TABLES
from tests.release.conftest import given, published
from tests.schemas.rows import DOCUMENT_ID, rows

FILES = {f"{name}.parquet" for name in TABLES} | {
    "orbat.duckdb", "datapackage.json", "croissant.json", "SHA256SUMS", "CHANGES.md", "README.md",
}  # fmt: skip


def parquet_sums(release):
    return {path.name: sha256(path) for path in sorted(release.glob("*.parquet"))}


def broken(share_of=1, table="alliances", **values):
    """The good tables with one bad row."""
    good = rows()
    good[table][0].update(values)
    return given() | {table: TABLES[table].frame(good[table])}


def many_sentences(count=60):
    """The good tables with sentences enough that one bad row is a small share."""
    good = rows()
    first = good["sentences"][0]
    good["documents"][0]["char_count"] += count
    good["sentences"] += [
        first | {
            "sentence_id": f"{DOCUMENT_ID}:{i}", "ordinal": i, "text": None,
            "char_start": first["char_end"] + i - 1, "char_end": first["char_end"] + i,
        }
        for i in range(1, count + 1)
    ]  # fmt: skip
    return {name: TABLES[name].frame(good[name]) for name in given()}


def test_files(release):
    assert {path.name for path in release.iterdir()} == FILES
    assert release.name == "2011.06.02.1"
    assert wrong_files(release) == []


def test_checksums_tell_a_changed_file(release, tmp_path):
    copy = tmp_path / release.name
    copy.mkdir()
    for path in release.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    (copy / "README.md").write_text("other", encoding="utf-8")
    (copy / "dates.parquet").unlink()
    assert sorted(wrong_files(copy)) == ["README.md", "dates.parquet"]


@pytest.mark.parametrize("name", TABLES)
def test_parquet(release, name):
    table = TABLES[name]
    file = pq.ParquetFile(release / f"{name}.parquet")
    assert file.schema_arrow.equals(arrow_schema(table), check_metadata=True)
    group = file.metadata.row_group(0)
    assert group.column(0).compression == "ZSTD"
    assert group.column(0).has_offset_index
    assert [list(table.columns)[key.column_index] for key in group.sorting_columns] == list(table.sort_by)
    with duckdb.connect() as db:
        pairs = db.execute(
            "SELECT key, value FROM parquet_kv_metadata(?)", [str(release / f"{name}.parquet")]
        ).fetchall()
    assert (b"description", table.description.encode()) in pairs


def test_release_row(release):
    (row,) = pl.read_parquet(release / "release.parquet").to_dicts()
    assert row["created_at"] == datetime(2011, 6, 2, 12, 0)
    assert row["version"] == release.name
    assert (row["model_version"], row["code_version"], row["is_public"]) == ("minilm-1", "0.1.0", False)
    assert (row["organisation_count"], row["mention_count"], row["quarantine_count"]) == (2, 3, 1)


def test_rejected_documents_are_in_quarantine(release):
    (row,) = pl.read_parquet(release / "quarantine.parquet").to_dicts()
    assert (row["kind"], row["source_path"], row["reason"]) == ("document", "broken.txt", "not UTF-8")


def test_latest_is_a_relative_link(release):
    latest = release.parent / "latest"
    assert latest.is_symlink()
    assert str(latest.readlink()) == release.name
    assert latest.resolve() == release.resolve()


def test_nothing_else_is_left(release):
    assert {path.name for path in release.parent.iterdir()} == {release.name, "latest"}


def test_readme(release):
    text = (release / "README.md").read_text(encoding="utf-8")
    assert "| `mentions` | 3 |" in text
    assert "Not for distribution" in text
    assert all(f"| {name} |" in text for name in ("evidence", "disagreements"))
    for command in re.findall(r'"(SELECT [^"]+)"', text):
        with duckdb.connect(str(release / "orbat.duckdb"), read_only=True) as db:
            assert db.execute(command).fetchall()


def test_versions_count_up_and_latest_follows(tmp_path):
    paths = [published(tmp_path) for _ in range(3)]
    assert [path.name for path in paths] == ["2011.06.02.1", "2011.06.02.2", "2011.06.02.3"]
    assert (tmp_path / "latest").resolve() == paths[-1]
    assert parquet_sums(paths[0]).items() - parquet_sums(paths[2]).items() == {
        ("release.parquet", sha256(paths[0] / "release.parquet"))
    }


def test_same_rows_in_any_order_are_the_same_bytes(tmp_path):
    tables = many_sentences(300)
    shuffled = {name: frame.sample(fraction=1, shuffle=True, seed=7) for name, frame in tables.items()}
    assert not shuffled["sentences"].equals(tables["sentences"])
    reordered = {name: shuffled[name].select(reversed(shuffled[name].columns)) for name in reversed(shuffled)}
    rejected = [("b.txt", "empty"), ("a.txt", "empty"), ("a.txt", "empty")]
    one = published(tmp_path / "one", tables, rejected=rejected)
    two = published(tmp_path / "two", reordered, rejected=reversed(rejected))
    assert parquet_sums(one) == parquet_sums(two)
    assert pl.read_parquet(two / "quarantine.parquet").height == 3


def test_duplicates_are_sifted_alike_in_any_order(tmp_path):
    good = many_sentences()
    twice = pl.concat([good["people"], good["people"].with_columns(name=pl.lit("Jo Marr"))])
    one = published(tmp_path / "one", good | {"people": twice})
    two = published(tmp_path / "two", good | {"people": twice.reverse()})
    assert parquet_sums(one) == parquet_sums(two)
    assert pl.read_parquet(one / "people.parquet")["name"].to_list() == ["Jo Mar"]


def test_the_moment_can_be_fixed(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1300000000")
    release = published(tmp_path, created_at=None)
    assert release.name == "2011.03.13.1"
    assert pl.read_parquet(release / "release.parquet")["created_at"].to_list() == [
        datetime(2011, 3, 13, 7, 6, 40)
    ]


@pytest.mark.parametrize("value", ["yesterday", "1e9", "99999999999999999999"])
def test_a_moment_that_is_none(tmp_path, monkeypatch, value):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(ReleaseError, match="SOURCE_DATE_EPOCH"):
        published(tmp_path, created_at=None)


def test_a_bad_row_goes_to_quarantine_and_the_rest_goes_on(tmp_path):
    tables = many_sentences()
    bad = tables["alliances"].with_columns(relation=pl.lit("adores"))
    release = published(tmp_path, tables | {"alliances": bad})
    assert pl.read_parquet(release / "alliances.parquet").is_empty()
    assert pl.read_parquet(release / "rivalries.parquet").height == 1
    (row,) = pl.read_parquet(release / "quarantine.parquet").to_dicts()
    assert (row["kind"], row["table_name"], row["row_key"]) == ("row", "alliances", bad["claim_id"][0])
    assert row["source_path"] == "coral.txt"
    assert row["reason"].startswith("relation: 'adores' is not one of")
    assert '"organisation_a": "ostland"' in row["content"]


def test_rows_that_refer_to_a_bad_row_go_with_it(tmp_path):
    tables = many_sentences()
    people = tables["people"].with_columns(person_id=pl.lit("Not A Slug"))
    release = published(tmp_path, tables | {"people": people}, max_share=0.2)
    quarantine = pl.read_parquet(release / "quarantine.parquet")
    assert sorted(quarantine["table_name"]) == ["leaders", "mentions", "people"]
    assert pl.read_parquet(release / "leaders.parquet").is_empty()
    assert pl.read_parquet(release / "release.parquet")["quarantine_count"].to_list() == [3]


def test_counts_are_those_of_the_rows_that_stay(tmp_path):
    tables = many_sentences()
    mentions = tables["mentions"].with_columns(
        form=pl.when(pl.col("person_id").is_null()).then(pl.col("form")).otherwise(pl.lit("nickname"))
    )
    release = published(tmp_path, tables | {"mentions": mentions})
    assert pl.read_parquet(release / "people.parquet").select("mention_count", "document_count").row(0) == (0, 0)
    organisations = pl.read_parquet(release / "organisations.parquet")
    assert organisations.select("mention_count", "document_count", "publisher_count").rows() == [(1, 1, 1)] * 2
    assert pl.read_parquet(release / "documents.parquet")["sentence_count"].to_list() == [61]


@pytest.fixture
def before(tmp_path):
    """An output folder with one release, and what is in it."""
    published(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("tables", "error", "message"),
    [
        (broken(relation="adores"), TooManyRejected, r"1 of 14 rows of all tables break a rule \(7.1%.*adores"),
        (given() | {"documents": given()["documents"].clear()}, TooManyRejected, "dangling"),
        ({}, EmptyRelease, "no document"),
        (given() | {"weapons": pl.DataFrame()}, InvalidTables, "weapons: no such table"),
        (given() | {"dates": given()["dates"].drop("edtf")}, InvalidTables, "dates.edtf: the column is missing"),
        (
            given() | {"dates": given()["dates"].with_columns(confidence=1)},
            InvalidTables,
            "dates.confidence: the type is Int32, not Float64",
        ),
    ],
)
def test_no_release(before, tables, error, message):
    with pytest.raises(error, match=f"(?s){message}"):
        published(before, tables)
    assert {path.name for path in before.iterdir()} == {"2011.06.02.1", "latest"}
    assert str((before / "latest").readlink()) == "2011.06.02.1"


def test_a_large_table_has_a_share_of_its_own(tmp_path):
    """Bad mentions that would drown among all rows stop the release."""
    tables = many_sentences(5000)
    good = tables["mentions"]
    more = pl.concat(
        good[:1].with_columns(mention_id=pl.lit(f"{i:016x}"), confidence=pl.lit(2.0 if i < 10 else 1.0))
        for i in range(120)
    )
    with pytest.raises(TooManyRejected, match=r"10 of 123 rows of mentions .*\n.*mentions.confidence, row"):
        published(tmp_path, tables | {"mentions": pl.concat([good, more])})


def test_a_fault_while_writing_leaves_nothing(before, monkeypatch):
    def fail(folder):
        raise OSError("disk full")

    monkeypatch.setattr("flows.release.publication.write_checksums", fail)
    with pytest.raises(OSError, match="disk full"):
        published(before)
    assert {path.name for path in before.iterdir()} == {"2011.06.02.1", "latest"}


def test_a_damaged_file_is_noticed_before_the_release_appears(before, monkeypatch):
    def damage(folder):
        (folder / "SHA256SUMS").write_text(f"{'0' * 64}  dates.parquet\n", encoding="utf-8")

    monkeypatch.setattr("flows.release.publication.write_checksums", damage)
    with pytest.raises(ReleaseError, match=r"dates\.parquet"):
        published(before)
    assert {path.name for path in before.iterdir()} == {"2011.06.02.1", "latest"}


def test_the_input_is_left_as_it_was(tmp_path):
    tables = given()
    published(tmp_path, tables, is_public=True)
    assert all(frame.equals(given()[name]) for name, frame in tables.items())
