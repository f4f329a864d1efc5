"""The cells of a sheet: which of them are shown, and their words and values alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.files.cleaning.package import Package
from app.files.cleaning.removed import Removed
from app.files.cleaning.trees import drop, drop_all, is_on, local, named, words
from app.files.errors import CannotBeCleaned
from app.files.extraction.passages import Where
from app.files.extraction.sheets import cell_text, column_of

SHOWS_NOTHING = re.compile(r'(?:(?:"")?;){2,3}(?:"")?')
MOST_COVERED = 2_000_000
THINNEST, NARROWEST = 1.0, 0.2
WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})
REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def place_of(reference: str) -> tuple[int, int]:
    """Row and column of ``C5``; zeros when it is no reference."""
    found = REFERENCE.match(reference)
    return (int(found[2]), column_of(found[1])) if found else (0, 0)


class Strings:
    """The texts that cells share; those no cell shows any more are emptied."""

    def __init__(self, package: Package) -> None:
        parts = package.of_kind("sharedStrings")
        self.items = list(named(package.tree(parts[0]), "si")) if parts else []
        self.texts = [words(item, "t") for item in self._plain()]
        self.used: set[int] = set()

    def _plain(self) -> list[Any]:
        for item in self.items:
            drop_all(list(named(item, "rPh", "phoneticPr")))
        return self.items

    def forget_unused(self) -> None:
        """Leave an empty text in the place of each that is not used, so that the others count."""
        for number, item in enumerate(self.items):
            if number not in self.used:
                for child in list(item)[1:]:
                    drop(child)
                for child in item:
                    child.clear()
                    child.tag = item.tag.removesuffix("si") + "t"


@dataclass(slots=True)
class Reading:
    """What is known while the cells of one sheet are gone through."""

    strings: Strings
    hidden: frozenset[str]
    removed: Removed
    title: str
    name: str


def note_sheet(root: Any, title: str, strings: Strings, removed: Removed) -> None:
    """A sheet nobody sees, row by row."""
    removed.note(Where.HIDDEN_SHEET, "", number=1, name=title)
    for number, _row, cells in _rows(root):
        for column, cell in cells:
            if said := cell_text(cell, strings.texts):
                removed.note(Where.HIDDEN_SHEET, said, number=number, name=title, column=column)


def clean(root: Any, reading: Reading) -> None:
    """Empty every cell that is not shown, and leave of the others what they show."""
    columns, covered = _hidden_columns(root), _covered(root, reading.name)
    for number, row, cells in _rows(root):
        is_hidden = _is_hidden_row(row)
        for column, cell in cells:
            where = Where.HIDDEN_ROW if is_hidden else Where.HIDDEN_COLUMN
            if is_hidden or column in columns:
                _empty(cell, where, (number, column), reading)
                drop(cell)
            elif cell.get("s", "0") in reading.hidden or (number, column) in covered:
                _empty(cell, Where.HIDDEN_CELL, (number, column), reading)
            else:
                _keep_value(cell, reading.strings)


def _rows(root: Any) -> Iterator[tuple[int, Any, list[tuple[int, Any]]]]:
    number = 0
    for row in named(root, "row"):
        number = int(row.get("r") or number + 1)
        column, cells = 0, []
        for cell in row:
            if local(cell) == "c":
                column = place_of(cell.get("r", ""))[1] or column + 1
                cells.append((column, cell))
        yield number, row, cells


def _is_hidden_row(row: Any) -> bool:
    if row.get("hidden") and is_on(row, "hidden"):
        return True
    return float(row.get("ht", THINNEST)) < THINNEST


def _hidden_columns(root: Any) -> frozenset[int]:
    found: set[int] = set()
    for each in named(root, "col"):
        if (each.get("hidden") and is_on(each, "hidden")) or float(
            each.get("width", 1)
        ) < NARROWEST:
            found.update(range(int(each.get("min")), min(int(each.get("max")), 16_384) + 1))
    return frozenset(found)


def _covered(root: Any, name: str) -> frozenset[tuple[int, int]]:
    """Cells that lie below a merged one: all of it but the first."""
    found: set[tuple[int, int]] = set()
    for each in named(root, "mergeCell"):
        first, _, last = str(each.get("ref", "")).partition(":")
        (top, left), (bottom, right) = place_of(first), place_of(last or first)
        if (bottom - top + 1) * (right - left + 1) + len(found) > MOST_COVERED:
            raise CannotBeCleaned(name=name)
        rows, columns = range(top, bottom + 1), range(left, right + 1)
        found.update((row, column) for row in rows for column in columns)
        found.discard((top, left))
    return frozenset(found)


def _empty(cell: Any, where: Where, place: tuple[int, int], reading: Reading) -> None:
    if said := cell_text(cell, reading.strings.texts):
        number, column = place
        reading.removed.note(where, said, number=number, name=reading.title, column=column)
    drop_all(list(cell))
    cell.attrib.pop("t", None)


def _keep_value(cell: Any, strings: Strings) -> None:
    for name in ("cm", "vm", "ph"):
        cell.attrib.pop(name, None)
    for child in list(cell):
        if local(child) not in ("v", "is"):
            drop(child)
        elif cell.get("t") == "s" and (child.text or "").isdecimal():
            strings.used.add(int(child.text))


def hidden_styles(package: Package) -> frozenset[str]:
    """The styles whose cells show nothing: a format without a picture, or white on white."""
    found: set[str] = set()
    for part in package.of_kind("styles"):
        root = package.tree(part)
        formats = {
            each.get("numFmtId")
            for each in named(root, "numFmt")
            if SHOWS_NOTHING.fullmatch(each.get("formatCode", ""))
        }
        fonts = [_is_white(font.find("{*}color")) for font in _listed(root, "fonts")]
        fills = [_is_empty(fill) for fill in _listed(root, "fills")]
        for number, style in enumerate(_listed(root, "cellXfs")):
            is_white = _at(fonts, style.get("fontId")) and _at(fills, style.get("fillId"))
            if is_white or style.get("numFmtId") in formats:
                found.add(str(number))
    return frozenset(found)


def _listed(root: Any, name: str) -> list[Any]:
    holder = root.find("{*}" + name)
    return [] if holder is None else list(holder)


def _at(known: list[bool], number: str | None) -> bool:
    place = int(number or 0)
    return place < len(known) and known[place]


def _is_white(colour: Any) -> bool:
    if colour is None:
        return False
    return colour.get("rgb", "").upper() in WHITE or (
        colour.get("theme") == "0" and colour.get("tint") is None
    )


def _is_empty(fill: Any) -> bool:
    pattern = fill.find("{*}patternFill")
    if pattern is None:
        return False
    if pattern.get("patternType", "none") == "none":
        return True
    return pattern.get("patternType") == "solid" and _is_white(pattern.find("{*}fgColor"))
