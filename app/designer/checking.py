"""What the check says about a drawing, worked out in a child process.

A drawing may be made so that looking at it takes long; no web worker waits for that longer than
``LONGEST``, and what was found about one file is remembered.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from app.engine.check import check
from app.engine.check.gov import INCOMPLETE
from app.engine.values import Finding
from app.jobs import child

LONGEST = 15  # seconds
MOST_MEMORY = 1024  # megabytes; the trial within limits itself further
REMEMBERED = 64
TARGET = "app.designer.checking:checked"

BROKE_OFF = Finding(None, "trial-died", values={"name": ""})


def findings_of(source: bytes) -> tuple[Finding, ...]:
    """Everything there is to say about ``source``; without errors it is sound."""
    try:
        return _findings(source)
    except child.ChildFailed:
        return (BROKE_OFF,)


def faults(findings: Sequence[Finding]) -> int:
    """How many of ``findings`` stand against putting it into force."""
    return sum(each.severity == "error" or each.rule in INCOMPLETE for each in findings)


@lru_cache(maxsize=REMEMBERED)
def _findings(source: bytes) -> tuple[Finding, ...]:
    args = {"source": b64encode(source).decode()}
    answer = child.run(TARGET, args, seconds=LONGEST, megabytes=MOST_MEMORY)
    return tuple(_finding(each) for each in json.loads(answer))


def checked(source: str) -> bytes:
    """The child's side."""
    return json.dumps([asdict(each) for each in check(b64decode(source))]).encode()


def _finding(said: Mapping[str, Any]) -> Finding:
    return Finding(said["element"], said["rule"], said["severity"], said["values"])
