"""The body of a title where none is named beside it: the state, the force or the group that a page is about."""

from itertools import pairwise

from flows.extraction import cues
from flows.extraction.kinds import MOVEMENTS
from flows.extraction.leaders.claims import Collector
from flows.extraction.leaders.titles import Title
from flows.extraction.leaders.units import is_unit
from flows.extraction.mentions import names
from flows.extraction.mentions.office_states import States
from flows.extraction.page import Page, Sentence
from schemas.vocabulary import MentionForm, OrganisationKind, Role

_IMPLIED = cues.words("implied_bodies")
_SHARED = cues.words("intergovernmental_offices")
_UNITED = cues.words("leader_words", use="united")


def has_complement(page: Page, title: Title) -> bool:
    """Whether a title goes on with "of" what is no known body: "president of the sugar growers"."""
    if title.cue == "presidency":
        return False
    following = [t.lower_ for t in page.doc[title.end : title.end + 3]]
    return following[:1] == ["of"] and not {"republic", "country", "nation", "government"} & set(following)


def is_bare(page: Page, sentence: Sentence, title: Title) -> bool:
    """Whether nothing says that an office is not the state's: "their secretary", "the state minister"."""
    if title.role is Role.LEADER and has_complement(page, title):
        return False
    for i in range(title.start - 1, max(sentence.start - 1, title.start - 5), -1):
        token = page.doc[i]
        if token.lower_ == "our" and title.scope == "state":
            return True
        if token.pos_ == "PRON" or token.lower_ in _LOCAL or token.ent_type_ == "PLACE":
            return False
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "PART"}:
            break
    return True


# Words before an office that name no place: "Union Home Minister".
LEVELS = cues.words("leader_words", use="level")
_LOCAL = cues.words("leader_words", use="local")


def state_of(page: Page, person: int, title: Title, collector: Collector, states: States) -> int | None:
    """The state of a bare office ("President A"): the person's by another sentence, else the document's.

    An office that publishes names its own ministers so, and the heads of other states too.
    """
    known = collector.state_of(person)
    if known is not None:
        return known
    held = states.of_ruler(page.entities[person].name) if title.role is Role.LEADER else None
    if held is not None:
        return states.governing(held, collector.office_states())
    if title.cue in ENVOYS and _word(page, title.end) in {"in", "at"}:
        # "The Minister in Kenya" is another state's.
        return None
    if states.is_published() and (not states.is_dispatch() or _word(page, title.start - 1) == "our"):
        is_own = title.role is Role.REPRESENTATIVE or _word(page, title.start - 1) == "our"
        return states.of_publisher() if is_own else None
    if _speaks_as_state(page):
        return None
    if title.cue in _AMERICAN and _word(page, title.end) not in {"of", "for"}:
        main = states.main()
        return main if main is not None and page.entities[main].seed_id == "united-states" else None
    if page.doc[title.noun].lower_ in _MONARCHS:
        return None
    if title.role is Role.LEADER and states.is_foreign_ruler(page.entities[person].name, states.main()):
        # "President Obama" in a text about Kenya
        return None
    return states.home(collector.office_states())


# Offices that one state holds in another.
ENVOYS = cues.words("leader_words", use="envoy")


def _speaks_as_state(page: Page) -> bool:
    """Whether a document says "our President" or "our Embassy": the state that it is most about may be another."""
    words = [t.lower_ for t in page.doc]
    return any(a == "our" and b in _OWN for a, b in pairwise(words))


_OWN = cues.words("leader_words", use="own")
# Offices of one state: in a text about Kenya they are not Kenya's.
_AMERICAN = cues.words("leader_words", use="american")
# Rulers of any age: without a state said, none is meant by the document's own.
_MONARCHS = cues.words("leader_words", use="monarch")


def seat(page: Page, sentence: Sentence, title: Title, states: States) -> int | None:
    """The state in whose capital an office speaks: "in Nairobi, Foreign Minister A said"."""
    i = title.start - 1
    if i <= sentence.start or page.doc[i].text != "," or not states.is_country(page.doc[i - 1]):
        return None
    before = page.doc[i - 2] if i - 2 >= sentence.start else None
    is_first = before is not None and before.lower_ == "in"
    is_capital = states.acting(page.doc[i - 1]) is None
    return states.at(page.doc[i - 1]) if is_first and is_capital else None


def owner(page: Page, sentence: Sentence, title: Title) -> int | None:
    """The one body of a sentence before "its chairman A", where the pronoun was left without a meaning."""
    own = page.doc[title.start - 1] if title.start > sentence.start else None
    if own is None or own.lower_ != "its" or page.mention_at(own) is not None:
        return None
    if own.i == sentence.start and title.role is Role.COMMANDER and sentence.ordinal:
        return _last_unit(page, page.sentences[sentence.ordinal - 1])
    bodies = {
        m.entity
        for m in page.mentions
        if sentence.start <= m.start < own.i and page.entities[m.entity].type == "organisation"
    }
    return bodies.pop() if len(bodies) == 1 else None


def _last_unit(page: Page, sentence: Sentence) -> int | None:
    """The one unit that a sentence names, whose commander the next one tells of: "Its commander, A, was shot"."""
    units = {
        m.entity
        for m in page.mentions
        if sentence.start <= m.start < sentence.end and is_unit(page.entities[m.entity])
    }
    return units.pop() if len(units) == 1 else None


def subject(page: Page, sentence: Sentence, title: Title) -> int | None:
    """The body that a page is about by its title, for an office that stands alone: "A, chairman since 1975,"."""
    if title.role not in _OF_SUBJECT or title.scope != "any" or title.is_plural:
        return None
    before = page.doc[title.start - 1] if title.start > sentence.start else None
    if before is not None and (before.pos_ in {"ADJ", "NOUN", "PROPN", "PART", "PRON"} or before.text == ")"):
        return None
    following = _word(page, title.end) if title.end < len(page.doc) else ""
    if following in {"of", "for", "in", "at", "from", "-"} and not _is_of_committee(page, title.end):
        return None
    return page_subject(page)


def page_subject(page: Page) -> int | None:
    """The group whose name is the whole title of a page."""
    line = next((s for s in page.sentences if s.role == "title"), None)
    mention = next((m for m in page.mentions if line is not None and m.start == line.start), None)
    if line is None or mention is None:
        return None
    entity = page.entities[mention.entity]
    if mention.form is not MentionForm.NAME and page.doc[mention.start : mention.end].text != entity.name:
        return None
    rest = "".join(t.text for t in page.doc[mention.end : line.end] if not t.is_space and not t.is_punct)
    is_group = entity.kind in MOVEMENTS
    return entity.key if is_group and not rest else None


def _is_of_committee(page: Page, i: int) -> bool:
    """Whether "of" and an organ of the body itself follow: "member of the executive committee"."""
    words = [t.lower_ for t in page.doc[i : i + 4]]
    return words[:2] in (["of", "the"], ["of", "its"]) and " ".join(words[2:4]) in _ORGANS


_ORGANS = cues.words("leader_words", use="organ")
_OF_SUBJECT = frozenset({Role.LEADER, Role.FOUNDER, Role.DEPUTY, Role.SPOKESPERSON, Role.MEMBER})


def police(page: Page) -> int | None:
    """The police force that a document speaks of, where it is one."""
    found = [
        e.key
        for e in page.entities
        if e.type == "organisation"
        and e.kind is OrganisationKind.STATE_FORCE
        and "police" in names.fold(e.name).split()
    ]
    return found[0] if len(found) == 1 else None


def refers_back(page: Page, title: Title) -> bool:
    """Whether a position was introduced before: "the teacher", "one of the employees"."""
    before = _word(page, title.start - 1) if title.start else ""
    return before in {"the", "this", "these", "those"}


def implied(page: Page, sentence: Sentence, title: Title) -> int | None:
    """The armed group last spoken of, for a title that only such a group gives ("area commander A").

    Of several in one sentence it is the first, which the others are said of.
    """
    last = page.doc[title.start - 1] if title.start > sentence.start else None
    unit = _unit_called(page, title)
    if unit is not None:
        return unit
    if (
        page.doc[title.noun].lower_ not in _IMPLIED
        or _is_elsewhere(page, title)
        or (last is not None and (last.pos_ in {"ADJ", "NOUN", "PROPN"} or last.text == ")"))
    ):
        return None
    before = [m for m in page.mentions if m.start < title.start]
    armed = [m for m in before if page.entities[m.entity].kind is OrganisationKind.ARMED_GROUP]
    parties = [
        m for m in before if m.start >= sentence.start and page.entities[m.entity].kind is OrganisationKind.PARTY
    ]
    if parties and not any(m.start >= sentence.start for m in armed):
        # "Nine A fighters, among them a sector commander known as B": a party that is said to have fighters.
        armed = parties
    if not armed:
        return None
    if len({m.entity for m in armed}) == 1:
        return armed[0].entity
    armed = [m for m in armed if sentence.ordinal - 3 <= page.sentence_of(page.doc[m.start]).ordinal]
    if not armed:
        return None
    latest = max(page.sentence_of(page.doc[m.start]).ordinal for m in armed)
    return min(
        (m for m in armed if page.sentence_of(page.doc[m.start]).ordinal == latest), key=lambda m: m.start
    ).entity


def _is_elsewhere(page: Page, title: Title) -> bool:
    """Whether a title goes on with a proper name that is no known body or place: "commander in the Sixth Bloc"."""
    if title.end + 1 >= len(page.doc) or _word(page, title.end) not in {"in", "of", "for", "with", "from"}:
        return False
    i = title.end + 1
    while i < len(page.doc) - 1 and page.doc[i].pos_ in {"DET", "ADJ"} and not page.doc[i].text[0].isupper():
        i += 1
    token = page.doc[i]
    return token.text[0].isupper() and token.ent_type_ not in {"PLACE", "TIME"}


def _unit_called(page: Page, title: Title) -> int | None:
    """The one unit of a page that a title names by its kind: "Brigade commander A" where one brigade is named."""
    words = [t.lower_ for t in page.doc[title.start : title.end]]
    if words[-2:] == ["force", "commander"] and (mission := _mission(page)) is not None:
        return mission
    if len(words) < 2 or words[-1] not in {"commander", "chief", "leader"}:
        return None
    found = {
        entity.key
        for entity in page.entities
        if entity.type == "organisation"
        and (is_unit(entity) or entity.kind is OrganisationKind.INTERGOVERNMENTAL)
        and _head_word(entity.name) == words[-2]
    }
    return found.pop() if len(found) == 1 else None


def _mission(page: Page) -> int | None:
    """The one mission of states that a page names, whose Force Commander needs no more words."""
    found = {
        e.key
        for e in page.entities
        if e.type == "organisation"
        and e.kind is OrganisationKind.INTERGOVERNMENTAL
        and _MISSIONS & set(names.fold(e.name).split())
    }
    return found.pop() if len(found) == 1 else None


_MISSIONS = frozenset({"mission", "force", "operation"})


def _head_word(name: str) -> str:
    """The last word of a name before "of": of "3rd Brigade of Salta" the brigade."""
    words = names.fold(name).split()
    before = words[: words.index("of")] if "of" in words else words
    return before[-1] if before else ""


def shared(page: Page, title: Title) -> int | None:
    """The body of states whose office a bare "Secretary-General" or "High Representative" is: the only one named.

    Bodies of the United Nations count as it where it is named itself.
    """
    served = " ".join(t.lower_ for t in page.doc[title.end : title.end + 6]).replace(" - ", "-")
    is_aide = any(served.startswith(f"{link} the {cue}") for link in ("for", "of", "to") for cue in _SHARED)
    if not is_aide and (title.cue not in _SHARED or has_complement(page, title)):
        return None
    before = page.doc[title.start - 1] if title.start else None
    if before is not None and before.pos_ == "PROPN" and before.text.isupper() and not before.is_sent_start:
        # "the ABC Secretary-General A": of a body that is not known
        return None
    bodies = [
        e
        for e in page.entities
        if e.type == "organisation"
        and e.kind is OrganisationKind.INTERGOVERNMENTAL
        and any(m.entity == e.key for m in page.mentions)
    ]
    united = [e for e in bodies if names.fold(e.name) in _UNITED]
    if united:
        bodies = [e for e in bodies if e in united or not _is_united(e.name)]
    return bodies[0].key if len(bodies) == 1 else None


def _is_united(name: str) -> bool:
    words = names.fold(name).split()
    return words[:1] == ["un"] or words[:2] == ["united", "nations"] or words[:1] == ["unsc"]


def _word(page: Page, at: int) -> str:
    """The word there in small letters; none outside of the text."""
    return page.doc[at].lower_ if 0 <= at < len(page.doc) else ""
