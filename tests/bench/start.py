"""The second `make run`: from the command to the sign-in page."""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from tests.bench.figures import Figure, below
from tests.serving import ROOT, free_port, wait_for

RUNS = 3
LONGEST_FIRST_START = 180


def figures() -> Iterator[Figure]:
    """Seconds, after a first start has loaded the demonstration."""
    with tempfile.TemporaryDirectory() as folder:
        _started(folder)
        seconds = statistics.median(_started(folder) for _ in range(RUNS))
    yield below("start.second", "s", seconds, limit=8)


def _started(folder: str) -> float:
    port = free_port()
    unset = ("APP_ENV", "DATABASE_URL", "TEST_POSTGRES_URL")
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    environment = kept | {"DATA_DIR": folder, "PORT": str(port), "PYTHONPATH": str(ROOT)}
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "deploy/run.py"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        wait_for(port, seconds=LONGEST_FIRST_START)
        return time.monotonic() - begun
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
