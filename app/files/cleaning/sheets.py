"""Workbooks as they are shown: values instead of formulas, nothing hidden, nothing beside them."""

import zipfile
from pathlib import Path
from typing import Any

from app.files.cleaning import cells
from app.files.cleaning.charts import clean_chart
from app.files.cleaning.package import OFFICE, Package, note_left_out, resolved
from app.files.cleaning.removed import Removed
from app.files.cleaning.trees import drop, drop_all, is_on, local, named, parsed, words
from app.files.errors import CannotBeCleaned
from app.files.extraction.passages import Where
from app.files.extraction.sheets import MAIN

KEPT = frozenset(
    {
        *("worksheet", "chartsheet", "styles", "theme", "sharedStrings", "drawing", "image"),
        *("chart", "chartStyle", "chartColorStyle", "hyperlink"),
    }
)
IN_WORKBOOK = frozenset(
    {"fileVersion", "workbookPr", "bookViews", "sheets", "definedNames", "calcPr"}
)
SHOWN = frozenset(
    {
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "mergeCells"),
        *("hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks"),
        *("colBreaks", "drawing"),
    }
)
PRINTED = frozenset({"_xlnm.Print_Area", "_xlnm.Print_Titles"})
CELL_REFERENCE = "{" + OFFICE + "}id"


def clean(path: Path, target: Path, name: str) -> Removed:
    """Write the copy; what was left out."""
    removed = Removed()
    with zipfile.ZipFile(path) as archive:
        package = Package(archive, name, removed)
        book = package.follow(KEPT)
        root = package.tree(book)
        if root.tag != MAIN + "workbook":
            raise CannotBeCleaned(name=name)
        strings = cells.Strings(package)
        shown = _shown_sheets(package, book, strings)
        _note_links(package)
        _clean_book(root, shown, removed)
        hidden = cells.hidden_styles(package)
        for part, title in shown.values():
            _clean_sheet(package, part, title, cells.Reading(strings, hidden, removed, title, name))
        strings.forget_unused()
        for part in package.of_kind("chart"):
            clean_chart(package.tree(part))
        for part in package.of_kind("drawing"):
            _clean_drawing(package.tree(part), removed)
        note_left_out(package)
        package.save(target)
    return removed


def _shown_sheets(
    package: Package, book: str, strings: cells.Strings
) -> dict[int, tuple[str, str]]:
    """The sheets that stay, by their place in the book; hidden ones are noted and dropped."""
    shown: dict[int, tuple[str, str]] = {}
    targets = package.targets(book)
    for place, sheet in enumerate(list(named(package.tree(book), "sheet"))):
        part, title = targets.get(sheet.get(CELL_REFERENCE), ""), str(sheet.get("name", ""))
        if part not in package.kinds:
            raise CannotBeCleaned(name=package.name)
        if sheet.get("state", "visible") == "visible":
            shown[place] = part, title
            continue
        cells.note_sheet(package.tree(part), title, strings, package.removed)
        package.drop_whole(part)
        drop(sheet)
    if not shown:
        raise CannotBeCleaned(name=package.name)
    return shown


def _note_links(package: Package) -> None:
    """Tables of other workbooks of which the values were kept."""
    for part in package.left_out():
        if "externalLinks/" in part and part.endswith(".xml"):
            root = parsed(package.archive.read(part))
            said = " ".join(each.text or "" for each in named(root, "v"))
            sheets = " ".join(each.get("val", "") for each in named(root, "sheetName"))
            package.removed.note(Where.EXTERNAL_LINK, f"{sheets} {said}")


def _clean_book(root: Any, shown: dict[int, tuple[str, str]], removed: Removed) -> None:
    for element in list(root):
        if local(element) not in IN_WORKBOOK:
            drop(element)
    for view in named(root, "workbookView"):
        for name in ("activeTab", "firstSheet"):
            view.attrib.pop(name, None)
    places = {place: number for number, place in enumerate(shown)}
    for each in list(named(root, "definedName")):
        place = int(each.get("localSheetId", "-1"))
        if each.get("name") in PRINTED and place in places:
            each.set("localSheetId", str(places[place]))
            continue
        if not str(each.get("name", "")).startswith("_xlnm."):
            removed.note(Where.DEFINED_NAME, each.text or "", name=each.get("name", ""))
        drop(each)
    drop_all(each for each in list(named(root, "definedNames")) if not len(each))


def _clean_sheet(package: Package, part: str, title: str, reading: cells.Reading) -> None:
    """What a reader sees of one sheet."""
    root = package.tree(part)
    _note_comments(package, part, title)
    for element in list(root):
        if local(element) not in SHOWN:
            drop(element)
    for setup in named(root, "pageSetup"):
        setup.attrib.pop(CELL_REFERENCE, None)
    cells.clean(root, reading)
    known = {each.get("Id") for each in package.relations.get(part, ())}
    for link in list(named(root, "hyperlink")):
        for name in ("tooltip", "display"):
            link.attrib.pop(name, None)
        if link.get(CELL_REFERENCE) not in known:
            drop(link)
    drop_all(each for each in list(named(root, "hyperlinks")) if not len(each))


def _note_comments(package: Package, part: str, title: str) -> None:
    """Comments and the threads below them, by the cell they hang on."""
    for target in _beside(package, part):
        if "omments" not in target or target not in package.archive.NameToInfo:
            continue
        for each in named(parsed(package.archive.read(target)), "comment", "threadedComment"):
            row, column = cells.place_of(str(each.get("ref", "")))
            said = words(each, "t", "text")
            package.removed.note(Where.CELL_COMMENT, said, number=row, name=title, column=column)


def _beside(package: Package, part: str) -> list[str]:
    """The parts a sheet of the original had, those too that are not copied."""
    folder, _, own = part.rpartition("/")
    place = f"{folder}/_rels/{own}.rels"
    if place not in package.archive.NameToInfo:
        return []
    root = parsed(package.archive.read(place))
    return [resolved(part, str(each.get("Target", ""))) for each in root]


def _clean_drawing(root: Any, removed: Removed) -> None:
    for shape in list(named(root, "cNvPr")):
        if shape.get("name"):
            shape.set("name", shape.get("id") or "1")
        if shape.get("hidden") and is_on(shape, "hidden"):
            holder = next(
                (each for each in shape.iterancestors() if "Anchor" in local(each)), shape
            )
            removed.note(Where.HIDDEN_SHAPE, words(holder, "t") or shape.get("descr", ""))
            drop(holder)
    for shape in named(root, "sp", "pic", "cxnSp"):
        for name in ("macro", "textlink"):
            if shape.get(name):
                shape.set(name, "")
