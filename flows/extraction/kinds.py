"""Sets of kinds of organisation, and of outcomes, that the rules of several extractors ask for."""

from schemas.vocabulary import OrganisationKind, Outcome

ARMED = frozenset({OrganisationKind.ARMED_GROUP, OrganisationKind.STATE_FORCE})
ARMED_OR_STATE = ARMED | {OrganisationKind.STATE}
ARMED_OR_PARTY = ARMED | {OrganisationKind.PARTY}
# Those that fight, and that a fight is fought against.
SIDES = ARMED_OR_STATE | {OrganisationKind.INTERGOVERNMENTAL}
# Those that one joins and that split: states and their forces do not.
MOVEMENTS = frozenset({OrganisationKind.ARMED_GROUP, OrganisationKind.PARTY})
OF_STATE = frozenset({OrganisationKind.STATE, OrganisationKind.STATE_FORCE})
VIOLENT = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.CASUALTIES})
