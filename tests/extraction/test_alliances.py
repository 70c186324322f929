"""Alliances: sentences with the rows expected of them. Mentions are marked, trees are the encoder's."""

import pytest
from spacy.language import Language

from flows.extraction import alliances, leaders
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


@pytest.mark.parametrize(("text", "expected"), CASES)
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
