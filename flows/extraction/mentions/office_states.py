"""States that an office or an act belongs to: named beside it, or the one that the document is about."""

from collections import Counter
from collections.abc import Container, Iterable
from functools import cache

from spacy.tokens import Span, Token

from flows.extraction import cues
from flows.extraction.kinds import OF_STATE
from flows.extraction.mentions import gazetteer, names
from flows.extraction.mentions.reading import state_of
from flows.extraction.page import Entity, Mention, Page
from schemas.vocabulary import MentionForm, OrganisationKind

# A state is the one that a document is about when it is named this many times as often as the next.
_LEAD = 1.5
_TITLE_WEIGHT = 3
# The heading of a dispatch is within so many tokens.
_HEADING = 24
_KEY = "orbat_states"


class States:
    """The states that a page names, as places too; `of` makes one for each page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._at: dict[int, tuple[str, gazetteer.Match]] = {}
        self._count: Counter[str] = Counter()
        self._pending: dict[int, Mention] = {}
        doc = page.doc
        named = {m.entity for m in page.mentions}
        self._acting = {page.entities[key].seed_id for key in named}
        told = {i for m in page.mentions if _is_broadcaster(page, m) for i in range(m.start + 1, m.end)}
        for match in gazetteer.scan(doc).matches:
            state = state_of(match)
            if state is None:
                self._count.update(_owner_of(match))
                continue
            # What the title names, the document is about; where somebody travels to, it is not.
            is_goal = match.start > 0 and doc[match.start - 1].lower_ == "to"
            is_name = match.names[0].use == "name"
            # "Radio Kenya told" is no word of Kenya.
            is_goal = is_goal or match.start in told
            weight = _TITLE_WEIGHT if _in_title(page, match.start, is_name) else 1
            self._count[state] += 0 if is_goal else weight
            for i in range(match.start, match.end):
                self._at[i] = (state, match)

    @classmethod
    def of(cls, page: Page) -> "States":
        """The states of a page, found once."""
        found: States | None = page.doc.user_data.get(_KEY)
        if found is None or found._page is not page:
            found = page.doc.user_data[_KEY] = cls(page)
        return found

    def at(self, token: Token) -> int | None:
        """The entity of the state that a token names, as a country, an adjective or a capital."""
        found = self._at.get(token.i)
        return None if found is None else self._entity(*found).key

    def acting(self, token: Token) -> int | None:
        """The entity of the state that an adjective or name ascribes something to ("Russian airstrikes")."""
        found = self._at.get(token.i)
        if found is None or all(n.use not in {"adjective", "name"} for n in found[1].names):
            return None
        return self._entity(*found).key

    def is_country(self, token: Token) -> bool:
        """Whether a token is a country's bare name or adjective."""
        return token.i in self._at

    def of_ruler(self, name: str) -> int | None:
        """The one state that the document names among those whose office holders bear a name."""
        words = name.split()
        held = _holders().get(names.fold(words[-1]), frozenset()) if words else frozenset()
        states = sorted(state for state in held if state in self._count)
        return self._named(states[0]) if len(states) == 1 else None

    def is_foreign_ruler(self, name: str, state: int | None) -> bool:
        """Whether those of a name who have held office held it in other states than one."""
        words = name.split()
        held = _holders().get(names.fold(words[-1]), frozenset()) if words else frozenset()
        own = self._page.entities[state].seed_id if state is not None else None
        return own is not None and bool(held) and own not in held

    def of_publisher(self) -> int | None:
        """The state whose own office published the document, if the document names that state."""
        state = _publishing_state(self._page.document.publisher or "")
        return self._named(state) if state is not None else None

    def publishing_body(self) -> int | None:
        """The body that the publisher is, by its name in the document, else the state that it is an office of."""
        publisher = names.fold(self._page.document.publisher or "")
        named = {names.fold(self._page.doc[m.start : m.end].text): m.entity for m in self._page.mentions}
        own = named.get(publisher) if publisher and _publishing_state(publisher) is not None else None
        if own is not None and self._page.entities[own].type == "organisation":
            return own
        return self.of_publisher()

    def is_published(self) -> bool:
        """Whether a state's own office published the document: its bare titles are of that state, named or not."""
        return _publishing_state(self._page.document.publisher or "") is not None

    def main(self) -> int | None:
        """The state that the document names clearly more often than any other, else its only "government"."""
        ranked = self._count.most_common(2)
        if not ranked or not ranked[0][1] or (len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]):
            return self._government()
        return self._named(ranked[0][0])

    def home(self, office_states: Container[int]) -> int | None:
        """The body that an office without a state is of: the document's own government or state.

        A state that the text names as a place only, and no other office's (`office_states`), gives way to "the
        government". Of a dispatch it is what the post is in, whatever state is named most.
        """
        host = self._host()
        if host is not None:
            government = self._government(is_any=not host)
            return government if government is not None or not host else self._named(host)
        return self.governing(self.main(), office_states)

    def governing(self, state: int | None, office_states: Container[int]) -> int | None:
        """A state's own body: "the government" where the text has the state as a place only, no office's."""
        if state is None or state in office_states or self._page.entities[state].seed_id in self._acting:
            return state
        government = self._government()
        return state if government is None else government

    def is_dispatch(self) -> bool:
        """Whether a page is a dispatch of a post abroad."""
        return self._host() is not None

    def _host(self) -> str | None:
        """The state that a post writes from: "The Minister in Kenya to the Secretary"; empty if not known."""
        doc = self._page.doc
        for i in range(1, min(len(doc) - 2, _HEADING)):
            if doc[i].lower_ in {"in", "at"} and doc[i - 1].lower_ in cues.words("leader_words", use="post"):
                k = i + 2 if doc[i + 1].lower_ == "the" else i + 1
                return self._at[k][0] if k in self._at else ""
        return None

    def is_known(self, entity: Entity) -> bool:
        """Whether an entity is a country of `seeds/states.csv`, not some government within it."""
        return (
            entity.seed_id in gazetteer.state_ids()
            and names.fold(entity.name) in _names_of()[entity.seed_id or ""]
        )

    def name(self, key: int) -> None:
        """Give a state that holds an office its name, where the document has it as a place only."""
        entity = self._page.entities[key]
        matches = {m for s, m in self._at.values() if s == entity.seed_id and m.names[0].use == "name"}
        own = [m for m in self._page.mentions if m.entity == key]
        if not matches or any(m.start == own_.start for m in matches for own_ in own):
            return
        match = min(matches, key=lambda m: m.start)
        self._page.mentions.append(Mention(match.start, match.end, MentionForm.NAME, key))
        self._page.index_mentions()
        entity.name = gazetteer.bodies()[entity.seed_id].name if entity.seed_id else entity.name

    def _named(self, state: str) -> int | None:
        entity = self._known(state)
        if entity is not None:
            return entity.key
        matches = [m for s, m in self._at.values() if s == state]
        match = next((m for m in matches if m.names[0].use == "name"), matches[0] if matches else None)
        return self._entity(state, match).key if match is not None else None

    def _government(self, is_any: bool = False) -> int | None:
        """The one body that is just "the government"; of any, "the Kenyan Government" too."""
        found = [e for e in self._states() if names.fold(e.name) == "government"]
        if not found and is_any:
            found = [e for e in self._states() if names.fold(e.name).split()[-1:] == ["government"]]
        return found[0].key if len(found) == 1 else None

    def _states(self) -> list[Entity]:
        return [e for e in self._page.entities if e.type == "organisation" and e.kind is OrganisationKind.STATE]

    def _known(self, state: str) -> Entity | None:
        """The state's entity: by its id, else by any of its names."""
        entities = self._states()
        by_id = next((e for e in entities if e.seed_id == state), None)
        if by_id is not None:
            return by_id
        known = _names_of()[state]
        return next((e for e in entities if names.fold(e.name).removesuffix(" government") in known), None)

    def _entity(self, state: str, match: gazetteer.Match) -> Entity:
        """The state's entity, made here where the page has none; its mention waits for a claim (`settle`)."""
        entity = self._known(state)
        if entity is None:
            entity = self._provisional(gazetteer.bodies()[state].name, match.start, match.end)
            entity.seed_id = state
        return entity

    def _provisional(self, name: str, start: int, end: int) -> Entity:
        entity = self._page.new_entity("organisation", name, OrganisationKind.STATE)
        self._pending[entity.key] = Mention(start, end, MentionForm.NAME, entity.key)
        return entity

    def of_place(self, span: Span) -> int:
        """The government of a province or city named by its place: a body of its own if a claim is made of it."""
        same = (e for e in self._states() if names.fold(e.name) == names.fold(span.text))
        entity = next(same, None) or self._provisional(span.text, span.start, span.end)
        return entity.key

    def settle(self, keys: Iterable[int]) -> None:
        """Mention the bodies that claims have been made of; the others stay unmentioned, as places."""
        settled = [self._pending.pop(key) for key in sorted(set(keys)) if key in self._pending]
        if settled:
            self._page.mentions.extend(settled)
            self._page.mentions.sort(key=lambda m: (m.start, m.end))
            self._page.index_mentions()


def _owner_of(match: gazetteer.Match) -> list[str]:
    """The state whose force or ministry a known name is."""
    body = match.names[0].body
    is_own = body.kind in OF_STATE
    state = _state_of_country().get(body.country) if is_own else None
    return [] if state is None else [state]


def _is_broadcaster(page: Page, mention: Mention) -> bool:
    """Whether a mention is the name of a broadcaster: of "Radio Kenya" Kenya is no more than the name."""
    is_civil = page.entities[mention.entity].kind is OrganisationKind.CIVIL
    return is_civil and page.doc[mention.start].lower_ in cues.words("leader_words", use="broadcaster")


def _in_title(page: Page, token: int, is_name: bool) -> bool:
    """Whether a word of the title says what it is about: "A to Send Troops", "Top A Aides", not "Visit to A"."""
    ordinal = page._sentence_of[token]
    sentence = page.sentences[ordinal] if ordinal >= 0 else None
    if sentence is None or sentence.role != "title":
        return False
    before = page.doc[token - 1].pos_ if token > sentence.start else ""
    return not before or page.doc[token].dep_ in {"nsubj", "nsubj:pass"} or (is_name and before != "ADP")


@cache
def _state_of_country() -> dict[str, str]:
    """The state of each country code."""
    coded = ((gazetteer.bodies()[state].country, state) for state in sorted(gazetteer.state_ids()))
    return {country: state for country, state in coded if country}


@cache
def _names_of() -> dict[str, set[str]]:
    """The folded names and adjectives of every state."""
    found: dict[str, set[str]] = {}
    for name in gazetteer.known_names():
        if name.body.kind is OrganisationKind.STATE:
            found.setdefault(name.body.organisation_id, set()).add(names.fold(name.text))
    return found


@cache
def _publishing_state(publisher: str) -> str | None:
    """The state of a government office that publishes ("US Department of State")."""
    folded = names.fold(publisher)
    rows = cues.load("publishers")
    return next((row["state"] for row in rows if row["cue"] and names.fold(row["cue"]) in folded), None)


@cache
def _holders() -> dict[str, frozenset[str]]:
    """Folded surname → the states whose heads have borne it."""
    found: dict[str, set[str]] = {}
    for row in cues.load("office_holders"):
        found.setdefault(names.fold(row["cue"]), set()).add(row["state"])
    for name, state in gazetteer.rulers().items():
        found.setdefault(name, set()).add(state)
    return {name: frozenset(states) for name, states in found.items()}
