"""Scores of a model on annotated sentences, on the corpora's own words."""

import random
from collections.abc import Sequence

import torch

from flows.language import decoding
from flows.language.features import Pieces
from flows.training.batches import UNCHANGED, Cases, encode, grouped, make
from flows.training.conllu import Sentence
from flows.training.labels import Inventory
from flows.training.model import Model
from flows.training.tags import Span


def tag_spans(tags: Sequence[frozenset[str] | None]) -> list[Span]:
    """The spans of words that have one allowed tag each."""
    found: list[Span] = []
    start = 0
    for i, allowed in enumerate(tags):
        tag = next(iter(allowed)) if allowed and len(allowed) == 1 else "O"
        if tag[0] in "BS":
            start = i
        if tag[0] in "ES":
            found.append((start, i + 1, tag[2:]))
    return found


def f1(right: int, found: int, gold: int) -> float:
    """F1 in percent from counts."""
    return 200 * right / (found + gold) if found + gold else 0.0


@torch.no_grad()
def measure(
    model: Model,
    sentences: Sequence[Sentence],
    pieces: Pieces,
    inventory: Inventory,
    types: Sequence[str] = ("ORG", "PERSON", "PLACE"),
    cases: Cases = UNCHANGED,
) -> dict[str, float]:
    """UPOS, UAS, LAS (full labels, and main labels only), features, and span F1 of names and nominals, in percent."""
    model.eval()
    chance = random.Random(0)  # noqa: S311
    kept = [(s, e) for s in sentences if (e := encode(s, pieces, inventory)) is not None]
    of = {id(e): s for s, e in kept}
    right: dict[str, int] = {}
    words = 0
    spans = {"names": [0, 0, 0], "nominals": [0, 0, 0]}
    labels = inventory.classes_of["labels"]
    for group in grouped([e for _, e in kept], 4000, None):
        batch = make(group, pieces, cases, chance)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x = model.words(batch.ids, batch.shapes, batch.mask, batch.first)
        x = x.float()
        tags = model.word_tags(x)
        arcs = model.arcs(x)
        heads = torch.zeros_like(batch.targets["heads"])
        for r, example in enumerate(group):
            n = len(example.pieces)
            heads[r, :n] = torch.from_numpy(decoding.tree(arcs[r, :n, : n + 1].numpy()))
        arc_labels = model.arc_labels(x, heads).argmax(2)
        best = {name: scores.argmax(2) for name, scores in tags.items()}
        found_spans = {
            name: decoding.spans(tags[name].numpy(), batch.words.sum(1).numpy()) for name in spans if name in tags
        }
        for r, example in enumerate(group):
            sentence, n = of[id(example)], len(example.pieces)
            for name, rows in found_spans.items():
                if not any(t is not None for t in getattr(sentence, name)):
                    continue
                gold = {s for s in tag_spans(getattr(sentence, name)) if s[2] in types}
                found = {(a, b, decoding.ENTITY_TYPES[k]) for a, b, k in rows[r]}
                found = {s for s in found if s[2] in types}
                for i, count in enumerate((len(gold & found), len(found), len(gold))):
                    spans[name][i] += count
            if not sentence.heads:
                continue
            words += n
            for i in range(n):
                arc = int(heads[r, i]) == sentence.heads[i]
                label = labels[int(arc_labels[r, i])]
                gold_label = sentence.deprels[i]
                scores = {
                    "upos": inventory.classes_of["upos"][int(best["upos"][r, i])] == sentence.upos[i],
                    "feats": inventory.classes_of["feats"][int(best["feats"][r, i])] == sentence.feats[i],
                    "uas": arc,
                    "las": arc and label == gold_label,
                    "las_main": arc and label.split(":")[0] == gold_label.split(":")[0],
                }
                for key, value in scores.items():
                    right[key] = right.get(key, 0) + value
    result = {key: round(100 * value / words, 2) for key, value in right.items()}
    for name, counts in spans.items():
        if counts[2]:
            result[name] = round(f1(*counts), 2)
    return result
