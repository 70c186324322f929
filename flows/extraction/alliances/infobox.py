"""Relations in an infobox: each value line of "Allies", "Opponents", "Part of" and the like."""

from spacy.tokens import Span

from flows.extraction import cues
from flows.extraction.alliances.relations import Relations
from flows.extraction.page import Page, Sentence
from schemas.vocabulary import MentionForm

# What an infobox label says of the box's subject and each body of its value: relation, subject first?
_RELATIONS: dict[str, tuple[str, bool]] = {
    "allies": ("allied_with", True),
    "supporters": ("supports", False),
    "opponents": ("opposes", True),
    "part_of": ("part_of", True),
    "allegiance": ("supports", True),
    "wing": ("part_of", False),
    "split_from": ("split_from", True),
    "split_to": ("split_from", False),
    "merged_into": ("merged_into", True),
    "merger_of": ("merged_into", False),
    "designated_by": ("opposes", False),
}
_MEANINGS = {row["cue"].lower(): row["meaning"] for row in cues.load("infobox_labels")}
_ALLEGIANCE = frozenset({"allegiance", "allegiances"})


def read(page: Page, sentence: Sentence, subject: int, relations: Relations) -> None:
    """Add the relations of a value line to the box's subject."""
    label = (sentence.label or "").lower()
    meaning = "allegiance" if label in _ALLEGIANCE else _MEANINGS.get(label, "")
    known = _RELATIONS.get(meaning)
    if known is None:
        return
    relation, subject_first = known
    for mention in page.mentions:
        if not sentence.start <= mention.start < sentence.end or mention.form is MentionForm.PRONOUN:
            continue
        entity = page.entities[mention.entity]
        if entity.type != "organisation" or _is_aside(page, sentence, mention.start):
            continue
        a, b = (subject, entity.key) if subject_first else (entity.key, subject)
        span: Span = page.doc[mention.start : mention.end]
        relations.add(a, relation, b, f"infobox_{meaning}", span, span.root, taken_for_granted=True)
        if _is_disputed(page, sentence, mention.end):
            relations.add(a, relation, b, f"infobox_{meaning}", span, span.root, is_denied=True)


def _is_disputed(page: Page, sentence: Sentence, i: int) -> bool:
    """Whether brackets after a name say that it is denied: "A (denied by A)"."""
    following = [t.lower_ for t in page.doc[i : min(i + 3, sentence.end)]]
    return following[:1] == ["("] and "denied" in following


def _is_aside(page: Page, sentence: Sentence, i: int) -> bool:
    """Whether a name stands in brackets: "(denied by A)" names no ally."""
    depth = 0
    for token in page.doc[sentence.start : i]:
        depth += token.text.count("(") - token.text.count(")")
    return depth > 0
