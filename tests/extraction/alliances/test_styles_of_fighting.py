"""Fighting as telegrams, statements and encyclopedias tell of it: one sentence for each way."""

import pytest
from spacy.language import Language

from tests.extraction import marked
from tests.extraction.alliances.rival_cases import (
    ARMY,
    COALITION,
    DIVISION,
    FALCONS,
    FIGHT,
    FOURTH,
    GUARD,
    HAWKS,
    LIONS,
    PARTY,
    RIVALS,
    ROYALISTS,
    SYRIA,
    THIRD,
    TURKEY,
    Row,
    rows,
)

ROUT: set[Row] = {("Royalists", "fights", "Second Division")}
CASES: list[tuple[str, set[Row]]] = [
    (
        f"{THIRD} driven back by {FOURTH} with heavy loss.",
        {("Bulgarian Fourth Army", "fights", "Servian Third Army")},
    ),
    (
        f"{FOURTH} repulsed by {THIRD} with heavy loss.",
        {("Bulgarian Fourth Army", "fights", "Servian Third Army")},
    ),
    (f"{DIVISION} has routed {ROYALISTS} and taken forty prisoners.", ROUT),
    (f"{ROYALISTS} attacked {DIVISION} camp at dawn; repulsed with loss of thirty.", ROUT),
    (f"Fighting reported between {DIVISION} and {ROYALISTS} near frontier.", ROUT),
    (f"{DIVISION} bombarded {ROYALISTS} villages all day.", ROUT),
    (f"{DIVISION} planes bombed {ROYALISTS} camp killing twenty.", ROUT),
    (f"{ROYALISTS} claim capture of town from {DIVISION}.", ROUT),
    (f"{DIVISION} recaptured fort from {ROYALISTS} last night.", ROUT),
    (f"{ROYALISTS} evacuated fort after attack by {DIVISION}.", ROUT),
    (f"{ROYALISTS} besieging {DIVISION} garrison at fort.", ROUT),
    (f"{DIVISION} garrison besieged by {ROYALISTS} since Monday.", ROUT),
    (f"Garrison of {DIVISION} is besieged by {ROYALISTS}.", ROUT),
    (f"{ROYALISTS} ambushed {DIVISION} convoy near river; six killed.", ROUT),
    (f"{ROYALISTS} have fired on {DIVISION} outposts.", ROUT),
    (f"{ROYALISTS} fired upon {DIVISION} outposts.", ROUT),
    (f"Consul reports that {ROYALISTS} have attacked {DIVISION}.", ROUT),
    (f"{TURKEY} has declared war on {SYRIA}.", {("Syria", "fights", "Turkey")}),
    (f"{TURKEY} and {SYRIA} are at war.", {("Syria", "fights", "Turkey")}),
    (f"State of war exists between {TURKEY} and {SYRIA}.", {("Syria", "fights", "Turkey")}),
    (f"THE POST WHICH THE {ROYALISTS} CAPTURED FROM THE {DIVISION} WAS LOST.", ROUT),
    (f"THE {ROYALISTS}, WHO CAPTURED THE POST FROM THE {DIVISION}, SAID SO.", ROUT),
    (
        (
            f"{ROYALISTS} SPOKESMAN [OMAR DAR|person] SAID 23 OF "
            f"[ITS|armed_group=Royalists] MEN DIED WHEN {DIVISION} PLANES DROPPED BOMBS ON A TRENCH."
        ),
        ROUT,
    ),
    (f"TEN {ROYALISTS} DIED WHEN A {DIVISION} PLANE DROPPED BOMBS ON THEIR TRENCH.", ROUT),
    (f"CLASHES BETWEEN {ROYALISTS} GUERRILLAS AND {DIVISION} TROOPS LEFT 20 DEAD.", ROUT),
    (f"THE {ROYALISTS} BLEW UP A BRIDGE AND ATTACKED A {DIVISION} POST.", ROUT),
    (f"{ROYALISTS} REBELS FIRED MORTARS AT THE {DIVISION} BASE.", ROUT),
    (f"{ROYALISTS} REBELS LAUNCHED A MORTAR ATTACK ON THE {DIVISION} BASE.", ROUT),
    (f"A {ROYALISTS} ATTACK ON THE {DIVISION} BASE LEFT SIX DEAD.", ROUT),
    (f"{ROYALISTS} GUNMEN SHOT AND KILLED A {DIVISION} COLONEL.", ROUT),
    (f"A {DIVISION} COLONEL WAS ASSASSINATED BY {ROYALISTS} GUNMEN.", ROUT),
    (f"THE {ROYALISTS} CLAIMED RESPONSIBILITY FOR THE ASSASSINATION OF A {DIVISION} COLONEL.", ROUT),
    (f"THE {ROYALISTS} ADMITTED THAT [IT|armed_group=Royalists] KILLED THE {DIVISION} COLONEL.", ROUT),
    (f"THE {DIVISION} SAID [IT|state_force=Second Division] KILLED 12 {ROYALISTS} REBELS.", ROUT),
    (
        (
            f"ACCORDING TO THE {DIVISION}, 12 {ROYALISTS} REBELS "
            "WERE KILLED BY [ITS|state_force=Second Division] TROOPS."
        ),
        ROUT,
    ),
    (f"{COALITION} forces conducted two strikes against {HAWKS} terrorists.", {("Coalition", "fights", "Hawks")}),
    (f"{ARMY} forces continued to clear {HAWKS} fighters from the city.", FIGHT),
    (f"The {ARMY} has cleared {HAWKS} from most of the city.", FIGHT),
    (f"The {ARMY} made progress in [its|state_force=Third Army] fight against the {HAWKS}.", FIGHT),
    (f"We commend the {ARMY} for their fight against the {HAWKS}.", FIGHT),
    (f"We commend the {ARMY} for driving the {HAWKS} out of the city.", FIGHT),
    (
        f"Troops of the {ARMY}, in concert with the {GUARD}, wrested Harim from the {HAWKS}.",
        {("Hawks", "fights", "National Guard"), ("Hawks", "fights", "Third Army")},
    ),
    (f"Troops of the {ARMY} neutralized six {HAWKS} terrorists.", FIGHT),
    (f"{TURKEY} strongly condemns the attack by the {HAWKS} on a {ARMY} post.", FIGHT),
    (
        f"Together, {TURKEY} and {SYRIA} will continue to fight the {HAWKS}.",
        {("Hawks", "fights", "Syria"), ("Hawks", "fights", "Turkey")},
    ),
    (
        f"{TURKEY} has been fighting the {HAWKS} since 2014 as part of the {COALITION}.",
        {("Coalition", "fights", "Hawks"), ("Hawks", "fights", "Turkey")},
    ),
    (f"{TURKEY} is working with its partners to defeat the {HAWKS}.", {("Hawks", "fights", "Turkey")}),
    (f"{TURKEY}'s campaign against the {HAWKS} continues.", {("Hawks", "fights", "Turkey")}),
    (f"{TURKEY} supports the {ARMY} as [it|state_force=Third Army] fights the {HAWKS}.", FIGHT),
    (f"The {HAWKS} have been in conflict with the {FALCONS} since 2010.", RIVALS),
    (f"The {HAWKS} came into conflict with the {FALCONS}.", RIVALS),
    (f"In 1990 the {HAWKS}, led by [Omar Dar|person], defeated the {FALCONS} and took the capital.", RIVALS),
    (
        f"The {HAWKS} fought both the {ARMY} and the {FALCONS}.",
        {("Falcons", "fights", "Hawks"), ("Hawks", "fights", "Third Army")},
    ),
    (
        (
            f"The {HAWKS}, which was first to reach the capital, and "
            f"which from then on fought both the {ARMY} and the {FALCONS}, met."
        ),
        {("Falcons", "fights", "Hawks"), ("Hawks", "fights", "Third Army")},
    ),
    (f"The {HAWKS} was the target of attacks by the {ARMY}.", FIGHT),
    (f"The {HAWKS} were targeted by {ARMY} air strikes.", FIGHT),
    (f"The {HAWKS} has been targeted by the {ARMY}.", FIGHT),
    (f"The {ARMY} offensive, which began in May, drove the {HAWKS} from the valley.", FIGHT),
    (f"The battle was fought between the {ARMY} and the {HAWKS}.", FIGHT),
    (f"The battle between the {ARMY} and the {HAWKS} was fought in May.", FIGHT),
    (f"The siege of Harim by the {ARMY} against the {HAWKS} ended in May.", FIGHT),
    (f"The massacre of {HAWKS} members by the {ARMY} took place in May.", FIGHT),
    (f"The battle was a victory of the {ARMY} over the {HAWKS}.", FIGHT),
    (f"The {ARMY} won a victory over the {HAWKS} at Harim.", FIGHT),
    (f"The {HAWKS} suffered a defeat against the {ARMY}.", FIGHT),
    (f"The {HAWKS} were crushed by the {ARMY}.", FIGHT),
    (
        (
            f"When {ARMY} and {GUARD} personnel asked {HAWKS} "
            "cadres hiding in the forest to surrender they opened fire."
        ),
        {("Hawks", "fights", "National Guard"), ("Hawks", "fights", "Third Army")},
    ),
    (f"He was related to a chief fighting the {HAWKS} alongside {ARMY} troops.", FIGHT),
    (f"When the {ARMY} asked farmers to leave they opened a shop near the {HAWKS}.", set()),
    (f"The [First Party|party] defeated the {PARTY} in the vote.", set()),
    (f"{TURKEY} resisted efforts to help the {HAWKS}.", set()),
    (f"It is a way to shift the battle against the {HAWKS} away from {TURKEY}.", set()),
    (
        (f"The battle between the {HAWKS} and the {FALCONS} and the weakening of the {LIONS} brought violence."),
        RIVALS,
    ),
    (
        f"The {HAWKS} with the {LIONS} opened fire on a {ARMY} post.",
        {("Hawks", "fights", "Third Army"), ("Lions", "fights", "Third Army")},
    ),
    (f"The {HAWKS} fought a battle with the {ARMY}.", FIGHT),
    (
        f"The {HAWKS} and the {FALCONS} met. From May the two fought against the {ARMY}.",
        {("Falcons", "fights", "Third Army"), ("Hawks", "fights", "Third Army")},
    ),
    (f"The {HAWKS}, the {LIONS} and the {FALCONS} met. From May the two fought against the {ARMY}.", set()),
    (f"The {HAWKS} attacked houses held by the {ARMY}.", FIGHT),
    (f"The {HAWKS} attacked a bus carrying {ARMY} troops.", FIGHT),
    (f"A spokesman for the {HAWKS} claimed credit for the attack on the {ARMY}.", FIGHT),
    (f"A {GUARD} spokesman claimed the {HAWKS} attacked the {ARMY}.", FIGHT),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rows(nlp: Language, text: str, expected: set[Row]) -> None:
    assert rows(marked.page(nlp, text)) == expected
