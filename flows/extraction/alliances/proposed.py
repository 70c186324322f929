"""Relations that the network proposes and a cue word of the sentence says, where no other rule has a row.

The network says which two bodies and of which class (`flows.extraction.proposals`); the word on or beside the
path between them (`flows.extraction.links`) says which relation, by its own row of the seeds, and with the tree
which way round. Plans, denials, hedges and dates are those of that word, as for every other rule.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from flows.extraction import links, proposals
from flows.extraction.alliances import cue_frames, verb_conditions
from flows.extraction.alliances.cue_frames import Frame
from flows.extraction.alliances.relations import Relations
from flows.extraction.attribution import attribution
from flows.extraction.links import Link
from flows.extraction.parties.parties import Parties
from schemas.vocabulary import SYMMETRIC

_LABELS = frozenset(proposals.RELATIONS)


def read(parties: Parties, relations: Relations) -> None:
    """Add what the network proposes of two bodies that no rule has told of in that sentence."""
    page = parties.page
    found = proposals.read(page, _LABELS)
    if not found:
        return
    told = {(c.evidence.sentence_ordinal, frozenset((c.a, c.b))) for c in relations.claims()}
    for proposal in found:
        bodies = (proposal.first.entity, proposal.second.entity)
        pair = (proposal.sentence.ordinal, frozenset(bodies))
        if pair in told or any(page.entities[k].type != "organisation" for k in bodies):
            continue
        link = links.of(page, proposal)
        if link is not None and _add(link, parties, relations):
            told.add(pair)


def _add(link: Link, parties: Parties, relations: Relations) -> bool:
    """Whether a word of a link says one of the relations that its proposal may mean; the best one is added."""
    for cue, head, frame, (a, b) in _cues(link, parties):
        if not _may_be(frame, a, b, parties):
            continue
        # What is only planned or wished for is no row, and no other word makes it one.
        if not attribution.is_hypothetical(parties.page, head):
            relations.add(a, frame.relation, b, "proposed", cue, head)
        return True
    return False


def _cues(link: Link, parties: Parties) -> Iterator[tuple[Span | Token, Token, Frame, tuple[int, int]]]:
    """The cues of a link that say a relation that its label may mean: phrases first, then words, best first.

    With each the word whose clause says so, and the two bodies in the cue's order.
    """
    wanted = proposals.RELATIONS[link.proposal.label]
    for phrase, head, frame, bodies in cue_frames.phrases(link, parties):
        if frame.relation in wanted:
            yield phrase, head, frame, bodies
    for word in link.words():
        frames = [f for f in cue_frames.of(word) if f.relation in wanted]
        for frame in sorted(frames, key=lambda f: wanted.index(f.relation)):
            sides = cue_frames.sides(word, frame, link, parties)
            if sides is not None:
                yield word, word, frame, sides


def _may_be(frame: Frame, a: int, b: int, parties: Parties) -> bool:
    """Whether two bodies are of kinds that a cue can be said of."""
    page = parties.page
    if frame.relation == "fights" and not verb_conditions.are_armed([a, b], page):
        return False
    if verb_conditions.fitting(frame.rule, page, [a], [b]) == ([a], [b]):
        return True
    return frame.relation in SYMMETRIC and verb_conditions.fitting(frame.rule, page, [b], [a]) == ([b], [a])
