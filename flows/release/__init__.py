"""Tables to a release: checks, files, publication."""

from flows.release.errors import EmptyRelease, InvalidTables, ReleaseError, TooManyRejected
from flows.release.publication import publish
from flows.release.quarantine import document_rows

__all__ = ["EmptyRelease", "InvalidTables", "ReleaseError", "TooManyRejected", "document_rows", "publish"]
