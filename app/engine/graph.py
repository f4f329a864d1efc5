"""What lies beyond what in a diagram, loop arrows not counted (DESIGN §3.12).

A subprocess is two places here: its own id, where it is entered, and its way out.
"""

from collections.abc import Mapping
from functools import cached_property

from app.engine.diagram import SUBPROCESSES, Diagram, Node

Arrow = tuple[str, str | None]  # the place it leads to, and the sequence flow if it is drawn


def way_out(subprocess: str) -> str:
    return f"{subprocess}\n"  # no id contains a line break


class Graph:
    """The diagram as one flat graph, with the loop arrows found from the start."""

    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self._beyond: dict[str, frozenset[str]] = {}

    @cached_property
    def arrows(self) -> Mapping[str, tuple[Arrow, ...]]:
        """Every place with the arrows that leave it, drawn ones first, in document order."""
        nodes = self.diagram.nodes
        found: dict[str, list[Arrow]] = {place: [] for place in nodes}
        for node in nodes.values():
            is_subprocess = node.kind in SUBPROCESSES
            place = way_out(node.id) if is_subprocess else node.id
            drawn = self.diagram.outgoing[node.id]
            found.setdefault(place, []).extend((flow.target, flow.id) for flow in drawn)
            inner = self.diagram.start_of(node.id) if is_subprocess else None
            found[node.id].extend([(inner.id, None)] if inner else [])
            found[node.id].extend((each.id, None) for each in self.diagram.boundaries[node.id])
            if not drawn and node.scope in nodes:
                found[place].append((way_out(node.scope), None))
        return {place: tuple(arrows) for place, arrows in found.items()}

    @cached_property
    def loop_arrows(self) -> frozenset[str]:
        """Sequence flows that lead back to a place from which they were reached."""
        start = self.diagram.start_of(self.diagram.process_id)
        back: set[str] = set()
        seen: set[str] = set()
        for root in [start.id] if start else []:
            path, on_path = [(root, iter(self.arrows[root]))], {root}
            seen.add(root)
            while path:
                place, rest = path[-1]
                arrow = next(rest, None)
                if arrow is None:
                    path.pop()
                    on_path.discard(place)
                elif arrow[0] in on_path:
                    back.update([arrow[1]] if arrow[1] else [])
                elif arrow[0] not in seen and arrow[0] in self.arrows:
                    seen.add(arrow[0])
                    on_path.add(arrow[0])
                    path.append((arrow[0], iter(self.arrows[arrow[0]])))
        return frozenset(back)

    def beyond(self, place: str) -> frozenset[str]:
        """``place``, every node reachable from it forwards, and all flows that leave these."""
        if place not in self._beyond:
            self._beyond[place] = self._reached(place)
        return self._beyond[place]

    def _reached(self, place: str) -> frozenset[str]:
        found, waiting = {place}, [place]
        while waiting:
            for target, flow_id in self.arrows.get(waiting.pop(), ()):
                found.update([flow_id] if flow_id else [])
                if target not in found and flow_id not in self.loop_arrows:
                    found.add(target)
                    waiting.append(target)
        return frozenset(found)

    def level(self, node_id: str) -> int:
        """How many events beside the way ``node_id`` lies behind."""
        return self._levels.get(node_id, 0)

    @cached_property
    def _levels(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for event in self.diagram.nodes.values():
            for node_id in self._behind(event) if event.is_beside else ():
                found[node_id] = found.get(node_id, 0) + 1
        return found

    def _behind(self, event: Node) -> set[str]:
        """What lies behind ``event`` in its own scope and the subprocesses there."""
        seen, waiting = {event.id, way_out(event.scope)}, [event.id]
        while waiting:
            for target, _flow in self.arrows.get(waiting.pop(), ()):
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)
        return seen - {event.id}

    def between(self, target: str, until: str) -> frozenset[str]:
        """What lies on some way from ``target`` forwards to ``until``, without either."""
        inner = (place for place in self.beyond(target) if place in self.diagram.nodes)
        found = (place for place in inner if until in self.beyond(place))
        return frozenset(found) - {target, until}

    def within(self, scope: str) -> frozenset[str]:
        """Everything in ``scope`` and in the subprocesses of it; nothing if it is no scope."""
        nodes = {each for each in self.diagram.nodes if self.lies_within(each, scope)}
        flows = (flow.id for flow in self.diagram.flows.values() if flow.source in nodes)
        return frozenset(nodes | set(flows))

    def lies_within(self, node_id: str, scope: str) -> bool:
        """Whether ``node_id`` stands in ``scope`` or in a subprocess of it."""
        current: str | None = self.diagram.nodes[node_id].scope
        while current is not None and current != scope:
            current = self.diagram.scopes[current]
        return current == scope
