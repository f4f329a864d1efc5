"""Work that may hang or eat memory, in a child process that can be killed."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).with_name("child_process.py")
OUT_OF_MEMORY = 3
KEPT_VARIABLES = frozenset({"PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "FONT_DIR", "TZ"})


class ChildFailed(Exception):
    """The child ended without a result."""


class ChildTooSlow(ChildFailed):
    """The child was killed because its time was over."""


class ChildTooLarge(ChildFailed):
    """The child asked for more memory than it may have."""


def run(target: str, args: Mapping[str, Any], *, seconds: int, megabytes: int) -> bytes:
    """What ``target`` ("app.slice.module:function") returns for the JSON-able ``args``.

    The child sees no settings and no secrets. Keep ``seconds`` well below a lease.
    """
    order = {"target": target, "args": dict(args), "seconds": seconds, "megabytes": megabytes}
    child = subprocess.Popen(
        [sys.executable, "-P", str(SCRIPT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={name: value for name, value in os.environ.items() if name in KEPT_VARIABLES},
        start_new_session=True,
    )
    try:
        result, complaint = child.communicate(json.dumps(order).encode(), timeout=seconds)
    except subprocess.TimeoutExpired:
        raise ChildTooSlow(f"{target} took more than {seconds} s.") from None
    finally:
        _end(child)
    if child.returncode == OUT_OF_MEMORY:
        raise ChildTooLarge(f"{target} needs more than {megabytes} MB.")
    if child.returncode:
        last_lines = complaint.decode(errors="replace").strip()[-300:]
        raise ChildFailed(f"{target} ended with {child.returncode}: {last_lines}")
    return result


def _end(child: subprocess.Popen[bytes]) -> None:
    """Leave nothing of the child and of what it has started."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        child.wait()
        for pipe in (child.stdin, child.stdout, child.stderr):
            if pipe:
                pipe.close()
