"""PDF: the lines of each page, put together again to paragraphs where they were broken."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from unicodedata import east_asian_width

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
LEAST_WIDTH = 40
ALMOST = 6
"""A line so much short of the margin may still have been broken; a Chinese character counts two."""


def read(content: bytes, name: str) -> Source:
    """A .pdf that is not protected; scanned pages have no text and are reported."""
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise FileEncrypted(name=name)
    pages = [page_text(page) for page, _ in zip(reader.pages, range(MOST_PAGES), strict=False)]
    lines = [line for text in pages for line in _lines_of(text)]
    is_complete = len(pages) == len(reader.pages) and all(text.strip() for text in pages)
    return Source(tuple(Block(line) for line in joined(lines)), is_complete=is_complete)


def _lines_of(text: str) -> list[str]:
    lines = (line.strip(BLANKS) for line in text.splitlines())
    return [line for line in lines if line and not PAGE_NUMBER.match(line)]


def joined(lines: Sequence[str]) -> Iterator[str]:
    """Paragraphs. A line is continued when it reaches the margin without ending a sentence."""
    margin = _margin(lines)
    paragraph = ""
    last = ""
    for line in lines:
        if paragraph and _continues(last, line, margin=margin):
            paragraph += (" " if _is_latin(last[-1:] + line[:1]) else "") + line
        else:
            if paragraph:
                yield paragraph
            paragraph = line
        last = line
    if paragraph:
        yield paragraph


def _continues(last: str, line: str, *, margin: int) -> bool:
    if margin < LEAST_WIDTH or _width(last) < margin - ALMOST:
        return False
    return not last.endswith(ENDS) and not NUMBERED.match(line)


def _margin(lines: Sequence[str]) -> int:
    """The width three lines come near to; a single longer one, such as a row, is no margin."""
    widths = sorted(map(_width, lines), reverse=True)
    for width, third in zip(widths, widths[2:], strict=False):
        if third >= width - ALMOST:
            return width
    return max(widths, default=0)


def _width(line: str) -> int:
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in line)


def _is_latin(letters: str) -> bool:
    return len(letters) == 2 and letters.isascii() and letters.isalpha()
