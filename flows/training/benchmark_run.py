"""The re3d benchmark as one run, within an hour on two cores."""

import logging
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from flows.training.benchmark import (
    Recipe,
    examples_of,
    log_probabilities,
    micro_f1,
    predicted,
    read_conll,
    train_one,
)
from flows.training.fit import Plan
from flows.training.minilm import folder as minilm_folder
from flows.training.run import restore, train_base

log = logging.getLogger(__name__)

SEEDS = (1, 2, 3)
RECIPE = Recipe()
BASE_MINUTES = 22.0
"""Minutes for the base, where none is there yet."""

MINUTES = 56.0
"""Minutes that a run may train: an hour less reading and scoring. Each seed has an equal share of what the base
leaves; further networks of a seed are begun, and a network trains on, only within it."""

LEAST = 1.0
"""Minutes that a seed's first network trains at least."""


def base(corpora: Path, build: Path) -> Path:
    """The folder of a base network: the one in ``build``, or a new one there.

    Its corpora are UD-EWT, GUM and Universal NER, which share no text with re3d.
    """
    found = build / "base"
    if (found / "model.safetensors").is_file():
        return found
    plan = Plan(passes=30, rate_encoder=5e-4, layer_decay=0.95, minutes=BASE_MINUTES)
    return train_base(corpora, minilm_folder(), found, plan)


def run(
    train: Path, dev: Path, test: Path, corpora: Path, build: Path, recipe: Recipe = RECIPE
) -> dict[str, object]:
    """Scores of the three seeds: ``test_micro_f1`` (their mean), ``test_micro_f1_by_seed``, ``dev_micro_f1``."""
    began = time.monotonic()
    model, pieces, _ = restore(base(corpora, build))
    start = model.encoder.state_dict()
    parts = {name: read_conll(path) for name, path in (("train", train), ("dev", dev), ("test", test))}
    types = sorted({span[2] for _, spans in parts["train"] for span in spans})
    examples = {name: examples_of(part, pieces, types) for name, part in parts.items()}
    found: dict[str, list[float]] = {"dev": [], "test": []}
    share = (MINUTES - _minutes(began)) / len(SEEDS)
    took = 0.0
    for turn, seed in enumerate(SEEDS, start=1):
        seen: dict[str, list[list[NDArray[np.float32]]]] = {"dev": [], "test": []}
        for number in range(recipe.networks):
            left = MINUTES - share * (len(SEEDS) - turn) - _minutes(began)
            if number and left < took:
                break
            before = _minutes(began)
            size, mark = len(pieces.vocabulary), 100 * seed + number
            tagger = train_one(start, size, examples["train"], pieces, len(types), recipe, mark, max(left, LEAST))
            took = _minutes(began) - before
            for name, rows in seen.items():
                rows.append(log_probabilities(tagger, examples[name], pieces))
            alone = micro_f1(parts["dev"], predicted(seen["dev"][-1:], types))
            log.info("seed %d, network %d: dev %.4f, %.1f min", seed, number, alone, _minutes(began))
        for name, rows in seen.items():
            found[name].append(micro_f1(parts[name], predicted(rows, types)))
        log.info("seed %d: dev %.4f", seed, found["dev"][-1])
    return {
        "test_micro_f1": float(np.mean(found["test"])),
        "test_micro_f1_by_seed": found["test"],
        "dev_micro_f1": float(np.mean(found["dev"])),
        "dev_micro_f1_by_seed": found["dev"],
        "minutes": round(_minutes(began), 1),
    }


def _minutes(began: float) -> float:
    return (time.monotonic() - began) / 60
