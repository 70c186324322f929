"""Coded documents: the claims that people found in a text, in a folder of `documents/` and `claims/`."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.evaluation.folding import fold, locate

Fact = dict[str, Any]
KINDS = ("leaders", "alliances", "rivalries", "casualties", "dates")


class GoldError(ValueError):
    """A coded document that cannot be used; the message names the file and the fault."""


@dataclass(frozen=True, slots=True)
class Coded:
    """What people found in one document.

    `bodies`: folded names of each organisation by its key in the file. `facts`: for each kind its claims,
    as in the file, with `span`, the characters of the sentence quoted (None where it is not in the text).
    """

    document: str
    bodies: dict[str, frozenset[str]]
    facts: dict[str, list[Fact]]


def load(folder: Path) -> Iterator[Coded]:
    """The coded documents of a folder, by name.

    A file `claims/NAME.json` belongs to `documents/NAME.txt`; `seed-000` to `../seeds/000_*.txt`.

    Raises:
        GoldError: when there are none, one has no text, or one is not as described.
    """
    files = sorted((folder / "claims").glob("*.json"))
    if not files:
        raise GoldError(f"{folder}: no claims/*.json")
    for file in files:
        try:
            yield _coded(file, _text_of(folder, file.stem))
        except (KeyError, TypeError, UnicodeDecodeError, json.JSONDecodeError) as error:
            raise GoldError(f"{file}: not a coded document: {error!r}") from error


def _text_of(folder: Path, stem: str) -> str:
    number = stem.removeprefix("seed-")
    for path in (folder / "documents" / f"{stem}.txt", *sorted(folder.glob(f"../seeds/{number}_*.txt"))):
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise GoldError(f"{folder}: no text for {stem}.json")


def _coded(file: Path, text: str) -> Coded:
    claims = json.loads(file.read_text(encoding="utf-8"))
    bodies = {
        o["key"]: frozenset(fold(name) for name in [o["name"], *o["names"]]) for o in claims["organisations"]
    }
    facts = {kind: [{**fact, "span": locate(fact["quote"], text)} for fact in claims[kind]] for kind in KINDS}
    return Coded(document=file.stem, bodies=bodies, facts=facts)
