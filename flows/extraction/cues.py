"""Cue words from `seeds/`, under the names that the extraction rules use."""

from flows.language.words import SEEDS, SeedError
from flows.language.words import cues as words
from flows.language.words import rows as load

__all__ = ["SEEDS", "SeedError", "load", "words"]
