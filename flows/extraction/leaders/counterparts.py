"""Who holds the same office elsewhere: "President A and his Kenyan counterpart, B"."""

from collections.abc import Iterator

from flows.extraction.leaders.claims import Bearer, Body
from flows.extraction.leaders.title_after import name_at
from flows.extraction.leaders.titles import Title
from flows.extraction.mentions.office_states import States
from flows.extraction.mentions.person_bounds import is_prefix
from flows.extraction.page import Mention, Page, Sentence

_NOUNS = frozenset({"counterpart", "opposite number", "homologue"})


def read(
    page: Page, sentence: Sentence, titles: list[Title], persons: dict[int, Mention], states: States
) -> Iterator[tuple[Title, Bearer, Body]]:
    """The office last named before "counterpart", who holds it by that word, and the state before that."""
    for token, lower in page.with_lowers(sentence):
        if lower not in _NOUNS:
            continue
        offices = [t for t in titles if t.end <= token.i and t.scope == "state"]
        body = states.at(page.doc[token.i - 1]) if token.i > sentence.start else None
        i = token.i + 1
        while i < sentence.end and (page.doc[i].text in {",", "."} or is_prefix(page.doc[i])) and i < token.i + 6:
            i += 1
        person = name_at(persons, i)
        if offices and body is not None and person is not None:
            yield offices[-1], Bearer(person, "counterpart"), Body(body)
