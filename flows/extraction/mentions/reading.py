"""A Doc as the rules for names read it: words with their hyphens, known names, case."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc, Token

from flows.extraction import cues
from flows.extraction.mentions import gazetteer
from flows.extraction.mentions.gazetteer import Match, Piece
from flows.extraction.signs import HYPHENS
from schemas.vocabulary import OrganisationKind


@dataclass(slots=True)
class Reading:
    """What is read of a Doc once.

    `upper` and `titled` say for each token whether its sentence is written in capitals, or is a headline
    with a capital on most words. `matches` are the known names in order, `known` the one at each of its tokens;
    `small` holds the words that the text also writes without a capital, `lower` every token in small letters.
    """

    doc: Doc
    pieces: list[Piece]
    words: list[str]
    upper: list[bool]
    titled: list[bool]
    matches: list[Match]
    known: dict[int, Match]
    small: set[str]
    lower: list[str]
    places: dict[str, list[int]] = field(default_factory=dict)
    """Where each word of `lower` stands; filled when first asked for."""

    @classmethod
    def of(cls, doc: Doc) -> "Reading":
        """The reading of a Doc."""
        texts, pieces, upper, found = gazetteer.scan(doc)
        matches = [m for m in found if not _is_elsewhere(doc, m)]
        known = {i: match for match in matches for i in range(match.start, match.end)}
        small = {text for text in texts if text.islower()}
        lower = [text.lower() for text in texts]
        words, titled = [p.word for p in pieces], _titled(texts, doc, upper)
        return cls(doc, pieces, words, upper, titled, matches, known, small, lower)

    def where(self, words: AbstractSet[str]) -> Iterator[Token]:
        """The tokens that are one of some words in small letters, in order."""
        if not self.places:
            for i, word in enumerate(self.lower):
                self.places.setdefault(word, []).append(i)
        wanted = self.places.keys() & words
        return (self.doc[i] for i in sorted(i for word in wanted for i in self.places[word]))

    def word_start(self, i: int) -> int:
        """The first token of the hyphenated word that ends at token i ("U.S.-led" from "led")."""
        doc = self.doc
        while i >= 2 and doc[i - 1].text in HYPHENS and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_:
            i -= 2
        return i

    def word_end(self, i: int) -> int:
        """One past the last token of the hyphenated word that begins at token i."""
        doc = self.doc
        while (
            i + 2 < len(doc)
            and doc[i + 1].text in HYPHENS
            and not doc[i].whitespace_
            and not doc[i + 1].whitespace_
        ):
            i += 2
        return i + 1

    def state_ending(self, i: int) -> tuple[int, str] | None:
        """The first token and the id of the state whose name, adjective or capital ends at token i."""
        match = self.known.get(i) if i >= 0 else None
        if match is None or match.end != i + 1:
            return None
        state = state_of(match)
        return (match.start, state) if state is not None else None

    def body_at(self, i: int) -> Match | None:
        """The known name at token i of a body that is neither a state nor civil (outlets bear common words)."""
        match = self.known.get(i)
        if match is None or state_of(match) is not None:
            return None
        return None if all(n.body.kind is OrganisationKind.CIVIL for n in match.names) else match


def _is_elsewhere(doc: Doc, match: Match) -> bool:
    """Whether the name of a state is only part of another place's: "Latin America", "Gulf of Mexico"."""
    if state_of(match) is None:
        return False
    places = cues.words("state_cues", use="elsewhere")
    begin = max(0, match.start - 2)
    before, after = doc[begin : match.end].text.lower(), doc[match.start : match.end + 1].text.lower()
    longer = {before, doc[max(0, match.start - 1) : match.end].text.lower(), after}
    return bool(longer & places)


def state_of(match: Match) -> str | None:
    """The id of the state of `seeds/states.csv` that a known name means."""
    ids = gazetteer.state_ids()
    for name in match.names:
        if name.body.kind is OrganisationKind.STATE and name.body.organisation_id in ids:
            return name.body.organisation_id
    return None


def _titled(texts: list[str], doc: Doc, upper: list[bool]) -> list[bool]:
    flags = [False] * len(texts)
    bounds = [*sorted(gazetteer.sentence_starts(doc) | {0}), len(texts)]
    for start, end in pairwise(bounds):
        long = [w for w in texts[start:end] if len(w) > 3 and w.isalpha()]
        if len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.75 * len(long) and not upper[start]:
            flags[start:end] = [True] * (end - start)
    return flags
