"""What a network says of sentences, in full precision."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from flows.language import decoding
from flows.language.features import Pieces
from flows.training.batches import UNCHANGED, Cases, encode, grouped, make
from flows.training.conllu import Sentence
from flows.training.labels import Inventory
from flows.training.model import Model

_GROUP_PIECES = 4000


@dataclass(frozen=True, slots=True)
class Prediction:
    """One sentence: labels by tag head, heads (1-based, 0 the root), arc labels, log probabilities of tags."""

    classes: dict[str, list[str]]
    heads: list[int]
    deprels: list[str]
    tags: dict[str, NDArray[np.float32]]


@torch.no_grad()
def predict(
    model: Model, sentences: Sequence[Sentence], pieces: Pieces, inventory: Inventory, cases: Cases = UNCHANGED
) -> list[Prediction | None]:
    """Predictions in order; nothing for a sentence that is too long to be encoded at once."""
    model.eval()
    chance = random.Random(0)  # noqa: S311 - no secret
    found: list[Prediction | None] = [None] * len(sentences)
    encoded = [encode(s, pieces, inventory) for s in sentences]
    at = {id(e): i for i, e in enumerate(encoded) if e is not None}
    labels = inventory.classes_of["labels"]
    for group in grouped([e for e in encoded if e is not None], _GROUP_PIECES, None):
        batch = make(group, pieces, cases, chance)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x, named = model.words(batch.ids, batch.shapes, batch.mask, batch.first)
        x, named = x.float(), named.float()
        tags, arcs = model.word_tags(x, named), model.arcs(x)
        heads = torch.zeros_like(batch.targets["heads"])
        for r, example in enumerate(group):
            n = len(example.pieces)
            heads[r, :n] = torch.from_numpy(decoding.tree(arcs[r, :n, : n + 1].numpy()))
        arc_labels = model.arc_labels(x, heads).argmax(2)
        best = {name: tags[name].argmax(2) for name in ("upos", "xpos", "feats")}
        log_tags = {name: torch.log_softmax(tags[name], 2).numpy() for name in ("names", "nominals")}
        for r, example in enumerate(group):
            n = len(example.pieces)
            found[at[id(example)]] = Prediction(
                {
                    name: [inventory.classes_of[name][i] for i in rows[r, :n].tolist()]
                    for name, rows in best.items()
                },
                heads[r, :n].tolist(),
                [labels[i] for i in arc_labels[r, :n].tolist()],
                {name: rows[r, :n] for name, rows in log_tags.items()},
            )
    return found
