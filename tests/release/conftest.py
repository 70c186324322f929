"""A release of the good rows."""

from datetime import datetime

import pytest

from flows.release import document_rows, publish
from tests.schemas.rows import SHA256, tables

MADE = datetime(2011, 6, 2, 12, 0)
OWN = ("release", "quarantine")


def given():
    """The good tables as the release takes them."""
    return {name: frame for name, frame in tables().items() if name not in OWN}


def published(output, tables=None, *, rejected=(), is_public=False, **options):
    """Publish tables, by default the good ones."""
    return publish(
        given() if tables is None else tables,
        document_rows(rejected),
        output,
        is_public=is_public,
        input_sha256=SHA256,
        code_version="0.1.0",
        model_version="minilm-1",
        **{"created_at": MADE, **options},
    )


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """One release of the good rows and one rejected document."""
    return published(tmp_path_factory.mktemp("datasets"), rejected=[("broken.txt", "not UTF-8")])
