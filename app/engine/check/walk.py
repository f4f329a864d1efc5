"""An abstract walk through a sound diagram: every verdict at every step, every clearance kept.

A state is small (where, last verdict, attribute, clearances) and each is visited once, so the walk
ends; a diagram that needs too much work is refused as not provable.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.engine.check.beside import Beside
from app.engine.check.blocks import is_split, joins_of
from app.engine.check.legal import CLEARANCES, DECISION, GUARDED, changes_text
from app.engine.check.states import NOTHING_HELD, State, together
from app.engine.check.truth import ANY_OTHER, truth, verdict_words
from app.engine.diagram import Diagram, Flow, Node
from app.engine.values import RETURN

MOST_WORK = 100_000  # about half a second
ATTRIBUTES = ("proactive", "on_request", "withheld", ANY_OTHER)

Trail = tuple[str, "Trail | None"]
Standing = tuple[str, State, Trail | None]


class TooManyStates(Exception):
    """The diagram has more ways through it than can be looked at."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """The case standing before a guarded operation, and how it came there."""

    node: Node
    state: State
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explored:
    """The states in which a stretch is left, and all that are met on the way, inner ones too."""

    exits: frozenset[State]
    met: frozenset[State]


class Walk:
    def __init__(self, diagram: Diagram, *, decision: str | None = None) -> None:
        self.diagram = diagram
        self.decision = decision
        self.joins = joins_of(diagram)
        self.beside = Beside(diagram)
        self.arrivals: list[Arrival] = []
        self.work = 0
        self.known_stretches: dict[tuple[str, State], Explored] = {}
        conditions = [flow.condition for flow in diagram.flows.values() if flow.condition]
        self.words = frozenset(word for each in conditions for word in verdict_words(each))
        self.words |= {clearance.verdict for clearance in CLEARANCES}
        self.offered = {node.id: self._offered(node) for node in self.beside.steps}
        self.ways: dict[tuple[str, str | None, str | None], tuple[Flow, ...]] = {}

    def run(self) -> list[Arrival]:
        if start := self.diagram.start_of(self.diagram.process_id):
            self._explore([(start.id, State(), None)], until=None)
        return self.arrivals

    def _spend(self, work: int) -> None:
        self.work += work
        if self.work > MOST_WORK:
            raise TooManyStates

    def _explore(self, first: Iterable[Standing], until: str | None) -> Explored:
        """Go on from ``first`` to the join ``until`` or to the ends."""
        seen: set[tuple[str, State]] = set()
        exits: set[State] = set()
        inner: set[State] = set()
        waiting = deque(first)
        while waiting:
            node_id, state, trail = waiting.popleft()
            if (node_id, state) in seen:
                continue
            seen.add((node_id, state))
            node = self.diagram.nodes[node_id]
            if node_id == until or node.kind == "endEvent":
                exits.add(state)
            else:
                onward = self._after(node, state, (node_id, trail), inner)
                self._spend(1 + len(onward))
                waiting.extend(onward)
        return Explored(frozenset(exits), frozenset(inner | {state for _, state in seen}))

    def _after(self, node: Node, state: State, trail: Trail, inner: set[State]) -> list[Standing]:
        if node.kind == "exclusiveGateway":
            return self._chosen(node, state, trail)
        if is_split(self.diagram, node):
            return self._after_block(node, state, trail, inner)
        if node.kind == "subProcess":
            return self._after_scope(node, state, trail, inner)
        if node.kind == "userTask":
            return self._interrupted(node, [state], trail) + self._onward(
                node, self._verdicts(node, state), trail
            )
        if node.operation in GUARDED:
            standing = state.without(self.beside.lost_at(node))
            self.arrivals.append(Arrival(node, standing, _path(trail)))
        return self._onward(node, [self._passed(node, state)], trail)

    def _passed(self, node: Node, state: State) -> State:
        """``state`` behind a node where nobody decides, but time may pass or a fact be set."""
        if node.kind == "intermediateCatchEvent" and (node.message or self.beside.company(node)):
            return state.later()
        return replace(state, attribute=None) if node.kind == "serviceTask" else state

    def _onward(self, node: Node, states: Iterable[State], trail: Trail) -> list[Standing]:
        flows = self.diagram.outgoing[node.id]
        return [(flow.target, after, trail) for after in states for flow in flows]

    def _offered(self, node: Node) -> tuple[str, ...]:
        """Every verdict that moves the case on from the step; all that nobody asks for are one."""
        outcomes = node.step.outcomes if node.step else ()
        words = {each.id for each in outcomes if not each.returns_to}
        if not outcomes:
            words = {*self.words, ANY_OTHER}
        if not self.diagram.draws(node.id, RETURN):
            words.discard(RETURN)
        return tuple(sorted({word if word in self.words else ANY_OTHER for word in words}))

    def _verdicts(self, node: Node, state: State) -> Iterator[State]:
        step = node.step
        for word in self.offered[node.id]:
            held = dict.fromkeys((each.name for each in CLEARANCES), False)
            if step is None or not changes_text(step):
                duty = step.duty if step else None
                held = {
                    each.name: word == each.verdict and each.is_open_to(duty, state.holds)
                    for each in CLEARANCES
                    if duty in each.duties
                }
            yield replace(state, verdict=word, attribute=None).settled(**held)

    def _chosen(self, node: Node, state: State, trail: Trail) -> list[Standing]:
        attributes = (state.attribute,) if state.attribute else ATTRIBUTES
        return [
            (flow.target, replace(state, attribute=attribute), trail)
            for attribute in attributes
            for flow in self._open_ways(node, state.verdict, attribute)
        ]

    def _open_ways(self, node: Node, verdict: str | None, attribute: str) -> tuple[Flow, ...]:
        key = (node.id, verdict, attribute)
        if key not in self.ways:
            known = {"verdict": verdict, "attribute": attribute, DECISION: self.decision}
            flows = self.diagram.outgoing[node.id]
            self._spend(sum(1 + len(flow.condition or "") // 20 for flow in flows))
            answers = [
                (flow, truth(flow.condition, known) if flow.condition else None) for flow in flows
            ]
            is_decided = any(answer for _, answer in answers)
            self.ways[key] = tuple(
                flow
                for flow, answer in answers
                if answer is not False and not (is_decided and flow.is_default)
            )
        return self.ways[key]

    def _interrupted(self, node: Node, states: Iterable[State], trail: Trail) -> list[Standing]:
        """Where an event on ``node`` may lead. What does not interrupt it runs beside it."""
        onward: list[Standing] = []
        for event in self.diagram.boundaries[node.id]:
            standing: list[Standing] = [(event.id, state.later(), trail) for state in states]
            if event.is_beside:
                self._explore(standing, until=None)
            else:
                onward += standing
        return onward

    def _after_block(
        self, split: Node, state: State, trail: Trail, inner: set[State]
    ) -> list[Standing]:
        join = self.joins[split.id]
        if (split.id, state) not in self.known_stretches:
            within = state.entering_a_branch()
            branches = [
                self._explore([(flow.target, within, trail)], until=join)
                for flow in self.diagram.outgoing[split.id]
            ]
            exits = together(state.marks, [{s.marks for s in each.exits} for each in branches])
            met = together(state.marks, [{s.marks for s in each.met} for each in branches])
            self.known_stretches[split.id, state] = Explored(
                frozenset(State(marks=marks) for marks in exits),
                frozenset(State(marks=marks) for marks in met),
            )
        block = self.known_stretches[split.id, state]
        self._meet(block, inner)
        return self._onward(self.diagram.nodes[join], block.exits, (join, trail))

    def _after_scope(
        self, node: Node, state: State, trail: Trail, inner: set[State]
    ) -> list[Standing]:
        if (node.id, state) not in self.known_stretches:
            self.known_stretches[node.id, state] = self._scope(node, state, trail)
        scope = self.known_stretches[node.id, state]
        self._meet(scope, inner)
        return self._interrupted(node, scope.met, trail) + self._onward(node, scope.exits, trail)

    def _meet(self, stretch: Explored, inner: set[State]) -> None:
        self._spend(len(stretch.met) // 8)
        inner |= stretch.met

    def _scope(self, node: Node, state: State, trail: Trail) -> Explored:
        """A subprocess; it ends with the last way beside it, or with one that cuts it short."""
        start = self.diagram.start_of(node.id)
        found = self._explore([(start.id, state, trail)] if start else [], until=None)
        exits, met = set(found.exits), {state, *found.met}
        if self.beside.has_asides(node.id):
            lost = self.beside.lost_in(node.id)
            exits = {each.later().without(lost) for each in exits}
            met |= {each.without(lost) for each in met}
        if node.id in self.beside.cut_short:
            exits.add(State(marks=NOTHING_HELD))
        return Explored(frozenset(exits), frozenset(met))


def _path(trail: Trail | None) -> tuple[str, ...]:
    nodes: list[str] = []
    while trail is not None:
        node_id, trail = trail
        nodes.append(node_id)
    return tuple(reversed(nodes))
