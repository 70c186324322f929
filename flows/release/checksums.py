"""Checksums of the files of a release, in the form that `sha256sum --check` reads."""

import hashlib
from pathlib import Path

FILE = "SHA256SUMS"


def sha256(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_checksums(folder: Path) -> Path:
    """Write `SHA256SUMS` over every other file of a folder."""
    path = folder / FILE
    files = sorted(item for item in folder.iterdir() if item.is_file() and item.name != FILE)
    path.write_text("".join(f"{sha256(item)}  {item.name}\n" for item in files), encoding="utf-8")
    return path


def wrong_files(folder: Path) -> list[str]:
    """Names of the files of a folder that are absent or are not as `SHA256SUMS` says."""
    wrong = []
    for line in (folder / FILE).read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        if not (folder / name).is_file() or sha256(folder / name) != digest:
            wrong.append(name)
    return wrong
