"""Which rows of a release are right, by the facts that people coded.

A leader, alliance or rivalry is right if the document says that fact anywhere; a casualty figure or a
date, if its own sentence has one like it that no other row has taken.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flows.evaluation.claims import Read
from flows.evaluation.folding import fold, overlap, same_person
from flows.evaluation.gold import KINDS, Coded, Fact
from schemas.vocabulary import SYMMETRIC


@dataclass(frozen=True, slots=True)
class Mark:
    """One row of a claim table: the rule that made it, and whether it is right."""

    document: str
    kind: str
    rule: str
    is_right: bool


def link(coded: Coded, read: Read) -> dict[str, str]:
    """The coded body that each organisation of a release is: most shared names first, one to one."""
    scored = sorted(
        (
            (len(ours & theirs), key, identity)
            for key, theirs in coded.bodies.items()
            for identity, ours in read.bodies.items()
            if ours & theirs
        ),
        reverse=True,
    )
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, key, identity in scored:
        if identity not in found and key not in taken:
            found[identity] = key
            taken.add(key)
    return found


def mark(coded: Iterable[Coded], reads: dict[str, Read]) -> Iterator[Mark]:
    """A mark for each claim row of the documents that people have coded."""
    for document in coded:
        read = reads.get(document.document)
        if read is None:
            continue
        to = link(document, read)
        for kind in KINDS:
            left = list(document.facts[kind])
            for row in read.facts[kind]:
                hit = next((fact for fact in left if is_same(kind, fact, _keyed(row, to))), None)
                if hit is not None and kind in ("casualties", "dates"):
                    left.remove(hit)
                yield Mark(document.document, kind, row["extractor"], hit is not None)


_BODIES = ("organisation", "a", "b")


def _keyed(row: Fact, to: dict[str, str]) -> Fact:
    """A row with the coded keys of its organisations; None for one that nobody coded."""
    return {**row, **{column: to.get(row[column]) for column in _BODIES if column in row}}


def is_same(kind: str, fact: Fact, row: Fact) -> bool:
    """Whether a row, its organisations given by the coded keys, says the fact; casualty parties aside."""
    match kind:
        case "leaders":
            same = all(fact[name] == row[name] for name in ("organisation", "role", "polarity"))
            return same and same_person(fact["person"], row["person"])
        case "alliances" | "rivalries":
            pair = (row["a"], row["b"])
            both = {pair, pair[::-1]} if row["relation"] in SYMMETRIC else {pair}
            said = (fact["relation"], fact["polarity"]) == (row["relation"], row["polarity"])
            return said and (fact["a"], fact["b"]) in both
        case "casualties":
            figures = ("outcome", "count_low", "count_high", "polarity")
            return overlap(fact["span"], row["span"]) and all(fact[name] == row[name] for name in figures)
        case "dates":
            a, b = fold(fact["text"]), fold(row["text"])
            same = (fact["edtf"] or None) == (row["edtf"] or None)
            return same and overlap(fact["span"], row["span"]) and (a in b or b in a)
        case _:
            raise ValueError(f"{kind}: no kind of claim")
