"""A small writer of ONNX graphs with quantised matrix products."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

_OPSET, _IR = 18, 10
_EXTENSIONS = "com.microsoft"


@dataclass(slots=True)
class Graph:
    """Nodes and constants, in order.

    Weights are int8 with one scale a column. Activations are uint8: with the fixed range that ``ranges`` gives for
    the product's name where there is one, so that no row depends on another; float32 throughout if ``is_float``.
    """

    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    is_float: bool = False
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)
    quantised: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    taps: dict[str, str] = field(default_factory=dict)

    def constant(self, value: NDArray[np.generic], name: str) -> str:
        """Add a constant."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(
        self, op: str, inputs: list[str], outputs: int = 1, extension: bool = False, **attributes: Any
    ) -> str:
        """Add a node; gives its first output (``name:1`` and on are the others)."""
        name = f"{op.lower()}_{len(self.nodes)}"
        names = [name, *(f"{name}:{i}" for i in range(1, outputs))]
        domain = _EXTENSIONS if extension else ""
        self.nodes.append(helper.make_node(op, inputs, names, domain=domain, **attributes))
        return name

    def linear(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32], name: str) -> str:
        """``x @ weight + bias``, ``weight`` of shape (in, out); ``x`` is tapped under ``name`` for calibration."""
        self.taps[name] = x
        b = self.constant(bias.astype(np.float32), f"{name}.bias")
        if self.is_float:
            product = self.node("MatMul", [x, self.constant(weight.astype(np.float32), f"{name}.weight")])
            return self.node("Add", [product, b])
        scale = np.maximum(np.abs(weight).max(axis=0), 1e-8).astype(np.float32) / np.float32(127)
        whole = np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
        w = self.constant(whole, f"{name}.weight")
        s = self.constant(scale, f"{name}.scale")
        zero = self.constant(np.zeros(len(scale), dtype=np.int8), f"{name}.zero")
        if x not in self.quantised:
            self.quantised[x] = self._quantise(x, name)
        xq, xs, xz = self.quantised[x]
        return self.node("MatMulIntegerToFloat", [xq, w, xs, s, xz, zero, b], extension=True)

    def _quantise(self, x: str, name: str) -> tuple[str, str, str]:
        if name not in self.ranges:
            first = self.node("DynamicQuantizeLinear", [x], outputs=3)
            return first, f"{first}:1", f"{first}:2"
        low, high = self.ranges[name]
        low, high = min(low, 0.0), max(high, 0.0)
        scale = (high - low) / 255
        s = self.constant(np.array(scale, dtype=np.float32), f"{name}.x_scale")
        z = self.constant(np.array(round(-low / scale), dtype=np.uint8), f"{name}.x_zero")
        return self.node("QuantizeLinear", [x, s, z]), s, z

    def table(self, rows: str, table: NDArray[np.float32], name: str) -> str:
        """Rows of an embedding table, kept as int8 with one scale a row."""
        if self.is_float:
            return self.node("Gather", [self.constant(table, name), rows])
        scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8).astype(np.float32) / np.float32(127)
        whole = np.round(table / scale).astype(np.int8)
        found = self.node("Gather", [self.constant(whole, name), rows])
        scales = self.node("Gather", [self.constant(scale, f"{name}.scale"), rows])
        return self.node("Mul", [self.node("Cast", [found], to=TensorProto.FLOAT), scales])

    def model(
        self, inputs: Mapping[str, tuple[int, Sequence[str]]], outputs: dict[str, str], metadata: str
    ) -> onnx.ModelProto:
        """The finished model; ``outputs`` maps the names that a caller sees to the nodes'."""
        for name, value in outputs.items():
            self.nodes.append(helper.make_node("Identity", [value], [name]))
        graph = helper.make_graph(
            self.nodes,
            "orbat",
            [helper.make_tensor_value_info(name, kind, list(shape)) for name, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs],
            self.constants,
        )
        model = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid(_EXTENSIONS, 1)]
        )
        model.ir_version = _IR
        model.producer_name, model.doc_string = "orbat", metadata
        return model
