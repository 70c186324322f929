"""How other writers put alliances: joined to form, shared camps, lent battalions, none at all.

Mentions are marked, trees are the encoder's.
"""

import pytest
from spacy.language import Language

from flows.extraction.alliances import alliances
from flows.extraction.records import AllianceClaim
from schemas.vocabulary import Polarity
from tests.extraction import marked
from tests.extraction.alliances.cases import (
    ARMY,
    FALCONS,
    GUARD,
    HAWKS,
    KARLAND,
    LIONS,
    NORLAND,
    F,
    H,
    L,
    Row,
    allied,
    backs,
    merged,
    part,
    rows,
)

FRONT = "[Northern Front|armed_group]"
N, A = "Northern Front", "Third Army"

CASES: list[tuple[str, set[Row]]] = [
    (
        f"The {FALCONS} joined with the {HAWKS} to set up the {FRONT}.",
        {part(F, N), part(H, N), allied(F, H)},
    ),
    (f"The {FALCONS} and the {HAWKS} united to form the {FRONT}.", {part(F, N), part(H, N), allied(F, H)}),
    (f"The {FALCONS} joined with the {HAWKS} to form an alliance.", {allied(F, H)}),
    (f"The {FALCONS} and the {HAWKS} merged as the {LIONS}.", {merged(F, L), merged(H, L)}),
    (f"The {FALCONS} and the {HAWKS}, which merged as the {LIONS}, left.", {merged(F, L), merged(H, L)}),
    (f"The {FALCONS} and the {HAWKS} merged under the name {LIONS}.", {merged(F, L), merged(H, L)}),
    (f"The {FALCONS} was reabsorbed by the {HAWKS}.", {merged(F, H)}),
    (f"The {FALCONS} were reintegrated into the {ARMY}.", {merged(F, A)}),
    (f"The {FALCONS} rejoined the {HAWKS}.", {merged(F, H)}),
    (
        f"THEY INCLUDE THE HEAD OF THE {FRONT}, THE COALITION TO WHICH THE {FALCONS}, AND THE {LIONS} BELONG.",
        {part(F, N), part(L, N)},
    ),
    (
        f"He leads the {FRONT}, the coalition to which the {FALCONS}, the Dar Men, and the {LIONS} belong.",
        {part(F, N), part(L, N)},
    ),
    (f"He leads the {FRONT}, the coalition to which the {FALCONS}' friends belong.", set()),
    (f"The {FALCONS}, one of three groups in the {FRONT}, struck.", {part(F, N)}),
    (f"The {FALCONS}, one of the groups that make up the {FRONT}, struck.", {part(F, N)}),
    (f"The {FALCONS}, one of three groups in Karland, struck at the {FRONT}.", set()),
    (f"{FALCONS} and {HAWKS} contingents, which fought as one, lost 62 killed.", {allied(F, H)}),
    (f"The {FALCONS} fought as one of the {HAWKS} would.", set()),
    (f"The {FALCONS} share checkpoints with the {HAWKS}.", {allied(F, H)}),
    (f"The {FALCONS} continue to share camps with the {HAWKS}.", {allied(F, H)}),
    (f"The {FALCONS} share a village with the {HAWKS}.", set()),
    (f"The {FALCONS} fought on the same side as the {HAWKS}.", {allied(F, H)}),
    (f"The {FALCONS} and the {HAWKS} made common cause.", {allied(F, H)}),
    (f"{ARMY} troops were flown in alongside the {GUARD}.", {allied(A, "Royal Guard")}),
    (f"{ARMY} soldiers, accompanied by the {GUARD}, searched the village.", {allied(A, "Royal Guard")}),
    (f"Wings of the {HAWKS} and the {FALCONS} joined forces.", set()),
    (f"The {FALCONS}, with battalions lent by the {HAWKS}, swept the hills.", {backs(H, F)}),
    (f"The {FALCONS}, with arms supplied by {KARLAND}, swept the hills.", {backs("Karland", F)}),
    (
        f"The {FALCONS} kept the patronage of {KARLAND} and {NORLAND}.",
        {backs("Karland", F), backs("Norland", F)},
    ),
    (f"{KARLAND} has poured money and arms into the {FALCONS}.", {backs("Karland", F)}),
    (f"The {ARMY} thanks {KARLAND} for [its|state=Karland] support.", {backs("Karland", A)}),
    (f"{KARLAND} sent no fewer than 500 troops to the {ARMY}.", {backs("Karland", A)}),
    (f"[Small Group of the Hawks|armed_group] met as the {HAWKS} left.", {part("Small Group of the Hawks", H)}),
    (f"[Hawks's Fifth Brigade|armed_group] met as the {HAWKS} left.", {part("Hawks's Fifth Brigade", H)}),
    (f"[Breakaway faction of the Hawks|armed_group] met as the {HAWKS} left.", set()),
]

NONE: list[str] = [
    f"{KARLAND} has given the {FALCONS} no assistance since 1984.",
    f"{KARLAND} provides no support to the {FALCONS}.",
    f"{KARLAND} gives no support to the {FALCONS}.",
    f"The {FALCONS} receive no arms from {KARLAND}.",
    f"{KARLAND} had sent no weapons to the {FALCONS}.",
    f"No weapons were sent to the {FALCONS} by {KARLAND}.",
    f"There is no alliance between the {FALCONS} and the {HAWKS}.",
    f"{KARLAND} is no ally of the {FALCONS}.",
    f"{KARLAND} denied arming the {FALCONS}.",
    f"The {ARMY} has nothing to do with the {FALCONS}.",
    f"{KARLAND} denied that the {ARMY} had anything to do with the {FALCONS}.",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rows(nlp: Language, text: str, expected: set[Row]) -> None:
    assert rows(marked.page(nlp, text)) == expected


@pytest.mark.parametrize("text", NONE)
def test_none_is_denied(nlp: Language, text: str) -> None:
    claims = [c for c in alliances.extract(marked.page(nlp, text)) if isinstance(c, AllianceClaim)]
    assert [c.evidence.polarity for c in claims] == [Polarity.DENIED]
