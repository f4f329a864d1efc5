"""A procedure made ready to run: read, built and compiled once, then shared by all threads."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any

from app.engine.building import build, entry_of
from app.engine.diagram import Diagram, Flow, read
from app.engine.errors import NotDeployable
from app.engine.graph import Graph
from app.engine.reading import Unreadable
from app.engine.timers import TimerRule, compile_timer
from app.engine.values import StepSpec

PREPARED = 64


@dataclass(frozen=True)
class Procedure:
    """One BPMN file, ready to run. Nothing in it changes afterwards."""

    digest: str
    diagram: Diagram
    graph: Graph
    specs: Mapping[str, Any]
    timers: Mapping[str, TimerRule]

    @cached_property
    def elements(self) -> tuple[str, ...]:
        """All nodes, then all flows: their places are what a saved state calls them by."""
        return (*self.diagram.nodes, *self.diagram.flows)

    @cached_property
    def places(self) -> Mapping[str, int]:
        return {element: place for place, element in enumerate(self.elements)}

    @cached_property
    def flows_between(self) -> Mapping[tuple[str, str], tuple[Flow, ...]]:
        found: dict[tuple[str, str], list[Flow]] = {}
        for flow in self.diagram.flows.values():
            found.setdefault((flow.source, flow.target), []).append(flow)
        return {ends: tuple(flows) for ends, flows in found.items()}

    def step(self, node_id: str) -> StepSpec:
        return self.diagram.nodes[node_id].step or StepSpec(node_id=node_id, title=node_id)

    def entry(self, node_id: str) -> Any:
        """The spec with which ``node_id`` is entered."""
        scope = self.specs[self.diagram.nodes[node_id].scope]
        return scope.task_specs[entry_of(self.diagram, node_id)]


def digest_of(source: bytes) -> str:
    return sha256(source).hexdigest()


@lru_cache(maxsize=PREPARED)
def prepare(source: bytes) -> Procedure:
    """``source`` ready to run; ``NotDeployable`` when it cannot be."""
    try:
        diagram = read(source)
    except Unreadable as error:
        raise NotDeployable("unreadable", rule=error.rule) from error
    timers = {
        node.id: compile_timer(node.timer.kind, node.timer.text)
        for node in diagram.nodes.values()
        if node.timer
    }
    graph = Graph(diagram)
    procedure = Procedure(digest_of(source), diagram, graph, build(diagram), timers)
    assert procedure.places is not None and graph.loop_arrows is not None
    return procedure
