"""Whether a body stands twice: pages often hold a paper to read and again to print. Pure."""

import re
from collections.abc import Sequence

from app.publishing.importing.scripts import simple
from app.publishing.importing.values import Block

LONG = 25
LEAST_LINES = 2
SHARE = 0.6
SPACE = re.compile(r"\s+")


def normal(text: str) -> str:
    """``text`` for comparing: without blanks, in simplified script."""
    return SPACE.sub("", simple(text))


def second_half(blocks: Sequence[Block]) -> int | None:
    """Where the second of two identical halves begins, or None."""
    lines = [normal(block.text) for block in blocks]
    half, odd = divmod(len(lines), 2)
    if odd or half < 1 or lines[:half] != lines[half:]:
        return None
    return half if half >= LEAST_LINES or len(lines[0]) >= LONG else None


def nearly_twice(blocks: Sequence[Block]) -> str:
    """The first long paragraph that comes again, when most of them do; else nothing."""
    long = [block.text for block in blocks if len(block.text) >= LONG]
    seen: set[str] = set()
    again = []
    for text in long:
        key = normal(text)
        if key in seen:
            again.append(text)
        seen.add(key)
    if len(again) >= LEAST_LINES and len(again) >= SHARE * len(long) / 2:
        return again[0]
    return ""
