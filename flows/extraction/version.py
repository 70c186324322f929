"""Which extractor this is: a hash of everything that decides what is found in a text.

A shard is kept under a key made from the text and this hash, so that a changed rule, cue word, weight or
library is never served old results, and an unchanged one never reads a text twice.
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from flows.reading.document import Document

_ROOT = Path(__file__).resolve().parents[2]
_PARTS = ("flows/extraction", "flows/language", "schemas", "seeds")
_SUFFIXES = frozenset({".py", ".csv", ".json", ".txt", ".onnx", ".npz", ".toml"})
_LIBRARIES = ("spacy", "onnxruntime", "tokenizers", "numpy")


def files(root: Path = _ROOT) -> Iterable[Path]:
    """The files that make up the extractor, in a fixed order."""
    for part in _PARTS:
        for path in sorted((root / part).rglob("*")):
            in_documents = "documents" in path.relative_to(root).parts
            if path.is_file() and path.suffix in _SUFFIXES and not in_documents:
                yield path


@cache
def extractor_version(root: Path = _ROOT) -> str:
    """16 hexadecimal digits that change with any file or library that extraction depends on."""
    digest = hashlib.sha256()
    for path in files(root):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()[:16]


def content_key(document: Document, extractor: str) -> str:
    """The key under which a document's extraction is kept: 32 hexadecimal digits.

    It covers the text and the metadata that rules may read: the title, the publisher, the day of
    publication (relative dates count from it) and the language.
    """
    published_on = document.published_on.isoformat() if document.published_on is not None else ""
    parts = (extractor, document.sha256, document.title, document.publisher, published_on, document.language)
    return hashlib.sha256("\x1f".join(part or "" for part in parts).encode()).hexdigest()[:32]


def model_version(root: Path = _ROOT) -> str | None:
    """16 hexadecimal digits of the language model's weights; None where there are none."""
    weights = sorted((root / "flows/language/weights").glob("*.onnx"))
    if not weights:
        return None
    parts = (hashlib.sha256(path.read_bytes()).digest() for path in weights)
    return hashlib.sha256(b"".join(parts)).hexdigest()[:16]
