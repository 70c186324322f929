"""Fighting said by figures: fighters of one body whom another body killed or wounded.

Source: codebook, "Alliances and rivalries": `fights` holds where a body "kills fighters of" another.
"""

from collections.abc import Iterable
from dataclasses import replace

from flows.extraction.page import Page
from flows.extraction.records import AllianceClaim, CasualtyClaim, RivalryClaim
from schemas.vocabulary import OrganisationKind, Outcome, RivalryRelation, VictimKind

RULE = "rivalries.casualties"

_HARMED = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.CASUALTIES})
_ARMED = frozenset({OrganisationKind.ARMED_GROUP, OrganisationKind.STATE_FORCE, OrganisationKind.STATE})


def fighting(
    page: Page, casualties: Iterable[CasualtyClaim], relations: Iterable[AllianceClaim | RivalryClaim]
) -> list[RivalryClaim]:
    """One `fights` claim for each pair and sentence that no other rule has found.

    Captures are left out: an arrest is no fighting. So are civilians, and bodies that bear no arms.
    A figure of none ("killed no soldiers") says nothing.
    """
    said = {
        (claim.evidence.sentence_ordinal, min(claim.a, claim.b), max(claim.a, claim.b), claim.evidence.polarity)
        for claim in relations
        if claim.relation == RivalryRelation.FIGHTS
    }
    found = []
    for claim in casualties:
        victim, perpetrator = claim.victim_organisation, claim.perpetrator_organisation
        if victim is None or perpetrator is None or victim == perpetrator or claim.count_high == 0:
            continue
        if claim.outcome not in _HARMED or claim.victim_kind != VictimKind.COMBATANT:
            continue
        if not {page.entities[victim].kind, page.entities[perpetrator].kind} <= _ARMED:
            continue
        a, b = min(victim, perpetrator), max(victim, perpetrator)
        key = (claim.evidence.sentence_ordinal, a, b, claim.evidence.polarity)
        if key in said:
            continue
        said.add(key)
        found.append(
            RivalryClaim(
                evidence=replace(claim.evidence, extractor=RULE),
                a=a,
                relation=RivalryRelation.FIGHTS,
                b=b,
                started=claim.date,
                ended=claim.date,
            )
        )
    return found
