"""How fast a release is made, and in how much memory.

    python -m tests.benchmarks.run SOURCE PAGE

Builds a release of all texts of SOURCE by the flow, on one core, and writes the page. Beside it runs a fixed
piece of work (spaCy's own tokenizer over the same texts), so that figures of two machines can be compared.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import spacy

from flows.reading.sources import read_sources

LEAST_WORDS_PER_SECOND = 1_500
MOST_MEGABYTES = 1_500
_STAGES = ("reading", "load", "language", "extraction", "resolution", "release")


def tokenizer_speed(source: Path) -> float:
    """Words a second of spaCy's English tokenizer on the same texts and the same core: the best of three."""
    texts = [document.text for document in read_sources([source]).documents]
    words = sum(len(text.split()) for text in texts)
    tokenizer = spacy.blank("en").tokenizer
    best = 0.0
    for _ in range(3):
        start = time.perf_counter()
        for text in texts:
            tokenizer(text)
        best = max(best, words / (time.perf_counter() - start))
    return best


def measure(source: Path) -> dict[str, Any]:
    """One build of all texts in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.benchmarks.child", str(source), f"{folder}/out"]
        environment = os.environ | {"PREFECT_HOME": f"{folder}/prefect"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"bench: the build failed:\n{done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def page(found: dict[str, Any], tokens: float) -> str:
    """The measurements as Markdown."""
    report = found["report"]
    words, seconds = report["word_count"], report["seconds"]
    speed = words / found["elapsed_seconds"]
    known = sum(seconds[stage] for stage in _STAGES)
    share = seconds["extraction"] / seconds["language"]
    stages = {stage: seconds[stage] for stage in _STAGES}
    stages["Prefect, its server's start, imports"] = found["elapsed_seconds"] - known
    lines = [
        "# Benchmarks",
        "",
        f"`make bench`: a release of {report['document_count']:,} incident reports and articles, {words:,} words, "
        f"by the whole flow on one core ({platform.machine()}, Python {platform.python_version()}). Claims: "
        + ", ".join(
            f"{report['counts'][t]:,} {t}" for t in ("leaders", "alliances", "rivalries", "casualties", "dates")
        )
        + ".",
        "",
        "| what | measured | asked |",
        "| --- | ---: | ---: |",
        f"| words a second, end to end | {speed:,.0f} | at least {LEAST_WORDS_PER_SECOND:,} |",
        f"| the same, spaCy's tokenizer = 100 | {100 * speed / tokens:.2f} | |",
        f"| peak memory, MB | {found['peak_megabytes']:,.0f} | under {MOST_MEGABYTES:,} |",
        f"| elapsed, s | {found['elapsed_seconds']:.0f} | |",
        f"| processor time, s | {found['processor_seconds']:.0f} | |",
        f"| extraction, as a share of the language model's time | {share:.0%} | at most 40% |",
        "",
        f"spaCy's tokenizer alone read {tokens:,.0f} words a second on the same core in the same run.",
        "",
        "| stage | seconds | words a second | share |",
        "| --- | ---: | ---: | ---: |",
        *(
            f"| {name} | {value:.1f} | {words / value:,.0f} | {value / found['elapsed_seconds']:.0%} |"
            for name, value in stages.items()
        ),
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Measure, write the page, and fail where a bound is broken."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    found = measure(source)
    text = page(found, tokenizer_speed(source))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    print(text)
    is_slow = found["report"]["word_count"] / found["elapsed_seconds"] < LEAST_WORDS_PER_SECOND
    return 1 if is_slow or found["peak_megabytes"] > MOST_MEGABYTES else 0


if __name__ == "__main__":
    sys.exit(main())
