"""Collects leader claims: one for each person, organisation and role of a sentence."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from flows.extraction.attribution import attribution
from flows.extraction.cues import words
from flows.extraction.dates import dates
from flows.extraction.leaders.terms import Term, term_after
from flows.extraction.leaders.titles import FORMER, Title
from flows.extraction.leaders.units import commands_all, is_local, is_unit, of_part, role_in
from flows.extraction.mentions.index import outermost
from flows.extraction.page import Mention, Page
from flows.extraction.records import LeaderClaim
from flows.extraction.signs import POSSESSIVES
from flows.extraction.trees import ancestors, children, is_passive
from schemas.vocabulary import Certainty, OrganisationKind, Polarity, Role


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person that a title is said of, the mention that names them, and the rule that says so.

    `is_former`: what is said is that the person held the position before ("A succeeded B as head").
    """

    mention: Mention
    rule: str
    is_former: bool = False

    @property
    def person(self) -> int:
        """The key of the person."""
        return self.mention.entity


@dataclass(frozen=True, slots=True)
class Body:
    """The organisation that a title belongs to, and what the words before its name add to the title.

    `is_ordinary`: one of several ("senior A leader"); `is_former`: the position is past ("former A leader");
    `is_implied`: the body is not named with the title; `is_deputy`: "deputy A chief".
    """

    key: int
    is_ordinary: bool = False
    is_former: bool = False
    is_implied: bool = False
    is_deputy: bool = False


class Collector:
    """The leader claims of a page so far, and who belongs to what by them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._claims: dict[tuple[int, int, int, Role], LeaderClaim] = {}
        self._bodies: dict[int, int] = {}
        self._positions: dict[int, tuple[int, Role]] = {}
        self._described: dict[str, tuple[int, int]] = {}
        self._offices: dict[int, int] = {}
        self._outer = outermost(page)

    def claims(self) -> list[LeaderClaim]:
        """The claims in the order of the text."""
        found = self._claims.values()
        return sorted(found, key=lambda c: (c.evidence.sentence_ordinal, c.evidence.char_start, c.person))

    def body_of(self, person: int) -> int | None:
        """The organisation that a person was last said to belong to."""
        return self._bodies.get(person)

    def position_of(self, person: int) -> tuple[int, Role] | None:
        """The organisation and the role that a person was last said to have, but as one of its members."""
        return self._positions.get(person)

    def body_at(self, token: Token) -> int | None:
        """The organisation that a token's outermost mention means: of "the faction of A" the faction, not A."""
        mention = self._outer.get(token.i)
        return self.page.organisation_at(token) if mention is None else mention.entity

    def outer_at(self, token: Token) -> Mention | None:
        """The outermost mention of an organisation that covers a token."""
        return self._outer.get(token.i)

    def describe(self, noun: Token, body: int) -> None:
        """Remember that a position was last said of a body: "a teacher of A", then "the teacher"."""
        self._described[noun.lemma_.lower()] = (body, self.page.sentence_of(noun).ordinal)

    def described(self, noun: Token) -> int | None:
        """The body that the same position was said of, at most two sentences before."""
        body, ordinal = self._described.get(noun.lemma_.lower(), (None, -9))
        return body if self.page.sentence_of(noun).ordinal - ordinal <= 2 else None

    def note_office(self, person: int, body: int) -> None:
        """Remember that a person is said, anywhere in the page, to hold an office of a country."""
        self._offices.setdefault(person, body)

    def state_of(self, person: int) -> int | None:
        """The state that a person is said to hold an office of."""
        return self._offices.get(person)

    def office_states(self) -> set[int]:
        """The states that some person is said to hold an office of."""
        return set(self._offices.values())

    def add_title(self, title: Title, bearer: Bearer, found: Body) -> None:
        """A person bears a title of a body."""
        page, body = self.page, found.key
        span = page.doc[title.start : title.end]
        noun = page.doc[title.noun]
        said = (page.sentence_of(noun).ordinal, bearer.person)
        is_aside = title.scope == "rank" or (found.is_implied and title.role is Role.MEMBER)
        if is_aside and page.doc.user_data.get(BODIES, {}).get(said) == body:
            # A rank or "militant" beside an office of the same body is no position of its own.
            return
        role, kind = title.role, page.entities[body].kind
        if title.cue == "deputy" and kind is OrganisationKind.PARTY and not _is_second(page, title):
            # A party's deputies sit in a parliament.
            role = Role.MEMBER
        if role is Role.REPRESENTATIVE and title.cue.endswith(" secretary") and kind in _GROUPS:
            role = Role.MEMBER
        if role in (Role.LEADER, Role.COMMANDER) and found.is_deputy:
            role = Role.DEPUTY
        if title.scope == "place" and page.entities[body].kind is OrganisationKind.PARTY:
            # "The A mayor of Salta" is a member of A.
            role = Role.MEMBER
        if found.is_ordinary and role in (Role.LEADER, Role.COMMANDER) and title.scope in {"any", "private"}:
            role = Role.MEMBER
        if title.cue == "secretary" and kind is not OrganisationKind.STATE:
            # "UN Secretary" is short for its Secretary-General; other bodies have secretaries beside their head.
            is_head = kind is OrganisationKind.INTERGOVERNMENTAL or "committee" in page.entities[body].name.lower()
            role = Role.LEADER if is_head and kind is not OrganisationKind.CIVIL else Role.MEMBER
        if role is Role.COMMANDER and _commands_all(page, title, bearer, body):
            role = Role.LEADER
        if role is Role.LEADER and title.cue in _HEADS:
            role = Role.COMMANDER if of_part(page, noun, body) else role_in(role, page.entities[body])
        former = title.is_former or found.is_former or bearer.is_former
        former = former or is_dead(page.doc[bearer.mention.end - 1])
        rule = f"leaders.{bearer.rule}"
        self.add(span, noun, bearer.mention, body, role, rule, span.text, former, bearer.is_former)

    def add(
        self,
        cue: Span,
        token: Token,
        person: Mention,
        body: int,
        role: Role,
        rule: str,
        title: str,
        former: bool = False,
        left: bool = False,
    ) -> None:
        """A person holds a role in a body, by the words of a cue; dates and stance are those of the token.

        `former`: not any more; `left`: the date is that of leaving.
        """
        page = self.page
        if self.page.entities[person.entity].name == self.page.entities[body].name:
            return
        is_said = rule.removeprefix("leaders.") in _SAID
        if is_said and attribution.is_hypothetical(page, token):
            return
        sentence = page.sentence_of(token)
        key = (sentence.ordinal, person.entity, body, role)
        if key in self._claims:
            return
        stance = attribution.stance(page, token)
        if not is_said:
            # A title borne by a name is taken for granted, whatever the sentence says of its bearer.
            hedged = any(t.lower_ in _HEDGES for t in page.doc[max(sentence.start, cue.start - 3) : cue.end])
            certainty = Certainty.HEDGED if hedged else Certainty.STATED
            stance = attribution.Stance(Polarity.ASSERTED, certainty, stance.attributed_to, stance.source)
        if role is Role.FOUNDER:
            term, (started, ended) = Term(), dates.dates_of(page, token) if token.pos_ == "VERB" else (None, None)
        else:
            term, (started, ended) = term_after(page, cue[-1]), _term(page, token, is_said)
        started, ended = term.started or started, term.ended or ended
        if left and ended is None:
            started, ended = None, started
        if started is None and ended is None and role is not Role.FOUNDER:
            started, ended = dates.term_in_brackets(page, person.end)
        self._claims[key] = LeaderClaim(
            evidence=page.evidence(cue, rule, stance.polarity, stance.certainty, stance.attributed_to),
            organisation=body,
            person=person.entity,
            role=role,
            title=title,
            started=started,
            ended=None if role is Role.FOUNDER else ended,
            is_current=None if role is Role.FOUNDER else not (former or term.is_over or ended is not None),
        )
        self._bodies[person.entity] = body
        if role is Role.FOUNDER:
            self._positions.setdefault(person.entity, (body, Role.LEADER))
        elif role is not Role.MEMBER:
            self._positions[person.entity] = (body, role)
        page.doc.user_data.setdefault(BODIES, {})[sentence.ordinal, person.entity] = body


def is_dead(token: Token) -> bool:
    """Whether the clause of a person's name says that the person was killed or died."""
    for above in ancestors(token):
        if above.pos_ == "VERB":
            if above.lemma_.lower() in _DEATHS:
                return is_passive(above) or above.lemma_.lower() == "die"
            if above.dep_ not in {"conj", "xcomp"} or children(above, "nsubj", "nsubj:pass"):
                # "A was killed, and B took over": B lives.
                return False
    return False


# Where the page keeps who was said to belong to what: (sentence ordinal, person) → organisation.
BODIES = "orbat_bodies"
# Rules whose claim is what the sentence says; the others rest on a title that comes with a name.
_SAID = frozenset({"copula", "appointed", "verb", "belongs_to", "leadership", "succession"})
_TROOPS = words("leader_words", use="troops")
_HEDGES = words("role_modifiers", effect="hedge")
_DEATHS = words("deaths")


def _term(page: Page, token: Token, is_said: bool) -> tuple[str | None, str | None]:
    """The dates of a position: only where a verb of holding or taking it carries them."""
    for t in (token, *ancestors(token)):
        if not is_said and t.dep_ not in {"obl", "xcomp", "obj", "nmod"}:
            break
        if t.lemma_.lower() in _HOLDING:
            started, ended = dates.dates_of(page, t)
            return started, None if ended == started else ended
        if t.pos_ == "VERB":
            break
    return None, None


_HOLDING = words("leader_verbs", effect="term") | words("leader_verbs", effect="as")
_COMMANDERS = frozenset({"commander", "commanding general", "chief commander", "top commander"})
_GROUPS = (OrganisationKind.ARMED_GROUP, OrganisationKind.PARTY, OrganisationKind.CIVIL)
# Positions of the head of a body, which in a part of it is a commander's.
_HEADS = frozenset({"leader", "head", "chief", "boss", "ringleader", "kingpin", "emir", "amir"})


def _commands_all(page: Page, title: Title, bearer: Bearer, body: int) -> bool:
    """Whether a commander is "the" commander of a whole armed group (codebook: leader)."""
    if title.cue in _COMMANDERS and commands_all(page, title.start, body):
        return not is_local(page, page.doc[title.noun], body)
    if page.entities[body].kind not in _GROUPS or title.noun > title.start + 1:
        return False
    if title.cue != "commander" or is_local(page, page.doc[title.noun], body) or is_unit(page.entities[body]):
        return False
    if bearer.mention.end <= title.start and not title.is_plural and _is_the_one(page, title, body):
        return True
    if page.entities[body].kind is not OrganisationKind.ARMED_GROUP:
        return False
    before = page.doc[title.start - 1].lower_ if title.start else ""
    if before == "and" and title.start > 2 and page.doc[title.start - 2].lower_ in {"founder", "leader", "head"}:
        # "the founder and commander of A"
        before = page.doc[title.start - 3].lower_
    return before in {"its", "their", "the"} or (
        title.noun > title.start and page.doc[title.start].lower_ in {"current", "overall", "supreme", "top"}
    )


def _is_the_one(page: Page, title: Title, body: int) -> bool:
    """Whether a name before says that a body has one commander: "A, commander of B", "A, the B commander"."""
    doc = page.doc
    before, after = doc[title.start - 1], doc[title.end].lower_ if title.end < len(doc) else ""
    if after == "of":
        # "A, commander of the Shah's troops" commands some.
        words = page.entities[body].name.lower().split()
        is_some = words[-1] in _TROOPS or "task" in words or _names_part(page, title, body)
        return before.text == "," and not is_some
    mention = page.mention_at(before)
    if mention is None or mention.entity != body or mention.end != title.start or after in {"in", "for", "who"}:
        return False
    i = mention.start - 1
    while i > 0 and doc[i].lower_ in FORMER:
        i -= 1
    return doc[i].lower_ == "the" and doc[i - 1].text == ","


def _names_part(page: Page, title: Title, body: int) -> bool:
    """Whether a body after "commander of" only tells whose part is meant: "of the B garrison at Salta"."""
    for token in page.doc[title.end + 1 : title.end + 4]:
        mention = page.mention_at(token)
        if mention is not None and mention.entity == body:
            following = page.doc[mention.end] if mention.end < len(page.doc) else None
            return following is not None and following.pos_ == "NOUN"
    return False


def _is_second(page: Page, title: Title) -> bool:
    """Whether a deputy is somebody's: "his deputy", "A's deputy", "deputy to A"."""
    before = page.doc[title.start - 1] if title.start else None
    after = page.doc[title.end].lower_ if title.end < len(page.doc) else ""
    is_owned = before is not None and (before.pos_ == "PRON" or before.text in POSSESSIVES)
    return is_owned or after == "to"
