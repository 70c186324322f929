"""The body that stands before the words that lead to a title: "B, whose head A", "B led by A", "B under A"."""

from flows.extraction import cues
from flows.extraction.leaders.claims import Body, Collector
from flows.extraction.leaders.titles import Title
from flows.extraction.page import Page, Sentence
from schemas.vocabulary import Role

_INCLUDING = cues.words("leader_words", use="including")
_GOVERNMENTS = cues.words("leader_words", use="government")


def of_some(page: Page, sentence: Sentence, i: int) -> int | None:
    """The body before "including their" at a token: "two B fighters, including their commander A"."""
    first = page.doc[i - 1].lower_ if i > sentence.start else ""
    if first not in _INCLUDING and (first != "them" or page.doc[i - 2].lower_ != "among"):
        return None
    for k in range(i - 2, max(sentence.start, i - 10) - 1, -1):
        mention = page.mention_at(page.doc[k])
        if mention is not None and page.entities[mention.entity].type == "organisation":
            return mention.entity
        if page.doc[k].pos_ == "VERB":
            return None
    return None


def governed(page: Page, i: int, title: Title) -> int | None:
    """The government before "under" or "of" and its head: "the government of Kenya under President A"."""
    if title.scope != "state" or title.role is not Role.LEADER or i == 0 or title.start - i > 2:
        return None
    body = page.mention_at(page.doc[i - 1])
    words = [t.lower_ for t in page.doc[body.start : body.end]] if body is not None else []
    return body.entity if body is not None and _GOVERNMENTS & set(words) else None


def antecedent(page: Page, sentence: Sentence, i: int, collector: Collector) -> Body | None:
    """The body before "whose": "the 5th Brigade, whose commander A"."""
    k = i - 1
    while k > sentence.start and page.doc[k].lower_ in {",", "(", ")"}:
        k = opening(page, k, sentence.start) if page.doc[k].lower_ == ")" else k - 1
    body = collector.body_at(page.doc[k])
    if body is None and page.doc[i - 1].lower_ == "and":
        # "B, which was set up in May and whose head is A"
        which = next(
            (k for k in range(i - 2, max(sentence.start, i - 12), -1) if page.doc[k].lower_ == "which"), 0
        )
        before = page.doc[which - 2 if page.doc[which - 1].text == "," else which - 1]
        body = collector.body_at(before) if which > sentence.start + 1 else None
    return None if body is None else Body(body)


def led(page: Page, sentence: Sentence, i: int, collector: Collector) -> Body | None:
    """The body before "led by" or "represented by" at a token: its head bears the office that follows."""
    if page.doc[i - 1].lower_ not in _LED:
        return None
    k = i - 2
    while k >= sentence.start and page.doc[k].lower_ in {",", "(", ")", "which", "is", "was"}:
        k -= 1
    body = collector.body_at(page.doc[k]) if k >= sentence.start else None
    if body is None and k > sentence.start and page.doc[k].pos_ == "NOUN":
        # "B cadres led by area commander A"
        body = collector.body_at(page.doc[k - 1])
    return None if body is None else Body(body)


_LED = frozenset({"led", "headed", "represented", "chaired", "commanded"})


def opening(page: Page, i: int, first: int) -> int:
    """The token before the bracket that the one at a token closes."""
    for k in range(i - 1, max(first - 1, i - 12), -1):
        if page.doc[k].lower_ == "(":
            return k - 1
    return i - 1
