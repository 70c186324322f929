"""Who the counted people of a finding are: their kind, their organisation, their wording."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.casualties import membership, tallies, victims
from flows.extraction.casualties.context import verbs
from flows.extraction.casualties.counting import Group
from flows.extraction.casualties.findings import Finding, Memory
from flows.extraction.casualties.people_phrases import OWNERS
from flows.extraction.casualties.victim_kinds import Profiles
from flows.extraction.kinds import ARMED
from flows.extraction.page import Page
from schemas.vocabulary import Outcome, VictimKind

_GENERIC = frozenset(
    {"victims", "suspects", "people", "persons", "individuals", "men", "injured", "wounded", "dead"}
)

# Words that say nothing of what somebody does.
_ANYONE = frozenset({"woman", "women", "female", "females", "girl", "youth", "youths"})
_OF_A_SIDE = frozenset({"men", "man", "soldiers", "fighters", "own", "prisoners"})
_LOSS_REACH = 9
_LOSSES = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.MISSING, Outcome.CASUALTIES, Outcome.CAPTURED})
_FELLOWS = frozenset({"accomplice", "accomplices", "comrade", "comrades", "associate", "associates"})
_MORE = frozenset({"other", "others", "more", "another"})
_PRONOUNS = frozenset({"it", "they"})
_TOLLS = frozenset({"casualties", "casualty", "toll"})
_PATROLS = frozenset({"patrol", "column", "garrison", "company", "platoon", "squad", "detachment", "outpost"})
_PATROL_REACH = 25
_TAKING = frozenset({"take", "takes", "took", "taken", "taking", "lost"})


def who(page: Page, item: Finding, profiles: Profiles, memory: Memory) -> tuple[VictimKind, int | None]:
    """The kind of the people and the organisation they are said to belong to."""
    kind, organisation, word = _said(page, item, profiles, memory)
    if organisation is None and not item.counts_event:
        organisation = membership.of_the_attacked(item.context, item.group.noun)
    if organisation is None and item.group.form == "name":
        organisation = membership.of_the_post(item.context, item.group.end)
        kind = VictimKind.COMBATANT if organisation is not None and kind == VictimKind.UNKNOWN else kind
    if organisation is None and not item.counts_event and item.group.form != "name":
        count = item.group.count[1] if item.group.count is not None else item.group.end
        places = (item.group.end, count, item.trigger.end)
        organisation = membership.of_belonging(item.context, item.group.noun, places)
        armed = organisation is not None and page.entities[organisation].kind in ARMED
        unsaid = kind == VictimKind.UNKNOWN or victims.is_demonym(item.group.noun)
        kind = VictimKind.COMBATANT if armed and unsaid else kind
    if organisation is None and not item.counts_event:
        organisation = membership.of_the_others(item.group.noun, memory.forces_of(item.context))
    if organisation is None and not item.counts_event:
        organisation = membership.of_the_only_police(page, item.group.noun)
    if organisation is None and item.outcome in _LOSSES and item.rule != "event_owner":
        organisation, kind = _of_loser(item, kind)
    if item.is_part and memory.is_of(item.trigger):
        kind, organisation = _of_whole(item, kind, organisation, memory)
    return _by_cue(page, item, kind, word), organisation


def _of_loser(item: Finding, kind: VictimKind) -> tuple[int | None, VictimKind]:
    """The body that lost those counted, and their kind, where the words for them say neither."""
    page, noun = item.context.page, item.group.noun
    fighters = victims.lexical_kind(noun) == VictimKind.COMBATANT
    words = item.counts_event or fighters or noun.lower_ in _OF_A_SIDE or noun.like_num
    key = membership.of_the_loser(item.context) if words and item.people is None else None
    if key is None and words and item.people is None:
        key = _side_of_loss(page, item)[1]
    if key is None:
        return None, kind
    armed = page.entities[key].kind in ARMED
    return key, VictimKind.COMBATANT if armed and kind == VictimKind.UNKNOWN else kind


def _of_whole(
    item: Finding, kind: VictimKind, organisation: int | None, memory: Memory
) -> tuple[VictimKind, int | None]:
    """The kind and body of a part of fighters: of "two Front cadres, including a woman" she is one."""
    if organisation is None and memory.is_worded and memory.kind == VictimKind.CIVILIAN:
        return kind, memory.organisation
    fighters = (
        memory.is_worded
        and memory.kind == VictimKind.COMBATANT
        and item.group.noun.lower_ not in {"civilian", "civilians"}
    )
    if not fighters or (kind == VictimKind.CIVILIAN and item.group.noun.lower_ not in _ANYONE):
        return kind, organisation
    return VictimKind.COMBATANT, organisation if organisation is not None else memory.organisation


def _said(page: Page, item: Finding, profiles: Profiles, memory: Memory) -> tuple[VictimKind, int | None, str]:
    """The kind, the organisation, and the word that the kind rests on."""
    group = item.group
    if item.people is not None:
        phrase = trees.noun_phrase(item.people)
        ends = [c.right_edge.i + 1 for c in trees.complements(item.people, "of", "from") if c.i >= phrase.end]
        end = max([phrase.end, *ends[:1]])
        organisation = membership.organisation_of(page, phrase.start, end, item.people)
        kind = victims.kind_of(page, item.people, phrase.start, phrase.end, organisation)
        more = [victims.lexical_kind(t) for t in trees.nominal_conjuncts(item.people)[1:]]
        whole = victims.together([kind, *more])
        return whole, _of_all(organisation, kind, whole), item.people.lower_
    if item.counts_event:
        return VictimKind.UNKNOWN, None, ""
    if group.form in {"name", "pronoun"}:
        return _of_name(page, item, profiles, memory)
    if _refers_back(group):
        bare = group.count is not None and group.count[0] <= group.noun.i < group.count[1]
        if bare and (side := _side_of_loss(page, item))[0] is not None:
            return side[0] or VictimKind.UNKNOWN, side[1], ""
        if bare and group.noun.lower_ not in _MORE and memory.is_far_from(item.context.sentence.ordinal):
            return VictimKind.UNKNOWN, None, ""
        beside = group.noun.lower_ in {"other", "others"} and (memory.is_of(item.trigger) or memory.is_of_several)
        return (VictimKind.UNKNOWN, None, "") if beside else (memory.kind, memory.organisation, "")
    if _is_the_one(group):
        return *memory.one, ""
    organisation = membership.organisation_of(page, group.start, group.end, group.noun)
    kind = victims.kind_of(page, group.noun, group.start, group.end, organisation)
    if kind == VictimKind.UNKNOWN and group.noun.lower_ in _FELLOWS and memory.kind == VictimKind.COMBATANT:
        # "A militant was killed and three of his accomplices were held"
        kind = memory.kind if page.doc[group.noun.i - 1].lower_ in OWNERS else kind
    if group.noun.lower_ == "men" and page.doc[max(group.start - 2, 0)].lower_ in {"officers", "officer"}:
        kind = VictimKind.COMBATANT
    whole = victims.together([kind, *_others(page, group)])
    return whole, _of_all(organisation, kind, whole), group.noun.lower_


def _of_all(organisation: int | None, first: VictimKind, whole: VictimKind) -> int | None:
    """The body of a list's first people, where all may be of it: not of "policemen, landlords and judges"."""
    return None if whole == VictimKind.MIXED and first != whole else organisation


def _of_name(page: Page, item: Finding, profiles: Profiles, memory: Memory) -> tuple[VictimKind, int | None, str]:
    group = item.group
    profile = profiles.about(page, group.head)
    kind, organisation, word = _titled(page, group)
    known = kind if kind not in {None, VictimKind.UNKNOWN} else profile.kind
    word = word if known == kind else profile.word
    if known == VictimKind.UNKNOWN and (_is_colleague(page, group) or item.rule == "identified"):
        known = memory.kind if group.low != 1 else memory.one[0]
    if known == VictimKind.UNKNOWN and _is_introduced(page, item, memory):
        known = memory.one[0]
        profiles.learn(group.head, known)
    if (
        known == VictimKind.UNKNOWN
        and group.form == "pronoun"
        and memory.last_one == item.context.sentence.ordinal
    ):
        known = memory.one[0]
    body = organisation if organisation is not None else profile.organisation
    if body is None and item.rule == "identified":
        body = _of_identified(page, item)
    return victims.together([known, *_others(page, group)]), body, word


def _of_identified(page: Page, item: Finding) -> int | None:
    """The body of those whom a sentence names: "the slain Front activist was identified as A"."""
    first = item.context.sentence.start
    for i in range(item.group.start - 1, first - 1, -1):
        if victims.lexical_kind(page.doc[i]) is not None:
            return membership.organisation_of(page, max(first, i - 8), i + 1, page.doc[i])
    return None


def _is_introduced(page: Page, item: Finding, memory: Memory) -> bool:
    """Whether the title or the first sentence has told the fate of the one whom the next sentence names.

    "Gunmen shot dead a journalist in the city. A B, 45, was killed at his home", with no word of another incident.
    """
    first, told = item.context.sentence, memory.one_sentence
    early = told is not None and told <= 1 and 0 < first.ordinal - told <= 2 and memory.is_alone
    other = any(t.lower_ in verbs("apart") for t in page.span(first))
    return early and not other and item.group.low == 1 and memory.one_outcome == item.outcome


def _by_cue(page: Page, item: Finding, kind: VictimKind, word: str) -> VictimKind:
    """The kind, as far as the deed leaves it: arrested officials may be offenders, a murder is no combat."""
    cue = {*item.trigger.cue.words, item.trigger.head.lower_}
    if kind == VictimKind.UNKNOWN and item.outcome == Outcome.DISPLACED:
        return VictimKind.CIVILIAN
    if kind == VictimKind.UNKNOWN and item.outcome == Outcome.CAPTURED and _are_of_war(item):
        return VictimKind.COMBATANT
    if kind == VictimKind.UNKNOWN and cue & verbs("enemy") and not item.counts_event:
        return VictimKind.COMBATANT
    if kind == VictimKind.UNKNOWN and item.outcome in _LOSSES:
        kind = _side_of_loss(page, item)[0] or kind
    if kind == VictimKind.CIVILIAN and _is_a_losers(item):
        return VictimKind.COMBATANT
    if kind == VictimKind.CIVILIAN and cue & verbs("arrest"):
        harmless = cues.words("victim_ties", **{"class": "harmless"})
        words = {word, *(t.lower_ for t in page.doc[item.group.start : item.group.end])}
        return kind if words & harmless else VictimKind.UNKNOWN
    if kind == VictimKind.COMBATANT and cue & verbs("crime"):
        words = {t.lower_ for t in page.doc[item.group.start : item.group.noun.i + 1]}
        words |= {t.lower_ for t in trees.noun_phrase(item.people)} if item.people is not None else set()
        return VictimKind.UNKNOWN if words & membership.POLICE else kind
    return kind


def _are_of_war(item: Finding) -> bool:
    """Whether prisoners were taken in a fight: "took 200 prisoners", not "holds 200 political prisoners"."""
    prisoners = item.group.noun
    if prisoners.lower_ not in {"prisoner", "prisoners"}:
        return False
    if tallies.takes_prisoners(item.context):
        return True
    taken = {prisoners.head.lower_, *item.trigger.cue.words} & _TAKING
    return bool(taken) and item.context.doc[prisoners.i - 1].lower_ != "political"


def _is_a_losers(item: Finding) -> bool:
    """Whether a bare count is what those named lost: "the Nationalists lost 62 killed", "admit nine killed"."""
    if item.people is None or victims.lexical_kind(item.people) is not None or not item.counts_event:
        return False
    before = item.context.doc[max(item.context.sentence.start, item.group.start - 3) : item.group.start]
    return any(t.lower_ in verbs("losing") | verbs("admit") for t in before)


def _side_of_loss(page: Page, item: Finding) -> tuple[VictimKind | None, int | None]:
    """The kind and body of a bare count told as a side's loss: "our loss 40 killed", "rebel casualties: 9 dead".

    A side that stands right before its figure has it for its own: "casualties: enemy 40 killed".
    """
    first, start = item.context.sentence.start, item.group.start
    if victims.lexical_kind(item.group.noun) not in {None, VictimKind.UNKNOWN} or start == first:
        return None, None
    own = item.context.trigger.start - 1 if item.counts_event and item.rule == "tally" else start - 1
    if own >= first and page.doc[own].lower_ in verbs("side") - _PRONOUNS:
        return VictimKind.COMBATANT, None
    nation = page.doc[own] if own >= first and own < start - 1 else None
    if nation is not None and nation.pos_ in {"ADJ", "PROPN"} and nation.text[:1].isupper():
        # "Albanian dead 60": the dead of a nation are told as those of a side.
        return VictimKind.COMBATANT, None
    told = verbs("loss") | verbs("losing") | _TOLLS
    lost: Token | None = None
    for token in reversed(page.doc[max(first, start - _LOSS_REACH) : start]):
        if token.text == ";":
            break
        if token.lower_ in told:
            lost = token
            break
    if lost is None:
        return (VictimKind.COMBATANT if _is_of_patrol(page, first, start) else None), None
    noun = lost.lower_ not in verbs("losing")
    owners = [*page.doc[max(first, lost.i - 4) : lost.i], *(page.doc[lost.i + 1 : start] if noun else ())]
    for token in reversed(owners):
        key = page.organisation_at(token)
        if key is not None and page.entities[key].kind in ARMED:
            return VictimKind.COMBATANT, key
        if token.lower_ in verbs("side") - _PRONOUNS:
            return VictimKind.COMBATANT, None
        kind = victims.lexical_kind(token) or victims.modifier_kind(token)
        if kind in {VictimKind.COMBATANT, VictimKind.CIVILIAN}:
            return kind, None
    return None, None


def _is_of_patrol(page: Page, first: int, start: int) -> bool:
    """Whether a unit was attacked right before a bare count: "a patrol was ambushed; two missing"."""
    attack = cues.words("harm_events", role="attack") | {"halted", "surrounded", "overrun", "mined"}
    words = list(page.doc[max(first, start - _PATROL_REACH) : start])
    for at, token in enumerate(words):
        if token.lower_ in _PATROLS:
            rest = words[at + 1 :]
            passive = next((i for i, t in enumerate(rest) if t.pos_ in {"VERB", "AUX"}), None)
            if passive is None:
                continue
            verbs_here = [t for t in rest[passive : passive + 3] if t.lower_ in attack]
            behind = rest[passive + 1].lower_ if passive + 1 < len(rest) else ""
            suffered = rest[passive].lower_ in verbs("passive") or behind in {"by", "near", "at", "on", "in"}
            return bool(verbs_here) and suffered
    return False


def _others(page: Page, group: Group) -> list[VictimKind]:
    """The kinds of the further members of a list."""
    return [victims.kind_of(page, t, max(t.i - 2, group.start), t.i + 1, None) for t in group.others]


def _titled(page: Page, group: Group) -> tuple[VictimKind | None, int | None, str]:
    """What the words before a name say: "Spc. A", "prison guards A and B", "senior Front leader A"."""
    for i in range(group.head.i, group.start - 1, -1):
        word = page.doc[i]
        rank = (
            i < group.head.i
            and (word.pos_ == "PROPN" or (word.tag_ == "NNP" and word.lower_ != "general"))
            and word.lower_ in victims.ranks()
        )
        if rank or victims.lexical_kind(word) is not None or victims.modifier_kind(word) is not None:
            organisation = membership.organisation_of(page, group.start, i + 1, word)
            if rank:
                return VictimKind.COMBATANT, organisation, word.lower_
            if victims.lexical_kind(word) is None and word.text.endswith("."):
                return victims.modifier_kind(word), organisation, word.lower_
            title = victims.kind_of(page, word, group.start, i + 1, organisation)
            kind = title if title != VictimKind.UNKNOWN else victims.modifier_kind(word)
            return kind, organisation, word.lower_
    return None, None, ""


def _refers_back(group: Group) -> bool:
    """Whether the people are the sort last spoken of: "five wounded", "two others", "two of the suspects"."""
    kind = victims.lexical_kind(group.noun)
    if group.form == "none":
        return False
    if group.noun.lower_ in _MORE or victims.is_plural_pronoun(group.noun):
        return True
    inside = group.count is not None and group.count[0] <= group.noun.i < group.count[1]
    doc = group.noun.doc
    of = group.count is not None and group.count[1] < len(doc) and doc[group.count[1]].lower_ == "of"
    part = of and group.noun.lower_ in _GENERIC and group.noun.nbor(-1).lower_ not in OWNERS
    return kind in {None, VictimKind.UNKNOWN} and (inside or part)


def _is_colleague(page: Page, group: Group) -> bool:
    """Whether named people are colleagues of the one spoken of, so that they are of the same sort."""
    words = [t.lower_ for t in page.doc[group.start : group.end]]
    return words[0] in OWNERS and not {"colleague", "colleagues"}.isdisjoint(words)


def _is_the_one(group: Group) -> bool:
    """Whether the one person last spoken of is meant: "the victim", "the deceased"."""
    the = group.noun.doc[group.start].lower_ == "the" and group.start == group.noun.i - 1
    return the and group.form == "one" and group.noun.lower_ in {"victim", "deceased"}


def wording(page: Page, item: Finding) -> str | None:
    """The words for the people, without their count; None where only a count or an event is said."""
    group = item.group
    if item.people is not None:
        return trees.noun_phrase(item.people).text
    if item.counts_event:
        return None
    start = group.start
    if group.count is not None and (
        group.count[0] <= group.noun.i < group.count[1] or group.noun.lower_ == "whom"
    ):
        return None
    if item.trigger.start <= group.noun.i < item.trigger.end and item.rule == "tally":
        return None
    if group.count is not None and group.form != "article" and group.count[1] < group.end:
        start = group.count[1]
        if page.doc[start].lower_ == "of":
            start += 1
    return page.doc[start : group.end].text or None
