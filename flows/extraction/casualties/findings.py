"""What the cues of a sentence say of counted people, before it becomes claims."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from flows.extraction import trees
from flows.extraction.casualties import actuality, counting, outcomes, victims
from flows.extraction.casualties import arguments as casualty_arguments
from flows.extraction.casualties import events as casualty_events
from flows.extraction.casualties.context import Context, Reading, verbs
from flows.extraction.casualties.counting import Group
from flows.extraction.casualties.lines import listed, phrase_head
from flows.extraction.casualties.outcomes import Trigger
from flows.extraction.casualties.people_phrases import OWNERS
from flows.extraction.casualties.quantities import Quantity
from flows.extraction.page import Page, Sentence
from schemas.vocabulary import Outcome, VictimKind

_TOGETHER = ("along with", "together with", "as well as", "besides")
_NEAR = 25
_TOLD = frozenset({"number", "article", "vague", "name"})
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
    is_of_several: bool = False
    _last: int | None = None
    _cue: Trigger | None = None
    _bodies: dict[int, list[int]] = field(default_factory=dict)

    def is_of(self, trigger: Trigger) -> bool:
        """Whether the last people were counted under this cue, so that "others" beside them differ."""
        return self._cue == trigger

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
            named = item.group.form in {"name", "pronoun"}
            self.one_sentence = None if named else item.context.sentence.ordinal
            self.one_outcome = item.outcome
        if item.group.form == "name":
            self.is_of_several, self._last = True, item.context.sentence.ordinal
            return
        self.is_of_several = self.is_of_several and self._last == item.context.sentence.ordinal
        self._last = item.context.sentence.ordinal
        if self._cue == item.trigger:
            kind = kind if kind == self.kind else VictimKind.UNKNOWN
            organisation = organisation if organisation == self.organisation else None
        self.kind, self.organisation, self._cue = kind, organisation, item.trigger


def find(
    page: Page, sentence: Sentence, triggers: Sequence[Trigger], counts: Sequence[Quantity], memory: Memory
) -> list[Finding]:
    """The findings of a sentence, each count and outcome once, in the order of its cues."""
    items: list[Finding] = []
    triggers = [trigger for trigger in triggers if not _only_names(trigger)]
    told = [trigger for trigger in triggers if trigger.cue.frame != "loss"]
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
    return noun.pos_ == "NOUN" and noun.head.lower_ not in verbs("hold")


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
        if group.form in _EVENT_FORMS:
            found.append(Finding(context, "event_cases", group, nearest.cue.outcome, True, None))
    return found


def _read(context: Context, memory: Memory) -> list[Finding]:
    """What the first reading of a cue that concerns people says."""
    page, trigger = context.page, context.trigger
    for reading in casualty_arguments.read(context):
        found = _groups(context, reading)
        people = [group for group in found if _concerns_people(page, trigger, reading, group)]
        if people:
            parts = [(part, True) for group in people for part in _parts(context, group)]
            parts = parts or [(part, True) for part in _parts_behind(context, people[-1])]
            companions = _companions(context)
            parts += [(part, True) for group in companions[-1:] for part in _parts_behind(context, group)]
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
        return group.form == "number" and (elliptical or victims.is_known_person(page, noun))
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


def _parts(context: Context, group: Group) -> list[Group]:
    """Parts of a total with a count of their own: "including three children", "among them a woman"."""
    page, sentence, counts = context.page, context.sentence, context.quantities
    found: list[Group] = []
    for word in {t.i: t for t in (group.head, group.noun)}.values():
        for c in trees.children(word, "nmod", "obl", "acl", "dep", "appos"):
            if trees.preposition(c) in {"including", "among", "include", *_TOGETHER} or c.lower_ == "including":
                heads = trees.nominal_conjuncts(c) if c.lower_ != "including" else trees.arguments(c).patients
                heads = _longer(context, c, heads)
                found += counting.groups(page, heads, counts, sentence.start)
    told = [part for part in found if part.form in {"number", "article", "vague"}]
    told += _of_them(context, group)
    # Of "95 casualties, including 30 dead" the 30 have a fate of their own.
    fates = {trigger.start for trigger in outcomes.triggers(page.span(sentence))}
    told = [part for part in told if not (part.head.i + 1 in fates and part.noun.i == part.head.i)]
    # Of "several kidnappings, including a case in A" the case is no person.
    return [
        part for part in told if part.form != "article" or victims.may_be_people(page, part.noun, counted=False)
    ]


def _of_them(context: Context, group: Group) -> list[Group]:
    """Parts told as "28 peasants, five of them children" right behind the total."""
    doc, at = context.doc, group.end
    if (
        group.form not in {"number", "vague"}
        or at + 3 >= context.sentence.end
        or doc[at].text not in {",", "--", "("}
    ):
        return []
    quantity = next((q for q in context.quantities if q.start == at + 1 and q.form == "number"), None)
    if quantity is None or doc[quantity.end : quantity.end + 2].text.lower() not in {"of them", "of whom"}:
        return []
    number = counting.groups(context.page, [doc[quantity.end - 1]], context.quantities, context.sentence.start)
    return [replace(part, noun=group.noun) for part in number]


def _longer(context: Context, part: Token, heads: list[Token]) -> list[Token]:
    """The members of a list of parts, by the tree or along the words, whichever has more that have a count."""
    case = next((t for t in part.lefts if t.dep_ == "case"), part if part.lower_ == "including" else None)
    line = listed(context, case.i + 1) if case is not None else []
    line = [t for t in line if context.counted_by(t) is not None and victims.is_people(context.page, t)]
    return line if len(line) > len(heads) else heads


def _parts_behind(context: Context, group: Group) -> list[Group]:
    """Parts of a total further on in the clause: "nine men were killed in the town, including a boy"."""
    doc = context.doc
    if group.form not in {"number", "vague"} or (group.high is not None and group.high < 2):
        return []
    first = max(group.end, context.trigger.end)
    last = context.after.start if context.after is not None else context.sentence.end
    for at in range(first, min(first + _NEAR, last)):
        if any(q.start == at and _opens_people(context, q) for q in context.quantities):
            return []
        among = doc[at].lower_ == "among" and at + 1 < last and doc[at + 1].lower_ in {"them", "whom"}
        if doc[at].lower_ == "including" or among:
            heads = listed(context, at + 1 + among)
            found = counting.groups(context.page, heads, context.quantities, at + 1)
            told = [part for part in found if part.form in {"number", "article", "vague"}]
            return [part for part in told if victims.is_people(context.page, part.noun)]
    return []


def _opens_people(context: Context, quantity: Quantity) -> bool:
    """Whether further people are counted here, of whom what follows may be a part."""
    head = phrase_head(context, quantity.start, context.sentence.end)
    return quantity.form == "number" and head is not None and victims.is_people(context.page, head)


def _companions(context: Context) -> list[Group]:
    """Those who share the fate: "two soldiers were hurt along with a driver"."""
    predicate = context.trigger.head
    heads = trees.arguments(predicate).oblique(*_TOGETHER) if predicate.pos_ == "VERB" else []
    heads = [*(heads or _together(context)), *_likewise(context)]
    found = counting.groups(context.page, heads, context.quantities, context.sentence.start)
    people = [group for group in found if victims.is_people(context.page, group.noun)]
    return [group for group in people if group.form in _TOLD or group.head.doc[group.start].lower_ in OWNERS]


def _together(context: Context) -> list[Token]:
    """Those behind a "together with" that stands before the cue, where the tree has them elsewhere."""
    doc, first = context.doc, context.before.end if context.before is not None else context.sentence.start
    for at in range(first, context.trigger.start - 2):
        if doc[at : at + 2].text.lower() in {"together with", "along with"}:
            return [t for t in listed(context, at + 2) if t.i < context.trigger.start]
    end = context.trigger.end
    if end < context.sentence.end and doc[end].lower_ == "with" and context.trigger.cue.outcome == Outcome.KILLED:
        line = listed(context, end + 1)
        people = [
            t for t in line if victims.is_known_person(context.page, t) or context.quantity_at(t) is not None
        ]
        return [t for t in people if not t.like_num or doc[t.i + 1].lower_ == "of"]
    return []


def _likewise(context: Context) -> list[Token]:
    """Further people in "12 soldiers were hurt, as were some pedestrians"."""
    doc, last = context.doc, context.after.start if context.after is not None else context.sentence.end
    for at in range(context.trigger.end, last - 2):
        if doc[at].lower_ in {"as", "so"} and doc[at + 1].lower_ in {"was", "were", "did"}:
            return listed(context, at + 2)
    return []


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
    return len(joint) <= 3 and any(t.lower_ in {"or", "and"} for t in joint)


def _split(item: Finding) -> list[Finding]:
    """Split "killed and injured civilians": without one figure for both are two rows."""
    if item.trigger.cue.frame != "both" or item.group.form in {"number", "vague"}:
        return [item]
    return [
        Finding(item.context, item.rule, item.group, outcome, item.counts_event, item.people)
        for outcome in (Outcome.KILLED, Outcome.WOUNDED)
    ]
