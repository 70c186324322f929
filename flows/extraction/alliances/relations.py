"""Collects alliances and rivalries: one claim for each pair, relation and sentence."""

from collections.abc import Iterable
from itertools import combinations

from spacy.tokens import Span, Token

from flows.extraction import cues, trees
from flows.extraction.attribution import attribution
from flows.extraction.dates import dates
from flows.extraction.page import Page
from flows.extraction.parties.cue_sets import DENIALS, GIFTS, SENT, SUPPORT, WEAPONS
from flows.extraction.records import AllianceClaim, RivalryClaim
from schemas.vocabulary import SYMMETRIC, AllianceRelation, OrganisationKind, Polarity, RivalryRelation

# News outlets are no sides: "reports Daily Star Militants fired at A" runs two sentences together.
_OUTLETS = frozenset(
    name.lower() for row in cues.load("outlets") for name in [row["name"], *row["aliases"].split("|")] if name
)
_ABSENCES = cues.words("relation_light_verbs", effect="absence")
_UNTRUE = cues.words("relation_light_verbs", effect="untrue")
_NO = cues.words("denials", kind="determiner")
# "no fewer than", "no doubt": what such a "no" stands before is not denied.
_NOT_NONE = cues.words("relation_words", use="not_none")
_GIFTS = SUPPORT | WEAPONS | GIFTS | SENT


class Relations:
    """The relations of a page so far."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._claims: dict[tuple[int, str, int, int, Polarity], AllianceClaim | RivalryClaim] = {}

    def claims(self) -> list[AllianceClaim | RivalryClaim]:
        """The claims in the order of the text; of two that fight, no enmity is told besides (codebook)."""
        told = (claim for key, claim in self._claims.items() if not self._is_only_enmity(key, claim))
        return sorted(told, key=lambda c: (c.evidence.sentence_ordinal, c.evidence.char_start, c.a, c.b))

    def _is_only_enmity(
        self, key: tuple[int, str, int, int, Polarity], claim: AllianceClaim | RivalryClaim
    ) -> bool:
        """Whether a claim is that two oppose each other whom its sentence says to fight."""
        sentence, relation, a, b, polarity = key
        if relation != RivalryRelation.OPPOSES.value or claim.evidence.extractor == "rivalries.designate":
            return False
        return any(
            (sentence, RivalryRelation.FIGHTS.value, *pair, polarity) in self._claims for pair in ((a, b), (b, a))
        )

    def has(self, sentence: int, a: int, b: int, relations: frozenset[str]) -> bool:
        """Whether a sentence has been found to say one of these relations of two bodies, in either order."""
        return any(
            key[0] == sentence and key[1] in relations and {key[2], key[3]} == {a, b} for key in self._claims
        )

    def says(self, sentence: int, relation: str) -> bool:
        """Whether a sentence has been found to say a relation of any two bodies."""
        return any(key[0] == sentence and key[1] == relation for key in self._claims)

    def _is_publisher(self, key: int) -> bool:
        """Whether a body is the outlet that publishes the document: what it reports, it is no side of."""
        entity = self.page.entities[key]
        publisher = self.page.document.publisher or ""
        return entity.kind is OrganisationKind.CIVIL and entity.name.lower() == publisher.lower()

    def _is_letter(self, key: int) -> bool:
        """Whether a name is one letter: the number of a block or ward, no body."""
        return len(self.page.entities[key].name) == 1

    def add_pairs(
        self,
        firsts: Iterable[int],
        relation: str,
        seconds: Iterable[int],
        rule: str,
        cue: Span | Token,
        head: Token,
        taken_for_granted: bool = False,
    ) -> None:
        """Each of the first bodies stands in a relation to each of the second."""
        seconds = list(seconds)
        for a in firsts:
            for b in seconds:
                self.add(a, relation, b, rule, cue, head, taken_for_granted=taken_for_granted)

    def add_mutual(self, bodies: Iterable[int], relation: str, rule: str, cue: Span | Token, head: Token) -> None:
        """Every two of the bodies stand in a relation."""
        for a, b in combinations(dict.fromkeys(bodies), 2):
            self.add(a, relation, b, rule, cue, head)

    def add(
        self,
        a: int,
        relation: str,
        b: int,
        rule: str,
        cue: Span | Token,
        head: Token,
        is_denied: bool = False,
        taken_for_granted: bool = False,
    ) -> None:
        """Two bodies stand in a relation, by the words of a cue; `head` is the word whose clause says so.

        A relation taken for granted holds whatever the clause says: "A asked the B faction of C to talk".
        """
        if a == b or self._is_publisher(a) or self._is_publisher(b) or any(self._is_letter(k) for k in (a, b)):
            return
        if any(self.page.entities[k].name.lower().removeprefix("the ") in _OUTLETS for k in (a, b)):
            return
        if relation in SYMMETRIC and a > b:
            a, b = b, a
        page = self.page
        sentence = page.sentence_of(head)
        if sentence.is_silent or (not taken_for_granted and attribution.is_hypothetical(page, head)):
            return
        if _is_absent(head):
            return
        stance = attribution.stance(page, head)
        polarity = Polarity.DENIED if is_denied or _is_denied(head) else stance.polarity
        if taken_for_granted and not is_denied:
            polarity = Polarity.ASSERTED
        key = (sentence.ordinal, relation, a, b, polarity)
        if key in self._claims:
            return
        started, ended = _dates(page, relation, head, taken_for_granted)
        if relation in {r.value for r in AllianceRelation}:
            evidence = page.evidence(cue, f"alliances.{rule}", polarity, stance.certainty, stance.attributed_to)
            self._claims[key] = AllianceClaim(
                evidence=evidence, a=a, relation=AllianceRelation(relation), b=b, started=started, ended=ended
            )
        else:
            evidence = page.evidence(cue, f"rivalries.{rule}", polarity, stance.certainty, stance.attributed_to)
            self._claims[key] = RivalryClaim(
                evidence=evidence, a=a, relation=RivalryRelation(relation), b=b, started=started, ended=ended
            )


def _dates(page: Page, relation: str, head: Token, taken_for_granted: bool) -> tuple[str | None, str | None]:
    """When a relation held or happened.

    What a name or an attribute says by the way holds whenever the clause's own event was: "on Friday the A wing
    of B struck" dates no membership. A truce is dated by its start alone.
    """
    if taken_for_granted or (relation == AllianceRelation.PART_OF.value and not trees.is_predicate(head)):
        return None, None
    started, ended = dates.dates_of(page, head)
    return started, None if relation == RivalryRelation.TRUCE_WITH.value else ended


def _is_absent(head: Token) -> bool:
    """Whether a noun names what there is too little of: "a lack of coordination between A and B"."""
    return head.dep_ == "nmod" and trees.preposition(head) == "of" and trees.lemma(head.head) in _ABSENCES


def _is_denied(head: Token) -> bool:
    """Whether what is said is denied, or there is none of it: "A denied any links with B", "no links"."""
    noun = trees.first_conjunct(head)
    if _is_none(head) or _gives_none(head) or _is_denied_after(head):
        return True
    if head.pos_ == "VERB" and head.dep_ == "advcl" and head.lower_.endswith("ing"):
        # "A denied arming B", where the tree makes the object a circumstance
        ahead = head.nbor(-1) if head.i > head.sent.start else head
        return ahead.i == head.head.i and trees.lemma(ahead) in DENIALS
    if noun.dep_ in trees.SUBJECTS and trees.lemma(noun.head) in _UNTRUE:
        # "an alliance of the two is impossible"
        return True
    if noun.dep_ not in {"obj", "nsubj:pass", "ccomp", "xcomp", "obl"} or trees.is_root(noun):
        return False
    return trees.lemma(noun.head) in DENIALS


def _is_denied_after(head: Token) -> bool:
    """Whether a clause is denied by what follows it: "A was accused of arming B, which it denied"."""
    doc = head.doc
    for which in doc[head.i + 1 : head.sent.end]:
        if which.lower_ == "which" and which.nbor(-1).text == "," and which.dep_ in {"obj", "nsubj:pass"}:
            return trees.lemma(which.head) in DENIALS
    return False


def _is_none(noun: Token) -> bool:
    """Whether there is none of what a noun names: "no alliance", "no arms"."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    none = [c for c in trees.children(noun, "det") if c.lower_ in _NO and c.i < noun.i]
    return any(trees.lemma(c.nbor()) not in _NOT_NONE for c in none)


def _gives_none(verb: Token) -> bool:
    """Whether nothing is given by what a verb says: "A has given B no assistance", "no arms were sent to B"."""
    if verb.pos_ != "VERB":
        return False
    given = trees.children(verb, "obj", "nsubj:pass")
    return any(_is_none(t) and trees.lemma(t) in _GIFTS for t in given)
