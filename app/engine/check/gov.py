"""What our own attributes leave open or say wrongly.

A diagram drawn elsewhere has none of them: that is a warning, and only deploying refuses it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from app.engine.check.paths import closure
from app.engine.check.report import Report
from app.engine.diagram import Diagram, Node
from app.engine.facts import ALWAYS, FLAGS, KINDS, MOST_FACTS, NUMBERS
from app.engine.reading import BPMN, GOV
from app.engine.values import RETURN, Outcome, StepSpec

# Each lane, with the words by which it is known on a lane drawn by hand.
LANES: dict[str, tuple[str, ...]] = {
    "drafter": ("经办", "起草", "拟稿"),
    "unit_head": ("科室", "处室", "股室", "部门负责人", "初审"),
    "disclosure_office": ("公开办", "办公室"),
    "leader": ("领导", "组长", "局长", "签发"),
    "secrecy_reviewer": ("保密",),
    "publisher": ("发布",),
    "office_head": ("公开办负责人", "办公室负责人"),
    "legal_reviewer": ("法制", "合法性"),
}
DUTIES = frozenset(
    {
        *("draft", "unit_review", "office_review", "sign", "secrecy_review"),
        *("secrecy_opinion", "conclude", "release"),
        *("legal_review", "extension", "handle"),
    }
)
MOST_DECLARED = MOST_FACTS - len(ALWAYS)
FACT_TYPES = frozenset({"text", "date", "moment"}) | NUMBERS | FLAGS
ALLOWED: dict[str, dict[str, frozenset[str] | None]] = {
    "step": {
        "lane": frozenset(LANES),
        "of": frozenset({"drafter_unit", "organ", "chosen", "assigned"}),
        "form": None,
        "days": None,
        "duty": DUTIES,
        "operation": None,
        "count": None,
        "firstReturnEnds": frozenset({"true", "false"}),
    },
    "outcome": {
        "id": None,
        "label": None,
        "reason": frozenset({"required", "optional"}),
        "returnsTo": None,
        "straight": frozenset({"true", "false"}),
    },
    "return": {"to": None},
    "facts": {},
    "fact": {"name": None, "type": FACT_TYPES},
}
# What is sound as a drawing, and refused by deploy.
INCOMPLETE = frozenset(
    {"who-missing", "form-missing", "draft-without-duty", "operation-missing", "not-executable"}
)
# The form by which the text is edited, and the duty by which it is handed on from there.
DRAFT = "draft"


def check_attributes(root: etree._Element, report: Report) -> None:
    """Names and values in our namespace that nothing will ever read."""
    for element in root.iter(f"{{{GOV}}}*"):
        name, owner = etree.QName(element).localname, _owner(element)
        known = ALLOWED.get(str(name))
        if known is None:
            report.warn(owner, "gov-unknown", attribute=name[:60])
            continue
        for attribute, value in _attributes(element).items():
            values = known.get(attribute, frozenset())
            if attribute not in known:
                report.warn(owner, "gov-unknown", attribute=attribute[:60])
            elif values is not None and value not in values:
                report.warn(owner, "gov-value", attribute=attribute, value=value[:60])
        if name == "fact":
            _check_fact(element.get("name", ""), element.get("type", "text"), owner, report)
        elif name == "step":
            _check_numbers(element, owner, report)


def check_steps(diagram: Diagram, report: Report) -> None:
    if len(diagram.facts) > MOST_DECLARED:
        report.refuse(diagram.process_id, "too-many-facts", limit=MOST_DECLARED)
    onward = _everything_after(diagram)
    for node in diagram.nodes.values():
        if node.step is not None:
            _check_complete(diagram, node, node.step, report)
            _check_outcomes(diagram, node.step, report)
            for target in _targets(node.step):
                _check_target(diagram, node, target, onward, report)
        elif node.kind == "serviceTask" and not node.operation:
            report.warn(node.id, "operation-missing")


def _check_fact(name: str, kind: str, owner: str | None, report: Report) -> None:
    if not name.isidentifier() or name.startswith("_"):
        report.refuse(owner, "fact-name", fact=name[:60])
    elif kind != KINDS.get(name, kind) and not (name == "round" and kind in NUMBERS):
        report.refuse(owner, "fact-given", fact=name)


def _check_numbers(element: etree._Element, owner: str | None, report: Report) -> None:
    days, count = element.get("days"), element.get("count", "all")
    if days is not None and not _is_count(days):
        report.refuse(owner, "days", value=days[:60])
    if count not in ("all", "any") and not _is_count(count):
        report.refuse(owner, "signers-count", value=count[:60])


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and 0 < int(text[:6]) <= 1000 and len(text) <= 4


def _check_complete(diagram: Diagram, node: Node, step: StepSpec, report: Report) -> None:
    if not step.lane or not step.of:
        report.warn(node.id, "who-missing")
    if not step.form:
        report.warn(node.id, "form-missing")
    elif step.form == DRAFT and step.duty != DRAFT:
        report.warn(node.id, "draft-without-duty")
    drawn = diagram.lanes.get(node.id)
    if drawn and step.lane and not _names(drawn, step.lane):
        report.warn(node.id, "lane-drawn-differs", drawn=drawn[:80], lane=step.lane)


def _names(drawn: str, lane: str) -> bool:
    return drawn == lane or any(word in drawn for word in LANES.get(lane, ()))


def _check_outcomes(diagram: Diagram, step: StepSpec, report: Report) -> None:
    times = Counter(outcome.id for outcome in step.outcomes)
    for outcome, count in times.items():
        if count > 1:
            report.refuse(step.node_id, "outcome-twice", outcome=outcome[:60])
    if step.outcomes and not any(_goes_on(diagram, step, each) for each in step.outcomes):
        report.refuse(step.node_id, "only-returns")


def _goes_on(diagram: Diagram, step: StepSpec, outcome: Outcome) -> bool:
    is_act = outcome.id == RETURN and not diagram.draws(step.node_id, RETURN)
    return outcome.returns_to is None and not is_act


def _targets(step: StepSpec) -> set[str]:
    named = {outcome.returns_to for outcome in step.outcomes if outcome.returns_to}
    return named | set(step.returns or ())


def _check_target(
    diagram: Diagram, node: Node, target_id: str, onward: Mapping[str, set[str]], report: Report
) -> None:
    target = diagram.nodes.get(target_id)
    if target is None or target.kind != "userTask":
        report.refuse(node.id, "return-nowhere", target=target_id[:80])
        return
    around = list(_around(diagram, node))
    if target.scope not in around or onward[target.id].isdisjoint((node.id, *around)):
        report.refuse(node.id, "return-not-back", target=target.title)


def _around(diagram: Diagram, node: Node) -> Iterator[str]:
    """The scopes that ``node`` lies in, from the inside out."""
    scope: str | None = node.scope
    while scope is not None:
        yield scope
        scope = diagram.scopes.get(scope)


def _everything_after(diagram: Diagram) -> dict[str, set[str]]:
    """For each node, what the case can come to forwards from there."""
    arrows = {
        node.id: {flow.target for flow in diagram.outgoing[node.id]}
        | {timer.id for timer in diagram.boundaries[node.id]}
        for node in diagram.nodes.values()
    }
    return {node_id: closure(targets, arrows) for node_id, targets in arrows.items()}


def _owner(element: etree._Element) -> str | None:
    current: etree._Element | None = element
    while current is not None:
        if etree.QName(current).namespace == BPMN and current.get("id"):
            return str(current.get("id"))
        current = current.getparent()
    return None


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.items()}
