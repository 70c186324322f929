"""What is kept out of a release, with the reason."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from schemas.check import Problem
from schemas.ids import quarantine_id
from schemas.publication import QuarantineKind
from schemas.tables import TABLES, Table

_TABLE = TABLES["quarantine"]


def document_rows(rejected: Iterable[tuple[str, str]]) -> pl.DataFrame:
    """Quarantine rows of documents that could not be read or extracted: pairs of source path and reason."""
    return _TABLE.frame(
        {"kind": QuarantineKind.DOCUMENT.value, "source_path": path, "reason": reason} for path, reason in rejected
    )


def rejected_rows(
    table: Table, frame: pl.DataFrame, problems: Sequence[Problem], source_paths: Mapping[str, str]
) -> pl.DataFrame:
    """Quarantine rows of the rows of a table that break rules.

    Args:
        table: the table.
        frame: its rows, as they were checked.
        problems: what is wrong with them; every one names a row.
        source_paths: source path by document id.
    """
    reasons: dict[int, list[str]] = {}
    keys: dict[int, str | None] = {}
    for problem in problems:
        if problem.row is not None:
            reasons.setdefault(problem.row, []).append(_reason(problem))
            keys[problem.row] = problem.key
    return _TABLE.frame(
        {
            "kind": QuarantineKind.ROW.value,
            "table_name": table.name,
            "row_key": keys[row],
            "source_path": source_paths.get(frame.row(row, named=True).get("document_id", "")),
            "reason": "; ".join(reasons[row]),
            "content": _json(frame.row(row, named=True)),
        }
        for row in sorted(reasons)
    )


def without_wording(quarantine: pl.DataFrame) -> pl.DataFrame:
    """Quarantine rows whose content has no column that copies words of a document."""

    def strip(row: Mapping[str, Any]) -> str | None:
        if row["content"] is None or row["table_name"] not in TABLES:
            return None
        columns = TABLES[row["table_name"]].columns
        content = json.loads(row["content"])
        return _json({name: value for name, value in content.items() if not columns[name].wording})

    contents = [strip(row) for row in quarantine.iter_rows(named=True)]
    return quarantine.with_columns(pl.Series("content", contents, dtype=pl.String))


def identified(quarantine: pl.DataFrame) -> pl.DataFrame:
    """Quarantine rows with their ids; the same fault of two files of one name gets two."""
    seen: Counter[str] = Counter()
    ids = []
    for row in quarantine.iter_rows(named=True):
        first = quarantine_id(row, 0)
        ids.append(quarantine_id(row, seen[first]))
        seen[first] += 1
    return quarantine.with_columns(pl.Series("quarantine_id", ids, dtype=pl.String))


def _reason(problem: Problem) -> str:
    return problem.message if problem.column is None else f"{problem.column}: {problem.message}"


def _json(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, default=str)
