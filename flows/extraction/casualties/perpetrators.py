"""Which named organisation a sentence says did the harm."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.casualties import accusations, agent_phrases, membership, sides, spokesmen, victims
from flows.extraction.casualties.context import Context, verbs
from flows.extraction.casualties.lines import phrase_head
from flows.extraction.casualties.people_phrases import premodifiers
from flows.extraction.kinds import ARMED, OF_STATE, VIOLENT
from flows.extraction.page import Page
from schemas.vocabulary import OrganisationKind, Outcome, VictimKind

# What attacks and fights do to people; they are arrested or driven out by someone in particular.
_OF = frozenset({"of", "from"})
_WHEN = frozenset({"when", "after", "as", "while"})
# Before "after", words for a time between two events, so that the one did not bring about the other.
_LATER = frozenset(
    """day days week weeks month months year years hour hours decade decades shortly soon long""".split()  # noqa: SIM905
)
_NEAR = 25
_REACH = 25


@dataclass(frozen=True, slots=True)
class Agent:
    """Who did it. `is_said`: the sentence names an agent, if only as "unidentified gunmen"."""

    organisation: int | None
    is_said: bool


_NOBODY = Agent(None, False)


def _body_in(page: Page, start: int, end: int) -> int | None:
    """The last organisation among tokens `start:end`."""
    for i in range(end - 1, start - 1, -1):
        if (key := page.organisation_at(page.doc[i])) is not None:
            return key
    return None


def _body_of(context: Context, head: Token) -> int | None:
    """The organisation that a phrase names or whose people it means: "Front rebels", "cadres of the Front"."""
    page, doc = context.page, context.doc
    own = page.organisation_at(head)
    if own is not None:
        return own
    start, _ = premodifiers(head, (), context.sentence.start)
    before = _body_in(page, start, head.i)
    armed = victims.lexical_kind(head) == VictimKind.COMBATANT
    if before is not None and not (armed and page.entities[before].kind == OrganisationKind.CIVIL):
        return before
    after = head.i + 1
    if after < context.sentence.end and doc[after].lower_ in _OF:
        whole = phrase_head(context, after + 1, context.sentence.end)
        if whole is not None:
            inside = _body_in(page, after + 1, whole.i + 1)
            nested = inside is None and victims.is_people(page, whole)
            found = _body_of(context, whole) if nested else inside
            # "militants of the Union of A (B)", of which only B is known as a body
            shorts = [page.organisation_at(t) for t in trees.appositives(whole)] if found is None else []
            return next((key for key in shorts if key is not None), found)
    tied = [
        t for c in trees.children(head, "acl") if c.lower_ == "belonging" for t in trees.arguments(c).oblique("to")
    ]
    for token in [*trees.appositives(head), *tied]:
        if (key := page.organisation_at(token)) is not None:
            return key
    force = membership.force_of(page, doc[start : head.i]) if armed else None
    force = force if force is not None else sides.of_leader(page, head)
    return force if force is not None else sides.spoken_of(context, head)


def _first(context: Context, heads: Iterable[Token], victim: int | None) -> Agent:
    """The organisation of the first agent that has one; an attack as the agent stands for who ran it."""
    said = False
    for head in heads:
        if head.lower_ in agent_phrases.acts():
            agent = _runner(context, head, victim)
        else:
            agent = Agent(_body_of(context, head), victims.is_people(context.page, head))
        said = said or agent.is_said
        if agent.organisation is not None and agent.organisation != victim:
            return agent
    return Agent(None, said)


def _runner(context: Context, event: Token, victim: int | None) -> Agent:
    """Who ran an attack, or stood on the other side of a fight."""
    by = agent_phrases.after_by(context, event)
    if by is not None:
        return _first(context, [by], victim)
    doers = trees.complements(event, "by")
    # "An attack on a post by A": the tree may hang the attackers on their target.
    doers += [t for target in trees.complements(event, "on", "against") for t in trees.complements(target, "by")]
    clauses = trees.children(event, "acl", "acl:relcl")
    # "An attack, which is believed to have been carried out by A"
    clauses += [inner for clause in clauses for inner in trees.children(clause, "xcomp", "ccomp")]
    for clause in clauses:
        if clause.lower_ in agent_phrases.words("carry"):
            doers += [token for token in trees.arguments(clause).agents if token.i != event.i]
    if event.dep_ in {"obj", "nsubj:pass"} and event.head.lower_ in agent_phrases.words("carry"):
        doers += trees.arguments(event.head).agents
    agent = _first(context, doers, victim) if doers else _NOBODY
    if agent.organisation is None and event.lower_ in agent_phrases.words("fight"):
        sides = trees.complements(event, "with", "between", "against")
        with_ = [t for t in trees.arguments(trees.clause_head(event)).oblique("with", "between") if t.i > event.i]
        agent = _first(context, sides + with_, victim)
    if agent.organisation is None and not agent.is_said and event.lower_ in agent_phrases.words("harm"):
        start, _ = premodifiers(event, (), context.sentence.start)
        against = any(t.lower_ in {"anti", "counter"} for t in context.doc[start : event.i])
        key = _body_in(context.page, start, event.i) if not against else None
        if key is not None and event.lower_ not in agent_phrases.words("fight"):
            key = _first_joined(context, start, event.i, key)
        agent = Agent(key, key is not None) if key != victim else agent
    return agent


def _first_joined(context: Context, start: int, end: int, key: int) -> int:
    """The first of two bodies before an attack: "an A and B raid", "an A and its wing B attack"."""
    doc, page = context.doc, context.page
    first = next(i for i in range(start, end) if page.organisation_at(doc[i]) == key)
    joint = max(
        (i for i in range(max(first - 4, context.sentence.start), first) if doc[i].lower_ == "and"), default=None
    )
    if joint is None or any(t.pos_ in {"VERB", "AUX", "ADP"} for t in doc[joint:first]):
        return key
    before = joint - 1
    if doc[before].text == ")":
        before -= 1
    other = page.organisation_at(doc[before]) if before >= context.sentence.start else None
    return other if other is not None else key


def _attacker(context: Context, victim: int | None) -> Agent:
    """Who attacks in a clause of the harm: "three died when A opened fire", "as A fired rockets at a camp"."""
    trigger, doc = context.trigger, context.doc
    if trigger.cue.outcome not in VIOLENT:
        return _NOBODY
    opening = None
    last = context.after.start if context.after is not None else context.sentence.end
    for at in range(trigger.end, context.sentence.end):
        word = doc[at]
        is_first = opening is None or doc[opening].lower_ == "while"
        if word.lower_ in _WHEN and is_first and at < max(last, trigger.end + _NEAR):
            if doc[at - 1].lower_ in _LATER:
                return _NOBODY
            if sides.is_of_date(doc[at - 2 : at]):
                return Agent(None, True)
            opening = at
        elif opening is not None and _attacks(word):
            doers = [t for t in trees.arguments(word).agents if opening < t.i < at or trees.is_passive(word)]
            if not doers and (told := phrase_head(context, opening + 1, at)) is not None:
                # The tree may give the attackers to the verb before.
                doers = [told]
            if _is_mutual(context, opening):
                return Agent(None, True)
            agent = _first(context, doers, victim)
            if word.lower_ in agent_phrases.words("entry") and not _is_armed(context.page, agent.organisation):
                continue
            if agent.organisation is not None or agent.is_said:
                return agent
    return _NOBODY


def _is_mutual(context: Context, opening: int) -> bool:
    """Whether both sides of a clash are counted: "nine rebels and a soldier died in a clash that began when A"."""
    before = context.doc[context.sentence.start : context.trigger.end]
    both = sides.are_guerrillas(before) and any(t.lower_ in cues.words("state_victims") for t in before)
    return both and any(
        t.lower_ in agent_phrases.words("fight") for t in context.doc[context.trigger.end : opening]
    )


def attackers_of_state(context: Context, noun: Token) -> int | None:
    """The body of guerrillas who fell in its attack on soldiers: "nine rebels died when A stormed a base"."""
    page, doc = context.page, context.doc
    if not sides.are_guerrillas(doc[noun.i : noun.i + 1]):
        return None
    clauses = [
        t for t in doc[context.trigger.end : context.sentence.end] if _attacks(t) and not trees.is_passive(t)
    ]
    for verb in clauses[:1]:
        agent = _first(context, [t for t in trees.arguments(verb).agents if t.i > context.trigger.end], None)
        armed = agent.organisation is not None and (
            page.entities[agent.organisation].kind == OrganisationKind.ARMED_GROUP
        )
        behind = doc[verb.i + 1 : context.sentence.end]
        of_state = any(victims.is_state_force(page, page.organisation_at(t)) for t in behind)
        if armed and (of_state or any(t.lower_ in cues.words("state_victims") for t in behind)):
            return agent.organisation
    return None


def _is_armed(page: Page, key: int | None) -> bool:
    return key is not None and page.entities[key].kind in ARMED


def _attacks(verb: Token) -> bool:
    """Whether a verb, or its object with a verb of doing, says an attack: "ambushed", "opened fire", "hurled"."""
    if verb.lower_ in agent_phrases.words("attack") | agent_phrases.words("entry"):
        return not trees.is_passive(verb) or bool(trees.arguments(verb).oblique("by"))
    objects = trees.children(verb, "obj", "obl")
    broken = verb.lower_ in {"violated", "broke"} and any(t.lower_ in {"ceasefire", "truce"} for t in objects)
    return broken or (
        verb.lower_ in agent_phrases.words("carry") and any(t.lower_ in agent_phrases.acts() for t in objects)
    )


def perpetrator_of(context: Context, victim: int | None, serves_state: bool = False) -> Agent:
    """The organisation that did the harm, from the agent, the attack or fight it happened in, or a claim of it.

    Args:
        context: the cue in its sentence.
        victim: the victims' organisation, which is not its own perpetrator.
        serves_state: whether the victims are soldiers or police, who are not taken to be harmed in the operations
            of other forces of a state without its being said outright.
    """
    agent = _direct(context, victim)
    if agent.organisation is None and (not agent.is_said or _is_by_guerrillas(context)):
        told = spokesmen.doer(context, serves_state)
        if told is not None and told != victim:
            return Agent(told, True)
    if agent.organisation is not None or agent.is_said:
        return agent
    agent = _attacker(context, victim)
    if agent.organisation is not None or agent.is_said:
        return agent
    if context.trigger.cue.frame == "body":
        return _NOBODY
    for event in _events(context):
        agent = _runner(context, event, victim)
        if serves_state and victims.is_state_force(context.page, agent.organisation):
            continue
        if agent.organisation is not None or agent.is_said:
            return agent
    target = _attacked_by_victims(context, victim)
    if target is not None:
        return Agent(target, False)
    agent = _responsible(context, victim)
    return agent if agent.organisation is not None else _first(context, accusations.accused(context), victim)


def _is_by_guerrillas(context: Context) -> bool:
    """Whether the agent of the cue is "we" or a bare word for guerrillas: "captured by fighters"."""
    arguments = trees.arguments(context.trigger.head)
    agents = [*arguments.agents, *arguments.oblique("by"), *agent_phrases.soon_by(context)]
    return any(t.lower_ == "we" or sides.are_guerrillas(context.doc[t.i : t.i + 1]) for t in agents)


def _attacked_by_victims(context: Context, victim: int | None) -> int | None:
    """The armed body that those who lost people attacked: "A lost nine men in an attack on B"."""
    lost = verbs("losing") | verbs("admit")
    if victim is None or not any(t.lower_ in lost for t in sides.part_of(context)):
        return None
    for event in _events(context):
        for target in trees.complements(event, "on", "against"):
            key = _body_of(context, target)
            if event.i > context.trigger.start and key != victim and _is_armed(context.page, key):
                return key
    return None


def _direct(context: Context, victim: int | None) -> Agent:
    """The agent of the cue itself: "A killed", "killed by A", "the killing by A"."""
    head, frame = context.trigger.head, context.trigger.cue.frame
    if head.lower_.endswith("ing") and head.head.lower_ in verbs("accuse") | verbs("lay"):
        # Of "A accused B of killing C" B is the agent.
        return _first(context, accusations.accused(context), victim)
    if any(word.endswith(("self", "selves")) for word in context.trigger.cue.words):
        return Agent(None, True)
    if frame in {"patient", "both", "hold", "held"}:
        verb = head if frame in {"patient", "both"} else head.head
        if verb.lower_ in verbs("losing"):
            # Who lost prisoners has not taken them.
            return _NOBODY
        if verb.dep_ == "xcomp" and verb.head.lower_ == "leaving" and _attacks(verb.head.head):
            # "A opened fire, leaving three men injured"
            return _first(context, trees.arguments(verb.head.head).agents, victim)
        arguments = trees.arguments(verb)
        by = arguments.oblique("by") or agent_phrases.soon_by(context)
        if sides.goes_on_passive(context, verb):
            return _first(context, by, victim)
        arguments.agents += [] if arguments.agents else agent_phrases.lent(verb)
        agents = by if trees.is_passive(verb) else _nearest(context, verb, arguments.agents) + by
        agent = _first(context, [t for t in agents if t.i not in {p.i for p in arguments.patients}], victim)
        relative = agent_phrases.before_relative(context, verb) if agent.organisation is None else None
        return Agent(relative, True) if relative is not None and relative != victim else agent
    if frame == "subject" and context.trigger.cue.outcome == Outcome.CAPTURED:
        return _first(context, trees.arguments(head).oblique("to"), victim)
    if frame == "subject":
        return (
            _first(context, agent_phrases.soon_by(context), victim) if agent_phrases.at_hands(context) else _NOBODY
        )
    if frame == "event":
        if head.dep_ == "nsubj:pass" and head.head.lower_ in agent_phrases.words("carry"):
            return _first(context, trees.arguments(head.head).oblique("by"), victim)
        if head.dep_ == "obj" and head.head.lower_ in verbs("inflict"):
            return _first(context, trees.arguments(head.head).agents, victim)
        after = agent_phrases.after_by(context, head) or agent_phrases.later_by(context, head)
        agent = _first(context, [after] if after is not None else trees.complements(head, "by"), victim)
        return agent if agent.is_said or agent.organisation is not None else _announcer(context, head, victim)
    if frame in {"life", "state"}:
        governor = trees.clause_head(head.head)
        leaves = frame == "state" and governor.lower_ in verbs("left") and not trees.is_passive(governor)
        own = trees.arguments(governor).agents
        subjects = [t for t in own if t.lower_ in agent_phrases.acts() or (leaves and t.i < governor.i)]
        return _first(context, subjects, victim)
    return _NOBODY


def _announcer(context: Context, event: Token, victim: int | None) -> Agent:
    """The state or force that announces an arrest: "the navy announced the arrest of A"."""
    verb = event.head
    if (
        context.trigger.cue.outcome != Outcome.CAPTURED
        or event.dep_ != "obj"
        or verb.lower_ not in verbs("announce")
    ):
        return _NOBODY
    for subject in trees.arguments(verb).agents:
        key = context.page.organisation_at(subject)
        if key is not None and key != victim and context.page.entities[key].kind in OF_STATE:
            return Agent(key, True)
    return _NOBODY


def _nearest(context: Context, verb: Token, agents: list[Token]) -> list[Token]:
    """The agents of a participle, "injuring two": those of an attack between them and it, where one is told."""
    if not verb.lower_.endswith("ing") or not agents:
        return agents
    for token in reversed(context.doc[agents[-1].i + 1 : verb.i]):
        if token.pos_ == "VERB" and _attacks(token):
            nearer = trees.children(token, "nsubj")
            return nearer or agents
    return agents


def _events(context: Context) -> list[Token]:
    """Attacks and fights in the sentence, the nearest to the cue first."""
    acts, trigger = agent_phrases.acts(), context.trigger
    found = [
        t
        for t in sides.part_of(context)
        if t.lower_ in acts
        and t.pos_ in {"NOUN", "PROPN"}
        and not trigger.start <= t.i < trigger.end
        and context.page.organisation_at(t) is None
    ]
    near = [t for t in found if abs(t.i - trigger.head.i) <= _REACH]
    if trigger.cue.outcome not in VIOLENT:
        near = [t for t in near if t.head.i == trigger.head.i and trees.preposition(t) in {"in", "during"}]
    return sorted(near, key=lambda t: (abs(t.i - trigger.head.i), t.i))


def _responsible(context: Context, victim: int | None) -> Agent:
    """From "A claimed responsibility for the attack" and "A is responsible for killing B"."""
    for word in context.page.span(context.sentence):
        if word.lower_ not in {"responsibility", "responsible", "credit"}:
            continue
        held = word.head.lower_ == "held" and word.lower_ == "responsible"
        verb = word.head if word.lower_ != "responsible" or held else word
        if verb is word and trees.child(word, "cop") is None:
            continue
        own = trees.children(verb, "nsubj:pass") if held else trees.arguments(verb).agents
        agent = _first(context, [*own, *agent_phrases.before_verb(context, verb)], victim)
        if agent.organisation is not None:
            return agent
    return _NOBODY
