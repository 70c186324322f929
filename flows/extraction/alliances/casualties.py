"""Fighting said by figures: fighters of one body whom another body killed or wounded.

Source: codebook, "Alliances and rivalries": `fights` holds where a body "kills fighters of" another.
"""

from collections.abc import Iterable
from dataclasses import replace

from flows.extraction import trees
from flows.extraction.kinds import ARMED_OR_STATE, VIOLENT
from flows.extraction.page import Page
from flows.extraction.parties.cue_sets import CLASHES
from flows.extraction.records import AllianceClaim, CasualtyClaim, RivalryClaim
from schemas.vocabulary import OrganisationKind, Polarity, RivalryRelation, VictimKind

RULE = "rivalries.casualties"

_CLASHES = CLASHES - {"violence", "conflict", "fighting", "hostility"}


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
    casualties = list(casualties)
    found = _both_sides(page, casualties, said)
    for claim in casualties:
        victim, perpetrator = claim.victim_organisation, claim.perpetrator_organisation
        if victim is None or perpetrator is None or victim == perpetrator or claim.count_high == 0:
            continue
        if claim.outcome not in VIOLENT or claim.victim_kind != VictimKind.COMBATANT:
            continue
        if not {page.entities[victim].kind, page.entities[perpetrator].kind} <= ARMED_OR_STATE:
            continue
        a, b = min(victim, perpetrator), max(victim, perpetrator)
        key = (claim.evidence.sentence_ordinal, a, b, claim.evidence.polarity)
        if key in said:
            continue
        said.add(key)
        found.append(_claim(claim, a, b))
    return found


def _claim(claim: CasualtyClaim, a: int, b: int) -> RivalryClaim:
    return RivalryClaim(
        evidence=replace(claim.evidence, extractor=RULE),
        a=min(a, b),
        relation=RivalryRelation.FIGHTS,
        b=max(a, b),
        started=claim.date,
        ended=claim.date,
    )


def _both_sides(
    page: Page, casualties: list[CasualtyClaim], said: set[tuple[int, int, int, Polarity]]
) -> list[RivalryClaim]:
    """Of "four A militants and a B policeman were killed in an exchange of fire", that A and B fought."""
    lost: dict[int, dict[OrganisationKind, dict[int, CasualtyClaim]]] = {}
    for claim in casualties:
        victim = claim.victim_organisation
        if victim is None or claim.outcome not in VIOLENT or claim.count_high == 0:
            continue
        if claim.evidence.polarity is Polarity.DENIED or claim.perpetrator_organisation is not None:
            continue
        kind = page.entities[victim].kind
        if kind is not None:
            lost.setdefault(claim.evidence.sentence_ordinal, {}).setdefault(kind, {}).setdefault(victim, claim)
    found = []
    for ordinal, sides in sorted(lost.items()):
        groups = sides.get(OrganisationKind.ARMED_GROUP, {})
        forces = sides.get(OrganisationKind.STATE_FORCE, {})
        if len(groups) != 1 or not forces or not _tells_of_a_clash(page, ordinal):
            continue
        for a, claim in groups.items():
            for b in forces:
                key = (ordinal, min(a, b), max(a, b), claim.evidence.polarity)
                if key not in said:
                    said.add(key)
                    found.append(_claim(claim, a, b))
    return found


def _tells_of_a_clash(page: Page, ordinal: int) -> bool:
    """Whether a sentence names a fight of two sides: "in an encounter", "exchange of fire"."""
    words = page.span(page.sentences[ordinal])
    return any(
        trees.lemma(t) in _CLASHES and t.pos_ == "NOUN" and (t.i + 1 == len(page.doc) or t.nbor().lower_ != "with")
        for t in words
    )
