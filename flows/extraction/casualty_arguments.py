"""Where the people stand in a clause: the phrases that an outcome cue says something of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Token

from flows.extraction import cues, trees, victims
from flows.extraction.counting import premodifiers
from flows.extraction.outcomes import Trigger
from flows.extraction.page import Page, Sentence
from flows.extraction.quantities import Quantity


@dataclass(slots=True)
class Reading:
    """Heads of the phrases for the people of one cue, by one rule.

    `counts_event`: the heads are no people but the event or the figure that stands for them ("12 deaths").
    `is_reference`: the cue is an attribute of people already spoken of ("the slain men"), so that only a count
    or names make a claim. `people`: who they are, where the heads are figures.
    """

    rule: str
    heads: list[Token] = field(default_factory=list)
    counts_event: bool = False
    is_reference: bool = False
    people: Token | None = None


def _verbs(frame: str) -> frozenset[str]:
    """Verbs that bring a frame about, from `seeds/casualty_verbs.csv`."""
    return cues.words("casualty_verbs", frame=frame)


def read(page: Page, sentence: Sentence, trigger: Trigger, quantities: Sequence[Quantity]) -> list[Reading]:
    """The readings of a cue in its sentence; none where nobody is said to be concerned."""
    match trigger.cue.frame:
        case "patient" | "both":
            return _patient(page, sentence, trigger, quantities)
        case "subject":
            return _subject(page, sentence, trigger, quantities)
        case "state":
            return _state(page, sentence, trigger, quantities)
        case "event":
            return _event(page, sentence, trigger, quantities)
        case "harm":
            return _harm(trigger, quantities)
        case "body":
            return _body(page, trigger, quantities)
        case "group":
            return _group(page, trigger)
        case "toll":
            return _toll(trigger, quantities)
        case "life":
            return _life(trigger, quantities)
        case "hold":
            return _hold(trigger)
        case "held":
            return _held(trigger, quantities)
        case "idle":
            return []


def _counted_by(token: Token, quantities: Sequence[Quantity], sentence: Sentence) -> Quantity | None:
    return premodifiers(token, quantities, sentence.start)[1]


def _patient(page: Page, sentence: Sentence, trigger: Trigger, quantities: Sequence[Quantity]) -> list[Reading]:
    head = trigger.head
    if head.dep_ in {"amod", "compound"} and head.head.i > head.i and head.head.pos_ in {"NOUN", "PROPN"}:
        return _attribute(page, trigger)
    heads = trees.arguments(head).patients
    if head.dep_ in {"xcomp", "ccomp"} and head.head.lower_ in _verbs("leave") and not heads:
        heads = [t for t in trees.arguments(head.head).patients if t.i != head.i]
    figure = [number for token in heads for number in _figure_for(token, sentence, quantities)]
    if figure:
        return [Reading("toll", figure, counts_event=True, people=heads[0])]
    beside = _nearby(page, sentence, trigger, quantities)
    if head.dep_ == "conj" and any(head.head.i < r.heads[0].i < head.i for r in beside):
        return beside
    return [Reading("patient", _without_pronouns(head, heads)), *beside]


def _without_pronouns(predicate: Token, heads: list[Token]) -> list[Token]:
    """A pronoun as an object ("they abducted him") goes on about someone; as a subject it is told anew."""
    objects = {c.i for c in trees.children(predicate, "obj", "iobj")}
    return [t for t in heads if not (t.i in objects and victims.is_pronoun(t))]


def _is_count(token: Token, quantities: Sequence[Quantity]) -> bool:
    """Whether a token is itself a count: "and another wounded", "and five killed"."""
    return any(q.start <= token.i < q.end for q in quantities)


def _figure_for(token: Token, sentence: Sentence, quantities: Sequence[Quantity]) -> list[Token]:
    """The figure said of people whose number is spoken of: "the number of men killed rose to 26"."""
    number = token.head
    if token.dep_ != "nmod" or number.lower_ not in _verbs("number") or trees.preposition(token) != "of":
        return []
    if any(q.start <= number.i < q.end for q in quantities):
        return []
    verb = trees.clause_head(number)
    if verb.lower_ not in _verbs("amount"):
        return []
    numbers = [q for q in quantities if q.form == "number" and q.start > sentence.start]
    return [token.doc[q.end - 1] for q in numbers if token.doc[q.start - 1].lower_ in _verbs("to")][:1]


def _attribute(page: Page, trigger: Trigger) -> list[Reading]:
    """Participles before a noun, "two injured civilians", "the arrested man was identified as A"."""
    noun = trigger.head.head
    if not victims.may_be_people(page, noun):
        return []
    named = _identified(page, noun)
    if named:
        return [Reading("identified", named)]
    return [Reading("attribute", [noun], is_reference=True)]


def _identified(page: Page, noun: Token) -> list[Token]:
    """The names in "the injured were identified as A and B"."""
    verb = noun.head
    if verb.lower_ not in _verbs("identify"):
        return []
    found = trees.complements(verb, "as") or [t for c in trees.children(verb, "xcomp", "advcl") for t in [c]]
    names = [t for f in found for t in trees.nominal_conjuncts(f)]
    return list({t.i: t for t in names if victims.is_name(page, t) or t.pos_ == "PROPN"}.values())


def _subject(page: Page, sentence: Sentence, trigger: Trigger, quantities: Sequence[Quantity]) -> list[Reading]:
    if trigger.head.dep_ == "amod":
        return []
    heads = trees.subjects_of(trigger.head)
    return [Reading("subject", heads), *_nearby(page, sentence, trigger, quantities, left_only=True)]


def _state(page: Page, sentence: Sentence, trigger: Trigger, quantities: Sequence[Quantity]) -> list[Reading]:
    head = trigger.head
    if head.dep_ == "amod" and head.head.i > head.i:
        return _attribute(page, trigger)
    found = [Reading("state", _named_subjects(head))]
    beside = _nearby(page, sentence, trigger, quantities, left_only=True)
    governor = head.head
    if head.dep_ in {"xcomp", "obj", "advcl", "ccomp", "conj", "dep"} and governor.lower_ in _verbs("leave"):
        arguments = trees.arguments(governor)
        people = [t for t in arguments.patients if t.i != head.i]
        left = [Reading("left", people)]
        counted = [r for r in beside if _counted_by(r.heads[0], quantities, sentence)]
        found += [*counted, *left]
    return found + beside


def _named_subjects(head: Token) -> list[Token]:
    own = trees.children(head, "nsubj", "nsubj:pass")
    if own:
        return [t for s in own for t in trees.nominal_conjuncts(trees.antecedent(s))]
    if head.dep_ == "conj" and head.head.pos_ in {"ADJ", "VERB"}:
        return trees.arguments(head.head).patients or trees.subjects_of(head.head)
    if head.dep_ in {"acl", "acl:relcl"}:
        return [head.head]
    return []


def _nearby(
    page: Page, sentence: Sentence, trigger: Trigger, quantities: Sequence[Quantity], left_only: bool = False
) -> list[Reading]:
    """People beside the cue, where the tree gives none: "12 soldiers killed", "killing seven"."""
    before = _left_of(page, sentence, trigger)
    after = None if left_only else _right_of(page, sentence, trigger, quantities)
    passive = any(
        t.lower_ in _verbs("be") for t in page.doc[max(trigger.start - 3, sentence.start) : trigger.start]
    )
    active = trigger.head.lower_.endswith("ing") or (trigger.head.i == trigger.start and not passive)
    if after is not None and active and (before is None or not _counted_by(before, quantities, sentence)):
        return [Reading("beside", [after])]
    if before is not None and not trigger.head.lower_.endswith("ing"):
        return [Reading("beside", [before])]
    return []


def _left_of(page: Page, sentence: Sentence, trigger: Trigger) -> Token | None:
    at = trigger.start - 1
    while at >= sentence.start and (
        page.doc[at].pos_ in {"AUX", "ADV", "PART"} or page.doc[at].lower_ in _verbs("be") or page.doc[at].is_space
    ):
        at -= 1
    if at < sentence.start:
        return None
    token = page.doc[at]
    return (
        token
        if token.pos_ in {"NOUN", "PROPN", "NUM", "PRON", "ADJ"} and token.is_alpha | token.is_digit
        else None
    )


def _right_of(page: Page, sentence: Sentence, trigger: Trigger, quantities: Sequence[Quantity]) -> Token | None:
    at, last = trigger.end, None
    while at < sentence.end:
        token = page.doc[at]
        quantity = next((q for q in quantities if q.start == at), None)
        if quantity is not None:
            last = page.doc[quantity.end - 1] if quantity.form not in {"article", "none"} else last
            at = quantity.end
            continue
        if token.pos_ in {"NOUN", "PROPN", "NUM"}:
            last = token
        elif token.text == "(" and (closing := _closing(page, at, sentence.end)) is not None:
            at = closing
        elif token.pos_ not in {"DET", "ADJ", "ADV"} and token.text not in {"-", "–", '"', "“"}:
            break
        at += 1
    return last


def _closing(page: Page, at: int, end: int) -> int | None:
    """The bracket that closes a short bracket before a noun: "a Development Front (DF) official"."""
    closing = next((i for i in range(at, min(at + 8, end)) if page.doc[i].text == ")"), None)
    inside = closing is not None and closing + 1 < end and page.doc[closing + 1].pos_ in {"NOUN", "PROPN"}
    return closing if inside else None


def _event(page: Page, sentence: Sentence, trigger: Trigger, quantities: Sequence[Quantity]) -> list[Reading]:
    noun = trigger.head
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return []
    quantity = _counted_by(noun, quantities, sentence)
    counted = (
        quantity is not None and quantity.form not in {"article"} and (quantity.high != 1 or quantity.low != 1)
    )
    if counted:
        first = noun if _counted_by(noun, quantities, sentence) else noun.head
        return [Reading("event_count", [first], counts_event=True, people=_people_of(page, noun))]
    changed = _changed(noun, quantities)
    if changed:
        return [Reading("event_change", changed, counts_event=True, people=_people_of(page, noun))]
    cases = noun.head
    if cases.lower_ in _verbs("case") and _counted_by(cases, quantities, sentence):
        return [Reading("event_cases", [cases], counts_event=True)]
    people = trees.complements(noun, "of")
    if not people and noun.dep_ == "conj":
        people = trees.complements(noun.head, "of")
    if not people:
        people = [t for c in trees.children(noun, "conj") if c.pos_ == "NOUN" for t in trees.complements(c, "of")]
    people = [t for t in people if victims.is_people(page, t) or _counted_by(t, quantities, sentence)]
    if people:
        return [Reading("event_of", people)]
    owners = [
        t
        for c in trees.children(noun, "nmod:poss", "compound", "nmod")
        if c.i < noun.i and (victims.is_name(page, c) or c.dep_ == "nmod:poss")
        for t in trees.nominal_conjuncts(c)
        if victims.is_people(page, t) and not victims.is_plural_pronoun(t)
    ]
    return [Reading("event_owner", owners)] if owners else []


def _people_of(page: Page, noun: Token) -> Token | None:
    """Who the people of a counted event are: "kidnappings of migrants", "police homicides"."""
    beside = [c for c in trees.children(noun, "compound", "amod", "nmod") if c.i < noun.i]
    return next(
        (t for t in [*trees.complements(noun, "of", "among"), *beside] if victims.is_people(page, t)), None
    )


def _changed(noun: Token, quantities: Sequence[Quantity]) -> list[Token]:
    """The two figures of "kidnappings fell from 37 to 17"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lower_ not in _verbs("change"):
        return []
    numbers = [q for q in quantities if q.form == "number" and q.start > verb.i]
    doc = noun.doc
    pairs = [(a, b) for a, b in pairwise(numbers) if doc[a.start - 1].lower_ == "from" and b.start == a.end + 1]
    return [doc[q.end - 1] for a, b in pairs[:1] if doc[b.start - 1].lower_ == "to" for q in (a, b)]


def _harm(trigger: Trigger, quantities: Sequence[Quantity]) -> list[Reading]:
    noun = trigger.head
    verb = noun.head
    if verb.lower_ in _verbs("sustain"):
        return [Reading("sustained", trees.subjects_of(verb))]
    quantity = next((q for q in quantities if q.end == noun.i or q.end == trigger.start), None)
    if quantity is not None and quantity.form in {"number", "none"} and noun.pos_ == "NOUN":
        return [Reading("event_count", [noun], counts_event=True)]
    return []


def _body(page: Page, trigger: Trigger, quantities: Sequence[Quantity]) -> list[Reading]:
    noun = trigger.head
    people = [t for t in trees.complements(noun, "of") if victims.may_be_people(page, t)]
    if people:
        return [Reading("bodies_of", people, is_reference=True)]
    verb = trees.clause_head(noun)
    found = verb.lower_ in _verbs("find")
    quantity = next((q for q in quantities if q.end <= noun.i and noun.i - q.end <= 4), None)
    if quantity is not None and (found or quantity.form == "number") and victims.lexical_kind(noun.head) is None:
        return [Reading("bodies", [noun], counts_event=True)]
    owner = trees.child(noun, "nmod:poss")
    if found and owner is not None and (victims.is_people(page, owner) or owner.lower_ in {"his", "her"}):
        return [Reading("bodies_of", [owner])]
    return []


def _group(page: Page, trigger: Trigger) -> list[Reading]:
    noun = trigger.head
    if noun.dep_ in {"amod", "compound"} and noun.head.i > noun.i:
        noun = noun.head
    named = _identified(page, noun)
    if named:
        return [Reading("identified", named)]
    verb = noun.head
    if verb.lower_ in _verbs("include"):
        heads = [t for t in trees.arguments(verb).patients if t.i != noun.i]
        return [Reading("among", heads)] if heads else []
    if trees.preposition(noun) in {"among", "amongst"}:
        clause = trees.clause_head(noun)
        heads = [*trees.subjects_of(clause), *([clause] if clause.pos_ in trees.NOMINAL else [])]
        return [Reading("among", [t for h in heads for t in trees.nominal_conjuncts(h) if t.i != noun.i])]
    return []


def _numbers_after(token: Token, quantities: Sequence[Quantity], reach: int) -> list[Token]:
    doc = token.doc
    return [doc[q.end - 1] for q in quantities if q.form == "number" and token.i < q.start <= token.i + reach]


def _toll(trigger: Trigger, quantities: Sequence[Quantity]) -> list[Reading]:
    noun = trigger.head
    verb = trees.clause_head(noun)
    if verb.lower_ not in _verbs("amount"):
        of = trees.complements(noun, "of")
        return [Reading("toll", of, counts_event=True)] if of else []
    numbers = _numbers_after(noun, quantities, 12)
    return [Reading("toll", numbers[:1], counts_event=True)] if numbers else []


def _life(trigger: Trigger, quantities: Sequence[Quantity]) -> list[Reading]:
    noun = trigger.head
    if noun.head.lower_ not in _verbs("claim") and not any(c.lower_ in _verbs("claim") for c in noun.children):
        return []
    people = trees.complements(noun, "of")
    if people:
        return [Reading("lives_of", people)]
    if any(q.end <= noun.i and noun.i - q.end <= 2 and q.form in {"number", "vague"} for q in quantities):
        return [Reading("lives", [noun], counts_event=True)]
    return []


def _hold(trigger: Trigger) -> list[Reading]:
    verb = trigger.head.head
    if verb.lower_ not in _verbs("hold"):
        return []
    people = [t for t in trees.arguments(verb).patients if t.i != trigger.head.i]
    return [Reading("held", people)] if people else []


def _held(trigger: Trigger, quantities: Sequence[Quantity]) -> list[Reading]:
    noun = trigger.head
    governed = noun.dep_ in {"obj", "nsubj:pass", "obl", "xcomp"} and noun.head.lower_ in _verbs("hold")
    if not governed:
        return []
    people = [t for t in trees.arguments(noun.head).patients if t.i != noun.i]
    if people:
        return [Reading("held", people)]
    return [Reading("hostages", [noun])] if noun.dep_ == "obj" else []
