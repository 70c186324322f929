"""Treebanks and names that train the model: UD-EWT, GUM, Universal NER."""

from pathlib import Path

from flows.training.conllu import Sentence, read
from flows.training.mentions import mark_gum, mark_uner


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
