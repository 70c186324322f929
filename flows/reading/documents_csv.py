"""`documents.csv`: what a folder says of its files."""

import csv
import io
from pathlib import Path, PurePosixPath

from flows.reading.decoding import decode
from flows.reading.faults import Fault, Rejected
from flows.reading.metadata import FIELDS, Metadata, metadata_of

NAME = "documents.csv"
_MAX_BYTES = 500_000_000


def read(path: Path, shown: str, files: set[str]) -> tuple[dict[str, Metadata], list[Rejected]]:
    """The metadata of a folder's files by their path in the folder, and the rows that are at fault.

    Args:
        path: the `documents.csv`.
        shown: its path as the quarantine names it.
        files: the files that there are, relative to the folder of `documents.csv`.

    A row that names no file, or one twice, is kept out; a faulty value is left out of its row.
    """
    try:
        content = decode(path.read_bytes(), _MAX_BYTES).removeprefix("\ufeff")
    except Fault as fault:
        return {}, [Rejected(shown, str(fault))]
    rows = csv.reader(io.StringIO(content, newline=""), strict=True)
    found: dict[str, Metadata] = {}
    rejected: list[Rejected] = []
    try:
        header = [name.strip() for name in next(rows)]
        if "file" not in header:
            return {}, [Rejected(shown, "the header has no column 'file', so no row can be used")]
        repeated = sorted({name for name in header if header.count(name) > 1})
        if repeated:
            return {}, [Rejected(shown, f"the header names {', '.join(repeated)} more than once")]
        unknown = sorted(set(header) - FIELDS - {"file"})
        if unknown:
            rejected.append(Rejected(shown, f"columns not known and not used: {', '.join(unknown)}"))
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            where = f"{shown}:{rows.line_num}"
            if len(row) != len(header):
                rejected.append(Rejected(where, f"{len(row)} fields where the header has {len(header)}"))
                continue
            values = dict(zip(header, row, strict=True))
            file = PurePosixPath(values["file"].strip()).as_posix()
            if file not in files:
                rejected.append(Rejected(where, f"file {values['file']!r} is not in the folder"))
            elif file in found:
                rejected.append(Rejected(where, f"file {file!r} has a row already; the first one holds"))
            else:
                found[file], faults = metadata_of(values)
                rejected += [Rejected(where, f"{fault} (file {file!r} is read without it)") for fault in faults]
    except csv.Error as error:
        rejected.append(Rejected(f"{shown}:{rows.line_num}", f"not CSV from here on: {error}"))
    return found, rejected
