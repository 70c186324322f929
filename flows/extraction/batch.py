"""A batch of documents through the language pipeline and the extractors, into one shard."""

import gc
import logging
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

import flows.language
from flows.extraction import shard
from flows.extraction.confidence import confidence
from flows.extraction.extract import extract
from flows.extraction.pages import page_of
from flows.reading.document import Document

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a batch gave.

    `shard` is None where every document failed; `failed` holds document ids with the reason;
    `seconds` are by stage: `load`, `language`, `extraction`.
    """

    shard: Path | None
    document_count: int
    failed: tuple[tuple[str, str], ...]
    seconds: dict[str, float]


@cache
def language() -> Language:
    """The language pipeline of this process, loaded once."""
    return flows.language.load()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without collections of cyclic garbage: each looks through a batch of Docs, a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def extract_batch(documents: Sequence[Document], keys: Sequence[str], folder: Path) -> Extracted:
    """Read documents and keep what is found under their content keys.

    A document that fails is left out and named with the reason; the others go on.

    Raises:
        OSError: when the shard cannot be written now.
    """
    start = time.perf_counter()
    nlp = language()
    loaded = time.perf_counter()
    docs = _docs(nlp, [document.text for document in documents])
    read = time.perf_counter()
    rows, failed = [], []
    with _uncollected():
        for document, key, doc in zip(documents, keys, docs, strict=True):
            try:
                if isinstance(doc, Exception):
                    raise doc
                rows.append(shard.row_of(extract(page_of(document, doc), key), confidence))
            except Exception as error:
                _LOG.debug("%s could not be extracted", document.source_path, exc_info=True)
                failed.append((document.document_id, reason_of(error)))
    path = shard.write(folder, rows) if rows else None
    seconds = {"load": loaded - start, "language": read - loaded, "extraction": time.perf_counter() - read}
    return Extracted(path, len(rows), tuple(failed), seconds)


def _docs(nlp: Language, texts: Sequence[str]) -> list[Doc | Exception]:
    """The Doc of each text; where one text breaks the batch, each is read alone and the fault is its own."""
    try:
        return list(nlp.pipe(texts))
    except Exception as error:
        _LOG.warning("a batch broke (%s); its documents are read one by one", error)
    docs: list[Doc | Exception] = []
    for text in texts:
        try:
            docs.append(nlp(text))
        except Exception as error:
            docs.append(error)
    return docs


def reason_of(error: Exception) -> str:
    """The kind of an error, its message, and the place in the code that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"extraction failed: {type(error).__name__}: {error}{place}"
