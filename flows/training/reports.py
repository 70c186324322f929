"""Sentences of reports on conflict, written for training, with every name in them marked.

Sentences of our own in the manner of the documents that Orbat reads; what they tell is made up. A name is
``[Free Aceh Movement|ORG]``; a description of a body is ``{the [Syrian|NATIONALITY] army|ORG}``, and names may
stand in it. Times and numbers are not marked, nor are descriptions of anything but bodies: these are left open.
In ``seeds/training_relations.csv`` a mention may have a letter, ``[M23|ORG=a]``, by which the column ``relations``
tells who fights, backs or belongs to whom. Networks that learnt these are in the trial log of
``docs/training.md``; none is in use.
"""

import re
from collections.abc import Sequence
from functools import cache

from spacy.tokenizer import Tokenizer

from flows.language import structure, words
from flows.training.conllu import Sentence
from flows.training.tags import Span, allowed_tags

MARKED_NAMES = ("ORG", "PERSON", "PLACE", "NATIONALITY", "WEAPON")
MARKED_NOMINALS = ("ORG",)

_PART = re.compile(r"[\[{]|\|(\w+)(?:=\w)?[\]}]|[^\[\]{}|]+")


def read(text: str) -> Sentence:
    """One marked sentence, with names and nominals and without a tree.

    Raises:
        ValueError: the marks are not balanced, or name no type that is marked.
    """
    plain = ""
    opened: list[tuple[int, str]] = []
    marked: dict[str, list[Span]] = {"[": [], "{": []}
    at = 0
    for part in _PART.finditer(text):
        if part.start() != at:
            break
        at = part.end()
        if part[0] in "[{":
            opened.append((len(plain), part[0]))
        elif part[1]:
            start, sign = opened.pop() if opened else (0, "")
            kinds = {"[]": MARKED_NAMES, "{}": MARKED_NOMINALS}.get(sign + part[0][-1], ())
            if part[1] not in kinds:
                raise ValueError(f"no such mark, {part[0]!r}: {text}")
            marked[sign].append((start, len(plain), part[1]))
        else:
            plain += part[0]
    if opened or at != len(text):
        raise ValueError(f"marks are not balanced: {text}")
    offsets = [(t.idx, t.idx + len(t)) for t in _words()(plain) if not t.is_space]
    sentence = Sentence("reports", [plain[a:b] for a, b in offsets])
    sentence.names = allowed_tags(len(offsets), _on_words(marked["["], offsets), MARKED_NAMES)
    sentence.nominals = allowed_tags(len(offsets), _on_words(marked["{"], offsets), MARKED_NOMINALS)
    return sentence


def reports() -> list[Sentence]:
    """Every marked sentence of the seeds."""
    return [read(row["cue"]) for name in ("training_reports", "training_relations") for row in words.rows(name)]


@cache
def _words() -> Tokenizer:
    """The tokeniser that runs: "33rd" must be here what it is there."""
    return structure.blank().tokenizer


def _on_words(spans: Sequence[Span], offsets: Sequence[tuple[int, int]]) -> list[Span]:
    found = []
    for start, end, kind in spans:
        inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
        found.append((inside[0], inside[-1] + 1, kind))
    return found
