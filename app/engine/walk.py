"""One instance on its way through a procedure, in memory: it starts, decides, waits and ends.

Knows no database. Whatever raises here leaves a walk that must be thrown away.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from app.engine import facts as typed
from app.engine import straight
from app.engine.diagram import Flow, Node
from app.engine.errors import DecisionRefused, NotPossibleNow, ProcedureStuck
from app.engine.expressions import compile_expression
from app.engine.ledger import MAIN, Given, Ledger, Path
from app.engine.procedure import Procedure
from app.engine.specs import Alarm, Message, Step, new_token
from app.engine.timers import Deadline
from app.engine.workflow import FlatWorkflow

Operate = Callable[[str, dict[str, Any], datetime], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class World:
    """What stands outside the walk. Without ``operations`` nothing is done and timers may lack
    their moment: that is how a diagram is tried out.
    """

    subject: str
    at: datetime
    operations: Mapping[str, Operate] | None = None
    deadline: Deadline | None = None

    @property
    def is_trial(self) -> bool:
        return self.operations is None


@dataclass(slots=True)
class Walk:
    """What stands after ``workflow`` tells what happened since the walk was loaded."""

    procedure: Procedure
    world: World
    facts: dict[str, Any]
    ledger: Ledger = field(default_factory=Ledger)
    workflow: Any = None
    passed_over: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)
    undone_beside: tuple[UUID, ...] | None = None
    replayed: list[tuple[str, UUID]] = field(default_factory=list)
    repeats: dict[UUID, UUID] = field(default_factory=dict)
    decided: set[UUID] = field(default_factory=set)
    called_off: set[UUID] = field(default_factory=set)

    @classmethod
    def begin(cls, procedure: Procedure, world: World, facts: Mapping[str, Any]) -> "Walk":
        """A new walk, led to the first steps."""
        declared = procedure.diagram.facts
        walk = cls(procedure, world, typed.beginning(declared))
        walk.learn(facts)
        specs = dict(procedure.specs)
        walk.workflow = FlatWorkflow(specs.pop(procedure.diagram.process_id), specs, host=walk)
        walk.go_on()
        return walk

    # what stands open

    def open_tasks(self) -> list[Any]:
        """Steps that wait for a person, in document order."""
        return [task for task in self.alive() if isinstance(task.task_spec, Step)]

    def waiting_timers(self) -> list[Any]:
        """Timers that have been reached and have not rung, in document order."""
        return [task for task in self.alive() if _awaits(task, Alarm)]

    def waiting_messages(self) -> list[Any]:
        """Events at which a message may arrive now, in document order."""
        return [task for task in self.alive() if _awaits(task, Message)]

    def task(self, task_id: UUID) -> Any:
        found = next((task for task in self.open_tasks() if task.id == task_id), None)
        if found is None:
            raise NotPossibleNow("not_open")
        return found

    def wait(self, wait_id: UUID) -> Any:
        found = next((task for task in self.waiting_messages() if task.id == wait_id), None)
        if found is None:
            raise NotPossibleNow("not_awaited")
        return found

    @property
    def is_finished(self) -> bool:
        return bool(self.workflow.completed) and not self.alive()

    def alive(self) -> list[Any]:
        """Every living token, in document order."""
        found = [task for each in self.workflow.running() for task in each.alive()]
        places = self.procedure.places
        return sorted(found, key=lambda task: places[task.task_spec.bpmn_id])

    # going forwards

    def complete(self, task: Any, verdict: str | None, facts: Mapping[str, Any]) -> None:
        """Let ``task`` be decided and go on from there; what goes straight back goes back."""
        self.decide(task, verdict, facts)
        self.go_on()
        straight.go_back(self)

    def decide(self, task: Any, verdict: str | None, facts: Mapping[str, Any]) -> None:
        node_id = task.task_spec.bpmn_id
        self.accept(node_id, verdict)
        self._give(task, self.learn({**facts, "verdict": verdict}))
        task.run()

    def accept(self, node_id: str, verdict: str | None) -> None:
        """Refuse a verdict the step does not offer. A step that offers none takes any."""
        step = self.procedure.step(node_id)
        if step.outcomes and (verdict is None or step.outcome(verdict) is None):
            raise DecisionRefused("unknown_verdict", verdict=str(verdict)[:80], element=node_id)

    def ring(self, task: Any) -> None:
        """Let a waiting timer ring now, and go on from there."""
        self.happen(task, {})
        self.go_on()
        straight.go_back(self)

    def deliver(self, task: Any, facts: Mapping[str, Any]) -> None:
        """Let the message that ``task`` waits for arrive, and go on from there."""
        self.happen(task, facts)
        self.go_on()
        straight.go_back(self)

    def retime(self, facts: Mapping[str, Any]) -> list[tuple[Any, datetime]]:
        """Take new moments in; the timers that waited for one of them, each with its old moment.

        Whoever goes straight back finds the new ones too, not those that were said at first.
        """
        former = dict(self.facts)
        learned = self.learn(facts)
        for strand in self.ledger.strands.values():
            strand.say_anew({name: (former.get(name), new) for name, new in learned.items()})
        names, moved = learned.keys(), []
        for task in self.waiting_timers():
            node_id, marks = task.task_spec.bpmn_id, task.internal_data
            before, due_at = marks["due_at"], self.due_at(node_id)
            if names & self.procedure.timers[node_id].names and due_at != before:
                marks["due_at"] = due_at
                moved.append((task, before))
        return moved

    def happen(self, task: Any, facts: Mapping[str, Any]) -> None:
        """Let an event happen. What happens beside the way is a strand of its own, and a message
        may come there again: ``task`` goes on waiting, and another token goes the way.
        """
        learned = self.learn(facts)
        if not getattr(task.task_spec, "is_beside", False):
            self._give(task, learned)
        else:
            path = self.strand(task)
            if _awaits(task, Message):
                task = new_token(task.workflow, task.task_spec, path)
            task.internal_data["opens"] = self.ledger.open(path)
            self.decided.add(task.id)
        task.internal_data["event_fired"] = True
        task.task_spec._update(task)

    def _give(self, task: Any, learned: dict[str, Any]) -> None:
        """Write down what was said at a step or an event."""
        ledger = self.ledger
        ledger.clock += 1
        given = Given(task.id, ledger.clock, learned)
        ledger.of(self.strand(task)).given[task.task_spec.bpmn_id] = given
        self.decided.add(task.id)

    def go_on(self) -> None:
        """Run what needs nobody. A walk that neither waits nor ends is stuck."""
        self.workflow.settle()
        alive = self.alive()
        if not alive and not self.workflow.completed:
            raise ProcedureStuck("leads_nowhere")
        if len(self.ledger.strands) > 1:
            self.ledger.close({self.strand(task) for task in alive})

    def stop(self) -> None:
        """Call everything off."""
        for each in list(self.workflow.running()):
            for task in each.alive():
                task.cancel()
            each.completed = True

    def learn(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Take new facts in; returns them as they were understood."""
        known = None if self.world.is_trial else typed.ALWAYS
        learned = typed.checked(given, self.procedure.diagram.facts, known=known)
        self.facts.update(learned)
        if len(self.facts) > typed.MOST_FACTS:
            raise DecisionRefused("too_many_facts", limit=typed.MOST_FACTS)
        return learned

    # what specs ask (``specs.Host``)

    def holds(self, condition: str) -> bool:
        return bool(compile_expression(condition).value(self.facts))

    def due_at(self, node_id: str) -> datetime | None:
        world = self.world
        try:
            return self.procedure.timers[node_id].due(self.facts, world.at, world.deadline)
        except (ProcedureStuck, OverflowError, ValueError) as error:
            if world.is_trial:
                return None
            if isinstance(error, ProcedureStuck):
                raise
            raise ProcedureStuck("no_moment", name=node_id) from error

    def operate(self, node_id: str) -> None:
        if self.world.operations is None:
            return
        name = self.procedure.diagram.nodes[node_id].operation
        operation = self.world.operations.get(name or "")
        if operation is None:
            raise ProcedureStuck("unknown_operation", name=name or node_id)
        self.learn(operation(self.world.subject, dict(self.facts), self.world.at) or {})

    def strand(self, task: Any) -> Path:
        """The strand a token is on: its own mark, or that of the event it came from."""
        if len(self.ledger.strands) == 1:
            return MAIN
        path: Path | None = None
        while path is None and task is not None:
            before = task.parent
            opened = before.internal_data.get("opens") if before else None
            path = task.internal_data.get("strand", opened)
            task = before or task.workflow.host_task()
        return path or MAIN

    def arrived_by(self, task: Any) -> str:
        """The flow on which ``task``, a token before a join, has come."""
        source = task.parent
        if "flow" in source.internal_data:
            return str(source.internal_data["flow"])
        flows = self.procedure.flows_between[source.task_spec.bpmn_id, task.task_spec.bpmn_id]
        twins = [each.id for each in source.children if each.task_spec is task.task_spec]
        return flows[-1 if len(twins) < len(flows) else twins.index(task.id)].id

    def passed(self, task: Any) -> None:
        """Write down what ``task`` passed; a loop arrow opens everything beyond it again."""
        node_id = task.task_spec.bpmn_id
        if node_id is None:
            return
        diagram, path = self.procedure.diagram, self.strand(task)
        self._mark(diagram.nodes[node_id], path)
        if diagram.nodes[node_id].kind == "eventBasedGateway":
            return  # which way it goes is known when an event happens
        chosen = task.internal_data.get("flow")
        for flow in diagram.outgoing[node_id]:
            if chosen in (None, flow.id):
                self._mark_flow(flow, path)

    def _mark_flow(self, flow: Flow, path: Path) -> None:
        graph, ledger = self.procedure.graph, self.ledger
        self.passed_over.append(flow.id)
        if flow.id in graph.loop_arrows:
            ledger.of(path).forget(graph.beyond(flow.target))
            ledger.of(path).forget_decisions(graph.beyond(flow.target))
            self.come_back()
        else:
            ledger.mark(flow.id, path)

    def _mark(self, node: Node, path: Path) -> None:
        """``node`` is done. What an event interrupts was called off: nothing in it stands."""
        diagram = self.procedure.diagram
        for flow in diagram.incoming[node.id]:
            if diagram.nodes[flow.source].kind == "eventBasedGateway":
                self._mark_flow(flow, path)
        self.passed_over.append(node.id)
        self.ledger.mark(node.id, path)
        if node.kind == "boundaryEvent" and node.interrupting and node.attached_to:
            for strand in self.ledger.within(path):
                strand.forget(self.procedure.graph.within(node.attached_to))

    def come_back(self) -> None:
        self.ledger.come_back()
        self.facts["round"] = self.ledger.times_back + 1


def _awaits(task: Any, kind: type) -> bool:
    return isinstance(getattr(task.task_spec, "event_definition", None), kind)
