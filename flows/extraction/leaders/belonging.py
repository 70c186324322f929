"""Positions said without a title or verb: "A, of B", "Colonel A, 5th Brigade", "the 5th Brigade under Col. A"."""

from flows.extraction import cues
from flows.extraction.kinds import ARMED_OR_PARTY
from flows.extraction.leaders.claims import Collector, is_dead
from flows.extraction.leaders.titles import Title
from flows.extraction.leaders.units import role_in
from flows.extraction.mentions.person_bounds import is_prefix
from flows.extraction.page import Mention, Page, Sentence
from flows.extraction.signs import POSSESSIVES
from schemas.vocabulary import MentionForm, OrganisationKind, Role

# Bodies that one can be "of" as a member; of a state one is a native, of an outlet one's words are told.
_OF = ARMED_OR_PARTY
# Bodies that one may speak for: "A, of the B,".
_TOLD = frozenset({OrganisationKind.CIVIL, OrganisationKind.INTERGOVERNMENTAL})
# Bodies that one leads when they are "under" one.
_LED = frozenset(
    {OrganisationKind.STATE_FORCE, OrganisationKind.ARMED_GROUP, OrganisationKind.CIVIL, OrganisationKind.PARTY}
)


def read(page: Page, sentence: Sentence, titles: list[Title], collector: Collector) -> None:
    """Add the positions that the neighbourhood of names and bodies says."""
    ranks = {t.end: t for t in titles if t.scope == "rank"}
    rulers = {t.end for t in titles if t.scope in {"state", "place"}}
    mentions = sorted(
        (m for m in page.mentions if sentence.start <= m.start < sentence.end), key=lambda m: (m.start, -m.end)
    )
    last: tuple[int, Mention, Role] | None = None
    for mention in mentions:
        if page.entities[mention.entity].type != "person" or mention.form is MentionForm.PRONOUN:
            continue
        body = _of(page, mention) or _unit(page, mention, ranks)
        if body is not None:
            _add(page, collector, mention, body, Role.MEMBER)
        # "The agency under President A" is of A's time; it is not led by A.
        under = None if mention.start in rulers else _under(page, sentence, mention)
        led = under or _commanding(page, sentence, mention) or _group_of(page, sentence, mention)
        if last is not None and last[0] == _past_ranks(page, mention.start) - 2 and _is_and(page, last[0] + 1):
            # "B under A and C"
            _add(page, collector, mention, last[1], last[2])
            continue
        if led is not None:
            kind = page.entities[led.entity].kind
            role = Role.COMMANDER if kind is OrganisationKind.STATE_FORCE else Role.LEADER
            role = role_in(role, page.entities[led.entity])
            _add(page, collector, mention, led, role)
            last = (mention.end - 1, led, role) if under is not None else None
            continue
        part = None if mention.start in rulers else _part_under(page, sentence, mention)
        if part is not None:
            _add(page, collector, mention, part, Role.COMMANDER)


def _add(page: Page, collector: Collector, person: Mention, body: Mention, role: Role) -> None:
    span = page.doc[body.start : body.end]
    former = is_dead(page.doc[person.end - 1])
    rule = "leaders.of_body" if role is Role.MEMBER else "leaders.under"
    collector.add(span, span.root, person, body.entity, role, rule, span.text, former)


def _group_of(page: Page, sentence: Sentence, person: Mention) -> Mention | None:
    """The armed group of a name: "the B group of General A", "the B of Omar Dar", "A's B"."""
    doc = page.doc
    if person.end + 1 < len(doc) and doc[person.end].text in POSSESSIVES:
        found = _body_at(page, person.end + 1)
        return found if found is not None and page.entities[found.entity].kind is _ARMED else None
    first = _past_ranks(page, person.start)
    is_full = person.end - person.start > 1 or first < person.start
    i = first - 1
    if i <= sentence.start or doc[i].lower_ != "of" or not is_full:
        return None
    end = i - 1 if doc[i - 1].lower_ in _BANDS and page.mention_at(doc[i - 1]) is None else i
    if doc[end - 1].text == ")":
        # Past the short name: "the Hawks (HK) of General A".
        end = next((k for k in range(end, sentence.start, -1) if doc[k].text == "("), end)
    found = _led_before(page, end)
    return found if found is not None and page.entities[found.entity].kind is _ARMED else None


def _past_ranks(page: Page, start: int) -> int:
    """The first token of the ranks before a name."""
    while start > 1 and (is_prefix(page.doc[start - 1]) or page.doc[start - 1].text == "."):
        start -= 1
    return start


def _is_and(page: Page, i: int) -> bool:
    return page.doc[i].lower_ in {"and", "&"}


def _body_at(page: Page, i: int) -> Mention | None:
    """The name of a body that begins at a token, the outermost."""
    found = [m for m in page.mentions if m.start == i and page.entities[m.entity].type == "organisation"]
    named = [m for m in found if m.form is MentionForm.NAME]
    return max(named, key=lambda m: m.end) if named else None


def _of(page: Page, person: Mention) -> Mention | None:
    """The body that a name is "of": "A, of the B," or "A and C, both of the B"."""
    doc, i = page.doc, person.end
    is_apart = i < len(doc) and doc[i].text == ","
    i += is_apart
    if i < len(doc) and doc[i].lower_ in {"both", "all", "also"}:
        i += 1
    if i + 1 >= len(doc) or doc[i].lower_ != "of":
        return None
    if not is_apart and (person.end - person.start < 2 or doc[i + 1].lower_ != "the"):
        # "Omar Dar of the B said"; of "Dar of B" B may be where Dar is from.
        return None
    i += 2 if doc[i + 1].lower_ in {"the", "a", "an"} else 1
    body = _body_at(page, i) if i < len(doc) else None
    kinds = _OF | _TOLD if is_apart and doc[i - 1].lower_ == "the" else _OF
    return body if body is not None and page.entities[body.entity].kind in kinds else None


def _unit(page: Page, person: Mention, ranks: dict[int, Title]) -> Mention | None:
    """The unit after a name with a rank: "Colonel A, 5th Brigade,"."""
    doc, i = page.doc, person.end
    if person.start not in ranks or i + 1 >= len(doc) or doc[i].text != ",":
        return None
    body = _body_at(page, i + 1)
    if body is None or page.entities[body.entity].kind is not OrganisationKind.STATE_FORCE:
        return None
    closed = body.end >= len(doc) or doc[body.end].text in {",", ".", ";", "("}
    return body if closed else None


def _commanding(page: Page, sentence: Sentence, person: Mention) -> Mention | None:
    """The body before a name and "commanding", in the style of dispatches: "Fourth Corps, Gen. A commanding,"."""
    doc, end = page.doc, person.end
    if end >= len(doc) or doc[end].lower_ != "commanding":
        return None
    if end + 1 < len(doc) and doc[end + 1].text not in {",", ".", ")", ";"}:
        return None
    i = person.start - 1
    while i > sentence.start and (is_prefix(doc[i]) or doc[i].text in {".", ",", "(", "-"}):
        i -= 1
    return _led_before(page, i + 1)


def _led_before(page: Page, end: int) -> Mention | None:
    """The body that can be led whose name, the longest, ends before a token."""
    found = [m for m in page.mentions if m.end == end and page.entities[m.entity].type == "organisation"]
    body = min(found, key=lambda m: m.start) if found else None
    return body if body is not None and page.entities[body.entity].kind in _LED else None


def _under_at(page: Page, sentence: Sentence, person: Mention) -> int | None:
    """The token of the "under" right before a name and its titles, where the name owns nothing."""
    doc, i = page.doc, person.start - 1
    while i > sentence.start and (is_prefix(doc[i]) or doc[i].text == "." or doc[i].lower_ in _STYLED):
        i -= 1
    following = doc[person.end].text if person.end < len(doc) else ""
    is_under = i > sentence.start and doc[i].lower_ == "under" and following not in POSSESSIVES
    return i if is_under else None


def _under(page: Page, sentence: Sentence, person: Mention) -> Mention | None:
    """The body right before "under" and a name: "the 5th Brigade under Col. A", "the tribe, under A, withdrew"."""
    doc, at = page.doc, _under_at(page, sentence, person)
    if at is None:
        return None
    i = at - 1
    while i > sentence.start and doc[i].text in {",", ")"}:
        i = (
            next((k for k in range(i, sentence.start, -1) if doc[k].text == "("), i) - 1
            if doc[i].text == ")"
            else i - 1
        )
    return _led_before(page, i + 1)


def _part_under(page: Page, sentence: Sentence, person: Mention) -> Mention | None:
    """The body whose troops are "under" a name: "a B battalion under A", "B volunteers under Col. A"."""
    doc, i = page.doc, _under_at(page, sentence, person)
    if i is None or i - 2 < sentence.start:
        return None
    if doc[i - 1].lower_ not in _TROOPS or page.mention_at(doc[i - 1]) is not None:
        return None
    found = [m for m in page.mentions if m.end == i - 1 and m.form is MentionForm.NAME]
    body = min(found, key=lambda m: m.start) if found else None
    return body if body is not None and page.entities[body.entity].kind in _OF else None


_ARMED = OrganisationKind.ARMED_GROUP
# What a group's name may be followed by: "the B militia of A".
_BANDS = cues.words("group_nouns") | cues.words("leader_words", use="troops")
_TROOPS = cues.words("unit_nouns") | cues.words("leader_words", use="troops")
# Words before a rank that say whose it is not: "under self-styled General A".
_STYLED = cues.words("leader_words", use="styled")
