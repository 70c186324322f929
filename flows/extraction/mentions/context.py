"""Whether a text's surroundings let a name that several bodies bear mean a reviewed one."""

from functools import cache

from flows.extraction import cues
from flows.extraction.kinds import ARMED_OR_PARTY
from flows.extraction.mentions import gazetteer, names, outlets
from flows.extraction.mentions.gazetteer import Body, Match
from flows.extraction.mentions.heads import is_common, name_kind
from flows.extraction.mentions.reading import Reading
from flows.extraction.signs import HYPHENS, POSSESSIVES
from schemas.vocabulary import OrganisationKind

# Written before another body's name, they make a third: "Neo JMB", "the Real IRA".
_PREFIXES = frozenset({"neo", "new", "ex", "real", "continuity", "pseudo"})
_HEADLINE = 25  # tokens: a text's first line


def countries(reading: Reading) -> set[str]:
    """ISO 3166 codes of the states that a text names in any way, or by a body that only they have."""
    found: set[str] = set()
    for match in reading.matches:
        is_open = _is_open(reading.doc[match.start : match.end].text)
        for name in match.names:
            is_state = name.body.organisation_id in gazetteer.state_ids()
            if is_state or (not is_open and len(match.names) == 1 and name.body.kind in _LOCAL):
                found.update(name.body.country.split("|"))
    return found - {""}


# Bodies that act at home: an outlet or a charity is named in texts of any country.
_LOCAL = ARMED_OR_PARTY


def fits(text: str, body: Body, named: set[str]) -> bool:
    """Whether a name can mean a reviewed body in a text that names some countries.

    A name that many bodies could bear needs one of the body's countries in the text.
    """
    return not body.country or not _is_open(text) or bool(named & set(body.country.split("|")))


def _is_open(text: str) -> bool:
    """Whether other bodies bear the name too: a common description, or a reviewed ambiguous name."""
    if names.fold(text) in _ambiguous():
        return True
    if names.is_acronym(text) or not is_common(text):
        return False
    words = set(names.fold(text).split())
    return not words & _owners()


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(names.fold(row["cue"]) for row in cues.load("ambiguous_names"))


@cache
def _owners() -> frozenset[str]:
    """Words that name a state: "US Army" is no common description."""
    found: set[str] = {"u", "us", "saudi"}
    for state in gazetteer.state_ids():
        found |= gazetteer.words_of(state)
    return frozenset(found)


def other_start(reading: Reading, match: Match) -> int | None:
    """The first token of a longer name that is another body's: "Neo JMB" at JMB; None where there is none."""
    i, doc = match.start - 1, reading.doc
    apart = _dissidents(reading, match) or _other_party(reading, match)
    if apart is not None:
        return apart
    if i > 0 and doc[i].text in HYPHENS:
        i -= 1
    if i < 0 or doc[match.start].is_sent_start or doc[i].lower_ not in _PREFIXES:
        return None
    is_word = doc[i].lower_ == "new" and reading.titled[i]
    return i if doc[i].text[0].isupper() and not reading.upper[i] and not is_word else None


def _dissidents(reading: Reading, match: Match) -> int | None:
    """The first token of "dissidents of the X": they are no longer that body."""
    i, doc = match.start - 1, reading.doc
    if i > 0 and doc[i].lower_ in names.ARTICLES:
        i -= 1
    is_theirs = i > 0 and doc[i].lower_ in {"of", "from"} and doc[i - 1].lower_ == "dissidents"
    return i - 1 if is_theirs else None


def _other_party(reading: Reading, match: Match) -> int | None:
    """The first token of a party's longer name: "Christian" before "Democratic Party", "People's" likewise."""
    doc, i = reading.doc, match.start
    is_party = match.names[0].body.kind is OrganisationKind.PARTY and match.end - i > 1
    if not is_party or doc[i].text[0].islower():
        return None
    while i > 0 and not doc[i].is_sent_start and _is_of_party(reading, i - 1):
        i -= 1
        if doc[i].text in POSSESSIVES | {"s"}:
            i -= 1
    return i if i < match.start else None


def _is_of_party(reading: Reading, i: int) -> bool:
    """Whether the word that ends at token i can begin a party's name: "National", "People's"."""
    doc = reading.doc
    if doc[i].text in POSSESSIVES | {"s"}:
        return i > 0 and doc[i - 1].text[0].isupper() and reading.lower[i - 1] in cues.words("name_people")
    known = reading.known.get(i)  # an outlet at most: "The National"
    is_free = known is None or all(n.body.kind is OrganisationKind.CIVIL for n in known.names)
    is_adjective = is_free and reading.lower[i] in cues.words("name_adjectives")
    return is_adjective and doc[i].text[0].isupper() and not reading.titled[i]


def unit_start(reading: Reading, match: Match) -> int | None:
    """The first token of a numbered unit of a known force: "44 Assam Rifles"; None where no number stands."""
    i, doc = match.start - 1, reading.doc
    if i < 0 or doc[match.start].is_sent_start or match.end - match.start < 2:
        return None
    is_force = match.names[0].body.kind is OrganisationKind.STATE_FORCE
    is_unit = names.fold(doc[match.end - 1].text) in {"rifles", "regiment", "scouts", "lancers", "guards"}
    return i if is_force and is_unit and doc[i].text.isdigit() and len(doc[i].text) < 4 else None


def office_start(reading: Reading, match: Match, body: Body) -> int | None:
    """The first token of the whole name of an officer's office: "the Office of the UN Commissioner for X"."""
    doc, i = reading.doc, match.start - 1
    is_office = body.kind is OrganisationKind.INTERGOVERNMENTAL and any(
        t.lower_ in {"commissioner", "coordinator", "envoy"} for t in doc[match.start : match.end]
    )
    if i > 0 and doc[i].lower_ == "the":
        i -= 1
    return i - 1 if is_office and i > 0 and doc[i].lower_ == "of" and doc[i - 1].text == "Office" else None


def is_region(reading: Reading, start: int, end: int) -> bool:
    """Whether a guess is only a region: "Andean department of X"; a ministry has a capital."""
    words = [t.text for t in reading.doc[start:end]]
    is_upper = reading.upper[start]
    for region in ("department", "province", "municipality", "district", "state", "region"):
        for i, word in enumerate(words[:-1]):
            if words[i + 1].lower() == "of" and word == (region.upper() if is_upper else region):
                return i > 0 or not is_upper
    return False


def is_compound(reading: Reading, start: int, end: int) -> bool:
    """Whether a guess is only an adjective that a hyphen makes: "Cali-based", "-designated"."""
    doc = reading.doc
    if end + 1 < len(doc) and doc[end].text in HYPHENS and doc[end + 1].lower_ == "based":
        return True
    is_participle = doc[end - 1].text.islower() and doc[end - 1].lower_.endswith(("ed", "led", "run", "ing"))
    return end - start > 1 and doc[end - 2].text in HYPHENS and is_participle


def is_agency_of_land(reading: Reading, start: int, end: int) -> bool:
    """Whether an agency is a district, as in Pakistan: "in Khyber Agency", without an article."""
    doc = reading.doc
    is_agency = doc[end - 1].lower_ in {"agency", "tehsil", "subdivision"} and end - start > 1
    return is_agency and start > 0 and doc[start - 1].lower_ in {"in", "from", "of", "across", "throughout"}


def is_rank(reading: Reading, start: int, end: int) -> bool:
    """Whether words round "Police" are a rank: "District Police Officer"."""
    doc = reading.doc
    ends = doc[end - 1].lower_ == "police" and end < len(doc) and doc[end].lower_ in cues.words("person_titles")
    return ends and doc[start].lower_ in {"district", "divisional", "sub", "subdivisional", "senior", "assistant"}


def is_person(reading: Reading, start: int, end: int) -> bool:
    """Whether a guess is a person: a name that the language model holds for one, or that a title begins."""
    words = [t for t in reading.doc[start:end] if t.is_alpha]
    if reading.lower[end : end + 1] and reading.lower[end] in cues.words("gang_nouns"):
        return False  # "the Rivas gang": named for a person
    if words and words[0].lower_ in cues.words("person_titles") and name_kind(reading.doc[start:end].text) is None:
        return True
    if not words or reading.upper[start] or name_kind(reading.doc[start:end].text) is not None:
        return bool(words) and words[0].ent_type_ == "PERSON" and any(t.lower_ in {"of", "at"} for t in words[2:3])
    return all(t.ent_type_ == "PERSON" for t in words) and not outlets.is_quoted(reading, start, end)


def is_headline_noun(reading: Reading, start: int, end: int) -> bool:
    """Whether capitals are only those of a headline: the text has every word in small letters, too."""
    words = [t for t in reading.doc[start:end] if t.is_alpha]
    is_headline = reading.titled[start] and start < _HEADLINE and 0 < len(words) < 3
    return is_headline and all(t.text[0].isupper() and t.lower_ in reading.small for t in words)


def is_no_body(reading: Reading, start: int, end: int, rank: int) -> bool:
    """Whether a candidate that is no reviewed body is a region, a person or a headline's common noun."""
    if any(test(reading, start, end) for test in (is_region, is_rank, is_agency_of_land, is_compound)):
        return True
    return rank > 3 and (is_person(reading, start, end) or is_headline_noun(reading, start, end))
