"""How many pages files have. In a child process: what people hand in may hang its reader."""

import json
from collections.abc import Sequence
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from app.jobs import child

MOST_SECONDS, MOST_MEGABYTES = 60, 1500


def pages_of(paths: Sequence[Path]) -> list[int | None]:
    """The pages of each PDF; None where they cannot be counted."""
    if not paths:
        return []
    try:
        said = child.run(
            f"{__name__}:count",
            {"paths": [str(path) for path in paths]},
            seconds=MOST_SECONDS,
            megabytes=MOST_MEGABYTES,
        )
    except child.ChildFailed:
        return [None] * len(paths)
    counted: list[int | None] = json.loads(said)
    return counted


def count(paths: Sequence[str]) -> bytes:
    """The child's side."""
    return json.dumps([_count(Path(path)) for path in paths]).encode()


def _count(path: Path) -> int | None:
    try:
        return len(PdfReader(path).pages)
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
