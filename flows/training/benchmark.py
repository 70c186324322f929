"""The re3d benchmark: train on one CoNLL file, choose on another, score on a third, for three seeds.

Nothing of it reaches the shipped model. A run starts from an encoder that has read treebanks and names only
(UD-EWT, GUM, Universal NER), no text of re3d, which the benchmark's files are drawn from. Each seed trains a few
networks and reads with the mean of their tag probabilities.
"""

import logging
import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from flows.language import decoding
from flows.language.features import Pieces, sentence_shapes
from flows.training.batches import UNCHANGED, Cases, Example, grouped, make
from flows.training.crf import Chain
from flows.training.measure import f1
from flows.training.mentions import iob_spans
from flows.training.model import Encoder, Sizes
from flows.training.tags import Span

log = logging.getLogger(__name__)

Labelled = tuple[list[str], list[Span]]
"""Words of a sentence, and its spans."""


def read_conll(path: Path) -> list[Labelled]:
    """Sentences of a CoNLL file: a word and an IOB2 tag a line, blank lines between sentences.

    Raises ``ValueError`` naming file and line where a line has no tag.
    """
    found: list[Labelled] = []
    words: list[str] = []
    tags: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], start=1):
        cells = line.split()
        if cells and cells[0] != "-DOCSTART-":
            if len(cells) < 2:
                raise ValueError(f"{path}, line {number}: a word without a tag")
            words.append(cells[0])
            tags.append(cells[-1])
        elif words:
            found.append((words, iob_spans(tags, {tag[2:]: tag[2:] for tag in tags})))
            words, tags = [], []
    return found


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one network of the benchmark trains."""

    passes: int = 20
    batch_pieces: int = 500
    rate_encoder: float = 2e-4
    rate_head: float = 2e-3
    layer_decay: float = 0.9
    averaging: float = 0.99
    word_drop: float = 0.05
    dropout: float = 0.3
    networks: int = 3


class Tagger(nn.Module):
    """Encoder, one layer of tag scores over each word's first and last piece, and a chain over them."""

    def __init__(self, vocabulary: int, types: int, dropout: float) -> None:
        super().__init__()
        sizes = Sizes()
        self.encoder = Encoder(vocabulary, sizes)
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(2 * sizes.hidden, 1 + 4 * types)
        self.chain = Chain(types)

    def scores(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Tag scores (batch, words, tags)."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x = self.encoder(ids, shapes, mask)
            ends = [x.gather(1, at[:, :, None].expand(-1, -1, x.shape[2])) for at in (first[:, 1:], last)]
            out: Tensor = self.tags(self.dropout(torch.cat(ends, dim=2)))
        return out.float()


def tag_classes(length: int, spans: Sequence[Span], types: Sequence[str]) -> list[int]:
    """The class of each word's tag, in the order of ``decoding.entity_tags``."""
    classes = [0] * length
    for start, end, kind in spans:
        base = 1 + 4 * types.index(kind)
        classes[start:end] = [base + 1] * (end - start)
        classes[start], classes[end - 1] = base, base + 2
        if end - start == 1:
            classes[start] = base + 3
    return classes


def examples_of(sentences: Sequence[Labelled], pieces: Pieces, types: Sequence[str]) -> list[Example]:
    """Sentences as examples with one target, ``tags``; spans of types that training lacks stay out of it."""
    found = []
    for words, spans in sentences:
        known = [span for span in spans if span[2] in types]
        read = pieces(words)
        size = 2 + sum(map(len, read))
        target = {"tags": tag_classes(len(words), known, types)}
        found.append(Example(read, sentence_shapes(words), target, {}, size))
    return found


def tensors(
    group: Sequence[Example], pieces: Pieces, cases: Cases, chance: random.Random, drop: float
) -> tuple[tuple[Tensor, Tensor, Tensor, Tensor, Tensor], Tensor, Tensor]:
    """Inputs of ``Tagger.scores``, target classes, lengths in words."""
    batch = make(group, pieces, cases, chance, drop)
    last = torch.zeros_like(batch.words, dtype=torch.long)
    for r, example in enumerate(group):
        counts = torch.tensor([len(p) for p in example.pieces])
        last[r, : len(counts)] = torch.cumsum(counts, 0)
    inputs = (batch.ids, batch.shapes, batch.mask, batch.first, last)
    return inputs, batch.targets["tags"].clamp(min=0), batch.words.sum(1)


def train_one(
    start: dict[str, Tensor],
    vocabulary: int,
    examples: Sequence[Example],
    pieces: Pieces,
    types: int,
    recipe: Recipe,
    seed: int,
    minutes: float = math.inf,
) -> Tagger:
    """One network from an encoder's weights; its weights are averaged over the last part of training.

    Where ``minutes`` run out before the passes do, the schedule follows the clock and ends with them.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - shuffling, no secret
    model = Tagger(vocabulary, types, recipe.dropout)
    model.encoder.load_state_dict(start)
    parameters = []
    for name, parameter in model.named_parameters():
        rate = recipe.rate_head
        if name.startswith("encoder.layers."):
            rate = recipe.rate_encoder * recipe.layer_decay ** (5 - int(name.split(".")[2]))
        elif name.startswith("encoder."):
            rate = recipe.rate_encoder * recipe.layer_decay**6
        parameters.append(
            {"params": [parameter], "lr": rate, "weight_decay": 0.01 if parameter.dim() > 1 else 0.0}
        )
    optimiser = torch.optim.AdamW(parameters, betas=(0.9, 0.98))
    rates = [group["lr"] for group in optimiser.param_groups]
    steps = recipe.passes * sum(1 for _ in grouped(examples, recipe.batch_pieces, random.Random(0)))  # noqa: S311
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    step, done = 0, 0.0
    began = time.monotonic()
    cases = Cases(0.03, 0.02, 0.0)
    model.train()
    for _ in range(recipe.passes):
        for group in grouped(examples, recipe.batch_pieces, chance):
            done = max(step / steps, (time.monotonic() - began) / 60 / minutes)
            if done >= 1:
                break
            factor = max(min(done / 0.1, 0.5 * (1 + math.cos(math.pi * done))), 1e-3)
            for each, rate in zip(optimiser.param_groups, rates, strict=True):
                each["lr"] = rate * factor
            inputs, target, lengths = tensors(group, pieces, cases, chance, recipe.word_drop)
            loss = model.chain(model.scores(*inputs), target, lengths)
            optimiser.zero_grad(set_to_none=True)
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
            keep = min(recipe.averaging, step / (step + 10))
            with torch.no_grad():
                for key, value in model.state_dict().items():
                    average[key].lerp_(value, 1 - keep)
    model.load_state_dict(average)
    return model.eval()


@torch.no_grad()
def log_probabilities(model: Tagger, examples: Sequence[Example], pieces: Pieces) -> list[np.ndarray]:
    """Log probabilities of each word's tags, a sentence each, in order."""
    chance = random.Random(0)  # noqa: S311
    at = {id(example): i for i, example in enumerate(examples)}
    found: list[np.ndarray] = [np.empty(0)] * len(examples)
    for group in grouped(examples, 3000, None):
        inputs, _, lengths = tensors(group, pieces, UNCHANGED, chance, 0)
        scores = model.scores(*inputs)
        for r, example in enumerate(group):
            found[at[id(example)]] = model.chain.marginals(scores[r, : int(lengths[r])]).numpy()
    return found


def predicted(parts: Sequence[list[np.ndarray]], types: Sequence[str]) -> list[list[Span]]:
    """Spans of each sentence by the mean of some networks' probabilities."""
    found = []
    for rows in zip(*parts, strict=True):
        mean = np.log(np.mean([np.exp(row) for row in rows], axis=0) + 1e-9).astype(np.float32)
        spans = decoding.spans(mean[None], np.array([len(mean)]))[0]
        found.append([(a, b, types[k]) for a, b, k in spans])
    return found


def micro_f1(gold: Sequence[Labelled], found: Sequence[Sequence[Span]]) -> float:
    """Micro F1 over exact spans and types, from 0 to 1."""
    right = sum(len(set(g[1]) & set(f)) for g, f in zip(gold, found, strict=True))
    return f1(right, sum(map(len, found)), sum(len(g[1]) for g in gold)) / 100
