"""Which organisations a phrase stands for as a party: "TTP militants", "cadres of the B", "Syrian airstrikes".

A generic word alone ("rebels") stands for nobody. `seeds/party_nouns.csv` says which nouns stand for
the body that they are of: its people, what it holds, what it does, and several bodies together.
"""

from collections import Counter

from spacy.tokens import Token

from flows.extraction import attribution, cues, trees
from flows.extraction.leader_claims import BODIES
from flows.extraction.mention_index import outermost
from flows.extraction.office_states import States
from flows.extraction.page import Mention, Page, Sentence
from schemas.vocabulary import OrganisationKind

CLASSES = {row["cue"]: row["class"] for row in cues.load("party_nouns")}
_AFFIXES = frozenset(row["cue"] for row in cues.load("relation_affixes")) | {"led"}
_BEFORE = frozenset({"anti", "pro", "counter"})
_BETWEEN_ENDS = frozenset(
    {"against", "after", "before", "over", "since", "that", "which", ".", ";", ":", "in", "on"}
)
_ASIDES = cues.words("relation_verbs") | {"allied", "backed", "led", "supported", "which", "who", "known"}
_INCLUDING = ("including", "such as", "like", "especially", "notably", "namely", "particularly")
_WE = frozenset({"we", "our", "us"})
_LIGHT = cues.words("relation_light_verbs", effect="actor")
_WHOLE = cues.words("party_nouns", **{"class": "quantity"})
_OF_STATE = cues.words("party_nouns", **{"class": "people", "state": "yes"}) | cues.words(
    "party_nouns", **{"class": "asset", "state": "yes"}
)
_SOME = frozenset({"former", "ex", "several", "some", "many", "few"})
_ARMED = frozenset({OrganisationKind.ARMED_GROUP, OrganisationKind.STATE_FORCE})
_STRIKES = cues.words("party_nouns", **{"class": "action", "state": "strike"})


class Parties:
    """The parties that tokens stand for, on one page.

    It remembers who was last said to run an operation or strikes: these stand for that body (codebook).
    """

    def __init__(self, page: Page, states: States) -> None:
        self.page = page
        self.states = states
        self._outer = outermost(page)
        self._operators: dict[bool, tuple[int, ...]] = {}
        self._default: tuple[int, ...] = ()
        self._default = self._main_operator()
        self._bodies: dict[tuple[int, int], int] = page.doc.user_data.get(BODIES, {})

    def _main_operator(self) -> tuple[int, ...]:
        """Who runs the strikes of the page, where it is one body throughout."""
        owners = Counter(
            k
            for sentence in self.page.claimable()
            for t in self.page.span(sentence)
            if trees.lemma(t) in _STRIKES and t.pos_ == "NOUN"
            for k in self.owners(t)
        )
        self._operators = {}
        return tuple(owners) if len(owners) == 1 else ()

    def note_operators(self, sentence: Sentence) -> None:
        """Remember who is said to run the operations and strikes of a sentence."""
        for t in self.page.span(sentence):
            if t.pos_ == "NOUN" and CLASSES.get(trees.lemma(t)) == "action":
                self.owners(t)

    def mention(self, token: Token) -> Mention | None:
        """The outermost organisation mention at a token."""
        found = self._outer.get(token.i)
        if found is None:
            inner = self.page.mention_at(token)
            found = inner if inner is not None and self.page.organisation_at(token) is not None else None
        return found

    def named(self, token: Token) -> int | None:
        """The organisation that a token's own mention means, unless it is inside "anti-A" or "A-backed"."""
        mention = self.mention(token)
        if mention is None and token.lower_ in _WE:
            return self._speaker(token)
        return None if mention is None or self.is_affixed(mention) else mention.entity

    def _speaker(self, token: Token) -> int | None:
        """The body that "we" speaks for: that of the person who says so, else of the office that publishes."""
        source = attribution.stance(self.page, token).source
        if source is not None and self.page.entities[source].type == "organisation":
            return source
        spoken = [body for (_, person), body in self._bodies.items() if person == source]
        if spoken:
            return next((k for k in spoken if self._is_state(k)), spoken[0])
        return self.states.publishing_body() if source is None else None

    def is_affixed(self, mention: Mention) -> bool:
        """Whether a name is only part of a compound that turns it round: "anti-A", "A-backed"."""
        doc, start, end = self.page.doc, mention.start, mention.end
        if start >= 2 and doc[start - 1].lower_ in {"-", "–"} and doc[start - 2].lower_ in _BEFORE:
            return True
        if start >= 1 and doc[start - 1].lower_ in {"anti", "pro"}:
            return True
        return end + 1 < len(doc) and doc[end].lower_ in {"-", "–"} and doc[end + 1].lower_ in _AFFIXES

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
            return [beside]
        if kind == "action":
            return self.owners(token) or list(self._operator(token))
        if kind == "bond":
            return self.between(token) or self.all_of(self.complements(token, "of"))
        if kind == "people" or (kind == "asset" and acted_on):
            return self._possessors(token) or self._included(token) or self._of_named(token, acted_on)
        if kind == "quantity" or token.pos_ == "NUM":
            return self.all_of(self.complements(token, "of"), acted_on)
        return []

    def all_of(self, tokens: list[Token], acted_on: bool = False) -> list[int]:
        """`of` for each token, without repetition."""
        joined = [
            t for token in tokens for t in trees.complements(token, "along with", "together with", "as well as")
        ]
        return list(dict.fromkeys(k for token in [*tokens, *joined] for k in self.of(token, acted_on)))

    def complements(self, noun: Token, *prepositions: str) -> list[Token]:
        """`trees.complements`; where the tree has none, the body named right after the noun and a preposition."""
        found = trees.complements(noun, *prepositions)
        if found:
            return found
        doc, i = noun.doc, self._past_bracket(noun.i + 1)
        if i >= len(doc) or doc[i].lower_ not in prepositions:
            return []
        for k in range(i + 1, min(i + 6, len(doc))):
            if self.named(doc[k]) is not None:
                mention = self.mention(doc[k])
                return [doc[mention.end - 1]] if mention is not None else []
            if doc[k].pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "SPACE", "PUNCT"} or doc[k].lower_ in {
                ",",
                ".",
                ")",
            }:
                return []
        return []

    def _past_bracket(self, i: int) -> int:
        doc = self.page.doc
        if i < len(doc) and doc[i].lower_ == "(":
            for k in range(i + 1, min(i + 8, len(doc))):
                if doc[k].lower_ == ")":
                    return k + 1
        return i

    def between(self, noun: Token) -> list[int]:
        """The bodies of "between A and B" after a noun."""
        doc = noun.doc
        start = next((k for k in range(noun.i + 1, min(noun.i + 5, len(doc))) if doc[k].lower_ == "between"), None)
        if start is None:
            return self.all_of(trees.complements(noun, "between"), acted_on=True)
        found: list[int] = []
        has_and = is_aside = False
        for token in doc[start + 1 : start + 30]:
            if token.lower_ == ",":
                # Of "between A, allied with C, and B" C is no side.
                is_aside = not is_aside and token.i + 1 < len(doc) and token.nbor().lower_ in _ASIDES
            if is_aside:
                continue
            body = self.named(token)
            if body is not None and body not in found:
                found.append(body)
            if token.lower_ in {"and", "&"}:
                has_and = True
            elif token.lower_ in _BETWEEN_ENDS or token.is_sent_start or (token.pos_ == "VERB" and has_and):
                break
        if len(found) < 2 and any(t.lower_ in {"them", "two", "themselves"} for t in doc[start + 1 : start + 4]):
            found = self._armed_before(noun)
        return found if len(found) > 1 else []

    def _armed_before(self, noun: Token) -> list[int]:
        """The two armed bodies that a sentence has named, for "between them"."""
        before = noun.doc[noun.sent.start : noun.i]
        found = dict.fromkeys(k for t in before if (k := self.named(t)) is not None)
        armed = [k for k in found if self.page.entities[k].kind in _ARMED]
        return armed if len(armed) == 2 else []

    def before(self, noun: Token) -> int | None:
        """The body named right before a description set off by a comma or bracket: "A (the armed wing of B)"."""
        doc, i = noun.doc, trees.noun_phrase(noun).start - 1
        if i < 1 or doc[i].lower_ not in {",", "(", "–", "—", "--"} or doc[i].is_sent_start:
            return None
        if doc[i].lower_ == "," and noun.dep_ in {"nsubj", "nsubj:pass", "obj", "obl", "obl:agent"}:
            return None
        i -= 1
        while i > 0 and (doc[i].lower_ in {")", ","} or doc[i].is_space):
            i -= 1
        return self.named(doc[i])

    def _included(self, token: Token) -> list[int]:
        """The bodies named as examples of a generic group: "rebel groups including A and B"."""
        found = self.all_of(trees.complements(token, *_INCLUDING))
        if found:
            return found
        for t in token.doc[token.i + 1 : token.i + 6]:
            if t.lower_ in {"including", "especially", "notably", "namely", "particularly"}:
                nominal = next((c for c in t.doc[t.i + 1 : t.i + 6] if self.named(c) is not None), None)
                return [] if nominal is None else self.all_of(trees.nominal_conjuncts(nominal))
            if t.pos_ in {"VERB", "AUX"}:
                break
        return []

    def actors(self, arguments: trees.Arguments) -> list[int]:
        """Who acts in a clause: its agents and those said to act with them."""
        joined = arguments.oblique("along with", "together with", "as well as")
        return self.all_of([*arguments.agents, *joined])

    def join_operation(self, bodies: list[int]) -> None:
        """Remember that further bodies take part in the operation last spoken of."""
        self._operators[False] = tuple(dict.fromkeys([*self._operators.get(False, ()), *bodies]))

    def allies_in(self, verb: Token) -> list[int]:
        """Those beside whom, or as a part of whom, the agents of a clause act: "A works as part of B to fight C"."""
        arguments = trees.arguments(verb)
        if verb.dep_ in {"advcl", "xcomp", "conj"} and verb.head.pos_ == "VERB":
            for case, tokens in trees.arguments(trees.first_conjunct(verb).head).obliques.items():
                arguments.obliques.setdefault(case, []).extend(tokens)
        beside = arguments.oblique("alongside", "together with", "along with")
        wholes = [
            t
            for part in arguments.oblique("as")
            if trees.lemma(part) in {"part", "member"}
            for t in self.complements(part, "of")
        ]
        return self.all_of([*beside, *wholes])

    def owners(self, noun: Token) -> list[int]:
        """Who does what a noun of action names: its modifier or "by" phrase, or the subject of its verb."""
        found = self.modifiers(noun, acting=True) or self._leader_of(noun)
        found += self.all_of(self.complements(noun, "by"))
        clauses = trees.children(noun, "acl", "acl:relcl")
        clauses += [t for t in noun.doc[noun.i + 1 : noun.i + 2] if t.pos_ == "VERB" and t not in clauses]
        for clause in clauses:
            if trees.is_passive(clause) and trees.lemma(clause) in _LIGHT:
                found += self.all_of(trees.arguments(clause).agents)
        if not found:
            found = self._governed(noun)
        if not found and trees.lemma(noun) not in _TURNED:
            found = [k for t in trees.complements(noun, "of", "from") if (k := self.named(t)) is not None]
        found = list(dict.fromkeys(found))
        if found:
            self._operators[trees.lemma(noun) in _STRIKES] = tuple(found)
        return found

    def _operator(self, noun: Token) -> tuple[int, ...]:
        is_strike = trees.lemma(noun) in _STRIKES
        return self._operators.get(is_strike, self._default if is_strike else ())

    def targets_of(self, noun: Token) -> list[Token]:
        """Whom a noun of action turns on: "the bombing of A", "an attack in which A soldiers were killed"."""
        found = trees.complements(noun, "of") if trees.lemma(noun) in _TURNED else []
        for clause in trees.children(noun, "acl", "acl:relcl"):
            if trees.lemma(clause) == "target":
                found += trees.arguments(clause).patients
            elif trees.lemma(clause) in _VICTIMS and trees.is_passive(clause):
                found += [t for t in trees.arguments(clause).patients if t.i != noun.i]
        return found

    def _leader_of(self, noun: Token) -> list[int]:
        """Of "A-led air raids", A: the strikes stand for who leads them where no other body is named."""
        for t in trees.noun_phrase(noun):
            if t.lower_ == "led" and t.i > 1 and (mention := self.mention(t.doc[t.i - 2])) is not None:
                return [mention.entity]
        return []

    def _governed(self, noun: Token) -> list[int]:
        """The subject of the verb whose object a noun of action is: "A launched an offensive"."""
        noun = trees.first_conjunct(noun)
        for _ in range(3):
            climbs = trees.preposition(noun) in {"of", "in"} or trees.lemma(noun.head) == "responsibility"
            if noun.dep_ == "nmod" and climbs and noun.head.pos_ == "NOUN":
                noun = trees.first_conjunct(noun.head)
        verb = noun.head
        if (
            verb.i == noun.i
            or trees.lemma(verb) not in _LIGHT
            or noun.dep_ not in {"obj", "nsubj:pass", "obl", "xcomp"}
        ):
            return []
        arguments = trees.arguments(verb)
        arguments.agents = [
            t for t in arguments.agents if t.i != noun.i and CLASSES.get(trees.lemma(t)) != "action"
        ]
        return self.actors(arguments)

    def modifiers(self, token: Token, acting: bool = False) -> list[int]:
        """The bodies named before a head: "ISIL's tanks"; if acting, countries too: "Russian airstrikes"."""
        found = []
        for t in trees.noun_phrase(token):
            if t.i >= token.i:
                break
            body = self.named(t)
            if body is None and acting and t.pos_ in {"ADJ", "PROPN"} and self.page.mention_at(t) is None:
                body = None if self._is_led(t) else self.states.acting(t)
            if body is not None and body not in found:
                found.append(body)
        return found or self._left_names(token)

    def _left_names(self, token: Token) -> list[int]:
        """The bodies named right before a head that the tree does not join: "A (AR), B and C personnel"."""
        doc, i = self.page.doc, token.i - 1
        while i > 0 and doc[i].pos_ in {"ADJ", "NOUN"} and self.mention(doc[i]) is None and i > token.i - 3:
            i -= 1
        found: list[int] = []
        first = token.sent.start
        while i >= first:
            i = self.before_bracket(i)
            mention = self.mention(doc[i]) if i >= first else None
            if mention is None or self.is_affixed(mention):
                break
            found.append(mention.entity)
            i = mention.start - 1
            joins = {doc[k].lower_ for k in range(max(first, i - 2), i + 1)} & {"and", "&"}
            while i > first and doc[i].lower_ in {",", "and", "the", "&"}:
                i -= 1
            if i == mention.start - 1 or not (joins or len(found) > 1):
                break
        return list(dict.fromkeys(reversed(found)))

    def before_bracket(self, i: int) -> int:
        doc = self.page.doc
        if i > 0 and doc[i].lower_ == ")":
            return next((k - 1 for k in range(i - 1, max(i - 8, 0), -1) if doc[k].lower_ == "("), i)
        return i

    def _is_led(self, token: Token) -> bool:
        doc = token.doc
        return (
            token.i + 2 < len(doc)
            and doc[token.i + 1].lower_ in {"-", "–"}
            and doc[token.i + 2].lower_ in _AFFIXES
        )

    def _possessors(self, token: Token) -> list[int]:
        """The body that people or things are of."""
        if any(c.lower_ in _SOME for c in token.children) and trees.lemma(token) == "member":
            return []
        acting = trees.lemma(token) in _OF_STATE
        found = [k for k in self.modifiers(token, acting) if acting or not self._is_nationality(k, token)]
        for t in self.complements(token, "of", "from"):
            body = self.named(t)
            if body is not None and not (trees.preposition(t) == "from" and self._is_state(body)):
                found.append(body)
            elif CLASSES.get(trees.lemma(t)) == "people":
                found += self._possessors(t)
        for clause in trees.children(token, "acl"):
            if trees.lemma(clause) in {"associate", "link", "affiliate", "connect"}:
                found += self.all_of(trees.arguments(clause).oblique("with", "to"))
            elif trees.lemma(clause) == "belong":
                found += self.all_of(trees.arguments(clause).oblique("to"))
        return list(dict.fromkeys(found))

    def _is_state(self, key: int) -> bool:
        return self.page.entities[key].kind is OrganisationKind.STATE

    def _is_nationality(self, key: int, token: Token) -> bool:
        """Whether a country only says where people are from: "Syrian rebels" are not Syria."""
        if not self._is_state(key):
            return False
        words = [t for t in trees.noun_phrase(token) if t.i < token.i and self.named(t) == key]
        return all(self.states.is_country(t) for t in words)

    def _beside(self, token: Token) -> int | None:
        """The name beside a description: "the militia, A", "resistance movement A", "A, a network"."""
        for t in trees.children(token, "appos", "flat", "compound"):
            if t.i > token.i and (body := self.named(t)) is not None:
                return body
        if token.dep_ in {"appos", "parataxis"}:
            near = self.before(token)
            return near if near is not None else self.named(token.head)
        return None

    def _of_person(self, token: Token) -> list[int]:
        """The armed body of a person who is acted on: "TTP commander A", "A, a commander of B"."""
        found = [k for k in self.modifiers(token) if self.page.entities[k].kind in _ARMED]
        for t in trees.children(token, "appos"):
            found += [k for k in self.of(t) if self.page.entities[k].kind in _ARMED]
        if (
            not found
            and (body := self._bodies.get((self.page.sentence_of(token).ordinal, self._person(token)))) is not None
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


_VICTIMS = cues.words("relation_light_verbs", effect="victim")
# Nouns whose "of" names whom they turn on, not who does them.
_TURNED = cues.words("party_nouns", **{"class": "action", "state": "turned"}) | {"bombing", "shelling", "siege"}
