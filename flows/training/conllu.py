"""Treebank files in CoNLL-U, read into sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Sentence:
    """A sentence of a treebank or an entity corpus; what a corpus does not annotate is empty.

    ``heads`` count from 1 with 0 for the root, as in the file. ``names`` and ``nominals`` hold, for each word, the
    tags that the annotation allows (see ``flows.training.tags``), or nothing where it does not say. ``pairs``
    are the related mentions and those that are not.
    """

    corpus: str
    words: list[str]
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)
    text: str = ""
    names: list[frozenset[str] | None] = field(default_factory=list)
    nominals: list[frozenset[str] | None] = field(default_factory=list)
    pairs: list["Pair"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words (0-based) that head mentions, the relation from one to the other, and its weight from 0 to 1."""

    start: int
    end: int
    relation: str
    weight: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A GUM mention: words ``start`` to ``end`` (exclusive) of one sentence, with GUM's entity type."""

    start: int
    end: int
    kind: str


def read(path: Path, corpus: str) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file; ranges of multi-word tokens and empty nodes are left out."""
    sentence = Sentence(corpus, [])
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# text = "):
            sentence.text = line[9:]
        elif line and line[0].isdigit():
            cell = line.split("\t")
            if not cell[0].isdigit():
                continue
            sentence.words.append(cell[1])
            sentence.lemmas.append(cell[2])
            sentence.upos.append(cell[3])
            sentence.xpos.append(cell[4])
            sentence.feats.append(cell[5])
            sentence.heads.append(int(cell[6]))
            sentence.deprels.append(cell[7])
            sentence.misc.append(cell[9])
        elif not line and sentence.words:
            yield sentence
            sentence = Sentence(corpus, [])
    if sentence.words:
        yield sentence


def gum_mentions(sentence: Sentence) -> list[Mention]:
    """The mentions of GUM's ``Entity=`` brackets that open and close in this sentence, in order of their end."""
    opened: list[tuple[str, str, int]] = []
    found: list[Mention] = []
    for i, misc in enumerate(sentence.misc):
        value = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        for match in re.finditer(r"\((\d+)(?:\[[\d/]+\])?-([a-z]+)|(\d+)(?:\[[\d/]+\])?\)|\)", value):
            if match[1]:
                opened.append((match[1], match[2], i))
                continue
            if match[3]:
                at = next((k for k in range(len(opened) - 1, -1, -1) if opened[k][0] == match[3]), None)
            else:
                at = len(opened) - 1 if opened else None
            if at is not None:
                _, kind, start = opened.pop(at)
                found.append(Mention(start, i + 1, kind))
    return found
