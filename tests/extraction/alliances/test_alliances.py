"""Alliances: sentences with the rows expected of them. Mentions are marked, trees are the encoder's."""

import pytest
from spacy.language import Language

from flows.extraction.alliances import alliances
from flows.extraction.leaders import leaders
from flows.extraction.records import AllianceClaim
from tests.extraction import marked

Row = tuple[str, str, str]


def rows(page: marked.Page) -> set[Row]:
    """The alliance rows of a page; of a relation without direction the names are in order."""
    found = set()
    for claim in alliances.extract(page):
        if isinstance(claim, AllianceClaim):
            a, b = page.entities[claim.a].name, page.entities[claim.b].name
            if claim.relation == "allied_with":
                a, b = sorted((a, b))
            found.add((a, claim.relation.value, b))
    return found


FALCONS, HAWKS, LIONS = "[Falcons|armed_group]", "[Hawks|armed_group]", "[Lions|armed_group]"
TURKEY = "[Turkey|state]"
PARTY = "[Unity Party|party]"
ARMY = "[Third Army|state_force]"
CASES = [
    (f"The {HAWKS} are backed by the {FALCONS}.", {("Falcons", "supports", "Hawks")}),
    (f"The {FALCONS} have armed and trained the {HAWKS}.", {("Falcons", "supports", "Hawks")}),
    (f"The {HAWKS}, backed by the {FALCONS}, advanced on the town.", {("Falcons", "supports", "Hawks")}),
    (f"The {LIONS} battled the {HAWKS}, backed by the {FALCONS}, in May.", {("Falcons", "supports", "Hawks")}),
    (
        "The [Third Army|state_force], backed by Russian airstrikes, advanced on the town.",
        {("Russia", "supports", "Third Army")},
    ),
    (f"The {FALCONS} fought alongside the {HAWKS} in the valley.", {("Falcons", "allied_with", "Hawks")}),
    (
        f"The {FALCONS} and the {HAWKS} attacked the {LIONS} at dawn.",
        {("Falcons", "allied_with", "Hawks")},
    ),
    (f"The {HAWKS}, the armed wing of the {FALCONS}, denied it.", {("Hawks", "part_of", "Falcons")}),
    (f"The {HAWKS} (the youth branch of the {FALCONS}) met in secret.", {("Hawks", "part_of", "Falcons")}),
    (f"The {HAWKS} are part of the {FALCONS}.", {("Hawks", "part_of", "Falcons")}),
    (
        f"The {FALCONS}, which includes the {HAWKS} and the {LIONS}, was formed in 2012.",
        {("Hawks", "part_of", "Falcons"), ("Lions", "part_of", "Falcons")},
    ),
    (f"The {HAWKS} merged into the {FALCONS} last year.", {("Hawks", "merged_into", "Falcons")}),
    (f"The {HAWKS} were absorbed into the {FALCONS}.", {("Hawks", "merged_into", "Falcons")}),
    (
        f"An alliance between the {HAWKS} and the {FALCONS} was announced.",
        {("Falcons", "allied_with", "Hawks")},
    ),
    (f"{HAWKS}-backed {FALCONS} fighters fled.", {("Hawks", "supports", "Falcons")}),
    (f"The pro-{HAWKS} {FALCONS} held the bridge.", {("Falcons", "supports", "Hawks")}),
    (f"The {FALCONS} are loyal to the {HAWKS}.", {("Falcons", "supports", "Hawks")}),
    (f"The {HAWKS} received weapons from the {FALCONS}.", {("Falcons", "supports", "Hawks")}),
    (f"The {FALCONS} are allied with the {HAWKS}.", {("Falcons", "allied_with", "Hawks")}),
    (
        f"A joint operation by the {FALCONS} and the {HAWKS} freed the hostages.",
        {("Falcons", "allied_with", "Hawks")},
    ),
    (
        "The [Northern Committee of the Falcons|armed_group] claimed the blast.",
        set(),
    ),
    (f"The {FALCONS} want to support the {HAWKS}.", set()),
    (f"Rebels are backed by the {FALCONS}.", set()),
    (f"The {FALCONS} praised the weather and the {HAWKS} left.", set()),
    (f"Farmers near the {FALCONS} camp support the {HAWKS}.", set()),
    (f"The {FALCONS} fund schools where the {HAWKS} once lived.", set()),
]


# What news, reports and telegrams call fighting and siding, one cue each.
NEWS = [
    (
        f"Two militants of the {HAWKS} were killed in a clash with a joint team of the {ARMY} and the {FALCONS}.",
        {("Falcons", "allied_with", "Third Army")},
    ),
    (
        f"A joint team of the {ARMY} and the {FALCONS} searched the village.",
        {("Falcons", "allied_with", "Third Army")},
    ),
    (
        f"The close cooperation between {TURKEY} and the {FALCONS} will go on.",
        {("Falcons", "allied_with", "Turkey")},
    ),
    (
        f"The base houses men from the {ARMY}'s newly created [Forest Brigade|state_force].",
        {("Forest Brigade", "part_of", "Third Army")},
    ),
    (f"He leads the [Debra unit|armed_group] of {HAWKS}.", {("Debra unit", "part_of", "Hawks")}),
    (f"Three members of the [Omar faction|armed_group] of {HAWKS} met.", {("Omar faction", "part_of", "Hawks")}),
    (
        "The [Office of Museums|civil] at the [Ministry of Arts|civil] opened.",
        {("Office of Museums", "part_of", "Ministry of Arts")},
    ),
    (f"{TURKEY} hosts the {FALCONS}.", {("Turkey", "supports", "Falcons")}),
    (f"{TURKEY} shelters the {FALCONS}.", {("Turkey", "supports", "Falcons")}),
    (f"{TURKEY} sided with the {FALCONS}.", {("Turkey", "supports", "Falcons")}),
    (f"The {FALCONS} pledged allegiance to the {HAWKS}.", {("Falcons", "supports", "Hawks")}),
    (f"The {FALCONS} swore an oath of loyalty to the {HAWKS}.", {("Falcons", "supports", "Hawks")}),
    (f"{TURKEY} shipped weapons to the {FALCONS}.", {("Turkey", "supports", "Falcons")}),
    (f"{TURKEY} gave safe haven to the {FALCONS}.", {("Turkey", "supports", "Falcons")}),
    (f"{TURKEY} provides air cover for the {FALCONS}.", {("Turkey", "supports", "Falcons")}),
    (f"The {FALCONS} joined forces with the {HAWKS}.", {("Falcons", "allied_with", "Hawks")}),
    (f"A nexus between the {FALCONS} and the {HAWKS} was found.", {("Falcons", "allied_with", "Hawks")}),
    (f"{TURKEY} is the paymaster of the {FALCONS}.", {("Turkey", "supports", "Falcons")}),
    (f"The {HAWKS} are a puppet of {TURKEY}.", {("Turkey", "supports", "Hawks")}),
    (f"The {FALCONS}, the parent organisation of the {HAWKS}, met.", {("Hawks", "part_of", "Falcons")}),
    (f"The {FALCONS} came to the aid of the {ARMY}.", {("Falcons", "supports", "Third Army")}),
    (f"{TURKEY}-supplied {FALCONS} fighters met.", {("Turkey", "supports", "Falcons")}),
    (f"The {FALCONS} fought on the side of the {ARMY}.", {("Falcons", "allied_with", "Third Army")}),
    (f"The {FALCONS} were absorbed into the {ARMY}.", {("Falcons", "merged_into", "Third Army")}),
    (f"The {FALCONS} switched sides and joined the {HAWKS}.", {("Falcons", "merged_into", "Hawks")}),
    (f"The {FALCONS} are trained and equipped by {TURKEY}.", {("Turkey", "supports", "Falcons")}),
    (f"The {FALCONS} get money from {TURKEY}.", {("Turkey", "supports", "Falcons")}),
    (f"The {FALCONS} are the military wing of the {PARTY}.", {("Falcons", "part_of", "Unity Party")}),
    (
        f"{PARTY} and [its|party=Unity Party] student wing [Youth Guard|party] marched.",
        {("Youth Guard", "part_of", "Unity Party")},
    ),
    (
        f"The {PARTY} and [its|party=Unity Party] armed wing, the {FALCONS}, met.",
        {("Falcons", "part_of", "Unity Party")},
    ),
    (
        "They praised the cooperation between the [Iraq|state] and the [Kurdistan|state].",
        {("Iraq", "allied_with", "Kurdistan")},
    ),
    (f"The role {TURKEY} can play in supporting the {FALCONS} was praised.", {("Turkey", "supports", "Falcons")}),
    (
        f"A joint patrol of {TURKEY} and {FALCONS} troops was ambushed by the {HAWKS}.",
        {("Falcons", "allied_with", "Turkey")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES + NEWS)
def test_rows(nlp: Language, text: str, expected: set[Row]) -> None:
    assert rows(marked.page(nlp, text)) == expected


def test_denied(nlp: Language) -> None:
    page = marked.page(nlp, f"The {FALCONS} denied any links with the {HAWKS}.")
    (claim,) = alliances.extract(page)
    assert (claim.relation, claim.evidence.polarity) == ("allied_with", "denied")


def test_name_of_a_part(nlp: Language) -> None:
    page = marked.page(nlp, "The [Northern Committee|armed_group] of the [Falcons|armed_group] claimed the blast.")
    assert rows(page) == {("Northern Committee", "part_of", "Falcons")}


def test_we_of_a_named_speaker(nlp: Language) -> None:
    page = marked.page(
        nlp,
        f'"We support the {HAWKS} in their struggle," said [Omar Dar|person], head of the {FALCONS}.',
    )
    leaders.extract(page)
    assert rows(page) == {("Falcons", "supports", "Hawks")}


def test_we_of_nobody(nlp: Language) -> None:
    assert rows(marked.page(nlp, f"We support the {HAWKS} in their struggle.")) == set()


def test_infobox(nlp: Language) -> None:
    page = marked.page(
        nlp,
        f"{FALCONS}\n\nThe {FALCONS} are an armed group in the north.\n\n"
        f"Founded 1998\nAllies {HAWKS}\n{LIONS}\nActive regions Northern valley\n",
    )
    assert rows(page) == {("Falcons", "allied_with", "Hawks"), ("Falcons", "allied_with", "Lions")}


def test_evidence_is_the_cue(nlp: Language) -> None:
    page = marked.page(nlp, f"The {HAWKS} are backed by the {FALCONS}.")
    (claim,) = alliances.extract(page)
    assert claim.evidence.text == "backed"
    assert claim.evidence.extractor == "alliances.support"


def test_one_row_for_a_pair_and_sentence(nlp: Language) -> None:
    page = marked.page(nlp, f"The {FALCONS} arm the {HAWKS} and train the {HAWKS}.")
    assert len(alliances.extract(page)) == 1
