"""Runs every outcome of a sound diagram in a child process with limits on work and memory.

Whatever happens to the child is a finding; nothing that happens to it reaches the caller.
"""

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.engine.check.report import Report

LONGEST_WAIT = 20  # by the clock on the wall, for a machine that is busy
COMMAND = (sys.executable, "-I", "-B", str(Path(__file__).with_name("trial_child.py")))


def check_trial(source: bytes, report: Report, *, command: tuple[str, ...] = COMMAND) -> None:
    outcome = _tried(source, command)
    if outcome == "died":
        report.refuse(None, "trial-died")
    elif outcome is not None:
        element, reason, values = outcome
        report.refuse(element, "trial-stuck", reason=reason, **values)


@lru_cache(maxsize=32)
def _tried(source: bytes, command: tuple[str, ...]) -> Any:
    """None, what went wrong, or ``died``."""
    try:
        child = subprocess.run(
            command, input=source, capture_output=True, timeout=LONGEST_WAIT, check=False, env={}
        )
        return json.loads(child.stdout) if child.returncode == 0 else "died"
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return "died"
