"""The wording of claims as the text has it, where the language pipeline has restored small letters."""

import re
from dataclasses import replace
from typing import Any

from flows.extraction.extraction import Extraction
from flows.extraction.page import Page
from flows.extraction.records import CasualtyClaim, Claim, DateClaim, LeaderClaim
from flows.language import casing

_FIELDS: dict[type[Claim], tuple[str, ...]] = {
    LeaderClaim: ("title",),
    DateClaim: ("text",),
    CasualtyClaim: ("count_text", "victims", "place"),
}


def as_written(page: Page, extraction: Extraction) -> Extraction:
    """The extraction with every wording in the letters of the document."""
    if casing.WRITTEN not in page.doc.user_data:
        return extraction
    whole = page.document.text
    return replace(
        extraction,
        entities=tuple(replace(entity, name=_found(entity.name, whole)) for entity in extraction.entities),
        claims=tuple(_claim(claim, whole) for claim in extraction.claims),
    )


def _claim(claim: Claim, whole: str) -> Claim:
    near = claim.evidence.sentence_text
    source = claim.evidence.attributed_to
    evidence = claim.evidence
    if source is not None:
        evidence = replace(evidence, attributed_to=_found(source, near, whole))
    changes: dict[str, Any] = {}
    for name in _FIELDS.get(type(claim), ()):
        value = getattr(claim, name)
        if value is not None:
            changes[name] = _found(value, near, whole)
    return replace(claim, evidence=evidence, **changes)


def _found(wording: str, *texts: str) -> str:
    """A wording in the letters of the first of some texts that has it; itself where none has."""
    pattern = re.compile(r"\s+".join(map(re.escape, wording.split())), re.IGNORECASE)
    for text in texts:
        match = pattern.search(text)
        if match is not None:
            return match[0] if "\n" in wording else " ".join(match[0].split())
    return wording
