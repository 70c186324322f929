"""Bodies for sentences of tests, and the rivalry rows of a page in short."""

from flows.extraction.alliances import alliances
from flows.extraction.records import RivalryClaim
from tests.extraction import marked

Row = tuple[str, str, str]

FALCONS, HAWKS, LIONS = "[Falcons|armed_group]", "[Hawks|armed_group]", "[Lions|armed_group]"
ROYALISTS, FMLN = "[Royalists|armed_group]", "[FMLN|armed_group]"
TURKEY, SYRIA = "[Turkey|state]", "[Syria|state]"
ARMY, GUARD = "[Third Army|state_force]", "[National Guard|state_force]"
POLICE, FORCES, PLANES = "[police|state_force]", "[Armed Forces|state_force]", "[Air Force|state_force]"
DIVISION = "[Second Division|state_force]"
FOURTH, THIRD = "[Bulgarian Fourth Army|state_force]", "[Servian Third Army|state_force]"
PARTY, COALITION = "[Unity Party|party]", "[Coalition|intergovernmental]"
# What most sentences say: the army and the Hawks fight, or the Falcons and the Hawks do.
FIGHT: set[Row] = {("Hawks", "fights", "Third Army")}
RIVALS: set[Row] = {("Falcons", "fights", "Hawks")}
_DIRECTED = "split_from"


def rows(page: marked.Page) -> set[Row]:
    """The rivalry rows of a page; of a relation without direction the names are in order."""
    found = set()
    for claim in alliances.extract(page):
        if isinstance(claim, RivalryClaim):
            a, b = page.entities[claim.a].name, page.entities[claim.b].name
            if claim.relation != _DIRECTED:
                a, b = sorted((a, b))
            found.add((a, claim.relation.value, b))
    return found
