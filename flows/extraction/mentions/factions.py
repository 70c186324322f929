"""Parts of groups by their leaders: "the X faction of Omar Dar", "the Dar wing of the Y"."""

from flows.extraction.mentions import names, phrases
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.reading import Reading
from schemas.vocabulary import MentionForm, OrganisationKind

_PARTS = frozenset({"faction", "wing"})


def find(reading: Reading) -> list[Candidate]:
    """The factions that a leader's name marks: after "of" with any name before, or before "wing of" a body."""
    doc, found = reading.doc, []
    for token in reading.where(_PARTS):
        i = token.i + 1
        if i + 1 >= len(doc) or doc[i].lower_ != "of" or token.is_sent_start:
            continue
        start = phrases.before(reading, token.i, i).start
        if start == token.i or not doc[start].text[0].isupper():
            continue
        end = _end(reading, i + 1, token.lower_)
        if end is not None:
            found.append(Candidate(start, end, MentionForm.NAME, OrganisationKind.ARMED_GROUP, (), 3, False, 0.7))
    return found


def _end(reading: Reading, i: int, part: str) -> int | None:
    """One past the leader of a faction, or past the body that a wing named after a person is of."""
    doc = reading.doc
    person = next((e for e in doc.ents if e.start == i and e.label_ == "PERSON"), None)
    if part == "faction":
        return person.end if person is not None else None
    if doc[i].lower_ in names.ARTICLES:
        i += 1
    body = reading.body_at(i)
    is_named = doc[i - 3].ent_type_ == "PERSON" or doc[i - 4].ent_type_ == "PERSON"
    return body.end if body is not None and body.start == i and is_named else None
