"""The words round a head noun: whose it is, what sort, and where its name begins and ends."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from flows.extraction import cues
from flows.extraction.mentions import gazetteer, names
from flows.extraction.mentions.gazetteer import Match
from flows.extraction.mentions.heads import Head, heads, kind_modifiers, plain_modifiers
from flows.extraction.mentions.reading import Reading, state_of
from flows.extraction.signs import POSSESSIVE_S
from schemas.vocabulary import OrganisationKind

_ARABIC = frozenset({"al", "el", "ul", "bu", "bin", "abu", "bani", "beit"})
_LINKS = frozenset({"of", "the", "and", "for", "de", "la", "del", "las", "los", "e", "y", "i"}) | _ARABIC
DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"}
)
GOVERNMENTS = frozenset({"government", "regime", "junta", "administration", "state", "dictatorship"})
# Posts of a state abroad, which a dispatch calls by the bare noun.
POSTS = frozenset({"embassy", "legation", "consulate"})
_LONGEST_RULER = 5  # tokens
_OF_WORDS = frozenset({"of", "for", "against", "on"})
_ABBREVIATED = frozenset({"sf", "sfs"})
_RANKED = frozenset({"top", "senior", "leading", "former", "highest", "ranking", "high-ranking"})
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


@dataclass(slots=True)
class Phrase:
    """What stands before and after a head: the phrase's bounds and what they say of the body."""

    start: int
    end: int
    owner: str | None = None
    kind: OrganisationKind | None = None
    is_name: bool = False
    is_placed: bool = False
    is_numbered: bool = False
    whole: OrganisationKind | None = None


def before(reading: Reading, start: int, end: int) -> Phrase:
    """The modifiers that stand before a head, from right to left."""
    doc = reading.doc
    phrase = Phrase(start, end)
    i = start
    while i > 0 and not doc[i].is_sent_start and names.fold(doc[start].text) not in _ABBREVIATED:
        state = reading.state_ending(i - 1)
        if state is not None:
            phrase.owner = phrase.owner or state[1]
            i = state[0]
            phrase.start = i
            continue
        if doc[i - 1].text in POSSESSIVE_S and i >= 2:
            if not _possessor(reading, phrase, i - 2, start):
                break
            i = phrase.start
            continue
        outlet = reading.known.get(i - 1)
        is_adjective = reading.lower[i - 1] in cues.words("name_adjectives")  # "The National", also an outlet
        if outlet is not None and outlet.end - outlet.start > 1 and _is_civil(outlet) and not is_adjective:
            break
        over = _over_adjectives(reading, i)
        if over < i - 1 and doc[over - 1].text in POSSESSIVE_S:
            state = reading.state_ending(over - 2)
            phrase.owner = phrase.owner or (state[1] if state is not None else None)
            break  # "Turkey's democratically elected government": Turkey
        if over < i:
            i = phrase.start = over
            continue
        begin = reading.word_start(i - 1)
        body = reading.body_at(i - 1)
        if body is not None and body.start <= begin:
            phrase.whole = phrase.whole or body.names[0].body.kind
        if doc[start].lower_ in GOVERNMENTS and _ruler_ending(reading, i - 1) is not None:
            break
        if _take(reading, phrase, begin, i):
            i = phrase.start = begin
            continue
        if doc[i - 1].lower_ in _LINKS - {"the"} and phrase.is_name and _links(reading, phrase, i - 1):
            i -= 1
            continue
        break
    ruler = _ruler_ending(reading, phrase.start - 1)
    if ruler is not None and doc[start].lower_ in GOVERNMENTS and not phrase.is_name:
        phrase.start, phrase.owner = ruler
    return phrase


def _is_civil(match: Match) -> bool:
    """Whether a known name is that of an outlet or the like: in text without stops it ends the sentence before."""
    return all(name.body.kind is OrganisationKind.CIVIL for name in match.names)


def _over_adjectives(reading: Reading, i: int) -> int:
    """Where small adjectives before token i begin, if what they follow says whose: "Assad's brutal …"."""
    doc, j = reading.doc, i
    while j > 1 and i - j < 3 and doc[j - 1].dep_ in {"amod", "advmod"} and doc[j - 1].text.islower():
        j -= 1
    if j == i or doc[i - 1].lower_ in plain_modifiers() or not doc[i].text[0].islower():
        return i
    if any(t.lower_ in _RANKED for t in doc[j:i]):
        return i  # "Colombia's top military commander": whose rank it is
    is_owned = reading.state_ending(j - 1) is not None
    if doc[j - 1].text in POSSESSIVE_S and j >= 2:
        is_owned = reading.state_ending(j - 2) is not None or _ruler_ending(reading, j - 2) is not None
    return j if is_owned else i


def _take(reading: Reading, phrase: Phrase, begin: int, end: int) -> bool:
    """Whether the word at tokens `begin:end` modifies the head; note what it says."""
    doc = reading.doc
    text = doc[begin:end].text
    modifiers = plain_modifiers()
    word = text.lower()
    if "-" in word and word.rsplit("-", 1)[1] == "based":
        return True
    if word not in modifiers and "-" in word and word.rsplit("-", 1)[1] in {"led"}:
        phrase.kind = phrase.kind or OrganisationKind.INTERGOVERNMENTAL
        return True
    if word in modifiers and not (doc[begin].is_sent_start and text[0].isupper() and modifiers[word] is None):
        phrase.kind = phrase.kind or modifiers[word]
        phrase.is_name = phrase.is_name or (text[0].isupper() and not reading.upper[begin])
        return True
    if is_place(reading, begin) and text[0].isupper():
        phrase.is_placed = True
        phrase.is_name = phrase.is_name or not doc[phrase.start].text[0].islower()
        return True
    if word in {"nation", "member"} and begin and doc[begin - 1].like_num:
        phrase.kind = phrase.kind or OrganisationKind.INTERGOVERNMENTAL
        return True
    if text.isdigit() and doc[end].lower_ in {"nation", "member"}:
        return True
    if word in cues.words("not_name_words"):
        return False
    if word in cues.words("group_adjectives") and text[0].isupper():
        return True
    if text[0].isdigit():
        phrase.is_numbered = phrase.is_name = text[-2:].lower() in _ORDINALS
        return phrase.is_numbered
    if is_name_part(reading, begin, text):
        phrase.is_name = True
        return True
    return False


def _possessor(reading: Reading, phrase: Phrase, i: int, head: int) -> bool:
    """Whether a possessor belongs to the phrase: "Syria's air force", "Attorney General's Office"."""
    doc = reading.doc
    state = reading.state_ending(i)
    ruler = _ruler_ending(reading, i)
    lower = doc[phrase.start].text[0].islower()
    if ruler is not None and doc[head].lower_ in GOVERNMENTS:
        phrase.start, phrase.owner = ruler
        return True
    if state is not None:
        if not lower or doc[head].lower_ in cues.words("lower_case_heads", "cue") or _is_ministry(doc[head]):
            return False
        phrase.owner, phrase.start = phrase.owner or state[1], state[0]
        return True
    if is_place(reading, i) and lower and not _is_ministry(doc[head]):
        phrase.is_placed, phrase.start = True, reading.word_start(i)
        return True
    is_part = not lower and is_name_part(reading, i, doc[i].text) and doc[i].ent_type_ != "PERSON"
    is_part = is_part and not any(e.end == i + 1 and e.label_ == "ORG" for e in doc[i : i + 1].ents)
    if is_part and doc[phrase.start].text[0].isupper():
        phrase.start, phrase.is_name = i, True
        return True
    return False


def _is_ministry(token: Token) -> bool:
    return token.lower_ in {"ministry", "interior", "department", "congress", "parliament"}


def _links(reading: Reading, phrase: Phrase, i: int) -> bool:
    """Whether a small word joins two parts of one name: not two names ("the Army and the Front")."""
    doc = reading.doc
    if i == 0 or not is_name_part(reading, i - 1, doc[i - 1].text):
        return doc[i].lower_ == "of" and False
    if doc[i].lower_ == "and":
        left = doc[i - 1]
        if is_place(reading, i - 1) and is_place(reading, i + 1) and not is_place(reading, i):
            return False
        if names.fold(left.text) in _head_words() or reading.known.get(i - 1) is not None:
            return False
    if names.fold(doc[i - 1].text) in cues.words("state_cues", use="position") or is_title(doc[i - 1]):
        return False
    return doc[i].lower_ != "of" or not is_title(doc[i - 1])


@cache
def _head_words() -> set[str]:
    return {words[-1] for words, head in heads().items() if head.is_named or head.is_alone}


def is_title(token: Token) -> bool:
    """Whether a word is an office, rank or title of a person."""
    return token.lower_ in cues.words("person_titles")


def is_name_part(reading: Reading, i: int, text: str) -> bool:
    """Whether a word can be part of a capitalised name."""
    token = reading.doc[i]
    if "-" in text and text.rsplit("-", 1)[1].islower() and text[:3].lower() not in {"al-", "el-"}:
        return False
    if not text[0].isalpha() or token.lower_ in DETERMINERS or text.lower() in cues.words("not_name_words"):
        return False
    if is_title(token) and token.lower_ not in {"general", "first", "second", "crown", "justice"}:
        return False
    if reading.upper[i] or reading.titled[i]:
        told = token.pos_ == "PROPN" or (token.pos_ == "ADJ" and _is_name_adjective(text))
        return told and token.ent_type_ not in {"PERSON", "TIME"} and text[0].isupper()
    if token.is_sent_start and token.pos_ in {"VERB", "ADV", "PRON", "ADP", "SCONJ", "CCONJ", "AUX", "NUM", "DET"}:
        return False
    return text[0].isupper() or (len(text) > 3 and text[:3].lower() in {"al-", "el-"})


def _is_name_adjective(text: str) -> bool:
    """Whether an adjective is usual in names, where capitals cannot tell: "NATIONAL", not "HISTORIC"."""
    word = text.lower()
    return word in kind_modifiers() or word in plain_modifiers() or word in cues.words("name_adjectives")


def _ruler_ending(reading: Reading, i: int) -> tuple[int, str] | None:
    """The first token and the state of a ruler's name that ends at token i."""
    doc = reading.doc
    for begin in range(max(0, i - _LONGEST_RULER + 1), i + 1):
        if doc[begin].text[0].isupper() and doc[begin].lower_ not in names.ARTICLES:
            ruler = gazetteer.rulers().get(names.fold(doc[begin : i + 1].text))
            if ruler is not None and reading.word_start(begin) == begin:
                return begin, ruler
    return None


def is_place(reading: Reading, i: int) -> bool:
    """Whether the model holds a token for part of a place's name."""
    return 0 <= i < len(reading.doc) and reading.doc[i].ent_type_ == "PLACE"


def extend(reading: Reading, phrase: Phrase, head: Head) -> None:
    """Take "of Iraq", "for the Liberation of Y", "of Justice" after a head into the phrase."""
    doc, end = reading.doc, phrase.end
    if end + 1 >= len(doc) or doc[end].is_sent_start:
        return
    if doc[end].lower_ == "in" and head.words[-1] in GOVERNMENTS and phrase.owner is None:
        seat = reading.known.get(end + 1)
        if seat is not None and seat.start == end + 1 and any(name.use == "capital" for name in seat.names):
            phrase.owner, phrase.end = state_of(seat), seat.end  # "the government in Damascus"
        return
    if head.words[-1] in POSTS:
        _extend_seat(reading, phrase)
        return
    if doc[end].lower_ not in _OF_WORDS:
        return
    i = end + 2 if doc[end + 1].lower_ == "the" else end + 1
    if i >= len(doc):
        return
    match = reading.known.get(i)
    is_state = match is not None and match.start == i and state_of(match) is not None
    if is_state and match is not None and _is_adjective_of(reading, match):
        return  # "the unit of the Spanish prosecutors": the state is not its own
    if doc[end].lower_ == "of" and is_state and match is not None:
        phrase.owner, phrase.end = phrase.owner or state_of(match), match.end
        return
    for length in range(_LONGEST_RULER, 0, -1):
        ruler = gazetteer.rulers().get(names.fold(doc[i : i + length].text))
        if ruler is not None and head.words[-1] in GOVERNMENTS and doc[i].text[0].isupper():
            phrase.owner, phrase.end = ruler, i + length
            return
    if head.words[-1] == "department" and is_place(reading, i) and not doc[end - 1].text[0].isupper():
        phrase.start = phrase.end  # "the Andean department of X": a place
        return
    is_name = phrase.is_name or doc[end - 1].text[0].isupper() or head.words[-1] == "faction"
    if head.is_alone and doc[end].lower_ != "of":
        return
    if not head.is_named or not is_name or (reading.upper[end] and head.words[-1] == "police"):
        return
    stop = _name_end(reading, i)
    if stop > i:
        body = reading.body_at(i)
        kind = body.names[0].body.kind if body is not None else None
        if kind is OrganisationKind.INTERGOVERNMENTAL and head.kind is OrganisationKind.ARMED_GROUP:
            kind = OrganisationKind.STATE_FORCE  # "the Intervention Brigade of MONUSCO": soldiers of states
        if head.kind is OrganisationKind.STATE_FORCE or kind is OrganisationKind.STATE_FORCE:
            phrase.whole = phrase.whole or kind
        phrase.end, phrase.is_name = stop, True


def _extend_seat(reading: Reading, phrase: Phrase) -> None:
    """Take the seat of a post abroad into its name: "the Embassy in the Gambia", "the Consulate at Lima"."""
    doc, end = reading.doc, phrase.end
    if doc[end].lower_ not in {"in", "at", "of"} or not doc[end - 1].text[0].isupper():
        return
    i = end + 2 if doc[end + 1].lower_ == "the" else end + 1
    seat = reading.known.get(i)
    stop = seat.end if seat is not None and state_of(seat) is not None else i
    while stop < len(doc) and is_place(reading, stop) and not doc[stop].is_sent_start:
        stop += 1
    if stop == i and doc[i : i + 1].text.istitle() and doc[i].pos_ == "PROPN":
        stop += 1
    if stop > i:
        phrase.end, phrase.is_name = stop, True


def _is_adjective_of(reading: Reading, match: Match) -> bool:
    """Whether a state's adjective belongs to a noun that follows it."""
    is_adjective = all(name.use in {"adjective", "demonym"} for name in match.names)
    return is_adjective and match.end < len(reading.doc) and reading.doc[match.end].is_alpha


def _name_end(reading: Reading, i: int) -> int:
    """One past the last capitalised word of the run that begins at token i; `i` where there is none."""
    doc, last = reading.doc, i
    j = i
    while j < len(doc) and not (doc[j].is_sent_start and j > i):
        body = reading.body_at(j)
        if body is not None and body.start == j:
            return body.end
        stop = reading.word_end(j)
        if doc[j].text[0].isalpha() and is_name_part(reading, j, doc[j:stop].text):
            last = j = stop
        elif doc[j].lower_ in _LINKS and j > i:
            if doc[j].lower_ == "and" and names.fold(doc[j - 1].text) in _head_words():
                break  # "the High Command of the Army and the General Staff"
            j += 1
        else:
            break
    return last
