"""The process in which a diagram is tried: limits first, then the diagram, then one line of JSON.

Run as a file. It names the packages without running their ``__init__``, because the whole product
would take longer to import than the trial may last.
"""

import json
import resource
import signal
import sys
import time
from importlib import import_module
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[3]
PACKAGES = ("app", "app.engine", "app.engine.check")
LARGEST_ADDRESS = 512 * 1024 * 1024
LARGEST_MEMORY = 96 * 1024 * 1024
MOST_SECONDS = 0.8  # beyond what the imports took
WALKING_SECONDS = 0.4


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (LARGEST_ADDRESS, LARGEST_ADDRESS))
    resource.setrlimit(resource.RLIMIT_DATA, (LARGEST_MEMORY, LARGEST_MEMORY))
    for name in PACKAGES:
        package = ModuleType(name)
        package.__path__ = [str(ROOT.joinpath(*name.split(".")))]
        sys.modules[name] = package
    rehearse = import_module("app.engine.check.rehearsal").rehearse
    seconds = int(time.process_time()) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)  # whoever goes on after it is ended
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    failure = rehearse(sys.stdin.buffer.read(), seconds=WALKING_SECONDS)
    sys.stdout.write(json.dumps(failure))


if __name__ == "__main__":
    main()
