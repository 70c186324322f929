"""The spaCy component ``encoder``: tags, features, lemmas, trees, mentions of a Doc with sentence starts.

Sets on every token ``pos_`` (universal), ``tag_`` (Penn), ``morph``, ``lemma_``, ``head`` and ``dep_`` (Universal
Dependencies labels; a root's is ``root``); on the Doc ``ents`` (names), ``spans["nominals"]`` and
``user_data["relations"]`` (first token and token after the last, label, the same, probability). White space tokens
hang on the word before them with the label ``dep`` and are no word to the model.
"""

from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, ORTH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from flows.language import decoding, lemmas, relations
from flows.language.decoding import Ints
from flows.language.features import is_all_capitals, without_case, word_shape
from flows.language.network import Analysis, Network, Word

WEIGHTS = Path(__file__).parent / "weights"

_ATTRIBUTES = [POS, TAG, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
Orths = NDArray[np.uint64]

_ENT_BEGIN, _ENT_INSIDE, _ENT_OUTSIDE = 3, 1, 2


@Language.factory(
    "encoder",
    default_config={"weights": None},
    requires=["token.is_sent_start"],
    assigns=[
        "token.pos",
        "token.tag",
        "token.morph",
        "token.lemma",
        "token.head",
        "token.dep",
        "doc.ents",
        "doc.spans",
    ],
)
def create_encoder(nlp: Language, name: str, weights: str | None) -> "Encoder":
    """The component's factory; ``weights`` is a folder, by default the one in the package."""
    return Encoder(nlp.vocab, Path(weights) if weights else WEIGHTS)


class Encoder:
    """Reads Docs with the network of a weights folder.

    Raises ``WeightsError`` where the folder is not whole.
    """

    _REMEMBERED = 200_000

    def __init__(self, vocab: Vocab, folder: Path) -> None:
        self.vocab = vocab
        self.network = Network(folder)
        self._table = lemmas.read(folder / "lemmas.tsv")
        classes, add = self.network.classes, vocab.strings.add
        self._upos = np.array([spacy.symbols.IDS[label] for label in classes["upos"]], dtype=np.uint64)
        self._xpos = np.array([add(label) for label in classes["xpos"]], dtype=np.uint64)
        self._feats = np.array([vocab.morphology.add(f) for f in classes["feats"]], dtype=np.uint64)
        self._labels = np.array([add(label) for label in classes["labels"]], dtype=np.uint64)
        self._root, self._dep, self._space = add("root"), add("dep"), spacy.symbols.IDS["SPACE"]
        self._space_tag = add("_SP")
        self._types = np.array([add(kind) for kind in decoding.ENTITY_TYPES], dtype=np.uint64)
        self._plain = next((i for i, label in enumerate(classes["labels"]) if label == "dep"), 0)
        self._root_label = classes["labels"].index("root")
        self._words: dict[int, tuple[tuple[int, ...], int]] = {}
        self._lemmas: dict[tuple[int, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        if not len(doc):
            return doc
        orths, sent_starts = doc.to_array([ORTH, SENT_START]).T
        starts = sent_starts.astype(np.int64) == 1
        starts[0] = True
        is_space = self._is_space(orths)
        words = np.flatnonzero(~is_space)
        sentence = np.cumsum(starts) - 1
        of_words = sentence[words]
        values: Orths = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.uint64)
        values[:, 6] = _ENT_OUTSIDE
        heads = np.arange(len(doc))
        analysis = None
        if len(words):
            firsts = np.flatnonzero(np.concatenate(([True], of_words[1:] != of_words[:-1])))
            analysis = self.network.read(self._seen(orths[words], firsts), firsts)
            heads[words] = words[analysis.heads]
            self._set_words(values, words, orths[words], analysis)
            self._set_names(values, words, analysis)
        self._set_spaces(values, heads, np.flatnonzero(is_space), sentence, words)
        values[:, 4] = (heads - np.arange(len(doc))).astype(np.int64).view(np.uint64)
        rows: Any = values  # spaCy declares thinc's own array type here
        doc.from_array(_ATTRIBUTES, rows)
        if analysis is not None:
            self._set_nominals(doc, words, analysis)
            self._set_relations(doc, words, analysis, np.append(firsts, len(words)))
        return doc

    def _is_space(self, orths: Orths) -> NDArray[np.bool_]:
        """Which tokens are white space."""
        kinds, back = np.unique(orths, return_inverse=True)
        found: NDArray[np.bool_] = np.array([self.vocab[int(orth)].is_space for orth in kinds])[back]
        return found

    def _seen(self, orths: Orths, firsts: Ints) -> list[Word]:
        """Pieces and shape of every word."""
        known, strings = self._words, self.vocab.strings
        if len(known) > self._REMEMBERED:
            known.clear()
        keys = orths.tolist()
        new = [key for key in dict.fromkeys(keys) if key not in known]
        if new:
            texts = [strings[key] for key in new]
            for key, text, pieces in zip(new, texts, self.network.pieces(texts), strict=True):
                known[key] = (pieces, word_shape(text))
        seen = [known[key] for key in keys]
        ends = np.append(firsts[1:], len(keys)).tolist()
        for start, end in zip(firsts.tolist(), ends, strict=True):
            if is_all_capitals(strings[key] for key in keys[start:end]):
                shapes = without_case([shape for _, shape in seen[start:end]])
                seen[start:end] = [(p, s) for (p, _), s in zip(seen[start:end], shapes, strict=True)]
        return seen

    def _set_words(self, values: Orths, words: Ints, orths: Orths, analysis: Analysis) -> None:
        classes = analysis.classes
        labels = analysis.labels.copy()
        is_root = analysis.heads == np.arange(len(words))
        labels[(labels == self._root_label) & ~is_root] = self._plain
        labels[is_root] = self._root_label
        values[words, 0] = self._upos[classes["upos"]]
        values[words, 1] = self._xpos[classes["xpos"]]
        values[words, 2] = self._feats[classes["feats"]]
        values[words, 3] = self._lemmas_of(orths, classes["upos"], classes["feats"])
        values[words, 5] = self._labels[labels]

    def _lemmas_of(self, orths: Orths, upos: Ints, feats: Ints) -> list[int]:
        known = self._lemmas
        if len(known) > self._REMEMBERED:
            known.clear()
        found = []
        for key in zip(orths.tolist(), upos.tolist(), feats.tolist(), strict=True):
            value = known.get(key)
            if value is None:
                classes = self.network.classes
                text = lemmas.lemma(
                    self.vocab.strings[key[0]], classes["upos"][key[1]], classes["feats"][key[2]], self._table
                )
                value = known[key] = self.vocab.strings.add(text)
            found.append(value)
        return found

    def _set_names(self, values: Orths, words: Ints, analysis: Analysis) -> None:
        for start, end, kind in analysis.spans["names"]:
            first, last = words[start], words[end - 1] + 1
            values[first:last, 6] = _ENT_INSIDE
            values[first, 6] = _ENT_BEGIN
            values[first:last, 7] = self._types[kind]

    def _set_spaces(self, values: Orths, heads: Ints, spaces: Ints, sentence: Ints, words: Ints) -> None:
        for i in spaces.tolist():
            values[i, 0], values[i, 1], values[i, 5] = self._space, self._space_tag, self._dep
            before = int(np.searchsorted(words, i)) - 1
            if before >= 0 and sentence[words[before]] == sentence[i]:
                heads[i] = words[before]
            elif before + 1 < len(words) and sentence[words[before + 1]] == sentence[i]:
                heads[i] = words[before + 1]
            else:
                first = int(np.searchsorted(sentence, sentence[i]))
                heads[i] = first
                values[i, 5] = self._root if i == first else self._dep

    def _set_nominals(self, doc: Doc, words: Ints, analysis: Analysis) -> None:
        spans = [
            Span(doc, int(words[a]), int(words[b - 1]) + 1, label=int(self._types[kind]))
            for a, b, kind in analysis.spans["nominals"]
        ]
        doc.spans["nominals"] = SpanGroup(doc, name="nominals", spans=spans)

    def _set_relations(self, doc: Doc, words: Ints, analysis: Analysis, bounds: Ints) -> None:
        at = words.tolist()
        doc.user_data["relations"] = [
            (at[a], at[b - 1] + 1, label, at[c], at[d - 1] + 1, score)
            for a, b, label, c, d, score in relations.propose(self.network, analysis, bounds)
        ]
