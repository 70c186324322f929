"""CHANGES.md says what is different from the release before."""

import polars as pl

from schemas.tables import TABLES
from tests.release.conftest import given, published
from tests.schemas.rows import rows


def changes(release):
    return (release / "CHANGES.md").read_text(encoding="utf-8")


def test_the_first_release(release):
    assert "The first release." in changes(release)


def test_organisations_and_rows(tmp_path):
    published(tmp_path)
    good = rows()
    good["organisations"][0]["name"] = "Coral *Liberation* Front"
    good["organisations"].append(
        good["organisations"][1] | {"organisation_id": "westland", "name": "<b>Westland</b>", "mention_count": 0}
    )
    text = changes(
        published(tmp_path, given() | {"organisations": TABLES["organisations"].frame(good["organisations"])})
    )
    assert text.startswith("# Changes since 2011.06.02.1\n")
    assert "| `organisations` | 2 | 3 | 1 | 0 |" in text
    assert "| `leaders` | 1 | 1 | 0 | 0 |" in text
    assert "- &#60;b&#62;Westland&#60;/b&#62; (`westland`)" in text
    assert "- `coral-front`: Coral Front is now Coral &#42;Liberation&#42; Front" in text
    back = changes(published(tmp_path))
    assert "## Gone organisations\n\n- &#60;b&#62;Westland" in back
    assert "| `organisations` | 3 | 2 | 0 | 1 |" in back


def test_same_number_of_other_rows(tmp_path):
    published(tmp_path)
    moved = given()["alliances"].with_columns(claim_id=pl.lit("0" * 16))
    assert "| `alliances` | 1 | 1 | 1 | 1 |" in changes(published(tmp_path, given() | {"alliances": moved}))


def test_columns_that_came_and_went(tmp_path):
    before = published(tmp_path)
    pl.read_parquet(before / "people.parquet").rename({"name": "full_name"}).write_parquet(
        before / "people.parquet"
    )
    (before / "dates.parquet").rename(before / "days.parquet")
    text = changes(published(tmp_path))
    assert "- `people`: new column `name`" in text
    assert "- `people`: column `full_name` is gone" in text
    assert "- new table `dates`" in text
    assert "- table `days` is gone" in text


def test_a_release_before_that_cannot_be_read(tmp_path):
    before = published(tmp_path)
    (before / "people.parquet").write_bytes(b"no Parquet")
    text = changes(published(tmp_path))
    assert text.startswith("# Changes since 2011.06.02.1\n\nNot known: that release cannot be read")
