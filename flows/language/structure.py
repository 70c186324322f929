"""The part of the pipeline that needs no model: words, sentences, layout.

`blank()` makes a spaCy pipeline whose tokenizer sets them all, so that whatever component comes
after reads sentence starts that are already right.
"""

from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import spacy
from spacy.attrs import LENGTH, SENT_START, SPACY
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from flows.language import layout, overlong, tokenizer
from flows.language.layout import Layout

BROKEN = "broken"
"""Key of `Doc.user_data` that holds the text with the line breaks within its sentences, where there are any."""


class StructureTokenizer:
    """Text → Doc with tokens, sentence starts and `user_data["layout"]`.

    `doc.text` is the text with blanks for the line breaks within sentences, so that a name is one run of words
    wherever its line was broken; `text_of` gives the text, of the same length, exactly.
    `doc.user_data["layout"]` is a list of `Layout`, one for each of `doc.sents`. White space after a sentence
    belongs to it.
    """

    def __init__(self, vocab: Vocab, words: Tokenizer) -> None:
        self.vocab = vocab
        self.words = words

    def __call__(self, text: str) -> Doc:
        """The Doc of a text."""
        analysed = layout.analyse(text)
        unbroken = _unbroken(text, ((start, end) for start, end, _ in analysed))
        doc = self.words(unbroken)
        words = [token.text for token in doc]
        ranges = list(overlong.cut(analysed, _offsets(doc).tolist(), words))
        cuts = [start for start, _, _ in ranges]
        cuts += [place.value_start for _, _, place in ranges if place.value_start is not None]
        doc = _cut(doc, cuts)
        _mark_starts(doc, [start for start, _, _ in ranges])
        places = [place for _, _, place in ranges]
        # A text of nothing but white space is one sentence to spaCy.
        if unbroken != text:
            doc.user_data[BROKEN] = text
        doc.user_data["layout"] = places if places or not len(doc) else [Layout("boilerplate")]
        return doc

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterable[Doc]:
        """Docs of texts, in order."""
        for text in texts:
            yield self(text)

    # spaCy asks a tokenizer for these when a pipeline is saved; the rules live in code and seeds.
    def to_disk(self, path: str | Path, **kwargs: object) -> None:
        """Write nothing: the rules are code and seeds."""

    def from_disk(self, path: str | Path, **kwargs: object) -> "StructureTokenizer":
        """Read nothing."""
        return self

    def to_bytes(self, **kwargs: object) -> bytes:
        """Give no bytes: the rules are code and seeds."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> "StructureTokenizer":
        """Read nothing."""
        return self


@registry.tokenizers("orbat.structure.v1")  # type: ignore[untyped-decorator]  # spaCy types it so
def create_tokenizer() -> Callable[[Language], StructureTokenizer]:
    """The tokenizer's factory, for a spaCy configuration."""

    def build(nlp: Language) -> StructureTokenizer:
        return StructureTokenizer(nlp.vocab, tokenizer.english(nlp))

    return build


def blank() -> Language:
    """An English pipeline with the house's words, sentences and layout, and no model."""
    return spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "orbat.structure.v1"}}})


def text_of(doc: Doc) -> str:
    """The text that a Doc was made of, with its line breaks."""
    text = doc.user_data.get(BROKEN, doc.text)
    if not isinstance(text, str):
        raise TypeError(f"user_data[{BROKEN!r}] is a {type(text).__name__}")
    return text


def _unbroken(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """The text, of the same length, with blanks for the line breaks within its sentences."""
    parts, last = [], 0
    for start, end in ranges:
        parts += [text[last:start], text[start:end].replace("\n", " ")]
        last = end
    return "".join([*parts, text[last:]])


def _offsets(doc: Doc) -> npt.NDArray[np.int64]:
    """The first code point of each token."""
    sizes = doc.to_array([LENGTH, SPACY]).astype(np.int64).sum(axis=1)
    return np.concatenate(([0], np.cumsum(sizes)[:-1])) if len(doc) else np.zeros(0, dtype=np.int64)


def _cut(doc: Doc, places: list[int]) -> Doc:
    """The Doc with a token boundary at each of the places."""
    wanted = np.unique(np.array(places, dtype=np.int64))
    missing = [int(place) for place in np.setdiff1d(wanted, _offsets(doc), assume_unique=True)]
    if not missing:
        return doc
    text = doc.text
    words: list[str] = []
    spaces: list[bool] = []
    for token in doc:
        end = token.idx + len(token)
        cuts = [token.idx, *(place for place in missing if token.idx < place < end), end]
        for a, b in pairwise(cuts):
            words.append(text[a:b])
            spaces.append(b == end and bool(token.whitespace_))
    return Doc(doc.vocab, words=words, spaces=spaces)


def _mark_starts(doc: Doc, starts: list[int]) -> None:
    if not len(doc):
        return
    flags = np.full(len(doc), -1, dtype=np.int64)
    # White space before the first sentence belongs to it.
    flags[np.searchsorted(_offsets(doc), np.array(starts[1:], dtype=np.int64))] = 1
    flags[0] = 1
    doc.from_array([SENT_START], flags.view(np.uint64).reshape(-1, 1))  # type: ignore[arg-type]  # stubs say Ints2d
