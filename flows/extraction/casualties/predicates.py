"""Where verbs and states put the people: "killed", "died", "left six dead", "took ten hostage"."""

from spacy.tokens import Token

from flows.extraction import trees
from flows.extraction.casualties import victims
from flows.extraction.casualties.context import Context, Reading, verbs
from flows.extraction.casualties.lines import (
    between,
    counted_object,
    labelled,
    left_behind,
    listed,
    nearby,
    passive_auxiliary,
    people_of_body,
    starts_clause,
)
from flows.extraction.casualties.people_phrases import DEFINITE, OWNERS, premodifiers
from flows.extraction.casualties.tallies import numbered, tally
from flows.extraction.kinds import ARMED
from schemas.vocabulary import Outcome


def patient(context: Context) -> list[Reading]:
    """People acted on: object of an active verb, subject of a passive, noun of a participle."""
    head = context.trigger.head
    row = tally(context)
    if not row and _modifies(head) and head.head.pos_ in {"NOUN", "PROPN"}:
        return attribute(context, head.head)
    shares = labelled(context) or of_those(context) or row or numbered(context)
    if shares:
        return shares
    heads = trees.arguments(head).patients
    heads = _shared_object(context, heads) or heads
    if any(t.i > head.i and t.dep_ == "obj" for t in heads) and not passive_auxiliary(context):
        heads = [t for t in heads if t.i > head.i or t.dep_ != "conj"]
    heads = _lent(context, heads) + heads if passive_auxiliary(context) else heads
    heads = _not_of_next(context, [_climbed(context, t) for t in heads])
    if head.dep_ in {"xcomp", "ccomp"} and head.head.lower_ in verbs("leave") and not heads:
        heads = [t for t in trees.arguments(head.head).patients if t.i != head.i]
    heads = [people_of_body(context, t) for head in heads for t in _one_among(head)]
    heads = _alias_before(context) or heads
    figure = [number for token in heads for number in figure_for(context, token)]
    if figure:
        return [Reading("toll", figure, counts_event=True, people=heads[0])]
    told = [t for t in heads if not _is_amount(context, t)]
    if context.trigger.end - context.trigger.start < len(context.trigger.cue.words):
        return [Reading("patient", [t for t in told if t.i < _tail(context)])]
    if heads and not told:
        return []
    left = [t for r in left_behind(context) for t in r.heads] if not any(t.i > head.i for t in heads) else []
    if not heads or (left and all(victims.is_name(context.page, t) for t in heads)):
        heads = left
        told = heads
    people = _completed(context, _on_their_side(context, told))
    behind = [] if any(t.i >= context.trigger.end for t in people) else counted_object(context)
    return [*behind, *between(context), Reading("patient", people), *nearby(context)]


def _shared_object(context: Context, heads: list[Token]) -> list[Token]:
    """The object shared with the next verb, where agents are taken for patients: "men took and killed A"."""
    head = context.trigger.head
    if passive_auxiliary(context) or head.dep_ in {"acl", "acl:relcl", "amod"} or any(t.i > head.i for t in heads):
        return []
    nexts = [
        c for c in trees.children(head, "conj") if c.pos_ == "VERB" and context.doc[head.i + 1].lower_ == "and"
    ]
    return [t for c in nexts[:1] for o in trees.children(c, "obj") for t in trees.nominal_conjuncts(o)]


def _lent(context: Context, own: list[Token]) -> list[Token]:
    """The subject that a wrong tree gives to a closing "reports A": "two men, who were burnt, died, reports A".

    People of its own that a clause has are further members of a list: "A, and his driver were killed, reports".
    """
    head = context.trigger.head
    saying = head.head
    if head.dep_ not in {"ccomp", "parataxis"} or saying.i <= head.i or saying.lower_ not in verbs("report"):
        return []
    first = [t for t in trees.children(saying, "nsubj") if t.i < head.i and victims.is_people(context.page, t)]
    if not own:
        return first
    start = min(t.left_edge.i for t in own)
    joined = context.doc[start - 1].lower_ == "and" or context.doc[start].lower_ == "and"
    plural = any(t.lower_ in {"were", "are"} for t in context.doc[own[-1].i + 1 : head.i])
    listing = joined and plural and all(t.i < head.i and not victims.is_plural(t) for t in own)
    return first if listing else []


def _climbed(context: Context, head: Token) -> Token:
    """The counted people of a phrase, where a clause hangs on a place in it: "72 people from A that were"."""
    if trees.first_conjunct(context.trigger.head).dep_ != "acl:relcl" or victims.lexical_kind(head) is not None:
        return head
    above = head
    while above.dep_ in {"nmod", "conj", "flat"} and above.head.i < above.i:
        above = above.head
        if victims.lexical_kind(above) is not None and context.counted_by(above) is not None:
            return above if head.ent_type_ == "PLACE" or not victims.is_people(context.page, head) else head
    return head


def _not_of_next(context: Context, heads: list[Token]) -> list[Token]:
    """Without the people of the next cue: of "killed one and injured four of them" only the one."""
    after = context.after
    if after is None or after.cue.frame != "patient" or after.head.dep_ != "conj" or passive_auxiliary(context):
        return heads
    between_cues = [t for t in heads if context.trigger.end <= t.i < after.start]
    return [t for t in heads if t.i < after.end] if between_cues else heads


def _alias_before(context: Context) -> list[Token]:
    """The named person right before a participle: "and A, alias "B", killed in 2010", whatever it hangs on."""
    doc, first, page = context.doc, context.sentence.start, context.page
    if context.trigger.head.dep_ not in {"acl", "advcl"} or passive_auxiliary(context):
        return []
    at = context.trigger.start - 1
    while at > first and doc[at].is_punct:
        at -= 1
    person = page.person_at(doc[at]) if at > first else None
    if (
        person is None
        or doc[at + 1].pos_ != "PUNCT"
        or not any(t.lower_ in {"alias", "aka"} for t in doc[at - 5 : at])
    ):
        return []
    return [t for t in doc[first:at] if page.person_at(t) == person and t.pos_ == "PROPN"][:1]


def _modifies(word: Token) -> bool:
    """Whether a participle or adjective stands before its noun: not "dead" in a tree of "3 dead and 20 hurt"."""
    if word.dep_ not in {"amod", "compound"} or word.head.i <= word.i:
        return False
    return not any(t.dep_ == "cc" or t.pos_ == "NUM" for t in word.doc[word.i + 1 : word.head.i])


def _tail(context: Context) -> int:
    """Where the end of a cue stands whose object is inside it: the "death" of "beat him to death"."""
    last = context.trigger.cue.words[-1]
    after = context.doc[context.trigger.end : context.sentence.end]
    return next((t.i for t in after if t.lower_ == last), context.sentence.end)


def _completed(context: Context, heads: list[Token]) -> list[Token]:
    """The people of a list that the tree has cut short: "seized the owner of a shop and two clerks"."""
    if not heads:
        return heads
    if all(t.i >= context.trigger.end for t in heads):
        line = listed(context, context.trigger.end)
    elif all(t.i < context.trigger.start for t in heads) and (listing := _list_before(context, heads)):
        return listing
    elif context.trigger.head.dep_ in {"acl", "acl:relcl"}:
        return trees.nominal_conjuncts(trees.first_conjunct(heads[0])) if context.counted_by(heads[0]) else heads
    else:
        return heads
    known = {t.i for t in heads}
    inside = {t.i for head in heads for t in head.subtree if t.dep_ in {"flat", "compound", "nmod:desc"}}
    if not line or line[0].i not in known | inside or len(line) <= len(heads):
        return heads
    more = [t for t in line if t.i not in known | inside and victims.is_people(context.page, t)]
    same = {context.page.person_at(line[0]), *(context.page.person_at(t) for t in heads)} - {None}
    more = [t for t in more if context.page.person_at(t) not in same or context.counted_by(t) is not None]
    named = all(victims.is_known_person(context.page, t) and victims.is_name(context.page, t) for t in line)
    return heads + [t for t in more if (named or _is_told(context, t)) and not starts_clause(context, t)]


def _list_before(context: Context, heads: list[Token]) -> list[Token]:
    """A list before the cue, "A, two men, a cook and her son were killed", read along the words.

    It starts with a count or a name and ends right before the cue and its auxiliaries.
    """
    first = heads[0]
    start, quantity = premodifiers(first, context.quantities, context.sentence.start)
    named = victims.is_name(context.page, first) or (quantity is None and victims.is_people(context.page, first))
    if not named and (quantity is None or quantity.form not in {"number", "article"}):
        return []
    start = min([start, *(c.left_edge.i for c in first.lefts if c.dep_ in {"nmod:desc", "compound"})])
    line = [t for t in listed(context, start) if t.i < context.trigger.start]
    known = {t.i for t in heads}
    inside = {t.i for head in heads for t in head.subtree if t.dep_ in {"flat", "compound", "nmod:desc"}}
    if len(line) < 2 + (not named) or line[0].i not in known | inside:
        return []
    if not all(start <= i <= line[-1].i for i in known):
        return []
    if any(
        t.pos_ not in {"AUX", "ADV", "PART", "PUNCT"} for t in context.doc[line[-1].i + 1 : context.trigger.start]
    ):
        return [] if named else _counted(context, line)
    return heads + [t for t in _counted(context, line) if t.i not in known] if named else _counted(context, line)


def _counted(context: Context, line: list[Token]) -> list[Token]:
    return [t for t in line if victims.is_people(context.page, t) and _is_told(context, t)]


def _is_told(context: Context, noun: Token) -> bool:
    """Whether a further member of a list has a count or an owner: "A, his wife and two sons"."""
    start, quantity = premodifiers(noun, context.quantities, context.sentence.start)
    return quantity is not None or context.doc[start].lower_ in OWNERS


def _on_their_side(context: Context, heads: list[Token]) -> list[Token]:
    """The subject of a passive stands before it: what a wrong tree adds after it is left out."""
    return [t for t in heads if t.i < context.trigger.start] if passive_auxiliary(context) else heads


def figure_for(context: Context, token: Token) -> list[Token]:
    """The figure said of people whose number is spoken of: "the number of men killed rose to 26"."""
    number = token.head
    if token.dep_ != "nmod" or number.lower_ not in verbs("number") or trees.preposition(token) != "of":
        return []
    clause = trees.clause_head(number)
    if context.quantity_at(number) is not None:
        return []
    figure = context.quantity_at(clause)
    if figure is not None and trees.child(clause, "cop") is not None:
        part = figure.end < len(context.doc) and context.doc[figure.end].lower_ == "of"
        return [] if part else [context.doc[figure.end - 1]]
    if clause.lower_ not in verbs("amount"):
        return []
    doc = context.doc
    numbers = [q for q in context.quantities if q.form == "number" and q.start > context.sentence.start]
    return [doc[q.end - 1] for q in numbers if doc[q.start - 1].lower_ in verbs("to")][:1]


def _one_among(head: Token) -> list[Token]:
    """Who is said to be "among those arrested"; any other head itself."""
    if head.lower_ != "those" or trees.preposition(head) not in {"among", "amongst"}:
        return [head]
    return [t for t in trees.subjects_of(trees.clause_head(head)) if t.i != head.i]


def _is_amount(context: Context, token: Token) -> bool:
    """Whether people are only spoken of by "the number of", without a figure."""
    of_number = token.dep_ == "nmod" and token.head.lower_ in verbs("number")
    return of_number and context.quantity_at(token.head) is None and context.counted_by(token) is None


def of_those(context: Context) -> list[Reading]:
    """Shares of people spoken of: "of those killed, five were soldiers and three civilians"."""
    first, doc = context.sentence.start, context.doc
    opening = doc[first : context.trigger.start]
    if not 2 <= len(opening) <= 8 or opening[0].lower_ not in {"of", "among"}:
        return []
    after = [q for q in context.quantities if q.start >= context.trigger.end and q.form in {"number", "article"}]
    total = [t for t in opening if t.pos_ in trees.NOMINAL and context.counted_by(t) is not None]
    heads, nouns = total[-1:], dict[int, Token]()
    for quantity in after:
        following = doc[quantity.end] if quantity.end < len(doc) else None
        named = _complement(context, quantity.end)
        if following is not None and (named is not None or victims.is_people(context.page, following)):
            head = doc[quantity.end - 1] if quantity.form == "number" else following
            heads.append(head)
            nouns[head.i] = named if named is not None else following
    return [Reading("of_those", heads, nouns=nouns)] if nouns else []


def _complement(context: Context, at: int) -> Token | None:
    """The people of "were soldiers" after a number."""
    doc = context.doc
    if at + 2 >= context.sentence.end or doc[at].lower_ not in {"were", "was", "are", "is"}:
        return None
    if doc[at + 1].lower_ in {"from", "of"}:
        body = at + 2 + (doc[at + 2].lower_ == "the")
        key = context.page.organisation_at(doc[body]) if body < context.sentence.end else None
        return doc[body] if key is not None and context.page.entities[key].kind in ARMED else None
    return doc[at + 1] if victims.is_people(context.page, doc[at + 1]) else None


def attribute(context: Context, noun: Token) -> list[Reading]:
    """Participles before a noun, "two injured civilians"; "the arrested man was identified as A"."""
    if not victims.may_be_people(context.page, noun):
        return []
    named = identified(context, noun)
    if named:
        return [Reading("identified", named)]
    start, quantity = premodifiers(noun, context.quantities, context.sentence.start)
    doc, end = context.doc, quantity.end if quantity is not None else context.sentence.end
    many = quantity is not None and (quantity.low or 0) >= 100 and context.trigger.cue.outcome == Outcome.DISPLACED
    if quantity is not None and not many and start > context.sentence.start and doc[start - 1].lower_ in DEFINITE:
        return []
    if end + 1 < context.sentence.end and doc[end].lower_ == "of" and doc[end + 1].lower_ in DEFINITE:
        return []
    return [Reading("attribute", [noun], is_reference=True)]


def identified(context: Context, noun: Token) -> list[Token]:
    """The names in "the injured were identified as A and B"."""
    doc, end = context.doc, context.sentence.end
    at = noun.i + 1
    if (
        at + 1 < end
        and doc[at].lower_ in {"are", "were", "is", "was"}
        and victims.is_name(context.page, doc[at + 1])
    ):
        return [t for t in listed(context, at + 1) if victims.is_name(context.page, t)]
    verb = next((t for t in doc[noun.i + 1 : min(noun.i + 7, end)] if t.pos_ in {"VERB", "ADJ"}), None)
    if verb is None or verb.lower_ not in verbs("identify") or doc[min(verb.i + 1, end - 1)].lower_ != "as":
        return []
    start = verb.i + 2 + (doc[min(verb.i + 2, end - 1)].text in {",", ":"})
    names = [t for t in listed(context, start) if not starts_clause(context, t)]
    return [t for t in names if victims.is_name(context.page, t) or t.pos_ in {"PROPN", "NOUN"}]


def subject(context: Context) -> list[Reading]:
    """People who act or undergo: subject of "died", "surrendered", "fled"."""
    if context.trigger.head.dep_ == "amod":
        return []
    shares = of_those(context)
    if shares:
        return shares
    own = trees.subjects_of(context.trigger.head)
    heads = [people_of_body(context, _climbed(context, t)) for t in _lent(context, own) + own]
    heads = _completed(context, heads)
    return [*between(context), Reading("subject", heads), *nearby(context, left_only=True)]


def state(context: Context) -> list[Reading]:
    """People said or left to be so: "six were dead", "left six dead", "3 dead"."""
    head = context.trigger.head
    if listing := labelled(context) or tally(context) or numbered(context):
        return listing
    if _modifies(head) and head.dep_ == "amod":
        return attribute(context, head.head)
    found = [*between(context), Reading("state", _subjects(head))]
    beside = nearby(context, left_only=True)
    governor = head.head
    doc, at = context.doc, context.trigger.start
    if at - 2 >= context.sentence.start and doc[at - 1].lower_ == "as" and doc[at - 2].lower_ in verbs("leave"):
        found.append(Reading("left", [t for t in trees.arguments(doc[at - 2]).patients if t.i < at - 2]))
    if at - 3 >= context.sentence.start and doc[at - 1].lower_ in DEFINITE and doc[at - 2].lower_ == "of":
        whole = context.quantity_at(doc[at - 3])
        found += [Reading("of_dead", [doc[at - 3]], counts_event=True)] if whole is not None else []
    if at - 2 >= context.sentence.start and doc[at - 1].lower_ == "of":
        many = context.quantity_at(doc[at - 2])
        counted = many is not None and many.form == "vague" and doc[many.start - 1].lower_ not in DEFINITE
        found += [Reading("of_dead", [doc[at - 2]], counts_event=True)] if counted else []
    if head.dep_ in {"xcomp", "obj", "advcl", "ccomp", "conj", "dep"} and governor.lower_ in verbs("leave"):
        people = [t for t in trees.arguments(governor).patients if governor.i < t.i < head.i or t.i < governor.i]
        found += [r for r in beside if context.counted_by(r.heads[0]) is not None]
        found.append(Reading("left", people))
    return found + beside


def _subjects(head: Token) -> list[Token]:
    own = trees.children(head, "nsubj", "nsubj:pass")
    if own:
        return [t for s in own for t in trees.nominal_conjuncts(trees.antecedent(s))]
    if head.dep_ == "conj" and head.head.pos_ in {"ADJ", "VERB"}:
        return trees.arguments(head.head).patients or trees.subjects_of(head.head)
    if head.dep_ in {"acl", "acl:relcl"}:
        return [head.head]
    return []


def hold(context: Context) -> list[Reading]:
    """People taken or held as hostages, captives, prisoners."""
    verb = context.trigger.head.head
    if verb.lower_ not in verbs("hold"):
        return []
    people = [t for t in trees.arguments(verb).patients if t.i != context.trigger.head.i]
    bare = context.quantity_at(context.doc[context.trigger.start - 1]) if context.trigger.start else None
    if not people and bare is not None and bare.form == "number":
        # "Took six prisoner": the number alone stands for the people.
        return [Reading("held", [context.doc[bare.end - 1]])]
    return [Reading("held", people)] if people else []
