"""What the cues of a sentence say of counted people, before it becomes claims."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from flows.extraction import trees
from flows.extraction.casualties import actuality, company, counting, tallies, victims
from flows.extraction.casualties import arguments as casualty_arguments
from flows.extraction.casualties import events as casualty_events
from flows.extraction.casualties.context import Context, Reading, verbs
from flows.extraction.casualties.counting import Group
from flows.extraction.casualties.outcomes import Trigger
from flows.extraction.casualties.quantities import Quantity
from flows.extraction.page import Page, Sentence
from schemas.vocabulary import Outcome, VictimKind

_NEAR_HOLD = 12
_EVENT_FORMS = frozenset({"number", "vague", "unknown", "none"})


@dataclass(slots=True)
class Finding:
    """What one cue says of one group.

    `counts_event`: the group's head is no people but the event or figure; `people`: who they are then, if said.
    `is_part`: the group is a part of the one before it.
    """

    context: Context
    rule: str
    group: Group
    outcome: Outcome
    counts_event: bool
    people: Token | None
    is_part: bool = False

    @property
    def trigger(self) -> Trigger:
        """The cue."""
        return self.context.trigger


@dataclass(slots=True)
class Memory:
    """The last counted people, for "others" and for definite descriptions that refer back."""

    kind: VictimKind = VictimKind.UNKNOWN
    organisation: int | None = None
    counted: set[Outcome] = field(default_factory=set)
    one: tuple[VictimKind, int | None] = (VictimKind.UNKNOWN, None)
    one_sentence: int | None = None
    one_outcome: Outcome | None = None
    last_one: int | None = None
    is_alone: bool = False
    is_of_several: bool = False
    is_worded: bool = False
    _last: int | None = None
    _cue: Trigger | None = None
    _bodies: dict[int, list[int]] = field(default_factory=dict)

    def is_of(self, trigger: Trigger) -> bool:
        """Whether the last people were counted under this cue, so that "others" beside them differ."""
        return self._cue == trigger

    def is_far_from(self, ordinal: int) -> bool:
        """Whether the last people were counted further back than the sentence before."""
        return self._last is None or ordinal - self._last > 1

    def forces_of(self, context: Context) -> list[int]:
        """The forces of states to which people counted before in a sentence belong."""
        told = self._bodies.get(context.sentence.ordinal, [])
        return [key for key in told if victims.is_state_force(context.page, key)]

    def remember(self, item: Finding, kind: VictimKind, organisation: int | None) -> None:
        """Keep what a claim says of its people; of people of several sorts under one cue nothing is certain."""
        self.counted.add(item.outcome)
        if organisation is not None:
            self._bodies.setdefault(item.context.sentence.ordinal, []).append(organisation)
        if item.is_part:
            return
        if (item.group.low, item.group.high) == (1, 1):
            self.one = (kind, organisation)
            here, named = item.context.sentence.ordinal, item.group.form in {"name", "pronoun"}
            self.is_alone = here != self.last_one
            self.one_sentence, self.last_one = None if named else here, here
            self.one_outcome = item.outcome
        if item.group.form == "name":
            self.is_of_several, self._last = True, item.context.sentence.ordinal
            return
        self.is_of_several = self.is_of_several and self._last == item.context.sentence.ordinal
        self._last = item.context.sentence.ordinal
        if self._cue == item.trigger:
            kind = kind if kind == self.kind else VictimKind.UNKNOWN
            organisation = organisation if organisation == self.organisation else None
        self.is_worded = victims.lexical_kind(item.group.noun) not in {None, VictimKind.UNKNOWN}
        self.kind, self.organisation, self._cue = kind, organisation, item.trigger


def find(
    page: Page, sentence: Sentence, triggers: Sequence[Trigger], counts: Sequence[Quantity], memory: Memory
) -> list[Finding]:
    """The findings of a sentence, each count and outcome once, in the order of its cues."""
    items: list[Finding] = []
    triggers = [
        t
        for at, t in enumerate(triggers)
        if not _only_names(t)
        or tallies.takes_prisoners(Context(page, sentence, counts, t, triggers[at - 1] if at else None))
    ]
    if any(trigger.cue.outcome == Outcome.WOUNDED for trigger in triggers):
        # The wounded who are flown out do not flee.
        triggers = [trigger for trigger in triggers if not trigger.cue.words[0].startswith("evacuat")]
    told = [trigger for trigger in triggers if trigger.cue.frame != "loss"]
    counts = tallies.with_shared_bounds(page, sentence, told, counts)
    for trigger in triggers:
        if not actuality.happened(trigger.head):
            continue
        before = next((other for other in reversed(told) if other.start < trigger.start), None)
        after = next((other for other in told if other.start > trigger.start), None)
        for item in _read(Context(page, sentence, counts, trigger, before, after), memory):
            if not _goes_on(item, items, memory):
                _add(items, item)
    for item in _cases(page, sentence, triggers, counts):
        _add(items, item)
    return [split for item in _merged(items) for split in _split(item)]


def _only_names(trigger: Trigger) -> bool:
    """Whether a word for hostages only says who people are: "a hostage was killed" tells of no taking."""
    if trigger.cue.frame not in {"hold", "held"} or trigger.end - trigger.start > 1:
        return False
    noun = trigger.head
    taken = any(t.lower_ in verbs("hold") for t in noun.doc[max(noun.sent.start, noun.i - _NEAR_HOLD) : noun.i])
    return noun.pos_ == "NOUN" and noun.head.lower_ not in verbs("hold") and not taken


def _goes_on(item: Finding, items: Sequence[Finding], memory: Memory) -> bool:
    """Whether a pronoun as an object ("killing him") only goes on about somebody whose fate is already told."""
    owner = item.group.head.dep_ == "nmod:poss" and item.trigger.cue.frame == "event"
    if item.group.form == "pronoun" and owner:
        told = item.trigger.head.lower_ in verbs("passing") and item.outcome in memory.counted
        return told or any(other.outcome == item.outcome for other in items)
    if item.group.form != "pronoun" or item.group.head.dep_ not in {"obj", "iobj"}:
        return False
    if any(_is_new_fate(item, other) for other in items):
        return False
    return item.outcome in memory.counted or any(other.outcome == item.outcome for other in items)


def _is_new_fate(item: Finding, other: Finding) -> bool:
    """Whether a pronoun goes on about one person of the sentence: "abducted A and subsequently killed him"."""
    one = (other.group.low, other.group.high) == (1, 1) and other.group.form != "pronoun"
    return one and other.outcome != item.outcome and not other.counts_event


def _cases(
    page: Page, sentence: Sentence, triggers: Sequence[Trigger], counts: Sequence[Quantity]
) -> list[Finding]:
    """Counted cases of what the sentence speaks of: "kidnapping is rife: 12 cases are on record"."""
    events = [trigger for trigger in triggers if trigger.cue.frame == "event"]
    heads = casualty_events.cases(page.span(sentence), counts) if events else []
    found = []
    for group in counting.groups(page, heads, counts, sentence.start):
        nearest = min(events, key=lambda trigger: abs(trigger.start - group.head.i))
        context = Context(page, sentence, counts, nearest)
        several = group.low is None or group.low > 1
        if group.form in _EVENT_FORMS and several:
            found.append(Finding(context, "event_cases", group, nearest.cue.outcome, True, None))
    return found


def _read(context: Context, memory: Memory) -> list[Finding]:
    """What the first reading of a cue that concerns people says."""
    page, trigger = context.page, context.trigger
    for reading in casualty_arguments.read(context):
        found = _groups(context, reading)
        people = [group for group in found if _concerns_people(page, trigger, reading, group)]
        if people:
            parts = [(part, True) for group in people for part in company.parts(context, group)]
            parts = parts or [(part, True) for part in company.parts_behind(context, people[-1])]
            companions = [*company.companions(context), *company.compared(context, people[-1])]
            parts += [(part, True) for group in companions[-1:] for part in company.parts_behind(context, group)]
            groups = [(group, False) for group in [*people, *companions]]
            return [
                Finding(
                    context,
                    reading.rule,
                    group,
                    Outcome.CASUALTIES if reading.rule == "loss" else trigger.cue.outcome,
                    reading.counts_event,
                    reading.people,
                    is_part,
                )
                for group, is_part in sorted([*groups, *parts], key=lambda pair: pair[0].start)
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
    if trigger.cue.victims == "counted":
        vague = noun.lower_ in verbs("holding_place")
        return group.form == "number" and not vague and (elliptical or victims.is_known_person(page, noun))
    if trigger.cue.outcome == Outcome.DISPLACED and group.is_single_named:
        return False
    if (victims.is_plural_pronoun(noun) or noun.lower_ == "own") and group.form in {"number", "vague"}:
        return True
    if elliptical:
        return group.form in {"number", "vague", "both", "none", "unknown", "article"}
    if trigger.cue.victims == "people" or reading.rule == "beside" or trigger.cue.frame in {"hold", "held"}:
        return victims.is_known_person(page, noun) or (
            trigger.cue.victims == "any" and victims.names_someone(page, noun)
        )
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


def _is_reference(trigger: Trigger, reading: Reading, group: Group, memory: Memory) -> bool:
    """Whether a phrase only speaks of people again who were counted before."""
    if reading.is_reference and group.form not in {"number", "vague", "article", "name", "unknown"}:
        return True
    if reading.rule == "attribute" and group.form == "article" and trigger.cue.outcome == Outcome.CAPTURED:
        return True
    return group.form == "definite" and trigger.cue.outcome in memory.counted


def _add(items: list[Finding], item: Finding) -> None:
    """Keep the first of two findings with one outcome for the same people."""
    for other in items:
        same_count = other.group.count is not None and other.group.count == item.group.count
        if other.outcome == item.outcome and (same_count or other.group.head.i == item.group.head.i):
            return
    items.append(item)


def _merged(items: list[Finding]) -> list[Finding]:
    """One count of "killed or wounded" people is casualties, when two cues share it."""
    found: list[Finding] = []
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
        if twin is None or not _is_joined(twin.trigger, item.trigger):
            found.append(item)
        else:
            twin.outcome = Outcome.CASUALTIES
    return found


def _is_joined(first: Trigger, second: Trigger) -> bool:
    """Whether two cues share a count: "killed or wounded"; not "18 killed, wounded under 50"."""
    joint = first.head.doc[first.end : second.start]
    others = any(t.pos_ in trees.NOMINAL for t in joint)
    return len(joint) <= 3 and not others and any(t.lower_ in {"or", "and"} for t in joint)


def _split(item: Finding) -> list[Finding]:
    """Split "killed and injured civilians": without one figure for both are two rows."""
    if item.trigger.cue.frame != "both" or item.group.form in {"number", "vague"}:
        return [item]
    return [
        Finding(item.context, item.rule, item.group, outcome, item.counts_event, item.people)
        for outcome in (Outcome.KILLED, Outcome.WOUNDED)
    ]
