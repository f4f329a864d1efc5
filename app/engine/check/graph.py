"""The arrows: where each begins and ends, and how many a node may have."""

from lxml import etree

from app.engine.check.report import Report
from app.engine.diagram import Diagram, Flow, Node
from app.engine.reading import BPMN

MOST_NODES = 200
TRUE = ("true", "1")
HOSTS = ("userTask", "subProcess")


def check_processes(root: etree._Element, report: Report) -> None:
    """One process. A drawing that is not meant to be run yet can be checked all the same."""
    processes = root.findall(f"{{{BPMN}}}process")
    executable = [each for each in processes if each.get("isExecutable", "true") in TRUE]
    if not processes:
        report.refuse(None, "no-process")
    elif not executable:
        report.warn(processes[0].get("id"), "not-executable")
    for extra in (executable or processes)[1:]:
        report.refuse(extra.get("id"), "several-processes")


def check_size(diagram: Diagram, report: Report) -> bool:
    """Whether the diagram is small enough to be looked at any further."""
    if len(diagram.nodes) > MOST_NODES:
        report.refuse(
            diagram.process_id, "too-many-nodes", limit=MOST_NODES, count=len(diagram.nodes)
        )
        return False
    return True


def check_graph(diagram: Diagram, report: Report) -> None:
    for scope in diagram.scopes:
        _check_scope(diagram, scope, report)
    for flow in diagram.flows.values():
        _check_flow(diagram, flow, report)
    _check_doubles(diagram, report)
    for node in diagram.nodes.values():
        _check_node(diagram, node, report)


def _check_scope(diagram: Diagram, scope: str, report: Report) -> None:
    starts = [node for node in diagram.inside(scope) if node.kind == "startEvent"]
    if not starts:
        report.refuse(scope, "no-start")
    for extra in starts[1:]:
        report.refuse(extra.id, "several-starts")
    if not any(node.kind == "endEvent" for node in diagram.inside(scope)):
        report.refuse(scope, "no-end")


def _check_flow(diagram: Diagram, flow: Flow, report: Report) -> None:
    for end in (flow.source, flow.target):
        node = diagram.nodes.get(end)
        if node is None:
            report.refuse(flow.id, "flow-dangling", end=end[:80])
        elif node.scope != flow.scope:
            report.refuse(flow.id, "flow-crosses", node=node.title)


def _check_doubles(diagram: Diagram, report: Report) -> None:
    seen: set[tuple[str, str]] = set()
    for flow in diagram.flows.values():
        if (flow.source, flow.target) in seen:
            report.refuse(flow.id, "flow-twice")
        seen.add((flow.source, flow.target))


def _check_node(diagram: Diagram, node: Node, report: Report) -> None:
    incoming, outgoing = diagram.incoming[node.id], diagram.outgoing[node.id]
    if node.kind in ("startEvent", "boundaryEvent") and incoming:
        report.refuse(node.id, "start-entered")
    if node.kind == "endEvent":
        if outgoing:
            report.refuse(node.id, "end-left")
    elif not outgoing:
        report.refuse(node.id, "dead-end")
    if not node.kind.endswith("Gateway") and len(outgoing) > 1:
        report.refuse(node.id, "several-outgoing")
    if node.kind == "parallelGateway" and len(incoming) > 1 and len(outgoing) > 1:
        report.refuse(node.id, "gateway-mixed")
    if node.kind == "boundaryEvent":
        _check_host(diagram, node, report)


def _check_host(diagram: Diagram, node: Node, report: Report) -> None:
    host = diagram.nodes.get(node.attached_to or "")
    if host is None or host.scope != node.scope:
        report.refuse(node.id, "boundary-unattached")
    elif host.kind not in HOSTS:
        report.refuse(node.id, "boundary-host", host=host.title)
