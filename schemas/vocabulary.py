"""The allowed values of every coded column, as the codebook defines them."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    """What sort of body an organisation is."""

    ARMED_GROUP = "armed_group"
    STATE_FORCE = "state_force"
    STATE = "state"
    PARTY = "party"
    INTERGOVERNMENTAL = "intergovernmental"
    CIVIL = "civil"


class MentionForm(StrEnum):
    """How a mention refers: by a name, by a description, or only back: a pronoun, or words like "the group"."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Role(StrEnum):
    """The position of a person in an organisation."""

    FOUNDER = "founder"
    LEADER = "leader"
    COMMANDER = "commander"
    DEPUTY = "deputy"
    SPOKESPERSON = "spokesperson"
    REPRESENTATIVE = "representative"
    MEMBER = "member"


class AllianceRelation(StrEnum):
    """How two organisations side with each other."""

    ALLIED_WITH = "allied_with"
    SUPPORTS = "supports"
    PART_OF = "part_of"
    MERGED_INTO = "merged_into"


class RivalryRelation(StrEnum):
    """How two organisations stand against each other, or made peace."""

    FIGHTS = "fights"
    OPPOSES = "opposes"
    SPLIT_FROM = "split_from"
    TRUCE_WITH = "truce_with"


# Relations without direction: organisation_a < organisation_b.
SYMMETRIC = frozenset(
    {
        AllianceRelation.ALLIED_WITH.value,
        RivalryRelation.FIGHTS.value,
        RivalryRelation.OPPOSES.value,
        RivalryRelation.TRUCE_WITH.value,
    }
)


class Outcome(StrEnum):
    """What happened to the people counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    CASUALTIES = "casualties"


class VictimKind(StrEnum):
    """Who the people counted are, in the terms of the laws of war."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    """Whether the sentence says that the claim is so, or that it is not."""

    ASSERTED = "asserted"
    DENIED = "denied"


class Certainty(StrEnum):
    """Whether the sentence states the claim or hedges it."""

    STATED = "stated"
    HEDGED = "hedged"


class Precision(StrEnum):
    """The calendar unit that a date states."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


class Anchor(StrEnum):
    """What fixes a date: its own words, the publication date, or the text before."""

    EXPLICIT = "explicit"
    PUBLICATION = "publication"
    CONTEXT = "context"
