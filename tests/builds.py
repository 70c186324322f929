"""Documents of our own and runs over them, for tests of the whole way."""

import hashlib
from pathlib import Path

from flows.pipeline import run
from flows.report import Settings

__all__ = ["BROKEN", "GOOD", "run", "settings", "sums", "write"]

FRONT = """Harrow Front captures mill

May 4, 2016

The Harrow Front killed 12 soldiers of the Velmar Army near the old mill on Tuesday, the Velmar Army said.
Colonel Tomas Ferrin, a spokesman for the Velmar Army, said at least three civilians were wounded.
The Harrow Front is led by Ada Quill.
"""
ARMY = """The Velmar Army is backed by the Coastal Liberation Army. It clashed with the Harrow Front in 2014.

Nine people were injured on 2 June 2014 when the Velmar Army shelled the port.
"""
LEAGUE = """The Coastal Liberation Army was founded by Oren Valk in 1998.
Twenty families fled their homes in March 2015.
"""
GOOD = {"front.txt": FRONT, "army.md": ARMY, "sub/league.txt": LEAGUE}
BROKEN: dict[str, bytes] = {
    "empty.txt": b"",
    "latin.txt": b"caf\xe9",
    "binary.txt": b"a\x00b",
    "page.pdf": b"%PDF-1.4",
    "lines.jsonl": b"{not json}\n",
}


def write(folder: Path, files: dict[str, str] | dict[str, bytes]) -> Path:
    """Files of a folder, made where they are absent."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def settings(output: Path, *sources: Path, is_public: bool = False, workers: int = 1) -> Settings:
    """Settings with the shards under the output."""
    return Settings(sources=sources, output=output, store=output / ".shards", is_public=is_public, workers=workers)


def sums(release: Path) -> dict[str, str]:
    """SHA-256 of each Parquet file of a release."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(release.glob("*.parquet"))}
