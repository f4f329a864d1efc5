"""Text of HTML pages and of plain text."""

import re
from pathlib import Path

import nh3

from app.files.extraction.passages import Extract, Passage, Where, gathered
from app.files.inspection.text import decoded

DROPPED = {"script", "style", "template", "noscript", "iframe", "object", "svg", "head", "title"}
END_OF_LINE = re.compile(
    r"<(?:br|/?(?:p|div|li|ul|ol|tr|table|h[1-6]|section|article|header|footer|blockquote|dd|dt))"
    r"\b[^>]*>",
    re.IGNORECASE,
)


def plain(path: Path) -> Extract:
    """Plain text, one passage a line."""
    return _by_line(decoded(path.read_bytes(), path.name))


def page(path: Path) -> Extract:
    """An HTML page, one passage a block."""
    marked = END_OF_LINE.sub("\n", decoded(path.read_bytes(), path.name))
    return _by_line(_unescaped(nh3.clean(marked, tags=set(), clean_content_tags=DROPPED)))


def _unescaped(text: str) -> str:
    for mark, letter in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&amp;", "&")):
        text = text.replace(mark, letter)
    return text


def _by_line(text: str) -> Extract:
    return gathered(
        Passage(Where.PARAGRAPH, number, line.strip())
        for number, line in enumerate(text.splitlines(), start=1)
    )
