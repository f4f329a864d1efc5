"""`python -m tests.bench [--slow] [NAME …]`: all figures, or those whose module is named."""

import sys

from tests.bench import (
    designer,
    due_day,
    engine_step,
    gate,
    imports,
    inbox,
    letters,
    opinion,
    portal,
    requests,
    start,
    static_export,
    trail,
)

MODULES = {
    "due_day": due_day,
    "engine_step": engine_step,
    "opinion": opinion,
    "inbox": inbox,
    "requests": requests,
    "portal": portal,
    "imports": imports,
    "gate": gate,
    "start": start,
    "designer": designer,
    "letters": letters,
}
SLOW = {"trail": trail, "static_export": static_export}


def main(arguments: list[str]) -> int:
    """Print each figure; 1 when one is beyond its limit."""
    is_good, known = True, MODULES | SLOW
    names = [name for name in arguments if name != "--slow"]
    for name in names or (known if "--slow" in arguments else MODULES):
        for figure in known[name].figures():
            figure.show()
            is_good &= figure.ok
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
