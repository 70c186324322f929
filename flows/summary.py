"""A run's report in words and rows, for Prefect's pages and the terminal."""

from typing import Any

from flows.release.markdown import escaped
from flows.report import Report

_SHOWN = 50


def counts(report: Report) -> list[dict[str, Any]]:
    """Rows by table."""
    return [{"table": table, "rows": rows} for table, rows in report.counts.items()]


def markdown(report: Report) -> str:
    """The report as Markdown."""
    lines = [
        f"# Release {report.version}",
        "",
        f"{report.document_count:,} documents of {report.word_count:,} words; "
        f"{report.cached_count:,} had been read before. "
        + ("For distribution." if report.is_public else "Not for distribution: it holds all text."),
        "",
        "| table | rows |",
        "| --- | ---: |",
        *(f"| {table} | {rows:,} |" for table, rows in report.counts.items()),
        "",
        "| stage | seconds |",
        "| --- | ---: |",
        *(f"| {stage} | {seconds:.1f} |" for stage, seconds in report.seconds.items()),
    ]
    if report.quarantined:
        lines += ["", f"## Quarantine: {len(report.quarantined):,}", "", "| source | reason |", "| --- | --- |"]
        lines += [f"| {escaped(path)} | {escaped(reason)} |" for path, reason in report.quarantined[:_SHOWN]]
    return "\n".join(lines) + "\n"
