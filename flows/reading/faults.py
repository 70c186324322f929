"""What can be wrong with a source: faults of one document, and faults that leave nothing to do."""

from dataclasses import dataclass


class SourceError(ValueError):
    """A source that cannot be read at all; the message names it."""


class Fault(ValueError):
    """Why one file, record or row is kept out; the message is for the quarantine."""


@dataclass(frozen=True, slots=True, order=True)
class Rejected:
    """A file, record or row that was kept out. `source_path` is relative to the input folder."""

    source_path: str
    reason: str
