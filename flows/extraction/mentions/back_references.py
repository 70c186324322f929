"""Which body "the group", "this militia", "the rebels", "the Front" mean."""

from functools import cache

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.mentions import gazetteer, names
from flows.extraction.mentions.salience import Discourse
from flows.extraction.page import Page, Sentence
from schemas.vocabulary import OrganisationKind

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# Descriptions of so many sorts of body that a civil one is meant only where the document is about it.
_ANY_BODY = frozenset({"group", "organisation", "organization", "outfit", "body"})
# Heads that only a body with this word in its name is taken up by.
_NAMED_ONLY = cues.words("body_signs", use="named_only")
_INDEFINITE = frozenset(
    {"a", "an", "another", "some", "several", "other", "any", "many", "unidentified", "unknown"}
)
_STATES_OWN = frozenset({OrganisationKind.STATE_FORCE, OrganisationKind.STATE, OrganisationKind.INTERGOVERNMENTAL})
_LONGEST = 5  # tokens of a description before its head
_MARGIN, _SAME_SENTENCE = 15.0, 30.0
_ABOUT, _SAME_WORD = 60.0, 40.0


def meant(discourse: Discourse, token: Token, sentence: Sentence, topic: int | None) -> tuple[int, int | None]:
    """The first token of a description that ends at a token, and the body that it means, if one is clear."""
    start, row = _description(discourse.page, token, sentence)
    if row is None or (token.lower_ == "body" and not _acts(token)):
        return token.i, None
    kinds = {OrganisationKind(kind) for kind in row["kinds"].split("|")}
    head = names.fold(row["cue"]).split()[-1]
    adjectives = [t for t in token.doc[start : token.i] if t.lower_ not in row["cue"].split()]
    if row["cue"] in _ANY_BODY:
        fitting = [
            k for k in _earlier(discourse, token, kinds, adjectives) if _is_armed(discourse, k) or k == topic
        ]
    else:
        fitting = _earlier(discourse, token, kinds, adjectives)
    is_force = kinds <= _STATES_OWN and any("-" in t.text or t.pos_ == "NOUN" for t in adjectives)
    if head in _NAMED_ONLY or is_force or (token.text.istitle() and not token.is_sent_start):
        fitting = [k for k in fitting if head in names.fold(discourse.page.entities[k].name).split()]
        if len(fitting) > 1 and token.text.istitle():
            return start, None
    if head == "party":
        fitting = [k for k in fitting if discourse.kind(k) is OrganisationKind.PARTY] or fitting
    if not fitting or _is_other(discourse, token, sentence, head, row["use"]):
        return start, None
    if row["use"] == "members":
        return start, fitting[0] if len(fitting) == 1 else None
    return start, _best(discourse, token, sentence, fitting, head, topic)


def _is_armed(discourse: Discourse, entity: int) -> bool:
    return discourse.kind(entity) is not OrganisationKind.CIVIL


def _earlier(
    discourse: Discourse, token: Token, kinds: set[OrganisationKind], adjectives: list[Token]
) -> list[int]:
    """The bodies of some kinds that were named before a token and that its adjectives allow, in order.

    The front in "faction of the front" is only part of a longer name.
    """
    found: list[int] = []
    reach = 0
    for mention in sorted(discourse.page.mentions, key=lambda m: (m.start, -m.end)):
        if mention.start >= token.i:
            break
        if mention.end <= reach:
            continue
        reach = mention.end
        if mention.entity not in found and discourse.is_body(mention.entity):
            found.append(mention.entity)
    wanted = _countries(adjectives)
    fitting = [k for k in found if discourse.kind(k) in kinds]
    homes = {k: _home(discourse, k) for k in fitting}
    known = [k for k in fitting if not wanted or homes[k] & wanted]
    unknown = [k for k in fitting if not homes[k]]
    return known or (unknown if len(unknown) == 1 else [])


def _countries(adjectives: list[Token]) -> set[str]:
    """ISO 3166 codes of the states whose adjectives stand in a description: "the Lebanese group"."""
    return {name.body.country for t in adjectives for name in _by_adjective().get(t.lower_, ())}


@cache
def _by_adjective() -> dict[str, list[gazetteer.Name]]:
    found: dict[str, list[gazetteer.Name]] = {}
    for name in gazetteer.known_names():
        if name.use == "adjective":
            found.setdefault(name.text.lower(), []).append(name)
    return found


def _home(discourse: Discourse, entity: int) -> set[str]:
    """ISO 3166 codes of the states that a reviewed body is of."""
    seed = discourse.page.entities[entity].seed_id
    return set(gazetteer.bodies()[seed].country.split("|")) - {""} if seed in gazetteer.bodies() else set()


def _is_other(discourse: Discourse, token: Token, sentence: Sentence, head: str, use: str) -> bool:
    """Whether an unnamed body or crowd of the same sort was brought in since: "a group of gunmen … the group"."""
    doc = token.doc
    alike = (
        cues.words("anaphors", use="members") | {"gunmen", "attackers", "assailants"}
        if use == "members"
        else {head}
    )
    near = [r for r, _ in discourse.near(token, sentence) if r.token < token.i]
    for referent in sorted(near, key=lambda r: -r.token):
        noun = doc[referent.token]
        if referent.entity is not None or (noun.lower_ not in alike and trees.lemma(noun) not in alike):
            continue
        of_body = any(discourse.is_body(discourse.entity_at(t)) for t in trees.complements(noun, "of"))
        if of_body or discourse.owners(noun):
            continue  # "a faction of the militia", "four TTP militants"
        if any(c.lower_ in _INDEFINITE or c.dep_ == "nummod" for c in noun.children if c.i < noun.i):
            return True
    return False


def _best(
    discourse: Discourse, token: Token, sentence: Sentence, fitting: list[int], head: str, topic: int | None
) -> int | None:
    """The most salient of the bodies that fit; the only one of the document where none was named lately."""
    weights: dict[int, dict[int, float]] = {}
    for referent, weight in discourse.near(token, sentence):
        if referent.entity in fitting and referent.entity is not None:
            by_sentence = weights.setdefault(referent.entity, {})
            weight += _SAME_SENTENCE if referent.sentence == sentence.ordinal else 0.0
            by_sentence[referent.sentence] = max(weight, by_sentence.get(referent.sentence, 0.0))
    total = {k: sum(found.values()) for k, found in weights.items()}
    if topic in fitting and topic is not None:
        total[topic] = total.get(topic, 0.0) + _ABOUT
    for k in total:
        if head in names.fold(discourse.page.entities[k].name).split():
            total[k] += _SAME_WORD
    ranked = sorted(total, key=lambda k: -total[k])
    if not ranked:
        armed = [k for k in fitting if _is_armed(discourse, k)]
        return armed[0] if len(armed) == 1 and not _is_brought_in(discourse, token, head) else None
    if len(ranked) > 1 and total[ranked[0]] - total[ranked[1]] < _MARGIN:
        return None
    return ranked[0]


def _is_brought_in(discourse: Discourse, token: Token, head: str) -> bool:
    """Whether an unnamed body of the same noun was spoken of anywhere before: "a vigilante group"."""
    for noun in token.doc[: token.i]:
        if (
            trees.lemma(noun) != head
            or noun.dep_ in {"appos", "compound"}
            or discourse.entity_at(noun) is not None
        ):
            continue
        is_named = any(c.i > noun.i and c.dep_ in {"appos", "flat"} for c in noun.children)
        is_said = any(c.dep_ == "cop" for c in noun.children)
        if not is_named and not is_said and any(c.lower_ in {"a", "an", "another"} for c in noun.children):
            return True
    return False


def _acts(token: Token) -> bool:
    """Whether a body does something that only an organisation does: the other sort "was dumped"."""
    return token.dep_ == "nsubj" and trees.lemma(token.head) in cues.words("body_signs", use="done") - {
        "be",
        "have",
    }


def _description(page: Page, token: Token, sentence: Sentence) -> tuple[int, dict[str, str] | None]:
    """Where a definite description that ends at a token begins, after its determiner, and its row."""
    doc, rows = token.doc, _rows()
    start = token.i
    row = rows.get(token.lower_)
    if token.i > sentence.start and (longer := rows.get(f"{doc[token.i - 1].lower_} {token.lower_}")) is not None:
        start, row = start - 1, longer
    if row is None:
        return token.i, None
    while start > sentence.start and token.i - start < _LONGEST and _may_describe(page, doc[start - 1]):
        start -= 1
    if start == sentence.start or doc[start - 1].lower_ not in _DEFINITE:
        return token.i, None
    return (token.i, None) if _goes_on(token) else (start, row)


def _may_describe(page: Page, token: Token) -> bool:
    """Whether an adjective can stand in a description of a body named before: "the brutal", "the Lebanese"."""
    mention = page.mention_at(token)
    if mention is not None and page.entities[mention.entity].kind is not OrganisationKind.STATE:
        return False
    if token.lower_ in cues.words("body_signs", use="apart") or (
        token.lower_.endswith(("er", "est")) and token.pos_ == "ADJ"
    ):
        return False
    is_known = token.lower_ in _by_adjective() or token.lower_ in cues.words("group_adjectives")
    if token.text == "-" or is_known or token.lower_ in cues.words("group_modifiers"):
        return True
    return token.text.islower() and (
        token.pos_ in {"ADJ", "ADV"} or (token.pos_ == "VERB" and token.dep_ == "amod")
    )


def _goes_on(token: Token) -> bool:
    """Whether a description is only the first part of a longer one: "the group of", "the party leader"."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    if after.lower_ in {"of", "that", "which", "who", "called", "named", "known"} or after.text == "-":
        return True
    joined = token.dep_ == "compound" and (after.pos_ == "PROPN" or token.head.i > after.i)
    is_name = after.pos_ == "PROPN" and after.head.i == token.i
    return joined or is_name


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["cue"]: row for row in cues.load("anaphors")}


@cache
def last_words() -> frozenset[str]:
    """Every word that a description which refers back can end in."""
    return frozenset(row["cue"].split()[-1] for row in cues.load("anaphors"))
