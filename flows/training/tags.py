"""Entity tags, one for each word: where it stands in a mention, and of what type.

A tag is ``O`` or a place (``B`` begin, ``I`` inside, ``E`` end, ``S`` single) and a type. Corpora annotate
different types, so a word has a set of tags that its annotation allows; training asks only that the model stay
in it.
"""

from collections.abc import Iterable, Sequence

from flows.language.decoding import ENTITY_TYPES, entity_tags

ALL_TAGS: tuple[str, ...] = entity_tags(ENTITY_TYPES)
OUTSIDE = frozenset({"O"})

Span = tuple[int, int, str]
"""First word, word after the last, type."""


def spans_without_overlap(spans: Iterable[Span]) -> list[Span]:
    """The longest spans first, none that overlaps a longer one; in order of the text."""
    kept: list[Span] = []
    taken: set[int] = set()
    for start, end, kind in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if taken.isdisjoint(range(start, end)):
            kept.append((start, end, kind))
            taken.update(range(start, end))
    return sorted(kept)


def allowed_tags(length: int, spans: Sequence[Span], annotated: Iterable[str]) -> list[frozenset[str] | None]:
    """For each word, the tags that fit annotation of the ``annotated`` types only.

    A word in a span has one tag; any other is outside of every annotated type, and may be anything of the rest.
    """
    known = set(annotated)
    rest = OUTSIDE | {tag for tag in ALL_TAGS if tag != "O" and tag[2:] not in known}
    tags: list[frozenset[str] | None] = [rest] * length
    for start, end, kind in spans:
        if end - start == 1:
            tags[start] = frozenset({f"S-{kind}"})
            continue
        tags[start] = frozenset({f"B-{kind}"})
        tags[end - 1] = frozenset({f"E-{kind}"})
        for i in range(start + 1, end - 1):
            tags[i] = frozenset({f"I-{kind}"})
    return tags
