"""Pairs of mentions that the network takes to be related, as the rules read them.

The network (`flows.language.relations`) gives a pair, a label and a probability; whether there is a row, and
which, a rule decides by a cue word of the sentence. The labels are those of the weights, whichever they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from flows.extraction.page import Mention, Page, Sentence
from schemas.vocabulary import AllianceRelation, RivalryRelation

_A, _R = AllianceRelation, RivalryRelation

RELATIONS: dict[str, tuple[str, ...]] = {
    "allied": (_A.ALLIED_WITH.value, _A.SUPPORTS.value),
    "supports": (_A.SUPPORTS.value, _A.ALLIED_WITH.value),
    "part_of": (_A.PART_OF.value, _A.MERGED_INTO.value),
    "merged": (_A.MERGED_INTO.value, _A.PART_OF.value),
    "fights": (_R.FIGHTS.value, _R.OPPOSES.value),
    "fighting": (_R.FIGHTS.value, _R.OPPOSES.value),
    "opposes": (_R.OPPOSES.value, _R.FIGHTS.value),
    "split": (_R.SPLIT_FROM.value,),
    "truce": (_R.TRUCE_WITH.value,),
}
"""The relations of two bodies that a cue word may say where the network proposes a label, the likeliest first."""

POSITIONS = frozenset({"position", "in_charge_of"})
"""Labels of a person and an organisation. A label that is in neither table ("same_as") proposes no row."""

LEAST = {
    "allied": 0.8,
    "supports": 0.8,
    "part_of": 0.8,
    "merged": 0.8,
    "fights": 0.8,
    "fighting": 0.8,
    "opposes": 0.8,
    "split": 0.8,
    "truce": 0.8,
    "position": 0.8,
    "in_charge_of": 0.8,
}
"""Probability from which a proposal of a label is looked at; calibrated for every label on its own."""

KEY = "relations"
"""Where the Doc keeps the proposals, in `user_data`."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two mentions of one sentence that mean two entities, the heads of their names, and what the network says."""

    sentence: Sentence
    label: str
    score: float
    first: Mention
    second: Mention
    first_head: Token
    second_head: Token


def read(page: Page, labels: frozenset[str]) -> list[Proposal]:
    """The proposals of these labels that mean two entities of a page, the likeliest first in each sentence."""
    proposed = page.doc.user_data.get(KEY)
    return sorted(_read(page, labels), key=lambda p: (p.sentence.ordinal, -p.score)) if proposed else []


def _read(page: Page, labels: frozenset[str]) -> Iterator[Proposal]:
    for start, end, label, other_start, other_end, score in page.doc.user_data[KEY]:
        if label not in labels or score < LEAST[label]:
            continue
        first, second = _mention(page, start, end), _mention(page, other_start, other_end)
        if first is None or second is None or first.entity == second.entity:
            continue
        heads = [page.doc[m.start : m.end].root for m in (first, second)]
        sentence = page.sentence_of(heads[0])
        if sentence.is_silent or sentence.role == "value" or page.sentence_of(heads[1]) is not sentence:
            continue
        yield Proposal(sentence, label, score, first, second, heads[0], heads[1])


def _mention(page: Page, start: int, end: int) -> Mention | None:
    """The mention that words which the network read as one mean: it covers their head, or they cover its head."""
    found = page.mention_at(page.doc[start:end].root)
    if found is not None:
        return found
    for token in page.doc[start:end]:
        mention = page.mention_at(token)
        if mention is not None and start <= page.doc[mention.start : mention.end].root.i < end:
            return mention
    return None
