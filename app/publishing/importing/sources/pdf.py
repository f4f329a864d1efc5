"""PDF: the lines of each page, put together again to paragraphs where they were broken."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO

from pypdf import PdfReader

from app.files.errors import FileEncrypted
from app.files.extraction.pdf import MOST_PAGES, page_text
from app.publishing.importing.sources.plain import BLANKS
from app.publishing.importing.titles import NUMBERED
from app.publishing.importing.values import Block, Source

PAGE_NUMBER = re.compile(
    r"^[-—–－\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/共]\s*\d{1,4}\s*页?)?[-—–－\s]*$"
)
ENDS = tuple("。；：！？.;:!?")
LEAST_WIDTH = 20
ALMOST = 3
"""A line that is so many characters short of the widest may still have been broken."""


def read(content: bytes, name: str) -> Source:
    """A .pdf that is not protected; scanned pages have no text and are reported."""
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise FileEncrypted(name=name)
    pages = [page_text(page) for page, _ in zip(reader.pages, range(MOST_PAGES), strict=False)]
    lines = [line for text in pages for line in _lines_of(text)]
    is_complete = len(pages) == len(reader.pages) and all(text.strip() for text in pages)
    return Source(tuple(Block(line) for line in _joined(lines)), is_complete=is_complete)


def _lines_of(text: str) -> list[str]:
    lines = (line.strip(BLANKS) for line in text.splitlines())
    return [line for line in lines if line and not PAGE_NUMBER.match(line)]


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Paragraphs. A line is continued when it reaches the margin without ending a sentence."""
    width = max(map(len, lines), default=0)
    paragraph = ""
    last = ""
    for line in lines:
        if paragraph and _continues(last, line, width=width):
            paragraph += line
        else:
            if paragraph:
                yield paragraph
            paragraph = line
        last = line
    if paragraph:
        yield paragraph


def _continues(last: str, line: str, *, width: int) -> bool:
    if width < LEAST_WIDTH or len(last) < width - ALMOST:
        return False
    return not last.endswith(ENDS) and not NUMBERED.match(line)
