"""Measure a release of the coded documents against what people coded, and write the table of scores.

    python -m flows.scores SHARED RELEASE.duckdb docs/scores.md

SHARED is the folder with `seeds/`, `gold/` and `eval/score.py`; RELEASE is one of its texts. Poor figures are
written like good ones. Texts stay where they are: the page holds numbers alone.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from flows import document_section
from flows.evaluation import claims, confusion, gold

# The least that is asked on the given documents, and on others that nobody tuned on.
TARGETS = {
    "organisations": (0.90, 0.82),
    "names": (0.88, 0.78),
    "leaders": (0.85, 0.72),
    "alliances": (0.75, 0.60),
    "rivalries": (0.75, 0.60),
    "casualties": (0.88, 0.78),
    "casualty_parties": (0.75, 0.60),
    "dates": (0.93, 0.85),
}
KINDS = (*TARGETS, "kinds", "stance")
GROUPS = {
    "article": "analysis and news, Latin America",
    "incident": "incident reports, South Asia",
    "report": "official statements and encyclopedia pages, Syria and Iraq",
    "wire": "upper-case wire copy, Central America",
    "mixed": "coded twice: the five first documents, news of several agencies",
}


def score(shared: Path, database: Path, gold: Path, *options: str) -> str:
    """What the scoring program prints for a release."""
    command = [sys.executable, str(shared / "eval" / "score.py"), str(database), str(gold), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own program
    return done.stdout


def group_of(document: str) -> str:
    """The group of documents that a coded document belongs to."""
    prefix = document.split("-")[0]
    return prefix if prefix in GROUPS else "mixed"


def by_group(shared: Path, database: Path, work: Path) -> dict[str, dict[str, Any]]:
    """The scores of each group of documents."""
    scores = {}
    (work / "seeds").symlink_to((shared / "seeds").resolve())
    for group in GROUPS:
        folder = work / group
        (folder / "claims").mkdir(parents=True)
        (folder / "documents").symlink_to((shared / "gold" / "documents").resolve())
        for path in sorted((shared / "gold" / "claims").glob("*.json")):
            if group_of(path.stem) == group:
                (folder / "claims" / path.name).symlink_to(path.resolve())
        scores[group] = json.loads(score(shared, database, folder, "--json"))
    return scores


def errors(shared: Path, database: Path) -> list[str]:
    """The errors of every kind by class, the most frequent first, as the rows of a table."""
    counts = confusion.count(gold.load(shared / "gold"), claims.load(database))
    rows: dict[tuple[str, str], dict[str, int]] = {}
    for (kind, name, side), number in counts.items():
        rows.setdefault((kind, name), {confusion.MISSED: 0, confusion.WRONG: 0})[side] += number
    order = ["organisations", "leaders", "alliances", "rivalries", "casualties", "casualty parties", "dates"]
    table = sorted(rows.items(), key=lambda r: (order.index(r[0][0]), -sum(r[1].values()), r[0][1]))
    return [
        "| kind | what differs | missed | wrong |",
        "| --- | --- | ---: | ---: |",
        *(f"| {k} | {name} | {n[confusion.MISSED]} | {n[confusion.WRONG]} |" for (k, name), n in table),
    ]


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def main_table(scores: dict[str, Any]) -> list[str]:
    """Precision, recall, F1 and the share of right evidence, with what is asked."""
    lines = [
        "| kind | precision | recall | F1 | asked on these | right evidence | right | wrong | missed |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for kind in KINDS:
        row = scores[kind]
        asked = f"{TARGETS[kind][0]:.2f}" if kind in TARGETS else ""
        figures = " | ".join(_figure(row[name]) for name in ("p", "r", "f1"))
        lines.append(
            f"| {kind.replace('_', ' ')} | {figures} | {asked} | {_figure(row['prov'])} | "
            f"{row['tp']} | {row['fp']} | {row['fn']} |"
        )
    return [
        *lines,
        "",
        f"Mean F1 of organisations, leaders, alliances, casualties, dates: {scores['mean_of_five']:.3f}.",
    ]


def group_table(groups: dict[str, dict[str, Any]]) -> list[str]:
    """F1 of each kind in each group of documents."""
    lines = [
        "| documents | what | " + " | ".join(kind.replace("_", " ") for kind in TARGETS) + " |",
        "| --- | --- |" + " ---: |" * len(TARGETS),
    ]
    for group, scores in groups.items():
        figures = " | ".join(_figure(scores[kind]["f1"]) for kind in TARGETS)
        lines.append(f"| {group} ({scores['documents']}) | {GROUPS[group]} | {figures} |")
    return lines


def page(shared: Path, database: Path, work: Path) -> str:
    """The section of scores as Markdown. `work` is an empty folder."""
    scores = json.loads(score(shared, database, shared / "gold", "--json"))
    lines = [
        "## Claims",
        "",
        f"A release of {scores['documents']} documents that people coded by the codebook, scored by facts: a row "
        "is right if the document says that fact. The rules were tuned on these documents; on others expect less.",
        "",
        *main_table(scores),
        "",
        "### By kind of document (F1)",
        "",
        *group_table(by_group(shared, database, work)),
        "",
        "### What is still wrong",
        "",
        "Missed facts and wrong rows by the first thing that differs from the other side. A casualty party counts "
        "as missed where the row leaves it open, as wrong where it names another.",
        "",
        *errors(shared, database),
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Measure, and write the page."""
    shared, database, target = (Path(argument) for argument in sys.argv[1:4])
    if not (shared / "eval" / "score.py").is_file():
        print(f"scores: {shared}: no eval/score.py there; the coded documents are not part of the project")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        section = page(shared, database, Path(folder))
    document_section.put(target, "claims", section, "Scores")
    print(section)
    return 0


if __name__ == "__main__":
    sys.exit(main())
