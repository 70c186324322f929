"""Cue words from `seeds/`, under the names that the extraction rules use."""

from collections.abc import Mapping

from flows.language.words import SEEDS, SeedError
from flows.language.words import cues as words
from flows.language.words import rows as load

__all__ = ["SEEDS", "SeedError", "by_kind", "load", "words"]


def by_kind(name: str) -> Mapping[str, frozenset[str]]:
    """The cue words of a seed by the value of its column `kind`."""
    return {kind: words(name, kind=kind) for kind in {row["kind"] for row in load(name)}}
