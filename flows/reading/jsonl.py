"""JSON Lines: a line is a document, an object with `text` and, as far as known, `id` and metadata.

A document's `source_path` is the file's with `#` and the record's `id`, or `#line-N` where it has none.
Keys that Orbat does not use are ignored.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flows.reading.decoding import check_size, check_text, decode
from flows.reading.document import Document
from flows.reading.faults import Fault, Rejected
from flows.reading.metadata import ALIASES, Metadata, metadata_of
from flows.reading.plain import document_of

# A JSON escape may write one byte of text as six, and a record holds more than its text.
_LINE_FACTOR = 8


def read(path: Path, source_path: str, metadata: Metadata, max_bytes: int) -> Iterator[Document | Rejected]:
    """The documents of a file, line by line; a line at fault is rejected, the others are read.

    `metadata` is what `documents.csv` says of the whole file: it holds where a record says nothing.

    Raises:
        OSError: when the file cannot be read now.
    """
    empty = True
    limit = max_bytes * _LINE_FACTOR
    with path.open("rb") as file:
        number = 0
        while line := file.readline(limit + 1):
            number += 1
            where = f"{source_path}#line-{number}"
            if len(line) > limit:
                while line and not line.endswith(b"\n"):
                    line = file.readline(limit)
                empty = False
                yield Rejected(where, f"too large: a line of more than {limit:,} bytes")
            elif line.strip():
                empty = False
                yield from _record(line, source_path, where, metadata, max_bytes)
    if empty:
        yield Rejected(source_path, "empty: it contains no text")


def _record(
    line: bytes, source_path: str, where: str, common: Metadata, max_bytes: int
) -> Iterator[Document | Rejected]:
    try:
        record = _parsed(decode(line, len(line)).removeprefix("\ufeff"))
        identifier = record.get("id")
        if isinstance(identifier, str | int) and not isinstance(identifier, bool) and str(identifier).strip():
            where = f"{source_path}#{str(identifier).strip()}"
        text = record.get("text")
        if not isinstance(text, str):
            raise Fault("it has no 'text'" if text is None else f"'text' is a {type(text).__name__}, not text")
        try:
            check_size(len(text.encode("utf-8")), max_bytes)
        except UnicodeEncodeError as error:
            raise Fault(f"'text' is not Unicode: a lone surrogate at character {error.start}") from error
        check_text(text)
        own, faults = metadata_of({ALIASES.get(key, key): value for key, value in record.items()})
        yield from (Rejected(where, f"{fault} (the record is read without it)") for fault in faults)
        yield document_of(text, where, _merged(own, common))
    except Fault as fault:
        yield Rejected(where, str(fault))


def _parsed(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise Fault(f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise Fault(f"not an object but a {type(record).__name__}")
    return record


def _merged(own: Metadata, common: Metadata) -> Metadata:
    licence = own if own.licence is not None else common
    return Metadata(
        title=own.title or common.title,
        publisher=own.publisher or common.publisher,
        url=own.url or common.url,
        published_on=own.published_on or common.published_on,
        language=own.language or common.language,
        licence=licence.licence,
        text_is_open=licence.text_is_open,
    )
