"""The document: what reading hands on."""

import hashlib
from dataclasses import dataclass
from datetime import date


def text_sha256(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text exactly as read, with what its source says of it.

    `document_id` is the first 16 hexadecimal digits of `sha256`, the SHA-256 of the text.
    `licence` is an SPDX identifier or None; `text_is_open` says whether it lets the text be passed on.
    `language` is a BCP 47 tag. `source_path` is relative to the input folder.
    """

    document_id: str
    source_path: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published_on: date | None = None
    language: str | None = None
    licence: str | None = None
    text_is_open: bool = False

    @classmethod
    def of(cls, text: str, source_path: str, **metadata: object) -> "Document":
        """A document whose id and hash come from its text."""
        sha256 = text_sha256(text)
        return cls(document_id=sha256[:16], source_path=source_path, text=text, sha256=sha256, **metadata)  # type: ignore[arg-type]
