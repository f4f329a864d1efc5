"""An abstract walk through a sound diagram: every verdict at every step, every clearance kept.

A state is small (where, last verdict, attribute, clearances) and each is visited once, so the walk
ends; a diagram with too many of them is refused as not provable.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from app.engine.check.blocks import is_join, is_split, joins_of
from app.engine.check.legal import CLEARANCES, GUARDED, TEXT_CHANGES
from app.engine.check.truth import truth, verdict_words
from app.engine.diagram import Diagram, Flow, Node

MOST_VISITS = 60_000
ATTRIBUTES = ("proactive", "on_request", "withheld")
ANY_OTHER = "?"

Trail = tuple[str, "Trail | None"]


class TooManyStates(Exception):
    """The diagram has more ways through it than can be looked at."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One clearance: held or not, and whether that was settled within the current branch."""

    held: bool = False
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """What is known when the case stands somewhere. ``verdict`` None: not known."""

    verdict: str | None = None
    attribute: str | None = None
    marks: tuple[Mark, ...] = tuple(Mark() for _ in CLEARANCES)

    def settled(self, **held: bool) -> "State":
        marks = tuple(
            Mark(held[clearance.name], is_settled=True) if clearance.name in held else mark
            for clearance, mark in zip(CLEARANCES, self.marks, strict=True)
        )
        return replace(self, marks=marks)

    def holds(self, name: str) -> bool:
        return next(
            mark.held
            for each, mark in zip(CLEARANCES, self.marks, strict=True)
            if each.name == name
        )


@dataclass(frozen=True, slots=True)
class Arrival:
    """The case standing before a guarded operation, and how it came there."""

    node: Node
    state: State
    path: tuple[str, ...]


Standing = tuple[str, State, Trail | None]


class Walk:
    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self.joins = joins_of(diagram)
        self.arrivals: list[Arrival] = []
        self.visits = 0
        self.known_blocks: dict[tuple[str, State], frozenset[State]] = {}
        self.known_scopes: dict[tuple[str, State], tuple[frozenset[State], frozenset[State]]] = {}
        conditions = [flow.condition for flow in diagram.flows.values() if flow.condition]
        self.words = frozenset(word for each in conditions for word in verdict_words(each))
        self.ways: dict[tuple[str, str | None, str | None], tuple[Flow, ...]] = {}

    def run(self) -> list[Arrival]:
        if start := self.diagram.start_of(self.diagram.process_id):
            self._explore([(start.id, State(), None)], until=None)
        return self.arrivals

    def _explore(
        self, first: Iterable[Standing], until: str | None
    ) -> tuple[frozenset[State], frozenset[State]]:
        """Go on from ``first`` to the join ``until`` or to the ends: the states there, and all."""
        seen: set[tuple[str, State]] = set()
        exits: set[State] = set()
        waiting = deque(first)
        while waiting:
            node_id, state, trail = waiting.popleft()
            if (node_id, state) in seen:
                continue
            seen.add((node_id, state))
            self.visits += 1
            if self.visits > MOST_VISITS:
                raise TooManyStates
            node = self.diagram.nodes[node_id]
            if node_id == until or node.kind == "endEvent":
                exits.add(state)
            else:
                waiting.extend(self._after(node, state, (node_id, trail)))
        return frozenset(exits), frozenset(state for _, state in seen)

    def _after(self, node: Node, state: State, trail: Trail) -> list[Standing]:
        if node.kind == "exclusiveGateway":
            return self._chosen(node, state, trail)
        if is_split(self.diagram, node) and not is_join(self.diagram, node):
            return self._after_block(node, state, trail)
        if node.kind == "subProcess":
            return self._after_scope(node, state, trail)
        if node.kind == "userTask":
            timed_out = self._timed_out(node, [state], trail)
            return timed_out + [
                (flow.target, after, trail)
                for flow in self.diagram.outgoing[node.id]
                for after in self._verdicts(node, state)
            ]
        if node.operation in GUARDED:
            self.arrivals.append(Arrival(node, state, _path(trail)))
        after = replace(state, attribute=None) if node.kind == "serviceTask" else state
        return [(flow.target, after, trail) for flow in self.diagram.outgoing[node.id]]

    def _verdicts(self, node: Node, state: State) -> Iterator[State]:
        """The states after each verdict that moves the case forwards."""
        step = node.step
        offered = (
            {outcome.id for outcome in step.outcomes if not outcome.returns_to} if step else ()
        )
        duty = step.duty if step else None
        approving = {clearance.verdict for clearance in CLEARANCES}
        words = {
            word if word in self.words | approving else ANY_OTHER
            for word in offered or self.words | approving | {ANY_OTHER}
            if word != "return" or self.diagram.draws(node.id, word)
        }
        for word in words:
            held = {each.name: word == each.verdict for each in CLEARANCES if duty in each.duties}
            if duty in TEXT_CHANGES:
                held = {each.name: False for each in CLEARANCES}
            yield replace(state, verdict=word, attribute=None).settled(**held)

    def _chosen(self, node: Node, state: State, trail: Trail) -> list[Standing]:
        attributes = (state.attribute,) if state.attribute else (*ATTRIBUTES, ANY_OTHER)
        return [
            (flow.target, replace(state, attribute=attribute), trail)
            for attribute in attributes
            for flow in self._open_ways(node, state.verdict, attribute)
        ]

    def _open_ways(self, node: Node, verdict: str | None, attribute: str) -> tuple[Flow, ...]:
        key = (node.id, verdict, attribute)
        if key not in self.ways:
            known = {"verdict": verdict, "attribute": attribute}
            answers = [
                (flow, truth(flow.condition, known) if flow.condition else None)
                for flow in self.diagram.outgoing[node.id]
            ]
            is_decided = any(answer for _, answer in answers)
            self.ways[key] = tuple(
                flow
                for flow, answer in answers
                if answer is not False and not (is_decided and flow.is_default)
            )
        return self.ways[key]

    def _timed_out(self, node: Node, states: Iterable[State], trail: Trail) -> list[Standing]:
        """Where a timer on ``node`` may lead. A reminder runs beside the step, on its own."""
        onward: list[Standing] = []
        for timer in self.diagram.boundaries[node.id]:
            standing: list[Standing] = [(timer.id, state, trail) for state in states]
            if timer.interrupting:
                onward += standing
            else:
                self._explore(standing, until=None)
        return onward

    def _after_block(self, split: Node, state: State, trail: Trail) -> list[Standing]:
        join = self.joins[split.id]
        key = (split.id, state)
        if key not in self.known_blocks:
            inner = replace(state, marks=tuple(Mark(mark.held) for mark in state.marks))
            ways = [
                self._explore([(flow.target, inner, trail)], until=join)[0]
                for flow in self.diagram.outgoing[split.id]
            ]
            choices = [frozenset(exit_.marks for exit_ in way) for way in ways]
            self.known_blocks[key] = frozenset(
                State(marks=marks) for marks in _together(state.marks, choices)
            )
        return [
            (flow.target, after, (join, trail))
            for flow in self.diagram.outgoing[join]
            for after in self.known_blocks[key]
        ]

    def _after_scope(self, node: Node, state: State, trail: Trail) -> list[Standing]:
        key = (node.id, state)
        if key not in self.known_scopes:
            start = self.diagram.start_of(node.id)
            first = [(start.id, state, trail)] if start else []
            self.known_scopes[key] = self._explore(first, until=None)
        exits, met = self.known_scopes[key]
        onward = [
            (flow.target, after, trail)
            for flow in self.diagram.outgoing[node.id]
            for after in exits
        ]
        return onward + self._timed_out(node, met | {state}, trail)


def _together(
    outer: tuple[Mark, ...], branches: list[frozenset[tuple[Mark, ...]]]
) -> set[tuple[Mark, ...]]:
    """What holds after the join: a clearance taken away in one branch is gone."""
    results: set[tuple[Mark, ...]] = {tuple(Mark(mark.held) for mark in outer)}
    for branch in branches:
        results = {
            tuple(_joined(one, other) for one, other in zip(so_far, marks, strict=True))
            for so_far, marks in product(results, branch)
        }
    return {
        tuple(
            mark if mark.is_settled else Mark(mark.held, is_settled=before.is_settled)
            for mark, before in zip(marks, outer, strict=True)
        )
        for marks in results
    }


def _joined(one: Mark, other: Mark) -> Mark:
    if one.is_settled and other.is_settled:
        return Mark(one.held and other.held, is_settled=True)
    return other if other.is_settled else one


def _path(trail: Trail | None) -> tuple[str, ...]:
    nodes: list[str] = []
    while trail is not None:
        node_id, trail = trail
        nodes.append(node_id)
    return tuple(reversed(nodes))
