"""The steps from documents to a release as plain functions: what the flow calls, and what tests call without it.

Paths of Parquet files and small records go from step to step, never a Doc or a frame.
"""

import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

import pyarrow.parquet as pq

from flows import registry_file, release, resolution
from flows.extraction import shard
from flows.extraction.batch import Extracted, extract_batch
from flows.extraction.store import Store
from flows.extraction.version import content_key, extractor_version, model_version
from flows.reading import inventory
from flows.reading.document import Document
from flows.reading.faults import Rejected
from flows.reading.sources import read_sources
from flows.report import Plan, Report, Settings, Taken
from schemas.tables import TABLES

BATCH_CHARACTERS = 60_000
"""Characters in a batch: some seconds of work, so that a task's own cost does not count."""
BATCH_DOCUMENTS = 64


class NothingToRelease(ValueError):
    """A run that has no document to release; the message says why."""


class TooManyFailures(RuntimeError):
    """Extraction failed on more documents than single bad texts explain."""


def take(settings: Settings, work: Path, keep_going: Callable[[OSError], bool] = lambda _: True) -> Taken:
    """Read the sources and write the inventory.

    Raises:
        SourceError: when a source is absent.
        NothingToRelease: when no document could be read.
        OSError: when a file cannot be read and `keep_going` says no.
    """
    start = time.perf_counter()
    found = read_sources(settings.sources, settings.max_bytes, keep_going)
    if not found.documents:
        raise NothingToRelease(_nothing(found.rejected))
    path = inventory.write(found.documents, work / "inventory.parquet")
    words = sum(len(document.text.split()) for document in found.documents)
    return Taken(path, len(found.documents), words, found.rejected, time.perf_counter() - start)


def _nothing(rejected: Sequence[Rejected]) -> str:
    if not rejected:
        return "there is no document in the sources"
    shown = "; ".join(f"{item.source_path}: {item.reason}" for item in rejected[:5])
    return f"nothing could be read, {len(rejected)} faults: {shown}"


def plan(settings: Settings, taken: Taken, work: Path) -> Plan:
    """Deal the documents that no shard holds out to batches, each an inventory file of its own."""
    extractor = extractor_version()
    documents = inventory.read(taken.inventory)
    keys = {document.document_id: content_key(document, extractor) for document in documents}
    store = Store(settings.store, extractor)
    kept = store.locate(keys.values())
    new = [document for document in documents if keys[document.document_id] not in kept]
    batches = tuple(
        inventory.write(batch, work / f"batch-{number:05}.parquet") for number, batch in enumerate(_batches(new))
    )
    return Plan(extractor, store.folder, tuple(sorted(set(kept.values()))), batches, len(documents) - len(new))


def _batches(documents: Iterable[Document]) -> Iterable[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        if batch and (size + len(document.text) > BATCH_CHARACTERS or len(batch) == BATCH_DOCUMENTS):
            yield batch
            batch, size = [], 0
        batch.append(document)
        size += len(document.text)
    if batch:
        yield batch


def extract(batch: Path, plan: Plan) -> Extracted:
    """Extract the documents of a batch file into a shard of the plan's store."""
    documents = inventory.read(batch)
    keys = [content_key(document, plan.extractor) for document in documents]
    return extract_batch(documents, keys, plan.store)


def publish(settings: Settings, taken: Taken, plan: Plan, extracted: Sequence[Extracted]) -> Report:
    """Resolve the shards of all documents and publish the release.

    Raises:
        TooManyFailures: when extraction failed as a rule.
        NothingToRelease: when it failed on every document.
        RegistryError: when the registry of ids beside the releases cannot be read.
        ReleaseError: when the release does not pass its checks.
    """
    start = time.perf_counter()
    documents = inventory.read(taken.inventory)
    failed = {document_id: reason for part in extracted for document_id, reason in part.failed}
    check_failures(failed, documents)
    good = [document for document in documents if document.document_id not in failed]
    keys = [content_key(document, plan.extractor) for document in good]
    rows = shard.tables([*plan.shards, *(part.shard for part in extracted if part.shard is not None)], keys)
    resolved = resolution.resolve(rows, good, registry_file.read(settings.output))
    done = time.perf_counter()
    rejected = [
        *((item.source_path, item.reason) for item in taken.rejected),
        *((d.source_path, failed[d.document_id]) for d in documents if d.document_id in failed),
    ]
    path = release.publish(
        resolved.tables,
        release.document_rows(rejected),
        settings.output,
        is_public=settings.is_public,
        input_sha256=inventory.sha256(good),
        code_version=f"{version('orbat')}+{plan.extractor}",
        model_version=model_version(),
    )
    registry_file.write(settings.output, resolved.registry)
    seconds = _seconds(extracted) | {"resolution": done - start, "release": time.perf_counter() - done}
    return Report(
        version=path.name,
        path=path,
        is_public=settings.is_public,
        counts=row_counts(path),
        quarantined=quarantine_reasons(path),
        document_count=len(good),
        cached_count=plan.cached_count,
        word_count=taken.word_count,
        seconds={"reading": taken.seconds} | seconds,
    )


def _seconds(extracted: Sequence[Extracted]) -> dict[str, float]:
    stages = ("load", "language", "extraction")
    return {stage: sum(part.seconds[stage] for part in extracted) for stage in stages}


def row_counts(release_path: Path) -> dict[str, int]:
    """Rows of each table of a release, from its Parquet files."""
    return {name: pq.read_metadata(release_path / f"{name}.parquet").num_rows for name in TABLES}


def quarantine_reasons(release_path: Path) -> tuple[tuple[str, str], ...]:
    """What a release kept out: the file or row, and why."""
    rows = pq.read_table(release_path / "quarantine.parquet", partitioning=None).to_pylist()
    return tuple(
        (row["source_path"] or "", row["reason"])
        if row["table_name"] is None
        else (f"{row['table_name']} {row['row_key']} of {row['source_path']}", row["reason"])
        for row in rows
    )


def run(settings: Settings) -> Report:
    """All steps one after the other in this process, without Prefect: for measurements and tests."""
    settings.store.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".run-", dir=settings.store) as folder:
        work = Path(folder)
        taken = take(settings, work)
        planned = plan(settings, taken, work)
        return publish(settings, taken, planned, [extract(batch, planned) for batch in planned.batches])


def check_failures(failed: dict[str, str], documents: Sequence[Document]) -> None:
    """Stop a run where extraction fails as a rule.

    One failure, or one document in twenty, is a bad text; more is a fault of the program.

    Raises:
        TooManyFailures: with the first reason.
        NothingToRelease: when the only document failed.
    """
    paths = [
        (document.source_path, failed[document.document_id])
        for document in documents
        if document.document_id in failed
    ]
    if len(paths) > max(1, len(documents) // 20):
        raise TooManyFailures(
            f"extraction failed on {len(paths)} of {len(documents)} documents; {paths[0][0]}: {paths[0][1]}"
        )
    if paths and len(paths) == len(documents):
        raise NothingToRelease(f"{paths[0][0]}: {paths[0][1]}")
