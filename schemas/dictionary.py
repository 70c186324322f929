"""The declaration as a page to read: `docs/data-dictionary.md`.

`python -m schemas.dictionary` writes it.
"""

from pathlib import Path

from schemas.tables import TABLES, Column, Table
from schemas.views import VIEWS, View

FILE = Path(__file__).resolve().parents[1] / "docs" / "data-dictionary.md"

_HEAD = """# Data dictionary

The released tables. Made from `schemas/` by `python -m schemas.dictionary`; do not edit.

Offsets count Unicode code points, half-open, in the document's text exactly as read. Dates in EDTF are
ISO 8601-2, level 1, as `schemas/edtf.py` defines them. Rows are sorted by the columns named; every reference leads
to a row.

`orbat.duckdb` has the same tables and, for people, [views](#views)."""

_VIEWS = "## Views"


def dictionary() -> str:
    """The data dictionary as Markdown."""
    index = "\n".join(f"- [{table.name}](#{table.name}): {table.description}" for table in TABLES.values())
    sections = [*(_section(table) for table in TABLES.values()), _VIEWS, *(_view(view) for view in VIEWS)]
    return "\n\n".join([_HEAD, index, *sections]) + "\n"


def _section(table: Table) -> str:
    return "\n".join(
        [
            f"## {table.name}",
            "",
            table.description,
            "",
            f"Primary key: {_names(table.primary_key)}. Sorted by: {_names(table.sort_by)}.",
            "",
            "| column | type | null | description |",
            "| --- | --- | --- | --- |",
            *(_row(column) for column in table.columns.values()),
        ]
    )


def _view(view: View) -> str:
    return "\n".join(
        [
            f"### {view.name}",
            "",
            view.description,
            "",
            "| column | description |",
            "| --- | --- |",
            *(f"| `{name}` | {description} |" for name, description in view.columns.items()),
        ]
    )


def _row(column: Column) -> str:
    said = [
        column.description,
        f"One of: {_names(column.allowed)}." if column.allowed else "",
        f"Unit: {column.unit}." if column.unit else "",
        f"Format: {column.format}." if column.format else "",
        f"Pattern: `{column.pattern}`." if column.pattern and not column.format else "",
        f"References `{'.'.join(column.references)}`." if column.references else "",
    ]
    text = " ".join(part for part in said if part).replace("|", "\\|")
    null = "yes" if column.nullable else "no"
    return f"| `{column.name}` | {_type(column)} | {null} | {text} |"


def _type(column: Column) -> str:
    return str(column.dtype).split("(")[0].lower()


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(dictionary(), encoding="utf-8")
