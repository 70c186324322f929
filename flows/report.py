"""What a run is asked for, and the small records that its steps hand on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from flows.reading.decoding import MAX_BYTES
from flows.reading.faults import Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What to build from, and where to.

    `output` holds the releases, `store` the shards that are kept from run to run. `max_bytes` is the
    size of text above which it is quarantined.
    """

    sources: tuple[Path, ...]
    output: Path
    store: Path
    is_public: bool = False
    workers: int = 1
    max_bytes: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Taken:
    """What reading gave: the inventory file, how much is in it, and what was kept out."""

    inventory: Path
    document_count: int
    word_count: int
    rejected: tuple[Rejected, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The work of a run: the extractor, its store, the shards there already, the batches still to read."""

    extractor: str
    store: Path
    shards: tuple[Path, ...]
    batches: tuple[Path, ...]
    cached_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did. `counts` are rows by table; `seconds` are by stage, summed over workers."""

    version: str
    path: Path
    is_public: bool
    counts: Mapping[str, int]
    quarantined: tuple[tuple[str, str], ...]
    document_count: int
    cached_count: int
    word_count: int
    seconds: Mapping[str, float] = field(default_factory=dict)
