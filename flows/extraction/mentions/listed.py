"""Names that no rule knows, on the lines of an infobox whose label says that they are bodies: "Opponents"."""

from functools import cache

from flows.extraction import cues
from flows.extraction.mentions import names, phrases
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.heads import name_kind
from flows.extraction.mentions.reading import Reading
from flows.extraction.page import Page, Sentence
from schemas.vocabulary import MentionForm, OrganisationKind

# What a label means (`seeds/infobox_labels.csv`), and the kind of a name under it that tells none itself.
_KINDS = {
    "allies": OrganisationKind.ARMED_GROUP,
    "opponents": OrganisationKind.ARMED_GROUP,
    "belligerents": OrganisationKind.ARMED_GROUP,
    "wing": OrganisationKind.ARMED_GROUP,
    "split_from": OrganisationKind.ARMED_GROUP,
    "split_to": OrganisationKind.ARMED_GROUP,
    "merged_into": OrganisationKind.ARMED_GROUP,
    "merger_of": OrganisationKind.ARMED_GROUP,
    "units": OrganisationKind.STATE_FORCE,
}
_SEPARATORS = frozenset({",", ";", "/", "•", "·", "|"})
_LONGEST = 7  # words of a name


def find(page: Page, reading: Reading, taken: set[int]) -> list[Candidate]:
    """The capitalised names on such lines, at tokens that no other candidate has taken."""
    found = []
    for sentence in page.sentences:
        kind = _KINDS.get(_meanings().get((sentence.label or "").lower(), ""))
        if sentence.role != "value" or kind is None:
            continue
        for start, end in _parts(page, sentence):
            if _is_name(reading, start, end, taken):
                told = name_kind(page.doc[start:end].text) or kind
                found.append(Candidate(start, end, MentionForm.NAME, told, (), 8, False, 0.5))
    return found


@cache
def _meanings() -> dict[str, str]:
    return {row["cue"].lower(): row["meaning"] for row in cues.load("infobox_labels")}


def _parts(page: Page, sentence: Sentence) -> list[tuple[int, int]]:
    """The token ranges of a value's items: without its label, what stands in brackets, and its bullets."""
    doc = page.doc
    start = sentence.start
    label = len(sentence.label or "")
    if sentence.text.lower().startswith((sentence.label or "").lower()):
        while start < sentence.end and doc[start].idx < sentence.char_start + label:
            start += 1
    parts, begin, depth = [], start, 0
    for i in range(start, sentence.end):
        text = doc[i].text
        opens, closes = text.count("(") + text.count("["), text.count(")") + text.count("]")
        if (depth == 0 and (text in _SEPARATORS or text == ":")) or (opens and depth == 0):
            parts.append((begin, i))
        depth = max(0, depth + opens - closes)
        if text in _SEPARATORS or text == ":" or closes or depth:
            begin = i + 1
    parts.append((begin, sentence.end))
    return [(a, b) for a, b in parts if a < b]


def _is_name(reading: Reading, start: int, end: int, taken: set[int]) -> bool:
    """Whether an item is nothing but a name: capitals, no place, no date, no state, no people."""
    span = reading.doc[start:end]
    words = [t for t in span if t.is_alpha]
    if not 1 <= len(words) <= _LONGEST or len(words) + span.text.count("-") < len(span):
        return False
    if any(i in taken or i in reading.known for i in range(start, end)) or reading.upper[start]:
        return False
    small = names.SMALL_WORDS | names.ARTICLES
    if not all(t.text[0].isupper() or t.lower_ in small for t in words) or not words[0].text[0].isupper():
        return False
    if any(t.ent_type_ == "TIME" or phrases.is_title(t) for t in words):
        return False
    if len(words) == 1 and words[0].ent_type_ == "PLACE":
        return False
    if name_kind(span.text) is not None and len(words) > 1:
        return True
    generic = cues.words("not_name_words") | cues.words("group_adjectives") | cues.words("group_nouns")
    peoples = {names.fold(word) for word in cues.words("peoples")}
    return not any(t.lower_ in generic or t.lower_.removesuffix("s") in peoples for t in words[-1:])
