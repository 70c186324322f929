"""Commands and staffs that are named with the forces they lead: "the Joint Command of the armed forces"."""

from flows.extraction.mentions import names, phrases
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.heads import heads, longest
from flows.extraction.mentions.reading import Reading
from schemas.vocabulary import MentionForm, OrganisationKind

_WHOLE = frozenset({"joint", "high", "supreme", "unified", "general"})
_LEADING = frozenset({"command", "staff"})


def find(reading: Reading) -> list[Candidate]:
    """The names of a command or staff with a modifier, together with "of the army" and the like after them."""
    doc, found = reading.doc, []
    for token in reading.where(_LEADING):
        if token.i == 0 or token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "of":
            continue
        start = phrases.before(reading, token.i, token.i + 1).start
        if token.text[0].islower():  # one body too: "the joint command of the armed forces"
            start = token.i - 1 if reading.lower[token.i - 1] in _WHOLE else token.i
        end = _forces(reading, token.i + 2)
        if start < token.i and end is not None:
            kind = OrganisationKind.STATE_FORCE
            found.append(Candidate(start, end, MentionForm.NAME, kind, (), 3, False, 0.8))
    return found


def _forces(reading: Reading, i: int) -> int | None:
    """One past the noun of a state's forces that begins at token i, after an article."""
    if reading.lower[i] in names.ARTICLES:
        i += 1
    for length in range(longest(), 0, -1):
        head = heads().get(tuple(reading.lower[i : i + length]))
        if head is not None and head.is_alone and head.kind is OrganisationKind.STATE_FORCE:
            return i + length
    return None
