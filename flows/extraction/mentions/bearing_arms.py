"""Bodies whose words tell no kind and that bear arms by what they do or have: "fighters of the X", "X overran it".

Source: codebook, "Organisations": a non-state body that fights is an `armed_group`.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.reading import Reading
from schemas.vocabulary import MentionForm, OrganisationKind

# What only the armed do, and people that only the armed have.
_DONE = cues.words("body_signs", use="armed_done")
_FIGHTS = cues.words("body_signs", use="armed_fight")
_PEOPLE = cues.words("body_signs", use="armed_people")


def are(reading: Reading, members: Iterable[Candidate]) -> bool:
    """Whether the text says of one of a body's mentions what makes it an armed group."""
    return any(
        c.kind is OrganisationKind.CIVIL and c.form is MentionForm.NAME and not c.seeds and _is(reading, c)
        for c in members
    )


def _is(reading: Reading, candidate: Candidate) -> bool:
    root = reading.doc[candidate.start : candidate.end].root
    head = trees.first_conjunct(root)
    if head.i == head.head.i:
        return False
    above: Token = head.head
    if head.dep_ in {"nmod", "obl"} and trees.preposition(head) in {"with", "against"}:
        return trees.lemma(above) in _FIGHTS
    if head.dep_ == "nmod" and above.dep_ == "nsubj" and trees.preposition(head) == "of":
        # "Members of X ambushed a patrol"
        acts = above.head.pos_ == "VERB" and trees.lemma(above.head) in _DONE
        if acts and above.lower_ in {"member", "members", "men", "group", "groups"}:
            return True
    if head.dep_ == "nsubj" and trees.lemma(above) == "lose":
        # "X lost two fighters"
        return any(trees.lemma(t) in _PEOPLE for t in trees.children(above, "obj"))
    if head.dep_ in {"nsubj:pass", "nsubj"} and above.lower_ == "killed":
        # "250 X killed": only of fighters so many are counted by the name of their body
        return any(t.dep_ == "nummod" for t in root.children)
    if head.dep_ == "nmod":
        return trees.lemma(above) in _PEOPLE and trees.preposition(head) in {"of", "from"}
    if head.dep_ in {"compound", "nmod:poss"}:
        return root.i == head.i and above.i > head.i and trees.lemma(above) in _PEOPLE
    if head.dep_ == "nsubj" and above.pos_ == "VERB":
        return trees.lemma(above) in _DONE
    return head.dep_ == "obl:agent" and trees.lemma(above) in _DONE
