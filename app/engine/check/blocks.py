"""Splits and joins: parallel branches nest like brackets and all meet again in one join.

Each node is given the branches it lies in; wherever two ways meet, these must be the same.
"""

from collections.abc import Iterator

from app.engine.check.report import Report
from app.engine.diagram import Diagram, Flow, Node

Branch = tuple[str, str]  # the node that opened it, and the flow or event it began with
Depth = tuple[Branch, ...]
Fault = tuple[str, str, str]  # the element, the rule, the title of the split


def check_blocks(diagram: Diagram, report: Report) -> None:
    for scope in diagram.scopes:
        if start := diagram.start_of(scope):
            _Blocks(diagram, scope, report).follow(start)


def joins_of(diagram: Diagram) -> dict[str, str]:
    """The join that closes each split of a diagram whose blocks are sound."""
    quiet, found = Report({}), {}
    for scope in diagram.scopes:
        if start := diagram.start_of(scope):
            blocks = _Blocks(diagram, scope, quiet)
            blocks.follow(start)
            found.update(blocks.closed_by)
    return found


def depths_of(diagram: Diagram) -> dict[str, Depth]:
    """The branches each node lies in, in a diagram whose blocks are sound."""
    quiet, found = Report({}), {}
    for scope in diagram.scopes:
        if start := diagram.start_of(scope):
            blocks = _Blocks(diagram, scope, quiet)
            blocks.follow(start)
            found.update(blocks.depth)
    return found


def is_split(diagram: Diagram, node: Node) -> bool:
    return node.kind == "parallelGateway" and len(diagram.outgoing[node.id]) > 1


def is_join(diagram: Diagram, node: Node) -> bool:
    return node.kind == "parallelGateway" and len(diagram.incoming[node.id]) > 1


class _Blocks:
    def __init__(self, diagram: Diagram, scope: str, report: Report) -> None:
        self.diagram = diagram
        self.scope = scope
        self.report = report
        self.depth: dict[str, Depth] = {}
        self.arrived: dict[str, list[Depth]] = {}  # at each join, the branches that came
        self.closed_by: dict[str, str] = {}
        self.meetings: list[Fault] = []
        self.ends: list[Fault] = []

    def follow(self, start: Node) -> None:
        waiting: list[tuple[Node, Depth]] = [(start, ())]
        while waiting:
            node, depth = waiting.pop()
            if self._is_new(node, depth):
                waiting.extend(self._onward(node))
        for found in (self.meetings, self._joins(), self._unjoined(), self.ends):
            faults = list(found)
            for element, rule, split in faults:
                self.report.refuse(element, rule, split=split)
            if faults:  # what follows from a fault is not reported again
                return

    def _is_new(self, node: Node, depth: Depth) -> bool:
        """Settle at which depth ``node`` lies; the second arrival must say the same."""
        if is_join(self.diagram, node):
            self.arrived.setdefault(node.id, []).append(depth)
            depth = depth[:-1]
        elif node.kind == "endEvent":
            if any(not self._is_aside(branch) for branch in depth[-1:]):
                self.ends.append((node.id, "branch-ends", self._title(depth[-1][0])))
            return False
        if node.id not in self.depth:
            self.depth[node.id] = depth
            return True
        if self.depth[node.id] != depth and not is_join(self.diagram, node):
            self.meetings.append(self._meeting(node, self.depth[node.id], depth))
        return False

    def _onward(self, node: Node) -> Iterator[tuple[Node, Depth]]:
        depth = self.depth[node.id]
        splits = is_split(self.diagram, node)
        for flow in self.diagram.outgoing[node.id]:
            if target := self._target(flow):
                yield target, (*depth, (node.id, flow.id)) if splits else depth
        for event in self.diagram.boundaries[node.id]:
            if event.scope == self.scope:
                yield event, (*depth, (event.id, event.id)) if event.is_beside else depth

    def _target(self, flow: Flow) -> Node | None:
        node = self.diagram.nodes.get(flow.target)
        return node if node and node.scope == self.scope else None

    def _meeting(self, node: Node, one: Depth, other: Depth) -> Fault:
        aside = next((each for each in (*one, *other)[::-1] if self._is_aside(each)), None)
        if one and other and one[:-1] == other[:-1] and one[-1][0] == other[-1][0]:
            return node.id, "branches-meet", self._title(one[-1][0])
        if aside and (aside in one) != (aside in other):
            return node.id, "reminder-rejoins", self._title(aside[0])
        split = max(one, other, key=len)[-1][0]
        return node.id, "block-entered", self._title(split)

    def _joins(self) -> Iterator[Fault]:
        for join, arrived in self.arrived.items():
            splits = {depth[-1][0] for depth in arrived if depth}
            if not all(arrived) or len(splits) != 1 or self._is_aside(arrived[0][-1]):
                yield join, "join-without-split", ""
                continue
            split = splits.pop()
            wanted = {(split, flow.id) for flow in self.diagram.outgoing[split]}
            came = [depth[-1] for depth in arrived]
            if set(came) != wanted or self.closed_by.get(split, join) != join:
                yield join, "join-incomplete", self._title(split)
            elif len(came) != len(wanted):
                yield join, "join-twice", self._title(split)
            self.closed_by[split] = join

    def _unjoined(self) -> Iterator[Fault]:
        for node_id in self.depth:
            is_open = node_id not in self.closed_by
            if is_open and is_split(self.diagram, self.diagram.nodes[node_id]):
                yield node_id, "split-unjoined", ""

    def _is_aside(self, branch: Branch) -> bool:
        return branch[0] == branch[1]

    def _title(self, node_id: str) -> str:
        return self.diagram.nodes[node_id].title
