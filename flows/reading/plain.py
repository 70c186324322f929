"""Plain text and Markdown: a file is a document, its text exactly the file's."""

from collections.abc import Iterator
from pathlib import Path

from flows.reading.decoding import check_size, decode
from flows.reading.document import Document
from flows.reading.faults import Fault, Rejected
from flows.reading.metadata import Metadata, is_english


def document_of(text: str, source_path: str, metadata: Metadata) -> Document:
    """A document with what its source says of it.

    Raises:
        Fault: when its language is another than English.
    """
    if not is_english(metadata.language):
        raise Fault(f"language {metadata.language!r}: only English is read")
    return Document.of(
        text,
        source_path,
        title=metadata.title,
        publisher=metadata.publisher,
        url=metadata.url,
        published_on=metadata.published_on,
        language=metadata.language,
        licence=metadata.licence,
        text_is_open=metadata.text_is_open,
    )


def read(path: Path, source_path: str, metadata: Metadata, max_bytes: int) -> Iterator[Document | Rejected]:
    """The document that a file is, or why it is none.

    Raises:
        OSError: when the file cannot be read now.
    """
    try:
        check_size(path.stat().st_size, max_bytes)
        yield document_of(decode(path.read_bytes(), max_bytes), source_path, metadata)
    except Fault as fault:
        yield Rejected(source_path, str(fault))
