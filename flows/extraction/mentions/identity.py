"""Which candidates of a document name the same body."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from flows.extraction import cues
from flows.extraction.kinds import MOVEMENTS
from flows.extraction.mentions import armies, gazetteer, names
from flows.extraction.mentions.armies import Army
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.phrases import POSTS
from flows.extraction.mentions.reading import Reading, state_of
from schemas.vocabulary import OrganisationKind

# Words that make a longer name another body than the shorter name in it.
_PARTING = frozenset(
    {"faction", "dissidents", "wing", "splinter", "breakaway", "former", "ex", "new", "anti", "pro", "youth"}
    | {"council", "neo", "real", "continuity"}
)
# A state is clearly the main one when it is named more than so many times as often.
_CLEAR = 2
_FIRM = 4  # candidates of a higher rank are guesses
_GOVERNMENTS = frozenset({"government", "regime", "junta", "state", "administration", "cabinet"})
_OF_THE_GOVERNMENT = frozenset({"government forces", "regime forces", "government troops", "loyalist forces"})
_ARMIES = frozenset({"forces", "army", "military", "troops"})


class Groups:
    """A union-find over the positions of a list; the smaller position represents its group."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, i: int) -> int:
        """The representative of a position."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def union(self, i: int, j: int) -> None:
        """Put two positions into one group."""
        a, b = sorted((self.find(i), self.find(j)))
        self._parent[b] = a


def group(
    reading: Reading, candidates: list[Candidate], pairs: Iterable[tuple[Candidate, Candidate]]
) -> list[list[Candidate]]:
    """Candidates grouped by the body that they name, groups in the order of their first mention."""
    groups = Groups(len(candidates))
    position = {id(c): i for i, c in enumerate(candidates)}
    pairs = list(pairs)
    for long, short in pairs:
        if id(long) in position and id(short) in position and not _contradict(long, short):
            groups.union(position[id(long)], position[id(short)])
    _by_key(groups, candidates, [_seed_key(c) for c in candidates])
    folded = [names.fold(reading.doc[c.start : c.end].text) for c in candidates]
    folded = [f.replace("anti narcotics ", "anti drug ").replace("antidrug ", "anti drug ") for f in folded]
    alike = ["government forces" if f in _OF_THE_GOVERNMENT else f.rstrip("s") for f in folded]
    _by_key(groups, candidates, [(f, _camp(c.kind)) for f, c in zip(alike, candidates, strict=True)])
    skeletons = [names.skeleton(reading.doc[c.start : c.end].text) for c in candidates]
    _by_key(
        groups,
        candidates,
        [(s, c.kind) if len(s) > 4 else None for s, c in zip(skeletons, candidates, strict=True)],
    )
    _by_guess(groups, candidates, folded)
    _short_names(groups, candidates, folded, _acronyms(reading, candidates, pairs))
    found = armies.find(reading, candidates)
    _one_army(groups, candidates, found)
    _bare_heads(reading, groups, candidates, folded, found)
    members: dict[int, list[Candidate]] = defaultdict(list)
    for i, candidate in enumerate(candidates):
        members[groups.find(i)].append(candidate)
    return [members[i] for i in sorted(members)]


def _seed_key(candidate: Candidate) -> str | None:
    return candidate.seeds[0] if candidate.seeds else None


def _camp(kind: OrganisationKind | None) -> str:
    """Kinds that one wording can have by mistake fall together: a party and its armed wing."""
    return "armed" if kind in MOVEMENTS else str(kind)


def _contradict(a: Candidate, b: Candidate) -> bool:
    return bool(a.seeds and b.seeds and not set(a.seeds) & set(b.seeds) and a.kind is not b.kind)


def _by_key(groups: Groups, candidates: list[Candidate], keys: list) -> None:  # type: ignore[type-arg]
    first: dict[object, int] = {}
    for i, key in enumerate(keys):
        if key is None:
            continue
        j = first.setdefault(key, i)
        if j != i and not _differ(candidates[i], candidates[j]):
            groups.union(i, j)


def _by_guess(groups: Groups, candidates: list[Candidate], folded: list[str]) -> None:
    """Join a name whose kind is only guessed to the first body of that name, whatever its kind."""
    first: dict[str, int] = {}
    for i, candidate in enumerate(candidates):
        if not candidate.is_common:
            first.setdefault(folded[i], i)
    for i, candidate in enumerate(candidates):
        j = first.get(folded[i], i)
        if candidate.rank > _FIRM and j != i and not _differ(candidate, candidates[j]):
            groups.union(i, j)


def _differ(a: Candidate, b: Candidate) -> bool:
    """Whether two candidates are two reviewed bodies."""
    return bool(a.seeds and b.seeds and not set(a.seeds) & set(b.seeds))


def _short_names(groups: Groups, candidates: list[Candidate], folded: list[str], acronyms: dict[str, str]) -> None:
    """Join a name to the one longer name of its kind that ends or begins with it."""
    longer: dict[str, set[int]] = defaultdict(set)
    for i, text in enumerate(folded):
        words = text.split()
        for k in range(1, len(words)):
            if not _PARTING & set(words[:k]) and not words[0].isdigit() and words[k - 1] not in names.SMALL_WORDS:
                longer[" ".join(words[k:])].add(i)
            if not _PARTING & set(words[k:]) and k >= 2:
                longer[" ".join(words[:k])].add(i)
    for i, text in enumerate(folded):
        if candidates[i].is_common or text not in longer:
            continue
        hits = [
            j
            for j in longer[text]
            if candidates[j].kind is candidates[i].kind
            and not _differ(candidates[i], candidates[j])
            and _is_state(candidates[i]) == _is_state(candidates[j])
            and acronyms.get(text) in {None, acronyms.get(folded[j], acronyms.get(text))}
        ]
        if hits and len({groups.find(j) for j in hits}) == 1 and len(text.split()) + 3 > 3:
            groups.union(i, hits[0])


def _acronyms(
    reading: Reading, candidates: list[Candidate], pairs: Iterable[tuple[Candidate, Candidate]]
) -> dict[str, str]:
    """The acronym that the text gives each name, by the folded name.

    Names of different acronyms are different bodies: "Independent Patriotic Front (IPF)", "Patriotic Front (PF)".
    """
    found: dict[str, str] = {}
    for long, short in pairs:
        text = names.fold(reading.doc[short.start : short.end].text)
        if names.is_acronym(reading.doc[short.start : short.end].text):
            found.setdefault(names.fold(reading.doc[long.start : long.end].text), text)
    for candidate in candidates:
        known = gazetteer.names_by_body().get(candidate.seeds[0], ()) if candidate.seeds else ()
        short_names = [names.fold(text) for text in known if names.is_acronym(text)]
        text = names.fold(reading.doc[candidate.start : candidate.end].text)
        if short_names and text not in short_names:
            found.setdefault(text, short_names[0])
    return found


def _counts(reading: Reading, candidates: list[Candidate]) -> Counter[str]:
    """How often each state is named, in whatever way, but within the names of outlets ("Radio Kenya")."""
    words = cues.words("leader_words", use="broadcaster")
    civil = [c for c in candidates if c.kind is OrganisationKind.CIVIL and reading.lower[c.start] in words]
    told = {i for c in civil for i in range(c.start + 1, c.end)}
    matches = [m for m in dict.fromkeys(reading.known.values()) if m.start not in told]
    return Counter(state for match in matches if (state := state_of(match)) is not None)


def _main_state(counts: Counter[str]) -> str | None:
    """The state that is named more often than any other."""
    first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] > second[1] else None


def _is_foreign(reading: Reading, candidate: Candidate, counts: Counter[str], main: str | None) -> bool:
    """Whether a body is by its first word of another state than a text is about: "the army" is not it."""
    if main is None or candidate.end - candidate.start < 2:
        return False
    owners = _states_called().get(names.fold(reading.doc[candidate.start].text), frozenset())
    named = max((counts[state] for state in owners), default=0)
    return bool(owners) and main not in owners and counts[main] > max(_CLEAR * named, 2)


@cache
def _states_called() -> dict[str, frozenset[str]]:
    """Folded one-word name or adjective → the states that it is of."""
    found: dict[str, set[str]] = defaultdict(set)
    for state in gazetteer.state_ids():
        for word in gazetteer.words_of(state):
            found[word].add(state)
    return {word: frozenset(states) for word, states in found.items()}


def _one_army(groups: Groups, candidates: list[Candidate], found: list[Army]) -> None:
    """Join "Chadian troops" to the Chadian army, where the text names one such body alone."""
    first: dict[tuple[str, tuple[str, ...]], int] = {}
    bodies: dict[str, set[int]] = defaultdict(set)
    for army in found:  # "Peru Army", "the Peruvian army"
        i = first.setdefault((army.country, army.words), army.position)
        if army.is_named and not _differ(candidates[i], candidates[army.position]):
            groups.union(i, army.position)
    for army in found:
        if army.is_named:
            bodies[army.country].add(groups.find(army.position))
    one = [army for army in found if len(bodies[army.country]) < 2]
    for i, j in armies.same(one):
        if not _differ(candidates[i], candidates[j]):
            groups.union(i, j)


def _bare_heads(
    reading: Reading, groups: Groups, candidates: list[Candidate], folded: list[str], found: list[Army]
) -> None:
    """Join "the government", "the army", "police" to the one body of the document that they can mean.

    A government without more is that of the state that the text names most; what is clearly another state's
    ("the Kenyan army" in a text about Chad) is no body without more.
    """
    counts = _counts(reading, candidates)
    main = _main_state(counts)
    for i, candidate in enumerate(candidates):
        if not candidate.is_common:
            continue
        rivals = [
            j
            for j, c in enumerate(candidates)
            if c.kind is candidate.kind and (not c.is_common or _is_fuller(folded[j], folded[i]))
        ]
        alike = [j for j in rivals if _ends_alike(folded[j], folded[i])]
        own = armies.of_nobody_else(found, folded[i], main, i)
        alike = (
            own if own is not None else [j for j in alike if not _is_foreign(reading, candidates[j], counts, main)]
        )
        ways = [alike]
        last = folded[i].split()[-1]
        if candidate.kind is OrganisationKind.STATE and last in _GOVERNMENTS:
            home = [j for j in rivals if _is_state(candidates[j]) and candidates[j].seeds[0] == main]
            # "The government asked Beijing for help": two, unless the text is about China.
            is_told = main is not None and counts[main] > _CLEAR
            beside = {c.i for c in reading.doc[candidate.start].sent}
            ways.append(home if is_told or not any(candidates[j].start in beside for j in home) else [])
        if folded[i] == "cabinet":
            ways.append([j for j, text in enumerate(folded) if text == "government"])
        if folded[i] in _OF_THE_GOVERNMENT and own is None:
            ways.append([j for j in rivals if folded[j].split()[-1] in _ARMIES])
        for hits in ways:
            if hits and len({groups.find(j) for j in hits}) == 1:
                groups.union(i, hits[0])
                break


def _is_fuller(long: str, short: str) -> bool:
    """Whether a common wording is a fuller one of a body: "the ministry" and "the Interior Ministry"."""
    return long == f"national {short}" or (short == "ministry" and long != short)


def _ends_alike(long: str, short: str) -> bool:
    if short == "mission":
        return short in long.split()
    if short in POSTS and long.split()[:2] in ([short, "in"], [short, "at"]):
        return True
    words, end = long.rstrip("s").split(), short.rstrip("s").split()
    rest = words[: len(words) - len(end)]
    parting = _PARTING - {"anti"} if end == ["police"] else _PARTING  # "the Dutch anti-drug police": the police
    return words[len(rest) :] == end and not (rest and rest[-1] in names.SMALL_WORDS) and not parting & set(rest)


def _is_state(candidate: Candidate) -> bool:
    return bool(candidate.seeds) and candidate.seeds[0] in gazetteer.state_ids()
