"""Word documents: paragraphs and tables in their order."""

import zipfile
from io import BytesIO
from typing import Any

from docx import Document

from app.files.extraction import word
from app.files.inspection.office import check_size
from app.publishing.importing.sources.numbering import numbering_of
from app.publishing.importing.sources.plain import BLANKS
from app.publishing.importing.values import Block, Source

TITLE_STYLES = frozenset({"Title", "标题"})


def read(content: bytes, name: str) -> Source:
    """A .docx; what would unpack to too much is refused before it is opened."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        check_size(archive, packed=len(content), name=name)
    document = Document(BytesIO(content))
    blocks: list[Block] = []
    numbering = numbering_of(document)
    for element in word.within(word.body_of(document), word.PARAGRAPH, word.TABLE):
        if element.tag == word.TABLE:
            blocks.extend(_table(element))
        else:
            blocks.extend(_lines(element, number=numbering.before(element)))
    return Source(tuple(blocks))


def _lines(paragraph: Any, *, number: str) -> list[Block]:
    style = paragraph.find(f"{word.WORD}pPr/{word.WORD}pStyle")
    is_heading = style is not None and style.get(word.WORD + "val") in TITLE_STYLES
    said = word.words(paragraph).strip()
    lines = (line.strip(BLANKS) for line in (number + said if said else "").split("\n"))
    return [Block(line, is_heading=is_heading) for line in lines if line]


def _table(table: Any) -> list[Block]:
    rows = tuple(tuple(row) for row in word.rows(table))
    text = "\n".join("\t".join(row) for row in rows).strip()
    return [Block(text, rows=rows)] if text else []
