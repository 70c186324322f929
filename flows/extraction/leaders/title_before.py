"""A name before a title: "A, the head of B", "A (45), who was deputy chief of B", "A the chief of B"."""

from flows.extraction import cues, trees
from flows.extraction.leaders import lists
from flows.extraction.leaders.claims import Bearer
from flows.extraction.leaders.title_after import ALIAS, BETWEEN, COMPLEMENT, REACH
from flows.extraction.leaders.titles import Title
from flows.extraction.page import Mention, Page, Sentence
from flows.extraction.signs import HYPHENS, QUOTES
from schemas.vocabulary import MentionForm

_PEOPLES = cues.words("peoples")
_ONE_OF = frozenset({"one", "some", "two", "three", "member", "members", "head", "most", "many"})
_BREAKS = frozenset({",", "-", "--", "–", "—", "(", "[", ":", ";"})
_APPOINT = cues.words("leader_verbs", effect="term") | cues.words("leader_verbs", effect="as")
_UNTIL = frozenset({"until", "till", "since", "formerly", "then", "now", "currently", "once", "previously"})
_STYLING = frozenset({"styling", "styled", "calling", "proclaiming", "declaring", "dubbing", "naming"})
_TELLING = frozenset({"told", "tells", "asked", "asks", "gave", "informed", "showed", "called", "reminded"})
# Verbs that make somebody something.
_MAKE = cues.words("leader_verbs", effect="term") - cues.words("leader_verbs", effect="leave")
_MAKE -= cues.words("leader_verbs", effect="follow") | {"serve", "become", "work", "act", "remain"}
_NEWLY = frozenset({"as", "the", "its", "their", "new", "a", "an"})
_HELD_AS = frozenset({"its", "their", "the", "his", "her"})


def bearers(page: Page, title: Title, persons: dict[int, Mention], sentence: Sentence) -> list[Bearer]:
    """Who bears a title by a name before it: beside it, or with "who was" between."""
    found = _as_its(page, title, persons) or _unpunctuated(page, title, persons)
    if found is not None:
        return [Bearer(_aliased(page, found, sentence, persons), "apposition")]
    if (named := _named_so(page, title, persons)) is not None:
        return [Bearer(named, "appointed")]
    i, words = title.start - 1, list[str]()
    while i >= sentence.start and len(words) < REACH:
        token = page.doc[i]
        if token.is_space:
            i -= 1
            continue
        if token.lower_ == ")" and (words or page.organisation_at(page.doc[i - 1]) is not None):
            opened = _opening(page, i, sentence.start)
            if opened < 0:
                return []
            if _ends_at(persons, opened - 1) is not None:
                i = opened - 1
                break
            i = opened - 1
            continue
        if token.lower_ in _BREAKS and not _is_hyphen(page, i):
            break
        if token.lower_ in {"who", "as", "is", "was", "became"} or trees.lemma(token) in _APPOINT:
            words.append(token.lower_)
            i -= 1
            continue
        if token.lower_ in {"until", "till"} and page.doc[i + 1].lower_ in {"its", "their"}:
            # "for A, until their leader, B, was shot"
            return []
        if token.lower_ in _UNTIL or (token.lower_ in {"himself", "herself"} and _is_styling(page, i)):
            # "A, until March the head of B", "A, styling himself governor".
            i -= 1 if token.lower_ in _UNTIL else 2
            words.append("as")
            continue
        if token.lower_ in COMPLEMENT and page.doc[i - 1].lower_ not in _ONE_OF:
            return []
        is_based = i > 0 and page.doc[i - 1].text in HYPHENS
        if (
            not is_based
            and token.pos_ not in BETWEEN
            and page.mention_at(token) is None
            and (token.lower_ not in QUOTES | {"-"})
        ):
            return []
        if _ends_at(persons, i) is not None:
            break
        words.append(token.lower_)
        i -= 1
    if i < sentence.start:
        return []
    return _said_of(page, title, persons, sentence, i, words)


def _said_of(
    page: Page, title: Title, persons: dict[int, Mention], sentence: Sentence, i: int, words: list[str]
) -> list[Bearer]:
    """The name at or left of a token, where the words between it and the title let the title be said of it."""
    relative = "who" in words
    while i >= sentence.start and (
        page.doc[i].is_space or page.doc[i].lower_ in _BREAKS or page.doc[i].lower_ in QUOTES
    ):
        i -= 1
    mention = _ends_at(persons, _skip_asides(page, i, sentence.start, persons))
    if mention is None or mention.form is MentionForm.PRONOUN:
        return []
    mention = _described(page, mention, persons) or _aliased(page, mention, sentence, persons)
    gap = page.doc[mention.end : title.start].text
    if not relative and not any(b in gap for b in (",", "--", "–", "—", "(", "[", " - ", ";")):
        return []
    is_aside = words[-1:] == ["as"] and not {"is", "was", "became"} & set(words)
    if not relative and not is_aside and any(w in words for w in ("is", "was", "became", "as")):
        return []
    if {"and", "or"} & set(words[-1:]) or _is_headline_subject(page, title, sentence):
        return []
    rule = "relative_clause" if relative else "apposition"
    named = lists.before(page, mention) if title.is_plural else [mention]
    return [Bearer(m, rule) for m in named]


def _described(page: Page, mention: Mention, persons: dict[int, Mention]) -> Mention | None:
    """The name before a people's that tells of it: "A, a Karen", "A, Karen who was head of B"."""
    i = mention.start - 1
    if mention.end - mention.start > 1 or page.doc[mention.start].text not in _PEOPLES or i < 1:
        return None
    if page.doc[i].lower_ in {"a", "an"}:
        i -= 1
    return _ends_at(persons, i - 1) if page.doc[i].text == "," else None


def _as_its(page: Page, title: Title, persons: dict[int, Mention]) -> Mention | None:
    """Who a body is said to have as its head: "with A as its leader"."""
    i = title.start - 1
    if i < 3 or page.doc[i].lower_ not in _HELD_AS or page.doc[i - 1].lower_ != "as":
        return None
    mention = _ends_at(persons, i - 2)
    k = mention.start - 1 if mention is not None else -1
    while k >= 0 and page.doc[k].pos_ in {"PROPN", "NOUN"}:
        k -= 1
    return mention if k >= 0 and page.doc[k].lower_ in {"with", "under"} else None


def _named_so(page: Page, title: Title, persons: dict[int, Mention]) -> Mention | None:
    """Who is made what right after the name: "the council named A leader of B"."""
    i = title.start - 1
    while i > 0 and page.doc[i].lower_ in _NEWLY:
        i -= 1
    mention = _ends_at(persons, i)
    k = mention.start - 1 if mention is not None else -1
    while k >= 0 and page.doc[k].pos_ in {"PROPN", "NOUN"} and page.mention_at(page.doc[k]) is None:
        k -= 1
    is_made = k >= 0 and page.doc[k].pos_ == "VERB" and trees.lemma(page.doc[k]) in _MAKE
    return mention if is_made else None


def _is_styling(page: Page, i: int) -> bool:
    return i > 0 and page.doc[i - 1].lower_ in _STYLING


def _unpunctuated(page: Page, title: Title, persons: dict[int, Mention]) -> Mention | None:
    """A name that an article alone parts from a title with its body: "A the chief of B", "A a B spokesman"."""
    i = title.start - 1
    while i > 0 and page.mention_at(page.doc[i]) is not None and _ends_at(persons, i) is None:
        i -= 1
    if page.doc[i].lower_ not in {"the", "a", "an"} or i == 0:
        return None
    mention = _ends_at(persons, i - 1)
    owned = i + 1 < title.start or (title.end < len(page.doc) and page.doc[title.end].lower_ in {"of", "for"})
    if mention is None or mention.form is MentionForm.PRONOUN or not owned:
        return None
    # After a verb the name may be its object, and the title another: "told A the commander of B had left".
    verb = page.doc[mention.start - 1] if mention.start else None
    return None if verb is not None and verb.lower_ in _TELLING else mention


def _opening(page: Page, i: int, first: int) -> int:
    """The bracket that opens the one closed at a token; -1 where none is."""
    return next((k for k in range(i - 1, max(first, i - 40) - 1, -1) if page.doc[k].text == "("), -1)


def _is_headline_subject(page: Page, title: Title, sentence: Sentence) -> bool:
    """Whether a headline goes on after a title as after a subject: "A, Kenyan President Discuss Plan" are two."""
    if sentence.role not in {"title", "heading"} or title.end >= sentence.end:
        return False
    return page.doc[title.end].is_alpha and page.doc[title.end].lower_ not in COMPLEMENT


def _aliased(page: Page, mention: Mention, sentence: Sentence, persons: dict[int, Mention]) -> Mention:
    """The name before "alias", where a name follows it."""
    words = [t for t in page.doc[sentence.start : mention.start] if t.lower_ not in QUOTES | {","}]
    if not words or words[-1].lower_ not in ALIAS:
        return mention
    named = [m for m in persons.values() if m.end <= words[-1].i]
    return max(named, key=lambda m: m.end) if named else mention


def _is_hyphen(page: Page, i: int) -> bool:
    token = page.doc[i]
    return token.lower_ == "-" and not token.whitespace_ and i > 0 and not page.doc[i - 1].whitespace_


def _ends_at(persons: dict[int, Mention], i: int) -> Mention | None:
    return next((m for m in persons.values() if m.end - 1 == i), None)


# Words between a name and a position that only say the age or another name.
_ASIDES = frozenset(
    {"(", ")", ",", "alias", "aka", "a.k.a.", "-", "year", "old", "aged", "or", "better", "also", "known", "as"}
    | {"nicknamed", "dubbed", "called", "simply", "only"}
)


def _skip_asides(page: Page, i: int, first: int, persons: dict[int, Mention]) -> int:
    """Step left over an age or an alias between a name and what is said of it."""
    for _ in range(12):
        if i < first or _ends_at(persons, i) is not None:
            return i
        token = page.doc[i]
        if i - 1 > first and page.doc[i - 1].lower_ == "of" and _ends_at(persons, i - 2) is not None:
            # "General A of Nigeria, commander of B"
            return i - 2 if token.pos_ == "PROPN" else first - 1
        aside = token.like_num or token.lower_ in _ASIDES
        if not (aside or token.lower_ in QUOTES or token.is_title or token.is_upper or token.text.startswith("[")):
            return first - 1
        i -= 1
    return first - 1
