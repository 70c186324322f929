"""Bodies named near a word in the text, where the tree does not join them to it."""

from abc import ABC, abstractmethod

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.kinds import ARMED, ARMED_OR_PARTY
from flows.extraction.parties.names import Names
from schemas.vocabulary import OrganisationKind

_BETWEEN_ENDS = frozenset(
    {"against", "after", "before", "over", "since", "that", "which", ".", ";", ":", "in", "on"}
    | {"at", "near", "outside", "inside", "around", "during", "when", "following"}
)
_PLACED = frozenset({"in", "at", "near", "outside", "around"})
_SHARED = frozenset(row["cue"] for row in cues.load("relation_nouns") if row["frame"] == "bond") | {
    "split",
    "tension",
    "talk",
    "negotiation",
    "meeting",
    "dialogue",
}
_PEOPLE = cues.words("party_nouns", **{"class": "people"})
_THE = frozenset({"the", "these", "those"})
_ASIDES = cues.words("relation_verbs") | {"allied", "backed", "led", "supported", "which", "who", "known"}
_EXAMPLES = frozenset({"including", "especially", "notably", "namely", "particularly"})
_INCLUDING = ("including", "such as", "like", "especially", "notably", "namely", "particularly")
_STOPS = frozenset({",", ".", ")"})


class Surroundings(Names, ABC):
    """The bodies named around the words of a page."""

    @abstractmethod
    def all_of(self, tokens: list[Token], acted_on: bool = False) -> list[int]:
        """The organisations that phrases stand for, without repetition."""

    def complements(self, noun: Token, *prepositions: str) -> list[Token]:
        """`trees.complements`; where the tree has none, the body named right after the noun and a preposition."""
        found = trees.complements(noun, *prepositions)
        if found:
            return found
        doc, i = noun.doc, self.past_bracket(noun.i + 1)
        if i >= len(doc) or doc[i].lower_ not in prepositions:
            return []
        for k in range(i + 1, min(i + 6, len(doc))):
            if self.named(doc[k]) is not None:
                mention = self.mention(doc[k])
                head = doc[mention.start : mention.end].root if mention is not None else doc[k]
                if head.dep_ in {"nmod:poss", "compound"} and head.head.i > head.i:
                    return [head.head]
                return [doc[mention.end - 1]] if mention is not None else []
            if doc[k].pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "SPACE", "PUNCT"} or doc[k].lower_ in _STOPS:
                return []
        return []

    def between(self, noun: Token) -> list[int]:
        """The bodies of "between A and B" after a noun."""
        doc = noun.doc
        reach = list(self._reach(noun))
        if noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == ",":
            # "violence, tensions between A and B"
            reach = []
        start = next((k for k in reach if doc[k].lower_ == "between"), None)
        if start is None:
            return self.all_of(trees.complements(noun, "between"), acted_on=True)
        governor = trees.first_conjunct(doc[start].head).head
        is_governed = doc[start].dep_ == "case" and governor.i == start - 1 and governor.i != noun.i
        if is_governed and trees.lemma(governor) in _SHARED:
            # "violence after the split between A and B"
            return []
        if any(t.lower_ in {"two", "rival", "three", "several"} for t in doc[start + 1 : start + 3]):
            # "between two sectors of A"; "between the two" means those named before.
            return self.all_of(trees.complements(noun, "between"), acted_on=True)
        found: list[int] = []
        has_and = is_aside = False
        resumes = start
        for token in doc[start + 1 : start + 30]:
            if token.i < resumes:
                continue
            if token.lower_ == ",":
                # Of "between A, allied with C, and B" C is no side.
                is_aside = not is_aside and token.i + 1 < len(doc) and token.nbor().lower_ in _ASIDES
            if is_aside:
                continue
            body = self.named(token)
            if body is not None and body not in found and not self._is_whole(token):
                found.append(body)
            is_other = token.pos_ == "NOUN" and self.mention(token) is None and trees.lemma(token) not in _PEOPLE
            if len(found) > 1 and has_and and is_other:
                # "between A and B and the weakening of C"
                break
            if token.lower_ in {"and", "&"}:
                has_and = True
            elif token.lower_ in _PLACED and has_and and len(found) == 1 and (comma := self._names_later(token)):
                # "between A and the strongest gang in the north, B"
                resumes = comma
            elif token.lower_ in _BETWEEN_ENDS or token.is_sent_start or (token.pos_ == "VERB" and has_and):
                break
        if len(found) < 2 and any(t.lower_ in {"them", "two", "themselves"} for t in doc[start + 1 : start + 4]):
            found = self._armed_before(noun)
        return found if len(found) > 1 else []

    def _names_later(self, token: Token) -> int | None:
        """The comma that ends what a preposition begins, where a body is named right after it."""
        doc = token.doc
        i = next((t.i for t in doc[token.i + 1 : token.i + 6] if t.lower_ == ","), len(doc))
        return i if any(self.named(t) is not None for t in doc[i + 1 : i + 3]) else None

    def _is_whole(self, token: Token) -> bool:
        """Whether a name only says whose part the name before it is: B of "between A of B and C"."""
        mention = self.mention(token)
        i = token.i - 1 if mention is None else mention.start - 1
        i -= i > 0 and token.doc[i].lower_ == "the"
        if i < 1 or token.doc[i].lower_ != "of":
            return False
        before = self.named(token.doc[self.before_bracket(i - 1)])
        return before is not None and before != self.named(token)

    def _reach(self, noun: Token) -> range:
        """Where "between" may follow a noun: soon, or after its verb ("a fight broke out on the road between")."""
        doc = noun.doc
        if noun.dep_ not in {"nsubj", "nsubj:pass"}:
            return range(noun.i + 1, min(noun.i + 5, len(doc)))
        end = next(
            (k for k in range(noun.i + 1, len(doc)) if doc[k].is_sent_start or doc[k].lower_ in _STOPS), len(doc)
        )
        return range(noun.i + 1, min(noun.i + 20, end))

    def _armed_before(self, noun: Token) -> list[int]:
        """The two armed bodies that a sentence has named, for "between them"."""
        before = noun.doc[noun.sent.start : noun.i]
        found = dict.fromkeys(k for t in before if (k := self.named(t)) is not None)
        armed = [k for k in found if self.page.entities[k].kind in ARMED]
        return armed if len(armed) == 2 else []

    def the_two(self, token: Token) -> list[int]:
        """The two bodies that "the two" or "the two militias" means: those of the last sentence that names two."""
        words = [token] if token.pos_ == "NUM" else trees.children(token, "nummod", "det")
        two = next((c for c in words if c.lower_ in {"two", "both"}), None)
        if two is None or two.i == 0 or (two.lower_ == "two" and two.nbor(-1).lower_ not in _THE):
            return []
        here = self.page.sentence_of(token)
        for sentence in reversed(self.page.sentences[max(0, here.ordinal - 2) : here.ordinal + 1]):
            end = min(two.i, sentence.end)
            found = dict.fromkeys(
                k for t in self.page.doc[sentence.start : end] if (k := self.named(t)) is not None
            )
            sides = [k for k in found if self.page.entities[k].kind in ARMED_OR_PARTY]
            if sides and not sentence.is_silent:
                return sides if len(sides) == 2 else []
        return []

    def gangs_before(self, token: Token, but: list[int]) -> list[int]:
        """The armed groups that a sentence has named before a token, the nearest first, other than some."""
        named = (self.named(t) for t in reversed(token.doc[token.sent.start : token.i]))
        found = dict.fromkeys(k for k in named if k is not None and k not in but)
        return [k for k in found if self.page.entities[k].kind is OrganisationKind.ARMED_GROUP]

    def whose(self, noun: Token, but: list[int]) -> list[int]:
        """Whose a thing is by a pronoun that nothing else explains: the armed group last named before "its"."""
        for t in trees.children(noun, "nmod:poss"):
            if t.lower_ in {"its", "their"} and self.mention(t) is None:
                return self.gangs_before(t, but)[:1]
        return []

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
        if self.mention(doc[i]) is None and doc[i].pos_ == "NOUN" and trees.lemma(doc[i]) in _PEOPLE:
            # "the A gang -- a group with ties to B"
            i -= 1
        return self.named(doc[i])

    def included(self, token: Token) -> list[int]:
        """The bodies named as examples of a generic group: "rebel groups including A and B"."""
        found = self.all_of(trees.complements(token, *_INCLUDING))
        if found:
            return found
        for t in token.doc[token.i + 1 : token.i + 6]:
            if t.lower_ in _EXAMPLES:
                nominal = next((c for c in t.doc[t.i + 1 : t.i + 6] if self.named(c) is not None), None)
                return [] if nominal is None else self.all_of(trees.nominal_conjuncts(nominal))
            if t.pos_ in {"VERB", "AUX"}:
                break
        return []

    def left_names(self, token: Token) -> list[int]:
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
