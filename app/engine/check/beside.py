"""What may happen beside what: in the sister branches of a block, and behind an event beside.

Whoever acts there can give a verdict, or take a clearance away, while the case waits elsewhere.
"""

from collections.abc import Iterator
from functools import cached_property

from app.engine.check.blocks import Depth, depths_of
from app.engine.check.legal import unsettled_by
from app.engine.check.paths import closure
from app.engine.diagram import Diagram, Node


class Beside:
    """Answers for one sound diagram."""

    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self.depths = depths_of(diagram)
        self.onward = {
            node.id: {flow.target for flow in diagram.outgoing[node.id]}
            | {event.id for event in diagram.boundaries[node.id]}
            for node in diagram.nodes.values()
        }
        self.steps = [node for node in diagram.nodes.values() if node.step is not None]
        self._company: dict[str, tuple[Node, ...]] = {}
        self._closures: dict[str, set[str]] = {}

    def company(self, node: Node) -> tuple[Node, ...]:
        """The steps that may stand open while the case stands at ``node``."""
        if node.id not in self._company:
            self._company[node.id] = tuple(each for each in self.steps if self._meet(each, node))
        return self._company[node.id]

    def lost_at(self, node: Node) -> frozenset[str]:
        """The clearances that somebody beside ``node`` may take away."""
        return _lost(self.company(node))

    def lost_in(self, scope: str) -> frozenset[str]:
        """The clearances that an event beside the way in ``scope`` may have taken away."""
        return _lost(self.asides.get(scope, ()))

    def has_asides(self, scope: str) -> bool:
        return scope in self.asides

    @cached_property
    def asides(self) -> dict[str, tuple[Node, ...]]:
        """The steps on the ways of events beside, for each scope that waits for them."""
        found: dict[str, list[Node]] = {}
        for step in self.steps:
            for place in self._upwards(step):
                if any(_is_aside(branch) for branch in self.depths.get(place.id, ())):
                    found.setdefault(place.scope, []).append(step)
        return {scope: tuple(steps) for scope, steps in found.items()}

    @cached_property
    def cut_short(self) -> frozenset[str]:
        """The scopes that an event beside may end before their own way is gone to the end."""
        return frozenset(
            node.scope
            for node in self.diagram.nodes.values()
            if node.events == ("terminateEventDefinition",)
            for flow in self.diagram.incoming[node.id]
            if any(_is_aside(branch) for branch in self.depths.get(flow.source, ()))
        )

    def _meet(self, one: Node, other: Node) -> bool:
        above = {place.scope: place for place in self._upwards(other)}
        for place in self._upwards(one):
            if place.scope in above:
                return self._are_beside(place, above[place.scope])
        return False

    def _are_beside(self, one: Node, other: Node) -> bool:
        """Whether two nodes of one scope may be alive at once."""
        first, second = self.depths.get(one.id, ()), self.depths.get(other.id, ())
        shared = 0
        while shared < min(len(first), len(second)) and first[shared] == second[shared]:
            shared += 1
        if any(self._comes_again(branch) for branch in first[:shared]):
            return True
        first, second = first[shared:], second[shared:]
        if first and second and first[0][0] == second[0][0]:
            return True
        return self._left(first, other) or self._left(second, one)

    def _comes_again(self, branch: tuple[str, str]) -> bool:
        """Whether a message that may arrive again and again began it."""
        return _is_aside(branch) and self.diagram.nodes[branch[0]].message is not None

    def _left(self, branches: Depth, other: Node) -> bool:
        """Whether ``other`` lies on the way on from where an event in ``branches`` began."""
        hosts = (self.diagram.nodes[each[0]].attached_to for each in branches if _is_aside(each))
        return any(other.id in self._after(host) for host in hosts if host)

    def _after(self, node_id: str) -> set[str]:
        if node_id not in self._closures:
            self._closures[node_id] = closure([node_id], self.onward)
        return self._closures[node_id]

    def _upwards(self, node: Node) -> Iterator[Node]:
        """``node`` and the subprocesses round it."""
        current: Node | None = node
        while current is not None:
            yield current
            current = self.diagram.nodes.get(current.scope)


def _is_aside(branch: tuple[str, str]) -> bool:
    return branch[0] == branch[1]


def _lost(steps: tuple[Node, ...]) -> frozenset[str]:
    return frozenset().union(*(unsettled_by(node.step) for node in steps if node.step))
