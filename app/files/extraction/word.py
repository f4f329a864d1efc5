"""Text of Word documents: paragraphs and tables in their order, headers, footers, notes.

The XML is walked directly: python-docx leaves out what stands in content controls.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document
from lxml import etree

from app.files.extraction.passages import Extract, Passage, Where, gathered
from app.files.extraction.sheets import charts

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, TABLE, ROW, CELL = (WORD + name for name in ("p", "tbl", "tr", "tc"))
WRAPPERS = frozenset(
    WORD + name for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo")
)
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BOX = WORD + "txbxContent"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
SPACES = {WORD + "br": "\n", WORD + "cr": "\n", WORD + "tab": "\t"}
NOTES = ("/footnotes", "/endnotes", "/comments")
DEEPEST = 20
SAFE = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def passages(path: Path) -> Extract:
    """The document's text, headers and footers first: marks stand there."""
    with path.open("rb") as content:
        document = Document(content)
    with zipfile.ZipFile(path) as archive:
        return gathered([*_all(document), *charts(archive)])


def body_of(document: Any) -> Any:
    """The element that holds the paragraphs and tables of the text itself."""
    return document.element.body


def _all(document: Any) -> Iterator[Passage]:
    described = [each.get("descr") or each.get("title") for each in body_of(document).iter(DRAWN)]
    boxes = _taken_out(body_of(document))
    for number, section in enumerate(document.sections, start=1):
        for part in (section.header, section.first_page_header, section.even_page_header):
            yield from (Passage(Where.HEADER, number, line) for line in _own_lines(part))
        for part in (section.footer, section.first_page_footer, section.even_page_footer):
            yield from (Passage(Where.FOOTER, number, line) for line in _own_lines(part))
    for number, line in enumerate(lines(body_of(document)), start=1):
        yield Passage(Where.PARAGRAPH, number, line)
    for number, line in enumerate(_notes(document), start=1):
        yield Passage(Where.NOTE, number, line)
    for number, box in enumerate(boxes, start=1):
        yield Passage(Where.BOX, number, "\n".join(lines(box)))
    for number, text in enumerate(filter(None, described), start=1):
        yield Passage(Where.PICTURE_TEXT, number, text)


def _taken_out(body: Any) -> list[Any]:
    """The text boxes, cut out of the paragraphs they hang on: a place of their own."""
    boxes = [box for box in body.iter(BOX) if next(box.iterancestors(FALLBACK), None) is None]
    for box in boxes:
        box.getparent().remove(box)
    return boxes


def _own_lines(part: Any) -> Iterator[str]:
    """The lines of a header or footer; one that repeats the section before has none."""
    if not part.is_linked_to_previous:
        yield from lines(part._element)


def _notes(document: Any) -> Iterator[str]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith(NOTES) and not relation.is_external:
            root = etree.fromstring(relation.target_part.blob, SAFE)
            yield from (words(paragraph) for paragraph in root.iter(PARAGRAPH))


def lines(parent: Any) -> Iterator[str]:
    """Each paragraph and each table row within ``parent``, in the order in which they stand."""
    for block in within(parent, PARAGRAPH, TABLE):
        if block.tag == TABLE:
            yield from ("\t".join(row) for row in rows(block))
        else:
            yield from words(block).split("\n")


def rows(table: Any, *, depth: int = 0) -> Iterator[list[str]]:
    """The texts of the cells, row by row."""
    for row in within(table, ROW):
        yield [_cell(cell, depth=depth + 1) for cell in within(row, CELL)]


def _cell(cell: Any, *, depth: int) -> str:
    texts: list[str] = []
    for block in within(cell, PARAGRAPH, TABLE):
        if block.tag == PARAGRAPH:
            texts.append(words(block).replace("\n", " "))
        elif depth < DEEPEST:
            texts.extend(" ".join(row) for row in rows(block, depth=depth))
    return " ".join(text for text in texts if text.strip())


def within(parent: Any, *tags: str, depth: int = 0) -> Iterator[Any]:
    """The nearest ``tags`` below ``parent``, seen through content controls and revisions."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in WRAPPERS and depth < DEEPEST:
            yield from within(child, *tags, depth=depth + 1)


def words(paragraph: Any) -> str:
    """The words of a paragraph, those in links, fields and boxes too, without deleted ones."""
    said = []
    for element in paragraph.iter():
        if element.tag in SPACES:
            said.append(SPACES[element.tag])
        elif element.tag == WORD + "t" and next(element.iterancestors(FALLBACK), None) is None:
            said.append(element.text or "")
    return "".join(said)
