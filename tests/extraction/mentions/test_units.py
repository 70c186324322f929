"""Units of forces by number, commander and nation; missions, factions, and names listed in an infobox."""

import pytest
from spacy.language import Language

from tests.extraction import pages

CASES = [
    pytest.param(
        "Barlow's division lost its guns at noon.", {"Barlow's division (state_force)"}, id="by commander"
    ),
    pytest.param(
        "Hodges' cavalry rode round the town while Ames' brigade waited.",
        {"Hodges' cavalry (state_force)", "Ames' brigade (state_force)"},
        id="two by their commanders",
    ),
    pytest.param(
        "The mill was burnt by Hakim Omar's militia.",
        {"Hakim Omar's militia (armed_group)"},
        id="a militia by its leader",
    ),
    pytest.param(
        "Troops of the 61 Division and of the army's 14th Division dug in.",
        {"61 Division (state_force)", "army (state_force)", "14th Division (state_force)"},
        id="by number",
    ),
    pytest.param(
        "The Kenyan Army's 207 Task Force Battalion took the bridge on Monday.",
        {"Kenyan Army (state_force)", "207 Task Force Battalion (state_force)"},
        id="by number, with an arm",
    ),
    pytest.param(
        "The 3d Regiment held while IX Corps and the Fifth Army fell back to the river.",
        {"3d Regiment (state_force)", "IX Corps (state_force)", "Fifth Army (state_force)"},
        id="old ordinals, Roman figures and ordinals in letters",
    ),
    pytest.param(
        "Major Lowe, Thirty-first Vermont, was wounded, and the 12th Texas Cavalry retired.",
        {"Thirty-first Vermont (state_force)", "12th Texas Cavalry (state_force)"},
        id="by number and home",
    ),
    pytest.param(
        "THE ENVOY SAID THAT TROOPS OF THE THIRD BRIGADE AND OF THE FOURTH MILITARY REGION BURNT THE MILL.",
        {"third brigade (state_force)", "fourth military region (state_force)"},
        id="ordinals in capitals",
    ),
    pytest.param(
        "Troopers of the 114 battalion left. Some 12 divisions met, and 1 battalion of 30 brigade commanders.",
        {"114 battalion (state_force)"},
        id="a figure before a singular",
    ),
    pytest.param(
        "THE ENVOY SAID THAT THE RAMON TEJO FRONT LEFT. THE POLITICAL-MILITARY COMMAND REPORTED IT TODAY.",
        {"Ramon Tejo Front (armed_group)", "Political-Military Command (state_force)"},
        id="heads in capitals",
    ),
    pytest.param("He won the fourth Ohio primary.", set(), id="an ordinal of something else"),
    pytest.param(
        "Men of the 2nd Battalion, 7th Marines landed at dawn.",
        {"2nd Battalion, 7th Marines (state_force)"},
        id="a battalion of a regiment",
    ),
    pytest.param(
        "A column of Brigade 2104 and men of Task Force 33 met at the ford.",
        {"Brigade 2104 (state_force)", "Task Force 33 (state_force)"},
        id="the number behind",
    ),
    pytest.param("Elements of Sector 2 advanced.", {"Sector 2 (state_force)"}, id="a sector's troops"),
    pytest.param("They met in Sector 2 on Friday.", set(), id="a sector as a place"),
    pytest.param(
        "The Bulgarian garrison gave up, and the Maltese gendarmerie marched in.",
        {"Bulgarian garrison (state_force)", "Maltese gendarmerie (state_force)"},
        id="by nation",
    ),
    pytest.param("A Kenyan battalion is to arrive in May.", set(), id="any battalion of a nation"),
    pytest.param(
        "The UN Chad Observation Mission asked the UN for funds.",
        {"UN Chad Observation Mission (intergovernmental)", "UN (intergovernmental)"},
        id="a mission is not its parent",
    ),
    pytest.param(
        "Envoys of the African Union Mission in Malawi spoke.",
        {"African Union Mission in Malawi (intergovernmental)"},
        id="a mission and its country",
    ),
    pytest.param(
        "The Support Mission Against Graft and Impunity in Chad was closed.",
        {"Support Mission Against Graft and Impunity in Chad (intergovernmental)"},
        id="a mission by its task",
    ),
    pytest.param(
        "TWO MEN OF THE JAMIAT FACTION OF OMAR HAKIM WERE KILLED NEAR THE BRIDGE ON MONDAY.",
        {"Jamiat faction of Omar Hakim (armed_group)"},
        id="a faction and its leader, in capitals",
    ),
    pytest.param(
        "The High Command of the Army and the general staff of the navy met on Friday.",
        {"High Command of the Army (state_force)", "general staff of the navy (state_force)"},
        id="commands with the forces they lead",
    ),
    pytest.param(
        "Murad tribesmen and the Cretan gendarmerie shot at an Antonov transport of the Chadian Air Force.",
        {"Murad (civil)", "Cretan gendarmerie (state_force)", "Chadian Air Force (state_force)"},
        id="a tribe's men, a people's gendarmerie, a thing of a force",
    ),
    pytest.param(
        "The Shock Brigade of MONUSCO and Sector 2 troops met the 5th Mountain Brigade Command.",
        {
            "Shock Brigade of MONUSCO (state_force)",
            "MONUSCO (intergovernmental)",
            "Sector 2 (state_force)",
            "5th Mountain Brigade Command (state_force)",
        },
        id="kinds of brigades by what they are of",
    ),
    pytest.param(
        "They said that army patrols had burnt the mill.", {"army (state_force)"}, id="that before a clause"
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_units(nlp: Language, text: str, expected: set[str]) -> None:
    assert set(pages.bodies(pages.read(nlp, text))) == expected


BOX = """Hill Brigade

Leaders Omar Hadi
Dates of operation 1984 – 2000
Headquarters Dorra
Allies Kado Maling (1993)
Kurds
Opponents Philippine National Police
Baring Kuleng[1]
Tilpan villagers
Units involved 54 Division (Sri Lanka Army)
Charles Antoine Brigade (LTTE)

The Hill Brigade was founded in 1984. Men of Baring Kuleng fled.
"""


def test_names_listed_in_an_infobox(nlp: Language) -> None:
    found = set(pages.bodies(pages.read(nlp, BOX)))
    assert {"Kado Maling (armed_group)", "Baring Kuleng (armed_group)"} <= found
    assert {"54 Division (state_force)", "Charles Antoine Brigade (armed_group)"} <= found
    assert not [name for name in found if "Kurds" in name or "villagers" in name or "Hadi" in name]
