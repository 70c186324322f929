"""What kind of error each missed fact and each wrong row is, told from what else the other side has.

A class names the first thing that differs: a body that the other side lacks, a pair or a person without a row,
then the value of one column. The counts are of rows as they stand, the same fact said twice counted twice.
"""

from collections import Counter
from collections.abc import Callable, Iterable

from flows.evaluation.claims import Read
from flows.evaluation.folding import fold, overlap, same_person
from flows.evaluation.gold import KINDS, Coded, Fact
from flows.evaluation.marking import is_same, link

MISSED, WRONG = "missed", "wrong"
Counts = Counter[tuple[str, str, str]]
"""Errors by kind, class and side (``MISSED`` or ``WRONG``)."""

_RELATIONS = ("alliances", "rivalries")
_PARTIES = ("victim_kind", "victim_organisation", "perpetrator_organisation")


def count(coded: Iterable[Coded], reads: dict[str, Read]) -> Counts:
    """The errors of the documents that people have coded and the release holds."""
    found: Counts = Counter()
    for document in coded:
        read = reads.get(document.document)
        if read is not None:
            to = link(document, read)
            _bodies(document, read, to, found)
            facts = {kind: [_keyed(kind, row, to) for row in read.facts[kind]] for kind in KINDS}
            for kind in KINDS:
                _facts(kind, document.facts, facts, frozenset(to.values()), found)
    return found


def _bodies(document: Coded, read: Read, to: dict[str, str], found: Counts) -> None:
    """Organisations: one that lacks its twin shares a name with another body, or with none."""
    twins = set(to.values())
    for key, names in document.bodies.items():
        if key not in twins:
            merged = any(names & theirs for theirs in read.bodies.values())
            found["organisations", "taken for another body" if merged else "no name of it read", MISSED] += 1
    for identity, names in read.bodies.items():
        if identity not in to:
            split = any(names & theirs for theirs in document.bodies.values())
            found["organisations", "second row of one body" if split else "no body by the coders", WRONG] += 1


def _keyed(kind: str, row: Fact, to: dict[str, str]) -> Fact:
    """A row of the release with the coded bodies' keys; a body that nobody coded has a key of its own."""
    columns = {"leaders": ("organisation",), "casualties": _PARTIES[1:]}.get(kind, ("a", "b"))
    if kind == "dates":
        return row
    return {**row, **{c: row[c] and to.get(row[c], f"?{row[c]}") for c in columns}}


def _facts(
    kind: str, coded: dict[str, list[Fact]], read: dict[str, list[Fact]], bodies: frozenset[str], found: Counts
) -> None:
    """``bodies``: keys of the bodies that both sides have."""
    left = list(read[kind])
    missed = []
    for fact in coded[kind]:
        hit = next((row for row in left if is_same(kind, fact, row)), None)
        if hit is None:
            missed.append(fact)
        elif kind in ("casualties", "dates"):
            left.remove(hit)
            for column in _PARTIES if kind == "casualties" else ():
                if fact[column] != hit[column]:
                    side = MISSED if hit[column] in (None, "unknown") else WRONG
                    found["casualty parties", column.replace("_", " "), side] += 1
    wrong = [row for row in left if not any(is_same(kind, fact, row) for fact in coded[kind])]
    if kind in ("casualties", "dates"):
        wrong = left
    tell = _TELLS[kind]
    for fact in missed:
        found[kind, tell(fact, _others(kind, read), bodies), MISSED] += 1
    for row in wrong:
        found[kind, tell(row, _others(kind, coded), bodies), WRONG] += 1


def _others(kind: str, facts: dict[str, list[Fact]]) -> list[Fact]:
    """The rows that an error is compared with: a relation may stand in the other table of relations."""
    return [row for each in (_RELATIONS if kind in _RELATIONS else (kind,)) for row in facts[each]]


def _leader(fact: Fact, others: list[Fact], bodies: frozenset[str]) -> str:
    if fact["organisation"] not in bodies:
        return "the other side lacks the body"
    named = [row for row in others if same_person(fact["person"], row["person"])]
    if not named:
        return "person has no row"
    if all(row["organisation"] != fact["organisation"] for row in named):
        return "other body"
    return "other role" if all(row["role"] != fact["role"] for row in named) else "other polarity"


def _relation(fact: Fact, others: list[Fact], bodies: frozenset[str]) -> str:
    ends = {fact["a"], fact["b"]}
    if not ends <= bodies:
        return "the other side lacks a body"
    pairs = [row for row in others if {row["a"], row["b"]} == ends]
    if not pairs:
        return "pair has no row"
    if all(row["relation"] != fact["relation"] for row in pairs):
        return "other relation"
    return "other direction or polarity"


def _figure(fact: Fact, others: list[Fact], _: frozenset[str]) -> str:
    here = [row for row in others if overlap(fact["span"], row["span"])]
    if not here:
        return "sentence has no figure"
    bounds = ("count_low", "count_high")
    if any(row["outcome"] == fact["outcome"] and row["polarity"] == fact["polarity"] for row in here):
        return "other bounds, or a further figure"
    if any(all(row[b] == fact[b] for b in bounds) for row in here):
        return "other outcome or polarity"
    return "other figure"


def _date(fact: Fact, others: list[Fact], _: frozenset[str]) -> str:
    here = [row for row in others if overlap(fact["span"], row["span"])]
    words = fold(fact["text"])
    same = any(fold(row["text"]) in words or words in fold(row["text"]) for row in here)
    return "other value" if same else "words not taken for a date"


_TELLS: dict[str, Callable[[Fact, list[Fact], frozenset[str]], str]] = {
    "leaders": _leader,
    "alliances": _relation,
    "rivalries": _relation,
    "casualties": _figure,
    "dates": _date,
}
