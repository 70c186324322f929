"""Where a sentence names who did a deed, by its words: behind "by", before "which", beside a verb."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.casualties.context import Context, verbs
from flows.extraction.casualties.lines import phrase_head


def words(role: str) -> frozenset[str]:
    """Words of acts of harm with a role, from `seeds/harm_events.csv`."""
    return cues.words("harm_events", role=role)


def acts() -> frozenset[str]:
    """Nouns for attacks and fights."""
    return words("harm") | words("fight")


def after_by(context: Context, event: Token) -> Token | None:
    """The head of the phrase after "by" that follows an event: "an ambush by", "bombs planted by"."""
    doc, end = context.doc, context.sentence.end
    at = event.i + 1
    while at < end and (doc[at].lower_ in words("carry") | {"out", ",", "also"} or doc[at].is_space):
        at += 1
    if at >= end or doc[at].lower_ != "by":
        return None
    return phrase_head(context, at + 1, end)


def later_by(context: Context, event: Token) -> Token | None:
    """The phrase after a "by" behind a time or a place: "his arrest in February 2012 by the police"."""
    doc, end, at = context.doc, context.sentence.end, event.i + 1
    skipped = {"in", "on", "at", "near", "of", "the"}
    while at < min(end, event.i + 10) and (doc[at].lower_ in skipped or doc[at].ent_type_ in {"TIME", "PLACE"}):
        at += 1
    by = at < end and at > event.i + 1 and doc[at].lower_ == "by"
    return phrase_head(context, at + 1, end) if by else None


def soon_by(context: Context) -> list[Token]:
    """The phrase after a "by" or "at the hands of" close behind the cue: "was murdered, allegedly by A gunmen"."""
    doc, end = context.doc, context.sentence.end
    for at in range(context.trigger.end, min(context.trigger.end + 4, end - 4)):
        if doc[at : at + 4].text.lower() == "at the hands of":
            head = phrase_head(context, at + 4, end)
            return [head, *trees.children(head, "conj")] if head is not None else []
    for at in range(context.trigger.end, min(context.trigger.end + 4, end)):
        if doc[at].lower_ == "by" and doc[at - 1].lower_ in acts():
            return []
        if doc[at].lower_ == "by" and (head := phrase_head(context, at + 1, end)) is not None:
            return [head]
    return []


def at_hands(context: Context) -> bool:
    """Whether those who died did so "at the hands of" somebody."""
    near = context.doc[context.trigger.end : min(context.trigger.end + 7, context.sentence.end)]
    return "at the hands of" in near.text.lower()


def lent(verb: Token) -> list[Token]:
    """The subject that a wrong tree gives to a closing "he said": "cadres of A shot three persons, B said"."""
    saying = verb.head
    if verb.dep_ != "ccomp" or saying.i <= verb.i or saying.lower_ not in verbs("report"):
        return []
    return [t for t in trees.children(saying, "nsubj") if t.i < verb.i]


def before_relative(context: Context, verb: Token) -> int | None:
    """The body right before the "which" that is a verb's subject: "the cruelty of A, which has murdered"."""
    clause = trees.first_conjunct(verb)
    pronouns = [t for t in trees.children(clause, "nsubj") if t.lower_ in trees.RELATIVE]
    at = pronouns[0].i - 1 if pronouns else context.sentence.start
    while at > context.sentence.start and context.doc[at].text in {",", ")", "("}:
        at -= 1
    return context.page.organisation_at(context.doc[at]) if pronouns else None


def before_verb(context: Context, verb: Token) -> list[Token]:
    """The word before a verb and its auxiliaries, where the tree has it as no subject."""
    at = verb.i - 1
    while at > context.sentence.start and context.doc[at].pos_ in {"AUX", "ADV"}:
        at -= 1
    return [context.doc[at]] if at >= context.sentence.start else []
