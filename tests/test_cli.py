"""The command as a person meets it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from flows.cli import app
from tests import builds
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    return builds.run(builds.settings(folder / "out", builds.write(folder / "in", builds.GOOD))).path


def orbat(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "200"})
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def process(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows.cli", *map(str, arguments)]
    environment = os.environ | {"COLUMNS": "200"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def test_every_command_has_help() -> None:
    code, out, _ = orbat("--help")
    assert code == 0
    assert "Exit codes" in out
    commands = {command.callback.__name__ for command in app.registered_commands if command.callback}
    assert commands == {"build", "query", "explain", "releases"}
    for command in commands:
        code, own, _ = orbat(command, "--help")
        assert code == 0
        assert command in out
        assert len(own) > 100


def test_help_waits_for_no_heavy_library() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from flows.cli import app\n"
        "assert CliRunner().invoke(app, ['build', '--help']).exit_code == 0\n"
        "heavy = {'prefect', 'spacy', 'duckdb', 'polars', 'pandera', 'numpy', 'rich'}\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_build_says_what_it_did_and_nothing_else(tmp_path: Path) -> None:
    source = builds.write(builds.write(tmp_path / "in", builds.GOOD), builds.BROKEN)
    done = process("build", source, "--output", tmp_path / "out", "--public")
    assert done.returncode == 0, done.stderr
    assert "3 documents" in done.stdout
    assert "casualties" in done.stdout
    lines = done.stderr.splitlines()
    assert lines[0] == "warning: 5 in quarantine"
    assert "  latin.txt: not UTF-8: byte 0xe9 at offset 3" in lines
    assert len(lines) == 6
    with duckdb.connect(str(tmp_path / "out" / "latest" / "orbat.duckdb"), read_only=True) as db:
        assert db.execute("select is_public, document_count from release").fetchall() == [(True, 3)]
        assert db.execute("select count(*) from sentences where text is not null").fetchall() == [(0,)]


def test_only_broken_documents_end_with_a_message(tmp_path: Path) -> None:
    done = process("build", builds.write(tmp_path / "in", builds.BROKEN), "--output", tmp_path / "out")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("orbat: nothing could be read, 5 faults: binary.txt: binary")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "out" / "latest").exists()


def test_an_interrupt_leaves_nothing_half_done(tmp_path: Path) -> None:
    source = builds.write(tmp_path / "in", builds.GOOD)
    command = [sys.executable, "-m", "flows.cli", "build", str(source), "--output", str(tmp_path / "out")]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 120
    # The run's own folder appears when the flow begins, before anything can be published.
    while not list((tmp_path / "out").glob(".shards/.run-*")) and time.monotonic() < until:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=120)
    assert running.returncode == 130, err
    assert out == ""
    assert err == "orbat: interrupted; nothing was published, what was extracted is kept\n"
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".shards"]


@pytest.mark.parametrize("own", [ValueError("Task run is not set"), OSError("the engine's own clean-up")])
def test_an_interrupt_that_the_engine_stumbles_over_is_an_interrupt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: Exception
) -> None:
    def stumble(_: object) -> None:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt:
            raise own  # noqa: B904 - the engine names no cause either

    monkeypatch.setattr("flows.command_build.run", stumble)
    code, _, err = orbat("build", builds.write(tmp_path / "in", builds.GOOD), "--output", tmp_path / "out")
    assert (code, err) == (130, "orbat: interrupted; nothing was published, what was extracted is kept\n")


def test_a_server_that_does_not_answer_is_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = builds.write(tmp_path / "in", builds.GOOD)
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    done = process("build", source, "--output", tmp_path / "out")
    assert done.returncode == 1
    assert done.stderr.startswith("orbat: no Prefect server answers at http://127.0.0.1:9/api (PREFECT_API_URL)")
    assert len(done.stderr.splitlines()) == 1


def test_an_output_that_is_no_folder_is_a_message(tmp_path: Path) -> None:
    source = builds.write(tmp_path / "in", builds.GOOD)
    (tmp_path / "out").write_text("a file")
    code, _, err = orbat("build", source, "--output", tmp_path / "out")
    assert code == 1
    assert err == f"orbat: {tmp_path / 'out' / '.shards'}: Not a directory\n"


def test_an_absent_source_is_wrong_usage(tmp_path: Path) -> None:
    code, _, err = orbat("build", tmp_path / "nowhere")
    assert code == 2
    assert "nowhere" in err


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_query_answers_in_each_form(release: Path, form: str) -> None:
    sql = "select source_path, title from documents order by all"
    code, out, err = orbat("query", sql, "--release", release, "--format", form)
    assert (code, err) == (0, "")
    paths = ["army.md", "front.txt", "sub/league.txt"]
    if form == "json":
        assert json.loads(out) == [{"source_path": path, "title": None} for path in paths]
    elif form == "csv":
        assert out == "source_path,title\n" + "".join(f"{path},\n" for path in paths)
    else:
        assert [path for path in paths if path in out] == paths


def test_a_value_is_not_read_as_markup(release: Path) -> None:
    _, out, _ = orbat("query", "select '[bold]x[/bold]' || chr(27) || '[2J' as v", "--release", release)
    assert "[bold]x[/bold]<U+001B>[2J" in out


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("selec 1", "syntax error"),
        ("select * from nothing", "nothing"),
        ("drop table documents", "read-only"),
        ("copy documents to 'x.csv'", "disabled"),
        ("select * from read_csv('/etc/passwd')", "disabled"),
        ("set enable_external_access = true", "lock"),
    ],
)
def test_a_faulty_or_forbidden_query_is_a_message(release: Path, sql: str, message: str) -> None:
    code, out, err = orbat("query", sql, "--release", release)
    assert (code, out) == (1, "")
    assert err.startswith("orbat: ")
    assert message in err


def test_without_a_release_the_message_says_so(tmp_path: Path) -> None:
    for command in (["query", "select 1", "--release"], ["explain", "0", "--release"], ["releases", "--output"]):
        code, _, err = orbat(*command, tmp_path)
        assert code == 1
        assert "no release here" in err
    (tmp_path / "x.duckdb").write_bytes(b"not a database, but long enough to look at" * 100)
    code, _, err = orbat("query", "select 1", "--release", tmp_path / "x.duckdb")
    assert code == 1
    assert "cannot be opened" in err


@pytest.mark.parametrize("table", ["leaders", "alliances", "rivalries", "dates", "casualties"])
def test_every_kind_of_claim_is_explained(release: Path, table: str) -> None:
    with duckdb.connect(str(release / "orbat.duckdb"), read_only=True) as db:
        claim, rule, document = db.execute(
            f"select claim_id, extractor, source_path from {table} join documents using (document_id) limit 1"
        ).fetchall()[0]
    code, out, err = orbat("explain", claim, "--release", release)
    assert (code, err) == (0, "")
    assert rule in out
    assert document in out
    marked = out.split("[", 1)[1].split("]", 1)[0]
    assert " ".join(marked.split()) in " ".join(builds.GOOD[document].split())
    assert orbat("explain", claim[:10], "--release", release)[1] == out


def test_an_unknown_or_short_claim_id_is_a_message(release: Path) -> None:
    assert (
        orbat("explain", "zzzz", "--release", release)[2] == "orbat: no claim of this release has the id 'zzzz'\n"
    )
    code, _, err = orbat("explain", "", "--release", release)
    assert code == 1
    assert "begins more than one claim id" in err


def test_a_public_release_explains_without_the_text(tmp_path: Path) -> None:
    source = builds.write(tmp_path / "in", builds.GOOD)
    public = builds.run(builds.settings(tmp_path / "out", source, is_public=True)).path
    with duckdb.connect(str(public / "orbat.duckdb"), read_only=True) as db:
        [(claim, start)] = db.execute("select claim_id, char_start from casualties limit 1").fetchall()
    code, out, _ = orbat("explain", claim, "--release", public)
    assert code == 0
    assert f"Not in this public release: characters {start} to " in out


def test_releases_are_listed(release: Path) -> None:
    code, out, _ = orbat("releases", "--output", release.parent)
    assert code == 0
    assert release.name in out
