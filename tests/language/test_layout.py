"""Roles of the stretches of a page, paragraphs, infoboxes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.language import layout

ARTICLE = """Army retakes hill above Dorra

By Lena Marsh

DORRA, March 4 (Courier) -- The army retook a hill on Monday. Two soldiers died.

Why the hill matters

The hill overlooks the road.

Photo: a soldier on the road

Read more: The road to Dorra

© The Courier. All rights reserved.
"""

ENCYCLOPEDIA = """Northern Front

The Northern Front was an armed group.[1]

Northern Front
Leaders
• Omar Hadi[2]
• Karim Salo (until 2014)
Dates of operationc. 2012 – 2015
HeadquartersDorra
Active\u00a0regionsNorthern Tilpa
Allies River Brigade
Hill Brigade (2013)
Opponents Tilpa
League of the Plain

Hill militias

Battles and warsTilpan War

History

The front was founded in 2012.

See also
• River Brigade

References

1. "The front". Courier. 4 March 2013. Retrieved 3 May 2014.
"""

WIRE = """SANTA VELA --
THE GOVERNMENT OF TILPA ANNOUNCED TONIGHT THAT ITS TROOPS HAVE TAKEN
THE TOWN OF DORRA FROM THE REBELS AFTER TWO DAYS OF FIGHTING.  THE
REBELS DENIED IT.

   IN A COMMUNIQUE READ OVER THE PHONE TO THE RADIO, THE FRONT SAID ITS
MEN STILL HOLD THE BRIDGE. (PASSAGE OMITTED)
"""


def roles(text: str) -> list[tuple[str, str]]:
    return [(place.role, text[a:b]) for a, b, place in layout.analyse(text)]


def test_article() -> None:
    assert roles(ARTICLE) == [
        ("title", "Army retakes hill above Dorra"),
        ("byline", "By Lena Marsh"),
        ("prose", "DORRA, March 4 (Courier) -- The army retook a hill on Monday."),
        ("prose", "Two soldiers died."),
        ("heading", "Why the hill matters"),
        ("prose", "The hill overlooks the road."),
        ("caption", "Photo: a soldier on the road"),
        ("boilerplate", "Read more: The road to Dorra"),
        ("boilerplate", "© The Courier. All rights reserved."),
    ]


def test_infobox() -> None:
    rows = [
        (place.role, place.label, place.meaning, ENCYCLOPEDIA[place.value_start or a : b])
        for a, b, place in layout.analyse(ENCYCLOPEDIA)
        if place.role in {"label", "value"}
    ]
    assert rows == [
        ("label", "Leaders", "leader", "Leaders"),
        ("value", "Leaders", "leader", "• Omar Hadi[2]"),
        ("value", "Leaders", "leader", "• Karim Salo (until 2014)"),
        ("value", "Dates of operation", "active", "c. 2012 – 2015"),
        ("value", "Headquarters", "headquarters", "Dorra"),
        ("value", "Active regions", "region", "Northern Tilpa"),
        ("value", "Allies", "allies", "River Brigade"),
        ("value", "Allies", "allies", "Hill Brigade (2013)"),
        ("value", "Opponents", "opponents", "Tilpa"),
        ("value", "Opponents", "opponents", "League of the Plain"),
        ("value", "Opponents", "opponents", "Hill militias"),
        ("value", "Battles and wars", "battles", "Tilpan War"),
    ]


def test_reference_section_is_silent_and_history_is_not() -> None:
    by_text = {text: role for role, text in roles(ENCYCLOPEDIA)}
    assert by_text["The front was founded in 2012."] == "prose"
    assert by_text["• River Brigade"] == "reference"
    assert by_text['1. "The front". Courier. 4 March 2013. Retrieved 3 May 2014.'] == "reference"


def test_entries_without_bullets_stay_in_their_section() -> None:
    text = "Hill Front\n\nIt was founded in 2012.\n\nSee also\nTilpan War\nRiver Brigade\n\nLegacy\nIt is known.\n"
    assert roles(text)[2:] == [
        ("heading", "See also"),
        ("reference", "Tilpan War"),
        ("reference", "River Brigade"),
        ("heading", "Legacy"),
        ("prose", "It is known."),
    ]


@pytest.mark.parametrize("separator", ["\t", ": ", "\n"])
def test_infobox_label_and_value_apart(separator: str) -> None:
    pairs = [("Leader", "Omar Hadi"), ("Founded", "2011"), ("Ideology", "Tilpan nationalism")]
    text = "Hill Brigade\n\n" + "".join(f"{label}{separator}{value}\n" for label, value in pairs)
    values = {
        place.meaning: text[place.value_start : b] for a, b, place in layout.analyse(text) if place.role == "value"
    }
    assert values == {"leader": "Omar Hadi", "founded": "2011", "ideology": "Tilpan nationalism"}


def test_label_words_in_prose_make_no_infobox() -> None:
    text = "Leaders of the front met in Dorra.\n\nHeadquarters staff left.\n\nAllies were absent.\n"
    assert {role for role, _ in roles(text)} == {"prose"}


def test_wrapped_wire_copy() -> None:
    assert [" ".join(text.split()) for role, text in roles(WIRE) if role == "prose"] == [
        "SANTA VELA -- THE GOVERNMENT OF TILPA ANNOUNCED TONIGHT THAT ITS TROOPS HAVE TAKEN THE TOWN OF DORRA FROM"
        " THE REBELS AFTER TWO DAYS OF FIGHTING.",
        "THE REBELS DENIED IT.",
        "IN A COMMUNIQUE READ OVER THE PHONE TO THE RADIO, THE FRONT SAID ITS MEN STILL HOLD THE BRIDGE.",
    ]
    assert roles(WIRE)[-1] == ("boilerplate", "(PASSAGE OMITTED)")


def test_lines_of_web_text_are_paragraphs() -> None:
    text = (
        "Army retakes hill\nThe army retook a hill on Monday, officials in the capital said in a long statement.\n"
        "Two soldiers died.\nA spokesman for the\nHill Brigade\n said so."
    )
    found = layout.analyse(text)
    assert [text[a:b] for a, b, _ in found] == [
        "Army retakes hill",
        "The army retook a hill on Monday, officials in the capital said in a long statement.",
        "Two soldiers died.",
        "A spokesman for the\nHill Brigade\n said so.",
    ]
    assert len({place.paragraph for _, _, place in found}) == 4


def test_title_repeated_at_the_start_of_the_body() -> None:
    text = "Tilpa Army Retakes Strategic Hill. The army retook a hill on Monday. Two soldiers died."
    assert [role for role, _ in roles(text)] == ["title", "prose", "prose"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("DORRA, March 3, 1950—5 p.m.", "dateline"),
        ("4 March 2013", "dateline"),
        ("Back to top", "boilerplate"),
        ("Posted by Lena Marsh", "byline"),
        ("By Lena Marsh and Omar Hadi | Courier", "byline"),
        ("front-parade.jpg", "caption"),
        ("TAGS: PTER, PGOV, TP", "byline"),
        ("FM AMEMBASSY DORRA", "byline"),
        ("SUBJECT: ATTACK ON THE DORRA GARRISON", "title"),
    ],
)
def test_single_lines(line: str, role: str) -> None:
    text = f"Army retakes hill\n\n{line}\n\nThe army retook a hill on Monday."
    assert roles(text)[1] == (role, line)


@given(st.text(st.sampled_from("aB. :\n\r\t•1[]-\u200b") | st.characters(), max_size=200))
def test_ranges_are_disjoint_ordered_and_hold_everything_visible(text: str) -> None:
    last = 0
    for start, end, place in layout.analyse(text):
        assert last <= start < end <= len(text)
        assert not visible(text[last:start])
        assert place.value_start is None or start <= place.value_start < end
        last = end
    assert not visible(text[last:])


def visible(text: str) -> str:
    return "".join(
        char
        for char in text
        if not char.isspace()
        and char not in "\u200b\u2060\ufeff\u00ad"
        and not ("\u200b" <= char <= "\u200f" or "\u202a" <= char <= "\u202e" or "\u2060" <= char <= "\u2069")
    )


def test_a_list_of_sources_does_not_hide_that_the_text_is_wrapped() -> None:
    source = "1. Final report of the Commission of the Assembly of Tilpa on the Events of 1989 and 1990, 1995"
    text = f"{WIRE}\nReferences\n\n{source}\n"
    assert roles(text)[:3] == roles(WIRE)[:3]
    assert roles(text)[-1][0] == "reference"


def test_a_short_first_line_belongs_to_wrapped_text() -> None:
    text = (
        "FOUR BORDER\nGUARDS RETURNING FROM A PATROL IN THE DISTRICT OF SANLO WERE WOUNDED\nIN AN AMBUSH.\n\n"
        "   THE GUARDS HAD BEEN SENT TO SEARCH A GROUP OF HOUSES ON THE RIVER\nBY THE COMMANDER OF THE POST.\n"
    )
    assert [role for role, _ in roles(text)] == ["prose", "prose"]


def test_numbered_paragraph_is_no_source() -> None:
    text = "Tilpa, June 12\n\n1. The consul has no intention of doing so while arms reach the hills.\n"
    assert roles(text)[-1] == ("prose", "1. The consul has no intention of doing so while arms reach the hills.")
