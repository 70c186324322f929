"""From each corpus's mentions to ours: names told apart from nominals, and cut to what our guideline calls one.

A name is the proper name itself, without article, title or apposition ("Syrian Arab Army", "Bashar al-Assad"). A
nominal runs from the first modifier before its noun to the noun ("the armed group").
"""

from flows.language.decoding import ENTITY_TYPES
from flows.training.affiliations import is_affiliation
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
_LINKS = {"of", "the", "for", "and", "-", "'s", "’s", "&", "'", "de", "al"}


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
    names = [_retyped(sentence, span) for span in names]
    names = spans_without_overlap(names + numbers(sentence))
    names = spans_without_overlap(names + affiliations(sentence, names))
    # GUM's genres have next to no weapons: what it leaves unmarked is none.
    sentence.names = allowed_tags(len(sentence.words), names, ENTITY_TYPES)
    nominals = spans_without_overlap(nominals)
    sentence.nominals = allowed_tags(len(sentence.words), nominals, ENTITY_TYPES)


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
    names = iob_spans(tags, UNER_TYPES)
    names = spans_without_overlap(names + affiliations(sentence, names))
    sentence.names = allowed_tags(len(tags), names, ("ORG", "PERSON", "PLACE", "NATIONALITY", "WEAPON"))


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


def _retyped(sentence: Sentence, span: Span) -> Span:
    """A name as our guideline has it: peoples and faiths are NATIONALITY whatever the corpus calls them."""
    start, end, _ = span
    if end - start == 1 and is_affiliation(sentence.words[start]):
        return start, end, "NATIONALITY"
    return span


def affiliations(sentence: Sentence, names: list[Span]) -> list[Span]:
    """Peoples and faiths that stand outside of the names, as adjectives or nouns."""
    taken = {i for start, end, _ in names for i in range(start, end)}
    return [
        (i, i + 1, "NATIONALITY")
        for i, word in enumerate(sentence.words)
        if i not in taken
        and is_affiliation(word)
        and (not sentence.upos or sentence.upos[i] in ("ADJ", "PROPN", "NOUN"))
    ]


def mark_re3d(sentence: Sentence, spans: list[Span], doubtful: list[Span]) -> None:
    """Set names and nominals of a re3d sentence, which has predicted tags and trees, from spans in our types.

    Names are cut as GUM's are. The words of ``doubtful`` spans, which re3d's annotators did not agree on, are left
    open, as are names inside of a longer mention.
    """
    names: list[Span] = []
    nominals: list[Span] = []
    open_words = {i for start, end, _ in doubtful for i in range(start, end)}
    for start, end, kind in spans_without_overlap(spans):
        mention = Mention(start, end, kind)
        head = mention_head(sentence, mention)
        if kind in ("TIME", "NUMBER", "NATIONALITY"):
            names.append((start, end, kind))
        elif sentence.upos[head] == "PROPN":
            cut = name_span(sentence, mention, head)
            names.append((*cut, kind))
            open_words.update(
                i for i in range(start, end) if not cut[0] <= i < cut[1] and sentence.upos[i] == "PROPN"
            )
        elif sentence.upos[head] != "PRON":
            nominals.append((*nominal_span(sentence, mention, head), kind))
            open_words.update(i for i in range(start, end) if sentence.upos[i] == "PROPN")
    names = [_retyped(sentence, span) for span in names]
    names = spans_without_overlap(names + affiliations(sentence, names))
    count = len(sentence.words)
    nominals = spans_without_overlap(nominals)
    taken = {i for start, end, _ in names for i in range(start, end)}
    in_nominals = {i for start, end, _ in nominals for i in range(start, end)}
    sentence.names = allowed_tags(count, names, ENTITY_TYPES)
    sentence.nominals = allowed_tags(count, nominals, ENTITY_TYPES)
    for i in open_words:
        if i not in taken:
            sentence.names[i] = None
        if i not in in_nominals:
            sentence.nominals[i] = None
