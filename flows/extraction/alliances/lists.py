"""Bodies listed one after the other in the text, whatever the tree makes of the list: "A (AR), B and C troops"."""

from spacy.tokens import Doc, Token

from flows.extraction import trees
from flows.extraction.alliances import steps
from flows.extraction.parties.parties import CLASSES, Parties
from flows.extraction.signs import POSSESSIVES

_JOINS = frozenset({"and", "&", "plus"})
_PHRASES = (("as", "well", "as"), ("along", "with"), ("together", "with"))
_FILLERS = frozenset({"DET", "ADJ", "NUM"})
_MOST_FILLERS = 3


def bodies_after(token: Token, parties: Parties) -> list[int]:
    """The bodies of the list that begins right after a word, such as a preposition."""
    doc, i, end = token.doc, token.i + 1, _end_of_sentence(token)
    found: list[int] = []
    is_last = False
    while True:
        i = _skip_fillers(doc, i, end, parties)
        mention = parties.mention(doc[i]) if i < end else None
        if mention is None or mention.start != i or parties.is_affixed(mention):
            return list(dict.fromkeys(found))
        found.append(mention.entity)
        i = _past_people(doc, parties.past_bracket(steps.after(doc, mention.end)), end)
        after = _past_join(doc, i, end)
        # After "A, B and C" a comma goes on with something else.
        if after == i or (is_last and doc[i].lower_ == ","):
            return list(dict.fromkeys(found))
        is_last = any(t.lower_ in _JOINS for t in doc[i:after])
        i = after


def bodies_before(token: Token, parties: Parties) -> list[int]:
    """The bodies of the list that ends right before a word: "a joint A-B patrol", "A and B joint patrol"."""
    doc, i, first = token.doc, token.i - 1, token.sent.start
    found: list[int] = []
    is_list = False
    while i >= first:
        i = parties.before_bracket(steps.before(doc, i))
        mention = parties.mention(doc[i]) if i >= first else None
        if mention is None:
            break
        found.append(mention.entity)
        i = steps.before(doc, mention.start - 1)
        if i >= first and doc[i].lower_ == "the":
            i = steps.before(doc, i - 1)
        # A comma alone joins nothing: "in the war on A, B".
        is_list = is_list or (i >= first and doc[i].lower_ in _JOINS)
        if i < first or doc[i].lower_ not in _JOINS | {"-", "–", "/"} | ({","} if is_list else set()):
            break
        i -= 2 if doc[i].lower_ in _JOINS and i > first and doc[i - 1].lower_ == "," else 1
    return list(dict.fromkeys(reversed(found)))


def owner_before(noun: Token, parties: Parties) -> list[int]:
    """The body that owns a noun without an apostrophe: "the A anti-kidnapping unit"."""
    i = noun.i - 1
    while i > max(noun.sent.start, noun.i - 4) and (
        noun.doc[i].dep_ in {"amod", "compound", "punct"} or noun.doc[i].is_space
    ):
        if parties.mention(noun.doc[i]) is not None or noun.doc[i].lower_ == ",":
            break
        i -= 1
    mention = parties.mention(noun.doc[i]) if i < noun.i - 1 else None
    return [] if mention is None or mention.end != i + 1 or parties.is_affixed(mention) else [mention.entity]


def beside(noun: Token, parties: Parties) -> list[int]:
    """The bodies listed right before a noun, or after its "of": "A and B fighters", "a group of A and B men"."""
    following = steps.next_of(noun)
    found = bodies_before(noun, parties)
    if len(found) > 1 or following is None or following.lower_ != "of":
        return found
    return bodies_after(following, parties)


def coordinated(tokens: list[Token], parties: Parties) -> list[int]:
    """What the heads of a list stand for, and who is named in the text right before "and" a head's name."""
    found = parties.all_of(tokens)
    for token in tokens:
        mention = parties.mention(token)
        i = steps.before(token.doc, mention.start - 1) if mention is not None else -1
        if i > 0 and token.doc[i].lower_ == "the":
            i = steps.before(token.doc, i - 1)
        before = token.doc[i] if i >= token.sent.start else None
        if before is not None and before.lower_ in _JOINS:
            found += bodies_before(before, parties)
    return list(dict.fromkeys(found))


def _end_of_sentence(token: Token) -> int:
    return int(token.sent.end)


def _skip_fillers(doc: Doc, i: int, end: int, parties: Parties) -> int:
    for _ in range(_MOST_FILLERS):
        if i < end and parties.mention(doc[i]) is None and (doc[i].pos_ in _FILLERS or doc[i].is_space):
            i += 1
    return i


def _past_people(doc: Doc, i: int, end: int) -> int:
    """Past what belongs to the body before: "A *personnel*", "B*'s forces*"."""
    while i < end and (doc[i].lower_ in POSSESSIVES or _is_people(doc[i]) or doc[i].is_space):
        i += 1
    return i


def _is_people(token: Token) -> bool:
    return CLASSES.get(trees.lemma(token)) == "people" and token.pos_ in {"NOUN", "PROPN"}


def _past_join(doc: Doc, i: int, end: int) -> int:
    """Past a comma, "and" or both; the same index where nothing goes on."""
    start = i
    while i < end and doc[i].lower_ == ",":
        i = steps.after(doc, i + 1)
    for phrase in _PHRASES:
        if tuple(t.lower_ for t in doc[i : min(i + len(phrase), end)]) == phrase:
            return i + len(phrase)
    if i < end and doc[i].lower_ in _JOINS:
        return i + 1
    return i if i > start else start
