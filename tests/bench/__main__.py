"""`python -m tests.bench [NAME …]`: all figures, or those whose module is named."""

import sys

from tests.bench import engine_step, inbox, opinion, portal

MODULES = {"engine_step": engine_step, "opinion": opinion, "inbox": inbox, "portal": portal}


def main(names: list[str]) -> int:
    """Print each figure; 1 when one is beyond its limit."""
    is_good = True
    for name in names or MODULES:
        for figure in MODULES[name].figures():
            figure.show()
            is_good &= figure.ok
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
