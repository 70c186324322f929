# ruff: noqa: E402 - what needs torch is imported after the test for it
"""The benchmark's reading, tags and chain."""

import itertools
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs the environment of `make training`")

from flows.language import decoding
from flows.language.features import Pieces
from flows.training import benchmark
from flows.training.crf import Chain
from flows.training.model import Encoder, Sizes


def test_read_conll(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The\tO\nNorthern\tB-Organisation\nFront\tI-Organisation\n\nIt\tO\n", encoding="utf-8")
    assert benchmark.read_conll(path) == [
        (["The", "Northern", "Front"], [(1, 3, "Organisation")]),
        (["It"], []),
    ]


def test_a_line_without_a_tag_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The\tO\nNorthern\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt, line 2"):
        benchmark.read_conll(path)


def test_tags_and_spans_agree() -> None:
    types = ["Location", "Organisation"]
    spans = [(0, 1, "Location"), (2, 5, "Organisation")]
    classes = benchmark.tag_classes(6, spans, types)
    tags = decoding.entity_tags(tuple(types))
    long = ["B-Organisation", "I-Organisation", "E-Organisation"]
    assert [tags[c] for c in classes] == ["S-Location", "O", *long, "O"]


def test_chain_probabilities_sum_to_one_over_whole_sequences() -> None:
    torch.manual_seed(0)
    chain = Chain(1)
    torch.nn.init.normal_(chain.step)
    scores = torch.randn(1, 3, 5)
    total = 0.0
    for tags in itertools.product(range(5), repeat=3):
        loss = chain(scores, torch.tensor([tags]), torch.tensor([3]))
        total += float(torch.exp(-3 * loss.detach()))
    assert total == pytest.approx(1.0, abs=1e-4)
    marginals = chain.marginals(scores[0]).exp()
    assert marginals.sum(dim=1).tolist() == pytest.approx([1.0] * 3, abs=1e-4)


def test_micro_f1() -> None:
    gold = [(["a", "b"], [(0, 1, "X")]), (["c"], [(0, 1, "Y")])]
    assert benchmark.micro_f1(gold, [[(0, 1, "X")], [(0, 1, "X")]]) == pytest.approx(0.5)


def test_training_ends_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the minutes run out before the passes do; each look at the clock is half a minute."""
    looks = itertools.count()
    monkeypatch.setattr(benchmark.time, "monotonic", lambda: 30.0 * next(looks))
    pieces = Pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b"])
    examples = benchmark.examples_of([(["a", "b"], [(0, 1, "X")])], pieces, ["X"])
    start = Encoder(len(pieces.vocabulary), Sizes()).state_dict()
    steps = []
    count = benchmark.tensors
    monkeypatch.setattr(benchmark, "tensors", lambda *given: steps.append(1) or count(*given))
    recipe = benchmark.Recipe(passes=50)
    tagger = benchmark.train_one(start, len(pieces.vocabulary), examples, pieces, 1, recipe, 0, minutes=2.0)
    assert len(steps) == 3
    assert not tagger.training
