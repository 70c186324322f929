"""Persons of different documents: the same full name is the same person, a single word is not enough."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from flows.extraction.mentions import names
from flows.resolution.registry import Registry
from flows.resolution.slugs import slug

_ENTITY = "person"


@dataclass(frozen=True, slots=True)
class Person:
    """A person across documents. `members` are the entities, `(document_id, key)`."""

    person_id: str
    name: str
    members: tuple[tuple[str, int], ...]


def identify(entities: Iterable[tuple[str, int, str]], registry: Registry) -> list[Person]:
    """Persons of `(document_id, key, name)` rows, ids from the registry or newly minted and recorded."""
    groups: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for document_id, key, name in sorted(entities):
        folded = " ".join(names.person_words(name))
        groups[folded if " " in folded else f"{document_id}:{folded}"].append((document_id, key, name))
    taken = registry.ids(_ENTITY)
    found: dict[str, list[tuple[str, int, str]]] = {}
    for group in sorted(groups):
        rows = groups[group]
        known = registry.lookup(_ENTITY, [group])
        identifier = known[0] if known else _mint(group, rows, taken)
        taken.add(identifier)
        registry.record(_ENTITY, [group], identifier)
        found.setdefault(identifier, []).extend(rows)
    return [
        Person(identifier, _best(rows), tuple((d, k) for d, k, _ in rows))
        for identifier, rows in sorted(found.items())
    ]


def _mint(group: str, rows: list[tuple[str, int, str]], taken: set[str]) -> str:
    base = slug(_best(rows), _ENTITY)
    document = rows[0][0]
    if ":" in group:
        base = f"{base}-{document[:8]}"
    choices = [base, f"{base}-{document[:8]}", *(f"{base}-{document[:8]}-{key}" for _, key, _ in rows)]
    return next(choice for choice in choices if choice not in taken)


def _best(rows: list[tuple[str, int, str]]) -> str:
    counts = Counter(name for _, _, name in rows)
    return min(counts, key=lambda name: (-counts[name], name.isupper(), name))
