"""Who bears a title: a name after it ("Hamas leader A"), beside it ("A, the head of B"), or said to be it."""

from collections.abc import Iterator

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.leaders.claims import Bearer
from flows.extraction.leaders.titles import MARKS, Title
from flows.extraction.page import Mention, Page, Sentence
from schemas.vocabulary import MentionForm

_ONE_OF = frozenset({"one", "some", "two", "three", "member", "members", "head", "most", "many"})
_COMPLEMENT = frozenset({"of", "for", "to", "at", "in", "on", "with", "from"})
_QUOTES = frozenset({'"', "'", "“", "”", "‘", "’", "``", "''"})
# Offices named for their holder: "the presidency of A".
_HOLDER = frozenset({"presidency", "leadership", "premiership", "chairmanship"})
_ALIAS = frozenset({"alias", "aka", "a.k.a.", "dubbed", "nicknamed"})
_AGE = frozenset({"-", "year", "years", "old", "aged"})
# Ad interim, after an office.
_INTERIM = frozenset({"a.i.", "a.i", "."})
# "is believed to be A".
_HELD = frozenset({"believed", "thought", "understood", "reported", "alleged", "said"})
_BREAKS = frozenset({",", "-", "--", "–", "—", "(", ":"})
_NAMED = cues.words("leader_verbs", effect="named")
_APPOINT = cues.words("leader_verbs", effect="term")
_REACH = 16
# A name that the title runs into bears it, whoever is named before.
_CLOSE = frozenset({"title_before_name", "identified_as"})
_BETWEEN = frozenset(
    {"AUX", "NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "PRON", "ADP", "CCONJ", "ADV", "SYM", "X"}
)


def pairs(page: Page, sentence: Sentence, found: list[Title]) -> Iterator[tuple[Title, Bearer]]:
    """Each title of a sentence with each person that bears it."""
    persons = _persons(page, sentence)
    if not persons:
        return
    for title in found:
        following = _after(page, sentence, title, found, persons)
        bearers = following if following and following[0].rule in _CLOSE else []
        if not bearers:
            bearers = _before(page, title, persons, sentence) or following
        if not bearers:
            bearers = _predicated(page, title, persons)
        for bearer in bearers:
            yield title, bearer


def _persons(page: Page, sentence: Sentence) -> dict[int, Mention]:
    """The mentions of persons in a sentence by their first token."""
    return {
        m.start: m
        for m in page.mentions
        if sentence.start <= m.start < sentence.end and page.entities[m.entity].type == "person"
    }


def _name_at(persons: dict[int, Mention], i: int) -> Mention | None:
    mention = persons.get(i)
    return mention if mention is not None and mention.form is not MentionForm.PRONOUN else None


def _after(
    page: Page, sentence: Sentence, title: Title, found: list[Title], persons: dict[int, Mention]
) -> list[Bearer]:
    """A name that follows the title: over its complement, a rank, another title, "identified as"."""
    starts = {t.start: t for t in found if t.start >= title.end}
    i, rule, in_complement, limit = title.end, "title_before_name", False, min(sentence.end, title.end + _REACH)
    while i < limit:
        token = page.doc[i]
        if token.is_space or not token.text.strip(MARKS):
            i += 1
            continue
        mention = _name_at(persons, i)
        if mention is not None and in_complement and page.doc[i - 1].pos_ == "DET":
            # No person has an article: "the minister for the Middle East, A".
            i = mention.end
            continue
        if mention is not None:
            if in_complement and rule == "title_before_name" and not _may_follow(page, title, mention, i):
                return []
            return _listed(page, title, mention, persons, sentence, rule)
        other = starts.get(i)
        if other is not None and other.noun >= i:
            if in_complement and other.scope != "rank" and page.doc[i - 1].lower_ != ",":
                return []
            if other.scope == title.scope == "state" and page.doc[i - 1].lower_ == "and":
                # "The prime minister and President A" are two persons.
                return []
            i = other.end
            continue
        if token.lower_ in {"(", "["}:
            i = _closing(page, i, limit)
            continue
        jump = _naming(page, i, limit)
        if jump:
            i, rule = jump, "identified_as"
            continue
        if token.lower_ in _COMPLEMENT:
            in_complement = True
        elif token.lower_ in {",", "-", "--", "–", ":"}:
            if not _is_apposed(page, i + 1, limit, persons, starts):
                return []
            rule = "apposition" if rule == "title_before_name" else rule
        elif token.lower_ in {"is", "was"}:
            if not _is_apposed(page, i + 1, limit, persons, starts):
                return []
            rule = "copula"
        elif (
            token.lower_ in _QUOTES | _INTERIM
            or (rule == "apposition" and (token.lower_ in _AGE or token.like_num))
            or (token.lower_ == "and" and i + 1 in starts)
        ):
            pass
        elif in_complement:
            if token.pos_ not in _BETWEEN and page.mention_at(token) is None:
                return []
        elif (page.mention_at(token) is None and token.pos_ != "PROPN") or i > title.end + 3:
            return []
        i += 1
    return []


def _may_follow(page: Page, title: Title, mention: Mention, i: int) -> bool:
    """Whether a name right after a complement bears the title: the complement is closed by a body's name.

    "commander of the 5th Brigade A" does; "the killing of A" or "supporters of A" does not.
    """
    before = page.doc[i - 1]
    if title.cue in _HOLDER:
        return before.lower_ == "of"
    return before.lower_ in {",", ")", *_QUOTES} or page.mention_at(before) is not None or before.pos_ == "PROPN"


def _closing(page: Page, i: int, limit: int) -> int:
    for k in range(i + 1, limit):
        if page.doc[k].lower_ in {")", "]"}:
            return k + 1
    return limit


def _naming(page: Page, i: int, limit: int) -> int:
    """The index after ", identified as", "was named as" or the like that starts at a token; 0 if none does."""
    k = i
    while k < min(limit, i + 6):
        word = page.doc[k].lower_
        if word in _NAMED:
            following = page.doc[k + 1].lower_ if k + 1 < limit else ""
            return k + 2 if following in {"as", "to"} else (k + 1 if word in {"named", "called", "alias"} else 0)
        if word in _HELD:
            return k + 3 if [t.lower_ for t in page.doc[k + 1 : k + 3]] == ["to", "be"] else 0
        if word not in {
            ",",
            "who",
            "was",
            "were",
            "is",
            "are",
            "has",
            "have",
            "been",
            "later",
            "also",
            "since",
            "-",
            "had",
            "killed",
            "arrested",
        }:
            return 0
        k += 1
    return 0


def _is_apposed(page: Page, i: int, limit: int, persons: dict[int, Mention], starts: dict[int, Title]) -> bool:
    """Whether a name, with ranks and titles at most before it, begins at a token."""
    while i < limit:
        if _name_at(persons, i) is not None:
            return True
        if i in starts:
            i = starts[i].end
        elif (
            page.doc[i].pos_ == "ADJ"
            or page.doc[i].lower_ == "born"
            or page.doc[i].lower_ in _QUOTES | _AGE | _INTERIM | {","}
            or page.doc[i].is_space
            or page.doc[i].like_num
        ):
            i += 1
        else:
            mention = page.mention_at(page.doc[i])
            if mention is None or mention.end not in starts or starts[mention.end].scope != "rank":
                return False
            i = mention.end
    return False


def _listed(
    page: Page, title: Title, first: Mention, persons: dict[int, Mention], sentence: Sentence, rule: str
) -> list[Bearer]:
    """The first bearer, and those coordinated to it where the title is plural."""
    bearers = [Bearer(first, rule)]
    if not title.is_plural:
        return bearers
    i, is_alias = first.end, False
    while i < sentence.end:
        token = page.doc[i]
        mention = _name_at(persons, i)
        if mention is not None:
            if not is_alias:
                bearers.append(Bearer(mention, rule))
            i, is_alias = mention.end, False
            continue
        if token.lower_ == "(":
            i = _closing(page, i, sentence.end)
            continue
        if token.lower_ == "who" and (following := _past_clause(page, i, sentence, persons)):
            i = following
            continue
        is_alias = token.lower_ in _ALIAS or (is_alias and token.lower_ in _QUOTES)
        joins = token.lower_ in {",", "and", "&", "-"} or token.lower_ in _QUOTES | _ALIAS
        if not (joins or page.doc[i - 1].lower_ in _QUOTES | _ALIAS or token.is_title or token.like_num):
            break
        i += 1
    # Of "a summit of leaders, A said …" A is the subject of another clause.
    return bearers if len(bearers) > 1 or rule != "apposition" or _is_one_of(page, title) else []


def _past_clause(page: Page, i: int, sentence: Sentence, persons: dict[int, Mention]) -> int:
    """Of "A, who fled, and B": the index of B; 0 where no name follows the clause."""
    for k in range(i + 1, min(sentence.end - 1, i + _REACH + 4)):
        if page.doc[k].lower_ == "and" and page.doc[k - 1].lower_ == "," and _name_at(persons, k + 1) is not None:
            return k + 1
    return 0


def _is_one_of(page: Page, title: Title) -> bool:
    return any(t.lower_ in {"one", "two", "three"} for t in page.doc[max(0, title.start - 4) : title.start])


def _before(page: Page, title: Title, persons: dict[int, Mention], sentence: Sentence) -> list[Bearer]:
    """A name before the title: "A, the head of B", "A (45), who was deputy chief of B"."""
    i, words = title.start - 1, list[str]()
    while i >= sentence.start and len(words) < _REACH:
        token = page.doc[i]
        if token.is_space:
            i -= 1
            continue
        if token.lower_ in _BREAKS and not _is_hyphen(page, i):
            break
        if token.lower_ in {"who", "as", "is", "was", "became"} or trees.lemma(token) in _APPOINT:
            words.append(token.lower_)
            i -= 1
            continue
        if token.lower_ in _COMPLEMENT and page.doc[i - 1].lower_ not in _ONE_OF:
            return []
        if token.pos_ not in _BETWEEN and page.mention_at(token) is None and token.lower_ not in _QUOTES | {"-"}:
            return []
        if _ends_at(persons, i) is not None:
            break
        words.append(token.lower_)
        i -= 1
    if i < sentence.start:
        return []
    relative = "who" in words
    while i >= sentence.start and (
        page.doc[i].is_space or page.doc[i].lower_ in _BREAKS or page.doc[i].lower_ in _QUOTES
    ):
        i -= 1
    mention = _ends_at(persons, _skip_asides(page, i, sentence.start, persons))
    if mention is None or mention.form is MentionForm.PRONOUN:
        return []
    mention = _aliased(page, mention, sentence, persons)
    gap = page.doc[mention.end : title.start].text
    if not relative and not any(b in gap for b in (",", "--", "–", "—", "(", " - ")):
        return []
    if not relative and any(w in words for w in ("is", "was", "became", "as")):
        return []
    if {"and", "or"} & set(words[-1:]) or _is_headline_subject(page, title, sentence):
        return []
    return [Bearer(mention, "relative_clause" if relative else "apposition")]


def _is_headline_subject(page: Page, title: Title, sentence: Sentence) -> bool:
    """Whether a headline goes on after a title as after a subject: "A, Kenyan President Discuss Plan" are two."""
    if sentence.role not in {"title", "heading"} or title.end >= sentence.end:
        return False
    return page.doc[title.end].is_alpha and page.doc[title.end].lower_ not in _COMPLEMENT


def _aliased(page: Page, mention: Mention, sentence: Sentence, persons: dict[int, Mention]) -> Mention:
    """The name before "alias", where a name follows it."""
    words = [t for t in page.doc[sentence.start : mention.start] if t.lower_ not in _QUOTES | {","}]
    if not words or words[-1].lower_ not in _ALIAS:
        return mention
    named = [m for m in persons.values() if m.end <= words[-1].i]
    return max(named, key=lambda m: m.end) if named else mention


def _is_hyphen(page: Page, i: int) -> bool:
    token = page.doc[i]
    return token.lower_ == "-" and not token.whitespace_ and i > 0 and not page.doc[i - 1].whitespace_


def _ends_at(persons: dict[int, Mention], i: int) -> Mention | None:
    return next((m for m in persons.values() if m.end - 1 == i), None)


def _skip_asides(page: Page, i: int, first: int, persons: dict[int, Mention]) -> int:
    """Step left over an age or an alias between a name and what is said of it."""
    for _ in range(12):
        if i < first or _ends_at(persons, i) is not None:
            return i
        token = page.doc[i]
        aside = token.like_num or token.lower_ in {"(", ")", ",", "alias", "aka", "-", "year", "old", "aged"}
        if not (
            aside or token.lower_ in _QUOTES or token.is_title or token.is_upper or token.text.startswith("[")
        ):
            return first - 1
        i -= 1
    return first - 1


def _predicated(page: Page, title: Title, persons: dict[int, Mention]) -> list[Bearer]:
    """The subject of which the title is said: "A is the head of B", "A was appointed chief of B"."""
    noun = page.doc[title.noun]
    heads = [noun, *([noun.head] if noun.dep_ in {"appos", "conj", "compound", "flat"} else [])]
    for head in heads:
        if trees.child(head, "cop") is not None:
            return _bearers(page, trees.subjects_of(head), "copula")
        verb = head.head
        if verb.i == head.i or trees.lemma(verb) not in _APPOINT:
            continue
        if trees.preposition(head) == "as" or head.dep_ in {"xcomp", "obj", "obl", "ccomp"}:
            found = trees.arguments(verb)
            subjects = found.patients or found.agents
            return _bearers(page, [t for t in subjects if t.i != head.i] or found.agents, "appointed")
    return []


def _bearers(page: Page, tokens: list[Token], rule: str) -> list[Bearer]:
    found = []
    for token in tokens:
        for t in (token, *trees.children(token, "flat", "appos")):
            mention = page.mention_at(t)
            if mention is not None and page.entities[mention.entity].type == "person":
                found.append(Bearer(mention, rule))
                break
    return found
