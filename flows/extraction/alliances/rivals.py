"""Rivals named by whose they are: "their fierce rivals, the A", "its great rivals in A", "their rival A".

A pronoun of a gang's rivals means the gang named last before it, whatever the tree or the number says.
"""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances import lists, steps, verb_conditions
from flows.extraction.alliances.relations import Relations
from flows.extraction.kinds import MOVEMENTS
from flows.extraction.page import Sentence
from flows.extraction.parties.cue_sets import ENEMIES
from flows.extraction.parties.parties import CLASSES, Parties
from schemas.vocabulary import OrganisationKind

_CLASHES = frozenset(row["cue"] for row in cues.load("relation_verbs") if row["rule"] == "clash")
_THEIR = frozenset({"their", "its"})
_RIVAL = frozenset({"rival", "rivals", "warring", "feuding", "opposing"})
_FORMER = frozenset({"former", "erstwhile", "onetime", "one-time", "old", "ex", "past", "then"})
_ASIDE = frozenset({",", "(", "the", "of", "in", "like", "-", "–", "--", ":"})
_CALLED = ((",",), ("known", "as"), ("called",), ("named",), ("like",), ("such", "as"))
_REACH = 11


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the enmities of "their rivals"."""
    for token, lemma in parties.page.with_lemmas(sentence):
        if token.lower_ in _RIVAL and token.i + 1 < sentence.end:
            _rival_group(token, sentence, parties, relations)
        if lemma in ENEMIES and token.pos_ in {"NOUN", "PROPN", "ADJ"} and not _is_past(token):
            owner_word = _owner_word(token, sentence)
            if owner_word is not None:
                _rivals(token, owner_word, sentence, parties, relations)


def _rival_group(adjective: Token, sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Read "A and rival gang B", "rival groups A and B" and "A and the rival B"."""
    doc = adjective.doc
    named = lists.bodies_after(adjective, parties)
    for noun in doc[adjective.i + 1 : min(adjective.i + 4, sentence.end)]:
        if named or CLASSES.get(trees.lemma(noun)) != "people":
            break
        named = lists.bodies_after(_called(noun), parties)
    if not named or any(parties.page.entities[k].kind not in MOVEMENTS for k in named):
        return
    start = adjective.i - 1
    while start > sentence.start and doc[start].lower_ in {"the", "its", "their", "of", "members"}:
        start -= 1
    if doc[start].lower_ in {"and", "&"}:
        owners = lists.bodies_before(doc[start], parties)
        relations.add_pairs(
            owners, "opposes", [k for k in named if k not in owners], "rival", adjective, adjective
        )
    elif len(named) == 2:
        relations.add_mutual(named, "opposes", "rival", adjective, adjective)
    elif len(named) == 1 and len(owners := _gangs(sentence.start, adjective.i, parties, named)) == 1:
        # "A raided a village held by a rival group known as B": A's, where the sentence has named no other.
        relations.add_pairs(owners, "opposes", named, "rival", adjective, adjective)


def _called(noun: Token) -> Token:
    """The word before a name: the comma of "rival gang, the A", the last word of "rival gang known as A"."""
    following = steps.words(noun.doc[noun.i + 1 : noun.i + 5])
    words = [t.lower_ for t in following]
    for phrase in _CALLED:
        if tuple(words[: len(phrase)]) == phrase:
            return following[len(phrase) - 1]
    return noun


def _gangs(start: int, end: int, parties: Parties, but: list[int]) -> list[int]:
    """The armed groups named in a stretch of text, other than some."""
    kinds = parties.page.entities
    found = dict.fromkeys(k for t in parties.page.doc[start:end] if (k := parties.named(t)) is not None)
    return [k for k in found if k not in but and kinds[k].kind is OrganisationKind.ARMED_GROUP]


def _is_past(noun: Token) -> bool:
    """Whether the enmity is over: "their former rivals"."""
    return any(c.lower_ in _FORMER for c in noun.children)


def _owner_word(noun: Token, sentence: Sentence) -> Token | None:
    """The "their" of "their fierce rivals"."""
    for i in range(noun.i - 1, max(sentence.start - 1, noun.i - 5), -1):
        token = noun.doc[i]
        if token.lower_ in _THEIR:
            return token
        if token.pos_ not in {"ADJ", "NOUN", "ADV", "PUNCT", "PROPN", "CCONJ"}:
            return None
    return None


def _rivals(noun: Token, whose: Token, sentence: Sentence, parties: Parties, relations: Relations) -> None:
    others = [k for k in parties.modifiers(noun) if k != parties.named(whose)]
    others = (
        others
        or _named_after(noun, sentence, parties)
        or parties.all_of(trees.complements(noun, "in", "of", "at"))
    )
    # "A is their rival" and "A is one of their rivals"
    said = noun.head if noun.dep_ == "nmod" and noun.head.lower_ in {"one", "among"} else noun
    subjects = trees.subjects_of(said) if trees.child(said, "cop") is not None else []
    others = others or parties.all_of(subjects)
    if not others and trees.preposition(noun) == "as" and not trees.is_root(noun):
        # "A sees B as its enemy"
        arguments = trees.arguments(noun.head)
        others = parties.all_of(arguments.patients)
    if not others:
        return
    owner = _owner(whose, others, sentence, parties)
    if owner is not None:
        others = [k for k in others if k != owner]
        relation = "fights" if _are_at_war(noun, sentence) else "opposes"
        relations.add_pairs([owner], relation, others, "enemy", noun, noun, taken_for_granted=True)


def _are_at_war(noun: Token, sentence: Sentence) -> bool:
    """Of "A or their rivals B, who have been fighting a turf war", that the two fight."""
    for clause in noun.doc[noun.i : sentence.end]:
        is_said_of_them = clause.dep_ == "acl:relcl" and clause.head.i >= noun.i
        if (
            is_said_of_them
            and trees.lemma(clause) in _CLASHES
            and verb_conditions.is_own_war(trees.arguments(clause))
        ):
            return True
    return False


def _named_after(noun: Token, sentence: Sentence, parties: Parties) -> list[int]:
    """The bodies named right after "rivals", a comma or "in" at most between: "rivals, the A and the B"."""
    doc = noun.doc
    for i in range(noun.i + 1, min(noun.i + _REACH, sentence.end)):
        body, mention = parties.named(doc[i]), parties.mention(doc[i])
        if body is not None and mention is not None:
            head = doc[mention.start : mention.end].root
            listed = parties.all_of([t for t in trees.nominal_conjuncts(head) if t.i >= i])
            is_subject = head.dep_ in trees.SUBJECTS and doc[i - 1].lower_ == ","
            return [body] if is_subject or body not in listed else listed
        if doc[i].lower_ not in _ASIDE | {"based"} and doc[i].pos_ not in {"ADJ", "NOUN", "PROPN"}:
            return []
    return []


def _owner(whose: Token, others: list[int], sentence: Sentence, parties: Parties) -> int | None:
    """Whom "their" means: the gang named last before it, where the rivals are a gang; else what it refers to."""
    kinds = parties.page.entities
    meant = parties.named(whose)
    if meant is not None and meant not in others and kinds[meant].kind is kinds[others[0]].kind:
        return meant
    if kinds[others[0]].kind is OrganisationKind.ARMED_GROUP:
        for token in reversed(parties.page.doc[sentence.start : whose.i]):
            body = parties.named(token)
            if body is not None and body not in others and kinds[body].kind is OrganisationKind.ARMED_GROUP:
                return body
    return meant if meant is not None and meant not in others and kinds[meant].kind is not _FORCE else None


_FORCE = OrganisationKind.STATE_FORCE
