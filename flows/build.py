"""Documents to a release: the Prefect flow.

Thin on purpose: tasks pass paths and small records between the plain functions of `flows.pipeline`. The flow
needs no server; with `PREFECT_API_URL` set, runs and their artifacts show in that server's pages.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import as_completed
from prefect.runtime import task_run
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner

from flows import pipeline, server, summary
from flows.extraction.batch import Extracted
from flows.progress import observer as current_observer
from flows.report import Plan, Report, Settings, Taken

RETRIES = 2
_DELAYS = [1.0, 5.0]


def _is_io_fault(_task: Any, _run: Any, state: State[Any]) -> bool:
    """Whether a task failed on input or output, which may pass; faults of content do not."""
    return isinstance(state.result(raise_on_failure=False), OSError)


def _io_task(function: Any) -> Any:
    return task(
        function,
        name=function.__name__.replace("_", " "),
        retries=RETRIES,
        retry_delay_seconds=_DELAYS,
        retry_condition_fn=_is_io_fault,
        cache_policy=NO_CACHE,
        persist_result=False,
    )


def _is_last_try(_: OSError) -> bool:
    return int(task_run.run_count or 1) > RETRIES


@_io_task
def read_documents(settings: Settings, work: Path) -> Taken:
    """Sources to an inventory. A file that cannot be read is tried again, then quarantined."""
    return pipeline.take(settings, work, keep_going=_is_last_try)


@_io_task
def plan_batches(settings: Settings, taken: Taken, work: Path) -> Plan:
    """What is still to be read, as batches."""
    return pipeline.plan(settings, taken, work)


@_io_task
def extract_documents(batch: Path, plan: Plan) -> Extracted:
    """One batch to a shard."""
    return pipeline.extract(batch, plan)


@_io_task
def publish_release(settings: Settings, taken: Taken, plan: Plan, extracted: list[Extracted]) -> Report:
    """All shards to one release."""
    return pipeline.publish(settings, taken, plan, extracted)


def runner(workers: int) -> TaskRunner[Any]:
    """Where batches run: this process for one worker, a pool of processes for more."""
    return ThreadPoolTaskRunner(max_workers=1) if workers == 1 else ProcessPoolTaskRunner(max_workers=workers)


def _extracted(plan: Plan, workers: int) -> Iterator[Extracted]:
    if workers == 1:
        yield from (extract_documents(batch, plan) for batch in plan.batches)
    else:
        futures = [extract_documents.submit(batch, plan) for batch in plan.batches]
        yield from (future.result() for future in as_completed(futures))


@flow(name="orbat-build", validate_parameters=False, persist_result=False)
def build(settings: Settings) -> Report:
    """Read, extract, resolve, validate and publish.

    Raises:
        SourceError: when a source is absent.
        NothingToRelease: when no document can be read.
        TooManyFailures: when extraction fails as a rule.
        ReleaseError: when the release does not pass its checks.
    """
    observer = current_observer()
    settings.store.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".run-", dir=settings.store) as folder:
        work = Path(folder)
        observer.stage("Reading sources")
        taken = read_documents(settings, work)
        plan = plan_batches(settings, taken, work)
        observer.stage("Extracting", taken.document_count)
        observer.advance(plan.cached_count)
        extracted = []
        for part in _extracted(plan, settings.workers):
            extracted.append(part)
            observer.advance(part.document_count + len(part.failed))
        observer.stage("Publishing")
        report: Report = publish_release(settings, taken, plan, extracted)
    create_markdown_artifact(summary.markdown(report), key="orbat-build", description="What the run did")
    create_table_artifact(summary.counts(report), key="orbat-counts", description="Rows by table")
    return report


def run(settings: Settings) -> Report:
    """Run the flow with as many workers as the settings say.

    Raises:
        ServerFault: when Prefect's temporary server does not start.
    """
    flow_of_settings: Any = build.with_options(task_runner=runner(settings.workers))
    with server.api():
        report: Report = flow_of_settings(settings)
    return report
