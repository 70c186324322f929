"""Alliances in the words of wire copy, telegrams, statements and pages, with the rows expected of them."""

import pytest
from spacy.language import Language

from flows.extraction.alliances import alliances
from tests.extraction import marked
from tests.extraction.alliances.cases import (
    ARMY,
    COALITION,
    FALCONS,
    GUARD,
    HAWKS,
    KARLAND,
    LIONS,
    NORLAND,
    PARTY,
    POLICE,
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

CASES: list[tuple[str, set[Row]]] = [
    (f"The {FALCONS} fought beside the {HAWKS} from 1988 to 1990.", {allied(F, H)}),
    (
        f"The {FALCONS}, which fought beside the {HAWKS} and {ARMY} troops from 1988 to 1990, met.",
        {allied(F, H), allied(F, "Third Army"), allied(H, "Third Army")},
    ),
    (f"Fighters of the {FALCONS} fought in the ranks of the {HAWKS}.", {allied(F, H)}),
    (f"{GUARD} men are fighting in the {HAWKS}' ranks.", {allied("Royal Guard", H)}),
    (
        f"FIGHTING BETWEEN THE [AMAL|armed_group] MOVEMENT, LED BY OMAR DAR AND BACKED BY {KARLAND}, "
        f"AND THE {KARLAND}-SPONSORED {LIONS} WENT ON.",
        {backs("Karland", "AMAL"), backs("Karland", L)},
    ),
    (
        f"He enlisted in the {GUARD}, since absorbed into the {ARMY}, in 1971.",
        {merged("Royal Guard", "Third Army")},
    ),
    (f"Intelligence provided by {KARLAND} has been invaluable to the {ARMY}.", {backs("Karland", "Third Army")}),
    (
        f"The {FALCONS} thanked the {GUARD} for the air support it lent the {ARMY}.",
        {backs("Royal Guard", "Third Army")},
    ),
    (f"{KARLAND} gold and rifles still reach the {FALCONS}.", {backs("Karland", F)}),
    (f"Weapons from {KARLAND} flow to the {FALCONS}.", {backs("Karland", F)}),
    (f"A treaty of alliance was signed between {KARLAND} and {NORLAND}.", {allied("Karland", "Norland")}),
    (f"He invoked the treaty of alliance between {KARLAND} and {NORLAND}.", {allied("Karland", "Norland")}),
    (f"The {FALCONS}, with the {HAWKS}, attacked the {LIONS}.", {allied(F, H)}),
    (f"The {FALCONS} hold the trench together with men of the {HAWKS}.", {allied(F, H)}),
    (f"The {PARTY} has been accused of sheltering the {FALCONS}.", {backs("Unity Party", F)}),
    (f"Omar Dar, whose {PARTY} has been accused of sheltering the {FALCONS}, left.", {backs("Unity Party", F)}),
    (
        f"The {FALCONS}, which, commanded by Omar Dar and armed and paid by {KARLAND}, "
        f"now fights beside the {HAWKS}.",
        {backs("Karland", F), allied(F, H)},
    ),
    (
        f"The {PARTY} set up the squad as a unit of [its|party=Unity Party] [New Army|armed_group].",
        {part("New Army", "Unity Party")},
    ),
    (
        f"Troops of [Sector Four|state_force] of the {COALITION}, in concert with the {ARMY}, "
        f"took the town from the {FALCONS}.",
        {part("Sector Four", "River Coalition"), allied("Sector Four", "Third Army")},
    ),
    (
        f"The [Coast Investigations|state_force] branch of the {POLICE} found the boxes.",
        {part("Coast Investigations", "Coast Police")},
    ),
    (f"The {FALCONS} remain loyal to {KARLAND}.", {backs(F, "Karland")}),
    (f"The {FALCONS} threw in [their|armed_group=Falcons] lot with the {HAWKS}.", {allied(F, H)}),
    (f"The {FALCONS} cast [their|armed_group=Falcons] lot with the {HAWKS}.", {allied(F, H)}),
    (f"The {FALCONS} took sides with the {HAWKS}.", {backs(F, H)}),
    (f"{KARLAND} takes the side of the {FALCONS}.", {backs("Karland", F)}),
    (f"{KARLAND} lent [its|state=Karland] support to the {FALCONS}.", {backs("Karland", F)}),
    (f"{KARLAND} continued to lend support to the {FALCONS}.", {backs("Karland", F)}),
    (f"{KARLAND} has long been the {FALCONS}' patron.", {backs("Karland", F)}),
    (f"The {FALCONS} is the {KARLAND}-backed wing of the {HAWKS}.", {backs("Karland", F), part(F, H)}),
    (f"The {FALCONS} get [their|armed_group=Falcons] weapons from {KARLAND}.", {backs("Karland", F)}),
    (f"The {FALCONS} obtain [their|armed_group=Falcons] arms from {KARLAND}.", {backs("Karland", F)}),
    (
        f"The {FALCONS} were armed by {KARLAND} and trained by {NORLAND}.",
        {backs("Karland", F), backs("Norland", F)},
    ),
    (f"{KARLAND} has provided the {FALCONS} with money, arms and training.", {backs("Karland", F)}),
    (f"{KARLAND} is providing military assistance to {NORLAND}.", {backs("Karland", "Norland")}),
    (f"{KARLAND} has pledged its support to {NORLAND}.", {backs("Karland", "Norland")}),
    (
        f"{KARLAND} reaffirms [its|state=Karland] full support for the government of {NORLAND}.",
        {backs("Karland", "Norland")},
    ),
    (f"{KARLAND} expresses [its|state=Karland] solidarity with {NORLAND}.", {backs("Karland", "Norland")}),
    (f"{KARLAND} stands shoulder to shoulder with {NORLAND}.", {backs("Karland", "Norland")}),
    (f"{KARLAND} provides sanctuary to the {FALCONS}.", {backs("Karland", F)}),
    (f"The {FALCONS} operate from bases in {KARLAND}.", set()),
    (f"{KARLAND} gives the {FALCONS} sanctuary.", {backs("Karland", F)}),
    (f"{KARLAND}-based {FALCONS} fighters crossed the river.", set()),
    (f"The {FALCONS} enjoys {KARLAND}'s backing.", {backs("Karland", F)}),
    (f"The {FALCONS} has {KARLAND}'s backing.", {backs("Karland", F)}),
    (f"The {FALCONS} counts on the support of {KARLAND}.", {backs("Karland", F)}),
    (f"The {FALCONS}, created and armed by {KARLAND}, fled.", {backs("Karland", F)}),
    (f"{KARLAND} and {NORLAND} are backing the {FALCONS}.", {backs("Karland", F), backs("Norland", F)}),
    (
        f"The {FALCONS} have the backing of both {KARLAND} and {NORLAND}.",
        {backs("Karland", F), backs("Norland", F)},
    ),
    (f"The {FALCONS} allegedly receives money from {KARLAND}.", {backs("Karland", F)}),
    (f"{KARLAND} is said to finance the {FALCONS}.", {backs("Karland", F)}),
    (f"{KARLAND} is suspected of financing the {FALCONS}.", {backs("Karland", F)}),
    (f"The {FALCONS} sent reinforcements to the {HAWKS}.", {backs(F, H)}),
    (f"The {FALCONS} are advised by {KARLAND} officers.", {backs("Karland", F)}),
    (f"{KARLAND} officers advise the {FALCONS}.", {backs("Karland", F)}),
    (f"The town was defended by the {FALCONS} and the {HAWKS}.", {allied(F, H)}),
    (f"The {FALCONS} and the {HAWKS} are defending the town against the {LIONS}.", {allied(F, H)}),
    (f"The {FALCONS} and [its|armed_group=Falcons] ally the {HAWKS} hold the town.", {allied(F, H)}),
    (
        f"The {FALCONS}, along with the {HAWKS} and the {LIONS}, attacked the post.",
        {allied(F, H), allied(F, L), allied(H, L)},
    ),
    (f"The attack was carried out by the {FALCONS} and the {HAWKS}.", {allied(F, H)}),
    (f"The attack was carried out jointly by the {FALCONS} and the {HAWKS}.", {allied(F, H)}),
    (f"The {FALCONS} and the {HAWKS} claimed joint responsibility for the attack.", {allied(F, H)}),
    (f"A combined force of the {FALCONS} and the {HAWKS} took the town.", {allied(F, H)}),
    (f"Combined {FALCONS} and {HAWKS} forces took the town.", {allied(F, H)}),
    (f"{FALCONS} forces backed by the {HAWKS} took the town.", {backs(H, F)}),
    (f"{FALCONS} and {HAWKS} fighters attacked the {LIONS}.", {allied(F, H)}),
    (f"{FALCONS} fighters, together with the {HAWKS}, attacked the {LIONS}.", {allied(F, H)}),
    (f"The {ARMY}, assisted by {POLICE}, raided the camp.", {backs("Coast Police", "Third Army")}),
    (
        f"The {ARMY} and {POLICE} in a joint operation arrested a {FALCONS} man.",
        {allied("Third Army", "Coast Police")},
    ),
    (
        f"The {ARMY} in a joint operation with {POLICE} arrested a {FALCONS} man.",
        {allied("Third Army", "Coast Police")},
    ),
    (
        f"During a joint search operation by the {ARMY}, {POLICE} and the {GUARD}, a {FALCONS} man was killed.",
        {
            allied("Third Army", "Coast Police"),
            allied("Third Army", "Royal Guard"),
            allied("Coast Police", "Royal Guard"),
        },
    ),
    (
        f"A joint team comprising {ARMY} and {POLICE} personnel was attacked.",
        {allied("Third Army", "Coast Police")},
    ),
    (
        f"Joint teams of the {ARMY}, {POLICE} and {GUARD} cordoned off the area.",
        {
            allied("Third Army", "Coast Police"),
            allied("Third Army", "Royal Guard"),
            allied("Coast Police", "Royal Guard"),
        },
    ),
    (
        f"The {ARMY}, {POLICE} and {GUARD} conducted a joint operation in the area.",
        {
            allied("Third Army", "Coast Police"),
            allied("Third Army", "Royal Guard"),
            allied("Coast Police", "Royal Guard"),
        },
    ),
    (
        f"The joint forces of the {ARMY} and {POLICE} cordoned off the village.",
        {allied("Third Army", "Coast Police")},
    ),
    (f"A {ARMY} patrol was attacked. {POLICE} said so.", set()),
    (f"The {FALCONS} is the northern faction of the {HAWKS}.", {part(F, H)}),
    (f"The {FALCONS}, the Omar Dar-led faction of the {HAWKS}, struck.", {part(F, H)}),
    (f"The {FALCONS}, a {HAWKS} faction led by Omar Dar, struck.", {part(F, H)}),
    (f"The {FALCONS}, which is affiliated with the {HAWKS}, struck.", {part(F, H)}),
    (f"The {FALCONS}, {HAWKS}'s affiliate in the valley, struck.", {part(F, H)}),
    (f"{HAWKS}'s local affiliate, the {FALCONS}, struck.", {part(F, H)}),
    (f"{HAWKS} and [its|armed_group=Hawks] local affiliate the {FALCONS} struck.", {part(F, H)}),
    (f"The {HAWKS}' [Fifth Front|armed_group] struck.", {part("Fifth Front", H)}),
    (f"The [Fifth Front|armed_group] of the {HAWKS} struck.", {part("Fifth Front", H)}),
    (f"The [Fifth Front|armed_group], which belongs to the {HAWKS}, struck.", {part("Fifth Front", H)}),
    (f"A battalion of the {ARMY}, the [Night Owls|state_force], left.", {part("Night Owls", "Third Army")}),
    (f"The [Night Owls|state_force], an elite unit of the {ARMY}, left.", {part("Night Owls", "Third Army")}),
    (f"The {ARMY}'s elite unit, the [Night Owls|state_force], left.", {part("Night Owls", "Third Army")}),
    (f"The elite {ARMY} unit, the [Night Owls|state_force], left.", {part("Night Owls", "Third Army")}),
    (f"{POLICE} anti-kidnapping unit [Night Owls|state_force] left.", {part("Night Owls", "Coast Police")}),
    (f"[Night Owls|state_force] ({ARMY})", set()),
    (f"The {PARTY}, a member of the ruling [Bloc of Hope|party], left.", {part("Unity Party", "Bloc of Hope")}),
    (f"The {PARTY} is a constituent of the [Bloc of Hope|party].", {part("Unity Party", "Bloc of Hope")}),
    (f"The {PARTY} quit the [Bloc of Hope|party].", set()),
    (f"The {FALCONS} is led by a former member of the {HAWKS}.", set()),
    (f"Members of the {FALCONS} defected to the {HAWKS}.", set()),
    (f"{KARLAND} is a member state of the {COALITION}.", {part("Karland", "River Coalition")}),
    (f"{KARLAND}, a founding member of the {COALITION}, left.", {part("Karland", "River Coalition")}),
    (
        f"The {COALITION}, which groups the {FALCONS} and the {HAWKS}, met.",
        {part(F, "River Coalition"), part(H, "River Coalition")},
    ),
    (
        f"The {COALITION} brings together the {FALCONS} and the {HAWKS}.",
        {part(F, "River Coalition"), part(H, "River Coalition")},
    ),
    (f"The {COALITION} ({FALCONS}, {HAWKS} and {LIONS}) met.", set()),
    (f"The {FALCONS} later merged with the {HAWKS} to form the {LIONS}.", {merged(F, L), merged(H, L)}),
    (f"The {FALCONS} was folded into the {ARMY}.", {merged(F, "Third Army")}),
    (f"The {FALCONS} were integrated into the {ARMY} in 2012.", {merged(F, "Third Army")}),
    (f"The {FALCONS}, which merged into the {HAWKS} in 2012, is gone.", {merged(F, H)}),
    (f"The {FALCONS} announced [its|armed_group=Falcons] merger with the {HAWKS}.", {merged(F, H)}),
    (f"The {FALCONS} dissolved itself and joined the {HAWKS}.", {merged(F, H)}),
    (f"Barrio Norte and {FALCONS} members keep ties with the {HAWKS}.", {allied(F, H)}),
    (f"The {FALCONS} and {HAWKS} members met.", set()),
    (f"Two groups are here: the {FALCONS}, dissident members of the {HAWKS} and the {LIONS}.", set()),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rows(nlp: Language, text: str, expected: set[Row]) -> None:
    assert rows(marked.page(nlp, text)) == expected


def test_denied(nlp: Language) -> None:
    (claim,) = alliances.extract(
        marked.page(nlp, f"An alliance between the {FALCONS} and the {HAWKS} is impossible.")
    )
    assert claim.evidence.polarity == "denied"
