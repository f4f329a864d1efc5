"""What a call changed, worked out from the walk before and after it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from SpiffWorkflow.exceptions import SpiffWorkflowException
from sqlalchemy import update

from app.engine.errors import ProcedureStuck, ReturnRefused
from app.engine.models import ProcedureTimer
from app.engine.progress import (
    ClosedTask,
    OpenTask,
    Preview,
    Progress,
    TimerMoved,
    TimerSet,
    WaitSet,
    Why,
)
from app.engine.returning import send_back, targets
from app.engine.walk import Walk
from app.kit.db import db


@dataclass(frozen=True, slots=True)
class Before:
    """What was open and what ran before a call: ids with their nodes."""

    open: dict[UUID, str] = field(default_factory=dict)
    timers: frozenset[UUID] = frozenset()
    waits: frozenset[UUID] = frozenset()

    @classmethod
    def of(cls, walk: Walk) -> "Before":
        return cls(
            {task.id: task.task_spec.bpmn_id for task in walk.open_tasks()},
            frozenset(task.id for task in walk.waiting_timers()),
            frozenset(task.id for task in walk.waiting_messages()),
        )


@contextmanager
def stuck_told() -> Iterator[None]:
    """Whatever SpiffWorkflow cannot do is an error of ours."""
    try:
        yield
    except SpiffWorkflowException as error:
        raise ProcedureStuck("stuck") from error


def reported(instance_id: UUID, walk: Walk, before: Before) -> Progress:
    """The difference between ``before`` and the walk as it stands."""
    tasks = walk.open_tasks()
    now_open = {task.id for task in tasks}
    may_go_back_to = {task.id: targets(walk, task) for task in tasks}
    timers = walk.waiting_timers()
    running = {task.id for task in timers}
    waits = {task.id: task.task_spec.bpmn_id for task in walk.waiting_messages()}
    return Progress(
        instance_id=instance_id,
        opened=tuple(
            _opened(walk, task, may_go_back_to[task.id])
            for task in tasks
            if task.id not in before.open
        ),
        closed=tuple(
            ClosedTask(task_id, node_id, _why(walk, task_id))
            for task_id, node_id in before.open.items()
            if task_id not in now_open
        ),
        targets=may_go_back_to,
        passed=tuple(walk.passed_over),
        undone=tuple(walk.undone),
        undone_beside=walk.undone_beside,
        replayed=tuple(walk.replayed),
        repeats=walk.repeats,
        timers_set=tuple(
            TimerSet(task.id, task.task_spec.bpmn_id, task.internal_data["due_at"])
            for task in timers
            if task.id not in before.timers
        ),
        timers_gone=tuple(sorted(before.timers - running - walk.decided)),
        waits_opened=tuple(
            _awaited(walk, wait_id, node_id)
            for wait_id, node_id in waits.items()
            if wait_id not in before.waits
        ),
        waits_gone=tuple(sorted(before.waits - waits.keys())),
        finished=walk.is_finished,
    )


def _awaited(walk: Walk, wait_id: UUID, node_id: str) -> WaitSet:
    node = walk.procedure.diagram.nodes[node_id]
    return WaitSet(
        wait_id=wait_id,
        node_id=node_id,
        message=node.message or "",
        title=node.title,
        is_boundary=node.kind == "boundaryEvent",
        is_interrupting=not node.is_beside,
    )


def _opened(walk: Walk, task: Any, may_go_back_to: tuple[str, ...]) -> OpenTask:
    node_id = task.task_spec.bpmn_id
    return OpenTask(task.id, node_id, walk.procedure.step(node_id), may_go_back_to)


def _why(walk: Walk, task_id: UUID) -> Why:
    if task_id in walk.decided:
        return "completed"
    return "undone" if task_id in walk.called_off else "cancelled"


def write_timers(progress: Progress, at: datetime) -> None:
    """Mirror the timers that began and ended into their table."""
    for each in progress.timers_set:
        db.session.add(
            ProcedureTimer(
                id=each.timer_id,
                instance_id=progress.instance_id,
                node_id=each.node_id,
                due_at=each.due_at,
            )
        )
    if progress.timers_gone:
        db.session.execute(
            update(ProcedureTimer)
            .where(ProcedureTimer.id.in_(progress.timers_gone))
            .values(gone_at=at)
        )
    if progress.timers_set:
        db.session.flush()


def move_timers(moved: Sequence[TimerMoved]) -> None:
    """Mirror the timers that ring at another moment now."""
    for each in moved:
        db.session.execute(
            update(ProcedureTimer)
            .where(ProcedureTimer.id == each.timer_id)
            .values(due_at=each.due_at)
        )
    db.session.flush()


def previewed(walk: Walk, task: Any, to: str | None) -> Preview:
    """What the return would do, tried on ``walk``, which is thrown away afterwards."""
    node_id = task.task_spec.bpmn_id
    if to is None:
        to = next(iter(targets(walk, task)), None)
    if to is None:
        raise ReturnRefused("not_reachable", element=node_id)
    done, before = _steps_done(walk), Before.of(walk)
    send_back(walk, task, to=to, straight=False, facts={})
    after, still = _steps_done(walk), Before.of(walk).open
    closed = [node for task_id, node in before.open.items() if task_id not in still]
    opened = [node for task_id, node in still.items() if task_id not in before.open]
    places = walk.procedure.places
    undone = {*closed, *done} - set(after) - (set(still.values()) - set(opened))
    return Preview(
        reopens=tuple(opened),
        undone=tuple(sorted(undone - set(opened), key=places.__getitem__)),
        kept=tuple(after),
    )


def _steps_done(walk: Walk) -> list[str]:
    nodes = walk.procedure.diagram.nodes.values()
    done = {element for strand in walk.ledger.strands.values() for element in strand.done}
    return [node.id for node in nodes if node.kind == "userTask" and node.id in done]
