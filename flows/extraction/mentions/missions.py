"""Missions, agencies and organs of international bodies, named after them: "UN Observer Mission in X"."""

from flows.extraction import cues
from flows.extraction.mentions import names, phrases
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.gazetteer import Match
from flows.extraction.mentions.reading import Reading
from schemas.vocabulary import MentionForm, OrganisationKind

_OF = frozenset({"of", "in", "for", "on", "to", "and", "the", "against"})
_OPENS = _OF - {"and", "the"}
_LONGEST = 14


def find(reading: Reading) -> list[Candidate]:
    """The bodies whose names begin with that of an international body and hold the noun of an organ of it."""
    found = []
    for match in reading.matches:
        if all(name.body.kind is not OrganisationKind.INTERGOVERNMENTAL for name in match.names):
            continue
        end = _end(reading, match)
        if end > match.end:
            kind = OrganisationKind.INTERGOVERNMENTAL
            found.append(Candidate(match.start, end, MentionForm.NAME, kind, (), 2, False, 0.8))
    found += _of_states(reading)
    spans = [(c.start, c.end) for c in found] + [(m.start, m.end) for m in reading.matches]
    is_named = any("mission" in reading.lower[start:end] for start, end in spans)
    return [*found, *_bare(reading)] if is_named else found


def _bare(reading: Reading) -> list[Candidate]:
    """The missions that "the Mission" takes up, in text with small letters."""
    doc, kind = reading.doc, OrganisationKind.INTERGOVERNMENTAL
    return [
        Candidate(t.i, t.i + 1, MentionForm.NOMINAL, kind, (), 3, True, 0.6)
        for t in reading.where({"mission"})
        if t.i > 0
        and t.text == "Mission"
        and reading.lower[t.i - 1] == "the"
        and not reading.titled[t.i]
        and (t.i + 1 == len(doc) or not doc[t.i + 1].text[0].isupper())
    ]


def _of_states(reading: Reading) -> list[Candidate]:
    """Missions by their task, whoever sends them: "Support Mission Against Corruption in X"."""
    doc, found = reading.doc, []
    for token in reading.where({"mission"}):
        start = token.i
        while start > 0 and not doc[start].is_sent_start and _is_part(reading, start - 1):
            start -= 1
        tasks = cues.words("mission_tasks")
        if not token.text[0].isupper() or reading.upper[token.i]:
            continue
        if token.i > start and reading.lower[token.i - 1] in tasks:
            end = _past_complement(reading, token.i + 1)
            kind = OrganisationKind.INTERGOVERNMENTAL
            found.append(Candidate(start, end, MentionForm.NAME, kind, (), 4, False, 0.7))
    return found


def _end(reading: Reading, match: Match) -> int:
    """One past the last word of an organ's name; the end of the match where there is no organ."""
    doc, i = reading.doc, match.end
    noun = None
    while i < len(doc) and i - match.end < _LONGEST and not doc[i].is_sent_start and _is_part(reading, i):
        if reading.lower[i] in cues.words("mission_nouns"):
            noun = i + 1
        i += 1
    is_office = noun is not None and noun < len(doc) and phrases.is_title(doc[noun])
    if noun is None or is_office:
        return match.end
    return _past_complement(reading, noun)


def _is_part(reading: Reading, i: int) -> bool:
    """Whether a word can stand between a body's name and the noun of its organ."""
    token = reading.doc[i]
    if token.text in {"-", "–"}:
        return True
    if token.lower_ in {"and", "for"}:
        return i + 1 < len(reading.doc) and reading.doc[i + 1].text[0].isupper()
    if not token.text[0].isupper() or phrases.is_title(token) or token.lower_ in cues.words("not_name_words"):
        return False
    return token.pos_ in {"PROPN", "NOUN", "ADJ"}


def _past_complement(reading: Reading, i: int) -> int:
    """The end of "in Mali", "for the Protection of X" after the noun of an organ, where capitals go on."""
    doc, j, last = reading.doc, i, i
    if j >= len(doc) or doc[j].lower_ not in _OPENS or reading.upper[j]:
        return i if not reading.upper[min(j, len(doc) - 1)] else _past_state(reading, i)
    while j < len(doc) and not doc[j].is_sent_start:
        if doc[j].lower_ in _OF | {"-"}:
            j += 1
        elif doc[j].text[0].isupper() and doc[j].lower_ not in cues.words("not_name_words"):
            j = last = reading.word_end(j)
        else:
            break
    return last


def _past_state(reading: Reading, i: int) -> int:
    """In copy that is all capitals, the end of a state's name after "in" or "for": "OBSERVER GROUP IN CHAD"."""
    doc = reading.doc
    if i + 1 >= len(doc) or doc[i].lower_ not in {"in", "for"} | names.ARTICLES:
        return i
    match = reading.known.get(i + 1)
    return match.end if match is not None and match.start == i + 1 else i
