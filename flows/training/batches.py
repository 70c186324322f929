"""Sentences → tensors: encoded once, then grouped by length, with case taken out or changed now and then."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from flows.language.features import LOWER, MIXED, NONE, TITLE, UPPER, Pieces, sentence_shapes, without_case
from flows.training.conllu import Sentence
from flows.training.labels import Inventory
from flows.training.tags import ALL_TAGS

IGNORE = -100
"""Class of a word that a head has nothing to learn from."""

MAX_PIECES = 320
"""Longest sentence, in pieces, that is trained on."""

_TAG_INDEX = {tag: i for i, tag in enumerate(ALL_TAGS)}


@dataclass(slots=True)
class Example:
    """One encoded sentence: ``targets`` holds a class for each word and head, ``allowed`` each word's tags."""

    pieces: list[tuple[int, ...]]
    shapes: list[int]
    targets: dict[str, list[int]]
    allowed: dict[str, np.ndarray]
    size: int
    pairs: list[tuple[int, int, int, float]] = field(default_factory=list)


@dataclass(slots=True)
class Batch:
    """Tensors of a batch; shapes as ``flows.training.model`` has them."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor
    targets: dict[str, Tensor]
    allowed: dict[str, Tensor]
    pairs: Tensor
    pair_weights: Tensor


def encode(sentence: Sentence, pieces: Pieces, inventory: Inventory) -> Example | None:
    """A sentence as an example; nothing where it is longer than ``MAX_PIECES``."""
    found = pieces(sentence.words)
    size = 2 + sum(map(len, found))
    if size > MAX_PIECES:
        return None
    targets = {name: inventory.classes(name, sentence) for name in inventory.word_heads if name not in _ALLOWED}
    targets["heads"] = list(sentence.heads) or [IGNORE] * len(sentence.words)
    targets["labels"] = inventory.classes("labels", sentence)
    allowed = {}
    for name in _ALLOWED:
        tags = getattr(sentence, name)
        if tags and any(t is not None for t in tags):
            allowed[name] = np.stack([_tag_row(t) for t in tags])
    classes = inventory.classes_of["relations"]
    pairs = [(p.start, p.end, classes.index(p.relation), p.weight) for p in sentence.pairs]
    return Example(found, sentence_shapes(sentence.words), targets, allowed, size, pairs)


_ALLOWED = ("names", "nominals")


def _tag_row(tags: frozenset[str] | None) -> np.ndarray:
    row = np.zeros(len(ALL_TAGS), dtype=bool)
    if tags is None:
        row[:] = True
    else:
        row[[_TAG_INDEX[tag] for tag in tags]] = True
    return row


@dataclass(frozen=True, slots=True)
class Cases:
    """Shares of training sentences whose case is changed."""

    none: float = 0.10
    lower: float = 0.03
    title: float = 0.05

    def change(self, shapes: list[int], chance: random.Random) -> list[int]:
        """The shapes of one sentence, its case perhaps changed."""
        draw = chance.random()
        if draw < self.none:
            return without_case(shapes)
        if draw < self.none + self.lower:
            return [LOWER if s in (TITLE, UPPER, MIXED) else s for s in shapes]
        if draw < self.none + self.lower + self.title:
            return [TITLE if s == LOWER and chance.random() < 0.85 else s for s in shapes]
        return shapes


UNCHANGED = Cases(0, 0, 0)


def make(
    examples: Sequence[Example], pieces: Pieces, cases: Cases, chance: random.Random, drop: float = 0
) -> Batch:
    """One batch. ``drop`` is the share of pieces hidden behind the unknown piece."""
    rows, width = len(examples), max(e.size for e in examples)
    words = max(len(e.pieces) for e in examples)
    ids = np.full((rows, width), pieces.padding, dtype=np.int64)
    shapes = np.full((rows, width), NONE, dtype=np.int64)
    mask = np.zeros((rows, width), dtype=bool)
    first = np.zeros((rows, words + 1), dtype=np.int64)
    is_word = np.zeros((rows, words), dtype=bool)
    for r, example in enumerate(examples):
        flat, flat_shapes, at = [pieces.cls], [NONE], []
        for found, shape in zip(example.pieces, cases.change(example.shapes, chance), strict=True):
            at.append(len(flat))
            hidden = drop and chance.random() < drop
            flat.extend([pieces.unknown] * len(found) if hidden else found)
            flat_shapes.extend([shape] * len(found))
        flat.append(pieces.sep)
        flat_shapes.append(NONE)
        ids[r, : len(flat)], shapes[r, : len(flat)], mask[r, : len(flat)] = flat, flat_shapes, True
        first[r, 1 : 1 + len(at)], is_word[r, : len(at)] = at, True
    targets = {}
    for name in examples[0].targets:
        target = np.full((rows, words), IGNORE, dtype=np.int64)
        for r, example in enumerate(examples):
            target[r, : len(example.pieces)] = example.targets[name]
        targets[name] = torch.from_numpy(target)
    allowed = {}
    for name in _ALLOWED:
        if any(name in e.allowed for e in examples):
            free = np.ones((rows, words, len(ALL_TAGS)), dtype=bool)
            for r, example in enumerate(examples):
                if name in example.allowed:
                    free[r, : len(example.pieces)] = example.allowed[name]
            allowed[name] = torch.from_numpy(free)
    inputs = [torch.from_numpy(a) for a in (ids, shapes, mask, first, is_word)]
    pairs = [(r, a + 1, b + 1, c, w) for r, example in enumerate(examples) for a, b, c, w in example.pairs]
    places = torch.tensor([p[:4] for p in pairs], dtype=torch.long).reshape(-1, 4)
    weights = torch.tensor([p[4] for p in pairs])
    return Batch(inputs[0], inputs[1], inputs[2], inputs[3], inputs[4], targets, allowed, places, weights)


def grouped(examples: Sequence[Example], size: int, chance: random.Random | None) -> Iterator[list[Example]]:
    """Groups of sentences of like length, about ``size`` pieces each; shuffled where there is a ``chance``."""
    order = list(examples)
    if chance is not None:
        chance.shuffle(order)
        order.sort(key=lambda e: e.size + chance.random() * 4)
    else:
        order.sort(key=lambda e: e.size)
    groups: list[list[Example]] = []
    group: list[Example] = []
    for example in order:
        if group and (len(group) + 1) * example.size > size:
            groups.append(group)
            group = []
        group.append(example)
    if group:
        groups.append(group)
    if chance is not None:
        chance.shuffle(groups)
    yield from groups
