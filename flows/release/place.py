"""Where a release is built and how it appears: aside, by one rename, `latest` last."""

import re
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from flows.release.errors import PublicationError
from schemas.columns import VERSION

LATEST = "latest"


@contextmanager
def staging(output: Path, day: date) -> Iterator[tuple[str, Path]]:
    """Reserve the next free version of a day: its name and the empty folder to build it in.

    The folder is `.<version>` beside the releases. Making it is the reservation, so that two runs
    never get one version. It is removed when the block ends, unless `appear` has renamed it.

    Raises:
        PublicationError: when the output folder cannot be written to.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        version, folder = _reserve(output, day)
    except OSError as error:
        raise PublicationError(f"{output}: cannot hold a release ({error.strerror or error})") from error
    try:
        yield version, folder
    finally:
        # Once the version has appeared, a folder of this name is another run's, which is about to see that.
        if not (output / version).exists() and folder.exists():
            shutil.rmtree(folder)


def appear(folder: Path, output: Path, version: str) -> Path:
    """Rename a finished folder to its version, then let `latest` lead to it.

    Raises:
        PublicationError: when either cannot be done.
    """
    path = output / version
    try:
        folder.rename(path)
        _lead_latest(output, version)
    except OSError as error:
        raise PublicationError(
            f"{path}: the release could not be put in place ({error.strerror or error})"
        ) from error
    return path


def releases(output: Path) -> list[Path]:
    """The releases of a folder, oldest version first."""
    found = [path for path in output.glob("[0-9]*") if path.is_dir() and re.fullmatch(VERSION, path.name)]
    return sorted(found, key=lambda path: [int(part) for part in path.name.split(".")])


def _reserve(output: Path, day: date) -> tuple[str, Path]:
    counter = 1
    while True:
        version = f"{day:%Y.%m.%d}.{counter}"
        folder = output / f".{version}"
        counter += 1
        if (output / version).exists():
            continue
        try:
            folder.mkdir()
        except FileExistsError:
            continue  # another run is building it
        if (output / version).exists():  # another run finished it between the two looks
            folder.rmdir()
            continue
        return version, folder


def _lead_latest(output: Path, version: str) -> None:
    aside = output / f".{LATEST}-{uuid.uuid4().hex}"
    aside.symlink_to(version, target_is_directory=True)
    try:
        aside.replace(output / LATEST)
    except OSError:
        aside.unlink()
        raise
