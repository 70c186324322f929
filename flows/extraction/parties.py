"""Which organisations a phrase stands for as a party: "TTP militants", "cadres of the B", "Syrian airstrikes".

A generic word alone ("rebels") stands for nobody. `seeds/party_nouns.csv` says which nouns stand for
the body that they are of: its people, what it holds, and what it does.
"""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.page import Page
from flows.extraction.office_states import States

CLASSES = {row["cue"]: row["class"] for row in cues.load("party_nouns")}
_AFFIXES = frozenset(row["cue"] for row in cues.load("relation_affixes"))
_BEFORE = cues.words("relation_affixes", cue="anti") | {"anti", "pro", "counter"}
_OF = ("of", "from", "belonging to", "with", "in")
_LIGHT = cues.words("relation_light_verbs", effect="actor")
_WHOLE = frozenset({"series", "number", "phase", "wave", "part", "spate", "dozen", "hundreds", "third", "total", "round",
                    "two", "group", "pair", "lot", "string", "spokesman", "kind", "campaign", "team", "some", "many",
                    "one", "several", "three", "four", "most", "all", "half", "couple", "remnant", "handful"})


def is_affixed(page: Page, start: int, end: int) -> bool:
    """Whether a name is only part of a compound that turns it round: "anti-A", "A-backed"."""
    doc = page.doc
    if start >= 2 and doc[start - 1].lower_ == "-" and doc[start - 2].lower_ in _BEFORE:
        return True
    if start >= 1 and doc[start - 1].lower_ in {"anti", "pro"}:
        return True
    return end + 1 < len(doc) and doc[end].lower_ in {"-", "–"} and doc[end + 1].lower_ in _AFFIXES


class Parties:
    """The parties that tokens stand for. `operators` remembers who was last said to run strikes."""

    def __init__(self, page: Page, states: States) -> None:
        self.page = page
        self.states = states
        self._operator: tuple[int, ...] = ()

    def named(self, token: Token) -> int | None:
        """The organisation that a token's own mention means, unless it is inside "anti-A" or "A-backed"."""
        mention = self.page.mention_at(token)
        if mention is None or is_affixed(self.page, mention.start, mention.end):
            return None
        return self.page.organisation_at(token)

    def of(self, token: Token, acted_on: bool = False) -> list[int]:
        """The organisations that the phrase of a head stands for; `acted_on` lets what a body holds stand for it."""
        body = self.named(token)
        if body is not None:
            return [body]
        kind = CLASSES.get(trees.lemma(token)) or CLASSES.get(token.lower_)
        if self.page.person_at(token) is not None:
            return self._of_person(token) if acted_on else []
        beside = self._beside(token)
        if beside:
            return beside
        if kind == "action":
            return self.owners(token) or ([] if acted_on else list(self._operator))
        if kind == "people" or (kind == "asset" and acted_on):
            return self._possessors(token)
        if trees.lemma(token) in _WHOLE or token.pos_ == "NUM":
            return [k for t in trees.complements(token, "of") for k in self.of(t, acted_on)]
        return []

    def all_of(self, tokens: list[Token], acted_on: bool = False) -> list[int]:
        """`of` for each token, without repetition."""
        return list(dict.fromkeys(k for token in tokens for k in self.of(token, acted_on)))

    def owners(self, noun: Token) -> list[int]:
        """Who does what a noun of action names: its possessor, modifier or "by" phrase, or the subject of its verb."""
        found = self._modifiers(noun)
        found += [k for t in trees.complements(noun, "by") for k in self.of(t)]
        if not found:
            found = self._governed(noun)
        if not found and not any(True for _ in self.targets_before(noun)):
            found = [k for t in trees.complements(noun, "of", "from") if self.named(t) is not None for k in self.of(t)]
        if found:
            self._operator = tuple(found) if trees.lemma(noun) in _STRIKES else self._operator
        return list(dict.fromkeys(found))

    def targets_before(self, noun: Token) -> list[Token]:
        """The nominals that an action noun turns on by "of": "the bombing of A" has A as its target."""
        return trees.complements(noun, "of") if trees.lemma(noun) in _TURNED else []

    def _governed(self, noun: Token) -> list[int]:
        """The subject of the verb whose object a noun of action is: "A launched an offensive"."""
        noun = trees.first_conjunct(noun)
        for _ in range(3):
            if noun.dep_ == "nmod" and trees.preposition(noun) in {"of", "in"} and noun.head.pos_ == "NOUN":
                noun = trees.first_conjunct(noun.head)
        verb = noun.head
        if verb.i == noun.i or trees.lemma(verb) not in _LIGHT:
            return []
        arguments = trees.arguments(verb)
        in_object = noun.dep_ in {"obj", "nsubj:pass", "obl", "xcomp"}
        actors = [t for t in arguments.agents if t.i != noun.i] if in_object else []
        if noun.dep_ == "acl" or (noun.dep_ == "acl:relcl"):
            return []
        return [k for t in actors if CLASSES.get(trees.lemma(t)) != "action" for k in self.of(t)]

    def _modifiers(self, token: Token) -> list[int]:
        """The bodies named in the phrase before a head: "Syrian and Russian airstrikes", "ISIL's tanks"."""
        found = []
        for t in trees.noun_phrase(token):
            if t.i >= token.i:
                break
            body = self.named(t)
            if body is None and t.pos_ in {"ADJ", "PROPN"} and not self._is_inside(t):
                body = self.states.acting(t)
            if body is not None and body not in found:
                found.append(body)
        return found

    def _is_inside(self, token: Token) -> bool:
        mention = self.page.mention_at(token)
        return mention is not None

    def _possessors(self, token: Token) -> list[int]:
        found = [k for k in self._modifiers(token) if not self._is_plain_state(k, token)]
        if found:
            return found
        return [k for t in trees.complements(token, *_OF) if trees.preposition(t) in {"of", "from", ""}
                for k in self._inner(t)]

    def _inner(self, token: Token) -> list[int]:
        body = self.named(token)
        if body is not None:
            return [body]
        return self._possessors(token) if CLASSES.get(trees.lemma(token)) == "people" else []

    def _is_plain_state(self, key: int, token: Token) -> bool:
        """Whether a nationality only says where people are from: "Syrian rebels" are not Syria."""
        entity = self.page.entities[key]
        return entity.kind == "state" and trees.lemma(token) not in _OF_STATE

    def _beside(self, token: Token) -> list[int]:
        """The name beside a description: "the militia, A", "resistance movement A"."""
        for t in [*trees.children(token, "appos", "flat"), *trees.children(token, "compound")]:
            if t.i > token.i and (body := self.named(t)) is not None:
                return [body]
        return []

    def _of_person(self, token: Token) -> list[int]:
        """The armed body of a person who is acted on: "TTP commander A", "A, a commander of B"."""
        found = [k for k in self._modifiers(token) if self.page.entities[k].kind in {"armed_group", "state_force"}]
        if found:
            return found
        for t in trees.children(token, "appos"):
            found = [k for k in self.of(t) if self.page.entities[k].kind in {"armed_group", "state_force"}]
            if found:
                return found
        return []


_STRIKES = cues.words("party_nouns", **{"class": "action"})
_TURNED = frozenset({"bombing", "bombardment", "shelling", "siege", "invasion", "ambush", "killing", "assault", "raid"})
_OF_STATE = frozenset({"force", "troop", "soldier", "army", "military", "personnel", "warplane", "aircraft", "jet",
                       "government", "regime", "authority", "embassy", "consulate", "base", "convoy", "drone", "marine",
                       "air force", "navy", "warship", "police", "policeman", "artillery", "helicopter", "position",
                       "plane", "airman", "peacekeeper", "target", "asset", "base", "troops", "forces"})
