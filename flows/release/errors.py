"""Why there is no release."""

from collections.abc import Sequence

from schemas.check import Problem

_SHOWN = 10


class ReleaseError(ValueError):
    """The tables cannot be released; nothing was published, `latest` is untouched."""


class EmptyRelease(ReleaseError):
    """There is no document to release."""


class InvalidTables(ReleaseError):
    """Tables that are not of the declared shape: a fault of the program, not of single rows.

    Attributes:
        problems: what is wrong.
    """

    def __init__(self, problems: Sequence[Problem]):
        self.problems = tuple(problems)
        shown = "\n".join(f"  {problem}" for problem in self.problems[:_SHOWN])
        more = len(self.problems) - _SHOWN
        super().__init__(f"the tables cannot be released:\n{shown}" + (f"\n  and {more} more" if more > 0 else ""))


class TooManyRejected(ReleaseError):
    """More rows break a rule than single bad texts explain.

    Attributes:
        rejected: rows rejected.
        rows: rows checked.
    """

    def __init__(self, place: str, rejected: int, rows: int, max_share: float, examples: Sequence[Problem]):
        self.rejected, self.rows = rejected, rows
        shown = "\n".join(f"  {problem}" for problem in examples[:_SHOWN])
        super().__init__(
            f"{rejected:,} of {rows:,} rows of {place} break a rule ({rejected / rows:.1%}; "
            f"a release stands at most {max_share:.1%}):\n{shown}"
        )


class PublicationError(ReleaseError):
    """The release could not be put in its place."""
