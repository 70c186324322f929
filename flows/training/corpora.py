"""The corpora that may train the shipped model, each read into sentences."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from flows.training.conllu import Sentence, read
from flows.training.mentions import RE3D_TYPES, mark_gum, mark_re3d, mark_uner

_SHORT = (
    "Lt|Gen|Col|Maj|Capt|Sgt|Spc|Cpl|Brig|Mr|Mrs|Ms|Dr|Sen|Rep|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|St|No|vs|Jr|"
    "Sr|Gov|Adm|Pfc|Pvt"
)
_WORD = re.compile(rf"(?:[A-Za-z]\.)+(?<=[A-Z]\.)|\b(?:{_SHORT})\.|\d+(?:[.,:]\d+)*|[^\W_]+|[’']s\b|[^\w\s]|_")
_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]*[A-Z])|\n+")
_ABBREVIATION = re.compile(rf"\b(?:{_SHORT}|[A-Z](?:\.[A-Z])*)\.$")


def ewt(folder: Path, part: str) -> list[Sentence]:
    """UD English-EWT: tags and trees."""
    return list(read(folder / "ud-ewt" / f"{part}.conllu", "ewt"))


def gum(folder: Path, part: str) -> list[Sentence]:
    """GUM's open genres: tags, trees, names and nominals."""
    sentences = list(read(folder / "gum" / f"{part}.conllu", "gum"))
    for sentence in sentences:
        mark_gum(sentence)
    return sentences


def uner(folder: Path, part: str) -> list[Sentence]:
    """Universal NER over EWT: names only."""
    found: list[Sentence] = []
    for block in (folder / "uner-ewt" / f"{part}.iob2").read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and line[0].isdigit()]
        if rows:
            sentence = Sentence("uner", [row[1] for row in rows])
            mark_uner(sentence, [row[2] if row[2][:2] in ("B-", "I-") else "O" for row in rows])
            found.append(sentence)
    return found


def split_words(text: str) -> list[tuple[int, int]]:
    """Offsets of the words of a plain text, near enough to the treebanks' for entity training."""
    return [match.span() for match in _WORD.finditer(text)]


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of a plain text, near enough for entity training."""
    start = 0
    for match in _END.finditer(text):
        if "\n" not in match[0] and _ABBREVIATION.search(text[start : match.start()]):
            continue
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def re3d(folder: Path, least_confidence: float = 0.5) -> list[Sentence]:
    """re3d's documents with the entities that its annotators agreed on."""
    entities: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for line in (folder / "re3d" / "entities.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["confidence"] >= least_confidence and row["type"] in RE3D_TYPES:
            entities[row["documentId"]].append((row["begin"], row["end"], RE3D_TYPES[row["type"]]))
    sentences: list[Sentence] = []
    for line in (folder / "re3d" / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        for begin, end in split_sentences(text):
            offsets = [(begin + a, begin + b) for a, b in split_words(text[begin:end])]
            if len(offsets) > 200:
                continue
            starts = {a: i for i, (a, _) in enumerate(offsets)}
            ends = {b: i + 1 for i, (_, b) in enumerate(offsets)}
            spans = [(starts[a], ends[b], kind) for a, b, kind in entities[row["id"]] if a in starts and b in ends]
            sentence = Sentence("re3d", [text[a:b] for a, b in offsets])
            mark_re3d(sentence, spans)
            sentences.append(sentence)
    return sentences
