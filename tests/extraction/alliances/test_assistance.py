"""Help in a fight, company in a membership, forces that join forces, denials that follow."""

import pytest
from spacy.language import Language

from flows.extraction.alliances import alliances
from flows.extraction.records import AllianceClaim
from schemas.vocabulary import Polarity
from tests.extraction import marked
from tests.extraction.alliances import rival_cases
from tests.extraction.alliances.cases import (
    ARMY,
    COALITION,
    FALCONS,
    GUARD,
    HAWKS,
    KARLAND,
    LIONS,
    F,
    H,
    L,
    Row,
    allied,
    backs,
    part,
    rows,
)

G, T = "Royal Guard", "Third Army"
FLEET = "[Combined Task Force 9|state_force]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{GUARD} and {FALCONS} helped the {ARMY} to recapture the town from the {HAWKS}.",
            {allied(G, F), allied(G, T), allied(F, T)},
            id="help to retake",
        ),
        pytest.param(
            f"The {FALCONS} belong to the {COALITION} together with the {HAWKS} and the {LIONS}.",
            {part(F, "River Coalition"), part(H, "River Coalition"), part(L, "River Coalition")},
            id="belong together with",
        ),
        pytest.param(
            f"{KARLAND} airstrikes helped the {ARMY} retake the town.", {backs("Karland", T)}, id="help of strikes"
        ),
        pytest.param(f"The {GUARD} joined {FLEET} in May.", {part(G, "Combined Task Force 9")}, id="a task force"),
        pytest.param(f"The {GUARD} joined the {ARMY} near the coast.", {allied(G, T)}, id="a fellow force"),
        pytest.param(f"The {FALCONS} fought on the {HAWKS} side.", {allied(F, H)}, id="on the side of"),
        pytest.param(f"The {FALCONS} and the {HAWKS} jointly occupied the village.", {allied(F, H)}, id="jointly"),
        pytest.param(
            f"Fighters of the {FALCONS} and the {HAWKS}, allied with the {LIONS}, met.",
            {allied(F, L), allied(H, L)},
            id="allied with, of two",
        ),
        pytest.param(
            f"The {FALCONS} and the {HAWKS} have formed a joint commission.", {allied(F, H)}, id="commission"
        ),
    ],
)
def test_company(nlp: Language, text: str, expected: set[Row]) -> None:
    assert rows(marked.page(nlp, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"{KARLAND} was accused of arming the {FALCONS}, which its president denied.", id="afterwards"
        ),
        pytest.param(f"{KARLAND} denied having given money or arms to the {FALCONS}.", id="having given"),
    ],
)
def test_denied_support(nlp: Language, text: str) -> None:
    page = marked.page(nlp, text)
    (claim,) = (c for c in alliances.extract(page) if isinstance(c, AllianceClaim))
    assert claim.evidence.polarity is Polarity.DENIED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"In May the {ARMY} withdrew under a ceasefire with the {FALCONS}.",
            {(F, "truce_with", T)},
            id="under a ceasefire",
        ),
        pytest.param(
            f"The {FALCONS} broke away from the {HAWKS} in May.", {(F, "split_from", H)}, id="broke away from"
        ),
    ],
)
def test_rivalries(nlp: Language, text: str, expected: set[Row]) -> None:
    assert rival_cases.rows(marked.page(nlp, text)) == expected
