"""A public release has no text of documents without an open licence, in any file."""

import duckdb
import polars as pl
import pytest

from schemas.ids import text_sha256
from schemas.tables import CLAIM_TABLES, TABLES
from tests.release.conftest import given, published
from tests.schemas.rows import TEXT, rows

LONG = "an anonymous quartermaster of the second lagoon battalion who asked not to be named"
SHORT = "a quartermaster"


def closed(**wording):
    """The good tables under no open licence, with wording in the claims."""
    good = rows()
    good["documents"][0].update(licence=None, text_is_open=False)
    good["mentions"].append(
        good["mentions"][2] | {"mention_id": "e" * 16, "form": "nominal", "char_start": 0, "char_end": 63}
    )
    good["mentions"][-1]["text"] = good["sentences"][0]["text"][:63]
    for name in CLAIM_TABLES:
        good[name][0].update({key: value for key, value in wording.items() if key in TABLES[name].columns})
    return {name: TABLES[name].frame(good[name]) for name in given()}


def every_byte(release):
    return b"".join(path.read_bytes() for path in sorted(release.iterdir()))


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    wording = dict.fromkeys(("attributed_to", "victims", "place", "count_text", "title"), LONG)
    return published(tmp_path_factory.mktemp("datasets"), closed(**wording), is_public=True)


def test_the_release_says_so(public):
    assert pl.read_parquet(public / "release.parquet")["is_public"].to_list() == [True]
    assert "text of documents without an open licence is left out" in (public / "README.md").read_text(
        encoding="utf-8"
    )


def test_sentences_keep_offsets_and_hash(public):
    (row,) = pl.read_parquet(public / "sentences.parquet").to_dicts()
    before = rows()["sentences"][0]
    assert row["text"] is None
    assert (row["char_start"], row["char_end"], row["sha256"]) == (
        0,
        before["char_end"],
        text_sha256(before["text"]),
    )


def test_long_wording_is_left_out(public):
    for name in CLAIM_TABLES:
        frame = pl.read_parquet(public / f"{name}.parquet")
        assert frame["attributed_to"].to_list() == [None]
    (row,) = pl.read_parquet(public / "casualties.parquet").to_dicts()
    assert (row["victims"], row["place"], row["count_text"], row["count_low"]) == (None, None, None, 5)
    mentions = pl.read_parquet(public / "mentions.parquet")
    assert mentions.filter(mention_id="e" * 16)["text"].to_list() == [None]


def test_names_and_short_wording_stay(public):
    assert "Coral Front" in pl.read_parquet(public / "mentions.parquet")["text"].to_list()
    assert pl.read_parquet(public / "dates.parquet")["text"].to_list() == ["May 2011"]


def test_no_byte_of_the_text_is_anywhere(tmp_path):
    """Compression hides text in Parquet, so the rows are read, and the plain files searched too."""
    wording = dict.fromkeys(("attributed_to", "victims", "place", "count_text", "title"), LONG)
    release = published(tmp_path, closed(**wording), is_public=True)
    sentence = rows()["sentences"][0]["text"]
    for text in (LONG, sentence, sentence[:40]):
        assert text.encode() not in every_byte(release)
        for name in TABLES:
            assert text not in str(pl.read_parquet(release / f"{name}.parquet").to_dicts())
    with duckdb.connect(str(release / "orbat.duckdb"), read_only=True) as db:
        views = [
            row[0] for row in db.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        ]
        assert len(views) == 5
        for view in views:
            said = str(db.execute(f"FROM {view}").fetchall())
            assert LONG not in said
            assert sentence[:40] not in said


def test_quarantined_rows_keep_no_wording(tmp_path):
    tables = closed(attributed_to=LONG, relation="adores")
    release = published(tmp_path, tables, is_public=True, max_share=0.5)
    quarantine = pl.read_parquet(release / "quarantine.parquet")
    assert sorted(quarantine["table_name"]) == ["alliances", "rivalries"]
    assert all('"relation": "adores"' in content for content in quarantine["content"])
    assert LONG not in str(quarantine.to_dicts())
    private = published(tmp_path, tables, max_share=0.5)
    assert LONG in str(pl.read_parquet(private / "quarantine.parquet").to_dicts())


def test_open_documents_keep_their_text(tmp_path):
    release = published(tmp_path, is_public=True)
    assert pl.read_parquet(release / "sentences.parquet")["text"].null_count() == 0


def test_without_public_the_text_is_kept(tmp_path):
    release = published(tmp_path, closed(attributed_to=LONG))
    assert pl.read_parquet(release / "sentences.parquet")["text"].null_count() == 0
    assert pl.read_parquet(release / "alliances.parquet")["attributed_to"].to_list() == [LONG]


@pytest.mark.parametrize(
    ("words", "stays"),
    [
        (SHORT, True),
        ("one two three four five six", True),
        ("one two three four five six seven", False),
        ("一" * 80, False),
    ],
)
def test_a_few_words(tmp_path, words, stays):
    release = published(tmp_path, closed(attributed_to=words), is_public=True)
    assert pl.read_parquet(release / "alliances.parquet")["attributed_to"].to_list() == [words if stays else None]


@pytest.mark.parametrize(
    ("title", "stays"),
    [
        ("The Coral Front,  backed by OSTLAND, killed five soldiers", False),
        ("Coral Front kills soldiers with the aid of Ostland", True),
        ("killed five soldiers", True),
        (f"Coral Front attacks{TEXT}", False),
        ("…", True),
    ],
)
def test_a_title_that_is_a_sentence_of_the_text(tmp_path, title, stays):
    tables = closed()
    tables["documents"] = tables["documents"].with_columns(title=pl.lit(title))
    release = published(tmp_path, tables, is_public=True)
    assert pl.read_parquet(release / "documents.parquet")["title"].to_list() == [title if stays else None]
