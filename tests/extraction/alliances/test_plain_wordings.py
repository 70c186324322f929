"""Ways of saying an alliance or a rivalry that real texts use and that no other test names.

Rows are written "F fights H": the first letters of the bodies, and a "!" behind what is denied.
"""

import re

import pytest
from spacy.language import Language

from flows.extraction.alliances import alliances
from schemas.vocabulary import SYMMETRIC, Polarity
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
)

_BODIES = {
    "F": FALCONS,
    "H": HAWKS,
    "L": LIONS,
    "K": KARLAND,
    "N": NORLAND,
    "A": ARMY,
    "P": POLICE,
    "G": GUARD,
    "U": PARTY,
    "C": COALITION,
}
_LETTERS = {marks[1:-1].split("|")[0]: letter for letter, marks in _BODIES.items()}
_PRONOUN = re.compile(r"\b(its|their|it|they)\b")

CASES: list[tuple[str, str]] = [
    ("The {F} were credited with defeating the {H} in the north.", "F fights H"),
    ("Reports of the {F} fighting with enemies like the {H} and the {L} were common.", "F fights H, F fights L"),
    ("{F} cadres fired into the {P} and pelted them with stones.", "F fights P"),
    ("{F} cadres hurled stones at the {P}.", "F fights P"),
    ("{F} activists pelted the {P} with stones.", "F fights P"),
    ("The {F} began shooting at the {P}.", "F fights P"),
    ("The {F} operates with the protection of the {P}.", "P supports F"),
    ("The {F} enjoys the protection of corrupt {P} officers.", "P supports F"),
    ("The {P} protects the {F}.", "P supports F"),
    ("The {F} is protected by the {P}.", "P supports F"),
    ("The {F} gained from the exit of the rival militia, the {H}.", "F opposes H"),
    ("The {F} ruled the state, where today a splinter group, the {H}, holds sway.", "H split_from F"),
    ("It hit the shop of a man in the hills {F} is a splinter group of the {H}", "F split_from H"),
    ("{K} issued protective masks to the {A}.", "K supports A"),
    ("{K} donated two helicopters to the {A}.", "K supports A"),
    ("{K} handed over 20 armoured vehicles to the {A}.", "K supports A"),
    ("The {F} claimed responsibility for the raid, saying 12 {A} soldiers were killed.", "A fights F"),
    ("The {P} foiled an attempt by the {F} to blow up the bridge.", "F fights P"),
    ("The {P}'s (CP) [Fraud Division|state_force] took part.", "Fraud Division part_of P"),
    ("The {F} is vying with the {H} for the valley.", "F opposes H"),
    ("The {F}, allied to the {H}, struck.", "F allied_with H"),
    ("The {F} is in league with the {H}.", "F allied_with H"),
    ("The {F} made a non-aggression pact with the {H}.", "F truce_with H"),
    ("The {F} and the {H} signed a non-aggression pact.", "F truce_with H"),
    ("The {F} and the {H} have joined hands.", "F allied_with H"),
    ("The {F} has joined hands with the {H}.", "F allied_with H"),
    ("{K} gave the {F} shelter.", "K supports F"),
    ("{K} delivered a shipment of rifles to the {A}.", "K supports A"),
    ("{K} acted as the main supplier of the {F}.", "K supports F"),
    ("{K} allowed the {F} to set up camps.", "K supports F"),
    ("The {F} is one of the groups that make up the {H}.", "F part_of H"),
    ("The {F}, one of the members of the {C}, struck.", "F part_of C"),
    ("The {F} clique of the {H} struck.", "F part_of H"),
    (
        "The {G} was attached to the {A}.",
        "G part_of A",
    ),
    ("The [Drug Unit|state_force] within the {P} arrested him.", "Drug Unit part_of P"),
    ("The {F} left the {C}.", "F split_from C"),
    ("The {F} withdrew from the {C}.", "F split_from C"),
    ("{K} and the {F} agreed to stop fighting.", "F truce_with K"),
    ("The town fell to the {F} after the {A} withdrew.", "A fights F"),
    ("The {F} took up arms against {K} in 1983.", "F fights K"),
    ("Some troopers of the {A} were on duty near the camp when the {F} started firing at them.", "A fights F"),
    ("The {A} attempted to seize the bridge from {F} fighters.", "A fights F"),
    ("The {A} tried to retake the bridge from the {F}.", "A fights F"),
    ("The {A} is trying to dislodge the {F}.", "A fights F"),
    ("The {F} tried to overrun an {A} base.", "A fights F"),
    ("The {F} in a statement claimed that two {A} men were killed in the ambush.", "A fights F"),
    ("In another clash in the north {P} and {F} had exchanged fire before the rebels fell back.", "F fights P"),
    ("On seeing the {P} the {F} rebels started firing, leading to a fierce encounter.", "F fights P"),
    ("The {F} opened fire to escape, the {P} said.", ""),
    (
        "Banners hung by a group calling itself the {F}, thought to be a faction of the {H}.",
        "F part_of H",
    ),
    ("The integration of the {F} into the {A} has begun.", "F merged_into A"),
    ("{F} militants were having a meal when {P} men came on the scene, leading to a gun fight.", "F fights P"),
    ("The {P} were on patrol when the {F} attacked, leading to an exchange of fire.", "F fights P"),
    ("Ten {P} and {A} men were hurt when {F} militants attacked two check posts.", "F fights P, A fights F"),
    ("{K} named the {F} as a target of sanctions.", "F opposes K"),
    ("A {P} official said three {F} cadres were killed in an encounter.", ""),
    ("Three {F} cadres were killed in an encounter, the {P} said.", ""),
    ("The Superintendent of {P} said that the {F} fired in an encounter with the {A}.", "A fights F"),
    ("The {A} recovered the bodies of three {F} cadres after the encounter.", "A fights F"),
    (
        "KARN - The {C} provided more than 900 protective chemical masks to the {A} and the {G} during training.",
        "C supports A, C supports G",
    ),
    ("The {A} kept up its defensive positions against {F} fighters on three sides of the city.", "A fights F"),
    ("The {A} maintained their defensive positions against the {F}.", "A fights F"),
    ("The talks let {C} partners find ways to speed up the campaign against the {F}.", "C fights F"),
    ("The general praised the {A} for its showing in the campaign against the {F}.", "A fights F"),
    ("The {A} launched an operation to retake the {H}-held town of Karn.", "A fights H"),
    ("{K} is working with its allies to support the {F}.", "K supports F"),
    ("{K} works with its friends to arm the {F}.", "K supports F"),
    ("{K} will continue to arm the {F}.", "K supports F"),
    ("{K} has decided to arm the {F}.", "K supports F"),
    ("The {A} attempted to seize the hospital complex from the {F}.", "A fights F"),
    ("The {A} took the university from the {F}.", "A fights F"),
    ("The {A} freed the district from the {F}.", "A fights F"),
    ("The {A} cleared the {F} from three villages.", "A fights F"),
    ("The {A} is clearing the {F} out of the hills.", "A fights F"),
    ("The dam was captured by the {F} after days of fighting that saw 120 {A} soldiers killed.", "A fights F"),
    ("{A} troops have been battling to drive the {F} out of the city.", "A fights F"),
    ("The {A} denied the {F} the use of the road.", ""),
    ("The {A} is advancing on the {F} stronghold of Karn.", "A fights F"),
    ("The {A} has encircled the {F}-held town.", "A fights F"),
    ("{K} jets hit {F} targets near the town.", "F fights K"),
    ("{K} said its jets had hit the {F}.", "F fights K"),
    ("{K} carried out strikes against the {F}.", "F fights K"),
    ("{K} is determined to defeat the {F}.", "F opposes K"),
    ("{K} condemned the attack by the {F} on the {A}.", "A fights F"),
    ("{K} expressed its full support for {N}.", "K supports N"),
    ("{K} stands with {N}.", "K supports N"),
    ("{K} reaffirmed its solidarity with {N}.", "K supports N"),
    ("{K} and {N} are close allies.", "K allied_with N"),
    ("{K} joined the {C}.", "K part_of C"),
    ("{K} is a member of the {C}.", "K part_of C"),
    ("{K}, a {C} member, agreed.", "K part_of C"),
    ("{C} members {K} and {N} agreed.", "K part_of C, N part_of C"),
    ("{K}, {N} and other members of the {C} agreed.", "K part_of C, N part_of C"),
    ("The {C} is training {A} soldiers.", "C supports A"),
    ("The {C} advises and assists the {A}.", "C supports A"),
    ("{K} provides training and equipment to the {A}.", "K supports A"),
    ("A {F} cadre was on May 4 killed in an exchange of fire with {P} personnel in the hills.", "F fights P"),
    ("The [East Bloc|armed_group] is the {F}'s most powerful bloc.", "East Bloc part_of F"),
    ("The {F} and the {H} are both going through change due to their rivalry.", "F opposes H"),
    ("Eight people, including {P} personnel, hurt in the two {F} attacks, were treated.", "F fights P"),
    ("Eight people, including poll staff and {P} personnel, were hurt in two {F} attacks.", "F fights P"),
    (
        "He led the {F}; his brother was killed later that year on the coast in a shoot-out with {P}.",
        "",
    ),
    ("Clashes broke out between the youth and the {A} outside a {F} camp.", ""),
    ("{A} troops were on patrol when {F} rebels fired.", "A fights F"),
    ("{P} men found arms of the {F} after the gunfight.", "F fights P"),
    ("The works were stormed by the {G} and other troops of the {A}.", "G part_of A"),
    ("The {G} and other units of the {A} moved up.", "G part_of A"),
    ("A relief column of the {A} was halted at the bridge by the {F}.", "A fights F"),
    ("{K} and the {F} signed the Karn accords in 2003.", "F truce_with K"),
    ("The Karn agreement between {K} and the {F} was signed in May.", "F truce_with K"),
    ("{K} signed a trade agreement with {N}.", ""),
    ("The {F} signed a deal with the {H} to share the port.", ""),
    ("{K} signed an agreement with the {F} to end the war.", "F truce_with K"),
    ("The {F} has yet to sign an agreement with {K}.", ""),
    ("The {F} has long been at odds with the {H}.", "F opposes H"),
    ("The {F} turned against the {H}.", "F fights H"),
    ("The {F} fell out with the {H}.", "F opposes H"),
    ("The {F} broke with the {H} in 2009.", "F split_from H"),
    ("The {F} cut ties with the {H}.", "F split_from H"),
    ("The {F}, which split from the {H}, struck.", "F split_from H"),
    ("The {F}, which had split off from the {H}, struck.", "F split_from H"),
    ("The {F} was born of a split within the {H}.", "F split_from H"),
    ("Breakaway {H} fighters set up the {F}.", "F split_from H"),
    ("The {F} began as the armed wing of the {H}.", "F part_of H"),
    ("The {F} serves as the armed wing of the {H}.", "F part_of H"),
    ("The {F} acts as a front for the {H}.", "F part_of H"),
    ("The {F} does business with the {H}.", ""),
    ("The {F} supplies drugs to the {H}.", ""),
    ("The {F} is working with the {H}.", "F allied_with H"),
    ("The {F} has an alliance with the {H}.", "F allied_with H"),
    ("The {F} and its ally the {H} attacked the {L}.", "F allied_with H, F fights L, H fights L"),
    ("The {F}, the {H} and the {L} have formed an alliance.", "F allied_with H, F allied_with L, H allied_with L"),
    ("The {F} teamed up with the {H}.", "F allied_with H"),
    ("The {F}, in alliance with the {H}, took the town.", "F allied_with H"),
    ("The {F} enlisted the help of the {H}.", "H supports F"),
    ("The {F} hired the {H}.", ""),
    ("The {F} is backed up by the {H}.", "H supports F"),
    ("The {F} is a proxy of {K}.", "K supports F"),
    ("{K} created the {F}.", ""),
    ("{K} denies supporting the {F}.", "K supports F!"),
    ("{K} has always denied that it supports the {F}.", "K supports F!"),
    ("{K} has repeatedly denied any involvement with the {F}.", "F allied_with K!"),
    ("{N} accuses {K} of backing the {F}.", "K supports F"),
    ("{N} accused {K} of sheltering the {F}.", "K supports F"),
    ("{K} is suspected of backing the {F}.", "K supports F"),
    ("{K} was long the main backer of the {F}.", "K supports F"),
    ("{K}, which backs the {F}, and {N}, which backs the {H}, met.", "K supports F, N supports H"),
    ("The ceasefire between the {A} and the {F} has been broken.", "A truce_with F"),
    ("The {F} and the {H} agreed a truce.", "F truce_with H"),
    ("The {F} and the {H} have agreed on a ceasefire.", "F truce_with H"),
    ("The truce that the {F} made with the {H} fell apart.", "F truce_with H"),
    ("The {F} laid down its arms after a peace deal with {K}.", "F truce_with K"),
    ("The {F} demobilised under a peace agreement with {K}.", "F truce_with K"),
    ("The peace talks led to a truce between the {F} and {K}.", "F truce_with K"),
    ("The {F} killed a member of the {H}.", "F fights H"),
    ("{H} leader [Omar Dar|person] was killed by the {F}.", "F fights H"),
    ("A commander of the {H} was shot dead by {P} officers.", "H fights P"),
    ("The {F} wiped out the {H}.", "F fights H"),
    ("The {F} is fighting on two fronts, against the {H} and the {A}.", "A fights F, F fights H"),
    ("The {F}, fighting the {H} for the valley, lost ten men.", "F fights H"),
    ("Violence between the {F} and the {H} has flared.", "F fights H"),
    ("Tension between the {F} and the {H} has risen.", ""),
]

# Pronouns that nothing explains stand for the gang named before them.
UNEXPLAINED: list[tuple[str, str]] = [
    ("The {F}' grip on the hills has hardened, despite the ongoing battle with the {H}.", "F fights H"),
    ("The {H} moved into land left by the {F} guerrillas as part of their peace deal with {K}.", "F truce_with K"),
    (
        "The killing is tied to the battle between the mighty {F} and the strongest gang in that area, the {H}.",
        "F fights H",
    ),
    ('The {F} has "important alliances" with the {H}.', "F allied_with H"),
    (
        "While the {F} presence there is nothing new, their rivals, the Karn-based gang {H}, rule.",
        "F opposes H",
    ),
    (
        "Groups such as the {F}, the {H} and the {L} are vying for control of the border.",
        "F opposes H, F opposes L, H opposes L",
    ),
    ("Farmers wait for {K} to keep what was promised in the {F} peace deal.", "F truce_with K"),
    ("Farmers see in it a breach by {K} of the peace agreement with the {F}.", "F truce_with K"),
    (
        "The {F} and the {H} have been aligned in a broad war with the {L}.",
        "F allied_with H, F fights L, H fights L",
    ),
    ("There are {F} units, but also hundreds of fighters of their {H} allies.", "F allied_with H"),
    ("The {F}, a sub network of the {H}, claimed it.", "F part_of H"),
    ("A cell of the {H}, known as {F}, was looking for him.", "F part_of H"),
    ("The {F} attacked the camp of the {H} and burnt it.", "F fights H"),
    ("{K} added two {F} operatives to its sanctions list.", ""),
    ("The {F} risk a war with the {H}.", ""),
    ("{K} added the {F} to its sanctions list.", "F opposes K"),
]


def _marked(sentence: str) -> str:
    """The sentence with its bodies marked; a pronoun stands for the first of them."""
    first = re.search(r"\{(\w)\}", sentence)
    assert first is not None, sentence
    name, kind = _BODIES[first[1]][1:-1].split("|")
    return _PRONOUN.sub(lambda m: f"[{m[0]}|{kind}={name}]", sentence).format(**_BODIES)


def _rows(page: marked.Page) -> set[str]:
    found = set()
    for claim in alliances.extract(page):
        a, b = (_LETTERS.get(name := page.entities[k].name, name) for k in (claim.a, claim.b))
        if claim.relation in SYMMETRIC and a > b:
            a, b = b, a
        found.add(f"{a} {claim.relation.value} {b}" + "!" * (claim.evidence.polarity is Polarity.DENIED))
    return found


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_rows(sentence: str, expected: str, nlp: Language) -> None:
    rows = {row.strip() for row in expected.split(",") if row.strip()}
    assert _rows(marked.page(nlp, _marked(sentence))) == rows


@pytest.mark.parametrize(("sentence", "expected"), UNEXPLAINED)
def test_rows_by_unexplained_pronouns(sentence: str, expected: str, nlp: Language) -> None:
    rows = {row.strip() for row in expected.split(",") if row.strip()}
    assert _rows(marked.page(nlp, sentence.format(**_BODIES))) == rows
