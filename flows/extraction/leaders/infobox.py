"""Leaders in an infobox: each value line of a label such as "Leaders" names one or more of them."""

import re

from flows.extraction import cues
from flows.extraction.leaders.claims import Collector
from flows.extraction.page import Page, Sentence
from schemas.vocabulary import MentionForm, Role

_ROLES = {
    row["cue"].lower(): Role(row["meaning"]) for row in cues.load("infobox_labels") if row["meaning"] in set(Role)
}
_ENDED = re.compile(r"\(\s*(?:\d{4})?\s*[-–—]\s*\d{4}\s*\)|†|\bformer\b|\bdeceased\b|\bkilled\b", re.IGNORECASE)


def subject_of(page: Page) -> int | None:
    """The body that a page's infobox describes: the first organisation named in its title, else in its text."""
    for roles in ({"title"}, {"title", "heading", "prose"}):
        for mention in sorted(page.mentions, key=lambda m: m.start):
            sentence = page.sentence_of(page.doc[mention.start])
            is_named = mention.form is MentionForm.NAME and page.entities[mention.entity].type == "organisation"
            if is_named and sentence.role in roles:
                return mention.entity
    return None


def read(page: Page, sentence: Sentence, subject: int | None, collector: Collector) -> None:
    """Add the persons of a value line whose label names a role."""
    role = _ROLES.get((sentence.label or "").lower())
    if role is None or subject is None:
        return
    for mention in page.mentions:
        if sentence.start <= mention.start < sentence.end and page.entities[mention.entity].type == "person":
            span = page.doc[mention.start : mention.end]
            former = _ENDED.search(sentence.text) is not None
            title = sentence.label or role.value
            collector.add(span, span.root, mention, subject, role, "leaders.infobox", title, former)
