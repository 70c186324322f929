"""A trained network → the weights folder that runs."""

import random
from pathlib import Path

from flows.training import corpora, lemmas
from flows.training.export import calibrate, write
from flows.training.run import restore

CALIBRATION_SENTENCES = 300
"""Training sentences that set the ranges of activations."""

MOST_BYTES = 25_000_000
"""Largest size of the folder: the weights live in the repository."""


def release(folder: Path, trained: Path, output: Path) -> Path:
    """Write the weights of ``trained`` to ``output``.

    Raises ``ValueError`` where they would be larger than ``MOST_BYTES``.
    """
    model, pieces, inventory = restore(trained)
    sentences = [*corpora.ewt(folder, "train"), *corpora.gum(folder, "train")]
    sample = random.Random(0).sample(sentences, CALIBRATION_SENTENCES)  # noqa: S311 - no secret
    write(output, model, pieces.vocabulary, inventory, calibrate(model, sample, pieces))
    lemmas.write(output / "lemmas.tsv", lemmas.build(sentences))
    size = sum(path.stat().st_size for path in output.iterdir())
    if size > MOST_BYTES:
        raise ValueError(f"{output}: {size} bytes of weights are more than {MOST_BYTES}")
    return output
