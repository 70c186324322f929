"""The inventory as Parquet: what reading hands to the tasks that follow."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from flows.reading.document import Document

_TYPES = {"published_on": pa.date32(), "text_is_open": pa.bool_()}
SCHEMA = pa.schema([(field.name, _TYPES.get(field.name, pa.string())) for field in fields(Document)])


def write(documents: Iterable[Document], path: Path) -> Path:
    """Write documents as one Parquet file, in the order given, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.tmp")
    pq.write_table(pa.Table.from_pylist([asdict(d) for d in documents], schema=SCHEMA), aside, compression="zstd")
    aside.replace(path)
    return path


def read(path: Path) -> list[Document]:
    """The documents of an inventory file, in its order."""
    return [Document(**row) for row in pq.read_table(path, schema=SCHEMA, partitioning=None).to_pylist()]


def sha256(documents: Iterable[Document]) -> str:
    """64 hexadecimal digits that stand for the documents and what is said of them, in any order."""
    rows = sorted(
        json.dumps([value for key, value in sorted(asdict(document).items()) if key != "text"], default=str)
        for document in documents
    )
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()
