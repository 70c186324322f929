"""Sentence boundaries in a run of prose, by rules on the raw text.

A boundary stands after a terminator (`.`, `!`, `?`, an ellipsis), with the closing quotes,
brackets and reference marks that follow it, where what comes next can open a sentence and
what comes before is not an abbreviation. Layout (titles, infoboxes, lists) is not decided here.
"""

import re

from flows.language import unpunctuated, words
from flows.language.unpunctuated import STARTERS, STRONG_STARTERS

# Characters that take no room: zero-width spaces and joiners, direction marks, byte-order mark.
INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad"
_SPACE = rf"[\s{INVISIBLE}]"
_REFERENCE = (
    r"\[(?:\d{1,3}(?:[,–-]\s?\d{1,3})*|[a-z]|note \d+|nb \d+|citation needed|[a-z ]*\bneeded|"
    r"(?:clarification|dubious|when|who|where|which|by whom|according to whom)[^\]\[]{0,40}\??)\]"
)
# Refs may follow the closing quote or come before it, with or without a space.
_END = re.compile(
    rf"(?P<mark>[.!?…。！？؟۔।]+(?:{_SPACE}\.)*)"
    rf"(?P<close>(?:[\"”’»'\)\]]|''|{_SPACE}?{_REFERENCE}(?::\s?\d+)?)*)"
    rf"(?P<gap>{_SPACE}*)"
)
_BEFORE = re.compile(r"[\w./'’&-]+$")
_NEXT = re.compile(rf"[\"“‘«'\(\[¿¡*•{INVISIBLE}–—-]*\s?([\w’'-]+)")
_ASIDE = re.compile(r"\([^()]{1,80}\)(?:,|;| [a-z])|(?:--+|—|–)\s")
_NAME_PREFIX = re.compile(r"(?:al|el|ul|an|as|ash|at|ath|ad|az|ar|bin|ibn|abu|umm|de|van|von)[- ’'][A-Z]")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,5})(?:\.\d{1,2})*\)?\.?$")
_TIME_TAIL = re.compile(
    r"(?:[A-Z]{2,5}T\b|GMT|UTC|BST|IST|local|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|"
    r"Dec)"
)
_SPEAKER = re.compile(
    r"(?:(?:the |The |Mr\.? |Mrs\.? |Ms\.? |Dr\.? )?[\w’'-]+(?: [A-Z][\w’'-]+){0,3}) "
    r"(said|says|asked|added|told|replied|shouted|wrote|noted|wondered|exclaimed|cried|yelled)\b"
)
_DOMAIN = re.compile(r"(?:https?:|www\.|@)\S*$|\w\.(?:com|org|net|gov|edu|info)$", re.IGNORECASE)
# A bare "said." after a quote: the period is a slip, for a speaker follows.
_BARE_SAID = re.compile(r"[,?!][\"”’'] (?:said|says|added)$")
# "J.D." between a first name and a surname.
_NICKNAME = re.compile(r"[\"“'‘](?:[A-Z]\.){1,4}$")
_LONG_BRACKET = 240

_TITLE = words.cues("abbreviations", kind="title")
_MONTH = words.cues("abbreviations", kind="month")
_EITHER = words.cues("abbreviations", kind="either")
_TIME = words.cues("abbreviations", kind="time")
_NUMBER = words.cues("abbreviations", kind="number")
_NEVER = words.cues("abbreviations", kind="never")


def split(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]` as character ranges, without the white space between them.

    The ranges are disjoint, in order, and hold every character that is not white space.
    """
    end = len(text) if end is None else end
    begin = _skip(text, start, end)
    found: list[tuple[int, int]] = []
    for match in _END.finditer(text, begin, end):
        if match.start() < begin or match.end() >= end:
            continue
        if _is_boundary(text, begin, match, end):
            found.append((begin, match.end("close")))
            begin = _skip(text, match.end(), end)
    last = end
    while last > begin and text[last - 1].isspace():
        last -= 1
    if last > begin:
        found.append((begin, last))
    if len(found) <= 2:
        return [
            piece
            for a, b in found
            for piece in (unpunctuated.split(text, a, b) if unpunctuated.is_unpunctuated(text[a:b]) else [(a, b)])
        ]
    return found


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _is_boundary(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    mark, close = match["mark"], match["close"]
    after = match.end()
    following = _NEXT.match(text, after, min(end, after + 60))
    if following is None:
        # Only marks and symbols remain up close: a new sentence if they stand apart.
        return bool(match["gap"]) and not text[after].islower() and mark[0] not in ".…"
    word = following[1]
    if match.start() == begin or _ENUMERATOR.fullmatch(text, begin, match.start()):
        return False
    if not match["gap"] and not _is_glued(text, match, following):
        return False
    if not _can_open(text, following, after):
        return False
    if not _closes_quote(close) and _ASIDE.match(text, after):
        return False
    if _in_bracket(text, begin, match, end):
        return False
    if _closes_quote(close) and _NICKNAME.search(text, begin, match.end("mark")):
        return False
    if mark[0] in "!?" or mark[-1] in "!?":
        return not (_closes_quote(close) and _SPEAKER.match(text, after))
    if mark[0] == "." and len(mark) == 1 and not _closes_quote(close):
        return _period_ends(text, begin, match.start(), word)
    if (mark.strip(" .") == "" and len(mark) > 1) or "…" in mark:
        return not text[begin : match.start()].endswith("[") or word.lower() in STARTERS
    return True


def _closes_quote(close: str) -> bool:
    return any(char in close for char in "\"”’»'")


def _is_glued(text: str, match: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a terminator without a space after it still ends a sentence ("ended.The group")."""
    before, word = text[max(0, match.start() - 40) : match.start()], following[1]
    if not word[:1].isupper() or _DOMAIN.search(before):
        return False
    if match["close"] and not match["close"].startswith(("'", "’")):
        return True
    if re.search(r"[a-z]{2,}$|\d{2,}$|[a-z]\)$", before) is None:
        return False
    return word in {"A", "I"} or word[1:2].islower() or (len(word) > 2 and word.isupper())


def _can_open(text: str, following: re.Match[str], after: int) -> bool:
    """Whether what comes next can open a sentence: not a lower-case word, unless a name's particle."""
    first = following[1][0]
    if first.islower():
        return _NAME_PREFIX.match(text, following.start(1)) is not None
    return not (first in "'’-" and not following[1].strip("'’-")[:1].isupper())


def _in_bracket(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether the place lies inside brackets that opened in the sentence and close soon."""
    if ")" in match["close"]:
        return False
    opened = text.rfind("(", begin, match.start())
    if opened <= begin or text.find(")", opened, match.start()) >= 0:
        return False
    closed = text.find(")", match.end("mark"), min(end, opened + _LONG_BRACKET))
    return closed >= 0 and text.find("(", match.end("mark"), closed) < 0


def _period_ends(text: str, begin: int, dot: int, word: str) -> bool:
    if _BARE_SAID.search(text, begin, dot):
        return False
    before = _BEFORE.search(text, max(begin, dot - 40), dot)
    if before is None:
        return True
    last = before[0].lower().lstrip("'’-./&").rsplit("/", 1)[-1]
    last = last if last in _EITHER or last in _NEVER or last in _TIME else last.rsplit("-", 1)[-1]
    starter = word.lower() in (STRONG_STARTERS if word.isupper() and len(word) > 1 else STARTERS)
    if last in _TITLE or (last in _NEVER and (len(last) > 1 or before[0].islower())):
        return False
    if last in _MONTH:
        return (starter and not word[0].isdigit() and before[0][:1].isupper()) or before[0][:1].islower()
    if last in _NUMBER and not (len(last) == 1 and before[0].isupper()):
        # "p. 3" is a page, "M. P. Singh" a name.
        return not word[0].isdigit()
    if last in _TIME:
        return not _TIME_TAIL.match(word)
    if last in _EITHER:
        return starter
    if (len(last) == 1 and last.isalpha()) or re.fullmatch(r"(?:\w\.)+\w", last):
        # An initial or dotted letters: a name goes on, unless a word follows that opens sentences.
        return starter and (len(word) > 1 or word.lower() in STRONG_STARTERS)
    return True
