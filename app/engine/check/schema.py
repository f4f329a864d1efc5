"""The form of the file, by the OMG's own schema as SpiffWorkflow ships it."""

from functools import lru_cache
from itertools import islice
from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnValidator

from app.engine.check.report import Report


@lru_cache(maxsize=1)
def _schema() -> etree.XMLSchema:
    schema: etree.XMLSchema = BpmnValidator().validator
    return schema


def check_schema(root: etree._Element, report: Report) -> None:
    schema = _schema()
    if schema.validate(root):
        return
    errors: Any = schema.error_log  # the stubs forget that it can be walked
    for error in islice(errors, 20):
        element = _nearest_id(root, error.path)
        report.refuse(element, "schema", line=error.line, detail=error.message[:200])


def _nearest_id(root: etree._Element, path: str | None) -> str | None:
    spaces = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    try:
        found = root.getroottree().xpath(path, namespaces=spaces) if path else []
    except etree.XPathError:  # a prefix that is declared further in
        return None
    current = found[0] if isinstance(found, list) and found else None
    while isinstance(current, etree._Element):
        if current is not root and current.get("id"):
            return str(current.get("id"))
        current = current.getparent()
    return None
