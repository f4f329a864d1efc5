"""Small acts on XML trees that the office formats share."""

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

SAFE = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
)
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def parsed(content: bytes) -> Any:
    """The tree, without comments: they are part of no document."""
    return etree.fromstring(content, SAFE)


def written(root: Any) -> bytes:
    """The one form a tree is written in."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def drop(element: Any) -> None:
    """Take an element out with all it holds."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def drop_all(elements: Iterable[Any]) -> None:
    """Take out every one of ``elements``."""
    for element in list(elements):
        drop(element)


def unwrap(element: Any) -> None:
    """Let what an element holds take its place."""
    for child in list(element):
        element.addprevious(child)
    drop(element)


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def named(root: Any, *names: str) -> Iterator[Any]:
    """Every element below with one of these names, in whatever namespace."""
    yield from root.iter(*("{*}" + name for name in names))


def words(root: Any, *names: str) -> str:
    """What the elements called ``names`` say, one after another."""
    return "".join(each.text or "" for each in named(root, *names))


def is_on(element: Any, attribute: str) -> bool:
    """Whether a switch that stands there is on: on unless it says no."""
    return element is not None and element.get(attribute, "1") not in ("0", "false", "off", "none")
