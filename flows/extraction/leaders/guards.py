"""What a body's name beside a title is not: another title's, an owner's, something set apart from it."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.leaders.titles import Title
from flows.extraction.page import Page, Sentence
from flows.extraction.signs import POSSESSIVES
from schemas.vocabulary import OrganisationKind, Role


def is_of_no_body(page: Page, token: Token, key: int, title: Title) -> bool:
    """Whether a head is of something unnamed: "Afghan rebel unit leader A", "police chief A" (no row)."""
    mention = page.mention_at(token)
    end = mention.end if mention is not None and mention.entity == key else token.i + 1
    if title.role is not Role.LEADER and title.cue != "commander":
        return False
    if page.doc[title.noun].lower_ in {"chief", "commander"} and mention is not None and end == title.start:
        return page.doc[mention.start : end].text.lower() == "police"
    between = page.doc[end : title.start]
    is_state = page.entities[key].kind is OrganisationKind.STATE
    return is_state and title.scope in {"any", "private"} and any(t.pos_ == "NOUN" for t in between)


def is_apart(page: Page, sentence: Sentence, token: Token) -> bool:
    """Whether the word before a body's name sets the title apart from it: "pro-government militant A"."""
    mention = page.mention_at(token)
    i = (mention.start if mention is not None else token.i) - 1
    if i > sentence.start and page.doc[i].text == "-":
        i -= 1
    if i < sentence.start:
        return False
    kind = page.entities[mention.entity].kind if mention is not None else None
    if kind is OrganisationKind.CIVIL and trees.lemma(page.doc[i]) in {"report", "tell", "add"}:
        # "reports The Daily Sukma Superintendent A": whose words are told, not whose officer.
        return True
    return page.doc[i].lower_.removesuffix("-") in _APART


_APART = frozenset({"pro", "anti", "non", "counter"})


def is_complement(page: Page, sentence: Sentence, token: Token, title: Title) -> bool:
    """Whether the body before a rank belongs to another title: "commander of the 7th Division General A"."""
    if title.scope != "rank":
        return False
    mention = page.mention_at(token)
    i = (mention.start if mention is not None else token.i) - 1
    while i >= sentence.start and (
        page.doc[i].pos_ in {"DET", "ADJ", "PART"} or page.organisation_at(page.doc[i]) is not None
    ):
        i -= 1
    return i >= sentence.start and page.doc[i].lower_ in {"of", "for", "in", "to"}


def owns_more(page: Page, token: Token, key: int) -> bool:
    """Whether a body only owns the body meant: "representative of Peru's B party", "A's 7th Division"."""
    end = _end(page, token, key)
    following = page.doc[end].lower_ if end < len(page.doc) else ""
    if following not in POSSESSIVES:
        return False
    if page.entities[key].kind is OrganisationKind.STATE:
        return True
    for ahead in page.doc[end + 1 : end + 7]:
        owned = page.organisation_at(ahead)
        if owned is not None:
            return owned != key
        apposed = ahead.pos_ == "DET" or (ahead.text == "," and page.doc[ahead.i - 1].lower_ in WINGS)
        if ahead.pos_ not in {"ADJ", "NOUN", "PROPN", "NUM"} and not apposed:
            return False
    return False


# Parts of a body whose own name may follow: "A's armed wing, the B".
WINGS = cues.words("leader_words", use="wing")


def _end(page: Page, token: Token, key: int) -> int:
    """Where the name of a body ends that a token belongs to; a place that is no mention yet may be two words."""
    mention = page.mention_at(token)
    if mention is not None and mention.entity == key:
        return mention.end
    end = token.i + 1
    while end < len(page.doc) and token.ent_type_ == "PLACE" and page.doc[end].ent_iob_ == "I":
        end += 1
    return end


def is_only_part(page: Page, token: Token, key: int) -> bool:
    """Whether a state's name only begins the name of another body: "member of the Mexican Forensic Team"."""
    end = _end(page, token, key)
    following = page.doc[end] if end < len(page.doc) else token
    state = page.entities[key].kind is OrganisationKind.STATE
    return state and following.pos_ in {"PROPN", "NOUN"} and following.i >= end and following.lower_ not in _STATES


_STATES = frozenset({"government", "state", "republic", "administration", "regime"})
