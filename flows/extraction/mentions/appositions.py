"""A name and the description of a state's body beside it are one: "SUNAT, Peru's tax agency, said"."""

from dataclasses import replace

from flows.extraction.kinds import OF_STATE
from flows.extraction.mentions import names
from flows.extraction.mentions.candidates import Candidate, Pair
from flows.extraction.mentions.reading import Reading
from flows.extraction.signs import POSSESSIVES
from schemas.vocabulary import MentionForm

_CLOSES = frozenset({",", ".", ";", ")", "--", "–", "—"})
_GUESS = 5  # the kind of a candidate of this rank or higher is a guess


def find(reading: Reading, chosen: list[Candidate]) -> tuple[list[Candidate], list[Pair]]:
    """The candidates, with names that only such a description makes known, and the pairs that are one body."""
    by_end = {c.end: c for c in chosen if c.form is MentionForm.NAME}
    by_start = {c.start: c for c in chosen if c.form is MentionForm.NAME}
    pairs: list[Pair] = []
    new: dict[int, Candidate] = {}
    for described in chosen:
        if _is_described(reading, described):
            end = described.start - 1
            name = by_end.get(end) or _acronym(reading, end, described)
        else:
            name = _after(reading, described, by_start)
        if name is None or not (name.kind is described.kind or (name.rank >= _GUESS and not name.seeds)):
            continue
        told = replace(name, kind=described.kind)
        new[name.start] = told
        pairs.append((told, described))
    kept = [c for c in chosen if c.start not in new or c.end != new[c.start].end]
    return sorted([*kept, *new.values()], key=lambda c: (c.start, -c.end)), pairs


def _after(reading: Reading, described: Candidate, by_start: dict[int, Candidate]) -> Candidate | None:
    """The name right after whose agency it is: "Peru's tax agency SUNAT", "Peru's tax agency, SUNAT,"."""
    doc, i = reading.doc, described.end
    is_open = described.form is not MentionForm.NOMINAL or described.kind not in OF_STATE
    if is_open or not any(t.text in POSSESSIVES for t in doc[described.start : i]):
        return None
    is_comma = doc[i : i + 1].text == ","
    i += is_comma
    if i >= len(doc) or not doc[i].text[0].isupper() or doc[i].is_sent_start:
        return None
    name = by_start.get(i) or _acronym(reading, i + 1, described)
    if name is None or (is_comma and doc[name.end : name.end + 1].text != ","):
        return None
    return None if reading.state_ending(name.end - 1) is not None else name


def _is_described(reading: Reading, candidate: Candidate) -> bool:
    """Whether a description says whose body it is, after a comma, and no list goes on after it."""
    doc, end = reading.doc, candidate.end
    if candidate.form is not MentionForm.NOMINAL or candidate.kind not in OF_STATE or candidate.is_common:
        return False
    if candidate.start < 2 or doc[candidate.start - 1].text != "," or end + 1 >= len(doc):
        return False
    is_owned = any(t.text in POSSESSIVES for t in doc[candidate.start : end])
    return is_owned and doc[end].text in _CLOSES and doc[end + 1].lower_ not in {"and", "or"}


def _acronym(reading: Reading, end: int, described: Candidate) -> Candidate | None:
    """An acronym that nothing else makes known, before its description."""
    token = reading.doc[end - 1]
    if not names.is_acronym(token.text) or reading.upper[token.i] or reading.known.get(token.i) is not None:
        return None
    return Candidate(end - 1, end, MentionForm.NAME, described.kind, (), 6, False, 0.7)
