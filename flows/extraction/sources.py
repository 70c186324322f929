"""Who a sentence says says so: verbs of saying with their speakers, and what they speak of.

A `Saying` covers tokens (its scope). Where several cover a token, the one with the smallest scope is
meant: in "X said Y fled, reported Z" the flight is X's word, X's office Z's.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from flows.extraction import cues, forms, trees
from flows.extraction.page import Page, Sentence

_SEED = "attribution"
_CLOSERS = frozenset(",\"”’'-–—") | {"--", "''"}
_QUOTES = frozenset("\"“”")
_END = frozenset(".!?\"”’')]")
_CONTENT = frozenset({"ccomp", "parataxis", "xcomp", "obj", "csubj"})
_CUTS = frozenset({"acl:relcl", "advcl", "parataxis", "ccomp", "advcl:relcl", "conj:clause"})
_LONGEST_SOURCE = 24
_TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight late early earlier in on at during"
    " after before via through this last here there".split()
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A source, the word that makes it one, and the tokens that it vouches for.

    `source` is None where nobody is named ("it was reported that"). `kind` is that of the cue in
    `seeds/attribution.csv`, or `according`, `colon`, `noun`.
    """

    source: Span | None
    cue: Token
    scope: frozenset[int]
    kind: str
    is_passive: bool = False


def sayings(page: Page, sentence: Sentence) -> list[Saying]:
    """The sayings of a sentence."""
    store: dict[int, list[Saying]] = page.doc.user_data.setdefault("sayings", {})
    if sentence.ordinal not in store:
        store[sentence.ordinal] = list(_find(page.span(sentence), sentence.role))
    return store[sentence.ordinal]


def saying_of(page: Page, token: Token) -> Saying | None:
    """The innermost saying that a token lies in."""
    found = [s for s in sayings(page, page.sentence_of(token)) if token.i in s.scope]
    return min(found, key=lambda s: (len(s.scope), abs(s.cue.i - token.i)), default=None)


def _find(span: Span, role: str) -> Iterator[Saying]:
    verbs = forms.kinds(_SEED)
    for token in span:
        lower = token.lower_
        if lower in verbs:
            saying = _of_verb(span, token, verbs[lower])
            if saying is not None:
                yield saying
        elif lower == "according" and token.i + 1 < span.end and token.nbor(1).lower_ == "to":
            yield _according(span, token)
    if role in {"title", "heading"}:
        yield from _after_colon(span)


# Verbs ----------------------------------------------------------------------------------------------------


def _of_verb(span: Span, verb: Token, kind: str) -> Saying | None:
    inverted = _inverted_source(span, verb)
    if inverted is not None:
        return Saying(inverted, verb, _all_but(span, inverted, verb), kind)
    if verb.pos_ not in trees.VERBAL or verb.dep_ in {"amod", "compound", "case", "cop", "aux"}:
        return None
    if _is_passive(verb):
        return _passive(span, verb, kind)
    subject = next(iter(trees.subjects_of(verb)), None)
    if subject is None or not span.start <= subject.i < span.end:
        return None
    source = source_phrase(subject, verb)
    follows = _content_after(span, verb)
    starts = min(source.start, verb.i)
    trailing = starts > span.start and span.doc[starts - 1].text in _CLOSERS and not follows
    if trailing:
        scope = _all_but(span, source, verb)
    elif follows:
        scope = frozenset(range(verb.i + 1, span.end)) - _coordinated(verb) - frozenset(range(source.start, source.end))
    else:
        before = [c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i]
        if not before:
            return None
        scope = frozenset(t.i for t in before[0].subtree)
    return Saying(source, verb, scope, kind) if scope else None


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in {"aux:pass", "nsubj:pass", "obl:agent"} for c in verb.children)


def _passive(span: Span, verb: Token, kind: str) -> Saying | None:
    agent = next((c for c in verb.children if c.dep_ in {"obl", "obl:agent"} and trees.preposition(c) == "by"), None)
    source = source_phrase(agent, verb) if agent is not None else None
    scope = frozenset(t.i for t in verb.subtree) - {verb.i}
    if source is not None:
        scope -= frozenset(range(source.start, source.end))
    scope -= _coordinated(verb)
    return Saying(source, verb, scope & frozenset(range(span.start, span.end)), kind, is_passive=True)


def _content_after(span: Span, verb: Token) -> bool:
    """Whether what is said comes after the verb."""
    nxt = verb.nbor(1) if verb.i + 1 < span.end else None
    if nxt is None or nxt.text in _END:
        return False
    if nxt.lower_ == "that" or nxt.text == ":" or any(t.text == ":" for t in span.doc[verb.i + 1 : verb.i + 5]):
        return True
    return any(c.i > verb.i and (c.dep_ in {"ccomp", "obj"} or _is_clause(c)) for c in verb.children)


def _is_clause(token: Token) -> bool:
    return token.dep_ in {"parataxis", "xcomp", "advcl"} and any(c.dep_ in trees.SUBJECTS for c in token.children)


def _coordinated(verb: Token) -> frozenset[int]:
    """The tokens of what is said or done beside the saying: "said that …, and left"."""
    return frozenset(
        t.i for c in verb.children if c.dep_ == "conj" and c.i > verb.i and c.pos_ in trees.VERBAL for t in c.subtree
    )


def _inverted_source(span: Span, verb: Token) -> Span | None:
    """The speaker after the verb at the end of a sentence: ", reports The Courier." """
    if verb.i == span.start or verb.i + 1 >= span.end:
        return None
    if span.doc[verb.i - 1].text not in _CLOSERS or verb.nbor(1).is_punct:
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None and subject.i < verb.i:
        return None
    first = verb.nbor(1)
    if first.lower_ in {"that", "to", "in", "on", "by", "at", "as", "it"} or first.tag_ in {"IN", "TO"}:
        return None
    if verb.lower_.endswith("ing") or (verb.pos_ == "ADJ" and subject is None):
        return None
    end = _phrase_end(span, verb.i + 1)
    rest = [t for t in span.doc[end : span.end] if t.text not in _END and not t.is_space]
    if rest and not (rest[0].text in {",", "--", "—"} or rest[0].lower_ in _TIME_WORDS):
        return None
    return span.doc[verb.i + 1 : end] if end > verb.i + 1 else None


def _phrase_end(span: Span, start: int) -> int:
    """One past the last token of a speaker's phrase that runs to the end of the sentence."""
    doc = span.doc
    i = start
    while i < span.end:
        token = doc[i]
        text = token.text
        if text in _END and not _is_abbreviation(token):
            break
        if token.is_space or text in {"--", "—", ";", ":"}:
            break
        if i > start and token.lower_ in _TIME_WORDS and not _is_of_name(doc, i):
            break
        if text == "," and not _is_apposition(doc, i, span.end):
            break
        if token.pos_ in trees.VERBAL and i > start and token.dep_ not in {"flat", "compound", "acl"}:
            break
        i += 1
    return min(i, start + _LONGEST_SOURCE)


def _is_abbreviation(token: Token) -> bool:
    return len(token.text) > 1 and token.text.endswith(".")


def _is_of_name(doc: Doc, i: int) -> bool:
    return doc[i].pos_ == "PROPN" or (doc[i - 1].pos_ == "NOUN" and doc[i].lower_ in {"in", "at"} and doc[i].dep_ == "case"
                                      and doc[i].head.dep_ == "nmod")


def _is_apposition(doc: Doc, comma: int, end: int) -> bool:
    """Whether a comma brings more about the speaker: "said A, spokesman for B"."""
    if comma + 1 >= end:
        return False
    nxt = doc[comma + 1]
    return nxt.pos_ in {"NOUN", "PROPN", "DET", "ADJ"} and nxt.lower_ not in _TIME_WORDS and nxt.dep_ not in trees.SUBJECTS


def _all_but(span: Span, source: Span, verb: Token) -> frozenset[int]:
    """Every token of the sentence that is not the speaker or the verb with what hangs on it."""
    own = set(range(min(source.start, verb.i), max(source.end, verb.i + 1)))
    own |= {t.i for c in verb.children if c.dep_ in {"obl", "advmod", "obl:unmarked"} for t in c.subtree if c.i > verb.i}
    own |= {t for c in verb.children if c.dep_ == "conj" and c.i > verb.i for t in (x.i for x in c.subtree)}
    return frozenset(range(span.start, span.end)) - own


# Other sources --------------------------------------------------------------------------------------------


def _according(span: Span, token: Token) -> Saying:
    head = token.head if token.dep_ == "case" else token.nbor(1).head
    if not (token.i + 1 < head.i < span.end):
        head = span.doc[min(token.i + 2, span.end - 1)]
        source = span.doc[head.i : max(head.i + 1, _phrase_end(span, head.i))]
    else:
        source = source_phrase(head, token)
    clause = head.head
    own = frozenset(range(token.i, source.end))
    whole = frozenset(range(span.start, span.end))
    if clause.i not in own and clause.dep_ in {"conj", "acl:relcl", "advcl", "ccomp"} and trees.is_predicate(clause):
        scope = frozenset(t.i for t in clause.subtree)
    else:
        scope = whole - _other_clauses(clause)
    return Saying(source, token, scope - own, "according")


def _other_clauses(clause: Token) -> frozenset[int]:
    """Coordinated clauses with subjects of their own, which another may vouch for."""
    return frozenset(
        t.i
        for c in clause.children
        if c.dep_ == "conj" and any(x.dep_ in trees.SUBJECTS for x in c.children) and c.lower_ in forms.kinds(_SEED)
        for t in c.subtree
    )


def _after_colon(span: Span) -> Iterator[Saying]:
    """A headline's speaker after a colon: "Army retakes hill: officials"."""
    colons = [t.i for t in span if t.text == ":" and t.i > span.start + 2]
    if not colons:
        return
    rest = [t for t in span.doc[colons[-1] + 1 : span.end] if not t.is_space]
    nouns = cues.words("source_nouns")
    end = next((k for k, t in enumerate(rest) if t.text in {"-", "–", "—", "|", "."}), len(rest))
    if 0 < end <= 4 and any(t.lower_ in nouns for t in rest[:end]):
        source = span.doc[rest[0].i : rest[end - 1].i + 1]
        yield Saying(source, rest[0], frozenset(range(span.start, colons[-1])), "colon")


def source_phrase(head: Token, cue: Token) -> Span:
    """The wording of a speaker: the noun with what describes it, without relative clauses or what is said."""
    keep = {head.i}
    queue = [head]
    while queue:
        for c in queue.pop().children:
            if c.i == cue.i or c.dep_ in _CUTS or (c.dep_ == "case" and c.head.i == head.i):
                continue
            if c.dep_ in {"acl", "conj"} and cue.i in {t.i for t in c.subtree}:
                continue
            if c.dep_ in {"punct", "cc", "mark", "advmod", "dep", "discourse"} and c.head.i == head.i:
                continue
            keep.add(c.i)
            queue.append(c)
    start = end = head.i
    doc, low, high = head.doc, min(keep), max(keep)
    while start > low and (start - 1 in keep or doc[start - 1].is_punct or doc[start - 1].dep_ in {"cc", "mark"}):
        start -= 1
    while end < high and (end + 1 in keep or doc[end + 1].is_punct or doc[end + 1].dep_ in {"cc", "mark"}):
        end += 1
    while start < head.i and (doc[start].is_punct or doc[start].is_space) and doc[start].text not in {"("}:
        start += 1
    while end > head.i and (doc[end].is_punct or doc[end].is_space) and doc[end].text not in {")"}:
        end -= 1
    if end - start > _LONGEST_SOURCE:
        return trees.noun_phrase(head)
    return doc[start : end + 1]


def wording(source: Span) -> str:
    """A speaker as worded, on one line, without reference marks."""
    words = [t.text_with_ws for t in source if not (t.text.startswith("[") and t.text.endswith("]"))]
    return " ".join("".join(words).split()).strip(" ,;\"“”")
