"""When the name of a country, its adjective or its capital stands for a state that acts.

Codebook: a country is an organisation only where it acts, is acted on, or is said to be backed or
opposed, or where somebody holds an office of it; as a place it is not.
"""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.candidates import Candidate
from flows.extraction.reading import Reading
from flows.extraction.gazetteer import Match, Name
from schemas.vocabulary import MentionForm, OrganisationKind

_TITLES = frozenset({"position"})
_PLACE_CASES = frozenset(
    "in near across inside throughout within around at through outside toward towards into onto from over".split()
)
_PARTY_CASES = frozenset("by against with between among for".split())


def find(reading: Reading, taken: set[int]) -> list[Candidate]:
    """The states that act, among the names of states at tokens that no other candidate has taken."""
    if not reading.doc.has_annotation("DEP"):
        return []
    found = []
    for match in dict.fromkeys(reading.known.values()):
        state = next((n for n in match.names if n.body.kind is OrganisationKind.STATE and n.body.country), None)
        state = state or next((n for n in match.names if n.body.kind is OrganisationKind.STATE), None)
        if state is None or any(i in taken for i in range(match.start, match.end)):
            continue
        if _acts(reading, match, state):
            form = MentionForm.NAME if state.use == "name" else MentionForm.NOMINAL
            seeds = (state.body.organisation_id,)
            rank = 2 if state.use == "name" else 6
            found.append(Candidate(match.start, match.end, form, OrganisationKind.STATE, seeds, rank, False, 0.7))
    return found


def _acts(reading: Reading, match: Match, name: Name) -> bool:
    head = reading.doc[match.start : match.end].root
    if name.use == "adjective" and not any(n.use == "name" for n in match.names):
        return _modifies(head)
    if name.use == "demonym":
        return False
    if head.dep_ in {"compound", "amod", "nmod:poss", "nmod"} and not trees.preposition(head):
        return _modifies(head)
    return _is_party(trees.first_conjunct(head), name.use == "capital")


def _modifies(token: Token) -> bool:
    """Whether a modifier belongs to an office or to an act of a state: "Syrian president", "Russian airstrikes"."""
    noun = trees.first_conjunct(token).head
    for _ in range(4):
        if noun.lower_ in cues.words("state_cues", use="position") or trees.lemma(noun) in cues.words(
            "state_cues", use="position"
        ):
            return True
        if noun.lower_ in cues.words("state_cues", use="act") or trees.lemma(noun) in cues.words(
            "state_cues", use="act"
        ):
            return True
        if noun.dep_ not in {"compound", "flat", "nmod", "amod"} or noun.head is noun:
            return False
        noun = noun.head
    return False


def _is_party(head: Token, is_capital: bool) -> bool:
    governor = head.head
    verb = trees.lemma(governor)
    if head.dep_ in {"nsubj", "nsubj:pass"}:
        if governor.pos_ not in {"VERB", "AUX"}:
            return not is_capital and any(c.dep_ == "cop" for c in governor.children) is False
        return verb not in cues.words("state_cues", use="still") and (
            not is_capital or verb in cues.words("state_cues", use="human") or head.dep_ == "nsubj"
        )
    if is_capital:
        return False
    if head.dep_ in {"obj", "iobj", "ccomp"}:
        return governor.pos_ == "VERB" and verb not in cues.words("state_cues", use="motion")
    if head.dep_ in {"obl", "obl:agent", "nmod"}:
        case = trees.preposition(head)
        if case in _PLACE_CASES:
            return False
        if case in {"by", "against", "between"}:
            return True
        if case == "with":
            return governor.pos_ == "VERB" or trees.lemma(governor) in cues.words("state_cues", use="tie")
        if case == "of":
            return trees.lemma(governor) in cues.words("state_cues", use="position")
        if case in {"to", "for"}:
            return trees.lemma(governor) in cues.words("state_cues", use="tie")
    return False
