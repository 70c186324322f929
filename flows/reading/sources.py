"""Sources to an inventory: every document once, and what was kept out with the reason."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from flows.reading import documents_csv, folder, jsonl, plain
from flows.reading.decoding import MAX_BYTES
from flows.reading.document import Document
from flows.reading.faults import Rejected, SourceError
from flows.reading.metadata import Metadata

Reader = Callable[[Path, str, Metadata, int], Iterator[Document | Rejected]]
READERS: dict[str, Reader] = {".txt": plain.read, ".md": plain.read, ".jsonl": jsonl.read}
"""The module for each format, by the end of a file's name in small letters."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """Documents sorted by id, and rejects sorted by path: the same whatever the order of the sources."""

    documents: tuple[Document, ...]
    rejected: tuple[Rejected, ...]


def read_sources(
    sources: Iterable[Path], max_bytes: int = MAX_BYTES, keep_going: Callable[[OSError], bool] = lambda _: True
) -> Inventory:
    """Read folders and files into documents.

    Args:
        sources: folders, or single files; one given twice is read once.
        max_bytes: size above which a text is kept out.
        keep_going: asked when a file cannot be read; False lets the error out, for another try.

    Raises:
        SourceError: when a source is absent or a folder cannot be listed.
        OSError: when a file cannot be read and `keep_going` says no.
    """
    seen: set[Path] = set()
    documents: list[Document] = []
    rejected: list[Rejected] = []
    for source in sorted({source.resolve() for source in sources}):
        for item in _source(source, max_bytes, seen, keep_going):
            if isinstance(item, Document):
                documents.append(item)
            else:
                rejected.append(item)
    kept, repeated = _without_repeats(documents)
    return Inventory(tuple(kept), tuple(sorted({*rejected, *repeated})))


def _source(
    source: Path, max_bytes: int, seen: set[Path], keep_going: Callable[[OSError], bool]
) -> Iterator[Document | Rejected]:
    if not source.exists():
        raise SourceError(f"{source}: no such file or folder")
    root = source if source.is_dir() else source.parent
    listed: list[tuple[Path, str]] = []
    for item in folder.files(root) if source.is_dir() else iter([(source, source.name)]):
        if isinstance(item, Rejected):
            yield item
        elif item[0].resolve() not in seen:
            listed.append(item)
    tables = [item for item in listed if item[0].name == documents_csv.NAME]
    if not source.is_dir() and (root / documents_csv.NAME).is_file():
        tables = [(root / documents_csv.NAME, documents_csv.NAME)]
    named: dict[Path, Metadata] = {}
    for path, shown in tables:
        below = {p.relative_to(path.parent).as_posix() for p, _ in listed if p.is_relative_to(path.parent)}
        try:
            metadata, faults = documents_csv.read(path, shown, below)
        except OSError as error:
            if not keep_going(error):
                raise
            metadata, faults = {}, [Rejected(shown, f"cannot be read: {error.strerror}")]
        named |= {path.parent / name: value for name, value in metadata.items()}
        if source.is_dir():
            yield from faults
    for path, shown in listed:
        if path.name == documents_csv.NAME and source.is_dir():
            continue
        seen.add(path.resolve())
        reader = READERS.get(path.suffix.lower())
        if reader is None:
            form = f"format {path.suffix.lower()!r}" if path.suffix else "a format without a name"
            yield Rejected(shown, f"{form} is not read")
            continue
        try:
            yield from reader(path, shown, named.get(path, Metadata()), max_bytes)
        except OSError as error:
            if not keep_going(error):
                raise
            yield Rejected(shown, f"cannot be read: {error.strerror}")


def _completeness(document: Document) -> tuple[int, tuple[str, ...]]:
    values = [getattr(document, field.name) for field in fields(document)]
    return (-sum(value is not None for value in values), tuple(map(str, values)))


def _without_repeats(documents: Iterable[Document]) -> tuple[list[Document], list[Rejected]]:
    """Each text once: the copy of which most is known, then the first by its values."""
    kept: dict[str, Document] = {}
    repeated = []
    for document in sorted(documents, key=_completeness):
        first = kept.setdefault(document.sha256, document)
        if first is not document:
            repeated.append(Rejected(document.source_path, f"duplicate: the same text as {first.source_path}"))
    return sorted(kept.values(), key=lambda document: document.document_id), repeated
