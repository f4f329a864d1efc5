"""A BPMN file as a frozen graph: nodes, flows, scopes, steps and declared facts.

Reading never judges: what is wrong with a diagram is said by ``check``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from lxml import etree

from app.engine.events import Timer, message_id, messages_of, text_of, timer_of
from app.engine.reading import BPMN, GOV, read_xml
from app.engine.steps import Signing, fact_types, operation_of, signing_of, step_of
from app.engine.values import StepSpec

B = f"{{{BPMN}}}"
TASKS = frozenset(
    (
        "task",
        "userTask",
        "manualTask",
        "serviceTask",
        "scriptTask",
        "businessRuleTask",
        "sendTask",
        "receiveTask",
    )
)
EVENTS = frozenset(
    (
        "startEvent",
        "endEvent",
        "boundaryEvent",
        "intermediateCatchEvent",
        "intermediateThrowEvent",
    )
)
GATEWAYS = frozenset(
    (
        "exclusiveGateway",
        "parallelGateway",
        "inclusiveGateway",
        "complexGateway",
        "eventBasedGateway",
    )
)
SUBPROCESSES = frozenset(["subProcess", "transaction", "adHocSubProcess"])
FLOW_NODES = TASKS | EVENTS | GATEWAYS | SUBPROCESSES | {"callActivity"}


@dataclass(frozen=True, slots=True)
class Node:
    """One flow node. ``kind`` is its BPMN element name, ``scope`` the id of what it lies in."""

    kind: str
    id: str
    name: str
    scope: str
    order: int
    step: StepSpec | None = None  # every user task has one, with or without gov:step
    operation: str | None = None
    attached_to: str | None = None
    interrupting: bool = True
    timer: Timer | None = None
    message: str | None = None  # its name, or nothing if the event does not say which
    events: tuple[str, ...] = ()  # element names of its event definitions
    default: str | None = None
    signing: Signing | None = None  # the multi-instance marker, read by us alone

    @property
    def is_task(self) -> bool:
        return self.kind in TASKS

    @property
    def is_beside(self) -> bool:
        """Whether it happens beside the way, which goes on meanwhile."""
        return self.kind == "boundaryEvent" and not self.interrupting

    @property
    def title(self) -> str:
        return self.name or self.id


@dataclass(frozen=True, slots=True)
class Flow:
    """One sequence flow. ``condition`` is the expression as written, without outer space."""

    id: str
    source: str
    target: str
    scope: str
    order: int
    name: str = ""
    condition: str | None = None
    is_default: bool = False


@dataclass(frozen=True)
class Diagram:
    """One process. ``scopes`` maps the process and each subprocess to its parent's id (or None).

    ``nodes`` and ``flows`` are in document order; ``order`` counts both together.
    """

    process_id: str
    name: str
    nodes: Mapping[str, Node]
    flows: Mapping[str, Flow]
    scopes: Mapping[str, str | None]
    facts: Mapping[str, str]
    lanes: Mapping[str, str]  # node id -> name of the lane drawn round it

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[Flow, ...]]:
        return self._ends("source")

    @cached_property
    def incoming(self) -> Mapping[str, tuple[Flow, ...]]:
        return self._ends("target")

    @cached_property
    def boundaries(self) -> Mapping[str, tuple[Node, ...]]:
        """The boundary events on each node."""
        found: dict[str, list[Node]] = {node_id: [] for node_id in self.nodes}
        for node in self.nodes.values():
            if node.attached_to in found:
                found[node.attached_to].append(node)
        return MappingProxyType({key: tuple(nodes) for key, nodes in found.items()})

    def inside(self, scope: str) -> Iterator[Node]:
        """The nodes directly in ``scope``."""
        return (node for node in self.nodes.values() if node.scope == scope)

    def start_of(self, scope: str) -> Node | None:
        return next((node for node in self.inside(scope) if node.kind == "startEvent"), None)

    def draws(self, step_id: str, verdict: str) -> bool:
        """Whether a gateway after the step asks for ``verdict`` before the next person's turn.

        If so, giving it moves the case on along the drawn flow; else ``return`` is always an act.
        """
        quoted = (f"'{verdict}'", f'"{verdict}"')
        seen, waiting = {step_id}, list(self.outgoing.get(step_id, ()))
        while waiting:
            flow = waiting.pop()
            if flow.condition and any(word in flow.condition for word in quoted):
                return True
            node = self.nodes.get(flow.target)
            if node and node.kind.endswith("Gateway") and node.id not in seen:
                seen.add(node.id)
                waiting.extend(self.outgoing[node.id])
        return False

    def _ends(self, side: str) -> Mapping[str, tuple[Flow, ...]]:
        found: dict[str, list[Flow]] = {node_id: [] for node_id in self.nodes}
        for flow in self.flows.values():
            found.setdefault(getattr(flow, side), []).append(flow)
        return MappingProxyType({key: tuple(flows) for key, flows in found.items()})


def read(source: bytes) -> Diagram:
    """The diagram in ``source``; raises ``Unreadable``."""
    return from_root(read_xml(source))


def from_root(root: etree._Element) -> Diagram:
    """The executable process under ``root``; the first process if none says it is."""
    processes = root.findall(f"{B}process")
    process = next(
        (each for each in processes if each.get("isExecutable", "true") in ("true", "1")),
        processes[0] if processes else etree.Element(f"{B}process"),
    )
    return _Reader(process, messages_of(root)).diagram()


class _Reader:
    """Collects one process; the first of two elements with one id wins."""

    def __init__(self, process: etree._Element, messages: Mapping[str, str]) -> None:
        self.process = process
        self.messages = messages
        self.process_id = process.get("id", "")
        self.nodes: dict[str, Node] = {}
        self.flows: dict[str, Flow] = {}
        self.scopes: dict[str, str | None] = {self.process_id: None}
        self.lanes: dict[str, str] = {}
        self.order = 0
        self.defaults = {
            (each.get("id"), each.get("default"))
            for each in process.iter(f"{B}*")
            if each.get("default")
        }

    def diagram(self) -> Diagram:
        self._scope(self.process, self.process_id)
        return Diagram(
            process_id=self.process_id,
            name=self.process.get("name", ""),
            nodes=MappingProxyType(self.nodes),
            flows=MappingProxyType(self.flows),
            scopes=MappingProxyType(self.scopes),
            facts=MappingProxyType(fact_types(self.process)),
            lanes=MappingProxyType(self.lanes),
        )

    def _scope(self, holder: etree._Element, scope: str) -> None:
        for element in holder.iterchildren(f"{B}*"):
            kind = etree.QName(element).localname
            element_id = element.get("id", "")
            self.order += 1
            if kind in FLOW_NODES and element_id:
                self.nodes.setdefault(element_id, self._node(element, kind, scope))
                if kind in SUBPROCESSES and element_id not in self.scopes:
                    self.scopes[element_id] = scope
                    self._scope(element, element_id)
            elif kind == "sequenceFlow" and element_id:
                self.flows.setdefault(element_id, self._flow(element, scope))
            elif kind == "laneSet":
                self._lanes(element)

    def _node(self, element: etree._Element, kind: str, scope: str) -> Node:
        gov = element.find(f"{B}extensionElements/{{{GOV}}}step")
        node_id, name = element.get("id", ""), (element.get("name") or "").strip()
        events = tuple(
            etree.QName(child).localname
            for child in element.iterchildren(f"{B}*")
            if etree.QName(child).localname.endswith("EventDefinition")
        )
        return Node(
            kind=kind,
            id=node_id,
            name=name,
            scope=scope,
            order=self.order,
            step=step_of(gov, node_id=node_id, title=name) if kind == "userTask" else None,
            operation=operation_of(gov) if kind == "serviceTask" else None,
            attached_to=element.get("attachedToRef"),
            interrupting=element.get("cancelActivity", "true") in ("true", "1"),
            timer=timer_of(element),
            message=self.messages.get(message_id(element)) or None,
            events=events,
            default=element.get("default"),
            signing=signing_of(element, gov),
        )

    def _flow(self, element: etree._Element, scope: str) -> Flow:
        condition = element.find(f"{B}conditionExpression")
        flow_id, source = element.get("id", ""), element.get("sourceRef", "")
        return Flow(
            id=flow_id,
            source=source,
            target=element.get("targetRef", ""),
            scope=scope,
            order=self.order,
            name=(element.get("name") or "").strip(),
            condition=None if condition is None else text_of(condition),
            is_default=(source, flow_id) in self.defaults,
        )

    def _lanes(self, lane_set: etree._Element) -> None:
        for lane in lane_set.iter(f"{B}lane"):
            for reference in lane.iterchildren(f"{B}flowNodeRef"):
                self.lanes[(reference.text or "").strip()] = (lane.get("name") or "").strip()
