"""What a document says named persons are: soldier or shopkeeper, and of which body."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.casualties import membership, victims
from flows.extraction.casualties.counting import Group
from flows.extraction.casualties.people_phrases import premodifiers
from flows.extraction.page import Page
from schemas.vocabulary import MentionForm, OrganisationKind, VictimKind


@dataclass(frozen=True, slots=True)
class Profile:
    """What one description makes of a person; `word` is the noun of the description, lower case."""

    kind: VictimKind
    organisation: int | None
    word: str = ""


_HOMES = frozenset({"village", "hamlet", "locality", "town", "neighbourhood", "neighborhood", "settlement"})
_HOME = 6
_NOBODY = Profile(VictimKind.UNKNOWN, None)


@dataclass(slots=True)
class Profiles:
    """Profiles of the named persons of a page: by entity, and by the last word of the name, lower case."""

    of_person: dict[int, Profile] = field(default_factory=dict)
    of_name: dict[str, tuple[Profile, frozenset[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page) -> "Profiles":
        """Read every description beside a name: titles, appositions, "X is a ...", "a man identified as X"."""
        found = cls()
        for head in _names(page):
            profile = _described(page, head)
            if profile.kind == VictimKind.UNKNOWN:
                continue
            found.of_name.setdefault(_key(head), (profile, _words(head)))
            if (person := page.person_at(head)) is not None:
                found.of_person.setdefault(person, profile)
        return found

    def learn(self, head: Token, kind: VictimKind) -> None:
        """Keep what the text has told of a named person without a word beside the name."""
        self.of_name.setdefault(_key(head), (Profile(kind, None), _words(head)))

    def by_home(self, page: Page, group: Group, perpetrator: int | None) -> VictimKind:
        """The kind of a person of whom only the home is told: a villager that an armed group kills is civilian."""
        killer = page.entities[perpetrator].kind if perpetrator is not None else None
        behind = page.doc[group.head.i + 1 : min(group.end + _HOME, page.sentence_of(group.head).end)]
        words = [t.lower_ for t in behind]
        at = next((i for i, word in enumerate(words) if word in {"from", "of"}), len(words))
        if killer is not OrganisationKind.ARMED_GROUP or _HOMES.isdisjoint(words[at:]):
            return VictimKind.UNKNOWN
        self.learn(group.head, VictimKind.CIVILIAN)
        return VictimKind.CIVILIAN

    def about(self, page: Page, head: Token) -> Profile:
        """The profile of the person that a name or a pronoun means.

        The kind is what the document says anywhere, the organisation what is said beside this mention.
        """
        person = page.person_at(head)
        known = self.of_person.get(person, _NOBODY) if person is not None else _NOBODY
        if victims.is_pronoun(head):
            return Profile(known.kind, _body_beside(page, head, person), known.word)
        if known.kind == VictimKind.UNKNOWN:
            namesake, words = self.of_name.get(_key(head), (_NOBODY, frozenset()))
            here = _words(head)
            known = namesake if here <= words or words <= here else known
        here_said = _described(page, head)
        said = here_said if here_said.kind != VictimKind.UNKNOWN else known
        return Profile(said.kind, here_said.organisation, said.word)


def _body_beside(page: Page, pronoun: Token, person: int | None) -> int | None:
    """The body of the person that a pronoun means, where its sentence names him with it before the pronoun."""
    sentence = page.sentence_of(pronoun)
    for mention in page.mentions:
        near = mention.entity == person and sentence.start <= mention.start < pronoun.i
        if near and mention.form == MentionForm.NAME:
            body = _described(page, page.doc[mention.start : mention.end].root).organisation
            if body is not None:
                return body
    return None


def _key(head: Token) -> str:
    """The last word of the name that a token belongs to, lower case."""
    parts = [head, *(c for c in head.children if c.dep_ == "flat" and c.pos_ == "PROPN")]
    last = max(parts, key=lambda t: t.i)
    while last.i + 1 < len(last.doc) and last.nbor(1).ent_iob_ == "I" and last.nbor(1).ent_type_ == "PERSON":
        last = last.nbor(1)
    return last.lower_


def _words(head: Token) -> frozenset[str]:
    """The words of the name that a token belongs to, lower case: a namesake with another first name is another."""
    parts = [head, *(c for c in head.children if c.dep_ == "flat" and c.pos_ == "PROPN")]
    return frozenset(
        t.lower_ for t in parts if t.pos_ == "PROPN" and t.is_alpha and victims.lexical_kind(t) is None
    )


def _names(page: Page) -> Iterator[Token]:
    seen: set[int] = set()
    for mention in page.mentions:
        if page.entities[mention.entity].type == "person" and mention.form == MentionForm.NAME:
            root = page.doc[mention.start : mention.end].root
            seen.add(root.i)
            yield root
    for ent in page.doc.ents:
        if ent.label_ == "PERSON" and ent.root.i not in seen:
            seen.add(ent.root.i)
            yield ent.root
    for token in page.doc:
        named = (
            token.dep_ in {"appos", "flat"} and token.pos_ == "PROPN" and token.ent_type_ not in {"ORG", "TIME"}
        )
        if named and token.i not in seen and token.head.pos_ == "NOUN" and victims.lexical_kind(token.head):
            yield token


def _described(page: Page, head: Token) -> Profile:
    """The profile that the words round one mention of a name give."""
    descriptors = victims.descriptors(head)
    above = head.head
    if head.dep_ in {"obl", "xcomp", "obj", "advcl"} and above.lower_ in cues.words(
        "casualty_verbs", frame="identify"
    ):
        descriptors += [above.head] if above.dep_ == "acl" else trees.subjects_of(above)
    if head.dep_ in {"nsubj", "nsubj:outer"} and above.pos_ == "NOUN" and trees.child(above, "cop") is not None:
        descriptors.append(above)
    if head.dep_ == "nsubj" and above.lower_ == "one" and trees.child(above, "cop") is not None:
        # "A was one of the leaders of B"
        descriptors += [t for t in trees.complements(above, "of") if t.pos_ == "NOUN"]
    if head.dep_ in {"flat", "appos", "compound"} and above.i != head.i:
        descriptors += [above, *victims.descriptors(above)]
    start, _ = premodifiers(head, (), page.sentence_of(head).start)
    descriptors += [page.doc[i] for i in range(head.i - 1, start - 1, -1)]
    best = _NOBODY
    for word in descriptors:
        title = victims.modifier_kind(word)
        if title is None and victims.lexical_kind(word) is None:
            continue
        phrase = trees.noun_phrase(word)
        start, end = phrase.start, max(phrase.end, _of_end(word))
        organisation = membership.organisation_of(page, start, end, word)
        kind = victims.kind_of(page, word, start, end, organisation)
        if victims.lexical_kind(word) is None and title is not None:
            kind = title
        if kind != VictimKind.UNKNOWN and best.kind == VictimKind.UNKNOWN:
            best = Profile(kind, organisation if organisation is not None else best.organisation, word.lower_)
        elif organisation is not None and best.organisation is None:
            best = Profile(best.kind, organisation, best.word)
    return best


def _of_end(word: Token) -> int:
    ends = [
        c.right_edge.i + 1 for c in trees.children(word, "nmod") if trees.preposition(c) in {"of", "from", "for"}
    ]
    return max(ends, default=word.i + 1)
