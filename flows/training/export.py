"""Network → ONNX: the same arithmetic as ``flows.training.model``, written for ONNX Runtime on a CPU."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
from numpy.typing import NDArray
from onnx import TensorProto
from torch import nn

from flows.language.features import Pieces, sentence_shapes
from flows.language.windows import MAX_PIECES
from flows.training.conllu import Sentence
from flows.training.graph import Graph
from flows.training.labels import Inventory
from flows.training.model import Model

_POSITIONS = 2 + MAX_PIECES
"""Places in the longest window: the published table has twice as many, a third of a megabyte for nothing."""

_OF_WORDS = ("tags", "dependent", "head", "label_dependent", "label_head", "relation_from", "relation_to")

Weights = Mapping[str, NDArray[np.float32]]
Ranges = Mapping[str, tuple[float, float]]


def encoder_graph(model: Model, graph: Graph) -> onnx.ModelProto:
    """Pieces → scores. Where mentions have a last layer of their own (``Model.branch``), their tags are its.

    Inputs: ``ids``, ``shapes`` (batch, pieces), ``lengths`` (batch), ``first`` (batch, words),
    the last as indices into batch x pieces. Outputs, a row a word: ``tags``, ``arcs``, and the vectors of pairs:
    ``dependents`` and ``heads`` of arc labels, ``starts`` and ``ends`` of relations.
    """
    w = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    sizes = model.sizes
    x = _embeddings(graph, w)
    for i in range(sizes.layers - 1):
        x = _layer(graph, w, x, f"encoder.layers.{i}", sizes.attention_heads)
    before = x
    x = _layer(graph, w, before, f"encoder.layers.{sizes.layers - 1}", sizes.attention_heads)
    words = _words(graph, x, sizes.hidden)
    if model.names_layer is not None:
        for end in ("weight", "bias"):
            w[f"tags.{end}"] = w[f"tags.{end}"][: -model.span_classes]
    tags = split = _heads(graph, w, words, _OF_WORDS, "heads")
    if model.names_layer is not None:
        named = _words(graph, _layer(graph, w, before, "names_layer", sizes.attention_heads), sizes.hidden)
        spans = graph.linear(named, w["names_tags.weight"].T, w["names_tags.bias"], "names_tags")
        tags = graph.node("Concat", [split, spans], axis=-1)
    dependent, head = (graph.node("Relu", [f"{split}:{i}"]) for i in (1, 2))
    mixed = graph.node("MatMul", [dependent, graph.constant(w["arc"], "arc")])
    mixed = graph.node("Add", [mixed, graph.constant(w["arc_bias"], "arc_bias")])
    arcs = graph.node("MatMul", [mixed, graph.node("Transpose", [head], perm=[0, 2, 1])])
    whole = int(TensorProto.INT32)
    pieces = (whole, ["batch", "pieces"])
    inputs = {
        "ids": pieces,
        "shapes": pieces,
        "lengths": (whole, ["batch"]),
        "first": (whole, ["batch", "words"]),
    }
    outputs = {"tags": tags, "arcs": arcs, "dependents": f"{split}:3", "heads": f"{split}:4"}
    outputs |= {"starts": f"{split}:5", "ends": f"{split}:6"}
    return graph.model(inputs, outputs, "word tags and arcs")


def _embeddings(graph: Graph, w: Weights) -> str:
    pieces = graph.table("ids", w["encoder.pieces.weight"], "pieces")
    shapes = graph.node("Gather", [graph.constant(w["encoder.shapes.weight"], "shape_table"), "shapes"])
    width = graph.node("Shape", ["ids"], start=1, end=2)
    positions = graph.node(
        "Slice",
        [
            graph.constant(w["encoder.positions.weight"][:_POSITIONS], "positions"),
            graph.constant(np.array([0]), "zero"),
            width,
        ],
    )
    total = graph.node("Add", [graph.node("Add", [pieces, shapes]), positions])
    return _norm(graph, w, total, "encoder.norm")


def _norm(graph: Graph, w: Weights, x: str, name: str) -> str:
    # Not the fused SkipLayerNormalization: its CPU kernel is nine times slower than these two nodes.
    weight, bias = (graph.constant(w[f"{name}.{end}"], f"{name}.{end}") for end in ("weight", "bias"))
    return graph.node("LayerNormalization", [x, weight, bias], epsilon=1e-12, axis=-1)


def _heads(graph: Graph, w: dict[str, NDArray[np.float32]], x: str, names: Sequence[str], name: str) -> str:
    """Several linear layers over ``x`` as one product; gives the first's output, ``:1`` and on are the others'."""
    weight = np.concatenate([w[f"{each}.weight"] for each in names]).T
    bias = np.concatenate([w[f"{each}.bias"] for each in names])
    widths = np.array([w[f"{each}.bias"].shape[0] for each in names], dtype=np.int64)
    product = graph.linear(x, weight, bias, name)
    return graph.node("Split", [product, graph.constant(widths, f"{name}.widths")], outputs=len(names), axis=-1)


def _words(graph: Graph, x: str, hidden: int) -> str:
    flat = graph.node("Reshape", [x, graph.constant(np.array([-1, hidden]), f"flat_{x}")])
    return graph.node("Gather", [flat, "first"])


def _layer(graph: Graph, w: Weights, x: str, at: str, attention_heads: int) -> str:
    hidden = w[f"{at}.mixed.bias"].shape[0]

    def linear(value: str, name: str) -> str:
        return graph.linear(value, w[f"{at}.{name}.weight"].T, w[f"{at}.{name}.bias"], f"{at}.{name}")

    parts = []
    for i, part in enumerate("qkv"):
        rows = slice(i * hidden, (i + 1) * hidden)
        weight, bias = w[f"{at}.qkv.weight"][rows].T, w[f"{at}.qkv.bias"][rows]
        parts.append(graph.linear(x, weight, bias, f"{at}.{part}"))
    mixed = graph.node("MultiHeadAttention", [*parts, "", "lengths"], extension=True, num_heads=attention_heads)
    x = _norm(graph, w, graph.node("Add", [x, linear(mixed, "mixed")]), f"{at}.norm1")
    inner = graph.node("Gelu", [linear(x, "inner")], extension=True)
    return _norm(graph, w, graph.node("Add", [x, linear(inner, "outer")]), f"{at}.norm2")


def pair_graph(layer: nn.Linear) -> onnx.ModelProto:
    """Scores of pairs of words: arc labels, or relations.

    Inputs: ``first``, ``second`` (pairs, width), two of the
    encoder's outputs. Output: ``scores`` (pairs, classes).
    """
    weight, bias = (layer.state_dict()[end].numpy() for end in ("weight", "bias"))
    graph = Graph(is_float=True)
    x = graph.node("Relu", [graph.node("Add", ["first", "second"])])
    scores = graph.linear(x, weight.T, bias, "pairs")
    shape = (int(TensorProto.FLOAT), ["pairs", "width"])
    return graph.model({"first": shape, "second": shape}, {"scores": scores}, "pairs of words")


def feed(sentences: Sequence[Sequence[str]], pieces: Pieces) -> dict[str, NDArray[np.int32]]:
    """The encoder graph's inputs for some sentences of words."""
    rows = [(pieces(words), sentence_shapes(words)) for words in sentences]
    width = 2 + max(sum(map(len, found)) for found, _ in rows)
    words = 1 + max(len(found) for found, _ in rows)
    ids = np.full((len(rows), width), pieces.padding, dtype=np.int32)
    shapes, first = np.zeros_like(ids), np.zeros((len(rows), words), dtype=np.int32)
    lengths = np.zeros(len(rows), dtype=np.int32)
    for r, (found, of_words) in enumerate(rows):
        counts = [len(p) for p in found]
        flat = [pieces.cls, *(i for p in found for i in p), pieces.sep]
        lengths[r] = len(flat)
        ids[r, : len(flat)] = flat
        shapes[r, 1 : len(flat) - 1] = np.repeat(of_words, counts)
        first[r, :] = r * width
        first[r, 1 : 1 + len(found)] += 1 + np.concatenate(([0], np.cumsum(counts)[:-1])).astype(np.int32)
    return {"ids": ids, "shapes": shapes, "lengths": lengths, "first": first}


def calibrate(model: Model, sentences: Sequence[Sentence], pieces: Pieces, share: float = 0.99999) -> Ranges:
    """The range of each product's input over some sentences, with the outermost values left out on either side.

    Sentences that are longer than a window are left out.
    """
    graph = Graph(is_float=True)
    proto = encoder_graph(model, graph)
    for value in dict.fromkeys(graph.taps.values()):
        proto.graph.output.append(onnx.helper.make_tensor_value_info(value, TensorProto.FLOAT, None))
    session = ort.InferenceSession(proto.SerializeToString(), _options())
    fitting = [s for s in sentences if sum(map(len, pieces(s.words))) <= MAX_PIECES]
    order = sorted(fitting, key=lambda s: len(s.words))
    seen: dict[str, list[NDArray[np.float32]]] = {}
    for i in range(0, len(order), 8):
        found = session.run(
            list(dict.fromkeys(graph.taps.values())), feed([s.words for s in order[i : i + 8]], pieces)
        )
        for value, array in zip(dict.fromkeys(graph.taps.values()), found, strict=True):
            flat = np.sort(array.ravel())
            cut = int(len(flat) * (1 - share))
            seen.setdefault(value, []).append(np.array([flat[cut], flat[-1 - cut]]))
    ends = {value: np.stack(pairs) for value, pairs in seen.items()}
    return {name: (float(ends[v][:, 0].min()), float(ends[v][:, 1].max())) for name, v in graph.taps.items()}


def _options() -> ort.SessionOptions:
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return options


def write(folder: Path, model: Model, vocabulary: Sequence[str], inventory: Inventory, ranges: Ranges) -> None:
    """Write the weights folder that ``flows.language.load`` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(encoder_graph(model.eval(), Graph(ranges)), folder / "encoder.onnx")
    onnx.save(pair_graph(model.label), folder / "labels.onnx")
    onnx.save(pair_graph(model.relation), folder / "relations.onnx")
    (folder / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    classes = {name: list(values) for name, values in inventory.classes_of.items()}
    text = json.dumps({"classes": classes}, ensure_ascii=False, indent=0)
    (folder / "labels.json").write_text(text + "\n", encoding="utf-8")
