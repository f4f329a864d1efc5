"""One instance on its way through a procedure, in memory: it starts, decides, waits and ends.

Knows no database. Whatever raises here leaves a walk that must be thrown away.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from app.engine import facts as typed
from app.engine.diagram import Node
from app.engine.errors import DecisionRefused, NotPossibleNow, ProcedureStuck
from app.engine.expressions import compile_expression
from app.engine.ledger import Given, Ledger
from app.engine.procedure import Procedure
from app.engine.specs import Alarm, Step
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
    replayed: list[tuple[str, UUID]] = field(default_factory=list)
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
        return self._in_order(Step)

    def waiting_timers(self) -> list[Any]:
        """Timers that have been reached and have not rung, in document order."""
        return [task for task in self._alive() if _is_timer(task)]

    def task(self, task_id: UUID) -> Any:
        found = next((task for task in self.open_tasks() if task.id == task_id), None)
        if found is None:
            raise NotPossibleNow("not_open")
        return found

    @property
    def is_finished(self) -> bool:
        return bool(self.workflow.completed) and not self._alive()

    def _alive(self) -> list[Any]:
        found = [task for each in self.workflow.running() for task in each.alive()]
        places = self.procedure.places
        return sorted(found, key=lambda task: places[task.task_spec.bpmn_id])

    def _in_order(self, kind: type) -> list[Any]:
        return [task for task in self._alive() if isinstance(task.task_spec, kind)]

    # going forwards

    def complete(self, task: Any, verdict: str | None, facts: Mapping[str, Any]) -> None:
        """Let ``task`` be decided and go on from there; what goes straight back goes back."""
        self.decide(task, verdict, facts)
        self.go_on()
        self.go_straight_back()

    def decide(self, task: Any, verdict: str | None, facts: Mapping[str, Any]) -> None:
        node_id = task.task_spec.bpmn_id
        self.accept(node_id, verdict)
        learned = self.learn({**facts, "verdict": verdict})
        self.ledger.clock += 1
        self.ledger.given[node_id] = Given(task.id, self.ledger.clock, learned)
        self.decided.add(task.id)
        task.run()

    def accept(self, node_id: str, verdict: str | None) -> None:
        """Refuse a verdict the step does not offer. A step that offers none takes any."""
        step = self.procedure.step(node_id)
        if step.outcomes and (verdict is None or step.outcome(verdict) is None):
            raise DecisionRefused("unknown_verdict", verdict=str(verdict)[:80], element=node_id)

    def ring(self, task: Any) -> None:
        """Let a waiting timer ring now, and go on from there."""
        self.decided.add(task.id)
        task.internal_data["event_fired"] = True
        task.task_spec._update(task)
        self.go_on()
        self.go_straight_back()

    def go_on(self) -> None:
        """Run what needs nobody. A walk that neither waits nor ends is stuck."""
        self.workflow.settle()
        if not self._alive() and not self.workflow.completed:
            raise ProcedureStuck("leads_nowhere")

    def go_straight_back(self) -> None:
        """Decide the steps between again as they were decided, until the returner has its turn."""
        ledger = self.ledger
        while ledger.straight:
            straight = ledger.straight[-1]
            open_tasks = self.open_tasks()
            if any(task.task_spec.bpmn_id == straight.until for task in open_tasks):
                ledger.straight.pop()
                continue
            repeated = ledger.given.keys() & set(straight.steps)
            task = next((t for t in open_tasks if t.task_spec.bpmn_id in repeated), None)
            if task is None or straight.target not in ledger.done:
                return
            node_id = task.task_spec.bpmn_id
            recorded = ledger.given[node_id].facts
            self.replayed.append((node_id, task.id))
            self.decide(task, recorded.get("verdict"), recorded)
            self.go_on()

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
        self._mark(self.procedure.diagram.nodes[node_id])
        chosen = task.internal_data.get("flow")
        graph = self.procedure.graph
        for flow in self.procedure.diagram.outgoing[node_id]:
            if chosen in (None, flow.id):
                self.passed_over.append(flow.id)
                if flow.id in graph.loop_arrows:
                    self.ledger.forget(graph.beyond(flow.target))
                    self.ledger.forget_decisions(graph.beyond(flow.target))
                    self.come_back()
                else:
                    self.ledger.mark(flow.id)

    def _mark(self, node: Node) -> None:
        """``node`` is done. What a timer interrupts was called off: nothing in it stands."""
        self.passed_over.append(node.id)
        self.ledger.mark(node.id)
        if node.kind == "boundaryEvent" and node.interrupting and node.attached_to:
            self.ledger.forget(self.procedure.graph.within(node.attached_to))

    def come_back(self) -> None:
        self.ledger.come_back()
        self.facts["round"] = self.ledger.times_back + 1


def _is_timer(task: Any) -> bool:
    return isinstance(getattr(task.task_spec, "event_definition", None), Alarm)
