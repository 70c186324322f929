"""Casualty figures of an infobox: a value line whose label says the outcome ("Deaths", "Injured")."""

from functools import cache

from flows.extraction import cues
from flows.extraction.casualties import outcomes, quantities, victims
from flows.extraction.page import Page, Sentence
from flows.extraction.records import CasualtyClaim
from schemas.vocabulary import Outcome, VictimKind


@cache
def _labels() -> dict[str, Outcome]:
    return {row["cue"]: Outcome(row["outcome"]) for row in cues.load("casualty_labels")}


def read(page: Page, sentence: Sentence) -> list[CasualtyClaim]:
    """The claim of a value line, from its label and its first number; none where either is missing.

    The label is the line's own ("Injured: 300") or the one above it. A value that says the outcome itself
    ("12 killed") is left to be read as any sentence.
    """
    own, colon, _ = sentence.text.partition(":")
    labelled = bool(colon) and own.strip().lower() in _labels()
    label = own if labelled else (sentence.label or "")
    outcome = _labels().get(label.strip().strip(":").lower())
    value = [t for t in page.tokens(sentence) if not labelled or t.idx >= sentence.char_start + len(own) + 1]
    if outcome is None or not value:
        return []
    span = page.doc[value[0].i : sentence.end]
    numbers = [q for q in quantities.quantities(span) if q.form in {"number", "vague", "none"}]
    if not numbers or outcomes.triggers(span):
        return []
    count = numbers[0]
    following = page.doc[count.end] if count.end < sentence.end else None
    people = following if following is not None and victims.is_people(page, following) else None
    kind = victims.lexical_kind(people) if people is not None else None
    return [
        CasualtyClaim(
            evidence=page.evidence(page.doc[count.start : count.end], "casualties.infobox"),
            outcome=outcome,
            count_text=page.doc[count.start : count.end].text,
            count_low=count.low,
            count_high=count.high,
            is_approximate=count.is_approximate,
            victims=people.text if people is not None else None,
            victim_kind=kind if kind is not None else VictimKind.UNKNOWN,
        )
    ]
