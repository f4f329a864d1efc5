"""Text of workbooks and presentations, read from their XML parts without building them up."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from app.files.extraction.passages import Extract, Passage, Where, gathered

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
SLIDE = re.compile(r"ppt/(?:slides|notesSlides)/\D*(\d+)\.xml")
DRAWING = re.compile(r"xl/drawings/drawing[^/]*\.xml")
CHART = re.compile(r"(?:xl|ppt|word)/(?:charts/chart|diagrams/data)[^/]*\.xml")
STRINGS = "xl/sharedStrings.xml"
WORKBOOK = "xl/workbook.xml"
EDGES = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
WIDEST_GAP = 20
"""So many empty cells are written as tabs; beyond, the row goes on in a passage of its own."""


def workbook(path: Path) -> Extract:
    """One passage a row, cells parted by tabs; then what is drawn over the cells."""
    with zipfile.ZipFile(path) as archive:
        return gathered(_everything(archive))


def presentation(path: Path) -> Extract:
    """One passage a slide."""
    with zipfile.ZipFile(path) as archive:
        return gathered([*_slides(archive), *charts(archive)])


def column_of(letters: str) -> int:
    """``AB`` is 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _everything(archive: zipfile.ZipFile) -> Iterator[Passage]:
    names = archive.namelist()
    strings = _strings(archive) if STRINGS in names else []
    titles = _titles(archive) if WORKBOOK in names else {}
    listed = [part for part in titles if part in names]
    others = sorted(part for part in names if SHEET.fullmatch(part) and part not in titles)
    for number, part in enumerate((*listed, *others), start=1):
        title = titles.get(part, "")
        yield Passage(Where.SHEET_NAME, number, title)
        yield from _rows(archive, part, title, strings)
        for edge in (
            "oddHeader",
            "oddFooter",
            "evenHeader",
            "evenFooter",
            "firstHeader",
            "firstFooter",
        ):
            for element in _elements(archive, part, edge):
                yield Passage(Where.SHEET_EDGE, number, _without_codes(element.text), title)
    for number, part in enumerate(filter(DRAWING.fullmatch, sorted(names)), start=1):
        yield Passage(Where.BOX, number, _lines(archive, part))
    yield from charts(archive)


def _titles(archive: zipfile.ZipFile) -> dict[str, str]:
    """The sheets by the parts they stand in, in the order of the workbook."""
    place = "xl/_rels/workbook.xml.rels"
    targets: dict[str, str] = {}
    if place in archive.NameToInfo:
        for each in _elements(archive, place, "Relationship"):
            target = str(each.get("Target", ""))
            part = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            targets[each.get("Id")] = posixpath.normpath(part)
    return {
        targets[each.get(RELATED)]: str(each.get("name", ""))
        for each in _elements(archive, WORKBOOK, "sheet")
        if each.get(RELATED) in targets
    }


def _rows(archive: zipfile.ZipFile, part: str, title: str, strings: list[str]) -> Iterator[Passage]:
    number = 0
    for row in _elements(archive, part, "row"):
        number = int(row.get("r") or number + 1)
        cells: list[str] = []
        first = last = 0
        for cell in row:
            if _local(cell) != "c":
                continue
            column = column_of(str(cell.get("r", "")).rstrip("0123456789")) or last + 1
            if cells and not 0 < column - last <= WIDEST_GAP:
                yield Passage(Where.ROW, number, "\t".join(cells), title, first)
                cells = []
            cells += [""] * (column - last - 1 if cells else 0)
            first = first if cells else column
            cells.append(cell_text(cell, strings))
            last = column
        yield Passage(Where.ROW, number, "\t".join(cells), title, first)


def cell_text(cell: Any, strings: list[str]) -> str:
    """What a cell shows, on one line."""
    if cell.get("t") == "inlineStr":
        return _on_one_line(_words(cell))
    value = next((part.text or "" for part in cell if _local(part) == "v"), "")
    if cell.get("t") == "s":
        known = value.isdecimal() and int(value) < len(strings)
        return _on_one_line(strings[int(value)]) if known else ""
    return _on_one_line(value.removesuffix(".0"))


def _on_one_line(text: str) -> str:
    return " ".join(text.split("\t")).replace("\r", "").replace("\n", " ")


def _without_codes(text: str | None) -> str:
    """A header without the codes that set its place and font."""
    return re.sub(r'&(?:"[^"]*"|K[0-9A-F]{6}|[0-9]+|.)', " ", text or "")


def _strings(archive: zipfile.ZipFile) -> list[str]:
    return [_words(item) for item in _elements(archive, STRINGS, "si")]


def _slides(archive: zipfile.ZipFile) -> Iterator[Passage]:
    for name in sorted(archive.namelist()):
        if found := SLIDE.fullmatch(name):
            yield Passage(Where.SLIDE, int(found[1]), _lines(archive, name))


def charts(archive: zipfile.ZipFile) -> Iterator[Passage]:
    """What charts and schemes say, in whatever kind of document they stand."""
    for number, part in enumerate(filter(CHART.fullmatch, sorted(archive.namelist())), start=1):
        values = [element.text or "" for element in _elements(archive, part, "v")]
        yield Passage(Where.CHART, number, "\n".join((_lines(archive, part), *values)))


def _lines(archive: zipfile.ZipFile, part: str) -> str:
    lines = [_words(line) for line in _elements(archive, part, "p")]
    return "\n".join(filter(str.strip, lines))


def _elements(archive: zipfile.ZipFile, name: str, tag: str) -> Iterator[Any]:
    """Every ``tag`` of a part in turn; each is forgotten once it was looked at."""
    content = BytesIO(archive.read(name))
    reader = etree.iterparse(
        content, tag="{*}" + tag, resolve_entities=False, no_network=True, load_dtd=False
    )
    for _event, element in reader:
        yield element
        element.clear()


def _words(element: Any) -> str:
    return "".join(part.text or "" for part in element.iter() if _local(part) == "t")


def _local(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
