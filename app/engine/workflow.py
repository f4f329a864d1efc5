"""SpiffWorkflow's workflows with flat scans instead of walks of the tree, and a cap on work."""

import logging
from collections.abc import Iterator
from typing import Any

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.util.subworkflow import BpmnSubWorkflow
from SpiffWorkflow.util.task import TaskState

from app.engine.errors import ProcedureStuck
from app.engine.specs import LIVE, Engine, Host, LastEnd, Parting

MOST_AUTOMATIC_STEPS = 500

# It tells of every task and every workflow at INFO; for who keeps house that is noise.
logging.getLogger("spiff").setLevel(logging.WARNING)


class _Flat:
    """What the whole and its subprocesses have in common."""

    tasks: dict[Any, Any]
    completed: bool
    parent_workflow: Any
    parent_task_id: Any

    def alive(self) -> list[Any]:
        """What waits, runs or stands open here, in the order it came into being."""
        return [
            task
            for task in self.tasks.values()
            if task._state & LIVE and not isinstance(task.task_spec, LastEnd)
        ]

    def host_task(self) -> Any:
        """The subprocess in the workflow round this one; None for the whole."""
        parent = self.parent_workflow
        return None if parent is None else parent.tasks.get(self.parent_task_id)

    def update_waiting_tasks(self) -> None:
        """Nothing here needs asking again: tokens and timers tell of themselves."""

    def _task_completed_notify(self, task: Any) -> None:
        before = task.parent
        if before is not None and isinstance(before.task_spec, Parting):
            before.task_spec.completed_below(before, task)
        task.workflow.top_workflow.host.passed(task)
        super()._task_completed_notify(task)  # type: ignore[misc]


class FlatSubWorkflow(_Flat, BpmnSubWorkflow):
    """A running subprocess."""


class FlatWorkflow(_Flat, BpmnWorkflow):
    """A running procedure."""

    def __init__(self, spec: Any, inner: dict[str, Any], *, host: Host, **more: Any) -> None:
        self.host = host
        super().__init__(spec, inner, script_engine=Engine(host), **more)

    def create_subprocess(self, my_task: Any, spec_name: str) -> FlatSubWorkflow:
        inner = FlatSubWorkflow(
            self.subprocess_specs[spec_name], parent_task_id=my_task.id, top_workflow=self
        )
        self.subprocesses[my_task.id] = inner
        return inner

    def running(self) -> Iterator[Any]:
        """The whole, and every subprocess that is not over, outer ones first."""
        yield self
        yield from [inner for inner in self.subprocesses.values() if not inner.completed]

    def settle(self) -> None:
        """Run everything that needs nobody, until only people and events are waited for."""
        steps = 0
        while ready := [task for each in self.running() for task in _automatic(each)]:
            for task in ready:
                if task._state == TaskState.READY:
                    steps += 1
                    if steps > MOST_AUTOMATIC_STEPS:
                        raise ProcedureStuck("too_many_steps", limit=MOST_AUTOMATIC_STEPS)
                    task.run()


def _automatic(workflow: Any) -> list[Any]:
    return [
        task
        for task in workflow.tasks.values()
        if task._state == TaskState.READY and not task.task_spec.manual
    ]
