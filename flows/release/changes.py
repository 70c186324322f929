"""`CHANGES.md` of a release: what is different from the one before."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from flows.release.markdown import escaped
from schemas.tables import TABLES, Table

FILE = "CHANGES.md"
SHOWN = 200
"""Organisations that are listed by name; of more, the number is given."""


def write_changes(folder: Path, releases: Sequence[Path]) -> Path:
    """Write `CHANGES.md` against the last of the releases that are there, if any.

    Args:
        folder: holds the new release's Parquet files.
        releases: the releases before it, oldest first.
    """
    path = folder / FILE
    path.write_text(
        _text(releases[-1], folder) if releases else "# Changes\n\nThe first release.\n", encoding="utf-8"
    )
    return path


def _text(before: Path, after: Path) -> str:
    try:
        return _differences(before, after)
    except (OSError, pl.exceptions.PolarsError) as error:
        return (
            f"# Changes since {before.name}\n\nNot known: that release cannot be read ({escaped(str(error))}).\n"
        )


def _differences(before: Path, after: Path) -> str:
    lines = [f"# Changes since {before.name}", "", *_shape(before, after), *_rows(before, after)]
    return "\n".join([*lines, *_organisations(before, after)]) + "\n"


def _shape(before: Path, after: Path) -> list[str]:
    """Tables and columns that came or went: what may break a reader."""
    lines = []
    for name, table in TABLES.items():
        old = before / f"{name}.parquet"
        if not old.is_file():
            lines.append(f"- new table `{name}`")
            continue
        columns = set(pl.read_parquet_schema(old))
        lines += [f"- `{name}`: new column `{column}`" for column in table.columns if column not in columns]
        lines += [f"- `{name}`: column `{column}` is gone" for column in sorted(columns - set(table.columns))]
    lines += [
        f"- table `{gone}` is gone" for gone in sorted({p.stem for p in before.glob("*.parquet")} - set(TABLES))
    ]
    return ["## Tables and columns", "", *(lines or ["No change."]), ""]


def _rows(before: Path, after: Path) -> list[str]:
    lines = ["## Rows", "", "| table | before | now | new | gone |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, table in TABLES.items():
        if name == "release":
            continue
        old, new = _keys(before, table), _keys(after, table)
        came, went = new.join(old, on=new.columns, how="anti"), old.join(new, on=new.columns, how="anti")
        lines.append(f"| `{name}` | {old.height:,} | {new.height:,} | {came.height:,} | {went.height:,} |")
    return [*lines, "", "New and gone rows are told by their primary keys.", ""]


def _organisations(before: Path, after: Path) -> list[str]:
    old, new = _names(before), _names(after)
    came = [f"- {escaped(new[key])} (`{key}`)" for key in sorted(new.keys() - old.keys())]
    went = [f"- {escaped(old[key])} (`{key}`)" for key in sorted(old.keys() - new.keys())]
    other = [
        f"- `{key}`: {escaped(old[key])} is now {escaped(new[key])}"
        for key in sorted(old.keys() & new.keys())
        if old[key] != new[key]
    ]
    lines = []
    for title, entries in (("New", came), ("Gone", went), ("Renamed", other)):
        lines += [f"## {title} organisations", "", *(entries[:SHOWN] or ["None."])]
        if len(entries) > SHOWN:
            lines.append(f"- and {len(entries) - SHOWN:,} more")
        lines.append("")
    return lines[:-1]


def _keys(release: Path, table: Table) -> pl.DataFrame:
    columns = list(table.primary_key)
    path = release / f"{table.name}.parquet"
    if not path.is_file() or not set(columns) <= set(pl.read_parquet_schema(path)):
        return pl.DataFrame(schema={name: table.columns[name].dtype for name in columns})
    return pl.read_parquet(path, columns=columns)


def _names(release: Path) -> dict[str, str]:
    path = release / "organisations.parquet"
    if not path.is_file():
        return {}
    return dict(pl.read_parquet(path, columns=["organisation_id", "name"]).iter_rows())
