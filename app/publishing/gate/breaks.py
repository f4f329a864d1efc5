"""Numbers that a line end has broken in two, as in PDF pages and narrow columns. Pure.

An identity number proves itself by its check digit. The others are only taken for numbers of a
person where words stand beside them: columns of figures would give false ones by chance.
"""

import re

from app.publishing.gate import numbers
from app.publishing.gate.hits import Find
from app.publishing.gate.places import Rule

REACH = 40
"""How much of either line is looked at; longer than any number with the words beside it."""
ENDS_OPEN = re.compile(r"[0-9０-９][\s－—–-]*$")
GOES_ON = re.compile(r"^\s*[－—–-]?\s*[0-9０-９XxＸｘ]")


def finds(first: str, second: str) -> tuple[str, list[Find]]:
    """The end of ``first`` with the beginning of ``second``, and every number that is in both."""
    if not ENDS_OPEN.search(first[-REACH:]) or not GOES_ON.match(second[:REACH]):
        return "", []
    end, beginning = first.rstrip()[-REACH:], second.lstrip()[:REACH]
    if _is_whole(end, beginning):
        return "", []
    for gap in ("", " "):  # broken within a group of digits, or between two
        both = end + gap + beginning
        found = [find for find in numbers.finds(both) if find.start < len(end) < find.end]
        if taken := [find for find in found if _is_meant(find, both)]:
            return both, taken
    return "", []


def _is_whole(end: str, beginning: str) -> bool:
    """Whether a number ends with its line, or begins with the next: then none is broken."""
    return any(find.end == len(end) for find in numbers.finds(end)) or any(
        find.start == 0 for find in numbers.finds(beginning)
    )


def _is_meant(find: Find, both: str) -> bool:
    if find.rule is Rule.IDENTITY:
        return True
    beside = (both[: find.start].rstrip()[-1:], both[find.end :].lstrip()[:1])
    return any(letter and not letter.isdigit() for letter in beside)
