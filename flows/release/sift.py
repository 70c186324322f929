"""Rows that break a rule are taken out of the tables and named; too many of them stop the release."""

from collections.abc import Mapping

import polars as pl

from flows.release.errors import InvalidTables, TooManyRejected
from flows.release.quarantine import rejected_rows
from schemas.check import Problem, problems
from schemas.problem import Tables
from schemas.tables import TABLES

MAX_SHARE = 0.05
"""Share of rows, of all and of each table that is large enough, above which a release stops."""
LARGE_TABLE = 100
"""Rows from which a table's own share is asked: in a smaller one, one bad row may be a large share."""


def sift(tables: Tables, max_share: float = MAX_SHARE) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """The tables without the rows that break a rule, and those rows for quarantine.

    A row that refers to a rejected one is rejected with it.

    Raises:
        InvalidTables: when a table as a whole is not of the declared shape.
        TooManyRejected: when more than `max_share` of the rows break a rule.
    """
    kept = dict(tables)
    paths = _source_paths(tables)
    quarantined = []
    first: list[Problem] = []
    while found := problems(kept):
        of_tables = [problem for problem in found if problem.row is None]
        if of_tables:
            raise InvalidTables(of_tables)
        first = first or found
        for name in {problem.table: None for problem in found}:
            of_table = [problem for problem in found if problem.table == name]
            quarantined.append(rejected_rows(TABLES[name], kept[name], of_table, paths))
            bad = {problem.row for problem in of_table}
            kept[name] = kept[name].filter(
                ~pl.int_range(pl.len()).is_in(sorted(row for row in bad if row is not None))
            )
    _stop_at_too_many(tables, kept, max_share, first)
    empty = pl.DataFrame(schema=TABLES["quarantine"].polars_schema)
    return kept, pl.concat([empty, *quarantined])


def _stop_at_too_many(tables: Tables, kept: Tables, max_share: float, examples: list[Problem]) -> None:
    rows = {name: frame.height for name, frame in tables.items()}
    rejected = {name: rows[name] - kept[name].height for name in rows}
    places = [(name, rejected[name], rows[name]) for name in rows if rows[name] >= LARGE_TABLE]
    places.append(("all tables", sum(rejected.values()), sum(rows.values())))
    for place, bad, checked in places:
        if bad > max_share * checked:
            of_place = [problem for problem in examples if problem.table == place] or examples
            raise TooManyRejected(place, bad, checked, max_share, of_place)


def _source_paths(tables: Tables) -> Mapping[str, str]:
    documents = tables.get("documents")
    if documents is None or not {"document_id", "source_path"} <= set(documents.columns):
        return {}
    return dict(documents.select("document_id", "source_path").iter_rows())
