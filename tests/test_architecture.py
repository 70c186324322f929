"""The house keeps its shape: who may import whom, how long a module may be, what no module does."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = ["reading", "language", "extraction", "resolution", "release"]
MODULES = sorted(
    path
    for folder in ("flows", "schemas")
    for path in (ROOT / folder).rglob("*.py")
    if "__pycache__" not in path.parts
)
SOURCES = [*MODULES, *sorted(p for p in (ROOT / "tests").rglob("*.py"))]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str | None:
    parts = path.relative_to(ROOT).parts
    return parts[1] if parts[0] == "flows" and len(parts) > 2 else None


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def test_there_are_modules() -> None:
    assert {room(path) for path in MODULES} >= set(ROOMS)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_room_imports_nothing_to_its_right(path: Path) -> None:
    here = room(path)
    wanted = list(imports(path))
    if path.relative_to(ROOT).parts[0] == "schemas":
        assert not [module for module in wanted if module.startswith("flows")]
    elif here in ROOMS:
        later = [*ROOMS[ROOMS.index(here) + 1 :], "training"]
        above = [module for module in wanted if module.startswith("flows.") and module.split(".")[1] not in ROOMS]
        assert not above
        assert not [module for module in wanted if module.startswith(tuple(f"flows.{other}" for other in later))]


@pytest.mark.parametrize("path", [p for p in MODULES if room(p) or p.parts[-2] == "schemas"], ids=name)
def test_only_flows_themselves_know_prefect(path: Path) -> None:
    assert not [module for module in imports(path) if module.split(".")[0] == "prefect"]


@pytest.mark.parametrize(
    "path", [p for p in MODULES if room(p) != "training" and name(p) != "flows/train.py"], ids=name
)
def test_running_needs_no_torch(path: Path) -> None:
    assert not [module for module in imports(path) if module.split(".")[0] in {"torch", "transformers", "onnx"}]


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_no_pickle(path: Path) -> None:
    packages = {"pickle", "cPickle", "dill", "joblib", "marshal", "shelve", "cloudpickle"}
    assert not [module for module in imports(path) if module.split(".")[0] in packages]
    assert not [call for call in calls(path) if call.split(".")[-1] in {"to_pickle", "read_pickle"}]


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_module_stays_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_most_modules_are_short() -> None:
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES)
    assert lengths[len(lengths) // 2] <= 120


WRITERS = {"write_text", "write_bytes", "write_table", "write_parquet", "write_csv", "rename", "unlink", "mkdir"}
MAY_WRITE = {"flows/extraction/shard.py", "flows/extraction/store.py"}


@pytest.mark.parametrize(
    "path",
    [p for p in MODULES if room(p) in {"language", "extraction", "resolution"}],
    ids=name,
)
def test_only_reading_shards_and_release_write_files(path: Path) -> None:
    writes = {call.split(".")[-1] for call in calls(path)} & WRITERS
    assert not writes or name(path) in MAY_WRITE


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_bare_except_and_none_that_passes(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"{name(path)}:{node.lineno}: bare except"
            is_silent = all(isinstance(statement, ast.Pass) for statement in node.body)
            assert not is_silent, f"{name(path)}:{node.lineno}: an exception is swallowed"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
