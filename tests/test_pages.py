"""What programs write into pages: sections, summaries, scores, the README's examples."""

import json
import re
from pathlib import Path

import pytest

from flows import document_section, examples, lookup, scores, summary
from flows.report import Report
from tests import builds
from tests.conftest import ROOT


def test_a_section_is_put_and_replaced(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "page.md"
    document_section.put(page, "one", "first\n", "Title")
    document_section.put(page, "two", "second", "Title")
    document_section.put(page, "one", "again", "Title")
    one = "<!-- one: begin -->\nagain\n<!-- one: end -->"
    two = "<!-- two: begin -->\nsecond\n<!-- two: end -->"
    assert page.read_text() == f"# Title\n\n{one}\n\n{two}\n"
    page.write_text("<!-- one: begin -->\n")
    with pytest.raises(ValueError, match="without <!-- one: end -->"):
        document_section.put(page, "one", "x", "Title")


def report(**changes: object) -> Report:
    values: dict[str, object] = {
        "version": "2026.01.01.1",
        "path": Path("x"),
        "is_public": False,
        "counts": {"documents": 1200, "quarantine": 1},
        "quarantined": (("a|b<script>.txt", "bad\n`row` [x](http://e)"),),
        "document_count": 1200,
        "cached_count": 3,
        "word_count": 5,
        "seconds": {"reading": 1.25},
    }
    return Report(**(values | changes))  # type: ignore[arg-type]


def test_a_summary_tells_counts_and_quarantine() -> None:
    text = summary.markdown(report())
    assert "1,200 documents of 5 words; 3 had been read before. Not for distribution" in text
    assert "| documents | 1,200 |" in text
    assert "| reading | 1.2 |" in text
    assert "For distribution." in summary.markdown(report(is_public=True))
    assert "Quarantine" not in summary.markdown(report(quarantined=()))
    assert summary.counts(report()) == [{"table": "documents", "rows": 1200}, {"table": "quarantine", "rows": 1}]


def test_names_of_files_are_no_markup_in_a_summary() -> None:
    [line] = [line for line in summary.markdown(report()).splitlines() if "script" in line]
    assert line.count("|") == 3
    assert not re.search(r"[<>`\[\]]", line)


@pytest.mark.parametrize(
    ("document", "group"),
    [("wire-03", "wire"), ("incident-11", "incident"), ("seed-002", "mixed"), ("muc-1", "mixed")],
)
def test_documents_have_a_group(document: str, group: str) -> None:
    assert scores.group_of(document) == group


def coded(folder: Path) -> Path:
    """A tiny coded set of one document of our own, beside the scoring program."""
    builds.write(folder / "gold" / "documents", {"front-1.txt": builds.FRONT})
    fact = {
        "outcome": "killed",
        "count_low": 12,
        "count_high": 12,
        "victim_kind": "combatant",
        "victim_organisation": "army",
        "perpetrator_organisation": "front",
        "polarity": "asserted",
        "quote": builds.FRONT.splitlines()[4],
    }
    claims = {
        "organisations": [
            {"key": "front", "name": "Harrow Front", "kind": "armed_group", "names": ["Harrow Front"]},
            {"key": "army", "name": "Velmar Army", "kind": "state_force", "names": ["Velmar Army"]},
        ],
        "casualties": [fact, fact | {"outcome": "wounded", "count_low": 77, "count_high": 77}],
        "leaders": [],
        "alliances": [],
        "rivalries": [],
        "dates": [],
    }
    builds.write(folder / "gold" / "claims", {"front-1.json": json.dumps(claims)})
    (folder / "seeds").mkdir()
    return folder


def test_scores_of_a_release(tmp_path: Path, shared: Path) -> None:
    folder = coded(tmp_path / "shared")
    (folder / "eval").symlink_to(shared / "eval")
    built = builds.run(builds.settings(tmp_path / "out", folder / "gold" / "documents"))
    (tmp_path / "work").mkdir()
    database = built.path / "orbat.duckdb"
    figures = json.loads(scores.score(folder, database, folder / "gold", "--json"))
    assert figures["documents"] == 1
    assert figures["casualties"]["tp"] == 1
    assert "| casualties | other figure | 1 | 0 |" in scores.errors(folder, database)
    table = "\n".join(scores.main_table(figures))
    assert re.search(r"\| casualties \| 0\.500 \| 0\.500 \| 0\.500 \| 0\.88 \| 1\.000 \| 1 \| 1 \| 1 \|", table)


README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_what_there_is() -> None:
    for target in set(re.findall(r"\bmake ([a-z-]+)", README)):
        assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE), target
    for path in re.findall(r"\]\(((?!http)[^)#]+)\)", README):
        assert (ROOT / path).exists(), path
    for path in re.findall(r"^\| `([^`]+)`", README, re.MULTILINE):
        assert (ROOT / path).exists(), path


def test_the_readme_shows_what_a_release_answers(tmp_path: Path) -> None:
    [sql] = re.findall(r'^\$ orbat query "([^"]+)"$', README, re.MULTILINE)
    assert sql == examples.QUERY
    built = builds.run(builds.settings(tmp_path / "out", builds.write(tmp_path / "in", builds.GOOD)))
    columns = lookup.query(built.path, sql).columns
    header = next(line for line in README.splitlines() if line.startswith("┃"))
    assert tuple(cell.strip() for cell in header.strip("┃").split("┃")) == columns
    assert re.search(r"^\$ orbat explain [0-9a-f]{16}$", README, re.MULTILINE)
