"""Descriptions and names that a head noun makes: "the Syrian army", "Police", "United Naga Council"."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from flows.extraction import cues, gazetteer, names
from flows.extraction.candidates import Candidate
from flows.extraction.gazetteer import Match, Piece
from flows.extraction.heads import Head, head_at, heads, name_kind, plain_modifiers
from schemas.vocabulary import MentionForm, OrganisationKind

_LINKS = frozenset("of the and for de la del las los al el e y i".split())
_DETERMINERS = frozenset("the a an this that these those his her its their our my your".split())
_INDEFINITE = frozenset("a an any some no every each another other many several few more own".split())


@dataclass(slots=True)
class Reading:
    """What the rules of this module read of a Doc, made once."""

    doc: Doc
    pieces: list[Piece]
    words: list[str]
    upper: list[bool]
    known: dict[int, Match]
    titled: list[bool]

    @classmethod
    def of(cls, doc: Doc, matches: list[Match]) -> "Reading":
        """A Doc with the known names found in it, by each of their tokens."""
        pieces = gazetteer.stream(doc)
        known = {i: match for match in matches for i in range(match.start, match.end)}
        return cls(doc, pieces, [p.word for p in pieces], gazetteer.upper_sentences(doc), known, titled(doc))


def titled(doc: Doc) -> list[bool]:
    """For each token, whether its sentence is a headline with capitals on most words."""
    flags = [False] * len(doc)
    for sentence in doc.sents:
        long = [t.text for t in sentence if t.is_alpha and len(t.text) > 3]
        if len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.75 * len(long):
            flags[sentence.start : sentence.end] = [True] * len(sentence)
    return flags


def find(reading: Reading) -> list[Candidate]:
    """Every candidate that ends in a head noun, or begins with a foreign one."""
    last_words = {words[-1] for words in heads()}
    found = []
    for j, piece in enumerate(reading.pieces):
        if piece.word in last_words and piece.is_last:
            head = head_at(reading.words, j + 1)
            first = reading.pieces[j + 1 - len(head.words)] if head else None
            if head and first and first.is_first:
                candidate = _described(reading, head, first.token, piece.token + 1)
                if candidate is not None:
                    found.append(candidate)
    return found


def _described(reading: Reading, head: Head, start: int, end: int) -> Candidate | None:
    doc = reading.doc
    begin, owner, kind, is_name = _modifiers(reading, head, start)
    after = _of_state(reading, end)
    state = after[1] if after else owner
    if not _may_follow(reading, end, head, bare=begin == start):
        return None
    before = doc[begin - 1].lower_ if begin > 0 else ""
    if before in _INDEFINITE and not is_name:
        return None
    span_end = after[0] if after else end
    text = doc[begin:span_end].text
    found = kind or (name_kind(text) if is_name else None) or head.kind
    if head.kind is OrganisationKind.STATE and head.words[-1] in {
        "government",
        "regime",
        "junta",
        "administration",
    }:
        if state is not None:
            return Candidate(begin, span_end, MentionForm.NOMINAL, head.kind, (state,), 3, False, 0.8)
        if begin == start and (before == "the" or reading.upper[start] or doc[start].text[0].isupper()):
            return Candidate(begin, span_end, MentionForm.NOMINAL, head.kind, (), 5, True, 0.6)
        return None
    has_identity = state is not None or is_name or _has_place(reading, begin, start)
    if head.is_named and is_name:
        return Candidate(begin, span_end, MentionForm.NAME, found, (), 4, False, 0.7)
    if (head.is_described or head.is_alone) and (has_identity or kind is not None):
        common = state is None and not is_name and not _has_place(reading, begin, start)
        return Candidate(begin, span_end, MentionForm.NOMINAL, found, (), 4, common, 0.7)
    if head.is_alone and before not in _DETERMINERS - {"the"} and not _is_generic(doc[start]):
        return Candidate(begin, span_end, MentionForm.NOMINAL, found, (), 5, True, 0.6)
    return None


def _is_generic(token: Token) -> bool:
    """Whether an adjective stands where the noun should: "military operation"."""
    return token.pos_ == "ADJ" and token.dep_ == "amod"


def _modifiers(reading: Reading, head: Head, start: int) -> tuple[int, str | None, OrganisationKind | None, bool]:
    """Where the phrase begins, the state that it names, the kind its modifiers give, and whether it is a name."""
    doc, i = reading.doc, start
    owner: str | None = None
    kind: OrganisationKind | None = None
    is_name = False
    modifiers = plain_modifiers()
    while i > 0 and not doc[i].is_sent_start:
        token = doc[i - 1]
        word = names.fold(token.text) if token.text not in ("'s", "’s") else "'s"
        state = _state_at(reading, i - 1)
        if state is not None:
            owner = owner or state[1]
            i = state[0]
            continue
        if word == "'s" and (_state_at(reading, i - 2) or _is_place(reading, i - 2)):
            i -= 1
            continue
        if word in modifiers or token.lower_ in modifiers:
            kind = kind or modifiers.get(word, modifiers.get(token.lower_))
            is_name = is_name or (token.text[0].isupper() and not reading.upper[i - 1] and not token.is_sent_start)
            i -= 1
            continue
        if _is_name_part(reading, i - 1):
            is_name = True
            i -= 1
            continue
        if word in _LINKS and word != "the" and i - 2 >= 0 and is_name and _is_name_part(reading, i - 2):
            i -= 1
            continue
        break
    while i < start and (doc[i].lower_ in _DETERMINERS or doc[i].text in ("'s", "’s") or doc[i].lower_ in _LINKS):
        i += 1
    is_name = is_name and any(not _state_at(reading, k) for k in range(i, start))
    return i, owner, kind, is_name


def _is_name_part(reading: Reading, i: int) -> bool:
    """Whether a token can be part of a capitalised name before its head."""
    token = reading.doc[i]
    text = token.text
    if not any(c.isalnum() for c in text) or token.like_num and not text[0].isdigit():
        return False
    if text[0].isdigit():
        return text[-2:].lower() in {"st", "nd", "rd", "th"}
    if token.lower_ in _DETERMINERS or token.lower_ in cues.words("not_name_words"):
        return False
    if reading.upper[i] or reading.titled[i]:
        return token.pos_ in {"PROPN", "ADJ"} and token.ent_type_ not in {"PERSON", "TIME"}
    if token.pos_ in {"VERB", "ADV", "PRON", "ADP", "SCONJ", "CCONJ", "AUX"} and token.is_sent_start:
        return False
    return text[0].isupper() and token.ent_type_ != "PERSON"


def _state_at(reading: Reading, i: int) -> tuple[int, str] | None:
    """The first token and the id of the state whose name, adjective or capital ends at token i."""
    match = reading.known.get(i) if i >= 0 else None
    if match is None or match.end != i + 1:
        return None
    state = next((n for n in match.names if n.body.kind is OrganisationKind.STATE), None)
    if state is None or state.body.name in {"Kremlin", "White House"}:
        return None
    return match.start, state.body.organisation_id


def _is_place(reading: Reading, i: int) -> bool:
    return i >= 0 and reading.doc[i].ent_type_ == "PLACE"


def _has_place(reading: Reading, begin: int, start: int) -> bool:
    return any(_is_place(reading, i) for i in range(begin, start))


def _of_state(reading: Reading, end: int) -> tuple[int, str] | None:
    """The end and the state of "of Iraq" after a head ("the government of Iraq", "the regime of Assad")."""
    doc = reading.doc
    if end + 1 >= len(doc) or doc[end].lower_ != "of":
        return None
    i = end + 1
    if doc[i].lower_ == "the" and i + 1 < len(doc):
        i += 1
    match = reading.known.get(i)
    if match is not None and match.start == i:
        state = next((n for n in match.names if n.body.kind is OrganisationKind.STATE and n.use == "name"), None)
        if state is not None:
            return match.end, state.body.organisation_id
    for length in (3, 2, 1):
        ruler = gazetteer.rulers().get(names.fold(doc[i : i + length].text))
        if ruler is not None and doc[i].text[0].isupper():
            return i + length, ruler
    return None


def _may_follow(reading: Reading, end: int, head: Head, bare: bool) -> bool:
    """Whether the word after a head lets it stand for the body ("police sources", not "police station")."""
    doc = reading.doc
    if end >= len(doc):
        return True
    token = doc[end]
    word = token.lower_
    if word in cues.words("body_followers", use="never"):
        return False
    if word in cues.words("body_followers", use="body"):
        return True
    if word in cues.words("body_followers", use="people"):
        return not bare or doc[end - 1].text[0].isupper()
    attached = token.pos_ in {"NOUN", "PROPN"} and doc[end - 1].head.i >= end and doc[end - 1].dep_ == "compound"
    return not (bare and attached)
