"""Reading a release: queries, and why a claim is there.

The declared tables are imported where they are needed: a query must not wait for the second that it takes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

DATABASE = "orbat.duckdb"
RELEASE_COLUMNS = ("version", "created_at", "is_public", "document_count", "organisation_count", "code_version")


class LookupFault(ValueError):
    """A release, query or claim that cannot be looked up; the message says why."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim with what it rests on.

    `before`, `evidence` and `after` make up the sentence; `evidence` is what the rule fired on. In a public
    release all three are None where the document's licence keeps its text back.
    """

    table: str
    row: dict[str, Any]
    document: dict[str, Any]
    before: str | None
    evidence: str | None
    after: str | None


def open_release(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection that reaches nothing but the release: neither files nor the network.

    Args:
        path: a release's folder, or its DuckDB file.

    Raises:
        LookupFault: when there is none.
    """
    file = path / DATABASE if path.is_dir() else path
    if not file.is_file():
        raise LookupFault(f"{path}: no release here (orbat build makes one)")
    try:
        return duckdb.connect(
            str(file), read_only=True, config={"enable_external_access": "false", "lock_configuration": "true"}
        )
    except duckdb.Error as error:
        raise LookupFault(f"{file}: cannot be opened ({_first_line(error)})") from error


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__


def query(release: Path, sql: str) -> Rows:
    """The answer of a release to SQL.

    Raises:
        LookupFault: when there is no release, or the SQL is at fault.
    """
    with open_release(release) as db:
        try:
            answer = db.execute(sql)
            columns = tuple(column[0] for column in answer.description or ())
            return Rows(columns, answer.fetchall() if columns else [])
        except duckdb.Error as error:
            raise LookupFault(str(error).strip()) from error


def releases(output: Path) -> list[tuple[Any, ...]]:
    """`RELEASE_COLUMNS` of every release in a folder, oldest first.

    Raises:
        LookupFault: when there is none, or one cannot be opened.
    """
    from schemas.columns import VERSION

    found = [path for path in output.glob("*") if re.match(VERSION, path.name) and (path / DATABASE).is_file()]
    if not found:
        raise LookupFault(f"{output}: no release here (orbat build makes one)")
    rows = []
    for path in sorted(found, key=lambda path: [int(part) for part in path.name.split(".")]):
        with open_release(path) as db:
            rows += [tuple(row[name] for name in RELEASE_COLUMNS) for row in _dicts(db, "select * from release")]
    return rows


def explain(release: Path, claim_id: str) -> Explanation:
    """The claim with an id, or with the only id that begins so.

    Raises:
        LookupFault: when no claim, or more than one, has such an id.
    """
    from schemas.tables import CLAIM_TABLES

    with open_release(release) as db:
        found = [(table, row) for table in CLAIM_TABLES for row in _claims(db, table, claim_id)]
        if not found:
            raise LookupFault(f"no claim of this release has the id {claim_id!r}")
        if len(found) > 1:
            ids = ", ".join(sorted(row["claim_id"] for _, row in found)[:5])
            raise LookupFault(f"{claim_id!r} begins more than one claim id: {ids}")
        table, row = found[0]
        sentence = _one(db, "select char_start, text from sentences where sentence_id = ?", row["sentence_id"])
        document = _one(db, "select * from documents where document_id = ?", row["document_id"])
        _name(db, row)
    text, start = sentence["text"], sentence["char_start"]
    if text is None:
        return Explanation(table, row, document, None, None, None)
    first, last = row["char_start"] - start, row["char_end"] - start
    return Explanation(table, row, document, text[:first], text[first:last], text[last:])


def _dicts(db: duckdb.DuckDBPyConnection, sql: str, *values: Any) -> list[dict[str, Any]]:
    answer = db.execute(sql, list(values))
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def _one(db: duckdb.DuckDBPyConnection, sql: str, value: Any) -> dict[str, Any]:
    rows: Sequence[dict[str, Any]] = _dicts(db, sql, value)
    if len(rows) != 1:
        raise LookupFault(f"{value!r} has {len(rows)} rows where the release should have one")
    return rows[0]


def _claims(db: duckdb.DuckDBPyConnection, table: str, claim_id: str) -> list[dict[str, Any]]:
    # The table's name is one of the declared ones; the id is a value.
    return _dicts(db, f"select * from {table} where starts_with(claim_id, ?)", claim_id)  # noqa: S608


def _name(db: duckdb.DuckDBPyConnection, row: dict[str, Any]) -> None:
    """Put the name behind each id of an organisation or person."""
    for column, value in row.items():
        if value is None:
            continue
        if "organisation" in column:
            named = _dicts(db, "select name from organisations where organisation_id = ?", value)
        elif column == "person_id":
            named = _dicts(db, "select name from people where person_id = ?", value)
        else:
            continue
        if named:
            row[column] = f"{value} ({named[0]['name']})"
