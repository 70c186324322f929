"""datapackage.json and croissant.json describe the files that are there."""

import json
import tomllib

import polars as pl
import pytest

from flows.release.checksums import sha256
from flows.release.errors import ReleaseError
from flows.release.metadata import FILE, load_metadata
from schemas.tables import TABLES
from tests.release.conftest import published


@pytest.fixture(scope="module")
def package(release):
    return json.loads((release / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def croissant(release):
    return json.loads((release / "croissant.json").read_text(encoding="utf-8"))


def test_every_file_is_a_resource(package, release):
    resources = {resource["path"]: resource for resource in package["resources"]}
    assert set(resources) == {f"{name}.parquet" for name in TABLES} | {"orbat.duckdb"}
    for path, resource in resources.items():
        assert resource["hash"] == f"sha256:{sha256(release / path)}"
        assert resource["bytes"] == (release / path).stat().st_size


@pytest.mark.parametrize("name", TABLES)
def test_fields_are_those_of_the_file(package, release, name):
    (resource,) = [resource for resource in package["resources"] if resource["name"] == name]
    fields = [field["name"] for field in resource["schema"]["fields"]]
    assert fields == pl.read_parquet(release / f"{name}.parquet").columns


def test_metadata_is_that_of_the_dataset(package, release):
    metadata = tomllib.loads(FILE.read_text(encoding="utf-8"))
    assert package["title"] == metadata["title"]
    assert package["keywords"] == metadata["keywords"]
    assert package["version"] == release.name
    assert package["created"] == "2011-06-02T12:00:00Z"


def test_only_a_public_release_has_a_licence(package, tmp_path):
    assert "licenses" not in package
    public = json.loads((published(tmp_path, is_public=True) / "datapackage.json").read_text(encoding="utf-8"))
    assert [licence["name"] for licence in public["licenses"]] == ["CC-BY-4.0"]


def test_croissant_leads_from_fields_to_files(croissant, release):
    files = {file["@id"]: file for file in croissant["distribution"]}
    assert all(file["sha256"] == sha256(release / name) for name, file in files.items())
    fields = {field["@id"]: field for records in croissant["recordSet"] for field in records["field"]}
    assert len(fields) == sum(len(table.columns) for table in TABLES.values())
    for field in fields.values():
        source = field["source"]
        assert source["extract"]["column"] in pl.read_parquet_schema(release / source["fileObject"]["@id"])
        if "references" in field:
            assert field["references"]["field"]["@id"] in fields


@pytest.mark.parametrize(
    "text",
    ["title = ", "title = 'x'", FILE.read_text(encoding="utf-8").replace("[licence]", "mood = 'blue'\n[licence]")],
)
def test_metadata_at_fault(tmp_path, text):
    path = tmp_path / "dataset.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReleaseError, match=r"dataset\.toml: not the dataset's metadata"):
        load_metadata(path)
