"""Fighting read off the order of the words, where a wrong tree hides it.

Titles, wire copy in capitals and telegrams are parsed worst and worded plainest: "A CADRES EXCHANGED FIRE
WITH B PERSONNEL". Only what stands right beside a cue counts: between a body and the cue nothing may come
but its own people, numbers, articles, brackets, auxiliaries and a date. At least one side is an armed group.
"""

from functools import cache

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.alliances import lists, steps
from flows.extraction.alliances.relations import Relations
from flows.extraction.attribution.forms import inflected
from flows.extraction.kinds import SIDES
from flows.extraction.page import Sentence
from flows.extraction.parties.cue_sets import CLASHES, CONTEST, FIRE
from flows.extraction.parties.parties import CLASSES, Parties
from schemas.vocabulary import OrganisationKind

_BETWEEN = cues.words("order_words", use="between")
_AUXILIARY = cues.words("order_words", use="auxiliary")
_PASSIVE = cues.words("order_words", use="passive")
_BLOCKS = cues.words("order_words", use="blocks")
_LOSSES = cues.words("order_words", use="loss")
_OCCASIONS = cues.words("order_words", use="occasion")
_ATTACKS = frozenset(
    row["cue"] for row in cues.load("relation_nouns") if row["rule"] == "action" and row["relation"] == "fights"
)
_FIGHTING = cues.words("order_words", use="fighting")
_KINDS = frozenset({"people", "asset", "quantity"})
_REACH = 16


@cache
def _verbs() -> dict[str, tuple[str, ...]]:
    """The forms of the verbs of fighting, each with the prepositions of its counterpart.

    An empty preposition is an object; "fire with" asks for that word first ("exchanged fire with").
    """
    irregular = {row["cue"]: row["forms"].split("|") for row in cues.load("irregular_verbs")}
    found: dict[str, tuple[str, ...]] = {}
    for row in cues.load("relation_verbs"):
        slot, _, condition = row["b"].partition(":")
        if row["relation"] != "fights" or row["a"] != "agent" or row["rule"] == "clash_mutual":
            continue
        if condition not in {"", "fire"} or slot == "agent" or row["rule"] in {"capture_from", "suffer"}:
            continue
        prepositions = () if slot == "patient" else tuple(slot.split("|"))
        if condition == "fire":
            prepositions = tuple(f"fire {p}" for p in prepositions)
        for form in {*inflected(row["cue"]), *irregular.get(row["cue"], ())}:
            found[form] = tuple(dict.fromkeys((*found.get(form, ()), *(prepositions or ("",)))))
    return found


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add the fights of a sentence in which no rule of trees has found any."""
    span = parties.page.with_lowers(sentence)
    for token, lower in span:
        if lower in _FIGHTING:
            _beside(token, sentence, parties, relations)
    if relations.says(sentence.ordinal, "fights") or any(lower in _BLOCKS for _, lower in span):
        return
    for token, lower in span:
        if (prepositions := _verbs().get(lower)) is not None:
            _verb(token, prepositions, sentence, parties, relations)
        elif lower in {"came", "come", "comes"} and token.i + 1 < sentence.end and token.nbor().lower_ == "under":
            _under_fire(token, sentence, parties, relations)
        elif lower in _LOSSES:
            _loss(token, sentence, parties, relations)
        lemma = _singular(lower)
        is_fight = lemma in CLASHES or lemma in _ATTACKS or lower in {"fighting", "firing"}
        is_fight = is_fight or (lower == "off" and token.i > 0 and token.nbor(-1).lower_ in {"face", "stand", "-"})
        if is_fight and (token.i == 0 or token.nbor(-1).lower_ not in {"-", "cease"}):
            _between(token, sentence, parties, relations)


def _beside(token: Token, sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Read "fighting A alongside B": B fights A, whoever it is that fights beside it."""
    doc = token.doc
    foe, i = _body_right_to(token.i + 1, sentence, parties)
    while foe is not None and i < sentence.end and _is_own(doc[i], parties):
        i += 1
    if foe is not None and i < sentence.end and doc[i].lower_ == "alongside":
        friend = _body_right(i + 1, sentence, parties)
        if friend is not None and not relations.has(sentence.ordinal, foe, friend, frozenset({"fights"})):
            _add(foe, friend, token, parties, relations)


def _singular(lower: str) -> str:
    if lower in CLASHES or lower in _ATTACKS:
        return lower
    return lower[:-2] if lower.endswith("shes") else lower.removesuffix("s")


def _verb(
    token: Token, prepositions: tuple[str, ...], sentence: Sentence, parties: Parties, relations: Relations
) -> None:
    """Read "A attacked B", "A clashed with B", "A exchanged fire with B" and "A was attacked by B"."""
    doc, i, lower = token.doc, steps.after(token.doc, token.i + 1), token.lower_
    if i >= sentence.end:
        return
    left, is_passive = _body_left(token.i, sentence, parties)
    if left is None or token.nbor(-1).lower_ == "to":
        return
    # Titles and telegrams leave "was" out: "A patrol ambushed by B".
    is_passive = (is_passive and not lower.endswith("ing")) or (lower.endswith("ed") and doc[i].lower_ == "by")
    if i + 1 < sentence.end and doc[i].lower_ in {"for", "over"} and not is_passive:
        if any(trees.lemma(t) in CONTEST for t in doc[i + 1 : min(i + 4, sentence.end)]):
            parties_left = lists.bodies_before(_first_auxiliary(token, sentence), parties)
            _mutual(parties_left, token, parties, relations)
        return
    if i < sentence.end and doc[i].lower_ in FIRE:
        i = steps.after(doc, i + 1)
        prepositions = tuple(p.removeprefix("fire ") for p in prepositions)
    elif "" not in prepositions and any(doc[k].lower_ in prepositions for k in (i, i + 1) if k < sentence.end):
        i += doc[i].lower_ not in prepositions
    if is_passive:
        prepositions = ("by",)
        i += i < sentence.end and doc[i].lower_ in {"dead", "down", "up"}
    if i < sentence.end and doc[i].lower_ in prepositions:
        i += 1
    elif "" not in prepositions:
        return
    right = _body_right(i, sentence, parties)
    _add(left, right, token, parties, relations)


def _first_auxiliary(token: Token, sentence: Sentence) -> Token:
    """The first of the words that form a verb: "have" of "have been fighting"."""
    i = token.i
    while i > sentence.start and token.doc[i - 1].lower_ in _AUXILIARY | _PASSIVE:
        i -= 1
    return token.doc[i]


def _mutual(bodies: list[int], cue: Token, parties: Parties, relations: Relations) -> None:
    for i, a in enumerate(bodies):
        for b in bodies[i + 1 :]:
            _add(a, b, cue, parties, relations)


def _loss(token: Token, sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Read "two A cadres were killed in a clash with B"."""
    left, _ = _body_left(token.i, sentence, parties)
    if left is None:
        return
    doc = token.doc
    for i in range(token.i + 1, min(token.i + 8, sentence.end)):
        if doc[i].lower_ not in _OCCASIONS:
            if parties.named(doc[i]) is not None or doc[i].lower_ in {".", ";"}:
                return
            continue
        for k in range(i + 1, min(i + 5, sentence.end)):
            if _singular(doc[k].lower_) in CLASHES:
                end = k + 1
                if doc[end].lower_ == "of" and end + 1 < sentence.end and doc[end + 1].lower_ in FIRE:
                    end += 2
                if end < sentence.end and doc[end].lower_ in {"with", "against"}:
                    _add(left, _body_right(end + 1, sentence, parties), doc[k], parties, relations)
                return


def _under_fire(token: Token, sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Read "A troops came under heavy fire from B"."""
    left, _ = _body_left(token.i, sentence, parties)
    doc = token.doc
    for i in range(token.i + 2, min(token.i + 6, sentence.end - 1)):
        if _singular(doc[i].lower_) in _ATTACKS | FIRE and doc[i + 1].lower_ in {"from", "by"}:
            _add(left, _body_right(i + 2, sentence, parties), token, parties, relations)
            return


def _between(token: Token, sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Read "fighting between A and B", whatever stands before "between"."""
    doc = token.doc
    for i in range(token.i + 1, min(token.i + 5, sentence.end)):
        if doc[i].lower_ == "between":
            first, end = _body_right_to(i + 1, sentence, parties)
            while end < sentence.end and _is_own(doc[end], parties):
                if doc[end].lower_ == "and":
                    _add(first, _body_right(end + 1, sentence, parties), token, parties, relations)
                    return
                end += 1
            return
        if doc[i].lower_ in {",", ".", ";", "and"} or parties.named(doc[i]) is not None:
            return


def _add(left: int | None, right: int | None, cue: Token, parties: Parties, relations: Relations) -> None:
    kinds = parties.page.entities
    if left is None or right is None or left == right:
        return
    pair = {kinds[left].kind, kinds[right].kind}
    if OrganisationKind.ARMED_GROUP in pair and pair <= SIDES:
        relations.add(left, "fights", right, "order", cue, cue)


def _body_left(i: int, sentence: Sentence, parties: Parties) -> tuple[int | None, bool]:
    """The body whose words end right before a cue, and whether the words between make the cue passive."""
    doc, is_passive = parties.page.doc, False
    for k in range(i - 1, max(sentence.start - 1, i - _REACH), -1):
        token = doc[k]
        body = parties.named(token)
        mention = parties.mention(token)
        if body is not None and not _in_bracket(k, sentence, parties):
            return body, is_passive
        if mention is not None and body is None:
            return None, is_passive
        is_passive = is_passive or token.lower_ in _PASSIVE
        if not (_is_own(token, parties) or token.lower_ in _AUXILIARY | _PASSIVE or _is_date(token)):
            return None, is_passive
    return None, is_passive


def _body_right(i: int, sentence: Sentence, parties: Parties) -> int | None:
    return _body_right_to(i, sentence, parties)[0]


def _body_right_to(i: int, sentence: Sentence, parties: Parties) -> tuple[int | None, int]:
    """The body that begins right after a cue, and the index past its name."""
    doc = parties.page.doc
    for k in range(i, min(i + _REACH, sentence.end)):
        body, mention = parties.named(doc[k]), parties.mention(doc[k])
        if body is not None and mention is not None:
            return body, mention.end
        if mention is not None or not _is_own(doc[k], parties) or doc[k].lower_ == "and":
            return None, k
    return None, sentence.end


def _is_own(token: Token, parties: Parties) -> bool:
    """Whether a word belongs to the phrase of a body: its people, a number, an article, a bracket."""
    lower = token.lower_
    if token.is_space or lower in _BETWEEN or lower in {"(", ")"} or token.like_num:
        return True
    if CLASSES.get(trees.lemma(token)) in _KINDS or CLASSES.get(_singular(token.lower_)) in _KINDS:
        return True
    return _in_own_bracket(token) or (token.pos_ in {"ADJ", "ADV"} and parties.mention(token) is None)


def _in_own_bracket(token: Token) -> bool:
    """Whether a word stands alone or in twos between brackets: the short name in "the Army (SA) soldiers"."""
    doc = token.doc
    before = {doc[k].lower_ for k in range(max(token.i - 2, 0), token.i)}
    after = {doc[k].lower_ for k in range(token.i + 1, min(token.i + 3, len(doc)))}
    return "(" in before and ")" in after


def _in_bracket(i: int, sentence: Sentence, parties: Parties) -> bool:
    """Whether a name stands in brackets: of "the Army (SA)" the one before them is the body's."""
    doc = parties.page.doc
    token = doc[i]
    return _in_own_bracket(token) and i - 3 >= sentence.start and parties.named(doc[i - 2]) is not None


def _is_date(token: Token) -> bool:
    return token.ent_type_ in {"TIME", "DATE"} or token.lower_ == ","
