"""Makes SpiffWorkflow specs from the frozen graph, so that what was checked is what runs.

The markup is never shown to SpiffWorkflow's own parser: pictures, markers, lanes and unknown
extensions cannot change what a procedure does (engine.md, findings 7, 8 and 12).
"""

from collections.abc import Mapping
from typing import Any

from SpiffWorkflow.bpmn.specs.event_definitions.simple import (
    NoneEventDefinition,
    TerminateEventDefinition,
)

from app.engine.diagram import Diagram, Flow, Node
from app.engine.errors import NotDeployable
from app.engine.specs import (
    Alarm,
    Begin,
    Choice,
    Finish,
    Gather,
    Guard,
    Inner,
    Message,
    Operation,
    Race,
    Scope,
    Step,
    Wait,
    Watch,
)

PLAIN = {
    "userTask": Step,
    "serviceTask": Operation,
    "exclusiveGateway": Choice,
    "parallelGateway": Gather,
    "eventBasedGateway": Race,
}


def guard_of(node_id: str) -> str:
    """The name of the spec that stands before an activity with events on its border."""
    return f"{node_id}\nguard"


def entry_of(diagram: Diagram, node_id: str) -> str:
    """The name of the spec with which ``node_id`` is entered."""
    return guard_of(node_id) if diagram.boundaries[node_id] else node_id


def build(diagram: Diagram) -> Mapping[str, Any]:
    """One spec for the process and each subprocess, by its id."""
    scopes = {scope: Scope(scope) for scope in diagram.scopes}
    for node in diagram.nodes.values():
        _add(scopes[node.scope], node, diagram)
    for node in diagram.nodes.values():
        _connect(scopes[node.scope], node, diagram)
    for scope, spec in scopes.items():
        start = diagram.start_of(scope)
        if start is None:
            raise NotDeployable("no_start", element=scope)
        spec.start.connect(spec.task_specs[start.id])
    return scopes


def _add(scope: Scope, node: Node, diagram: Diagram) -> None:
    if node.id in scope.task_specs:
        raise NotDeployable("reserved_id", element=node.id)
    _spec(scope, node).bpmn_id = node.id
    if diagram.boundaries[node.id]:
        Guard(scope, guard_of(node.id))


def _spec(scope: Scope, node: Node) -> Any:
    if node.kind in PLAIN:
        return PLAIN[node.kind](scope, node.id)
    if node.kind == "subProcess":
        return Inner(scope, node.id, subworkflow_spec=node.id)
    if node.kind == "startEvent" and not node.events:
        return Begin(scope, node.id, event_definition=NoneEventDefinition())
    if node.kind == "endEvent" and node.events in ((), ("terminateEventDefinition",)):
        ending = TerminateEventDefinition() if node.events else NoneEventDefinition()
        return Finish(scope, node.id, event_definition=ending)
    awaited = _awaited(node)
    if node.kind == "intermediateCatchEvent" and awaited:
        return Wait(scope, node.id, event_definition=awaited)
    if node.kind == "boundaryEvent" and awaited:
        border = {"cancel_activity": node.interrupting}
        return Watch(scope, node.id, event_definition=awaited, **border)
    raise NotDeployable("not_supported", element=node.id, kind=node.kind)


def _awaited(node: Node) -> Alarm | Message | None:
    """What an event waits for, if it is one thing that we can wait for."""
    if len(node.events) != 1:
        return None
    if node.timer:
        return Alarm(node.id, node.timer.text)
    return Message(node.message) if node.message else None


def _connect(scope: Scope, node: Node, diagram: Diagram) -> None:
    spec = scope.task_specs[node.id]
    if diagram.boundaries[node.id]:
        guard = scope.task_specs[guard_of(node.id)]
        for inside in (node, *diagram.boundaries[node.id]):
            guard.connect(scope.task_specs[inside.id])
    if isinstance(spec, Gather):
        spec.flow_ids = frozenset(flow.id for flow in diagram.incoming[node.id])
    flows = diagram.outgoing[node.id]
    for flow in flows:
        _join_up(scope, spec, flow, diagram)
    if isinstance(spec, Choice):
        _set_ways(spec, flows)
    elif not flows:
        spec.connect(scope.end)


def _join_up(scope: Scope, spec: Any, flow: Flow, diagram: Diagram) -> None:
    target = diagram.nodes.get(flow.target)
    if target is None or target.scope != scope.name or target.kind == "boundaryEvent":
        raise NotDeployable("flow_leads_nowhere", element=flow.id)
    after = scope.task_specs[entry_of(diagram, flow.target)]
    if isinstance(spec, Race) and not isinstance(after, Wait):
        raise NotDeployable("not_an_event", element=flow.target)
    if isinstance(spec, Choice):
        spec.connect_outgoing_if(None if flow.is_default else flow.condition, after)
    else:
        spec.connect(after)


def _set_ways(spec: Choice, flows: tuple[Flow, ...]) -> None:
    """Tell the gateway which flow stands behind which condition; no flow may be without both."""
    if not flows:
        raise NotDeployable("flow_leads_nowhere", element=spec.name)
    open_ways = [flow for flow in flows if flow.is_default or not flow.condition]
    if len(open_ways) > 1:
        raise NotDeployable("no_condition", element=open_ways[-1].id)
    spec.flow_ids = tuple(flow.id for flow in flows)
    spec.default_flow = open_ways[0].id if open_ways else None
