"""Units of forces by number, by commander and by nation: "54 Division", "X's cavalry", "the Y contingent"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from flows.extraction import cues
from flows.extraction.kinds import MOVEMENTS
from flows.extraction.mentions import gazetteer, names, phrases
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.reading import Reading, state_of
from flows.extraction.signs import POSSESSIVE_S, POSSESSIVES
from flows.language import casing
from schemas.vocabulary import MentionForm, OrganisationKind

_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th|d)", re.IGNORECASE)
_TENS = "twent|thirt|fort|fift|sixt|sevent|eight|ninet"
_ONES = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_TEENS = "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth"
_WORD = re.compile(rf"(?:(?:{_TENS})y-(?:{_ONES})|(?:{_TENS})ieth|{_ONES}|{_TEENS}|hundredth)", re.IGNORECASE)
_ROMAN = re.compile(r"(?:X{0,3}(?:IX|IV|V?I{1,3})|X{0,3}V|X{1,3})")
# Adjectives of peoples and islands: "Cretan", "Maltese", "Bengali".
_ADJECTIVE = re.compile(r"[A-Z][a-z]+(?:an|ese|ish|ite|iot|i)")
_POSSESSIVES = POSSESSIVES | POSSESSIVE_S
_LONGEST = 5  # words between a number and the unit's noun
# Nouns of units that are written small too after a figure: "the 74th battalion".
_SMALL = frozenset({"division", "brigade", "battalion", "regiment", "squadron"})
_ANY = frozenset(
    {"a", "an", "any", "no", "every", "each", "another", "other", "one", "two", "three", "some", "new", "own"}
)


def find(reading: Reading) -> list[Candidate]:
    """Every unit that a number, a commander or a nation names."""
    numbered = [*by_number(reading), *of_home(reading), *before_number(reading)]
    return [*numbered, *within(reading, numbered), *by_commander(reading), *by_nation(reading), *by_ruler(reading)]


def by_number(reading: Reading) -> Iterator[Candidate]:
    """Such as "54 Division", "3d Regiment", "Fourth Army", "III Corps", "7th Cavalry"."""
    nouns = cues.words("unit_words", use="numbered")
    is_restored = casing.WRITTEN in reading.doc.user_data
    for token in reading.where({noun.split()[-1] for noun in nouns}):
        i, end = token.i, token.i + 1
        is_small = token.text[0].islower()
        if is_small and token.lower_ not in _SMALL and not (is_restored and token.lower_ == "region"):
            continue
        while i > 0 and token.i - i < _LONGEST and not reading.doc[i].is_sent_start:
            start = _number_start(reading, i, token)
            if start is not None:
                if _noun(reading, i, end) in nouns and _may_end(reading, end):
                    owned = _with_nation(reading, start)
                    yield Candidate(owned, end, MentionForm.NAME, _kind(reading, owned, end), (), 3, False, 0.8)
                break
            if not _is_name_word(reading, i - 1, is_small):
                break
            i -= 1


def _noun(reading: Reading, start: int, end: int) -> str:
    """The unit's noun of one or two words that ends the tokens `start:end`."""
    nouns = cues.words("unit_words", use="numbered")
    two = " ".join(reading.lower[max(start, end - 2) : end])
    return two if two in nouns else reading.lower[end - 1]


def _number_start(reading: Reading, end: int, noun: Token) -> int | None:
    """The first token of a number that ends before token `end` and can count units of a noun."""
    doc, start = reading.doc, reading.word_start(end - 1)
    text = doc[start:end].text
    if _ORDINAL.fullmatch(text):
        return start
    if not noun.text[0].isupper():
        # Where small letters were restored, the small ones of an ordinal say nothing.
        is_ordinal = casing.WRITTEN in doc.user_data and _WORD.fullmatch(text) is not None
        # A figure before a singular counts nothing: "the 182 battalion".
        is_ordinal = is_ordinal or (text.isdigit() and 1 < int(text) < 1000 and end == noun.i)
        return start if is_ordinal and noun.lower_ != "division" else None
    is_plural = noun.lower_.endswith("s") and noun.lower_ != "corps"
    if text.isdigit() and len(text) < 4 and not is_plural:
        return start if noun.lower_ in _SMALL and _is_free(reading, start) else None
    if reading.titled[noun.i]:
        return None
    if _WORD.fullmatch(text) and text[0].isupper() and noun.lower_ not in {"foot", "front"}:
        return start if not reading.upper[start] or noun.lower_ in _SMALL | {"corps", "army"} else None
    is_roman = _ROMAN.fullmatch(text) and noun.lower_ == "corps"
    return start if is_roman else None


def _is_free(reading: Reading, i: int) -> bool:
    """Whether a bare figure is no part of a date or of a longer figure."""
    before = reading.doc[i - 1] if i else None
    return before is None or before.ent_type_ != "TIME" or reading.doc[i].ent_type_ != "TIME"


def _is_name_word(reading: Reading, i: int, is_small: bool) -> bool:
    token = reading.doc[i]
    if token.text == "-":
        return True
    if not token.is_alpha or token.is_sent_start or token.lower_ in _ANY | names.SMALL_WORDS:
        return False
    return token.text[0].isupper() or (is_small and token.pos_ in {"NOUN", "ADJ"})


def _may_end(reading: Reading, end: int) -> bool:
    """Whether a unit's name is not the start of a longer one that says something else: "3rd Division title"."""
    doc = reading.doc
    if end >= len(doc) or doc[end].is_sent_start or phrases.is_title(doc[end]):
        return True
    if doc[end].lower_ == "for" and end + 1 < len(doc) and doc[end + 1].text[0].isupper():
        return False
    if doc[end].lower_ in {"headquarters", "hq", "troops", "soldiers", "forces", "base", "commander", "camp"}:
        return True
    if doc[end - 1].lower_ == "command" and doc[end].lower_ in {"of", "over"}:
        return False
    return not (
        doc[end - 1].dep_ == "compound" and doc[end - 1].head.i >= end and doc[end].pos_ in {"NOUN", "PROPN"}
    )


def _with_nation(reading: Reading, start: int) -> int:
    """The start of a unit's name with the nation before its number: "Greek Seventh Division"."""
    state = reading.state_ending(start - 1)
    if state is None or reading.doc[start].is_sent_start:
        return start
    match = reading.known[start - 1]
    return state[0] if any(name.use == "adjective" for name in match.names) else start


def _kind(reading: Reading, start: int, end: int) -> OrganisationKind:
    """A unit is a state's, unless the body beside it that it is of is an armed group."""
    doc, i = reading.doc, end
    if i < len(doc) and (doc[i].lower_ in {"of", "from"} or doc[i].text in {"(", ","}):
        i += 1
    if i < len(doc) and i > end and doc[i].lower_ in names.ARTICLES:
        i += 1
    after = reading.known.get(i) if i > end else None
    begin = start - 1
    while begin > 0 and doc[begin].text in _POSSESSIVES:
        begin -= 1
    for match in (after, reading.known.get(begin) if begin >= 0 else None):
        if match is not None and state_of(match) is None:
            kind = match.names[0].body.kind
            if kind in MOVEMENTS:
                return OrganisationKind.ARMED_GROUP
    is_group_front = doc[end - 1].lower_ == "front" and reading.known.get(start) is None
    return OrganisationKind.ARMED_GROUP if is_group_front else OrganisationKind.STATE_FORCE


def of_home(reading: Reading) -> Iterator[Candidate]:
    """Regiments by number and home: "Twenty-fifth Missouri", "the 54th Massachusetts Infantry"."""
    doc = reading.doc
    homes = cues.words("unit_words", use="home")
    arms = cues.words("unit_words", use="numbered") | {"volunteer", "mounted", "light", "heavy", "colored"}
    for token in reading.where({home.split()[0] for home in homes}):
        if not token.text[0].isupper() or token.i == 0 or token.is_sent_start:
            continue
        end = next((token.i + n for n in (2, 1) if " ".join(reading.lower[token.i : token.i + n]) in homes), None)
        start = reading.word_start(token.i - 1)
        number = doc[start : token.i].text
        if end is None or not (_ORDINAL.fullmatch(number) or (_WORD.fullmatch(number) and number[0].isupper())):
            continue
        if reading.titled[token.i]:
            continue
        while end < len(doc) and doc[end].lower_ in arms and doc[end].text[0].isupper():
            end += 1
        following = doc[end] if end < len(doc) else None
        runs_on = following is not None and not following.is_sent_start and following.pos_ in {"NOUN", "PROPN"}
        if not runs_on or following is None or reading.upper[start]:
            yield Candidate(start, end, MentionForm.NAME, OrganisationKind.STATE_FORCE, (), 3, False, 0.8)


def before_number(reading: Reading) -> Iterator[Candidate]:
    """Such as "Brigade 2506", "Task Force 145"; "Sector 4 of the Y" and "troops of Sector 4"."""
    doc = reading.doc
    units = cues.words("unit_words", use="before_number")
    areas = cues.words("unit_words", use="area")
    for token in reading.where({u.split()[-1] for u in units | areas}):
        i = token.i
        if i + 1 >= len(doc) or not token.text[0].isupper() or not doc[i + 1].text.isdigit():
            continue
        if len(doc[i + 1].text) > 4 or doc[i + 1].is_sent_start:
            continue
        start = i - 1 if i and " ".join(reading.lower[i - 1 : i + 1]) in units else i
        if " ".join(reading.lower[start : i + 1]) in units or (token.lower_ in areas and _has_troops(reading, i)):
            kind = _kind(reading, start, i + 2)
            yield Candidate(start, i + 2, MentionForm.NAME, kind, (), 3, False, 0.7)


def _has_troops(reading: Reading, i: int) -> bool:
    """Whether an area stands for its troops: beside a word for them, or before the force that it is of."""
    doc = reading.doc
    before = [t.lower_ for t in doc[max(0, i - 3) : i] if t.lower_ not in names.ARTICLES]
    if before[-1:] in (["of"], ["in"]) and before[-2:-1] and before[-2] in cues.words("unit_words", use="troops"):
        return True
    j = i + 2
    if j < len(doc) and doc[j].lower_ in cues.words("unit_words", use="troops"):
        return True
    if j + 1 >= len(doc) or doc[j].lower_ != "of":
        return False
    body = reading.body_at(j + 2 if doc[j + 1].lower_ == "the" else j + 1)
    return body is not None and body.names[0].body.kind is not OrganisationKind.PARTY


def within(reading: Reading, units: list[Candidate]) -> Iterator[Candidate]:
    """A unit and, after a comma, the larger one that it is of are one name: "2nd Battalion, 8th Marines"."""
    sizes = {row["cue"]: int(row["size"]) for row in cues.load("unit_sizes")}
    by_start = {unit.start: unit for unit in units}
    for unit in units:
        size = sizes.get(reading.lower[unit.end - 1])
        larger = by_start.get(unit.end + 1)
        if size is None or larger is None or reading.doc[unit.end].text != ",":
            continue
        # A regiment bears the name of its arm ("8th Marines"), which has no size of its own.
        if size < sizes.get(reading.lower[larger.end - 1], sizes["regiment"]):
            yield Candidate(unit.start, larger.end, MentionForm.NAME, larger.kind, (), 2, False, 0.8)


def by_commander(reading: Reading) -> Iterator[Candidate]:
    """Such as "Prentiss' division", "Forrest's cavalry", "X's militia": a person's name and a unit's noun."""
    doc = reading.doc
    armed = cues.words("unit_words", use="armed")
    for token in reading.where(cues.words("unit_words", use="led") | armed):
        i = token.i - 2
        if (
            i < 0
            or doc[i + 1].text not in _POSSESSIVES
            or token.is_sent_start
            or not _may_end(reading, token.i + 1)
        ):
            continue
        if doc[i].lower_ in cues.words("unit_words", use="ruler"):
            continue
        if not _is_commander(reading, i, token.lower_):
            continue
        start = next((e.start for e in doc.ents if e.start <= i < e.end <= i + 2), i)
        while start < i and (phrases.is_title(doc[start]) or doc[start].lower_ in names.ARTICLES):
            start += 1
        kind = OrganisationKind.ARMED_GROUP if token.lower_ in armed else OrganisationKind.STATE_FORCE
        yield Candidate(start, token.i + 1, MentionForm.NAME, kind, (), 3, False, 0.7)


def by_ruler(reading: Reading) -> Iterator[Candidate]:
    """Such as "the Sultan's troops": the force of a ruler by his title."""
    doc = reading.doc
    for token in reading.where(cues.words("unit_words", use="troops") | {"army", "forces", "cavalry", "fleet"}):
        i = token.i - 2
        if i < 0 or doc[i + 1].text not in _POSSESSIVES or token.is_sent_start:
            continue
        if doc[i].lower_ in cues.words("unit_words", use="ruler") and _may_end(reading, token.i + 1):
            yield Candidate(i, token.i + 1, MentionForm.NOMINAL, OrganisationKind.STATE_FORCE, (), 3, False, 0.7)


def _is_commander(reading: Reading, i: int, noun: str) -> bool:
    """Whether a token is (the last word of) a person's name; the language model may take it for a body's."""
    token = reading.doc[i]
    if not token.text[0].isupper() or not token.is_alpha or reading.known.get(i) is not None:
        return False
    if noun in {"army", "command"} and (token.ent_type_ != "PERSON" or token.lower_ in gazetteer.rulers()):
        return False  # "Assad's army" is his state's
    if phrases.is_title(token) or token.lower_ in cues.words("not_name_words") | cues.words("group_adjectives"):
        return False
    if token.ent_type_ == "ORG" and (names.is_acronym(token.text) or noun in {"fleet", "flotilla", "column"}):
        return False
    return token.ent_type_ == "PERSON" or (token.pos_ == "PROPN" and token.ent_type_ not in {"PLACE", "TIME"})


def by_nation(reading: Reading) -> Iterator[Candidate]:
    """Such as "the Bulgarian garrison", "the Chadian contingent", "Cretan gendarmerie"."""
    doc = reading.doc
    nouns = cues.words("unit_words", use="national")
    for token in reading.where({noun.split()[-1] for noun in nouns}):
        two = " ".join(reading.lower[max(0, token.i - 1) : token.i + 1])
        first = token.i - 1 if two in nouns else token.i
        if (first == token.i and token.lower_ not in nouns) or first == 0 or doc[first].is_sent_start:
            continue
        start = _nation_start(reading, first, token)
        if start is None or not _may_end(reading, token.i + 1):
            continue
        any_of = _ANY - {"a", "an"} if token.lower_ in {"contingent", "legion"} else _ANY
        if start and not doc[start].is_sent_start and (doc[start - 1].lower_ in any_of or doc[start - 1].like_num):
            continue
        form = MentionForm.NAME if token.text[0].isupper() else MentionForm.NOMINAL
        yield Candidate(start, token.i + 1, form, OrganisationKind.STATE_FORCE, (), 4, False, 0.7)


def _nation_start(reading: Reading, end: int, noun: Token) -> int | None:
    """The first token of the adjective of a state, or for some nouns of a people, before token `end`."""
    state = reading.state_ending(end - 1)
    if state is not None:
        uses = {name.use for name in reading.known[end - 1].names}
        return state[0] if "adjective" in uses or "name" in uses else None
    before = reading.doc[end - 1]
    peoples = {names.fold(word) for word in cues.words("peoples")}
    is_adjective = before.pos_ == "ADJ" or _ADJECTIVE.fullmatch(before.text) is not None
    is_people = before.text[0].isupper() and (names.fold(before.text) in peoples or is_adjective)
    is_known = reading.known.get(end - 1) is not None
    return (
        end - 1 if is_people and not is_known and noun.lower_ in cues.words("unit_words", use="people") else None
    )
