"""Words for peoples and faiths: adjectives and demonyms of the states in ``seeds/``, and those without a state."""

from functools import cache

from flows.language import words


@cache
def _known() -> frozenset[str]:
    of_states = {
        word.strip()
        for row in words.rows("states")
        for column in ("adjectives", "demonyms")
        for word in row[column].split("|")
    }
    # "US", "Pakistan" and the like are names of the state before they are adjectives ("Pakistan army").
    states = words.cues("states", "name")
    single = {
        word for word in of_states - states if word and " " not in word and not word.replace(".", "").isupper()
    }
    return frozenset(single) | words.cues("peoples")


def is_affiliation(word: str) -> bool:
    """Whether a word, as written or in capitals, names a people or a faith."""
    return word in _known() or (word.isupper() and len(word) > 3 and word.title() in _known())
