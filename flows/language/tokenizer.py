"""Words: spaCy's English rules, adapted to the conventions of UD English-EWT and GUM.

Those treebanks split words at hyphens and slashes, save after a short list of prefixes
(`seeds/word_prefixes.csv`), and split off clitics. Reference marks of encyclopedias stand apart.
"""

import re

from spacy.lang.char_classes import (
    ALPHA,
    ALPHA_LOWER,
    ALPHA_UPPER,
    CONCAT_QUOTES,
    HYPHENS,
    LIST_ELLIPSES,
    LIST_ICONS,
    LIST_PUNCT,
    LIST_QUOTES,
)
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from flows.language import words
from flows.language.sentences import INVISIBLE

_REFERENCE = r"\[(?:\d{1,3}|[a-z]|citation needed|note \d+|nb \d+)\]"
_HYPHEN = r"-|–|—|--|---|——|~|‑"


def _prefixes() -> list[str]:
    return [
        "§", "%", "=", "—", "–", r"\+(?![0-9])", r"--+", r"-(?=[^\W\d])",
        *LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, *LIST_ICONS,
        r"US\$", r"C\$", r"A\$", r"\$", "£", "€", "¥", "฿", "₹", r"Rs\.?(?=\d)", r"INR(?=\d)",
        "•", "▪", "●", r"\*+(?=\w)", rf"[{INVISIBLE}]+", "<", ">", r"/(?=\w+$)", r"‘‘", r"``",
    ]  # fmt: skip


def _suffixes() -> list[str]:
    return [
        *LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, *LIST_ICONS,
        "'s", "'S", "’s", "’S", "—", "–", r"--+", r"(?<=[\w)])-", "…", rf"[{INVISIBLE}]+",
        _REFERENCE,
        r"(?<=[0-9])\+", r"(?<=°[FfCcKk])\.", r"(?<=[0-9])(?:[$£€¥]|%)",
        r"(?<=[0-9])(?:km|km²|kg|mm|cm|mph|lb|lbs|pm|am|PM|AM|p\.m\.|a\.m\.)",
        rf"(?<=[0-9{ALPHA_LOWER}%²\-\+{CONCAT_QUOTES}\)\]])\.",
        rf"(?<=[{ALPHA_UPPER}][{ALPHA_UPPER}])\.",
        r"(?<=\d{4})\.",
    ]  # fmt: skip


def _infixes() -> list[str]:
    kept = "|".join(sorted(words.cues("word_prefixes"), key=len, reverse=True))
    # A look-behind needs one width, so each length of prefix has its own.
    guards = "".join(
        rf"(?<!\b(?:{'|'.join(group)}))"
        for group in _by_length([w for cue in kept.split("|") for w in (cue, cue.capitalize())])
    )
    return [
        *LIST_ELLIPSES, *LIST_ICONS,
        rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}][{ALPHA}’'])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9.)]){guards}(?:{HYPHENS})(?=[{ALPHA}0-9(])",
        rf"(?<=[{ALPHA}0-9.)])(?:{HYPHENS})(?=[{ALPHA_UPPER}])",
        rf"(?<=[{ALPHA}])[:<>=/;](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[\"“”()](?=[{ALPHA}0-9])",
        r"(?<=[0-9])[+\*^](?=[0-9-])",
        r"--+", "—", rf"[{INVISIBLE}]+", _REFERENCE, r"(?<=\w)[\[\]](?=\w)",
    ]  # fmt: skip


def _by_length(cues: list[str]) -> list[list[str]]:
    groups: dict[int, list[str]] = {}
    for cue in cues:
        groups.setdefault(len(cue), []).append(cue)
    return [sorted(group) for _, group in sorted(groups.items())]


def english(nlp: Language) -> Tokenizer:
    """The tokenizer of the house, for a blank English pipeline."""
    rules = dict(nlp.Defaults.tokenizer_exceptions or {})
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(_prefixes()).search,
        suffix_search=compile_suffix_regex(_suffixes()).search,
        infix_finditer=compile_infix_regex(_infixes()).finditer,
        url_match=nlp.Defaults.url_match,
    )
