"""Messages: each event says which one it waits for, and no two wait for the same.

The name of a message is how the rest of the product calls it, so one name means one event.
"""

from app.engine.check.report import Report
from app.engine.diagram import Diagram, Node

MESSAGE = ("messageEventDefinition",)


def check_messages(diagram: Diagram, report: Report) -> None:
    seen: dict[str, Node] = {}
    for node in diagram.nodes.values():
        if node.events != MESSAGE or node.kind in ("startEvent", "endEvent"):
            continue
        if not node.message:
            report.refuse(node.id, "message-missing")
        elif node.message in seen:
            other = seen[node.message].title
            report.refuse(node.id, "message-twice", message=node.message[:80], other=other)
        else:
            seen[node.message] = node


def check_event_gateways(diagram: Diagram, report: Report) -> None:
    for node in diagram.nodes.values():
        if node.kind == "eventBasedGateway":
            _check_gateway(diagram, node, report)


def _check_gateway(diagram: Diagram, gateway: Node, report: Report) -> None:
    flows = diagram.outgoing[gateway.id]
    if len(flows) == 1:
        report.refuse(gateway.id, "event-gateway-alone")
    behind = [diagram.nodes[flow.target] for flow in flows if flow.target in diagram.nodes]
    for node in behind:
        if node.kind != "intermediateCatchEvent":
            report.refuse(node.id, "event-gateway-way", gateway=gateway.title)
        elif len(diagram.incoming[node.id]) > 1:
            report.refuse(node.id, "event-gateway-entered", gateway=gateway.title)
    timers = [node for node in behind if node.timer is not None]
    if len(timers) > 1:
        names = "、".join(node.title for node in timers)
        report.refuse(gateway.id, "event-gateway-timers", timers=names[:160])
