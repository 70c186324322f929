"""Rivalries: sentences with the rows expected of them. Mentions are marked, trees are the encoder's."""

import pytest
from spacy.language import Language

from flows.extraction.alliances import alliances
from tests.extraction import marked
from tests.extraction.alliances.rival_cases import ARMY, FALCONS, FIGHT, HAWKS, LIONS, RIVALS, TURKEY, Row, rows

CASES = [
    (f"The {ARMY} attacked the {HAWKS}.", FIGHT),
    (f"{HAWKS} militants were killed by {ARMY} soldiers.", FIGHT),
    (f"Cadres of the {HAWKS} ambushed a {ARMY} patrol.", FIGHT),
    (f"The {HAWKS} clashed with the {ARMY} on Sunday.", FIGHT),
    (f"The {HAWKS} and the {ARMY} clashed on Sunday.", FIGHT),
    (f"The {ARMY} launched an offensive against the {HAWKS}.", FIGHT),
    (f"Clashes between the {HAWKS} and the {ARMY} went on.", FIGHT),
    (f"Three {ARMY} soldiers were killed in an ambush by the {HAWKS}.", FIGHT),
    (f"The {ARMY} captured the town from the {HAWKS}.", FIGHT),
    (f"{HAWKS} cadres exchanged fire with {ARMY} personnel.", FIGHT),
    (f"{HAWKS} cadres opened fire on a {ARMY} patrol.", FIGHT),
    (f"Two {HAWKS} militants were killed in an encounter with the {ARMY}.", FIGHT),
    (f"Two {HAWKS} militants and a {ARMY} soldier were killed in an exchange of fire.", FIGHT),
    (f"The {ARMY} held its positions against the {HAWKS}.", FIGHT),
    (f"An anti-{HAWKS} operation by the {ARMY} began.", FIGHT),
    (f"The {ARMY} carried out ten strikes. One strike engaged a {HAWKS} tactical unit.", FIGHT),
    (f"The anti-{HAWKS} {FALCONS} hold the bridge.", {("Falcons", "opposes", "Hawks")}),
    (f"The {FALCONS} oppose the {HAWKS}.", {("Falcons", "opposes", "Hawks")}),
    (f"The {HAWKS} are a rival of the {FALCONS}.", {("Falcons", "opposes", "Hawks")}),
    (
        f"The {HAWKS}, listed as a terrorist group by [Turkey|state], met in secret.",
        {("Hawks", "opposes", "Turkey")},
    ),
    (f"We know that the {FALCONS} are committed to destroying the {HAWKS}.", {("Falcons", "opposes", "Hawks")}),
    (f"The {HAWKS} split from the {FALCONS} in 2014.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS}, a splinter group of the {FALCONS}, met in secret.", {("Hawks", "split_from", "Falcons")}),
    (f"The {HAWKS} signed a ceasefire with the {ARMY}.", {("Hawks", "truce_with", "Third Army")}),
    (f"A truce between the {HAWKS} and the {ARMY} holds.", {("Hawks", "truce_with", "Third Army")}),
    (f"Accusations against the {HAWKS} by the {ARMY} are old.", set()),
    (f"The {ARMY} killed three militants near the {HAWKS} stronghold.", set()),
    (f"The {ARMY} plans to attack the {HAWKS}.", set()),
    (f"If the {ARMY} attacks the {HAWKS}, people will flee.", set()),
    (f"The {ARMY} attacked militants while the {HAWKS} slept.", set()),
    (f"The {FALCONS} condemned the attack on the market and met the {HAWKS}.", set()),
]


# What news, reports and telegrams call fighting and siding, one cue each.
NEWS = [
    (f"Three men died in a clash between {FALCONS} militants and local committee members of the {HAWKS}.", RIVALS),
    (
        f"Two militants of the {HAWKS} were killed in a clash with a joint team of the {ARMY} and the {FALCONS}.",
        {("Hawks", "fights", "Third Army"), ("Falcons", "fights", "Hawks")},
    ),
    (f"A leader of the {LIONS} was injured in a {HAWKS} attack.", {("Hawks", "fights", "Lions")}),
    (f"Police caught a leader of the {FALCONS}, whose war with rival organization the {HAWKS}.", RIVALS),
    (f"The {FALCONS} wage a war against the {HAWKS}.", RIVALS),
    (f"The {ARMY} praised {TURKEY}'s efforts to defeat the {HAWKS}.", {("Hawks", "fights", "Turkey")}),
    (f"They lie in wait to rid {TURKEY} of the {HAWKS}.", set()),
    (f"The {ARMY} drove the {HAWKS} out of the town.", FIGHT),
    (f"{ARMY} troops pushed back {HAWKS} fighters.", FIGHT),
    (f"The {ARMY} encircled the {HAWKS}.", FIGHT),
    (f"The {HAWKS} hurled grenades at an {ARMY} checkpoint.", FIGHT),
    (f"The {HAWKS} launched rockets at {ARMY} positions.", FIGHT),
    (f"The {HAWKS} rebelled against {TURKEY}.", {("Hawks", "fights", "Turkey")}),
    (f"The {HAWKS} traded fire with the {ARMY}.", FIGHT),
    (f"The {HAWKS} feud with the {FALCONS}.", RIVALS),
    (f"{HAWKS} gunmen gunned down two {ARMY} soldiers.", FIGHT),
    (f"The {HAWKS} seek to overthrow {TURKEY}.", {("Hawks", "opposes", "Turkey")}),
    (f"{TURKEY} considers the {HAWKS} a terrorist group.", {("Hawks", "opposes", "Turkey")}),
    (f"{TURKEY} put the {HAWKS} on its list of terrorist groups.", {("Hawks", "opposes", "Turkey")}),
    (f"{TURKEY} added the {HAWKS} to its list of terrorist groups.", {("Hawks", "opposes", "Turkey")}),
    (f"{TURKEY} proscribed the {HAWKS} in 2001.", {("Hawks", "opposes", "Turkey")}),
    (f"The {FALCONS} were banned by {TURKEY} as a terrorist group.", {("Falcons", "opposes", "Turkey")}),
    (f"The {FALCONS} loathe the {HAWKS}.", {("Falcons", "opposes", "Hawks")}),
    (f"The {FALCONS} made peace with the {HAWKS}.", {("Falcons", "truce_with", "Hawks")}),
    (f"The {FALCONS} and the {HAWKS} signed a peace treaty.", {("Falcons", "truce_with", "Hawks")}),
    (f"The {FALCONS} and the {HAWKS} agreed to a ceasefire.", {("Falcons", "truce_with", "Hawks")}),
    (f"The {FALCONS} broke with the {HAWKS}.", {("Falcons", "split_from", "Hawks")}),
    (f"The {FALCONS} broke away from the {HAWKS}.", {("Falcons", "split_from", "Hawks")}),
    (f"A vendetta between the {FALCONS} and the {HAWKS} goes on.", RIVALS),
    (f"The {FALCONS} are at war with the {HAWKS}.", RIVALS),
    (f"The {FALCONS} are at odds with the {HAWKS}.", {("Falcons", "opposes", "Hawks")}),
    (f"{TURKEY}'s opposition to the {HAWKS} is known.", {("Hawks", "opposes", "Turkey")}),
    (f"{ARMY} personnel raided a {HAWKS} hideout.", FIGHT),
    (f"The {ARMY} arrested two {HAWKS} cadres.", set()),
    (f"The {HAWKS} held talks with {TURKEY}.", set()),
    (f"{TURKEY} condemned the attack by the {HAWKS}.", set()),
    (f"The {HAWKS} came under attack from the {ARMY}.", FIGHT),
    (f"The {HAWKS} came under fire from the {ARMY}.", FIGHT),
    (f"The {HAWKS} claimed responsibility for an attack on the {ARMY}.", FIGHT),
    (f"The {HAWKS} claimed responsibility for the killing of two {ARMY} soldiers.", FIGHT),
    (f"The {HAWKS} fought for the {ARMY}.", set()),
    (f"A {HAWKS} bomb killed three {ARMY} soldiers.", FIGHT),
    (f"Fighting broke out between the {HAWKS} and the {ARMY}.", FIGHT),
    (f"Clashes erupted between the {HAWKS} and the {ARMY}.", FIGHT),
    (
        f"The {HAWKS} came and [their|armed_group=Hawks] great rivals in the {FALCONS} have come too.",
        {("Falcons", "opposes", "Hawks")},
    ),
    (
        f"{TURKEY} pressed on with [its|state=Turkey] efforts to destroy the {HAWKS}.",
        {("Hawks", "fights", "Turkey")},
    ),
    (
        f"The {HAWKS} and [their|armed_group=Hawks] arch-enemy the {FALCONS} met.",
        {("Falcons", "opposes", "Hawks")},
    ),
    (f"Two {LIONS} men were killed by a bomb planted by the {HAWKS}.", {("Hawks", "fights", "Lions")}),
    (f"Two {ARMY} men were killed when a landmine planted by the {HAWKS} exploded.", FIGHT),
    (
        f"Two {LIONS} men were killed by the {HAWKS}, a break away faction of the {FALCONS}.",
        {("Hawks", "fights", "Lions"), ("Hawks", "split_from", "Falcons")},
    ),
    (
        f"A gun fight took place on the road between a group of {HAWKS} militants and personnel of the {ARMY}.",
        FIGHT,
    ),
    (f"The [Security Council|intergovernmental] adopted a resolution on the fight against the {HAWKS}.", set()),
    (
        "The [North|state] and the [South|state] praised cooperation.",
        set(),
    ),
    (f"A man of the {LIONS}, who was injured in a {HAWKS} attack, died.", {("Hawks", "fights", "Lions")}),
    (
        f"A joint patrol of {TURKEY} and {FALCONS} troops was ambushed by the {HAWKS}.",
        {("Falcons", "fights", "Hawks"), ("Hawks", "fights", "Turkey")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES + NEWS)
def test_rows(nlp: Language, text: str, expected: set[Row]) -> None:
    assert rows(marked.page(nlp, text)) == expected


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        (f"The {ARMY} attacked the {HAWKS}.", "asserted"),
        (f"The {ARMY} did not attack the {HAWKS}.", "denied"),
        (f"The {HAWKS} refused a truce with the {ARMY}.", "denied"),
    ],
)
def test_polarity(nlp: Language, text: str, polarity: str) -> None:
    (claim,) = alliances.extract(marked.page(nlp, text))
    assert claim.evidence.polarity == polarity


def test_each_pair_of_lists(nlp: Language) -> None:
    page = marked.page(nlp, f"The {ARMY} and the {FALCONS} attacked the {HAWKS} and the [Lions|armed_group].")
    fights = {row for row in rows(page) if row[1] == "fights"}
    assert fights == {
        ("Hawks", "fights", "Third Army"),
        ("Lions", "fights", "Third Army"),
        ("Falcons", "fights", "Hawks"),
        ("Falcons", "fights", "Lions"),
    }


def test_those_beside_whom_one_fights(nlp: Language) -> None:
    page = marked.page(nlp, f"The {FALCONS} fought the {HAWKS} alongside the {ARMY}.")
    assert ("Hawks", "fights", "Third Army") in rows(page)


def test_infobox(nlp: Language) -> None:
    page = marked.page(
        nlp,
        f"{FALCONS}\n\nThe {FALCONS} are an armed group in the north.\n\n"
        f"Founded 1998\nOpponents {HAWKS}\n{ARMY}\nActive regions Northern valley\n",
    )
    assert rows(page) == {("Falcons", "opposes", "Hawks"), ("Falcons", "opposes", "Third Army")}
