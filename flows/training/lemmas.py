"""The lemma table: forms of the treebanks that the ending rules miss."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from flows.language import words
from flows.language.lemmas import Table, lemma
from flows.training.conllu import Sentence

# Their lemmas are made by rule alone.
_BY_RULE = frozenset({"PROPN", "NUM", "SYM", "PUNCT"})


def build(sentences: Iterable[Sentence]) -> Table:
    """For each tag and form whose most frequent lemma is not what the rules give: that lemma."""
    counts: dict[tuple[str, str], Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for s in sentences:
        for form, gold, upos, feats in zip(s.words, s.lemmas, s.upos, s.feats, strict=True):
            if gold != "_" and upos != "X":
                counts[upos, form.lower()][form, gold, feats] += 1
    table: Table = {}
    for key, seen in counts.items():
        upos, _ = key
        by_lemma: Counter[str] = Counter()
        wrong = 0
        for (form, gold, feats), n in seen.items():
            by_lemma[gold] += n
            wrong += n * (lemma(form, upos, feats, {}) != gold)
        best, n = by_lemma.most_common(1)[0]
        # A table entry pays only where it is right more often than the rules are.
        is_case_alone = best.lower() == key[1] and best != key[1] and len(by_lemma) > 1
        if upos not in _BY_RULE and not is_case_alone and sum(by_lemma.values()) - n < wrong:
            table[key] = best
    for row in words.rows("irregular_verbs"):
        for form in row["forms"].split("|"):
            if ("VERB", form) not in counts:
                table["VERB", form] = row["cue"]
    return table


def write(path: Path, table: Table) -> None:
    """Write the table for ``flows.language.lemmas.read``."""
    rows = sorted((upos, form, word) for (upos, form), word in table.items())
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def accuracy(sentences: Iterable[Sentence], table: Table) -> float:
    """Share of words whose lemma comes out as annotated, given the annotated tags, in percent."""
    right = total = 0
    for s in sentences:
        for form, gold, upos, feats in zip(s.words, s.lemmas, s.upos, s.feats, strict=True):
            right += lemma(form, upos, feats, table) == gold
            total += 1
    return 100 * right / total
