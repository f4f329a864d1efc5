"""What differs between two versions: fields, text word by word, attachments by content. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.publishing.text import paragraphs
from app.review.differences import Change, Paragraph, changes


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field and its two values."""

    field: str
    before: object
    after: object


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
    condensed = changes(paragraphs(before["text"]), paragraphs(after["text"]))
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
