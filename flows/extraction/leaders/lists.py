"""Names in a list: of "A, Gen. B and C, two commanders of D" all three are meant."""

from flows.extraction.mentions.person_bounds import is_prefix
from flows.extraction.page import Mention, Page
from schemas.vocabulary import MentionForm

_AND = frozenset({"and", "&"})
# Words that say that all the names of a list are meant.
COLLECTIVE = frozenset({"both", "all"})


def before(page: Page, last: Mention) -> list[Mention]:
    """The names of a list that ends with a name, that name first; ranks may stand before each."""
    found, i = [last], _past_ranks(page, last.start)
    while i > 0:
        joined = page.doc[i - 1].lower_
        if joined not in _AND and not (joined == "," and len(found) > 1):
            break
        i -= 1
        i -= joined in _AND and i > 0 and page.doc[i - 1].text == ","
        mention = _ending(page, i)
        if mention is None:
            break
        found.append(mention)
        i = _past_ranks(page, mention.start)
    return found


def _past_ranks(page: Page, start: int) -> int:
    while start > 0 and (is_prefix(page.doc[start - 1]) or page.doc[start - 1].text == "."):
        start -= 1
    return start


def _ending(page: Page, end: int) -> Mention | None:
    """The name, no pronoun, of a person that ends before a token."""
    return next(
        (
            m
            for m in page.mentions
            if m.end == end and m.form is not MentionForm.PRONOUN and page.entities[m.entity].type == "person"
        ),
        None,
    )
