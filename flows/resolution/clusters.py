"""Which entities of different documents are one organisation.

Two entities are one when they match the same reviewed body, or share a folded name and a kind. An
acronym alone joins the one body of its kind that is known by it in some document; where several are,
it joins none. No score of likeness decides anything.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.extraction.mentions import names
from flows.extraction.mentions.heads import is_common
from flows.extraction.mentions.identity import Groups
from schemas.vocabulary import OrganisationKind

_SHORTEST_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Local:
    """An organisation as one document knows it, with the wordings that name it there and their counts."""

    document_id: str
    key: int
    name: str
    kind: str | None
    seed_id: str | None
    wordings: tuple[tuple[str, int], ...]


def camp(kind: str | None) -> str:
    """A kind for comparing: a party and an armed group of one name are one body that is both."""
    return "armed_group" if kind == OrganisationKind.PARTY.value else kind or ""


def _own_names(local: Local) -> set[str]:
    """The folded names that mean this body in any document: no acronym, nothing that fits many bodies."""
    return {
        names.fold(text)
        for text in {local.name, *(text for text, _ in local.wordings)}
        if not is_common(text) and not _is_short(text)
    }


def _is_short(text: str) -> bool:
    return names.is_acronym(text) or (text.isupper() and " " not in text and len(text) <= 6)


def _acronyms(local: Local) -> set[str]:
    return {
        text.upper()
        for text in {local.name, *(text for text, _ in local.wordings)}
        if _is_short(text) and len(text) >= _SHORTEST_ACRONYM and not is_common(text)
    }


def cluster(locals_: Sequence[Local]) -> list[list[Local]]:
    """Entities grouped by the body that they are, whatever their order."""
    ordered = sorted(locals_, key=lambda o: (o.document_id, o.key))
    groups = Groups(len(ordered))
    documents: dict[int, set[str]] = {i: {o.document_id} for i, o in enumerate(ordered)}
    seeds: dict[int, str | None] = {i: o.seed_id for i, o in enumerate(ordered)}

    def join(i: int, j: int) -> None:
        a, b = groups.find(i), groups.find(j)
        if a == b or documents[a] & documents[b]:
            return
        if seeds[a] and seeds[b] and seeds[a] != seeds[b]:
            return
        groups.union(a, b)
        root = groups.find(a)
        documents[root] = documents[a] | documents[b]
        seeds[root] = seeds[a] or seeds[b]

    _join_by(join, ((o.seed_id, i) for i, o in enumerate(ordered) if o.seed_id))
    _join_by(
        join, ((f"{camp(o.kind)}:{name}", i) for i, o in enumerate(ordered) for name in sorted(_own_names(o)))
    )
    _join_acronyms(join, groups, ordered)
    members: dict[int, list[Local]] = defaultdict(list)
    for i, local in enumerate(ordered):
        members[groups.find(i)].append(local)
    return [members[i] for i in sorted(members)]


def _join_by(join, keyed: Iterable[tuple[str, int]]) -> None:  # type: ignore[no-untyped-def]
    first: dict[str, int] = {}
    for key, i in keyed:
        join(first.setdefault(key, i), i)


def _join_acronyms(join, groups: Groups, ordered: Sequence[Local]) -> None:  # type: ignore[no-untyped-def]
    bearers: dict[tuple[str, str], set[int]] = defaultdict(set)
    lonely: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, local in enumerate(ordered):
        for acronym in _acronyms(local):
            key = (acronym, camp(local.kind))
            if _own_names(local) or local.seed_id:
                bearers[key].add(i)
            else:
                lonely[key].append(i)
    for key in sorted(lonely):
        roots = {groups.find(i) for i in bearers[key]}
        if len(roots) > 1:
            continue
        first = min(bearers[key], default=lonely[key][0])
        for i in lonely[key]:
            join(first, i)
