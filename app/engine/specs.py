"""Our kinds of SpiffWorkflow task specs, and what is different about them.

No spec guesses the future: children come into being when their parent is complete, so that the
tree of an instance holds what is alive and nothing else (engine.md, findings 1, 2, 6 and 11).
"""

from datetime import datetime
from typing import Any, Protocol

from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.script_engine.python_environment import BasePythonScriptEngineEnvironment
from SpiffWorkflow.bpmn.specs import defaults
from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec
from SpiffWorkflow.bpmn.specs.control import SimpleBpmnTask, _EndJoin
from SpiffWorkflow.bpmn.specs.event_definitions.message import MessageEventDefinition
from SpiffWorkflow.bpmn.specs.event_definitions.simple import NoneEventDefinition
from SpiffWorkflow.bpmn.specs.event_definitions.timer import TimerEventDefinition
from SpiffWorkflow.specs.base import TaskSpec
from SpiffWorkflow.util.task import TaskState

from app.engine.errors import ProcedureStuck

LIVE = TaskState.READY | TaskState.WAITING | TaskState.STARTED


class Host(Protocol):
    """What specs ask of the case they run in."""

    def holds(self, condition: str) -> bool: ...

    def due_at(self, node_id: str) -> datetime | None: ...

    def operate(self, node_id: str) -> None: ...

    def arrived_by(self, task: Any) -> str: ...

    def strand(self, task: Any) -> tuple[int, ...]: ...

    def passed(self, task: Any) -> None: ...


class Engine(PythonScriptEngine):
    """Works out conditions in our own language; runs no script and calls no service."""

    def __init__(self, host: Host) -> None:
        super().__init__(BasePythonScriptEngineEnvironment())
        self.host = host

    def evaluate(self, _task: Any, expression: str, **_context: Any) -> bool:
        return self.host.holds(expression)

    def execute(self, _task: Any, script: str, **_context: Any) -> bool:
        raise ProcedureStuck("not_allowed", what=script[:80])


class Forward:
    """Mixed into every spec: children only after completion."""

    outputs: list[Any]

    def _predict_hook(self, my_task: Any) -> None:
        """Nothing is predicted."""

    def _on_complete_hook(self, my_task: Any) -> None:
        super()._on_complete_hook(my_task)  # type: ignore[misc]
        if not my_task.workflow.completed and not my_task.children:
            my_task._sync_children(self.outputs, TaskState.FUTURE)


class Quiet(Forward):
    """Mixed into specs whose run does nothing of its own."""

    def _run_hook(self, _my_task: Any) -> bool:
        return True


class Step(Forward, defaults.UserTask):
    """A user task."""


class Begin(Quiet, defaults.StartEvent):
    """A none start event."""


class Finish(Quiet, defaults.EndEvent):
    """An end event; a terminating one ends its whole scope (``EndEvent`` sees to that)."""


class Operation(Forward, defaults.ServiceTask):
    """A registered operation, run in the transaction of the step before it."""

    def _run_hook(self, my_task: Any) -> bool:
        my_task.workflow.top_workflow.host.operate(self.name)
        return True


class Choice(Forward, defaults.ExclusiveGateway):
    """An exclusive gateway: the first condition that holds, in document order, else the default."""

    flow_ids: tuple[str, ...] = ()
    default_flow: str | None = None

    def _run_hook(self, my_task: Any) -> bool:
        flow_id, target = self._way(my_task)
        if target is None:
            raise ProcedureStuck("no_way", element=self.name)
        my_task.internal_data["flow"] = flow_id
        my_task._sync_children([self._wf_spec.task_specs[target]], TaskState.FUTURE)
        return True

    def _way(self, my_task: Any) -> tuple[str | None, str | None]:
        for flow_id, (condition, target) in zip(self.flow_ids, self.cond_task_specs, strict=True):
            if condition is not None and condition._matches(my_task):
                return flow_id, target
        return self.default_flow, self.default_task_spec


class Gather(Quiet, defaults.ParallelGateway):
    """A parallel gateway: takes one token from each incoming flow, and leaves the others."""

    flow_ids: frozenset[str] = frozenset()

    def _update_hook(self, my_task: Any) -> bool:
        if len(self.flow_ids) < 2:
            return True
        host = my_task.workflow.top_workflow.host
        strand = host.strand(my_task)
        held = self._held(my_task, strand)
        arrived = [*(held.internal_data["arrived"] if held else ())]
        arrived.append(host.arrived_by(my_task))
        if held:
            my_task.workflow._remove_task(held.id)
        if not self.flow_ids <= set(arrived):
            self.hold(my_task, arrived)
            return False
        for flow_id in self.flow_ids:
            arrived.remove(flow_id)
        if arrived:
            self.hold(new_token(my_task.workflow, self, strand), arrived)
        return True

    def hold(self, task: Any, arrived: list[str]) -> None:
        """Let ``task`` wait with the tokens that have come so far."""
        task.triggered = True
        task._set_state(TaskState.WAITING)
        task.internal_data["arrived"] = arrived

    def _held(self, my_task: Any, strand: tuple[int, ...]) -> Any:
        strand_of = my_task.workflow.top_workflow.host.strand
        for task in my_task.workflow.tasks.values():
            is_held = task.task_spec is self and task._state == TaskState.WAITING
            if is_held and task is not my_task and strand_of(task) == strand:
                return task
        return None


class Alarm(TimerEventDefinition):
    """A timer whose moment is worked out once, when it is reached, and which rings when told to."""

    def has_fired(self, my_task: Any) -> bool:
        marks = my_task.internal_data
        if "due_at" not in marks:
            marks["due_at"] = my_task.workflow.top_workflow.host.due_at(my_task.task_spec.name)
        return bool(marks.get("event_fired"))


class Message(MessageEventDefinition):
    """A message that arrives when it is delivered to the one token that waits for it."""


class Wait(Quiet, defaults.IntermediateCatchEvent):
    """A timer or a message on the way."""


class Watch(Quiet, defaults.BoundaryEvent):
    """A timer or a message on the border of an activity."""

    @property
    def is_beside(self) -> bool:
        """Whether the activity goes on when it happens."""
        return not self.cancel_activity


class Parting:
    """Mixed into specs whose children wait together, until one of them calls the others off."""

    def completed_below(self, my_task: Any, child: Any) -> None:
        if getattr(child.task_spec, "is_beside", False):
            return
        for other in my_task.children:
            if other is not child and other.has_state(LIVE):
                other.cancel()


class Guard(Parting, Forward, SimpleBpmnTask):
    """Stands before an activity with events on its border; its children are these and it."""


class Race(Parting, Quiet, defaults.EventBasedGateway):
    """An event-based gateway: each event behind it waits for itself, and the first one wins.

    The stock one takes the events over, and two timers then share one moment (engine.md §5).
    """

    def __init__(self, scope: BpmnProcessSpec, name: str) -> None:
        super().__init__(scope, name, event_definition=NoneEventDefinition())

    def connect(self, child: TaskSpec) -> None:
        TaskSpec.connect(self, child)


class Inner(Forward, defaults.SubWorkflowTask):
    """An embedded subprocess."""


class LastEnd(Quiet, _EndJoin):
    """Ends a scope when nothing in it is alive any more."""

    def _update_hook(self, my_task: Any) -> bool:
        others = my_task.workflow.tasks.values()
        if any(t._state & LIVE and not isinstance(t.task_spec, LastEnd) for t in others):
            my_task._set_state(TaskState.WAITING)
            return False
        return True


def new_token(workflow: Any, spec: TaskSpec, strand: tuple[int, ...]) -> Any:
    """A new token before ``spec``, which no other one led to."""
    task = workflow.task_tree._add_child(spec, TaskState.FUTURE)
    task.triggered = True
    if strand:
        task.internal_data["strand"] = strand
    return task


class Scope(BpmnProcessSpec):
    """A process or subprocess, with our end in place of the stock one."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        end = self.task_specs["End"]
        del self.task_specs[f"{name}.EndJoin"]
        end.inputs = []
        self.end: Any = LastEnd(self, f"{name}.EndJoin")
        self.end.connect(end)
