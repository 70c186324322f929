"""Stance and plans. In a case the token asked about is marked with asterisks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Token

from flows.extraction.attribution import attribution
from flows.extraction.page import Page
from flows.extraction.pages import page_of
from flows.reading.document import Document
from schemas.vocabulary import Certainty, Polarity


def marked(nlp: Language, case: str) -> tuple[Page, Token]:
    before, _, rest = case.partition("*")
    word, _, after = rest.partition("*")
    document = Document.of(before + word + after, "case.txt")
    page = page_of(document, nlp(document.text))
    return page, next(token for token in page.doc if token.idx == len(before))


@pytest.mark.parametrize(
    ("case", "speaker"),
    [
        ("Two troopers were *injured* in Sanlo on March 4, reports The Daily Courier.", "The Daily Courier"),
        ("The Daily Courier on March 5 reports that two troopers were *injured* in Sanlo.", "The Daily Courier"),
        ("Police said three men were *killed* near the market.", "Police"),
        ("The ministry said in a statement on Tuesday that rebels had *attacked* the base.", "The ministry"),
        ("According to the mayor of Dorra, nine people were *wounded*.", "the mayor of Dorra"),
        ("Nine people were *wounded*, according to witnesses.", "witnesses"),
        (
            "The bomb *killed* six soldiers, said Colonel Omar Hadi, spokesman for the army.",
            "Colonel Omar Hadi, spokesman for the army",
        ),
        ("A second driver was *wounded* in the blast, he added.", "he"),
        ("“The army *attacked* our village,” the elder told reporters.", "the elder"),
        ("The withdrawal of the *troops* was confirmed by a Tilpan official.", "a Tilpan official"),
        ("Officials said the bishop, who has *supported* the front, would speak on Monday.", "Officials"),
        ("The town fell on Friday, and the army *shelled* it.", None),
        ("The army rejected calls for a truce and *shelled* the town.", None),
        ("The bomb claimed the lives of two *soldiers*.", None),
        ("The movement claimed responsibility for the *attack*.", "The movement"),
        ("We *killed* four of them.", None),
        ("Rebels *shelled* the port: officials\n\nThe port was hit on Monday.", "officials"),
        ("POLICE SAID THE GUERRILLAS *KILLED* TWO FARMERS.", "Police"),
    ],
)
def test_speaker(nlp: Language, case: str, speaker: str | None) -> None:
    page, token = marked(nlp, case)
    assert attribution.stance(page, token).attributed_to == speaker


def test_the_innermost_speaker_counts(nlp: Language) -> None:
    page, token = marked(nlp, "Police said rebels *attacked* the depot in Sanlo, reported The Daily Courier.")
    assert attribution.stance(page, token).attributed_to == "Police"


def test_a_quotation_keeps_its_speaker(nlp: Language) -> None:
    text = "“The army came at dawn. They *killed* four farmers. Nobody helped us,” said Karim Salo, a teacher."
    page, token = marked(nlp, text)
    assert attribution.stance(page, token).attributed_to == "Karim Salo, a teacher"


def test_a_quotation_announced_before_it_keeps_its_speaker(nlp: Language) -> None:
    text = "The elder said: “The army came at dawn. It *killed* four farmers.” The road was closed on Monday."
    page, token = marked(nlp, text)
    assert attribution.stance(page, token).attributed_to == "The elder"
    after = next(t for t in page.doc if t.text == "closed")
    assert attribution.stance(page, after).attributed_to is None


@pytest.mark.parametrize(
    "case",
    [
        "The League officially denied any *links* with the Hill Brigade.",
        "The League denied that it had *supported* the Hill Brigade.",
        "The front did not *attack* the convoy.",
        "The brigade has never *fought* the army.",
        "The general rejected claims that his men had *killed* civilians.",
        "There is no evidence that the front *attacked* the convoy.",
        "The brigade has no *ties* to the League.",
        "The army did not shell or *attack* the town.",
        "The League denied its *links* with the front.",
        "The army did not manage to *capture* the bridge.",
        "Reports that the army *killed* prisoners are false, and it denied that its men *shot* them.".replace(
            "*killed*", "killed"
        ),
    ],
)
def test_denied(nlp: Language, case: str) -> None:
    page, token = marked(nlp, case)
    assert attribution.stance(page, token).polarity is Polarity.DENIED


@pytest.mark.parametrize(
    "case",
    [
        "The front not only *attacked* the convoy but also burned it.",
        "The army denied that the men who *killed* two farmers were soldiers.",
        "The front *attacked* the convoy and did not leave.",
        "No one was *injured* in the blast.",
        "The law would not help in the *fight* against the front.",
        "The front did not spare the town and *killed* nine farmers.",
        "The army did not say that it had *killed* nine farmers.",
        "The League, which denies the charge, *supports* the front.",
    ],
)
def test_asserted(nlp: Language, case: str) -> None:
    page, token = marked(nlp, case)
    assert attribution.stance(page, token).polarity is Polarity.ASSERTED


@pytest.mark.parametrize(
    "case",
    [
        "Four farmers were allegedly *killed* by soldiers.",
        "The brigade may have *attacked* the convoy.",
        "The League is believed to *support* the front.",
        "The front reportedly *controls* the bridge.",
        "Salo is the alleged *leader* of the front.",
        "The army claimed it had *killed* nine rebels.",
        "There were reports that the army had *killed* prisoners.",
        "It was reported that the army *killed* nine rebels.",
        "The front appears to *support* the League.",
    ],
)
def test_hedged(nlp: Language, case: str) -> None:
    page, token = marked(nlp, case)
    assert attribution.stance(page, token).certainty is Certainty.HEDGED


@pytest.mark.parametrize(
    "case",
    [
        "The army *killed* nine rebels in May.",
        "Nine kidnappings were *reported* in Sanlo.",
        "The front claimed responsibility for the *attack*.",
        "The bombing *claimed* the lives of two soldiers.",
        "Officials confirmed reports that the army had *killed* prisoners.",
        "The brigade *fought* near the house of an alleged smuggler.",
    ],
)
def test_stated(nlp: Language, case: str) -> None:
    page, token = marked(nlp, case)
    assert attribution.stance(page, token).certainty is Certainty.STATED


@pytest.mark.parametrize(
    "case",
    [
        "The council should *attack* the front.",
        "The army will *attack* the town tomorrow.",
        "The League agreed to *support* the front.",
        "The envoy called on the army to *attack* the front.",
        "If the army *attacks* the town, thousands will flee.",
        "The mission should investigate whether the army *attacked* the town.",
        "The government wants to *arm* the brigade.",
        "Patrols were sent to prevent rebels from *attacking* the town.",
        "The envoy called for a *ceasefire* between the army and the front.",
        "Would the League *support* the front?",
        "The rebels threatened to *attack* the port.",
        "The army failed to *capture* the town.",
        "The two groups discussed a possible *alliance*.",
    ],
)
def test_hypothetical(nlp: Language, case: str) -> None:
    page, token = marked(nlp, case)
    assert attribution.is_hypothetical(page, token)


@pytest.mark.parametrize(
    "case",
    [
        "The army *attacked* the town.",
        "The army managed to *capture* the town.",
        "The brigade continues to *fight* the League.",
        "The League is expected to continue *supporting* the front.",
        "The campaign to *defeat* the front began in May.",
        "The general, a *commander* of the front, will visit Dorra on Monday.",
        "The men *killed* in the attack will be buried on Friday.",
        "The front, which *attacked* the convoy, will disarm.",
        "The army is accused of having *killed* nine farmers.",
        "The brigade would later *join* the front.",
        "After the army *shelled* the town, the mayor asked for help.",
    ],
)
def test_told_as_fact(nlp: Language, case: str) -> None:
    page, token = marked(nlp, case)
    assert not attribution.is_hypothetical(page, token)


def test_an_infobox_remark_denies_its_value(nlp: Language) -> None:
    text = "Hill Brigade\n\nLeader Omar Hadi\nFounded 2011\nAllegiance *League* (denied by League)[5]\n"
    page, token = marked(nlp, text)
    stance = attribution.stance(page, token)
    assert (stance.polarity, stance.attributed_to) == (Polarity.DENIED, "League")


PIECES = st.sampled_from(
    [
        "said ",
        "“",
        "”",
        '"',
        "according to ",
        ", reports ",
        "the army ",
        "killed ",
        "(denied by ",
        ")",
        ".",
        " not ",
        "\n\n",
        "?",
        "if ",
        "to ",
    ]
)


@settings(deadline=None, max_examples=60)
@given(pieces=st.lists(PIECES, min_size=1, max_size=25))
def test_any_text_has_a_stance(nlp: Language, pieces: list[str]) -> None:
    document = Document.of("".join(pieces), "case.txt")
    page = page_of(document, nlp(document.text))
    for sentence in page.sentences:
        for token in page.span(sentence):
            source = attribution.stance(page, token).attributed_to
            assert source is None or source.strip()
            assert attribution.is_hypothetical(page, token) in {True, False}
