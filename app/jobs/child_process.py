"""The child's side of ``child.run``: a script that limits itself, then does what it is told.

It stands in for the packages ``app``, ``app.engine`` and ``app.jobs``: neither the whole nor the
queue, and with them the database, is imported for one function.
"""

import importlib
import json
import os
import resource
import signal
import sys
import types
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGES = ("app", "app.engine", "app.jobs")
OUT_OF_MEMORY = 3
MEGABYTE = 1024 * 1024


def limit(seconds: int, megabytes: int) -> None:
    """Nothing lives longer or grows larger than this, even when the parent is gone."""
    memory = megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(seconds + 5)


def call(target: str, args: dict[str, Any]) -> bytes:
    """Import the target's module alone and call its function."""
    for name in PACKAGES:
        package = types.ModuleType(name)
        package.__path__ = [str(ROOT.joinpath(*name.split(".")))]
        sys.modules[name] = package
    sys.path.append(str(ROOT))
    module, _, function = target.partition(":")
    result = getattr(importlib.import_module(module), function)(**args)
    if not isinstance(result, bytes):
        raise TypeError(f"{target} must return bytes.")
    return result


def main() -> int:
    """Read the order, and keep the real output for the result alone."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    order = json.load(sys.stdin.buffer)
    limit(order["seconds"], order["megabytes"])
    try:
        result = call(order["target"], order["args"])
    except MemoryError:
        return OUT_OF_MEMORY
    with output:
        output.write(result)
    return 0


if __name__ == "__main__":
    sys.exit(main())
