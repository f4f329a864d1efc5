"""Text of workbooks and presentations, read from their XML parts without building them up."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from app.files.extraction.passages import Extract, Passage, Where, gathered

SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
SLIDE = re.compile(r"ppt/(?:slides|notesSlides)/\D*(\d+)\.xml")
STRINGS = "xl/sharedStrings.xml"


def workbook(path: Path) -> Extract:
    """One passage a row, cells parted by tabs."""
    with zipfile.ZipFile(path) as archive:
        return gathered(_rows(archive))


def presentation(path: Path) -> Extract:
    """One passage a slide."""
    with zipfile.ZipFile(path) as archive:
        return gathered(_slides(archive))


def _rows(archive: zipfile.ZipFile) -> Iterator[Passage]:
    names = archive.namelist()
    strings = _strings(archive) if STRINGS in names else []
    for name in sorted(filter(SHEET.fullmatch, names)):
        for number, row in enumerate(_elements(archive, name, "row"), start=1):
            cells = [_cell(cell, strings) for cell in row if _local(cell) == "c"]
            yield Passage(Where.ROW, number, "\t".join(cells))


def _cell(cell: Any, strings: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _words(cell)
    value = next((part.text or "" for part in cell if _local(part) == "v"), "")
    if cell.get("t") == "s":
        return strings[int(value)] if value.isdecimal() and int(value) < len(strings) else ""
    return value.removesuffix(".0")


def _strings(archive: zipfile.ZipFile) -> list[str]:
    return [_words(item) for item in _elements(archive, STRINGS, "si")]


def _slides(archive: zipfile.ZipFile) -> Iterator[Passage]:
    for name in sorted(archive.namelist()):
        if found := SLIDE.fullmatch(name):
            lines = [_words(line) for line in _elements(archive, name, "p")]
            yield Passage(Where.SLIDE, int(found[1]), "\n".join(filter(str.strip, lines)))


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
