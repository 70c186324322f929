"""The encoder's weights behind ONNX Runtime: words of sentences in; tags, trees, spans and relations out.

Sentences are batched within one document only, sorted by length, and a batch never reaches into another document:
the analysis of a text is a function of that text.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from flows.language import decoding
from flows.language.decoding import SPAN_HEADS, Floats, Ints
from flows.language.features import NONE, Pieces
from flows.language.windows import Scores, groups, joined, windows

FILES = ("encoder.onnx", "labels.onnx", "relations.onnx", "labels.json", "vocabulary.txt", "lemmas.tsv")
"""What a weights folder holds."""

_NOT_WORD_HEADS = ("labels", "relations")
_VECTORS = ("dependents", "heads", "starts", "ends")

Word = tuple[tuple[int, ...], int]
"""Pieces and shape of a word."""

Window = tuple[int, int, int]
"""Number of the sentence, first word, word after the last."""


class WeightsError(ValueError):
    """The weights folder is missing, or is not whole."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document's words, one row each.

    ``classes`` holds class indices by tag head; ``heads`` each word's head as an index into the document, the word
    itself for a root; ``labels`` arc labels; ``spans`` (first word, word after the last, type index) by tag head;
    ``vectors`` what pairs of words are scored with.
    """

    classes: dict[str, Ints]
    heads: Ints
    labels: Ints
    spans: dict[str, list[tuple[int, int, int]]]
    vectors: dict[str, Floats]


class Network:
    """The weights of a folder, ready to read sentences.

    Raises ``WeightsError`` where a file is missing.
    """

    def __init__(self, folder: Path) -> None:
        for name in FILES:
            if not (folder / name).is_file():
                raise WeightsError(f"{folder / name}: not found; the language model's weights are not whole")
        self.pieces = Pieces.read(folder / "vocabulary.txt")
        read = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.classes: dict[str, tuple[str, ...]] = {n: tuple(values) for n, values in read["classes"].items()}
        self._encoder, self._labels, self._relations = (_session(folder / name) for name in FILES[:3])
        self.columns: dict[str, slice] = {}
        at = 0
        for name, values in self.classes.items():
            if name not in _NOT_WORD_HEADS:
                self.columns[name] = slice(at, at + len(values))
                at += len(values)

    def read(self, words: Sequence[Word], starts: Ints) -> Analysis:
        """Analyse a document of ``words``; ``starts`` is the first word of each sentence."""
        bounds = np.append(starts, len(words))
        scores = self.scores(words, bounds)
        tags = np.concatenate([s.tags for s in scores])
        classes = {n: tags[:, at].argmax(axis=1) for n, at in self.columns.items() if n not in SPAN_HEADS}
        heads = np.empty(len(words), dtype=np.int64)
        above: list[Floats] = []
        for s, start in zip(scores, starts.tolist(), strict=True):
            local = decoding.tree(s.arcs)
            heads[start : start + len(local)] = np.where(local == 0, np.arange(len(local)), local - 1) + start
            above.append(s.vectors["heads"][local])
        vectors = {name: np.concatenate([s.vectors[name][1:] for s in scores]) for name in _VECTORS}
        pairs = {"first": vectors["dependents"], "second": np.concatenate(above)}
        labels = self._labels.run(["scores"], pairs)[0].argmax(axis=1)
        spans = {name: decoding.document_spans(tags[:, self.columns[name]], bounds) for name in SPAN_HEADS}
        return Analysis(classes, heads, labels, spans, vectors)

    def relations(self, vectors: dict[str, Floats], starts: Ints, ends: Ints) -> Floats:
        """Probabilities (pairs, classes) of the relations from words ``starts`` to words ``ends``."""
        pairs = {"first": vectors["starts"][starts], "second": vectors["ends"][ends]}
        scores = self._relations.run(["scores"], pairs)[0]
        chance = np.exp(scores - scores.max(axis=1, keepdims=True))
        result: Floats = chance / chance.sum(axis=1, keepdims=True)
        return result

    def scores(self, words: Sequence[Word], bounds: Ints) -> list[Scores]:
        """Scores of each sentence, in order; sentence ``i`` has the words ``bounds[i]`` to ``bounds[i + 1]``."""
        counts = np.fromiter((len(pieces) for pieces, _ in words), dtype=np.int64, count=len(words))
        total = np.concatenate(([0], np.cumsum(counts)))
        ids = np.fromiter((i for pieces, _ in words for i in pieces), dtype=np.int32, count=int(total[-1]))
        shapes = np.repeat(np.fromiter((shape for _, shape in words), dtype=np.int32, count=len(words)), counts)
        cut: list[Window] = [
            (number, a, b)
            for number, (start, end) in enumerate(zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True))
            for a, b in windows(start, end, total)
        ]
        found: dict[int, Scores] = {}
        for group in groups(np.array([total[b] - total[a] for _, a, b in cut])):
            found.update(zip(group, self._run([cut[i] for i in group], ids, shapes, total), strict=True))
        parts: list[list[tuple[int, Scores]]] = [[] for _ in range(len(bounds) - 1)]
        for i, (number, start, _) in enumerate(cut):
            parts[number].append((start - int(bounds[number]), found[i]))
        return [joined(part, int(bounds[i + 1] - bounds[i])) for i, part in enumerate(parts)]

    def _run(
        self, group: list[Window], ids: NDArray[np.int32], shapes: NDArray[np.int32], total: Ints
    ) -> list[Scores]:
        rows, width = len(group), 2 + max(int(total[b] - total[a]) for _, a, b in group)
        batch = {
            "ids": np.full((rows, width), self.pieces.padding, dtype=np.int32),
            "shapes": np.full((rows, width), NONE, dtype=np.int32),
            "lengths": np.empty(rows, dtype=np.int32),
            "first": np.empty((rows, 1 + max(b - a for _, a, b in group)), dtype=np.int32),
        }
        batch["first"][:] = np.arange(rows, dtype=np.int32)[:, None] * width
        for r, (_, a, b) in enumerate(group):
            size = int(total[b] - total[a])
            row = batch["ids"][r]
            row[0], row[1 + size] = self.pieces.cls, self.pieces.sep
            row[1 : 1 + size] = ids[total[a] : total[b]]
            batch["shapes"][r, 1 : 1 + size] = shapes[total[a] : total[b]]
            batch["lengths"][r] = size + 2
            batch["first"][r, 1 : 1 + b - a] += (total[a:b] - total[a] + 1).astype(np.int32)
        tags, arcs, *vectors = self._encoder.run(["tags", "arcs", *_VECTORS], batch)
        return [
            Scores(tags[r, 1:n], arcs[r, 1:n, :n], {k: v[r, :n] for k, v in zip(_VECTORS, vectors, strict=True)})
            for r, n in enumerate(1 + b - a for _, a, b in group)
        ]


def _session(path: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    # One thread and one order of work: the same text gives the same numbers, and processes share a machine fairly.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = ort.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
