"""The network: a small BERT with letter shapes, and light heads over the first piece of every word."""

import copy
import json
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from flows.language.decoding import SPAN_HEADS
from flows.language.features import CLS, PADDING, SEP, SHAPE_COUNT, UNKNOWN


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the network. The encoder's are MiniLM-L6's and must stay."""

    hidden: int = 384
    layers: int = 6
    attention_heads: int = 12
    inner: int = 1536
    positions: int = 512
    arc: int = 256
    label: int = 160
    relation: int = 64


class Layer(nn.Module):
    """One transformer layer, normalised after each sum as BERT's are."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.attention_heads = sizes.attention_heads
        self.qkv = nn.Linear(sizes.hidden, 3 * sizes.hidden)
        self.mixed = nn.Linear(sizes.hidden, sizes.hidden)
        self.norm1 = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.inner = nn.Linear(sizes.hidden, sizes.inner)
        self.outer = nn.Linear(sizes.inner, sizes.hidden)
        self.norm2 = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` (batch, pieces, hidden); ``mask`` (batch, 1, 1, pieces), true where there is a piece."""
        b, s, h = x.shape
        q, k, v = self.qkv(x).view(b, s, 3, self.attention_heads, -1).permute(2, 0, 3, 1, 4)
        drop = self.dropout.p if self.training else 0.0
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=drop)
        x = self.norm1(x + self.dropout(self.mixed(mixed.transpose(1, 2).reshape(b, s, h))))
        out: Tensor = self.norm2(x + self.dropout(self.outer(F.gelu(self.inner(x)))))
        return out


class Encoder(nn.Module):
    """Pieces and shapes → one vector a piece."""

    def __init__(self, vocabulary: int, sizes: Sizes, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, sizes.hidden)
        self.positions = nn.Embedding(sizes.positions, sizes.hidden)
        self.shapes = nn.Embedding(SHAPE_COUNT, sizes.hidden)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """``ids``, ``shapes`` and ``mask`` (batch, pieces) → (batch, pieces, hidden)."""
        return self.both(ids, shapes, mask)[1]

    def both(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """What the last layer reads, and what it gives; each (batch, pieces, hidden)."""
        positions = self.positions.weight[: ids.shape[1]]
        x = self.dropout(self.norm(self.pieces(ids) + positions + self.shapes(shapes)))
        before = x
        for layer in self.layers:
            before, x = x, layer(x, mask[:, None, None, :])
        return before, x


class Model(nn.Module):
    """The encoder with its heads: word tags, arcs, arc labels.

    ``heads`` gives the number of classes of each word tag head, by name. After ``branch``, the tags of mentions
    (``SPAN_HEADS``) are read from a last layer of their own, beside the one that the trees are read from.
    """

    def __init__(
        self,
        vocabulary: int,
        sizes: Sizes,
        heads: dict[str, int],
        labels: int,
        relations: int,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.sizes, self.heads = sizes, heads
        self.encoder = Encoder(vocabulary, sizes, dropout)
        self.tags = nn.Linear(sizes.hidden, sum(heads.values()))
        self.dependent = nn.Linear(sizes.hidden, sizes.arc)
        self.head = nn.Linear(sizes.hidden, sizes.arc)
        self.arc = nn.Parameter(torch.zeros(sizes.arc, sizes.arc))
        self.arc_bias = nn.Parameter(torch.zeros(sizes.arc))
        self.label_dependent = nn.Linear(sizes.hidden, sizes.label)
        self.label_head = nn.Linear(sizes.hidden, sizes.label)
        self.label = nn.Linear(sizes.label, labels)
        self.relation_from = nn.Linear(sizes.hidden, sizes.relation)
        self.relation_to = nn.Linear(sizes.hidden, sizes.relation)
        self.relation = nn.Linear(sizes.relation, relations)
        self.dropout = nn.Dropout(0.25)
        self.names_layer: Layer | None = None
        self.names_tags: nn.Linear | None = None
        nn.init.orthogonal_(self.arc)

    @property
    def span_classes(self) -> int:
        """Columns of ``tags`` that tag mentions: its last ones."""
        return sum(self.heads[name] for name in SPAN_HEADS if name in self.heads)

    def branch(self) -> None:
        """Give the tags of mentions a last layer of their own, which begins as a copy of the encoder's."""
        self.names_layer = copy.deepcopy(cast(Layer, self.encoder.layers[-1]))
        self.names_tags = nn.Linear(self.sizes.hidden, self.span_classes)
        with torch.no_grad():
            self.names_tags.weight.copy_(self.tags.weight[-self.span_classes :])
            self.names_tags.bias.copy_(self.tags.bias[-self.span_classes :])

    def words(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors of the words, row 0 the root's; ``first`` (batch, 1 + words) is each one's first piece.

        The first are read for trees, the second for mentions; without a branch they are the same.
        """
        before, x = self.encoder.both(ids, shapes, mask)
        at = first[:, :, None].expand(-1, -1, x.shape[2])
        found = x.gather(1, at)
        if self.names_layer is None:
            return found, found
        return found, self.names_layer(before, mask[:, None, None, :]).gather(1, at)

    def arcs(self, x: Tensor) -> Tensor:
        """Arc scores (batch, words, 1 + words) of word vectors (batch, 1 + words, hidden)."""
        head = self.dropout(F.relu(self.head(x)))
        dependent = self.dropout(F.relu(self.dependent(x[:, 1:])))
        out: Tensor = (dependent @ self.arc + self.arc_bias) @ head.transpose(1, 2)
        return out

    def arc_labels(self, x: Tensor, heads: Tensor) -> Tensor:
        """Label scores of each word's arc to ``heads`` (batch, words; 0 is the root)."""
        above = self.label_head(x).gather(1, heads[:, :, None].expand(-1, -1, self.sizes.label))
        out: Tensor = self.label(self.dropout(F.relu(self.label_dependent(x[:, 1:]) + above)))
        return out

    def relations(self, x: Tensor, row: Tensor, start: Tensor, end: Tensor) -> Tensor:
        """Relation scores (pairs, classes) of words ``start`` to ``end`` (1-based) of sentences ``row``."""
        joint = self.relation_from(x[row, start]) + self.relation_to(x[row, end])
        out: Tensor = self.relation(self.dropout(F.relu(joint)))
        return out

    def word_tags(self, x: Tensor, named: Tensor) -> dict[str, Tensor]:
        """Scores of every word tag head (batch, words, classes), of the two kinds of ``words``."""
        scores = self.tags(self.dropout(x[:, 1:]))
        if self.names_tags is not None:
            of_mentions = self.names_tags(self.dropout(named[:, 1:]))
            scores = torch.cat([scores[:, :, : -self.span_classes], of_mentions], dim=2)
        return dict(zip(self.heads, scores.split(list(self.heads.values()), dim=2), strict=True))


def minilm(folder: Path) -> tuple[list[str], dict[str, Tensor]]:
    """Vocabulary and encoder weights of MiniLM-L6 as published, its vocabulary cut to what English text uses.

    Unused entries and the characters of other scripts go: they would be a fifth of the file for nothing.
    """
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    if (config["hidden_size"], config["num_hidden_layers"]) != (384, 6):
        raise ValueError(f"{folder}: not MiniLM-L6-H384")
    full = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    keep = [i for i, piece in enumerate(full) if _is_kept(piece)]
    raw = load_file(folder / "model.safetensors")
    weights = {
        "pieces.weight": raw["embeddings.word_embeddings.weight"][keep],
        "positions.weight": raw["embeddings.position_embeddings.weight"]
        + raw["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": raw["embeddings.LayerNorm.weight"],
        "norm.bias": raw["embeddings.LayerNorm.bias"],
    }
    names = {
        "attention.output.dense": "mixed",
        "attention.output.LayerNorm": "norm1",
        "intermediate.dense": "inner",
        "output.dense": "outer",
        "output.LayerNorm": "norm2",
    }
    for i in range(6):
        old, new = f"encoder.layer.{i}", f"layers.{i}"
        for end in ("weight", "bias"):
            parts = [raw[f"{old}.attention.self.{part}.{end}"] for part in ("query", "key", "value")]
            weights[f"{new}.qkv.{end}"] = torch.cat(parts)
            for theirs, ours in names.items():
                weights[f"{new}.{ours}.{end}"] = raw[f"{old}.{theirs}.{end}"]
    return [full[i] for i in keep], weights


def _is_kept(piece: str) -> bool:
    if piece in (CLS, SEP, UNKNOWN, PADDING):
        return True
    if piece.startswith("["):
        return piece == "["
    return all(c < "\u0250" or "\u2000" <= c < "\u2300" for c in piece)
