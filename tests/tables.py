"""Reading a table that goes out the way a table program does."""

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells_of(workbook):
    """Every cell of the first sheet: its type, its text, and whether it holds a formula."""
    with ZipFile(BytesIO(workbook)) as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    texts = ["".join(each.itertext()) for each in strings.iter(f"{CELL}si")]
    return [
        (cell.get("t"), texts[int(cell.findtext(f"{CELL}v"))], cell.find(f"{CELL}f") is not None)
        for cell in sheet.iter(f"{CELL}c")
    ]
