"""Unknown names that the words beside them make known: "a gang called X", "X militants", "Jaish X"."""

from functools import cache

from spacy.attrs import DEP
from spacy.tokens import Token

from flows.extraction import cues
from flows.extraction.mentions import actors, names
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.heads import head_at, heads, name_kind
from flows.extraction.mentions.reading import Reading, state_of
from schemas.vocabulary import MentionForm, OrganisationKind

_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''", "«", "»"})
_QUOTED = 7  # tokens of a name in quotation marks
_ARABIC = frozenset(
    {"al", "el", "as", "ash", "an", "at", "ad", "az", "ul", "e", "i", "wa", "fi", "bi", "bil", "li", "ibn", "abu"}
)
_SPANISH = frozenset({"en", "para", "por", "contra", "con"})
_LINKS = (
    _ARABIC | _SPANISH | names.SMALL_WORDS - {"by", "to", "in", "on", "at", "a", "an", "for", "und", "fur", "der"}
)


def find(reading: Reading) -> list[Candidate]:
    """The names of bodies that their surroundings mark."""
    marked = [*called(reading), *before_group(reading), *foreign(reading), *apposed(reading)]
    return [*marked, *quoted(reading), *of_members(reading), *actors.find(reading)]


@cache
def group_kinds() -> dict[str, OrganisationKind]:
    """Common nouns that say what body a name beside them is."""
    return {row["cue"]: OrganisationKind(row["kind"]) for row in cues.load("group_nouns")}


def called(reading: Reading) -> list[Candidate]:
    """Names that are said to be names: "a gang named "Los X"", "a group calling itself the Y Party"."""
    doc, found = reading.doc, []
    for token in reading.where(cues.words("naming_verbs")):
        if token.i < 1:
            continue
        kind = next(
            (
                group_kinds()[t.lower_]
                for t in reversed(doc[max(0, token.i - 4) : token.i])
                if t.lower_ in group_kinds()
            ),
            None,
        )
        start = token.i + 1
        while start < len(doc) and (
            doc[start].text in _QUOTES or doc[start].lower_ in {"itself", "themselves", "as", "the"}
        ):
            start += 1
        end = run_end(reading, start)
        if kind is not None and start < end:
            told = name_kind(doc[start:end].text)
            found.append(Candidate(start, end, MentionForm.NAME, told or kind, (), 3, False, 0.8))
    return found


def quoted(reading: Reading) -> list[Candidate]:
    """Names in quotation marks whose last word heads a body's name: "a self-styled "2 May Command""."""
    doc, found = reading.doc, []
    for token in reading.where({'"', "“", "``"}):
        start = token.i + 1
        is_opening = token.text == "“" or token.i == 0 or doc[token.i - 1].whitespace_
        if not is_opening or token.whitespace_:
            continue
        end = next((i for i in range(start, min(len(doc), start + _QUOTED)) if doc[i].text in _QUOTES), start)
        words = names.pieces(doc[start:end].text)
        head = head_at(words, len(words))
        is_styled = reading.lower[max(0, token.i - 1)] in cues.words("self_styled")
        is_command = is_styled and len(words) > 1 and words[-1] == "command"
        is_named = head is not None and head.is_named and len(words) > len(head.words)
        is_name = all(t.text[0].isupper() or not t.is_alpha for t in doc[start:end])
        if not is_name or not (is_named or is_command):
            continue
        kind = name_kind(doc[start:end].text)
        if is_styled and kind in {None, OrganisationKind.STATE_FORCE}:
            kind = OrganisationKind.ARMED_GROUP
        if kind is not None:
            found.append(Candidate(start, end, MentionForm.NAME, kind, (), 1, False, 0.7))
    return found


def before_group(reading: Reading) -> list[Candidate]:
    """Names beside a common noun: "X drug trafficking organization", "X militants", "the Garo outfit X"."""
    doc, found = reading.doc, []
    for token in reading.where(group_kinds().keys()):
        kind = group_kinds().get(token.lower_)
        is_small = token.text[0].islower() or token.text == "NGO"
        if kind is None or not is_small or reading.upper[token.i]:
            continue
        end = token.i
        civil = cues.words("civil_groups")
        if kind is OrganisationKind.ARMED_GROUP and end and doc[end - 1].lower_ in civil:
            kind = OrganisationKind.CIVIL  # "the human rights group X"
        skipped = cues.words("group_modifiers") | civil
        for _ in range(3):
            if end and (doc[end - 1].lower_ in skipped or doc[end - 1].text == "-"):
                end -= 1
        start = run_start(reading, end)
        if token.lower_ == "party" and reading.lower[token.i - 1] in cues.words("not_parties"):
            continue  # "advance party", "search party"
        if end and doc[end - 1].text in _QUOTES:
            start = run_start(reading, end - 1)
            end -= 1
        after = token.i + 1 + (token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "the")
        is_named_after = kind is OrganisationKind.CIVIL and after < len(doc) and doc[after].text[0].isupper()
        # "the Lima newspaper El Sol": what is named is El Sol
        is_free = start < end and not is_named_after and not any(reading.body_at(i) for i in range(start, end))
        if is_free and not _is_place_or_person(reading, start, end) and _is_safe(reading, start, end):
            found.append(
                Candidate(start, end, MentionForm.NAME, name_kind(doc[start:end].text) or kind, (), 5, False, 0.6)
            )
        start = token.i + 1
        if start < len(doc) and doc[start].text in _QUOTES:
            start += 1
        end = run_end(reading, start)
        if start < end and not _is_place_or_person(reading, start, end) and _is_safe(reading, start, end):
            told = name_kind(doc[start:end].text)
            is_outlet = kind is OrganisationKind.CIVIL and doc[start].ent_type_ == "ORG"
            if told is not None or end - start > 1 or names.is_acronym(doc[start].text) or is_outlet:
                found.append(Candidate(start, end, MentionForm.NAME, told or kind, (), 6, False, 0.6))
    return found


def of_members(reading: Reading) -> list[Candidate]:
    """Unknown acronyms before a word for members of a state's force: "an FC trooper", "KX jawans"."""
    found = []
    for token in reading.where(cues.words("member_nouns")):
        i = token.i - 1
        if i < 0 or token.is_sent_start or token.text[0].isupper() or reading.known.get(i) is not None:
            continue
        text = reading.doc[i].text
        if text.isalpha() and text.isupper() and 2 <= len(text) <= 6 and not reading.upper[i]:
            found.append(Candidate(i, i + 1, MentionForm.NAME, OrganisationKind.STATE_FORCE, (), 6, False, 0.6))
    return found


def foreign(reading: Reading) -> list[Candidate]:
    """Names that begin with an Arabic, Persian, Urdu or Spanish head: "Liwa Sham al-Rasul", "Frente X"."""
    doc, found = reading.doc, []
    after = 0
    for token in reading.where(cues.words("foreign_heads")):
        i = token.i
        if i < after or not token.text[0].isupper() or reading.word_start(i) != i:
            continue
        end = reading.word_end(i)
        stop = max(_foreign_end(reading, i), end)
        if stop > i + 1:
            kind = name_kind(doc[i:stop].text) or OrganisationKind.ARMED_GROUP
            found.append(Candidate(i, stop, MentionForm.NAME, kind, (), 4, False, 0.7))
        after = stop
    return found


def _foreign_end(reading: Reading, i: int) -> int:
    doc = reading.doc
    j = last = reading.word_end(i)
    while j < len(doc) and not doc[j].is_sent_start:
        stop = reading.word_end(j)
        word = doc[j:stop].text
        if doc[j].lower_ in cues.words("person_titles"):
            break
        if reading.upper[j] and doc[j].pos_ not in {"PROPN", "NOUN", "ADJ", "X"}:
            break
        is_part = word[0].isupper() or word[:3].lower() in {"al-", "el-", "as-", "ad-", "an-", "ar-", "at-"}
        if (is_part or (word.isdigit() and len(word) < 3)) and word.lower() not in cues.words("not_name_words"):
            j = last = stop
        elif doc[j].lower_ in _LINKS and doc[j].lower_ not in {"and", "of", "the"}:
            j = stop
        else:
            break
    return last


def apposed(reading: Reading) -> list[Candidate]:
    """Names in apposition: "the police anti-kidnapping unit, the X"; "X, a militant group"."""
    doc, found = reading.doc, []
    if not doc.has_annotation("DEP"):
        return []
    for i in (doc.to_array(DEP) == doc.vocab.strings["appos"]).nonzero()[0]:
        token = doc[int(i)]
        if reading.upper[token.i]:
            continue
        for name, noun in ((token, token.head), (token.head, token)):
            kind = _noun_kind(noun)
            if name.pos_ != "PROPN" or noun.pos_ != "NOUN" or kind is None:
                continue
            end = run_end(reading, name.i)
            start = run_start(reading, name.i + 1)
            end = max(end, name.i + 1)
            if start < end and name.ent_type_ not in {"PLACE", "TIME", "PERSON"} and _is_safe(reading, start, end):
                told = name_kind(doc[start:end].text)
                found.append(Candidate(start, end, MentionForm.NAME, told or kind, (), 6, False, 0.6))
    return found


def _noun_kind(noun: Token) -> OrganisationKind | None:
    """What a common noun and its modifiers say that a name beside it is; members of a body say nothing."""
    if noun.lower_ in cues.words("body_nouns"):
        words = [w for t in noun.subtree if t.i <= noun.i for w in names.pieces(t.text)]
        return name_kind(" ".join(words)) or group_kinds().get(noun.lower_)
    return None


def run_start(reading: Reading, end: int) -> int:
    """The first token of the capitalised words that end before token `end`."""
    doc, i = reading.doc, end
    while i > 0:
        if i < end and doc[i].is_sent_start:
            break
        begin = reading.word_start(i - 1)
        text = doc[begin:i].text
        if (
            (
                text[0].isalpha()
                and (text[0].isupper() or text[:3] in {"al-", "el-"})
                and _may_be_name(reading, begin, text)
            )
            or (
                text.lower() in _LINKS
                and not (text.lower() == "and" and names.folded_pieces(doc[i - 2].text) in heads())
                and i < end
                and i > 1
                and doc[i - 2].text[0].isupper()
                and doc[i - 2].text[0].isalpha()
            )
            or (text[0].isdigit() and i == end and len(text) < 4 and i > 1 and doc[i - 2].text[0].isupper())
        ):
            i = begin
        else:
            break
    while i < end and (doc[i].lower_ in _LINKS | names.ARTICLES or _is_adjective(reading, i)):
        i = min(end, reading.word_end(i))
    return i if any(t.text[0].isalpha() for t in doc[i:end]) else end


def run_end(reading: Reading, start: int) -> int:
    """One past the last of the capitalised words that begin at token `start`."""
    doc, i, last = reading.doc, start, start
    while i < len(doc) and not (doc[i].is_sent_start and i > start):
        stop = reading.word_end(i)
        text = doc[i:stop].text
        if (
            text[0].isalpha()
            and (text[0].isupper() or text[:3] in {"al-", "el-"})
            and _may_be_name(reading, i, text)
        ):
            i = last = stop
        elif doc[i].lower_ in _LINKS and i > start:
            i += 1
        elif text.isdigit() and len(text) < 4 and i > start:
            i = last = stop
        else:
            break
    return last


def _may_be_name(reading: Reading, i: int, text: str) -> bool:
    word = text.lower()
    if word in cues.words("not_name_words") or word in cues.words("person_titles") or word in names.ARTICLES:
        return False
    token = reading.doc[i]
    return not (
        token.is_sent_start and token.pos_ in {"VERB", "ADV", "PRON", "ADP", "SCONJ", "AUX", "NUM", "DET", "ADJ"}
    )


def _is_adjective(reading: Reading, i: int) -> bool:
    """Whether a token is the name or adjective of a state or of a people: not the start of a body's name."""
    match = reading.known.get(i)
    return (match is not None and state_of(match) is not None) or reading.doc[i].lower_ in cues.words(
        "group_adjectives"
    )


def _is_place_or_person(reading: Reading, start: int, end: int) -> bool:
    doc = reading.doc
    if any(t.ent_type_ in {"PLACE", "TIME"} for t in doc[start:end]) and name_kind(doc[start:end].text) is None:
        return True
    if any(doc[i].text in {"'s", "’s"} for i in range(start, end)):
        return True
    last = reading.known.get(end - 1)
    if last is not None and last.start > start and all(n.use in {"adjective", "demonym"} for n in last.names):
        return True  # "Eastern Europeans and Italian mafia groups"
    return start > 0 and doc[start - 1].lower_ in cues.words("person_titles")


def _is_safe(reading: Reading, start: int, end: int) -> bool:
    """Whether capitals mean a name here: not in a headline, nor for the first word of a sentence alone."""
    doc = reading.doc
    if reading.titled[start]:
        return doc[start].ent_type_ == "ORG"
    words = tuple(names.pieces(doc[start:end].text))
    if words in heads() or all(w in cues.words("group_adjectives") for w in words):
        return False
    if end - start == 1 and doc[start].lower_ in reading.small:
        return False
    alone_at_start = doc[start].is_sent_start and end - start == 1
    return not alone_at_start or names.is_acronym(doc[start].text) or doc[start].pos_ == "PROPN"
