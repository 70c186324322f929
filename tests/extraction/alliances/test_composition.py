"""Wholes and parts: sentences with the rows expected of them. Mentions are marked, trees are the encoder's."""

import pytest
from spacy.language import Language

from tests.extraction import marked
from tests.extraction.alliances.cases import (
    ARMY,
    COALITION,
    FALCONS,
    HAWKS,
    KARLAND,
    LIONS,
    NORLAND,
    PARTY,
    F,
    H,
    L,
    Row,
    merged,
    part,
    rows,
)

CASES: list[tuple[str, set[Row]]] = [
    (f"{PARTY}'s armed wing, the {FALCONS}, met in the hills.", {part(F, "Unity Party")}),
    (f"{PARTY}'s military branch the {FALCONS} claimed the raid.", {part(F, "Unity Party")}),
    (f"The {HAWKS}' armed wing the {FALCONS} claimed the raid.", {part(F, H)}),
    (f"The raid was claimed by the {FALCONS}, {PARTY}'s armed wing.", {part(F, "Unity Party")}),
    (f"{PARTY} and [its|party=Unity Party] armed wing {FALCONS} denied it.", {part(F, "Unity Party")}),
    (
        f"{PARTY} said the raid was carried out by [its|party=Unity Party] military wing, the {FALCONS}.",
        {part(F, "Unity Party")},
    ),
    (f"The {FALCONS} is the military wing of the {PARTY}.", {part(F, "Unity Party")}),
    (f"Armed wing the {FALCONS} broke off from {PARTY}.", {part(F, "Unity Party")}),
    (f"The {FALCONS} (the armed wing of the {PARTY}) struck.", {part(F, "Unity Party")}),
    (f"The {FALCONS}, which is the armed wing of the {PARTY}, struck.", {part(F, "Unity Party")}),
    (f"The {FALCONS}, a branch of the {HAWKS}, struck.", {part(F, H)}),
    (f"The {FALCONS}, an affiliate of {HAWKS}, claimed the blast.", {part(F, H)}),
    (f"The {HAWKS} affiliate {FALCONS} claimed the blast.", {part(F, H)}),
    (f"The {FALCONS}, affiliated with the {HAWKS}, claimed the blast.", {part(F, H)}),
    (f"The {FALCONS} is affiliated to the {HAWKS}.", {part(F, H)}),
    (f"The {FALCONS}, an arm of the {HAWKS}, claimed the blast.", {part(F, H)}),
    (f"The {FALCONS}, a front for the {HAWKS}, claimed the blast.", {part(F, H)}),
    (f"The {FALCONS}, a front organisation of the {HAWKS}, claimed the blast.", {part(F, H)}),
    (f"The {FALCONS} is a front for the {HAWKS}.", {part(F, H)}),
    (f"The {FALCONS}, the student wing of {PARTY}, called a strike.", {part(F, "Unity Party")}),
    (f"The {FALCONS}, the youth arm of {PARTY}, called a strike.", {part(F, "Unity Party")}),
    (f"THE {FALCONS}, MILITARY WING OF THE {PARTY}, CLAIMED THE ATTACK.", {part(F, "Unity Party")}),
    (f"The {FALCONS}, a unit of the {ARMY}, left.", {part(F, "Third Army")}),
    (f"The {FALCONS} belong to the {HAWKS}.", {part(F, H)}),
    (f"The {FALCONS}, which belongs to the {COALITION}, struck.", {part(F, "River Coalition")}),
    (f"The {FALCONS} operate under the command of the {HAWKS}.", {part(F, H)}),
    (f"The {FALCONS} fall under the {ARMY}.", {part(F, "Third Army")}),
    (f"The {FALCONS}, part of the {HAWKS}, struck.", {part(F, H)}),
    (f"The {FALCONS} form part of the {HAWKS}.", {part(F, H)}),
    (f"The {FALCONS} make up part of the {HAWKS}.", {part(F, H)}),
    (f"The {FALCONS} are a part of the {HAWKS} coalition.", {part(F, H)}),
    (f"The {FALCONS} is a member of the {COALITION}.", {part(F, "River Coalition")}),
    (f"The {FALCONS}, a member of the {COALITION}, said so.", {part(F, "River Coalition")}),
    (f"The {FALCONS} is one of the members of the {COALITION}.", {part(F, "River Coalition")}),
    (f"{KARLAND}, which is a member of the {COALITION}, said so.", {part("Karland", "River Coalition")}),
    (f"{COALITION} member {KARLAND} said so.", {part("Karland", "River Coalition")}),
    (
        f"{COALITION} members {KARLAND} and {NORLAND} said so.",
        {part("Karland", "River Coalition"), part("Norland", "River Coalition")},
    ),
    (
        f"Members of the {COALITION} include {KARLAND} and {NORLAND}.",
        {part("Karland", "River Coalition"), part("Norland", "River Coalition")},
    ),
    (
        f"{COALITION} nations which have flown sorties include {KARLAND}, {NORLAND} and [Westland|state].",
        {
            part("Karland", "River Coalition"),
            part("Norland", "River Coalition"),
            part("Westland", "River Coalition"),
        },
    ),
    (
        f"The {COALITION} is made up of the {FALCONS}, the {HAWKS} and the {LIONS}.",
        {part(F, "River Coalition"), part(H, "River Coalition"), part(L, "River Coalition")},
    ),
    (
        f"The {COALITION} comprises the {FALCONS} and the {HAWKS}.",
        {part(F, "River Coalition"), part(H, "River Coalition")},
    ),
    (
        f"The {COALITION} consists of the {FALCONS} and the {HAWKS}.",
        {part(F, "River Coalition"), part(H, "River Coalition")},
    ),
    (
        f"The {COALITION}, composed of the {FALCONS} and the {HAWKS}, met.",
        {part(F, "River Coalition"), part(H, "River Coalition")},
    ),
    (
        f"The {COALITION}, an alliance of the {FALCONS} and the {HAWKS}, met.",
        {part(F, "River Coalition"), part(H, "River Coalition")},
    ),
    (
        f"The {COALITION}, an umbrella of armed groups including the {FALCONS} and the {HAWKS}, met.",
        {part(F, "River Coalition"), part(H, "River Coalition")},
    ),
    (
        f"The {FALCONS} and the {HAWKS} formed the {COALITION}.",
        {part(F, "River Coalition"), part(H, "River Coalition")},
    ),
    (
        f"The {FALCONS} and the {HAWKS}, both part of the {COALITION}, met.",
        {part(F, "River Coalition"), part(H, "River Coalition")},
    ),
    (f"The {FALCONS} joined the {COALITION} in May.", {part(F, "River Coalition")}),
    (f"{KARLAND} joined the {COALITION} in May.", {part("Karland", "River Coalition")}),
    (f"The {FALCONS}, led by the {HAWKS}, met.", set()),
    (f"The {HAWKS}' southern command, the {FALCONS}, met.", {part(F, H)}),
    (f"The {ARMY}'s [Sixth Brigade|state_force] took the town.", {part("Sixth Brigade", "Third Army")}),
    (f"The [Sixth Brigade|state_force] of the {ARMY} took the town.", {part("Sixth Brigade", "Third Army")}),
    (
        "He serves in [Delta Battery|state_force], [Second Battalion|state_force].",
        {part("Delta Battery", "Second Battalion")},
    ),
    (
        "He was assigned to [Second Battalion|state_force], [Fifth Regiment|state_force], in the south.",
        {part("Second Battalion", "Fifth Regiment")},
    ),
    (
        "The [Office of Wealth|state] of the [Treasury|state] froze the accounts.",
        {part("Office of Wealth", "Treasury")},
    ),
    (
        "The [Treasury|state]'s [Office of Wealth|state] froze the accounts.",
        {part("Office of Wealth", "Treasury")},
    ),
    (
        "The [Norland government|state]'s [Office of Wealth|state] froze the accounts.",
        {part("Office of Wealth", "Norland government")},
    ),
    (
        "The [Foreign Ministry|state]'s [Eastern Branch|state] froze the accounts.",
        {part("Eastern Branch", "Foreign Ministry")},
    ),
    (
        "[Eastern Branch|state] is a department of the [Foreign Ministry|state].",
        {part("Eastern Branch", "Foreign Ministry")},
    ),
    (f"The {HAWKS} ruling body, the [Circle|armed_group], agreed.", {part("Circle", H)}),
    (f"The {HAWKS}' ruling body, the seven-man [Circle|armed_group], agreed.", {part("Circle", H)}),
    (
        f"The squadron, the [Night Owls|state_force], flew as part of the {ARMY}.",
        {part("Night Owls", "Third Army")},
    ),
    (
        f"The [Night Owls|state_force] fly missions against the {LIONS} as part of the {ARMY}.",
        {part("Night Owls", "Third Army")},
    ),
    (
        f"The [Delta column|armed_group], the {HAWKS}'s most active military structure in the south, fled.",
        {part("Delta column", H)},
    ),
    (f"The [North Clinic|civil] is run by the {HAWKS}.", set()),
    (f"The {FALCONS} is a subsidiary of the {HAWKS}.", {part(F, H)}),
    (f"The {FALCONS} group, an offshoot of the {HAWKS}, struck.", set()),
    (f"The {FALCONS} merged with the {HAWKS}.", {merged(F, H)}),
    (f"The {FALCONS} and the {HAWKS} merged into the {LIONS}.", {merged(F, L), merged(H, L)}),
    (f"The {FALCONS} and the {HAWKS} merged to form the {LIONS}.", {merged(F, L), merged(H, L)}),
    (f"The {FALCONS} joined the {HAWKS}.", {merged(F, H)}),
    (f"The {FALCONS}, formed from the merger of the {HAWKS} and the {LIONS}, met.", {merged(H, F), merged(L, F)}),
    (f"The {FALCONS}, formed by a merger of the {HAWKS} and the {LIONS}, met.", {merged(H, F), merged(L, F)}),
    (f"The {FALCONS} was incorporated into the {HAWKS}.", {merged(F, H)}),
    (f"The {FALCONS} became part of the {HAWKS}.", {part(F, H)}),
    (f"The {FALCONS} was absorbed by the {HAWKS}.", {merged(F, H)}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rows(nlp: Language, text: str, expected: set[Row]) -> None:
    assert rows(marked.page(nlp, text)) == expected
