"""Lemmas: a table of what the rules get wrong, then rules for English endings.

The rules and the table are chosen together: ``flows.training.lemmas`` puts into the table every form of the
treebanks whose lemma the rules miss.
"""

from pathlib import Path

_VOWELS = frozenset("aeiou")
_AS_WRITTEN = frozenset({"PROPN", "X", "SYM", "PUNCT", "NUM"})

Table = dict[tuple[str, str], str]
"""(universal tag, lower-cased form) → lemma."""


def read(path: Path) -> Table:
    """The table of a file of tag, form and lemma, one entry a line, tab-separated."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {(upos, form): lemma for upos, form, lemma in rows}


def lemma(form: str, upos: str, feats: str, table: Table) -> str:
    """The lemma of a word, by its universal tag and features (as CoNLL-U writes them)."""
    lower = form.lower()
    if upos == "PRON" and lower == "her" and "Case=Acc" in feats:
        return "she"
    known = table.get((upos, lower))
    if known is not None:
        return known
    if upos in _AS_WRITTEN:
        return _singular(form) if upos == "PROPN" and "Number=Plur" in feats and lower.endswith("s") else form
    return by_rule(lower, upos, feats)


def by_rule(form: str, upos: str, feats: str) -> str:
    """The lemma of a lower-cased form by its ending alone."""
    if upos == "NOUN" and "Number=Plur" in feats:
        return _singular(form)
    if upos in ("VERB", "AUX"):
        return _verb(form, feats)
    if upos in ("ADJ", "ADV") and "Degree=Cmp" in feats:
        return _base_of_degree(form, "er")
    if upos in ("ADJ", "ADV") and "Degree=Sup" in feats:
        return _base_of_degree(form, "est")
    return form


def _singular(form: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zes")):
        return form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")):
        return form[:-1]
    return form


def _verb(form: str, feats: str) -> str:
    if "VerbForm=Ger" in feats or ("Tense=Pres" in feats and "VerbForm=Part" in feats):
        return _stem(form[:-3]) if form.endswith("ing") and len(form) > 4 else form
    if "Tense=Past" in feats:
        if form.endswith("ied") and len(form) > 4:
            return form[:-3] + "y"
        return _stem(form[:-2]) if form.endswith("ed") and len(form) > 3 else form
    if "Person=3" in feats and "Number=Sing" in feats:
        if form.endswith("oes"):
            return form[:-2]
        return _singular(form)
    return form


def _stem(stem: str) -> str:
    """The base form of a verb from its stem: a doubled letter made single, a silent e put back."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsze" + "aiou":
        return stem[:-1]
    if len(stem) < 2 or stem[-1] in "wxy" or stem.endswith(("er", "en", "on", "it", "el", "et", "op", "ow")):
        return stem
    vowels = sum(c in _VOWELS for c in stem)
    before, last = stem[-2], stem[-1]
    if last in "vcgzsu" and not stem.endswith(("ss", "ous")):
        return stem + "e"
    if stem.endswith(
        ("at", "ut", "iz", "is", "ur", "ir", "uc", "ic", "id", "od", "ul", "pl", "bl", "tl", "dl", "gl")
    ):
        return stem + "e" if before not in _VOWELS or stem[-3:-2] not in _VOWELS else stem
    if vowels == 1 and last not in _VOWELS and before in _VOWELS and len(stem) > 2:
        return stem + "e"
    return stem


def _base_of_degree(form: str, ending: str) -> str:
    if not form.endswith(ending) or len(form) <= len(ending) + 2:
        return form
    stem = form[: -len(ending)]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2] and stem[-1] not in "lsaeiou":
        return stem[:-1]
    return (
        stem + "e"
        if stem[-1] in "gcsv" or stem.endswith(("id", "at", "ut", "ar", "ur", "ir", "bl", "pl", "tl"))
        else stem
    )
