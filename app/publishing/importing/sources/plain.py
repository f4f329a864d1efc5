"""Plain text: one block a line that is not empty."""

from app.files.inspection.text import decoded
from app.publishing.importing.values import Block, Source

BLANKS = " \t\u3000\u00a0\u200b\ufeff"


def read(content: bytes, name: str) -> Source:
    """A text file in any of the usual encodings."""
    lines = (line.strip(BLANKS) for line in decoded(content, name).splitlines())
    return Source(tuple(Block(line) for line in lines if line))
