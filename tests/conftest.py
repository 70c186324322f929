"""Fixtures for every test: the pipeline, loaded once, and the corpora that are not part of the project."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from flows.environment import settle

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session", autouse=True)
def prefect_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Prefect's runs of the tests stay out of the user's own home."""
    home = tmp_path_factory.mktemp("prefect")
    os.environ["PREFECT_HOME"] = str(home)
    settle()
    yield home


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The language pipeline."""
    import flows.language

    return flows.language.load()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of texts that belong to their publishers, beside the repository."""
    if not SHARED.is_dir():
        pytest.skip("../shared is absent: its texts are not part of the project")
    return SHARED
