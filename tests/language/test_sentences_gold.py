"""Sentences against the evidence quotes of the hand-coded claims, where those texts are at hand."""

import json
import re
from pathlib import Path

from flows.language import layout

CLAIMS = ("leaders", "alliances", "rivalries", "casualties", "dates")
# Coders left out list numbers, bullets and datelines before a sentence, and reference marks after it.
MARGIN = re.compile(r"(?:[.•\s]|\d+\.|[A-Z ]+--)*")
TAIL = re.compile(r"(?:\s|\[\w+\]|[\"”])*")


def text_of(shared: Path, name: str) -> str:
    if name.startswith("seed-"):
        return next((shared / "seeds").glob(f"{name.removeprefix('seed-')}_*.txt")).read_text("utf-8")
    return (shared / "gold" / "documents" / f"{name}.txt").read_text("utf-8")


def test_quotes_are_sentences(shared: Path) -> None:
    total, missed = 0, []
    for path in sorted((shared / "gold" / "claims").glob("*.json")):
        coded = json.loads(path.read_text("utf-8"))
        text = text_of(shared, coded["document"])
        ranges = [(start, end) for start, end, _ in layout.analyse(text)]
        for quote in sorted({claim["quote"] for kind in CLAIMS for claim in coded[kind]}):
            total += 1
            pattern = re.compile(r"\s+".join(re.escape(word) for word in quote.split()))
            if not any(is_sentence(text, a, b, pattern) for a, b in ranges):
                missed.append((coded["document"], quote))
    assert total > 400
    assert 1 - len(missed) / total > 0.985, missed


def is_sentence(text: str, start: int, end: int, pattern: re.Pattern[str]) -> bool:
    margin = MARGIN.match(text, start, end)
    begins = {start, margin.end() if margin else start}
    found = next((m for begin in begins if (m := pattern.match(text, begin, end))), None)
    return found is not None and TAIL.fullmatch(text, found.end(), end) is not None
