"""Names given twice: sentences with the bodies and all their wordings."""

import pytest
from spacy.language import Language

from tests.extraction import pages

CASES = [
    pytest.param(
        "The report was written by the non-profit Chilean Civic Safety Forum (Foro Chileno de Seguridad Civica).",
        [("civil", {"Chilean Civic Safety Forum", "Foro Chileno de Seguridad Civica"})],
        id="the original tells the kind",
    ),
    pytest.param(
        "The Marra Mining Oversight Agency (Agencia de Control Minero de Marra - ACMM) closed three pits.",
        [
            (
                "state",
                {"Marra Mining Oversight Agency", "Agencia de Control Minero de Marra", "ACMM"},
            )
        ],
        id="a place in the original",
    ),
    pytest.param(
        "The Lanos Institute for Peace and Law (Instituto Lanos para la Paz y el Derecho - ILPD) agreed.",
        [
            (
                "civil",
                {"Lanos Institute for Peace and Law", "Instituto Lanos para la Paz y el Derecho", "ILPD"},
            )
        ],
        id="small words of Spanish",
    ),
    pytest.param(
        "The traders belong to the Lanos Chamber of Farming, Mining, and Fisheries (CLAMF), said its director.",
        [("civil", {"Lanos Chamber of Farming, Mining, and Fisheries", "CLAMF"})],
        id="a list within a name",
    ),
    pytest.param(
        "The Attorney General's Office for Forest Protection (Profobosque) said that the law was weak and old.",
        [("state", {"Attorney General's Office for Forest Protection", "Profobosque"})],
        id="a short form that is no acronym",
    ),
    pytest.param(
        "The Mobile Patrol Police Units (UPMs) entered the hillside. The UPMs fired at residents.",
        [("state_force", {"Mobile Patrol Police Units", "UPMs"})],
        id="units in the plural",
    ),
    pytest.param(
        "According to the Timber Enforcement Administration (TEA), the first cargo came in May of that year.",
        [("state", {"Timber Enforcement Administration", "TEA"})],
        id="what begins a sentence is no part of the name",
    ),
    pytest.param(
        "She worked at the Lanos Ministry of Culture, State Board of Relics and Heritage (SBRH), since May.",
        [("state", {"Lanos Ministry of Culture"}), ("civil", {"State Board of Relics and Heritage", "SBRH"})],
        id="two bodies that a comma parts",
    ),
    pytest.param(
        "Farmers left the National Plan for New Crops (Plan Nacional de Nuevos Cultivos) after a year.",
        [],
        id="a plan",
    ),
    pytest.param(
        "Murders fell, say figures from Mexico's Interior Ministry (Secretaria de Gobernacion - SEGOB).",
        [("state", {"Interior Ministry", "Secretaria de Gobernacion", "SEGOB"})],
        id="the acronym after a dash",
    ),
    pytest.param(
        "The Interior Ministry denied it. Two days later the ministry said that the men had fled to the hills.",
        [("state", {"Interior Ministry", "ministry"})],
        id="the ministry again",
    ),
    pytest.param(
        "THE PRESIDENT OF THE COORDINATING COMMITTEE OF MINING, CRAFT, TRADE, AND FISHING UNIONS (COMICRA) LEFT.",
        [("civil", {"COMICRA", "Coordinating Committee of Mining, craft, trade, and fishing Unions"})],
        id="a list in a name in capitals",
    ),
    pytest.param(
        "The Dominican Republic's financial intelligence unit froze the money, and the Dominican Republic agreed.",
        [("state", {"Dominican Republic's financial intelligence unit"}), ("state", {"Dominican Republic"})],
        id="a state's office is not the state",
    ),
    pytest.param(
        "The report by the anti-corruption unit of the Spanish Attorney General's Office named two men.",
        [("state", {"Spanish Attorney General's Office"})],
        id="a state's adjective belongs to what follows",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_both_names_are_one_body(nlp: Language, text: str, expected: list[tuple[str, set[str]]]) -> None:
    page = pages.read(nlp, text)
    found = [
        (key.rsplit("(", 1)[1].removesuffix(")"), {w.removeprefix("The ").removeprefix("the ") for w in words})
        for key, words in pages.bodies(page).items()
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)
