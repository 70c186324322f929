"""The `orbat` command.

Commands import what they need when they run: help must not wait for Prefect, spaCy or DuckDB.
"""

import csv
import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

EXIT_FAULT = 1
EXIT_INTERRUPTED = 130
_LATEST = Path("datasets/latest")

app = typer.Typer(
    name="orbat",
    help=(
        "Documents about armed conflict, read into an open dataset of claims with their evidence.\n\n"
        "Exit codes: 0 done (with a warning where something was quarantined), 1 nothing published or a fault that "
        "the message names, 2 wrong usage, 130 interrupted."
    ),
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Release = Annotated[Path, typer.Option("--release", help="Folder or DuckDB file of a release.")]


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def _fail(message: str) -> typer.Exit:
    from flows.terminal import printable

    typer.echo(f"orbat: {printable(message)}", err=True)
    return typer.Exit(EXIT_FAULT)


@app.command()
def build(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="SOURCE...",
            exists=True,
            help="Folders or files: .txt, .md, .jsonl, with an optional documents.csv.",
        ),
    ],
    output: Annotated[Path, typer.Option(help="Folder of releases.")] = Path("datasets"),
    public: Annotated[
        bool, typer.Option("--public", help="Leave out text whose licence does not let it be passed on.")
    ] = False,
    workers: Annotated[int, typer.Option(min=1, max=256, help="Processes that extract.")] = 1,
    store: Annotated[
        Path | None, typer.Option(help="Folder of what was extracted before.", show_default="OUTPUT/.shards")
    ] = None,
    max_bytes: Annotated[
        int, typer.Option(min=1, help="Size of a text in bytes above which it is quarantined.")
    ] = 4_000_000,
) -> None:
    """Read documents, extract claims, validate them and publish a release."""
    store = store if store is not None else output / ".shards"
    try:
        store.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _fail(f"{error.filename}: {error.strerror}") from None
    from flows.environment import settle

    settle()
    # The server needs seconds to start; meanwhile this process imports the libraries of the other steps.
    from flows import server

    server.begin()
    from flows import command_build
    from flows.report import Settings

    settings = Settings(
        sources=tuple(sources),
        output=output,
        store=store,
        is_public=public,
        workers=workers,
        max_bytes=max_bytes,
    )
    try:
        command_build.run(settings)
    except (Exception, KeyboardInterrupt) as fault:
        if command_build.is_of_interrupt(fault):
            typer.echo("orbat: interrupted; nothing was published, what was extracted is kept", err=True)
            raise typer.Exit(EXIT_INTERRUPTED) from None
        if isinstance(fault, command_build.FAULTS):
            raise _fail(command_build.message(fault)) from None
        raise


@app.command()
def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="A question to the release, in DuckDB's SQL.")],
    release: Release = _LATEST,
    format: Annotated[Format, typer.Option("--format", help="How rows are written.")] = Format.TABLE,
) -> None:
    """Ask a release a question; it is opened read-only."""
    from flows import lookup

    try:
        answer = lookup.query(release, sql)
    except lookup.LookupFault as fault:
        raise _fail(str(fault)) from None
    if format is Format.TABLE:
        from rich.console import Console

        from flows.terminal import show

        show(Console(), answer.columns, answer.rows)
    elif format is Format.CSV:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(answer.columns)
        writer.writerows(answer.rows)
    elif format is Format.JSON:
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1, default=str))
    else:
        raise ValueError(f"no way to write {format}")


@app.command()
def explain(
    claim_id: Annotated[str, typer.Argument(help="A claim's id, or enough of its beginning.")],
    release: Release = _LATEST,
) -> None:
    """Show why a claim is in a release: its sentence with the evidence marked, document, rule and row."""
    from flows import lookup
    from flows.explanation import show

    try:
        show(lookup.explain(release, claim_id))
    except lookup.LookupFault as fault:
        raise _fail(str(fault)) from None


@app.command()
def releases(output: Annotated[Path, typer.Option(help="Folder of releases.")] = Path("datasets")) -> None:
    """List the releases of a folder, newest last."""
    from rich.console import Console

    from flows import lookup
    from flows.terminal import show

    try:
        rows = lookup.releases(output)
    except lookup.LookupFault as fault:
        raise _fail(str(fault)) from None
    show(Console(), lookup.RELEASE_COLUMNS, rows)


def main() -> None:
    """Run the command."""
    try:
        app()
    except BrokenPipeError:
        # Who reads our output has seen enough; Python must not complain of it again at exit.
        sys.stdout = None


if __name__ == "__main__":
    main()
