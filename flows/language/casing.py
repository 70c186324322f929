"""Small letters for what is written in capitals throughout: wire copy, telegrams, headlines.

Capitals tell names from other words, and every rule for names reads them. Where a sentence has nothing but
capitals, the encoder (which reads such text without case) says which words are names, and the reviewed names of
`seeds/` say how they are written. The text is then read once more as it would stand in a newspaper.
"""

import re
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Token

from flows.language import structure, words, written_names

NAME = "casing"
"""The component's name."""

WRITTEN = "written"
"""Key of `Doc.user_data` that holds the text as it was written, where the Doc's case is restored."""

_LETTERS = re.compile(r"[^\W\d_]+")
# "Kan'an", but "O'Neill" and "D'Aubuisson".
_INSIDE = re.compile(r"(?<=[^\W\d_]{2}['’‘`])[^\W\d_]")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?|[^\W\d_]")
_ORDINAL = re.compile(r"\d+(?:ST|ND|RD|TH|S|MM|KM|KG|M)")
_ROMAN = re.compile(r"(?=[IVX]{2,})X{0,3}(?:IX|IV|V?I{0,3})")
_VOWEL = re.compile(r"[AEIOUY]")
_FEWEST_WORDS, _SHARE = 3, 0.8
_LONGEST_ACRONYM, _LONGEST_BRACKETED, _LONGEST_UNSAYABLE = 10, 7, 6
_NAMED = frozenset({"ORG", "PERSON", "PLACE", "NATIONALITY"})
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "X"})


def text_of(doc: Doc) -> str:
    """The text of a Doc as it was written."""
    written = doc.user_data[WRITTEN] if WRITTEN in doc.user_data else structure.text_of(doc)
    if not isinstance(written, str):
        raise TypeError(f"user_data[{WRITTEN!r}] is a {type(written).__name__}")
    return written


@Language.factory(NAME)
def create_casing(nlp: Language, name: str) -> "Casing":
    """The component's factory; it stands after the encoder, and uses the pipeline's tokenizer and encoder."""
    return Casing(nlp)


class Casing:
    """Reads a Doc again with its case restored where sentences are written in capitals throughout."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        """The Doc itself, or that of the same text with small letters; `text_of` gives the text."""
        text = restored(doc)
        if text is None:
            return doc
        read = self.nlp.get_pipe("encoder")(self.nlp.make_doc(text))
        read.user_data[WRITTEN] = text_of(doc)
        return read


def in_capitals(doc: Doc) -> list[bool]:
    """For each token, whether its sentence is written in capitals."""
    flags = [False] * len(doc)
    texts = [token.text for token in doc]
    bounds = [*(i for i, token in enumerate(doc) if token.is_sent_start or not i), len(texts)]
    for start, end in pairwise(bounds):
        spelled = [w for w in texts[start:end] if len(w) > 1 and w.isalpha()]
        if len(spelled) >= _FEWEST_WORDS and sum(w.isupper() for w in spelled) >= _SHARE * len(spelled):
            flags[start:end] = [True] * (end - start)
    return flags


def restored(doc: Doc) -> str | None:
    """The text of a Doc that the encoder has read, of the same length, with small letters restored.

    None where no sentence is written in capitals.
    """
    upper = in_capitals(doc)
    if not any(upper):
        return None
    written = text_of(doc)
    acronyms = _acronyms(doc, upper)
    small = {t.text for t, is_upper in zip(doc, upper, strict=True) if not is_upper and t.text.islower()}
    found = list(written)
    names = dict(written_names.find(written))
    is_first = True
    for token, is_upper in zip(doc, upper, strict=True):
        is_first = is_first or bool(token.is_sent_start)
        if not is_upper or not token.text.isupper():
            continue
        new = token.text if token.text in acronyms else _word(token, names.get(token.idx, ("", False)), small)
        if is_first:
            new = new[:1].upper() + new[1:]
            is_first = False
        if len(new) == len(token):
            found[token.idx : token.idx + len(token)] = new
    return "".join(found)


def _word(token: Token, known: tuple[str, bool], small: set[str]) -> str:
    """A word of a sentence in capitals as it is written elsewhere; `known` is how a reviewed name has it."""
    text, low = token.text, token.text.lower()
    name, is_sure = known
    is_named = token.pos_ == "PROPN" or (token.ent_type_ in _NAMED and token.pos_ in _NOMINAL)
    if low.rstrip(".") in words.cues("calendar_words"):
        is_dated = (_before(token) or token).is_digit
        return title(text) if is_dated or is_named or token.pos_ == "NOUN" or token.ent_type_ == "TIME" else low
    if len(name) == len(text) and (is_sure or is_named) and not (name.isupper() and _is_part(token)):
        return name
    if low in words.cues("title_words") or low in words.cues("name_particles") or token.ent_type_ == "TIME":
        return low
    if low == "i" or _is_code(token):
        return text
    if low in words.cues("small_words") or (low in small and token.ent_type_ not in _NAMED):
        return low
    return title(text) if is_named or _is_unit(token) else low


def _is_unit(token: Token) -> bool:
    """Whether a word is the noun of a unit by its number: "11TH BRIGADE"."""
    before = _before(token)
    is_numbered = before is not None and _ORDINAL.fullmatch(before.text) is not None
    return is_numbered and token.lower_ in words.cues("unit_words", use="numbered")


def _before(token: Token) -> Token | None:
    """The word before a word, on this line or the one above."""
    return next((t for t in reversed(list(token.doc[max(0, token.i - 2) : token.i])) if not t.is_space), None)


def _is_part(token: Token) -> bool:
    """Whether letters that may be an acronym are the article of a name: "AL-SHIYYAH"."""
    return token.i + 1 < len(token.doc) and token.nbor(1).text == "-" and not token.whitespace_


def title(text: str) -> str:
    """A name in capitals with small letters after the first of each of its parts; "25TH" has none."""
    if _ORDINAL.fullmatch(text):
        return text.lower()
    return _INSIDE.sub(lambda m: m[0].lower(), _LETTERS.sub(lambda m: m[0][0] + m[0][1:].lower(), text))


def _is_code(token: Token) -> bool:
    """Whether a word in capitals stays so: initials, dotted letters, Roman numbers, what nobody can say."""
    text = token.text
    if text.lower().rstrip(".") in words.cues("abbreviations", kind="title"):
        return False
    if _DOTTED.fullmatch(text):
        return text.lower().rstrip(".") not in {"a", "y", "e"} or text.endswith(".")
    if _ROMAN.fullmatch(text):
        return (_before(token) or token).pos_ == "PROPN"
    return token.pos_ == "PROPN" and len(text) <= _LONGEST_UNSAYABLE and not _VOWEL.search(text)


# What agencies put in square brackets into a text, which is no name.
_EDITORIAL = frozenset({"TEXT", "SIC", "VIDEO", "REPORT", "EXCERPT", "EXCERPTS", "PASSAGE", "WORDS", "NAME"})


def _acronyms(doc: Doc, upper: list[bool]) -> set[str]:
    """Acronyms: the capitals of the text's other sentences, and letters in brackets or commas after a name."""
    found: set[str] = set()
    for i, token in enumerate(doc):
        text = token.text
        if not (text.isalpha() and text.isupper() and 2 <= len(text) <= _LONGEST_ACRONYM):
            continue
        if not upper[i]:
            found.add(text)
        elif 0 < i < len(doc) - 1 and token.lower_ not in words.cues("title_words"):
            marks = (doc[i - 1].text, doc[i + 1].text)
            is_pair = marks == ("(", ")") or (marks == ("[", "]") and text not in _EDITORIAL)
            is_named = token.pos_ in {"PROPN", "X"} or doc[max(i - 2, 0)].ent_type_ == "ORG"
            is_bracketed = is_pair and len(text) <= _LONGEST_BRACKETED and is_named
            is_aside = marks[0] in {"(", "[", ","} and not marks[1].isalpha() and _abbreviates(text, doc, i - 1)
            is_body = (
                marks in {(",", ","), (",", ".")} and len(text) <= _LONGEST_UNSAYABLE and token.ent_type_ == "ORG"
            )
            if is_bracketed or is_aside or (is_body and token.pos_ == "PROPN"):
                found.add(text)
    return found


def _abbreviates(text: str, doc: Doc, end: int) -> bool:
    """Whether letters are the initials of the words before token `end`, small words counted or not."""
    initials = full = ""
    for token in reversed(list(doc[max(0, end - 2 * len(text) - 2) : end])):
        if not token.text[0].isalpha():
            if token.is_space or token.text == "-":
                continue
            return False
        full = token.text[0] + full
        if token.lower_ not in words.cues("title_words"):
            initials = token.text[0] + initials
        if text in {initials, full}:
            return True
    return False
