"""From the start to an end: nothing unreachable, nothing without a way out, no endless loop."""

from collections.abc import Iterable, Mapping

from app.engine.check.report import Report
from app.engine.diagram import Diagram, Node

Arrows = Mapping[str, Iterable[str]]


def check_paths(diagram: Diagram, report: Report) -> None:
    for scope in diagram.scopes:
        nodes = list(diagram.inside(scope))
        onward = {node.id: _next(diagram, node) for node in nodes}
        start = diagram.start_of(scope)
        if start is None or not any(node.kind == "endEvent" for node in nodes):
            continue
        reached = closure([start.id], onward)
        ends = [node.id for node in nodes if node.kind == "endEvent"]
        leaving = closure(ends, _turned(onward))
        for node in nodes:
            if node.kind == "startEvent" and node.id != start.id:
                continue
            if node.id not in reached:
                report.refuse(node.id, "unreachable")
            elif node.id not in leaving:
                report.refuse(node.id, "no-way-to-end")


def check_loops(diagram: Diagram, report: Report) -> None:
    """A loop in which nobody has a turn, nothing arrives and no time passes would never stop."""
    for scope in diagram.scopes:
        arrows = _without_waiting(diagram, scope)
        for loop in loops(arrows):
            first = min(loop, key=lambda node_id: diagram.nodes[node_id].order)
            names = " → ".join(
                diagram.nodes[each].title
                for each in sorted(loop, key=lambda each: diagram.nodes[each].order)[:8]
            )
            report.refuse(first, "loop-without-person", path=names)


def closure(first: Iterable[str], arrows: Arrows) -> set[str]:
    """Everything that can be come to from ``first``."""
    seen, waiting = set(first), list(first)
    while waiting:
        for target in arrows.get(waiting.pop(), ()):
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return seen


def loops(arrows: Arrows) -> list[set[str]]:
    """The sets of nodes that lead back to themselves."""
    arrows = _peeled(arrows)
    turned = _turned(arrows)
    left, found = set(arrows), []
    while left:
        node = min(left)
        after = closure(list(arrows[node]), arrows)
        if node in after:
            circle = (after & closure([node], turned)) | {node}
            found.append(circle)
            left -= circle
        left.discard(node)
    return found


def _peeled(arrows: Arrows) -> dict[str, set[str]]:
    """What is left when nodes without a way in or out are taken away again and again."""
    left = {node: set(targets) for node, targets in arrows.items()}
    while True:
        entered = {target for targets in left.values() for target in targets}
        kept = {node for node, targets in left.items() if targets and node in entered}
        if len(kept) == len(left):
            return left
        left = {node: left[node] & kept for node in kept}


def _next(diagram: Diagram, node: Node) -> list[str]:
    """Where the case can go from ``node``: along its flows, or when an event happens on it."""
    targets = [flow.target for flow in diagram.outgoing[node.id]]
    targets += [boundary.id for boundary in diagram.boundaries[node.id]]
    return [each for each in targets if each in diagram.nodes]


def _turned(arrows: Arrows) -> dict[str, list[str]]:
    turned: dict[str, list[str]] = {node: [] for node in arrows}
    for node, targets in arrows.items():
        for target in targets:
            turned.setdefault(target, []).append(node)
    return turned


def _without_waiting(diagram: Diagram, scope: str) -> dict[str, list[str]]:
    """The arrows along which the case moves on by itself.

    An event on a step begins with the step, so the way to it begins where the way to the step does.
    """
    moving = {node.id for node in diagram.inside(scope) if not _waits(diagram, node)}
    arrows: dict[str, list[str]] = {}
    for node_id in moving:
        targets = [flow.target for flow in diagram.outgoing[node_id]]
        events = [event.id for each in targets for event in diagram.boundaries.get(each, ())]
        arrows[node_id] = [each for each in targets + events if each in moving]
    return arrows


def _waits(diagram: Diagram, node: Node) -> bool:
    if node.kind == "userTask" or node.message is not None:
        return True
    if node.timer is not None:
        return node.timer.kind == "duration"
    return node.kind == "subProcess" and _holds_up(diagram, node.id)


def _holds_up(diagram: Diagram, scope: str) -> bool:
    """Whether no way through the subprocess is free of waiting."""
    start = diagram.start_of(scope)
    if start is None:
        return True
    arrows = _without_waiting(diagram, scope)
    through = closure([start.id], arrows)
    return not any(diagram.nodes[each].kind == "endEvent" for each in through)
