"""Words: spaCy's English rules, adapted to the conventions of UD English-EWT and GUM.

Those treebanks split words at hyphens and slashes, save after a short list of prefixes
(`seeds/word_prefixes.csv`), and split off clitics. Reference marks of encyclopedias stand apart.
A name is always reachable: "anti-PKK" is three words though "anti-ship" is one.
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
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from flows.language import words
from flows.language.sentences import INVISIBLE

_REFERENCE = r"\[(?:\d{1,3}|[a-z]|citation needed|note \d+|nb \d+)\]"
_HYPHEN = rf"(?:{HYPHENS}|‑)"
_REPEATED = [r"<<+", r">>+", r"!!+", r"\?\?+", r"[!?][!?]+", r"__+", r"==+", r"\*\*+", r"##+", r"~~+", r"--+"]
# Dates, telephone numbers and codes of digits are words.
_DIGITS = re.compile(r"(?:\+?\d{1,3}-)?\(?\d{3}\)?-(?:\d{3}-)?\d{4}$|\d{1,4}[-/]\d{1,2}[-/]\d{1,4}$|\d{4}['’]s$")
_CURRENCY = [r"US\$", r"C\$", r"A\$", r"\$", "£", "€", "¥", "฿", "₹", r"Rs\.?(?=\d)", r"INR(?=\d)", r"USD(?=\d)"]
_UNITS = "km|km²|kg|mm|cm|mph|lb|lbs|pm|am|PM|AM|p\\.m\\.|a\\.m\\.|m|k"


def _prefixes() -> list[str]:
    return [
        "§", "%", "=", "—", "–", r"\+(?![0-9])", r"-(?=[^\W\d])", *_REPEATED,
        *LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, *LIST_ICONS, *_CURRENCY,
        "•", "▪", "●", r"\*+(?=\w)", rf"[{INVISIBLE}]+", "<", ">", "‘‘", "``",
    ]  # fmt: skip


def _suffixes() -> list[str]:
    return [
        *_REPEATED, *LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, *LIST_ICONS,
        "'s", "'S", "’s", "’S", "—", "–", r"(?<=[\w)])-", "…", rf"[{INVISIBLE}]+", _REFERENCE,
        r"(?<=[0-9])\+", r"(?<=°[FfCcKk])\.", r"(?<=[0-9])(?:[$£€¥]|%)", rf"(?<=[0-9])(?:{_UNITS})",
        rf"(?<=[0-9{ALPHA_LOWER}%²\-\+{CONCAT_QUOTES}\)\]])\.",
        rf"(?<=[{ALPHA_UPPER}][{ALPHA_UPPER}])\.",
    ]  # fmt: skip


def _infixes() -> list[str]:
    every = _guards(words.cues("word_prefixes"))
    kept = _guards(words.cues("word_prefixes", before_name="keep"))
    return [
        *LIST_ELLIPSES, *LIST_ICONS, *_REPEATED,
        rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}][{ALPHA}’'])",
        rf"(?<=[{ALPHA}0-9]),(?=[{ALPHA}])", rf"(?<=[{ALPHA}]),(?=[{ALPHA}0-9])",
        rf"(?<=[{ALPHA}0-9.)\]]){every}{_HYPHEN}(?=[{ALPHA_LOWER}])",
        rf"(?<=[{ALPHA}0-9.)\]]){kept}{_HYPHEN}(?=[{ALPHA_UPPER}])",
        rf"(?<=[{ALPHA}0-9.)\]]){_HYPHEN}(?=[0-9($])",
        rf"(?<=[{ALPHA}])[:<>=/;](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[\"“”()](?=[{ALPHA}0-9])", r"(?<=\))[:,;.](?=\w)",
        r"(?<=[0-9])[+\*^](?=[0-9-])", "—", rf"[{INVISIBLE}]+", _REFERENCE, r"(?<=\w)[\[\]](?=\w)",
    ]  # fmt: skip


def _guards(prefixes: frozenset[str]) -> str:
    """Look-behinds against the prefixes; each needs one width, so there is one for each length."""
    groups: dict[int, set[str]] = {}
    for prefix in prefixes:
        groups.setdefault(len(prefix), set()).update({prefix, prefix.capitalize(), prefix.upper()})
    return "".join(rf"(?<!\b(?:{'|'.join(sorted(group))}))" for _, group in sorted(groups.items()))


def _rules(nlp: Language) -> dict[str, list[dict[int, str]]]:
    """The exceptions of spaCy, and the abbreviations of `seeds/abbreviations.csv` with their period."""
    rules = {key: value for key, value in (nlp.Defaults.tokenizer_exceptions or {}).items() if key != "and/or"}
    for row in words.rows("abbreviations"):
        # "no.", "sat." and the like are words at the end of a sentence as often as abbreviations.
        if row["kind"] not in {"word", "number"} and len(row["cue"]) > 1:
            for form in (row["cue"], row["cue"].capitalize(), row["cue"].upper()):
                rules.setdefault(f"{form}.", [{ORTH: f"{form}."}])
    return rules


def english(nlp: Language) -> Tokenizer:
    """The tokenizer of the house, for a blank English pipeline."""
    return Tokenizer(
        nlp.vocab,
        rules=_rules(nlp),
        prefix_search=compile_prefix_regex(_prefixes()).search,
        suffix_search=compile_suffix_regex(_suffixes()).search,
        infix_finditer=compile_infix_regex(_infixes()).finditer,
        token_match=_DIGITS.match,
        url_match=nlp.Defaults.url_match,
    )
