"""Clusters of entities → organisations with ids and names."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.extraction.mentions import gazetteer, names
from flows.extraction.mentions.heads import is_common
from flows.resolution.clusters import Local, camp, cluster
from flows.resolution.registry import Registry
from flows.resolution.slugs import slug

_ENTITY = "organisation"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body across documents. `members` are its entities, `(document_id, key)`."""

    organisation_id: str
    name: str
    kind: str | None
    wikidata_id: str | None
    seed_id: str | None
    members: tuple[tuple[str, int], ...]


def identify(locals_: Sequence[Local], registry: Registry) -> list[Organisation]:
    """The organisations of all documents, ids taken from the seeds, the registry or newly minted.

    New ids and redirects are recorded in the registry. The order of documents makes no difference.
    """
    clusters = sorted(cluster(locals_), key=_sort_key)
    taken = registry.ids(_ENTITY) | set(gazetteer.bodies())
    found: dict[str, list[Local]] = {}
    for members in clusters:
        identifier = _identifier(members, registry, taken, found)
        taken.add(identifier)
        found.setdefault(identifier, []).extend(members)
    return [_organisation(identifier, members) for identifier, members in sorted(found.items())]


def _sort_key(members: Sequence[Local]) -> tuple[bool, str, str]:
    """Reviewed bodies first: their names are theirs before anybody else's."""
    return (_seed(members) is None, _best_name(members), members[0].document_id)


def _seed(members: Iterable[Local]) -> str | None:
    return min((m.seed_id for m in members if m.seed_id), default=None)


def _kind(members: Sequence[Local]) -> str | None:
    counts = Counter(m.kind for m in members if m.kind)
    return min(counts, key=lambda kind: (-counts[kind], kind), default=None)


def _best_name(members: Sequence[Local]) -> str:
    """The name most documents use, names before acronyms and longer before shorter."""
    counts = Counter(m.name for m in members)
    return min(counts, key=lambda name: (names.is_acronym(name), -counts[name], name.isupper(), -len(name), name))


def _keys(members: Sequence[Local]) -> set[str]:
    """What identifies a cluster in the registry: its names under its kind, or its one document's wording."""
    keys = set()
    for member in members:
        for text in {member.name, *(text for text, _ in member.wordings)}:
            if not is_common(text) and (not names.is_acronym(text) or text == member.name):
                keys.add(f"{camp(member.kind)}:{names.fold(text)}")
    if keys:
        return keys
    return {f"{m.document_id}:{camp(m.kind)}:{names.fold(m.name)}" for m in members}


def _identifier(
    members: Sequence[Local], registry: Registry, taken: set[str], found: dict[str, list[Local]]
) -> str:
    keys = _keys(members)
    seed = _seed(members)
    before = [i for i in registry.lookup(_ENTITY, keys) if seed is None or i != seed]
    here = {m.document_id for m in members}
    free = [i for i in before if not any(m.document_id in here for m in found.get(i, ()))]
    if seed is not None:
        identifier = seed
        for old in before:
            if old not in gazetteer.bodies():
                registry.merge(_ENTITY, old, seed)
    elif free:
        identifier = free[0]
        for old in free[1:]:
            if old not in gazetteer.bodies() and old not in found:
                registry.merge(_ENTITY, old, identifier)
    else:
        identifier = _mint(members, taken)
    registry.record(_ENTITY, keys, identifier)
    return identifier


def _mint(members: Sequence[Local], taken: set[str]) -> str:
    name, kind = _best_name(members), _kind(members)
    base = slug(name, _ENTITY)
    first = min(m.document_id for m in members)
    if is_common(name):
        base = f"{base}-{first[:8]}"
    choices = [base, f"{base}-{(kind or 'body').replace('_', '-')}", f"{base}-{first[:8]}"]
    choices += [f"{base}-{first[:8]}-{m.key}" for m in members]
    return next(choice for choice in choices if choice not in taken)


def _organisation(identifier: str, members: Sequence[Local]) -> Organisation:
    body = gazetteer.bodies().get(identifier)
    return Organisation(
        identifier,
        body.name if body else _best_name(members),
        body.kind.value if body else _kind(members),
        body.wikidata_id if body else None,
        body.organisation_id if body else None,
        tuple(sorted((m.document_id, m.key) for m in members)),
    )
