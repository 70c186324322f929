"""Casualty figures of an infobox: a value line whose label says the outcome ("Deaths", "Injured")."""

from functools import cache

from flows.extraction import cues, quantities, victims
from flows.extraction.page import Page, Sentence
from flows.extraction.records import CasualtyClaim
from schemas.vocabulary import Outcome, VictimKind


@cache
def _labels() -> dict[str, Outcome]:
    return {row["cue"]: Outcome(row["outcome"]) for row in cues.load("casualty_labels")}


def read(page: Page, sentence: Sentence) -> list[CasualtyClaim]:
    """The claim of a value line, from its label and its first number; none where either is missing.

    Lines that say the outcome themselves ("12 killed") are read as any sentence.
    """
    label = (sentence.label or "").strip().strip(":").lower()
    outcome = _labels().get(label)
    if outcome is None:
        return []
    span = page.span(sentence)
    numbers = [q for q in quantities.quantities(span) if q.form in {"number", "vague", "none"}]
    if not numbers:
        return []
    count = numbers[0]
    following = page.doc[count.end] if count.end < sentence.end else None
    people = following if following is not None and victims.is_people(page, following) else None
    return [
        CasualtyClaim(
            evidence=page.evidence(page.doc[count.start : count.end], "casualties.infobox"),
            outcome=outcome,
            count_text=page.doc[count.start : count.end].text,
            count_low=count.low,
            count_high=count.high,
            is_approximate=count.is_approximate,
            victims=people.text if people is not None else None,
            victim_kind=victims.lexical_kind(people) or VictimKind.UNKNOWN if people else VictimKind.UNKNOWN,
        )
    ]
