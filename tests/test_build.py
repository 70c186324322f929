"""The Prefect flow over the steps, with its temporary server."""

import asyncio
from pathlib import Path

import pytest
from prefect.artifacts import Artifact

from flows import build, pipeline
from flows.progress import watched_by
from flows.report import Settings, Taken
from tests import builds


@pytest.fixture(autouse=True)
def fixed_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


class Watcher:
    def __init__(self) -> None:
        self.stages: list[tuple[str, int | None]] = []
        self.done = 0

    def stage(self, name: str, total: int | None = None) -> None:
        self.stages.append((name, total))

    def advance(self, count: int) -> None:
        self.done += count


def test_workers_and_order_leave_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "BATCH_DOCUMENTS", 1)
    one = builds.write(tmp_path / "one", builds.GOOD)
    other = builds.write(tmp_path / "two", dict(reversed(builds.GOOD.items())))
    watcher = Watcher()
    with watched_by(watcher):
        first = build.run(builds.settings(tmp_path / "a", one))
    second = build.run(builds.settings(tmp_path / "b", other, workers=2))
    assert builds.sums(first.path) == builds.sums(second.path)
    assert first.document_count == second.document_count == 3
    assert watcher.stages == [("Reading sources", None), ("Extracting", 3), ("Publishing", None)]
    assert watcher.done == 3
    assert not list((tmp_path / "a" / ".shards").glob(".run-*"))


def test_a_run_leaves_its_counts_as_artifacts(tmp_path: Path) -> None:
    source = builds.write(builds.write(tmp_path / "in", builds.GOOD), builds.BROKEN)
    report = build.run(builds.settings(tmp_path / "out", source))
    words = asyncio.run(Artifact.aget("orbat-build"))
    table = asyncio.run(Artifact.aget("orbat-counts"))
    assert words is not None
    assert table is not None
    assert f"# Release {report.version}" in str(words.data)
    assert "latin.txt" in str(words.data)
    assert '"table": "casualties"' in str(table.data)


def test_input_that_fails_once_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = builds.write(tmp_path / "in", builds.GOOD)
    original, tries = pipeline.take, []

    def flaky(settings: Settings, work: Path, **options: object) -> Taken:
        tries.append(work)
        if len(tries) == 1:
            raise OSError(5, "Input/output error")
        return original(settings, work, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "take", flaky)
    assert build.run(builds.settings(tmp_path / "out", source)).document_count == 3
    assert len(tries) == 2


def test_a_fault_of_content_is_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = builds.write(tmp_path / "in", builds.BROKEN)
    original, tries = pipeline.take, []

    def counting(settings: Settings, work: Path, **options: object) -> Taken:
        tries.append(work)
        return original(settings, work, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "take", counting)
    with pytest.raises(pipeline.NothingToRelease):
        build.run(builds.settings(tmp_path / "out", source))
    assert len(tries) == 1
    assert not (tmp_path / "out" / "latest").exists()
