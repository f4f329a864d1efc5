"""Text of PDF files, page by page. A scanned page has none and makes the extract incomplete."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from app.files.extraction.passages import Extract, Passage, Where, gathered

MOST_PAGES = 2_000


def passages(path: Path) -> Extract:
    """One passage a page, then the outline."""
    with path.open("rb") as content:
        reader = PdfReader(content)
        pages = list(_pages(reader))
        outline = list(_outline(reader.outline))
        is_complete = len(pages) == len(reader.pages) and all(page.text.strip() for page in pages)
    return gathered([*pages, *outline], is_complete=is_complete)


def _pages(reader: PdfReader) -> Iterator[Passage]:
    for number, page in enumerate(reader.pages, start=1):
        if number > MOST_PAGES:
            return
        yield Passage(Where.PAGE, number, page_text(page))


def _outline(entries: Any) -> Iterator[Passage]:
    """What the outline beside the pages says."""
    titles = [str(each.title) for each in _flat(entries) if each.title]
    for number, title in enumerate(titles, start=1):
        yield Passage(Where.BOOKMARK, number, title)


def _flat(entries: Any) -> Iterator[Any]:
    for each in entries:
        if isinstance(each, list):
            yield from _flat(each)
        else:
            yield each


def page_text(page: PageObject) -> str:
    """The text of one page; a page that cannot be read has none."""
    try:
        return page.extract_text()
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return ""
