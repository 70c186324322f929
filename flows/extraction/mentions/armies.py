"""The army of a state by its many wordings: "the Chadian army", "Chadian troops", "the military", "the army".

Source: codebook, "Organisations": all names of one body in a document are one organisation. Security forces,
special forces and the like are other bodies than the army.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from flows.extraction.mentions import gazetteer, names
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.reading import Reading
from schemas.vocabulary import OrganisationKind

_ARMIES = frozenset(
    {("army",), ("military",), ("armed", "forces"), ("armed", "force"), ("defence", "force"), ("defense", "force")}
    | {("defence", "forces"), ("defense", "forces"), ("armed", "defence", "forces"), ("land", "forces")}
)
_TROOPS = frozenset({("troops",), ("forces",)})
# Words that make no other body of a state's army.
_FILLERS = frozenset({"national", "government", "regular", "arab", "the", "of"})
_BARE = frozenset({"army", "military", "armed forces", "troops", "government troops", "government forces"})


@dataclass(frozen=True, slots=True)
class Army:
    """A wording of a state's army: where its candidate stands, the state's country, and whether it is a name.

    "Chadian troops" only describes it. `words` are those that say what it is.
    """

    position: int
    country: str
    is_named: bool
    words: tuple[str, ...] = ()


def find(reading: Reading, candidates: list[Candidate]) -> list[Army]:
    """The candidates that word the army of a state, in order."""
    found = []
    for i, candidate in enumerate(candidates):
        if candidate.kind is not OrganisationKind.STATE_FORCE or candidate.is_common:
            continue
        country, words = _parts(reading, candidate)
        if country and tuple(words) in _ARMIES | _TROOPS:
            found.append(Army(i, country, tuple(words) in _ARMIES, tuple(words)))
    return found


def _parts(reading: Reading, candidate: Candidate) -> tuple[str, list[str]]:
    """The country that a wording says, empty for none or two, and its words without the state's and fillers.

    Of a reviewed name, the body's country and the words that say what it is.
    """
    doc = reading.doc
    said: set[int] = set()
    countries: set[str] = set()
    for i in range(candidate.start, candidate.end):
        state = reading.state_ending(i)
        if state is not None and state[0] >= candidate.start:
            said.update(range(state[0], i + 1))
            countries.add(gazetteer.bodies()[state[1]].country)
    words = [
        w
        for i in range(candidate.start, candidate.end)
        if i not in said
        for w in names.fold(doc[i].text).split()
        if w not in _FILLERS
    ]
    if candidate.seeds:
        country = gazetteer.bodies()[candidate.seeds[0]].country
        tail = next((words[k:] for k in range(len(words)) if tuple(words[k:]) in _ARMIES), [])
        return ("" if "|" in country else country), tail
    return (countries.pop() if len(countries) == 1 else ""), words


def same(armies: list[Army]) -> Iterator[tuple[int, int]]:
    """Pairs of candidates that are one army: "Chadian troops" and the first that is named, or described alike."""
    for country in dict.fromkeys(a.country for a in armies):
        own = [a for a in armies if a.country == country]
        first = next((a for a in own if a.is_named), own[0])
        yield from ((first.position, a.position) for a in own if not a.is_named and a is not first)


def of_nobody_else(armies: list[Army], folded: str, main: str | None, position: int) -> list[int] | None:
    """The wordings of the army that a bare "the army" means; None where this is not for the armies to say.

    It is that of the state that the text names most. Another state's army is meant only where it was named
    before, and no third one's.
    """
    if folded not in _BARE or not armies:
        return None
    home = gazetteer.bodies()[main].country if main is not None else None
    own = [a.position for a in armies if a.country == home]
    if own:
        return own
    named = [a.position for a in armies if a.is_named or folded != "army"]
    is_one = len({a.country for a in armies}) == 1
    is_before = bool(named) and named[0] < position
    is_any = home is None and not folded.startswith("government")
    return named if is_one and (is_any or is_before) else []
