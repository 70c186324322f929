"""Names of armed groups in lists: "gangs such as the X and the Y", "the X and Y cartels", "the Zetas and the X".

A list has things of one sort: what its noun, or one known name in it, says of them holds for all.
"""

from collections.abc import Iterator

from flows.extraction import cues
from flows.extraction.mentions import names, namings
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.heads import heads, name_kind
from flows.extraction.mentions.reading import Reading, state_of
from flows.extraction.signs import QUOTES
from schemas.vocabulary import MentionForm, OrganisationKind

_JOINTS = frozenset({",", "and", "or", "&"})
_CLOSING = frozenset({",", ".", ")", ";", "--"})
_ARTICLES = frozenset({"the", "los", "las"})
_LONGEST = 8  # items of a list
Span = tuple[int, int]


def find(reading: Reading) -> list[Candidate]:
    """The names in lists of armed groups."""
    spans = {*_after_noun(reading), *_before_noun(reading), *_before_comma(reading), *_beside_known(reading)}
    return [
        Candidate(start, end, MentionForm.NAME, OrganisationKind.ARMED_GROUP, (), 6, False, 0.6)
        for start, end in sorted(spans)
    ]


def _nouns(reading: Reading) -> Iterator[int]:
    """Tokens of plural nouns that say what the names beside them are."""
    doc = reading.doc
    alone, sorts = cues.words("gang_lists", use="alone"), cues.words("gang_lists", use="sort")
    for token in reading.where(alone | cues.words("gang_lists", use="described")):
        i = token.i
        if reading.upper[i] or reading.titled[i] or (token.text[0].isupper() and not token.is_sent_start):
            continue
        is_counted = token.lower_ == "groups" and doc[i + 1 : i + 3].text in {", Los", ", Las"}
        if is_counted or token.lower_ in alone or (i and reading.lower[i - 1] in sorts):
            yield i


def _opening(reading: Reading, i: int) -> int:
    """One past the words at token i that open a list, `i` where there are none."""
    openings = cues.words("gang_lists", use="opening")
    for length in (2, 1):
        if " ".join(reading.lower[i : i + length]) in openings:
            return min(i + length, len(reading.doc))
    return i


def _after_noun(reading: Reading) -> Iterator[Span]:
    """Such as "two gangs, X and Y", "drug cartels such as the X"; a comma needs two names and a stop."""
    doc = reading.doc
    for i in _nouns(reading):
        start = _opening(reading, i + 1)
        if start == i + 1:
            continue
        is_comma = doc[start - 1].text == ","
        if is_comma and (after := _opening(reading, start)) > start:
            start, is_comma = after, False
        items, end = _items(reading, start)
        closes = end >= len(doc) or {t.text for t in doc[end - 1 : end + 1]} & _CLOSING
        if items and (not is_comma or (len(items) > 1 and closes)):
            yield from items


def _before_noun(reading: Reading) -> Iterator[Span]:
    """Such as "the X and Y cartels" and "the X and the Y, two street gangs"."""
    doc = reading.doc
    for i in _nouns(reading):
        end = i
        while end > 0 and doc[end - 1].lower_ in cues.words("group_modifiers") | cues.words(
            "gang_lists", use="sort"
        ):
            end -= 1
        start = namings.run_start(reading, end)
        joint = start - 1
        if start < end and joint > 1 and doc[joint].lower_ == "and" and not doc[start].is_sent_start:
            first = namings.run_start(reading, joint)
            if first < joint and _is_free(reading, first, joint) and _is_free(reading, start, end):
                yield first, joint
                yield start, end
        elif start < end:
            parts = [k for k in range(start + 1, end - 1) if doc[k].lower_ == "and"]
            if len(parts) == 1 and name_kind(doc[start:end].text) is None:
                for a, b in ((start, parts[0]), (parts[0] + 1, end)):
                    if _is_free(reading, a, b):
                        yield a, b


def _known(reading: Reading) -> Iterator[Span]:
    """Names of armed groups that are known, or that end in "Cartel" or the like."""
    doc = reading.doc
    for match in dict.fromkeys(reading.known.values()):
        if match.names[0].body.kind is OrganisationKind.ARMED_GROUP:
            yield match.start, match.end
    for token in reading.where(cues.words("gang_nouns")):
        if token.text[0].isupper() and token.i and token.i not in reading.known:
            start = namings.run_start(reading, token.i + 1)
            if start < token.i and not any(t.lower_ in _JOINTS for t in doc[start : token.i]):
                yield start, token.i + 1


def _beside_known(reading: Reading) -> Iterator[Span]:
    """Names joined by "and" or commas to that of a known armed group: "the Zetas, the X and the Y"."""
    doc = reading.doc
    for first, end in _known(reading):
        if reading.upper[first] or reading.titled[first]:
            continue
        while end + 2 < len(doc) and doc[end].lower_ in _JOINTS:
            begin = end + 1 + (doc[end].text == "," and doc[end + 1].lower_ == "and")
            item = _plural(reading, begin)
            if item is None:
                break
            yield item
            end = item[1]
        before = first - 1 - (doc[first - 1].lower_ in names.ARTICLES)
        if before > 1 and doc[before].lower_ == "and" and not doc[before].is_sent_start:
            start = namings.run_start(reading, before)
            if start > 0 and _plural(reading, start - 1) == (start, before):
                yield start, before


def _before_comma(reading: Reading) -> Iterator[Span]:
    """Such as "the X and the Y, two street gangs"."""
    doc = reading.doc
    for i in _nouns(reading):
        comma = next((k for k in range(i - 1, max(i - 5, 0), -1) if doc[k].text == ","), None)
        if comma is None or doc[comma + 1].pos_ not in {"NUM", "ADJ", "DET"} or doc[comma + 1].text[0].isupper():
            continue
        end = comma
        found: list[Span] = []
        while end > 1 and len(found) < _LONGEST:
            start = namings.run_start(reading, end)
            joint = next((k for k in range(start, end) if doc[k].lower_ == "and"), None)
            start = joint + 1 if joint is not None else start
            if not _is_free(reading, start, end):
                break
            found.append((start, end))
            before = start - 1 - (doc[start - 1].lower_ in names.ARTICLES)
            if before < 1 or doc[start].is_sent_start or doc[before].lower_ not in {"and", ","}:
                break
            end = before - (doc[before].lower_ == "and" and doc[before - 1].text == ",")
        if len(found) > 1:
            yield from found


def _plural(reading: Reading, i: int) -> Span | None:
    """A plural name with its article at token i, as gangs have: "the Rojos", "Los Rojos"."""
    doc = reading.doc
    if i >= len(doc) or doc[i].lower_ not in _ARTICLES or doc[i].is_sent_start:
        return None
    start = i + (doc[i].lower_ == "the")
    end = namings.run_end(reading, start)
    if not 0 < end - start < 4 or not doc[end - 1].text.endswith("s") or not _is_free(reading, start, end):
        return None
    is_lone = end >= len(doc) or doc[end].pos_ not in {"NOUN", "PROPN"}
    return (start, end) if is_lone else None


def _items(reading: Reading, i: int) -> tuple[list[Span], int]:
    """The names of a list that begins at token i, and the token after it."""
    doc = reading.doc
    found: list[Span] = []
    while i < len(doc) and len(found) < _LONGEST:
        while i < len(doc) and (doc[i].lower_ in names.ARTICLES or doc[i].text in QUOTES):
            i += 1
        end = namings.run_end(reading, i)
        joint = next((k for k in range(i, end) if doc[k].lower_ == "and"), None)
        if joint is not None and name_kind(doc[i:end].text) is None:
            end = joint
        if end == i:
            break
        if _is_free(reading, i, end):
            found.append((i, end))
        elif reading.body_at(i) is None:
            return found, end
        i = end
        while i < len(doc) and doc[i].text in QUOTES:
            i += 1
        stop = i
        while i < len(doc) and doc[i].lower_ in _JOINTS:
            i += 1
        if stop == i:
            break
    return found, i


def _is_free(reading: Reading, start: int, end: int) -> bool:
    """Whether words can be an unknown group's name: no place, person, people, state, known body or common noun."""
    doc = reading.doc
    if start >= end or not doc[start].text[0].isupper() or reading.titled[start]:
        return False
    is_spanish = doc[start].lower_ in {"los", "las"} and end - start > 1
    is_plural = is_spanish or (doc[end - 1].text.endswith("s") and doc[max(0, start - 1)].lower_ in {"the", "and"})
    told = {"", "ORG", "PLACE", "NATIONALITY"} if is_plural else {"", "ORG"}
    if any(t.ent_type_ not in told for t in doc[start:end]):
        return False
    if not is_plural and _is_place_elsewhere(reading, start, end):
        return False
    if any(
        (m := reading.known.get(k)) is not None and not (is_spanish and state_of(m)) for k in range(start, end)
    ):
        return False
    common = cues.words("group_adjectives") | cues.words("not_name_words") | cues.words("person_titles")
    if any(tuple(names.folded_pieces(t.text)) in heads() for t in doc[start:end]) or doc[start].lower_ in common:
        return False
    if doc[end - 1].lower_.removesuffix("s") in cues.words("peoples"):
        return False
    is_sort = doc[start].lower_ in cues.words("gang_lists", use="sorts")
    if is_sort or doc[start].pos_ in {"PRON", "DET", "VERB", "ADV", "NUM"}:
        return False
    if end - start == 1 and not is_plural and doc[start].ent_type_ != "ORG":
        return False
    return end - start > 1 or (len(doc[start].text) > 2 and doc[start].lower_ not in reading.small)


def _is_place_elsewhere(reading: Reading, start: int, end: int) -> bool:
    """Whether the text has one word of a name for a place, too: "the Sinaloa and Gulf cartels", "in Sinaloa"."""
    if end - start > 1:
        return False
    return any(t.ent_type_ == "PLACE" and t.i != start for t in reading.where({reading.lower[start]}))
