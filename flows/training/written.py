"""Sentences written for training, and corpus sentences with other names in them.

The corpora have few armed groups, hardly a weapon, and few of the firms that reviews and mails are full of.
``seeds/training_sentences.csv`` holds sentences of our own with slots for names (``<ORG>``) and marked nominals
(``{the militia|ORG}``); they are filled from ``seeds/``. They teach names and nominals only: they have no trees.
"""

import random
import re
from collections.abc import Sequence
from functools import cache

from flows.language import words
from flows.language.decoding import ENTITY_TYPES
from flows.training.conllu import Sentence
from flows.training.measure import tag_spans
from flows.training.plain import split_words
from flows.training.tags import Span, allowed_tags

FILLS = 25
"""Times that each written sentence is filled."""

_ARTICLE = 0.25
"""Share of organisations that get an article before them."""

_SMALL = 0.12
"""Share of firms in small letters."""

_MARK = re.compile(r"<(\w+)>|\{(.*?)\|(\w+)\}")
_TYPES = {"ORG": "ORG", "OUTLET": "ORG", "IGO": "ORG", "FIRM": "ORG", "KNOWN": "ORG",
          "PERSON": "PERSON", "PLACE": "PLACE", "NAT": "NATIONALITY",
          "WEAPON": "WEAPON", "TIME": "TIME", "N": "NUMBER"}  # fmt: skip
_MONTHS = [
    "January",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan.",
    "Feb.",
    "Sept.",
    "Nov.",
]
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_NUMBERS = "two three four five seven ten eleven 12 18 25 30 47 60 120 250 1,500 3,000".split()  # noqa: SIM905


@cache
def _names(slot: str) -> tuple[str, ...]:
    """What a slot is filled from, in order of the seeds."""
    if slot in ("ORG", "IGO"):
        outer = ("intergovernmental", "civil")
        kinds = outer if slot == "IGO" else ("armed_group", "state_force", "party")
        rows = [row for row in words.rows("organisations") if row["kind"] in kinds]
        return tuple(name for row in rows for name in (row["name"], *row["aliases"].split("|")) if name)
    if slot == "OUTLET":
        return tuple(row["name"] for row in words.rows("outlets"))
    if slot == "NAT":
        return tuple(a for row in words.rows("states") for a in row["adjectives"].split("|") if a and " " not in a)
    return tuple(row["cue"] for row in words.rows({"PLACE": "training_places", "WEAPON": "weapons"}[slot]))


def _firm(slot: str, chance: random.Random) -> str:
    """A firm that is known, or the name that one may have; in small letters now and then, as in reviews."""
    rows = words.rows("training_firms")

    def one(part: str) -> str:
        return chance.choice([row["cue"] for row in rows if row["part"] == part])

    if slot == "KNOWN":
        name = one("known")
    else:
        owner = chance.choice(("{}'s", "{}", "{} & {}", "{} Brothers", "{} and Sons"))
        first = owner.format(one("owner"), one("owner")) if chance.random() < 0.5 else one("quality")
        name = f"{first} {one('trade')}" if chance.random() < 0.8 or " " not in first else first
    return name.lower() if chance.random() < _SMALL else name


def _fill(slot: str, chance: random.Random) -> str:
    if slot in ("FIRM", "KNOWN"):
        return _firm(slot, chance)
    if slot == "N":
        return chance.choice(_NUMBERS)
    if slot == "TIME":
        month, day, year = chance.choice(_MONTHS), chance.randint(1, 28), chance.randint(1962, 2026)
        forms = (chance.choice(_DAYS), f"{month} {year}", str(year), f"{day} {month} {year}", f"{month} {day}")
        return chance.choice(forms)
    if slot == "PERSON":
        rows = words.rows("training_people")
        given = chance.choice([row for row in rows if row["part"] == "given"])
        family = chance.choice(
            [row for row in rows if row["part"] == "family" and row["reason"] == given["reason"]]
        )
        return family["cue"] if chance.random() < 0.3 else f"{given['cue']} {family['cue']}"
    return chance.choice(_names(slot))


def fill(text: str, chance: random.Random) -> Sentence:
    """One written sentence with its slots filled."""
    names: list[tuple[int, int, str]] = []
    nominals: list[tuple[int, int, str]] = []
    built = _expand(text, 0, names, nominals, chance)
    offsets = split_words(built)
    return _sentence([built[a:b] for a, b in offsets], _on_words(names, offsets), _on_words(nominals, offsets))


def _expand(text: str, start: int, names: list[Span], nominals: list[Span], chance: random.Random) -> str:
    """The text with its marks resolved; spans are in characters, counted from ``start``."""
    built, at = "", 0
    for mark in _MARK.finditer(text):
        built += text[at : mark.start()]
        at = mark.end()
        if mark[1]:
            name = _fill(mark[1], chance)
            is_bare = mark[1] in ("ORG", "IGO") and not name.startswith("The ") and text[at : at + 2] != "'s"
            if is_bare and built and chance.random() < _ARTICLE:
                built += "the "
            names.append((start + len(built), start + len(built) + len(name), _TYPES[mark[1]]))
            built += name
        else:
            inner = _expand(mark[2], start + len(built), names, nominals, chance)
            nominals.append((start + len(built), start + len(built) + len(inner), mark[3]))
            built += inner
    return built + text[at:]


def _on_words(spans: Sequence[Span], offsets: Sequence[tuple[int, int]]) -> list[Span]:
    found = []
    for start, end, kind in spans:
        inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
        if inside:
            found.append((inside[0], inside[-1] + 1, kind))
    return found


def _sentence(tokens: list[str], names: list[Span], nominals: list[Span]) -> Sentence:
    sentence = Sentence("written", tokens)
    sentence.names = allowed_tags(len(tokens), names, ENTITY_TYPES)
    sentence.nominals = allowed_tags(len(tokens), nominals, ENTITY_TYPES)
    return sentence


def written(seed: int = 0) -> list[Sentence]:
    """Every written sentence, filled ``FILLS`` times."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    return [fill(row["cue"], chance) for row in words.rows("training_sentences") for _ in range(FILLS)]


def renamed(sentences: Sequence[Sentence], seed: int = 0) -> list[Sentence]:
    """Copies of the sentences that name bodies, people or places, with other names, and without their trees.

    A sentence whose names are partly left open has no copy.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    found: list[Sentence] = []
    for sentence in sentences:
        spans = tag_spans(sentence.names)
        if any(tags is None for tags in sentence.names) or not any(
            k in ("ORG", "PERSON", "PLACE") for *_, k in spans
        ):
            continue
        tokens: list[str] = []
        names: list[Span] = []
        at = 0
        for start, end, kind in spans:
            tokens += sentence.words[at:start]
            at = end
            new = sentence.words[start:end]
            if kind in ("ORG", "PERSON", "PLACE"):
                filled = _fill(kind, chance)
                new = [filled[a:b] for a, b in split_words(filled)]
            names.append((len(tokens), len(tokens) + len(new), kind))
            tokens += new
        copy = _sentence([*tokens, *sentence.words[at:]], names, [])
        copy.nominals = []
        found.append(copy)
    return found
