"""re3d: conflict reporting with entities and relations, its plain text split into sentences and words here.

Its mentions are cut to our guideline with predicted trees, so reading it takes a network that has learnt trees.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.language.relations import SYMMETRIC
from flows.training.conllu import Mention, Pair, Sentence
from flows.training.labels import NO_RELATION, RELATIONS
from flows.training.mentions import RE3D_TYPES, mark_re3d, mention_head
from flows.training.plain import split_sentences, split_words
from flows.training.predict import Prediction
from flows.training.tags import Span

LEAST_CONFIDENCE = 0.5
"""Share of the crowd from which a mention counts as agreed; the rest are left open."""

_LONGEST = 200
"""Words of a sentence from which it is a table or a list that the splitter did not see, and is left out."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A sentence's words, its agreed and its doubtful spans, and its relations between spans."""

    words: list[str]
    agreed: list[Span]
    doubtful: list[Span]
    relations: list[tuple[Span, Span, str, float]]


def read(folder: Path) -> list[Raw]:
    """The sentences of re3d's documents."""
    entities, relations = (_by_document(folder / "re3d" / f"{name}.jsonl") for name in ("entities", "relations"))
    found: list[Raw] = []
    for line in (folder / "re3d" / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        for begin, end in split_sentences(document["text"]):
            offsets = [(begin + a, begin + b) for a, b in split_words(document["text"][begin:end])]
            if len(offsets) > _LONGEST:
                continue
            words = [document["text"][a:b] for a, b in offsets]
            found.append(_sentence(words, offsets, entities[document["id"]], relations[document["id"]]))
    return found


def _by_document(path: Path) -> defaultdict[str, list[dict[str, object]]]:
    rows: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["documentId"]].append(row)
    return rows


def _sentence(
    words: list[str],
    offsets: list[tuple[int, int]],
    entities: list[dict[str, object]],
    relations: list[dict[str, object]],
) -> Raw:
    starts = {a: i for i, (a, _) in enumerate(offsets)}
    ends = {b: i + 1 for i, (_, b) in enumerate(offsets)}

    def span(begin: object, end: object, kind: str) -> Span | None:
        a, b = (starts.get(int(str(begin))), ends.get(int(str(end))))
        return (a, b, kind) if a is not None and b is not None and a < b else None

    raw = Raw(words, [], [], [])
    for row in entities:
        kind = RE3D_TYPES.get(str(row["type"]))
        found = span(row["begin"], row["end"], kind) if kind else None
        if found is not None:
            (raw.agreed if float(str(row["confidence"])) >= LEAST_CONFIDENCE else raw.doubtful).append(found)
    for row in relations:
        source = span(row["sourceBegin"], row["sourceEnd"], "")
        target = span(row["targetBegin"], row["targetEnd"], "")
        if row["type"] in RELATIONS and source is not None and target is not None:
            raw.relations.append((source, target, RELATIONS[str(row["type"])], float(str(row["confidence"]))))
    return raw


def sentences(raw: Sequence[Raw], predictions: Sequence[Prediction | None]) -> list[Sentence]:
    """re3d's sentences with names, nominals and pairs; their trees are no annotation and are not kept."""
    found: list[Sentence] = []
    for each, prediction in zip(raw, predictions, strict=True):
        if prediction is None:
            continue
        sentence = Sentence("re3d", each.words)
        sentence.upos, sentence.heads, sentence.deprels = (
            prediction.classes["upos"],
            prediction.heads,
            prediction.deprels,
        )
        mark_re3d(sentence, each.agreed, each.doubtful)
        sentence.pairs = _pairs(sentence, each)
        sentence.upos, sentence.heads, sentence.deprels = [], [], []
        found.append(sentence)
    return found


def _pairs(sentence: Sentence, raw: Raw) -> list[Pair]:
    """Every ordered pair of the mentions' heads, with its relation or none."""

    def head(span: Span) -> int:
        return mention_head(sentence, Mention(span[0], span[1], ""))

    related: dict[tuple[int, int], tuple[str, float]] = {}
    for source, target, relation, confidence in raw.relations:
        a, b = head(source), head(target)
        related[a, b] = relation, confidence
        if relation in SYMMETRIC:
            related[b, a] = relation, confidence
    heads = {head(s) for s in raw.agreed if s[2] in ("ORG", "PERSON", "PLACE")} | {
        i for pair in related for i in pair
    }
    return [
        Pair(a, b, *related.get((a, b), (NO_RELATION, 1.0)))
        for a in sorted(heads)
        for b in sorted(heads)
        if a != b
    ]
