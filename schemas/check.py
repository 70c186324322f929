"""All that must hold of the released tables before they are released."""

import polars as pl

from schemas.check_columns import column_problems
from schemas.check_evidence import evidence_problems
from schemas.check_references import reference_problems
from schemas.check_values import value_problems
from schemas.problem import Problem, Tables
from schemas.tables import TABLES

__all__ = ["Problem", "problems"]


def problems(tables: Tables) -> list[Problem]:
    """Every rule that the tables break, in the order of the tables; empty where they may be released.

    A table that is not given counts as empty. Rules that compare tables are asked only once every
    table given has its columns with their types.
    """
    found = [
        Problem(table=name, column=None, row=None, key=None, message="no such table")
        for name in sorted(set(tables) - set(TABLES))
    ]
    given = {name: tables[name] for name in TABLES if name in tables}
    for name, frame in given.items():
        found += column_problems(TABLES[name], frame)
    if any(problem.row is None for problem in found):
        return found
    complete = {name: given.get(name, pl.DataFrame(schema=table.polars_schema)) for name, table in TABLES.items()}
    for name in given:
        table = TABLES[name]
        found += value_problems(table, complete[name])
        found += reference_problems(table, complete)
        found += evidence_problems(table, complete)
    return found
