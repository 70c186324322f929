"""Inflected forms of cue verbs, so that rules work where a Doc has no lemmas."""

from functools import cache

from flows.extraction import cues

_VOWELS = frozenset("aeiou")


def inflected(verb: str) -> set[str]:
    """The forms of a regular English verb: base, third person, past, gerund.

    Consonant doubling ("plan": "planned") is made for one-syllable verbs in consonant, vowel, consonant.
    """
    if verb.endswith("e"):
        return {verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"}
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return {verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"}
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return {verb, f"{verb}es", f"{verb}ed", f"{verb}ing"}
    stem = f"{verb}{verb[-1]}" if _doubles(verb) else verb
    return {verb, f"{verb}s", f"{stem}ed", f"{stem}ing"}


def _doubles(verb: str) -> bool:
    vowels = [i for i, char in enumerate(verb) if char in _VOWELS]
    short = len(vowels) == 1 and vowels[0] == len(verb) - 2 and len(verb) > 2
    return short and verb[-1] not in "wxy"


@cache
def kinds(seed: str) -> dict[str, str]:
    """The kind of every form of the verbs of a seed with columns `cue`, `kind` and `forms`."""
    found: dict[str, str] = {}
    for row in cues.load(seed):
        for form in row["forms"].split() or inflected(row["cue"]):
            found.setdefault(form, row["kind"])
    return found


@cache
def of_kind(seed: str, kind: str) -> frozenset[str]:
    """The forms of the verbs of one kind of such a seed."""
    return frozenset(form for form, found in kinds(seed).items() if found == kind)


@cache
def expanded(seed: str, kind: str) -> frozenset[str]:
    """The forms of the cues of one kind, taken as regular verbs; other words gain forms that never occur."""
    return frozenset(form for cue in cues.words(seed, kind=kind) for form in inflected(cue))
