"""What differs between two versions: fields, text word by word, attachments by content. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from app.publishing.text import paragraphs

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
class FieldChange:
    """A field and its two values."""

    field: str
    before: object
    after: object


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


@dataclass(frozen=True, slots=True)
class FileChange:
    """An attachment, by its name and content."""

    change: Change
    name: str
    former_name: str = ""


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything that changed; empty when nothing did."""

    fields: tuple[FieldChange, ...]
    paragraphs: tuple[Paragraph, ...]
    files: tuple[FileChange, ...]
    files_reordered: bool = False
    only_markup: bool = False

    def __bool__(self) -> bool:
        return bool(
            self.fields or self.paragraphs or self.files or self.files_reordered or self.only_markup
        )


def between(before: Mapping[str, Any], after: Mapping[str, Any]) -> Differences:
    """What changed from one version's content to another's."""
    condensed = tuple(_condensed(_paragraphs(before["text"], after["text"])))
    return Differences(
        fields=tuple(_fields(before, after)),
        paragraphs=condensed,
        only_markup=before["text"] != after["text"] and not condensed,
        files=tuple(_files(before["attachments"], after["attachments"])),
        files_reordered=_reordered(before["attachments"], after["attachments"]),
    )


def _fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[FieldChange]:
    if before["title"] != after["title"]:
        yield FieldChange("title", before["title"], after["title"])
    old, new = before["metadata"], after["metadata"]
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            yield FieldChange(name, old.get(name), new.get(name))


def _paragraphs(before: str, after: str) -> list[Paragraph]:
    if before == after:
        return []
    old, new = paragraphs(before), paragraphs(after)
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


def _files(
    before: Sequence[Mapping[str, str]], after: Sequence[Mapping[str, str]]
) -> Iterator[FileChange]:
    old = {each["sha256"]: each["name"] for each in before}
    new = {each["sha256"]: each["name"] for each in after}
    replaced = {name for sha, name in old.items() if sha not in new} & {
        name for sha, name in new.items() if sha not in old
    }
    for sha, name in old.items():
        if sha not in new and name not in replaced:
            yield FileChange(Change.REMOVED, name)
    for sha, name in new.items():
        if sha not in old:
            yield FileChange(Change.CHANGED if name in replaced else Change.ADDED, name)
        elif old[sha] != name:
            yield FileChange(Change.CHANGED, name, former_name=old[sha])


def _reordered(before: Sequence[Mapping[str, str]], after: Sequence[Mapping[str, str]]) -> bool:
    old = [each["sha256"] for each in before]
    new = [each["sha256"] for each in after]
    return [sha for sha in old if sha in new] != [sha for sha in new if sha in old]
