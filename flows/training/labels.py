"""The classes of every head, as the training sentences have them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from flows.training.conllu import Sentence
from flows.training.tags import ALL_TAGS

NO_RELATION = "none"
RELATIONS = {
    "AlliesOf": "allied",
    "FightingAgainst": "fighting",
    "BelongsTo": "part_of",
    "InChargeOf": "in_charge_of",
    "IsSynonymOf": "same_as",
}
"""re3d's relations that the model proposes, by our names."""

_RAREST = 3
"""Occurrences below which a combination of features or an arc label is not learnt."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """Classes of each head, in order: ``upos``, ``xpos``, ``feats``, ``labels``, and the tags of mentions."""

    classes_of: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> "Inventory":
        """The inventory of some sentences, most frequent class first."""
        counts: dict[str, Counter[str]] = {name: Counter() for name in ("upos", "xpos", "feats", "labels")}
        for sentence in sentences:
            counts["upos"].update(sentence.upos)
            counts["xpos"].update(sentence.xpos)
            counts["feats"].update(sentence.feats)
            counts["labels"].update(sentence.deprels)
        found = {
            name: tuple(label for label, n in sorted(count.items(), key=lambda c: (-c[1], c[0])) if n >= _RAREST)
            for name, count in counts.items()
        }
        relations = (NO_RELATION, *RELATIONS.values())
        return cls({**found, "names": ALL_TAGS, "nominals": ALL_TAGS, "relations": relations})

    @property
    def word_heads(self) -> dict[str, int]:
        """Number of classes of each word tag head, in the order of the network's output."""
        return {
            name: len(classes) for name, classes in self.classes_of.items() if name not in ("labels", "relations")
        }

    def classes(self, name: str, sentence: Sentence) -> list[int]:
        """Each word's class; -100 where the sentence does not say or the class is not learnt."""
        index = {label: i for i, label in enumerate(self.classes_of[name])}
        values = {
            "upos": sentence.upos,
            "xpos": sentence.xpos,
            "feats": sentence.feats,
            "labels": sentence.deprels,
        }
        return [index.get(value, -100) for value in values[name]] or [-100] * len(sentence.words)
