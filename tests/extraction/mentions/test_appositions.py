"""Names beside the description of a state's body, and names that say whose they are."""

import pytest
from spacy.language import Language

from tests.extraction import pages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "SERNA, Chile's wildlife service, said that the hunters fled.",
            {("state", "Chile's wildlife service|SERNA")},
        ),
        (
            "SUNAT, Peru's tax and customs agency, seized the cargo.",
            {("state", "Peru's tax and customs agency|SUNAT")},
        ),
        (
            "Most of it goes north, Peru's anti-drug agency DEVADA told the Lima newspaper El Faro on Monday.",
            {("state_force", "DEVADA|Peru's anti-drug agency"), ("civil", "El Faro")},
        ),
        (
            "The Dutch anti-narcotics police denied it. The anti-drug police, known as the DICOR, met the police.",
            {("state_force", "DICOR|Dutch anti-narcotics police|anti-drug police|police")},
        ),
        (
            "Peru's army, Fatah and Hamas rejected the plan.",
            {("state_force", "Peru's army"), ("party", "Fatah"), ("armed_group", "Hamas")},
        ),
        ("The head of Ecuador's penitentiary system resigned.", {("state", "Ecuador's penitentiary system")}),
        (
            "Peru's Constitutional Court sat on Monday; the Constitutional Court heard nobody.",
            {("state", "Constitutional Court")},
        ),
        (
            "The column met Irgun's Third Battalion.",
            {("armed_group", "Irgun"), ("armed_group", "Third Battalion")},
        ),
        (
            "According to Women's Path Abroad, an organization that shelters victims, the law failed.",
            {("civil", "Women's Path Abroad")},
        ),
        (
            "The dead were miners; the Military Prosecutor's Office reports that two men were held.",
            {("state", "Military Prosecutor's Office")},
        ),
        ("Libyan opposition forces took the town of Brega.", {("armed_group", "Libyan opposition forces")}),
        ("Opposition forces are a thing of the past.", set()),
        ("Headquarters Western Military District reports calm.", {("state_force", "Western Military District")}),
        (
            "Members of the Tamar Rural Army (MTRA) held the bridge.",
            {("armed_group", "MTRA|Tamar Rural Army")},
        ),
        ("An advance party reached the bridge and a search party left.", set()),
    ],
)
def test_names_and_their_descriptions(nlp: Language, text: str, expected: set[tuple[str, str]]) -> None:
    page = pages.read(nlp, text)
    found = {
        (
            str(entity.kind),
            "|".join(
                sorted({page.doc[m.start : m.end].text for m in page.mentions if m.entity == entity.key}),
            ),
        )
        for entity in page.entities
        if entity.type == "organisation"
    }
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We thank our ally Jordan for its support.", {"Jordan"}),
        ("The rally in Jordan was calm.", set()),
        ("The talks began on the initiative of Kenya.", {"Kenya"}),
        ("The front kept the patronage of Libya until May.", {"Libya"}),
        ("The north of Libya saw rain.", set()),
        ("Khartoum interned four hundred men.", {"Khartoum"}),
    ],
)
def test_states_that_are_partners(nlp: Language, text: str, expected: set[str]) -> None:
    page = pages.read(nlp, text)
    assert {e.name for e in page.entities if str(e.kind) == "state"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('A self-styled "5 May Command" claimed the blast.', ("armed_group", {"5 May Command"})),
        ('The so-called "Black Hand Front" denied it.', ("armed_group", {"Black Hand Front"})),
        ("The Rivas gang, which he led, fled to the hills.", ("armed_group", {"Rivas"})),
        (
            "The men of the Second Brigade of Special Forces of the coast were held.",
            ("state_force", {"Second Brigade of Special Forces"}),
        ),
        ("The Sultan's army left the town.", ("state_force", {"Sultan's army"})),
        ("Grant's command was surprised at dawn.", ("state_force", {"Grant's command"})),
        ("A Burundian contingent of 300 men arrived.", ("state_force", {"Burundian contingent"})),
        ("Airmen of the 321st Air Expeditionary Wing left.", ("state_force", {"321st Air Expeditionary Wing"})),
    ],
)
def test_bodies_by_what_is_beside_them(nlp: Language, text: str, expected: tuple[str, set[str]]) -> None:
    page = pages.read(nlp, text)
    found = [
        (str(e.kind), {page.doc[m.start : m.end].text for m in page.mentions if m.entity == e.key})
        for e in page.entities
        if e.type == "organisation"
    ]
    assert found == [expected]
