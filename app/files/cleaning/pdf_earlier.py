"""Earlier revisions that a PDF carries below the present one: what they said that is gone now."""

import io
import re

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from app.files.cleaning.removed import Removed
from app.files.extraction.passages import Where
from app.files.extraction.pdf import page_text

END = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
MOST_READ = 5


def note(content: bytes, removed: Removed) -> None:
    """Note each earlier revision. The first half of a file made for the web is none."""
    ends = [found.end() for found in END.finditer(content) if int(found[1])]
    if len(ends) < 2:
        return
    now = set(_lines(content))
    for number, end in enumerate(ends[:-1], start=1):
        gone = [] if number > MOST_READ else [x for x in _lines(content[:end]) if x not in now]
        removed.note(Where.EARLIER, "\n".join(gone), number=number)


def _lines(content: bytes) -> list[str]:
    try:
        pages = PdfReader(io.BytesIO(content)).pages
        return [line.strip() for page in pages for line in page_text(page).splitlines()]
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError):
        return []
