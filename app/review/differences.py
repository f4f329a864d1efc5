"""What differs between two texts: paragraph by paragraph, and within one word by word. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

WORD = re.compile(r"[A-Za-z0-9.,%]+|\s+|.", re.DOTALL)
ALIKE = 0.4
MOST_WORDS = 4_000
MOST_PARAGRAPHS = 4_000
CONTEXT = 1


class Change(StrEnum):
    """What happened to a piece."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one paragraph."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its runs; ``skipped`` unchanged ones stand for a SKIPPED one."""

    change: Change
    runs: tuple[Run, ...] = ()
    skipped: int = 0


def changes(old: Sequence[str], new: Sequence[str]) -> tuple[Paragraph, ...]:
    """What became of each paragraph, with the unchanged ones next to a change; empty if nothing."""
    return tuple(_condensed(_changes(old, new))) if list(old) != list(new) else ()


def _changes(old: Sequence[str], new: Sequence[str]) -> list[Paragraph]:
    if max(len(old), len(new)) > MOST_PARAGRAPHS:
        return [*_all(old, Change.REMOVED), *_all(new, Change.ADDED)]
    found: list[Paragraph] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found.extend(_all(old[i1:i2], Change.SAME))
        else:
            found.extend(_replaced(old[i1:i2], new[j1:j2]))
    return found


def _all(texts: Sequence[str], change: Change) -> list[Paragraph]:
    return [Paragraph(change, (Run(change, text),)) for text in texts]


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    """Paragraphs that took each other's place: shown together where they are alike."""
    for before, after in zip_longest(old, new):
        if before is not None and after is not None and _alike(before, after):
            yield Paragraph(Change.CHANGED, tuple(_runs(before, after)))
            continue
        if before is not None:
            yield from _all([before], Change.REMOVED)
        if after is not None:
            yield from _all([after], Change.ADDED)


def _alike(before: str, after: str) -> bool:
    if max(len(before), len(after)) > MOST_WORDS:
        return False
    return SequenceMatcher(None, before, after, autojunk=False).quick_ratio() >= ALIKE


def _runs(before: str, after: str) -> Iterator[Run]:
    old, new = WORD.findall(before), WORD.findall(after)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Run(Change.SAME, "".join(old[i1:i2]))
            continue
        if i1 < i2:
            yield Run(Change.REMOVED, "".join(old[i1:i2]))
        if j1 < j2:
            yield Run(Change.ADDED, "".join(new[j1:j2]))


def _condensed(found: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Unchanged paragraphs far from any change are counted, not shown."""
    changed = [place for place, each in enumerate(found) if each.change is not Change.SAME]
    near = {place + step for place in changed for step in range(-CONTEXT, CONTEXT + 1)}
    skipped = 0
    for place, each in enumerate(found):
        if place not in near:
            skipped += 1
            continue
        if skipped:
            yield Paragraph(Change.SKIPPED, skipped=skipped)
            skipped = 0
        yield each
    if skipped and changed:
        yield Paragraph(Change.SKIPPED, skipped=skipped)
