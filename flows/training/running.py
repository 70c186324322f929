"""How the weights that run do: their scores, speed, time to load and memory."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from flows.language.decoding import SPAN_HEADS
from flows.language.features import sentence_shapes
from flows.language.network import Network
from flows.training.conllu import Sentence
from flows.training.predict import Prediction

_AT_ONCE = 25
"""Sentences read as one document."""


def predict(network: Network, sentences: Sequence[Sentence]) -> list[Prediction | None]:
    """What the weights that run say of sentences, on the corpora's own words."""
    found: list[Prediction | None] = []
    for at in range(0, len(sentences), _AT_ONCE):
        group = sentences[at : at + _AT_ONCE]
        words = [
            word for s in group for word in zip(network.pieces(s.words), sentence_shapes(s.words), strict=True)
        ]
        bounds = np.concatenate(([0], np.cumsum([len(s.words) for s in group])))
        analysis = network.read(words, bounds[:-1])
        tags = np.concatenate([scores.tags for scores in network.scores(words, bounds)])
        for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
            heads = analysis.heads[start:end]
            local = np.where(heads == np.arange(start, end), 0, heads - start + 1)
            classes = {
                name: [network.classes[name][i] for i in values[start:end].tolist()]
                for name, values in analysis.classes.items()
            }
            labels = [network.classes["labels"][i] for i in analysis.labels[start:end].tolist()]
            spans = {name: tags[start:end, network.columns[name]] for name in SPAN_HEADS}
            found.append(Prediction(classes, local.tolist(), labels, spans))
    return found


def cnn_pipeline(sentences: Sequence[Sentence]) -> Language:
    """A pipeline of the shape of spaCy's small English one: CNN, tagger, parser, entities; labels from sentences.

    Its weights are as initialised: for its speed only.
    """
    nlp = spacy.blank("en")
    for name in ("tok2vec", "tagger", "parser"):
        nlp.add_pipe(name, config=_LISTENING if name != "tok2vec" else _TOK2VEC)
    nlp.add_pipe("ner")
    examples = []
    for s in sentences:
        heads = [h - 1 if h else i for i, h in enumerate(s.heads)]
        doc = Doc(nlp.vocab, words=s.words, tags=s.xpos, heads=heads, deps=s.deprels)
        doc.ents = [spacy.tokens.Span(doc, 0, 1, label=kind) for kind in ("ORG",)]
        examples.append(Example(Doc(nlp.vocab, words=s.words), doc))
    nlp.initialize(lambda: examples)
    return nlp


_TOK2VEC = {
    "model": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
            "rows": [5000, 1000, 2500, 2500, 50, 50],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }
}
_LISTENING = {"model": {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}}}


def words_per_second(nlp: Language, texts: Sequence[str]) -> float:
    """Tokens that are no white space, per second of processor time on one thread."""
    list(nlp.pipe(texts[:3]))
    began = time.process_time()
    count = sum(sum(not token.is_space for token in doc) for doc in nlp.pipe(texts))
    return count / (time.process_time() - began)


_LOAD = """
import json, pathlib, re, sys, time
import spacy
began = time.process_time()
import flows.language
nlp = flows.language.load()
loaded = time.process_time() - began
for line in open(sys.argv[1], encoding="utf-8"):
    nlp(json.loads(line)["text"])
# Not ru_maxrss, which a process inherits from the one that started it.
status = pathlib.Path("/proc/self/status").read_text()
print(json.dumps([loaded, int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) / 1024]))
"""


def load_and_memory(articles: Path) -> tuple[float, float]:
    """Seconds to load the pipeline after spaCy itself, and peak MB of a process that reads all articles."""
    command = [sys.executable, "-c", _LOAD, str(articles)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own program
    seconds, megabytes = json.loads(done.stdout)
    return float(seconds), float(megabytes)
