"""Casualty claims: how many people, who, what became of them, by whom, where and when."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Span, Token

from flows.extraction import (
    actuality,
    attribution,
    casualty_arguments,
    casualty_events,
    casualty_infobox,
    counting,
    dates,
    outcomes,
    perpetrators,
    places,
    quantities,
    trees,
    victims,
)
from flows.extraction.casualty_context import Context, Reading
from flows.extraction.counting import Group
from flows.extraction.outcomes import Trigger
from flows.extraction.page import Page, Sentence
from flows.extraction.quantities import Quantity
from flows.extraction.records import CasualtyClaim
from flows.extraction.victim_kinds import Profiles
from schemas.vocabulary import Outcome, Polarity, VictimKind

_GENERIC = frozenset(
    {"victims", "suspects", "people", "persons", "individuals", "men", "injured", "wounded", "dead"}
)
_TOGETHER = ("along with", "together with", "as well as", "besides")
_TOLD = frozenset({"number", "article", "vague", "name"})
_EVENT_FORMS = frozenset({"number", "vague", "unknown", "none"})


@dataclass(slots=True)
class _Found:
    """What one cue says of one group, before it is a claim."""

    context: Context
    rule: str
    group: Group
    outcome: Outcome
    counts_event: bool
    people: Token | None

    @property
    def trigger(self) -> Trigger:
        """The cue."""
        return self.context.trigger


@dataclass(slots=True)
class _Memory:
    """The last counted people, for "others" and for definite descriptions that refer back."""

    kind: VictimKind = VictimKind.UNKNOWN
    organisation: int | None = None
    counted: set[Outcome] = field(default_factory=set)


def extract(page: Page) -> list[CasualtyClaim]:
    """The casualty claims of a page, in the order of the text."""
    profiles = Profiles.of(page)
    memory = _Memory()
    claims: list[CasualtyClaim] = []
    for sentence in page.claimable():
        span = page.span(sentence)
        triggers = outcomes.triggers(span)
        if not triggers and sentence.role == "value":
            claims += casualty_infobox.read(page, sentence)
        if not triggers:
            continue
        counts = quantities.quantities(span)
        found = _found(page, sentence, triggers, counts, memory)
        claims += _shared([_claim(page, sentence, item, profiles, memory) for item in found])
    return claims


def _shared(claims: list[tuple[CasualtyClaim, bool]]) -> list[CasualtyClaim]:
    """Claims of a sentence, where the one perpetrator that it names stands for all counts without an agent."""
    violent = perpetrators.VIOLENT
    named = {c.perpetrator_organisation for c, _ in claims if c.outcome in violent} - {None}
    if len(named) != 1:
        return [claim for claim, _ in claims]
    perpetrator = named.pop()
    return [
        replace(claim, perpetrator_organisation=perpetrator)
        if not said and claim.victim_organisation != perpetrator and claim.outcome in violent
        else claim
        for claim, said in claims
    ]


def _found(
    page: Page, sentence: Sentence, triggers: Sequence[Trigger], counts: Sequence[Quantity], memory: _Memory
) -> list[_Found]:
    items: list[_Found] = []
    for i, trigger in enumerate(triggers):
        if not actuality.happened(trigger.head):
            continue
        before = triggers[i - 1] if i else None
        after = triggers[i + 1] if i + 1 < len(triggers) else None
        for item in _read(Context(page, sentence, counts, trigger, before, after), memory):
            _add(items, item)
    for item in _cases(page, sentence, triggers, counts):
        _add(items, item)
    return [split for item in _merged(items) for split in _split(item)]


def _cases(
    page: Page, sentence: Sentence, triggers: Sequence[Trigger], counts: Sequence[Quantity]
) -> list[_Found]:
    """Counted cases of what the sentence speaks of: "the highest kidnapping rate, with 70 cases reported"."""
    events = [trigger for trigger in triggers if trigger.cue.frame == "event"]
    heads = casualty_events.cases(page.span(sentence), counts) if events else []
    found = []
    for group in counting.groups(page, heads, counts, sentence.start):
        nearest = min(events, key=lambda trigger: abs(trigger.start - group.head.i))
        context = Context(page, sentence, counts, nearest)
        if group.form in _EVENT_FORMS:
            found.append(_Found(context, "event_cases", group, nearest.cue.outcome, True, None))
    return found


def _read(context: Context, memory: _Memory) -> list[_Found]:
    """What the first reading of a cue that concerns people says."""
    page, sentence, trigger, counts = context.page, context.sentence, context.trigger, context.quantities
    for reading in casualty_arguments.read(context):
        found = _groups(context, reading)
        people = [group for group in found if _concerns_people(page, trigger, reading, group)]
        if people:
            groups = [part for group in people for part in (group, *_parts(page, sentence, group, counts))]
            groups += _companions(context)
            return [
                _Found(context, reading.rule, group, trigger.cue.outcome, reading.counts_event, reading.people)
                for group in groups
                if not _is_reference(trigger, reading, group, memory)
            ]
    return []


def _groups(context: Context, reading: Reading) -> list[Group]:
    page, sentence, trigger, counts = context.page, context.sentence, context.trigger, context.quantities
    behind = not reading.is_reference and all(head.i >= trigger.end for head in reading.heads)
    found = counting.groups(page, reading.heads, counts, trigger.end if behind else sentence.start)
    found = [replace(group, noun=reading.nouns.get(group.head.i, group.noun)) for group in found]
    if reading.counts_event:
        return [group for group in found if group.form in _EVENT_FORMS]
    return found


def _concerns_people(page: Page, trigger: Trigger, reading: Reading, group: Group) -> bool:
    """Whether a phrase means people, as surely as the cue asks for."""
    if reading.counts_event:
        return True
    noun = group.noun
    if trigger.start <= group.head.i < trigger.end:
        return group.form in _EVENT_FORMS
    elliptical = noun.i == group.head.i and group.count is not None and group.count[0] <= noun.i < group.count[1]
    if trigger.cue.victims == "civilians":
        return _is_displaced(page, group)
    if elliptical:
        return group.form in {"number", "vague", "both", "none", "unknown", "article"}
    if trigger.cue.victims == "people" or reading.rule == "beside" or trigger.cue.frame in {"hold", "held"}:
        return victims.is_people(page, noun) or (reading.rule == "beside" and victims.names_someone(page, noun))
    if group.form == "none" and noun.pos_ == "PRON":
        return True
    return victims.may_be_people(page, noun, counted=group.count is not None)


def _is_displaced(page: Page, group: Group) -> bool:
    """Whether people who flee or escape are civilians by their word, so that they leave a home."""
    if group.form not in {"number", "vague", "bare", "definite", "unknown"} or group.high == 1:
        return False
    kind = victims.kind_of(page, group.noun, group.start, group.end, None)
    counted = group.form in {"number", "vague"} and kind == VictimKind.UNKNOWN and group.low is not None
    return kind == VictimKind.CIVILIAN or (counted and victims.is_plural(group.noun) and (group.low or 0) >= 100)


def _parts(page: Page, sentence: Sentence, group: Group, counts: Sequence[Quantity]) -> list[Group]:
    """Parts of a total with a count of their own: "including three children", "among them a woman"."""
    found: list[Group] = []
    for word in {group.head, group.noun}:
        for c in trees.children(word, "nmod", "obl", "acl", "dep", "appos"):
            if trees.preposition(c) in {"including", "among", "include", *_TOGETHER} or c.lower_ == "including":
                heads = trees.nominal_conjuncts(c) if c.lower_ != "including" else trees.arguments(c).patients
                found += counting.groups(page, heads, counts, sentence.start)
    return [part for part in found if part.form in {"number", "article", "vague"}]


def _companions(context: Context) -> list[Group]:
    """Those who share the fate: "two soldiers were hurt along with a driver"."""
    predicate = context.trigger.head
    heads = trees.arguments(predicate).oblique(*_TOGETHER) if predicate.pos_ == "VERB" else []
    found = counting.groups(context.page, heads, context.quantities, context.sentence.start)
    return [group for group in found if victims.is_people(context.page, group.noun) and group.form in _TOLD]


def _is_reference(trigger: Trigger, reading: Reading, group: Group, memory: _Memory) -> bool:
    """Whether a phrase only speaks of people again who were counted before."""
    if reading.is_reference and group.form not in {"number", "vague", "article", "name", "unknown"}:
        return True
    if reading.rule == "attribute" and group.form == "article" and trigger.cue.outcome == Outcome.CAPTURED:
        return True
    return group.form == "definite" and trigger.cue.outcome in memory.counted


def _add(items: list[_Found], item: _Found) -> None:
    """Keep the first of two findings with one outcome for the same people."""
    for other in items:
        same_count = other.group.count is not None and other.group.count == item.group.count
        if other.outcome == item.outcome and (same_count or other.group.head.i == item.group.head.i):
            return
    items.append(item)


def _merged(items: list[_Found]) -> list[_Found]:
    """One count of "killed or wounded" people is casualties, when two cues share it."""
    found: list[_Found] = []
    for item in items:
        twin = next(
            (
                other
                for other in found
                if other.group.head.i == item.group.head.i
                and {other.outcome, item.outcome} == {Outcome.KILLED, Outcome.WOUNDED}
                and item.group.form == "number"
                and other.trigger.head.dep_ != "acl:relcl"
            ),
            None,
        )
        if twin is None or item.trigger.start - twin.trigger.end > 3:
            found.append(item)
        else:
            twin.outcome = Outcome.CASUALTIES
    return found


def _split(item: _Found) -> list[_Found]:
    """Split "killed and injured civilians": without one figure for both are two rows."""
    if item.trigger.cue.frame != "both" or item.group.form in {"number", "vague"}:
        return [item]
    return [
        _Found(item.context, item.rule, item.group, outcome, item.counts_event, item.people)
        for outcome in (Outcome.KILLED, Outcome.WOUNDED)
    ]


def _claim(
    page: Page, sentence: Sentence, item: _Found, profiles: Profiles, memory: _Memory
) -> tuple[CasualtyClaim, bool]:
    """The claim, and whether its sentence says an agent for it."""
    group, trigger = item.group, item.trigger
    kind, organisation = _who(page, item, profiles, memory)
    perpetrator = perpetrators.perpetrator_of(item.context, organisation)
    stance = attribution.stance(page, trigger.head)
    nobody = group.form == "none"
    evidence = page.evidence(
        _evidence(page, group, trigger),
        f"casualties.{item.rule}",
        Polarity.ASSERTED if nobody else stance.polarity,
        stance.certainty,
        stance.attributed_to,
    )
    if group.form != "name":
        memory.kind, memory.organisation = kind, organisation
    memory.counted.add(item.outcome)
    claim = CasualtyClaim(
        evidence=evidence,
        outcome=item.outcome,
        count_text=_count_text(page, group),
        count_low=group.low,
        count_high=group.high,
        is_approximate=group.is_approximate,
        victims=_wording(page, item),
        victim_kind=kind,
        victim_organisation=organisation,
        perpetrator_organisation=perpetrator.organisation,
        place=places.place_of(page, sentence, trigger.head),
        date=dates.date_of_event(page, trigger.head),
    )
    return claim, perpetrator.is_said


def _who(page: Page, item: _Found, profiles: Profiles, memory: _Memory) -> tuple[VictimKind, int | None]:
    group = item.group
    if item.people is not None:
        phrase = trees.noun_phrase(item.people)
        organisation = victims.organisation_of(page, phrase.start, phrase.end, item.people)
        return victims.kind_of(page, item.people, phrase.start, phrase.end, organisation), organisation
    if item.counts_event:
        return VictimKind.UNKNOWN, None
    if group.form in {"name", "pronoun"}:
        profile = profiles.about(page, group.head)
        kind, organisation = _titled(page, group)
        known = kind if kind not in {None, VictimKind.UNKNOWN} else profile.kind
        others = _others(page, group)
        return victims.together(
            [known, *others]
        ), organisation if organisation is not None else profile.organisation
    if _refers_back(group):
        return memory.kind, memory.organisation
    organisation = victims.organisation_of(page, group.start, group.end, group.noun)
    kind = victims.kind_of(page, group.noun, group.start, group.end, organisation)
    return victims.together([kind, *_others(page, group)]), organisation


def _others(page: Page, group: Group) -> list[VictimKind]:
    """The kinds of the further members of a list."""
    return [victims.kind_of(page, t, max(t.i - 2, group.start), t.i + 1, None) for t in group.others]


def _titled(page: Page, group: Group) -> tuple[VictimKind | None, int | None]:
    """What the words before a name say: "Spc. A", "correctional officers A and B", "senior Front leader A"."""
    for i in range(group.head.i, group.start - 1, -1):
        word = page.doc[i]
        if victims.lexical_kind(word) is not None or victims.modifier_kind(word) is not None:
            organisation = victims.organisation_of(page, group.start, i + 1, word)
            title = victims.kind_of(page, word, group.start, i + 1, organisation)
            return title if title != VictimKind.UNKNOWN else victims.modifier_kind(word), organisation
    return None, None


def _refers_back(group: Group) -> bool:
    """Whether the people are the sort last spoken of: "five wounded", "two others", "two of the suspects"."""
    kind = victims.lexical_kind(group.noun)
    if group.noun.lower_ in {"other", "others", "more", "another"} or victims.is_plural_pronoun(group.noun):
        return True
    inside = group.count is not None and group.count[0] <= group.noun.i < group.count[1]
    part = (
        group.noun.lower_ in _GENERIC and group.count is not None and group.noun.doc[group.count[1]].lower_ == "of"
    )
    return kind in {None, VictimKind.UNKNOWN} and (inside or part)


def _evidence(page: Page, group: Group, trigger: Trigger) -> Span:
    """The words of the count or the people, and of the outcome, as one span."""
    first, last = group.count if group.count is not None else (group.start, group.end)
    return page.doc[min(first, trigger.start) : max(last, trigger.end)]


def _count_text(page: Page, group: Group) -> str | None:
    if group.count is not None:
        return page.doc[group.count[0] : group.count[1]].text
    return page.doc[group.start : group.end].text if group.form != "definite" else None


def _wording(page: Page, item: _Found) -> str | None:
    group = item.group
    if item.people is not None:
        return trees.noun_phrase(item.people).text
    if item.counts_event:
        return None
    start = group.start
    if group.count is not None and group.count[0] <= group.noun.i < group.count[1]:
        return None
    if group.count is not None and group.form != "article" and group.count[1] < group.end:
        start = group.count[1]
        if page.doc[start].lower_ == "of":
            start += 1
    return page.doc[start : group.end].text or None
