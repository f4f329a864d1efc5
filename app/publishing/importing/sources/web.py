"""HTML pages: paragraphs, tables, the page's heading and what its meta tags state."""

import re
from html.parser import HTMLParser

from app.files.inspection.text import decoded
from app.publishing.importing.sources.plain import BLANKS
from app.publishing.importing.values import Block, Source

SKIPPED = frozenset(
    {
        *("script", "style", "noscript", "template", "iframe", "object", "svg"),
        *("select", "button", "textarea", "nav", "head", "title"),
    }
)
ENDS_LINE = frozenset(
    {
        *("p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section"),
        *("article", "header", "footer", "main", "aside", "blockquote", "dd", "dt", "dl"),
        *("center", "hr", "br", "pre", "figure", "figcaption", "caption", "form"),
    }
)
STATED = {  # 政府网站集约化 names of meta tags
    "articletitle": "title",
    "pubdate": "page_date",
    "contentsource": "page_source",
}
SPACES = re.compile(r"[ \t\r\n\f]+")
LONGEST_STATED = 300


class _Reader(HTMLParser):
    """Collects blocks; a table inside a table is read as text of its cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.stated: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.skipping: list[str] = []
        self.tables = 0
        self.rows: list[list[str]] = []
        self.in_heading = False
        self.title: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self._state(dict(attrs))
        elif tag in SKIPPED:
            self.skipping.append(tag)
        elif tag == "table":
            self._open_table()
        elif self.tables == 1 and tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif self.tables == 1 and tag in {"td", "th"}:
            self._end_cell()
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append("")
        elif tag in ENDS_LINE:
            self._end_line()
            self.in_heading = tag == "h1"

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            if tag == self.skipping[-1]:
                self.skipping.pop()
        elif tag == "table" and self.tables:
            self._close_table()
        elif tag in {"td", "th"} and self.tables == 1:
            self._end_cell()
        elif tag in ENDS_LINE:
            self._end_line()
            self.in_heading = False

    def handle_data(self, data: str) -> None:
        if self.skipping in (["title"], ["head", "title"]):
            self.title.append(data)
        elif not self.skipping:
            self.words.append(data)

    def _state(self, attributes: dict[str, str | None]) -> None:
        name = STATED.get((attributes.get("name") or "").strip().lower())
        value = SPACES.sub(" ", attributes.get("content") or "").strip(BLANKS)
        if name and value and len(value) <= LONGEST_STATED:
            self.stated.append((name, value))

    def _text(self) -> str:
        text = SPACES.sub(" ", "".join(self.words)).strip(BLANKS)
        self.words = []
        return text

    def _end_line(self) -> None:
        if self.tables:
            self.words.append(" ")
        elif text := self._text():
            self.blocks.append(Block(text, is_heading=self.in_heading))

    def _end_cell(self) -> None:
        text = self._text()
        if text and self.rows and self.rows[-1]:
            self.rows[-1][-1] = f"{self.rows[-1][-1]} {text}".strip()

    def _open_table(self) -> None:
        if not self.tables:
            self._end_line()
            self.rows = []
        self.tables += 1

    def _close_table(self) -> None:
        self.tables -= 1
        if self.tables:
            return
        self._end_cell()
        rows = tuple(tuple(row) for row in self.rows if any(row))
        self.rows = []
        if _is_layout(rows):
            self.blocks.extend(Block(cell) for row in rows for cell in row if cell)
        elif rows:
            self.blocks.append(Block("\n".join("\t".join(row) for row in rows), rows=rows))

    def finish(self) -> None:
        """Close what the page has left open."""
        while self.tables:
            self._close_table()
        self._end_line()
        title = SPACES.sub(" ", "".join(self.title)).strip(BLANKS)
        if title and len(title) <= LONGEST_STATED:
            self.stated.append(("page_title", title))


def _is_layout(rows: tuple[tuple[str, ...], ...]) -> bool:
    """A table of one column only places things on a page."""
    return all(sum(1 for cell in row if cell) <= 1 for row in rows)


def read(content: bytes, name: str) -> Source:
    """A page in any of the usual encodings."""
    reader = _Reader()
    reader.feed(decoded(content, name))
    reader.close()
    reader.finish()
    return Source(tuple(reader.blocks), stated=tuple(reader.stated), is_page=True)
