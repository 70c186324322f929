"""A name that follows a title: "Hamas leader A", "the head of B, Gen. A", "a fighter identified as A"."""

from flows.extraction import cues
from flows.extraction.leaders.claims import Bearer
from flows.extraction.leaders.titles import MARKS, Title
from flows.extraction.mentions.person_bounds import is_prefix
from flows.extraction.page import Mention, Page, Sentence
from flows.extraction.signs import QUOTES
from schemas.vocabulary import MentionForm, Role

COMPLEMENT = frozenset({"of", "for", "to", "at", "in", "on", "with", "from"})
ALIAS = frozenset({"alias", "aka", "a.k.a.", "dubbed", "nicknamed"})
BETWEEN = frozenset(
    {"AUX", "NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "PRON", "ADP", "CCONJ", "ADV", "SYM", "X"}
)
# Offices named for their holder: "the presidency of A".
_HOLDER = frozenset({"presidency", "leadership", "premiership", "chairmanship"})
_AGE = frozenset({"-", "year", "years", "old", "aged"})
# Ad interim, after an office.
_INTERIM = frozenset({"a.i.", "a.i", "."})
# "is believed to be A".
_HELD = frozenset({"believed", "thought", "understood", "reported", "alleged", "said"})
_NAMED = cues.words("leader_verbs", effect="named")
_FILLERS = frozenset(
    {",", "who", "was", "were", "is", "are", "has", "have", "been", "later", "also", "since", "-", "had"}
    | {"killed", "arrested", "slain", "identified", "only", "initially", "subsequently"}
)
# Branches of the police that stand behind an office.
_BRANCHES = cues.words("leader_words", use="branch")
REACH = 16


def name_at(persons: dict[int, Mention], i: int) -> Mention | None:
    """The name, no pronoun, of a person that begins at a token."""
    mention = persons.get(i)
    return mention if mention is not None and mention.form is not MentionForm.PRONOUN else None


def bearers(
    page: Page, sentence: Sentence, title: Title, found: list[Title], persons: dict[int, Mention]
) -> list[Bearer]:
    """Who bears a title by a name after it: over its complement, a rank, another title, "identified as"."""
    starts = {t.start: t for t in found if t.start >= title.end}
    i, steps, rule, in_complement, unknown = title.end, 0, "title_before_name", False, 0
    while i < sentence.end and steps < REACH:
        token = page.doc[i]
        if token.is_space or not token.text.strip(MARKS):
            i += 1
            continue
        mention = name_at(persons, i)
        if mention is not None and i == title.end + 1 and _is_portfolio(page, title, mention):
            # "the Minister of Industry and Trade, A"
            i, steps = mention.end, steps + 1
            continue
        if mention is not None and in_complement and page.doc[i - 1].pos_ == "DET":
            # No person has an article: "the minister for the Middle East, A".
            i, steps = mention.end, steps + mention.end - i
            continue
        if mention is not None:
            if in_complement and rule == "title_before_name" and not _may_follow(page, title, mention, i):
                return []
            return _listed(page, title, mention, persons, sentence, rule)
        other = starts.get(i)
        if other is not None and other.noun >= i:
            if is_served(page, title, other):
                # "the spokesman for the Secretary-General A" is A.
                i, steps, unknown = other.end, steps + 1, 0
                if name_at(persons, i) is not None:
                    return [Bearer(persons[i], rule)]
                continue
            if in_complement and other.scope != "rank" and page.doc[i - 1].lower_ != ",":
                return []
            if other.scope == title.scope == "state" and page.doc[i - 1].lower_ == "and":
                # "The prime minister and President A" are two persons.
                return []
            i, steps = other.end, steps + 1
            continue
        if token.lower_ in {"(", "["}:
            inner = name_at(persons, i + 1)
            end = closing(page, i, sentence.end)
            if inner is not None and inner.end == end - 1:
                return [Bearer(inner, "apposition")]
            if inner is not None and title.is_plural:
                # Of "two B cadres (A and C)", A and C.
                inside = _listed(page, title, inner, persons, sentence, "apposition")
                return [b for b in inside if b.mention.end < end]
            i, steps = end, steps + 1
            continue
        jump = _naming(page, i, sentence.end)
        if jump:
            i, rule, steps = jump, "identified_as", steps + 1
            continue
        if token.lower_ in COMPLEMENT:
            in_complement = True
        elif title.is_plural and (named := _among(page, i, persons)):
            listed = _listed(page, title, persons[named], persons, sentence, "apposition")
            return listed or [Bearer(persons[named], "apposition")]
        elif token.lower_ in {",", "-", "--", "–", "—", ":"}:
            i = _past_post(page, title, i, sentence.end, persons)
            name = _apposed(page, i + 1, sentence.end, persons, starts)
            if name < 0:
                return []
            rule = "apposition" if rule == "title_before_name" else rule
            if page.doc[i + 1].pos_ in {"ADJ", "PROPN", "NOUN"} and i + 1 not in starts:
                # "the leader of B, Kenyan-born militant A": what describes the name is passed over.
                return _listed(page, title, persons[name], persons, sentence, rule)
        elif token.lower_ in {"is", "was"}:
            if _apposed(page, i + 1, sentence.end, persons, starts) < 0:
                return []
            rule = "copula"
        elif (
            token.lower_ in QUOTES | _INTERIM
            or (rule == "apposition" and (token.lower_ in _AGE or token.like_num))
            or (token.lower_ == "and" and i + 1 in starts)
        ):
            pass
        elif in_complement:
            if token.pos_ not in BETWEEN and page.mention_at(token) is None:
                return []
        elif title.scope == "police" and (token.lower_ in _BRANCHES or token.pos_ == "ADJ") and unknown < 5:
            unknown += 1
        elif (page.mention_at(token) is None and token.pos_ != "PROPN") or unknown > 3:
            return []
        else:
            unknown += 1
        i, steps = _past_body(page, i), steps + 1
    return []


def _is_portfolio(page: Page, title: Title, mention: Mention) -> bool:
    """Whether a word right after "Minister of" is what the minister sees to, though read as a name."""
    is_word = mention.end - mention.start == 1 and title.scope == "state" and title.role is Role.REPRESENTATIVE
    following = page.doc[mention.end].lower_ if mention.end < len(page.doc) else ""
    return is_word and page.doc[title.end].lower_ in {"of", "for"} and following in {"and", ",", "&"}


def _past_post(page: Page, title: Title, i: int, limit: int, persons: dict[int, Mention]) -> int:
    """Past the place of a local office between commas: "Superintendent of Police, Salta, Omar Dar"."""
    if title.scope not in {"police", "place"} or i + 3 >= limit:
        return i
    if page.doc[i].text != "," or page.doc[i + 2].text != ",":
        return i
    mention = persons.get(i + 1)
    is_word = page.doc[i + 1].text[0].isupper() and (mention is None or mention.end == i + 2)
    k = i + 3
    while k < limit - 1 and is_prefix(page.doc[k]):
        k += 1
    following = name_at(persons, k)
    return i + 2 if is_word and following is not None and following.end - following.start > 1 else i


def _among(page: Page, i: int, persons: dict[int, Mention]) -> int:
    """Where the first name of some of many begins: "leaders of B, including A", "leaders such as A"; 0 if none."""
    words = [t.lower_ for t in page.doc[i : i + 3]]
    k = i + (words[:1] == [","])
    words = words[k - i :]
    if words[:1] and words[0] in _INCLUDING:
        k += 1
    elif words[:2] in (["such", "as"], ["among", "them"]):
        k += 2
    else:
        return 0
    while k < len(page.doc) - 1 and (is_prefix(page.doc[k]) or page.doc[k].text in {".", ","} | QUOTES):
        k += 1
    return k if name_at(persons, k) is not None else 0


_INCLUDING = cues.words("leader_words", use="including")


def is_served(page: Page, title: Title, other: Title) -> bool:
    """Whether an office is only whom another serves: "spokesman for the Secretary-General"."""
    between = page.doc[title.end : other.start]
    serves = title.role in (Role.SPOKESPERSON, Role.REPRESENTATIVE) or title.cue in _AIDES
    if (
        not serves
        or len(between) < 2
        or between[0].lower_ not in {"for", "of", "to"}
        or between[1].lower_ != "the"
    ):
        return False
    # "the spokesman for the UN High Commissioner": the rest is the name of the office.
    return all(page.organisation_at(t) is not None for t in between[2:]) and (
        len(between) == 2 or page.organisation_at(page.doc[other.start]) is not None
    )


_AIDES = frozenset({"adviser", "advisor", "aide", "special adviser", "special advisor", "chief of staff"})


def _past_body(page: Page, i: int) -> int:
    """The token after a body's name that begins at a token, else the next token."""
    mention = page.mention_at(page.doc[i])
    if mention is None or mention.start != i or page.entities[mention.entity].type != "organisation":
        return i + 1
    return mention.end


def _may_follow(page: Page, title: Title, mention: Mention, i: int) -> bool:
    """Whether a name right after a complement bears the title: the complement is closed by a body's name.

    "commander of the 5th Brigade A" does; "the killing of A" or "supporters of A" does not.
    """
    before = page.doc[i - 1]
    if title.cue in _HOLDER:
        return before.lower_ == "of"
    return before.lower_ in {",", ")", *QUOTES} or page.mention_at(before) is not None or before.pos_ == "PROPN"


def closing(page: Page, i: int, limit: int) -> int:
    """The token after the bracket that closes the one at a token."""
    for k in range(i + 1, min(limit, i + 2 * REACH)):
        if page.doc[k].lower_ in {")", "]"}:
            return k + 1
    return limit


def _naming(page: Page, i: int, limit: int) -> int:
    """The index after ", identified as", "was named as" or the like that starts at a token; 0 if none does."""
    k = i
    while k < min(limit, i + 6):
        word = page.doc[k].lower_
        if word in _NAMED:
            k += k + 2 < limit and page.doc[k + 1].lower_ in {"only", "simply", "merely"}
            following = page.doc[k + 1].lower_ if k + 1 < limit else ""
            return k + 2 if following in {"as", "to"} else (k + 1 if word in {"named", "called", "alias"} else 0)
        if word in _HELD:
            return k + 3 if [t.lower_ for t in page.doc[k + 1 : k + 3]] == ["to", "be"] else 0
        if word not in _FILLERS:
            return 0
        k += 1
    return 0


def _apposed(page: Page, i: int, limit: int, persons: dict[int, Mention], starts: dict[int, Title]) -> int:
    """Where a name begins, with ranks, titles and descriptions at most before it, from a token on; -1 if none."""
    while i < limit:
        if name_at(persons, i) is not None:
            return i
        if i in starts:
            i = starts[i].end
        elif (
            page.doc[i].pos_ == "ADJ"
            or page.doc[i].lower_ == "born"
            or page.doc[i].lower_ in QUOTES | _AGE | _INTERIM | {","}
            or page.doc[i].is_space
            or page.doc[i].like_num
            or is_prefix(page.doc[i])
        ):
            i += 1
        else:
            mention = page.mention_at(page.doc[i])
            is_origin = i + 2 < limit and page.doc[i + 1].text == "-" and page.doc[i + 2].lower_ == "born"
            if not is_origin and (
                mention is None or mention.end not in starts or starts[mention.end].scope != "rank"
            ):
                return -1
            i = i + 1 if mention is None or is_origin else mention.end
    return -1


def _listed(
    page: Page, title: Title, first: Mention, persons: dict[int, Mention], sentence: Sentence, rule: str
) -> list[Bearer]:
    """The first bearer, and those coordinated to it where the title is plural."""
    found = [Bearer(first, rule)]
    if not title.is_plural:
        return found
    i, is_alias = first.end, False
    while i < sentence.end:
        token = page.doc[i]
        mention = name_at(persons, i)
        if mention is not None:
            if not is_alias:
                found.append(Bearer(mention, rule))
            i, is_alias = mention.end, False
            continue
        if token.lower_ == "(":
            i = closing(page, i, sentence.end)
            continue
        if token.lower_ == "who" and (following := _past_clause(page, i, sentence, persons)):
            i = following
            continue
        is_alias = token.lower_ in ALIAS or (is_alias and token.lower_ in QUOTES)
        joins = token.lower_ in {",", "and", "&", "-"} or token.lower_ in QUOTES | ALIAS
        if not (joins or page.doc[i - 1].lower_ in QUOTES | ALIAS or token.is_title or token.like_num):
            break
        i += 1
    # Of "a summit of leaders, A said …" A is the subject of another clause, of "called by militants A" another's.
    is_close = rule in {"apposition", "title_before_name", "identified_as"} and title.cue != "personnel"
    return found if len(found) > 1 or not is_close or _is_one_of(page, title) else []


def _past_clause(page: Page, i: int, sentence: Sentence, persons: dict[int, Mention]) -> int:
    """Of "A, who fled, and B": the index of B; 0 where no name follows the clause."""
    for k in range(i + 1, min(sentence.end - 1, i + REACH + 4)):
        if page.doc[k].lower_ == "and" and page.doc[k - 1].lower_ == "," and name_at(persons, k + 1) is not None:
            return k + 1
    return 0


def _is_one_of(page: Page, title: Title) -> bool:
    return any(t.lower_ in {"one", "two", "three"} for t in page.doc[max(0, title.start - 9) : title.start])
