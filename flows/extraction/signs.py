"""Signs of writing that the rules of several extractors ask for, as the tokenizer cuts them."""

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
# Without the bare apostrophe, which may also close a quotation; "'S" is that of headlines.
POSSESSIVE_S = frozenset({"'s", "’s", "'S", "’S"})
HYPHENS = frozenset({"-", "‑", "–"})
# What opens an aside, and closes it: old wire copy has square ones.
BRACKETS = {"(": ")", "[": "]"}
QUOTES = frozenset({'"', "'", "“", "”", "‘", "’", "``", "''"})
