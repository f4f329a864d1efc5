"""Reading a BPMN file that may have been written to do harm (security.md INP-2).

Only what this module returned is looked at further; the bytes are kept as they came.
"""

from lxml import etree

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DI = "http://www.omg.org/spec/BPMN/20100524/DI"
GOV = "urn:mingchuang:bpmn:1"

LARGEST_FILE = 1_000_000
MOST_ELEMENTS = 20_000
DEEPEST = 60
LONGEST_ATTRIBUTE = 2_000
MOST_ATTRIBUTES = 100  # of one element; libxml2 looks each up by walking the list
# How a file in UTF-16 or UTF-32 begins, with a byte order mark and without.
OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff", b"<\0", b"\0<", b"\0\0\0<")


class Unreadable(Exception):
    """The file is refused before it is understood; ``rule`` and ``values`` say why."""

    def __init__(self, rule: str, **values: object) -> None:
        super().__init__(rule)
        self.rule = rule
        self.values = values


def read_xml(source: bytes) -> etree._Element:
    """The root of a file that is small, UTF-8, well formed, flat enough and without a DOCTYPE."""
    if len(source) > LARGEST_FILE:
        raise Unreadable("file-too-large", limit=LARGEST_FILE)
    if not source.strip():
        raise Unreadable("empty-file")

    root = _parsed(source)
    document = root.getroottree().docinfo
    if document.internalDTD is not None or document.externalDTD is not None:
        raise Unreadable("doctype")
    if (document.encoding or "UTF-8").upper() not in ("UTF-8", "UTF8", "ASCII", "US-ASCII"):
        raise Unreadable("encoding")
    _measure(root)
    if root.tag != f"{{{BPMN}}}definitions":
        raise Unreadable("not-bpmn", found=etree.QName(root).localname[:60])
    return root


def _parsed(source: bytes) -> etree._Element:
    if source.startswith(OTHER_ENCODINGS):
        raise Unreadable("encoding")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(source, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if b"<!DOCTYPE" in source:
            raise Unreadable("doctype") from error
        if "Excessive depth" in str(error):
            raise Unreadable("too-deep", limit=DEEPEST) from error
        line = getattr(error, "lineno", None) or 1
        raise Unreadable("malformed", line=line) from error


def _measure(root: etree._Element) -> None:
    """Refuse what is too deep, too large or too long, at the first sign of it."""
    depth = count = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth, count = depth + 1, count + 1
        if depth > DEEPEST:
            raise Unreadable("too-deep", limit=DEEPEST)
        if count > MOST_ELEMENTS:
            raise Unreadable("too-many-elements", limit=MOST_ELEMENTS)
        if len(element.attrib) > MOST_ATTRIBUTES:
            raise Unreadable(
                "too-many-attributes", limit=MOST_ATTRIBUTES, line=element.sourceline or 1
            )
        if any(len(value) > LONGEST_ATTRIBUTE for value in element.attrib.values()):
            raise Unreadable(
                "attribute-too-long", limit=LONGEST_ATTRIBUTE, line=element.sourceline or 1
            )
