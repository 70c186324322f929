"""The component on text: what it promises of every Doc, whatever the text."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import flows.language
from flows.language import casing, decoding
from flows.language.network import Network, WeightsError
from flows.language.windows import MAX_PIECES

NEWS = (
    "Fighters of the Northern Front attacked an army post near Kirkuk on Tuesday, killing three soldiers. "
    "The army said that it had sent a column of tanks to the town."
)


@pytest.fixture(scope="module")
def reader() -> Language:
    return flows.language.load()


def annotations(doc: Doc) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [
        (
            t.text,
            t.pos_,
            t.tag_,
            str(t.morph),
            t.lemma_,
            t.head.i,
            t.dep_,
            t.is_sent_start,
            t.ent_iob_,
            t.ent_type_,
        )
        for t in doc
    ]
    return rows + [(s.start, s.end, s.label_) for s in doc.spans.get("nominals", [])]


def check(doc: Doc, text: str) -> None:
    assert casing.text_of(doc) == text
    if not len(doc):
        return
    assert len(list(doc.sents)) == len(doc.user_data["layout"])
    for sent in doc.sents:
        roots = [t for t in sent if t.head.i == t.i]
        assert len(roots) == 1
        assert roots[0].dep_ == "root"
        for token in sent:
            assert sent.start <= token.head.i < sent.end
            assert token.pos_
            assert token.dep_
            assert (token.dep_ == "root") == (token.head.i == token.i)
            assert roots[0] in [token, *token.ancestors]
    for span in [*doc.ents, *doc.spans.get("nominals", [])]:
        assert span.label_ in decoding.ENTITY_TYPES
        assert span[0].sent.start == span[-1].sent.start


def test_news(reader: Language) -> None:
    doc = reader(NEWS)
    check(doc, NEWS)
    attacked = next(t for t in doc if t.text == "attacked")
    assert (attacked.pos_, attacked.dep_, attacked.lemma_) == ("VERB", "root", "attack")
    subject = next(t for t in doc if t.text == "Fighters")
    assert (subject.dep_, subject.head.text) == ("nsubj", "attacked")
    assert ("Kirkuk", "PLACE") in [(e.text, e.label_) for e in doc.ents]


@pytest.mark.parametrize(
    ("text", "word", "dep", "head"),
    [
        ("The convoy was attacked by gunmen.", "gunmen", "obl:agent", "attacked"),
        ("The convoy was attacked by gunmen.", "convoy", "nsubj:pass", "attacked"),
        ("Soldiers shot the commander.", "commander", "obj", "shot"),
        ("REBELS KILLED FIVE SOLDIERS IN THE NORTHERN PROVINCE.", "soldiers", "obj", "killed"),
        ("REBELS KILLED FIVE SOLDIERS IN THE NORTHERN PROVINCE.", "five", "nummod", "soldiers"),
        ("The militia and the army fought in the hills.", "army", "conj", "militia"),
    ],
)
def test_trees(reader: Language, text: str, word: str, dep: str, head: str) -> None:
    token = next(t for t in reader(text) if t.text == word)
    assert (token.dep_, token.head.text) == (dep, head)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "?", "a", "\u200b", "Syria", "  Two  spaces\n\n\nand lines.  \n"]
)
def test_odd_texts(reader: Language, text: str) -> None:
    check(reader(text), text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=120))
def test_any_text(reader: Language, text: str) -> None:
    check(reader(text), text)


def test_a_document_is_read_alone(reader: Language) -> None:
    """The same text gives the same analysis whatever was read before or beside it."""
    others = ["A short one.", "Many words " * 60 + "end here.", NEWS.upper()]
    alone = annotations(flows.language.load()(NEWS))
    assert annotations(reader(NEWS)) == alone
    for batch_size in (1, 4):
        docs = list(reader.pipe([others[0], NEWS, *others[1:], NEWS], batch_size=batch_size))
        assert annotations(docs[1]) == alone
        assert annotations(docs[-1]) == alone


def test_a_long_sentence_is_read_whole(reader: Language) -> None:
    names = ", ".join(f"Ahmad{i} of the brigade" for i in range(160))
    text = f"The council named {names}, and then it adjourned."
    doc = reader.get_pipe("encoder")(sentence(reader, text))
    assert len(doc) > MAX_PIECES
    assert [t.dep_ for t in doc].count("root") == 1
    tags = {t.text: t.pos_ for t in doc}
    assert (tags["council"], tags["named"], tags["adjourned"]) == ("NOUN", "VERB", "VERB")
    assert sum(t.text == "of" and t.dep_ == "case" for t in doc) > 150


def sentence(nlp: Language, text: str) -> Doc:
    """A Doc of one sentence, whatever the sentence rules would say."""
    words = text.replace(",", " ,").replace(".", " .").split()
    return Doc(nlp.vocab, words=words, sent_starts=[i == 0 for i in range(len(words))])


def test_white_space_hangs_on_the_word_before(reader: Language) -> None:
    doc = reader("The army  advanced. \n\n It stopped.")
    spaces = [t for t in doc if t.is_space]
    assert spaces
    assert {(t.pos_, t.dep_) for t in spaces} == {("SPACE", "dep")}


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"encoder\.onnx: not found"):
        Network(tmp_path)


def test_no_row_depends_on_its_batch(reader: Language) -> None:
    """Ranges of activations are fixed in the weights: a sentence's scores are its own to rounding."""
    network = reader.get_pipe("encoder").network
    one = [(network.pieces([w])[0], 1) for w in ["the", "army", "took", "the", "town", "."]]
    two = [
        (network.pieces([w])[0], 1) for w in ("rebels and their many allies fled to the hills " * 3 + ".").split()
    ]
    alone = network.scores(one, np.array([0, len(one)]))[0]
    beside = network.scores(two + one, np.array([0, len(two), len(two) + len(one)]))[1]
    np.testing.assert_allclose(alone.arcs, beside.arcs, atol=2e-3)


def test_relations_are_pairs_of_mentions_of_one_sentence(reader: Language) -> None:
    text = "The Northern Front, led by Ana Ruiz, fought the Southern Army near Kirkuk. Ruiz belongs to the Front."
    doc = reader(text)
    mentions = {(s.start, s.end) for s in [*doc.ents, *doc.spans["nominals"]]}
    labels = reader.get_pipe("encoder").network.classes["relations"][1:]
    for head_start, head_end, label, tail_start, tail_end, score in doc.user_data["relations"]:
        assert (head_start, head_end) in mentions
        assert (tail_start, tail_end) in mentions
        assert doc[head_start].sent == doc[tail_start].sent
        assert label in labels
        assert 0.5 <= score <= 1
