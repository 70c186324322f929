"""Stance: whether a sentence asserts or denies a thing, states or hedges it, and who says so.

Codebook, "Attribution and certainty". Sources are found in `flows.extraction.attribution.sources`, plans and
wishes in `flows.extraction.attribution.hypothetical`, quotations over several sentences in
`flows.extraction.attribution.quotations`.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from flows.extraction.attribution import certainty, hypothetical, polarity, quotations, sources
from flows.extraction.page import Page
from schemas.vocabulary import Certainty, Polarity


@dataclass(frozen=True, slots=True)
class Stance:
    """How a sentence stands to what it tells.

    Attributes:
        polarity: `denied` where the sentence says that it is not so.
        certainty: `hedged` where the sentence does not vouch for it.
        attributed_to: who says so, as worded; None where it is the text itself.
        source: key of the entity that says so, where it is a known one.
    """

    polarity: Polarity = Polarity.ASSERTED
    certainty: Certainty = Certainty.STATED
    attributed_to: str | None = None
    source: int | None = None


def stance(page: Page, token: Token) -> Stance:
    """The stance of a sentence to what a token tells of.

    Args:
        page: the annotated document.
        token: the predicate, or the noun of the relation, event or position.
    """
    saying = sources.saying_of(page, token)
    denied = polarity.is_denied(token, saying)
    hedged = certainty.is_hedged(token, saying)
    source = saying.source if saying is not None else None
    if source is None:
        source = quotations.speaker_of(page, token)
    named = source is not None
    return Stance(
        Polarity.DENIED if denied else Polarity.ASSERTED,
        Certainty.HEDGED if hedged else Certainty.STATED,
        sources.wording(source) or None if source is not None else None,
        _entity(page, source.root) if named and source is not None else None,
    )


def _entity(page: Page, token: Token) -> int | None:
    mention = page.mention_at(token)
    return mention.entity if mention is not None else None


def is_hypothetical(page: Page, token: Token) -> bool:
    """Whether what a token tells of is planned, wished, feared, asked for or conditional: no claim is made of it.

    Args:
        page: the annotated document.
        token: the predicate, or the noun of the relation, event or position.
    """
    return hypothetical.is_hypothetical(token)
