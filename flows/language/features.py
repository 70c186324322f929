"""What the encoder sees of a word: its word pieces and the shape of its letters.

The pieces come from an uncased vocabulary; the shape gives case back as a separate, small signal. A sentence
written in capitals throughout carries no signal in its case, so its words get the shape ``NONE``, which training
shows the model often enough to read such text as well as the vocabulary allows.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import WordPiece

NONE, LOWER, TITLE, UPPER, INITIAL, MIXED, DIGITS, CODE, SYMBOL = range(9)
SHAPE_COUNT = 9

CLS, SEP, UNKNOWN, PADDING = "[CLS]", "[SEP]", "[UNK]", "[PAD]"

MAX_WORD_PIECES = 8
"""Pieces read of one word; only web addresses and the like have more."""

_CAPITALS_FROM = 3
"""Words in capitals, of two letters or more, from which a sentence without small letters counts as wire copy."""


def word_shape(word: str) -> int:
    """The shape class of one word, from its letters and digits."""
    if word.islower():
        return CODE if any(c.isdigit() for c in word) else LOWER
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return DIGITS if any(c.isdigit() for c in word) else SYMBOL
    if any(c.isdigit() for c in word):
        return CODE
    if len(letters) == 1:
        return INITIAL if letters[0].isupper() else NONE
    if word.isupper():
        return UPPER
    if letters[0].isupper() and all(not c.isupper() for c in letters[1:]):
        return TITLE
    return MIXED if any(c.isupper() for c in letters) else NONE


def is_all_capitals(words: Iterable[str]) -> bool:
    """Whether a sentence is written in capitals throughout, so that case says nothing."""
    capitals = 0
    for word in words:
        if any(c.islower() for c in word):
            return False
        capitals += len(word) > 1 and word.isalpha()
    return capitals >= _CAPITALS_FROM


def without_case(shapes: Sequence[int]) -> list[int]:
    """Shapes with every signal of case taken out; digits and symbols keep theirs."""
    return [s if s >= DIGITS else NONE for s in shapes]


def sentence_shapes(words: Sequence[str]) -> list[int]:
    """Shape classes of a sentence's words, one each."""
    shapes = [word_shape(word) for word in words]
    return without_case(shapes) if is_all_capitals(words) else shapes


class Pieces:
    """Word pieces of single words, remembered from word to word.

    Raises ``ValueError`` where the vocabulary lacks one of its four special pieces.
    """

    _REMEMBERED = 200_000

    def __init__(self, vocabulary: Sequence[str]) -> None:
        index = {piece: i for i, piece in enumerate(vocabulary)}
        missing = [piece for piece in (CLS, SEP, UNKNOWN, PADDING) if piece not in index]
        if missing:
            raise ValueError(f"vocabulary lacks {', '.join(missing)}")
        self.cls, self.sep, self.unknown, self.padding = (index[p] for p in (CLS, SEP, UNKNOWN, PADDING))
        self._tokenizer = Tokenizer(WordPiece(index, unk_token=UNKNOWN, max_input_chars_per_word=100))
        self._tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        self.vocabulary = tuple(vocabulary)
        self._known: dict[str, tuple[int, ...]] = {}

    @classmethod
    def read(cls, path: Path) -> "Pieces":
        """Pieces of a vocabulary file, one piece a line."""
        return cls(path.read_text(encoding="utf-8").splitlines())

    def __call__(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The piece ids of each word: one to ``MAX_WORD_PIECES`` of them."""
        known = self._known
        new = [word for word in dict.fromkeys(words) if word not in known]
        if new:
            if len(known) > self._REMEMBERED:
                known.clear()
                new = list(dict.fromkeys(words))
            for word, found in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
                known[word] = tuple(found.ids[:MAX_WORD_PIECES]) or (self.unknown,)
        return [known[word] for word in words]
