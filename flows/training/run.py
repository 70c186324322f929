"""One training run, from corpora to a folder with the network's weights and inventories."""

import json
import logging
import random
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from flows.language.features import Pieces
from flows.training import corpora
from flows.training.batches import encode
from flows.training.conllu import Sentence
from flows.training.fit import Plan, fit
from flows.training.labels import Inventory
from flows.training.measure import measure
from flows.training.model import Model, Sizes, minilm

log = logging.getLogger(__name__)


def training_sentences(folder: Path, with_re3d: bool = True) -> list[Sentence]:
    """Every sentence that the shipped model learns from; without re3d, what the benchmark's encoder learns from."""
    found = [*corpora.ewt(folder, "train"), *corpora.gum(folder, "train"), *corpora.uner(folder, "dev")]
    return found + corpora.re3d(folder) if with_re3d else found


def train(folder: Path, start: Path, output: Path, plan: Plan, limit: int = 0, with_re3d: bool = True) -> Model:
    """Train from MiniLM's published weights in ``start`` and write ``output``.

    ``limit`` keeps only so many sentences, drawn at random, to try a run out.
    """
    vocabulary, weights = minilm(start)
    pieces = Pieces(vocabulary)
    sentences = training_sentences(folder, with_re3d)
    if limit:
        sentences = random.Random(0).sample(sentences, limit)  # noqa: S311
    inventory = Inventory.of(sentences)
    examples = [e for s in sentences if (e := encode(s, pieces, inventory)) is not None]
    log.info(
        "%d sentences, %d too long, %d words",
        len(sentences),
        len(sentences) - len(examples),
        sum(len(e.pieces) for e in examples),
    )
    torch.manual_seed(plan.seed)
    model = Model(len(vocabulary), Sizes(), inventory.word_heads, len(inventory.classes_of["labels"]))
    missing = model.encoder.load_state_dict(weights, strict=False)
    if missing.unexpected_keys or missing.missing_keys != ["shapes.weight"]:
        raise ValueError(f"{start}: weights do not fit: {missing}")
    dev = {"ewt": corpora.ewt(folder, "dev"), "gum": corpora.gum(folder, "dev")}

    def scores(model: Model) -> dict[str, float]:
        return {
            f"{name} {k}": v
            for name, part in dev.items()
            for k, v in measure(model, part[: 50 if limit else 700], pieces, inventory).items()
        }

    fit(model, examples, pieces, plan, scores)
    save(output, model, vocabulary, inventory, plan)
    return model


def save(output: Path, model: Model, vocabulary: list[str], inventory: Inventory, plan: Plan) -> None:
    """Write weights, vocabulary, inventories and plan."""
    output.mkdir(parents=True, exist_ok=True)
    save_file(model.state_dict(), output / "model.safetensors")
    (output / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    (output / "inventory.json").write_text(json.dumps(inventory.classes_of, ensure_ascii=False), encoding="utf-8")
    (output / "plan.json").write_text(json.dumps(asdict(plan), indent=1), encoding="utf-8")


def restore(folder: Path) -> tuple[Model, Pieces, Inventory]:
    """A model as ``save`` wrote it."""
    classes = json.loads((folder / "inventory.json").read_text(encoding="utf-8"))
    inventory = Inventory({name: tuple(values) for name, values in classes.items()})
    vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    model = Model(len(vocabulary), Sizes(), inventory.word_heads, len(inventory.classes_of["labels"]))
    model.load_state_dict(load_file(folder / "model.safetensors"))
    return model.eval(), Pieces(vocabulary), inventory
