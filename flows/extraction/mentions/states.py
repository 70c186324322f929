"""When the name of a country, its adjective or its capital stands for a state that acts.

Codebook: a country is an organisation only where it acts, is acted on, or is said to be backed or
opposed, or where somebody holds an office of it; as a place it is not.
"""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.mentions import capitals
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.gazetteer import Match, Name, state_ids
from flows.extraction.mentions.reading import Reading
from flows.extraction.page import Page
from flows.extraction.signs import HYPHENS
from schemas.vocabulary import MentionForm, OrganisationKind

_PLACE_CASES = frozenset(
    {"in", "near", "across", "inside", "throughout", "within", "around", "at", "through", "outside", "toward"}
    | {"towards", "into", "onto", "over", "south of", "north of", "east of", "west of"}
)
_MODIFIERS = frozenset({"compound", "amod", "nmod:poss", "nmod"})
_SENDING = frozenset({"send", "deliver", "hand", "give", "sell"})
_CALLS = cues.words("state_cues", use="call")

_NOTABLY = frozenset({"notably", "especially", "particularly", "chiefly", "mainly", "principally"})


def find(page: Page, reading: Reading, taken: set[int]) -> list[Candidate]:
    """The states that act, among the names of states at tokens that no other candidate has taken."""
    if not reading.doc.has_annotation("DEP"):
        return []
    found = []
    for match in reading.matches:
        name = next((n for n in match.names if n.body.organisation_id in state_ids()), None)
        if name is None or any(i in taken for i in range(match.start, match.end)):
            continue
        if _is_in_place(reading, match):
            continue
        if _is_party_label(page, match) or _acts(reading, match, name, taken):
            form = MentionForm.NAME if _is_name(match) else MentionForm.NOMINAL
            seeds = (name.body.organisation_id,)
            rank = 2 if name.use == "name" else 6
            found.append(Candidate(match.start, match.end, form, OrganisationKind.STATE, seeds, rank, False, 0.7))
    return found


def _is_in_place(reading: Reading, match: Match) -> bool:
    """Whether a state only says where a place before it is: "Homs, Syria"; a list of states is none."""
    doc, i = reading.doc, match.start
    if i < 2 or doc[i - 1].text != "," or doc[i].is_sent_start or not doc[i - 2].text[0].isupper():
        return False
    return doc[i - 2].ent_type_ == "PLACE" and reading.state_ending(i - 2) is None


def _is_name(match: Match) -> bool:
    return any(name.use == "name" for name in match.names)


def _is_party_label(page: Page, match: Match) -> bool:
    """Whether an infobox lists the state as an ally, opponent or the like."""
    sentence = page.sentence_of(page.doc[match.start])
    label = (sentence.label or "").lower()
    return sentence.role == "value" and any(label.startswith(cue) for cue in cues.words("state_cues", use="label"))


def _acts(reading: Reading, match: Match, name: Name, taken: set[int]) -> bool:
    doc = reading.doc
    head = doc[match.start : match.end].root
    if _joined_participle(reading, match):
        return True
    if name.use == "demonym" and not _is_name(match):
        return False
    if name.use == "capital" and not _is_name(match) and _is_in_person(reading, match):
        return False
    if _is_dateline(reading, match):
        return False
    if not _is_name(match) and name.use == "adjective":
        return _modifies(head, match.end) and not _is_somebody(head)
    if name.use == "capital" and not _is_name(match):
        return capitals.acts(trees.first_conjunct(head))
    if _is_partner(reading, match):
        return True
    if head.dep_ in _MODIFIERS and not trees.preposition(head):
        return _is_name(match) and _modifies(head, match.end)
    first = trees.first_conjunct(head)
    if first.i != head.i and first.i in taken:
        return True
    return _is_party(first)


def _is_dateline(reading: Reading, match: Match) -> bool:
    """Whether a place begins a dateline: "NAIROBI, 12 JUN 90 (ABC) -- The minister said"."""
    doc = reading.doc
    if not doc[match.start].is_sent_start and match.start and not doc[match.start - 1].is_space:
        return False
    for token in doc[match.end : match.end + 16]:
        if token.text in {"--", "—", "–"}:
            return True
        if token.pos_ not in {"PROPN", "NUM", "PUNCT", "X", "SYM", "SPACE"}:
            return False
    return False


def _joined_participle(reading: Reading, match: Match) -> bool:
    """Whether the state is said to lead or back: "US-led", "Iran-backed"."""
    doc, end = reading.doc, match.end
    return (
        end + 1 < len(doc)
        and doc[end].text in HYPHENS
        and doc[end + 1].lower_ in cues.words("state_cues", use="participle")
    )


def _is_partner(reading: Reading, match: Match) -> bool:
    """Whether the word before a state's name says what it is: "our ally Kenya", "allies, notably Iran"."""
    doc, i = reading.doc, match.start - 1
    if i > 2 and doc[i].lower_ in _NOTABLY and doc[i - 1].lower_ == ",":
        return _is_name(match) and trees.lemma(doc[i - 2]) in cues.words("state_cues", use="partner")
    return _is_name(match) and i > 0 and doc[i].lower_ in cues.words("state_cues", use="partner")


def _modifies(token: Token, end: int) -> bool:
    """Whether a modifier belongs to an office or an act of a state: "Syrian president", "Russian airstrikes"."""
    doc = token.doc
    noun = trees.first_conjunct(token).head
    if noun.i < end:
        return False
    signs = cues.words("state_cues", use="position") | cues.words("state_cues", use="act")
    for _ in range(4):
        if noun.lower_ in signs or trees.lemma(noun) in signs:
            if noun.lower_ in cues.words("state_cues", use="position"):
                return True
            between = [t for t in doc[end : noun.i] if t.pos_ in {"NOUN", "PROPN"}]
            return all(t.lower_ in signs or t.lower_ in cues.words("state_cues", use="between") for t in between)
        if noun.dep_ not in {"compound", "flat"} or noun.head.i <= noun.i:
            return False
        noun = noun.head
    return False


def _is_in_person(reading: Reading, match: Match) -> bool:
    """Whether a capital is only (part of) a person's name: "Santiago Mora", "Juan Lima" and then "Lima"."""
    doc, text = reading.doc, reading.doc[match.start : match.end].text
    after = doc[match.end] if match.end < len(doc) else None
    if after is not None and after.dep_ == "flat" and match.start <= after.head.i < match.end:
        return True
    return any(
        e.label_ == "PERSON"
        and len(e) > match.end - match.start
        and ((e.start <= match.start and e.end >= match.end) or (e[-1].text == text and e[-2].dep_ != "case"))
        for e in doc.ents
    )


def _is_somebody(adjective: Token) -> bool:
    """Whether an adjective tells only where one unnamed person is from: "an Italian judge"."""
    noun = trees.first_conjunct(adjective).head
    holders = cues.words("state_cues", use="person")
    return noun.lower_ in holders and any(
        (c.dep_ == "det" and c.lower_ in {"a", "an", "another"}) or c.dep_ == "nummod" for c in noun.children
    )


def _is_party(head: Token) -> bool:
    """Whether the grammar makes a name an agent, a target or a partner."""
    governor = head.head
    verb = trees.lemma(governor)
    if head.dep_ in {"nsubj", "nsubj:pass"}:
        if governor.dep_ == "xcomp" and any(c.dep_ == "mark" and c.lower_ == "of" for c in governor.children):
            return True  # "accused X of sabotage", read as a clause of which X is the subject
        if verb == "see" and not any(trees.preposition(c) == "as" for c in governor.children):
            return False
        if governor.pos_ not in trees.VERBAL:
            return verb in cues.words("state_cues", use="disposition")
        return verb not in cues.words("state_cues", use="still")
    if head.dep_ in {"obj", "iobj"}:
        return governor.pos_ == "VERB" and verb not in cues.words("state_cues", use="motion")
    if head.dep_ in {"obl", "obl:agent", "nmod"}:
        return _is_complement(head, governor, verb)
    return False


def _is_beyond_border(head: Token) -> bool:
    """Whether a state is only what a border divides from: "on the border with Peru"."""
    case = next((c.i for c in head.children if c.dep_ == "case"), head.i)
    return case > 0 and head.doc[case - 1].lower_ in {"border", "borders", "frontier", "line"}


def _sends(verb: Token) -> bool:
    """Whether something is sent that states send one another: arms and envoys, not suspects or drugs."""
    sent = (*trees.arguments(verb).patients, *(c for p in trees.arguments(verb).patients for c in p.children))
    return verb.pos_ not in trees.VERBAL or any(
        trees.lemma(t) in cues.words("state_cues", use="sent") for t in sent
    )


def _is_complement(head: Token, governor: Token, noun: str) -> bool:
    case = trees.preposition(head)
    ties = cues.words("state_cues", use="tie")
    if case in _PLACE_CASES:
        return False
    if case in {"by", "against"}:
        return True
    if case == "between":
        return governor.pos_ in trees.VERBAL or noun in ties or noun in cues.words("state_cues", use="act")
    if case == "with":
        return (governor.pos_ == "VERB" or noun in ties) and not _is_beyond_border(head)
    if case == "of":
        positions = cues.words("state_cues", use="position")
        above = governor.head
        return noun in positions | cues.words("state_cues", use="of") or (
            trees.preposition(governor) == "of" and trees.lemma(above) in positions
        )
    if case in {"for", "on", "upon"} and noun in _CALLS:
        return any(child.dep_ in {"advcl", "xcomp", "acl"} for child in [*governor.children, *head.children])
    if case in {"to", "for", "from"}:
        return noun in ties and (noun not in _SENDING or _sends(governor))
    return False
