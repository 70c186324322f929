"""Fighting whose sides the clause names elsewhere, or that the tree hides: one sentence for each way."""

import pytest
from spacy.language import Language

from tests.extraction import marked
from tests.extraction.alliances.rival_cases import (
    ARMY,
    COALITION,
    FALCONS,
    FMLN,
    FORCES,
    FOURTH,
    GUARD,
    HAWKS,
    LIONS,
    PARTY,
    PLANES,
    POLICE,
    SYRIA,
    THIRD,
    TURKEY,
    Row,
    rows,
)

CASES: list[tuple[str, set[Row]]] = [
    (f"{ARMY} Kills Five {HAWKS} Fighters in Raid", {("Hawks", "fights", "Third Army")}),
    (f"Five {HAWKS} Fighters Killed in {ARMY} Raid", {("Hawks", "fights", "Third Army")}),
    (f"THE {HAWKS} ATTACKED THE {ARMY} BARRACKS LAST NIGHT.", {("Hawks", "fights", "Third Army")}),
    (
        f"TWO {ARMY} SOLDIERS WERE KILLED IN CLASHES WITH THE {HAWKS} IN THE NORTH.",
        {("Hawks", "fights", "Third Army")},
    ),
    (
        f"IT WAS LEARNED THAT {HAWKS} GUERRILLAS AMBUSHED A {ARMY} PATROL ON 3 MAY.",
        {("Hawks", "fights", "Third Army")},
    ),
    (f"{HAWKS} FORCES ATTACKED {ARMY} POSITIONS STOP TWO KILLED STOP", {("Hawks", "fights", "Third Army")}),
    (f"FIGHTING BETWEEN {ARMY} AND {HAWKS} CONTINUES.", {("Hawks", "fights", "Third Army")}),
    (f"HEAVY FIRING REPORTED BETWEEN {ARMY} TROOPS AND {HAWKS} REBELS.", {("Hawks", "fights", "Third Army")}),
    (f"{ARMY} TROOPS DROVE {HAWKS} FROM VILLAGE.", {("Hawks", "fights", "Third Army")}),
    (f"{HAWKS} cadres detonated a mine when a {ARMY} patrol was passing.", {("Hawks", "fights", "Third Army")}),
    (
        f"The {HAWKS} set off explosives when {ARMY} troops came to the village.",
        {("Hawks", "fights", "Third Army")},
    ),
    (f"The {HAWKS} opened fire when the {ARMY} cordoned off the house.", {("Hawks", "fights", "Third Army")}),
    (f"{ARMY} troops escaped unhurt when the {HAWKS} set off a bomb.", {("Hawks", "fights", "Third Army")}),
    (
        f"A {ARMY} patrol had a narrow escape when {HAWKS} cadres triggered a blast.",
        {("Hawks", "fights", "Third Army")},
    ),
    (f"The {HAWKS}-{FALCONS} war has left many dead.", {("Falcons", "fights", "Hawks")}),
    (
        f"Gangs including the {HAWKS} and the {FALCONS} have battled for control of the port.",
        {("Falcons", "fights", "Hawks")},
    ),
    (f"The {HAWKS} have been hit by wars with the {FALCONS}.", {("Falcons", "fights", "Hawks")}),
    (
        f"An offensive by the {HAWKS} against the {FALCONS} is blamed for the deaths.",
        {("Falcons", "fights", "Hawks")},
    ),
    (
        f"Reports pointed to an offensive by the {HAWKS} against the {FALCONS} in the north.",
        {("Falcons", "fights", "Hawks")},
    ),
    (
        (
            f"{HAWKS} men opened fire on a joint party of the "
            f"{ARMY}, the {GUARD} and the [Border Unit|state_force]."
        ),
        {
            ("Border Unit", "fights", "Hawks"),
            ("Hawks", "fights", "National Guard"),
            ("Hawks", "fights", "Third Army"),
        },
    ),
    (f"The {ARMY} received heavy fire from {HAWKS} fighters in a building.", {("Hawks", "fights", "Third Army")}),
    (f"The {ARMY} came under heavy fire from {HAWKS} fighters.", {("Hawks", "fights", "Third Army")}),
    (
        f"{TURKEY} supports the {ARMY} in [its|state=Turkey] efforts to defeat the {HAWKS}.",
        {("Hawks", "fights", "Third Army")},
    ),
    (
        f"The {ARMY} reaffirmed support for {TURKEY} in the fight against the {HAWKS}.",
        {("Hawks", "fights", "Turkey")},
    ),
    (f"The {COALITION}'s efforts to degrade and defeat the {HAWKS} go on.", {("Coalition", "fights", "Hawks")}),
    (f"Members of the {COALITION} joined the fight against the {HAWKS}.", {("Coalition", "fights", "Hawks")}),
    (f"The {COALITION} carried out 12 strikes on {HAWKS} targets.", {("Coalition", "fights", "Hawks")}),
    (f"{COALITION} aircraft struck {HAWKS} targets near the town.", {("Coalition", "fights", "Hawks")}),
    (f"Near the town, two {COALITION} strikes hit a {HAWKS} unit.", {("Coalition", "fights", "Hawks")}),
    (f"The {COALITION} continues to strike {HAWKS} leaders.", {("Coalition", "fights", "Hawks")}),
    (f"{HAWKS} leader [Omar Dar|person] was killed in a {COALITION} strike.", {("Coalition", "fights", "Hawks")}),
    (
        f"A {COALITION} strike killed [Omar Dar|person], a senior leader of the {HAWKS}.",
        {("Coalition", "fights", "Hawks")},
    ),
    (f"{HAWKS} fighters were driven back by the {ARMY}.", {("Hawks", "fights", "Third Army")}),
    (f"The {ARMY} advanced against the {HAWKS} in the east.", {("Hawks", "fights", "Third Army")}),
    (f"The {ARMY} made gains against the {HAWKS}.", {("Hawks", "fights", "Third Army")}),
    (f"The {HAWKS} withdrew from the town after clashes with the {ARMY}.", {("Hawks", "fights", "Third Army")}),
    (f"After clashes with the {ARMY}, the {HAWKS} withdrew.", {("Hawks", "fights", "Third Army")}),
    (f"In clashes with the {ARMY}, the {HAWKS} lost ten men.", {("Hawks", "fights", "Third Army")}),
    (f"The {HAWKS}, which has been fighting the {ARMY} for years, met.", {("Hawks", "fights", "Third Army")}),
    (f"The {HAWKS}, a group that fights the {ARMY}, met.", {("Hawks", "fights", "Third Army")}),
    (f"The {HAWKS} took part in the battle of Harim against the {ARMY}.", {("Hawks", "fights", "Third Army")}),
    (f"The {HAWKS} participated in the fighting against the {ARMY}.", {("Hawks", "fights", "Third Army")}),
    (f"The {HAWKS} were defeated by the {ARMY} in the battle of Harim.", {("Hawks", "fights", "Third Army")}),
    (f"The {ARMY} defeated the {HAWKS} at Harim.", {("Hawks", "fights", "Third Army")}),
    (f"The {ARMY} expelled the {HAWKS} from the valley.", {("Hawks", "fights", "Third Army")}),
    (
        f"The {ARMY}, together with the {GUARD}, retook Harim from the {HAWKS}.",
        {("Hawks", "fights", "National Guard"), ("Hawks", "fights", "Third Army")},
    ),
    (
        f"The {ARMY} and the {GUARD} ambushed a group of {HAWKS} fighters.",
        {("Hawks", "fights", "National Guard"), ("Hawks", "fights", "Third Army")},
    ),
    (
        f"Units of the {ARMY} and the {GUARD} raided a {HAWKS} hideout.",
        {("Hawks", "fights", "National Guard"), ("Hawks", "fights", "Third Army")},
    ),
    (
        f"The {HAWKS} and {LIONS} jointly attacked a {ARMY} post.",
        {("Hawks", "fights", "Third Army"), ("Lions", "fights", "Third Army")},
    ),
    (
        f"The {HAWKS}, the {LIONS} and the {FALCONS} attacked the {ARMY}.",
        {
            ("Falcons", "fights", "Third Army"),
            ("Hawks", "fights", "Third Army"),
            ("Lions", "fights", "Third Army"),
        },
    ),
    (
        f"The {HAWKS} attacked the {ARMY} and the {GUARD}.",
        {("Hawks", "fights", "National Guard"), ("Hawks", "fights", "Third Army")},
    ),
    (f"The {HAWKS} claimed to have killed six {ARMY} soldiers.", {("Hawks", "fights", "Third Army")}),
    (
        f"The {HAWKS} said [it|armed_group=Hawks] had killed six {ARMY} soldiers.",
        {("Hawks", "fights", "Third Army")},
    ),
    (
        f"The {HAWKS} said [its|armed_group=Hawks] fighters killed six {ARMY} soldiers.",
        {("Hawks", "fights", "Third Army")},
    ),
    (f"[Its|armed_group=Hawks] fighters attacked the {ARMY}.", {("Hawks", "fights", "Third Army")}),
    (f"[They|armed_group=Hawks] ambushed a {ARMY} patrol.", {("Hawks", "fights", "Third Army")}),
    (f"The {ARMY} pursued the group and killed two of them.", set()),
    (f"Two soldiers of the {ARMY} were killed by {HAWKS} snipers.", {("Hawks", "fights", "Third Army")}),
    (f"The {HAWKS} captured a base of the {ARMY} and killed its guards.", {("Hawks", "fights", "Third Army")}),
    (f"The {HAWKS} killed [Omar Dar|person], a {ARMY} general.", {("Hawks", "fights", "Third Army")}),
    (f"The {HAWKS} have murdered mayors of the {PARTY}.", {("Hawks", "fights", "Unity Party")}),
    (f"A leader of the {PARTY} was shot dead by {HAWKS} cadres.", {("Hawks", "fights", "Unity Party")}),
    (f"{FMLN} GUERRILLAS ATTACKED AN {FORCES} GARRISON EARLY TODAY.", {("Armed Forces", "fights", "FMLN")}),
    (
        f"THE {FORCES} CLASHED WITH {FMLN} GUERRILLAS IN THE EAST OF THE COUNTRY.",
        {("Armed Forces", "fights", "FMLN")},
    ),
    (
        f"AT LEAST 10 {FMLN} REBELS WERE KILLED IN CLASHES WITH {FORCES} TROOPS.",
        {("Armed Forces", "fights", "FMLN")},
    ),
    (f"THE {PLANES} BOMBED {FMLN} POSITIONS ON THE SLOPES OF THE VOLCANO.", {("Air Force", "fights", "FMLN")}),
    (f"{PLANES} PLANES BOMBED {FMLN} CAMPS.", {("Air Force", "fights", "FMLN")}),
    (
        f"THE {FMLN} CLAIMED CREDIT FOR THE ATTACK ON THE {FORCES} HEADQUARTERS.",
        {("Armed Forces", "fights", "FMLN")},
    ),
    (
        f"THE {FMLN} CLAIMED RESPONSIBILITY FOR KILLING TWO {FORCES} OFFICERS.",
        {("Armed Forces", "fights", "FMLN")},
    ),
    (
        f"SIX SOLDIERS OF THE {FORCES} WERE KILLED BY A MINE PLANTED BY THE {FMLN}.",
        {("Armed Forces", "fights", "FMLN")},
    ),
    (f"MEMBERS OF THE {FMLN} DYNAMITED AN {FORCES} TRUCK.", {("Armed Forces", "fights", "FMLN")}),
    (f"A {FMLN} COLUMN AMBUSHED AN {FORCES} CONVOY, KILLING FOUR.", {("Armed Forces", "fights", "FMLN")}),
    (
        f"FIGHTING BROKE OUT BETWEEN THE {FMLN} AND THE {FORCES} IN THE SUBURBS.",
        {("Armed Forces", "fights", "FMLN")},
    ),
    (
        f"COMBAT BETWEEN {FMLN} REBELS AND {FORCES} TROOPS CONTINUED FOR THE THIRD DAY.",
        {("Armed Forces", "fights", "FMLN")},
    ),
    (
        f"{FORCES} TROOPS ARE FIGHTING {FMLN} REBELS IN THE NORTH, THE RADIO SAID.",
        {("Armed Forces", "fights", "FMLN")},
    ),
    (f"THE {FORCES} DISLODGED THE {FMLN} FROM THE TOWN.", {("Armed Forces", "fights", "FMLN")}),
    (f"THE {FMLN} HAS BEEN DRIVEN OUT OF THE CITY BY THE {FORCES}.", {("Armed Forces", "fights", "FMLN")}),
    (f"THE ATTACK AGAINST THE {FORCES} WAS ATTRIBUTED TO THE {FMLN}.", {("Armed Forces", "fights", "FMLN")}),
    (f"THE {FMLN} SHELLED THE {FORCES} BARRACKS.", {("Armed Forces", "fights", "FMLN")}),
    (
        f"REBELS OF {FMLN} ATTACKED {FORCES} POST STOP THREE SOLDIERS KILLED STOP",
        {("Armed Forces", "fights", "FMLN")},
    ),
    (
        f"{FORCES} COLUMN AMBUSHED BY {FMLN} NEAR RIVER STOP LOSSES HEAVY STOP",
        {("Armed Forces", "fights", "FMLN")},
    ),
    (f"{FMLN} REPULSED {FORCES} ATTACK NEAR RIVER STOP", {("Armed Forces", "fights", "FMLN")}),
    (f"{FORCES} HAVE ROUTED {FMLN} WHO LOST FORTY MEN STOP", {("Armed Forces", "fights", "FMLN")}),
    (f"{FMLN} TROOPS CROSSED FRONTIER AND ATTACKED {FORCES} STOP", {("Armed Forces", "fights", "FMLN")}),
    (f"The {HAWKS} was involved in the civil war against the {ARMY}.", {("Hawks", "fights", "Third Army")}),
    (f"The {HAWKS} was formed in 2012 to fight the {ARMY}.", {("Hawks", "fights", "Third Army")}),
    (f"The {HAWKS} is an armed group fighting against {TURKEY}.", {("Hawks", "fights", "Turkey")}),
    (f"[It|armed_group=Hawks] fought the {ARMY} until 2014.", {("Hawks", "fights", "Third Army")}),
    (
        f"The {HAWKS} has fought against both the {ARMY} and the {LIONS}.",
        {("Hawks", "fights", "Lions"), ("Hawks", "fights", "Third Army")},
    ),
    (f"Infighting between the {HAWKS} and the {LIONS} began in May.", {("Hawks", "fights", "Lions")}),
    (f"The {HAWKS} declared war on the {LIONS}.", {("Hawks", "fights", "Lions")}),
    (f"The {ARMY} and the {HAWKS} met for talks on ending the war.", set()),
    (f"The {ARMY} fought alongside the {GUARD} in the valley.", set()),
    (f"The {ARMY} was attacked by unknown gunmen near a {HAWKS} base.", set()),
    (f"The {HAWKS} said the {ARMY} should leave the town.", set()),
    (f"{TURKEY} urged the {ARMY} to fight the {HAWKS}.", set()),
    (f"The {HAWKS} lost a leader when he fell ill; the {ARMY} said so.", set()),
    (f"The {ARMY} found weapons of the {HAWKS}.", set()),
    (f"The {ARMY} defused a bomb planted by the {HAWKS}.", set()),
    (f"Two {HAWKS} men surrendered to the {ARMY}.", set()),
    (f"The {POLICE} captured a colonel of the {ARMY}.", set()),
    (f"The {POLICE} seized weapons from the {HAWKS}.", set()),
    (f"The {HAWKS} lost its protection against the {LIONS}.", set()),
    (f"The {PARTY} left the government of {TURKEY}.", set()),
    (f"The {HAWKS} left the town to the {LIONS}.", set()),
    (f"{TURKEY} imposed sanctions on {SYRIA}.", set()),
    (f"The {HAWKS} opened fire and the {ARMY} troopers retaliated.", {("Hawks", "fights", "Third Army")}),
    (f"{HAWKS} men fired at the post and the {ARMY} returned fire.", {("Hawks", "fights", "Third Army")}),
    (f"When the {HAWKS} opened fire, the {ARMY} retaliated.", {("Hawks", "fights", "Third Army")}),
    (
        f"A group of {ARMY} troopers had a miraculous escape when a bomb planted by the {HAWKS} exploded.",
        {("Hawks", "fights", "Third Army")},
    ),
    (
        f"They protest the killing of six {HAWKS} cadres in an encounter with the {ARMY}.",
        {("Hawks", "fights", "Third Army")},
    ),
    (f"Four {HAWKS} militants were killed in a {POLICE} encounter.", {("Hawks", "fights", "police")}),
    (f"{HAWKS} men opened indiscriminate firing on a {ARMY} patrol.", {("Hawks", "fights", "Third Army")}),
    (f"{HAWKS} men attacked the camp, leaving three {ARMY} soldiers dead.", {("Hawks", "fights", "Third Army")}),
    (f"One {HAWKS} suspect was killed by the {ARMY}.", {("Hawks", "fights", "Third Army")}),
    (
        f"The face off between the {ARMY} personnel and the {HAWKS} lasted an hour.",
        {("Hawks", "fights", "Third Army")},
    ),
    (
        f"A team of the {ARMY} came under fire from the {HAWKS} near the village.",
        {("Hawks", "fights", "Third Army")},
    ),
    (f"A {ARMY} man was hurt in a search operation by the {GUARD}.", set()),
    (f"Clashes broke out between the youth and the {ARMY} outside a {HAWKS} camp.", set()),
    (f"Violence and tension between farmers and the {ARMY} near a {HAWKS} camp rose.", set()),
    (f"{TURKEY} said the {HAWKS}, Left Wing rebels, slept.", set()),
    (f"The {ARMY} left the town after the {HAWKS} came.", set()),
    (f"The {ARMY} responded to a call from the {HAWKS}.", set()),
    (
        f"{FOURTH} attacked {THIRD} yesterday before Istib without declaration of war.",
        {("Bulgarian Fourth Army", "fights", "Servian Third Army")},
    ),
    (
        f"{FOURTH} crossed river yesterday and attacked {THIRD} positions.",
        {("Bulgarian Fourth Army", "fights", "Servian Third Army")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rows(nlp: Language, text: str, expected: set[Row]) -> None:
    assert rows(marked.page(nlp, text)) == expected
