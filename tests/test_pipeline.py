"""The steps from documents to a release, without Prefect."""

from pathlib import Path

import duckdb
import pytest

from flows import pipeline, registry_file
from flows.extraction import batch
from flows.reading.faults import SourceError
from flows.resolution.registry import RegistryError
from tests import builds

pytestmark = pytest.mark.filterwarnings("error::ResourceWarning")


@pytest.fixture(autouse=True)
def fixed_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def ask(release: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(release / "orbat.duckdb"), read_only=True) as db:
        return db.execute(sql).fetchall()


def test_good_documents_are_released_and_broken_ones_quarantined(tmp_path: Path) -> None:
    source = builds.write(builds.write(tmp_path / "in", builds.GOOD), builds.BROKEN)
    report = builds.run(builds.settings(tmp_path / "out", source))
    assert report.document_count == len(builds.GOOD)
    assert {path for path, _ in report.quarantined} == {
        "empty.txt",
        "latin.txt",
        "binary.txt",
        "page.pdf",
        "lines.jsonl#line-1",
    }
    released = ask(report.path, "select source_path from documents order by all")
    assert released == [("army.md",), ("front.txt",), ("sub/league.txt",)]
    assert ask(report.path, "select count(*) from quarantine where kind = 'document'") == [(5,)]
    assert (tmp_path / "out" / "latest").resolve() == report.path.resolve()
    assert report.counts["sentences"] == ask(report.path, "select count(*) from sentences")[0][0]


def test_every_claim_is_the_text_at_its_offsets(tmp_path: Path) -> None:
    source = builds.write(tmp_path / "in", builds.GOOD)
    report = builds.run(builds.settings(tmp_path / "out", source))
    claims = 0
    for table in ("leaders", "alliances", "rivalries", "dates", "casualties", "mentions"):
        sql = (
            "select d.source_path, s.char_start, s.char_end, s.text, c.char_start, c.char_end "
            f"from {table} c join sentences s using (sentence_id) "
            "join documents d on d.document_id = c.document_id"
        )
        for path, start, end, text, first, last in ask(report.path, sql):
            whole = builds.GOOD[str(path)]
            assert whole[start:end] == text  # type: ignore[misc]
            assert start <= first < last <= end  # type: ignore[operator]
            claims += 1
    assert claims > 10


def test_same_documents_same_bytes(tmp_path: Path) -> None:
    one = builds.write(tmp_path / "one", builds.GOOD)
    other = builds.write(tmp_path / "two", dict(reversed(builds.GOOD.items())))
    first = builds.run(builds.settings(tmp_path / "a", one))
    second = builds.run(builds.settings(tmp_path / "b", other))
    assert builds.sums(first.path) == builds.sums(second.path)
    assert len(builds.sums(first.path)) == 13


def test_a_run_reads_only_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = builds.write(tmp_path / "in", {name: builds.GOOD[name] for name in ("front.txt", "army.md")})
    wanted = builds.settings(tmp_path / "out", source)
    assert builds.run(wanted).cached_count == 0
    builds.write(source, builds.GOOD)
    read: list[str] = []
    original = batch.page_of

    def counting(document, doc):  # type: ignore[no-untyped-def]
        read.append(document.source_path)
        return original(document, doc)

    monkeypatch.setattr(batch, "page_of", counting)
    report = builds.run(wanted)
    assert read == ["sub/league.txt"]
    assert (report.cached_count, report.document_count, report.version[-2:]) == (2, 3, ".2")
    whole = builds.run(builds.settings(tmp_path / "fresh", source))
    same = builds.sums(whole.path)
    again = builds.sums(report.path)
    assert {n: s for n, s in same.items() if n != "release.parquet"} == {
        n: s for n, s in again.items() if n != "release.parquet"
    }


def test_only_broken_documents_give_no_release(tmp_path: Path) -> None:
    good = builds.write(tmp_path / "good", builds.GOOD)
    output = tmp_path / "out"
    before = builds.run(builds.settings(output, good))
    broken = builds.write(tmp_path / "broken", builds.BROKEN)
    with pytest.raises(pipeline.NothingToRelease, match=r"nothing could be read, 5 faults: binary\.txt: binary"):
        builds.run(builds.settings(output, broken))
    assert (output / "latest").resolve() == before.path.resolve()
    assert [path.name for path in output.glob("2*")] == [before.version]


def test_an_empty_folder_gives_no_release(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(pipeline.NothingToRelease, match="there is no document in the sources"):
        builds.run(builds.settings(tmp_path / "out", tmp_path / "in"))
    with pytest.raises(SourceError, match="no such file or folder"):
        builds.run(builds.settings(tmp_path / "out", tmp_path / "nowhere"))


def failing_on(names: set[str]) -> object:
    original = batch.extract

    def extract(page, key):  # type: ignore[no-untyped-def]
        if page.document.source_path in names:
            raise IndexError("list index out of range")
        return original(page, key)

    return extract


def test_a_document_that_cannot_be_extracted_is_quarantined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = builds.write(tmp_path / "in", builds.GOOD)
    monkeypatch.setattr(batch, "extract", failing_on({"army.md"}))
    report = builds.run(builds.settings(tmp_path / "out", source))
    assert report.document_count == 2
    [(path, reason)] = report.quarantined
    assert path == "army.md"
    assert reason.startswith("extraction failed: IndexError: list index out of range (test_pipeline.py:")
    monkeypatch.undo()
    assert builds.run(builds.settings(tmp_path / "out", source)).document_count == 3


@pytest.mark.parametrize("names", [{"army.md", "front.txt"}, set(builds.GOOD)])
def test_extraction_that_fails_as_a_rule_stops_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: set[str]
) -> None:
    source = builds.write(tmp_path / "in", builds.GOOD)
    monkeypatch.setattr(batch, "extract", failing_on(names))
    with pytest.raises(pipeline.TooManyFailures, match=f"failed on {len(names)} of 3 documents"):
        builds.run(builds.settings(tmp_path / "out", source))
    assert not (tmp_path / "out" / "latest").exists()


def test_a_text_that_breaks_its_batch_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = batch.language()

    class Fragile:
        def __call__(self, text: str) -> object:
            if "Coastal Liberation Army was founded" in text:
                raise ValueError("cannot read this")
            return nlp(text)

        def pipe(self, texts: list[str]) -> list[object]:
            return [self(text) for text in texts]

    monkeypatch.setattr(batch, "language", Fragile)
    source = builds.write(tmp_path / "in", builds.GOOD)
    report = builds.run(builds.settings(tmp_path / "out", source))
    assert report.document_count == 2
    assert [path for path, _ in report.quarantined] == ["sub/league.txt"]


def test_ids_outlive_releases(tmp_path: Path) -> None:
    source = builds.write(tmp_path / "in", builds.GOOD)
    output = tmp_path / "out"
    first = builds.run(builds.settings(output, source))
    ids = set(ask(first.path, "select organisation_id from organisations"))
    (source / "army.md").unlink()
    second = builds.run(builds.settings(output, source))
    assert set(ask(second.path, "select organisation_id from organisations")) <= ids
    (output / registry_file.NAME).write_text("not,a,registry\n")
    with pytest.raises(RegistryError, match=r"ids\.csv: registry: line 1 is not the header"):
        builds.run(builds.settings(output, source))


def test_batches_keep_every_document_once(tmp_path: Path) -> None:
    texts = {f"{i:03}.txt": f"Text number {i}. " * (900 if i % 7 == 0 else 3) for i in range(150)}
    wanted = builds.settings(tmp_path / "out", builds.write(tmp_path / "in", texts))
    taken = pipeline.take(wanted, tmp_path / "work")
    plan = pipeline.plan(wanted, taken, tmp_path / "work")
    batches = [pipeline.inventory.read(path) for path in plan.batches]
    assert sorted(d.source_path for b in batches for d in b) == sorted(texts)
    assert all(len(b) <= pipeline.BATCH_DOCUMENTS for b in batches)
    sizes = [sum(len(d.text) for d in b) for b in batches]
    assert all(size <= pipeline.BATCH_CHARACTERS for size in sizes)
