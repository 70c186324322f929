"""Mentions of the corpora, cut to the guideline's names and nominals; sentences are of our own writing."""

from pathlib import Path

import pytest

from flows.training import conllu
from flows.training.conllu import Mention, Sentence, gum_mentions
from flows.training.mentions import iob_spans, mark_gum, mark_re3d, mark_uner, name_span
from flows.training.tags import allowed_tags, spans_without_overlap

ROWS = """# sent_id = own-1
# text = President Ana Ruiz's Northern Front left the Kurdish town in May.
1	President	president	NOUN	NN	Number=Sing	2	nmod:desc	_	Entity=(1-person-new-nnnnn-cf1-2-sgl
2	Ana	Ana	PROPN	NNP	Number=Sing	6	nmod:poss	_	_
3	Ruiz	Ruiz	PROPN	NNP	Number=Sing	2	flat	_	SpaceAfter=No|Entity=1)
4	's	's	PART	POS	_	2	case	_	_
5	Northern	Northern	PROPN	NNP	Number=Sing	6	amod	_	Entity=(2-organization-new-nnnnn-cf1-2-sgl
6	Front	Front	PROPN	NNP	Number=Sing	7	nsubj	_	Entity=2)
7	left	leave	VERB	VBD	_	0	root	_	_
8	the	the	DET	DT	_	10	det	_	Entity=(3-place-new-nnnnn-cf1-3-sgl
9	Kurdish	Kurdish	ADJ	JJ	_	10	amod	_	_
10	town	town	NOUN	NN	_	7	obj	_	Entity=3)
11	in	in	ADP	IN	_	12	case	_	_
12	May	May	PROPN	NNP	_	7	obl	_	Entity=(4-time-new-nnnnn-cf1-1-sgl)|SpaceAfter=No
13	.	.	PUNCT	.	_	7	punct	_	_

"""


@pytest.fixture
def sentence(tmp_path: Path) -> Sentence:
    path = tmp_path / "own.conllu"
    path.write_text(ROWS, encoding="utf-8")
    (found,) = conllu.read(path, "own")
    return found


def test_read(sentence: Sentence) -> None:
    assert len(sentence.words) == 13
    assert sentence.heads[6] == 0
    assert sentence.deprels[4] == "amod"


def test_multiword_ranges_and_empty_nodes_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "own.conllu"
    path.write_text(
        "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "1\tdo\tdo\tAUX\tVBP\t_\t2\taux\t_\t_\n"
        "1.1\tx\tx\tX\tX\t_\t_\t_\t_\t_\n"
        "2\tn't\tnot\tPART\tRB\t_\t0\troot\t_\t_\n\n"
    )
    (found,) = conllu.read(path, "own")
    assert found.words == ["do", "n't"]


def test_gum_mentions(sentence: Sentence) -> None:
    assert gum_mentions(sentence) == [
        Mention(0, 3, "person"),
        Mention(4, 6, "organization"),
        Mention(7, 10, "place"),
        Mention(11, 12, "time"),
    ]


def test_gum_names_and_nominals(sentence: Sentence) -> None:
    mark_gum(sentence)
    only = [next(iter(tags)) if tags and len(tags) == 1 else "-" for tags in sentence.names]
    assert only[:6] == ["O", "B-PERSON", "E-PERSON", "O", "B-ORG", "E-ORG"]
    assert only[8] == "S-NATIONALITY"
    assert only[11] == "S-TIME"
    nominal = [next(iter(tags)) if tags and len(tags) == 1 else "-" for tags in sentence.nominals]
    assert nominal[7:10] == ["B-PLACE", "I-PLACE", "E-PLACE"]


def test_a_title_is_no_part_of_a_name(sentence: Sentence) -> None:
    assert name_span(sentence, Mention(0, 3, "person"), 1) == (1, 3)


def test_uner_leaves_other_types_open() -> None:
    found = Sentence("uner", "Ana met UNICEF on Monday".split())  # noqa: SIM905
    mark_uner(found, ["B-PER", "O", "B-ORG", "O", "O"])
    assert found.names[0] == {"S-PERSON"}
    assert found.names[4] is not None
    assert {"O", "S-TIME"} <= found.names[4]
    assert "S-ORG" not in found.names[4]


def test_re3d_opens_what_its_annotators_disagreed_on(sentence: Sentence) -> None:
    mark_re3d(sentence, [(4, 6, "ORG"), (7, 10, "PLACE")], [(0, 3, "PERSON")])
    assert sentence.names[4] == {"B-ORG"}
    assert sentence.names[1] is None
    assert sentence.nominals[9] == {"E-PLACE"}


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["B-PER", "I-PER", "O"], [(0, 2, "PERSON")]),
        (["B-PER", "B-PER"], [(0, 1, "PERSON"), (1, 2, "PERSON")]),
        (["O", "I-LOC"], [(1, 2, "PLACE")]),
        (["B-PER", "I-LOC"], [(0, 1, "PERSON"), (1, 2, "PLACE")]),
        (["B-OTH", "O"], []),
    ],
)
def test_iob_spans(tags: list[str], expected: list[tuple[int, int, str]]) -> None:
    assert iob_spans(tags, {"PER": "PERSON", "LOC": "PLACE"}) == expected


def test_longer_spans_win() -> None:
    assert spans_without_overlap([(0, 2, "a"), (1, 5, "b"), (6, 7, "c")]) == [(1, 5, "b"), (6, 7, "c")]


def test_allowed_tags_of_a_long_span() -> None:
    tags = allowed_tags(4, [(0, 3, "ORG")], ["ORG"])
    assert [tags[i] for i in range(3)] == [{"B-ORG"}, {"I-ORG"}, {"E-ORG"}]
    assert tags[3] is not None
    assert "B-PERSON" in tags[3]
    assert "B-ORG" not in tags[3]
