"""Bodies that words name by themselves: the outermost name at a word, "we" of a named speaker."""

from spacy.tokens import Token

from flows.extraction import cues
from flows.extraction.attribution import attribution
from flows.extraction.leaders.claims import BODIES
from flows.extraction.mentions.index import outermost
from flows.extraction.mentions.office_states import States
from flows.extraction.page import Mention, Page
from flows.extraction.signs import BRACKETS
from schemas.vocabulary import OrganisationKind

AFFIXES = frozenset(row["cue"] for row in cues.load("relation_affixes")) | {"led"}
_BEFORE = frozenset({"anti", "pro", "counter"})
_WE = frozenset({"we", "our", "us"})


class Names:
    """The bodies that the words of a page name.

    `bodies` says who was found to belong to what: (sentence ordinal, person) → organisation.
    """

    def __init__(self, page: Page, states: States) -> None:
        self.page = page
        self.states = states
        self.bodies: dict[tuple[int, int], int] = page.doc.user_data.get(BODIES, {})
        self._outer = outermost(page)

    def mention(self, token: Token) -> Mention | None:
        """The outermost organisation mention at a token."""
        found = self._outer.get(token.i)
        if found is None:
            inner = self.page.mention_at(token)
            found = inner if inner is not None and self.page.organisation_at(token) is not None else None
        return found

    def named(self, token: Token) -> int | None:
        """The organisation that a token's own mention means, unless it is inside "anti-A" or "A-backed"."""
        mention = self.mention(token)
        if mention is None and token.lower_ in _WE:
            return self._speaker(token)
        return None if mention is None or self.is_affixed(mention) else mention.entity

    def _speaker(self, token: Token) -> int | None:
        """The body that "we" speaks for: that of the person who says so, else of the office that publishes."""
        source = attribution.stance(self.page, token).source
        if source is not None and self.page.entities[source].type == "organisation":
            return source
        spoken = [body for (_, person), body in self.bodies.items() if person == source]
        if spoken:
            return next((k for k in spoken if self.is_state(k)), spoken[0])
        return self.states.publishing_body() if source is None else None

    def is_affixed(self, mention: Mention) -> bool:
        """Whether a name is only part of a compound that turns it round: "anti-A", "A-backed"."""
        doc, start, end = self.page.doc, mention.start, mention.end
        if start >= 2 and doc[start - 1].lower_ in {"-", "–"} and doc[start - 2].lower_ in _BEFORE:
            return True
        if start >= 1 and doc[start - 1].lower_ in {"anti", "pro"}:
            return True
        return end + 1 < len(doc) and doc[end].lower_ in {"-", "–"} and doc[end + 1].lower_ in AFFIXES

    def is_state(self, key: int) -> bool:
        """Whether a body is a state."""
        return self.page.entities[key].kind is OrganisationKind.STATE

    def before_bracket(self, i: int) -> int:
        """The index before a closed bracket that ends at an index; the index itself where none does."""
        doc = self.page.doc
        opening = {")": "(", "]": "["}.get(doc[i].text)
        if i > 0 and opening is not None:
            return next((k - 1 for k in range(i - 1, max(i - 8, 0), -1) if doc[k].text == opening), i)
        return i

    def past_bracket(self, i: int) -> int:
        """The index after a bracket that opens at an index; the index itself where none does."""
        doc = self.page.doc
        if i < len(doc) and doc[i].text in BRACKETS:
            for k in range(i + 1, min(i + 8, len(doc))):
                if doc[k].text in BRACKETS.values():
                    return k + 1
        return i
