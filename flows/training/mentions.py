"""From each corpus's mentions to ours: names told apart from nominals, and cut to what our guideline calls one.

A name is the proper name itself, without article, title or apposition ("Syrian Arab Army", "Bashar al-Assad"). A
nominal runs from the first modifier before its noun to the noun ("the armed group").
"""

import re

from flows.training.conllu import Mention, Sentence, gum_mentions
from flows.training.tags import Span, allowed_tags, spans_without_overlap

GUM_TYPES = {"person": "PERSON", "place": "PLACE", "organization": "ORG", "time": "TIME"}
UNER_TYPES = {"PER": "PERSON", "LOC": "PLACE", "ORG": "ORG"}
RE3D_TYPES = {
    "Organisation": "ORG",
    "Person": "PERSON",
    "Location": "PLACE",
    "Temporal": "TIME",
    "Quantity": "NUMBER",
    "Nationality": "NATIONALITY",
    "Weapon": "WEAPON",
    "MilitaryPlatform": "WEAPON",
}

_NAME_RELATIONS = {"flat", "compound", "punct", "nummod", "amod", "nmod:poss", "case", "det", "cc", "conj", "nmod"}
_BEFORE_NOUN = {"det", "amod", "compound", "nummod", "nmod:poss", "punct", "advmod", "det:predet", "case", "flat"}
_LINKS = {"of", "the", "for", "and", "-", "'s", "’s", "in", "&", "'", "de", "al"}
_TITLES = frozenset(
    [
        "president",
        "vice",
        "prime",
        "minister",
        "secretary",
        "general",
        "state",
        "foreign",
        "defence",
        "defense",
        "king",
        "queen",
        "prince",
        "sheikh",
        "emir",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "dr",
        "dr.",
        "he",
        "hon.",
        "sir",
        "ambassador",
        "senator",
        "governor",
        "mayor",
        "chairman",
        "commander",
        "spokesman",
        "spokesperson",
        "sgt.",
        "sgt",
        "spc.",
        "spc",
        "cpl.",
        "pfc.",
        "pvt.",
        "capt.",
        "capt",
        "maj.",
        "maj",
        "lt.",
        "lt",
        "gen.",
        "gen",
        "col.",
        "col",
        "brig.",
        "brig",
        "adm.",
        "army",
        "navy",
        "staff",
        "sergeant",
        "captain",
        "major",
        "lieutenant",
        "colonel",
        "brigadier",
        "admiral",
        "specialist",
        "deputy",
        "assistant",
        "special",
        "envoy",
        "representative",
        "of",
        "for",
        "the",
        "former",
        "us",
        "u.s.",
        "uk",
        "coalition",
        "chief",
    ]
)


def mention_head(sentence: Sentence, mention: Mention) -> int:
    """The word of the mention (0-based) whose head lies outside of it; the last one where several do."""
    inside = range(mention.start, mention.end)
    tops = [i for i in inside if not mention.start <= sentence.heads[i] - 1 < mention.end]
    named = [i for i in tops if sentence.deprels[i] != "punct"]
    return (named or tops or [mention.end - 1])[0]


def name_span(sentence: Sentence, mention: Mention, head: int) -> tuple[int, int]:
    """The proper name around ``head`` inside of a mention."""
    upos, words = sentence.upos, sentence.words

    def belongs(i: int) -> bool:
        return upos[i] == "PROPN" or (words[i][:1].isupper() and upos[i] in ("ADJ", "NOUN", "NUM", "X", "VERB"))

    start = end = head
    for i in range(head - 1, mention.start - 1, -1):
        if not belongs(i) and words[i] not in ("-", "'", "."):
            break
        if sentence.deprels[i] in ("nmod:desc", "appos", "nmod:unmarked") or sentence.deprels[i] == "punct":
            if words[i] in ("-", "'"):
                continue
            break
        start = i
    last = head
    for i in range(head + 1, mention.end):
        if belongs(i) and sentence.deprels[i] not in ("appos", "list", "parataxis"):
            last = i
        elif words[i].lower() not in _LINKS or sentence.deprels[i] not in _NAME_RELATIONS | {"fixed"}:
            break
        # A linking word is taken only where a name goes on behind it.
    end = last + 1
    return start, end


def nominal_span(sentence: Sentence, mention: Mention, head: int) -> tuple[int, int]:
    """From the first modifier before the noun to the noun."""
    start = head
    for i in range(head - 1, mention.start - 1, -1):
        if sentence.deprels[i] not in _BEFORE_NOUN or sentence.upos[i] == "ADP":
            break
        start = i
    return start, head + 1


def mark_gum(sentence: Sentence) -> None:
    """Set names and nominals of a GUM sentence from its ``Entity=`` annotation."""
    names: list[Span] = []
    nominals: list[Span] = []
    for mention in gum_mentions(sentence):
        kind = GUM_TYPES.get(mention.kind)
        if kind is None:
            continue
        head = mention_head(sentence, mention)
        if sentence.upos[head] == "PROPN" or (kind == "TIME" and sentence.upos[head] == "NUM"):
            span = name_span(sentence, mention, head)
            if kind == "TIME":
                span = _whole_time(sentence, mention, span)
            names.append((*span, kind))
        elif sentence.upos[head] in ("NOUN", "ADJ", "NUM", "SYM"):
            nominals.append((*nominal_span(sentence, mention, head), kind))
    names = spans_without_overlap(names + numbers(sentence))
    sentence.names = allowed_tags(len(sentence.words), names, ("ORG", "PERSON", "PLACE", "TIME", "NUMBER"))
    nominals = spans_without_overlap(nominals)
    sentence.nominals = allowed_tags(len(sentence.words), nominals, ("ORG", "PERSON", "PLACE", "TIME", "NUMBER"))


def _whole_time(sentence: Sentence, mention: Mention, span: tuple[int, int]) -> tuple[int, int]:
    """A calendar expression whole: months, days and years around its head."""
    start, end = span
    for i in range(start - 1, mention.start - 1, -1):
        if sentence.upos[i] not in ("PROPN", "NUM") and sentence.words[i] != ",":
            break
        if sentence.words[i] != ",":
            start = i
    for i in range(end, mention.end):
        if sentence.upos[i] not in ("PROPN", "NUM") and sentence.words[i] != ",":
            break
        if sentence.words[i] != ",":
            end = i + 1
    return start, end


def numbers(sentence: Sentence) -> list[Span]:
    """Counts: numerals that count a noun, with the numerals that build them."""
    found: list[Span] = []
    i = 0
    while i < len(sentence.words):
        start = i
        while i < len(sentence.words) and sentence.upos[i] == "NUM" and "NumType=Card" in sentence.feats[i]:
            i += 1
        if i > start and sentence.deprels[i - 1] == "nummod":
            found.append((start, i, "NUMBER"))
        i += i == start
    return found


def mark_uner(sentence: Sentence, tags: list[str]) -> None:
    """Set names of an EWT sentence from Universal NER's tags; it marks no nominals and three types."""
    sentence.names = allowed_tags(len(tags), iob_spans(tags, UNER_TYPES), ("ORG", "PERSON", "PLACE"))


def iob_spans(tags: list[str], types: dict[str, str]) -> list[Span]:
    """Spans of IOB2 tags, their types mapped; types that the map lacks are left out."""
    spans: list[Span] = []
    start, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if kind and (tag[:2] != "I-" or tag[2:] != kind):
            if kind in types:
                spans.append((start, i, types[kind]))
            kind = ""
        if tag[:2] == "B-" or (tag[:2] == "I-" and not kind):
            start, kind = i, tag[2:]
    return spans


_PRONOUNS = frozenset(
    [
        "i",
        "me",
        "my",
        "we",
        "us",
        "our",
        "you",
        "your",
        "he",
        "him",
        "his",
        "she",
        "her",
        "it",
        "its",
        "they",
        "them",
        "their",
        "who",
        "whom",
        "whose",
        "this",
        "that",
        "these",
        "those",
        "here",
        "there",
        "myself",
        "himself",
        "herself",
        "itself",
        "ourselves",
        "themselves",
    ]
)
_CAPITAL = re.compile(r"^[A-Z0-9][\w.’'&/-]*$")


def re3d_span(words: list[str], span: Span) -> tuple[bool, Span] | None:
    """A re3d span by our guideline: whether it is a name, and its cut; nothing where it is too long to tell."""
    start, end, kind = span
    if end - start == 1 and words[start].lower() in _PRONOUNS:
        return None
    if kind in ("TIME", "NUMBER"):
        return any(c.isdigit() or c.isupper() for w in words[start:end] for c in w) or kind == "NUMBER", span
    if kind == "NATIONALITY":
        return True, span
    while start < end and words[start].lower() in ("the", "a", "an", "all", "some", "its", "their", "his", "her"):
        start += 1
    if kind == "PERSON" and all(w.lower() in _TITLES for w in words[start:end]):
        return False, (span[0], end, kind)
    if kind == "PERSON" and words[start].lower() in _TITLES:
        if "of" in words[start:end]:
            return False, (span[0], start + 1, kind)
        while end - start > 1 and words[start].lower() in _TITLES:
            start += 1
    capital = [i for i in range(start, end) if _CAPITAL.match(words[i]) and words[i].lower() not in _LINKS]
    if not capital or (not words[end - 1][:1].isupper() and words[end - 1] not in (")",) and kind != "PLACE"):
        if not capital and end - span[0] <= 6:
            return False, (span[0], end, kind)
        return (False, (span[0], end, kind)) if end - span[0] <= 4 else None
    first, last = capital[0], capital[-1]
    between = [words[i] for i in range(first, last + 1)]
    if any(w[:1].islower() and w.lower() not in _LINKS for w in between) or "," in between:
        return None
    return True, (first, last + 1, kind)


def mark_re3d(sentence: Sentence, spans: list[Span]) -> None:
    """Set names and nominals of a re3d sentence from spans in our types; doubtful ones are left open."""
    names: list[Span] = []
    nominals: list[Span] = []
    doubtful: set[int] = set()
    for span in spans_without_overlap(spans):
        cut = re3d_span(sentence.words, span)
        if cut is None:
            doubtful.update(range(span[0], span[1]))
        elif cut[0]:
            names.append(cut[1])
        else:
            nominals.append(cut[1])
    count, types = len(sentence.words), set(RE3D_TYPES.values())
    sentence.names = allowed_tags(count, spans_without_overlap(names), types)
    sentence.nominals = allowed_tags(count, spans_without_overlap(nominals), types)
    for i in doubtful:
        sentence.names[i] = sentence.nominals[i] = None
