"""Casualty claims: how many people, who, what became of them, by whom, where and when."""

from dataclasses import replace

from spacy.tokens import Span, Token

from flows.extraction.attribution import attribution
from flows.extraction.casualties import findings as casualty_findings
from flows.extraction.casualties import infobox as casualty_infobox
from flows.extraction.casualties import outcomes, perpetrators, places, quantities, sides, spokesmen, victims
from flows.extraction.casualties import parties as casualty_parties
from flows.extraction.casualties.context import verbs
from flows.extraction.casualties.counting import Group
from flows.extraction.casualties.findings import Finding, Memory
from flows.extraction.casualties.outcomes import Trigger
from flows.extraction.casualties.quantities import Quantity
from flows.extraction.casualties.victim_kinds import Profiles
from flows.extraction.dates import dates
from flows.extraction.kinds import VIOLENT
from flows.extraction.page import Page, Sentence
from flows.extraction.records import CasualtyClaim
from schemas.vocabulary import MentionForm, Polarity, VictimKind


def extract(page: Page) -> list[CasualtyClaim]:
    """The casualty claims of a page, in the order of the text."""
    profiles = Profiles.of(page)
    memory = Memory()
    claims: list[CasualtyClaim] = []
    for sentence in page.claimable():
        span = page.span(sentence)
        if sentence.role == "value":
            # The lines of an infobox are of different sides: none goes on with the people of another.
            memory = Memory()
        figures = casualty_infobox.read(page, sentence) if sentence.role == "value" else []
        claims += figures
        triggers = outcomes.triggers(span)
        if figures or not triggers:
            continue
        counts = [q for q in quantities.quantities(span) if not _is_in_name(page, q)]
        found = casualty_findings.find(page, sentence, triggers, counts, memory)
        told: list[tuple[CasualtyClaim, bool, bool]] = []
        for item in found:
            claim, is_apart, serves = _claim(page, sentence, item, profiles, memory)
            # "Five soldiers were killed and 36 injured": the bare count is of soldiers too.
            bare = item.counts_event or item.group.noun.like_num
            told.append((claim, is_apart, serves or (bare and bool(told) and told[-1][2])))
        claims += _shared(page, told)
    return claims


def _is_in_name(page: Page, quantity: Quantity) -> bool:
    """Whether a number is a part of an organisation's name: the 18 of "Barrio 18"; or an age behind a name."""
    for mention in page.mentions:
        inside = mention.start < quantity.start and quantity.end <= mention.end
        if inside and mention.form == MentionForm.NAME and page.entities[mention.entity].type == "organisation":
            return True
    token = page.doc[quantity.start]
    before = page.doc[quantity.start - 1] if quantity.start else token
    if token.is_digit and before.ent_type_ == "PERSON" and quantity.end == quantity.start + 1:
        return True
    return token.ent_type_ == "ORG" and token.ent_iob_ == "I"


def _shared(page: Page, claims: list[tuple[CasualtyClaim, bool, bool]]) -> list[CasualtyClaim]:
    """Claims of a sentence, where the one perpetrator that it names stands for all counts without an agent."""
    named = {c.perpetrator_organisation for c, _, _ in claims if c.outcome in VIOLENT} - {None}
    if len(named) != 1:
        return [claim for claim, _, _ in claims]
    perpetrator = named.pop()
    of_state = victims.is_state_force(page, perpetrator)
    return [
        replace(claim, perpetrator_organisation=perpetrator)
        if not said
        and not (serves and of_state)
        and claim.victim_organisation != perpetrator
        and claim.outcome in VIOLENT
        else claim
        for claim, said, serves in claims
    ]


def _is_of_pronoun(noun: Token) -> bool:
    """Whether people are somebody's by a pronoun without "own": "its commanders"."""
    owners = [c for c in noun.children if c.dep_ == "nmod:poss" and c.pos_ == "PRON"]
    return bool(owners) and not any(c.lower_ == "own" for c in noun.children)


def _is_ours(page: Page, group: Group) -> bool:
    """Whether people are the speaker's: "our commander A"."""
    return any(t.lower_ == "our" for t in page.doc[max(group.start - 2, 0) : group.head.i])


def _is_time(head: Token) -> bool:
    """Whether a noun of harm stands in a phrase of time: "after the death of A"."""
    return head.pos_ == "NOUN" and any(child.lower_ in verbs("time") for child in head.children)


def _claim(
    page: Page, sentence: Sentence, item: Finding, profiles: Profiles, memory: Memory
) -> tuple[CasualtyClaim, bool, bool]:
    """The claim, whether no other agent of its sentence is its own, and whether its victims serve a state."""
    group, trigger = item.group, item.trigger
    kind, organisation = casualty_parties.who(page, item, profiles, memory)
    attacking = False
    if organisation is None and not item.counts_event:
        organisation = perpetrators.attackers_of_state(item.context, group.noun)
        if organisation is None and _is_ours(page, group) and kind == VictimKind.COMBATANT:
            organisation = spokesmen.speaker(item.context)
        attacking = organisation is not None
    serves = victims.serve_state(page, group.start, max(group.end, group.noun.i + 1), organisation)
    perpetrator = perpetrators.perpetrator_of(item.context, organisation, serves)
    if organisation is not None and not attacking and _is_of_pronoun(group.noun):
        # "The army killed several of its commanders": whoever is meant, not the killer.
        agent = perpetrators.perpetrator_of(item.context, None, serves)
        if agent.organisation == organisation:
            organisation, perpetrator = None, agent
    if organisation is None and kind == VictimKind.COMBATANT and not item.counts_event and group.form != "name":
        organisation = sides.nation_force(page, group.noun)
        organisation = organisation if organisation is not None else sides.of_leader(page, group.noun)
        # Without a perpetrator "three others" may be of either side.
        if organisation is None and (perpetrator.organisation is not None or group.noun.lower_ != "others"):
            organisation = sides.of_the_opponent(item.context, group.noun, perpetrator.organisation)
        if organisation is not None and organisation == perpetrator.organisation:
            organisation = None
    if kind == VictimKind.UNKNOWN and group.form == "name" and organisation is None:
        kind = profiles.by_home(page, group, perpetrator.organisation)
    stance = attribution.stance(page, trigger.head)
    nobody = group.form == "none"
    evidence = page.evidence(
        _evidence(page, group, trigger),
        f"casualties.{item.rule}",
        Polarity.ASSERTED if nobody else stance.polarity,
        stance.certainty,
        stance.attributed_to,
    )
    memory.remember(item, kind, None if attacking else organisation)
    claim = CasualtyClaim(
        evidence=evidence,
        outcome=item.outcome,
        count_text=_count_text(page, group),
        count_low=group.low,
        count_high=group.high,
        is_approximate=group.is_approximate,
        victims=casualty_parties.wording(page, item),
        victim_kind=kind,
        victim_organisation=organisation,
        perpetrator_organisation=perpetrator.organisation,
        place=places.place_of(page, sentence, trigger.head),
        date=dates.date_of_event(page, trigger.head),
    )
    # "After the death of A" only tells when: who did the rest of the sentence is not said to have done that.
    is_apart = perpetrator.is_said or _is_time(trigger.head)
    return claim, is_apart, serves


def _evidence(page: Page, group: Group, trigger: Trigger) -> Span:
    """The words of the count or the people, and of the outcome, as one span."""
    first, last = group.count if group.count is not None else (group.start, group.end)
    return page.doc[min(first, trigger.start) : max(last, trigger.end)]


def _count_text(page: Page, group: Group) -> str | None:
    if group.count is not None:
        return page.doc[group.count[0] : group.count[1]].text
    return page.doc[group.start : group.end].text if group.form != "definite" else None
