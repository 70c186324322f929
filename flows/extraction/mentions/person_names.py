"""Where names of persons stand: what the model finds, what a title, an age or "identified as" announces."""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from flows.extraction import cues
from flows.extraction.mentions import names
from flows.extraction.mentions.person_bounds import (
    ACRONYMS,
    PARTICLES,
    is_acronym,
    is_name_word,
    is_prefix,
    parts,
    past_hyphen,
    run,
    trim,
    with_given,
    with_particle,
)
from flows.extraction.mentions.reading import Reading, state_of

_ANNOUNCERS = (("identified", "as"), ("named", "as"), ("year", "old"), ("years", "old"))
_ALIAS = frozenset({"alias", "aka", "a.k.a."})
# Positions that a single name follows without a title or surname.
_ROLES = (
    cues.words("roles", role="leader", scope="any")
    | cues.words("implied_bodies")
    | {
        "personnel",
        "constable",
        "jawan",
        "trooper",
        "soldier",
        "officials",
        "militant",
        "militants",
        "cadre",
        "cadres",
    }
    | {"emir", "amir", "spokesman", "president", "brother", "sister", "son", "cousin", "nephew", "uncle"}
)
# Last words of positions.
_POSTS = {cue.split()[-1] for cue in cues.words("roles")}
_DIVISIONS = frozenset({"district", "range", "zone", "division", "town", "county", "province"})
_OTHERS = frozenset({"PLACE", "ORG", "NATIONALITY", "TIME", "WEAPON"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``"})
_WRITTEN_OUT = cues.words("person_titles")
_TITLES = _WRITTEN_OUT | {acronym.lower() for acronym in ACRONYMS}
_OFFICE_LINKS = frozenset({"of", "for", "the", "and"})


def find(reading: Reading, taken: set[int]) -> list[tuple[int, int]]:
    """The token ranges of persons' names, in order, none at tokens that a body has taken."""
    doc = reading.doc
    found: dict[int, int] = {}
    labels = _labels(doc)
    for span in [
        *_model(reading, labels),
        *_titled(reading),
        *_announced(reading),
        *_other_names(reading),
        *_before_alias(reading),
        *_after_role(reading),
        *_after_area(reading),
        *_under(reading),
        *_described(reading),
        *_aged(reading),
        *_nicknamed(reading),
        *_siblings(reading),
    ]:
        for start, stop in parts(doc, *trim(reading, *span)):
            end = past_hyphen(doc, start, stop)
            if start < end:
                start = with_given(reading, with_particle(doc, start), end)
            if start < end and not any(i in taken for i in range(start, end)):
                _keep(found, start, end)
    return sorted(found.items())


def _keep(found: dict[int, int], start: int, end: int) -> None:
    """Keep a range, and of overlapping ones the longest, the first of equals."""
    rivals = [s for s, e in found.items() if s < end and start < e]
    if any(found[s] - s >= end - start for s in rivals):
        return
    for rival in rivals:
        del found[rival]
    found[start] = end


def _labels(doc: Doc) -> dict[str, Counter[str]]:
    """How often the model holds each single word for what."""
    counts: dict[str, Counter[str]] = {}
    for entity in doc.ents:
        if len(entity) == 1:
            counts.setdefault(entity.text, Counter())[entity.label_] += 1
    return counts


def _model(reading: Reading, labels: dict[str, Counter[str]]) -> Iterator[tuple[int, int]]:
    """The model's persons, without what a single word is more often held for, or acronyms and verbs."""
    doc = reading.doc
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        state = reading.known.get(entity.start)
        if state is not None and state.end >= entity.end and state_of(state) is not None:
            continue
        if len(entity) == 1:
            count = labels[entity.text]
            is_known = reading.known.get(entity.start) is not None
            if is_known or count["PLACE"] >= count["PERSON"] or names.is_acronym(entity.text):
                continue
            if reading.titled[entity.start] and count["PERSON"] == 1:
                continue
        if _has_article(doc, entity):
            continue
        if all(t.pos_ not in {"VERB", "AUX", "PRON", "NUM"} for t in entity) and any(
            t.pos_ == "PROPN" for t in entity
        ):
            yield entity.start, entity.end


def _has_article(doc: Doc, entity: Span) -> bool:
    """Whether an article stands before a name that a preposition leads to: "the head of the Oficina de Salta"."""
    if entity.start < 2 or doc[entity.start - 1].lower_ != "the" or doc[entity.start].dep_ == "compound":
        return False
    return doc[entity.start - 2].lower_ in {"of", "by", "with"} and not is_prefix(doc[entity.start])


def _titled(reading: Reading) -> Iterator[tuple[int, int]]:
    """Capitalised words after a title: "Sheikh Abu Omar al-Ansari"."""
    doc, after = reading.doc, 0
    for token in reading.where(_TITLES):
        i = token.i
        if i < after or not (is_acronym(token) or (token.text[0].isupper() and token.lower_ in _WRITTEN_OUT)):
            continue
        start = i
        while start < len(doc) and (is_prefix(doc[start]) or doc[start].text == "."):
            start += 1
        start = _past_office(doc, start)
        end = run(doc, start)
        # The word after the bracket of "Superintendent of Police (SP) Salta" may be the place.
        is_place = end - start == 1 and doc[start].ent_type_ == "PLACE" and doc[start - 1].text == ")"
        is_place = is_place or (end < len(doc) and doc[end].lower_ in _DIVISIONS)
        if end > start and not is_place and not _is_headline_verb(doc, start, end):
            yield start, end
        elif start < end < len(doc) - 1 and doc[end].lower_ in {"range", "zone"}:
            # "DIG Kolpur range P Sharma"
            yield end + 1, run(doc, end + 1)
        after = max(end, i + 1)


def _is_headline_verb(doc: Doc, start: int, end: int) -> bool:
    """Whether the word after a title is the verb of a headline: "Minister Sticks to Plan"."""
    following = doc[end] if end < len(doc) else None
    is_followed = following is not None and following.text.islower() and following.pos_ in {"ADP", "PART"}
    return doc[start].pos_ == "VERB" or (end == start + 1 and doc[start].lower_.endswith("s") and is_followed)


def _past_office(doc: Doc, start: int) -> int:
    """Past the rest of an office: "(Minister) for the Middle East", "(Superintendent) of Police (SP)"."""
    i = start
    others = cues.words("not_person_words")
    while i < len(doc) and ((doc[i].lower_ in _OFFICE_LINKS and i + 1 < len(doc)) or doc[i].lower_ in others):
        i += 1
    if i > start and doc[i - 1].lower_ in _OFFICE_LINKS:
        return start
    is_short = i + 2 < len(doc) and doc[i].text == "(" and doc[i + 2].text == ")"
    return i + 3 if is_short and doc[i + 1].text.isupper() else i


def _announced(reading: Reading) -> Iterator[tuple[int, int]]:
    """Capitalised words after "identified as"."""
    doc = reading.doc
    for first, second in _ANNOUNCERS:
        for token in reading.where({first}):
            if token.i < len(doc) - 2 and doc[token.i + 1].lower_ == second:
                start, end = token.i + 2, run(doc, token.i + 2)
                while end > start:
                    yield start, end
                    start = _next_listed(doc, end)
                    end = run(doc, start)
                    if end - start < 2:
                        break


def _next_listed(doc: Doc, end: int) -> int:
    """The token after "alias Y" and "and" behind a name that was announced; the end of the text if none."""
    if end < len(doc) and doc[end].lower_ in {"alias", "aka", "@"}:
        end = run(doc, end + 1)
    return end + 1 if end < len(doc) and doc[end].lower_ == "and" else len(doc)


def _other_names(reading: Reading) -> Iterator[tuple[int, int]]:
    """Capitalised words after "alias", in quotation marks or not."""
    doc = reading.doc
    for token in reading.where({"alias", "aka", "a.k.a.", "as"}):
        if token.i < len(doc) - 2 and (token.lower_ != "as" or _is_known_as(doc, token)):
            start = token.i + 1
            while start < len(doc) - 1 and doc[start].text in _QUOTES:
                start += 1
            end = run(doc, start)
            if end > start:
                yield start, end


def _is_known_as(doc: Doc, token: Token) -> bool:
    """Whether "as" gives the only name of somebody of a position: 'its chief, known only as "Stone"'."""
    i = token.i - 1
    while i > 0 and doc[i].lower_ in {"only", "just", "simply"}:
        i -= 1
    if doc[i].lower_ not in {"known", "named"} or doc[token.i + 1].text not in _QUOTES:
        return False
    return doc[i].head.lower_ in _POSTS


def _before_alias(reading: Reading) -> Iterator[tuple[int, int]]:
    """Capitalised words before "alias": "Uday alias Stone", "Omar Dar (41) alias Stone"."""
    doc = reading.doc
    for token in reading.where(_ALIAS):
        if not 0 < token.i < len(doc) - 1:
            continue
        end = token.i
        while end > 1 and (doc[end - 1].text in {",", "(", ")"} or doc[end - 1].like_num):
            end -= 1
        start = end
        while start > 0 and is_name_word(doc, start - 1) and not is_prefix(doc[start - 1]):
            start -= 1
            if doc[start].is_sent_start:
                break
        if start == end and doc[start - 1].text[0].isupper() and is_prefix(doc[start - 1]):
            start -= 1
            while start > 0 and doc[start - 1].ent_type_ == "PERSON" and not is_prefix(doc[start - 1]):
                # "Omar Sheikh alias Stone"
                start -= 1
        if start < end and doc[start].sent == token.sent:
            yield start, end


def _after_role(reading: Reading) -> Iterator[tuple[int, int]]:
    """Capitalised words right after the word for a position: "area commander Munna", "its emir Abu Dar"."""
    doc = reading.doc
    for token in reading.where(_ROLES):
        if token.i < len(doc) - 1 and token.text.islower() and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            start, end = token.i + 1, run(doc, token.i + 1)
            is_name = all(t.pos_ == "PROPN" or t.lower_ in PARTICLES for t in doc[start:end])
            if not is_name or start == end or any(t.ent_type_ in _OTHERS for t in doc[start:end]):
                continue
            yield start, end
            if token.lower_.endswith("s"):
                start = _next_listed(doc, end)
                yield start, run(doc, start)


def _after_area(reading: Reading) -> Iterator[tuple[int, int]]:
    """A name that the area of a command runs into: "area commander of North Hills Omar Dar"."""
    doc = reading.doc
    for token in reading.where(_ROLES):
        if token.i >= len(doc) - 4 or not token.text.islower() or doc[token.i + 1].lower_ not in {"of", "for"}:
            continue
        i = token.i + 2
        while i < len(doc) - 2 and doc[i].text[0].isupper() and doc[i].lower_ not in _DIVISIONS | _AREAS:
            i += 1
        end = run(doc, i + 1)
        if doc[i].lower_ in _DIVISIONS | _AREAS and i > token.i + 2 and end - i > 2:
            yield i + 1, end


_AREAS = frozenset({"hills", "valley", "region", "area", "sector", "state", "city", "island", "islands"})


def _under(reading: Reading) -> Iterator[tuple[int, int]]:
    """Capitalised words that a unit is under: "a battalion under Omar Dar"."""
    doc = reading.doc
    for token in reading.where({"under"}):
        if 0 < token.i < len(doc) - 1 and doc[token.i - 1].lower_ in cues.words("unit_nouns"):
            start, end = token.i + 1, run(doc, token.i + 1)
            if 1 < end - start < 5 and not any(t.ent_type_ in _OTHERS for t in doc[start:end]):
                yield start, end


def _described(reading: Reading) -> Iterator[tuple[int, int]]:
    """A single unknown name with a position beside it: "Theepan, head of the front", "Suhail, its emir"."""
    doc = reading.doc
    for token in reading.where({","}):
        if not 0 < token.i < len(doc) - 3:
            continue
        if not is_name_word(doc, token.i - 1) or doc[token.i - 1].pos_ != "PROPN":
            continue
        i = token.i + 1
        while i < len(doc) - 2 and (doc[i].pos_ in {"DET", "ADJ"} or doc[i].lower_ in {"its", "their"}):
            i += 1
        is_role = doc[i].lower_ in _ROLES and doc[i].text.islower() and doc[i + 1].lower_ in {"of", "for", ","}
        # "Lowell, commanding Reserve Brigade,"
        commands = i == token.i + 1 and doc[i].lower_ == "commanding" and doc[i + 1].pos_ in {"DET", "PROPN"}
        start = token.i - 1
        while is_role and start > max(0, token.i - 3) and _is_untold(doc, start - 1):
            # "SS Omar, the head of the front"
            start -= 1
        alone = start == 0 or not is_name_word(doc, start - 1)
        may_be = doc[start].ent_type_ in {"", "PERSON"} or (commands and doc[start].ent_type_ == "ORG")
        if (is_role or commands) and alone and may_be and not doc[token.i - 1].text.isupper():
            yield start, token.i


def _is_untold(doc: Doc, i: int) -> bool:
    """Whether a word may be part of a name that the model has not seen."""
    return is_name_word(doc, i) and doc[i].pos_ == "PROPN" and not doc[i].ent_type_ and not is_prefix(doc[i])


def _aged(reading: Reading) -> Iterator[tuple[int, int]]:
    """Capitalised words before an age in brackets: "Tahir (28)"."""
    doc = reading.doc
    for token in reading.where({"("}):
        is_age = 0 < token.i < len(doc) - 2 and doc[token.i + 1].text.isdigit() and len(doc[token.i + 1]) == 2
        if is_age and doc[token.i + 2].text == ")":
            start = token.i
            while start > 0 and not doc[start].is_sent_start and is_name_word(doc, start - 1):
                start -= 1
            if start < token.i:
                yield start, token.i


def _nicknamed(reading: Reading) -> Iterator[tuple[int, int]]:
    """A name with a nickname in quotation marks inside it: 'Omar "The Fox" Dar'."""
    doc = reading.doc
    for token in reading.where(_QUOTES):
        if not 0 < token.i < len(doc) - 3 or not is_name_word(doc, token.i - 1) or token.is_sent_start:
            continue
        close = next((k for k in range(token.i + 1, min(token.i + 6, len(doc) - 1)) if doc[k].text in _QUOTES), 0)
        inner = doc[token.i + 1 : close]
        if (
            not close
            or not all(t.text[0].isupper() or t.text == "-" or t.is_digit for t in inner)
            or not inner.text
        ):
            continue
        start, end = token.i - 1, run(doc, close + 1)
        while start > 0 and not doc[start].is_sent_start and _is_personal(doc, start - 1):
            start -= 1
        if end > close + 1 and doc[start].pos_ == "PROPN" and doc[start].ent_type_ in {"PERSON", ""}:
            yield start, end


def _siblings(reading: Reading) -> Iterator[tuple[int, int]]:
    """The given names of a family: "brothers Omar and Ali Dar", "brothers Omar, Ali and Samir Dar"."""
    doc = reading.doc
    for token in reading.where({"brothers", "sisters", "siblings", "cousins"}):
        i = token.i + 1
        while i < len(doc) - 2 and is_name_word(doc, i) and doc[i + 1].lower_ in {",", "and"}:
            if doc[i].ent_type_ not in {"", "PERSON"} or not is_name_word(
                doc, i + 1 + (doc[i + 2].lower_ == "and") + 1
            ):
                break
            yield i, i + 1
            i += 2


def _is_personal(doc: Doc, i: int) -> bool:
    """Whether a word belongs to the name on its right: no title or body stands there."""
    titles = cues.words("person_titles")
    return is_name_word(doc, i) and doc[i].lower_ not in titles and doc[i].ent_type_ == "PERSON"
