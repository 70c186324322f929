"""The training loop: losses of all heads together, one schedule, averaged weights at the end."""

import json
import logging
import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field

import torch
import torch.nn.functional as F
from torch import Tensor

from flows.language.features import Pieces
from flows.training.batches import IGNORE, Batch, Cases, Example, grouped, make
from flows.training.model import Model

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run trains."""

    passes: int = 4
    batch_pieces: int = 900
    rate_encoder: float = 3e-4
    rate_heads: float = 1.5e-3
    layer_decay: float = 0.9
    warm_up: float = 0.06
    weight_decay: float = 0.01
    averaging: float = 0.995
    word_drop: float = 0.02
    seed: int = 1
    minutes: float = 0.0
    cases: Cases = field(default_factory=Cases)
    weights: dict[str, float] = field(
        default_factory=lambda: {
            "heads": 1.0,
            "labels": 1.0,
            "upos": 0.6,
            "xpos": 0.3,
            "feats": 0.3,
            "names": 1.0,
            "nominals": 0.5,
            "relations": 0.3,
        }
    )


def losses(model: Model, batch: Batch) -> dict[str, Tensor]:
    """Mean loss of each head over the words that have something to learn from."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        x, named = model.words(batch.ids, batch.shapes, batch.mask, batch.first)
        tags = model.word_tags(x, named)
        heads = batch.targets["heads"]
        has_tree = bool((heads != IGNORE).any())
        arcs = model.arcs(x) if has_tree else None
        labels = model.arc_labels(x, heads.clamp(min=0)) if has_tree else None
        row, start, end, relation = batch.pairs.unbind(1)
        relations = model.relations(x, row, start, end) if len(row) else None
    found: dict[str, Tensor] = {}
    if relations is not None:
        each = F.cross_entropy(relations.float(), relation, reduction="none")
        found["relations"] = (each * batch.pair_weights).sum() / batch.pair_weights.sum().clamp(min=1)
    if arcs is not None and labels is not None:
        usable = torch.cat([torch.ones_like(batch.words[:, :1]), batch.words], dim=1)
        arcs = arcs.float().masked_fill(~usable[:, None, :], -1e4)
        found["heads"] = F.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=IGNORE)
        found["labels"] = F.cross_entropy(
            labels.float().flatten(0, 1), batch.targets["labels"].flatten(), ignore_index=IGNORE
        )
    for name in ("upos", "xpos", "feats"):
        target = batch.targets[name].flatten()
        if (target != IGNORE).any():
            found[name] = F.cross_entropy(tags[name].float().flatten(0, 1), target, ignore_index=IGNORE)
    for name, allowed in batch.allowed.items():
        scores = tags[name].float()
        told = ~allowed.all(dim=2) & batch.words
        fitting = scores.masked_fill(~allowed, -1e4)
        each = torch.logsumexp(scores, dim=2) - torch.logsumexp(fitting, dim=2)
        if told.any():
            found[name] = each[told].mean()
    return found


def groups(model: Model, plan: Plan) -> list[dict[str, object]]:
    """Parameter groups: lower layers learn more slowly, heads faster."""
    found: list[dict[str, object]] = []
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = plan.rate_heads
        if name.startswith("names_layer."):
            rate = plan.rate_encoder
        elif name.startswith("encoder.layers."):
            rate = plan.rate_encoder * plan.layer_decay ** (model.sizes.layers - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.") and name != "encoder.shapes.weight":
            rate = plan.rate_encoder * plan.layer_decay**model.sizes.layers
        decay = plan.weight_decay if parameter.dim() > 1 else 0.0
        found.append({"params": [parameter], "lr": rate, "weight_decay": decay})
    return found


def fit(
    model: Model,
    examples: Sequence[Example],
    pieces: Pieces,
    plan: Plan,
    measure: Callable[[Model], dict[str, float]] | None = None,
) -> Model:
    """Train in place and return the model with its averaged weights.

    With ``minutes`` set, the schedule follows the clock instead of the passes and ends then.
    """
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)  # noqa: S311 - shuffling, no secret
    optimiser = torch.optim.AdamW(groups(model, plan), betas=(0.9, 0.98), fused=True)
    rates = [group["lr"] for group in optimiser.param_groups]
    steps = plan.passes * sum(1 for _ in grouped(examples, plan.batch_pieces, chance))
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    log.info("plan %s; %d sentences, %d steps", json.dumps(asdict(plan)), len(examples), steps)
    began, step = time.monotonic(), 0
    sums: dict[str, float] = {}
    seen: dict[str, int] = {}
    over = False
    for number in range(plan.passes):
        if over:
            break
        model.train()
        for group in grouped(examples, plan.batch_pieces, chance):
            batch = make(group, pieces, plan.cases, chance, plan.word_drop)
            elapsed = (time.monotonic() - began) / 60
            done = elapsed / plan.minutes if plan.minutes else step / steps
            if done >= 1:
                over = True
                break
            factor = min(done / plan.warm_up, 0.5 * (1 + math.cos(math.pi * done))) if plan.warm_up else 1 - done
            for parameters, rate in zip(optimiser.param_groups, rates, strict=True):
                parameters["lr"] = rate * max(factor, 1e-4)
            found = losses(model, batch)
            if not found:
                continue
            total = sum((plan.weights[name] * loss for name, loss in found.items()), torch.zeros(()))
            optimiser.zero_grad(set_to_none=True)
            torch.autograd.backward(total)
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimiser.step()
            step += 1
            keep = min(plan.averaging, step / (step + 10))
            with torch.no_grad():
                for key, value in model.state_dict().items():
                    average[key].lerp_(value, 1 - keep)
            for name, loss in found.items():
                sums[name] = sums.get(name, 0.0) + float(loss.detach())
                seen[name] = seen.get(name, 0) + 1
            if step % 100 == 0:
                means = {name: round(sums[name] / seen[name], 3) for name in sorted(sums)}
                log.info("step %d, %.1f min, %.0f%%: %s", step, elapsed, 100 * done, means)
                sums, seen = {}, {}
        if measure is not None:
            kept = {k: v.detach().clone() for k, v in model.state_dict().items()}
            model.load_state_dict(average)
            log.info("pass %d, %.1f min: %s", number + 1, (time.monotonic() - began) / 60, measure(model))
            model.load_state_dict(kept)
    model.load_state_dict(average)
    return model
