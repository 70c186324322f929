"""Text from documents inside Markdown."""

_SPECIAL = "\\`*_{}[]<>|#!&"


def escaped(text: str) -> str:
    """Text on one line with nothing in it that a renderer would act on."""
    return "".join(f"&#{ord(c)};" if c in _SPECIAL else c for c in " ".join(text.split()))
