"""Second names at work: pairs of names of one body, acronyms that stand for no body, names met again."""

from collections.abc import Iterable
from dataclasses import replace

from flows.extraction import cues
from flows.extraction.kinds import ARMED
from flows.extraction.mentions import brackets, context, gazetteer, names
from flows.extraction.mentions.brackets import Alias
from flows.extraction.mentions.candidates import Candidate, Pair
from flows.extraction.mentions.heads import head_at, is_office_name, name_kind
from flows.extraction.mentions.reading import Reading, state_of
from schemas.vocabulary import MentionForm, OrganisationKind

# Kinds that no one body can be taken for both of.
_APART = (
    {OrganisationKind.ARMED_GROUP, OrganisationKind.CIVIL},
    ARMED,
    {OrganisationKind.ARMED_GROUP, OrganisationKind.STATE},
)
# Parts of armies and armed groups: brackets after them name the whole.
_UNITS = frozenset(
    {"division", "brigade", "battalion", "regiment", "battery", "squadron", "wing", "branch", "column", "platoon"}
)
_GUESS = 6  # candidates of a higher rank are guesses by the language model
_QUOTES = frozenset({'"', "”", "“", "'", "’", ","})


def resolve(
    reading: Reading, candidates: list[Candidate], aliases: Iterable[Alias]
) -> tuple[list[Candidate], list[Pair]]:
    """The candidates and those that aliases add, and the pairs that an alias makes one body.

    An acronym that is defined as something else than a body ("Superintendent of Police (SP)") takes away
    what was guessed from it.
    """
    pairs: list[Pair] = []
    blocked: set[str] = set()
    things: set[str] = set()
    last: tuple[int, Candidate] | None = None
    aliases = list(aliases)
    candidates = _redefined(reading, _with_place(reading, candidates, aliases), aliases)
    for alias in aliases:
        if _is_of_office(reading, alias):
            blocked.add(reading.doc[alias.start : alias.end].text)
            continue
        long = _long(reading, candidates, alias)
        if long is None and last is not None and last[0] == alias.anchor:
            long = last[1]
        if alias.is_acronym and _is_no_body(reading, alias, long):
            blocked.add(reading.doc[alias.start : alias.end].text)
            if _is_defined_thing(reading, alias):
                things.add(reading.doc[alias.start : alias.end].text)
            continue
        if long is None:
            long = _described(reading, alias)
            if long is None:
                short = next((c for c in candidates if c.start == alias.start), None)
                last = (alias.anchor, short) if short is not None else None
                continue
            candidates = [c for c in candidates if not c.overlaps(long)] + [long]
        if _is_of_whole(reading, candidates, alias, long):
            continue
        candidates, short = _short(reading, candidates, alias, long)
        candidates, long, short = _agree(reading, candidates, long, short)
        pairs = [(_now(a, long, short), _now(b, long, short)) for a, b in pairs]
        pairs.append((long, short))
        last = (alias.anchor, long)
    blocked_by_rank = {c: things if c.rank == 1 else blocked for c in candidates}
    kept = [c for c in candidates if reading.doc[c.start : c.end].text not in blocked_by_rank[c]]
    return sorted(kept, key=lambda c: c.start), pairs


def _long(reading: Reading, candidates: list[Candidate], alias: Alias) -> Candidate | None:
    """The candidate that an alias follows: the longest, unless a reviewed acronym is that of one within it.

    In "the Y faction of the Front X (FX)" the acronym is the front's.
    """
    end = _anchor(reading, alias)
    before = sorted((c for c in candidates if c.end == end), key=lambda c: c.start)
    short = next((c for c in candidates if c.start == alias.start and c.end >= alias.end), None)
    same = [c for c in before if short is not None and set(c.seeds) & set(short.seeds)]
    return next(iter([*same, *before]), None)


def _redefined(reading: Reading, candidates: list[Candidate], aliases: list[Alias]) -> list[Candidate]:
    """The candidates, an acronym without its reviewed body where the text defines it as another's.

    So it is where the name before it is no reviewed one, and is of another kind or of a country that the
    reviewed body is not of.
    """
    named = context.countries(reading)
    others: dict[str, Candidate] = {}
    for alias in aliases:
        short = next((c for c in candidates if c.start == alias.start and c.end == alias.end and c.seeds), None)
        long = next((c for c in candidates if c.end == _anchor(reading, alias)), None)
        if short is None or long is None or long.seeds or not alias.is_acronym:
            continue
        text = reading.doc[short.start : short.end].text
        same = [reading.doc[a.start : a.end].text for a in aliases if a.anchor == alias.anchor and a is not alias]
        if not any(names.abbreviates(text, t) for t in [reading.doc[long.start : long.end].text, *same]):
            continue
        home = set(gazetteer.bodies()[short.seeds[0]].country.split("|")) - {""}
        is_abroad = bool(home and named and not home & named)
        is_guess = long.rank > _GUESS  # its kind is one
        if is_abroad or ({long.kind, short.kind} in _APART and not is_guess):
            others[text] = long
    if not others:
        return candidates
    return [
        replace(c, seeds=(), kind=others[text].kind, rank=2)
        if c.seeds and (text := reading.doc[c.start : c.end].text) in others
        else c
        for c in candidates
    ]


def _with_place(reading: Reading, candidates: list[Candidate], aliases: list[Alias]) -> list[Candidate]:
    """The candidates, a name with the state that it is in where brackets follow: "Mission … in Honduras (M)"."""
    longer: dict[int, int] = {}
    for end in {_anchor(reading, alias) for alias in aliases}:
        state = reading.state_ending(end - 1)
        if state is not None and state[0] > 1 and reading.doc[state[0] - 1].lower_ == "in":
            longer[state[0] - 1] = end
    return [
        replace(c, end=longer[c.end]) if c.end in longer and c.form is MentionForm.NAME and not c.seeds else c
        for c in candidates
    ]


def _is_of_whole(reading: Reading, candidates: list[Candidate], alias: Alias, long: Candidate) -> bool:
    """Whether brackets name the body that a unit is of: "54 Division (Sri Lanka Army)", "X Brigade (LTTE)"."""
    short = next((c for c in candidates if c.start == alias.start and c.end >= alias.end), None)
    words = names.pieces(reading.doc[long.start : long.end].text)
    head = words[-1] if words else ""
    if short is None or head not in _UNITS or not short.seeds or set(short.seeds) & set(long.seeds):
        return False
    known = gazetteer.names_by_body().get(short.seeds[0], ())
    is_named_so = any(head in names.fold(text).split() for text in known)
    return not is_named_so and not names.abbreviates(reading.doc[short.start : short.end].text, " ".join(words))


def _anchor(reading: Reading, alias: Alias) -> int:
    end = alias.anchor
    while end > 0 and reading.doc[end - 1].text in _QUOTES:
        end -= 1
    return end


def _is_of_office(reading: Reading, alias: Alias) -> bool:
    """Whether brackets behind an office of the police say more of it: "Superintendent of Police (Rural)"."""
    before = [t.lower_ for t in reading.doc[max(0, alias.anchor - 3) : alias.anchor]]
    is_office = len(before) == 3 and before[1:] == ["of", "police"]
    return is_office and before[0] in cues.words("person_titles") | {"commissioner"}


def _is_no_body(reading: Reading, alias: Alias, long: Candidate | None) -> bool:
    """Whether an acronym stands for an office, an area or a thing by the words before it."""
    short = reading.doc[alias.start : alias.end].text
    if long is not None and names.abbreviates(short, reading.doc[long.start : long.end].text):
        return False
    if long is None and _is_common_noun(reading, alias.anchor, short):
        return True
    begin = brackets.long_form(reading, alias.anchor, short)
    if begin is None or (long is not None and begin >= long.start):
        return False
    text = reading.doc[begin : alias.anchor].text
    return name_kind(text) is None or is_office_name(text)


def _is_defined_thing(reading: Reading, alias: Alias) -> bool:
    """Whether the text spells an acronym out as a document, a device or an area, whoever else bears it."""
    short = reading.doc[alias.start : alias.end].text
    begin = brackets.long_form(reading, alias.anchor, short)
    return begin is not None and brackets.is_thing(reading.doc[begin : alias.anchor].text)


def _is_common_noun(reading: Reading, end: int, short: str) -> bool:
    """Whether an acronym has the initials of words in small letters: "transnational criminal group (TCG)"."""
    letters = short.lower().removesuffix("s")
    words = [t.text for t in reading.doc[max(0, end - len(letters)) : end]]
    return len(words) == len(letters) and all(
        w.islower() and w[0] == c for w, c in zip(words, letters, strict=True)
    )


def _described(reading: Reading, alias: Alias) -> Candidate | None:
    """A description in small letters that a name in brackets explains: "the special crimes unit (Unidad X)"."""
    doc, end = reading.doc, _anchor(reading, alias)
    words = [w for t in doc[max(0, end - 3) : end] for w in names.pieces(t.text)]
    head = head_at(words, len(words))
    if head is None or head.kind is None or not (head.is_named or head.is_described):
        return None
    start = end
    while start > 0 and not doc[start].is_sent_start and doc[start - 1].pos_ in {"NOUN", "ADJ", "PROPN"}:
        start -= 1
    if start == end or doc[start - 1 if start else 0].lower_ not in {"the", "'s", "’s"}:
        return None
    kind = name_kind(doc[start:end].text) or head.kind
    return Candidate(start, end, MentionForm.NOMINAL, kind, (), 4, False, 0.6)


def _short(
    reading: Reading, candidates: list[Candidate], alias: Alias, long: Candidate
) -> tuple[list[Candidate], Candidate]:
    found = next((c for c in candidates if c.start == alias.start and c.end >= alias.end), None)
    if found is not None:
        return candidates, found
    short = Candidate(alias.start, alias.end, MentionForm.NAME, long.kind, (), 2, False, 0.9)
    return [c for c in candidates if not c.overlaps(short)] + [short], short


def _agree(
    reading: Reading, candidates: list[Candidate], long: Candidate, short: Candidate
) -> tuple[list[Candidate], Candidate, Candidate]:
    """Where the two are reviewed as different bodies, the acronym decides: translations are often alike.

    The long name decides where its body alone is of a state that the text or the name itself names.
    """
    if not long.seeds or not short.seeds or set(long.seeds) & set(short.seeds):
        return candidates, long, short
    if _is_at_home(reading, long, long) and not _is_at_home(reading, short, long):
        told = replace(short, seeds=long.seeds, kind=long.kind)
        text = reading.doc[short.start : short.end].text
        same = {id(c) for c in candidates if c.seeds and reading.doc[c.start : c.end].text == text}
        others = [replace(c, seeds=long.seeds, kind=long.kind) if id(c) in same else c for c in candidates]
        return [told if (c.start, c.end) == (told.start, told.end) else c for c in others], long, told
    told = replace(long, seeds=short.seeds, kind=short.kind)
    return [told if c is long else c for c in candidates], told, short


def _is_at_home(reading: Reading, candidate: Candidate, long: Candidate) -> bool:
    """Whether a reviewed body is of a state that the text names, or that the long name of an alias does."""
    home = set(gazetteer.bodies()[candidate.seeds[0]].country.split("|")) - {""}
    words = set(names.fold(reading.doc[long.start : long.end].text).split())
    said = {state_of(match) for match in reading.matches} - {None}
    states = (s for s in gazetteer.state_ids() if gazetteer.bodies()[s].country in home)
    return any(s in said or gazetteer.words_of(s) & words for s in states)


def _now(candidate: Candidate, long: Candidate, short: Candidate) -> Candidate:
    for new in (long, short):
        if (candidate.start, candidate.end) == (new.start, new.end):
            return new
    return candidate


def again(reading: Reading, candidates: list[Candidate]) -> list[Pair]:
    """Names of the document met again where no rule found them, each beside the name that it repeats.

    A plural's singular ("Zeta") and a name with its last words as initials are among them.
    """
    taken = {i for c in candidates for i in range(c.start, c.end)}
    known: dict[str, list[tuple[tuple[str, ...], Candidate]]] = {}
    for candidate in candidates:
        text = reading.doc[candidate.start : candidate.end].text
        if candidate.form is not MentionForm.NAME or candidate.is_common or reading.upper[candidate.start]:
            continue
        words = tuple(names.pieces(text))
        for form in {words, *_singular(words, candidate), *_shortened(text)}:
            if form and len("".join(form)) > 2:
                known.setdefault(form[0], []).append((form, candidate))
    return list(_matches(reading, known, taken))


def _singular(words: tuple[str, ...], candidate: Candidate) -> list[tuple[str, ...]]:
    is_group = candidate.kind is OrganisationKind.ARMED_GROUP
    if is_group and len(words) == 1 and words[0].endswith("s") and len(words[0]) > 4:
        return [(words[0][:-1],)]
    return []


def _is_plural(name: str, text: str) -> bool:
    return names.fold(name) == names.fold(text) + "s"


def _shortened(name: str) -> list[tuple[str, ...]]:
    """A name with its last words as initials: "407th AEG" of "407th Air Expeditionary Group"."""
    words = names.pieces(name)
    if len(words) < 4 or any(word in names.SMALL_WORDS for word in words):
        return []
    tail = "".join(word[0] for word in words[1:])
    return [(words[0], tail), (tail,)]


def _matches(
    reading: Reading, known: dict[str, list[tuple[tuple[str, ...], Candidate]]], taken: set[int]
) -> Iterable[Pair]:
    for i, piece in enumerate(reading.pieces):
        if not piece.is_first or piece.token in taken or piece.word not in known:
            continue
        for words, candidate in sorted(known[piece.word], key=lambda k: -len(k[0])):
            stop = i + len(words)
            if tuple(reading.words[i:stop]) != words or not reading.pieces[stop - 1].is_last:
                continue
            start, end = piece.token, reading.pieces[stop - 1].token + 1
            text = reading.doc[start:end].text
            if not (text[0].isupper() or text[0].isdigit()) or taken & set(range(start, end)) or "\n" in text:
                continue
            first = reading.doc[candidate.start : candidate.end].text
            is_short = words[-1] not in names.pieces(first)
            if (names.is_acronym(first) and not names.is_acronym(text)) or (
                is_short and len(words[-1]) > 2 and not text.split()[-1].isupper() and not _is_plural(first, text)
            ):
                continue
            taken.update(range(start, end))
            yield candidate, replace(candidate, start=start, end=end, rank=8, confidence=0.6)
            break
