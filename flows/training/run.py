"""From corpora to weights, in three steps.

The *base* learns treebanks and names from UD-EWT, GUM and Universal NER. It then types the proper nouns of the
treebank sentences that have no names (``flows.training.silver``) and parses re3d, whose mentions are cut by
those trees. The *final* network starts from the base and learns all of it; a short last step
adds sentences that are
written for names of conflict (``flows.training.written``). The benchmark starts from the base,
which has seen no re3d.

On trial, and not in the weights that are shipped: mentions get a last layer of their own (``train_branch``), which
learns names from all of that and from marked sentences of reports (``flows.training.reports``), while everything
that trees are read from stays as it is.
"""

import json
import logging
import random
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from flows.language.features import Pieces
from flows.training import corpora, re3d, reports, silver, written
from flows.training.batches import encode
from flows.training.conllu import Sentence
from flows.training.fit import Plan, fit
from flows.training.labels import Inventory
from flows.training.measure import measure
from flows.training.model import Model, Sizes, minilm
from flows.training.predict import predict

log = logging.getLogger(__name__)

BASE_PLAN = Plan(passes=4, rate_encoder=5e-4, layer_decay=0.95)
FINAL_PLAN = Plan(passes=8, rate_encoder=4e-4, layer_decay=0.95, word_drop=0.04, averaging=0.998)
NAMES_PLAN = Plan(passes=2, rate_encoder=1.5e-4, rate_heads=5e-4, layer_decay=0.95, word_drop=0.04)

BRANCH_PLAN = Plan(
    passes=6,
    rate_encoder=3e-4,
    rate_heads=9e-4,
    word_drop=0.04,
    averaging=0.998,
)

_REPORTS = 2
"""Times that a marked sentence of a report is read in a pass: they are few, and nearest to what will be read."""

_DEV_SENTENCES = 500
"""Sentences of each dev part that are measured after every pass."""


def base_sentences(folder: Path) -> list[Sentence]:
    """What the base learns from."""
    return [*corpora.ewt(folder, "train"), *corpora.gum(folder, "train"), *corpora.uner(folder, "dev")]


def train_base(folder: Path, minilm_folder: Path, output: Path, plan: Plan = BASE_PLAN, limit: int = 0) -> Path:
    """Train the base from MiniLM's published weights; ``limit`` keeps so many sentences, to try a run out."""
    vocabulary, weights = minilm(minilm_folder)
    sentences = _some(base_sentences(folder), limit)
    inventory = Inventory.of(sentences)
    torch.manual_seed(plan.seed)
    model = _new(len(vocabulary), inventory)
    missing = model.encoder.load_state_dict(weights, strict=False)
    if missing.unexpected_keys or missing.missing_keys != ["shapes.weight"]:
        raise ValueError(f"{minilm_folder}: weights do not fit: {missing}")
    return _train(model, sentences, Pieces(vocabulary), inventory, plan, folder, output)


def final_sentences(folder: Path, base: Path, limit: int = 0) -> list[Sentence]:
    """What the final network learns from; ``base`` is the folder of a trained base."""
    model, pieces, inventory = restore(base)
    ewt = _some(corpora.ewt(folder, "train"), limit)
    silver.mark_all(ewt, predict(model, ewt, pieces, inventory))
    raw = re3d.read(folder)[: limit or None]
    predictions = predict(model, [Sentence("re3d", each.words) for each in raw], pieces, inventory)
    others = [*corpora.gum(folder, "train"), *corpora.uner(folder, "dev")]
    return [*ewt, *_some(others, limit), *re3d.sentences(raw, predictions)]


def train_final(folder: Path, base: Path, output: Path, plan: Plan = FINAL_PLAN, limit: int = 0) -> Path:
    """Train the final network from a base."""
    torch.manual_seed(plan.seed)
    model, pieces, inventory = restore(base)
    return _train(model, final_sentences(folder, base, limit), pieces, inventory, plan, folder, output)


def train_names(
    folder: Path, base: Path, final: Path, output: Path, plan: Plan = NAMES_PLAN, limit: int = 0
) -> Path:
    """Train the final network on, at lower rates, with our own sentences and with other names in the corpora's.

    What is kept is the mean of the weights before and after, which names as the one and parses as the other does.
    """
    torch.manual_seed(plan.seed)
    model, pieces, inventory = restore(final)
    before = {name: value.clone() for name, value in model.state_dict().items()}
    sentences = final_sentences(folder, base, limit)
    added = [*written.written(), *written.renamed([s for s in sentences if s.corpus != "ewt"])]
    _train(model, _some([*sentences, *added], limit), pieces, inventory, plan, folder, output)
    mean = {name: (value + before[name]) / 2 for name, value in model.state_dict().items()}
    save(output, mean, pieces.vocabulary, inventory, plan)
    return output


def train_branch(folder: Path, trained: Path, output: Path, plan: Plan = BRANCH_PLAN, limit: int = 0) -> Path:
    """Give mentions a last layer of their own, and train only that.

    A network's trees and tags thus stay what they were, to the last bit, and so does what rules make of them.
    """
    torch.manual_seed(plan.seed)
    model, pieces, inventory = restore(trained)
    sentences = final_sentences(folder, trained, limit)
    added = [*corpora.uner(folder, "dev"), *written.written(), *(reports.reports() * _REPORTS)]
    model.branch()
    for name, parameter in model.named_parameters():
        parameter.requires_grad = name.startswith("names_")
    mentions = [mentions_only(s) for s in _some([*sentences, *added], limit)]
    return _train(model, [s for s in mentions if s is not None], pieces, inventory, plan, folder, output)


def mentions_only(sentence: Sentence) -> Sentence | None:
    """A sentence without its tree and tags; nothing where it says nothing of mentions either."""
    tags = [*sentence.names, *sentence.nominals]
    if all(allowed is None for allowed in tags):
        return None
    return Sentence(sentence.corpus, sentence.words, names=sentence.names, nominals=sentence.nominals)


def _some(sentences: list[Sentence], limit: int) -> list[Sentence]:
    return random.Random(0).sample(sentences, limit) if limit else sentences  # noqa: S311 - no secret


def _new(vocabulary: int, inventory: Inventory) -> Model:
    classes = inventory.classes_of
    return Model(vocabulary, Sizes(), inventory.word_heads, len(classes["labels"]), len(classes["relations"]))


def _train(
    model: Model,
    sentences: Sequence[Sentence],
    pieces: Pieces,
    inventory: Inventory,
    plan: Plan,
    folder: Path,
    output: Path,
) -> Path:
    examples = [e for s in sentences if (e := encode(s, pieces, inventory)) is not None]
    words = sum(len(e.pieces) for e in examples)
    log.info("%d sentences, %d too long, %d words", len(sentences), len(sentences) - len(examples), words)
    dev = {"ewt": corpora.ewt(folder, "dev"), "gum": corpora.gum(folder, "dev")}

    def scores(model: Model) -> dict[str, float]:
        count = min(_DEV_SENTENCES, len(sentences))
        found = {name: measure(model, part[:count], pieces, inventory) for name, part in dev.items()}
        return {f"{name} {key}": value for name, values in found.items() for key, value in values.items()}

    fit(model, examples, pieces, plan, scores)
    save(output, model.state_dict(), pieces.vocabulary, inventory, plan)
    return output


def save(
    output: Path, weights: dict[str, Tensor], vocabulary: Sequence[str], inventory: Inventory, plan: Plan
) -> None:
    """Write weights, vocabulary, inventories and plan."""
    output.mkdir(parents=True, exist_ok=True)
    save_file(weights, output / "model.safetensors")
    (output / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    (output / "inventory.json").write_text(json.dumps(inventory.classes_of, ensure_ascii=False), encoding="utf-8")
    (output / "plan.json").write_text(json.dumps(asdict(plan), indent=1) + "\n", encoding="utf-8")


def restore(folder: Path) -> tuple[Model, Pieces, Inventory]:
    """A model as ``save`` wrote it."""
    classes = json.loads((folder / "inventory.json").read_text(encoding="utf-8"))
    inventory = Inventory({name: tuple(values) for name, values in classes.items()})
    pieces = Pieces.read(folder / "vocabulary.txt")
    model = _new(len(pieces.vocabulary), inventory)
    weights = load_file(folder / "model.safetensors")
    if any(name.startswith("names_layer.") for name in weights):
        model.branch()
    model.load_state_dict(weights)
    return model.eval(), pieces, inventory
