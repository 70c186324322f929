"""Stance against the hand-coded leader claims, asked of the person's name, where those texts are at hand."""

import json
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language

from flows.extraction.attribution import attribution
from flows.extraction.page import Page, Sentence
from flows.extraction.pages import page_of
from flows.reading.document import Document


def folded(text: str | None) -> str | None:
    if text is None:
        return None
    return " ".join(text.lower().removeprefix("the ").removeprefix("a ").split())


def pages(shared: Path, nlp: Language) -> Iterator[tuple[dict[str, list[dict[str, str]]], Page]]:
    for path in sorted((shared / "gold" / "documents").glob("*.txt")):
        coded = json.loads((shared / "gold" / "claims" / f"{path.stem}.json").read_text("utf-8"))
        if coded["leaders"]:
            document = Document.of(path.read_text("utf-8"), path.name)
            yield coded, page_of(document, nlp(document.text))


def sentence_of(page: Page, quote: str) -> Sentence | None:
    wanted = " ".join(quote.split())
    return next((s for s in page.sentences if wanted in " ".join(s.text.split())), None)


def test_leader_claims(shared: Path, nlp: Language) -> None:
    asked = named = certain = lost = 0
    for coded, page in pages(shared, nlp):
        for claim in coded["leaders"]:
            sentence = sentence_of(page, claim["quote"])
            surname = claim["person"].split()[-1]
            if sentence is None:
                continue
            token = next((t for t in page.span(sentence) if t.text == surname), None)
            if token is None:
                continue
            stance = attribution.stance(page, token)
            asked += 1
            named += folded(stance.attributed_to) == folded(claim["attributed_to"])
            certain += stance.certainty.value == claim["certainty"]
            lost += attribution.is_hypothetical(page, token)
    assert asked > 60
    assert named / asked > 0.85
    assert certain / asked > 0.95
    assert lost == 0
