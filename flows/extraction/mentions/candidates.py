"""Words that may be a mention, before it is decided whom they mean."""

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.vocabulary import MentionForm, OrganisationKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `start:end` that may name an organisation.

    `seeds` are the reviewed organisations that bear the name, likeliest first. `rank` decides between
    overlapping candidates of one length: the smaller wins. `is_common` says that the words fit many bodies
    ("the army"), so that they name one only within a document.
    """

    start: int
    end: int
    form: MentionForm
    kind: OrganisationKind | None
    seeds: tuple[str, ...] = ()
    rank: int = 9
    is_common: bool = False
    confidence: float = 0.5

    def covers(self, other: "Candidate") -> bool:
        """Whether another candidate lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Candidate") -> bool:
        """Whether the two share a token."""
        return self.start < other.end and other.start < self.end


Pair = tuple[Candidate, Candidate]
"""Two names of one body."""


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The longest candidates, none overlapping another, in the order of the text."""
    taken: dict[int, Candidate] = {}
    chosen: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, c.rank, c.start)):
        if not any(i in taken for i in range(candidate.start, candidate.end)):
            chosen.append(candidate)
            taken.update(dict.fromkeys(range(candidate.start, candidate.end), candidate))
    return sorted(chosen, key=lambda c: c.start)
