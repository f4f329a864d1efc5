"""Gateways and the conditions on their flows: each compiles and uses only what is known."""

from app.engine.check.kinds import fits
from app.engine.check.report import Report
from app.engine.check.truth import tree_of
from app.engine.diagram import Diagram, Flow, Node
from app.engine.errors import ExpressionRefused
from app.engine.expressions import FUNCTIONS, LONGEST, compile_expression
from app.engine.facts import ALWAYS

UNCONDITIONAL = ("parallelGateway", "eventBasedGateway")


def check_conditions(diagram: Diagram, report: Report) -> None:
    for node in diagram.nodes.values():
        if node.kind == "exclusiveGateway":
            _check_gateway(diagram, node, report)
        elif not node.kind.endswith("Gateway") or node.kind in UNCONDITIONAL:
            for flow in diagram.outgoing[node.id]:
                if flow.condition is not None:
                    report.refuse(flow.id, "condition-misplaced", node=node.title)
    for flow in diagram.flows.values():
        if flow.condition:
            check_expression(flow.id, flow.condition, diagram, report)


def _check_gateway(diagram: Diagram, node: Node, report: Report) -> None:
    outgoing = diagram.outgoing[node.id]
    if node.default and node.default not in {flow.id for flow in outgoing}:
        report.refuse(node.id, "default-elsewhere", flow=node.default[:80])
    elif len(outgoing) > 1 and not node.default:
        report.refuse(node.id, "default-missing")
    for flow in outgoing:
        _check_flow(diagram, node, flow, report)


def _check_flow(diagram: Diagram, node: Node, flow: Flow, report: Report) -> None:
    alone = len(diagram.outgoing[node.id]) == 1
    if flow.is_default and flow.condition is not None:
        report.refuse(flow.id, "condition-on-default", node=node.title)
    elif not flow.condition and not flow.is_default and not alone:
        if node.default or flow.condition is not None:
            report.refuse(flow.id, "condition-missing", node=node.title)
    elif alone and flow.condition:
        report.refuse(flow.id, "condition-alone", node=node.title)


def check_expression(element: str, source: str, diagram: Diagram, report: Report) -> None:
    """One finding at most for each expression: its form, its names, or its functions."""
    if len(source) > LONGEST:
        report.refuse(element, "expression-too-long", limit=LONGEST)
        return
    try:
        expression = compile_expression(source)
    except ExpressionRefused as refused:
        values = {"source": source[:80], **refused.values}
        report.refuse(element, "expression", reason=refused.code, **values)
        return
    if unknown := sorted(expression.names - set(ALWAYS) - set(diagram.facts)):
        report.refuse(element, "unknown-fact", fact=unknown[0][:80])
    elif strange := sorted(expression.calls - set(FUNCTIONS)):
        report.refuse(element, "unknown-function", function=strange[0][:80])
    elif not fits(tree_of(source), diagram.facts):
        report.refuse(element, "expression", reason="wrong_type", source=source[:80])
