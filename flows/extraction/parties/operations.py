"""Who runs an operation: the body that an attack, offensive or strike stands for."""

from abc import abstractmethod
from collections import Counter

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.mentions.office_states import States
from flows.extraction.page import Page, Sentence
from flows.extraction.parties.cue_sets import ACTING, SUFFERING, TURNED
from flows.extraction.parties.names import AFFIXES
from flows.extraction.parties.surroundings import Surroundings

CLASSES = {row["cue"]: row["class"] for row in cues.load("party_nouns")}
_ASCRIBED = cues.words("relation_words", use="ascribed")
_STRIKES = cues.words("party_nouns", **{"class": "action", "state": "strike"})
# Nouns whose "of" names whom they turn on, not who does them.
_TURNED = TURNED | {"bombing", "shelling", "siege"}
_SEATS = cues.words("relation_words", use="seat")
_GOVERNED = frozenset({"obj", "nsubj:pass", "obl", "xcomp"})


class Operations(Surroundings):
    """Who runs the operations and strikes of a page.

    It remembers who was last said to run them: an operation named without its body stands for that one.
    """

    def __init__(self, page: Page, states: States) -> None:
        super().__init__(page, states)
        self._operators: dict[bool, tuple[int, ...]] = {}
        self._default: tuple[int, ...] = ()
        self._default = self._main_operator()

    @abstractmethod
    def of(self, token: Token, acted_on: bool = False) -> list[int]:
        """The organisations that the phrase of a head stands for."""

    def _main_operator(self) -> tuple[int, ...]:
        """Who runs the strikes of the page, where it is one body throughout."""
        owners = Counter(
            k
            for sentence in self.page.claimable()
            for t, lemma in self.page.with_lemmas(sentence)
            if lemma in _STRIKES and t.pos_ == "NOUN"
            for k in self.owners(t)
        )
        self._operators = {}
        return tuple(owners) if len(owners) == 1 else ()

    def note_operators(self, sentence: Sentence) -> None:
        """Remember who is said to run the operations and strikes of a sentence."""
        for t, lemma in self.page.with_lemmas(sentence):
            if CLASSES.get(lemma) == "action" and t.pos_ == "NOUN":
                self.owners(t)

    def actors(self, arguments: trees.Arguments) -> list[int]:
        """Who acts in a clause: its agents and those said to act with them."""
        joined = arguments.oblique("along with", "together with", "as well as")
        return self.all_of([*arguments.agents, *joined])

    def join_operation(self, bodies: list[int]) -> None:
        """Remember that further bodies take part in the operation last spoken of."""
        self._operators[False] = tuple(dict.fromkeys([*self._operators.get(False, ()), *bodies]))

    def owners(self, noun: Token) -> list[int]:
        """Who does what a noun of action names: its modifier or "by" phrase, or the subject of its verb."""
        found = self.modifiers(noun, acting=True) or self._leader_of(noun)
        found += self.all_of(self.complements(noun, "by"))
        if trees.preposition(noun) == "under" and trees.lemma(noun.head) in {"come", "be"}:
            # "A came under fire from B"
            found += self.all_of(trees.arguments(noun.head).oblique("from", "by"))
        clauses = trees.children(noun, "acl", "acl:relcl")
        clauses += [t for t in noun.doc[noun.i + 1 : noun.i + 2] if t.pos_ == "VERB" and t not in clauses]
        for clause in clauses:
            if trees.is_passive(clause) and trees.lemma(clause) in ACTING:
                found += self.all_of(trees.arguments(clause).agents)
            elif trees.lemma(clause) in _ASCRIBED:
                # "a raid blamed on A", "an attack attributed to A"
                found += self.all_of(trees.arguments(clause).oblique("on", "upon", "to"))
        if not found:
            found = self._governed(noun)
        if not found and trees.lemma(noun) not in _TURNED:
            found = [k for t in trees.complements(noun, "of", "from") if (k := self.named(t)) is not None]
        found = list(dict.fromkeys(found))
        if found:
            self._operators[trees.lemma(noun) in _STRIKES] = tuple(found)
        return found

    def operators(self, noun: Token) -> tuple[int, ...]:
        """Who was last said to run such an operation; of strikes, who runs all of the page's."""
        is_strike = trees.lemma(noun) in _STRIKES
        return self._operators.get(is_strike, self._default if is_strike else ())

    def targets_of(self, noun: Token) -> list[Token]:
        """Whom a noun of action turns on: "the bombing of A", "an attack in which A soldiers were killed"."""
        found = trees.complements(noun, "of") if trees.lemma(noun) in _TURNED else []
        if trees.preposition(noun) == "under":
            # "A came under fire", "A is under siege"
            found += trees.subjects_of(noun if trees.lemma(noun.head) not in {"come", "be"} else noun.head)
        for clause in trees.children(noun, "acl", "acl:relcl"):
            if trees.lemma(clause) == "target":
                found += trees.arguments(clause).patients
            elif trees.lemma(clause) in SUFFERING and trees.is_passive(clause):
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
        if verb.i == noun.i or trees.lemma(verb) not in ACTING or noun.dep_ not in _GOVERNED:
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
            body = self.named(t) if t.lower_ != "whose" else self._antecedent(t)
            if body is None and acting and t.pos_ in {"ADJ", "PROPN"} and self.page.mention_at(t) is None:
                body = None if self._is_led(t) else self.states.acting(t)
            if body is not None and body not in found and not self._is_seat(t):
                found.append(body)
        return found or self.left_names(token)

    def _is_seat(self, token: Token) -> bool:
        """Whether a country is only where a body sits: "an A-based network"."""
        mention, doc = self.mention(token), token.doc
        end = token.i + 1 if mention is None else mention.end
        return end + 1 < len(doc) and doc[end].lower_ in {"-", "–"} and doc[end + 1].lower_ in _SEATS

    def _antecedent(self, whose: Token) -> int | None:
        """The body that "whose" stands for: that named right before it, else what its clause hangs on."""
        i = whose.i - 1
        while i > 0 and whose.doc[i].lower_ in {",", "(", ")"}:
            i -= 1
        body = self.named(whose.doc[i])
        clause = next((t for t in trees.ancestors(whose) if t.dep_ == "acl:relcl"), None)
        return body if body is not None or clause is None else self.named(clause.head)

    def _is_led(self, token: Token) -> bool:
        doc = token.doc
        return (
            token.i + 2 < len(doc) and doc[token.i + 1].lower_ in {"-", "–"} and doc[token.i + 2].lower_ in AFFIXES
        )
