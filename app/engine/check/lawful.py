"""Holds a sound diagram against the legal rules and names the path that breaks one."""

from app.engine.check.beside import Beside
from app.engine.check.legal import (
    ARRIVAL,
    CLEARANCES,
    GUARDED,
    RULES,
    TIME_OUT,
    TIME_OUT_ARTICLES,
    LegalRule,
)
from app.engine.check.report import Report
from app.engine.check.walk import Arrival, TooManyStates, Walk
from app.engine.diagram import Diagram, Node
from app.engine.graph import Graph
from app.engine.values import RETURN

LONGEST_PATH = 24
ARROW = " → "


def check_law(diagram: Diagram, report: Report) -> None:
    if not any(node.operation in GUARDED for node in diagram.nodes.values()):
        return
    try:
        arrivals = _checked_walk(diagram, report, decision=None)
        for decision in _decisions(diagram):
            _checked_walk(diagram, report, decision=decision)
    except TooManyStates:
        report.refuse(diagram.process_id, "too-many-ways")
        return
    reached = {arrival.node.id for arrival in arrivals}
    for node in diagram.nodes.values():
        if node.operation in GUARDED and node.id not in reached:
            _check_as_drawn(diagram, node, report)
    for node in diagram.nodes.values():
        if node.kind == "boundaryEvent" or _is_time_out(diagram, node):
            _check_event(diagram, node, report)
    _check_returns(diagram, report)


def _decisions(diagram: Diagram) -> list[str]:
    """The decisions about a request that some operation of the diagram is judged by."""
    operations = {node.operation for node in diagram.nodes.values()}
    return sorted(
        {each for rule in RULES if rule.operation in operations for each in rule.decisions}
    )


def _checked_walk(diagram: Diagram, report: Report, *, decision: str | None) -> list[Arrival]:
    """Every way, when the answer says ``decision``; without one, whatever it says."""
    arrivals = Walk(diagram, decision=decision).run()
    for arrival in sorted(arrivals, key=lambda each: len(each.path)):
        for rule in RULES:
            is_asked = decision in rule.decisions if decision else not rule.decisions
            reaches = is_asked and rule.operation == arrival.node.operation
            if reaches and not arrival.state.holds(rule.clearance):
                _refuse_way(diagram, arrival.node, rule, arrival.path, report)
    return arrivals


def _refuse_way(
    diagram: Diagram, node: Node, rule: LegalRule, way: tuple[str, ...], report: Report
) -> None:
    report.refuse(
        node.id,
        rule.rule,
        path=path_in_words(diagram, way),
        way=way,
        articles="、".join(rule.articles),
    )


def _check_as_drawn(diagram: Diagram, node: Node, report: Report) -> None:
    """What no verdict leads to is judged by its arrows: a way drawn round the review is one."""
    for rule in RULES:
        reaches = rule.operation == node.operation and not rule.decisions
        if reaches and (way := _way_round(diagram, node, rule)):
            _refuse_way(diagram, node, rule, way, report)


def _way_round(diagram: Diagram, node: Node, rule: LegalRule) -> tuple[str, ...]:
    """The shortest way to ``node`` on which nobody can give the clearance; empty without one."""
    duties = next(each.duties for each in CLEARANCES if each.name == rule.clearance)
    start, arrows = diagram.start_of(diagram.process_id), Graph(diagram).arrows
    waiting: list[tuple[str, ...]] = [(start.id,)] if start else []
    seen = {way[-1] for way in waiting}
    while waiting:
        way = waiting.pop(0)
        if way[-1] == node.id:
            return tuple(each for each in way if each in diagram.nodes)
        for target, _flow in arrows.get(way[-1], ()):
            step = diagram.nodes[target].step if target in diagram.nodes else None
            if target not in seen and not (step and step.duty in duties):
                seen.add(target)
                waiting.append((*way, target))
    return ()


def _is_time_out(diagram: Diagram, node: Node) -> bool:
    """Whether ``node`` is what happens when nothing else behind an event-based gateway does."""
    before = (diagram.nodes[flow.source] for flow in diagram.incoming[node.id])
    return node.timer is not None and any(each.kind == "eventBasedGateway" for each in before)


def _check_event(diagram: Diagram, event: Node, report: Report) -> None:
    """Nobody decides on the way from a time-out or an arrival until somebody has a turn."""
    seen = {event.id}
    waiting: list[tuple[str, tuple[str, ...]]] = [(event.id, (event.attached_to or "", event.id))]
    while waiting:
        node_id, path = waiting.pop(0)
        node = diagram.nodes[node_id]
        if node.operation in GUARDED:
            words = path_in_words(diagram, path)
            report.refuse(
                event.id,
                TIME_OUT if event.timer else ARRIVAL,
                path=words,
                way=path,
                articles="、".join(TIME_OUT_ARTICLES),
            )
            return
        for following in _without_a_person(diagram, node):
            if following not in seen:
                seen.add(following)
                waiting.append((following, (*path, following)))


def _without_a_person(diagram: Diagram, node: Node) -> list[str]:
    """Where the case goes from ``node`` with nobody deciding, into and out of subprocesses."""
    if node.kind == "userTask":
        return []
    if node.kind == "subProcess" and (start := diagram.start_of(node.id)):
        return [start.id]
    if node.kind == "endEvent" and node.scope in diagram.nodes:
        return [flow.target for flow in diagram.outgoing[node.scope]]
    return [flow.target for flow in diagram.outgoing[node.id]]


def _check_returns(diagram: Diagram, report: Report) -> None:
    """What is public does not become a draft again by a return."""
    graph, beside = Graph(diagram), Beside(diagram)
    for done in (node for node in diagram.nodes.values() if node.operation in GUARDED):
        later = graph.beyond(done.id) | {node.id for node in beside.company(done)}
        for node in (each for each in beside.steps if each.id in later):
            for target in _ways_back(diagram, node):
                if done.id in graph.beyond(target):
                    title = diagram.nodes[target].title if target in diagram.nodes else target
                    report.refuse(node.id, "return-over-publication", target=title)


def _ways_back(diagram: Diagram, node: Node) -> list[str]:
    """Where a step can be returned to; with nothing listed, a return may lead to any step."""
    if node.step is None:
        return []
    named = [each.returns_to for each in node.step.outcomes if each.returns_to]
    if node.step.returns is not None:
        return [*named, *node.step.returns]
    if node.step.outcome(RETURN) is None or diagram.draws(node.id, RETURN):
        return named
    return [*named, *(each.id for each in diagram.nodes.values() if each.kind == "userTask")]


def path_in_words(diagram: Diagram, path: tuple[str, ...]) -> str:
    """The steps on the way by name; gateways only where they are all there is."""
    nodes = [diagram.nodes[each] for each in path if each in diagram.nodes]
    said = [node.title for node in nodes if not node.kind.endswith("Gateway")]
    if len(said) > LONGEST_PATH:
        said = [*said[: LONGEST_PATH // 2], "…", *said[-LONGEST_PATH // 2 :]]
    return ARROW.join(said)
