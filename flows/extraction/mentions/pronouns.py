"""Which body "it", "its", "they", "their" and "them" mean: the most salient referent that fits, if it is a body.

A pronoun that something else could mean as well means nobody.
"""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.kinds import ARMED_OR_PARTY, MOVEMENTS
from flows.extraction.mentions.salience import SUBJECT, Discourse, Referent, people_nouns
from flows.extraction.page import Sentence
from schemas.vocabulary import OrganisationKind

ITS = frozenset({"it", "its"})
THEY = frozenset({"they", "their", "them"})
_WEAK = cues.words("body_signs", use="weak")
_TOGETHER = frozenset({"against", "with", "alongside", "by", "to", "for", "of"})
# What a pronoun of a body could be as well, whatever is done: bodies that the text leaves unnamed.
_UNNAMED = cues.words("body_signs", use="unnamed")
_SAYING = cues.words("body_signs", use="says")
_LEAST, _MARGIN = 12.0, 15.0
_LEAST_UNSURE, _MARGIN_UNSURE = 45.0, 25.0
_LEAST_OWNED = 70.0  # for "its" of what a thing can have as well
_LEAST_THEY, _MARGIN_THEY = 45.0, 20.0
_OWN_SUBJECT, _REPORTED, _OWNER, _ABOUT = 80.0, 50.0, 80.0, 60.0
_UNDERGONE = 60.0  # "A arrested B; they were charged": B
_PEOPLE = ("ists", "ers", "ites")  # names that are of people take "their": "the Maoists"
# Who alone has what: `use` of `seeds/body_signs.csv` → kinds.
_OWNERS = {
    "owned_by_armed": MOVEMENTS,
    "owned_by_state": frozenset({OrganisationKind.STATE, OrganisationKind.INTERGOVERNMENTAL}),
}


@dataclass(slots=True)
class _Weighed:
    entity: int | None
    weight: float


def meant(discourse: Discourse, token: Token, sentence: Sentence, topic: int | None) -> int | None:
    """The body that a pronoun of the third person means, None where it is unclear or no body."""
    is_many = token.lower_ in THEY
    sure = _demand(token)
    if sure is None or token.dep_ == "expl":
        return None
    if token.dep_ == "nmod:poss" and any(_is_unclear(discourse, t) for t in _own_subjects(token)):
        return None
    weighed = _weigh(discourse, token, sentence, sure, is_many)
    if topic is not None and not is_many:
        weighed.setdefault(str(topic), _Weighed(topic, 0.0)).weight += _ABOUT
    ranked = sorted(weighed.values(), key=lambda w: -w.weight)
    if not ranked or not discourse.is_body(ranked[0].entity):
        return None
    if len(ranked) == 1 and is_many and token.dep_ not in trees.SUBJECTS:
        return ranked[0].entity
    least, margin = (_LEAST, _MARGIN) if sure else (_LEAST_UNSURE, _MARGIN_UNSURE)
    if not sure and token.dep_ == "nmod:poss":
        least = _LEAST_OWNED
    if is_many:
        least, margin = _LEAST_THEY, _MARGIN_THEY
    if ranked[0].weight < least or (len(ranked) > 1 and ranked[0].weight - ranked[1].weight < margin):
        return None
    return ranked[0].entity


def _demand(token: Token) -> bool | None:
    """Whether what is done or owned is a body's alone; None where it says nothing of a body."""
    lemma = trees.lemma(token.head)
    if token.dep_ == "nmod:poss":
        theirs = "of_people" if token.lower_ in THEY else "of_thing"
        if lemma in cues.words("body_signs", use=theirs):
            return None
        return token.head.lower_ in cues.words("body_signs", use="owned") or lemma in cues.words(
            "body_signs", use="owned"
        )
    if token.dep_ not in trees.SUBJECTS:
        if token.lower_ == "it" and lemma in {"make", "find", "consider", "take"}:
            return None
        is_tied = lemma in _acts() and (
            token.dep_ in {"obj", "iobj"} or trees.preposition(token) in _TOGETHER - {"for", "of"}
        )
        return False if is_tied or lemma in cues.words("body_signs", use="suffered") else None
    if token.dep_ == "nsubj:pass" and lemma in cues.words("body_signs", use="told"):
        return None
    if lemma == "take" and token.head.dep_ == "acl:relcl":
        return None  # "the time it takes"
    if _is_linked(token):
        return False if lemma in cues.words("body_nouns") or token.lower_ in THEY else None
    if lemma in cues.words("body_signs", use="done"):
        is_harm = token.dep_ == "nsubj" and lemma in _harms()
        return lemma not in _WEAK and not is_harm
    opens = token.dep_ in trees.SUBJECTS and trees.is_root(token.head)
    return False if opens or lemma in _acts() or token.lower_ in THEY else None


def _is_linked(token: Token) -> bool:
    return any(c.dep_ == "cop" for c in token.head.children)


@cache
def _acts() -> frozenset[str]:
    """Verbs and nouns of what bodies do to one another."""
    rows = (*cues.load("relation_verbs"), *cues.load("relation_nouns"))
    return frozenset(row["cue"] for row in rows if " " not in row["cue"])


@cache
def _harms() -> frozenset[str]:
    """Verbs whose subject may be an attack or a device: "It killed 12 people"."""
    return cues.words("casualty_verbs") | {"target", "hit", "strike", "destroy"}


def _said_of(discourse: Discourse, token: Token) -> set[int | None]:
    """Of "A is its armed wing", A: nothing is its own wing."""
    noun = token.head
    if token.dep_ != "nmod:poss" or trees.child(noun, "cop") is None:
        return set()
    return {discourse.entity_at(t) for t in trees.children(noun, "nsubj")}


def _weigh(
    discourse: Discourse, token: Token, sentence: Sentence, sure: bool, is_many: bool
) -> dict[str, _Weighed]:
    """The referents that fit, each with the sum of its mentions' weights (one a sentence)."""
    doc = token.doc
    above = _around(token)
    beside = _beside(token)
    own = {t.i for t in _own_subjects(token)}
    example = _example_of(token)
    said_of = _said_of(discourse, token)
    verb = trees.lemma(token.head)
    undergoes = token.dep_ == "nsubj:pass" and verb in cues.words("body_signs", use="undergone")
    extra = {t.i: _REPORTED for t in _reporters(token)} | {t.i: _OWNER for t in _owners_of_clause(token)}
    best: dict[str, dict[int, float]] = {}
    entities: dict[str, int | None] = {}
    for referent, weight in [*discourse.near(token, sentence), *_ahead(discourse, token, sentence)]:
        if referent.token in above or referent.token in beside:
            continue
        if referent.entity is not None and referent.entity in said_of:
            continue
        if not _fits(discourse, referent, doc[referent.token], sure, is_many, token):
            continue
        if referent.token in own and token.dep_ == "nmod:poss":
            weight += _OWN_SUBJECT
        weight += extra.get(referent.token, 0.0)
        if undergoes and referent.sentence == sentence.ordinal and not referent.is_subject:
            weight += _UNDERGONE
        if example is not None and referent.token < example:
            nearest = not any(referent.token < r.token < example for r in discourse.referents(sentence))
            weight += _OWN_SUBJECT + SUBJECT if nearest else 0.0
        entity = referent.entity
        key = str(entity) if entity is not None else f"#{trees.lemma(doc[referent.token])}"
        if is_many and _is_joined(doc[referent.token], token):
            key, entity = f"#and {trees.first_conjunct(doc[referent.token]).i}", None
        entities[key] = entity
        by_sentence = best.setdefault(key, {})
        by_sentence[referent.sentence] = max(weight, by_sentence.get(referent.sentence, 0.0))
    return {key: _Weighed(entities[key], sum(found.values())) for key, found in best.items()}


def _around(token: Token) -> set[int]:
    """The nominals that a pronoun is inside of; not what that is coordinated with: "A and its allies"."""
    found = {token.i}
    below = token
    for above in trees.ancestors(token):
        if below.dep_ != "conj":
            found.add(above.i)
        below = above
    return found


def _beside(token: Token) -> set[int]:
    """The subject that an object of its own verb cannot be, and what the pronoun is coordinated with."""
    found = {t.i for t in trees.expand_conjuncts(trees.first_conjunct(token))} - {token.i}
    if token.dep_ not in trees.SUBJECTS and token.dep_ != "nmod:poss":
        found |= {t.i for t in trees.subjects_of(trees.clause_head(token))}
    return found


def _own_subjects(token: Token) -> list[Token]:
    """The subjects of the clause of a possessive, understood ones included."""
    predicate = trees.clause_head(token)
    return [t for t in trees.subjects_of(predicate) if t.i != token.i]


def _is_unclear(discourse: Discourse, subject: Token) -> bool:
    """Whether a subject is a pronoun that was not understood: what it owns is nobody's."""
    return subject.pos_ == "PRON" and subject.lower_ in ITS | THEY and subject.i not in discourse.meant


def _reporters(token: Token) -> list[Token]:
    """Who says the clause of which the pronoun is the subject: "the ministry said it had sent help"."""
    predicate = trees.clause_head(token)
    if predicate.dep_ not in {"ccomp", "parataxis", "xcomp"} or trees.is_root(predicate):
        return []
    return trees.subjects_of(predicate.head)


def _owners_of_clause(token: Token) -> list[Token]:
    """Of "the ministry's announcement that it was …", the ministry."""
    predicate = trees.clause_head(token)
    noun = predicate.head
    if predicate.dep_ not in {"acl", "ccomp"} or noun.pos_ != "NOUN":
        return []
    return trees.children(noun, "nmod:poss") or trees.complements(noun, "by", "of", "from")


def _example_of(token: Token) -> int | None:
    """Where "including" stands, if a pronoun follows it: "the front, including three of its leaders"."""
    phrases = (t for t in (token, *trees.ancestors(token)) if trees.preposition(t) in {"including", "such as"})
    first = next(phrases, None)
    return min(c.i for c in trees.children(first, "case")) if first is not None else None


def _ahead(discourse: Discourse, token: Token, sentence: Sentence) -> list[tuple[Referent, float]]:
    """The subject that follows a pronoun in a part put before it: "In its report, the council said"."""
    if any(discourse.is_body(r.entity) for r in discourse.referents(sentence) if r.token < token.i):
        return []
    for above in trees.ancestors(token):
        if above.dep_ in {"obl", "advcl", "obl:unmarked", "acl"} and not trees.is_root(above):
            subjects = [t for t in trees.subjects_of(above.head) if t.i > token.i]
            if above.i < above.head.i and subjects:
                found = [r for r in discourse.referents(sentence) if r.token == subjects[0].i]
                return [(r, SUBJECT + _OWN_SUBJECT / 2) for r in found]
    return []


def _owned_by(token: Token) -> str:
    """Whether armed bodies or states alone have what a possessive says to be owned."""
    if token.dep_ != "nmod:poss":
        return ""
    uses = (use for use in _OWNERS if token.head.lower_ in cues.words("body_signs", use=use))
    return next(uses, "")


def _is_joined(token: Token, pronoun: Token) -> bool:
    """Whether a nominal is one of several that are named together: "they" are all of them."""
    joined = trees.nominal_conjuncts(trees.first_conjunct(token))
    return len(joined) > 1 and not any(t.i == pronoun.head.i or t.i == pronoun.i for t in joined)


def _fits(discourse: Discourse, referent: Referent, head: Token, sure: bool, is_many: bool, token: Token) -> bool:
    """Whether number, person and what is done let a pronoun mean a referent."""
    body = discourse.is_body(referent.entity)
    if referent.entity is not None and not body:
        return False
    if body and referent.entity is not None:
        kind = discourse.kind(referent.entity)
        wanted = _OWNERS.get(_owned_by(token))
        if wanted is not None and kind not in wanted:
            return False
        if is_many:
            return kind in ARMED_OR_PARTY
        return not referent.is_of_members and not head.lower_.endswith(_PEOPLE)
    lemma = trees.lemma(head)
    if is_many:
        return referent.is_plural
    if "Plur" in head.morph.get("Number", []) or lemma in people_nouns() or head.ent_type_ == "PERSON":
        return False
    if not sure:
        return True
    is_unnamed = lemma in cues.words("body_nouns") or lemma in _UNNAMED or head.ent_type_ in {"ORG", "PLACE"}
    return is_unnamed or (lemma in cues.words("body_signs", use="writing") and trees.lemma(token.head) in _SAYING)
