"""Where nouns put the people: "the death of", "12 killings", "the bodies of", "the death toll", "injuries"."""

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Span, Token

from flows.extraction import trees
from flows.extraction.casualties import losses, outcomes, tallies, victims
from flows.extraction.casualties.context import Context, Reading, verbs
from flows.extraction.casualties.lines import between, listed, phrase_head, starts_clause
from flows.extraction.casualties.people_phrases import premodifiers
from flows.extraction.casualties.predicates import figure_for, identified
from flows.extraction.casualties.quantities import Quantity

_HIS = frozenset({"his", "her"})
_TIMED = 6
_SHARE = 14


def event(context: Context) -> list[Reading]:
    """Deaths, killings, kidnappings: counted themselves, or with whom they befell."""
    noun = context.trigger.head
    if noun.pos_ not in {"NOUN", "PROPN"} and not outcomes.is_before_of(noun):
        return []
    if none := tallies.none_of(context):
        return none
    own = trees.complements(noun, "of")
    shared = noun.dep_ == "conj" and noun.head.pos_ == "NOUN" and not own and context.counted_by(noun) is None
    first = noun.head if shared else noun
    if toll := losses.figure_of(context, noun) if victims.is_plural(noun) else []:
        return [Reading("toll", toll, counts_event=True, people=_people_of(context, noun))]
    quantity = context.counted_by(first)
    countable = quantity is not None and _counts(context, noun, quantity)
    share = _of_which(context, noun)
    if countable or share:
        heads = [first, *share] if countable else share
        return [Reading("event_count", heads, counts_event=True, people=_people_of(context, noun))]
    figure = figure_for(context, noun)
    if figure:
        return [Reading("toll", figure, counts_event=True, people=_people_of(context, noun))]
    changed = _changed(context, noun)
    if changed:
        return [Reading("event_change", changed, counts_event=True, people=_people_of(context, noun))]
    return _befallen(context, noun)


def cases(span: Span, quantities: Sequence[Quantity]) -> list[Token]:
    """The words for cases that have a count, save those of something that is no outcome ("cases of extortion")."""
    found = []
    for token in span:
        if token.lower_ not in verbs("case") or token.pos_ != "NOUN":
            continue
        of = trees.complements(token, "of")
        other = of and not any(
            t.cue.frame == "event" for t in outcomes.triggers(span) if t.head.i in {o.i for o in of}
        )
        quantity = premodifiers(token, quantities, span.start)[1]
        if quantity is not None and quantity.form in {"number", "vague"} and not other:
            found.append(token)
    return found


def _of_which(context: Context, noun: Token) -> list[Token]:
    """The count of events told after them: "homicides, of which there were 83", "abductions, of which 32 were"."""
    doc, end = context.doc, context.sentence.end
    for at in range(noun.i + 1, min(noun.i + _SHARE, end - 2)):
        if doc[at : at + 2].text.lower() != "of which":
            continue
        start = at + 2 + (2 if doc[at + 2 : at + 4].text.lower() in {"there were", "there was"} else 0)
        quantity = next((q for q in context.quantities if q.start == start and q.form == "number"), None)
        alone = quantity is not None and quantity.end < end and doc[quantity.end].pos_ != "NOUN"
        return [doc[quantity.end - 1]] if quantity is not None and alone else []
    return []


def _counts(context: Context, noun: Token, quantity: Quantity) -> bool:
    """Whether a quantity counts events: not "a murder", not a rate ("60 murders per 100,000 inhabitants")."""
    rate = noun.i + 1 < context.sentence.end and context.doc[noun.i + 1].lower_ in {"per", "rate", "rates"}
    if rate or quantity.form == "article":
        return False
    if victims.is_plural(noun) or quantity.form in {"none", "any"}:
        return True
    year = context.doc[quantity.start].is_digit and 1900 <= (quantity.low or 0) < 2100
    return quantity.form == "number" and not year


def _befallen(context: Context, noun: Token) -> list[Reading]:
    page = context.page
    if any(c.lower_ in verbs("ordinal") for c in noun.children) and (
        any(c.lower_ == "such" for c in noun.children) or trees.child(noun, "cop") is not None
    ):
        # "A's death is the fifth such murder of a soldier" tells again of one that was told.
        return []
    people = trees.complements(noun, "of") or _after_of(context)
    if not people and noun.dep_ == "conj":
        people = trees.complements(noun.head, "of")
    if not people:
        people = [t for c in trees.children(noun, "conj") if c.pos_ == "NOUN" for t in trees.complements(c, "of")]
    people = [t for t in people if victims.is_people(page, t) or context.counted_by(t) is not None]
    if people and victims.is_name(page, people[0]):
        people = _named_list(context, people)
        people = [t for t in people if victims.is_name(page, t) or context.counted_by(t) is not None]
    if people:
        return [Reading("event_of", people)]
    owners = [
        t
        for c in trees.children(noun, "nmod:poss", "compound", "nmod")
        if c.i < noun.i and (victims.is_name(page, c) or c.dep_ == "nmod:poss")
        for t in trees.nominal_conjuncts(c)
        if victims.is_people(page, t) and _may_own(noun, c, t)
    ]
    return [Reading("event_owner", owners)] if owners else []


def _may_own(noun: Token, owner: Token, person: Token) -> bool:
    """Whether a fate is the owner's: not "until his death", as of old age, nor of a place ("the A massacre")."""
    if person.pos_ == "PRON":
        aged = noun.lower_ in verbs("passing") and trees.preposition(noun) in {"until", "till", "to"}
        return person.lower_ in _HIS and not aged
    many = noun.lower_ in verbs("many")
    return not (many and owner.dep_ != "nmod:poss" and victims.lexical_kind(person) is None)


def _after_of(context: Context) -> list[Token]:
    """The people right after a cue and "of", where the tree does not join them: "the body of union leader A"."""
    end, doc = context.trigger.end, context.doc
    while end < context.trigger.end + _TIMED and end < context.sentence.end - 1 and _is_time(doc[end]):
        end += 1
    if end + 1 >= context.sentence.end or doc[end].lower_ != "of":
        return []
    line = listed(context, end + 1)
    more = [t for t in line[1:] if victims.is_name(context.page, t) or context.counted_by(t) is not None]
    first = [t for t in line[:1] if victims.is_people(context.page, t)]
    return first + [t for t in more if not starts_clause(context, t)] if first else []


def _is_time(token: Token) -> bool:
    """Whether a token may stand in an expression of time or place between a noun and "of"."""
    told = token.ent_type_ in {"TIME", "PLACE", "NUMBER"} or token.is_digit
    return told or token.lower_ in {
        "in",
        "on",
        "at",
        "this",
        "last",
        "morning",
        "evening",
        "night",
        "today",
        "the",
    }


def _named_list(context: Context, people: list[Token]) -> list[Token]:
    """A list of names that the tree has cut short: "the killing of A (20) from a town and B (50)"."""
    before = [t for t in people[0].lefts if t.dep_ == "case"]
    line = listed(context, before[0].i + 1) if before else []
    known = {t.i for t in people}
    more = [t for t in line if t.i not in known and t.head.i not in known]
    return people + [t for t in more if victims.is_name(context.page, t)]


def _people_of(context: Context, noun: Token) -> Token | None:
    """Who the people of a counted event are: "kidnappings of migrants", "police homicides"."""
    beside = [c for c in trees.children(noun, "compound", "amod", "nmod") if c.i < noun.i]
    candidates = [*trees.complements(noun, "of", "among"), *beside]
    if noun.head.lower_ in verbs("suffer") and noun.dep_ == "obj":
        bodies = [t for t in trees.subjects_of(noun.head) if _is_body(context, t)]
        if bodies:
            return bodies[0]
    if noun.dep_ == "obj" and noun.head.lower_ in verbs("inflict"):
        # "Inflicted 48 casualties on the army": those behind "on" suffer them.
        suffer = [
            *trees.children(noun.head, "iobj"),
            *trees.arguments(noun.head).oblique("on", "upon", "among"),
            *trees.complements(noun, "on", "among"),
        ]
        candidates = [t for t in suffer if _is_body(context, t)][:1] or candidates
        if candidates and _is_body(context, candidates[0]):
            return candidates[0]
    return next((t for t in candidates if victims.is_people(context.page, t)), None)


def _is_body(context: Context, token: Token) -> bool:
    """Whether a word is an organisation or people that can suffer casualties."""
    return context.page.organisation_at(token) is not None or victims.lexical_kind(token) is not None


def _changed(context: Context, noun: Token) -> list[Token]:
    """The two figures of "murders rose from 20 to 50"."""
    verb, doc = noun.head, context.doc
    if noun.dep_ != "nsubj" or verb.lower_ not in verbs("change"):
        return []
    numbers = [q for q in context.quantities if q.form == "number" and q.start > verb.i]
    pairs = [(a, b) for a, b in pairwise(numbers) if doc[a.start - 1].lower_ == "from" and b.start == a.end + 1]
    return [doc[q.end - 1] for a, b in pairs[:1] if doc[b.start - 1].lower_ == "to" for q in (a, b)]


def harm(context: Context) -> list[Reading]:
    """Injuries: who sustained them, or how many there were."""
    noun = context.trigger.head
    verb = noun.head
    before = context.doc[max(context.trigger.start - 4, context.sentence.start) : context.trigger.start]
    close = next((t for t in reversed(before) if t.lower_ in verbs("sustain")), None)
    if verb.lower_ in verbs("sustain") or (close is not None and close.lower_ != "had"):
        subjects = trees.subjects_of(verb) if verb.lower_ in verbs("sustain") else []
        said = close if close is not None else verb
        return [*between(context, said.i), Reading("sustained", subjects), *_before_verb(context, said)]
    people = [t for t in trees.complements(noun, "to") if victims.is_people(context.page, t)]
    people = people or _after_to(context)
    if people and noun.lower_ in {"injury", "injuries"}:
        return [Reading("injuries_to", people)]
    quantity = next((q for q in context.quantities if q.end in {noun.i, context.trigger.start}), None)
    if quantity is not None and quantity.form in {"number", "none", "any"} and noun.pos_ == "NOUN":
        return [Reading("event_count", [noun], counts_event=True)]
    return []


def _after_to(context: Context) -> list[Token]:
    """The people right after a cue and "to", where the tree hangs them elsewhere."""
    end = context.trigger.end
    if end + 1 >= context.sentence.end or context.doc[end].lower_ != "to":
        return []
    head = phrase_head(context, end + 1, context.sentence.end)
    return [head] if head is not None and victims.is_people(context.page, head) else []


def _before_verb(context: Context, verb: Token) -> list[Reading]:
    """People right before the verb of "sustained injuries", where the tree does not link them."""
    at = verb.i - 1
    while at > context.sentence.start and context.doc[at].pos_ in {"ADV", "AUX"}:
        at -= 1
    before = context.doc[at] if at >= context.sentence.start else None
    if before is None or not (victims.is_people(context.page, before) or before.pos_ == "PROPN"):
        return []
    while before.dep_ in {"flat", "appos", "compound"} and before.head.i < before.i:
        before = before.head
    return [Reading("sustained", trees.nominal_conjuncts(trees.first_conjunct(before)))]


def body(context: Context) -> list[Reading]:
    """Bodies: whose they are, or how many were found."""
    noun = context.trigger.head
    of = trees.complements(noun, "of") or _after_of(context)
    sure = noun.lower_ == "remains"
    people = [t for t in of if (victims.is_people if sure else victims.may_be_people)(context.page, t)]
    people = [t for t in people if not _says_who(context, t, people)]
    own = context.counted_by(noun)
    if people and own is not None and own.form in {"number", "vague"}:
        return [Reading("bodies", [noun], counts_event=True, people=people[0])]
    found = trees.clause_head(noun).lower_ in verbs("find") or noun.head.lower_ in verbs("find")
    if people:
        return [Reading("bodies_of", people, is_reference=not found)]
    quantity = next((q for q in context.quantities if q.end <= noun.i and noun.i - q.end <= 4), None)
    if quantity is not None and (found or quantity.form == "number") and victims.lexical_kind(noun.head) is None:
        return [Reading("bodies", [noun], counts_event=True)]
    owner = trees.child(noun, "nmod:poss")
    if found and owner is not None and victims.is_people(context.page, owner):
        return [] if victims.is_plural_pronoun(owner) else [Reading("bodies_of", [owner])]
    return []


def _says_who(context: Context, token: Token, people: list[Token]) -> bool:
    """Whether one of a list says what a name before it is: "the bodies of A, an electrician; and B, a teacher"."""
    doc, at = context.doc, token.left_edge.i
    named = any(t.i < token.i and victims.is_name(context.page, t) for t in people)
    if not named or at == context.sentence.start or token.i + 1 >= context.sentence.end:
        return False
    article = doc[at].lower_ in {"a", "an"} and doc[at - 1].text == ","
    return article and doc[token.i + 1].text in {";", ","}


def group(context: Context) -> list[Reading]:
    """The dead, the injured: who they are said to be or to include."""
    noun, doc = context.trigger.head, context.doc
    if noun.dep_ in {"amod", "compound"} and noun.head.i > noun.i:
        noun = noun.head
    named = identified(context, noun)
    if named:
        return [Reading("identified", named)]
    end, first = context.trigger.end, context.trigger.start - 1
    part = next((q for q in context.quantities if q.end == first and q.form == "number"), None)
    soon = context.after is not None and context.after.start <= end + 3
    told = end < context.sentence.end and doc[end].pos_ in {"VERB", "AUX"} and not soon
    if part is not None and doc[first].lower_ == "of" and told:
        number = doc[part.end - 1]
        said = doc[end + 1] if doc[end].lower_ in verbs("be") and end + 1 < context.sentence.end else None
        known = said is not None and victims.is_people(context.page, said)
        return [Reading("of_dead", [number], nouns={number.i: said if known and said is not None else number})]
    amongst = first >= context.sentence.start and doc[first].lower_ in {"among", "amongst"}
    verb = doc[end] if end < context.sentence.end else None
    if verb is None:
        return []
    if amongst and verb.lower_ in {"were", "was", "are", "is"}:
        return [Reading("among", listed(context, end + 1))]
    if amongst:
        clause = trees.clause_head(noun)
        return [Reading("among", [t for t in trees.subjects_of(clause) if t.i != noun.i])]
    if verb.lower_ in verbs("include"):
        counted = [t for t in listed(context, end + 1) if not victims.is_name(context.page, t)]
        return [Reading("among", [t for t in counted if context.counted_by(t) is not None])]
    return []


def toll(context: Context) -> list[Reading]:
    """The figure that a toll has come to, or the people it counts."""
    noun, doc = context.trigger.head, context.doc
    of = trees.complements(noun, "of")
    open_ = next((q for q in context.quantities if q.form == "unknown" and q.start <= noun.i < q.end), None)
    if open_ is not None:
        # "An undetermined number of wounded"
        return [Reading("toll", [noun], counts_event=True)]
    verb = trees.clause_head(noun)
    if verb.lower_ not in verbs("amount"):
        return [Reading("toll", [t for t in of if context.counted_by(t)], counts_event=True)]
    near = (range(noun.i + 1, noun.i + 16), range(verb.i + 1, verb.i + 4))
    numbers = [q for q in context.quantities if q.form == "number" and any(q.start in span for span in near)]
    figures = [doc[q.end - 1] for q in numbers if doc[q.start - 1].lower_ in verbs("to") | verbs("amount")]
    return [Reading("toll", figures[:1], counts_event=True)]


def life(context: Context) -> list[Reading]:
    """Lives claimed: whose, or how many."""
    noun = context.trigger.head
    loss = context.counted_by(noun.head) if noun.head.lower_ == "loss" else None
    if loss is not None and loss.form in {"none", "any"}:
        return [Reading("lives", [noun.head], counts_event=True)]
    own = context.counted_by(noun)
    whole = context.quantity_at(noun.head) if noun.dep_ == "nmod" else None
    if whole is not None and whole.form == "vague" and noun.head.head.lower_ in verbs("claim"):
        # "Claimed dozens of lives"
        return [Reading("lives", [noun.head], counts_event=True)]
    if noun.head.lower_ == "loss" and own is not None and own.form in {"number", "vague"}:
        return [Reading("lives", [noun], counts_event=True)]
    if noun.head.lower_ not in verbs("claim") and not any(c.lower_ in verbs("claim") for c in noun.children):
        return []
    people = trees.complements(noun, "of")
    if not people and own is None:
        # "Cost hundreds of people their lives"
        people = [t for t in trees.children(noun.head, "iobj", "obj") if t.i < noun.i and context.counted_by(t)]
    if people:
        return [Reading("lives_of", people)]
    if any(q.end <= noun.i and noun.i - q.end <= 2 and q.form in {"number", "vague"} for q in context.quantities):
        return [Reading("lives", [noun], counts_event=True)]
    return []


def held(context: Context) -> list[Reading]:
    """Hostages, captives, prisoners whom someone takes or holds."""
    noun = context.trigger.head
    figure = tallies.numbered(context) if noun.lower_.startswith("prisoner") else []
    if figure:
        return figure
    taken = _is_taken(context, noun) or tallies.takes_prisoners(context)
    if context.counted_by(noun) is not None and taken:
        return [Reading("hostages", [noun])]
    if noun.dep_ not in {"obj", "nsubj:pass", "obl", "xcomp"} or noun.head.lower_ not in verbs("hold"):
        return []
    patients = [t for t in trees.arguments(noun.head).patients if t.i != noun.i]
    people = [t for t in patients if victims.is_people(context.page, t)]
    if people:
        return [Reading("held", people)]
    return [Reading("hostages", [noun])] if noun.dep_ == "obj" else []


def _is_taken(context: Context, noun: Token) -> bool:
    """Whether the last member of a list is taken or lost with the rest: "lost 15 killed and some 50 prisoners"."""
    if noun.head.lower_ in verbs("hold"):
        return False
    for token in reversed(context.doc[max(context.sentence.start, noun.i - 12) : noun.i]):
        if token.lower_ in verbs("hold"):
            return True
        if token.pos_ == "AUX" or token.text in {";", "."}:
            return False
    return False
