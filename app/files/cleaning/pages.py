"""Web pages as text with structure: nothing that is hidden, runs, or is fetched from elsewhere."""

import re
from pathlib import Path
from typing import Any

import nh3
from lxml import etree, html

from app.files.cleaning import plain
from app.files.cleaning.removed import Removed
from app.files.errors import FileDamaged
from app.files.extraction.passages import Where
from app.files.inspection.text import decoded

TAGS = {
    *("html", "head", "title", "body", "h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "div"),
    *("span", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot"),
    *("tr", "th", "td", "a", "b", "strong", "i", "em", "u", "s", "sub", "sup", "blockquote"),
    *("pre", "code", "section", "article", "center", "font"),
}
ATTRIBUTES = {
    "a": {"href"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "p": {"align"},
    "div": {"align"},
    "ol": {"start", "type"},
}
RUNS = ("script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math")
NOT_SHOWN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)"
    r"|font-size\s*:\s*[01](?:\.\d+)?(?:px|pt|em|%)?\s*(?:;|$|!)|clip\s*:\s*rect\(\s*0"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}|(?<![-\w])color\s*:\s*(?:transparent|white\b|#fff(?:fff)?\b)"
    r"|(?:max-)?(?:height|width)\s*:\s*0(?:px|pt|em)?\s*(?:;|$|!)",
    re.IGNORECASE,
)
COLOURED = re.compile(r"background(?:-color)?\s*:", re.IGNORECASE)
VALUE_TAGS = frozenset({"input", "textarea", "select", "button"})
HEAD = (
    "<!doctype html><html><head><meta charset='utf-8'><title>{}</title></head>"
    "<body>{}</body></html>\n"
)


def clean(path: Path, target: Path, name: str) -> Removed:
    """Write the copy; what was left out."""
    removed = Removed()
    written = decoded(path.read_bytes(), name)
    if plain.UNSEEN.search(written):
        removed.note(Where.INVISIBLE, plain.said(written))
    try:
        root = html.document_fromstring(plain.UNSEEN.sub("", written).encode(), parser=_parser())
    except (etree.LxmlError, ValueError):
        raise FileDamaged(name=name) from None
    _note_head(root, removed)
    hidden_names = _hidden_names(root)
    for element in list(root.iter()):
        _look_at(element, hidden_names, removed)
    title = root.findtext(".//title") or ""
    body = root.find("body")
    shown = "" if body is None else html.tostring(body, encoding="unicode")
    kept = nh3.clean(
        shown,
        tags=TAGS - {"html", "head", "title", "body"},
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    target.write_text(HEAD.format(nh3.clean_text(title.strip()), kept), encoding="utf-8")
    return removed


def _parser() -> Any:
    return html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)


def _note_head(root: Any, removed: Removed) -> None:
    for meta in root.iter("meta"):
        name, content = meta.get("name") or meta.get("property"), meta.get("content")
        if name and content and name.lower() != "viewport":
            removed.note(Where.PROPERTY, content, name=name)


def _hidden_names(root: Any) -> frozenset[str]:
    """Classes and ids that the page's own style sheet hides."""
    found: set[str] = set()
    for sheet in root.iter("style"):
        for selectors, rules in re.findall(r"([^{}]{1,300})\{([^{}]*)\}", sheet.text or ""):
            if NOT_SHOWN.search(rules) and not COLOURED.search(rules):
                found.update(re.findall(r"[.#]([-\w]+)\s*(?:,|$)", selectors.strip()))
    return frozenset(found)


def _look_at(element: Any, hidden_names: frozenset[str], removed: Removed) -> None:
    """Take an element out when it is hidden or runs; note what its attributes hide."""
    if not isinstance(element.tag, str):
        removed.note(Where.COMMENT, element.text or "")
        _drop(element)
    elif element.tag in RUNS:
        if element.tag != "style" and (said := element.text_content().strip()):
            removed.note(Where.SCRIPT, said)
        _drop(element)
    elif _is_hidden(element, hidden_names):
        where = Where.HIDDEN_VALUE if element.tag == "input" else Where.HIDDEN_ELEMENT
        removed.note(where, element.get("value") or " ".join(element.text_content().split()))
        _drop(element)
    else:
        _note_attributes(element, removed)


def _is_hidden(element: Any, hidden_names: frozenset[str]) -> bool:
    style = element.get("style", "")
    if element.tag == "input":
        return str(element.get("type", "")).lower() == "hidden"
    if element.tag in ("html", "body", "head"):
        return False
    names = {*str(element.get("class", "")).split(), str(element.get("id", ""))}
    is_styled = NOT_SHOWN.search(style) and not COLOURED.search(style)
    return bool(is_styled) or "hidden" in element.attrib or not hidden_names.isdisjoint(names)


def _note_attributes(element: Any, removed: Removed) -> None:
    for name, value in element.attrib.items():
        if str(name).startswith("data-") and value.strip():
            removed.note(Where.HIDDEN_VALUE, value, name=str(name))
    if element.tag in VALUE_TAGS and (element.get("value") or "").strip():
        removed.note(Where.FORM_VALUE, element.get("value"), name=element.get("name") or "")


def _drop(element: Any) -> None:
    """Take an element out; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)
