"""A document's text: cleaned HTML in, plain words out. Pure, the same on save and on show."""

import re
from html import escape, unescape
from html.parser import HTMLParser

import nh3

TABLE = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr"})
LISTS = frozenset({"ul", "ol", "li"})
PLAIN = frozenset({"p", "h2", "h3", "h4", "blockquote", "pre", "hr"})
BLOCKS = TABLE | LISTS | PLAIN | {"div"}
INLINE = frozenset({"a", "b", "br", "em", "i", "s", "strong", "sub", "sup", "u"})
TAGS = set(TABLE | LISTS | PLAIN | INLINE | {"colgroup", "col", "th", "td"})
ATTRIBUTES = {
    "a": {"href", "title"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "col": {"span"},
    "ol": {"start"},
}
DROPPED_WITH_CONTENT = {
    *("script", "style", "iframe", "object", "embed", "template", "noscript", "svg", "math"),
    *("textarea", "select", "title", "head"),
}
SPAN = re.compile(r"[1-9]\d?")
A_TAG = re.compile(
    r"</?(p|br|h[1-6]|ul|ol|li|table|tr|td|th|div|blockquote|pre|hr)\b[^>]*>", re.IGNORECASE
)
MARKS = (("## ", "h3"), ("# ", "h2"))


def _attribute(_tag: str, name: str, value: str) -> str | None:
    """Spans and counts are small numbers; anything else about layout goes."""
    if name in {"colspan", "rowspan", "span", "start"} and not SPAN.fullmatch(value.strip()):
        return None
    return value


def cleaned(html: str) -> str:
    """``html`` with nothing left in it but text, structure, tables and plain links."""
    return nh3.clean(
        html.replace("\r\n", "\n"),
        tags=TAGS,
        attributes=ATTRIBUTES,
        clean_content_tags=DROPPED_WITH_CONTENT,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
        strip_comments=True,
    ).strip()


def html_from(text: str) -> str:
    """What a clerk typed, as clean HTML: one paragraph a line, ``# `` and ``## `` for headings.

    Text that already holds block tags is taken as HTML.
    """
    if A_TAG.search(text):
        return cleaned(text)
    lines = [line.strip() for line in text.replace("\u3000", " ").splitlines()]
    return cleaned("\n".join(_block(line) for line in lines if line))


def _block(line: str) -> str:
    for mark, tag in MARKS:
        if line.startswith(mark):
            return f"<{tag}>{escape(line[len(mark) :], quote=False)}</{tag}>"
    return f"<p>{escape(line, quote=False)}</p>"


def editable(html: str) -> str:
    """What the text field shows: plain lines when nothing is lost by it, else the HTML itself."""
    lines = []
    for block in filter(None, (part.strip() for part in html.split("\n"))):
        plain = re.fullmatch(r"<(p|h2|h3)>([^<]*)</\1>", block)
        if plain is None:
            return html
        mark = next((mark for mark, tag in MARKS if tag == plain[1]), "")
        lines.append(mark + unescape(plain[2]))
    text = "\n".join(lines)
    return text if html_from(text) == html else html


class _Paragraphs(HTMLParser):
    """Collects the text of each block; cells of one row stay on one line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag in BLOCKS:
            self.finish()
        elif tag == "br":
            self.open.append("\n")
        elif tag in {"td", "th"} and "".join(self.open).strip():
            self.open.append("\t")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.finish()

    def handle_data(self, text: str) -> None:
        self.open.append(re.sub(r"[ \t\n\r]+", " ", text))

    def finish(self) -> None:
        """Close the block at hand; several lines in it become several paragraphs."""
        for line in "".join(self.open).split("\n"):
            if line.strip():
                self.done.append(line.strip())
        self.open = []


def paragraphs(html: str) -> list[str]:
    """The text of ``html``, one string a paragraph, list item or table row."""
    reader = _Paragraphs()
    reader.feed(html)
    reader.close()
    reader.finish()
    return reader.done


def plain_text(html: str) -> str:
    """The text of ``html`` alone, for search and for the gate."""
    return "\n".join(paragraphs(html))
