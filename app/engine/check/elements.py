"""First look at the elements: only allowed ones, with allowed attributes and usable ids."""

from collections.abc import Iterator

from lxml import etree

from app.engine.check.allowed import ELEMENTS, LEFT_OVER, ONLY_VALUE, WHY_NOT
from app.engine.check.report import Report
from app.engine.diagram import FLOW_NODES
from app.engine.reading import BPMN, DI

RESERVED = frozenset({"Start", "End", "Root", "StartEventSplit", "StartEventJoin"})
NEED_IDS = FLOW_NODES | {"process", "sequenceFlow"}
AWAITED = frozenset({"timerEventDefinition", "messageEventDefinition"})
MAY_BE: dict[str, frozenset[str]] = {
    "startEvent": frozenset(),
    "endEvent": frozenset({"terminateEventDefinition"}),
    "intermediateCatchEvent": AWAITED,
    "boundaryEvent": AWAITED,
}
MARKER = "multiInstanceLoopCharacteristics"


def names_of(root: etree._Element) -> dict[str, str]:
    """What each element of the diagram is called, by its id."""
    return {
        element_id: " ".join((element.get("name") or "").split())[:80]
        for element in root.iter(f"{{{BPMN}}}*")
        if (element_id := element.get("id"))
    }


def check_elements(root: etree._Element, report: Report) -> None:
    _check_ids(root, report)
    for element in root.iter(f"{{{BPMN}}}*"):
        kind = etree.QName(element).localname
        parent = element.getparent()
        if kind in LEFT_OVER and parent is root:
            continue
        if kind not in ELEMENTS:
            _refuse_kind(element, kind, report)
            continue
        _check_attributes(element, kind, report)
        if kind in MAY_BE:
            _check_event(element, kind, report)
        elif kind == MARKER and _kind(parent) != "userTask":
            report.refuse(_owner(element), "signers-elsewhere")


def _refuse_kind(element: etree._Element, kind: str, report: Report) -> None:
    rule = WHY_NOT.get(kind, "unknown-element")
    values = {"kind": kind} if rule == "unknown-element" else {}
    report.refuse(_owner(element), rule, **values)


def _check_attributes(element: etree._Element, kind: str, report: Report) -> None:
    for attribute, value in element.attrib.items():
        name = etree.QName(attribute)
        if name.namespace not in (None, BPMN):
            continue
        if name.namespace == BPMN or name.localname not in ELEMENTS[kind]:
            report.refuse(
                _owner(element), "unknown-attribute", attribute=name.localname[:60], kind=kind
            )
        elif name.localname in ONLY_VALUE and value not in ONLY_VALUE[name.localname]:
            rule = "event-subprocess" if name.localname == "triggeredByEvent" else "attribute-value"
            report.refuse(_owner(element), rule, attribute=name.localname, value=value[:60])


def _check_event(element: etree._Element, kind: str, report: Report) -> None:
    children = element.iterchildren(f"{{{BPMN}}}*")
    definitions = [child for child in children if _kind(child).endswith("Definition")]
    allowed = MAY_BE[kind]
    if wrong := [child for child in definitions if _kind(child) not in allowed]:
        if _kind(wrong[0]) == "messageEventDefinition":
            report.refuse(_owner(element), "message-event")
        elif _kind(wrong[0]) in ELEMENTS:  # what is not has been refused already
            report.refuse(_owner(element), "event-elsewhere")
    elif allowed == AWAITED and not definitions:
        report.refuse(_owner(element), "event-without-timer")
    elif len(definitions) > 1:
        report.refuse(_owner(element), "event-with-several")


def _check_ids(root: etree._Element, report: Report) -> None:
    seen: set[str] = set()
    for element in _with_ids(root):
        element_id = element.get("id")
        kind = _kind(element)
        if not element_id:
            if kind in NEED_IDS and etree.QName(element).namespace == BPMN:
                report.refuse(
                    _owner(element), "id-missing", kind=kind, line=element.sourceline or 1
                )
            continue
        if element_id in seen:
            report.refuse(element_id, "id-twice")
        seen.add(element_id)
        if kind in FLOW_NODES | {"process"} and _is_reserved(element_id):
            report.refuse(element_id, "id-reserved")


def _with_ids(root: etree._Element) -> Iterator[etree._Element]:
    return root.iter(f"{{{BPMN}}}*", f"{{{DI}}}*")


def _is_reserved(element_id: str) -> bool:
    return element_id in RESERVED or "." in element_id or "[" in element_id


def _kind(element: etree._Element | None) -> str:
    return "" if element is None else etree.QName(element).localname


def _owner(element: etree._Element) -> str | None:
    """The id of the node, flow or process a reader of the diagram would point at."""
    current: etree._Element | None = element
    while current is not None:
        visible = etree.QName(current).namespace == BPMN and not _kind(current).endswith(
            ("Definition", "Expression", "Characteristics")
        )
        inner = _kind(current) in ("definitions", "timeDate", "timeDuration", "timeCycle")
        if visible and not inner and (element_id := current.get("id")):
            return str(element_id)
        current = current.getparent()
    return None
