"""Choosing how a file is read by its media type, and saying plainly when it cannot be."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError
from pypdf.errors import PyPdfError

from app.files.errors import FileDamaged, NotText
from app.files.extraction import pdf, sheets, web, word
from app.files.extraction.passages import Extract
from app.files.names import MEDIA_TYPES

READERS: dict[str, Callable[[Path], Extract]] = {
    "text/plain": web.plain,
    "text/csv": web.plain,
    "text/html": web.page,
    MEDIA_TYPES["docx"]: word.passages,
    MEDIA_TYPES["pdf"]: pdf.passages,
    MEDIA_TYPES["xlsx"]: sheets.workbook,
    MEDIA_TYPES["pptx"]: sheets.presentation,
}
READABLE = frozenset(READERS)

# What reading a malformed file ends in, in the libraries that read it.
READING_FAILURES = (
    OpcError,
    PythonDocxError,
    LxmlError,
    PyPdfError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    EOFError,
    NotImplementedError,
    MemoryError,
    AssertionError,
)


def passages_of(path: Path, *, media_type: str, name: str) -> Extract:
    """The text of a file; nothing for pictures and OFD, ``FileDamaged`` when it is broken."""
    reader = READERS.get(media_type)
    if reader is None:
        return Extract(())
    try:
        return reader(path)
    except NotText:
        raise NotText(name=name) from None
    except READING_FAILURES:
        raise FileDamaged(name=name) from None


def text_of(path: Path, *, media_type: str, name: str) -> str:
    """The text of a file as one string."""
    return passages_of(path, media_type=media_type, name=name).text
