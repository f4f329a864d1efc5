"""What a draft changes against the version in force, in words an approver can judge.

Attributes of our own and conditions count as much as shapes; where a shape stands on the canvas
does not count at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from app.engine.check.graph import MOST_NODES
from app.engine.diagram import Diagram, Flow, Node
from app.engine.graph import Graph
from app.engine.values import StepSpec

STEPS = frozenset({"userTask", "serviceTask", "intermediateCatchEvent"})


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``kind`` is a key of ``reasons.changes``; before and after are as read."""

    kind: str
    element: str | None
    title: str = ""
    before: object = None
    after: object = None
    more: Mapping[str, object] = field(default_factory=dict)


def changes(before: Diagram, after: Diagram) -> list[Change]:
    """Everything that is different in ``after``: the steps first, in the order of the procedure."""
    if max(len(before.nodes), len(after.nodes)) > MOST_NODES:
        return [Change("too-large", None, after=MOST_NODES)]
    found: list[Change] = []
    if before.name != after.name:
        found.append(Change("name", None, before.name, before.name, after.name))
    found += _added_and_removed(before, after)
    found += _moved(before, after)
    for node in _in_order(after):
        if node.id in before.nodes:
            found += _of_node(before, after, before.nodes[node.id], node)
    found += _of_ways(before, after)
    found += _of_facts(before, after)
    return found


def marks(found: Sequence[Change]) -> dict[str, list[str]]:
    """The elements to colour on the two diagrams."""
    by_kind: dict[str, set[str]] = {"added": set(), "removed": set(), "changed": set()}
    for change in found:
        if change.element:
            kind = change.kind.removeprefix("way-")
            by_kind[kind if kind in by_kind else "changed"].add(change.element)
    return {kind: sorted(elements) for kind, elements in by_kind.items()}


def _added_and_removed(before: Diagram, after: Diagram) -> Iterator[Change]:
    for node in _in_order(after):
        if node.id not in before.nodes:
            yield Change("added", node.id, node.title, more=_neighbours(after, node))
    for node in _in_order(before):
        if node.id not in after.nodes:
            yield Change("removed", node.id, node.title, more=_neighbours(before, node))


def _moved(before: Diagram, after: Diagram) -> Iterator[Change]:
    """Steps whose place among the steps that both have is another."""
    kept = set(before.nodes) & set(after.nodes)
    old = [node.id for node in _in_order(before) if node.kind in STEPS and node.id in kept]
    new = [node.id for node in _in_order(after) if node.kind in STEPS and node.id in kept]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    stayed = {new[block.b + place] for block in blocks for place in range(block.size)}
    for node_id in new:
        if node_id not in stayed:
            node = after.nodes[node_id]
            yield Change("moved", node_id, node.title, more=_neighbours(after, node))


def _of_node(before: Diagram, after: Diagram, old: Node, new: Node) -> Iterator[Change]:
    if old.name != new.name:
        yield Change("renamed", new.id, new.title, old.title, new.title)
    if old.kind != new.kind:
        yield Change("kind", new.id, new.title, old.kind, new.kind)
    if old.operation != new.operation:
        yield Change("operation", new.id, new.title, old.operation, new.operation)
    if old.signing != new.signing:
        yield Change("signers", new.id, new.title, old.signing, new.signing)
    if old.default != new.default and new.kind.endswith("Gateway"):
        yield Change("default", new.id, new.title, _led_by(before, old), _led_by(after, new))
    if old.step and new.step:
        yield from _of_step(before, after, old.step, new.step)
    yield from _of_event(before, after, old, new)


def _of_event(before: Diagram, after: Diagram, old: Node, new: Node) -> Iterator[Change]:
    """What an event waits for, on the edge of what, and whether that goes on."""
    if old.timer != new.timer:
        yield Change("timer", new.id, new.title, _time(old), _time(new))
    if old.message != new.message:
        yield Change("message", new.id, new.title, old.message, new.message)
    if old.attached_to != new.attached_to:
        yield Change("edge", new.id, new.title, _host(before, old), _host(after, new))
    if old.is_beside != new.is_beside:
        yield Change("beside" if new.is_beside else "interrupting", new.id, new.title)


def _of_step(before: Diagram, after: Diagram, old: StepSpec, new: StepSpec) -> Iterator[Change]:
    for name in ("lane", "of", "form", "days", "duty"):
        was, is_now = getattr(old, name), getattr(new, name)
        if was != is_now:
            yield Change(name, new.node_id, new.title, was, is_now)
    if old.outcomes != new.outcomes:
        yield Change("outcomes", new.node_id, new.title, old.outcomes, new.outcomes)
    if set(old.returns or ()) != set(new.returns or ()):
        yield Change("returns", new.node_id, new.title, _titles(before, old), _titles(after, new))


def _of_ways(before: Diagram, after: Diagram) -> Iterator[Change]:
    """Flows between elements that both have, and conditions on them."""
    old = {(flow.source, flow.target): flow for flow in before.flows.values()}
    new = {(flow.source, flow.target): flow for flow in after.flows.values()}
    for ends, flow in new.items():
        if ends not in old:
            yield Change("way-added", flow.id, more=_ends(after, flow))
        elif (was := old[ends].condition or "") != (is_now := flow.condition or ""):
            yield Change("condition", flow.id, "", was, is_now, _ends(after, flow))
    for ends, flow in old.items():
        if ends not in new:
            yield Change("way-removed", flow.id, more=_ends(before, flow))


def _of_facts(before: Diagram, after: Diagram) -> Iterator[Change]:
    if dict(before.facts) != dict(after.facts):
        yield Change("facts", None, "", _listed(before.facts), _listed(after.facts))


def _in_order(diagram: Diagram) -> list[Node]:
    """The nodes as a case meets them: what lies before another comes before it."""
    graph = Graph(diagram)
    start = diagram.start_of(diagram.process_id)
    reached = graph.beyond(start.id) if start else frozenset()
    later = {node_id: len(graph.beyond(node_id)) for node_id in diagram.nodes}
    return sorted(
        diagram.nodes.values(),
        key=lambda node: (node.id not in reached, -later[node.id], node.order),
    )


def _neighbours(diagram: Diagram, node: Node) -> dict[str, object]:
    return {
        "after": _names(diagram, [flow.source for flow in diagram.incoming[node.id]]),
        "before": _names(diagram, [flow.target for flow in diagram.outgoing[node.id]]),
    }


def _ends(diagram: Diagram, flow: Flow) -> dict[str, object]:
    return {
        "source": _names(diagram, [flow.source]),
        "target": _names(diagram, [flow.target]),
    }


def _names(diagram: Diagram, ids: Sequence[str]) -> str:
    return "、".join(diagram.nodes[each].title if each in diagram.nodes else each for each in ids)


def _titles(diagram: Diagram, step: StepSpec) -> str:
    return _names(diagram, sorted(step.returns or ()))


def _led_by(diagram: Diagram, node: Node) -> str:
    flow = diagram.flows.get(node.default or "")
    return _names(diagram, [flow.target]) if flow else ""


def _host(diagram: Diagram, node: Node) -> str:
    return _names(diagram, [node.attached_to] if node.attached_to else [])


def _time(node: Node) -> str:
    return node.timer.text if node.timer else ""


def _listed(facts: Mapping[str, str]) -> str:
    return "、".join(f"{name} ({kind})" for name, kind in facts.items())
