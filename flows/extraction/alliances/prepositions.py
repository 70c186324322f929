"""Relations said by prepositions ("alongside A", "in support of A") and affixes ("A-backed", "anti-A")."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from flows.extraction import cues, trees
from flows.extraction.alliances import nations, sides, steps
from flows.extraction.alliances.relations import Relations
from flows.extraction.kinds import ARMED
from flows.extraction.page import Page, Sentence
from flows.extraction.parties.cue_sets import BONDS, PARTS, TOGETHER
from flows.extraction.parties.parties import CLASSES, Parties
from schemas.vocabulary import OrganisationKind

_PHRASES = {tuple(row["cue"].split()): row for row in cues.load("relation_prepositions")}
_BY_FIRST: dict[str, list[list[str]]] = {}
for _cue in sorted(_PHRASES, key=lambda cue: (-len(cue), cue)):
    _BY_FIRST.setdefault(_cue[0], []).append(list(_cue))
_AFFIXES = {row["cue"]: row for row in cues.load("relation_affixes")}
_FIGHTING = frozenset(
    row["cue"] for row in cues.load("relation_verbs") if row["relation"] in {"fights", "allied_with"}
) | {"work", "operate", "deploy", "patrol"}
_TOGETHER = TOGETHER | {"fly", "hold", "enter", "move"}
_POSTED = cues.words("relation_words", use="posted")
_PARTS = PARTS | cues.words("relation_nouns", rule="member")
_LEAGUES = frozenset({"league", "cahoots"})
_SIDES = ARMED | {OrganisationKind.STATE, OrganisationKind.PARTY, OrganisationKind.INTERGOVERNMENTAL}
_PREFIXES = ("pro", "anti", "counter")
_HYPHENED = tuple(f"{prefix}-" for prefix in _PREFIXES)


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the relations that prepositions and affixes of a sentence say."""
    span = parties.page.span(sentence)
    for phrase, row in _found(span):
        _phrase(phrase, row, parties, relations)
    for token, lower in parties.page.with_lowers(sentence):
        if lower in _PREFIXES or lower.startswith(_HYPHENED):
            _prefix(token, sentence, parties, relations)
        elif lower in _AFFIXES:
            _suffix(token, sentence, parties, relations)


def _found(span: Span) -> Iterator[tuple[Span, dict[str, str]]]:
    """The longest phrases of `seeds/relation_prepositions.csv` in a sentence, none overlapping another."""
    tokens = steps.words(span)
    words = [t.lower_ for t in tokens]
    i = 0
    while i < len(words):
        for phrase in _BY_FIRST.get(words[i], ()):
            if words[i : i + len(phrase)] == phrase:
                last = tokens[i + len(phrase) - 1]
                yield span.doc[tokens[i].i : last.i + 1], _PHRASES[tuple(phrase)]
                i += len(phrase) - 1
                break
        i += 1


def _object_of(phrase: Span) -> Token | None:
    """The head of the nominal that a preposition introduces."""
    last = phrase[-1]
    if last.dep_ in {"case", "mark"} and last.head.i > last.i:
        return last.head
    if last.dep_ == "fixed" and last.head.head.i > last.i:
        return last.head.head
    return next((t for t in last.children if t.i > last.i and t.pos_ in trees.NOMINAL), None)


def _phrase(phrase: Span, row: dict[str, str], parties: Parties, relations: Relations) -> None:
    head = _object_of(phrase)
    if head is None:
        return
    nominals = trees.nominal_conjuncts(head)
    if row["rule"] == "as_part_of":
        nominals = [t for t in nominals if CLASSES.get(trees.lemma(t)) != "action"]
    objects = nations.all_of(nominals, parties) if row["relation"] == "supports" else parties.all_of(nominals)
    if not objects:
        return
    governor = _governor(phrase, head)
    if governor is None:
        return
    actors = _owners_before(phrase, parties) or _actors(governor, phrase, parties, row["direction"])
    actors = [k for k in actors if k not in objects] or _after_comma(head, parties)
    is_ally = (
        _is_armed_act(governor)
        or _is_side_by_side(governor, [*actors, *objects], parties)
        or _is_bond(phrase, [*actors, *objects], parties)
    )
    if row["direction"] == "with" and not is_ally:
        return
    # "will fly as part of B" tells what A is in, whenever it flies.
    granted = row["rule"] == "as_part_of" and any(c.lower_ == "will" for c in trees.children(governor, "aux"))
    if row["direction"] == "to":
        relations.add_pairs(objects, row["relation"], actors, row["rule"], phrase, governor)
    else:
        relations.add_pairs(actors, row["relation"], objects, row["rule"], phrase, governor, granted)
    if row["direction"] == "with" and len(objects) > 1 and actors:
        relations.add_mutual(objects, row["relation"], row["rule"], phrase, governor)


def _owners_before(phrase: Span, parties: Parties) -> list[int]:
    """Of "A's mandate in support of B", A, whatever the tree joins the phrase to."""
    i = steps.before(phrase.doc, phrase.start - 1)
    noun = phrase.doc[i] if i >= 0 else phrase[0]
    if noun.pos_ != "NOUN" or parties.mention(noun) is not None:
        return []
    return [k for t in trees.children(noun, "nmod:poss") if (k := parties.named(t)) is not None]


def _after_comma(head: Token, parties: Parties) -> list[int]:
    """The subject that follows an opening phrase: "With the support of A, B has advanced"."""
    i = head.right_edge.i + 1 if head.right_edge.i + 1 < len(head.doc) else head.i
    mention = parties.mention(head)
    i = mention.end if mention is not None else i
    if i + 1 >= len(head.doc) or head.doc[i].lower_ != ",":
        return []
    body = next((k for t in head.doc[i + 1 : i + 4] if (k := parties.named(t)) is not None), None)
    return [] if body is None else [body]


def _is_armed_act(governor: Token) -> bool:
    """Whether a clause tells of fighting: any act may be done "together with" another."""
    clause = trees.clause_head(governor)
    if trees.lemma(clause) in _FIGHTING:
        return True
    return any(CLASSES.get(trees.lemma(t)) == "action" for t in trees.children(clause, "obj", "obl", "nsubj:pass"))


def _is_side_by_side(governor: Token, bodies: list[int], parties: Parties) -> bool:
    """Whether armed bodies do side by side what those do who fight together: hold, search, deploy."""
    kinds = {parties.page.entities[k].kind for k in bodies}
    return trees.lemma(trees.clause_head(governor)) in _TOGETHER and kinds <= ARMED


def _is_bond(phrase: Span, bodies: list[int], parties: Parties) -> bool:
    """Whether armed bodies or states are said to act "in alliance with" another, whatever they do."""
    kinds = {parties.page.entities[k].kind for k in bodies}
    is_noun = any(t.pos_ == "NOUN" and trees.lemma(t) in BONDS for t in phrase)
    is_noun = is_noun or any(t.lower_ in _LEAGUES for t in phrase[1:2])
    return is_noun and kinds <= _SIDES and bool(kinds & ARMED)


def _governor(phrase: Span, head: Token) -> Token | None:
    """What the whole prepositional phrase hangs on."""
    inside = {t.i for t in phrase} | {head.i}
    token = head
    for above in trees.ancestors(head):
        token = above
        if above.i not in inside:
            return token
    # Of "A is at war with B", the phrase is itself what is said of A.
    return token if trees.is_predicate(token) else None


def _actors(governor: Token, phrase: Span, parties: Parties, direction: str) -> list[int]:
    """Who does what a phrase is said of."""
    if governor.pos_ in {"NOUN", "PROPN", "PRON"} and not trees.is_predicate(governor):
        body = parties.named(governor)
        if body is not None:
            return [body]
        if CLASSES.get(trees.lemma(governor)) == "action":
            return parties.owners(governor)
        own = parties.of(governor)
        if own:
            return own
        governor = trees.clause_head(governor)
    arguments = trees.arguments(governor)
    # "A troops were flown in alongside B"
    is_posted = direction != "with" or trees.lemma(governor) in _POSTED
    actors = arguments.agents or (arguments.patients if is_posted else [])
    actors = [t for t in actors if t.i not in {p.i for p in phrase}]
    return parties.all_of(actors) if direction == "with" else nations.all_of(actors, parties)


def _prefix(token: Token, sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Read "the pro-A B" and "an anti-A operation by B"."""
    page = parties.page
    if parties.mention(token) is not None:
        return
    lower = token.lower_
    name = next((p for p in _PREFIXES if lower == p or lower.startswith(p + "-")), None)
    if name is None:
        return
    if lower == name:
        i = token.i + 1
        while i < sentence.end and page.doc[i].lower_ in {"-", "–"}:
            i += 1
        if i >= sentence.end:
            return
        target = page.doc[i]
        mention = page.mention_at(target)
        body = page.organisation_at(target)
        last = mention.end - 1 if mention is not None else i
    else:
        body, last = _government(page, lower.partition("-")[2], token, parties), token.i
    if body is None:
        return
    _said_of_noun(page.doc[last], token, body, _AFFIXES[name], parties, relations)


def _government(page: Page, word: str, token: Token, parties: Parties) -> int | None:
    """The government meant by "pro-government" or "anti-regime"."""
    own = page.organisation_at(token)
    if own is not None:
        return own
    return parties.states.main() if word in {"government", "regime", "state"} else None


def _suffix(token: Token, sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Read "the A-backed B"."""
    row = _AFFIXES.get(token.lower_)
    doc = token.doc
    if (
        row is None
        or token.lower_ in _PREFIXES
        or token.i < sentence.start + 2
        or doc[token.i - 1].lower_ not in {"-", "–"}
    ):
        return
    if parties.mention(token) is not None:
        return
    body = parties.page.organisation_at(doc[token.i - 2])
    if body is None and doc[token.i - 3].pos_ != "PROPN":
        body = parties.states.acting(doc[token.i - 2])
    if body is not None:
        _said_of_noun(token, token, body, row, parties, relations)


def _said_of_noun(
    last: Token, cue: Token, body: int, row: dict[str, str], parties: Parties, relations: Relations
) -> None:
    """The noun that an affixed adjective stands before, and whom it stands for."""
    noun = _noun_after(last, parties)
    if noun is None:
        return
    relation = row["relation"]
    if row["cue"] in {"anti", "counter"} and CLASSES.get(trees.lemma(noun)) == "action":
        others = parties.owners(noun) or sides.doers(noun, parties)
        relation = "fights"
    else:
        is_action = CLASSES.get(trees.lemma(noun)) == "action"
        # "A is the B-backed wing of C": A, not C, is backed.
        said = parties.all_of(_described(noun)) if trees.lemma(noun) in _PARTS and not is_action else []
        others = said or (parties.owners(noun) if is_action else parties.of(noun))
        others = others or parties.all_of(_described(noun))
    others = [k for k in others if k != body]
    if row["direction"] == "modifier_first":
        # A designation is a fact whatever the clause asks, denies or hopes.
        granted = row["rule"] == "designated"
        relations.add_pairs([body], relation, others, row["rule"], cue, noun, taken_for_granted=granted)
    else:
        relations.add_pairs(others, relation, [body], row["rule"], cue, noun)


def _described(noun: Token) -> list[Token]:
    found = trees.appositives(noun)
    if trees.child(noun, "cop") is not None:
        found += trees.subjects_of(noun)
    if trees.preposition(noun) == "as" and noun.head.pos_ == "NOUN":
        # "A's status as a B-designated terrorist group"
        found += trees.children(noun.head, "nmod:poss") or trees.complements(noun.head, "of")
    if noun.dep_ in {"xcomp", "obj"} and trees.lemma(noun.head) in {"become", "remain", "have"}:
        found += trees.arguments(noun.head).agents
    return found


def _noun_after(last: Token, parties: Parties) -> Token | None:
    """The head of the phrase that an adjective stands in: a name or noun to its right."""
    doc = last.doc
    for i in range(last.i + 1, min(last.i + 8, len(doc))):
        token = doc[i]
        if token.is_space:
            continue
        if token.is_sent_start or (
            token.pos_ in {"VERB", "AUX", "ADP", "PUNCT"} and token.lower_ not in {"-", ","}
        ):
            return None
        if token.pos_ in {"NOUN", "PROPN"}:
            following = steps.next_of(token)
            if parties.named(token) is not None:
                return token
            if following is None or following.pos_ not in {"NOUN", "PROPN"} or following.is_sent_start:
                return token
    return None
