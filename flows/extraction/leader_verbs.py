"""Positions said by a verb: "founded by A", "A, who heads B", "assigned to B", "belonging to B"."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.leader_claims import Collector, is_dead
from flows.extraction.page import Mention, Page, Sentence
from schemas.vocabulary import MentionForm, OrganisationKind, Role

_ROLES = {row["cue"]: Role(row["effect"]) for row in cues.load("leader_verbs") if row["effect"] in set(Role)}
_PHRASAL = {"set": "up"}
# Verbs with many other objects: the founder is a person, but "formed a government" makes none of one.
_BELONGING = frozenset({"belong", "assign"})


def read(page: Page, sentence: Sentence, collector: Collector) -> None:
    """Add the positions that the verbs of a sentence say."""
    for token in page.span(sentence):
        role = _ROLES.get(trees.lemma(token))
        if role is None or token.pos_ not in {"VERB", "ADJ"}:
            continue
        if trees.lemma(token) in _PHRASAL:
            particle = _PHRASAL[trees.lemma(token)]
            if not any(c.lower_ == particle for c in trees.children(token, "compound:prt")):
                continue
        found = trees.arguments(token)
        if trees.lemma(token) in _BELONGING:
            near = _before(page, token)
            persons, bodies = [near] if near else found.patients or found.agents, found.oblique("to")
        else:
            persons, bodies = found.agents, found.patients
        for person in _persons(page, persons):
            for body in _bodies(page, bodies):
                former = is_dead(page.doc[person.end - 1])
                _add(page, token, person, body, role, collector, former)


def _before(page: Page, token: Token) -> Token | None:
    """The name that a participle comes right after: "one A, belonging to B"."""
    i = token.i - 1
    while i > 0 and page.doc[i].lower_ in {",", "who"}:
        i -= 1
    return page.doc[i] if page.person_at(page.doc[i]) is not None else None


def _add(
    page: Page, token: Token, person: Mention, body: int, role: Role, collector: Collector, former: bool
) -> None:
    armed = page.entities[body].kind in (OrganisationKind.ARMED_GROUP, OrganisationKind.PARTY)
    if role is Role.COMMANDER and armed and token.lower_ == "commands":
        role = Role.LEADER
    rule = f"leaders.{'belongs_to' if role is Role.MEMBER else 'verb'}"
    collector.add(page.doc[token.i : token.i + 1], token, person, body, role, rule, token.text, former)


def _persons(page: Page, tokens: list[Token]) -> list[Mention]:
    """The persons among arguments; a name beside a description counts ("his brother A")."""
    found = []
    for token in tokens:
        for t in (token, *trees.children(token, "appos", "flat", "compound")):
            mention = page.mention_at(t)
            if mention is not None and page.entities[mention.entity].type == "person":
                found.append(mention)
                break
    return found


def _bodies(page: Page, tokens: list[Token]) -> list[int]:
    found = []
    for token in tokens:
        for t in (token, *trees.children(token, "appos", "flat", "acl")):
            body = page.organisation_at(t)
            if body is None and t.dep_ == "acl":
                body = next((k for c in t.children if (k := page.organisation_at(c)) is not None), None)
            mention = page.mention_at(t)
            named = mention is not None and mention.form is not MentionForm.PRONOUN
            if body is not None and (named or page.entities[body].kind is not OrganisationKind.STATE):
                found.append(body)
                break
    return found
