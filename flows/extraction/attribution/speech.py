"""Verbs of saying with their speakers and what they speak of.

The speaker stands before the verb ("X said that …"), after it (", reports The Courier."), or in its
"by" phrase; what is said stands after the verb or, where the verb follows a comma or a closing
quotation mark, round it.
"""

from spacy.tokens import Span, Token

from flows.extraction import cues, trees
from flows.extraction.attribution import forms, source_phrases
from flows.extraction.attribution.saying import Saying

_CLOSERS = frozenset({",", '"', "”", "’", "'", "-", "–", "—", "--", "''"})
_QUOTES = frozenset({'"', "”", "’", "''"})
_INVERTIBLE = frozenset({"say", "report"})
_QUOTED = frozenset({"say", "report", "announce", "assert", "claim", "confirm"})
_NO_SPEAKER = frozenset(
    {
        "that",
        "to",
        "in",
        "on",
        "by",
        "at",
        "as",
        "it",
        "of",
        "for",
        "from",
        "and",
        "but",
        "or",
        "when",
        "whether",
        "if",
    }
)
_ADVERBIAL = frozenset({"obl", "advmod", "obl:unmarked", "nmod:unmarked"})
_WITH_OBJECT = frozenset({"announce", "report", "find", "confirm", "claim", "deny", "believe"})
# In an adverbial these tell what facts show, not what somebody says.
_OF_FACTS = frozenset({"believe", "find", "assert"})
_GOES_ON = frozenset({"go", "goes", "went", "going", "continue", "continued", "continues"})
_LIVES = frozenset({"life", "lives", "victim", "victims", "toll"})


def of_verb(span: Span, verb: Token, kind: str) -> Saying | None:
    """The saying that a form of a cue verb heads in a sentence, None where it is none."""
    inverted = _inverted(span, verb, kind)
    if inverted is not None:
        return Saying(inverted, verb, _all_but(span, inverted, verb), kind)
    announced = verb.i + 1 < span.end and verb.nbor(1).lower_ == "that"
    bare = verb.pos_ not in trees.VERBAL or verb.dep_ in {"amod", "compound", "case", "cop", "aux"}
    if bare and not announced and trees.child(verb, *trees.SUBJECTS) is None:
        return None
    if any(c.dep_ == "obj" and c.lower_ in _LIVES for c in verb.children):
        return None
    if verb.lower_ in cues.words("denials", kind="offer") and _turns_down(verb):
        return None
    if kind == "regard" and not any(t.lower_ == "as" for t in span.doc[verb.i + 1 : min(verb.i + 12, span.end)]):
        return None
    if _is_passive(verb):
        return _passive(span, verb, kind)
    if _is_infinitive(verb) or (kind in _OF_FACTS and verb.lower_.endswith("ing") and verb.dep_ == "advcl"):
        return None
    source = _speaker_before(span, verb, announced)
    if source is None:
        return None
    scope = _scope(span, verb, source, kind)
    return Saying(source, verb, scope, kind) if scope else None


def _is_passive(verb: Token) -> bool:
    if any(c.dep_ in {"aux:pass", "nsubj:pass", "obl:agent"} for c in verb.children):
        return True
    return verb.dep_ in {"acl", "advcl"} and trees.is_passive(verb)


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" for c in trees.children(verb, "mark", "aux")) and verb.head.lower_ not in _GOES_ON


def _turns_down(verb: Token) -> bool:
    """Whether what is rejected is an offer or a call, not a claim."""
    thing = trees.child(verb, "obj", "nsubj:pass")
    return thing is not None and thing.lower_ not in cues.words("hedges", kind="noun")


def _speaker_before(span: Span, verb: Token, announced: bool) -> Span | None:
    subject = next(iter(trees.subjects_of(verb)), None)
    adjacent = _adjacent(span, verb)
    if adjacent is not None and (subject is None or subject.i < adjacent.start):
        return adjacent
    if subject is not None and span.start <= subject.i < span.end:
        return source_phrases.of_head(subject, verb)
    if not announced or verb.lower_ in {"saying", "adding", "noting", "claiming"}:
        return None
    start = next((t.i + 1 for t in reversed(span.doc[span.start : verb.i]) if t.text in _CLOSERS), span.start)
    return source_phrases.after(span.doc, start, verb.i) if start < verb.i else None


def _adjacent(span: Span, verb: Token) -> Span | None:
    """The words between a comma and a verb that ends the sentence, as in "…, officials said"."""
    start = next((t.i + 1 for t in reversed(span.doc[span.start : verb.i]) if t.text in _CLOSERS), None)
    if start is None or start >= verb.i or _content_follows(span, verb, "say"):
        return None
    phrase = span.doc[start : verb.i]
    told = any(t.pos_ in trees.VERBAL for t in span.doc[span.start : start])
    nominal = phrase[-1].pos_ in trees.NOMINAL and all(t.pos_ not in trees.VERBAL for t in phrase)
    return phrase if told and nominal else None


def _scope(span: Span, verb: Token, source: Span, kind: str) -> frozenset[int]:
    first = min(source.start, verb.i)
    own = frozenset(range(source.start, source.end)) | {verb.i}
    if verb.dep_ == "amod" or _content_follows(span, verb, kind):
        after = frozenset(range(verb.i + 1, span.end)) - _beside(verb) - own
        return after if trees.is_root(verb) or verb.dep_ == "amod" else after & _tokens(verb)
    if first > span.start and span.doc[first - 1].text in _CLOSERS:
        return _all_but(span, source, verb)
    before = next((c for c in verb.children if c.dep_ in {"ccomp", "parataxis"} and c.i < verb.i), None)
    return _tokens(before) - own if before is not None else frozenset()


def _tokens(token: Token) -> frozenset[int]:
    return frozenset(range(token.left_edge.i, token.right_edge.i + 1))


def _content_follows(span: Span, verb: Token, kind: str) -> bool:
    """Whether what is said comes after the verb."""
    if verb.i + 1 >= span.end or verb.nbor(1).text in source_phrases.END - {'"', "”"}:
        return False
    for token in span.doc[verb.i + 1 : span.end]:
        if (token.lower_ == "that" and _opens_content(token, verb)) or (
            token.text == ":" and token.i - verb.i < 8
        ):
            return True
        if token.pos_ in trees.VERBAL:
            break
    objects = {"ccomp", "csubj"} | ({"obj", "xcomp"} if kind in _WITH_OBJECT else set())
    return any(
        c.i > verb.i and (c.dep_ in objects or (c.dep_ in {"parataxis", "xcomp"} and _is_told(c)))
        for c in verb.children
    )


def _opens_content(that: Token, verb: Token) -> bool:
    """Whether "that" brings what a verb says, not more about a noun ("identified the man that …")."""
    return (
        that.i == verb.i + 1
        or that.head.head.i == verb.i
        or that.nbor(-1).pos_ in {"PROPN", "NUM", "ADV", "PUNCT"}
    )


def _is_told(clause: Token) -> bool:
    """Whether a loosely joined clause is what is said, not a speaker of its own."""
    return clause.lower_ not in cue_kinds() and any(c.dep_ in trees.SUBJECTS for c in clause.children)


def _beside(verb: Token) -> frozenset[int]:
    """The tokens of what is done beside the saying: "said that …, and left"."""
    beside = [c for c in verb.children if c.dep_ == "conj" and c.i > verb.i and c.pos_ in trees.VERBAL]
    return frozenset().union(*(_tokens(c) for c in beside)) if beside else frozenset()


def _inverted(span: Span, verb: Token, kind: str) -> Span | None:
    """The speaker after the verb, as in "…, reports The Courier"."""
    if verb.i == span.start or verb.i + 1 >= span.end or verb.lower_.endswith("ing"):
        return None
    before, first = span.doc[verb.i - 1].text, verb.nbor(1)
    if before not in _CLOSERS or kind not in (_QUOTED if before in _QUOTES else _INVERTIBLE):
        return None
    if first.is_punct or first.is_space or first.lower_ in _NO_SPEAKER:
        return None
    subject = trees.child(verb, *trees.SUBJECTS)
    phrase = source_phrases.after(span.doc, verb.i + 1, span.end)
    if phrase is None:
        return None
    named = first.text[0].isupper() and all(t.pos_ not in trees.VERBAL for t in phrase)
    last = all(t.is_punct or t.is_space for t in span.doc[phrase.end : span.end])
    if subject is not None and subject.i > verb.i:
        return phrase if subject.i < phrase.end else source_phrases.of_head(subject, verb)
    return phrase if named and last else None


def _passive(span: Span, verb: Token, kind: str) -> Saying | None:
    agent = next((c for c in trees.children(verb, "obl", "obl:agent") if trees.preposition(c) == "by"), None)
    source = source_phrases.of_head(agent, verb) if agent is not None else None
    scope = _tokens(verb) - {verb.i} - _beside(verb)
    if source is not None:
        scope -= frozenset(range(source.start, source.end))
    elif not any(c.dep_ in {"ccomp", "xcomp", "csubj", "csubj:pass"} for c in verb.children):
        return None
    return Saying(source, verb, scope & frozenset(range(span.start, span.end)), kind, is_passive=True)


def _all_but(span: Span, source: Span, verb: Token) -> frozenset[int]:
    """Every token of the sentence but the speaker, the verb, and what hangs on the verb after it."""
    own = set(range(min(source.start, verb.i), max(source.end, verb.i + 1)))
    for c in verb.children:
        if c.i > verb.i and (c.dep_ in _ADVERBIAL or c.dep_ == "conj"):
            own |= _tokens(c)
    return frozenset(range(span.start, span.end)) - own


def cue_kinds() -> dict[str, str]:
    """The kind of every form of a verb of saying (`seeds/attribution.csv`)."""
    return forms.kinds("attribution")
