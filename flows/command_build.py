"""`orbat build` on a screen: the flow with a progress bar, then what came of it."""

from rich.console import Console
from rich.text import Text

from flows import build, pipeline
from flows.extraction.cues import SeedError
from flows.language.network import WeightsError
from flows.progress import watched_by
from flows.reading.faults import SourceError
from flows.release import ReleaseError
from flows.report import Report, Settings
from flows.resolution.registry import RegistryError
from flows.server import ServerFault
from flows.terminal import Bar, printable, table

FAULTS: tuple[type[Exception], ...] = (
    SourceError,
    pipeline.NothingToRelease,
    pipeline.TooManyFailures,
    SeedError,
    RegistryError,
    ReleaseError,
    WeightsError,
    ServerFault,
    OSError,
)
_SHOWN = 20


def message(fault: Exception) -> str:
    """A fault in one line."""
    if isinstance(fault, OSError) and fault.filename is not None:
        return f"{fault.filename}: {fault.strerror}"
    return str(fault)


def is_of_interrupt(fault: BaseException) -> bool:
    """Whether a fault is an interrupt, or was raised while one was handled.

    Prefect's engine can stumble over its own clean-up when the interrupt comes before a run has its number.
    """
    at: BaseException | None = fault
    while at is not None:
        if isinstance(at, KeyboardInterrupt):
            return True
        at = at.__cause__ or at.__context__
    return False


def run(settings: Settings) -> Report:
    """Build, watched; then the summary on standard output and warnings on standard error."""
    console, errors = Console(), Console(stderr=True)
    with Bar(errors) as bar, watched_by(bar):
        report = build.run(settings)
    summarise(report, console, errors)
    return report


def summarise(report: Report, console: Console, errors: Console) -> None:
    """Rows by table, where the release is, and a warning of what is in quarantine."""
    rows = [(name, f"{count:,}") for name, count in report.counts.items()]
    console.print(table(("table", "rows"), rows, title=f"Release {report.version}"))
    read = report.document_count - report.cached_count
    console.print(
        Text(
            f"{report.document_count:,} documents, {report.word_count:,} words "
            f"({read:,} read now, {report.cached_count:,} known) → {printable(str(report.path))}"
        )
    )
    if not report.is_public:
        console.print("Not for distribution: it holds all text. --public leaves out what may not be passed on.")
    if report.quarantined:
        errors.print(Text(f"warning: {len(report.quarantined):,} in quarantine", style="yellow"))
        for path, reason in report.quarantined[:_SHOWN]:
            errors.print(Text(f"  {printable(path)}: {printable(reason)}"), soft_wrap=True)
        if len(report.quarantined) > _SHOWN:
            errors.print(Text("  … all of them: orbat query 'from quarantine'"))
