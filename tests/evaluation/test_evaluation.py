"""Marking a release against coded documents, and what is made of the marks."""

import json
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import calibrate
from flows.evaluation import claims, gold
from flows.evaluation.folding import fold, locate, overlap, same_person
from flows.evaluation.marking import Mark, link, mark
from flows.evaluation.reliability import bins, brier, calibration_error, held_out, rules

TEXT = "The Red Band fought the Blue Army in 2014.\nTwo men died on 3 May."
FIRST, SECOND = TEXT.split("\n")
CODED = {
    "document": "report",
    "organisations": [
        {"key": "red", "name": "Red Band", "kind": "armed_group", "names": ["Red Band"]},
        {"key": "blue", "name": "Blue Army", "kind": "state_force", "names": ["Blue Army"]},
    ],
    "leaders": [
        {"organisation": "red", "person": "Ali Haddad", "role": "leader", "polarity": "asserted", "quote": FIRST}
    ],
    "alliances": [],
    "rivalries": [{"a": "blue", "relation": "fights", "b": "red", "polarity": "asserted", "quote": FIRST}],
    "casualties": [
        {
            "outcome": "killed",
            "count_low": 2,
            "count_high": 2,
            "victim_kind": "civilian",
            "victim_organisation": "blue",
            "perpetrator_organisation": "blue",
            "polarity": "asserted",
            "quote": SECOND,
        },
    ],
    "dates": [
        {"text": "2014", "edtf": "2014", "quote": FIRST},
        {"text": "3 May", "edtf": "2014-05-03", "quote": SECOND},
    ],
}
ROWS = """
create table documents (document_id text, source_path text);
create table sentences (sentence_id text, char_start int, char_end int);
create table people (person_id text, name text);
create table mentions (document_id text, organisation_id text, text text, form text);
create table leaders (claim_id text, document_id text, sentence_id text, char_start int, char_end int,
    polarity text, extractor text, organisation_id text, person_id text, role text);
create table alliances (claim_id text, document_id text, sentence_id text, char_start int, char_end int,
    polarity text, extractor text, relation text, organisation_a text, organisation_b text);
create table rivalries (claim_id text, document_id text, sentence_id text, char_start int, char_end int,
    polarity text, extractor text, relation text, organisation_a text, organisation_b text);
create table casualties (claim_id text, document_id text, sentence_id text, char_start int, char_end int,
    polarity text, extractor text, outcome text, count_low int, count_high int,
    victim_kind text, victim_organisation text, perpetrator_organisation text);
create table dates (claim_id text, document_id text, sentence_id text, char_start int, char_end int,
    polarity text, extractor text, text text, edtf text);
insert into documents values ('d', 'in/report.txt'), ('e', 'in/000_0123456789abcdef.txt');
insert into sentences values ('d:0', 0, 42), ('d:1', 43, 65);
insert into people values ('haddad', 'Haddad');
insert into mentions values ('d', 'r', 'the Red Band', 'name'), ('d', 'b', 'Blue Army', 'name'),
    ('d', 'b', 'it', 'pronoun');
insert into leaders values ('1', 'd', 'd:0', 0, 5, 'asserted', 'leaders.good', 'r', 'haddad', 'leader'),
    ('2', 'd', 'd:0', 0, 5, 'asserted', 'leaders.bad', 'b', 'haddad', 'leader');
insert into rivalries values ('3', 'd', 'd:0', 0, 5, 'asserted', 'rivalries.good', 'fights', 'r', 'b'),
    ('4', 'd', 'd:0', 0, 5, 'denied', 'rivalries.bad', 'fights', 'r', 'b');
insert into casualties values
    ('5', 'd', 'd:1', 43, 50, 'asserted', 'casualties.good', 'killed', 2, 2, 'civilian', null, 'r'),
    ('6', 'd', 'd:1', 43, 51, 'asserted', 'casualties.bad', 'killed', 2, 2, 'civilian', null, 'r'),
    ('7', 'd', 'd:0', 0, 5, 'asserted', 'casualties.bad', 'killed', 2, 2, 'unknown', null, null);
insert into dates values ('8', 'd', 'd:0', 37, 41, 'asserted', 'dates.good', 'in 2014', '2014'),
    ('9', 'd', 'd:1', 59, 64, 'asserted', 'dates.bad', '3 May', null);
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gold" / "claims").mkdir(parents=True)
    (tmp_path / "gold" / "documents").mkdir()
    (tmp_path / "gold" / "claims" / "report.json").write_text(json.dumps(CODED))
    (tmp_path / "gold" / "documents" / "report.txt").write_text(TEXT)
    with duckdb.connect(str(tmp_path / "release.duckdb")) as db:
        db.execute(ROWS)
    return tmp_path


def marks(folder: Path) -> list[Mark]:
    return list(mark(gold.load(folder / "gold"), claims.load(folder / "release.duckdb")))


def test_a_row_is_right_by_what_people_coded(folder: Path) -> None:
    assert {m.rule: m.is_right for m in marks(folder)} == {
        "leaders.good": True,
        "leaders.bad": False,
        "rivalries.good": True,
        "rivalries.bad": False,
        "casualties.good": True,
        "casualties.bad": False,  # one coded figure, one right row
        "dates.good": True,
        "dates.bad": False,
    }
    assert len(marks(folder)) == 9


def test_organisations_are_linked_by_their_names(folder: Path) -> None:
    (coded,) = gold.load(folder / "gold")
    assert link(coded, claims.load(folder / "release.duckdb")["report"]) == {"r": "red", "b": "blue"}


def test_source_documents_have_the_names_of_their_codings(folder: Path) -> None:
    assert set(claims.load(folder / "release.duckdb")) == {"report", "seed-000"}


def test_gold_faults_name_the_file(folder: Path) -> None:
    with pytest.raises(gold.GoldError, match="nowhere"):
        list(gold.load(folder / "nowhere"))
    (folder / "gold" / "claims" / "report.json").write_text("{}")
    with pytest.raises(gold.GoldError, match=r"report\.json"):
        list(gold.load(folder / "gold"))


def test_command_writes_the_table_and_the_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = folder / "scores.md"
    page.write_text("# Scores\n")
    arguments = [str(folder / "release.duckdb"), str(folder / "gold"), "--seed", str(folder / "rules.csv")]
    assert calibrate.main([*arguments, "--scores", str(page)]) == 0
    first = page.read_text()
    assert calibrate.main([*arguments, "--scores", str(page)]) == 0
    assert page.read_text() == first
    assert first.startswith("# Scores\n\n<!-- reliability: begin -->\n## Confidence")
    table = (folder / "rules.csv").read_text().splitlines()
    assert table[0] == "rule,confidence,right_count,claim_count,reason"
    assert [row.split(",")[0] for row in table[1:]] == sorted(row.split(",")[0] for row in table[1:])
    assert "8 rules from 9 rows of 1 documents" in capsys.readouterr().out


@pytest.mark.parametrize("missing", ["release", "gold"])
def test_command_names_what_is_missing(folder: Path, missing: str, capsys: pytest.CaptureFixture[str]) -> None:
    paths = {"release": folder / "release.duckdb", "gold": folder / "gold"} | {missing: folder / "absent"}
    assert calibrate.main([str(paths["release"]), str(paths["gold"]), "--seed", str(folder / "x.csv")]) == 1
    assert "absent" in capsys.readouterr().err
    assert not (folder / "x.csv").exists()


def test_a_page_keeps_what_stands_round_the_section() -> None:
    page = calibrate.with_section("# A\n", "one\n") + "\n# B\n"
    assert calibrate.with_section(page, "two\n") == page.replace("one", "two")
    with pytest.raises(ValueError, match="without"):
        calibrate.with_section(calibrate.BEGIN, "x\n")


def test_few_rows_do_not_make_certainty() -> None:
    made = [Mark(f"d{i}", "dates", "dates.often", True) for i in range(99)]
    made += [Mark("d0", "dates", "dates.once", True), Mark("d1", "dates", "dates.never", False)]
    by_name = {rule.name: rule.confidence for rule in rules(made)}
    assert by_name["dates.never"] < by_name["dates.once"] <= by_name["dates.often"] <= 0.99


def test_a_document_does_not_vouch_for_itself() -> None:
    made = [Mark("a", "dates", "dates.x", True)] * 50 + [Mark("b", "dates", "dates.x", False)] * 50
    said = {m.document: value for m, value in held_out(made)}
    assert said["a"] < 0.2 and said["b"] > 0.8


MARKS = st.lists(
    st.builds(
        Mark,
        st.sampled_from("abc"),
        st.sampled_from(gold.KINDS),
        st.sampled_from(["x.one", "x.two", "x.three"]),
        st.booleans(),
    ),
    max_size=40,
)


@given(MARKS)
def test_figures_are_probabilities_and_rows_add_up(made: list[Mark]) -> None:
    rows = held_out(made)
    table = bins(rows)
    assert len(rows) == len(made) == sum(b.count for b in table)
    assert all(0 <= value <= 0.99 for _, value in rows)
    assert 0 <= brier(rows) <= 1 and 0 <= calibration_error(table) <= 1


def test_wordings_fold() -> None:
    assert fold("The Kurdistan Workers’ Party (PKK)") == "kurdistan workers party pkk"
    assert fold("ISIL's") == "isil" and fold(None) == ""
    assert (
        same_person("Gen. Ali Haddad", "Haddad") and not same_person("Ali", "Omar") and not same_person("", "Ali")
    )
    assert (
        locate("two  men", "The two\nmen") == (4, 11)
        and locate("three", "two") is None
        and locate("", "x") is None
    )
    assert overlap((0, 2), (1, 3)) and not overlap((0, 1), (1, 2)) and not overlap(None, (0, 1))
