"""The registry of minted ids, kept beside the releases that it holds together."""

import os
from pathlib import Path

from flows.resolution.registry import Registry, RegistryError

NAME = "ids.csv"


def read(output: Path) -> Registry | None:
    """The registry of a folder of releases; None where there is none yet.

    Raises:
        RegistryError: when the file is not a registry; ids are never minted anew over a broken one.
    """
    path = output / NAME
    if not path.is_file():
        return None
    try:
        return Registry.from_csv(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, RegistryError) as error:
        raise RegistryError(f"{path}: {error}") from error


def write(output: Path, registry: Registry) -> None:
    """Keep a registry: written aside, then renamed over the one before."""
    path = output / NAME
    aside = output / f".{NAME}.{os.getpid()}.tmp"
    try:
        aside.write_text(registry.to_csv(), encoding="utf-8")
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
