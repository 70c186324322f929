"""Identifiers made from content: the same words of the same document have the same one in every run."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from schemas.tables import TABLES


def digest(*parts: str | int | float | bool | None) -> str:
    """16 hexadecimal digits of the SHA-256 of the parts, written as a JSON array in UTF-8."""
    data = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(data.encode("utf-8")).hexdigest()[:16]


def text_sha256(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def sentence_id(document_id: str, ordinal: int) -> str:
    """`document_id:ordinal`."""
    return f"{document_id}:{ordinal}"


def mention_id(document_id: str, char_start: int, char_end: int) -> str:
    """The id of the mention at these characters of a document, whoever it turns out to mean."""
    return digest(document_id, "mentions", char_start, char_end)


def claim_id(table: str, row: Mapping[str, Any]) -> str:
    """The id of a claim: a hash of its document, table, offsets and what is claimed.

    `row` has `document_id`, `char_start`, `char_end` and the identity columns of the table
    (`TABLES[table].identity`). A changed date, certainty, confidence or rule leaves it as it is.

    Raises:
        KeyError: when the row lacks one of these.
    """
    own = (row[column] for column in TABLES[table].identity)
    return digest(row["document_id"], table, row["char_start"], row["char_end"], *own)


def quarantine_id(row: Mapping[str, Any], occurrence: int) -> str:
    """The id of a quarantine row, the `occurrence`-th (from 0) with these values."""
    columns = [name for name in TABLES["quarantine"].columns if name != "quarantine_id"]
    return digest(*(row[name] for name in columns), occurrence)
