"""Words that say what became of people: cues of `seeds/casualty_outcomes.csv` in a sentence."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from spacy.tokens import Span, Token

from flows.extraction import cues
from schemas.vocabulary import Outcome

Frame = Literal[
    "patient",
    "subject",
    "event",
    "state",
    "harm",
    "body",
    "group",
    "toll",
    "life",
    "hold",
    "held",
    "both",
    "loss",
    "idle",
]
_FRAMES: frozenset[str] = frozenset(get_args(Frame))
# How far the end of a cue may stand from its verb, in tokens.
_OBJECT = 7
_TAILS = frozenset(
    tuple(tail.split())
    for tail in (
        "to death",
        "dead",
        "to hospital",
        "to hospitals",
        "from their homes",
        "from their home",
        "from their villages",
        "from their village",
        "out of their homes",
    )
)
# Of a word that is noun and verb ("murder"), the readings as a noun.
_NOUNS = frozenset({"event", "harm", "body", "group", "toll", "life", "held"})


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue word means.

    `frame` says where the people stand:
        patient: object of the verb, subject of its passive ("killed"); subject: subject ("died");
        event: complement of the noun, or the noun itself is counted ("deaths"); state: what is said to be so,
        or is left so ("left six dead"); harm: who sustains it ("injuries"); body: complement ("bodies of");
        group: the words are the people ("the dead"); toll: a figure stands for them ("the death toll");
        life: whose it is ("claimed the lives of"); hold: who is held as such ("took six hostage"); held: the
        people held ("six hostages"); both: killed and wounded in one figure; loss: what a side
        loses; idle: an idiom of something else.
    `victims` is how sure it must be that people are meant: any (all that is no thing), people (known words for
    people only), civilians (and no fighters), counted (known people with a number).
    """

    words: tuple[str, ...]
    outcome: Outcome
    frame: Frame
    victims: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A cue at tokens `start:end`; `head` is its word that carries the tree's relations."""

    cue: Cue
    start: int
    end: int
    head: Token

    @property
    def span(self) -> Span:
        """The words of the cue."""
        return self.head.doc[self.start : self.end]


@cache
def _cues() -> dict[str, list[Cue]]:
    """Cues by their first word, the longest first."""
    found: dict[str, list[Cue]] = {}
    for row in cues.load("casualty_outcomes"):
        frame = row["frame"]
        if frame not in _FRAMES or row["victims"] not in {"any", "people", "civilians", "counted"}:
            raise cues.SeedError(f"seeds/casualty_outcomes.csv: {row['cue']}: unknown frame or victims")
        for form in row["cue"].split("|"):
            words = tuple(form.split())
            cue = Cue(words, Outcome(row["outcome"]), frame, row["victims"])  # type: ignore[arg-type]
            found.setdefault(words[0], []).append(cue)
    for rows in found.values():
        rows.sort(key=lambda cue: -len(cue.words))
    return found


def triggers(span: Span) -> list[Trigger]:
    """The outcome cues in a sentence, left to right, the longest at each place, without overlap."""
    known = _cues()
    words = [token.lower_ for token in span]
    if known.keys().isdisjoint(words):
        return []
    found, at = [], 0
    while at < len(words):
        begun = known.get(words[at])
        if begun is None:
            at += 1
            continue
        matches = [c for c in begun if tuple(words[at : at + len(c.words)]) == c.words]
        parted = next((c for c in begun if _is_parted(c, span, at)), None)
        if parted is not None and not matches:
            found.append(Trigger(parted, span.start + at, span.start + at + 1, span[at]))
        if not matches:
            at += 1
            continue
        longest = [c for c in matches if len(c.words) == len(matches[0].words)]
        start, end = span.start + at, span.start + at + len(longest[0].words)
        cue = _reading(longest, span.doc[start])
        if cue.frame != "idle" and not _is_other_noun(cue, span.doc[start]):
            found.append(Trigger(cue, start, end, _head(span.doc[start:end])))
        at += len(cue.words)
    return found


def _is_parted(cue: Cue, span: Span, at: int) -> bool:
    """Whether the object stands inside a cue: "beat him to death", "shot the guard dead"."""
    tail = cue.words[1:]
    if tail not in _TAILS or cue.frame != "patient":
        return False
    for here in range(at + 2, min(at + _OBJECT, len(span) - len(tail) + 1)):
        if span[here].pos_ in {"VERB", "AUX"} or span[here - 1].pos_ in {"VERB", "AUX", "PUNCT"}:
            return False
        if tuple(t.lower_ for t in span[here : here + len(tail)]) == tail:
            return True
    return False


def _reading(same: list[Cue], token: Token) -> Cue:
    """Of cues with the same words, that of a noun or that of a verb, as the word is tagged."""
    noun = token.pos_ in {"NOUN", "PROPN"} or is_before_of(token)
    fitting = [cue for cue in same if (cue.frame in _NOUNS) == noun]
    return (fitting or same)[0]


def is_before_of(token: Token) -> bool:
    """Whether a bare form stands right before "of", so that it is a noun: "reports capture of 20"."""
    follows = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return follows == "of" and not token.lower_.endswith(("ed", "en"))


def _is_other_noun(cue: Cue, token: Token) -> bool:
    """Whether a word is a noun that only looks like the verb: "a jail", "his capture"."""
    participle = token.lower_.endswith(("ed", "ing", "en", "ain", "ot", "rt"))
    return cue.frame in {"patient", "subject"} and len(cue.words) == 1 and token.pos_ == "NOUN" and not participle


def _head(words: Span) -> Token:
    """The word of a cue that the others hang on: the verb of an idiom, else the highest in the tree."""
    verbs = [token for token in words if token.pos_ == "VERB"]
    inside = [
        token for token in verbs or words if not words.start <= token.head.i < words.end or token.head == token
    ]
    candidates = inside or verbs or list(words)
    return next((token for token in candidates if token.pos_ != "DET"), candidates[0])
