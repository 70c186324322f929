"""Who the people counted are: words for people and their kind, from `seeds/victims.csv`."""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.kinds import ARMED
from flows.extraction.page import Page
from flows.language import casing
from schemas.vocabulary import MentionForm, OrganisationKind, VictimKind

# Nouns that say that somebody belongs to a body, not which kind of person it is.
_BELONGING = cues.words("victim_ties", **{"class": "belonging"})
_PERSON_ENDINGS = (
    "er",
    "ers",
    "or",
    "ors",
    "ist",
    "ists",
    "man",
    "men",
    "woman",
    "women",
    "ian",
    "ians",
    "eer",
    "eers",
)
# Before "general" they make an office, no rank.
_CIVIL_GENERALS = cues.words("victim_ties", **{"class": "civil_general"})
_LEFT = cues.words("victim_ties", **{"class": "left"})
_PRONOUNS_ONE = frozenset({"he", "she", "him", "her", "his", "himself", "herself", "i", "me"})
_PRONOUNS_MANY = frozenset({"they", "them", "we", "us", "themselves"})
# "His men" are those whom he leads.
_OWNERS = frozenset({"his", "its", "our", "their", "my"})
# Before "figure" they make a person of it, no number.
_OF_A_PERSON = cues.words("victim_ties", **{"class": "figure"})
_ANYONE = frozenset({"anyone", "anybody", "someone", "somebody", "everyone"})


@cache
def _lexicon() -> dict[str, tuple[VictimKind, bool]]:
    """Word forms to (kind, whether plural); a form that is both counts as plural."""
    found: dict[str, tuple[VictimKind, bool]] = {}
    for row in cues.load("victims"):
        kind = VictimKind(row["kind"])
        found[row["cue"]] = (kind, False)
        for plural in row["plural"].split("|"):
            found[plural] = (kind, True)
    return found


def lexical_kind(token: Token) -> VictimKind | None:
    """The kind of a word for people, None for any other word."""
    if token.lower_ in {"general", "generals"} and token.i and token.nbor(-1).lower_ in _CIVIL_GENERALS:
        return VictimKind.CIVILIAN
    entry = _lexicon().get(token.lower_)
    return entry[0] if entry is not None else None


def is_plural(token: Token) -> bool:
    """Whether a noun is plural, by the word list, else by its form."""
    entry = _lexicon().get(token.lower_)
    number = token.morph.get("Number", [])
    if entry is not None:
        return entry[1] and not (token.lower_ == "cadre" and number == ["Sing"])
    if number:
        return number[0] == "Plur"
    return token.lower_.endswith("s") and not token.lower_.endswith("ss")


def is_pronoun(token: Token) -> bool:
    """Whether a token is a personal pronoun for one person."""
    return token.lower_ in _PRONOUNS_ONE


def is_plural_pronoun(token: Token) -> bool:
    """Whether a token is a personal pronoun for several people."""
    return token.lower_ in _PRONOUNS_MANY


def is_name(page: Page, token: Token) -> bool:
    """Whether a token belongs to the name of a person; a proper noun of no known sort counts as one."""
    mention = page.mention_at(token)
    if mention is not None and page.entities[mention.entity].type == "person":
        return mention.form == MentionForm.NAME
    if mention is None and _has_rank(token):
        return True
    if mention is not None and token.ent_type_ != "PERSON":
        return False
    if token.ent_type_ or token.pos_ != "PROPN":
        return token.ent_type_ == "PERSON"
    common = token.lower_ in _lexicon() or token.lower_ in cues.words("place_nouns")
    return token.text[:1].isupper() and not common and not is_demonym(token)


@cache
def ranks() -> frozenset[str]:
    """The ranks of soldiers and police that stand before a name, lower case."""
    others = {"first", "second", "staff", "chief", "warrant", "petty", "agent", "detective", "private", "marshal"}
    return cues.words("person_titles", reason="Rank") - others


def _has_rank(token: Token) -> bool:
    """Whether a word in capitals follows a rank, so that it is a name that was missed: "LIEUTENANT HALL"."""
    capitals = token.is_upper or casing.WRITTEN in token.doc.user_data
    if not capitals or not token.is_alpha or token.i == 0 or token.lower_ in _lexicon():
        return False
    return (
        token.nbor(-1).lower_ in ranks()
        and token.pos_ in {"NOUN", "PROPN", "ADJ"}
        and token.lower_ not in cues.words("not_victims")
    )


def names_someone(page: Page, token: Token) -> bool:
    """Whether a proper noun, as the patient of harm, must name a person: also one that was taken for a place."""
    if is_name(page, token):
        return True
    mistaken = token.pos_ == "PROPN" and token.ent_type_ == "PLACE" and page.mention_at(token) is None
    return mistaken and not any(t.lower_ in cues.words("place_nouns") for t in (token, *token.children))


def is_demonym(token: Token) -> bool:
    """Whether a token is a plural like "Hondurans" or "Palestinians"."""
    if token.ent_type_ == "NATIONALITY" and token.pos_ in {"NOUN", "PROPN"}:
        return True
    return token.pos_ in {"NOUN", "PROPN"} and token.text[:1].isupper() and token.lower_.endswith("ans")


def is_people(page: Page, token: Token) -> bool:
    """Whether a word is known to mean people: in the word list, a name, a pronoun, a demonym."""
    if lexical_kind(token) is not None or is_name(page, token) or is_demonym(token):
        return True
    if _is_figure(token) or _is_aged(token):
        return True
    return is_pronoun(token) or token.lower_ in _ANYONE or token.lower_ in {"one", "ones", "those", "who", "whom"}


def _is_aged(token: Token) -> bool:
    """Whether an age stands for who has it: the old of "a 20-year-old", "a 35 year old, A B,"."""
    if token.lower_ != "old" or token.i < 2:
        return False
    before = [t for t in token.doc[max(token.i - 5, 0) : token.i] if t.text not in {"-", "–"}]
    return len(before) > 1 and before[-1].lower_ == "year" and before[-2].is_digit


def _is_figure(token: Token) -> bool:
    """Whether "figure" means a person: "an opposition figure", "42 leading figures"."""
    return token.lower_ in {"figure", "figures"} and token.i > 0 and token.nbor(-1).lower_ in _OF_A_PERSON


def is_known_person(page: Page, token: Token) -> bool:
    """Whether a word means people for certain: a proper noun of no known sort does not."""
    named = token.ent_type_ == "PERSON" or page.person_at(token) is not None or _is_known_name(page, token)
    sort = token.pos_ != "PROPN" or lexical_kind(token) is not None or is_demonym(token)
    return named or (is_people(page, token) and sort)


def _is_known_name(page: Page, token: Token) -> bool:
    """Whether a proper noun that is no mention is part of the name of a person of the document."""
    if token.pos_ != "PROPN" or page.mention_at(token) is not None:
        return False
    return any(token.text in entity.name.split() for entity in page.entities if entity.type == "person")


def may_be_people(page: Page, token: Token, counted: bool = True) -> bool:
    """Whether a word may mean people: no known thing, place, time or organisation.

    A word that is not known must have a count, or the ending of a word for people.
    """
    if is_people(page, token) or (counted and is_plural_pronoun(token)) or names_someone(page, token):
        return True
    key = page.organisation_at(token)
    if key is not None and counted and page.entities[key].kind in ARMED and token.lower_.endswith("s"):
        return token.pos_ in {"PROPN", "NOUN"}
    if token.ent_type_ in {"PLACE", "TIME", "WEAPON", "ORG"} or token.lower_ in cues.words("not_victims"):
        return False
    if token.pos_ == "PROPN":
        return key is None
    return token.pos_ == "NOUN" and token.lower_.isalpha() and (counted or token.lower_.endswith(_PERSON_ENDINGS))


def is_state_force(page: Page, key: int | None) -> bool:
    """Whether an entity is a force of a state."""
    return key is not None and page.entities[key].kind == OrganisationKind.STATE_FORCE


def serve_state(page: Page, start: int, end: int, organisation: int | None) -> bool:
    """Whether people in tokens `start:end` are soldiers or police, by their body or by a word for them."""
    words = cues.words("state_victims")
    if organisation is not None and page.entities[organisation].kind == OrganisationKind.ARMED_GROUP:
        # The "army" of its name is no state's.
        return False
    return is_state_force(page, organisation) or any(t.lower_ in words for t in page.doc[start:end])


def modifier_kind(word: Token) -> VictimKind | None:
    """What a word beside a noun makes of the people: "rebel", "police", "prayer"; None for most words."""
    if word.pos_ == "ADJ" and word.lower_ == "general":
        return None
    kind = _modifiers().get(word.lower_)
    if kind is not None:
        return kind
    lexical = lexical_kind(word)
    return lexical if lexical != VictimKind.UNKNOWN else None


@cache
def _modifiers() -> dict[str, VictimKind]:
    return {row["cue"]: VictimKind(row["kind"]) for row in cues.load("victim_modifiers")}


def kind_of(page: Page, head: Token, start: int, end: int, organisation: int | None) -> VictimKind:
    """The kind of the people that a phrase means.

    Args:
        page: the annotated document.
        head: the noun for the people.
        start: first token of the phrase.
        end: one past its last token.
        organisation: the organisation that they are said to belong to.
    """
    own = lexical_kind(head)
    if head.lower_ in {"victim", "victims"}:
        told = {lexical_kind(t) for t in trees.appositives(head)} - {None, VictimKind.UNKNOWN}
        if len(told) == 1:
            return told.pop() or VictimKind.UNKNOWN
    if own == VictimKind.UNKNOWN and head.lower_ in cues.words("victim_ties", **{"class": "apart"}):
        left = head.lower_ in _LEFT and any(
            (key := page.organisation_at(page.doc[i])) is not None and page.entities[key].kind in ARMED
            for i in range(start, head.i)
        )
        return VictimKind.COMBATANT if left else VictimKind.UNKNOWN
    before = [page.doc[i] for i in range(start, head.i)]
    if any(w.lower_ in {"civilian", "innocent", "unarmed"} for w in before):
        return VictimKind.CIVILIAN
    if head.lower_ in {"guard", "guards"} and before and before[-1].lower_ in {"security", "private", "mine"}:
        # Hired by a firm, of no force.
        return VictimKind.CIVILIAN if organisation is None else VictimKind.UNKNOWN
    if any(w.lower_ == "armed" for w in before):
        return VictimKind.COMBATANT
    if organisation is not None and page.organisation_at(head) == organisation:
        return VictimKind.COMBATANT if page.entities[organisation].kind in ARMED else VictimKind.UNKNOWN
    if head.lower_ in _BELONGING:
        kind = page.entities[organisation].kind if organisation is not None else None
        if kind is not None:
            tribal = any(w.lower_ in {"tribe", "tribal", "clan"} for w in page.doc[head.i : end])
            return VictimKind.COMBATANT if kind in ARMED else _unarmed(own, tribal)
        after = [page.doc[i] for i in range(head.i + 1, end)]
        return _kind_by(before + after) or own or VictimKind.UNKNOWN
    owned = start < head.i and page.doc[start].lower_ in _OWNERS
    if head.lower_ == "men" and (owned or page.doc[head.i - 1].lower_ in _OWNERS):
        return VictimKind.COMBATANT
    body = page.entities[organisation].kind if organisation is not None else None
    if body in ARMED and (own in {None, VictimKind.UNKNOWN} or head.lower_ in {"own", "men"}):
        return VictimKind.COMBATANT
    if own in {None, VictimKind.UNKNOWN} and (kind_before := _kind_by(before)) is not None:
        return kind_before
    if own is not None:
        return own
    if is_demonym(head) or _is_occupation(head):
        return VictimKind.CIVILIAN
    mostly = [lexical_kind(t) for t in trees.appositives(head) if any(c.lower_ == "most" for c in t.children)]
    return VictimKind.CIVILIAN if VictimKind.CIVILIAN in mostly else VictimKind.UNKNOWN


def _is_occupation(head: Token) -> bool:
    """Whether a plural that is in no list says by its form what people live by: "weavers", "beekeepers"."""
    known = head.lower_ in _lexicon() or head.lower_ in cues.words("not_victims")
    return head.pos_ == "NOUN" and not known and len(head) > 5 and head.lower_.endswith(("ers", "smen", "ists"))


def _unarmed(own: VictimKind | None, tribal: bool) -> VictimKind:
    """The kind of those who belong to an unarmed body; a tribe has both sorts."""
    return VictimKind.UNKNOWN if tribal else VictimKind.CIVILIAN if own != VictimKind.COMBATANT else own


def _kind_by(words: list[Token]) -> VictimKind | None:
    kinds = {modifier_kind(word) for word in words}
    if VictimKind.COMBATANT in kinds:
        return VictimKind.COMBATANT
    return VictimKind.CIVILIAN if VictimKind.CIVILIAN in kinds else None


def together(kinds: Iterable[VictimKind | None]) -> VictimKind:
    """The kind of people counted in one: mixed where combatants and civilians are among them."""
    known = {kind for kind in kinds if kind not in {None, VictimKind.UNKNOWN}}
    if len(known) > 1:
        return VictimKind.MIXED
    return next((kind for kind in known if kind is not None), VictimKind.UNKNOWN)


def descriptors(token: Token) -> list[Token]:
    """The nouns that say what a named person is: titles before the name, appositions, "identified as"."""
    found = [c for c in trees.noun_modifiers(token) if c.pos_ in {"NOUN", "PROPN", "ADJ"}]
    return found + trees.appositives(token)
