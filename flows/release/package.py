"""`datapackage.json`: a release as a Data Package (version 2 of the standard)."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flows.release.checksums import sha256
from flows.release.database import FILE as DATABASE
from flows.release.metadata import Metadata
from schemas.frictionless import table_schema
from schemas.tables import TABLES, Table

FILE = "datapackage.json"


def write_package(folder: Path, release: Mapping[str, Any], metadata: Metadata) -> Path:
    """Write `datapackage.json` for the files of a folder.

    Args:
        folder: holds the Parquet files and the DuckDB file.
        release: the row of the `release` table.
        metadata: the dataset's own.
    """
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": metadata.name,
        "title": metadata.title,
        "description": metadata.description,
        "version": release["version"],
        "created": f"{release['created_at'].isoformat()}Z",
        "keywords": list(metadata.keywords),
        "contributors": [{"title": entry.title, "roles": list(entry.roles)} for entry in metadata.contributors],
        "licenses": _licences(release, metadata),
        "resources": [
            *(_table(folder, table) for table in TABLES.values()),
            _file(folder, DATABASE, "orbat-duckdb", "The same tables, with comments, keys and views.")
            | {"format": "duckdb", "mediatype": "application/vnd.duckdb"},
        ],
    }
    if not package["licenses"]:
        del package["licenses"]  # with third parties' texts in it, the release has no licence to offer
    path = folder / FILE
    path.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def _licences(release: Mapping[str, Any], metadata: Metadata) -> list[dict[str, str]]:
    licence = metadata.licence
    return [{"name": licence.name, "title": licence.title, "path": licence.path}] if release["is_public"] else []


def _table(folder: Path, table: Table) -> dict[str, Any]:
    return _file(folder, f"{table.name}.parquet", table.name, table.description) | {
        "type": "table",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": table_schema(table),
    }


def _file(folder: Path, file: str, name: str, description: str) -> dict[str, Any]:
    path = folder / file
    return {
        "name": name,
        "path": file,
        "description": description,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256(path)}",
    }
