"""Who is blamed for a harm: "attributed to A", "B blamed A for the attack", "A is suspected of murders"."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.casualties.context import Context, verbs
from flows.extraction.casualties.lines import phrase_head

_TO = frozenset({"to", "on", "upon"})
_FOR = frozenset({"for", "of", "over", "with", "in"})
_CRIMES = frozenset(
    {"crime", "crimes", "incident", "violence", "abductions", "kidnappings", "murders", "killings"}
)
_REACH = 6
_NEAR = 15


def accused(context: Context) -> list[Token]:
    """The heads of the phrases for those at whose door the sentence lays the harm of a cue, the nearest first."""
    found: list[Token] = []
    laying, accusing = verbs("lay"), verbs("accuse")
    for word in context.page.span(context.sentence):
        if word.lower_ not in laying | accusing or any(c.lower_ in {"not", "n't"} for c in word.children):
            continue
        if word.lower_ in laying:
            found += _laid(context, word)
        found += _charged(context, word)
    return sorted(found, key=lambda t: abs(t.i - context.trigger.head.i))


def _laid(context: Context, verb: Token) -> list[Token]:
    """Those after "to" or "on": "the killings were attributed to A", "an attack that B blames on A"."""
    concerned = [
        *trees.children(verb, "obj", "nsubj:pass"),
        *([verb.head] if verb.dep_ in {"acl", "acl:relcl"} else []),
    ]
    if not any(_is_of_harm(context, t) for t in concerned):
        return []
    heads = trees.arguments(verb).oblique(*_TO)
    return heads or _after(context, verb.i + 1, _TO)


def _charged(context: Context, verb: Token) -> list[Token]:
    """The object of "blamed A for", the subject of "A is suspected of", where what follows is the harm."""
    if not any(
        verb.i < t.i
        and (trees.preposition(t) or trees.preposition_of_clause(t)) in _FOR
        and _is_of_harm(context, t)
        for t in verb.subtree
    ):
        return []
    own = trees.children(verb, "nsubj:pass") if trees.is_passive(verb) else trees.children(verb, "obj")
    if not own and trees.child(verb, "cop") is not None:
        own = trees.children(verb, "nsubj")
    if not own and verb.dep_ == "acl":
        own = [verb.head]
    return own


def _is_of_harm(context: Context, token: Token) -> bool:
    """Whether a word is the cue or an attack or crime in which its harm was done."""
    inside = context.trigger.start <= token.i < context.trigger.end
    if inside or any(t.i == context.trigger.head.i for t in token.subtree):
        return True
    near = abs(token.i - context.trigger.head.i) <= _NEAR and context.trigger.cue.frame != "event"
    harms = cues.words("harm_events", role="harm") | cues.words("harm_events", role="fight") | _CRIMES
    return near and token.lower_ in harms


def _after(context: Context, at: int, prepositions: frozenset[str]) -> list[Token]:
    """The phrase after a preposition close behind a verb."""
    for i in range(at, min(at + _REACH, context.sentence.end - 1)):
        if context.doc[i].lower_ in prepositions:
            head = phrase_head(context, i + 1, context.sentence.end)
            return [head] if head is not None else []
    return []
