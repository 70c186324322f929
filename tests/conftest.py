"""Fixtures for every test: the pipeline, loaded once, and the corpora that are not part of the project."""

import os
import tempfile
from pathlib import Path

import pytest
from spacy.language import Language

from flows.environment import settle

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


# Before anything imports Prefect: the tests' runs stay out of the user's own home.
_HOME = tempfile.TemporaryDirectory(prefix="orbat-tests-prefect-", ignore_cleanup_errors=True)
os.environ["PREFECT_HOME"] = _HOME.name
settle()


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
