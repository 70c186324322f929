"""Corpora → language model: the Prefect flow of training, and the command line around it.

    python -m flows.train model              base, final network, int8 weights into flows/language/weights
    python -m flows.train branch             mentions with a layer of their own, to be tried
    python -m flows.train scores             docs/scores-language.md
    python -m flows.train benchmark-re3d TRAIN DEV TEST

Needs the environment that ``make training`` sets up.
"""

import json
import logging
import os
from pathlib import Path
from typing import Annotated

import typer

from flows.environment import settle

settle()  # before Prefect is imported: it reads its settings then

from prefect import flow, task  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
BUILD = ROOT / "build" / "training"
WEIGHTS = ROOT / "flows" / "language" / "weights"

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)

CorporaOption = Annotated[
    Path, typer.Option("--corpora", help="Folder of the corpora.", exists=True, file_okay=False)
]


@task(name="train base")
def base(corpora: Path, output: Path, limit: int = 0) -> Path:
    """Train the base network; gives the folder of its weights."""
    from flows.training.minilm import folder
    from flows.training.run import train_base

    return train_base(corpora, folder(), output, limit=limit)


@task(name="train final")
def final(corpora: Path, start: Path, output: Path, limit: int = 0) -> Path:
    """Train the final network from a base; gives the folder of its weights."""
    from flows.training.run import train_final

    return train_final(corpora, start, output, limit=limit)


@task(name="train names")
def names(corpora: Path, start: Path, trained: Path, output: Path, limit: int = 0) -> Path:
    """Train the final network on for names of conflict; gives the folder of its weights."""
    from flows.training.run import train_names

    return train_names(corpora, start, trained, output, limit=limit)


@task(name="export")
def export(corpora: Path, trained: Path, output: Path) -> Path:
    """Write the weights that run; gives their folder."""
    from flows.training.release import release

    return release(corpora, trained, output)


@flow(name="model", log_prints=False)
def model(corpora: Path, build: Path, output: Path, limit: int = 0) -> Path:
    """Base, final network, its last step, weights that run. ``limit`` trains on so many sentences only."""
    start = base(corpora, build / "base", limit)
    trained = final(corpora, start, build / "final", limit)
    return export(corpora, names(corpora, start, trained, build / "names", limit), output)


@app.command("model")
def model_command(
    corpora: CorporaOption = CORPORA,
    output: Annotated[Path, typer.Option(help="Folder of the weights.")] = WEIGHTS,
    limit: Annotated[int, typer.Option(help="Sentences to train on; 0 is all.")] = 0,
) -> None:
    """Train the language model and write its weights."""
    _prepare()
    typer.echo(model(corpora, BUILD, output, limit))


@app.command("branch")
def branch_command(
    corpora: CorporaOption = CORPORA,
    trained: Annotated[Path, typer.Option(help="Folder of the float32 network to start from.")] = BUILD / "names",
    output: Annotated[Path, typer.Option(help="Folder of the weights.")] = BUILD / "branch-weights",
    limit: Annotated[int, typer.Option(help="Sentences to train on; 0 is all.")] = 0,
) -> None:
    """Give mentions a last layer of their own and write the weights, to be tried before the shipped ones."""
    from flows.training.release import release
    from flows.training.run import train_branch

    _prepare()
    typer.echo(release(corpora, train_branch(corpora, trained, BUILD / "branch", limit=limit), output))


@app.command("scores")
def scores_command(
    corpora: CorporaOption = CORPORA,
    trained: Annotated[Path, typer.Option(help="Folder of the float32 network.")] = BUILD / "names",
    output: Annotated[Path, typer.Option(help="Page to write.")] = ROOT / "docs" / "scores-language.md",
) -> None:
    """Measure the weights and write the page of scores."""
    from flows.training.scores import page

    _prepare()
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(page(corpora, trained, WEIGHTS), encoding="utf-8")
    typer.echo(output)


@app.command("benchmark-re3d")
def benchmark_command(
    train: Annotated[Path, typer.Argument(help="CoNLL file to train on.", exists=True, dir_okay=False)],
    dev: Annotated[Path, typer.Argument(help="CoNLL file to choose on.", exists=True, dir_okay=False)],
    test: Annotated[Path, typer.Argument(help="CoNLL file to score on.", exists=True, dir_okay=False)],
    corpora: Annotated[Path, typer.Option(help="Folder of the corpora that the base learns from.")] = CORPORA,
) -> None:
    """Train and score on a CoNLL split, three seeds; print one JSON line."""
    from flows.training.benchmark_run import run

    _prepare()
    found = json.dumps(run(train, dev, test, corpora, BUILD))
    (BUILD / "benchmark-re3d.json").write_text(found + "\n", encoding="utf-8")
    typer.echo(found)


def _prepare() -> None:
    """Logging, and as many threads as there are cores that nobody else uses."""
    import torch

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", force=True)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", os.cpu_count() or 1)))


if __name__ == "__main__":
    app()
