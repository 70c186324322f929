"""The dataset's own metadata, from `datasets/metadata/dataset.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from flows.release.errors import ReleaseError

FILE = Path(__file__).resolve().parents[2] / "datasets" / "metadata" / "dataset.toml"


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of the dataset: SPDX identifier, title, address, and what it covers."""

    name: str
    title: str
    path: str
    covers: str


@dataclass(frozen=True, slots=True)
class Contributor:
    """Someone who makes the dataset, and in what roles."""

    title: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a user of the dataset has to know."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the dataset says of itself."""

    name: str
    title: str
    description: str
    keywords: tuple[str, ...]
    language: str
    licence: Licence
    contributors: tuple[Contributor, ...]
    notes: tuple[Note, ...]


def load_metadata(path: Path = FILE) -> Metadata:
    """Read the metadata.

    Raises:
        ReleaseError: when the file is absent, is not TOML, or lacks or adds a key.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return Metadata(
            **{
                **data,
                "description": data["description"].strip(),
                "keywords": tuple(data["keywords"]),
                "licence": Licence(**data["licence"]),
                "contributors": tuple(
                    Contributor(entry["title"], tuple(entry["roles"])) for entry in data["contributors"]
                ),
                "notes": tuple(Note(**entry) for entry in data["notes"]),
            }
        )
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise ReleaseError(f"{path.name}: not the dataset's metadata ({error})") from error
