"""Parts and splinters read off the order of words, where a wrong tree hides them: "A is a splinter group of B".

Reports without full stops run sentences together, and wire copy in capitals is parsed worst; but what stands
between the two names is plain.
"""

from spacy.tokens import Token

from flows.extraction.alliances import nouns, steps
from flows.extraction.alliances.relations import Relations
from flows.extraction.kinds import ARMED_OR_PARTY
from flows.extraction.page import Sentence
from flows.extraction.parties.parties import Parties

_HELD = frozenset({"thought", "believed", "said", "considered", "reported", "reputed", "alleged"})
_LINKS = frozenset({"is", "was", "are", "were", ",", "("})
_ARTICLES = frozenset({"a", "an", "the"})
_OF = frozenset({"of", "from"})
_TOLD = frozenset({"part_of", "split_from", "merged_into"})
_CLOSES = frozenset({",", ".", ")", ";", ":", "and", "who", "which", "that"})
_REACH = 8  # words from the article to "of"


def read(sentence: Sentence, parties: Parties, relations: Relations) -> None:
    """Add whose part or splinter a name is said to be right after it."""
    for token in parties.page.tokens(sentence):
        if token.lower_ in _ARTICLES and token.i > sentence.start + 1:
            link = _link(token.doc[steps.before(token.doc, token.i - 1)])
            if link.lower_ in _LINKS and link.i > sentence.start:
                _described(token, link, sentence, parties, relations)


def _link(word: Token) -> Token:
    """The comma or verb before a description: of ", thought to be a", the comma."""
    ahead = [t.lower_ for t in word.doc[max(word.i - 2, 0) : word.i + 1]]
    if word.i > word.sent.start + 3 and ahead[-2:] == ["to", "be"] and ahead[0] in _HELD:
        return word.doc[word.i - 3]
    return word


def _described(article: Token, link: Token, sentence: Sentence, parties: Parties, relations: Relations) -> None:
    doc = article.doc
    own = parties.named(doc[parties.before_bracket(steps.before(doc, link.i - 1))])
    if own is None:
        return
    for noun in doc[article.i + 1 : min(article.i + _REACH, sentence.end - 2)]:
        if noun.pos_ in {"VERB", "AUX", "PUNCT"} or parties.mention(noun) is not None:
            return
        if noun.nbor().lower_ not in _OF:
            continue
        frames = [f for f in nouns.frames_of(noun) if f["frame"] == "role" and f["relation"] in _TOLD]
        i = noun.i + 2
        i += doc[i].lower_ == "the" and i + 1 < sentence.end
        whole = parties.mention(doc[i])
        if not frames or whole is None or whole.start != i or parties.named(doc[i]) in (None, own):
            return
        kinds = {parties.page.entities[k].kind for k in (own, whole.entity)}
        if not kinds <= ARMED_OR_PARTY or not _is_closed(link, whole.end, parties):
            return
        if relations.has(sentence.ordinal, own, whole.entity, _TOLD):
            return
        relations.add(
            own, frames[0]["relation"], whole.entity, frames[0]["rule"], noun, noun, taken_for_granted=True
        )
        return


def _is_closed(link: Token, end: int, parties: Parties) -> bool:
    """Whether a name ends what is said: not "a branch of A's bank", nor "A, a wing of B has" without a comma."""
    doc = parties.page.doc
    i = parties.past_bracket(end)
    if i >= len(doc):
        return True
    if link.lower_ in {",", "("}:
        return doc[i].lower_ in _CLOSES
    return doc[i].lower_ not in {"'s", "’s", "'", "-"} and doc[i].pos_ != "NOUN"
