"""Which ids have been minted, so that a release goes on with those of the release before it.

The registry is a table of four columns. A `name` row says that a key (kind and folded name) has had an
id since it was first seen; a `redirect` row says that an id has been merged into another. Rows are only
ever added. Who keeps the file reads and writes it as CSV text; this room touches no files.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field

COLUMNS = ("type", "entity", "key", "id")


class RegistryError(ValueError):
    """A registry that cannot be read; the message names the line."""


@dataclass(slots=True)
class Registry:
    """Minted ids by entity type (`organisation`, `person`) and key, and redirects from old ids to new."""

    minted: dict[tuple[str, str], str] = field(default_factory=dict)
    redirects: dict[tuple[str, str], str] = field(default_factory=dict)

    def resolve(self, entity: str, identifier: str) -> str:
        """The id that an id stands for now."""
        seen = set()
        while (entity, identifier) in self.redirects and identifier not in seen:
            seen.add(identifier)
            identifier = self.redirects[(entity, identifier)]
        return identifier

    def lookup(self, entity: str, keys: Iterable[str]) -> list[str]:
        """The present ids of those keys that have one, oldest first, each once."""
        rank = {identifier: i for i, identifier in enumerate(self.minted.values())}
        ids = {self.minted[(entity, key)] for key in keys if (entity, key) in self.minted}
        return list(dict.fromkeys(self.resolve(entity, i) for i in sorted(ids, key=lambda i: (rank[i], i))))

    def ids(self, entity: str) -> set[str]:
        """Every id that was ever minted for an entity type."""
        return {i for (kind, _), i in self.minted.items() if kind == entity} | {
            old for kind, old in self.redirects if kind == entity
        }

    def record(self, entity: str, keys: Iterable[str], identifier: str) -> None:
        """Note that keys have this id; a key keeps the first id that it had."""
        for key in sorted(keys):
            self.minted.setdefault((entity, key), identifier)

    def merge(self, entity: str, old: str, new: str) -> None:
        """Leave a redirect from one id to another."""
        if self.resolve(entity, new) != old and old != new:
            self.redirects.setdefault((entity, old), new)

    def copy(self) -> "Registry":
        """A registry with the same rows."""
        return Registry(dict(self.minted), dict(self.redirects))

    def to_csv(self) -> str:
        """The rows as CSV text, oldest first."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(("name", entity, key, identifier) for (entity, key), identifier in self.minted.items())
        writer.writerows(("redirect", entity, old, new) for (entity, old), new in self.redirects.items())
        return out.getvalue()

    @classmethod
    def from_csv(cls, text: str) -> "Registry":
        """The registry of a CSV text.

        Raises:
            RegistryError: when the header, a row's length or its type is not that of a registry.
        """
        rows = list(csv.reader(io.StringIO(text)))
        if not rows or tuple(rows[0]) != COLUMNS:
            raise RegistryError(f"registry: line 1 is not the header {','.join(COLUMNS)}")
        registry = cls()
        for line, row in enumerate(rows[1:], start=2):
            if len(row) != len(COLUMNS) or row[0] not in {"name", "redirect"}:
                raise RegistryError(f"registry: line {line} is no name or redirect")
            table = registry.minted if row[0] == "name" else registry.redirects
            table.setdefault((row[1], row[2]), row[3])
        return registry
