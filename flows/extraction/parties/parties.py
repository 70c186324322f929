"""Which organisations a phrase stands for as a party: "TTP militants", "cadres of the B", "Syrian airstrikes".

A generic word alone ("rebels") stands for nobody. `seeds/party_nouns.csv` says which nouns stand for
the body that they are of: its people, what it holds, what it does, and several bodies together.
"""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.kinds import ARMED
from flows.extraction.parties.cue_sets import ENEMIES, HELD
from flows.extraction.parties.operations import CLASSES, Operations

__all__ = ["CLASSES", "Parties"]

_OF_STATE = cues.words("party_nouns", **{"class": "people", "state": "yes"}) | cues.words(
    "party_nouns", **{"class": "asset", "state": "yes"}
)
_SOME = frozenset({"former", "ex", "several", "some", "many", "few"})
_OTHERS = frozenset({"ally", "partner", "affiliate"})
_INTRODUCING = cues.words("relation_words", use="introducing")
_WHOSE = frozenset({"their", "its", "his", "her", "whose"})
_CONCERT = cues.words("relation_words", use="concert")
_CARRIED = cues.words("verb_conditions", condition="carried")
_TIES = frozenset({"associate", "link", "affiliate", "connect"})


class Parties(Operations):
    """The parties that the phrases of a page stand for."""

    def of(self, token: Token, acted_on: bool = False) -> list[int]:
        """The organisations that the phrase of a head stands for.

        `acted_on` lets what a body holds stand for it, too: an attack on its base is one on the body.
        """
        body = self.named(token)
        if body is not None:
            return [body]
        kind = CLASSES.get(trees.lemma(token)) or CLASSES.get(token.lower_)
        if self.page.person_at(token) is not None:
            return self._of_person(token) if acted_on else []
        beside = self._beside(token)
        if beside is not None:
            return self._listed(token, beside)
        if kind == "action":
            own = self.owners(token)
            # "Their efforts" are those of somebody else than who was last said to run some.
            theirs = any(c.lower_ in _WHOSE for c in trees.children(token, "nmod:poss"))
            return own if own or theirs else list(self.operators(token))
        if trees.lemma(token) in ENEMIES:
            return self.included(token)
        if kind == "device":
            return self.owners(token)
        if kind == "bond":
            return self.between(token) or self.all_of(self.complements(token, "of"))
        if kind == "people" or (kind == "asset" and acted_on):
            found = self._possessors(token) or self.included(token) or self._of_named(token, acted_on)
            found = found or (self._held(token) if acted_on else [])
            return found or self.the_two(token)
        if kind == "quantity" or token.pos_ == "NUM":
            return self.all_of(self.complements(token, "of"), acted_on) or self.the_two(token)
        return self._held(token) if acted_on else []

    def _held(self, token: Token) -> list[int]:
        """Whose a thing is that is attacked: "houses held by A", "a bus carrying A troops"."""
        found: list[int] = []
        for clause in trees.children(token, "acl"):
            arguments = trees.arguments(clause)
            if trees.is_passive(clause) and trees.lemma(clause) in HELD:
                found += self.all_of(arguments.agents)
            elif not trees.is_passive(clause) and trees.lemma(clause) in _CARRIED:
                found += self.all_of([t for t in arguments.patients if t.i != token.i])
        return found

    def all_of(self, tokens: list[Token], acted_on: bool = False) -> list[int]:
        """`of` for each token, without repetition."""
        joined = [
            t for token in tokens for t in trees.complements(token, "along with", "together with", "as well as")
        ]
        # Of "A, together with B, took C", B, where the tree hangs it on "together".
        joined += [
            t
            for token in tokens
            for adverb in trees.children(token, "advmod")
            if adverb.lower_ in {"together", "along", "jointly"}
            for t in trees.children(adverb, "obl", "nmod")
        ]
        # Of "A under Omar Dar and B attacked", B, where the tree sets it beside the leader.
        joined += [
            c
            for token in tokens
            for t in trees.complements(token, "under")
            if t.pos_ == "PROPN" and self.mention(t) is None
            for c in trees.nominal_conjuncts(t)[1:]
            if self.named(c) is not None
        ]
        return list(dict.fromkeys(k for token in [*tokens, *joined] for k in self.of(token, acted_on)))

    def allies_in(self, verb: Token) -> list[int]:
        """Those beside whom, or as a part of whom, the agents of a clause act: "A acts as part of B"."""
        arguments = trees.arguments(verb)
        if verb.dep_ in {"advcl", "xcomp", "conj"} and verb.head.pos_ == "VERB":
            for case, tokens in trees.arguments(trees.first_conjunct(verb).head).obliques.items():
                arguments.obliques.setdefault(case, []).extend(tokens)
        beside = arguments.oblique("alongside", "together with", "along with")
        joint = [*arguments.oblique("in"), *(t for a in arguments.agents for t in trees.complements(a, "in"))]
        beside += [t for c in joint if trees.lemma(c) in _CONCERT for t in trees.complements(c, "with")]
        wholes = [
            t
            for part in arguments.oblique("as")
            if trees.lemma(part) in {"part", "member"}
            for t in self.complements(part, "of")
        ]
        return self.all_of([*beside, *wholes])

    def _possessors(self, token: Token) -> list[int]:
        """The body that people or things are of."""
        if any(c.lower_ in _SOME for c in token.children) and trees.lemma(token) == "member":
            return []
        acting = trees.lemma(token) in _OF_STATE
        found = [k for k in self.modifiers(token, acting) if acting or not self._is_nationality(k, token)]
        if trees.lemma(token) in _OTHERS:
            # "Our allies" are others than we.
            owners = [self.named(t) for t in trees.children(token, "nmod:poss")]
            found = [k for k in found if k not in owners]
        for t in self.complements(token, "of", "from"):
            body = self.named(t)
            if body is not None and not (trees.preposition(t) == "from" and self.is_state(body)):
                found.append(body)
            elif CLASSES.get(trees.lemma(t)) == "people":
                found += self._possessors(t)
        for clause in trees.children(token, "acl"):
            if trees.lemma(clause) in _TIES:
                found += self.all_of(trees.arguments(clause).oblique("with", "to"))
            elif trees.lemma(clause) == "belong":
                found += self.all_of(trees.arguments(clause).oblique("to"))
        return list(dict.fromkeys(found))

    def _is_nationality(self, key: int, token: Token) -> bool:
        """Whether a country only says where people are from: "Syrian rebels" are not Syria."""
        if not self.is_state(key):
            return False
        words = [t for t in trees.noun_phrase(token) if t.i < token.i and self.named(t) == key]
        return all(self.states.is_country(t) for t in words)

    def _beside(self, token: Token) -> int | None:
        """The name beside a description: "the militia, A", "resistance movement A", "A, a network"."""
        for t in trees.children(token, "appos", "flat", "compound"):
            if t.i > token.i and (body := self.named(t)) is not None:
                return body
        if any(c.lower_ in _INTRODUCING for c in token.children if c.i < token.i):
            # "rival organization the A", where the tree takes A for something else
            i = token.i + 1
            i += i < len(token.doc) and token.doc[i].lower_ == "the"
            if i < len(token.doc) and (body := self.named(token.doc[i])) is not None:
                return body
        if token.dep_ in {"appos", "parataxis"}:
            near = self.before(token)
            return near if near is not None else self.named(token.head)
        return None

    def _listed(self, token: Token, first: int) -> list[int]:
        """Of "its members - A, B and C -", all of the list whose first the tree sets beside several bodies."""
        found = [first]
        if token.lower_ != trees.lemma(token):
            for t in trees.children(token, "appos"):
                if t.i > token.i and self.named(t) == first:
                    found += [k for c in trees.nominal_conjuncts(t) if (k := self.named(c)) is not None]
        return list(dict.fromkeys(found))

    def _of_person(self, token: Token) -> list[int]:
        """The armed body of a person who is acted on: "TTP commander A", "A, a commander of B"."""
        found = [k for k in self.modifiers(token) if self.page.entities[k].kind in ARMED]
        for t in trees.children(token, "appos"):
            # "A, a B commander" and "A, emir of B"
            named = [k for c in trees.complements(t, "of") if (k := self.named(c)) is not None]
            found += [k for k in self.of(t) or named if self.page.entities[k].kind in ARMED]
        if (
            not found
            and (body := self.bodies.get((self.page.sentence_of(token).ordinal, self._person(token)))) is not None
        ):
            found = [body]
        return found[:1]

    def _of_named(self, token: Token, acted_on: bool) -> list[int]:
        """The body of the person named beside a description: "another leader, A, was killed"."""
        persons = [t for t in trees.children(token, "appos", "flat") if self.page.person_at(t) is not None]
        return self._of_person(persons[0]) if persons and acted_on else []

    def _person(self, token: Token) -> int:
        person = self.page.person_at(token)
        return -1 if person is None else person
