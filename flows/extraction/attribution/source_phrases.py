"""The wording of a speaker: where the phrase begins and ends, in a tree or without one."""

from spacy.tokens import Doc, Span, Token

from flows.extraction import cues, trees

END = frozenset({".", "!", "?", '"', "”", "’", "'", "]"})
_BREAKS = frozenset({"--", "—", ";", ":", "“", "|"})
# Dependents of a speaker that say more than who it is.
_CUTS = frozenset(
    {"acl:relcl", "advcl", "parataxis", "ccomp", "advcl:relcl", "punct", "cc", "mark", "advmod", "discourse"}
)
_TOPICS = frozenset({"into", "about", "on", "after", "during"})
_LONGEST = 24


def of_head(head: Token, cue: Token) -> Span:
    """The phrase of a speaker's head noun, without relative clauses, topics and what is said.

    Args:
        head: the noun.
        cue: the verb of saying, or "according", which is no part of the phrase.
    """
    keep = {head.i}
    queue = [head]
    while queue:
        above = queue.pop()
        for c in above.children:
            own = above.i == head.i
            if c.i == cue.i or c.dep_ in {"acl:relcl", "advcl", "parataxis", "ccomp", "advcl:relcl"}:
                continue
            if own and (
                c.dep_ in _CUTS or c.dep_ == "case" or (c.dep_ == "nmod" and trees.preposition(c) in _TOPICS)
            ):
                continue
            if c.left_edge.i <= cue.i <= c.right_edge.i:
                continue
            keep.add(c.i)
            queue.append(c)
    return _contiguous(head, keep, cue)


def _contiguous(head: Token, keep: set[int], cue: Token) -> Span:
    """The run of kept tokens round the head, punctuation and conjunctions between them included."""
    doc, start, end = head.doc, head.i, head.i
    low, high = min(keep), max(keep)
    while start > low and (start - 1 in keep or _is_glue(doc[start - 1])):
        start -= 1
    while end < high and (end + 1 in keep or _is_glue(doc[end + 1])):
        end += 1
    while start < head.i and _is_glue(doc[start]) and doc[start].text != "(":
        start += 1
    while end > head.i and _is_glue(doc[end]) and doc[end].text != ")":
        end -= 1
    end = _with_names(doc, end + 1, head.sent.end, cue)
    if end - start > _LONGEST:
        return trees.noun_phrase(head)
    return doc[start:end]


def _with_names(doc: Doc, end: int, limit: int, cue: Token) -> int:
    """One past the names that follow a phrase without a pause: "police chief (SP) A B"."""
    i = end
    while i < limit and i != cue.i:
        if doc[i].pos_ == "PROPN" and doc[i].i != cue.i:
            i += 1
            end = i
        elif doc[i].text in {"(", "“", '"'} and (closed := _closed(doc, i, limit)) is not None:
            i = closed + 1
        else:
            break
    return end


def _closed(doc: Doc, opened: int, limit: int) -> int | None:
    """Where a bracket or quotation of at most three words closes."""
    closer = {"(": ")", "“": "”", '"': '"'}[doc[opened].text]
    return next((i for i in range(opened + 1, min(opened + 5, limit)) if doc[i].text == closer), None)


def _is_glue(token: Token) -> bool:
    return token.is_punct or token.is_space or token.dep_ in {"cc", "mark", "case"}


def after(doc: Doc, start: int, limit: int) -> Span | None:
    """The phrase that begins at a token and runs to a pause, a verb or an adverbial: a reading without a tree.

    Args:
        doc: the Doc.
        start: its first token.
        limit: one past the last token that it may take.
    """
    times = cues.words("source_stops")
    i = start
    while i < min(limit, start + _LONGEST):
        token = doc[i]
        if i > start and token.text in {"“", '"'} and (closed := _closed(doc, i, limit)) is not None:
            i = closed + 1
            continue
        if token.is_space or token.text in _BREAKS or (token.text in END and token.dep_ != "case"):
            break
        if i > start and token.lower_ in times and not _goes_on(token):
            break
        if token.text == "," and not _brings_more(doc, i, limit):
            break
        if i > start and token.pos_ in trees.VERBAL and token.dep_ not in {"flat", "compound", "acl", "amod"}:
            break
        i += 1
    while i > start and (doc[i - 1].text == "," or doc[i - 1].is_space):
        i -= 1
    return doc[start:i] if i > start else None


def _goes_on(token: Token) -> bool:
    """Whether a preposition is part of the speaker's name or office: "officials in Kabul"."""
    if token.pos_ == "PROPN":
        return True
    return token.lower_ in {"in", "at", "on"} and token.nbor(-1).pos_ == "NOUN" and token.head.dep_ == "nmod"


def _brings_more(doc: Doc, comma: int, limit: int) -> bool:
    """Whether a comma brings more about the speaker: "said A, spokesman for B"."""
    if comma + 1 >= limit or comma + 1 >= len(doc):
        return False
    following = doc[comma + 1]
    return following.dep_ not in trees.SUBJECTS and _heads_apposition(following)


def _heads_apposition(token: Token) -> bool:
    for above in (token, *trees.ancestors(token)):
        if above.dep_ == "appos":
            return True
        if above.pos_ in trees.VERBAL or trees.is_root(above):
            return False
    return False


def wording(source: Span) -> str:
    """A speaker as worded, on one line, without reference marks or quotation marks round it."""
    words = [t.text_with_ws for t in source if not (t.text.startswith("[") and t.text.endswith("]"))]
    return " ".join("".join(words).split()).strip(' ,;"“”')
