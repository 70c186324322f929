"""`README.md` of a release: what is in it, how much, how to query and to cite it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flows.release.citation import citation
from flows.release.metadata import Metadata
from schemas.tables import TABLES
from schemas.views import VIEWS

FILE = "README.md"

_QUERIES = """## Query

```sh
duckdb -readonly orbat.duckdb "SELECT name, kind, allies, rivals FROM organisation_profiles LIMIT 5"
```

```python
import duckdb

with duckdb.connect("orbat.duckdb", read_only=True) as db:
    print(db.sql("SELECT statement, sentence, publisher FROM evidence WHERE table_name = 'alliances'"))
```

```sql
SELECT outcome, count_low, count_high, sentence
FROM 'casualties.parquet' JOIN 'sentences.parquet' USING (sentence_id);
```

`orbat.duckdb` opens in DuckDB 1.4 and later. Every table and column has a comment there: `SELECT table_name,
column_name, comment FROM duckdb_columns()`. `sha256sum --check SHA256SUMS` tells whether the files are whole.
"""


def write_readme(folder: Path, release: Mapping[str, Any], metadata: Metadata) -> Path:
    """Write `README.md`.

    Args:
        folder: where to.
        release: the row of the `release` table.
        metadata: the dataset's own.
    """
    counts = {table: release[column] for column, table in TABLES["release"].counted.items()} | {"release": 1}
    sections = [
        f"# {metadata.title}",
        f"Version {release['version']}, {release['created_at']:%Y-%m-%d}. {_standing(release)}",
        metadata.description,
        "## Tables\n\n" + _listing(("table", "rows", "one row is"), _table_rows(counts)),
        "## Views of orbat.duckdb\n\n" + _listing(("view", "what"), [(v.name, v.description) for v in VIEWS]),
        _QUERIES.rstrip(),
        "## Read this first\n\n" + "\n".join(f"- **{note.title}.** {note.text}" for note in metadata.notes),
        f"## Cite\n\n> {citation(release, metadata)}",
        f"## Licence\n\n{_licence(release, metadata)}",
        f"Made by Orbat {release['code_version']}, language model {release['model_version'] or 'none'}, "
        f"from documents with the inventory `{release['input_sha256']}`.",
    ]
    path = folder / FILE
    path.write_text("\n\n".join(sections) + "\n", encoding="utf-8")
    return path


def _standing(release: Mapping[str, Any]) -> str:
    if release["is_public"]:
        return "A public release: the text of documents without an open licence is left out."
    return "**Not for distribution**: it holds the text of every document, whatever its licence."


def _licence(release: Mapping[str, Any], metadata: Metadata) -> str:
    licence = metadata.licence
    if release["is_public"]:
        return f"[{licence.title}]({licence.path}) ({licence.name}). {licence.covers}"
    return (
        f"None for this release as it is. {licence.covers} A release made with `--public` is "
        f"[{licence.name}]({licence.path})."
    )


def _table_rows(counts: Mapping[str, int]) -> list[tuple[str, ...]]:
    return [(f"`{name}`", f"{counts[name]:,}", table.description) for name, table in TABLES.items()]


def _listing(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
