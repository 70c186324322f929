"""Organisations: sentences with the bodies that a careful reader finds in them."""

import pytest
from spacy.language import Language

from tests.extraction import pages

# Text, and for each body expected: (kind, its wordings).
CASES = [
    pytest.param(
        "Fighters of the Kurdistan Workers' Party (PKK) attacked the outpost.",
        [("armed_group", {"Kurdistan Workers' Party", "PKK"})],
        id="acronym in brackets",
    ),
    pytest.param(
        "The Ganda Valley Liberation Front (GVLF) released two hostages. The GVLF gave no reason.",
        [("armed_group", {"Ganda Valley Liberation Front", "GVLF"})],
        id="unknown name marked by its acronym",
    ),
    pytest.param(
        "The Supreme Court of Lanos (SCL) sat on Monday, reports The Hindu.",
        [("state", {"Supreme Court of Lanos", "SCL"}), ("civil", {"The Hindu"})],
        id="outlet cited at the end",
    ),
    pytest.param(
        "Two traders were shot dead in Marra on May 3, reports Dawn.",
        [("civil", {"Dawn"})],
        id="outlet whose name is an English word",
    ),
    pytest.param(
        "The Embassy in Chad wrote on May 2. Embassy doubts that. The Kenyan Embassy at Lagos sent money.",
        [("state", {"Embassy in Chad", "Embassy"}), ("state", {"Kenyan Embassy at Lagos"})],
        id="posts abroad",
    ),
    pytest.param(
        "According to the Office of the United Nations High Commissioner for Refugees (UNHCR), 4,000 fled.",
        [
            (
                "intergovernmental",
                {"Office of the United Nations High Commissioner for Refugees", "UNHCR"},
            )
        ],
        id="an office with its officer",
    ),
    pytest.param(
        "THE NATIONAL ARMY SAID THAT FOUR MEN DIED NEAR AN ELN TASK FORCE. THE ARMY HAS DENIED IT.",
        [("state_force", {"National Army", "army"}), ("armed_group", {"ELN"})],
        id="a national army without more, and any unit of a body",
    ),
    pytest.param(
        "QUITO, 3 FEB 88 (LA VOZ DEL SUR) -- [TEXT] THE PARTY SAID THAT TWO MEN HAD BEEN KILLED ON FRIDAY.",
        [],
        id="a tag that begins with a known name",
    ),
    pytest.param(
        "The British Military Mission sent guns. General Police Commander Omar Dar said no.",
        [("state_force", {"British Military Mission"}), ("state_force", {"Police"})],
        id="a military mission",
    ),
    pytest.param(
        "The UN Support Mission in Chad (UNSMC) spoke on May 2. Troops and police of the Mission left.",
        [("intergovernmental", {"UN Support Mission in Chad", "UNSMC", "Mission"}), ("state_force", {"police"})],
        id="the mission before",
    ),
    pytest.param(
        "The envoys saw the Government on May 2. Cabinet does not trust them.",
        [("state", {"Government", "Cabinet"})],
        id="a cabinet is the government",
    ),
    pytest.param(
        "Men of ABCs 92 Battalion burnt the mill in May.",
        [("state_force", {"92 Battalion"})],
        id="a lost apostrophe",
    ),
    pytest.param(
        "In Mozambique, gunmen known as al-Shabab burnt two villages.",
        [("armed_group", {"al-Shabab"})],
        id="a name that two bodies bear",
    ),
    pytest.param(
        "THE HONDURAN ARMY ARTILLERY FIRED AT THE REBELS NEAR THE BORDER.",
        [("state_force", {"Honduran Army"})],
        id="an arm of an army in capitals",
    ),
    pytest.param(
        "The general said that the Bengali army had lost nine guns.",
        [("armed_group", {"Bengali army"})],
        id="the army of a people",
    ),
    pytest.param("They marched at dawn and read the news.", [], id="English words are no outlets"),
    pytest.param(
        "The Syrian army and Iraqi police closed the road.",
        [("state_force", {"Syrian army"}), ("state_force", {"Iraqi police"})],
        id="descriptions by nationality",
    ),
    pytest.param("Police arrested two men on Friday.", [("state_force", {"Police"})], id="police act as a body"),
    pytest.param("Five policemen and three soldiers were hurt.", [], id="policemen are no body"),
    pytest.param("Rebels and unidentified militants fled to the hills.", [], id="generic groups"),
    pytest.param(
        "Turkey rejected the plan and Iran accused the United States of sabotage.",
        [("state", {"Turkey"}), ("state", {"Iran"}), ("state", {"United States"})],
        id="states that act",
    ),
    pytest.param("Snow fell in Turkey and across northern Iran.", [], id="states as places"),
    pytest.param("Damascus refused to extend the truce.", [("state", {"Damascus"})], id="a capital that refuses"),
    pytest.param("The bus left Damascus at noon.", [], id="a capital as a place"),
    pytest.param(
        "The Assad regime shelled the town, and Bashar al-Assad's government denied it.",
        [("state", {"Assad regime", "Bashar al-Assad's government"})],
        id="a ruler's regime is the state",
    ),
    pytest.param(
        "The Nigerian government said that the government would not negotiate with Boko Haram.",
        [("state", {"Nigerian government", "government"}), ("armed_group", {"Boko Haram"})],
        id="the government again",
    ),
    pytest.param(
        "Officers of the 14th Infantry Battalion met villagers.",
        [("state_force", {"14th Infantry Battalion"})],
        id="a numbered unit",
    ),
    pytest.param(
        "Airmen of the 512th Air Rescue Group landed. The 512th ARG flew home.",
        [("state_force", {"512th Air Rescue Group", "512th ARG"})],
        id="last words as initials",
    ),
    pytest.param(
        "The operation was led by a gang called Los Tigres del Valle.",
        [("armed_group", {"Los Tigres del Valle"})],
        id="a gang called",
    ),
    pytest.param(
        "FARC dissidents clashed with the FARC's former allies.",
        [("armed_group", {"FARC dissidents"}), ("armed_group", {"FARC"})],
        id="dissidents are another body",
    ),
    pytest.param(
        "THE ARMY SAID THAT THE FMLN ATTACKED A COLUMN OF THE TREASURY POLICE NEAR THE VOLCANO.",
        [("state_force", {"army"}), ("armed_group", {"FMLN"}), ("state_force", {"treasury police"})],
        id="copy in capitals",
    ),
    pytest.param("THE PLAN IS TO TELL US WHERE IT IS.", [], id="English words in capitals are no acronyms"),
    pytest.param(
        "Jaysh al-Hurra and Liwa Suqour al-Jabal declared a truce.",
        [("armed_group", {"Jaysh al-Hurra"}), ("armed_group", {"Liwa Suqour al-Jabal"})],
        id="Arabic heads",
    ),
    pytest.param(
        "The US-led coalition bombed a depot; coalition aircraft flew nine sorties.",
        [("intergovernmental", {"US-led coalition", "coalition"})],
        id="a coalition of states and its aircraft",
    ),
    pytest.param(
        "The Ministry of Defense and the Supreme Court disagreed.",
        [("state", {"Ministry of Defense"}), ("state", {"Supreme Court"})],
        id="organs of a state",
    ),
    pytest.param(
        "Deputy Superintendent of Police (DSP) Arun Sen said that the DSP office was closed.",
        [("state_force", {"Police"})],
        id="an office is no body",
    ),
    pytest.param(
        "The Marra Housing Project (MHP) lost two guards. Staff of the MHP fled.",
        [("civil", {"Marra Housing Project", "MHP"})],
        id="a name of unknown head with its acronym",
    ),
    pytest.param(
        "Their vehicle hit an Improvised Explosive Device (IED) near the Line of Control (LoC).",
        [],
        id="things and lines have acronyms too",
    ),
    pytest.param(
        "Brazil was praised in the Trafficking in Persons Report (TIP). The TIP came out in June.",
        [("state", {"Brazil"})],
        id="the text's own acronym is no reviewed body",
    ),
    pytest.param(
        "Mexico City was calm. Mexico's Federal Police arrested two men.",
        [("state_force", {"Federal Police"})],
        id="a common name",
    ),
    pytest.param(
        "Police in Dhaka held a man of the Neo JMB on Friday.",
        [("state_force", {"Police"}), ("armed_group", {"Neo JMB"})],
        id="a prefix makes another body",
    ),
    pytest.param(
        "Rebels ambushed 17 Assam Rifles on the road to Imphal, and the Assam Rifles fired back.",
        [("state_force", {"17 Assam Rifles"}), ("state_force", {"Assam Rifles"})],
        id="a numbered unit of a known force",
    ),
    pytest.param(
        "A patrol of the 212th battalion came under fire.",
        [("state_force", {"212th battalion"})],
        id="a numbered unit in small letters",
    ),
    pytest.param(
        "A VKX trooper was killed in the valley on Sunday.",
        [("state_force", {"VKX"})],
        id="an acronym and its trooper",
    ),
    pytest.param("An Italian judge and one Chadian senator resigned.", [], id="where somebody is from"),
    pytest.param(
        "Two men of the IK Sangma faction of National Democratic Front of Bodoland (NDFB) gave up. The NDFB fled.",
        [
            ("armed_group", {"IK Sangma faction of National Democratic Front of Bodoland"}),
            ("armed_group", {"National Democratic Front of Bodoland", "NDFB"}),
        ],
        id="the acronym after a faction's name is that of the parent",
    ),
    pytest.param(
        "Soldiers said that dissidents of the FARC attacked a post in Colombia.",
        [("armed_group", {"dissidents of the FARC"})],
        id="dissidents of a body",
    ),
    pytest.param(
        "Jordan Armed Forces – Arab Army gunners trained with USARCENT units.",
        [("state_force", {"Jordan Armed Forces – Arab Army"}), ("state_force", {"USARCENT"})],
        id="a name with a dash inside",
    ),
    pytest.param(
        "Officials of bomb disposal squad (BDS) defused it.",
        [("state_force", {"bomb disposal squad", "BDS"})],
        id="a squad in small letters with its acronym",
    ),
    pytest.param(
        "THE CHRISTIAN DEMOCRATIC PARTY, PDC, ASKED THE ARMY TO ACT.",
        [("party", {"Christian Democratic Party", "PDC"}), ("state_force", {"army"})],
        id="a party's name that ends in another's",
    ),
    pytest.param(
        "The National Congress Party said on Friday that a leader of the People's Democratic Party had fled.",
        [("party", {"National Congress Party"}), ("party", {"People's Democratic Party"})],
        id="parties of the people and the nation",
    ),
    pytest.param(
        "The Council of State of the Republic approved the law on Friday.",
        [("state", {"Council of State of the Republic"})],
        id="a council of state",
    ),
    pytest.param(
        "The human rights group Vida Libre and the press freedom organization Verso said that two men had died.",
        [("civil", {"Vida Libre"}), ("civil", {"Verso"})],
        id="civil groups",
    ),
    pytest.param(
        "The National Commission on Water Safety met on Monday; the National Council on Citizen Security did not.",
        [("state", {"National Commission on Water Safety"}), ("state", {"National Council on Citizen Security"})],
        id="national commissions and councils",
    ),
    pytest.param("The city built a Bus Rapid Transit (BRT) system in two years.", [], id="a system"),
    pytest.param(
        "He met Eastern Europeans and Italian mafia groups in the port, officials said.",
        [],
        id="peoples before groups",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_organisations(nlp: Language, text: str, expected: list[tuple[str, set[str]]]) -> None:
    page = pages.read(nlp, text)
    found = [
        (
            str(entity.kind),
            {
                " ".join(page.doc[m.start : m.end].text.split())
                for m in page.mentions
                if m.entity == entity.key and m.form.value != "pronoun"
            },
        )
        for entity in page.entities
        if entity.type == "organisation"
    ]
    for row in expected:
        assert row in found
    assert len(found) == len(expected), found


def test_two_names_known_to_be_one_body_are_one(nlp: Language) -> None:
    page = pages.read(nlp, "Daesh lost the town in May. The Islamic State has not commented. ISIL fighters fled.")
    assert len({e.key for e in page.entities if e.type == "organisation"}) == 1
    assert next(e for e in page.entities if e.type == "organisation").seed_id == "islamic-state"


def test_every_mention_lies_in_a_sentence_and_none_is_empty(nlp: Language) -> None:
    text = "The Syrian army (SAA), Hezbollah and Iran's Quds Force fought ISIS.\n\nIt fled.\n\nSee also\nHamas\n"
    page = pages.read(nlp, text)
    assert page.mentions
    for mention in page.mentions:
        span = page.doc[mention.start : mention.end]
        sentence = page.sentence_of(span[0])
        assert sentence.char_start <= span.start_char < span.end_char <= sentence.char_end


def test_reading_twice_gives_the_same(nlp: Language) -> None:
    text = "The Free Syrian Army (FSA) and Jaysh al-Islam met Turkish officials. They signed a truce with Russia."
    first, second = pages.read(nlp, text), pages.read(nlp, text)
    assert first.mentions == second.mentions
    assert first.entities == second.entities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mexico City was calm. Mexico's Federal Police arrested two men.", None),
        ("Baghdad was calm. Iraq's Federal Police arrested two men.", "iraqi-federal-police"),
        ("In Manipur, India, the Hill Unity Front and its armed wing PLA attacked a camp.", None),
        ("China said that the PLA had moved troops.", "chinese-pla"),
        ("Officials in Dhaka fear the Neo JMB and other groups.", None),
    ],
)
def test_a_reviewed_body_is_meant_only_where_the_text_fits_it(
    nlp: Language, text: str, expected: str | None
) -> None:
    page = pages.read(nlp, text)
    bodies = [e for e in page.entities if e.type == "organisation" and e.kind != "state"]
    assert bodies
    assert bodies[-1].seed_id == expected
