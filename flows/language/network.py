"""The encoder's weights behind ONNX Runtime: words of sentences in, tags and trees and spans out.

Sentences are batched within one document only, sorted by length, and a batch never reaches into another document:
the analysis of a text is a function of that text.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from flows.language import decoding
from flows.language.decoding import Floats, Ints
from flows.language.features import NONE, Pieces

MAX_PIECES = 256
"""Longest window of a sentence, in pieces, that the encoder reads at once."""

_BATCH_PIECES = 1024


class WeightsError(ValueError):
    """The weights folder is missing, or is not whole."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the encoder says of one sentence: ``tags`` (words, classes), ``arcs`` (words, 1 + words), and the arc
    label vectors ``dependents`` (words, width) and ``heads`` (1 + words, width); row 0 of the latter is the root.
    """

    tags: Floats
    arcs: Floats
    dependents: Floats
    heads: Floats


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document's words, one row each: class indices by head, heads (index of the word in the document; the word
    itself for a root), arc labels; and spans (first word, word after the last, type index) by tag head.
    """

    classes: dict[str, Ints]
    heads: Ints
    labels: Ints
    spans: dict[str, list[tuple[int, int, int]]]


class Network:
    """The weights of a folder, ready to read sentences.

    Raises ``WeightsError`` where a file is missing or does not fit the others.
    """

    def __init__(self, folder: Path) -> None:
        for name in ("encoder.onnx", "labels.onnx", "labels.json", "vocabulary.txt"):
            if not (folder / name).is_file():
                raise WeightsError(f"{folder / name}: not found; the language model's weights are not whole")
        self.pieces = Pieces.read(folder / "vocabulary.txt")
        read = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.classes: dict[str, tuple[str, ...]] = {
            name: tuple(values) for name, values in read["classes"].items()
        }
        self._encoder, self._labels = (_session(folder / name) for name in ("encoder.onnx", "labels.onnx"))
        at = 0
        self._columns: dict[str, slice] = {}
        for name, values in self.classes.items():
            if name != "labels":
                self._columns[name] = slice(at, at + len(values))
                at += len(values)

    def read(self, words: Sequence[tuple[tuple[int, ...], int]], starts: Ints) -> Analysis:
        """Analyse a document.

        ``words`` gives the pieces and the shape of every word; ``starts`` the first word of each sentence.
        """
        count = len(words)
        bounds = np.append(starts, count)
        scores = self._scores(words, bounds)
        tags = np.concatenate([s.tags for s in scores])
        classes = {
            name: tags[:, columns].argmax(axis=1)
            for name, columns in self._columns.items()
            if name not in _SPAN_HEADS
        }
        heads = np.empty(count, dtype=np.int64)
        above: list[Floats] = []
        for s, start in zip(scores, starts.tolist(), strict=True):
            local = decoding.tree(s.arcs)
            heads[start : start + len(local)] = np.where(local == 0, np.arange(len(local)), local - 1) + start
            above.append(s.heads[local])
        labels = self._labels.run(
            ["labels"],
            {"dependents": np.concatenate([s.dependents for s in scores]), "heads": np.concatenate(above)},
        )[0].argmax(axis=1)
        spans = {
            name: decoding.document_spans(tags[:, self._columns[name]], bounds)
            for name in _SPAN_HEADS
            if name in self._columns
        }
        return Analysis(classes, heads, labels, spans)

    def _scores(self, words: Sequence[tuple[tuple[int, ...], int]], bounds: Ints) -> list[Scores]:
        """Scores of each sentence, in order; a sentence over ``MAX_PIECES`` is read in overlapping windows."""
        counts = np.fromiter((len(pieces) for pieces, _ in words), dtype=np.int64, count=len(words))
        total = np.concatenate(([0], np.cumsum(counts)))
        ids = np.fromiter((i for pieces, _ in words for i in pieces), dtype=np.int32, count=int(total[-1]))
        shapes = np.repeat(np.fromiter((shape for _, shape in words), dtype=np.int32, count=len(words)), counts)
        windows: list[tuple[int, int, int]] = []
        for number, (start, end) in enumerate(zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)):
            windows.extend((number, a, b) for a, b in _windows(start, end, total))
        sizes = np.array([total[b] - total[a] for _, a, b in windows])
        order = np.argsort(sizes, kind="stable")
        found: list[Scores | None] = [None] * len(windows)
        for group in _groups(order, sizes):
            for at, scores in zip(group, self._run([windows[i] for i in group], ids, shapes, total), strict=True):
                found[at] = scores
        parts: list[list[tuple[int, Scores]]] = [[] for _ in range(len(bounds) - 1)]
        for (number, a, _), scores in zip(windows, found, strict=True):
            if scores is not None:
                parts[number].append((a - int(bounds[number]), scores))
        return [
            p[0][1] if len(p) == 1 else _joined(p, int(bounds[i + 1] - bounds[i])) for i, p in enumerate(parts)
        ]

    def _run(
        self, windows: list[tuple[int, int, int]], ids: NDArray[np.int32], shapes: NDArray[np.int32], total: Ints
    ) -> list[Scores]:
        width = 2 + max(int(total[b] - total[a]) for _, a, b in windows)
        most = 1 + max(b - a for _, a, b in windows)
        rows = len(windows)
        batch = {
            "ids": np.full((rows, width), self.pieces.padding, dtype=np.int32),
            "shapes": np.full((rows, width), NONE, dtype=np.int32),
            "lengths": np.empty(rows, dtype=np.int32),
            "first": np.empty((rows, most), dtype=np.int32),
        }
        batch["first"][:] = np.arange(rows, dtype=np.int32)[:, None] * width
        for r, (_, a, b) in enumerate(windows):
            size = int(total[b] - total[a])
            row = batch["ids"][r]
            row[0], row[1 + size] = self.pieces.cls, self.pieces.sep
            row[1 : 1 + size] = ids[total[a] : total[b]]
            batch["shapes"][r, 1 : 1 + size] = shapes[total[a] : total[b]]
            batch["lengths"][r] = size + 2
            batch["first"][r, 1 : 1 + b - a] += (total[a:b] - total[a] + 1).astype(np.int32)
        tags, arcs, dependents, heads = self._encoder.run(["tags", "arcs", "dependents", "heads"], batch)
        return [
            Scores(tags[r, 1:n], arcs[r, 1:n, :n], dependents[r, 1:n], heads[r, :n])
            for r, n in enumerate(1 + b - a for _, a, b in windows)
        ]


_SPAN_HEADS = ("names", "nominals")


def _session(path: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    # One thread and one order of work: the same text gives the same numbers, and processes share a machine fairly.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = ort.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _windows(start: int, end: int, total: Ints) -> Iterator[tuple[int, int]]:
    """Windows of words ``start`` to ``end`` of at most ``MAX_PIECES`` pieces, each half over the one before."""
    while True:
        stop = int(np.searchsorted(total, total[start] + MAX_PIECES, side="right")) - 1
        if stop >= end:
            yield start, end
            return
        yield start, stop
        start = max(int(np.searchsorted(total, total[start] + MAX_PIECES // 2)), start + 1)


def _groups(order: Ints, sizes: Ints) -> Iterator[list[int]]:
    """Windows in order of length, in groups of about ``_BATCH_PIECES`` pieces."""
    group: list[int] = []
    for at in order.tolist():
        if group and (len(group) + 1) * (int(sizes[at]) + 2) > _BATCH_PIECES:
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _joined(parts: list[tuple[int, Scores]], words: int) -> Scores:
    """One sentence's scores from those of its windows: each word's from the window in which it stands deepest.

    Arcs between words that no window holds together cannot be; an arc seen twice keeps the score that the dependent's
    own window gives, and the other window's where that one does not hold it.
    """
    deepest = np.full(words, -1)
    arcs = np.full((words, 1 + words), -1e4, dtype=np.float32)
    first = parts[0][1]
    tags = np.empty((words, first.tags.shape[1]), dtype=np.float32)
    dependents = np.empty((words, first.dependents.shape[1]), dtype=np.float32)
    heads = np.empty((1 + words, first.heads.shape[1]), dtype=np.float32)
    heads[0] = first.heads[0]
    for offset, scores in parts:
        n = len(scores.tags)
        depth = np.minimum(
            np.arange(n) + (words if offset == 0 else 0),
            n - 1 - np.arange(n) + (words if offset + n == words else 0),
        )
        better = depth > deepest[offset : offset + n]
        rows = np.arange(offset, offset + n)
        block = arcs[offset : offset + n]
        for columns, values in (
            (slice(0, 1), scores.arcs[:, :1]),
            (slice(offset + 1, offset + n + 1), scores.arcs[:, 1:]),
        ):
            old = block[:, columns]
            block[:, columns] = np.where(better[:, None] | (old <= -1e4), values, old)
        chosen = rows[better]
        tags[chosen], dependents[chosen] = scores.tags[better], scores.dependents[better]
        heads[1 + chosen] = scores.heads[1:][better]
        deepest[chosen] = depth[better]
    return Scores(tags, arcs, dependents, heads)
