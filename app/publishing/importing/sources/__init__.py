"""From bytes to blocks, one module a kind of file; each bounded, none changing a word."""

from collections.abc import Callable

from app.publishing.importing.sources import pdf, plain, web, word
from app.publishing.importing.values import Source

READERS: dict[str, Callable[[bytes, str], Source]] = {
    "txt": plain.read,
    "html": web.read,
    "htm": web.read,
    "docx": word.read,
    "pdf": pdf.read,
}
