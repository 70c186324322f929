"""Rules between tables: every reference leads to a row, every count is that of the rows."""

from schemas.check_columns import row_problems
from schemas.problem import Problem, Tables
from schemas.tables import Table


def reference_problems(table: Table, tables: Tables) -> list[Problem]:
    """Dangling references of one table, and for `release` counts that are not those of the tables."""
    frame = tables[table.name]
    found = []
    for name, column in table.columns.items():
        if column.references is not None:
            target, key = column.references
            dangling = ~frame[name].is_in(tables[target][key].implode()) & frame[name].is_not_null()
            message = f"dangling reference: {{}} is not in {target}.{key}"
            found += row_problems(table, frame, dangling.fill_null(False), name, message, shown=name)
    return found + _count_problems(table, tables) if table.counted else found


def _count_problems(table: Table, tables: Tables) -> list[Problem]:
    frame = tables[table.name]
    found = []
    for name, counted in table.counted.items():
        height = tables[counted].height
        message = f"{{}} is not the number of rows of {counted}, {height}"
        found += row_problems(table, frame, frame[name] != height, name, message, shown=name)
    if frame.height > 1:
        found.append(Problem(table=table.name, column=None, row=None, key=None, message="has more than one row"))
    return found
