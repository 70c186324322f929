# ruff: noqa: E402 - what needs torch is imported after the test for it
"""The graph that runs computes what the network computes."""

import pytest

torch = pytest.importorskip("torch", reason="training needs the environment of `make training`")
pytest.importorskip("onnx", reason="training needs the environment of `make training`")

import numpy as np
import onnxruntime as ort

from flows.language.features import Pieces
from flows.training import export
from flows.training.conllu import Sentence
from flows.training.graph import Graph
from flows.training.model import Model, Sizes

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *"abcdefghij", *(f"##{c}" for c in "abcdefghij")]


@pytest.fixture(params=[False, True], ids=["whole", "branched"])
def model(request: pytest.FixtureRequest) -> Model:
    torch.manual_seed(0)
    made = Model(len(VOCABULARY), Sizes(layers=2), {"upos": 5, "names": 9, "nominals": 5}, 4, 3)
    torch.nn.init.normal_(made.encoder.shapes.weight, std=0.1)
    if request.param:
        made.branch()
        assert made.names_layer is not None
        torch.nn.init.normal_(made.names_layer.mixed.weight, std=0.1)
    return made.eval()


SENTENCES = [["abc", "d", "Ef"], ["g"], ["HIJ", "a", "bb", "c", "d"]]


def run(proto: object, feed: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    session = ort.InferenceSession(proto.SerializeToString())  # type: ignore[attr-defined]
    return dict(zip((o.name for o in session.get_outputs()), session.run(None, feed), strict=True))


def test_float_graph_equals_the_network(model: Model) -> None:
    pieces = Pieces(VOCABULARY)
    feed = export.feed(SENTENCES, pieces)
    found = run(export.encoder_graph(model, Graph(is_float=True)), feed)
    rows, width = feed["ids"].shape
    mask = torch.arange(width)[None] < torch.from_numpy(feed["lengths"])[:, None]
    first = torch.from_numpy(feed["first"]).long() - torch.arange(rows)[:, None] * width
    with torch.no_grad():
        ids, shapes = (torch.from_numpy(feed[name]).long() for name in ("ids", "shapes"))
        x, named = model.words(ids, shapes, mask, first)
        arcs = model.arcs(x).numpy()
        tags = torch.cat(list(model.word_tags(x, named).values()), dim=2).numpy()
    for r, words in enumerate(SENTENCES):
        n = len(words)
        np.testing.assert_allclose(found["arcs"][r, 1 : n + 1, : n + 1], arcs[r, :n, : n + 1], atol=1e-4)
        np.testing.assert_allclose(found["tags"][r, 1 : n + 1], tags[r, :n], atol=1e-4)


def test_quantised_graph_is_near(model: Model) -> None:
    pieces = Pieces(VOCABULARY)
    feed = export.feed(SENTENCES, pieces)
    ranges = export.calibrate(model, [Sentence("own", words) for words in SENTENCES], pieces)
    exact = run(export.encoder_graph(model, Graph(is_float=True)), feed)
    near = run(export.encoder_graph(model, Graph(ranges)), feed)
    spread = float(np.abs(exact["tags"]).max())
    assert float(np.abs(exact["tags"] - near["tags"]).max()) < 0.25 * spread


def test_pair_graph(model: Model) -> None:
    first, second = np.random.default_rng(0).normal(size=(2, 4, 160)).astype(np.float32)
    found = run(export.pair_graph(model.label), {"first": first, "second": second})["scores"]
    with torch.no_grad():
        expected = model.label(torch.relu(torch.from_numpy(first + second))).numpy()
    np.testing.assert_allclose(found, expected, atol=1e-4)
