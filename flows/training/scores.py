"""The page of the language model's scores, every figure measured when it is written."""

import json
from pathlib import Path

import flows.language
from flows.language.lemmas import read
from flows.language.network import Network
from flows.training import corpora, running
from flows.training.batches import Cases
from flows.training.conllu import Sentence
from flows.training.lemmas import accuracy
from flows.training.measure import measure, scores
from flows.training.run import restore

_ARTICLES = 200
"""Articles that speed is measured on."""

_ANCHORS = {
    ("ewt", "upos"): "97.0 wanted; bare MiniLM, three passes: 96.4",
    ("ewt", "uas"): "92.5 wanted; bare MiniLM, three passes: 91.2",
    ("ewt", "las"): "90.2 wanted; bare MiniLM, three passes: 88.7",
    ("gum", "las"): "87.5 wanted; bare MiniLM, three passes: 85.2",
    ("uner", "names"): "82 wanted",
}
_TITLES = {
    "upos": "UPOS", "feats": "features", "uas": "UAS", "las": "LAS", "las_main": "LAS, main labels",
    "names": "F1 of names (person, organisation, place)", "nominals": "F1 of nominals (the same types)",
}  # fmt: skip
_SETS = {"ewt": "UD-EWT test", "gum": "GUM test (open genres)", "uner": "UNER-EWT test"}


def page(folder: Path, trained: Path, weights: Path) -> str:
    """The page. ``trained`` is the float32 network, ``weights`` what runs; Markdown."""
    parts: dict[str, list[Sentence]] = {
        "ewt": corpora.ewt(folder, "test"),
        "gum": corpora.gum(folder, "test"),
        "uner": corpora.uner(folder, "test"),
    }
    network = Network(weights)
    has_float = (trained / "model.safetensors").is_file()
    lines = [
        "# Scores of the language model",
        "",
        "Written by `python -m flows.train scores`; see `docs/training.md` for what was tried. Scores are in",
        "percent, on the corpora's own words; UAS and LAS count punctuation, LAS whole labels. GUM's names and",
        "nominals are its mentions cut to our guideline (`flows/training/mentions.py`); UNER's names are as",
        "published.",
        "",
        "| on | measure | int8, as it runs | float32 | without case | wanted; anchor |",
        "| --- | --- | ---: | ---: | ---: | --- |",
    ]
    for name, sentences in parts.items():
        whole = scores(sentences, running.predict(network, sentences))
        exact: dict[str, float] = {}
        caseless: dict[str, float] = {}
        if has_float:
            model, pieces, inventory = restore(trained)
            exact = measure(model, sentences, pieces, inventory)
            caseless = measure(model, sentences, pieces, inventory, Cases(1, 0, 0))
        for key in whole:
            cells = [f"{found[key]:.1f}" if key in found else "" for found in (whole, exact, caseless)]
            anchor = _ANCHORS.get((name, key), "")
            lines.append(f"| {_SETS[name]} | {_TITLES[key]} | {' | '.join(cells)} | {anchor} |")
        if sentences[0].heads:
            right = accuracy(sentences, read(weights / "lemmas.tsv"))
            lines.append(f"| {_SETS[name]} | lemmas, from annotated tags (no network) | {right:.1f} | | | |")
    lines += ["", *_benchmark(trained.parent / "benchmark-re3d.json"), "", *_running(folder)]
    return "\n".join(lines) + "\n"


def _benchmark(path: Path) -> list[str]:
    if not path.is_file():
        return [
            "The re3d benchmark has not been run here (`python -m flows.train benchmark-re3d TRAIN DEV TEST`)."
        ]
    found = json.loads(path.read_text(encoding="utf-8"))
    seeds = ", ".join(f"{value:.3f}" for value in found["dev_micro_f1_by_seed"])
    return [
        "re3d benchmark (`re3d-conll`, exact span and type, micro F1, mean of 3 seeds):",
        f"dev {found['dev_micro_f1']:.3f} ({seeds}), in {found['minutes']} minutes. Wanted: 0.70 on the hidden",
        "test file. ConfliBERT: 0.684 ± 0.015 on test, its best variant 0.695; a bare MiniLM: 0.645.",
    ]


def _running(folder: Path) -> list[str]:
    articles = folder / "incidents" / "articles.jsonl"
    texts = [json.loads(line)["text"] for line in articles.read_text(encoding="utf-8").splitlines()[:_ARTICLES]]
    ours = running.words_per_second(flows.language.load(), texts)
    cnn = running.words_per_second(running.cnn_pipeline(corpora.ewt(folder, "dev")[:300]), texts)
    seconds, megabytes = running.load_and_memory(articles)
    return [
        "| running | figure | wanted |",
        "| --- | ---: | ---: |",
        f"| words per second, one thread, text to tags, trees and entities | {ours:,.0f} | |",
        f"| the same of a spaCy CNN pipeline of `en_core_web_sm`'s shape, same run | {cnn:,.0f} | |",
        f"| ratio | {ours / cnn:.2f} | 1.0 |",
        f"| load, seconds of processor time after spaCy itself | {seconds:.2f} | 1.0 |",
        f"| peak memory of a process that reads 982 articles, MB | {megabytes:,.0f} | 500 |",
    ]
