"""Bodies for sentences of tests, and the alliance rows of a page in short."""

from flows.extraction.alliances import alliances
from flows.extraction.records import AllianceClaim
from tests.extraction import marked

Row = tuple[str, str, str]

FALCONS, HAWKS, LIONS = "[Falcons|armed_group]", "[Hawks|armed_group]", "[Lions|armed_group]"
KARLAND, NORLAND = "[Karland|state]", "[Norland|state]"
ARMY, POLICE = "[Third Army|state_force]", "[Coast Police|state_force]"
GUARD = "[Royal Guard|state_force]"
PARTY, COALITION = "[Unity Party|party]", "[River Coalition|intergovernmental]"
F, H, L = "Falcons", "Hawks", "Lions"


def allied(a: str, b: str) -> Row:
    """Two allies, in the order of their names."""
    first, second = sorted((a, b))
    return first, "allied_with", second


def part(a: str, b: str) -> Row:
    """The first is part of the second."""
    return a, "part_of", b


def backs(a: str, b: str) -> Row:
    """The first supports the second."""
    return a, "supports", b


def merged(a: str, b: str) -> Row:
    """The first went over into the second."""
    return a, "merged_into", b


def rows(page: marked.Page) -> set[Row]:
    """The alliance rows of a page; of a relation without direction the names are in order."""
    found = set()
    for claim in alliances.extract(page):
        if isinstance(claim, AllianceClaim):
            a, b = page.entities[claim.a].name, page.entities[claim.b].name
            found.add(allied(a, b) if claim.relation == "allied_with" else (a, claim.relation.value, b))
    return found
