"""Candidates for names of bodies: reviewed names, head nouns, brackets, the language model, outlets."""

from flows.extraction import cues
from flows.extraction.kinds import MOVEMENTS
from flows.extraction.mentions import (
    bounds,
    brackets,
    commands,
    context,
    descriptions,
    factions,
    gangs,
    missions,
    names,
    namings,
    outlets,
    owned_units,
    ships,
    translations,
    units,
)
from flows.extraction.mentions.brackets import Alias
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.gazetteer import Body, Match
from flows.extraction.mentions.heads import head_at, heads, is_office_name, name_kind
from flows.extraction.mentions.reading import Reading
from flows.language import casing
from schemas.vocabulary import MentionForm, OrganisationKind


def find(reading: Reading, aliases: list[Alias]) -> list[Candidate]:
    """Every candidate of every source, overlapping ones among them."""
    reviewed = known(reading)
    marked = bracketed(reading, aliases)
    described = descriptions.find(reading)
    found = [*reviewed, *marked, *described, *model_names(reading), *outlets.find(reading), *namings.find(reading)]
    found += [*translations.find(reading, aliases), *gangs.find(reading)]
    found += [*units.find(reading), *missions.find(reading), *factions.find(reading), *commands.find(reading)]
    found += [*owned_units.find(reading, found), *ships.find(reading)]
    found = owned_units.apart(reading, [owned_units.without_owner(reading, c) for c in found])
    found = [bounds.fitted(reading, c) for c in found]
    found = [c for c in found if not _refers_to_coalition(reading, c, found)]
    found = [c for c in found if c.rank < 2 or not _is_venue(reading, c)]
    found = [c for c in found if c.rank < 5 or not _is_alias_of_person(reading, c)]
    found = [c for c in found if not _is_surname(reading, c) and not _is_any_unit(reading, c)]
    return [c for c in found if not _has_time(reading, c) and (c.rank == 1 or not _only_wraps(reading, c))]


def _is_venue(reading: Reading, candidate: Candidate) -> bool:
    """Whether a school, bank or the like is only where something happened: "near Valley College"."""
    if candidate.kind is not OrganisationKind.CIVIL:
        return False
    words = names.pieces(reading.doc[candidate.start : candidate.end].text)
    before = candidate.start - 1
    while before > 0 and reading.doc[before].lower_ in names.ARTICLES:
        before -= 1
    holder = reading.lower[before - 1] if before > 0 else ""
    if holder in cues.words("roles") or holder in cues.words("body_signs", use="post"):
        return False  # "a professor at X University"
    is_building = any(w in cues.words("venues", use="building") for w in words)
    return is_building and before >= 0 and reading.doc[before].lower_ in cues.words("venues", use="preposition")


def _is_alias_of_person(reading: Reading, candidate: Candidate) -> bool:
    """Whether a guess is a person's name: "X Y, alias "Z"", unless a quoted name of a body."""
    after = [t.lower_ for t in reading.doc[candidate.end : candidate.end + 2]]
    return after == [",", "alias"]


def _is_surname(reading: Reading, candidate: Candidate) -> bool:
    """Whether a body's name, given for a family, ends a person's: of "Omar Dar", where the text has a Dar gang."""
    doc, first = reading.doc, candidate.start
    inside = doc[first].ent_type_ == "PERSON" and doc[first].ent_iob_ == "I" and doc[first - 1].text.istitle()
    # Where small letters were restored, a surname that is an acronym, too, has kept its capitals.
    is_restored = casing.WRITTEN in doc.user_data
    is_name = all(
        t.ent_type_ == "PERSON" and (is_restored or t.text.istitle()) for t in doc[first : candidate.end]
    )
    return inside and is_name and name_kind(doc[first : candidate.end].text) is None


def _is_any_unit(reading: Reading, candidate: Candidate) -> bool:
    """Whether words name no one unit of a body: "an EPL column", "an ELN task force"."""
    first = candidate.start
    body = reading.body_at(first)
    if candidate.rank < 2 or body is None or body.start != first or body.end >= candidate.end:
        return False
    rest = " ".join(reading.lower[body.end : candidate.end])
    is_unit = rest in cues.words("unit_words", use="numbered") | cues.words("unit_words", use="before_number")
    return is_unit and first > 0 and reading.lower[first - 1] in {"a", "an", "another"}


def _refers_to_coalition(reading: Reading, candidate: Candidate, found: list[Candidate]) -> bool:
    """Whether a bare "coalition" takes up one of parties or armed groups that the text has named before."""
    doc = reading.doc
    if not candidate.is_common or doc[candidate.end - 1].lower_ != "coalition":
        return False
    named = [c for c in found if c.end <= candidate.start and c.form is MentionForm.NAME and not c.is_common]
    together = {"coalition", "alliance", "coordination", "coordinator", "board", "bloc"}
    return any(c.kind in MOVEMENTS and together & set(names.pieces(doc[c.start : c.end].text)) for c in named)


def _has_time(reading: Reading, candidate: Candidate) -> bool:
    times = [t.ent_type_ == "TIME" for t in reading.doc[candidate.start : candidate.end]]
    return all(times) if candidate.rank == 1 else any(times)


def _only_wraps(reading: Reading, candidate: Candidate) -> bool:
    """Whether a guess is a known name with an adjective or a common noun: "Kurdish YPG", "FARC rebels"."""
    if candidate.rank < 5 and not (candidate.rank == 4 and candidate.form is MentionForm.NAME):
        return False
    for i in range(candidate.start, candidate.end):
        body = reading.body_at(i)
        if body is not None and body.start >= candidate.start and body.end <= candidate.end:
            rest = [t for t in reading.doc[candidate.start : candidate.end] if not body.start <= t.i < body.end]
            if rest and all(_adds_nothing(reading, t.i) for t in rest):
                return True
    return False


def _adds_nothing(reading: Reading, i: int) -> bool:
    token = reading.doc[i]
    if (
        not token.text[0].isupper()
        or reading.state_ending(i) is not None
        or token.lower_ in cues.words("group_adjectives")
    ):
        return True
    return token.lower_ in namings.group_kinds() or token.lower_ in cues.words("not_name_words")


def known(reading: Reading) -> list[Candidate]:
    """Reviewed names, states apart: those are bodies only where they act."""
    countries = context.countries(reading)
    found = []
    for match in dict.fromkeys(reading.known.values()):
        bearers = [
            n.body for n in match.names if n.body.kind is not OrganisationKind.STATE or n.body.country == ""
        ]
        bearers += [n.body for n in match.names if n.use == "name" and n.body.organisation_id not in _states()]
        bodies = list({b.organisation_id: b for b in bearers}.values())
        if not bodies or (
            bodies[0].kind is OrganisationKind.CIVIL and not _is_safe(reading, match.start, match.end)
        ):
            continue
        bodies.sort(key=lambda b: -len(countries & set(b.country.split("|"))))
        text = reading.doc[match.start : match.end].text
        head_kinds = {b.kind for b in bodies}
        if len(head_kinds) > 1 and (told := name_kind(text)) in head_kinds:
            bodies.sort(key=lambda b: b.kind is not told)
        found.extend(_reviewed(reading, match, bodies, countries))
    return found


def _reviewed(reading: Reading, match: Match, bodies: list[Body], countries: set[str]) -> list[Candidate]:
    """The candidates of a known name, without its bodies where the text cannot mean them."""
    text = reading.doc[match.start : match.end].text
    start = context.other_start(reading, match)
    if start is not None and bodies[0].kind in MOVEMENTS:
        return [Candidate(start, match.end, MentionForm.NAME, bodies[0].kind, (), 1, False, 0.8)]
    office = context.office_start(reading, match, bodies[0])
    if office is not None:
        whose = (bodies[0].organisation_id,)
        return [Candidate(office, match.end, MentionForm.NAME, bodies[0].kind, whose, 1, False, 0.9)]
    unit = context.unit_start(reading, match)
    numbered = [Candidate(unit, match.end, MentionForm.NAME, bodies[0].kind, (), 2, False, 0.8)] if unit else []
    wing = _wing_kind(reading, match)
    fitting = [b for b in bodies if context.fits(text, b, countries) and wing in {None, b.kind}]
    if fitting:
        seeds = tuple(b.organisation_id for b in fitting)
        whole = Candidate(match.start, match.end, MentionForm.NAME, fitting[0].kind, seeds, 1, False, 0.9)
        return [*numbered, whole]
    told = wing or name_kind(text) or kind_in_context(reading, match.start, match.end)
    if told is None and (names.is_acronym(text) or " " not in text):
        told = bodies[0].kind if reading.doc[match.start].ent_type_ == "ORG" else None
    if told is None:
        return []
    return [Candidate(match.start, match.end, MentionForm.NAME, told, (), 4, False, 0.6)]


def _wing_kind(reading: Reading, match: Match) -> OrganisationKind | None:
    """What "its armed wing X" says of a name: no force of a state."""
    before = [t.lower_ for t in reading.doc[max(0, match.start - 3) : match.start] if t.is_alpha]
    is_wing = before[-2:] in (["armed", "wing"], ["military", "wing"], ["wing", "the"])
    civil = all(n.body.kind is not OrganisationKind.STATE_FORCE for n in match.names)
    return OrganisationKind.ARMED_GROUP if is_wing and not civil else None


def _states() -> frozenset[str]:
    return cues.words("states", "organisation_id")


def _is_part_of_name(reading: Reading, i: int) -> bool:
    """Whether a word with a capital only ends a longer name: "News" in "Alsumaria News"."""
    before = reading.doc[i - 1] if i and not reading.doc[i].is_sent_start else None
    return before is not None and before.pos_ == "PROPN" and before.lower_ not in names.ARTICLES


def _is_safe(reading: Reading, start: int, end: int) -> bool:
    """Whether a name of an outlet or company is more than an English word with a capital ("Dawn", "The News")."""
    if reading.upper[start]:
        return reading.doc[start].ent_type_ == "ORG" or outlets.is_quoted(reading, start, end)
    if end - start > 1 or names.is_acronym(reading.doc[start].text):
        return True
    if _is_part_of_name(reading, start):
        return False
    if reading.doc[start].ent_type_ == "ORG":
        return True
    return outlets.is_quoted(reading, start, end)


def model_names(reading: Reading) -> list[Candidate]:
    """Names that the language model holds for organisations, with the kind that their words or context tell."""
    doc = reading.doc
    found = []
    for entity in doc.ents:
        if entity.label_ != "ORG":
            continue
        start, end = entity.start, entity.end
        skipped = names.ARTICLES | cues.words("not_name_words")
        while start < end and (doc[start].lower_ in skipped or not _has_letter(doc[start].text)):
            start += 1
        while end > start and (doc[end - 1].text in {"'s", "’s", "'"} or not _has_letter(doc[end - 1].text)):
            end -= 1
        if start == end or tuple(names.pieces(doc[start:end].text)) in heads() or _runs_on(reading, start, end):
            continue
        end = _without_people(reading, start, _before_place(reading, start, end))
        is_small = doc[start].text[0].islower() and doc[start].text not in {"al", "el"}
        if is_small or _is_state(reading, start, end):
            continue
        if doc[end - 1].text.islower() and doc[end - 1].lower_ not in cues.words("lower_case_heads"):
            continue
        if all(t.lower_ in cues.words("group_adjectives") | cues.words("not_name_words") for t in doc[start:end]):
            continue
        text = doc[start:end].text
        if is_office_name(text) or text.count("(") != text.count(")"):
            continue
        kind = name_kind(text) or kind_in_context(reading, start, end)
        if kind is not None and not _is_thing_of_force(reading, start, end):
            found.append(Candidate(start, end, MentionForm.NAME, kind, (), 7, False, 0.6))
    return found


def _without_people(reading: Reading, start: int, end: int) -> int:
    """The end of a name in capitals without what is its own: "NATIONAL GUARD JEEP"."""
    followers = cues.words("body_followers")
    is_upper = reading.upper[start] or casing.WRITTEN in reading.doc.user_data
    while end - start > 1 and is_upper and reading.lower[end - 1] in followers:
        if (reading.lower[end - 1],) in heads():
            break
        words = names.pieces(reading.doc[start : end - 1].text)
        head = head_at(words, len(words))
        if head is None or not (head.is_alone or head.is_described):
            break
        end -= 1
    return end


def _is_thing_of_force(reading: Reading, start: int, end: int) -> bool:
    """Whether a guess only belongs to a force: "Antonov transport of the Hill Air Force"."""
    i = next((t.i for t in reading.doc[start:end] if t.lower_ == "of" and start < t.i), None)
    if i is None or name_kind(reading.doc[start:i].text) is not None:
        return False
    return name_kind(reading.doc[i + 1 : end].text) is OrganisationKind.STATE_FORCE


def _before_place(reading: Reading, start: int, end: int) -> int:
    """The end of a name without the state that it is in: "Delta University in Brazil"."""
    if end < len(reading.doc) and reading.doc[end].text in {"(", "["}:
        return end  # its acronym is that of the whole
    for i in range(start + 1, end - 1):
        if reading.doc[i].lower_ == "in" and reading.state_ending(end - 1) is not None:
            return i
    return end


def _is_state(reading: Reading, start: int, end: int) -> bool:
    state = reading.state_ending(end - 1)
    return state is not None and state[0] <= start


def _runs_on(reading: Reading, start: int, end: int) -> bool:
    """Whether a name holds a known body and words after it that make no other: "Central Command Media"."""
    known = reading.known.get(start)
    is_first = known is not None and known.start == start and 1 < known.end - known.start < end - start
    if known is not None and is_first and all(n.body.kind is OrganisationKind.CIVIL for n in known.names):
        return True  # "Daily News Police", where the text has lost a full stop
    body = reading.body_at(start)
    if body is None or body.end >= end:
        return False
    words = names.pieces(reading.doc[start:end].text)
    head = head_at(words, len(words))
    return head is None or not head.is_named


def _has_letter(text: str) -> bool:
    return any(c.isalnum() for c in text)


def kind_in_context(reading: Reading, start: int, end: int) -> OrganisationKind | None:
    """What the words right beside a name say it is: "X militants", "the armed group X", "reports X"."""
    doc = reading.doc
    kinds = {row["cue"]: OrganisationKind(row["kind"]) for row in cues.load("kind_context")}
    beside = [t.lower_ for t in doc[end : min(len(doc), end + 2)]]
    if (
        beside
        and kinds.get(beside[0]) is OrganisationKind.CIVIL
        and doc[min(end + 1, len(doc) - 1)].pos_ == "PROPN"
    ):
        return None  # "the Lima newspaper X": a place
    if start > 0:
        beside.append(doc[start - 1].lower_)
    for word in beside:
        if word in kinds:
            return kinds[word]
    return OrganisationKind.CIVIL if outlets.is_quoted(reading, start, end) else None


def bracketed(reading: Reading, aliases: list[Alias]) -> list[Candidate]:
    """Names that an acronym in brackets marks off, where their head is that of a body; and the acronym."""
    found = []
    for alias in aliases:
        if not alias.is_acronym:
            continue
        short = reading.doc[alias.start : alias.end].text
        begin = brackets.long_form(reading, alias.anchor, short)
        if begin is None or is_office_name(reading.doc[begin : alias.anchor].text):
            continue
        kind = name_kind(reading.doc[begin : alias.anchor].text) or kind_in_context(reading, begin, alias.end + 1)
        if kind is None and _may_be_body(reading, begin, alias):
            kind = OrganisationKind.CIVIL
        if kind is not None:
            found.append(Candidate(begin, alias.anchor, MentionForm.NAME, kind, (), 2, False, 0.9))
    return found


def _may_be_body(reading: Reading, begin: int, alias: Alias) -> bool:
    """Whether a name of unknown head before its acronym is a body's: "Marra Housing Project (MHP)".

    Not where its head is a thing, a place, an office or a document.
    """
    words = reading.doc[begin : alias.anchor]
    after = reading.lower[alias.end + 1 : alias.end + 2]
    if after and after[0] in cues.words("no_body_heads"):
        return False  # "Bus Rapid Transit (BRT) system"
    long = [t for t in words if t.is_alpha and t.lower_ not in names.SMALL_WORDS]
    if len(long) < 3 or any(t.ent_type_ in {"PLACE", "TIME", "PERSON", "WEAPON"} for t in long[-1:]):
        return False
    return not brackets.is_thing(words.text) and reading.doc[alias.start].ent_type_ in {"", "ORG"}
