"""Descriptions and names that a head noun makes: "the Syrian army", "Police", "United Naga Council"."""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from flows.extraction import cues
from flows.extraction.mentions import names, phrases
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.heads import Head, head_at, heads, name_kind, plain_modifiers
from flows.extraction.mentions.person_bounds import is_acronym
from flows.extraction.mentions.phrases import Phrase
from flows.extraction.mentions.reading import Reading
from flows.language import casing
from schemas.vocabulary import MentionForm, OrganisationKind

_INDEFINITE = frozenset(
    {"a", "an", "any", "some", "no", "every", "each", "another", "other", "many", "several", "few", "more", "own"}
)
# Heads of bodies of states and of others alike: what modifies them tells which.
_SHARED = frozenset({"forces", "force", "troops", "coalition", "alliance"})
# Parts of an army that a number names whatever their capitals: "the 74th battalion".
_UNITS = frozenset({"battalion", "brigade", "division", "regiment", "squadron"})
# Adjectives of ranks of the police.
_RANKS = frozenset(
    {"divisional", "subdivisional", "sub-divisional", "senior", "district", "deputy", "chief", "general"}
)
# Parts of a body which restored small letters often leave small: "the Ramon Tejo front".
_OFTEN_SMALL = frozenset({"front", "command", "brigade", "battalion", "column"})
_ARMIES = frozenset({"army", "forces", "guard", "guards", "military"})


def find(reading: Reading) -> list[Candidate]:
    """Every candidate that a head noun makes."""
    last_words = {words[-1] for words in heads()}
    found = []
    for j, piece in enumerate(reading.pieces):
        if piece.word not in last_words or not piece.is_last:
            continue
        head = head_at(reading.words, j + 1)
        first = reading.pieces[j + 1 - len(head.words)] if head else None
        if head is None or first is None or not first.is_first:
            continue
        body = reading.body_at(piece.token)
        if body is not None and not reading.doc[body.end - 1].text.islower():
            continue
        candidate = _candidate(reading, head, first.token, piece.token + 1)
        if candidate is not None:
            found.append(candidate)
    return found


def _candidate(reading: Reading, head: Head, start: int, end: int) -> Candidate | None:
    if head.words[-1] in phrases.POSTS and reading.doc[end : end + 1].text == "/":
        return None  # "Joint Embassy/Mission message"
    if reading.word_end(start) > end and reading.doc[start].text[-1] != "-":
        return None
    phrase = phrases.before(reading, start, end)
    if _is_rank(reading, start, end):
        phrase = Phrase(start, end)
    if head.is_named or head.is_described:
        phrases.extend(reading, phrase, head)
        if phrase.start >= phrase.end:
            return None
    is_government = head.words[-1] in phrases.GOVERNMENTS and head.kind is OrganisationKind.STATE
    if not (is_government and phrase.owner) and not _may_follow(reading, phrase, bare=phrase.start == start):
        return None
    if is_government:
        return _government(reading, phrase, start)
    return _body(reading, phrase, head, start)


def _is_rank(reading: Reading, start: int, end: int) -> bool:
    """Whether the words round "Police" make a rank of it, not a body: "Ganda Sub Divisional Police Officer"."""
    doc = reading.doc
    if start == 0 or doc[start].is_sent_start or doc[start].lower_ != "police":
        return False
    is_ranked = doc[start - 1].lower_ in _RANKS and doc[start - 1].text[0].isupper()
    return is_ranked and end < len(doc) and phrases.is_title(doc[end])


def _government(reading: Reading, phrase: Phrase, start: int) -> Candidate | None:
    if phrase.owner is not None:
        seeds = (phrase.owner,)
        return Candidate(
            phrase.start, phrase.end, MentionForm.NOMINAL, OrganisationKind.STATE, seeds, 3, False, 0.8
        )
    common = phrase.start == start
    after = reading.doc[phrase.end].lower_ if phrase.end < len(reading.doc) else ""
    if common and (after == "press" or (start and reading.doc[start - 1].lower_ in {"a", "an"})):
        return None  # "a government minister", "the government press release"
    following = [t.lower_ for t in reading.doc[phrase.end : phrase.end + 4] if t.lower_ != "the"]
    if common and following[:3] == ["and", "people", "of"]:
        return None  # "the government and people of Iraq": the state that is named
    if common and not _is_definite(reading, start, phrase.end):
        return None
    if phrase.is_name and not phrase.is_placed and not reading.doc[start].text[0].isupper():
        if any(t.ent_type_ == "PERSON" for t in reading.doc[phrase.start : start]):
            # "the Estrada government": that of the state which the text is about
            return Candidate(
                phrase.start, phrase.end, MentionForm.NOMINAL, OrganisationKind.STATE, (), 5, True, 0.6
            )
        return None
    return Candidate(phrase.start, phrase.end, MentionForm.NOMINAL, OrganisationKind.STATE, (), 5, common, 0.6)


def _is_definite(reading: Reading, start: int, end: int) -> bool:
    """Whether a bare head means one body: "the police", "Police said", not "an army" nor "its forces"."""
    while (
        start > 1 and not reading.doc[start].is_sent_start and reading.doc[start - 1].lower_ in {"new", "special"}
    ):
        start -= 1
    before = reading.doc[start - 1].lower_ if start and not reading.doc[start].is_sent_start else ""
    if before and reading.doc[start - 1].pos_ == "NUM" and not _has_following_noun(reading, end):
        return False
    if before in _INDEFINITE and not _has_following_noun(reading, end):
        return False
    if before == "that" and reading.doc[start - 1].pos_ == "SCONJ":
        return True
    return before not in phrases.DETERMINERS - {"the", "a", "an"}


def _has_following_noun(reading: Reading, end: int) -> bool:
    if end >= len(reading.doc):
        return False
    if reading.lower[end] in _followers():
        return True
    return reading.doc[end].pos_ in {"NOUN", "PROPN"} or phrases.is_title(reading.doc[end])


def _body(reading: Reading, phrase: Phrase, head: Head, start: int) -> Candidate | None:
    doc = reading.doc
    is_restored = casing.WRITTEN in doc.user_data
    is_capital = doc[start].text[0].isupper() and not reading.upper[start]
    written = is_capital or reading.upper[start]
    text = doc[phrase.start : phrase.end].text
    kind = phrase.kind if head.words[-1] in _SHARED else None
    kind = kind or (name_kind(text) if phrase.is_name else None) or head.kind
    if phrase.is_numbered and kind is OrganisationKind.ARMED_GROUP and head.words[-1] != "front":
        kind = OrganisationKind.STATE_FORCE
    if (
        phrase.is_name
        and len(head.words) == 1
        and head.words[0] in _ARMIES
        and _is_own_name(reading, phrase, start)
    ):
        kind = phrase.kind or OrganisationKind.ARMED_GROUP
    if phrase.whole in {OrganisationKind.ARMED_GROUP, OrganisationKind.INTERGOVERNMENTAL}:
        kind = phrase.whole
    if phrase.whole is OrganisationKind.STATE_FORCE and head.words[-1] in _UNITS:
        kind = phrase.whole
    if kind is OrganisationKind.STATE_FORCE and _is_of_group(text):
        kind = OrganisationKind.ARMED_GROUP
    if head.words[-1] in phrases.POSTS and _is_post(reading, phrase, start):
        return Candidate(phrase.start, phrase.end, MentionForm.NOMINAL, kind, (), 5, True, 0.6)
    identified = phrase.owner is not None or phrase.is_placed or _is_of_people(reading, phrase.start, start)
    while written and not reading.upper[start] and phrase.start < start and _is_small(doc[phrase.start]):
        phrase.start += 1
    if head.words[-1] in {"forces", "troops"} and kind is OrganisationKind.INTERGOVERNMENTAL and not identified:
        identified = doc[phrase.start].lower_ == "coalition"
        if not identified:
            return None
    bounds = (phrase.start, phrase.end)
    is_small_unit = phrase.is_numbered and kind is OrganisationKind.STATE_FORCE and head.words[-1] in _UNITS
    is_written = written or is_small_unit or head.words[-1] in cues.words("lower_case_heads")
    is_written = is_written or (
        is_restored and head.words[-1] in _OFTEN_SMALL and doc[phrase.start].text.istitle()
    )
    if head.is_named and phrase.is_name and is_written:
        return Candidate(*bounds, MentionForm.NAME, kind, (), 4, False, 0.7)
    if (head.is_described or head.is_alone) and (
        identified or phrase.kind is not None or (phrase.is_name and written)
    ):
        common = not identified and not phrase.is_name
        if common and not _is_definite(reading, phrase.start, phrase.end):
            return None
        form = MentionForm.NAME if phrase.is_name and is_capital else MentionForm.NOMINAL
        return Candidate(*bounds, form, kind, (), 4, common, 0.7)
    is_proper = is_capital and len(head.words) > 1 and (head.is_described or head.is_named)
    if is_restored and len(head.words) > 1 and head.kind is OrganisationKind.STATE_FORCE and not head.is_alone:
        is_proper = phrase.start == start and reading.lower[start - 1] == "the"
    if doc[start].is_sent_start and doc[start + 1 : start + 2].text.islower():
        is_proper = False  # "Opposition forces fled": a capital that begins the sentence only
    if is_proper or (head.is_alone and not phrase.is_name and _is_definite(reading, phrase.start, phrase.end)):
        if len(head.words) == 1 and _is_adjective(doc[start]) and (not is_capital or reading.titled[start]):
            return None
        if head.words[-1] in _SHARED and _is_described(reading, phrase.start, start):
            return None
        return Candidate(*bounds, MentionForm.NOMINAL, kind, (), 5, True, 0.6)
    return None


def _is_post(reading: Reading, phrase: Phrase, start: int) -> bool:
    """Whether a bare noun with a capital is the post that writes: "Embassy doubts", "the Consulate's letter"."""
    doc, end = reading.doc, phrase.end
    is_capital = doc[start].text[0].isupper() and not reading.upper[start] and not reading.titled[start]
    is_bare = phrase.start == start and end == start + 1
    return is_capital and is_bare and _is_definite(reading, start, end)


def _is_of_people(reading: Reading, start: int, head: int) -> bool:
    """Whether the adjective of a people that is no state's says whose a force is: "the Hashimite army"."""
    words = reading.doc[start:head]
    return len(words) == 1 and words[0].ent_type_ == "NATIONALITY" and words[0].text.istitle()


def _is_of_group(name: str) -> bool:
    """Whether a unit's name says that it is of an armed group: "Hill Division of the Maoists"."""
    table = heads()
    words = ((word,) for word in names.pieces(name))
    return any(table[w].is_alone and table[w].kind is OrganisationKind.ARMED_GROUP for w in words if w in table)


def _is_described(reading: Reading, start: int, head: int) -> bool:
    """Whether words that name nobody stand before a head: "an anti-trafficking coalition" is any coalition."""
    before = reading.doc[start - 1] if start else None
    return before is not None and before.pos_ in {"NOUN", "ADJ"} and before.head.i == head


def _is_small(token: Token) -> bool:
    return token.is_alpha and token.text.islower()


def _is_own_name(reading: Reading, phrase: Phrase, head: int) -> bool:
    """Whether an army's name says more than whose it is: "Syrian Electronic Army", not "Indian Army"."""
    modifiers = plain_modifiers()
    words = [
        t.lower_
        for t in reading.doc[phrase.start : head]
        if t.is_alpha and reading.known.get(t.i) is None and not phrases.is_place(reading, t.i)
    ]
    return any(w not in modifiers and w not in cues.words("name_adjectives") for w in words) or (
        phrase.owner is None and not phrase.is_placed and bool(words)
    )


def _is_adjective(token: Token) -> bool:
    """Whether an adjective stands where the noun should: "military operation"."""
    return token.pos_ == "ADJ" and token.dep_ == "amod"


def _may_follow(reading: Reading, phrase: Phrase, bare: bool) -> bool:
    """Whether the word after a phrase lets it stand for the body ("police sources", not "police station")."""
    doc, end = reading.doc, phrase.end
    if end >= len(doc) or doc[end].is_sent_start:
        return True
    token = doc[end]
    if token.lower_ == "reports" and end + 1 < len(doc) and doc[end + 1].lower_ == "that":
        return True
    use = _followers().get(token.lower_)
    if use == "never":
        return False
    if use == "body" and bare and doc[end - 1].lower_ == "military":
        return token.lower_ not in {
            "strikes",
            "airstrikes",
            "operation",
            "operations",
            "aircraft",
            "intervention",
            "campaign",
        }
    if use == "body" or phrases.is_title(token) or is_acronym(token):
        # "Superintendent of Police SP Omar Dar", where a text has lost its brackets
        return True
    if use == "people":
        return not bare or doc[end - 1].text[0].isupper()
    attached = token.pos_ in {"NOUN", "PROPN"} and doc[end - 1].dep_ == "compound" and doc[end - 1].head.i >= end
    return not attached or (
        phrase.is_name and not bare and phrase.end - phrase.start > 2 and not reading.titled[end]
    )


@cache
def _followers() -> dict[str, str]:
    return {row["cue"]: row["use"] for row in cues.load("body_followers")}


def inside(chosen: Iterable[Candidate], every: Iterable[Candidate], reading: Reading) -> list[Candidate]:
    """Bodies that a longer name ends in, "faction of X", "44 X Rifles": they are mentioned too."""
    outer = [c for c in chosen if c.form is MentionForm.NAME and c.rank > 1 and c.end - c.start > 2]
    found: dict[int, Candidate] = {}
    for inner in every:
        before = reading.doc[inner.start - 1].lower_ if inner.start else ""
        is_unit = before.isdigit() and inner.rank == 1
        if inner.form is not MentionForm.NAME or (before not in {"of", "the"} and not is_unit):
            continue
        reach = inner.start + is_unit
        if not any(c.covers(inner) and c.start + 1 < reach and c.end == inner.end for c in outer):
            continue
        if inner.start not in found or inner.rank < found[inner.start].rank:
            found[inner.start] = inner
    return list(found.values())
