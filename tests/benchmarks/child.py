"""One measured build in a process of its own: prints its report, time and memory as JSON.

python -m tests.benchmarks.child SOURCE OUTPUT
"""

import dataclasses
import json
import os
import resource
import sys
import time
from pathlib import Path


def main() -> None:
    """Build on one core and print what it took."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    start = time.perf_counter()
    from flows.environment import settle

    settle()
    from flows import build, server
    from flows.report import Settings

    server.begin()
    source, output = Path(sys.argv[1]), Path(sys.argv[2])
    report = build.run(Settings(sources=(source,), output=output, store=output / ".shards"))
    elapsed = time.perf_counter() - start
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "elapsed_seconds": elapsed,
                "processor_seconds": usage.ru_utime + usage.ru_stime,
                "peak_megabytes": usage.ru_maxrss / 1024,
                "report": dataclasses.asdict(report),
            },
            default=str,
        )
    )


if __name__ == "__main__":
    main()
