"""Outlets where they are cited: "reports X.", "X reports that", "according to X"."""

from spacy.tokens import Token

from flows.extraction import cues
from flows.extraction.mentions import names
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.heads import heads
from flows.extraction.mentions.reading import Reading
from schemas.vocabulary import MentionForm, OrganisationKind

_SAYS = cues.words("body_signs", use="reports")

_DASHES = frozenset({"--", "-", "–", "—", "---"})
_MASTHEAD = 40  # tokens: a text's headline
_TAG = 5  # tokens of a tag beside a name in it
_DATELINE = 14  # tokens from the line's start to a wire's tag


def is_quoted(reading: Reading, start: int, end: int) -> bool:
    """Whether a name is where an outlet is cited: "reports X.", "X reports", "according to X", "told X"."""
    doc = reading.doc
    before = start - 1
    while before > 0 and (doc[before].lower_ in names.ARTICLES or doc[before].text in {'"', "“"}):
        before -= 1
    if before > 0 and (
        doc[before].lower_ in _SAYS | {"told"}
        or (doc[before].lower_ == "to" and doc[before - 1].lower_ == "according")
        or (doc[before].lower_ == "by" and doc[before - 1].lower_ in {"obtained", "cited", "reported", "quoted"})
    ):
        return True
    after = end
    while after < len(doc) and (doc[after].text in {'"', "”"} or doc[after].lower_ in {"further", "also"}):
        after += 1
    if after < len(doc) and doc[after].lower_ in _SAYS:
        return True
    opens = bool(doc[start].is_sent_start or (start > 0 and doc[start - 1].is_sent_start))
    return (
        opens
        and after + 2 < len(doc)
        and doc[after].lower_ == "on"
        and any(t.lower_ in {"reports", "reported"} for t in doc[after : after + 5])
    )


def is_tag(reading: Reading, start: int, end: int) -> bool:
    """Whether a name is only a wire's tag in a dateline: "PARIS, May 3 (X) --", "-- (X REPORTS: ...)"."""
    doc = reading.doc
    if _opens_dateline(reading, start, end):
        return True
    start, end = _in_brackets(reading, start, end)
    if start == 0 or doc[start - 1].text != "(" or end >= len(doc):
        return False
    begin = start - 1
    while begin > 0 and start - begin < _DATELINE and "\n" not in doc[begin - 1].text:
        begin -= 1
    before = doc[begin : start - 1]
    is_placed = any((t.text.isupper() and len(t.text) > 2) or t.ent_type_ in {"PLACE", "TIME"} for t in before)
    is_dateline = is_placed and len(before) < _DATELINE - 1 and not any(t.pos_ == "VERB" for t in before)
    if doc[end].text == ")":
        return is_dateline and end + 1 < len(doc) and doc[end + 1].text in _DASHES
    return is_dateline and start > 1 and doc[start - 2].text in _DASHES


def _opens_dateline(reading: Reading, start: int, end: int) -> bool:
    """Whether capitals are the place of a dateline: "PEMBA" in "PEMBA, KENYA — Two men …" at a line's start."""
    doc = reading.doc
    opens = start == 0 or "\n" in doc[start - 1].text_with_ws
    if not opens or not doc[start:end].text.isupper() or end >= len(doc) or doc[end].text != ",":
        return False
    dash = next((t.i for t in doc[end + 1 : end + _TAG] if t.text in _DASHES), None)
    return dash is not None and doc[end + 1 : dash].text.isupper()


def _in_brackets(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The bounds of the bracketed name that tokens are part of, else theirs: "La Voz" in "(La Voz del Sur)"."""
    doc, first, last = reading.doc, start, end
    while first > 0 and start - first < _TAG and _is_tag_word(doc[first - 1]):
        first -= 1
    while last < len(doc) and last - end < _TAG and _is_tag_word(doc[last]):
        last += 1
    is_whole = first > 0 and doc[first - 1].text == "(" and last < len(doc) and doc[last].text == ")"
    return (first, last) if is_whole else (start, end)


def _is_tag_word(token: Token) -> bool:
    return token.text[0].isupper() or token.lower_ in names.SMALL_WORDS


def is_masthead(reading: Reading, start: int, end: int) -> bool:
    """Whether a name ends a headline after a dash: the outlet's own name, "Headline - Outlet Country"."""
    doc = reading.doc
    closes = end >= len(doc) or doc[end].is_sent_start or doc[end].is_space or "\n" in doc[end - 1].whitespace_
    dash = next((i for i in range(start - 1, max(0, start - 5), -1) if doc[i].text in _DASHES), None)
    if not closes or dash is None or start >= _MASTHEAD or not doc[dash].whitespace_:
        return False
    return start - dash > 1 and all(t.text[0].isupper() for t in doc[dash + 1 : end])


def find(reading: Reading) -> list[Candidate]:
    """Unknown outlets: capitalised words or a web address cited at the end of a sentence, "reports X."."""
    doc = reading.doc
    found = []
    for token in reading.where({"reports", "reported", "quoting"}):
        if token.i + 1 >= len(doc):
            continue
        start = token.i + 1
        if doc[start].lower_ in names.ARTICLES:
            start += 1
        end = start
        while end < len(doc) and not doc[end].is_sent_start and _is_title_word(reading, end):
            end += 1
        if start < end and (
            end == len(doc)
            or doc[end].text in {".", ",", ")"}
            or doc[end].is_sent_start
            or doc[end].is_space
            or doc[end].lower_ in {"on", "via"}
        ):
            found.append(Candidate(start, end, MentionForm.NAME, OrganisationKind.CIVIL, (), 6, False, 0.7))
    return found + _speaking_outlets(reading)


def _is_title_word(reading: Reading, i: int) -> bool:
    token = reading.doc[i]
    if reading.upper[i]:
        return False
    is_address = "." in token.text[1:-1] and token.text.islower()
    return is_address or (token.text[0].isupper() and token.lower_ not in cues.words("not_name_words"))


def _speaking_outlets(reading: Reading) -> list[Candidate]:
    """Outlets at the beginning of a sentence: "The Sangai Express reports that …"."""
    doc = reading.doc
    found = []
    for token in reading.where({"reports", "reported", "adds"}):
        if reading.upper[token.i]:
            continue
        after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
        end = token.i
        while end > 0 and doc[end - 1].lower_ in {"further", "also"}:
            end -= 1
        start = end
        while start > 0 and not doc[start].is_sent_start and _is_title_word(reading, start - 1):
            start -= 1
        is_start = start < end and (doc[start].is_sent_start or doc[start - 1].lower_ == "the")
        if is_start and after == "that" and doc[start].lower_ in names.ARTICLES:
            start += 1
        if is_start and after == "that" and start < end and not _is_body(doc[start:end].text):
            found.append(Candidate(start, end, MentionForm.NAME, OrganisationKind.CIVIL, (), 6, False, 0.6))
    return found


def _is_body(text: str) -> bool:
    return tuple(names.pieces(text)) in heads() or text.lower() in {"sources", "officials", "authorities", "media"}
