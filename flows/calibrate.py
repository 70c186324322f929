"""Measure how often each rule is right on coded documents, and write it down.

    python -m flows.calibrate RELEASE.duckdb GOLD_DIR [GOLD_DIR …] [--scores docs/scores.md]

Writes `seeds/rule_confidence.csv`, from which extraction takes the confidence of every claim, and the
reliability table between its two marks in the page of scores. Run it on a release of the coded documents
after rules have changed; the next build then carries the new figures.
"""

import argparse
import csv
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from flows.evaluation import claims, gold
from flows.evaluation.marking import Mark, mark
from flows.evaluation.reliability import Rule, bins, brier, calibration_error, held_out, rules

SEED = Path(__file__).resolve().parents[1] / "seeds" / "rule_confidence.csv"
BEGIN, END = "<!-- reliability: begin -->", "<!-- reliability: end -->"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; its exit code."""
    parser = argparse.ArgumentParser(prog="python -m flows.calibrate", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("release", type=Path, help="DuckDB file of a release of the coded documents")
    parser.add_argument("gold", type=Path, nargs="+", help="folder with documents/ and claims/")
    parser.add_argument("--seed", type=Path, default=SEED, help="table of confidences to write")
    parser.add_argument("--scores", type=Path, help="page to put the reliability table into")
    options = parser.parse_args(arguments)
    try:
        coded = [document for folder in options.gold for document in gold.load(folder)]
    except gold.GoldError as error:
        print(f"calibrate: {error}", file=sys.stderr)
        return 1
    if not options.release.is_file():
        print(f"calibrate: {options.release}: no such file", file=sys.stderr)
        return 1
    reads = claims.load(options.release)
    marks = list(mark(coded, reads))
    if not marks:
        print("calibrate: the release has no claim of a coded document", file=sys.stderr)
        return 1
    options.seed.write_text(seed_text(rules(marks)), encoding="utf-8")
    if options.scores is not None:
        page = options.scores.read_text(encoding="utf-8") if options.scores.is_file() else ""
        options.scores.write_text(with_section(page, report(marks)), encoding="utf-8")
    print(f"{len(rules(marks))} rules from {len(marks)} rows of {len({m.document for m in marks})} documents")
    return 0


def seed_text(measured: Sequence[Rule]) -> str:
    """The rows of `seeds/rule_confidence.csv`."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["rule", "confidence", "right_count", "claim_count", "reason"])
    for rule in measured:
        writer.writerow(
            [rule.name, f"{rule.confidence:.3f}", rule.right, rule.count, "measured on coded documents"]
        )
    return buffer.getvalue()


def report(marks: Sequence[Mark]) -> str:
    """The reliability table as Markdown: each row's confidence comes from the other documents alone."""
    rows = held_out(marks)
    table = bins(rows)
    lines = [
        "## Confidence",
        "",
        f"{len(rows)} claims of {len({m.document for m in marks})} coded documents. The confidence of a claim is "
        "here that of its rule on the other documents. Of the rows at 0.8, 80 % should be right. The rules were "
        "tuned on these documents: on others expect fewer right rows.",
        "",
        "| confidence | claims | mean confidence | right |",
        "| --- | ---: | ---: | ---: |",
        *(f"| {b.low:.1f}–{b.high:.1f} | {b.count} | {b.said:.2f} | {b.right:.2f} |" for b in table),
        "",
        f"Expected calibration error {calibration_error(table):.3f}, Brier score {brier(rows):.3f}.",
    ]
    return "\n".join(lines) + "\n"


def with_section(page: str, section: str) -> str:
    """A page with the text between its marks replaced; without marks, the section is put at its end.

    Raises:
        ValueError: when the page has the first mark without the second.
    """
    block = f"{BEGIN}\n{section}{END}\n"
    before, begun, rest = page.partition(BEGIN)
    if not begun:
        return f"{page.rstrip()}\n\n{block}" if page.strip() else block
    _, ended, after = rest.partition(END)
    if not ended:
        raise ValueError(f"the page has {BEGIN} without {END}")
    return before + block + after.removeprefix("\n")


if __name__ == "__main__":
    sys.exit(main())
