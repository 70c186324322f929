"""The files of a source, in a fixed order, and those that cannot be read as documents.

Hidden files and folders (whose name begins with a dot) are passed over. A symbolic link is read where it
stays inside the folder and leads to a file; one that leaves it could publish what nobody meant to.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from flows.reading.faults import Rejected, SourceError


def _is_hidden(name: str) -> bool:
    return name.startswith(".")


def _shown(path: Path, root: Path) -> str:
    name = path.relative_to(root).as_posix()
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _fault(path: Path, root: Path) -> str | None:
    if path.is_symlink():
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError):
            return "symbolic link that leads nowhere"
        if not target.is_relative_to(root.resolve()):
            return "symbolic link that leads out of the folder"
        if target.is_dir():
            return "symbolic link to a folder, not followed"
    if not path.is_file():
        return "not a plain file"
    return None


def files(root: Path) -> Iterator[tuple[Path, str] | Rejected]:
    """Each file under a folder with its path relative to it, sorted by that path.

    Raises:
        SourceError: when a folder in it cannot be listed.
    """

    def fail(error: OSError) -> None:
        raise SourceError(f"{error.filename}: cannot be listed ({error.strerror})") from error

    found: list[Path] = []
    for folder, folders, names in os.walk(root, onerror=fail):
        here = Path(folder)
        links = [name for name in folders if (here / name).is_symlink() and not _is_hidden(name)]
        folders[:] = [name for name in folders if not _is_hidden(name)]
        found += [here / name for name in (*names, *links) if not _is_hidden(name)]
    for path in sorted(found, key=lambda path: _shown(path, root)):
        fault = _fault(path, root)
        shown = _shown(path, root)
        yield Rejected(shown, fault) if fault is not None else (path, shown)
