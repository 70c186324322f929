"""A claim and its evidence on a screen."""

from rich.console import Console
from rich.text import Text

from flows.lookup import Explanation
from flows.terminal import printable, table

_DOCUMENT = ("title", "publisher", "published_on", "url", "source_path", "licence")
_APART = frozenset({"document_id", "sentence_id", "char_start", "char_end"})


def sentence(explanation: Explanation) -> Text:
    """The sentence with the evidence in brackets and, where a terminal can, marked."""
    if explanation.before is None or explanation.evidence is None or explanation.after is None:
        place = f"characters {explanation.row['char_start']} to {explanation.row['char_end']}"
        return Text(f"Not in this public release: {place} of the document.")
    return Text.assemble(
        printable(explanation.before),
        (f"[{printable(explanation.evidence)}]", "bold reverse"),
        printable(explanation.after),
    )


def show(explanation: Explanation, console: Console | None = None) -> None:
    """Print a claim: sentence, document, rule, row."""
    console = console if console is not None else Console()
    row = explanation.row
    console.print(sentence(explanation))
    console.print()
    facts = [(name, explanation.document[name]) for name in _DOCUMENT if explanation.document[name] is not None]
    facts += [("sentence", row["sentence_id"]), ("rule", row["extractor"]), ("cue", explanation.evidence)]
    console.print(table(("evidence", ""), facts))
    console.print(table((explanation.table, ""), [(k, v) for k, v in row.items() if k not in _APART]))
