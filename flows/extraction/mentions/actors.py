"""Names that the language model holds for organisations, and that act or have offices: "Spartan's executives".

Their words tell no kind. What a body does or has tells that they are one; its kind is civil unless a noun
beside it says more.
"""

from functools import cache

from spacy.tokens import Span, Token

from flows.extraction import cues, trees
from flows.extraction.mentions import names
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.heads import heads, is_office_name, name_kind
from flows.extraction.mentions.reading import Reading
from flows.extraction.signs import POSSESSIVES
from schemas.vocabulary import MentionForm, OrganisationKind

_OF = frozenset({"of", "at", "for", "from", "with"})
_DOES = cues.words("body_signs", use="does")
# Common nouns that name one body where they have a capital.
_ALONE = cues.words("body_signs", use="alone")
_HOLDS = cues.words("body_signs", use="holds")


def find(reading: Reading) -> list[Candidate]:
    """The names that are bodies by what is said of them."""
    doc = reading.doc
    if not doc.has_annotation("DEP"):
        return []
    people = {t.text for e in doc.ents if e.label_ == "PERSON" for t in e}
    found = []
    for entity in doc.ents:
        if entity.label_ != "ORG":
            continue
        span = _trimmed(entity)
        if span is None or not _is_plain(reading, span, people):
            continue
        kind = name_kind(span.text)
        if kind is None and (_has_office(span.root) or _does(span.root) or _is_source(reading, span)):
            kind = OrganisationKind.CIVIL
        if kind is not None:
            found.append(Candidate(span.start, _end(span), MentionForm.NAME, kind, (), 7, False, 0.5))
    return found


def _trimmed(entity: Span) -> Span | None:
    start, end = entity.start, entity.end
    doc = entity.doc
    while start < end and doc[start].lower_ in names.ARTICLES:
        start += 1
    while end > start and doc[end - 1].text in POSSESSIVES:
        end -= 1
    return doc[start:end] if start < end else None


def _end(span: Span) -> int:
    """One past a name with what it is against or for: "Initiative against X Y"."""
    doc, end = span.doc, span.end
    if end + 1 >= len(doc) or doc[end].lower_ not in {"against", "for"} or not doc[end + 1].text[0].isupper():
        return end
    end += 1
    while end < len(doc) and doc[end].text[0].isupper() and not doc[end].is_sent_start:
        end += 1
    return end


def _is_plain(reading: Reading, span: Span, people: set[str]) -> bool:
    """Whether words are written as a name, and are no person's, office's, state's or known body's."""
    start, end = span.start, span.end
    if reading.upper[start] or reading.titled[start] or any(i in reading.known for i in range(start, end)):
        return False
    first, last = span[0], span[-1]
    if not first.text[0].isupper() or not last.text[0].isupper() or first.lower_ in cues.words("not_name_words"):
        return False
    if span.text.count("(") != span.text.count(")") or is_office_name(span.text):
        return False
    adjectives = cues.words("group_adjectives") | cues.words("not_name_words")
    if all(t.lower_ in adjectives for t in span) or any(t.text in people for t in span):
        return False
    if len(span) == 1:
        is_head = tuple(names.pieces(first.text)) in heads()
        return first.lower_ in _ALONE if is_head else first.lower_ not in reading.small
    return True


@cache
def _holders() -> frozenset[str]:
    """Offices and people of a body."""
    return _HOLDS | cues.words("roles") | cues.words("person_titles")


def _has_office(root: Token) -> bool:
    """Whether somebody holds an office of a body: "the director of X", "X's director", "a member of X and Y"."""
    head = trees.first_conjunct(root)
    noun = head.head
    if head.dep_ in {"nmod:poss", "compound"}:
        is_rank = head.dep_ == "compound" and noun.lower_ == "officer"  # "Station House Officer"
        told = trees.lemma(noun)
        return (
            noun.i > head.i
            and not is_rank
            and (told in _holders() or told in cues.words("body_signs", use="writing"))
        )
    return head.dep_ == "nmod" and trees.lemma(noun) in _holders() and trees.preposition(head) in _OF


def _is_source(reading: Reading, span: Span) -> bool:
    """Whether a text draws on a name: "according to X", "a report by X", "figures from X"."""
    lower, i = reading.lower, span.start - 1
    sorts = cues.words("body_signs", use="sort") | names.ARTICLES
    while i > 0 and (lower[i] in sorts or reading.doc[i].ent_type_ == "NATIONALITY"):
        i -= 1
    after = reading.doc[span.end : span.end + 1]
    if i < 1 or span.start - i > 5 or any(t.pos_ in {"NOUN", "PROPN", "ADJ"} for t in after):
        return False  # "according to Lima newspaper X"
    if len(span) == 1 and any(t.ent_type_ == "PLACE" for t in reading.where({span.text.lower()})):
        return False
    if lower[i] == "to" and lower[i - 1] == "according":
        return True
    return lower[i] in {"by", "from"} and lower[i - 1] in cues.words("body_signs", use="drawn_on")


def _does(root: Token) -> bool:
    """Whether a body does what people together do: "X has completed a survey", "owned by X"."""
    head = trees.first_conjunct(root)
    verb = trees.lemma(head.head)
    does = _DOES | cues.words("state_cues", use="human")
    if head.head.pos_ != "VERB" or verb not in does:
        return False
    if head.dep_ == "nsubj":
        return True
    return head.dep_ in {"obl", "obl:agent"} and trees.preposition(head) == "by"
