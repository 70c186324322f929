"""Governments named for their head: "under the administration of A (2012-2015)", "the A administration"."""

from spacy.tokens import Token

from flows.extraction.leaders.claims import Collector
from flows.extraction.mentions.office_states import States
from flows.extraction.page import Mention, Page, Sentence
from flows.extraction.signs import POSSESSIVES
from schemas.vocabulary import MentionForm, OrganisationKind, Role

_NOUNS = frozenset({"administration", "government", "presidency", "regime"})
# These name a side in a conflict, too ("fought the government of A"): only a time in office is read as one.
_LOOSE = frozenset({"government", "regime"})


def read(page: Page, sentence: Sentence, collector: Collector, states: States) -> None:
    """Add the heads of governments that a sentence names by them."""
    for token, lower in page.with_lowers(sentence):
        if lower not in _NOUNS or token.i + 1 >= sentence.end:
            continue
        person = _of(page, sentence, token)
        state = _state(page, sentence, token, person, states) if person is not None else None
        if person is None or state is None:
            continue
        span = page.doc[token.i : token.i + 1]
        title = page.doc[token.i : person.end].text
        collector.add(span, token, person, state, Role.LEADER, "leaders.government", title)
        states.name(state)


def _of(page: Page, sentence: Sentence, noun: Token) -> Mention | None:
    """The full name after "the administration of", with an office before it at most."""
    i = noun.i + 1
    before = [t.lower_ for t in page.doc[max(sentence.start, noun.i - 4) : noun.i]]
    if page.doc[i].lower_ != "of" or (noun.lower_ in _LOOSE and not {"under", "during"} & set(before)):
        return None
    i += 1
    while i < sentence.end and page.doc[i].lower_ in {"the", "then", "-", "former", "late", "president"}:
        i += 1
    mention = page.mention_at(page.doc[i]) if i < sentence.end else None
    if mention is None or mention.start != i or mention.form is not MentionForm.NAME:
        return None
    is_owner = mention.end < len(page.doc) and page.doc[mention.end].text in POSSESSIVES
    is_person = page.entities[mention.entity].type == "person"
    return mention if is_person and not is_owner and mention.end - mention.start > 1 else None


def _state(page: Page, sentence: Sentence, noun: Token, person: Mention, states: States) -> int | None:
    """The state named before the noun or known for its holder, else the one that the page is about."""
    before = page.doc[noun.i - 1] if noun.i > sentence.start else None
    named = states.acting(before) if before is not None else None
    if named is not None:
        return named
    held = states.of_ruler(page.entities[person.entity].name)
    if held is not None:
        return held
    main = None if states.is_published() else states.main()
    is_state = main is not None and page.entities[main].kind is OrganisationKind.STATE
    return main if is_state and main is not None and states.is_known(page.entities[main]) else None
