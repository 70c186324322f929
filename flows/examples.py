"""The examples of the README, with their real output.

    python -m flows.examples RELEASE README.md

RELEASE is a public release of `seeds/documents`. Texts of other documents have no place in the README.
"""

import io
import sys
from pathlib import Path

from rich.console import Console

from flows import document_section, explanation, lookup
from flows.terminal import show

QUERY = """
SELECT perpetrator_organisation_name AS perpetrator, outcome, count_low, victims, date
FROM casualty_reports
WHERE perpetrator_organisation IS NOT NULL AND date >= '2000'
ORDER BY count_low DESC LIMIT 8
"""
CLAIM = (
    "SELECT claim_id FROM casualty_reports WHERE perpetrator_organisation IS NOT NULL AND date >= '2000' "
    "ORDER BY count_low DESC LIMIT 1"
)


def _console() -> tuple[Console, io.StringIO]:
    out = io.StringIO()
    return Console(file=out, width=88, force_terminal=False, color_system=None), out


def block(command: str, output: str) -> str:
    """A command with what it printed, as Markdown."""
    lines = "\n".join(line.rstrip() for line in output.rstrip().splitlines())
    return f"```console\n$ {command}\n{lines}\n```"


def query_block(release: Path) -> str:
    """The query and its answer."""
    console, out = _console()
    answer = lookup.query(release, QUERY)
    show(console, answer.columns, answer.rows)
    return block(f'orbat query "{QUERY}"', out.getvalue())


def explain_block(release: Path) -> str:
    """A claim of the query, explained."""
    console, out = _console()
    [(claim_id,)] = lookup.query(release, CLAIM).rows
    explanation.show(lookup.explain(release, claim_id), console)
    return block(f"orbat explain {claim_id}", out.getvalue())


def main() -> int:
    """Put both into the page."""
    release, page = Path(sys.argv[1]), Path(sys.argv[2])
    document_section.put(page, "query", query_block(release), "Orbat")
    document_section.put(page, "explain", explain_block(release), "Orbat")
    return 0


if __name__ == "__main__":
    sys.exit(main())
